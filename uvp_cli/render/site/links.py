"""The addresses of what stands on the site; made from ids alone, never from text."""

from __future__ import annotations

from collections.abc import Mapping

from uvp_cli.programme import paths, structure
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Programme
from uvp_cli.programme.paths import Part
from uvp_cli.programme.work import works

OTHER_PAGE = "overig.html"
"""The page of the actions outside the themes."""
_PAGES = {"theme": "thema", "gemeente": "gemeente", "partner": "partner", "department": "afdeling"}
"""The beginnings of the names of pages, by the kind of part that each is of."""


def page(kind: str, name: str) -> str:
    """The page of a municipality, a partner, a department, or an uppermost theme."""
    return f"{_PAGES[kind]}-{name}.html"


def theme(programme: Programme, name: str | None) -> str:
    """The page of a theme, or of what is outside the themes; what stands in one is on its page."""
    if name is None:
        return OTHER_PAGE
    root = structure.roots(programme).get(name, name)
    return page("theme", root) + (f"#{name}" if root != name else "")


def within(programme: Programme, theme_id: str | None, name: str) -> str:
    """The address of something with an id on the page of its theme."""
    return f"{theme(programme, theme_id).partition('#')[0]}#{name}"


def parties(programme: Programme) -> dict[str, tuple[tuple[str, str], ...]]:
    """The names of everyone who can be responsible, by their ids, each with its page if any."""
    page_of = {
        **{gemeente.id: page("gemeente", gemeente.id) for gemeente in programme.gemeenten},
        **{partner.id: page("partner", partner.id) for partner in programme.partners},
        **{own.id: page("department", own.id) for own in programme.departments},
    }
    return {
        party.id: tuple((word, page_of[party.id]) for word in (party.name, *party.aliases))
        if party.id in page_of
        else ()
        for party in paths.parties(programme)
    }


@of_last
def actions(programme: Programme) -> Mapping[str, tuple[str, str]]:
    """The title and address of each action and measure, by its id: on the page of the theme, a
    measure with its action."""
    return {
        work.own.id: (work.title, within(programme, theme.id if theme else None, work.action.id))
        for theme, action in paths.themed_actions(programme)
        for work in works(action)
        if work.own.id
    }


def action(programme: Programme, name: str) -> str:
    """The address of an action or measure."""
    return actions(programme)[name][1]


def goal(name: str) -> str:
    """The address of a goal."""
    return f"doelen.html#{name}"


def part(programme: Programme, linked: Part) -> str:
    """The address of a part of the programme, or else of its theme, or the first page."""
    name = linked.id or ""
    match linked.kind:
        case "gemeente" | "partner" | "department":
            return page(linked.kind, name)
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
