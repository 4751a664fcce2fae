"""Comments that silence a finding, and comments that say what must still be decided.

`# uvp: ignore UVP701 -- reden` silences one kind of finding on its own line, or, when it
stands alone, on the next line that holds something. Only warnings can be silenced: a document
with an error is never a programme.

`# uvp: beslis -- vraag` is put by `uvp new` where the old programme leaves something open. No
comment silences it: whoever decides removes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from uvp_cli.document import catalogue
from uvp_cli.document.comments import Comment, comments
from uvp_cli.document.findings import Diagnostic, Location, Severity
from uvp_cli.document.nodes import Document
from uvp_cli.values import dataclass

_IGNORE, _DECIDE = "ignore", "beslis"
_CODE = re.compile(r"\s+(?P<code>UVP[0-9]{3})\s+--\s+(?P<reason>\S.*)")
_QUESTION = re.compile(r"\s+--\s+(?P<question>\S.*)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: the line whose findings it silences, and the code that it names.

    `code` is None where the comment is not written as it should be.
    """

    location: Location
    line: int
    code: str | None


def suppressions(document: Document) -> Iterator[Suppression]:
    """Every comment in `document` that is meant to silence something."""
    for comment in comments(document, _IGNORE):
        rest = _CODE.fullmatch(comment.rest)
        yield Suppression(comment.location, comment.line, rest["code"] if rest else None)


def unsilenced(diagnostics: Iterable[Diagnostic], document: Document) -> list[Diagnostic]:
    """The findings that are left, with those about the comments themselves."""
    silencing = list(suppressions(document))
    keys = {(comment.line, comment.code) for comment in silencing}
    used = set()
    left = []
    for diagnostic in diagnostics:
        key = (diagnostic.location.line, diagnostic.code)
        if key in keys and diagnostic.severity is not Severity.ERROR:
            used.add(key)
        else:
            left.append(diagnostic)
    useless = (comment for comment in silencing if (comment.line, comment.code) not in used)
    return [*left, *map(_useless, useless)]


def _useless(suppression: Suppression) -> Diagnostic:
    """The finding about a comment that silences nothing."""
    if suppression.code is None:
        rule = catalogue.UNCLEAR_SUPPRESSION
        message = "Deze opmerking onderdrukt niets: code of reden ontbreekt."
        hint = "Schrijf: # uvp: ignore UVP701 -- reden"
    else:
        rule = catalogue.UNUSED_SUPPRESSION
        message = f"Op regel {suppression.line} onderdrukt {suppression.code} niets."
        hint = "Verwijder deze opmerking. Fouten zijn niet te onderdrukken."
    return rule.diagnose(suppression.location, message, hint)


def asking(question: str) -> str:
    """The comment that asks this question, which is one line."""
    return f"# uvp: {_DECIDE} -- {question}"


def is_question(comment: Comment) -> bool:
    """Whether any line of comment is one that says what must still be decided."""
    return comment.rest.strip().startswith(f"uvp: {_DECIDE}")


def count_undecided(document: Document) -> int:
    """How many comments say what must still be decided."""
    return sum(1 for _ in comments(document, _DECIDE))


def decisions(document: Document) -> Iterator[tuple[Comment, str | None]]:
    """Each comment that says what must still be decided, with its question where it has one."""
    for comment in comments(document, _DECIDE):
        rest = _QUESTION.fullmatch(comment.rest)
        yield comment, rest["question"] if rest else None


def undecided(document: Document) -> Iterator[Diagnostic]:
    """A finding for each comment that says what must still be decided."""
    for comment, question in decisions(document):
        message = f"Nog te beslissen: {question}" if question else "Nog te beslissen."
        hint = "Pas zo nodig aan wat hier staat, en verwijder deze opmerking."
        yield catalogue.UNDECIDED.diagnose(comment.location, message, hint)
