"""The month planning: what is due when, by whom, for which municipality."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import field
from itertools import chain
from typing import TYPE_CHECKING

from uvp_cli.programme import names, paths, reach
from uvp_cli.programme.model import Gemeente, Period, PlanningItem, Programme
from uvp_cli.programme.months import (
    YEAR,
    Moment,
    NamedDays,
    days_in,
    days_of,
    has_months_twice,
    moments_of,
    months_in,
    name_of,
    numbers_of,
    span_of,
)
from uvp_cli.programme.names import OTHER, fold, theme_of_domain
from uvp_cli.programme.points import Needed, holds
from uvp_cli.programme.work import ids_of
from uvp_cli.queries import labels
from uvp_cli.queries.labels import Labels
from uvp_cli.queries.wanted import About, Wanted, contains_any, ids, wants
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.queries.logbook import Standing

_START = (
    r"(start|aanvang|begin|kick ?off)( .*)?|(.* )?van start( .*)?"
    r"|.*(?<! de)(?<! bij) (start|begint)"
)
"""The folded title of an item with which an action starts."""
_STARTING: Needed = (("start", "aanvang", "begin", "kick"),)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A planning item with what its ids stand for.

    `moments` are the months (1 to 12) it falls in, each with its year where the programme has more
    than one and the item says which; `parties` are the ids of those responsible, those in a group
    included, and `responsible` the registered names: after a merger that is the municipality that
    took over. `theme` is the id of the theme that its domain names, if any; `gemeenten` are the ids
    of the municipalities that it says it is for, else of those that its actions or its theme are
    for, empty for all. Who is responsible narrows nothing. `standing` is how it stands by the log,
    where there is one.
    """

    item: PlanningItem
    moments: tuple[Moment, ...]
    responsible: tuple[str, ...]
    theme: str | None
    gemeenten: tuple[str, ...]
    parties: tuple[str, ...]
    labels: Labels = labels.NONE
    standing: Standing | None = None

    @property
    def months(self) -> tuple[int, ...]:
        """The months (1 to 12) that it falls in."""
        return tuple(month for _, month in self.moments)

    @property
    def year(self) -> int | None:
        """The year that it says it falls or begins in."""
        return self.item.year or next((year for year, _ in self.moments), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningSelection(About):
    """The planning items to keep.

    `gemeente` keeps the items for it or for all while it exists; with `only`, those for it alone or
    for which it is responsible. The department and partner have a part in an action or are
    responsible. `search` are texts in the title, domain or responsible, whatever their case and
    accents. `asked` keeps what may fall on those days: of an item without days, what falls in their
    months; `moved` are the months (yyyy-mm) to which items were moved, by their ids, in which they
    fall too. What `standing` asks of them is for who has the log.
    """

    asked: NamedDays | None = None
    only: bool = False
    search: Wanted = None
    moved: Mapping[str, str] = field(default_factory=dict)
    standing: str = ""


def select(programme: Programme, selection: PlanningSelection) -> tuple[Scheduled, ...]:
    """The planning items that meet every condition, in the order of time. Months that go over the
    end of a year come in their own order: November before February."""
    gemeenten = [it for it in programme.gemeenten if it.id in ids(selection.gemeente)]
    everyone = names.everyone(programme)
    theme_of = theme_of_work(programme)
    parties = {work.own.id or "": work.parties for _, work in paths.work(programme)}
    selected = tuple(
        scheduled
        for scheduled in schedule(programme)
        if _meets(scheduled, selection, everyone)
        and wants(selection.theme, *themes(scheduled, theme_of))
        and _involves(scheduled, selection, parties)
        and any(
            is_for(scheduled, gemeente, programme.period, only=selection.only)
            for gemeente in gemeenten or (None,)
        )
        and _is_due(scheduled, selection, programme.period)
    )
    first, last = selection.asked.days[0] if selection.asked and selection.asked.days else ("", "")
    if first[:4] == last[:4]:
        return selected
    return in_time_order(selected, programme.period, int(first[5:7]))


def numbers(programme: Programme, items: Iterable[Scheduled]) -> list[int]:
    """The place of each of these items among all of the programme, from 1: a part keeps it."""
    numbers = {id(it.item): number for number, it in enumerate(schedule(programme), start=1)}
    return [numbers[id(scheduled.item)] for scheduled in items]


def for_everyone(
    programme: Programme, items: Iterable[Scheduled], selection: PlanningSelection
) -> tuple[Scheduled, ...]:
    """The items that are there because everyone is responsible, not one that was asked for."""
    wanted = ids(selection.responsible)
    if not wanted or not names.everyone(programme).isdisjoint(wanted):
        return ()
    return tuple(scheduled for scheduled in items if not wants(wanted, *scheduled.parties))


def schedule(programme: Programme) -> tuple[Scheduled, ...]:
    """Every planning item with what its ids stand for, in the order of time."""
    name_of = {party.id: party.name for party in paths.parties(programme)}
    gemeenten = {gemeente.id: gemeente for gemeente in programme.gemeenten}
    domains = {item.domain for item in programme.planning}
    theme_of = {domain: theme_of_domain(domain, programme) for domain in domains}
    members = reach.members_of(programme)
    limited, labelled = reach.limits(programme), labels.labelling(programme)
    has_years = has_months_twice(programme.period)

    def scheduled(item: PlanningItem) -> Scheduled:
        theme = theme_of[item.domain]
        parties = _at_the_time(item, item.responsible, programme.period, gemeenten)
        named = _at_the_time(item, item.gemeenten, programme.period, gemeenten)
        without_year = tuple((None, month) for month in numbers_of(item))
        return Scheduled(
            item=item,
            moments=moments_of(item) if has_years else without_year,
            responsible=tuple(name_of[party] for party in parties),
            theme=theme,
            gemeenten=named or reach.reach(item.actions, theme, limited),
            parties=tuple(dict.fromkeys((*parties, *reach.with_members(parties, members)))),
            labels=labelled.of_item(item, theme),
        )

    return in_time_order(list(map(scheduled, programme.planning)), programme.period)


def theme_of_work(programme: Programme) -> dict[str, str]:
    """The theme of each action and measure, by their ids; `OTHER` for those outside the themes."""
    return {
        name: theme.id if theme else OTHER
        for theme, action in paths.themed_actions(programme)
        for name in ids_of(action)
    }


def themes(scheduled: Scheduled, theme_of: Mapping[str, str]) -> tuple[str, ...]:
    """The theme of an item, or else of its actions; `OTHER` for those outside the themes."""
    if scheduled.theme:
        return (scheduled.theme,)
    return tuple(theme_of[action] for action in scheduled.item.actions)


def only_theme(scheduled: Scheduled, theme_of: Mapping[str, str]) -> str | None:
    """The theme of an item, or else the one that all of its actions are of; None where that is not
    one of the themes."""
    of_it = set(themes(scheduled, theme_of))
    return next(iter(of_it)) if len(of_it) == 1 and OTHER not in of_it else None


def in_time_order(
    items: Iterable[Scheduled], period: Period, begin: int | None = None
) -> tuple[Scheduled, ...]:
    """Planning items by the first month under which they stand, the shortest of those first; those
    of the same quarter or period together, and otherwise as they were.

    What comes back every year of several stands before what is of one year, in the order of
    the months from `begin`, else from where the programme begins.
    """
    comes_back = has_months_twice(period)
    start = begin or int(period.from_[5:])

    def first(scheduled: Scheduled) -> tuple[str, int, int]:
        item = scheduled.item
        months = months_in(item, period) if scheduled.year or not comes_back else ()
        further = [(month - start) % YEAR for month in scheduled.months]
        begin = ("", min(further, default=YEAR)) if not months else (months[0], 0)
        return *begin, len(scheduled.months)

    groups: dict[tuple[tuple[str, int, int], Hashable], list[Scheduled]] = {}
    for scheduled in items:
        heading = name_of(scheduled.item), scheduled.months, scheduled.year
        groups.setdefault((first(scheduled), heading), []).append(scheduled)
    in_order = sorted(groups.items(), key=lambda group: group[0][0])
    return tuple(scheduled for _, group in in_order for scheduled in group)


def is_for(
    scheduled: Scheduled, gemeente: Gemeente | None, period: Period, *, only: bool = False
) -> bool:
    """Whether an item is for a municipality while it exists, or for any; with `only`, whether it
    is for that alone or done by it."""
    if gemeente is None:
        return True
    named = (*scheduled.gemeenten, *(scheduled.parties if only else ()))
    is_for_all = not scheduled.gemeenten and not only
    return (is_for_all or gemeente.id in named) and _exists(scheduled, gemeente, period)


def starts(programme: Programme) -> dict[str, str]:
    """The month (yyyy-mm) of the programme in which each action starts, by its id, as far as the
    planning says: an item such as "Start versteviging aanpak"."""
    months: dict[str, str] = {}
    for item in programme.planning:
        title = fold(item.title)
        is_start = holds(title, _STARTING) and re.fullmatch(_START, title)
        span = span_of(item, programme.period) if is_start else None
        if span and programme.period.from_ <= span[0] <= programme.period.last:
            for action in item.actions:
                months[action] = min(span[0], months.get(action, span[0]))
    return months


def _at_the_time(
    item: PlanningItem, parties: tuple[str, ...], period: Period, gemeenten: dict[str, Gemeente]
) -> tuple[str, ...]:
    """The ids of these parties; of a municipality that ended by then, its successor's."""
    ended = [name for name in parties if name in gemeenten and gemeenten[name].to]
    span = span_of(item, period) if ended else None
    if span is None:
        return parties
    return tuple(
        dict.fromkeys(
            reach.successor(gemeenten[name], span[0], gemeenten).id if name in ended else name
            for name in parties
        )
    )


def _exists(scheduled: Scheduled, gemeente: Gemeente, period: Period) -> bool:
    """Whether an item does not come before a municipality begins or after it ends."""
    span = span_of(scheduled.item, period)
    if span is None:
        return True
    return (gemeente.from_ or span[1]) <= span[1] and span[0] <= (gemeente.to or span[0])


def _is_due(scheduled: Scheduled, wanted: PlanningSelection, period: Period) -> bool:
    """Whether an item may fall on the days that are asked for, if any, or was moved to them."""
    if wanted.asked is None:
        return True
    moved = wanted.moved.get(scheduled.item.id or "")
    times = (*days_in(scheduled.item, period), *([days_of(moved, moved)] if moved else []))
    return any(
        first <= end and begin <= last for begin, end in times for first, last in wanted.asked.days
    )


def _involves(
    scheduled: Scheduled, wanted: PlanningSelection, parties: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether a department and a partner that are wanted have a part in an item or its actions."""
    if not (wanted.department or wanted.partner):
        return True
    own = {*scheduled.parties, *chain.from_iterable(parties[it] for it in scheduled.item.actions)}
    return wants(wanted.department, *own) and wants(wanted.partner, *own)


def _meets(scheduled: Scheduled, wanted: PlanningSelection, everyone: frozenset[str]) -> bool:
    item = scheduled.item
    by = scheduled.parties
    text = " ".join((item.title, item.domain or "", *scheduled.responsible))
    return (
        scheduled.labels.fit(wanted)
        and (wants(wanted.responsible, *by) or not everyone.isdisjoint(by))
        and contains_any(text, wanted.search)
    )
