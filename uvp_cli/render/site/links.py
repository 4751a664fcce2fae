"""Where on the site something stands; made from ids alone, never from text."""

from __future__ import annotations

from collections.abc import Mapping

from uvp_cli.programme import paths, structure
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Programme
from uvp_cli.programme.paths import Part
from uvp_cli.programme.work import works

OTHER_PAGE = "overig.html"
"""The page of the actions outside the themes."""


def gemeente(name: str) -> str:
    """The page of a municipality."""
    return f"gemeente-{name}.html"


def theme(programme: Programme, name: str | None) -> str:
    """The page of a theme, or of what is outside the themes; what stands in one is on its page."""
    if name is None:
        return OTHER_PAGE
    page = page_of(structure.roots(programme).get(name, name))
    return page if page == page_of(name) else f"{page}#{name}"


def page_of(name: str) -> str:
    """The page of an uppermost theme."""
    return f"thema-{name}.html"


def within(programme: Programme, theme_id: str | None, name: str) -> str:
    """Where something with an id stands on the page of its theme."""
    return f"{theme(programme, theme_id).partition('#')[0]}#{name}"


def partner(name: str) -> str:
    """The page of a partner."""
    return f"partner-{name}.html"


def department(name: str) -> str:
    """The page of a department."""
    return f"afdeling-{name}.html"


def parties(programme: Programme) -> dict[str, tuple[tuple[str, str], ...]]:
    """Of everyone who can be responsible, by their ids: what they are called, each with the page
    that they have, if any."""
    page_of: dict[str, str] = {
        **{each.id: gemeente(each.id) for each in programme.gemeenten},
        **{each.id: partner(each.id) for each in programme.partners},
        **{each.id: department(each.id) for each in programme.departments},
    }
    return {
        each.id: tuple((word, page_of[each.id]) for word in (each.name, *each.aliases))
        if each.id in page_of
        else ()
        for each in paths.parties(programme)
    }


@of_last
def actions(programme: Programme) -> Mapping[str, tuple[str, str]]:
    """The title of each action and measure, by its id, with where it stands: on the page of the
    theme, a measure with its action."""
    return {
        work.own.id: (work.title, within(programme, theme.id if theme else None, work.action.id))
        for theme, action in paths.themed_actions(programme)
        for work in works(action)
        if work.own.id
    }


def action(programme: Programme, name: str) -> str:
    """Where an action or measure stands."""
    _, place = actions(programme)[name]
    return place


def goal(name: str) -> str:
    """Where a goal stands."""
    return f"doelen.html#{name}"


def part(programme: Programme, linked: Part) -> str:
    """Where a part of the programme stands; if nowhere of its own, its theme or the first page."""
    name = linked.id or ""
    page_of = {"gemeente": gemeente, "partner": partner, "department": department}
    if linked.kind in page_of:
        return page_of[linked.kind](name)
    match linked.kind:
        case "action":
            return within(programme, linked.theme, name)
        case "goal":
            return goal(name)
        case "planning":
            return f"planning.html#{item(linked.path[1])}"
        case _:
            return theme(programme, linked.theme) if linked.theme else "index.html"


def item(number: object) -> str:
    """The anchor of a planning item, by its number in the document, from 0."""
    return f"item-{number}"
