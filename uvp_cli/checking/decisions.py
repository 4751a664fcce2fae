"""Comments that say what must still be decided: `# uvp: beslis -- vraag`.

`uvp new` puts them where the old programme leaves something open. No comment silences
them: whoever decides removes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uvp_cli.document import catalogue
from uvp_cli.document.comments import comments
from uvp_cli.document.findings import Diagnostic
from uvp_cli.document.nodes import Document

WORD = "beslis"
_QUESTION = re.compile(r"\s+--\s+(?P<question>\S.*)")


def comment(question: str) -> str:
    """The comment that asks this question, which is one line."""
    return f"# uvp: {WORD} -- {question}"


def count(document: Document) -> int:
    """How many comments say what must still be decided."""
    return sum(1 for _ in comments(document, WORD))


def undecided(document: Document) -> Iterator[Diagnostic]:
    """A finding for each comment that says what must still be decided."""
    rule = catalogue.UNDECIDED
    for each in comments(document, WORD):
        asked = _QUESTION.fullmatch(each.rest)
        message = f"Nog te beslissen: {asked['question']}" if asked else "Nog te beslissen."
        hint = "Pas zo nodig aan wat hier staat, en verwijder deze opmerking."
        yield rule.diagnose(each.location, message, hint)
