"""Findings for programs: JSON of our own, and the forms of GitHub, GitLab, SARIF and JUnit."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from uvp_cli import __version__
from uvp_cli.checking.check import Checked, Tally
from uvp_cli.checking.rules import CATALOGUE
from uvp_cli.document.findings import Diagnostic, Location, Rule, Severity
from uvp_cli.render.answers import json_text
from uvp_cli.render.cells import visible
from uvp_cli.render.findings.text import summary

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_INDICES = {rule.code: index for index, rule in enumerate(CATALOGUE)}
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which GitHub and GitLab say where the repository stands."""


def json(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes the contract in docs/json.md: the counts, and an entry per finding."""
    tally = Tally()
    entries = [
        _entry(finding) for result in tally.counted(results) for finding in result.diagnostics
    ]
    counts = {"files": tally.files, "errors": tally.errors, "warnings": tally.warnings}
    json_text.dump({**counts, "diagnostics": entries}, stream)


def _entry(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        **_at(diagnostic.location),
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "path": diagnostic.path,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "related": diagnostic.related and _at(diagnostic.related),
    }


def _at(location: Location) -> dict[str, Any]:
    return {"file": location.file, "line": location.line, "column": location.column}


def github(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes a workflow command per finding, which GitHub shows beside the changed lines, and the
    outcome in a last line of plain text."""
    tally = Tally()
    for result in tally.counted(results):
        stream.writelines(f"{command(finding)}\n" for finding in result.diagnostics)
    stream.write(f"{summary(tally)}\n")


def command(diagnostic: Diagnostic) -> str:
    """The workflow command of one finding."""
    location = diagnostic.location
    properties = {
        "file": path_in(location.file),
        "line": str(location.line),
        "col": str(location.column),
        "title": diagnostic.code,
    }
    listed = ",".join(
        f"{key}={_data(text).replace(':', '%3A').replace(',', '%2C')}"
        for key, text in properties.items()
    )
    message = "\n".join(filter(None, (diagnostic.message, diagnostic.hint)))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """`text` as GitHub wants a message: one line, per cent signs written out."""
    lines = (visible(line).replace("%", "%25") for line in text.split("\n"))
    return "%0A".join(lines)


def gitlab(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes a Code Quality report, which GitLab shows in a merge request: an entry per finding."""
    seen: dict[str, int] = {}
    json_text.dump(
        [_quality(finding, seen) for result in results for finding in result.diagnostics], stream
    )


def fingerprint(diagnostic: Diagnostic, seen: dict[str, int]) -> str:
    """A name for the finding that stays the same when lines move. `seen` counts equal findings, so
    that each has a name of its own."""
    file = path_in(diagnostic.location.file)
    same = f"{file}\0{diagnostic.code}\0{diagnostic.path}\0{diagnostic.message}"
    seen[same] = seen.get(same, 0) + 1
    return sha256(f"{same}\0{seen[same]}".encode()).hexdigest()


def _quality(diagnostic: Diagnostic, seen: dict[str, int]) -> dict[str, Any]:
    return {
        "description": _advised(diagnostic),
        "check_name": diagnostic.code,
        "fingerprint": fingerprint(diagnostic, seen),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": path_in(diagnostic.location.file),
            "lines": {"begin": diagnostic.location.line},
        },
    }


def _advised(diagnostic: Diagnostic) -> str:
    return " ".join(filter(None, (diagnostic.message, diagnostic.hint)))


def sarif(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes SARIF 2.1.0, the exchange format of code scanning: one run with the rules and an
    entry per finding."""
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
        "message": {"text": _advised(diagnostic)},
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


def junit(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes what most CI systems show as test results: a suite per file with a case per finding;
    an error is a failure, a warning is not."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    suites = Element("testsuites", name="uvp validate")
    for result in results:
        errors = result.count(Severity.ERROR)
        suite = SubElement(
            suites,
            "testsuite",
            name=visible(result.name),
            tests=str(max(1, len(result.diagnostics))),
            failures=str(errors),
            errors="0",
            skipped="0",
            time="0",
        )
        for diagnostic, name in zip(result.diagnostics, _names(result.diagnostics), strict=True):
            _add_case(suite, diagnostic, name)
        if not result.diagnostics:
            SubElement(suite, "testcase", name="in orde", classname=visible(result.name), time="0")
    indent(suites)
    text = tostring(suites, encoding="unicode")
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _names(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """A name for the case of each: its code and path, numbered where that is not the first. Of
    cases with one name, GitLab keeps one. Lines move, so they are in no name."""
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        name = visible(" ".join(filter(None, (diagnostic.code, diagnostic.path))))
        seen[name] += 1
        yield f"{name} ({seen[name]})" if seen[name] > 1 else name


def _add_case(suite: Element, diagnostic: Diagnostic, name: str) -> None:
    from xml.etree.ElementTree import SubElement

    location = diagnostic.location
    case = SubElement(suite, "testcase", name=name, classname=visible(location.file), time="0")
    message = visible(diagnostic.message)
    lines = (visible(str(location)), message, visible(diagnostic.hint or ""))
    detail = "\n".join(filter(None, lines))
    if diagnostic.severity is Severity.ERROR:
        SubElement(case, "failure", message=message, type=diagnostic.code).text = detail
    else:
        SubElement(case, "system-out").text = detail


def path_in(file: str) -> str:
    """The path of a file from the root of its repository, with slashes; as it is outside one. The
    name itself may be a link; it stands where the link is."""
    typed = Path(file)
    folder, here = _real(typed.parent), _real(Path())
    placed = folder / typed.name
    named = (_real(Path(at)) for name in _ROOTS if (at := os.environ.get(name)))
    for root in (*named, _git_root(folder), here):
        if root is not None and placed.is_relative_to(root):
            return placed.relative_to(root).as_posix()
    return placed.as_posix() if typed.is_absolute() else Path(os.path.normpath(file)).as_posix()


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


@cache
def _git_root(folder: Path) -> Path | None:
    """The nearest folder with a repository; in a work tree beside it, .git is a file."""
    return next((up for up in (folder, *folder.parents) if os.path.lexists(up / ".git")), None)
