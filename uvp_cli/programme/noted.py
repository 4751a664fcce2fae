"""What the entries of a log can be about: the parts of a programme that have an id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from uvp_cli.programme import months, names, reach
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Action, Goal, Indicator, Measure, PlanningItem, Programme
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.document.findings import KeyPath

Kind = Literal["action", "measure", "planning", "goal", "indicator"]
KINDS: dict[Kind, str] = {
    "action": "actie",
    "measure": "maatregel",
    "planning": "planningsitem",
    "goal": "doelstelling",
    "indicator": "indicator",
}
"""What each kind is called in Dutch."""


@dataclass(frozen=True, slots=True)
class NotedPart:
    """A part of the programme at `path` that happens, or shows what came of it.

    `title` says what it is; `action` is the id of the action that it is or belongs to, and `theme`
    that of its theme, if any. `gemeenten` are the ids of the municipalities that it is for, empty
    for all. `turns` are the times that it is planned, where it is a planning item.
    """

    kind: Kind
    id: str
    title: str
    path: KeyPath
    gemeenten: tuple[str, ...]
    theme: str | None = None
    action: str | None = None
    turns: tuple[months.Turn, ...] = ()


@of_last
def subjects(programme: Programme) -> dict[str, NotedPart]:
    """Everything that an entry can be about, by its id, in the order of the document."""
    limited = reach.limits(programme)
    title_of_kind: dict[type, Kind] = {
        Action: "action",
        Measure: "measure",
        PlanningItem: "planning",
        Goal: "goal",
        Indicator: "indicator",
    }
    known: dict[str, NotedPart] = {}
    for path, record in _records(programme):
        kind = title_of_kind.get(record.__class__)
        if kind is None or record.id is None or record.id in known:
            continue
        action, theme = _around(programme, path)
        named = (record.id if kind == "measure" else action.id,) if action else ()
        for_whom = reach.reach(named, theme, limited)
        title = getattr(record, "title", None) or record.text
        turns: tuple[months.Turn, ...] = ()
        if isinstance(record, PlanningItem):
            theme = names.theme_of_domain(record.domain, programme)
            for_whom = record.gemeenten or reach.reach(record.actions, theme, limited)
            turns = months.turns(record, programme.period)
        known[record.id] = NotedPart(
            kind, record.id, title, path, for_whom, theme, action.id if action else None, turns
        )
    return known


_LISTS = ("goals", "measures", "indicators", "themes", "actions", "other_actions", "planning")
"""The keys of lists in which subjects stand, or what has such lists, in the order of the model."""


def _records(record: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """A record with all in its lists, in the order of the document. Looking for them in everything
    takes three times as long."""
    yield path, record
    for key in _LISTS:
        for at, inner in enumerate(getattr(record, key, ())):
            if not isinstance(inner, str):
                yield from _records(inner, (*path, key, at))


def _around(programme: Programme, path: KeyPath) -> tuple[Action | None, str | None]:
    """The action and the id of the theme in which something stands at `path`."""
    match path:
        case ("themes", int(at), "actions", int(index), *_):
            theme = programme.themes[at]
            return theme.actions[index], theme.id
        case ("themes", int(at), *_):
            return None, programme.themes[at].id
        case ("other_actions", int(index), *_):
            return programme.other_actions[index], None
    return None, None
