"""A paper as a .docx: real styles, headings, footnotes and tables, in a house style or our own.

What Word and LibreOffice keep when somebody goes on with the document is written as they
write it themselves; python-docx has no footnotes, tables of contents or content controls.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Cm, Emu, Pt, RGBColor

from uvp_cli.render import untrusted
from uvp_cli.render.cells import visible
from uvp_cli.render.paper import bindings, word_parts
from uvp_cli.render.paper.drawings import WIDTH, fitted, image
from uvp_cli.render.paper.grids import SHORT, is_dense, plain, top, widths
from uvp_cli.render.paper.word_parts import element
from uvp_cli.render.paper.writer import Caption, Writer, chapters
from uvp_cli.render.pictures import svg
from uvp_cli.render.pictures.house import House
from uvp_cli.reports.papers.paper import (
    Blank,
    Bound,
    Drawing,
    Grid,
    GridRow,
    Heading,
    Paper,
    PaperText,
    Strong,
    TextPiece,
)

CELL, DENSE, SMALL = "uvp tabel", "uvp tabel smal", "uvp klein"
"""Our own styles; a house style may say how they look."""
COLOUR = RGBColor(0x15, 0x42, 0x73)
_LOOKS = (
    ("Normal", 10, 0, 6),
    ("Title", 22, 0, 6),
    ("Subtitle", 13, 0, 12),
    ("Caption", 10, 6, 4),
    ("Heading 1", 15, 13, 3),
    ("Heading 2", 12.5, 11, 3),
    ("Heading 3", 11, 9, 3),
    ("List Bullet", 10, 0, 2),
    ("List Number", 10, 0, 2),
)
"""Our own styles: the size of letters, and the space above and below them, in points."""


def document(paper: Paper, template: bytes | None = None) -> bytes:
    """The file. Of a template all stays but its text: styles, page, header and footer. Raises
    `Damaged` where the template cannot be used."""
    if template is not None:
        file = word_parts.opened(template)
        with untrusted.parsing():
            return _written(paper, file, word_parts.house(file))
    file = Document()
    _style_it(file)
    return _written(paper, file)


def _written(paper: Paper, file: Any, house: House | None = None) -> bytes:
    written = _Writer(file, house)
    written.write(paper)
    word_parts.mark(file, paper.mark)
    word_parts.describe(file, paper.title, paper.subtitle, paper.month)
    if names := " ".join(name for name, _ in bindings.read(file)):
        word_parts.remember(file, names)
    return word_parts.saved(file)


def _style_it(file: Any) -> None:
    """Our own look: A4, one letter, page numbers beneath."""
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    headings = (f"Heading {level}" for level in range(1, 6))
    for name in ("Normal", "Title", "Subtitle", "Caption", *headings):
        style = file.styles[name]
        style.font.name = "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name != "Normal":
            style.font.color.rgb = COLOUR
    for name, size, before, after in _LOOKS:
        style = file.styles[name]
        style.font.size = Pt(size)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(before), Pt(after)
        spacing.line_spacing = 1.05
    word_parts.colour(file, [svg.COLOURS[name][0] for name in ("own", "shared", "assumed")])
    footer = section.footer.paragraphs[0]
    footer.alignment = 2
    footer._p.append(_field("PAGE", _run("1")))  # noqa: SLF001 (its own way to its elements)


class _Writer(Writer[Any]):
    def __init__(self, file: Any, house: House | None) -> None:
        super().__init__()
        self._house = house
        self._cell = CELL
        self._file = file
        self._body = file.element.body
        for old in list(self._body):
            if old.tag != qn("w:sectPr"):
                self._body.remove(old)
        self._end = self._body.find(qn("w:sectPr"))
        self._pictures = 0
        self._styles = word_parts.Styles(file)
        self._footnotes = word_parts.WordFootnotes(file, self._styles)
        self._numbering = word_parts.WordNumbering(file)
        self._controls = bindings.highest_id(file)
        section = file.sections[-1]
        # A template may leave these to Word's own measures.
        page = section.page_width or Cm(21)
        left, right = (
            Cm(2.5) if margin is None else margin
            for margin in (section.left_margin, section.right_margin)
        )
        self._width = page - left - right

    def write(self, paper: Paper) -> None:
        """Puts the whole paper in the document."""
        subtitles = (self._styled((line,), "Subtitle") for line in paper.beneath)
        contents = self._contents(chapters(paper.blocks)) if paper.contents else ()
        title = self._styled((paper.title,), "Title")
        for part in chain((title,), subtitles, contents, self._blocks(paper)):
            if self._end is None:
                self._body.append(part)
            else:
                self._end.addprevious(part)
        self._footnotes.save()

    def _heading(self, heading: Heading, number: int) -> Any:
        paragraph = self._styled((heading.text,), f"Heading {heading.level}", keep=True)
        mark = str(50_000 + number)
        paragraph.insert(1, element("w:bookmarkStart", id=mark, name=_anchor(number)))
        paragraph.append(element("w:bookmarkEnd", id=mark))
        return paragraph

    def _paragraph(self, text: PaperText) -> Any:
        return self._styled(text, "Normal")

    def _list(self, items: Sequence[PaperText], numbers: Sequence[int]) -> Iterator[Any]:
        if not numbers:
            yield from (self._styled(item, "List Bullet") for item in items)
            return
        for number, item in zip(self._numbering.of(numbers), items, strict=True):
            paragraph = self._styled(item, "List Number")
            paragraph.pPr.append(number)
            yield paragraph

    def _drawing(self, drawing: Drawing, caption: Caption) -> Iterator[Any]:
        # In one paragraph, since office programs part those that should stay together.
        paragraph = self._titled(caption)
        paragraph.pPr.append(element("w:keepLines"))
        # A house style may say how high a line is; a picture would be cut off there.
        paragraph.pPr.append(element("w:spacing", line="240", lineRule="auto"))
        paragraph.append(element("w:r", element("w:br"), self._picture(drawing)))
        yield paragraph

    def _table(self, table: Grid) -> Iterator[Any]:
        yield from super()._table(table)
        # Without a paragraph between them, Word makes one table of two.
        yield self._styled(("",), SMALL)

    def _styled(
        self,
        text: PaperText,
        style: str,
        *,
        keep: bool = False,
        right: bool = False,
        bold: bool = False,
    ) -> Any:
        about = element("w:pPr", element("w:pStyle", val=self._styles.id(style)))
        if keep:
            about.append(element("w:keepNext"))
        if right:
            about.append(element("w:jc", val="right"))
        paragraph = element("w:p", about, *self._text(text))
        for run in paragraph.iter(qn("w:r")) if bold else ():
            if run.rPr is None:
                run.insert(0, element("w:rPr", element("w:b")))
        return paragraph

    def _words(self, piece: TextPiece) -> Any:
        run = _run(plain(piece), *((element("w:b"),) if isinstance(piece, Strong) else ()))
        match piece:
            case Bound(tag):
                return bindings.control(tag, self._next_control(), run)
            case Blank():
                return bindings.blank(piece, self._next_control(), run)
        return run

    def _next_control(self) -> int:
        self._controls += 1
        return self._controls

    def _comma(self) -> Any:
        return _run(", ", element("w:vertAlign", val="superscript"))

    def _reference(self, note: str, number: int) -> Any:  # noqa: ARG002 (Word numbers them)
        return self._footnotes.add(visible(note))

    def _picture(self, drawing: Drawing) -> Any:
        png = image(drawing, self._house)
        width, height = map(Cm, fitted(drawing, Emu(self._width).cm))
        # As python-docx makes one, which looks through the whole document for the next number.
        key, stored = self._file.part.get_or_add_image(io.BytesIO(png))
        self._pictures += 1
        inline = CT_Inline.new_pic_inline(self._pictures, key, stored.filename, width, height)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("descr", visible(drawing.described))
        inline.docPr.set("name", visible(drawing.title))
        return element("w:drawing", inline)

    def _titled(self, caption: Caption, *, keep: bool = False) -> Any:
        """A caption, with a field for its number, so that others may come before it."""
        if not caption.number:
            return self._styled((caption.title,), "Caption", keep=keep)
        paragraph = self._styled((f"{caption.kind} ",), "Caption", keep=keep)
        paragraph.append(_field(f"SEQ {caption.kind} \\* ARABIC", _run(str(caption.number))))
        paragraph.append(_run(f". {visible(caption.title)}"))
        return paragraph

    def _grid(self, table: Grid, caption: Caption) -> Iterator[Any]:
        self._cell = DENSE if is_dense(table, Emu(self._width).cm / WIDTH) else CELL
        yield self._titled(caption, keep=True)
        measures = [int(part * self._width / 635) for part in widths(table)]
        yield element(
            "w:tbl",
            _table_look(table.title, sum(measures)),
            element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in measures)),
            *(
                self._line(line, table, measures, keep=keep)
                for line, keep in _with_next((top(table), *table.lines))
            ),
        )

    def _line(self, line: GridRow, table: Grid, measures: Sequence[int], *, keep: bool) -> Any:
        about = element("w:trPr", element("w:cantSplit"))
        if line.role == "section":
            heading = self._styled(line.cells[0], self._cell, keep=True, bold=True)
            span = element("w:gridSpan", val=str(len(measures)))
            return element("w:tr", about, _cell(heading, sum(measures), span))
        if line.role == "headings":
            about.append(element("w:tblHeader"))
        bold = line.role != "data"
        cells = (
            _cell(self._styled(cell, self._cell, keep=keep, right=numeric, bold=bold), width)
            for cell, numeric, width in zip(line.cells, table.numeric, measures, strict=True)
        )
        return element("w:tr", about, *cells)

    def _contents(self, listed: Iterable[tuple[int, Heading]]) -> Iterator[Any]:
        """A table of contents: each chapter with a field for its page, which only the program that
        lays out the pages knows."""
        yield self._styled(("Inhoud",), "TOC Heading")
        at = str(int(min(self._width, Cm(12)) / 635))
        for number, heading in listed:
            entry = self._styled((heading.text,), "toc 1")
            entry.pPr.append(element("w:tabs", element("w:tab", val="right", pos=at)))
            page = _field(f"PAGEREF {_anchor(number)} \\h")
            runs = (*entry.r_lst, element("w:r", element("w:tab")), page)
            entry.append(element("w:hyperlink", *runs, anchor=_anchor(number), history="1"))
            yield entry


def _cell(paragraph: Any, width: int, *more: Any) -> Any:
    look = element("w:tcPr", element("w:tcW", w=str(width), type="dxa"), *more)
    return element("w:tc", look, paragraph)


def _with_next(lines: Sequence[GridRow]) -> Iterator[tuple[GridRow, bool]]:
    """The rows of a table, and whether each stays with the next: all in a short one."""
    is_short = len(lines) <= SHORT + 1
    last = len(lines) - 1
    return ((line, at < last and (is_short or not at)) for at, line in enumerate(lines))


def _field(instruction: str, *shown: Any) -> Any:
    """A field that the office program works out, and what is shown until then."""
    return element("w:fldSimple", *shown, instr=f" {instruction} ")


def _anchor(number: int) -> str:
    return f"_Toc{number:08}"


def _table_look(title: str, width: int) -> Any:
    """Lines between rows alone, and the title for readers who have the table read aloud."""
    line = {"val": "single", "sz": "4", "space": "0", "color": "8A97A4"}
    margins = (
        element(f"w:{side}", w=w, type="dxa") for side, w in (("left", "0"), ("right", "227"))
    )
    borders = (element(f"w:{side}", **line) for side in ("top", "bottom", "insideH"))
    return element(
        "w:tblPr",
        element("w:tblW", w=str(width), type="dxa"),
        element("w:tblBorders", *borders),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
        element("w:tblLook", val="0620", firstRow="1", lastRow="0", firstColumn="0"),
        element("w:tblCaption", val=visible(title)),
    )


def _run(said: str, *look: Any) -> Any:
    """A run of text; its lines and tabs are elements, as Word has them."""
    run = element("w:r", *((element("w:rPr", *look),) if look else ()))
    run.text = said
    return run
