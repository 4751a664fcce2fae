"""The month planning: what is due when, by whom, for which municipality."""

from __future__ import annotations

from uvp_cli.model import PlanningItem, Programme
from uvp_cli.names import contains, theme_of_domain
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A planning item with what its ids stand for.

    `months` are the months (1 to 12) it falls in; `responsible` are registered
    names; `theme` is the id of the theme that its domain names, if any;
    `gemeenten` are the ids of the municipalities it names, empty for all.
    """

    item: PlanningItem
    months: tuple[int, ...]
    responsible: tuple[str, ...]
    theme: str | None
    gemeenten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep of the planning; None keeps everything.

    `gemeente` (an id) keeps what is for all and what names that municipality;
    with `only`, the latter alone. `theme` and `responsible` are ids. `search` is
    text in the title, domain or responsible, whatever its case and accents.
    """

    months: tuple[int, ...] | None = None
    gemeente: str | None = None
    only: bool = False
    theme: str | None = None
    responsible: str | None = None
    search: str | None = None


def select(programme: Programme, selection: Selection) -> tuple[Scheduled, ...]:
    """The planning items that meet every condition, in the order of the document."""
    return tuple(each for each in schedule(programme) if _meets(each, selection))


def schedule(programme: Programme) -> tuple[Scheduled, ...]:
    """Every planning item with what its ids stand for, in the order of the document."""
    sections = (programme.roles, programme.departments, programme.partners, programme.gemeenten)
    name_of = {party.id: party.name for section in sections for party in section}
    gemeenten = {gemeente.id for gemeente in programme.gemeenten}
    domains = {item.domain for item in programme.planning}
    theme_of = {domain: theme_of_domain(domain, programme) for domain in domains}
    return tuple(
        Scheduled(
            item=item,
            months=(item.month,) if item.month else item.period.months if item.period else (),
            responsible=tuple(name_of[party] for party in item.responsible),
            theme=theme_of[item.domain],
            gemeenten=tuple(party for party in item.responsible if party in gemeenten),
        )
        for item in programme.planning
    )


def month_range(first: int, last: int) -> tuple[int, ...]:
    """The months from `first` up to and including `last`; over the end of the year if need be."""
    return tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))


def _meets(scheduled: Scheduled, wanted: Selection) -> bool:
    item = scheduled.item
    text = " ".join((item.title, item.domain or "", *scheduled.responsible))
    for_all = not scheduled.gemeenten and not wanted.only
    return (
        (wanted.months is None or not set(wanted.months).isdisjoint(scheduled.months))
        and (wanted.gemeente is None or for_all or wanted.gemeente in scheduled.gemeenten)
        and (wanted.theme is None or scheduled.theme == wanted.theme)
        and (wanted.responsible is None or wanted.responsible in item.responsible)
        and contains(text, wanted.search)
    )
