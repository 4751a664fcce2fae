"""Findings as JSON, for programs: the contract in docs/json.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from uvp_cli.check import Checked
from uvp_cli.diagnostics import Diagnostic, Severity
from uvp_cli.render import json_text


def write(results: Sequence[Checked], stream: TextIO) -> None:
    """Writes the contract, indented."""
    json_text.dump(contract(results), stream)


def contract(results: Sequence[Checked]) -> dict[str, Any]:
    """The findings as JSON data."""
    return {
        "files": len(results),
        "errors": sum(result.count(Severity.ERROR) for result in results),
        "warnings": sum(result.count(Severity.WARNING) for result in results),
        "diagnostics": [
            {
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
            for result in results
            for diagnostic in result.diagnostics
        ],
    }


def _related(diagnostic: Diagnostic) -> dict[str, Any] | None:
    place = diagnostic.related
    return {"file": place.file, "line": place.line, "column": place.column} if place else None
