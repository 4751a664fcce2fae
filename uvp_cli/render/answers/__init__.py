"""Answers in every format: one module for each, of which `write` chooses."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report

FORMATS = ("table", "json", "csv", "tsv", "md", "html")
"""The formats of a report."""
FOR_PROGRAMS = ("json", "csv", "tsv")
"""The formats in which nothing is drawn."""
_MODULES = {"json": "json_text", "md": "markdown", "html": "html_page"}
DELIMITERS = (",", ";")
"""Separators of cells in CSV: a comma for programs, a semicolon for a Dutch Excel."""


def write(
    report: Report, form: str, stream: TextIO, width: int | None = None, delimiter: str = ","
) -> None:
    """Writes `report` in the format `form` (one of `FORMATS`) to `stream`.

    `width` is the number of columns a table may take; None asks the terminal.
    `delimiter` (one of `DELIMITERS`) is for CSV.
    """
    if form in {"csv", "tsv"}:
        from uvp_cli.render.answers import csv_text

        dialect = csv_text.TSV if form == "tsv" else csv_text.BY_DELIMITER[delimiter]
        csv_text.write(report, stream, replace(dialect, shown=True))
    elif form == "table":
        from uvp_cli.render.answers import terminal

        terminal.write(report, stream, width)
    else:
        import_module(f"{__name__}.{_MODULES[form]}").write(report, stream)
