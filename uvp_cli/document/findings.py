"""Findings about a document, as values: where, which rule, what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from textwrap import dedent
from typing import Literal, Self

from uvp_cli.values import dataclass

KeyPath = tuple[str | int, ...]
"""The way to a value from the top of the document: ("themes", 0, "title")."""


class Severity(StrEnum):
    """The weight of a finding; only an error makes a document invalid."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that findings are instances of.

    The hundreds of the code tell its kind (`RANGES`). `text` is Dutch, for users:
    the reason, then a document that breaks the rule under "Fout:" and one that
    does not under "Goed:". What a line beginning with "$" shows is a command.
    """

    code: str
    title: str
    text: str
    severity: Severity = Severity.ERROR

    def diagnose(
        self,
        location: Location,
        message: str,
        hint: str | None = None,
        *,
        path: str = "",
        related: Location | None = None,
    ) -> Diagnostic:
        """A finding of this rule at a location."""
        return Diagnostic(location, self.code, message, path, hint, self.severity, related)

    @property
    def reason(self) -> str:
        """The reason why the rule is there, and what to do."""
        return self.text.partition("\nFout:\n")[0].strip()

    @property
    def wrong(self) -> str:
        """A part of a document that breaks the rule, and no other."""
        return dedent(self.text.partition("\nFout:\n")[2].partition("\nGoed:\n")[0]).strip("\n")

    @property
    def right(self) -> str:
        """The same part, as it should be."""
        return dedent(self.text.partition("\nGoed:\n")[2]).strip("\n")


RANGES = {
    "UVP0": "Bestand lezen",
    "UVP1": "YAML",
    "UVP2": "Vorm",
    "UVP3": "Verwijzingen",
    "UVP4": "Namen en ids",
    "UVP5": "Uren en geld",
    "UVP6": "Planning en datums",
    "UVP7": "Volledigheid",
    "UVP8": "Onderdrukte bevindingen",
    "UVP9": "Stijl en privacy",
}
"""The subject of the hundreds of a code."""


@dataclass(frozen=True, slots=True)
class KeyName:
    """A key that a message names, as a document has it; in other `words` where that is not how."""

    key: str
    words: str = ""

    def __str__(self) -> str:
        return self.words or f"'{self.key}:'"


A_KEY = KeyName("", "de sleutel")
"""The key at hand, where a message does not say which that is."""


class Composed(str):
    """A message of parts, so that who knows the keys in it by other names can have it so."""

    __slots__ = ("parts",)
    parts: tuple[str | KeyName, ...]

    def __new__(cls, *parts: str | KeyName) -> Self:
        """The message as it is about a document."""
        message = super().__new__(cls, "".join(map(str, parts)))
        message.parts = parts
        return message


def with_names(message: str, names: Mapping[str, str]) -> str:
    """A message with each key that it names by its name among these, if it has one there."""
    parts = message.parts if isinstance(message, Composed) else (message,)
    return "".join(
        names.get(part.key, str(part)) if isinstance(part, KeyName) else part for part in parts
    )


FindingSubject = Literal["value", "part", "id"]
"""A value that is there, a part that is missing where it belongs, or an id that nothing has."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a path in the document; `check.py` looks up its line and column.

    For a missing key, `path` ends with that key. `at_key` points at the key
    instead of its value; `related` leads to the other half of the trouble.
    """

    rule: Rule
    path: KeyPath
    message: str
    hint: str | None = None
    at_key: bool = False
    related: KeyPath | None = None
    about: FindingSubject = "value"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, where it stands; `code` is empty where no rule of the document is about it."""

    location: Location
    code: str
    message: str
    path: str = ""
    hint: str | None = None
    severity: Severity = Severity.ERROR
    related: Location | None = None
    """The place of the other half of the trouble, such as the first of two equal ids."""


class Unreadable(Exception):
    """The file cannot be read at all; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def render_path(path: KeyPath) -> str:
    """`path` as people write it: `themes[0].actions[1].title`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".")


_BREAK = re.compile("[\t\n\r\x85\u2028\u2029]")


def shorten(text: str, length: int = 40) -> str:
    """`text` on one line of at most `length` characters, fit to quote in a message: cut behind a
    word, unless that leaves less than half."""
    line = re.sub(r"\s+", lambda white: " " if _BREAK.search(white[0]) else white[0], text)
    if len(line) <= length:
        return line
    words = line[: length - 1].rpartition(" ")[0].rstrip()
    return f"{words} …" if len(words) >= length // 2 else f"{line[: length - 1]}…"


_LINE_BREAK = re.compile("\r\n|[\n\r]")
"""The end of a line, for editors and for YAML."""


def lines_at(text: str, numbers: Iterable[int]) -> dict[int, str]:
    """The lines of `text` with these numbers (from 1), as far as it has them. No list of all lines
    is made: a hostile file may have millions."""
    line_of: dict[int, str] = {}
    begin, number = 0, 1
    for wanted in sorted(set(numbers)):
        while number < wanted and (end := _LINE_BREAK.search(text, begin)):
            begin, number = end.end(), number + 1
        if number < wanted:
            break
        end = _LINE_BREAK.search(text, begin)
        line_of[wanted] = text[begin : end.start() if end else None]
    return line_of


def split_lines(text: str) -> list[str]:
    """The lines of `text`, as the numbers in a `Location` count them."""
    return _LINE_BREAK.split(text)
