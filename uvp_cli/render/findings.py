"""The findings of `uvp validate`: as text for people, as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from uvp_cli import dutch
from uvp_cli.check import Checked
from uvp_cli.diagnostics import Diagnostic, Severity
from uvp_cli.render import json_text
from uvp_cli.render.cells import visible

_WORDS = {Severity.ERROR: "fout", Severity.WARNING: "waarschuwing", Severity.INFO: "let op"}


def write(results: Sequence[Checked], form: str, stream: TextIO) -> None:
    """Writes the findings in the format `form` (one of `FINDINGS_FORMATS`)."""
    if form == "json":
        json_text.dump(contract(results), stream)
        return
    write_diagnostics([each for result in results for each in result.diagnostics], stream)
    stream.write(f"{summary(results)}\n")


def write_diagnostics(diagnostics: Sequence[Diagnostic], stream: TextIO) -> None:
    """One line per finding, with its hint on the next."""
    for diagnostic in diagnostics:
        word = _WORDS[diagnostic.severity]
        line = f"{diagnostic.location}: {word} {diagnostic.code}: {diagnostic.message}"
        stream.write(f"{visible(line)}\n")
        if diagnostic.hint:
            stream.write(f"    {visible(diagnostic.hint)}\n")


def summary(results: Sequence[Checked]) -> str:
    """The outcome in one line: how many files, errors and warnings."""
    errors, warnings = (
        sum(result.count(severity) for result in results)
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    files = dutch.plural(len(results), "bestand", "bestanden")
    if not errors and not warnings:
        return f"{files} gecontroleerd: in orde."
    return (
        f"{files} gecontroleerd: {dutch.plural(errors, 'fout', 'fouten')}, "
        f"{dutch.plural(warnings, 'waarschuwing', 'waarschuwingen')}."
    )


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
            }
            for result in results
            for diagnostic in result.diagnostics
        ],
    }
