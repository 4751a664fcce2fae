"""A paper as an OpenDocument text.

Written without a library, as the spreadsheet is (`render/opendocument.py`): footnotes, a table
of contents and tables that repeat their headings would be XML of our own with any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from uvp_cli.render.archive import packed
from uvp_cli.render.paper.drawings import image, size
from uvp_cli.render.paper.grids import grid, plain, widths
from uvp_cli.render.paper.page import headings
from uvp_cli.reports.papers.paper import (
    LANGUAGE,
    Block,
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

_MIME = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{name}="{place}"'
    for name, place in (
        *(
            (name, f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0")
            for name, kind in (
                ("office", "office"),
                ("text", "text"),
                ("table", "table"),
                ("draw", "drawing"),
                ("style", "style"),
                ("fo", "xsl-fo-compatible"),
                ("svg", "svg-compatible"),
                ("meta", "meta"),
                ("manifest", "manifest"),
            )
        ),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("xlink", "http://www.w3.org/1999/xlink"),
    )
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
WIDTH, HEIGHT = 17.0, 20.0
"""How wide and how high a picture may be, in centimetres."""
PIXEL = 2.54 / 96
"""A pixel of a drawing in centimetres."""
_CODE, _, _COUNTRY = LANGUAGE.partition("-")


def document(paper: Paper) -> bytes:
    """The file."""
    written = _Writer()
    body = "".join(written.blocks(paper))
    parts = {
        "content.xml": written.content(body),
        "styles.xml": _styles(),
        "meta.xml": _meta(paper),
        "META-INF/manifest.xml": _manifest(written.images),
    }
    return packed(
        {
            "mimetype": _MIME.encode(),
            **{name: f"{_HEAD}{text}".encode() for name, text in parts.items()},
            **written.images,
        },
        stored="mimetype",
    )


class _Writer:
    """The text while it is written: it numbers headings, tables, pictures and footnotes."""

    def __init__(self) -> None:
        self.images: dict[str, bytes] = {}
        self._columns: list[str] = []
        self._headings = 0
        self._tables = 0
        self._notes = 0

    def content(self, body: str) -> str:
        """The part of the file with the text."""
        return (
            f'<office:document-content {_SPACES} office:version="1.3">'
            f"<office:automatic-styles>{_CELLS}{''.join(self._columns)}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        )

    def blocks(self, paper: Paper) -> Iterator[str]:
        """The whole paper."""
        yield self._paragraph((paper.title,), "Title")
        yield self._paragraph((paper.subtitle,), "Subtitle")
        if paper.contents:
            yield _contents(headings(paper))
        for block in paper.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level, said):
                self._headings += 1
                yield (
                    f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
                    f'<text:bookmark text:name="{_anchor(self._headings)}"/>{_words(said)}</text:h>'
                )
            case Paragraph(said, small):
                yield self._paragraph(said, "uvp_20_klein" if small else "Text_20_body")
            case Listing(items, numbers):
                starts = [f' text:start-value="{number}"' for number in numbers]
                listed = (
                    f"<text:list-item{start}>{self._paragraph(item, 'Text_20_body')}"
                    "</text:list-item>"
                    for start, item in zip(starts or [""] * len(items), items, strict=True)
                )
                look = "Numbering_20_1" if numbers else "List_20_1"
                yield f'<text:list text:style-name="{look}">{"".join(listed)}</text:list>'
            case Drawing():
                yield self._paragraph((block.title,), "Caption")
                yield self._picture(block)
            case Table() if not block.rows:
                yield self._paragraph((block.empty,), "Text_20_body")
            case Table() | Grid():
                given = grid(block)
                yield self._paragraph((given.title,), "Caption")
                yield self._grid(given)
                for note in block.notes if isinstance(block, Table) else ():
                    yield self._paragraph((note,), "uvp_20_klein")

    def _paragraph(self, text: Text, style: str) -> str:
        return f'<text:p text:style-name="{style}">{self._text(text)}</text:p>'

    def _text(self, text: Text) -> str:
        written = ""
        for before, each in zip((None, *text), text, strict=False):
            if isinstance(before, Footnote) and isinstance(each, Footnote):
                written += '<text:span text:style-name="uvp_20_hoog">, </text:span>'
            written += self._inline(each)
        return written

    def _inline(self, each: Inline) -> str:
        match each:
            case Strong(said):
                return f'<text:span text:style-name="Strong">{_words(said)}</text:span>'
            case Footnote(said):
                self._notes += 1
                return (
                    f'<text:note text:id="noot{self._notes}" text:note-class="footnote">'
                    f"<text:note-citation>{self._notes}</text:note-citation><text:note-body>"
                    f'<text:p text:style-name="Footnote"><text:s/>{_words(said)}</text:p>'
                    "</text:note-body></text:note>"
                )
        return _words(plain(each))

    def _picture(self, drawing: Drawing) -> str:
        png = image(drawing)
        name = f"Pictures/{len(self.images) + 1}.png"
        self.images[name] = png
        width, height = (pixels * PIXEL for pixels in size(png))
        scale = min(1.0, WIDTH / width, HEIGHT / height)
        return (
            '<text:p text:style-name="Text_20_body">'
            f"<draw:frame draw:name={quoteattr(f'Afbeelding {len(self.images)}')} "
            f'text:anchor-type="as-char" svg:width="{width * scale:.2f}cm" '
            f'svg:height="{height * scale:.2f}cm">'
            f'<draw:image xlink:href="{name}" xlink:type="simple" xlink:show="embed" '
            'xlink:actuate="onLoad"/>'
            f"<svg:title>{escape(plain(drawing.title))}</svg:title>"
            f"<svg:desc>{escape(plain(drawing.described))}</svg:desc></draw:frame></text:p>"
        )

    def _grid(self, given: Grid) -> str:
        self._tables += 1
        name = f"Tabel{self._tables}"
        columns = []
        for number, part in enumerate(widths(given), start=1):
            self._columns.append(
                f'<style:style style:name="{name}.{number}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{WIDTH * part:.2f}cm"/>'
                "</style:style>"
            )
            columns.append(f'<table:table-column table:style-name="{name}.{number}"/>')
        top = Line(tuple((title,) for title in given.headings), "headings")
        return (
            f'<table:table table:name="{name}" table:style-name="uvp">{"".join(columns)}'
            f"<table:table-header-rows>{self._line(top, given)}</table:table-header-rows>"
            f"{''.join(self._line(line, given) for line in given.lines)}</table:table>"
        )

    def _line(self, line: Line, given: Grid) -> str:
        look = "uvp_20_kop" if line.role != "data" else "uvp_20_tabel"
        begin = '<table:table-row table:style-name="rij">'
        if line.role == "section":
            width = len(given.headings)
            (heading,) = line.cells
            covered = "<table:covered-table-cell/>" * (width - 1)
            return (
                f'{begin}<table:table-cell table:style-name="cel" '
                f'table:number-columns-spanned="{width}" office:value-type="string">'
                f"{self._paragraph(heading, look)}</table:table-cell>{covered}</table:table-row>"
            )
        cells = (
            '<table:table-cell table:style-name="cel" office:value-type="string">'
            f"{self._paragraph(cell, f'{look}_20_getal' if numeric else look)}</table:table-cell>"
            for cell, numeric in zip(line.cells, given.numeric, strict=True)
        )
        return f"{begin}{''.join(cells)}</table:table-row>"


def _words(said: str) -> str:
    """Text with its lines, tabs and spaces, which XML would fold."""
    text = re.sub(
        " {2,}|^ | $",
        lambda found: f'<text:s text:c="{len(found[0])}"/>',
        escape(plain(said)),
    )
    return text.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")


def _anchor(number: int) -> str:
    return f"kop-{number}"


def _contents(found: list[Heading]) -> str:
    """A table of contents with what it holds; a word processor adds the pages."""
    template = "".join(
        f'<text:table-of-content-entry-template text:outline-level="{level}" '
        f'text:style-name="Contents_20_{level}"><text:index-entry-link-start/>'
        "<text:index-entry-text/><text:index-entry-link-end/>"
        '<text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
        "<text:index-entry-page-number/></text:table-of-content-entry-template>"
        for level in (1, 2)
    )
    entries = "".join(
        f'<text:p text:style-name="Contents_20_{each.level}">'
        f'<text:a xlink:type="simple" xlink:href="#{_anchor(number)}">{_words(each.text)}</text:a>'
        "</text:p>"
        for number, each in enumerate(found, start=1)
        if each.level <= 2
    )
    return (
        '<text:table-of-content text:name="Inhoud"><text:table-of-content-source '
        'text:outline-level="2"><text:index-title-template '
        'text:style-name="Contents_20_Heading">Inhoud</text:index-title-template>'
        f"{template}</text:table-of-content-source><text:index-body>"
        '<text:index-title text:name="Inhoud_kop"><text:p '
        'text:style-name="Contents_20_Heading">Inhoud</text:p></text:index-title>'
        f"{entries}</text:index-body></text:table-of-content>"
    )


_LINE = 'fo:border-bottom="0.5pt solid #8a97a4"'
_CELLS = (
    '<style:style style:name="uvp" style:family="table"><style:table-properties '
    f'style:width="{WIDTH}cm" table:align="left"/></style:style>'
    '<style:style style:name="rij" style:family="table-row"><style:table-row-properties '
    'fo:keep-together="always"/></style:style>'
    '<style:style style:name="cel" style:family="table-cell"><style:table-cell-properties '
    f'fo:padding="0.08cm" {_LINE}/></style:style>'
)


_LABEL = (
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="listtab" '
    'fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/></style:list-level-properties>'
)
_LISTS = (
    '<text:list-style style:name="List_20_1" style:display-name="List 1">'
    f'<text:list-level-style-bullet text:level="1" text:bullet-char="•">{_LABEL}'
    "</text:list-level-style-bullet></text:list-style>"
    '<text:list-style style:name="Numbering_20_1" style:display-name="Numbering 1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">'
    f"{_LABEL}</text:list-level-style-number></text:list-style>"
)


def _style(name: str, look: str, paragraph: str = "", parent: str = "Standard") -> str:
    """A paragraph style; spaces in its name are written as ODF has them."""
    shown = name.replace("_20_", " ")
    level = f' style:default-outline-level="{name[-1]}"' if name.startswith("Heading_") else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"{level}><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {look}/></style:style>"
    )


def _styles() -> str:
    bold, colour = 'fo:font-weight="bold"', 'fo:color="#154273"'
    keep = 'fo:keep-with-next="always"'
    small = 'fo:margin-top="0.05cm" fo:margin-bottom="0.05cm"'
    right = f'{small} fo:text-align="end"'
    styles = (
        _style("Text_20_body", "", 'fo:margin-bottom="0.25cm"'),
        _style("Title", f'fo:font-size="22pt" {bold} {colour}', 'fo:margin-bottom="0.2cm"'),
        _style("Subtitle", f'fo:font-size="13pt" {colour}', 'fo:margin-bottom="0.6cm"'),
        *(
            _style(
                f"Heading_20_{level}",
                f'fo:font-size="{points}pt" {bold} {colour}',
                f'{keep} fo:margin-top="0.6cm" fo:margin-bottom="0.2cm"',
            )
            for level, points in ((1, 16), (2, 13), (3, 11))
        ),
        _style("Caption", f"{bold} {colour}", f'{keep} fo:margin-bottom="0.15cm"'),
        _style("Contents_20_Heading", f'fo:font-size="16pt" {bold} {colour}', keep),
        _style("Contents_20_1", "", small),
        _style("Contents_20_2", "", f'{small} fo:margin-left="0.5cm"'),
        _style("Footnote", 'fo:font-size="9pt"', 'fo:margin-left="0.4cm"'),
        _style("Footer", 'fo:font-size="9pt"', 'fo:text-align="end"'),
        _style("uvp_20_klein", 'fo:font-size="9pt"', 'fo:margin-bottom="0.2cm"'),
        _style("uvp_20_tabel", 'fo:font-size="9pt"', small),
        _style("uvp_20_tabel_20_getal", 'fo:font-size="9pt"', right),
        _style("uvp_20_kop", f'fo:font-size="9pt" {bold}', f"{small} {keep}"),
        _style("uvp_20_kop_20_getal", f'fo:font-size="9pt" {bold}', f"{right} {keep}"),
    )
    return (
        f'<office:document-styles {_SPACES} office:version="1.3">'
        '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" '
        'style:font-family-generic="swiss"/></office:font-face-decls><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties '
        'style:font-name="Arial" fo:font-size="10pt" '
        f'fo:language="{_CODE}" fo:country="{_COUNTRY}"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
        f"{''.join(styles)}"
        f'<style:style style:name="Strong" style:family="text"><style:text-properties {bold}/>'
        '</style:style><style:style style:name="uvp_20_hoog" style:display-name="uvp hoog" '
        'style:family="text"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
        f"{_LISTS}"
        '<text:notes-configuration text:note-class="footnote" style:num-format="1" '
        'text:start-numbering-at="document" '
        'text:citation-style-name="uvp_20_hoog" text:citation-body-style-name="uvp_20_hoog" '
        'text:footnotes-position="page"/>'
        "</office:styles><office:automatic-styles>"
        '<style:page-layout style:name="blad"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" '
        'fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>'
        "</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="blad"><style:footer>'
        '<text:p text:style-name="Footer"><text:page-number text:select-page="current">1'
        "</text:page-number></text:p></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


def _meta(paper: Paper) -> str:
    moment = f"{paper.month}-01T00:00:00"
    return (
        f'<office:document-meta {_SPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(plain(paper.title))}</dc:title>"
        f"<dc:subject>{escape(plain(paper.subtitle))}</dc:subject>"
        f"<dc:language>{LANGUAGE}</dc:language>"
        f"<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        "<meta:generator>uvp</meta:generator></office:meta></office:document-meta>"
    )


def _manifest(images: dict[str, bytes]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (
            ("/", _MIME),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
            *((name, "image/png") for name in images),
        )
    )
    return f'<manifest:manifest {_SPACES} manifest:version="1.3">{entries}</manifest:manifest>'
