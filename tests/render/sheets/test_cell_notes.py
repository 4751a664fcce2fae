from __future__ import annotations

import io
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.comments import Comment

from uvp_cli.render.sheets.returned import UNREADABLE, notes


def workbook(*cells: tuple[str, str, str]) -> bytes:
    """A workbook with a note on each of these cells of sheets."""
    book = Workbook()
    book.create_sheet("Planning")
    for sheet, cell, said in cells:
        book[sheet][cell].comment = Comment(said, "iemand")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_each_note_has_its_sheet_and_cell() -> None:
    found = notes(workbook(("Planning", "C5", "Klopt dit?"), ("Sheet", "A1", "Twee\nregels")))
    assert found == [
        "Sheet, cel A1, opmerking: 'Twee regels'",
        "Planning, cel C5, opmerking: 'Klopt dit?'",
    ]


def test_a_workbook_without_notes_has_none() -> None:
    assert notes(workbook()) == []


def test_notes_that_cannot_be_read_are_not_kept_silent() -> None:
    content = io.BytesIO(workbook(("Planning", "C5", "Klopt dit?")))
    with ZipFile(content) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    damaged = io.BytesIO()
    with ZipFile(damaged, "w") as new:
        for name, part in parts.items():
            new.writestr(name, b"<a" if "comments" in name else part)
    assert notes(damaged.getvalue()) == [UNREADABLE]
