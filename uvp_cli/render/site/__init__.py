"""A static site of one or more programmes: every page as text, by the name of its file.

Pages are Jinja templates with escaping on. They hold no figure of their own: all come from
the queries, as the reports and pictures show them. Nothing here reads a clock, so the same
programmes give the same site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import resources
from typing import Any

from uvp_cli.programme.origin import Placed
from uvp_cli.queries.logbook import Logbook
from uvp_cli.render.pictures import svg
from uvp_cli.render.site import choices, links, pages, templates

STYLE, CHOICES, SCRIPT, RELOAD, VERSION = "uvp.css", "keuze", "uvp.js", "volg.js", "versie.js"
"""The files beside the pages; the last two only while a site is watched. The choices of a programme
are a style and a script of that name."""


def files(
    programmes: Sequence[Placed], books: Sequence[Logbook | None] = (), *, watched: bool = False
) -> dict[str, str]:
    """The whole site: the text of each file by its name in the folder.

    One programme stands in the folder itself, more each in a folder of its own; with each of the
    `books` what is noted of it. A `watched` site reloads the open page once it has changed.
    """
    site = {STYLE: svg.stylesheet() + _asset(STYLE), SCRIPT: _asset(SCRIPT)}
    folders = _folders(programmes)
    noted = books or [None] * len(programmes)
    for folder, placed, book in zip(folders, programmes, noted, strict=True):
        site |= _programme(folder, placed, book, watched=watched)
    if len(programmes) > 1:
        first = pages.programmes(dict(zip(folders, programmes, strict=True)))
        context = {"root": "", "watched": watched, "title": first.title, **first.content}
        site["index.html"] = templates.render(first.template, context)
    if watched:
        site[RELOAD] = _asset(RELOAD)
        fingerprint = sha256("".join(site[name] for name in sorted(site)).encode()).hexdigest()
        site[VERSION] = f'uvpVersie("{fingerprint[:16]}");\n'
    return site


def _folders(programmes: Sequence[Placed]) -> list[str]:
    """The folder of each programme: none for a single one, else its id, which may need a number."""
    if len(programmes) == 1:
        return [""]
    names: list[str] = []
    for placed in programmes:
        name, count = placed.programme.id, 2
        while name in names:
            name, count = f"{placed.programme.id}-{count}", count + 1
        names.append(name)
    return names


def _programme(
    folder: str, placed: Placed, book: Logbook | None, *, watched: bool
) -> Iterator[tuple[str, str]]:
    prefix = f"{folder}/" if folder else ""
    written = list(pages.pages(placed, book))
    shared = {"root": "../" if folder else "", "watched": watched, "menu": pages.menu(written)}
    for page in written:
        yield f"{prefix}{page.name}", text_of(page, placed, shared)
    marked = (marks for page in written for marks in page.content.get("marked", ()))
    yield f"{prefix}{CHOICES}.css", choices.style(pages.offered(placed), marked)
    yield f"{prefix}{CHOICES}.js", choices.script(pages.offered(placed))


def text_of(page: pages.Page, placed: Placed, shared: Mapping[str, Any]) -> str:
    """A page of a programme as text, with what is `shared` by all of the site."""
    programme = pages.offered(placed)
    without_page = {gemeente.id: () for gemeente in placed.programme.gemeenten}
    context = {
        **shared,
        "placed": placed,
        "programme": programme,
        "names": pages.names(programme),
        "words": {**without_page, **links.parties(programme)},
        **page.content,
        "title": page.title,
        "name": page.name,
    }
    return templates.render(page.template, context)


def _asset(name: str) -> str:
    return resources.files(__name__).joinpath("layout", name).read_text("utf-8")
