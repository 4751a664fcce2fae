"""The consequences of changes between two programmes: hours, money, planning, goals.

Each figure stands beside what it was; a difference is that of the two totals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Generic, TypeVar

from uvp_cli.changes.diff import Change, Renamed, renames
from uvp_cli.programme import reach, structure
from uvp_cli.programme.model import Gemeente, Goal, Programme, Theme
from uvp_cli.programme.months import has_months_twice, moments_of
from uvp_cli.queries import budget, goals
from uvp_cli.queries.hours import ZERO, Account, Figures, account
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """The scope of a figure: a municipality or all together, a theme or all actions.

    Ids are those of the new programme, or of the old one where they are gone. The theme of
    actions outside the themes is `OUTSIDE`.
    """

    gemeente: str | None = None
    theme: str | None = None


_Moment = tuple[int | None, int]
Amount = TypeVar("Amount", Figures, Decimal)
OUTSIDE = "other_actions"
"""Stands for what belongs to no theme."""


@dataclass(frozen=True, slots=True)
class Shift(Generic[Amount]):
    """A figure for `who`, as it was and as it is.

    It is the hours, the euros that are known, or the hours per person that are in no total
    since the number of persons is not known; None where a programme names none, which is not
    `zero`.
    """

    who: Who
    before: Amount | None
    after: Amount | None
    zero: Amount

    @property
    def change(self) -> Amount:
        """The difference: after less before, as far as they are named."""
        return (self.after or self.zero) - (self.before or self.zero)


HoursShift = Shift[Figures]
AmountShift = Shift[Decimal]


@dataclass(frozen=True, slots=True)
class ItemsShift:
    """The number of planning items in a month (1 to 12), as it was and as it is.

    Where a programme has the same month twice, the items of each `year` stand apart from those
    that come back every year (None).
    """

    year: int | None
    month: int
    before: int
    after: int

    @property
    def change(self) -> int:
        """The difference: after less before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Consequences:
    """Every difference, and the totals of all together even where they are unchanged.

    `gemeenten` and `themes` are those of both programmes, by id. `uncounted` are those for whom the
    old and the new programme name hours that cannot be counted. `gained` are the goals that
    no action served before, and `lost` those that none serves now.
    """

    gemeenten: Mapping[str, Gemeente]
    themes: Mapping[str, Theme]
    hours: tuple[HoursShift, ...]
    per_person: tuple[AmountShift, ...]
    euros: tuple[AmountShift, ...]
    planning: tuple[ItemsShift, ...]
    uncounted: tuple[Collection[Who], Collection[Who]]
    gained: tuple[Goal, ...]
    lost: tuple[Goal, ...]


def in_all(shifts: Iterable[Shift[Amount]]) -> Shift[Amount]:
    """The figure of all municipalities and actions together, changed or not."""
    return next(shift for shift in shifts if shift.who == Who())


def by_gemeente(shifts: Iterable[Shift[Amount]]) -> dict[str, Shift[Amount]]:
    """The figure of each municipality of which it changed."""
    whole = (shift for shift in shifts if shift.who.theme is None)
    return {shift.who.gemeente: shift for shift in whole if shift.who.gemeente is not None}


def weigh(old: Programme, new: Programme, changes: Iterable[Change]) -> Consequences:
    """The consequences of `changes`, the differences between `old` and `new`."""
    renamed = renames(changes)
    old, new = reach.ungrouped(old), reach.ungrouped(new)
    # In the order of the new document; what is gone comes last.
    gemeenten = {gemeente.id: gemeente for gemeente in new.gemeenten}
    themes = {theme.id: theme for theme in new.themes}
    for gone in old.gemeenten:
        gemeenten.setdefault(renamed.get(gone.id, gone.id), gone)
    for theme in old.themes:
        themes.setdefault(renamed.get(theme.id, theme.id), theme)
    who = [Who(name, theme) for name in (*gemeenten, None) for theme in (*themes, OUTSIDE, None)]
    before, after = _accounts(old, renamed), _accounts(new, {})
    gained, lost = _uncovered(old, new, renamed)
    return Consequences(
        gemeenten,
        themes,
        _shifts(_hours(before, renamed), _hours(after, {}), Figures(), who),
        _shifts(_per_person(before, renamed), _per_person(after, {}), ZERO, who),
        _shifts(_euros(old, renamed), _euros(new, {}), ZERO, who),
        tuple(_items_shifts(old, new)),
        (_uncounted(before, renamed), _uncounted(after, {})),
        gained,
        lost,
    )


def _accounts(programme: Programme, renamed: Renamed) -> Mapping[str | None, Account]:
    """The hours of each municipality, by the ids of the new programme, and of all together."""
    accounts: dict[str | None, Account] = {None: account(programme)}
    for gemeente in programme.gemeenten:
        accounts[renamed.get(gemeente.id, gemeente.id)] = account(programme, gemeente.id)
    return accounts


def _theme_now(renamed: Renamed, theme: str | None) -> str:
    """The id that a theme has in the new programme; of no theme at all, `OUTSIDE`."""
    return OUTSIDE if theme is None else renamed.get(theme, theme)


def _hours(accounts: Mapping[str | None, Account], renamed: Renamed) -> dict[Who, Figures]:
    """The hours of everyone, by the ids of the new programme."""
    hours: dict[Who, Figures] = {}
    for gemeente, gemeente_account in accounts.items():
        if gemeente_account.said:
            hours[Who(gemeente)] = gemeente_account.said
        for theme, figures in gemeente_account.by_theme.items():
            hours[Who(gemeente, _theme_now(renamed, theme))] = figures
    return hours


def _per_person(accounts: Mapping[str | None, Account], renamed: Renamed) -> Mapping[Who, Decimal]:
    """The hours per person that are in no total, by the ids of the new programme."""
    hours: defaultdict[Who, Decimal] = defaultdict(Decimal)
    for gemeente, gemeente_account in accounts.items():
        roots = structure.roots(gemeente_account.programme)
        for line in gemeente_account.per_person:
            theme = _theme_now(renamed, roots.get(line.theme))
            for who in (Who(gemeente, theme), Who(gemeente)):
                hours[who] += line.estimate.figure
    return hours


def _uncounted(accounts: Mapping[str | None, Account], renamed: Renamed) -> Collection[Who]:
    """Everyone for whom hours are named that cannot be counted, by the ids of the new programme."""
    return {
        who
        for gemeente, of in accounts.items()
        for roots in [structure.roots(of.programme)]
        for theme in (*(it.theme for it in of.unread), *(it.theme for it in of.unquantified))
        for who in (Who(gemeente, _theme_now(renamed, roots.get(theme))), Who(gemeente))
    }


def _euros(programme: Programme, renamed: Renamed) -> Mapping[Who, Decimal]:
    """The known expenses of everyone, by the ids of the new programme."""
    euros: defaultdict[Who, Decimal] = defaultdict(Decimal)
    roots = structure.roots(programme)
    for line in budget.add_up(programme).of("expense"):
        theme = _theme_now(renamed, roots.get(line.theme.id if line.theme else None))
        for name, amount in line.amounts.items():
            gemeente = renamed.get(name, name)
            for who in (Who(gemeente, theme), Who(gemeente), Who(None, theme), Who()):
                euros[who] += amount
    return euros


def _shifts(
    before: Mapping[Who, Amount], after: Mapping[Who, Amount], zero: Amount, everyone: Iterable[Who]
) -> tuple[Shift[Amount], ...]:
    """A shift for everyone whose figure differs, and for all together."""
    shifts = (Shift(who, before.get(who), after.get(who), zero) for who in everyone)
    return tuple(shift for shift in shifts if shift.before != shift.after or shift.who == Who())


def _items(programme: Programme, *, dated: bool) -> Counter[_Moment]:
    """The number of planning items in each month; one of a period counts in all its months."""
    return Counter(
        moment
        for item in programme.planning
        for moment in {(year if dated else None, month) for year, month in moments_of(item)}
    )


def _items_shifts(old: Programme, new: Programme) -> Iterator[ItemsShift]:
    # From one year to the next, March is March; within two years it is not.
    dated = any(has_months_twice(programme.period) for programme in (old, new))
    before, after = _items(old, dated=dated), _items(new, dated=dated)
    for moment in sorted({*before, *after}, key=lambda moment: (moment[0] or 0, moment[1])):
        if before[moment] != after[moment]:
            yield ItemsShift(*moment, before[moment], after[moment])


def _uncovered(
    old: Programme, new: Programme, renamed: Renamed
) -> tuple[tuple[Goal, ...], tuple[Goal, ...]]:
    """The goals of both programmes that gained their first action, and that lost their last."""
    had = {renamed.get(was.goal.id, was.goal.id): bool(was.actions) for was in goals.serve(old)}
    in_both = [it for it in goals.serve(new) if it.goal.id in had]
    gained = tuple(it.goal for it in in_both if it.actions and not had[it.goal.id])
    return gained, tuple(it.goal for it in in_both if had[it.goal.id] and not it.actions)
