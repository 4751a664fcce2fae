"""The complaints of the parser in Dutch: where to look, what is wrong, and what to write there.

The parser tells where it stopped; what was meant shows in the lines there. Where they can mean
more than one thing the advice asks which, so that whoever follows it loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import yaml

from uvp_cli.document.findings import split_lines
from uvp_cli.document.nodes import Position, end_of

Complaint = tuple[Position, str, str]
"""The place to look at, what is wrong there, and advice."""
_LONG = 400
"""Characters of a line before and behind a break that are looked at."""
ESCAPE_ADVICE = "Schrijf \\\\ voor een backslash, of gebruik enkele aanhalingstekens."
_QUOTES = {'"': "dubbele", "'": "enkele"}
_QUOTABLE = 120
"""Characters of a text that advice repeats whole, since in part it would be lost."""


def explained(error: yaml.YAMLError, text: str) -> Complaint:
    """The place to look at, what is wrong there, and advice."""
    broken = _Break(error, text)
    for look in _LOOKS:
        if complaint := look(broken):
            return complaint
    for english, (message, hint) in _SYNTAX.items():
        if english in broken.problem:
            return broken.at, message, hint
    hint = "Controleer het inspringen en de leestekens op deze regel."
    return broken.at, "Dit is geen geldige YAML.", hint


class _Break:
    """The place where a text is no YAML any more, and what stands around it."""

    def __init__(self, error: yaml.YAMLError, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.problem = str(getattr(error, "problem", None) or error)
        mark: Any = getattr(error, "problem_mark", None)
        opened: Any = getattr(error, "context_mark", None)
        self.opened = Position(opened.line + 1, opened.column + 1) if opened else None
        """Where the part that the parser was reading began."""
        self.stopped = Position(mark.line + 1, mark.column + 1) if mark else None
        self.at = self._at()
        self.in_flow = "expected ',' or" in self.problem
        """Whether it breaks between brackets."""

    def _at(self) -> Position:
        """The place where the parser stopped, or where the part that it was reading began.

        The beginning helps when something is never closed, or when a key lacks its colon: the
        parser only notices further on.
        """
        # A tab on the last line is no room around the text: it is what breaks it.
        whole = self.text.rstrip(" \r\n")
        end = end_of(whole)
        at, never = self.stopped or self.opened, ("end of stream", "expected ':'")
        if at is None:
            return Position(1, 1)
        if self.opened and (any(it in self.problem for it in never) or at.line > end.line):
            at = self.opened
        return end if at.line > end.line else at

    def line(self, number: int) -> str:
        """The line of a number, empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @cached_property
    def here(self) -> str:
        """The line at which to look."""
        return self.line(self.at.line)

    @cached_property
    def before(self) -> str:
        """The text before the break on its line."""
        end = self.at.column - 1
        return self.here[max(0, end - _LONG) : end]

    @cached_property
    def behind(self) -> str:
        """The text behind it, without a comment; between brackets up to the next part."""
        rest = self.here[self.at.column - 1 :][:_LONG]
        return re.split(r"[,\]}]" if self.in_flow else r"\s#", rest)[0].rstrip()

    def above(self, number: int) -> int:
        """The number of the nearest line above with more than a comment; 0 if there is none."""
        lines = (self.line(it).strip() for it in range(number - 1, 0, -1))
        for back, line in enumerate(lines, start=1):
            if line and not line.startswith("#"):
                return number - back
        return 0


def _conflict(broken: _Break) -> Complaint | None:
    """Lines by which git says that it could not merge two versions."""
    end = (broken.stopped or broken.at).line
    for number, line in enumerate(broken.lines[:end], start=1):
        if line.startswith(_CONFLICT) and line[7:8] in ("", " "):
            message = "Git kon hier twee versies niet samenvoegen, en liet beide staan."
            hint = (
                "Kies welke regels blijven, en verwijder de regels met <<<<<<<, |||||||, "
                "======= en >>>>>>>."
            )
            return Position(number, 1), message, hint
    return None


def _tab(broken: _Break) -> Complaint | None:
    """A tab before what stands on a line, or where nothing stands."""
    here, at = broken.here, broken.at
    if not here.strip() and "\t" in here:
        return at, "Op deze lege regel staat een tab.", "Verwijder de tab."
    if "\t" in here[: len(here) - len(here.lstrip())] or here[at.column - 1 : at.column] == "\t":
        return at, "Deze regel springt in met een tab.", "Gebruik spaties in plaats van tabs."
    return None


def _surrogates(broken: _Break) -> Complaint | None:
    """A sign as JSON escapes it."""
    pair = _SURROGATES.search(broken.here, max(0, broken.at.column - 8))
    if not pair:
        return None
    halves = "".join(chr(int(code, 16)) for code in pair.groups())
    sign = halves.encode("utf-16", "surrogatepass").decode("utf-16")
    message = f"Zo schrijft JSON een teken, maar YAML niet: {pair[0]}."
    return broken.at, message, f"Schrijf het teken zelf: {sign}"


def _apostrophe(broken: _Break) -> Complaint | None:
    """A text such as 's Avonds, of which the first sign opens a quotation."""
    for number, line in enumerate(broken.lines[: (broken.stopped or broken.at).line], start=1):
        if "'" in line and (line_match := _SHORTENED.search(line[:_LONG])):
            ends = r"[,\]}]" if re.search(r"[{\[]", line_match[1]) else r"\s#"
            text = re.split(ends, line_match[2])[0].rstrip()
            message = "De apostrof waarmee deze tekst begint, telt als aanhalingsteken."
            return Position(number, len(line_match[1]) + 1), message, f"Schrijf {quoted(text)}."
    return None


def _dash(broken: _Break) -> Complaint | None:
    """An item of a list whose dash is another sign, lacks its space, or is not there."""
    for number in (broken.at.line, broken.above(broken.at.line)):
        line_match, over = _NO_DASH.match(broken.line(number)), broken.line(broken.above(number))
        if not line_match or not ("'-' indicator" in broken.problem or _IN_LIST.search(over)):
            continue
        is_missing = not line_match["sign"]
        if is_missing and not over.startswith(f"{line_match[1]}-"):
            continue
        message = "Dit is geen streepje met een spatie erachter."
        if is_missing:
            message = "Hier ontbreekt het streepje van een lijstonderdeel."
        hint = f"Begin de regel met een gewoon streepje en een spatie: - {line_match['rest'][:10]}…"
        return Position(number, len(line_match[1]) + 1), message, hint
    return None


def _unclosed(broken: _Break) -> Complaint | None:
    """A list or block between brackets that runs on into a line which begins with a key."""
    opened, at = broken.opened, broken.at
    if not (broken.in_flow and opened and opened.line < at.line):
        return None
    if not _BEGINNING.fullmatch(broken.before):
        return None
    is_list = broken.line(opened.line)[opened.column - 1 :][:1] == "["
    message = f"{'Deze lijst' if is_list else 'Dit blok'} is niet afgesloten."
    hint = (
        f"Voeg op regel {broken.above(at.line)} achteraan een {']' if is_list else '}'} toe; of "
        f"een komma, als regel {at.line} er nog bij hoort."
    )
    return opened, message, hint


def _stray(broken: _Break) -> Complaint | None:
    """A comma or bracket too many behind a value that is complete."""
    behind = broken.behind
    if broken.in_flow or not behind or behind.strip(",}] ") or not broken.before.strip():
        return None
    message = f"Achter deze waarde hoort geen {behind[0]}"
    return broken.at, f"{message} te staan.", f"Verwijder alleen dit: {behind}"


def _goes_on(broken: _Break) -> Complaint | None:
    """Text behind the quote or bracket that closes a value."""
    before = broken.before.rstrip()
    closed = _CLOSED.search(before)
    if not closed or not broken.behind or broken.behind[0] in ":#":
        return None
    whole = closed[0] + broken.before[len(before) :] + broken.behind
    is_quoted = closed[0][0] in "\"'" and whole[-1] == closed[0][0]
    text = quoted(whole[1:-1] if is_quoted else whole)
    new = " Begint hier iets anders? Zet er een komma voor." if broken.in_flow else ""
    message = "Deze waarde is al afgesloten, en er staat nog iets achter."
    return broken.at, message, f"Hoort het bij de tekst? Schrijf {text}.{new}"


def _colon(broken: _Break) -> Complaint | None:
    """A colon in text without quotes, or behind a key where no key can be."""
    if not broken.here[broken.at.column - 1 :].startswith(":"):
        return None
    if not (broken.in_flow or "mapping values are not allowed" in broken.problem):
        return None
    if not broken.in_flow and _BEGINNING.fullmatch(broken.before):
        return _too_deep(broken)
    if not broken.in_flow and (bare := _BARE.match(broken.before)):
        message = "Hier ontbreekt een dubbele punt na de sleutel."
        return Position(broken.at.line, bare.end(1) + 1), message, f"Schrijf: {bare[2]}: {bare[3]}…"
    value = re.split(r"(?:^|(?<=[\s{\[]))(?:- )*[\w.-]+:\s+|[{\[]", broken.before)[-1]
    value = re.sub(r"^\s*(- +)*", "", value)
    text, word = quoted(f"{value}{broken.behind}"), re.split(r"[\s,;]", value)[-1]
    apart = "Zet ze tussen { en }, met een komma ertussen."
    if broken.in_flow:
        apart = f"Zet voor '{word}:' een komma."
    message = "Hier staat een dubbele punt die niet kan."
    hint = f"Is het tekst? Schrijf {text}. Zijn het twee sleutels? {apart}"
    return broken.at, message, hint


def _too_deep(broken: _Break) -> Complaint | None:
    """A key that counts as the rest of the text above, since it stands further from the edge."""
    number, above = broken.at.line, broken.above(broken.at.line)
    indent = len(broken.before) - len(broken.before.lstrip())
    key, this = _KEY.match(broken.line(above)), broken.before.split()[-1]
    text = " Is het tekst? Zet dan alles tussen aanhalingstekens."
    if above and not key:
        message = f"Deze regel telt als vervolg van de tekst op regel {above}."
        hint = f"Ontbreekt op regel {above} een dubbele punt achter een sleutel? Zet die er."
        less = f" Loopt daar tekst door? Laat '{this}:' dan minder inspringen."
        return Position(number, indent + 1), message, hint + less
    if not key or len(key[1]) >= indent:
        return None
    over = broken.line(broken.above(above))
    hint = f"Laat '{this}:' evenveel inspringen als '{key[2]}:' op regel {above}."
    if over.rstrip().endswith(":") and len(over) - len(over.lstrip()) == len(key[1]):
        # The key above it stands beneath a key that has nothing else in it.
        hint = f"Laat '{key[2]}:' op regel {above} evenveel inspringen als '{this}:'."
    message = f"Deze regel springt verder in, en telt als vervolg van de tekst op regel {above}."
    return Position(number, indent + 1), message, hint + text


def quoted(text: str) -> str:
    """A text between the quotes that leave what is in it as it is; in words where it is long."""
    signs = "'" if re.search(r'["\\]', text) else '"'
    if len(text) > _QUOTABLE:
        return f"de hele tekst tussen {_QUOTES[signs]} aanhalingstekens"
    return signs + (text.replace("'", "''") if signs == "'" else text) + signs


_LOOKS: tuple[Callable[[_Break], Complaint | None], ...] = (
    *(_conflict, _tab, _surrogates, _apostrophe, _dash, _unclosed, _stray, _goes_on, _colon),
)
"""The mistakes looked for where a text breaks, the surest first; else what the parser says."""
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
"""A sign outside the first 65,536 as JSON escapes it: in two halves."""
_SHORTENED = re.compile(r"^(.*?(?:[:,\[{-] |[\[{]))('(?:[a-z]|er|ns|\d\d) [^']*)$")
"""A value that begins with a word cut short, such as 's or 't, whose line closes no quotation."""
_NO_DASH = re.compile(r"(\s*)(?P<sign>[–—−•·▪◦‣●*](?=\s)|-(?=[^\s-])|(?=\{))\s*(?P<rest>.*)")
_IN_LIST = re.compile(r"^\s*[-–—−•·▪◦‣●*]|:\s*$")
"""The line above an item of a list: one such, or the key of the list."""
_BEGINNING = re.compile(r"\s*(- +)*[\w.-]*\s*")
"""The beginning of a line, up to the colon of its key."""
_KEY = re.compile(r"(\s*(?:- +)*)([\w.-]+):(?=\s|$)")
_BARE = re.compile(r"(\s*(?:- +)*([a-z_]+)) ([{\[])")
"""A key without its colon before what stands between brackets."""
_CLOSED = re.compile(
    r"""(?:^|(?<=[\s{\[,]))('(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|\[[^\[\]]*\]|\{[^{}]*\})$"""
)
"""A value that ends with a quote or bracket."""
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
        "Is dit een nieuw onderdeel? Begin de regel met een streepje, even ver ingesprongen als de "
        "vorige. Hoort zij bij het onderdeel erboven? Laat haar inspringen als de rest daarvan.",
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
        ESCAPE_ADVICE,
    ),
    "hexdecimal number": (
        "Achter deze backslash hoort de code van een teken.",
        ESCAPE_ADVICE,
    ),
    "expected node content": (
        "Hier ontbreekt een waarde, of een haakje dat afsluit.",
        "Vul de waarde in, en sluit een lijst af met ] en een blok met }.",
    ),
    "alphabetic or numeric": (
        "Met * of & begint voor YAML een verwijzing.",
        "Zet tekst die zo begint tussen aanhalingstekens.",
    ),
    "undefined alias": ("Deze verwijzing (*) heeft geen anker (&).", "Schrijf de inhoud uit."),
    "undefined tag handle": (
        "Deze tag is onbekend.",
        "Begint hier tekst? Zet die tussen aanhalingstekens. Laat de tag anders weg.",
    ),
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
        "Hoort het erbij? Verwijder dan alleen de regel met ... erboven.",
    ),
}
"""A message and advice for what the parser complains of, by a part of its words."""
