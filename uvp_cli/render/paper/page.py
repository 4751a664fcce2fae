"""A paper as one page of HTML that stands on its own; what a PDF is made of too."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from uvp_cli.render.answers.html_page import text as escaped
from uvp_cli.render.paper.grids import grid
from uvp_cli.render.pictures.svg import stylesheet
from uvp_cli.reports.papers.paper import (
    LANGUAGE,
    Blank,
    Block,
    Bound,
    Drawing,
    Footnote,
    Grid,
    Heading,
    Inline,
    Line,
    Listing,
    Paper,
    Paragraph,
    Strong,
    Text,
)
from uvp_cli.reports.tables import Table

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """\
:root { color-scheme: light dark; font: 1rem/1.5 "Liberation Sans", Arial, sans-serif; }
body { margin: 2rem auto; max-width: 52rem; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.2; margin-bottom: .25rem; }
h2 { font-size: 1.5rem; margin-top: 2.5rem; }
h3 { font-size: 1.2rem; margin-top: 1.75rem; }
h4 { font-size: 1rem; }
h2, h3, h4, caption, .kop { break-after: avoid; }
.onder { font-size: 1.2rem; margin-top: 0; }
.klein { font-size: .9rem; }
nav ul { list-style: none; padding-left: 1.25rem; }
nav > ul { padding-left: 0; }
nav a { color: inherit; }
figure { margin: 1.5rem 0; }
figcaption { font-weight: bold; }
figure svg, figure img { max-width: 100%; height: auto; }
.tabel { margin: 1.5rem 0; }
@media screen { .tabel, figure { overflow-x: auto; } }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
caption { text-align: left; font-weight: bold; padding-bottom: .5rem; }
th, td { padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
thead th { border-bottom: 2px solid; vertical-align: bottom; }
tbody tr { border-bottom: 1px solid #8a97a4; }
.kop th, .totaal > *, .subtotaal > * { font-weight: bold; }
.getal { text-align: right; font-variant-numeric: tabular-nums; }
td.getal { white-space: nowrap; }
sup { line-height: 0; }
@page {
  size: A4; margin: 2.2cm 2cm 2.4cm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt "Liberation Sans"; }
}
@media print {
  :root { color-scheme: light; font-size: 10pt; }
  body { margin: 0; max-width: none; padding: 0; }
  figure, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .wijd { font-size: .85em; }
  nav li a::after { content: leader(". ") target-counter(attr(href), page); }
  nav a { text-decoration: none; }
}
"""
_FEET = """\
.noot {
  float: footnote; color: black; font: 8.5pt/1.35 "Liberation Sans", Arial, sans-serif;
  text-align: left; white-space: normal;
}
a[href^="#noot-"] { color: inherit; text-decoration: none; }
.noot::footnote-call { content: counter(footnote); font-size: .7em; line-height: 0; }
@page { @footnote { border-top: .5pt solid; padding-top: .2cm; } }
"""
_ROLES = {"section": "kop", "subtotal": "subtotaal", "total": "totaal"}
WIDE = 6
"""From this many columns on, a table is printed smaller."""


def html(paper: Paper, *, printed: bool = False) -> str:
    """The page: with pictures in it, and its footnotes at the end.

    What is `printed` on sheets has each picture as an image with its description, and each
    footnote beneath the page that refers to it.
    """
    return "\n".join(_Page(paper, printed=printed).lines()) + "\n"


class _Page:
    """The page while it is written: it numbers headings and footnotes as they come."""

    def __init__(self, paper: Paper, *, printed: bool) -> None:
        self._paper = paper
        self._printed = printed
        self._notes: list[str] = []
        self._headings = 0
        self._tables = 0

    def lines(self) -> Iterator[str]:
        paper = self._paper
        yield "<!DOCTYPE html>"
        yield f'<html lang="{LANGUAGE}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{escaped(paper.title)}</title>"
        # An image has its own colours.
        yield f"<style>\n{_STYLE}{_FEET if self._printed else stylesheet()}</style>"
        yield "</head>"
        yield "<body>"
        yield f"<header><h1>{escaped(paper.title)}</h1>"
        yield f'<p class="onder">{escaped(paper.subtitle)}</p></header>'
        if paper.contents:
            yield from _contents(paper)
        yield "<main>"
        for block in paper.blocks:
            yield from self._block(block)
        yield from self._footnotes()
        yield "</main>"
        yield "</body>"
        yield "</html>"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level, said):
                self._headings += 1
                tag = f"h{level + 1}"
                yield f'<{tag} id="kop-{self._headings}">{escaped(said)}</{tag}>'
            case Paragraph(said, small):
                begin = '<p class="klein">' if small else "<p>"
                yield f"{begin}{self._text(said)}</p>"
            case Listing(items, numbers) if numbers:
                yield "<ol>"
                for number, item in zip(numbers, items, strict=True):
                    yield f'<li value="{number}">{self._text(item)}</li>'
                yield "</ol>"
            case Listing(items):
                yield "<ul>"
                yield from (f"<li>{self._text(item)}</li>" for item in items)
                yield "</ul>"
            case Drawing():
                yield from self._drawing(block)
            case Table() if not block.rows:
                yield f"<p>{escaped(block.empty)}</p>"
            case Table() | Grid():
                yield from self._grid(grid(block))
                notes = block.notes if isinstance(block, Table) else ()
                yield from (f'<p class="klein">{escaped(note)}</p>' for note in notes)

    def _drawing(self, drawing: Drawing) -> Iterator[str]:
        yield f"<figure><figcaption>{escaped(drawing.title)}</figcaption>"
        if self._printed:
            data = base64.b64encode(drawing.svg.encode()).decode()
            described = escaped(drawing.described)
            yield f'<img alt="{described}" src="data:image/svg+xml;base64,{data}">'
        else:
            yield drawing.svg
        yield "</figure>"

    def _grid(self, given: Grid) -> Iterator[str]:
        self._tables += 1
        name = f"tabel-{self._tables}"
        wide = " wijd" if len(given.headings) >= WIDE else ""
        yield f'<div class="tabel{wide}" role="region" tabindex="0" aria-labelledby="{name}">'
        yield f'<table><caption id="{name}">{escaped(given.title)}</caption>'
        headings = (
            f'<th scope="col"{_alignment(numeric)}>{escaped(title)}</th>'
            for title, numeric in zip(given.headings, given.numeric, strict=True)
        )
        yield f"<thead><tr>{''.join(headings)}</tr></thead>"
        yield "<tbody>"
        yield from (self._line(line, given) for line in given.lines)
        yield "</tbody>"
        yield "</table></div>"

    def _line(self, line: Line, given: Grid) -> str:
        begin = f'<tr class="{_ROLES[line.role]}">' if line.role in _ROLES else "<tr>"
        if line.role == "section":
            width = len(given.headings)
            (heading,) = line.cells
            return f'{begin}<th scope="colgroup" colspan="{width}">{self._text(heading)}</th></tr>'
        first, *others = (self._text(cell) for cell in line.cells)
        cells = [f'<th scope="row"{_alignment(given.numeric[0])}>{first}</th>']
        for cell, numeric in zip(others, given.numeric[1:], strict=True):
            cells.append(f"<td{_alignment(numeric)}>{cell}</td>")
        return f"{begin}{''.join(cells)}</tr>"

    def _text(self, text: Text) -> str:
        written = ""
        for before, each in zip((None, *text), text, strict=False):
            if isinstance(before, Footnote) and isinstance(each, Footnote):
                written += "<sup>, </sup>"
            written += self._inline(each)
        return written

    def _inline(self, each: Inline) -> str:
        match each:
            case Strong(said):
                return f"<strong>{escaped(said)}</strong>"
            case Footnote(said):
                self._notes.append(said)
                number = len(self._notes)
                if self._printed:
                    # What floats away leaves its number here, as the text of this link.
                    return (
                        f'<a href="#noot-{number}" aria-label="Voetnoot {number}">'
                        f'<span class="noot" id="noot-{number}">{escaped(said)}</span></a>'
                    )
                return (
                    f'<sup><a id="verwijzing-{number}" href="#noot-{number}" role="doc-noteref" '
                    f'aria-label="Voetnoot {number}">{number}</a></sup>'
                )
            case Bound(tag, said):
                return f'<data value="{escaped(tag)}">{escaped(said)}</data>'
            case Blank(_, said):
                return escaped(said)
        return escaped(each)

    def _footnotes(self) -> Iterator[str]:
        if not self._notes or self._printed:
            return
        yield '<section role="doc-endnotes" aria-labelledby="voetnoten">'
        yield '<h2 id="voetnoten">Voetnoten</h2>'
        yield "<ol>"
        for number, said in enumerate(self._notes, start=1):
            back = (
                f'<a href="#verwijzing-{number}" role="doc-backlink" '
                f'aria-label="Terug naar voetnoot {number} in de tekst">↩</a>'
            )
            yield f'<li id="noot-{number}">{escaped(said)} {back}</li>'
        yield "</ol></section>"


def _contents(paper: Paper) -> Iterator[str]:
    """Where the headings of the first two levels are."""
    yield '<nav aria-labelledby="inhoud">'
    yield '<h2 id="inhoud">Inhoud</h2>'
    yield "<ul>"
    depth = 1
    begun = False
    for number, heading in enumerate(headings(paper), start=1):
        if heading.level > 2:
            continue
        if heading.level > depth:
            yield "<ul>"
        elif begun:
            yield "</li>" + "</ul></li>" * (depth - heading.level)
        depth, begun = heading.level, True
        yield f'<li><a href="#kop-{number}">{escaped(heading.text)}</a>'
    yield ("</li>" if begun else "") + "</ul></li>" * (depth - 1) + "</ul>"
    yield "</nav>"


def headings(paper: Paper) -> list[Heading]:
    """The headings in their order."""
    return [each for each in paper.blocks if isinstance(each, Heading)]


def _alignment(numeric: bool) -> str:  # noqa: FBT001 (what a column holds)
    return ' class="getal"' if numeric else ""
