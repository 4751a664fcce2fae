"""The planning as days: where in the calendar each planning item falls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from uvp_cli.programme.holidays import holidays
from uvp_cli.programme.model import Period, PlanningItem, Programme
from uvp_cli.programme.months import between, days_of, monday_in, months_in, stretches
from uvp_cli.queries.planning import Scheduled
from uvp_cli.values import dataclass

DAY = timedelta(days=1)
SATURDAY = 6


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A planning item at one time: the days `first` to `last`, inclusive.

    `months` are the months that it stands for where the programme names no days;
    the day is then only a place to put it. `uid` stays the same when the
    programme moves the item or the user asks for a block.
    """

    scheduled: Scheduled
    uid: str
    first: date
    last: date
    months: tuple[int, ...] = ()


def occurrences(
    programme: Programme, items: Iterable[Scheduled], *, span: bool = False
) -> tuple[Occurrence, ...]:
    """The occurrences of the `items` of a programme, in their order.

    An item without days is on the first working day of its month or period; with
    `span`, on all its days. In a programme of more than a year it comes back, unless it
    says in which.
    """
    keys = _keys(programme.planning)
    return tuple(
        occurrence
        for scheduled in items
        for occurrence in _occurrences(
            scheduled, f"uvp:{programme.id}:{keys[id(scheduled.item)]}", programme.period, span=span
        )
    )


def withdrawn(
    before: Iterable[Occurrence], now: Iterable[Occurrence], period: Period
) -> tuple[Occurrence, ...]:
    """The occurrences `before` in the period that a programme has now that are no longer planned;
    one that was over when the programme began belongs to another, and stays."""
    still = {occurrence.uid for occurrence in now}
    begin = date.fromisoformat(f"{period.from_}-01")
    return tuple(gone for gone in before if gone.uid not in still and gone.last >= begin)


def first_working_day(year: int, month: int) -> date:
    """The first day of a month that is no Saturday, Sunday or public holiday."""
    day = date(year, month, 1)
    while day.isoweekday() >= SATURDAY or day in holidays(year):
        day += DAY
    return day


def _keys(planning: Iterable[PlanningItem]) -> dict[int, str]:
    """The key of each item by `id(item)`: its id or else its title, wherever it stands. The second
    item without an id and with the same title gets a number."""
    seen: Counter[str] = Counter()
    keys = {}
    for item in planning:
        name = f"id:{item.id}" if item.id else f"title:{item.title}"
        seen[name] += 1
        keys[id(item)] = name if seen[name] == 1 else f"{name}:{seen[name]}"
    return keys


def _occurrences(
    scheduled: Scheduled, key: str, period: Period, *, span: bool
) -> Iterator[Occurrence]:
    item = scheduled.item
    if item.from_:
        first = date.fromisoformat(item.from_)
        last = date.fromisoformat(item.to) if item.to else first
        yield Occurrence(scheduled, _uid(key, 1), first, last)
        return
    for number, run in enumerate(stretches(months_in(item, period)), start=1):
        days = days_of(*run)
        begin, end = map(date.fromisoformat, days)
        months = tuple(int(month[5:]) for month in between(*run))
        monday = monday_in(item.week, *days)
        if monday:
            first, last, months = monday, monday + 6 * DAY, ()
        elif span:
            first, last = begin, end
        else:
            first = last = first_working_day(begin.year, begin.month)
        yield Occurrence(scheduled, _uid(key, number), first, last, months)


def _uid(key: str, number: int) -> str:
    """An id that stays the same in every export; `number` counts the times an item comes back."""
    return str(uuid5(NAMESPACE_URL, f"{key}#{number}"))
