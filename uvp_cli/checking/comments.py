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
from uvp_cli.document.findings import Diagnostic, Severity
from uvp_cli.document.nodes import Document

_IGNORE, _DECIDE = "ignore", "beslis"
_CODE = re.compile(r"\s+(?P<code>UVP[0-9]{3})\s+--\s+(?P<reason>\S.*)")
_QUESTION = re.compile(r"\s+--\s+(?P<question>\S.*)")


def suppressions(document: Document) -> Iterator[tuple[Comment, str | None]]:
    """Each comment that is meant to silence something, with the code that it names; None where it
    is not written as it should be."""
    for comment in comments(document, _IGNORE):
        rest = _CODE.fullmatch(comment.rest)
        yield comment, rest["code"] if rest else None


def unsilenced(diagnostics: Iterable[Diagnostic], document: Document) -> list[Diagnostic]:
    """The findings that are left, with those about the comments themselves."""
    silencing = list(suppressions(document))
    keys = {(comment.line, code) for comment, code in silencing}
    used = set()
    left = []
    for diagnostic in diagnostics:
        key = (diagnostic.location.line, diagnostic.code)
        if key in keys and diagnostic.severity is not Severity.ERROR:
            used.add(key)
        else:
            left.append(diagnostic)
    useless = (_useless(*it) for it in silencing if (it[0].line, it[1]) not in used)
    return [*left, *useless]


def _useless(comment: Comment, code: str | None) -> Diagnostic:
    """The finding about a comment that silences nothing."""
    if code is None:
        rule = catalogue.UNCLEAR_SUPPRESSION
        message = "Deze opmerking onderdrukt niets: code of reden ontbreekt."
        hint = "Schrijf: # uvp: ignore UVP701 -- reden"
    else:
        rule = catalogue.UNUSED_SUPPRESSION
        message = f"Op regel {comment.line} onderdrukt {code} niets."
        hint = "Verwijder deze opmerking. Fouten zijn niet te onderdrukken."
    return rule.diagnose(comment.location, message, hint)


def asking(question: str) -> str:
    """The comment that asks this question, which is one line."""
    return f"# uvp: {_DECIDE} -- {question}"


def is_question(comment: Comment) -> bool:
    """Whether any line of comment is one that says what must still be decided."""
    return comment.rest.strip().startswith(f"uvp: {_DECIDE}")


def count_undecided(document: Document) -> int:
    """The number of comments that say what must still be decided."""
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
