from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.cases import cases
from tests.checking.test_programmes import VALID
from tests.commands.runner import DATA
from tests.mutations import EVERY_KEY
from tests.samples import HEAD, WHOLE, programme, shipped_programme
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.reading import parse, read
from uvp_cli.programme.annotations import decimal
from uvp_cli.programme.log import Entry, Log
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import region
from uvp_cli.queries import tidy_log
from uvp_cli.queries.hours import account
from uvp_cli.queries.tidy import tables
from uvp_cli.queries.tidy_columns import ExportCell, ExportTable
from uvp_cli.queries.tidy_names import named

TEXTS = {
    "proef": HEAD + WHOLE,
    "data": DATA.read_text("utf-8"),
    "every-key": EVERY_KEY,
    **{path.stem: path.read_text("utf-8") for path in VALID},
}
ELSEWHERE = ("derived", "months")
"""Lists whose values stand in columns that are worked out."""


@pytest.fixture(scope="module")
def shipped() -> Programme:
    return shipped_programme()


def by_name(of: Programme) -> dict[str, ExportTable]:
    return {table.name: table for table in tables(of)}


def records(of: Programme, name: str) -> list[dict[str, ExportCell]]:
    table = by_name(of)[name]
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in table.rows]


def leaves(data: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every value in plain data that is no list and no mapping."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    else:
        yield path, data


@cases("text", TEXTS.values())
def test_every_fact_of_the_document_is_in_a_cell_that_leads_to_its_place(text: str) -> None:
    document = parse(text, "proef.yaml")
    of = programme(text, head="")
    cells = {
        (*row.path, *column.place): cell
        for table in tables(of)
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column.place is not None and cell is not None
    }
    facts = {
        path: decimal(value) if isinstance(value, float) else value
        for path, value in leaves(document.data)
        if not set(path) & set(ELSEWHERE)
    }
    # Where some numbers have points, all numbers of the table are text.
    facts |= {
        path: str(value)
        for path, value in facts.items()
        if path[-1] == "number" and isinstance(cells.get(path), str)
    }
    assert {path: cells.get(path) for path in facts} == facts


def test_what_is_worked_out_is_there_too() -> None:
    whole = programme(WHOLE)
    assert [
        (each["title_derived"], each["goals_derived"]) for each in records(whole, "actions")
    ] == [(True, True), (False, False)]
    assert [
        (each["actions_derived"], each["period_derived"]) for each in records(whole, "planning")
    ] == [(True, False), (False, True)]
    assert [tuple(each.values()) for each in records(whole, "planning_months")] == [
        (1, 1, 5),
        (2, 1, 7),
        (2, 2, 8),
    ]
    assert [tuple(each.values()) for each in records(whole, "planning_responsible")] == [
        (1, 1, "allen", "role"),
        (1, 2, "zuid", "gemeente"),
        (1, 3, "oov", "department"),
        (1, 4, "politie", "partner"),
    ]
    assert [tuple(each.values())[:3] for each in records(whole, "remarks")] == [
        (1, "uvp-proef-2026", "introduction[0]"),
        (2, "uvp-proef-2026", "allocation"),
        (3, "politie", "partners[0]"),
        (4, "uvp-proef-2026", None),
    ]


def test_what_has_no_id_is_named_after_its_place() -> None:
    whole = programme(WHOLE)
    assert [each["statement"] for each in records(whole, "statements")] == [
        "introduction.1",
        "jeugd.residents.1",
        "jeugd.communication.1",
    ]
    assert [tuple(each.values()) for each in records(whole, "statement_actions")] == [
        ("introduction.1", 1, "jeugd.uitgaan"),
        ("jeugd.residents.1", 1, "jeugd.uitgaan"),
    ]
    assert [each["budget"] for each in records(whole, "budget")] == [
        "jeugd.budget.1",
        "jeugd.budget.2",
    ]


def test_readings_and_exceptions_lead_to_their_estimate() -> None:
    whole = programme(WHOLE)
    assert [tuple(each.values()) for each in records(whole, "alternatives")] == [
        ("jeugd.uitgaan", 2, 1, 40, None, None, "gemeente")
    ]
    assert [tuple(each.values()) for each in records(whole, "exceptions")] == [
        ("jeugd.uitgaan", 1, 0, "zuid", 20),
        ("jeugd.uitgaan", 2, 1, "noord", Decimal("30.5")),
    ]


@cases("text", [HEAD, *TEXTS.values()])
def test_keys_tell_rows_apart_and_references_lead_somewhere(text: str) -> None:
    found = by_name(programme(text, head=""))
    for table in found.values():
        keys = [row.cells[: table.key] for row in table.rows]
        assert len(set(keys)) == len(keys), table.name
        assert len({column.title for column in table.columns}) == len(table.columns)
        for index, column in enumerate(table.columns):
            if column.refers:
                known = {row.cells[0] for row in found[column.refers].rows}
                assert {row.cells[index] for row in table.rows} - {None} <= known
        if table.part_of:
            owner = found[table.part_of]
            known_keys = {row.cells[: owner.key] for row in owner.rows}
            assert {row.cells[: owner.key] for row in table.rows} <= known_keys


def test_a_table_comes_after_those_that_it_refers_to() -> None:
    seen: set[str] = set()
    for table in tables(programme()):
        assert {column.refers for column in table.columns} - {None} <= {*seen, table.name}
        assert table.part_of in {None, *seen}
        seen.add(table.name)


def test_hours_are_those_of_uvp_hours() -> None:
    whole = programme(WHOLE)
    rows = records(whole, "hours")
    for gemeente in ("noord", "midden", "zuid"):
        own = [row for row in rows if row["gemeente"] == gemeente]
        totals = account(whole, gemeente).totals
        for key in ("own", "shared", "assumed", "hours", "low", "high"):
            figures = [cell for row in own if isinstance(cell := row[key], Decimal)]
            assert sum(figures) == getattr(totals, key)
        assert [row["hours"] is None for row in own] == [False, False, True, False]


def test_the_shipped_programme(shipped: Programme) -> None:
    """The numbers are those of `grep -c` in data/uvp2026.yaml, such as `- id: .*\\.doel-`."""
    counts = {name: len(table.rows) for name, table in by_name(shipped).items()}
    expected = {"gemeenten": 5, "themes": 4, "goals": 19, "actions": 27, "estimates": 25}
    expected |= {"planning": 35, "hours": 5 * 24 + 1, "weights": 0, "programme": 1}
    assert expected.items() <= counts.items()
    kinds = read(DATA).text.count("kind: ")
    assert counts["remarks"] == kinds


@cases(
    ("name", "expected"),
    [
        ("uvp-heuvelland-2026", "heuvelland"),
        ("noord-zuid-2026", "noord-zuid"),
        ("uvp-2026", "uvp-2026"),
        ("uvp-proef-2026-2029", "proef"),
    ],
)
def test_the_region_of_an_id(name: str, expected: str) -> None:
    of = programme(head=HEAD.replace("uvp-proef-2026", name))
    assert region(of).id == expected


def test_what_a_note_is_about_has_its_name_beside_it() -> None:
    found = programme("""\
other_actions: [{id: overig.a, title: Lamp, indicators: [{id: overig.i, title: Storingen}]}]
planning: [{id: mei.dag, title: Dag van de lamp, month: 5}]
""")
    about = ("overig.a", "overig.i", "mei.dag")
    entries = tuple(Entry(date="2026-05-01", about=name, text="Goed.") for name in about)
    log = Log(version=1, progress_of=found.id, entries=entries)
    read_by_people = named((*tables(found), *tidy_log.tables(found, [log], "2026-05-31")))
    notes = next(table for table in read_by_people if table.name == "entries")
    at = [column.title for column in notes.columns].index("Over (naam)")
    assert [row.cells[at] for row in notes.rows] == ["Lamp", "Storingen", "Dag van de lamp"]
