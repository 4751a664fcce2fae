"""CSV, for programs: the data rows of a table under English keys."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from typing import TextIO

from uvp_cli.render.cells import chosen, figure
from uvp_cli.tables import Cell, For, Outline, Report, Table

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(report: Report, stream: TextIO) -> None:
    """Writes one line per data row; of an outline, one line per fact."""
    writer = csv.writer(stream, lineterminator="\n")
    content = report.content
    if isinstance(content, Outline):
        writer.writerow(("part", "field", "text"))
        writer.writerows([_text(cell) for cell in line] for line in _facts(content, ()))
        return
    columns = chosen(content, For.PROGRAMS)
    writer.writerow([content.columns[index].key for index in columns])
    writer.writerows(_lines(content, columns))


def _lines(table: Table, columns: list[int]) -> Iterator[list[str | int | float]]:
    for row in table.rows:
        if row.role == "data":
            yield [_value(row.cells[index]) for index in columns]


def _value(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return figure(cell)
    if isinstance(cell, tuple):
        return _text(" | ".join(cell))
    return _text(cell) if isinstance(cell, str) else cell


def _text(text: str) -> str:
    """Text that a spreadsheet cannot take for a formula."""
    safe = f"'{text}" if text.startswith(_FORMULA_STARTS) else text
    # Python 3.11 does not quote a lone carriage return, which readers take for a new record.
    return safe.replace("\r\n", "\n").replace("\r", "\n")


def _facts(outline: Outline, above: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    path = (*above, outline.title)
    part = " > ".join(path)
    if outline.text or not (outline.fields or outline.children):
        yield part, "", outline.text or outline.title
    for label, text in outline.fields:
        yield part, label, text
    for child in outline.children:
        yield from _facts(child, path)
