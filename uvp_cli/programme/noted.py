"""The parts of a programme that the entries of a log can be about: those that have an id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from uvp_cli.programme import model, months, names, reach
from uvp_cli.programme.last import of_last
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.document.findings import KeyPath

NotedKind = Literal["action", "measure", "planning", "goal", "indicator"]
KINDS: dict[NotedKind, str] = {
    "action": "actie",
    "measure": "maatregel",
    "planning": "planningsitem",
    "goal": "doelstelling",
    "indicator": "indicator",
}
"""The Dutch noun for each kind."""


@dataclass(frozen=True, slots=True)
class NotedPart:
    """A part of the programme at `path` that happens, or shows what came of it.

    `title` says what it is; `action` is the id of the action that it is or belongs to, and `theme`
    that of its theme, if any. `gemeenten` are the ids of the municipalities that it is for. `turns`
    are the times that it is planned, where it is a planning item.
    """

    kind: NotedKind
    id: str
    title: str
    path: KeyPath
    gemeenten: tuple[str, ...]
    theme: str | None = None
    action: str | None = None
    turns: tuple[months.Turn, ...] = ()


@of_last
def notable_parts(programme: model.Programme) -> dict[str, NotedPart]:
    """Everything that an entry can be about, by its id, in the order of the document."""
    limited = reach.limits(programme)
    everywhere = tuple(gemeente.id for gemeente in programme.gemeenten)
    kinds: dict[type, NotedKind] = {
        model.Action: "action",
        model.Measure: "measure",
        model.PlanningItem: "planning",
        model.Goal: "goal",
        model.Indicator: "indicator",
    }
    known: dict[str, NotedPart] = {}
    for path, record, action, around in _records(programme):
        kind = kinds.get(record.__class__)
        if kind is None or record.id is None or record.id in known:
            continue
        named = (record.id if kind == "measure" else action,) if action else ()
        theme, for_whom = around, reach.reach(named, around, limited)
        title = getattr(record, "title", None) or record.text
        turns: tuple[months.Turn, ...] = ()
        if isinstance(record, model.PlanningItem):
            theme = names.theme_of_domain(record.domain, programme)
            for_whom = record.gemeenten or reach.reach(record.actions, theme, limited)
            turns = months.turns(record, programme.period)
        whose = for_whom or everywhere
        known[record.id] = NotedPart(kind, record.id, title, path, whose, theme, action, turns)
    return known


_LISTS = ("goals", "measures", "indicators", "themes", "actions", "other_actions", "planning")
"""The keys of lists in which subjects stand, or what has such lists, in the order of the model."""


def _records(
    record: Any, path: KeyPath = (), action: str | None = None, theme: str | None = None
) -> Iterator[tuple[KeyPath, Any, str | None, str | None]]:
    """A record with all in its lists, in the order of the document, each with the ids of the action
    and the theme that it is or stands in. Looking for them in everything takes three times as long.
    """
    action = record.id if isinstance(record, model.Action) else action
    theme = record.id if isinstance(record, model.Theme) else theme
    yield path, record, action, theme
    for key in _LISTS:
        for at, inner in enumerate(getattr(record, key, ())):
            if not isinstance(inner, str):
                yield from _records(inner, (*path, key, at), action, theme)
