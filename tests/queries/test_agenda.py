from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import HEAD, programme, shipped_programme
from uvp_cli.queries.agenda import Occurrence, first_working_day, occurrences
from uvp_cli.queries.planning import schedule

TWO_YEARS = HEAD.replace("to: 2026-12", "to: 2027-12")
SCHOOL_YEAR = HEAD.replace("from: 2026-01, to: 2026-12", "from: 2026-08, to: 2027-07")


def found(planning: str, head: str = HEAD, *, span: bool = False) -> tuple[Occurrence, ...]:
    """When the items of a planning (a YAML list) are."""
    one = programme(f"planning: {planning}\n", head)
    return occurrences(one, schedule(one), span=span)


def days(planning: str, head: str = HEAD, *, span: bool = False) -> list[tuple[str, str]]:
    return [(str(e.first), str(e.last)) for e in found(planning, head, span=span)]


@cases(
    ("item", "expected"),
    [
        ("month: 5", ["2026-05-01", "2027-05-03"]),
        ("month: 5, year: 2027", ["2027-05-03"]),
        ("month: 5, year: 2027, week: 19", ["2027-05-10"]),
        ("period: {name: Winter, months: [12, 1]}, year: 2026", ["2026-12-01"]),
    ],
)
def test_an_item_with_a_year_does_not_come_back(item: str, expected: list[str]) -> None:
    assert [first for first, _ in days(f"[{{title: A, {item}}}]", TWO_YEARS)] == expected


def test_an_extension_is_in_the_calendar() -> None:
    extended = HEAD.replace("to: 2026-12", "to: 2026-12, extended_to: 2027-06")
    assert len(found("[{title: A, month: 5}]", extended)) == 2


@cases(
    ("year", "month", "day"),
    [
        (2026, 5, 1),  # Friday
        (2026, 8, 3),  # the 1st is a Saturday
        (2026, 11, 2),  # the 1st is a Sunday
        (2026, 1, 2),  # New Year's Day
        (2022, 1, 3),  # New Year's Day on a Saturday
        (2024, 4, 2),  # Easter Monday
        (2008, 5, 2),  # Ascension Day
        (2020, 6, 2),  # Whit Monday
        (2011, 6, 1),  # the day before Ascension Day
    ],
)
def test_the_first_working_day_of_a_month(year: int, month: int, day: int) -> None:
    assert first_working_day(year, month) == date(year, month, day)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_it_is_a_working_day_in_the_first_week(day: date) -> None:
    first = first_working_day(day.year, day.month)
    assert first.isoweekday() <= 5
    assert (first.year, first.month) == (day.year, day.month)
    assert first.day <= 5


@cases(
    ("item", "once", "block"),
    [
        ("month: 5", ("2026-05-01", "2026-05-01"), ("2026-05-01", "2026-05-31")),
        ("month: 2", ("2026-02-02", "2026-02-02"), ("2026-02-01", "2026-02-28")),
        ("month: 12", ("2026-12-01", "2026-12-01"), ("2026-12-01", "2026-12-31")),
        (
            "period: {name: Zomer, months: [8, 7]}",
            ("2026-07-01", "2026-07-01"),
            ("2026-07-01", "2026-08-31"),
        ),
        ("month: 10, from: 2026-10-05, to: 2026-10-11", *[("2026-10-05", "2026-10-11")] * 2),
        ("month: 10, from: 2026-10-05", *[("2026-10-05", "2026-10-05")] * 2),
        ("month: 10, week: 41", *[("2026-10-05", "2026-10-11")] * 2),
        ("month: 1, week: 1", *[("2025-12-29", "2026-01-04")] * 2),
        ("month: 12, week: 53", *[("2026-12-28", "2027-01-03")] * 2),
        ("month: 3, week: 41", ("2026-03-02", "2026-03-02"), ("2026-03-01", "2026-03-31")),
    ],
)
def test_when_an_item_is(item: str, once: tuple[str, str], block: tuple[str, str]) -> None:
    planning = f"[{{title: Proef, {item}}}]"
    assert days(planning) == [once]
    assert days(planning, span=True) == [block]


def test_only_what_names_no_day_stands_for_months() -> None:
    planning = "[{title: A, month: 5}, {title: B, month: 10, week: 41}]"
    assert [each.months for each in found(planning)] == [(5,), ()]


def test_months_that_do_not_follow_each_other_are_apart() -> None:
    winter = "[{title: Winter, period: {name: Winter, months: [12, 1, 2]}}]"
    assert days(winter, span=True) == [("2026-01-01", "2026-02-28"), ("2026-12-01", "2026-12-31")]
    assert days(winter, SCHOOL_YEAR, span=True) == [("2026-12-01", "2027-02-28")]


def test_a_month_comes_back_in_a_programme_of_more_years() -> None:
    twice = found("[{title: Proef, month: 5}]", TWO_YEARS)
    assert [str(each.first) for each in twice] == ["2026-05-01", "2027-05-03"]
    assert twice[0].uid != twice[1].uid


def test_an_item_keeps_its_uid_wherever_it_goes() -> None:
    (before,) = found("[{id: mei.a, title: Proef, month: 5}]")
    (moved,) = found("[{id: mei.a, title: Anders, month: 6, from: 2026-06-03}]")
    (block,) = found("[{id: mei.a, title: Proef, month: 5}]", span=True)
    assert before.uid == moved.uid == block.uid
    (other,) = found("[{id: mei.a, title: Proef, month: 5}]", HEAD.replace("proef", "ander"))
    assert other.uid != before.uid


def test_without_an_id_the_title_tells_items_apart_and_then_their_order() -> None:
    same = "{title: Themadag, month: 5}"
    first, second, third = found(f"[{same}, {same}, {{title: Anders, month: 5}}]")
    assert len({first.uid, second.uid, third.uid}) == 3
    assert found(f"[{{title: Nieuw, month: 1}}, {same}]")[1].uid == first.uid


def test_a_selection_does_not_change_a_uid() -> None:
    one = programme("planning: [{title: A, month: 4}, {title: A, month: 5}]\n")
    everything = schedule(one)
    assert occurrences(one, everything[1:]) == occurrences(one, everything)[1:]


def test_the_programme_of_this_repository() -> None:
    """35 lines `title:` under `planning:`; only the one of October names days."""
    heuvelland = shipped_programme()
    everything = occurrences(heuvelland, schedule(heuvelland))
    assert len(everything) == len({each.uid for each in everything}) == 35
    (dated,) = [each for each in everything if not each.months]
    assert (dated.first, dated.last) == (date(2026, 10, 5), date(2026, 10, 11))
