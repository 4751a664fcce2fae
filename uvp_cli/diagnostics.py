"""Findings about a document, as values: where, which rule, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

KeyPath = tuple[str | int, ...]
"""The way to a value from the top of the document: ("themes", 0, "title")."""


class Severity(StrEnum):
    """How serious a finding is; only an error makes a document invalid."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding is an instance of. The hundreds of the code tell its kind:

    0 reading the file, 1 YAML, 2 shape, 3 references, 4 names and ids, 5 hours
    and money, 6 planning and dates.
    """

    code: str
    title: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a path in the document; `check.py` looks up its line and column.

    For a missing key, `path` ends with that key. `at_key` points at the key
    instead of its value.
    """

    rule: Rule
    path: KeyPath
    message: str
    hint: str | None = None
    at_key: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. Findings sort by file, line, column and code."""

    location: Location
    code: str
    message: str
    path: str = ""
    hint: str | None = None
    severity: Severity = Severity.ERROR


def render_path(path: KeyPath) -> str:
    """`path` as people write it: `themes[0].actions[1].title`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(
        "."
    )
