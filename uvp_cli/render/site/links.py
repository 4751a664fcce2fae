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
    found = (each.id for each in programme.themes if any(a.id == name for a in each.actions))
    return f"{theme(next(found, None))}#{name}"


def goal(name: str) -> str:
    """Where a goal stands."""
    return f"doelen.html#{name}"


def part(found: Part) -> str:
    """Where a part of the programme stands; if nowhere of its own, its theme or the first page."""
    name = found.id or ""
    match found.kind:
        case "gemeente":
            return gemeente(name)
        case "partner":
            return partner(name)
        case "action":
            return f"{theme(found.theme)}#{name}"
        case "goal":
            return goal(name)
        case "planning":
            return f"planning.html#{item(found.path[1])}"
        case _:
            return theme(found.theme) if found.theme else "index.html"


def item(place: object) -> str:
    """The anchor of a planning item, by its place in the document."""
    return f"item-{place}"
