"""Moves in time: of planning items with days, a week or a year, and years in a text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.changes.rollover.fates import YEAR
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import months, paths
from uvp_cli.programme.holidays import holidays
from uvp_cli.programme.model import BudgetItem, Period, PlanningItem
from uvp_cli.values import dataclass

DAY = timedelta(days=1)
_WEEKEND = {6: "een zaterdag", 7: "een zondag"}


@dataclass(frozen=True, slots=True)
class When:
    """The days and the week of a planning item."""

    first: date | None
    last: date | None
    week: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """A planning item that comes to be on other days, in another week or another year."""

    path: KeyPath
    item: PlanningItem
    before: When
    after: When
    questions: tuple[str, ...] = ()


def moved_values(move: Move, old: Period, new: Period) -> Iterator[tuple[KeyPath, str | Decimal]]:
    """Every value of the item that becomes another."""
    before, after = move.before, move.after
    for key, was, day in (("from", before.first, after.first), ("to", before.last, after.last)):
        if day and day != was:
            yield (*move.path, key), day.isoformat()
    if after.week and after.week != before.week:
        yield (*move.path, "week"), Decimal(after.week)
    if move.item.year:
        number = months.numbers_of(move.item)[0]
        yield (*move.path, "year"), Decimal(_year(move.item.year, number, old, new))


def renumbered(text: str, old: Period, new: Period) -> str:
    """The text with the years of the old period become those of the new one."""
    shift = _shift(old, new)
    return YEAR.sub(lambda it: str(int(it[0]) + shift) if int(it[0]) in old.years else it[0], text)


def moved_years(
    item: BudgetItem, path: KeyPath, old: Period, new: Period
) -> Iterator[tuple[KeyPath, Decimal | None]]:
    """The year that each amount of an item moves to; None where that is taken already, as when
    only the extension had it."""
    taken: set[int] = set()
    for at, amount in paths.listed("amounts", item, path):
        year = moved_year(amount.year, old, new)
        yield ((*at, "year"), Decimal(year)) if year not in taken else (at, None)
        taken.add(year)


def moved_year(year: int, old: Period, new: Period) -> int:
    """The year that a year of the old period becomes; from an extension, the last there is."""
    return min(year + _shift(old, new), new.years[-1])


def _shift(old: Period, new: Period) -> int:
    """The years from the beginning of one period to that of another."""
    return new.years[0] - old.years[0]


def _year(year: int, number: int, old: Period, new: Period) -> int:
    """The year that the month with this number moves to; from an extension, the last there is."""
    then, there = year + _shift(old, new), months.years_of(number, new)
    return min(then, there[-1]) if there else then


def moved(path: KeyPath, item: PlanningItem, old: Period, new: Period) -> Move | None:
    """The move of an item with days, a week or a year; None for one with only a month. None too
    where the new programme has no such month, as when only the extension had it."""
    if not any(months.years_of(number, new) for number in months.numbers_of(item)):
        return None
    first = date.fromisoformat(item.from_) if item.from_ else None
    last = date.fromisoformat(item.to) if item.to else None
    before = When(first, last, item.week)
    after, question = before, None
    if first and item.week:
        after = _same_week(before, first, old, new)
        question = _about_week(item.week, after)
    elif first:
        after, question = _same_day(before, first, old, new)
    elif item.week:
        after = _week_alone(item, item.week, new)
        question = _about_week(item.week, after)
    if after.first and not (item.week and item.to):
        question = question or _about_free_day(after.first)
    if after == before and not item.year:
        return None
    questions = filter(None, (_about_extension(item, old, new), question))
    return Move(path, item, before, after, tuple(questions))


def _same_week(before: When, first: date, old: Period, new: Period) -> When:
    """The same weekday in the ISO week with the same number, or the nearest in the same month."""
    length = (before.last or first) - first
    days = [
        day
        for day in _days(_year(first.year, first.month, old, new), first.month)
        if day.isoweekday() == first.isoweekday() and f"{day + length}"[:7] <= new.last
    ]
    day = _nearest(days, before.week or 0)
    return When(day, day + length if before.last else None, day.isocalendar().week)


def _week_alone(item: PlanningItem, week: int, new: Period) -> When:
    """The ISO week with the same number, or the nearest that has a day in the month."""
    days = [
        day
        for number in months.numbers_of(item)
        for year in months.years_of(number, new)[:1]
        for day in _days(year, number)
    ]
    return When(None, None, _nearest(days, week).isocalendar().week)


def _nearest(days: list[date], week: int) -> date:
    """The first day in the ISO week with this number, or in the nearest one."""

    def distance(day: date) -> int:
        apart = day.isocalendar().week - week
        return min(apart % 53, -apart % 53)

    return min(days, key=distance)


def _same_day(before: When, first: date, old: Period, new: Period) -> tuple[When, str | None]:
    """The same day and month, and what to ask where there is no such day."""
    begin = _day(_year(first.year, first.month, old, new), first)
    end = None
    if before.last:
        end = _day(begin.year + before.last.year - first.year, before.last)
        end = min(end, _days(int(new.last[:4]), int(new.last[5:]))[-1])
    lost = next((day for day in (begin, end) if day and _is_leap_day_lost(day, before)), None)
    question = f"29 februari is er niet in {lost.year}; op welke dag?" if lost else None
    return When(begin, end, None), question


def _day(year: int, like: date) -> date:
    """The same day and month in another year; 28 February where there is no 29th."""
    days = _days(year, like.month)
    return days[min(like.day, len(days)) - 1]


def _is_leap_day_lost(day: date, before: When) -> bool:
    leap = any(old and (old.month, old.day) == (2, 29) for old in (before.first, before.last))
    return leap and (day.month, day.day) == (2, 28)


def _days(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    return [day for count in range(31) if (day := first + count * DAY).month == month]


def _about_week(week: int, after: When) -> str | None:
    if after.week == week:
        return None
    return f"week {week} valt nu niet in deze maand; is week {after.week} goed?"


def _about_extension(item: PlanningItem, old: Period, new: Period) -> str | None:
    """Whether what was in an extension, which the new programme does not have, is in it at all."""
    span = months.span_of(item, old) if item.from_ or item.year else None
    if span is None or span[0] <= old.to:
        return None
    year, number = int(span[0][:4]), int(span[0][5:])
    moved = dutch.month_of(f"{_year(year, number, old, new):04}-{number:02}")
    return f"dit stond in de verlenging, in {dutch.month_of(span[0])}; is {moved} goed?"


def _about_free_day(day: date) -> str | None:
    free = holidays(day.year).get(day) or _WEEKEND.get(day.isoweekday())
    return f"{dutch.day_of(day.isoformat())} is {free}; op welke dag?" if free else None
