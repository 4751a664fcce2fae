"""The parts of a document that the rest refers to, in plain data with whatever is wrong in it."""

from __future__ import annotations

from typing import Any, TypeVar

from uvp_cli.programme.names import fold

Item = TypeVar("Item")
SECTIONS = ("roles", "departments", "partners", "gemeenten")
"""The lists of who takes part."""
EVERY = frozenset({"alle", "alle gemeenten", "allemaal", "allen", "elke", "iedereen"})
"""Words for every municipality, as `fold` leaves them."""
FOR_EVERY = "Laat 'gemeenten:' weg: dan is het voor alle gemeenten."
MOST_NAMES = 300
"""With more names than this, comparing each with an unknown one takes too long."""


def registered(data: Any) -> dict[str, list[dict[str, Any]]]:
    """The blocks that have the ids of each kind of `RefersTo`, but for domains."""
    themes = records(data, "themes")
    actions = [
        *(action for theme in themes for action in records(theme, "actions")),
        *records(data, "other_actions"),
    ]
    goals = [goal for theme in themes for goal in records(theme, "goals")]
    measures = [measure for action in actions for measure in records(action, "measures")]
    measured = (data, *themes, *goals, *actions, *measures)
    parties = {section: records(data, section) for section in SECTIONS}
    return {
        **parties,
        "units": records(data, "units"),
        "reach": [*parties["gemeenten"], *records(data, "groups")],
        "areas": records(data, "areas"),
        "priorities": [{"id": name} for name in listed(data, "priorities", str)],
        "themes": themes,
        "responsible": [
            *(party for section in parties.values() for party in section),
            *records(data, "groups"),
        ],
        "goals": goals,
        "actions": [*actions, *(measure for measure in measures if "id" in measure)],
        "logged": [
            *(*actions, *measures, *records(data, "planning"), *goals),
            *(indicator for part in measured for indicator in records(part, "indicators")),
        ],
    }


def records(node: Any, section: str) -> list[dict[str, Any]]:
    """The blocks in a list of plain data."""
    return listed(node, section, dict)


def listed(node: Any, section: str, kind: type[Item]) -> list[Item]:
    """The values of one kind in a list of plain data; none where it holds something else."""
    items = node.get(section) if isinstance(node, dict) else None
    return [item for item in items if isinstance(item, kind)] if isinstance(items, list) else []


def id_named(kind: str, name: str, data: Any) -> str | None:
    """The id of the only thing of a kind that goes by a name, letter case aside."""
    wanted, known = fold(name), registered(data).get(kind, ())
    if len(known) > MOST_NAMES:
        return None
    ids = {
        record["id"]
        for record in known
        if isinstance(record.get("id"), str) and wanted in map(fold, _names(record))
    }
    return ids.pop() if len(ids) == 1 and wanted else None


def home_of(kind: str) -> str:
    """The place, in Dutch, where a thing of a kind gets the id by which others refer to it."""
    homes = {
        "responsible": "onder 'roles:', 'departments:', 'partners:' of 'gemeenten:'",
        "reach": "onder 'gemeenten:'",
        "actions": "bij een thema onder 'actions:', of onder 'other_actions:'",
        "goals": "bij een thema onder 'goals:'",
    }
    return homes.get(kind, f"onder '{kind}:'")


def _names(record: dict[str, Any]) -> list[str]:
    said = [record.get(key) for key in ("id", "name", "title", "text")]
    return [name for name in said if isinstance(name, str)] + listed(record, "aliases", str)
