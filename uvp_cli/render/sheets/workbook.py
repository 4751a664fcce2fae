"""The programme's tables as an Excel workbook, and what a workbook holds when it comes back."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter
from zipfile import BadZipFile, ZipFile

from uvp_cli.changes.amendments import Calculated, Grid, Sheets
from uvp_cli.queries.tidy_columns import Cell, ExportTable, Type
from uvp_cli.render.sheets.layout import Formula, Range, Sheet, column_letters, sheets
from uvp_cli.reports.export import Source
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ABOUT = "uvp"
"""The hidden sheet that says what the workbook was made of."""
MAX_BYTES = 16 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes of a workbook that are read, and that it may hold unpacked."""
MAX_ROWS = 1024 * 1024
"""Rows that a sheet can hold in a spreadsheet."""
_ZIP, _WORKBOOK = b"PK", "xl/workbook.xml"
"""How every .xlsx begins, and what is in it."""
_FORMATS = {
    Type.HOURS: "General",  # as #,##0.## a whole number would be shown as 10,
    Type.EUROS: "#,##0.00",
    Type.DATE: "yyyy-mm-dd",
    Type.WHOLE: "0",
    Type.FLAG: "General",
    Type.NUMBER: "General",
}
"""How figures look; what is not listed is text, also when somebody types a figure there."""
_TEXT = "@"
_CHANGEABLE, _FIXED = "FFDDEBF7", "FFD9D9D9"
"""Blue above what can be changed, grey above what cannot."""


def workbook(tables: Sequence[ExportTable], source: Source) -> bytes:
    """The file: a sheet per table after one with totals."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets(tables):
        _fill(book.create_sheet(sheet.title), sheet)
    _describe(book, source)
    content = io.BytesIO()
    try:
        book.save(content)
    except Exception as error:
        # No file can be tried out in any temporary folder, or lxml fails in the middle of one.
        if not (isinstance(error, FileNotFoundError) or type(error).__name__ == _FROM_LXML):
            raise
        raise OSError(_why_unsaved(), "") from None
    return content.getvalue()


def _why_unsaved() -> int:
    """What the system said when openpyxl wrote its own temporary files; lxml does not tell."""
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
    for fact in source.facts.items():
        about.append(fact)
    book.properties.creator = "uvp"
    book.properties.title = source.programme


def _fill(target: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for index, heading in enumerate(sheet.headings, start=1):
        cell = _put(target.cell(1, index), heading.title, Type.TEXT)
        cell.font, cell.alignment = bold, wrapped
        color = _CHANGEABLE if heading.editable else _FIXED
        cell.fill = PatternFill("solid", fgColor=color)
        letters = column_letters(index - 1)
        target.column_dimensions[letters].width = heading.width
        if heading.choices and sheet.rows:
            _limit(target, f"{letters}2:{letters}{len(sheet.rows) + 1}", heading.choices)
    for number, row in enumerate(sheet.rows, start=2):
        for index, value in enumerate(row, start=1):
            cell = _put(target.cell(number, index), value, sheet.headings[index - 1].type)
            cell.alignment = wrapped
            if not sheet.filters and number == len(sheet.rows) + 1:
                cell.font = bold
    target.freeze_panes = "B2"
    if sheet.filters:
        last = column_letters(len(sheet.headings) - 1)
        target.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"


def _limit(target: Worksheet, cells: str, choices: Sequence[str]) -> None:
    """Lets a spreadsheet offer these choices for the cells, and refuse anything else."""
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    listed.showErrorMessage = True
    listed.errorTitle, listed.error = "Dit kan hier niet", f"Kies uit: {', '.join(choices)}."
    listed.add(cells)
    target.add_data_validation(listed)


def _put(cell: Any, value: Cell | Formula, type_: Type) -> Any:
    cell.number_format = _FORMATS.get(type_, _TEXT)
    if isinstance(value, Formula):
        cell.value = value.written(",", _range)
    elif type_ is Type.DATE and isinstance(value, str):
        cell.value = date.fromisoformat(value)
    else:
        cell.value = value
        if isinstance(value, str):
            # Text that begins with = is text.
            cell.data_type = "s"
    return cell


def _range(cells: Range) -> str:
    """Cells as Excel writes them: Overzicht!$C$2:$C$6."""
    letters = column_letters(cells.column)
    return f"{cells.sheet}!${letters}${cells.first}:${letters}${cells.last}"


@dataclass(frozen=True, slots=True)
class Returned:
    """The content of a workbook of ours: facts about its origin, and the cells of each sheet."""

    facts: Mapping[str, str]
    sheets: Sheets


class NotOurs(Exception):
    """The file is no workbook that we wrote."""


class Damaged(Exception):
    """The file is no workbook that can be read to its end."""


def read(content: bytes) -> Returned:
    """The content of a workbook. Raises `NotOurs`, and `Damaged` where it cannot be read."""
    if not content.startswith(_ZIP):
        raise NotOurs
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise NotOurs
            if _WORKBOOK not in archive.namelist():
                raise NotOurs
        outcomes = _loaded(content, outcomes=True)
        formulas = _loaded(content, outcomes=False)
    except (BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError, zlib.error) as error:
        raise Damaged from error
    facts = {str(row[0].value): str(row[1].value) for row in outcomes.pop(ABOUT, ()) if row[1:]}
    if "sha256" not in facts:
        raise NotOurs
    return Returned(facts, {title: _grid(outcomes[title], formulas[title]) for title in outcomes})


def _loaded(content: bytes, *, outcomes: bool) -> dict[str, list[list[Any]]]:
    """The cells of each sheet: of formulas their `outcomes`, or themselves."""
    from openpyxl import load_workbook

    with catch_warnings():
        simplefilter("ignore")  # about what Excel added and we do not need
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=outcomes)
        return {sheet.title: list(_rows(sheet)) for sheet in book.worksheets}


def _rows(sheet: Any) -> Iterator[list[Any]]:
    """The cells of each row up to its last.

    A sheet with a stray cell in its last corner is that high and wide, and empty.
    """
    from openpyxl.cell.read_only import EMPTY_CELL

    padding = None
    for row in islice(sheet.iter_rows(), MAX_ROWS):
        cells = [] if row is padding else list(row)
        while cells and cells[-1] is EMPTY_CELL:
            cells.pop()
        padding = padding if cells else row
        yield cells


def _grid(outcomes: Sequence[list[Any]], formulas: Sequence[list[Any]]) -> Grid:
    return [
        [
            Calculated(_cell(outcome.value)) if formula.data_type == "f" else _cell(outcome.value)
            for outcome, formula in zip(*rows, strict=True)
        ]
        for rows in zip(outcomes, formulas, strict=True)
    ]


def _cell(value: Any) -> Cell:
    """A cell as our tables have it: exact numbers, dates as ISO text."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(repr(value))
    return value if value is None or isinstance(value, (bool, str)) else str(value)
