"""Papers for tests: of the sample programme that has everything, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tests.samples import HEAD, WHOLE, placed
from uvp_cli.programme.origin import Placed
from uvp_cli.render.paper.drawings import drawings
from uvp_cli.reports.papers.paper import (
    Bound,
    Drawing,
    Footnote,
    Grid,
    Heading,
    Inline,
    Listing,
    Paper,
    PaperText,
    Paragraph,
)
from uvp_cli.reports.papers.whole import whole
from uvp_cli.reports.tables import Row, Table

HOSTILE = (
    "<script>alert(1)</script> ]]> &amp; **vet** [x](javascript:y) {{ 1 }} \\x1b[31m "
    "=1+1 \u202eomgekeerd\u202c \x07 \ufffe | # `code` _cursief_"
)
"""Text that means something to HTML, XML, Markdown, spreadsheets, terminals and templates."""

EVERYTHING = Paper(
    title=f"Titel {HOSTILE}",
    subtitle="2026",
    blocks=(
        Heading(1, "Eerste"),
        Paragraph(("Een alinea", Footnote("Noot een."), Footnote(f"Noot twee {HOSTILE}"))),
        Heading(2, f"Tweede {HOSTILE}"),
        Listing((("Punt ", Bound("uvp:hours.noord.total", "1.066")), ("- geen lijst",))),
        Listing((("Twee",), (HOSTILE,), ("Zeven",)), (2, 3, 7)),
        Grid(
            "Een tabel",
            ("Wat", "Uren"),
            (False, True),
            (),
        ),
        Table(
            title="Uren",
            subtitle="",
            columns=(),
            rows=(),
            empty="Niets te tonen.",
        ),
        Drawing(
            "Beeld",
            "Een blauw vlak & meer.",
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
            '<title>Beeld</title><rect width="40" height="20" fill="#154273"/></svg>',
        ),
        Heading(1, "Derde"),
        Heading(2, "Vierde"),
        Heading(3, "Vijfde"),
        Paragraph((HOSTILE,)),
    ),
    month="2026-01",
)
"""A paper with every kind of block, and hostile text in every place."""


@cache
def sample(body: str = WHOLE, gemeente: str | None = None, head: str = HEAD) -> Paper:
    """The whole programme that `body` describes as a paper, with its pictures."""
    return made(placed(body, head), gemeente)


def made(loaded: Placed, gemeente: str | None = None) -> Paper:
    """The programme as a paper, with its pictures."""
    return whole(loaded, drawings(loaded, gemeente), gemeente)


def headings(paper: Paper) -> list[tuple[int, str]]:
    return [(each.level, each.text) for each in paper.blocks if isinstance(each, Heading)]


def texts(paper: Paper) -> Iterator[PaperText]:
    """Every text of a paper; of tables their cells."""
    for block in paper.blocks:
        match block:
            case Paragraph(said):
                yield said
            case Listing(items, _):
                yield from items
            case Table():
                yield from (_cells(row, block) for row in block.rows)
            case Grid():
                yield from (cell for line in block.lines for cell in line.cells)


def _cells(row: Row, table: Table) -> PaperText:
    notes = (Footnote(table.footnotes[mark - 1]) for mark in row.marks)
    return (*(str(cell) for cell in row.cells), *notes)


def inlines(paper: Paper) -> list[Inline]:
    return [each for text in texts(paper) for each in text]


def footnotes(paper: Paper) -> list[str]:
    return [each.text for each in inlines(paper) if isinstance(each, Footnote)]
