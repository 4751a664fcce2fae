"""The content of an Excel workbook with the programme's tables when it comes back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite
from posixpath import dirname, join, normpath
from typing import Any
from warnings import catch_warnings, simplefilter
from xml.etree.ElementTree import Element, fromstring, iterparse

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.xml.constants import REL_NS, SHARED_STRINGS, SHEET_MAIN_NS

from uvp_cli import dutch
from uvp_cli.changes.amendments import Calculated, SheetCell, SheetGrid, Sheets
from uvp_cli.document.findings import shorten
from uvp_cli.queries.tidy_columns import ExportCell
from uvp_cli.render import untrusted
from uvp_cli.render.sheets.layout import column_letters
from uvp_cli.render.sheets.workbook import ABOUT, PACKED
from uvp_cli.values import dataclass

MAX_ROWS, MAX_COLUMNS = 200_000, 1_000
"""Rows and columns of a sheet in which something stands; ours have far fewer."""
_ZIP, _WORKBOOK = b"PK", "xl/workbook.xml"
"""The beginning of every .xlsx, and a part of it."""
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_MAIN = f"{{{SHEET_MAIN_NS}}}"
_RELATED = f"{{{REL_NS}}}id"
UNREADABLE = "opmerkingen bij cellen, die niet te lezen zijn"


@dataclass(frozen=True, slots=True)
class Returned:
    """The content of a workbook of ours: facts about its origin, the programme that it was made
    of (packed; empty in a workbook of before that), and the cells of each sheet."""

    facts: Mapping[str, str]
    packed: str
    sheets: Sheets


class NotOurs(Exception):
    """The file is no workbook that we wrote."""


def read(content: bytes) -> Returned:
    """The content of a workbook. Raises `NotOurs`, and `Damaged` where it cannot be read."""
    if not content.startswith(_ZIP) or _WORKBOOK not in untrusted.parts(content):
        raise NotOurs
    with untrusted.parsing(), catch_warnings():
        simplefilter("ignore")  # about what Excel added and we do not need
        grids = _grids(content)
    origin = [row[:2] for row in grids.pop(ABOUT, ()) if row[1:]]
    if any(isinstance(cell, Calculated) for row in origin for cell in row):
        raise untrusted.Damaged  # we write no formula there
    about = [(str(name), str(text)) for name, text in origin]
    packed = "".join(text for name, text in about if name == PACKED)
    facts = {name: text for name, text in about if name != PACKED}
    if "sha256" not in facts:
        raise NotOurs
    return Returned(facts, packed, grids)


class _Reader(ExcelReader):
    """Reads texts as they stand: openpyxl drops every "x005F_", also where it means nothing."""

    def read_strings(self) -> None:
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(_strings(source))

    def read_worksheets(self) -> None:
        """Only finds them: openpyxl would also look through each for its size."""
        sheets: Any = self.parser.find_sheets()
        self.sheets = {
            sheet.name: part.target
            for sheet, part in sheets
            if part.target in self.valid_files and "chartsheet" not in part.Type
        }


def _strings(source: Any) -> Iterator[str]:
    node: Any
    for _, node in iterparse(source):  # noqa: S314 (within the bounds of `untrusted`)
        if node.tag == f"{_MAIN}si":
            text: Any = Text.from_tree(node)
            yield text.content
            node.clear()


class _Cells(WorkSheetParser):
    """Reads of each formula its outcome, and that it is one."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        return {**super().parse_cell(element), "formula": element.find(FORMULA_TAG) is not None}


def _grids(content: bytes) -> dict[str, SheetGrid]:
    reader: Any = _Reader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read()
    book: Any = reader.wb
    formats = {
        "epoch": book.epoch,
        "date_formats": book._date_formats,  # noqa: SLF001 (as openpyxl's own sheets do)
        "timedelta_formats": book._timedelta_formats,  # noqa: SLF001
    }
    grids: dict[str, SheetGrid] = {}
    for title, part in reader.sheets.items():
        with reader.archive.open(part) as source:
            cells = _Cells(source, reader.shared_strings, data_only=True, **formats)
            grids[title] = _grid(title, cells)
    return grids


def _grid(title: str, parser: _Cells) -> list[list[SheetCell]]:
    """The rows of a sheet up to its last, each up to its last cell. A sheet with a stray format in
    its last corner is no higher or wider for it."""
    grid: list[list[SheetCell]] = []
    for count, (number, cells) in enumerate(parser.parse(), start=1):
        row = {
            cell["column"]: Calculated(_cell(cell["value"]))
            if cell["formula"]
            else _cell(cell["value"])
            for cell in cells
            if cell["formula"] or cell["value"] is not None
        }
        _refuse_far(title, max(count, number if row else 0), max(row, default=0))
        if row and number <= len(grid):
            raise untrusted.Damaged  # a row that stands there already
        if row:
            grid += [[] for _ in range(number - len(grid) - 1)]
            grid.append([row.get(column) for column in range(1, max(row) + 1)])
    return grid


def _refuse_far(title: str, rows: int, columns: int) -> None:
    if rows > MAX_ROWS:
        raise untrusted.TooLarge(f"op blad {title} meer dan {dutch.number(MAX_ROWS)} rijen")
    if columns > MAX_COLUMNS:
        letters = column_letters(columns - 1)
        raise untrusted.TooLarge(f"op blad {title} iets in kolom {letters}, ver naast de tabel")


def _cell(value: Any) -> ExportCell:
    """A cell as our tables have it: exact numbers, dates as ISO text, a duration as 30:00."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, timedelta):
        hours, minutes = divmod(value // timedelta(minutes=1), 60)
        return f"{hours}:{minutes:02}"
    if isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value):
        return Decimal(repr(value))
    return value if value is None or isinstance(value, bool) else _decoded(str(value))


def _decoded(text: str) -> str:
    """Text without the codes of a spreadsheet, such as _x000D_, and with line ends as ours."""
    return _CODE.sub(_character, text).replace("\r\n", "\n").replace("\r", "\n")


def _character(code: re.Match[str]) -> str:
    """The character of a code; half a character is none, and stays as it was written."""
    number = int(code[1], 16)
    return code[0] if 0xD800 <= number <= 0xDFFF else chr(number)


def notes(content: bytes) -> list[str]:
    """Each note that people hung on a cell of a workbook, with its sheet and cell: what no table of
    ours holds."""
    try:
        parts = untrusted.parts(content)
        if not any("comments" in name.lower() for name in parts):
            return []
        with untrusted.parsing():
            return list(_notes(parts))
    except untrusted.Damaged:
        return [UNREADABLE]


def _notes(parts: Mapping[str, bytes]) -> Iterator[str]:
    sheets = {key: part for key, _, part in _related(parts, _WORKBOOK)}
    for sheet in _tree(parts, _WORKBOOK).iter(f"{_MAIN}sheet"):
        for _, kind, comments in _related(parts, sheets[sheet.attrib[_RELATED]]):
            if kind.endswith("/comments"):
                for note in _tree(parts, comments).iter(f"{_MAIN}comment"):
                    said = "".join(text.text or "" for text in note.iter(f"{_MAIN}t"))
                    where = f"{sheet.attrib['name']}, cel {note.attrib['ref']}"
                    yield f"{where}, opmerking: '{shorten(' '.join(said.split()))}'"


def _related(parts: Mapping[str, bytes], part: str) -> list[tuple[str, str, str]]:
    """The parts that a part leads to: the key, the kind and the name of each."""
    folder, _, name = part.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in parts:
        return []
    return [
        (
            related.attrib["Id"],
            related.attrib["Type"],
            normpath(join("/", dirname(part), related.attrib["Target"])).lstrip("/"),
        )
        for related in _tree(parts, listed)
    ]


def _tree(parts: Mapping[str, bytes], part: str) -> Element:
    return fromstring(parts[part])  # noqa: S314 (within the bounds of `untrusted`)
