"""Handing a report to its renderer on standard output."""

from __future__ import annotations

import io
import sys

from uvp_cli import render
from uvp_cli.exits import UsageProblem
from uvp_cli.tables import Report


def send(report: Report, form: str) -> None:
    """Writes `report` to standard output; formats for programs are always UTF-8."""
    if form != "table":
        use_utf8()
    render.write(report, form, sys.stdout)


def use_utf8() -> None:
    """Makes standard output UTF-8, whatever the locale says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict")


def save(text: str, output: str) -> None:
    """Writes `text` to the file `output`, whole. Raises `UsageProblem` where that cannot be."""
    from pathlib import Path

    from uvp_cli.files import write_whole

    try:
        write_whole(Path(output), text)
    except OSError:
        raise UsageProblem(f"'{output}' is niet te schrijven; bestaat de map?") from None
