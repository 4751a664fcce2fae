"""Findings as a JUnit report, which most CI systems show as test results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from uvp_cli.checking.check import Checked
from uvp_cli.document.findings import Diagnostic, Severity
from uvp_cli.render.cells import visible


def write(results: Iterable[Checked], stream: TextIO) -> None:
    """Writes a suite per file with a case per finding; an error is a failure, a warning is not."""
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
    place = diagnostic.location
    case = SubElement(suite, "testcase", name=name, classname=visible(place.file), time="0")
    message = visible(diagnostic.message)
    detail = "\n".join(filter(None, (visible(str(place)), message, visible(diagnostic.hint or ""))))
    if diagnostic.severity is Severity.ERROR:
        SubElement(case, "failure", message=message, type=diagnostic.code).text = detail
    else:
        SubElement(case, "system-out").text = detail
