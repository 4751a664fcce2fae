"""CSV and TSV: the data rows of a table, for programs or in Dutch for a Dutch spreadsheet."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TextIO

from uvp_cli.render.cells import MARKED, Indexed, columns_for, figure, list_lines, said, visible
from uvp_cli.reports.tables import Cell, For, Outline, Report, Table, Wording
from uvp_cli.values import dataclass

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BREAK = re.compile(r"\r\n|[\t\r\n]")
_LINE_END = re.compile(r" *[\r\n]\s*")
_RETURN = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way to write lines and cells; the rows are the same in all of them."""

    delimiter: str
    point: str = "."
    """The mark before the decimals of a number."""
    signed: bool = False
    """Whether a byte order mark comes first; without one, Excel does not take it for UTF-8."""
    one_line: bool = False
    """Whether a tab or a new line in a cell becomes a space."""
    shown: bool = False
    """Whether control characters are shown instead of sent: for what may be printed."""
    dutch: bool = False
    """Whether headings and values that are one of a few are in Dutch."""


CSV = Dialect(",")
EXCEL = Dialect(";", point=",", signed=True, dutch=True)
"""A Dutch Excel opens this with every value in a cell of its own, and figures as figures."""
TSV = Dialect("\t", one_line=True)
BY_DELIMITER = {dialect.delimiter: dialect for dialect in (CSV, EXCEL)}
"""The kinds of CSV that a user can choose."""

CsvValue = str | int | float


def write(report: Report, stream: TextIO, dialect: Dialect = CSV) -> None:
    """Writes one line per data row; of an outline, one line per fact."""
    if dialect.signed:
        stream.write("\ufeff")
    writer = csv.writer(stream, delimiter=dialect.delimiter, lineterminator="\n")
    content = report.content
    lines = _facts(content, dialect) if isinstance(content, Outline) else _rows(content, dialect)
    writer.writerows([_written(value, dialect) for value in line] for line in lines)


def _rows(table: Table, dialect: Dialect) -> Iterator[list[CsvValue]]:
    columns = columns_for(For.PROGRAMS, table)
    yield _headings(columns) if dialect.dutch else [column.key for _, column in columns]
    for row in table.rows:
        if row.role == "data":
            cells = (row.cells[index] for index, _ in columns)
            yield [_value(said(cell) if dialect.dutch else cell) for cell in cells]


def _headings(columns: Sequence[Indexed]) -> list[CsvValue]:
    """The titles of the columns; with the key behind one that another column has as well."""
    counts = Counter(column.title for _, column in columns)
    return [
        f"{column.title} ({column.key})" if counts[column.title] > 1 else column.title
        for _, column in columns
    ]


def _facts(outline: Outline, dialect: Dialect) -> Iterator[tuple[str, str, str]]:
    yield ("onderdeel", "gegeven", "tekst") if dialect.dutch else ("part", "field", "text")
    yield from _facts_of(outline, ())


def _facts_of(outline: Outline, above: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    path = (*above, outline.title)
    part = " > ".join(" ".join(title.split()) for title in path)
    if outline.text or not (outline.fields or outline.children):
        yield part, "", outline.text or outline.title
    for label, text in outline.fields:
        yield part, label, text
    for child in outline.children:
        yield from _facts_of(child, path)


def _value(cell: Cell) -> CsvValue:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return figure(cell)
    if isinstance(cell, Wording):
        return _laid_out("".join(MARKED[mark].format(text) for mark, text in cell.pieces))
    if isinstance(cell, tuple):
        return " | ".join(map(_laid_out, cell))
    return _laid_out(cell) if isinstance(cell, str) else cell


def _laid_out(text: str) -> str:
    """A text on one line, but for a list in it: other lines are of the layout of the file."""
    return "\n".join(_LINE_END.sub(" ", line) for line in list_lines(text.strip("\r\n")))


def _written(value: CsvValue, dialect: Dialect) -> str:
    if not isinstance(value, str):
        return str(value).replace(".", dialect.point)
    safe = f"'{value}" if value.startswith(_FORMULA_STARTS) else value
    # Python 3.11 does not quote a lone carriage return, which readers take for a new record.
    text = _BREAK.sub(" ", safe) if dialect.one_line else _RETURN.sub("\n", safe)
    return visible(text) if dialect.shown else text
