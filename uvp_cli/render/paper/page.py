"""A paper as one page of HTML that stands on its own, and as the PDF that is made of it."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from typing import Any

from uvp_cli.render.paper.drawings import WIDTH, fitted
from uvp_cli.render.paper.grids import SHORT
from uvp_cli.render.paper.writer import Caption, Writer, chapters
from uvp_cli.render.pictures.svg import stylesheet
from uvp_cli.render.templates import ROW_CLASSES, environment, lined
from uvp_cli.reports.papers.paper import (
    BREAK,
    LANGUAGE,
    Blank,
    Bound,
    Drawing,
    Grid,
    Heading,
    Paper,
    PaperText,
    Strong,
    TextPiece,
)

WIDE = 6
"""The columns from which on a table is printed smaller."""


def html(paper: Paper, *, printed: bool = False) -> str:
    """The page: with pictures in it, and its footnotes at the end.

    What is `printed` on sheets has each picture as an image with its description, and each
    footnote beneath the page that refers to it.
    """
    return _Page(printed=printed).page(paper)


def pdf(paper: Paper) -> bytes:
    """The page as a PDF that screen readers can read: tagged, with its language and its title.
    Nothing is fetched for it: pictures are in the page."""
    from weasyprint import HTML  # type: ignore[import-untyped]
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

    fetcher = URLFetcher(allowed_protocols={"data"})
    written = HTML(string=html(paper, printed=True), url_fetcher=fetcher).write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True, finisher=_numbered
    )
    return bytes(written)


def _numbered(_: Any, file: Any) -> None:
    """Numbers the headings of tables, so that a file is the same every time: before release 70
    WeasyPrint calls them by where they stand in memory."""
    elements = [one for one in file.objects if isinstance(one, dict)]
    names = [one["ID"] for one in elements if "ID" in one]
    attributes = (one["A"] for one in elements if isinstance(one.get("A"), dict))
    names += [name for one in attributes for name in one.get("Headers", ())]
    numbers: dict[Any, int] = {}
    for name in {id(name): name for name in names}.values():
        name.string = numbers.setdefault(name.string, len(numbers) + 1)


class _Page(Writer[str]):
    """The page; its parts are written by the macros of a template."""

    def __init__(self, *, printed: bool) -> None:
        super().__init__()
        self._printed = printed
        self._tables = 0
        self._templates = environment(__package__)
        self._macros = self._templates.get_template("onderdelen.html").module

    def page(self, paper: Paper) -> str:
        return self._templates.get_template("papier.html").render(
            paper=paper,
            language=LANGUAGE,
            printed=self._printed,
            colours=stylesheet(),
            contents=chapters(paper.blocks),
            blocks=list(self._blocks(paper)),
            notes=self._notes,
        )

    def _made(self, macro: str, *values: object) -> str:
        made: str = getattr(self._macros, macro)(*values)
        return made

    def _heading(self, heading: Heading, number: int) -> str:
        return self._made("heading", heading.level + 1, number, heading.text)

    def _paragraph(self, text: PaperText) -> str:
        return self._made("paragraph", self._text(text))

    def _list(self, items: Sequence[PaperText], numbers: Sequence[int]) -> Iterator[str]:
        yield self._made("list", map(self._text, items), numbers)

    def _drawing(self, drawing: Drawing, caption: Caption) -> Iterator[str]:
        image = base64.b64encode(drawing.svg.encode()).decode() if self._printed else None
        width, _ = fitted(drawing, WIDTH)
        yield self._made("figure", drawing, caption, image, width)

    def _grid(self, table: Grid, caption: Caption) -> Iterator[str]:
        self._tables += 1
        lines = (
            (ROW_CLASSES.get(line.role), [self._text(cell) for cell in line.cells])
            for line in table.lines
        )
        looks = {"wijd": len(table.headings) >= WIDE, "kort": len(table.lines) <= SHORT}
        yield self._made("grid", table, caption, lines, self._tables, looks)

    def _words(self, piece: TextPiece) -> str:
        match piece:
            case Strong(text):
                return self._made("strong", text)
            case Bound():
                return self._made("bound", piece)
            case Blank(_, text):
                return text
            case str() if piece == BREAK:
                return self._made("line_break")
        return lined(piece)

    def _comma(self) -> str:
        return self._made("comma")

    def _reference(self, note: str, number: int) -> str:
        if self._printed:
            return self._made("floating", number, note)
        return self._made("reference", number)
