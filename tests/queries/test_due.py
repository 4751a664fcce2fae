"""What was to happen by a day and is not noted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.samples import HEAD, programme
from uvp_cli.programme.log import Entry, Log
from uvp_cli.queries.logbook import logbook
from uvp_cli.queries.progress import due, without_id

MADE = programme("""\
other_actions:
  - {id: overig.kort, title: Kort, capacity: {duration: {cell: januari - maart}}}
  - {id: overig.lang, title: Lang}
planning:
  - {id: mrt.noord, title: Alleen Noord, month: 3, gemeenten: [noord]}
  - {id: apr.allen, title: Voor allen, month: 4, actions: [overig.lang]}
  - {id: jun.later, title: Later, month: 6}
  - {title: Zonder id, month: 2}
  - {title: Ook zonder id, month: 6}
""")


def at(day: str, *entries: dict[str, Any], gemeente: str | None = None) -> list[tuple[str, str]]:
    made = (Entry(**{"date": "2026-03-01", **entry}) for entry in entries)
    noted = Log(version=1, progress_of=MADE.id, entries=tuple(made))
    found = due(MADE, logbook([noted], day), gemeente)
    return [(each.subject.id, each.month) for each in found]


def test_the_planning_of_this_month_and_before_and_late_actions_are_due() -> None:
    march, april = ("mrt.noord", "2026-03"), ("apr.allen", "2026-04")
    assert at("2026-02-28") == []
    assert at("2026-03-31") == [march]
    assert at("2026-04-01") == [march, ("overig.kort", "2026-03"), april]


def test_what_is_for_others_is_not_due() -> None:
    assert at("2026-03-31", gemeente="zuid") == []
    assert at("2026-03-31", gemeente="noord") == [("mrt.noord", "2026-03")]


def test_what_ended_or_was_moved_is_not_due_until_then() -> None:
    done: dict[str, Any] = {"about": "mrt.noord", "status": "done"}
    dropped: dict[str, Any] = {"about": "overig.kort", "status": "dropped"}
    moved: dict[str, Any] = {"about": "apr.allen", "status": "delayed", "until": "2026-05"}
    assert at("2026-04-30", done, dropped, moved) == []
    assert at("2026-05-01", done, dropped, moved) == [("apr.allen", "2026-05")]
    started: dict[str, Any] = {"about": "mrt.noord", "status": "started"}
    assert at("2026-03-31", started) == [("mrt.noord", "2026-03")]


def test_what_has_no_id_is_counted() -> None:
    assert [without_id(MADE, day) for day in ("2026-01-31", "2026-02-01", "2026-06-01")] == [
        0,
        1,
        2,
    ]


TWO_YEARS = programme(
    "planning: [{id: mrt.ronde, title: Ronde, month: 3}, {title: Zonder id, month: 4}]",
    head=HEAD.replace("to: 2026-12", "to: 2027-12"),
)


def test_what_comes_back_every_year_is_due_every_year() -> None:
    done = Entry(date="2026-03-30", about="mrt.ronde", status="done")
    again = replace(done, date="2027-02-25")

    def late(day: str, *entries: Entry) -> list[str]:
        noted = Log(version=1, progress_of=TWO_YEARS.id, entries=entries)
        return [each.month for each in due(TWO_YEARS, logbook([noted], day))]

    assert late("2026-03-01") == late("2027-02-28") == ["2026-03"]
    assert late("2026-03-31", done) == late("2027-02-28", done) == []
    assert late("2027-03-01", done) == ["2027-03"]
    assert late("2027-03-01", done, again) == []
    assert without_id(TWO_YEARS, "2026-04-01") == 1
