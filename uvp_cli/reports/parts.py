"""A part of a programme and its place, in answers that say where something stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from uvp_cli import dutch
from uvp_cli.document.findings import KeyPath, render_path
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Placed
from uvp_cli.programme.paths import Part
from uvp_cli.reports.facts import Fact, T
from uvp_cli.reports.tables import For, Kind
from uvp_cli.reports.terms import KINDS, PARTS


def title(part: Part) -> str:
    """The title of the part, and which one it is where others have the same; of the whole
    programme only that it is that."""
    among = f" ({part.among})" if part.among else ""
    return "Het programma" if part.kind == "programme" else f"{part.title}{among}"


def heading(part: Part) -> str:
    """The part with what it is and its id: Actie: Veilig uitgaan [jeugd.veilig-uitgaan]."""
    if part.kind == "programme" or part.id in (None, part.title):
        return named(part)
    return f"{named(part)} [{part.id}]"


def named(part: Part) -> str:
    """The part with what it is, for readers who do not know ids: Actie: Veilig uitgaan."""
    said = part.kind in {"programme", "ambition", "goal"}
    return title(part) if said else f"{KINDS[part.kind]}: {title(part)}"


def behind_titles(text: str, ids: Iterable[str], programme: Programme) -> str:
    """A text behind the titles of the actions (ids) that it is about, without which it would seem
    to be about all of a theme."""
    titles = paths.titles(programme)
    about = dutch.titles(titles[id_] for id_ in ids)
    return f"{about}: {text}" if about else text


def chapter(source: str | None) -> str:
    """The place in the adopted programme: a source that begins with a number names a chapter. Empty
    where the document says none."""
    return f"hoofdstuk {source}" if source and source[:1].isdigit() else source or ""


def facts(part: Callable[[T], Part], titled: str) -> tuple[Fact[T], ...]:
    """The part that a thing is of, for programs; its title stands under `titled`."""
    return (
        Fact("part", "Onderdeel", lambda it: part(it).kind, For.PROGRAMS, words=PARTS),
        Fact("id", "Id", lambda it: part(it).id, For.PROGRAMS),
        Fact("title", titled, lambda it: part(it).title, For.PROGRAMS),
        Fact("theme", "Thema", lambda it: part(it).theme, For.PROGRAMS),
    )


def place_facts(
    placed: Placed, path: Callable[[T], KeyPath], line: Callable[[T], int | None] = lambda _: None
) -> tuple[Fact[T], ...]:
    """The place of a thing in its file: its own line, or else that of its path."""

    def at(thing: T) -> int:
        return line(thing) or placed.line(path(thing))

    return (
        Fact("path", "", lambda it: render_path(path(it))),
        Fact("line", "Regel", at, For.PROGRAMS, Kind.NUMBER),
        Fact("place", "Plaats", lambda it: f"{placed.file}:{at(it)}"),
    )
