"""The programme's tables as an OpenDocument spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import quoteattr

from uvp_cli.queries.tidy_columns import ExportCell, ExportTable, Type
from uvp_cli.render import odf
from uvp_cli.render.cells import figure
from uvp_cli.render.sheets.layout import (
    ColumnHeading,
    Formula,
    Range,
    Sheet,
    column_letters,
    sheets,
)
from uvp_cli.reports.export import Source

_CHARACTER_CM = 0.2
"""The width of a character, more or less."""
_HIDDEN = ' table:visibility="collapse"'


def spreadsheet(tables: Sequence[ExportTable], source: Source) -> bytes:
    """The file: a sheet per table after one with totals."""
    written = sheets(tables, source.state)
    generator = ("meta:generator", f"uvp/{source.version}")
    parts = {
        "content.xml": odf.part(
            "werkbladen.xml",
            widths=sorted({heading.width for sheet in written for heading in sheet.headings}),
            character=_CHARACTER_CM,
            tables=map(_table, written),
            filters=[_filter(sheet) for sheet in written if sheet.filters],
        ),
        "styles.xml": odf.part("pagina.xml", page=written[0].page),
        "settings.xml": odf.part("beeld.xml", titles=[sheet.title for sheet in written]),
        "meta.xml": odf.part("meta.xml", facts=[generator], own=source.facts.items()),
    }
    return odf.file("spreadsheet", parts)


def _filter(sheet: Sheet) -> tuple[str, str]:
    """The name of the filter of a sheet, and the cells that it is for."""
    last = f"{column_letters(len(sheet.headings) - 1)}${len(sheet.rows) + 1}"
    area = f"{_quoted(sheet.title)}.$A$1:{_quoted(sheet.title)}.${last}"
    return f"filter_{re.sub('[^A-Za-z]', '_', sheet.title)}", area


def _table(sheet: Sheet) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="breed{heading.width}"{_HIDDEN * heading.hidden}/>'
        for heading in sheet.headings
    )
    last = len(sheet.rows)
    styles = ["cel"] * last if sheet.filters else [*["cel"] * (last - 1), "som"]
    rows = (
        "".join(
            _cell(value, heading.type, f"{style}-{_kind(value, heading)}")
            for value, heading in zip(row, sheet.headings, strict=True)
        )
        for row, style in zip(sheet.rows, styles, strict=True)
    )
    head = "".join(
        _cell(heading.title, Type.TEXT, "kop-vrij" if heading.editable else "kop-vast")
        for heading in sheet.headings
    )
    look = "blad-terzijde" if sheet.aside else "blad" if sheet.filters else "blad-voor"
    first, *others = (
        f'<table:table-row table:style-name="rij">{row}</table:table-row>' for row in (head, *rows)
    )
    return (
        f'<table:table table:name={quoteattr(sheet.title)} table:style-name="{look}">{columns}'
        f"<table:table-header-rows>{first}</table:table-header-rows>{''.join(others)}</table:table>"
    )


def _kind(value: ExportCell | Formula, heading: ColumnHeading) -> str:
    """The format of a cell; dates and flags have a style of their own."""
    if not isinstance(value, (int, Decimal, Formula)):
        return "tekst"
    return "geld" if heading.type is Type.EUROS else "heel" if heading.whole else "getal"


def _cell(value: ExportCell | Formula, type_: Type, style: str) -> str:
    if value is None:
        return "<table:table-cell/>"
    if type_ is Type.DATE:
        style, typed = "cel-dag", f'office:value-type="date" office:date-value="{value}"'
    elif isinstance(value, bool):
        truth = str(value).lower()
        style, typed = "cel-vlag", f'office:value-type="boolean" office:boolean-value="{truth}"'
    elif isinstance(value, Formula):
        formula = quoteattr(f"of:{value.written(';', _range)}")
        outcome = (
            'office:value-type="string" office:string-value=""'
            if value.value is None
            else f'office:value-type="float" office:value="{figure(value.value)}"'
        )
        typed = f"table:formula={formula} {outcome}"
    elif isinstance(value, (int, Decimal)):
        typed = f'office:value-type="float" office:value="{figure(Decimal(value))}"'
    else:
        typed = 'office:value-type="string"'
    lines = value.split("\n") if isinstance(value, str) else ()
    text = "".join(f"<text:p>{odf.words(line)}</text:p>" for line in lines)
    return f'<table:table-cell table:style-name="{style}" {typed}>{text}</table:table-cell>'


def _range(cells: Range) -> str:
    """Cells as OpenDocument writes them: [$Overzicht.$C$2:.$C$6]."""
    letters = column_letters(cells.column)
    return f"[${cells.sheet}.${letters}${cells.first}:.${letters}${cells.last}]"


def _quoted(sheet: str) -> str:
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"
