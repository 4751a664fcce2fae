"""PyYAML's parser, which libyaml speeds up where it is there: its events, and its complaints in
Dutch, with advice and where to look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from uvp_cli.document.findings import split_lines
from uvp_cli.document.nodes import Position, end_of


def events(text: str) -> Iterator[Any]:
    """The events of a text, in order. Raises `YAMLError` where the YAML breaks.

    PyYAML's own parser reads half a character, and trips over numbers that are too
    large in an escape or a version; libyaml refuses these itself.

    From its release 0.2.6 on, libyaml looks past a thousand brackets before it tells of the
    first, and breaks off there. What stands before that place tells of all but the last.
    """
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    event: Any = None
    told = 0
    try:
        # As `yaml.parse` does, which asks twice for each event.
        for event in iter(loader(text).get_event, None):
            if isinstance(event, yaml.ScalarEvent):
                event.value.encode()
            yield event
            told += 1
    except yaml.MarkedYAMLError as error:
        if error.problem_mark and _TOO_NESTED in str(error.problem):
            yield from islice(events(text[: error.problem_mark.index]), told, None)
        raise
    except (ValueError, OverflowError) as error:
        raise yaml.MarkedYAMLError(problem=str(error), problem_mark=event.start_mark) from error


_TOO_NESTED = "maximum nesting depth"
"""The words of libyaml where it will not follow brackets any deeper."""


def start_of(event: yaml.Event) -> Position:
    """The position at which an event starts."""
    mark: Any = event.start_mark
    return Position(mark.line + 1, mark.column + 1)


def explained(error: yaml.YAMLError, text: str) -> tuple[Position, str, str]:
    """The place to look at, what is wrong there, and advice."""
    problem = str(getattr(error, "problem", None) or error)
    at = _position(error, problem, text)
    lines = split_lines(text)
    here = lines[at.line - 1] if at.line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or here[at.column - 1 : at.column] == "\t":
        return at, "Deze regel springt in met een tab.", "Gebruik spaties in plaats van tabs."
    if pair := _SURROGATES.search(here, max(0, at.column - 8)):
        halves = "".join(chr(int(code, 16)) for code in pair.groups())
        sign = halves.encode("utf-16", "surrogatepass").decode("utf-16")
        hint = f"Schrijf het teken zelf: {sign}"
        return at, f"Zo schrijft JSON een teken, maar YAML niet: {pair[0]}.", hint
    for english, (message, hint) in _SYNTAX.items():
        if english in problem:
            return at, message, hint
    hint = "Controleer het inspringen en de leestekens op deze regel."
    return at, "Dit is geen geldige YAML.", hint


_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
"""A sign outside the first 65,536 as JSON escapes it: in two halves."""


def _position(error: yaml.YAMLError, problem: str, text: str) -> Position:
    """The place where the parser stopped, or where the part that it was reading began.

    The beginning helps when something is never closed, or when a key lacks its colon: the parser
    only notices further on.
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


_SYNTAX = {
    "mapping values are not allowed": (
        "Hier staat een dubbele punt die niet kan.",
        "Zet tekst met een dubbele punt tussen aanhalingstekens, en controleer het inspringen.",
    ),
    "could not find expected ':'": (
        "Hier ontbreekt een dubbele punt na de sleutel.",
        "Schrijf: sleutel: waarde",
    ),
    "did not find expected key": (
        "Hier wordt een sleutel verwacht.",
        "Controleer het inspringen van deze regel en de regels erboven.",
    ),
    "did not find expected '-' indicator": (
        "Hier wordt een nieuw lijstonderdeel verwacht.",
        "Begin de regel met een streepje, even ver ingesprongen als de vorige onderdelen.",
    ),
    "block sequence entries are not allowed": (
        "Een lijstonderdeel kan hier niet beginnen.",
        "Zet het streepje op een eigen regel, onder de sleutel.",
    ),
    "did not find expected ',' or ']'": (
        "Deze lijst is niet afgesloten.",
        "Voeg een , of ] toe; zet tekst met [ ] { } , tussen aanhalingstekens.",
    ),
    "did not find expected ',' or '}'": (
        "Dit blok is niet afgesloten.",
        "Voeg een , of } toe; zet tekst met [ ] { } , tussen aanhalingstekens.",
    ),
    "unexpected end of stream": (
        "Wat hier begint, wordt nergens afgesloten.",
        "Sluit tekst af met een aanhalingsteken, een lijst met ] en een blok met }.",
    ),
    "unknown escape character": (
        "Dit teken kan niet na een backslash staan.",
        "Schrijf \\\\ voor een backslash, of gebruik enkele aanhalingstekens.",
    ),
    "undefined alias": ("Deze verwijzing (*) heeft geen anker (&).", "Schrijf de inhoud uit."),
    "undefined tag handle": ("Deze tag is onbekend.", "Laat de tag weg."),
    "cannot start any token": (
        "Met dit teken kan geen waarde beginnen.",
        "Zet de waarde tussen aanhalingstekens.",
    ),
    "while scanning a block scalar": (
        "Dit tekstblok is niet goed ingesprongen.",
        "Laat alle regels van het blok evenveel inspringen.",
    ),
    "comment or line break": (
        "Na | of > hoort de tekst op de volgende regel.",
        "Begin een nieuwe regel.",
    ),
    "expected <document start>": (
        "Na het einde van het document staat nog iets.",
        "Verwijder dit.",
    ),
}
"""A message and advice for what the parser complains of, by a part of its words."""
