"""Workbooks to change, and their cells by the heading that they stand under, wherever that is."""

from __future__ import annotations

import io
import pickle
from functools import lru_cache
from typing import Any

from openpyxl import load_workbook


@lru_cache(64)
def _read(content: bytes) -> bytes:
    return pickle.dumps(load_workbook(io.BytesIO(content)))


def opened(content: bytes) -> Any:
    """The workbook in the content of a file. Many tests change the same one: it is read once, and
    unpickled for each, which takes an eighth of the time."""
    return pickle.loads(_read(content))  # noqa: S301 (what we pickled ourselves)


def saved(book: Any) -> bytes:
    """The content of the file that a workbook is saved to."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


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
