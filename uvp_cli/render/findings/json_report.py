"""Findings as JSON, for programs: the contract in docs/json.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from uvp_cli.checking.check import Checked, Tally
from uvp_cli.document.findings import Diagnostic, Location
from uvp_cli.render.answers import json_text


def write(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes the contract, indented."""
    json_text.dump(contract(results), stream)


def contract(results: Iterable[Checked]) -> dict[str, Any]:
    """The findings as JSON data."""
    tally = Tally()
    listed = [one for result in tally.counted(results) for one in result.diagnostics]
    counts = {"files": tally.files, "errors": tally.errors, "warnings": tally.warnings}
    return {**counts, "diagnostics": [_entry(one) for one in listed]}


def _entry(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        **_place(diagnostic.location),
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "path": diagnostic.path,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "related": diagnostic.related and _place(diagnostic.related),
    }


def _place(place: Location) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
