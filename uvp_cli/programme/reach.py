"""The parties that have a part in an action, and the municipalities that something is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from uvp_cli.programme.model import Action, Capacity, Gemeente, Programme

Limits = Mapping[str, tuple[str, ...]]
"""By the id of each theme and action that is for some municipalities only: their ids."""
_NO_CAPACITY = Capacity()


def parties(action: Action) -> tuple[str, ...]:
    """The ids of the parties in an action, each once: those needed, those who help, who leads."""
    capacity = action.capacity or _NO_CAPACITY
    return tuple(dict.fromkeys((*capacity.departments, *capacity.partners, *owners(action))))


def owners(action: Action) -> tuple[str, ...]:
    """The ids of those who lead an action or one of its measures."""
    of_measures = chain.from_iterable(measure.owners for measure in action.measures)
    return tuple(dict.fromkeys((*action.owners, *of_measures)))


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


def limits(programme: Programme) -> Limits:
    """The themes and actions for some municipalities only; an action follows its theme."""
    all_limits = {action.id: action.gemeenten for action in programme.other_actions}
    for theme in programme.themes:
        all_limits[theme.id] = theme.gemeenten
        all_limits |= {action.id: action.gemeenten or theme.gemeenten for action in theme.actions}
    return {name: gemeenten for name, gemeenten in all_limits.items() if gemeenten}


def reach(actions: Iterable[str], theme: str | None, limited: Limits) -> tuple[str, ...]:
    """The municipalities that something about these actions and theme is for; none for all.

    It is for those that any of its actions is for; what names no action follows its theme.
    """
    if not limited:
        return ()
    reaches = [limited.get(action, ()) for action in actions] or [limited.get(theme or "", ())]
    return tuple(dict.fromkeys(chain.from_iterable(reaches))) if all(reaches) else ()


def successor(gemeente: Gemeente, month: str, by_id: Mapping[str, Gemeente]) -> Gemeente:
    """The municipality that does in `month` (yyyy-mm) what `gemeente` did; itself if it can."""
    while gemeente.to and gemeente.to < month and gemeente.merged_into:
        gemeente = by_id[gemeente.merged_into]
    return gemeente
