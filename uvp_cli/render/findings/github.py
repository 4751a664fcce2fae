"""Findings as GitHub workflow commands, which GitHub shows beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from uvp_cli.checking.check import Checked, Tally
from uvp_cli.document.findings import Diagnostic, Severity
from uvp_cli.render.cells import visible
from uvp_cli.render.findings.repository import path_in
from uvp_cli.render.findings.text import summary

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(results: Iterable[Checked], stream: TextIO) -> None:
    """One command per finding, and the outcome in a last line of plain text."""
    tally = Tally()
    for result in tally.counted(results):
        stream.writelines(f"{command(finding)}\n" for finding in result.diagnostics)
    stream.write(f"{summary(tally)}\n")


def command(diagnostic: Diagnostic) -> str:
    """The workflow command of one finding."""
    place = diagnostic.location
    properties = {
        "file": path_in(place.file),
        "line": str(place.line),
        "col": str(place.column),
        "title": diagnostic.code,
    }
    escaped = {key: _data(it).replace(":", "%3A") for key, it in properties.items()}
    listed = ",".join(f"{key}={it.replace(',', '%2C')}" for key, it in escaped.items())
    message = "\n".join(filter(None, (diagnostic.message, diagnostic.hint)))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """`text` as GitHub wants a message: one line, per cent signs written out."""
    lines = (visible(line).replace("%", "%25") for line in text.split("\n"))
    return "%0A".join(lines)
