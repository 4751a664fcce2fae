"""Where on the site something stands; made from ids alone, never from text."""

from __future__ import annotations

from uvp_cli.programme.model import Programme
from uvp_cli.programme.paths import Part

OTHER_PAGE = "overig.html"
"""The page of the actions outside the themes."""


def gemeente(name: str) -> str:
    """The page of a municipality."""
    return f"gemeente-{name}.html"


def theme(name: str | None) -> str:
    """The page of a theme, or of what is outside the themes."""
    return OTHER_PAGE if name is None else f"thema-{name}.html"


def partner(name: str) -> str:
    """The page of a partner."""
    return f"partner-{name}.html"


def action(programme: Programme, name: str) -> str:
    """Where an action stands: on the page of its theme."""
    own = (one.id for one in programme.themes if any(a.id == name for a in one.actions))
    return f"{theme(next(own, None))}#{name}"


def goal(name: str) -> str:
    """Where a goal stands."""
    return f"doelen.html#{name}"


def part(linked: Part) -> str:
    """Where a part of the programme stands; if nowhere of its own, its theme or the first page."""
    name = linked.id or ""
    match linked.kind:
        case "gemeente":
            return gemeente(name)
        case "partner":
            return partner(name)
        case "action":
            return f"{theme(linked.theme)}#{name}"
        case "goal":
            return goal(name)
        case "planning":
            return f"planning.html#{item(linked.path[1])}"
        case _:
            return theme(linked.theme) if linked.theme else "index.html"


def item(number: object) -> str:
    """The anchor of a planning item, by its number in the document, from 0."""
    return f"item-{number}"
