"""Findings as JSON, for programs: the contract in docs/json.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from uvp_cli.checking.check import Checked, Tally
from uvp_cli.document.findings import Diagnostic
from uvp_cli.render.answers import json_text


def write(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes the contract, indented."""
    json_text.dump(contract(results), stream)


def contract(results: Iterable[Checked]) -> dict[str, Any]:
    """The findings as JSON data."""
    tally = Tally()
    findings = [
        _entry(finding) for result in tally.counted(results) for finding in result.diagnostics
    ]
    return {
        "files": tally.files,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "diagnostics": findings,
    }


def _entry(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "file": diagnostic.location.file,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "path": diagnostic.path,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "related": _related(diagnostic),
    }


def _related(diagnostic: Diagnostic) -> dict[str, Any] | None:
    place = diagnostic.related
    return {"file": place.file, "line": place.line, "column": place.column} if place else None
