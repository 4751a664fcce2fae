"""Writing a report to a stream: one module per format."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from uvp_cli.tables import Report

FORMATS = ("table", "json", "csv", "md")
"""The formats of a report."""
FINDINGS_FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
"""The formats of what `uvp validate` finds."""


def write(report: Report, form: str, stream: TextIO, width: int | None = None) -> None:
    """Writes `report` in the format `form` (one of `FORMATS`) to `stream`.

    `width` is the number of columns a table may take; None asks the terminal.
    """
    match form:
        case "json":
            from uvp_cli.render import json_text

            json_text.write(report, stream)
        case "csv":
            from uvp_cli.render import csv_text

            csv_text.write(report, stream)
        case "md":
            from uvp_cli.render import markdown

            markdown.write(report, stream)
        case _:
            from uvp_cli.render import terminal

            terminal.write(report, stream, width)
