"""The log of a programme as tables."""

from __future__ import annotations

from decimal import Decimal

from tests.queries.test_progress import MADE
from uvp_cli.programme.log import Entry, Log
from uvp_cli.queries.tidy_columns import ExportCell
from uvp_cli.queries.tidy_log import tables

NOTED = (
    Entry(date="2026-02-01", about="jeugd.toezicht", gemeente="a", hours=Decimal(5), id="een"),
    Entry(
        date="2026-02-09", about="jeugd.toezicht", gemeente="a", hours=Decimal(4), corrects="een"
    ),
    Entry(date="2026-03-01", about="jeugd.uitgaan", euros=Decimal(40)),
    Entry(date="2026-08-01", about="mei.evaluatie", status="done", by="oov"),
    Entry(date="2026-02-01", about="elders.weg", status="done"),
)


def records(name: str, *entries: Entry, day: str = "2026-06-30") -> list[dict[str, ExportCell]]:
    made = tables(MADE, [Log(version=1, progress_of=MADE.id, entries=entries)], day)
    table = next(each for each in made if each.name == name)
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in table.rows]


def test_there_are_no_tables_without_a_log() -> None:
    assert tables(MADE, [], "2026-06-30") == ()


def test_every_entry_about_a_part_is_a_row_that_says_whether_it_counts() -> None:
    found = records("entries", *NOTED)
    assert [(row["entry"], row["action"], row["about"], row["counts"]) for row in found] == [
        (1, "jeugd.uitgaan", "jeugd.toezicht", False),
        (2, "jeugd.uitgaan", "jeugd.toezicht", True),
        (3, "jeugd.uitgaan", "jeugd.uitgaan", True),
        (4, None, "mei.evaluatie", False),
    ]
    assert found[1]["corrects"] == "een"
    assert found[3]["status"] == "done"
    assert found[3]["by"] == "oov"


def test_an_action_has_a_row_for_each_municipality_and_one_for_what_is_of_none() -> None:
    found = records("progress", *NOTED)
    assert [(row["action"], row["gemeente"], row["used"], row["spent"]) for row in found] == [
        ("jeugd.uitgaan", "a", 4, None),
        ("jeugd.uitgaan", "b", None, None),
        ("jeugd.b", "b", None, None),
        ("jeugd.uitgaan", None, None, 40),
    ]
    assert [found[0][key] for key in ("planned", "expected", "money", "late", "last")] == [
        12,
        12,
        100,
        False,
        "2026-06",
    ]
    assert records("progress", day="2026-07-01")[0]["late"] is True
