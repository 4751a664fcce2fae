"""The sheet on which colleagues fill in their hours."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cases import cases
from tests.queries.test_progress import MADE, SPENT
from uvp_cli.programme.log import Entry, Log
from uvp_cli.programme.packed import Unpackable, squeezed
from uvp_cli.queries.tidy_columns import ExportTable
from uvp_cli.queries.timesheet import filled, packed, timesheet, unpacked


def sheet(gemeente: str, *entries: Entry) -> ExportTable:
    noted = Log(version=1, progress_of=MADE.id, entries=entries)
    return timesheet(MADE, [noted], gemeente)


def under(table: ExportTable, title: str) -> list[object]:
    at = [column.title for column in table.columns].index(title)
    return [row.cells[at] for row in table.rows]


def test_a_sheet_has_the_actions_of_its_municipality_and_the_months_of_the_programme() -> None:
    assert under(sheet("a"), "Id") == ["jeugd.uitgaan"]
    assert under(sheet("b"), "Id") == ["jeugd.uitgaan", "jeugd.b"]
    table = sheet("b")
    assert under(table, "Geraamd") == [12, None]
    assert [column.title for column in table.columns if column.editable][:4] == [
        "jan 2026",
        "feb 2026",
        "mrt 2026",
        "apr 2026",
    ]
    assert sum(column.editable for column in table.columns) == 12


def test_what_was_noted_for_it_stands_beside_each_month_and_nothing_is_filled_in() -> None:
    table = sheet("b", *SPENT)
    assert under(table, "mrt 2026 genoteerd") == [3, None]
    assert under(table, "Genoteerd") == [3, None]
    assert under(table, "mrt 2026") == [None, None]
    assert under(sheet("a", *SPENT), "mrt 2026 genoteerd") == [None]


def test_a_sheet_that_is_packed_is_the_same_when_it_is_unpacked() -> None:
    table = sheet("b", *SPENT)
    assert unpacked(packed(table)) == table
    hours = {("jeugd.uitgaan", "2026-03"): Decimal("1.5")}
    assert under(filled(table, hours), "mrt 2026") == [Decimal("1.5"), None]
    assert unpacked(packed(filled(table, {}))) == table


@cases(
    "text",
    [
        *("", "{}", "[1]", "[[1], 2]", '[["2026-01"], [["a", "b", "c", "x"]]]', "[" * 9_000),
        *('[["2026-13"], []]', '[["2026-01"], [["a", "b", "c"]]]', '[["2026-01"], [[]]]'),
    ],
)
def test_another_text_is_no_sheet(text: str) -> None:
    with pytest.raises(Unpackable):
        unpacked(squeezed(text))
    with pytest.raises(Unpackable):
        unpacked(text)
