"""The programme's tables as an Excel workbook, and a time sheet as one."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from datetime import date
from itertools import cycle
from typing import TYPE_CHECKING, Any

from uvp_cli.queries.tidy_columns import ExportCell, ExportTable, Type
from uvp_cli.render import archive
from uvp_cli.render.cells import figure, visible
from uvp_cli.render.pictures.strips import TONES
from uvp_cli.render.pictures.svg import COLOURS
from uvp_cli.render.sheets.layout import (
    ColumnHeading,
    Formula,
    Range,
    Sheet,
    column_letters,
    sheet_of,
    sheets,
)
from uvp_cli.render.untrusted import MAX_BYTES
from uvp_cli.reports.export import Source

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ABOUT = "uvp"
"""The hidden sheet that says what the workbook was made of."""
PACKED = "programma"
"""The name on it of each piece of the packed programme."""
_LONGEST = 30_000
"""Characters of such a piece; a cell holds little more."""
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""The beginning of what a spreadsheet reads as the code of a character."""
_NO_OUTCOME = re.compile(rb"</f><v ?(?:/>|></v>)")
"""The end of a formula, as openpyxl writes it."""
_FORMATS = {
    Type.HOURS: "General",  # as #,##0.## a whole number would be shown as 10,
    Type.EUROS: "#,##0.00",
    Type.DATE: "yyyy-mm-dd",
    Type.WHOLE: "0",
    Type.FLAG: "General",
    Type.NUMBER: "General",
}
"""The looks of figures; a type without one is text, also when somebody types a figure there."""
_TEXT = "@"
_LINE = 15
"""The height of a line, in points."""
_PAGE = 260
"""The characters beside each other that can still be read on a page."""
_CHANGEABLE, _FIXED = "FFDDEBF7", "FFD9D9D9"
"""Blue above what can be changed, grey above what cannot."""
_WHOLE = "#,##0"
_Look = tuple[Type | None, bool, bool]
"""The type of a cell, whether it is a total, and whether it is shown as a whole figure; of a
heading None, whether the cells below can be changed, and whether those are figures."""
_FIGURES = (Type.HOURS, Type.EUROS, Type.WHOLE, Type.NUMBER)
_ASIDE, _FRONT = "FFBFBFBF", "FF154273"
"""Grey for the tabs of what few people read, dark blue for that of the first."""
_PALETTE = tuple(f"tone-{number}" for number in range(1, TONES + 1))
"""The colours of themes in a chart, those that they have on the site."""


def workbook(tables: Sequence[ExportTable], source: Source) -> bytes:
    """The file: a sheet per table after one with totals."""
    written = sheets(tables, source.state)
    return _with_outcomes(_saved(_book(written, source)), written)


def timesheet(table: ExportTable, source: Source, title: str) -> bytes:
    """The file with a time sheet: only the cells under the months are open, for numbers."""
    book = _book([sheet_of(table)], source)
    target = book.worksheets[0]
    open_ = [index for index, column in enumerate(table.columns) if column.editable]
    first, last = column_letters(open_[0]), column_letters(open_[-1])
    for index in range(open_[-1] + 1, len(table.columns)):
        target.column_dimensions[column_letters(index)].width = 11
    target.freeze_panes = f"{first}2"
    if table.rows:
        _open(target, f"{first}2:{last}{len(table.rows) + 1}")
    _for_paper(target, title)
    target.print_area = f"A1:{last}{len(table.rows) + 1}"
    return archive.packed(archive.unpacked(_saved(book)))


def _open(target: Worksheet, cells: str) -> None:
    """Protects a sheet, without a password, but for cells in which hours can be typed."""
    from openpyxl.styles import PatternFill, Protection

    for row in target[cells]:
        for cell in row:
            cell._style = copy(cell._style)  # noqa: SLF001 (others have the same one)
            cell.protection = Protection(locked=False)
            cell.fill = PatternFill("solid", fgColor=_CHANGEABLE)
    said = "Vul uren in, zoals 6 of 7,5."
    _limit(target, cells, said, type="decimal", formula1="0", formula2="10000")
    protection = target.protection
    protection.sheet, protection.formatColumns, protection.formatRows = True, False, False
    protection.autoFilter = False


def _for_paper(target: Any, title: str) -> None:
    """Lets a sheet be printed across, as wide as the paper or as pages that can be read beside each
    other, its headings on every page."""
    width = sum(column.width for column in target.column_dimensions.values())
    target.page_setup.orientation, target.page_setup.paperSize = "landscape", "9"  # A4
    target.page_setup.fitToWidth = max(1, round(width / _PAGE))
    target.page_setup.fitToHeight = 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_options.gridLines = True
    # No column on paper of one page: LibreOffice would take half a minute to open sixty sheets.
    target.print_title_rows = "1:1"
    target.print_title_cols = "A:A" if target.page_setup.fitToWidth > 1 else None
    target.oddHeader.left.text = title.replace("&", "&&")
    target.oddFooter.right.text = "&P / &N"


def _book(written: Sequence[Sheet], source: Source) -> Workbook:
    """The workbook with these sheets, and a hidden one about its origin."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    looks: dict[_Look, Any] = {}
    for sheet in written:
        _fill(book.create_sheet(sheet.title), sheet, looks)
    _describe(book, source)
    return book


def _saved(book: Workbook) -> bytes:
    """The file. Raises OSError where the system has no room for it."""
    content = io.BytesIO()
    try:
        book.save(content)
    except Exception as error:
        # No file can be tried out in any temporary folder, or lxml fails in the middle of one.
        if not (isinstance(error, FileNotFoundError) or type(error).__name__ == _FROM_LXML):
            raise
        raise OSError(_why_unsaved(), "") from None
    return content.getvalue()


def _with_outcomes(content: bytes, written: Sequence[Sheet]) -> bytes:
    """The file with the outcome of each formula beside it, which openpyxl does not write. Whatever
    does not calculate, as a preview in a mail, shows nothing without it."""
    parts = archive.unpacked(content)
    for number, sheet in enumerate(written, start=1):
        cells = [cell.value for row in sheet.rows for cell in row if isinstance(cell, Formula)]
        outcomes = ["" if value is None else str(figure(value)) for value in cells]
        if outcomes:
            name = f"xl/worksheets/sheet{number}.xml"
            head, *behind = _NO_OUTCOME.split(parts[name])
            pairs = zip(outcomes, behind, strict=True)
            stored = (b"</f><v>%s</v>%s" % (said.encode(), rest) for said, rest in pairs)
            parts[name] = head + b"".join(stored)
    return archive.packed(parts)


def _why_unsaved() -> int:
    """The error of the system when openpyxl wrote its own temporary files; lxml does not tell."""
    import errno
    from shutil import disk_usage
    from tempfile import gettempdir

    with suppress(OSError):
        if disk_usage(gettempdir()).free < MAX_BYTES:
            return errno.ENOSPC
    return errno.EFBIG


_FROM_LXML = "SerialisationError"


def _describe(book: Workbook, source: Source) -> None:
    about = book.create_sheet(ABOUT)
    about.sheet_state = "hidden"
    pieces = (source.packed[at : at + _LONGEST] for at in range(0, len(source.packed), _LONGEST))
    facts = [*source.facts.items(), *((PACKED, piece) for piece in pieces)]
    for number, fact in enumerate(facts, start=1):
        for index, text in enumerate(fact, start=1):
            _put(about.cell(number, index), visible(text), Type.TEXT)
    book.properties.creator = "uvp"
    book.properties.title = " ".join(filter(None, (source.state, source.programme)))


def _fill(target: Worksheet, sheet: Sheet, looks: dict[_Look, Any]) -> None:
    for index, heading in enumerate(sheet.headings, start=1):
        cell = _put(target.cell(1, index), heading.title, Type.TEXT)
        _dress(cell, (None, heading.editable, heading.type in _FIGURES), looks)
        letters = column_letters(index - 1)
        target.column_dimensions[letters].width = heading.width
        target.column_dimensions[letters].hidden = heading.hidden
        if heading.choices and sheet.rows:
            cells, listed = f"{letters}2:{letters}{len(sheet.rows) + 1}", ",".join(heading.choices)
            advice = f"Kies uit: {', '.join(heading.choices)}."
            _limit(target, cells, advice, type="list", formula1=f'"{listed}"')
    for number, row in enumerate(sheet.rows, start=2):
        for index, value in enumerate(row, start=1):
            heading = sheet.headings[index - 1]
            total = not sheet.filters and number == len(sheet.rows) + 1
            cell = _put(target.cell(number, index), value, heading.type)
            _dress(cell, (heading.type, total, heading.whole), looks)
        # LibreOffice would leave it at one line.
        target.row_dimensions[number].height = _LINE * _lines(row, sheet.headings)
    target.freeze_panes = "B2" if sheet.filters else "C2"
    _for_paper(target, f"{sheet.page}: {sheet.title}")
    if sheet.filters:
        last = column_letters(len(sheet.headings) - 1)
        target.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    else:
        target.sheet_properties.tabColor = _FRONT
        target.print_options.gridLines = False
    if sheet.aside:
        target.sheet_properties.tabColor = _ASIDE
    if sheet.drawn:
        _draw(target, sheet)


def _lines(row: Sequence[ExportCell | Formula], headings: Sequence[ColumnHeading]) -> int:
    """The lines that the cells of a row take at most, about."""
    return max(
        (
            sum(max(1, -(-len(line) // heading.width)) for line in cell.split("\n"))
            for cell, heading in zip(row, headings, strict=True)
            if isinstance(cell, str)
        ),
        default=1,
    )


def _draw(target: Worksheet, sheet: Sheet) -> None:
    """Puts a bar for each row but the total beneath the table, with a part for each column."""
    from openpyxl.chart import BarChart, Reference

    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 60
    chart.title, chart.legend.position = "Uren per gemeente en thema", "b"
    last = len(sheet.rows)
    parts = Reference(target, sheet.drawn.start + 1, 1, sheet.drawn.stop, last)
    chart.add_data(parts, titles_from_data=True)
    chart.set_categories(Reference(target, min_col=2, min_row=2, max_row=last))
    for part, name in zip(chart.series, cycle(_PALETTE), strict=False):
        part.graphicalProperties.solidFill = COLOURS[name][0].lstrip("#")
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.number_format = _WHOLE
    chart.width, chart.height = 30, 4 + 1.2 * last
    target.add_chart(chart, f"B{last + 4}")


def _dress(cell: Any, look: _Look, looks: dict[_Look, Any]) -> None:
    """Gives a cell its look: finding out its parts for every cell would take most of the time."""
    from openpyxl.styles import Alignment, Font, PatternFill

    if look not in looks:
        type_, marked, whole = look
        is_heading = type_ is None
        cell.number_format = _TEXT if type_ is None else _FORMATS.get(type_, _TEXT)
        if whole and not is_heading:
            cell.number_format = _WHOLE
        side = "right" if is_heading and whole else None
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=side)
        if is_heading or marked:
            # One without a name is whatever the program likes, beside that of the other cells.
            cell.font = Font(name=cell.font.name, size=cell.font.size, bold=True)
        if is_heading:
            cell.fill = PatternFill("solid", fgColor=_CHANGEABLE if marked else _FIXED)
        looks[look] = cell._style  # noqa: SLF001
    cell._style = looks[look]  # noqa: SLF001


def _limit(target: Worksheet, cells: str, advice: str, **rule: Any) -> None:
    """Lets a spreadsheet refuse what does not fit a rule, of a list by offering what does."""
    from openpyxl.worksheet.datavalidation import DataValidation

    limit: Any = DataValidation(allow_blank=True, showErrorMessage=True, **rule)
    limit.errorTitle, limit.error = "Dit kan hier niet", advice
    limit.add(cells)
    target.add_data_validation(limit)


def _put(cell: Any, value: ExportCell | Formula, type_: Type) -> Any:
    if isinstance(value, Formula):
        cell.value = value.written(",", _range)
    elif type_ is Type.DATE and isinstance(value, str):
        cell.value = date.fromisoformat(value)
    elif isinstance(value, str):
        cell.value = _ESCAPED.sub("_x005F_", value)
        # Text that begins with = is text.
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def _range(cells: Range) -> str:
    """Cells as Excel writes them: Overzicht!$C$2:$C$6."""
    letters = column_letters(cells.column)
    return f"{cells.sheet}!${letters}${cells.first}:${letters}${cells.last}"
