"""The roles that hold the portfolio of an action, and the municipalities that something is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from uvp_cli.programme import paths, structure
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Action, Gemeente, Programme, Theme
from uvp_cli.programme.work import Work

Limits = Mapping[str, tuple[str, ...]]
"""The ids of the municipalities, by the id of the theme, action or measure that is not for all."""
Members = Mapping[str, tuple[str, ...]]
"""The ids of the municipalities of each group, by its id."""


def portfolio(programme: Programme, action: Action, theme: Theme | None) -> tuple[str, ...]:
    """The ids of the roles that hold the portfolio of an action: its own, else its theme's, else
    that of the nearest theme around it."""
    return action.portfolio or (held(programme, theme) if theme else ())


def held(programme: Programme, theme: Theme) -> tuple[str, ...]:
    """The ids of the roles that hold the portfolio of a theme, or of the nearest around it."""
    if theme.portfolio or not theme.parent:
        return theme.portfolio
    holders = {theme.id: theme.portfolio for theme in programme.themes}
    around = (holders[name] for name in structure.lineage(programme)[theme.id])
    return next(filter(None, around), ())


def founders(programme: Programme) -> tuple[Gemeente, ...]:
    """The municipalities that the programme was adopted by, in the order of the document.

    One that comes out of a merger during the programme is not: its predecessors count for it,
    and counting it too would count it twice.
    """
    begin = programme.period.from_
    merged = {gemeente.merged_into for gemeente in programme.gemeenten}
    return tuple(
        gemeente
        for gemeente in programme.gemeenten
        if gemeente.id not in merged or gemeente.from_ is None or gemeente.from_ <= begin
    )


def ungrouped(programme: Programme) -> Programme:
    """The programme with the municipalities of each group in its place, wherever it says for whom
    something is; itself where there are no groups.

    What a group leads or is responsible for stays of that group.
    """
    members = members_of(programme)

    def single(record: Any) -> Any:
        named, figures = getattr(record, "gemeenten", ()), getattr(record, "except_", {})
        if named and isinstance(named[0], str) and named != (every := with_members(named, members)):
            record = replace(record, gemeenten=every)
        if not members.keys().isdisjoint(figures):
            several = {
                gemeente: figure
                for name, figure in figures.items()
                for gemeente in members.get(name, ())
            }
            others = {name: figure for name, figure in figures.items() if name not in members}
            record = replace(record, except_=several | others)
        return record

    meant: Programme = paths.changed(programme, single) if members else programme
    return meant


def members_of(programme: Programme) -> Members:
    """The municipalities of each group."""
    return {group.id: group.gemeenten for group in programme.groups}


def with_members(named: Iterable[str], members: Members) -> tuple[str, ...]:
    """These ids, with those of its municipalities in the place of a group's; each once."""
    return tuple(dict.fromkeys(chain.from_iterable(members.get(it, (it,)) for it in named)))


@of_last
def limits(programme: Programme) -> Limits:
    """The themes, actions and measures for some municipalities only; a measure follows its action,
    an action its theme, and a theme the nearest that it stands in."""
    own = {theme.id: theme.gemeenten for theme in programme.themes}
    above = structure.lineage(programme)
    all_limits: dict[str, tuple[str, ...]] = {}
    for theme in programme.themes:
        limit = next((own[name] for name in above[theme.id] if own[name]), ())
        all_limits[theme.id] = limit
        all_limits |= _limits_of(theme.actions, limit)
    all_limits |= _limits_of(programme.other_actions, ())
    return {name: gemeenten for name, gemeenten in all_limits.items() if gemeenten}


def _limits_of(
    actions: Iterable[Action], around: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for action in actions:
        limit = action.gemeenten or around
        yield action.id, limit
        yield from ((it.id, it.gemeenten or limit) for it in action.measures if it.id)


def of_work(work: Work, limited: Limits) -> tuple[str, ...]:
    """The municipalities that an action or measure is for; none for all."""
    return work.own.gemeenten or limited.get(work.action.id, ())


def reach(actions: Iterable[str], theme: str | None, limited: Limits) -> tuple[str, ...]:
    """The municipalities that something about these actions and theme is for; none for all. It is
    for those that any of its actions is for; what names no action follows its theme."""
    if not limited:
        return ()
    reaches = [limited.get(action, ()) for action in actions] or [limited.get(theme or "", ())]
    return tuple(dict.fromkeys(chain.from_iterable(reaches))) if all(reaches) else ()


def successor(gemeente: Gemeente, month: str, by_id: Mapping[str, Gemeente]) -> Gemeente:
    """The municipality that does in `month` (yyyy-mm) what `gemeente` did; itself if it can."""
    while gemeente.to and gemeente.to < month and gemeente.merged_into:
        gemeente = by_id[gemeente.merged_into]
    return gemeente
