"""The programme's tables as an OpenDocument spreadsheet.

Written without a library: the ones there are leave frozen rows, filters and formulas to who
uses them, and this much of the format is a zip with a page of XML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from uvp_cli.queries.tidy_columns import Cell, ExportTable, Type
from uvp_cli.render.archive import packed
from uvp_cli.render.cells import figure
from uvp_cli.render.sheets.layout import Formula, Heading, Range, Sheet, column_letters, sheets
from uvp_cli.reports.export import Source

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
    for name, kind in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
        ("config", "config"),
        ("manifest", "manifest"),
        ("meta", "meta"),
    )
)
_FORMULAS = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CHARACTER_CM = 0.2
"""How wide a character is, more or less."""
_STYLES = (
    '<number:date-style style:name="dag"><number:year number:style="long"/>'
    "<number:text>-</number:text>"
    '<number:month number:style="long"/><number:text>-</number:text>'
    '<number:day number:style="long"/></number:date-style>'
    '<number:number-style style:name="getal"><number:number number:min-integer-digits="1"/>'
    "</number:number-style>"
    '<number:number-style style:name="geld"><number:number number:min-integer-digits="1" '
    'number:decimal-places="2" number:min-decimal-places="2" number:grouping="true"/>'
    "</number:number-style>"
    '<number:boolean-style style:name="vlag"><number:boolean/></number:boolean-style>'
    '<number:text-style style:name="tekst"><number:text-content/></number:text-style>'
)


def spreadsheet(tables: Sequence[ExportTable], source: Source) -> bytes:
    """The file: a sheet per table after one with totals."""
    written = sheets(tables)
    parts = {
        "content.xml": _content(written),
        "settings.xml": _settings(written),
        "meta.xml": _meta(source),
        "META-INF/manifest.xml": _manifest(),
    }
    files = {name: (_HEAD + text).encode() for name, text in parts.items()}
    return packed({"mimetype": _MIME.encode(), **files}, stored="mimetype")


def _content(each: Sequence[Sheet]) -> str:
    filters = "".join(_filter(sheet) for sheet in each if sheet.filters)
    widths = sorted({heading.width for sheet in each for heading in sheet.headings})
    columns = "".join(
        f'<style:style style:name="breed{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * _CHARACTER_CM:.1f}cm"/>'
        "</style:style>"
        for width in widths
    )
    return (
        f'<office:document-content {_SPACES} {_FORMULAS} office:version="1.3">'
        f"<office:automatic-styles>{_STYLES}{columns}{_cell_styles()}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(_table(sheet) for sheet in each)}"
        f"<table:database-ranges>{filters}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _cell_styles() -> str:
    """A style for what cells hold, for a heading that can or cannot change, and for a total."""
    wrap = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"{}/>'
    bold = '<style:text-properties fo:font-weight="bold"/>'
    blue, grey = (f' fo:background-color="{color}"' for color in ("#ddebf7", "#d9d9d9"))
    return "".join(
        f'<style:style style:name="{name}" style:family="table-cell" '
        f'style:data-style-name="{data}">{wrap.format(more)}{text}</style:style>'
        for name, data, more, text in (
            ("cel-tekst", "tekst", "", ""),
            ("cel-getal", "getal", "", ""),
            ("cel-geld", "geld", "", ""),
            ("cel-dag", "dag", "", ""),
            ("cel-vlag", "vlag", "", ""),
            ("kop-vrij", "tekst", blue, bold),
            ("kop-vast", "tekst", grey, bold),
            ("som-tekst", "tekst", "", bold),
            ("som-getal", "getal", "", bold),
        )
    )


def _filter(sheet: Sheet) -> str:
    last = f"{column_letters(len(sheet.headings) - 1)}${len(sheet.rows) + 1}"
    area = quoteattr(f"{_quoted(sheet.title)}.$A$1:{_quoted(sheet.title)}.${last}")
    name = quoteattr(f"filter_{re.sub('[^A-Za-z]', '_', sheet.title)}")
    return (
        f"<table:database-range table:name={name} table:target-range-address={area} "
        'table:display-filter-buttons="true"/>'
    )


def _table(sheet: Sheet) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="breed{heading.width}"/>'
        for heading in sheet.headings
    )
    last = len(sheet.rows)
    rows = (
        _row(row, sheet.headings, "cel" if sheet.filters or number < last else "som")
        for number, row in enumerate(sheet.rows, start=1)
    )
    head = "".join(
        _cell(each.title, Type.TEXT, "kop-vrij" if each.editable else "kop-vast")
        for each in sheet.headings
    )
    return (
        f"<table:table table:name={quoteattr(sheet.title)}>{columns}"
        f"<table:table-row>{head}</table:table-row>{''.join(rows)}</table:table>"
    )


def _row(row: tuple[Cell | Formula, ...], headings: tuple[Heading, ...], style: str) -> str:
    cells = (
        _cell(value, heading.type, f"{style}-{_kind(value, heading.type)}")
        for value, heading in zip(row, headings, strict=True)
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _kind(value: Cell | Formula, type_: Type) -> str:
    """What a cell is formatted as; dates and flags have a style of their own."""
    if not isinstance(value, (int, Decimal, Formula)):
        return "tekst"
    return "geld" if type_ is Type.EUROS else "getal"


def _cell(value: Cell | Formula, type_: Type, style: str) -> str:
    if value is None:
        return "<table:table-cell/>"
    if type_ is Type.DATE:
        style, given = "cel-dag", f'office:value-type="date" office:date-value="{value}"'
    elif isinstance(value, bool):
        truth = str(value).lower()
        style, given = "cel-vlag", f'office:value-type="boolean" office:boolean-value="{truth}"'
    elif isinstance(value, Formula):
        given = (
            f"table:formula={quoteattr(formula(value))} "
            f'office:value-type="float" office:value="{figure(value.value)}"'
        )
    elif isinstance(value, (int, Decimal)):
        given = f'office:value-type="float" office:value="{figure(Decimal(value))}"'
    else:
        given = 'office:value-type="string"'
    text = _paragraphs(value) if isinstance(value, str) else ""
    return f'<table:table-cell table:style-name="{style}" {given}>{text}</table:table-cell>'


def _paragraphs(text: str) -> str:
    """Text with a paragraph per line, and spaces that XML would fold as elements."""
    lines = (
        re.sub(" {2,}|^ | $", lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(line))
        for line in text.split("\n")
    )
    return "".join(f"<text:p>{line.replace(chr(9), '<text:tab/>')}</text:p>" for line in lines)


def formula(each: Formula) -> str:
    """A formula as OpenDocument writes it: of:=SUM([$Overzicht.$C$2:.$C$6])."""
    arguments = ";".join(
        f'"{part}"' if isinstance(part, str) else _range(part) for part in each.arguments
    )
    return f"of:={each.function}({arguments})"


def _range(cells: Range) -> str:
    letters = column_letters(cells.column)
    return f"[${cells.sheet}.${letters}${cells.first}:.${letters}${cells.last}]"


def _quoted(sheet: str) -> str:
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


def _settings(each: Sequence[Sheet]) -> str:
    """The first row and column of each sheet stay in sight."""

    def item(name: str, kind: str, value: object) -> str:
        return (
            f'<config:config-item config:name="{name}" config:type="{kind}">{value}'
            "</config:config-item>"
        )

    frozen = "".join(
        item(f"{way}SplitMode", "short", 2) + item(f"{way}SplitPosition", "int", 1)
        for way in ("Horizontal", "Vertical")
    )
    frozen += item("PositionRight", "int", 1) + item("PositionBottom", "int", 1)
    entries = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(sheet.title)}>{frozen}"
        "</config:config-item-map-entry>"
        for sheet in each
    )
    return (
        f'<office:document-settings {_SPACES} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings" '
        'xmlns:ooo="http://openoffice.org/2004/office">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'<config:config-item-map-named config:name="Tables">{entries}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def _meta(source: Source) -> str:
    facts = "".join(
        f"<meta:user-defined meta:name={quoteattr(name)}>{escape(text)}</meta:user-defined>"
        for name, text in source.facts.items()
    )
    return (
        f'<office:document-meta {_SPACES} office:version="1.3"><office:meta>'
        f"<meta:generator>uvp/{escape(source.version)}</meta:generator>{facts}"
        "</office:meta></office:document-meta>"
    )


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (
            ("/", _MIME),
            ("content.xml", "text/xml"),
            ("settings.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        )
    )
    return f'<manifest:manifest {_SPACES} manifest:version="1.3">{entries}</manifest:manifest>'
