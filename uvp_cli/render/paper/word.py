"""A paper as a .docx: real styles, headings, footnotes and tables, in a house style or our own.

What Word and LibreOffice keep when somebody goes on with the document is written as they
write it themselves; python-docx has no footnotes, tables of contents or content controls.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from uvp_cli.render.paper import bindings, word_parts
from uvp_cli.render.paper.drawings import image, size
from uvp_cli.render.paper.grids import grid, plain, widths
from uvp_cli.render.paper.page import headings
from uvp_cli.render.paper.word_parts import element
from uvp_cli.reports.papers.paper import (
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

CELL, SMALL = "uvp tabel", "uvp klein"
"""Our own styles; a house style may say how they look."""
EMU_PER_PIXEL = 9525
COLOUR = RGBColor(0x15, 0x42, 0x73)


def document(paper: Paper, template: bytes | None = None) -> bytes:
    """The file. Of a template all stays but its text: styles, page, header and footer.

    Raises `NotADocument` where the template is none.
    """
    file = word_parts.opened(template) if template else word_parts.blank()
    if template is None:
        _style_it(file)
    written = _Writer(file)
    written.write(paper)
    word_parts.describe(file, paper.title, paper.subtitle, paper.month)
    names = [name for name, _ in bindings.read(file)]
    if names:
        word_parts.remember(file, " ".join(names))
    return word_parts.saved(file)


def _style_it(file: Any) -> None:
    """Our own look: A4, one letter, page numbers beneath."""
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    for name in ("Normal", "Title", "Subtitle", "Caption", "Heading 1", "Heading 2", "Heading 3"):
        style = file.styles[name]
        style.font.name = "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name != "Normal":
            style.font.color.rgb = COLOUR
    file.styles["Normal"].font.size = Pt(10)
    file.styles["Caption"].font.size = Pt(10)
    footer = section.footer.paragraphs[0]
    footer.alignment = 2
    footer._p.append(  # noqa: SLF001 (python-docx's own way to its elements)
        element("w:fldSimple", _run("1"), instr="PAGE")
    )


class _Writer:
    """The document while it is written: it numbers headings, pictures and footnotes."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._body = file.element.body
        for each in list(self._body):
            if each.tag != qn("w:sectPr"):
                self._body.remove(each)
        self._styles = word_parts.Styles(file)
        self._footnotes = word_parts.Footnotes(file, self._styles)
        self._numbering = word_parts.Numbering(file)
        self._headings = 0
        self._controls = bindings.highest_id(file)
        section = file.sections[-1]
        # A template may leave these to Word's own measures.
        page, left, right = (
            each if each is not None else usual
            for each, usual in (
                (section.page_width, Cm(21)),
                (section.left_margin, Cm(2.5)),
                (section.right_margin, Cm(2.5)),
            )
        )
        self._width = page - left - right
        self._height = int((section.page_height or Cm(29.7)) * 0.75)

    def write(self, paper: Paper) -> None:
        """Puts the whole paper in the document."""
        self._add(self._paragraph((paper.title,), "Title"))
        self._add(self._paragraph((paper.subtitle,), "Subtitle"))
        if paper.contents:
            self._add(self._contents(headings(paper)))
        for block in paper.blocks:
            for each in self._block(block):
                self._add(each)
        self._footnotes.save()

    def _add(self, each: Any) -> None:
        self._body.insert(len(self._body) - (self._body.find(qn("w:sectPr")) is not None), each)

    def _block(self, block: Block) -> Iterator[Any]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph(said, small):
                yield self._paragraph(said, SMALL if small else "Normal")
            case Listing(items, numbers) if numbers:
                for each, item in zip(self._numbering.of(numbers), items, strict=True):
                    paragraph = self._paragraph(item, "List Number")
                    paragraph.pPr.append(each)
                    yield paragraph
            case Listing(items):
                yield from (self._paragraph(item, "List Bullet") for item in items)
            case Drawing():
                yield self._paragraph((block.title,), "Caption", keep=True)
                yield self._picture(block)
            case Table() if not block.rows:
                yield self._paragraph((block.empty,), "Normal")
            case Table() | Grid():
                given = grid(block)
                yield self._paragraph((given.title,), "Caption", keep=True)
                yield self._grid(given)
                notes = block.notes if isinstance(block, Table) else ()
                # Without a paragraph between them, Word makes one table of two.
                for note in notes or ("",):
                    yield self._paragraph((note,), SMALL)

    def _heading(self, heading: Heading) -> Any:
        self._headings += 1
        paragraph = self._paragraph((heading.text,), f"Heading {heading.level}", keep=True)
        number = str(50_000 + self._headings)
        mark = _anchor(self._headings)
        paragraph.insert(1, element("w:bookmarkStart", id=number, name=mark))
        paragraph.append(element("w:bookmarkEnd", id=number))
        return paragraph

    def _paragraph(
        self, text: Text, style: str, *, keep: bool = False, right: bool = False, bold: bool = False
    ) -> Any:
        about = element("w:pPr", element("w:pStyle", val=self._styles.id(style)))
        if keep:
            about.append(element("w:keepNext"))
        if right:
            about.append(element("w:jc", val="right"))
        return element("w:p", about, *self._runs(text, bold=bold))

    def _runs(self, text: Text, *, bold: bool = False) -> Iterator[Any]:
        noted = False
        for each in text:
            if isinstance(each, Footnote):
                if noted:
                    yield _run(", ", element("w:vertAlign", val="superscript"))
                yield self._footnotes.add(plain(each))
            else:
                yield self._piece(each, bold=bold)
            noted = isinstance(each, Footnote)

    def _piece(self, each: Inline, *, bold: bool) -> Any:
        look = (element("w:b"),) if bold or isinstance(each, Strong) else ()
        run = _run(plain(each), *look)
        if not isinstance(each, Bound | Blank):
            return run
        self._controls += 1
        if isinstance(each, Blank):
            return bindings.blank(each.title, self._controls, run)
        return bindings.control(each.tag, self._controls, run)

    def _picture(self, drawing: Drawing) -> Any:
        png = image(drawing)
        width, height = (pixels * EMU_PER_PIXEL for pixels in size(png))
        scale = min(1.0, self._width / width, self._height / height)
        inline = self._file.part.new_pic_inline(
            io.BytesIO(png), Emu(int(width * scale)), Emu(int(height * scale))
        )
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("descr", plain(drawing.described))
        inline.docPr.set("name", plain(drawing.title))
        about = element("w:pPr", element("w:pStyle", val=self._styles.id("Normal")))
        return element("w:p", about, element("w:r", element("w:drawing", inline)))

    def _grid(self, given: Grid) -> Any:
        measures = [int(part * self._width / 635) for part in widths(given)]
        lines = [Line(tuple((title,) for title in given.headings), "headings"), *given.lines]
        return element(
            "w:tbl",
            _table_look(given.title, sum(measures)),
            element("w:tblGrid", *(element("w:gridCol", w=str(each)) for each in measures)),
            *(self._line(line, given, measures) for line in lines),
        )

    def _line(self, line: Line, given: Grid, measures: list[int]) -> Any:
        about = element("w:trPr", element("w:cantSplit"))
        if line.role == "headings":
            about.append(element("w:tblHeader"))
        bold = line.role != "data"
        if line.role == "section":
            look = element(
                "w:tcPr",
                element("w:tcW", w=str(sum(measures)), type="dxa"),
                element("w:gridSpan", val=str(len(measures))),
            )
            heading = self._paragraph(line.cells[0], CELL, keep=True, bold=True)
            return element("w:tr", about, element("w:tc", look, heading))
        cells = (
            element(
                "w:tc",
                element("w:tcPr", element("w:tcW", w=str(measure), type="dxa")),
                self._paragraph(cell, CELL, right=numeric, bold=bold),
            )
            for cell, numeric, measure in zip(line.cells, given.numeric, measures, strict=True)
        )
        return element("w:tr", about, *cells)

    def _contents(self, found: Iterable[Heading]) -> Any:
        """A table of contents with what it holds; Word adds the pages when it is brought up."""
        entries = [
            self._entry(number, heading)
            for number, heading in enumerate(found, start=1)
            if heading.level <= 2
        ]
        field = 'TOC \\o "1-2" \\h \\z \\u'
        if entries:
            for place, each in enumerate(_field_start(field), start=1):
                entries[0].insert(place, each)
            entries[-1].append(element("w:r", element("w:fldChar", fldCharType="end")))
        gallery = element("w:docPartGallery", val="Table of Contents")
        part = element("w:docPartObj", gallery, element("w:docPartUnique"))
        title = self._paragraph(("Inhoud",), "TOC Heading")
        return element("w:sdt", element("w:sdtPr", part), element("w:sdtContent", title, *entries))

    def _entry(self, number: int, heading: Heading) -> Any:
        about = element("w:pPr", element("w:pStyle", val=self._styles.id(f"toc {heading.level}")))
        link = element(
            "w:hyperlink", _run(plain(heading.text)), anchor=_anchor(number), history="1"
        )
        return element("w:p", about, link)


def _field_start(instruction: str) -> Iterator[Any]:
    yield element("w:r", element("w:fldChar", fldCharType="begin"))
    code = element("w:instrText")
    code.text = instruction
    code.set(qn("xml:space"), "preserve")
    yield element("w:r", code)
    yield element("w:r", element("w:fldChar", fldCharType="separate"))


def _anchor(number: int) -> str:
    return f"_Toc{number:08}"


def _table_look(title: str, width: int) -> Any:
    """Lines between rows alone, and the title for who has the table read aloud."""
    line = {"val": "single", "sz": "4", "space": "0", "color": "8A97A4"}
    borders = (element(f"w:{side}", **line) for side in ("top", "bottom", "insideH"))
    return element(
        "w:tblPr",
        element("w:tblW", w=str(width), type="dxa"),
        element("w:tblBorders", *borders),
        element("w:tblLayout", type="fixed"),
        element(
            "w:tblCellMar",
            element("w:left", w="0", type="dxa"),
            element("w:right", w="120", type="dxa"),
        ),
        element("w:tblLook", val="0620", firstRow="1", lastRow="0", firstColumn="0"),
        element("w:tblCaption", val=plain(title)),
    )


def _run(said: str, *look: Any) -> Any:
    """A run of text; its lines and tabs are elements, as Word has them."""
    run = element("w:r", *((element("w:rPr", *look),) if look else ()))
    run.text = said
    return run
