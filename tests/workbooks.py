"""Cells of a workbook by the heading that they stand under, wherever its column is."""

from __future__ import annotations

from typing import Any


def cell(sheet: Any, title: str, row: int = 2) -> Any:
    """The cell in that row, of which the first is the headings, under `title`."""
    heading = next(each for each in sheet[1] if each.value == title)
    return heading.offset(row - 1)


def under(sheet: Any, title: str) -> str:
    """Where all cells under a heading stand: D2:D5."""
    letter = cell(sheet, title).column_letter
    return f"{letter}2:{letter}{sheet.max_row}"


def put(sheet: Any, title: str, value: object, row: int = 2) -> None:
    """Writes a value as somebody would who works in the sheet."""
    cell(sheet, title, row).value = value
