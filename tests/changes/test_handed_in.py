"""Hours from a time sheet as entries of a log."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.queries.test_timesheet import sheet as made
from uvp_cli.changes.amendments import Amendment, Objection
from uvp_cli.changes.handed_in import TimeSheet, handed, notes
from uvp_cli.changes.noting import Note
from uvp_cli.programme.log import Entry, Log
from uvp_cli.queries.logbook import logbook

SHEET = TimeSheet("abc", "b", "2026-04-30", "uren.xlsx", made("b"))
ACTIONS = ("jeugd.uitgaan", "jeugd.b")
MARCH = ("jeugd.uitgaan", "2026-03")


def change(after: str | None, month: str = "2026-03", row: int = 0) -> Amendment:
    return Amendment("Hier", (row, month), None, None if after is None else Decimal(after))


def noted(log: list[Entry], *changes: Amendment, actions: Any = ACTIONS) -> list[Note | Objection]:
    found = notes(changes, SHEET, handed(SHEET, log), actions, "2026-04-30")
    return [each if isinstance(each, Objection) else each[1] for each in found]


def entry(note: Note | Objection) -> Entry:
    assert not isinstance(note, Objection)
    values: Any = note
    return Entry(**values)


def test_a_cell_is_an_entry_on_the_last_day_of_its_month_that_says_from_which_sheet() -> None:
    (note,) = noted([], change("7.5"))
    assert entry(note) == Entry(
        id=SHEET.entry_id(MARCH),
        date="2026-03-31",
        about="jeugd.uitgaan",
        gemeente="b",
        hours=Decimal("7.5"),
        source="Urenstaat uren.xlsx van 30 april 2026",
    )
    assert SHEET.entry_id(MARCH).startswith("uitgaan-2026-03-")


def test_what_was_handed_in_is_known_by_its_id_and_another_value_corrects_it() -> None:
    log = [entry(*noted([], change("6")))]
    assert handed(SHEET, log)[MARCH].hours == 6
    log.append(entry(*noted(log, change("8"))))
    assert (log[1].corrects, log[1].hours) == (log[0].id, Decimal(8))
    log.append(entry(*noted(log, change(None))))
    assert (log[2].corrects, log[2].hours) == (log[1].id, None)
    assert handed(SHEET, log)[MARCH].hours is None
    log.append(entry(*noted(log, change("6"))))
    assert log[3].corrects == log[2].id
    assert len({each.id for each in log}) == 4


def test_another_sheet_or_cell_has_other_entries() -> None:
    log = [entry(*noted([], change("6")))]
    assert handed(TimeSheet("abd", "b", "2026-04-30", "u.xlsx", SHEET.table), log) == {}
    assert [*handed(SHEET, log)] == [MARCH]
    ids = {SHEET.entry_id(cell) for cell in SHEET.cells}
    assert len(ids) == 24
    assert max(map(len, ids)) <= 60


def test_what_somebody_corrected_in_the_log_is_not_corrected_once_more() -> None:
    first = entry(*noted([], change("6")))
    by_hand = Entry(date="2026-04-01", about="jeugd.uitgaan", corrects=first.id, hours=Decimal(2))
    (found,) = noted([first, by_hand], change("8"))
    assert found == Objection(
        "Hier", "is in het logboek intussen verbeterd; verbeter het daar, met uvp log --verbetert."
    )


def test_hours_that_cannot_be_are_refused() -> None:
    found = noted([], change("3", "2026-05"), change("-1"), change("1"), actions=("jeugd.b",))
    assert [each.reason for each in found if isinstance(each, Objection)] == [
        "het programma heeft deze actie nu niet voor deze gemeente; noteer dit met uvp log."
    ] * 3
    future, *odd = noted([], change("3", "2026-05"), change("-1"), change("1000001"))
    assert isinstance(future, Objection)
    assert future.reason == "mei 2026 moet nog komen; vul de uren in als zij gemaakt zijn."
    assert odd == [
        Objection(
            "Hier", f"kan niet '{hours}' zijn; schrijf een getal van 0 t/m 1.000.000, zoals 7,5."
        )
        for hours in ("-1", "1.000.001")
    ]


@given(st.lists(st.none() | st.integers(0, 9), max_size=8))
def test_what_counts_is_what_was_handed_in_last_however_often(typed: list[int | None]) -> None:
    log: list[Entry] = []
    for value in typed:
        known = handed(SHEET, log).get(MARCH)
        if value != (known.hours if known else None):
            log.append(entry(*noted(log, change(None if value is None else str(value)))))
    book = logbook([Log(version=1, progress_of="x", entries=tuple(log))], "2026-12-31")
    assert book.of("jeugd.uitgaan").spent("hours") == (typed[-1] if typed else None)
    assert all(each.date == "2026-03-31" for each in log)
