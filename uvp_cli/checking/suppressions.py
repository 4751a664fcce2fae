"""Comments that silence a finding: `# uvp: ignore UVP701 -- reden`.

A comment silences one kind of finding on its own line, or, when it stands alone,
on the next line that holds something. Only warnings can be silenced: a document
with an error is never a programme.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from uvp_cli.document import catalogue
from uvp_cli.document.comments import comments
from uvp_cli.document.findings import Diagnostic, Location, Rule, Severity
from uvp_cli.document.nodes import Document
from uvp_cli.values import dataclass

_REST = re.compile(r"\s+(?P<code>UVP[0-9]{3})\s+--\s+(?P<reason>\S.*)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: the line whose findings it silences, and the code that it names.

    `code` is None where the comment is not written as it should be.
    """

    location: Location
    line: int
    code: str | None


def apply(diagnostics: Iterable[Diagnostic], document: Document) -> list[Diagnostic]:
    """The findings that are left, with those about the comments themselves."""
    found = list(suppressions(document))
    silencing = {(each.line, each.code) for each in found if each.code}
    used = set()
    left = []
    for diagnostic in diagnostics:
        key = (diagnostic.location.line, diagnostic.code)
        if key in silencing and diagnostic.severity is not Severity.ERROR:
            used.add(key)
        else:
            left.append(diagnostic)
    for suppression in found:
        if suppression.code is None:
            message = "Deze opmerking onderdrukt niets: code of reden ontbreekt."
            hint = "Schrijf: # uvp: ignore UVP701 -- reden"
            left.append(_finding(catalogue.UNCLEAR_SUPPRESSION, suppression, message, hint))
        elif (suppression.line, suppression.code) not in used:
            message = f"Op regel {suppression.line} onderdrukt {suppression.code} niets."
            hint = "Verwijder deze opmerking. Fouten zijn niet te onderdrukken."
            left.append(_finding(catalogue.UNUSED_SUPPRESSION, suppression, message, hint))
    return left


def suppressions(document: Document) -> Iterator[Suppression]:
    """Every comment in `document` that is meant to silence something."""
    for comment in comments(document, "ignore"):
        rest = _REST.fullmatch(comment.rest)
        yield Suppression(comment.location, comment.line, rest["code"] if rest else None)


def _finding(rule: Rule, suppression: Suppression, message: str, hint: str) -> Diagnostic:
    return rule.diagnose(suppression.location, message, hint)
