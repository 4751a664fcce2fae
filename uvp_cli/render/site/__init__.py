"""A static site of one or more programmes: every page as text, by the name of its file.

Pages are Jinja templates with escaping on. They hold no figure of their own: all come from
the queries, as the reports and pictures show them. Nothing here reads a clock, so the same
programmes give the same site.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import resources
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.model import Gemeente
from uvp_cli.programme.origin import Placed
from uvp_cli.queries.logbook import Logbook
from uvp_cli.render.pictures import svg
from uvp_cli.render.site import choices, links, pages, register, templates
from uvp_cli.render.site.downloads import FIRST, Downloads

STYLE, CHOICES, SCRIPT, RELOAD, VERSION = "uvp.css", "keuze", "uvp.js", "volg.js", "versie.js"
REGISTER = "register.js"
"""The files beside the pages; the last two only while a site is watched. The choices of a programme
are a style and a script of that name; the register is what can be searched in it."""

TAKEN = {"ics": "agenda", "xlsx": "alle tabellen", "docx": "document"}
"""The files that can be taken along, by the ending of their names."""


def files(
    programmes: Sequence[Placed],
    books: Sequence[Logbook | None] = (),
    taken: Sequence[Downloads] = (),
    *,
    watched: bool = False,
) -> dict[str, str]:
    """The whole site: the text of each file by its name in the folder.

    One programme stands in the folder itself, more each in a folder of its own; with each of the
    `books` what is noted of it, and with links to what can be `taken` along. A `watched` site
    reloads the open page once it has changed.
    """
    site = {STYLE: svg.stylesheet() + _asset(STYLE) + _cards(), SCRIPT: _asset(SCRIPT)}
    folders = _folders(programmes)
    noted = books or [None] * len(programmes)
    along = taken or [{}] * len(programmes)
    for folder, placed, book, made in zip(folders, programmes, noted, along, strict=True):
        site |= _programme(folder, placed, book, made, watched=watched)
    if len(programmes) > 1:
        first = pages.programmes(dict(zip(folders, programmes, strict=True)))
        context = {"root": "", "watched": watched, "title": first.title, **first.content}
        site["index.html"] = templates.render(first.template, context)
    if watched:
        site[RELOAD] = _asset(RELOAD)
        fingerprint = sha256("".join(site[name] for name in sorted(site)).encode()).hexdigest()
        site[VERSION] = f'uvpVersie("{fingerprint[:16]}");\n'
    return site


def taken_along(programmes: Sequence[Placed], taken: Sequence[Downloads]) -> dict[str, bytes]:
    """The content of each file that can be taken along, by its name in the folder."""
    return {
        f"{folder}/{name}".removeprefix("/"): content
        for folder, made in zip(_folders(programmes), taken, strict=True)
        for own in made.values()
        for name, content in own.items()
    }


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
    folder: str, placed: Placed, book: Logbook | None, made: Downloads, *, watched: bool
) -> Iterator[tuple[str, str]]:
    prefix = f"{folder}/" if folder else ""
    written = list(pages.pages(placed, book))
    menu = [(page.name, page.menu) for page in written if page.menu]
    shared = {"root": "../" if folder else "", "watched": watched, "menu": menu}
    for page in written:
        taken = _taken(page, placed, made)
        yield f"{prefix}{page.name}", text_of(page, placed, {**shared, "taken": taken})
    marked = (marks for page in written for marks in page.content.get("marked", ()))
    yield f"{prefix}{CHOICES}.css", choices.style(pages.offered(placed), marked)
    yield f"{prefix}{CHOICES}.js", choices.script(pages.offered(placed))
    yield f"{prefix}{REGISTER}", register.script(placed)


def text_of(page: pages.Page, placed: Placed, shared: Mapping[str, Any]) -> str:
    """A page of a programme as text, with what is `shared` by all of the site."""
    programme = pages.offered(placed)
    without_page = {gemeente.id: () for gemeente in placed.programme.gemeenten}
    context = {
        "taken": (),
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


def _taken(
    page: pages.Page, placed: Placed, made: Downloads
) -> list[tuple[Gemeente | None, list[tuple[str, str]]]]:
    """The files that can be taken along from a page: its own, or on the pages of everything those
    of all, and where a municipality can be chosen there those of each."""
    own = made.get(page.name) or (made.get(FIRST) if page.is_of_all else None)
    if not own:
        return []
    chosen = placed.programme.gemeenten if page.content.get("choices") else ()
    pairs = [(gemeente, made.get(links.page("gemeente", gemeente.id))) for gemeente in chosen]
    return [(None, _said(own)), *((gemeente, _said(files)) for gemeente, files in pairs if files)]


def _said(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The files with what they are called, and how much there is to fetch."""
    return [
        (name, f"{TAKEN[ending]} (.{ending}, {dutch.number(math.ceil(len(content) / 1000))} kB)")
        for name, content in files.items()
        for ending in [name.rpartition(".")[2]]
    ]


def _cards() -> str:
    """The style by which a table becomes a list: from how many columns, and at which width."""
    rules = _asset("kaart.css")
    widths = ("max-width:40rem", "max-width:64rem", "min-width:0")
    return "".join(
        f"@container ({width}){{\n{rules.replace('.kaart', f'.{name}')}}}\n"
        for name, width in zip(templates.CARDS.values(), widths, strict=True)
    )


def _asset(name: str) -> str:
    return resources.files(__name__).joinpath("layout", name).read_text("utf-8")
