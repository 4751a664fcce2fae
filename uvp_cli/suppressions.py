"""Comments that silence a finding: `# uvp: ignore UVP701 -- reden`.

A comment silences one kind of finding on its own line, or, when it stands alone,
on the next line that holds something. Only warnings can be silenced: a document
with an error is never a programme.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from uvp_cli import catalogue
from uvp_cli.diagnostics import Diagnostic, Location, Rule, Severity, split_lines

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*uvp:\s*ignore\b(?P<rest>.*)$")
_REST = re.compile(r"\s+(?P<code>UVP[0-9]{3})\s+--\s+(?P<reason>\S.*)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: the line whose findings it silences, and the code that it names.

    `code` is None where the comment is not written as it should be.
    """

    location: Location
    line: int
    code: str | None


def apply(diagnostics: Iterable[Diagnostic], text: str, name: str) -> list[Diagnostic]:
    """The findings that are left, with those about the comments themselves."""
    left = list(diagnostics)
    for suppression in suppressions(text, name):
        silenced = [each for each in left if _silences(suppression, each)]
        left = [each for each in left if each not in silenced]
        if suppression.code is None:
            message = "Deze opmerking onderdrukt niets: code of reden ontbreekt."
            hint = "Schrijf: # uvp: ignore UVP701 -- reden"
            left.append(_finding(catalogue.UNCLEAR_SUPPRESSION, suppression, message, hint))
        elif not silenced:
            message = (
                f"Op regel {suppression.line} is er niets met {suppression.code} te onderdrukken."
            )
            hint = "Verwijder deze opmerking. Fouten zijn niet te onderdrukken."
            left.append(_finding(catalogue.UNUSED_SUPPRESSION, suppression, message, hint))
    return left


def suppressions(text: str, name: str) -> Iterator[Suppression]:
    """Every comment that silences something in `text`."""
    if "uvp:" not in text:
        return
    lines = split_lines(text)
    for number, line in enumerate(lines, start=1):
        found = _COMMENT.search(line)
        if found:
            rest = _REST.fullmatch(found["rest"].rstrip())
            target = number if line[: found.start()].strip() else _next_line(lines, number)
            location = Location(name, number, found.start() + 1)
            yield Suppression(location, target, rest["code"] if rest else None)


def _next_line(lines: list[str], number: int) -> int:
    """The first line after `number` that holds more than a comment."""
    for place in range(number, len(lines)):
        if lines[place].strip() and not lines[place].lstrip().startswith("#"):
            return place + 1
    return number


def _silences(suppression: Suppression, diagnostic: Diagnostic) -> bool:
    return (
        diagnostic.code == suppression.code
        and diagnostic.location.line == suppression.line
        and diagnostic.severity is not Severity.ERROR
    )


def _finding(rule: Rule, suppression: Suppression, message: str, hint: str) -> Diagnostic:
    return Diagnostic(suppression.location, rule.code, message, "", hint, rule.severity)
