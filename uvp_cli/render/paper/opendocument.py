"""A paper as an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from xml.sax.saxutils import quoteattr

from uvp_cli.render import odf
from uvp_cli.render.paper.drawings import WIDTH, fitted, image
from uvp_cli.render.paper.grids import SHORT, plain, top, widths
from uvp_cli.render.paper.writer import FIGURE, TABLE, Caption, Writer, chapters
from uvp_cli.reports.papers.paper import (
    LANGUAGE,
    Drawing,
    Grid,
    GridRow,
    Heading,
    Paper,
    PaperText,
    Strong,
    TextPiece,
)


def document(paper: Paper) -> bytes:
    """The file."""
    written = _Writer()
    moment = f"{paper.month}-01T00:00:00"
    facts = (
        ("dc:title", paper.title),
        ("dc:subject", paper.subtitle),
        ("dc:language", LANGUAGE),
        ("meta:creation-date", moment),
        ("dc:date", moment),
        ("meta:generator", "uvp"),
    )
    parts = {
        "content.xml": written.content(paper),
        "styles.xml": odf.part("stijlen.xml", mark=paper.mark),
        "meta.xml": odf.part("meta.xml", facts=facts, own=()),
    }
    return odf.file("text", parts, written.images)


class _Writer(Writer[str]):
    def __init__(self) -> None:
        super().__init__()
        self.images: dict[str, bytes] = {}
        self._columns: list[tuple[str, float]] = []
        self._tables = 0

    def content(self, paper: Paper) -> bytes:
        """The part of the file with the text."""
        entries = [
            (_anchor(number), _written(heading.text)) for number, heading in chapters(paper.blocks)
        ]
        contents = odf.part("inhoudsopgave.xml", entries=entries).decode()
        parts = (
            self._styled((paper.title,), "Title"),
            *(self._styled((line,), "Subtitle") for line in paper.beneath),
            contents if paper.contents else "",
            *self._blocks(paper),
        )
        body = "".join(parts)
        return odf.part(
            "tekst.xml", body=body, columns=self._columns, width=WIDTH, kinds=(FIGURE, TABLE)
        )

    def _heading(self, heading: Heading, number: int) -> str:
        level = heading.level
        return (
            f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
            f'<text:bookmark text:name="{_anchor(number)}"/>{_written(heading.text)}</text:h>'
        )

    def _paragraph(self, text: PaperText) -> str:
        return self._styled(text, "Text_20_body")

    def _list(self, items: Sequence[PaperText], numbers: Sequence[int]) -> Iterator[str]:
        starts = [f' text:start-value="{number}"' for number in numbers] or [""] * len(items)
        listed = (
            f"<text:list-item{start}>{self._paragraph(item)}</text:list-item>"
            for start, item in zip(starts, items, strict=True)
        )
        look = "Numbering_20_1" if numbers else "List_20_1"
        yield f'<text:list text:style-name="{look}">{"".join(listed)}</text:list>'

    def _drawing(self, drawing: Drawing, caption: Caption) -> Iterator[str]:
        # In one paragraph, since office programs part those that should stay together.
        yield (
            f'<text:p text:style-name="uvp_20_figuur">{_titled(caption)}<text:line-break/>'
            f"{self._picture(drawing)}</text:p>"
        )

    def _styled(self, text: PaperText, style: str) -> str:
        return f'<text:p text:style-name="{style}">{"".join(self._text(text))}</text:p>'

    def _words(self, piece: TextPiece) -> str:
        if isinstance(piece, Strong):
            return f'<text:span text:style-name="Strong">{_written(piece.text)}</text:span>'
        return _written(plain(piece))

    def _comma(self) -> str:
        return '<text:span text:style-name="uvp_20_hoog">, </text:span>'

    def _reference(self, note: str, number: int) -> str:
        return (
            f'<text:note text:id="noot{number}" text:note-class="footnote">'
            f"<text:note-citation>{number}</text:note-citation><text:note-body>"
            f'<text:p text:style-name="Footnote"><text:s/>{_written(note)}</text:p>'
            "</text:note-body></text:note>"
        )

    def _picture(self, drawing: Drawing) -> str:
        png = image(drawing)
        name = f"Pictures/{len(self.images) + 1}.png"
        self.images[name] = png
        width, height = fitted(drawing, WIDTH)
        return (
            f"<draw:frame draw:name={quoteattr(f'Afbeelding {len(self.images)}')} "
            f'text:anchor-type="as-char" svg:width="{width:.2f}cm" '
            f'svg:height="{height:.2f}cm">'
            f'<draw:image xlink:href="{name}" xlink:type="simple" xlink:show="embed" '
            'xlink:actuate="onLoad"/>'
            f"<svg:title>{escape(plain(drawing.title))}</svg:title>"
            f"<svg:desc>{escape(plain(drawing.described))}</svg:desc></draw:frame>"
        )

    def _grid(self, table: Grid, caption: Caption) -> Iterator[str]:
        yield f'<text:p text:style-name="Caption">{_titled(caption)}</text:p>'
        self._tables += 1
        name = f"Tabel{self._tables}"
        columns = [
            (f"{name}.{number}", WIDTH * part) for number, part in enumerate(widths(table), start=1)
        ]
        self._columns += columns
        look = "uvp-kort" if len(table.lines) <= SHORT else "uvp"
        measured = (f'<table:table-column table:style-name="{column}"/>' for column, _ in columns)
        yield (
            f'<table:table table:name="{name}" table:style-name="{look}">{"".join(measured)}'
            f"<table:table-header-rows>{self._line(top(table), table)}</table:table-header-rows>"
            f"{''.join(self._line(line, table) for line in table.lines)}</table:table>"
        )

    def _line(self, line: GridRow, table: Grid) -> str:
        look = "uvp_20_kop" if line.role != "data" else "uvp_20_tabel"
        if line.role == "section":
            width = len(table.headings)
            span = f' table:number-columns-spanned="{width}"'
            covered = "<table:covered-table-cell/>" * (width - 1)
            cells = _cell(self._styled(line.cells[0], look), span) + covered
        else:
            cells = "".join(
                _cell(self._styled(cell, f"{look}_20_getal" if numeric else look))
                for cell, numeric in zip(line.cells, table.numeric, strict=True)
            )
        return f'<table:table-row table:style-name="rij">{cells}</table:table-row>'


def _titled(caption: Caption) -> str:
    """A caption, with a field for its number, so that others may come before it."""
    if not caption.number:
        return _written(caption.title)
    return (
        f'{caption.kind} <text:sequence text:name="{caption.kind}" style:num-format="1" '
        f'text:formula="ooow:{caption.kind}+1">{caption.number}</text:sequence>. '
        f"{_written(caption.title)}"
    )


def _cell(paragraph: str, span: str = "") -> str:
    return (
        f'<table:table-cell table:style-name="cel"{span} office:value-type="string">'
        f"{paragraph}</table:table-cell>"
    )


def _written(text: str) -> str:
    """Text with its lines, tabs and spaces, which XML would fold."""
    return odf.words(text).replace("\n", "<text:line-break/>")


def _anchor(number: int) -> str:
    return f"kop-{number}"
