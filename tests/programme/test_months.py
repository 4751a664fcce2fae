from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from uvp_cli.programme.model import NamedPeriod, Period, PlanningItem
from uvp_cli.programme.months import (
    MonthSpan,
    between,
    dated_span,
    later,
    moments_of,
    months_of,
    numbers_of,
    span_of,
    turns,
    years_of,
)

YEAR = Period(from_="2026-01", to="2026-12")
EXTENDED = Period(from_="2026-09", to="2027-06", extended_to="2028-03")
WINTER = NamedPeriod(name="Winter", months=(12, 1, 2))
MONTHS = st.integers(0, 30).map(lambda count: later("2025-06", count))


def test_an_extension_counts() -> None:
    assert EXTENDED.last == "2028-03"
    assert len(months_of(EXTENDED)) == 19
    assert months_of(EXTENDED)[-1] == "2028-03"
    assert YEAR.last == "2026-12"


def test_months_go_on_over_the_year() -> None:
    assert later("2026-11", 3) == "2027-02"
    assert between("2026-11", "2027-01") == ("2026-11", "2026-12", "2027-01")


@given(MONTHS, MONTHS, st.integers(1, 12))
def test_the_years_of_a_month_are_those_in_which_the_period_has_it(
    first: str, last: str, number: int
) -> None:
    period = Period(from_=min(first, last), to=max(first, last))
    expected = [int(each[:4]) for each in months_of(period) if int(each[5:]) == number]
    assert list(years_of(number, period)) == expected


@cases(
    ("item", "span"),
    [
        (PlanningItem(title="A", month=5), ("2027-05", "2027-05")),
        (PlanningItem(title="A", month=10), ("2026-10", "2027-10")),
        (PlanningItem(title="A", month=1, year=2028), ("2028-01", "2028-01")),
        (PlanningItem(title="A", period=WINTER), ("2026-12", "2028-02")),
        (PlanningItem(title="A", period=WINTER, year=2026), ("2026-12", "2027-02")),
        (
            PlanningItem(title="A", month=12, from_="2026-12-28", to="2027-01-03"),
            ("2026-12", "2027-01"),
        ),
        (PlanningItem(title="A", month=3, year=2027, from_="2027-03-01"), ("2027-03", "2027-03")),
        (PlanningItem(title="A", year=2027), None),
        (PlanningItem(title="A"), None),
    ],
)
def test_from_which_to_which_month_an_item_is(item: PlanningItem, span: MonthSpan | None) -> None:
    assert span_of(item, EXTENDED) == span


def test_a_month_that_the_programme_does_not_have() -> None:
    item = PlanningItem(title="A", month=5)
    assert span_of(item, Period(from_="2026-06", to="2026-12")) is None
    assert (numbers_of(item), dated_span(item)) == ((5,), None)


@cases(
    ("item", "moments"),
    [
        (PlanningItem(title="A", month=5), [(None, 5)]),
        (PlanningItem(title="A", month=5, year=2027), [(2027, 5)]),
        (PlanningItem(title="A", month=12, from_="2026-12-28", to="2027-01-03"), [(2026, 12)]),
        (PlanningItem(title="A", period=WINTER), [(None, 12), (None, 1), (None, 2)]),
        (PlanningItem(title="A", period=WINTER, year=2026), [(2026, 12), (2027, 1), (2027, 2)]),
        (PlanningItem(title="A", year=2027), []),
        (PlanningItem(title="A"), []),
    ],
)
def test_the_months_of_an_item_each_with_its_year(
    item: PlanningItem, moments: list[tuple[int | None, int]]
) -> None:
    assert list(moments_of(item)) == moments


@cases(
    ("item", "expected"),
    [
        (
            PlanningItem(title="A", month=10),
            [("", "2026-10", "2026-10-31"), ("2027-04", "2027-10", "2027-10-31")],
        ),
        (PlanningItem(title="A", month=10, year=2027), [("", "2027-10", "2027-10-31")]),
        (
            PlanningItem(title="A", month=10, from_="2027-10-05", to="2027-10-09"),
            [("", "2027-10", "2027-10-09")],
        ),
        (
            PlanningItem(title="A", month=10, week=41),
            [("", "2026-10", "2026-10-11"), ("2027-04", "2027-10", "2027-10-17")],
        ),
        (
            PlanningItem(title="A", period=WINTER),
            [("", "2026-12", "2027-02-28"), ("2027-07", "2027-12", "2028-02-29")],
        ),
        (
            PlanningItem(title="A", half=1),
            [("", "2027-01", "2027-06-30"), ("2027-10", "2028-01", "2028-03-31")],
        ),
        (
            PlanningItem(title="A", period=NamedPeriod(name="Zomer", months=(7, 8, 9))),
            [("", "2026-09", "2027-09-30")],
        ),
        (PlanningItem(title="A"), []),
    ],
)
def test_what_comes_back_is_told_apart_halfway_between_two_times(
    item: PlanningItem, expected: list[tuple[str, str, str]]
) -> None:
    assert list(turns(item, EXTENDED)) == expected


def test_what_has_no_end_in_the_year_has_a_time_for_each() -> None:
    always = PlanningItem(title="A", period=NamedPeriod(name="Altijd", months=tuple(range(1, 13))))
    two = Period(from_="2026-01", to="2027-12")
    assert turns(always, two) == (
        ("", "2026-01", "2026-12-31"),
        ("2027-01", "2027-01", "2027-12-31"),
    )
