"""What the YAML parser complains of, in Dutch, with advice, and where to look."""

from __future__ import annotations

import re
from typing import Any

import yaml

from uvp_cli.document.findings import split_lines
from uvp_cli.document.nodes import Position, end_of


def explained(error: yaml.YAMLError, text: str) -> tuple[Position, str, str]:
    """Where to look, what is wrong there, and advice."""
    problem = str(getattr(error, "problem", None) or error)
    at = _position(error, problem, text)
    lines = split_lines(text)
    here = lines[at.line - 1] if at.line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or here[at.column - 1 : at.column] == "\t":
        return at, "Deze regel springt in met een tab.", "Gebruik spaties in plaats van tabs."
    if pair := _SURROGATES.search(here, max(0, at.column - 8)):
        sign = "".join(chr(int(code, 16)) for code in pair.groups()).encode(
            "utf-16", "surrogatepass"
        )
        hint = f"Schrijf het teken zelf: {sign.decode('utf-16')}"
        return at, f"Zo schrijft JSON een teken, maar YAML niet: {pair[0]}.", hint
    for english, message, hint in _SYNTAX:
        if english in problem:
            return at, message, hint
    hint = "Controleer het inspringen en de leestekens op deze regel."
    return at, "Dit is geen geldige YAML.", hint


_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
"""A sign outside the first 65,536 as JSON escapes it: in two halves."""


def _position(error: yaml.YAMLError, problem: str, text: str) -> Position:
    """Where the parser stopped, or where the part that it was reading began.

    The beginning is what helps when something is never closed, or when a key
    lacks its colon: the parser only notices further on.
    """
    context: Any = getattr(error, "context_mark", None)
    mark: Any = getattr(error, "problem_mark", None) or context
    if mark is None:
        return Position(1, 1)
    last = len(split_lines(text.rstrip())) - 1
    if context and ("end of stream" in problem or "expected ':'" in problem or mark.line > last):
        mark = context
    if mark.line > last:
        return end_of(text.rstrip())
    return Position(mark.line + 1, mark.column + 1)


_SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt die niet kan.",
        "Zet tekst met een dubbele punt tussen aanhalingstekens, en controleer het inspringen.",
    ),
    (
        "could not find expected ':'",
        "Hier ontbreekt een dubbele punt na de sleutel.",
        "Schrijf: sleutel: waarde",
    ),
    (
        "did not find expected key",
        "Hier wordt een sleutel verwacht.",
        "Controleer het inspringen van deze regel en de regels erboven.",
    ),
    (
        "did not find expected '-' indicator",
        "Hier wordt een nieuw lijstonderdeel verwacht.",
        "Begin de regel met een streepje, even ver ingesprongen als de vorige onderdelen.",
    ),
    (
        "block sequence entries are not allowed",
        "Een lijstonderdeel kan hier niet beginnen.",
        "Zet het streepje op een eigen regel, onder de sleutel.",
    ),
    (
        "did not find expected ',' or ']'",
        "Deze lijst is niet afgesloten.",
        "Voeg een , of ] toe; zet tekst met [ ] { } , tussen aanhalingstekens.",
    ),
    (
        "did not find expected ',' or '}'",
        "Dit blok is niet afgesloten.",
        "Voeg een , of } toe; zet tekst met [ ] { } , tussen aanhalingstekens.",
    ),
    (
        "unexpected end of stream",
        "Wat hier begint, wordt nergens afgesloten.",
        "Sluit tekst af met een aanhalingsteken, een lijst met ] en een blok met }.",
    ),
    (
        "unknown escape character",
        "Dit teken kan niet na een backslash staan.",
        "Schrijf \\\\ voor een backslash, of gebruik enkele aanhalingstekens.",
    ),
    ("undefined alias", "Deze verwijzing (*) heeft geen anker (&).", "Schrijf de inhoud uit."),
    ("undefined tag handle", "Deze tag is onbekend.", "Laat de tag weg."),
    (
        "cannot start any token",
        "Met dit teken kan geen waarde beginnen.",
        "Zet de waarde tussen aanhalingstekens.",
    ),
    (
        "while scanning a block scalar",
        "Dit tekstblok is niet goed ingesprongen.",
        "Laat alle regels van het blok evenveel inspringen.",
    ),
    (
        "comment or line break",
        "Na | of > hoort de tekst op de volgende regel.",
        "Begin een nieuwe regel.",
    ),
    (
        "expected <document start>",
        "Na het einde van het document staat nog iets.",
        "Verwijder dit.",
    ),
    (
        "did not find expected <document start>",
        "Hier staat iets wat niet kan.",
        "Controleer het inspringen.",
    ),
)
