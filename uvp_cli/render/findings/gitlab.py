"""Findings as a GitLab Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TextIO

from uvp_cli.checking.check import Checked
from uvp_cli.document.findings import Diagnostic, Severity
from uvp_cli.render.answers import json_text
from uvp_cli.render.findings.repository import path_in

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes a list with an entry per finding."""
    seen: dict[str, int] = {}
    json_text.dump(
        [_entry(finding, seen) for result in results for finding in result.diagnostics], stream
    )


def fingerprint(diagnostic: Diagnostic, seen: dict[str, int]) -> str:
    """A name for the finding that stays the same when lines move. `seen` counts equal findings, so
    that each has a name of its own."""
    file = path_in(diagnostic.location.file)
    same = f"{file}\0{diagnostic.code}\0{diagnostic.path}\0{diagnostic.message}"
    seen[same] = seen.get(same, 0) + 1
    return sha256(f"{same}\0{seen[same]}".encode()).hexdigest()


def _entry(diagnostic: Diagnostic, seen: dict[str, int]) -> dict[str, Any]:
    return {
        "description": " ".join(filter(None, (diagnostic.message, diagnostic.hint))),
        "check_name": diagnostic.code,
        "fingerprint": fingerprint(diagnostic, seen),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": path_in(diagnostic.location.file),
            "lines": {"begin": diagnostic.location.line},
        },
    }
