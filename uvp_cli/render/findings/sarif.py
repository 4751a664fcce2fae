"""Findings as SARIF 2.1.0, the exchange format of code scanning."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from uvp_cli import __version__
from uvp_cli.checking.check import Checked
from uvp_cli.checking.rules import CATALOGUE
from uvp_cli.document.findings import Diagnostic, Location, Rule, Severity
from uvp_cli.render.answers import json_text
from uvp_cli.render.findings.gitlab import fingerprint
from uvp_cli.render.findings.repository import path_in

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_INDICES = {rule.code: index for index, rule in enumerate(CATALOGUE)}
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def write(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes one run with the rules and an entry per finding."""
    seen: dict[str, int] = {}
    run = {
        "tool": {
            "driver": {
                "name": "uvp",
                "version": __version__,
                "rules": [_rule(rule) for rule in CATALOGUE],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, seen) for result in results for finding in result.diagnostics],
    }
    json_text.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, stream)


def _rule(rule: Rule) -> dict[str, Any]:
    reason = " ".join(rule.reason.split())
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": reason},
        "help": {"text": f"{reason}\n\nFout:\n{rule.wrong}\n\nGoed:\n{rule.right}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, seen: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": _INDICES[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": " ".join(filter(None, (diagnostic.message, diagnostic.hint)))},
        "locations": [_location(diagnostic.location)],
        "partialFingerprints": {"uvp/v1": fingerprint(diagnostic, seen)},
    }
    if diagnostic.related:
        result["relatedLocations"] = [_location(diagnostic.related)]
    return result


def _location(location: Location) -> dict[str, Any]:
    # What begins at the root is no relative reference; only a whole URI names it.
    path = path_in(location.file)
    uri = Path(path).as_uri() if Path(path).is_absolute() else quote(path)
    region = {"startLine": location.line, "startColumn": location.column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
