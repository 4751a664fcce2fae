"""Who has a part in an action, and which municipalities something is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uvp_cli.programme.model import Action, Capacity, Gemeente, Programme

Limits = Mapping[str, tuple[str, ...]]
"""By the id of each theme and action that is for some municipalities only: their ids."""
_NO_CAPACITY = Capacity()


def parties(action: Action) -> tuple[str, ...]:
    """The ids of who has a part in an action, each once: who is needed, who helps, who leads."""
    capacity = action.capacity or _NO_CAPACITY
    owners = (action.owner, *(measure.owner for measure in action.measures))
    named = (*capacity.departments, *capacity.partners, *filter(None, owners))
    return tuple(dict.fromkeys(named))


def founders(programme: Programme) -> tuple[Gemeente, ...]:
    """The municipalities that the programme was adopted by, in the order of the document.

    One that comes out of a merger during the programme is not: what was adopted for its
    predecessors stands, and counting it too would count it twice.
    """
    begin = programme.period.from_
    merged = {each.merged_into for each in programme.gemeenten}
    return tuple(
        each
        for each in programme.gemeenten
        if each.id not in merged or each.from_ is None or each.from_ <= begin
    )


def limits(programme: Programme) -> Limits:
    """Which themes and actions are for some municipalities only; an action follows its theme."""
    found = {action.id: action.gemeenten for action in programme.other_actions}
    for theme in programme.themes:
        found[theme.id] = theme.gemeenten
        found |= {action.id: action.gemeenten or theme.gemeenten for action in theme.actions}
    return {name: gemeenten for name, gemeenten in found.items() if gemeenten}


def reach(actions: Iterable[str], theme: str | None, limited: Limits) -> tuple[str, ...]:
    """The municipalities that something about these actions and theme is for; none for all.

    It is for those that any of its actions is for; what names no action follows its theme.
    """
    if not limited:
        return ()
    each = [limited.get(name, ()) for name in actions]
    if each:
        return tuple(dict.fromkeys(one for some in each for one in some)) if all(each) else ()
    return limited.get(theme or "", ())


def successor(gemeente: Gemeente, month: str, by_id: Mapping[str, Gemeente]) -> Gemeente:
    """The municipality that does in `month` (yyyy-mm) what `gemeente` did; itself if it can."""
    while gemeente.to and gemeente.to < month and gemeente.merged_into:
        gemeente = by_id[gemeente.merged_into]
    return gemeente
