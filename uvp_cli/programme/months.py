"""The months (yyyy-mm) of a programme, an extension included, and of what is planned in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, pairwise

from uvp_cli import dutch
from uvp_cli.programme.model import Period, PlanningItem
from uvp_cli.values import dataclass

MonthSpan = tuple[str, str]
"""The first and the last month of something."""
Days = tuple[str, str]
"""The first and the last day (yyyy-mm-dd) of something."""
Moment = tuple[int | None, int]
"""A month (1 to 12) with its year; without one it comes back every year."""
SIZES = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}
"""The months in each of these."""
PARTS = {"month": 1, "quarter": 3, "half": 6}
"""The keys with which a planning item names a part of the calendar year by its number, each with
the months in such a part."""
YEAR = 12
"""The months of a year."""
YEARS = range(1900, 2201)
"""The years that a programme can be about: calendars and tables carry these, and no others."""
LONGEST = 20
"""The most years that a programme, or a line of its planning, can last."""


@dataclass(frozen=True, slots=True)
class NamedDays:
    """The days that are meant, in the order of time, and what they are called in Dutch. `dated` is
    the same with the year, for where nothing else says it."""

    days: tuple[Days, ...]
    words: str
    dated: str


def years_in(written: str | int) -> tuple[int, ...]:
    """The years in a month, a day, a year or years as the document writes them."""
    return (written,) if isinstance(written, int) else tuple(map(int, re.findall(_YEAR, written)))


def lasts_too_long(first: str, last: str) -> bool:
    """Whether more than the `LONGEST` time passes from the first month or day to the last."""
    return _count(last[:7]) - _count(first[:7]) >= YEAR * LONGEST


def months_of(period: Period) -> tuple[str, ...]:
    """The months of a period, first and last included."""
    return between(period.from_, period.last)


def has_months_twice(period: Period) -> bool:
    """Whether a period is longer than a year, so that a month is in it more than once."""
    return len(months_of(period)) > YEAR


@lru_cache(maxsize=256)
def between(first: str, last: str) -> tuple[str, ...]:
    """The months from the first to the last, both included."""
    return tuple(map(_month, range(_count(first), _count(last) + 1)))


def stretches(months: Sequence[str]) -> list[MonthSpan]:
    """The first and the last month of each row of months that follow each other."""
    begins = [month for month in months if later(month, -1) not in months]
    ends = [month for month in months if later(month, 1) not in months]
    return list(zip(begins, ends, strict=True))


def later(month: str, count: int) -> str:
    """The month that comes so many months after this one."""
    return _month(_count(month) + count)


def days_of(first: str, last: str) -> Days:
    """The first day of one month and the last day of another."""
    end = date.fromisoformat(f"{later(last, 1)}-01") - timedelta(days=1)
    return f"{first}-01", end.isoformat()


def last_day(period: Period) -> str:
    """The last day (yyyy-mm-dd) of a programme."""
    return days_of(period.from_, period.last)[1]


def years_of(number: int, period: Period) -> range:
    """The years in which a period has the month with this number (1 to 12)."""
    begin = int(period.from_[:4]) + (number < int(period.from_[5:]))
    end = int(period.last[:4]) - (number > int(period.last[5:]))
    return range(begin, end + 1)


def numbers_of(item: PlanningItem) -> tuple[int, ...]:
    """The numbers (1 to 12) of the months under which a planning item stands."""
    for key, size in PARTS.items():
        if number := getattr(item, key):
            return tuple(range((number - 1) * size + 1, number * size + 1))
    return item.period.months if item.period else ()


def name_of(item: PlanningItem) -> str:
    """The month, quarter, half year or period under which a planning item stands, in Dutch; empty
    where it says none."""
    if item.month:
        return dutch.MONTHS[item.month - 1]
    if item.quarter or item.half:
        return f"{item.quarter}e kwartaal" if item.quarter else f"{item.half}e halfjaar"
    return item.period.name if item.period else ""


def period_of(item: PlanningItem, year: int | None = None) -> str:
    """The name of the time of an item, with its year (or the one that is told) unless the name has
    it."""
    name, year = name_of(item), item.year or year
    told = not year or str(year) in re.findall("[0-9]+", name)
    return f"{name} {year}" if name and not told else name


def in_a_sentence(item: PlanningItem) -> str:
    """The name of the month, quarter, half year or period of an item with its article, if any."""
    return f"{'het ' if item.quarter or item.half else ''}{name_of(item)}"


def moments_of(item: PlanningItem) -> tuple[Moment, ...]:
    """The months under which a planning item stands, each with its year. None for an item that says
    neither a year nor a day: it comes back every year."""
    numbers = numbers_of(item)
    # Wherever the numbers go down, the next year has begun.
    ended = accumulate((after < before for before, after in pairwise(numbers)), initial=0)
    further = dict(zip(numbers, ended, strict=False))
    year = item.year
    if item.from_ and year is None:
        # A winter with days in January began the year before.
        year = int(item.from_[:4]) - further.get(int(item.from_[5:7]), 0)
    if year is None:
        return tuple((None, number) for number in numbers)
    return tuple((year + years, number) for number, years in further.items())


def months_in(item: PlanningItem, period: Period) -> tuple[str, ...]:
    """The months of a period under which a planning item stands, in every year that it is in."""
    moments = {*moments_of(item)}
    return tuple(
        month
        for month in months_of(period)
        if (None, int(month[5:])) in moments or (int(month[:4]), int(month[5:])) in moments
    )


Turn = tuple[str, str, str]
"""One of the times that something is planned: the month (yyyy-mm) from which what is noted is about
this time rather than the one before, empty for the first; its first month; and its last day."""


def turns(item: PlanningItem, period: Period) -> tuple[Turn, ...]:
    """Each time that a planning item is in a period: of one without a year, every year again.
    Where the period begins in the middle of one, that goes on until the end of the next."""
    months, first = months_in(item, period), moments_of(item)[:1]
    again = [month for month in months if (None, int(month[5:])) in first][1:]
    begins = [*months[:1], *again]
    ends = [*(months[months.index(month) - 1] for month in again), *months[-1:]]
    since, days = ["", *map(_halfway, ends, again)], days_in(item, period)
    last = (
        max(
            (day for on, day in days if on[:7] <= end and begin <= day[:7]),
            default=days_of(end, end)[1],
        )
        for begin, end in zip(begins, ends, strict=True)
    )
    return tuple(zip(since, begins, last, strict=False))


def turns_on(times: Sequence[Turn], days: Sequence[Days]) -> Sequence[Turn]:
    """The times that are on some of these days; all where there are no days."""
    return [
        time
        for time in times
        if not days or any(time[1] <= end[:7] and begin <= time[2] for begin, end in days)
    ]


def _halfway(before: str, after: str) -> str:
    return _month((_count(before) + _count(after) + 1) // 2)


def span_of(item: PlanningItem, period: Period) -> MonthSpan | None:
    """The first and last month of a planning item: of its days, its year, else of every year.

    A period that begins in its year may go on in the next: a winter is December to
    February. None where the programme has no such month.
    """
    if item.from_:
        return item.from_[:7], (item.to or item.from_)[:7]
    if item.year:
        return dated_span(item)
    months = months_in(item, period)
    return (months[0], months[-1]) if months else None


def dated_span(item: PlanningItem) -> MonthSpan | None:
    """The first and last month of an item by its year and month or period, if it has both."""
    moments = moments_of(item)
    if not item.year or not moments:
        return None
    (first, begin), (last, end) = moments[0], moments[-1]
    return _dated(first or item.year, begin), _dated(last or item.year, end)


def days_in(item: PlanningItem, period: Period) -> tuple[Days, ...]:
    """The days on which a planning item may fall: its own, else those of its week, else of all
    its months in the programme."""
    if item.from_:
        return ((item.from_, item.to or item.from_),)
    months = months_in(item, period)
    if item.week is None:
        return tuple(days_of(month, month) for month in months)
    weeks = (monday_in(item.week, *days_of(month, month)) for month in months)
    return tuple(
        (week.isoformat(), (week + timedelta(days=6)).isoformat()) for week in weeks if week
    )


def monday_in(week: int | None, begin: str, end: str) -> date | None:
    """The first day of the ISO week with this number that has a day from `begin` to `end`."""
    day = date.fromisoformat(begin)
    day -= timedelta(days=day.weekday())
    while day.isoformat() <= end:
        if day.isocalendar().week == week:
            return day
        day += timedelta(days=7)
    return None


_YEAR = "[0-9]{4}"


def _dated(year: int, number: int) -> str:
    return f"{year:04}-{number:02}"


def _count(month: str) -> int:
    """Months from the year 0 up to this one."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(count: int) -> str:
    return _dated(count // 12, count % 12 + 1)
