"""What to know of an action before saying whether it ends: what it is, and what goes along."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from uvp_cli import dutch
from uvp_cli.changes.rollover.fates import Prospect
from uvp_cli.changes.rollover.plan import parts_dropped
from uvp_cli.changes.rollover.questions import Dropped, estimated_and_used, goals_lost, noted_of
from uvp_cli.programme import names, paths
from uvp_cli.programme.model import Action, PlanningItem, Programme
from uvp_cli.programme.months import period_of
from uvp_cli.programme.work import Work, ids_of, works
from uvp_cli.reports.rollover import SECTIONS
from uvp_cli.reports.show import Fields, owner_fields

UNSAID = "niet genoemd"
_SHOWN = 4
"""How many different planning items are named; the others are counted."""


def facts_of(prospect: Prospect, programme: Programme, ended: Collection[str]) -> Fields:
    """What the programme says of an action, with a word for each; `ended` are the ids of actions
    that end already."""
    action = prospect.action
    for theme, known in paths.themed_actions(programme):
        if known.id == action.id and theme:
            yield "Thema", theme.title
    if action.summary:
        yield "Wat", action.summary
    yield "Looptijd", f'"{prospect.cell}"' if prospect.cell else UNSAID
    cells = (each.hours for each in works(action))
    yield "Uren", "; ".join(cell.cell for cell in cells if cell) or UNSAID
    if line := prospect.line:
        said = filter(None, (estimated_and_used(line), noted_of(prospect)))
        yield "Logboek", "; ".join(said)
    yield from owner_fields(action.owners, programme)
    called = {named.id: named.label for named in names.parties(programme)}
    for word, ids in (
        ("Afdelingen", Work(action).departments),
        ("Ketenpartners", Work(action).partners),
    ):
        yield word, dutch.titles(called[id_] for id_ in ids) or UNSAID
    yield "Planning", _planning(action, programme) or "staat er niet in"
    yield "Stopt zij, dan vervalt ook", _what_goes_along(prospect, programme, ended) or "niets"


def _planning(action: Action, programme: Programme) -> str:
    items: defaultdict[str, list[PlanningItem]] = defaultdict(list)
    for _, item in paths.planning(programme):
        if not set(ids_of(action)).isdisjoint(item.actions):
            items[item.title].append(item)
    shown = [f"{title} ({_when(items[title])})" for title in list(items)[:_SHOWN]]
    more = [f"nog {len(items) - _SHOWN} andere"] if len(items) > _SHOWN else []
    return dutch.titles([*shown, *more])


def _when(items: Iterable[PlanningItem]) -> str:
    listed = list(items)
    months = [item.month for item in listed if item.month and not item.year]
    if len(months) == len(listed):
        return dutch.listing(dutch.month_runs(months))
    return dutch.listing(period_of(item) or "zonder maand" for item in listed)


def _what_goes_along(prospect: Prospect, programme: Programme, ended: Collection[str]) -> str:
    """What the new programme would not have without this action, in words."""
    others = {*ended} - {prospect.action.id}
    dropped = parts_dropped(programme, others, prospect.action.id)
    lost = goals_lost(programme, {*others, prospect.action.id}) & {*Work(prospect.action).goals}
    goals = (f"de enige actie bij doelstelling {goal}" for goal in sorted(lost))
    return "; ".join((*_counted(dropped), *goals))


def _counted(dropped: Iterable[Dropped]) -> Iterator[str]:
    listed = list(dropped)
    planned = Counter(part.path[0] == "planning" for part in listed)[True]
    if planned:
        yield dutch.plural(planned, "planningsitem", "planningsitems")
    for part in listed:
        if part.path[0] != "planning":
            section = next(SECTIONS[step] for step in map(str, part.path) if step in SECTIONS)
            yield f'bij {section}: "{textwrap.shorten(part.text, 60, placeholder=" …")}"'
