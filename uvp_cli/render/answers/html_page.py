"""HTML: one page that stands on its own, to print, to mail or to paste into a document.

Nothing is fetched and nothing runs; a policy in the page forbids both, so that
text from a document could not even if it escaped the escaping.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TextIO

from uvp_cli.render.cells import columns_for, words
from uvp_cli.render.templates import ROW_CLASSES, environment
from uvp_cli.reports.tables import Cell, Column, For, Mark, Report, Row, Table, Wording


def write(report: Report, stream: TextIO) -> None:
    """Writes a whole page with the tables and their notes, or with the outline."""
    template = environment(__package__).get_template("antwoord.html")
    is_table = isinstance(report.content, Table)
    page = template.render(
        report=report,
        tables=(report.content, *report.details) if is_table else (),
        classes=ROW_CLASSES,
        columns_of=partial(columns_for, For.PEOPLE),
        groups=_groups,
        pieces=_pieces,
    )
    stream.write(page)


def _groups(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows that belong together; a section begins a group, and so does a total."""
    groups: list[list[Row]] = [[]]
    for row in rows:
        if row.role in ("section", "total") and groups[-1]:
            groups.append([])
        groups[-1].append(row)
    return groups


def _pieces(cell: Cell, column: Column) -> Sequence[tuple[Mark, str]]:
    """The text of a cell, in pieces where something was removed from it or added to it."""
    return cell.pieces if isinstance(cell, Wording) else [("kept", words(cell, column))]
