"""Nodes: the lists, mappings and values of a document, each with its line and column.

Plain values follow the part of YAML on which YAML 1.1 and 1.2 agree. What they
read differently (`no`, `010`, `1:30`) is refused with advice, so that an editor
and this tool never see two different documents. So is a number that YAML and a
Dutch reader take for two (`5.000`). Dates stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from uvp_cli.document import bounds, catalogue
from uvp_cli.document.findings import (
    Diagnostic,
    KeyPath,
    Location,
    Rule,
    render_path,
    shorten,
    split_lines,
)
from uvp_cli.values import dataclass


class Position(NamedTuple):
    """A place in a text; line and column count from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Scalar:
    """A single value; `plain` when it is written without quotes."""

    at: Position
    value: str
    plain: bool
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    at: Position
    items: list[Node] = field(default_factory=list)
    size: int = 1
    """Nodes in it, itself included, with what aliases repeat; long text counts for more."""
    height: int = 1
    """Levels of lists and mappings in it, itself included."""


@dataclass(slots=True)
class Mapping:
    """Keys with their nodes, in the order of the file."""

    at: Position
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    size: int = 1
    height: int = 1


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document: plain data, the place of everything in it, and YAML findings. `complete`
    is false when reading stopped before the end, so that the rest is unknown."""

    name: str
    text: str
    root: Node | None
    data: Any
    diagnostics: tuple[Diagnostic, ...]
    complete: bool = True
    quoted: tuple[tuple[int, int], ...] = ()
    """First and last lines of texts that look as if they hold a comment for uvp."""

    def locate(self, path: KeyPath, *, key: bool = False, alias: bool = False) -> Location:
        """The location of the value at `path`, or of its key; the nearest if it is absent. With
        `alias`, what an alias repeats stands at the key or list where it is repeated."""
        nearest = self.root
        for around, name, node in self._along(path):
            if alias and node.at < (name or around).at:
                return Location(self.name, *(name or around).at)
            nearest = name if name and (key or is_empty(node)) else node
        if nearest is None:
            return Location(self.name, 1, 1)
        if isinstance(nearest, Mapping) and nearest.entries:
            nearest = next(iter(nearest.entries.values()))[0]
        return Location(self.name, *nearest.at)

    def written(self, path: KeyPath) -> KeyPath:
        """The path with its keys as they stand in the file, which an older version may call
        otherwise, and without the lists that it does not have there."""
        along = list(self._along(path))
        there: list[str | int] = []
        for step, (around, name, node) in zip(path, along, strict=False):
            if name or node.at != around.at:
                there.append(name.value if name else step)
        return (*there, *path[len(along) :])

    def _along(self, path: KeyPath) -> Iterator[tuple[Node, Scalar | None, Node]]:
        """Each node on the way to `path`, as far as it is there: the one that it stands in, its
        key if it has one, and itself."""
        node = self.root
        for step in path:
            match node:
                case Mapping() if step in node.entries:
                    key, inner = node.entries[str(step)]
                    yield node, key, inner
                case Sequence() if isinstance(step, int) and step < len(node.items):
                    inner = node.items[step]
                    yield node, None, inner
                case _:
                    return
            node = inner


def is_empty(node: Node) -> bool:
    """Whether a node takes no room in the file, so that its key must point to it."""
    return isinstance(node, Scalar) and node.plain and node.value == ""


def end_of(text: str) -> Position:
    """The position right after `text`."""
    lines = split_lines(text)
    return Position(len(lines), len(lines[-1]) + 1)


def value_at(data: Any, path: KeyPath) -> Any:
    """The value at `path` in plain data; None if there is none."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def plain(
    node: Node, name: str = "", findings: list[Diagnostic] | None = None, path: KeyPath = ()
) -> Any:
    """The node as dicts, lists, text, numbers, booleans and None. Each value without one clear
    meaning is added to `findings`, and stays text."""
    match node:
        case Mapping():
            return {
                key: plain(value, name, findings, (*path, key))
                for key, (_, value) in node.entries.items()
            }
        case Sequence():
            return [
                plain(item, name, findings, (*path, index)) for index, item in enumerate(node.items)
            ]
    if not node.plain:
        return node.value
    value = meaning(node.value)
    if not isinstance(value, Unclear):
        return value
    if findings is not None and len(findings) < bounds.MAX_FINDINGS:
        location = Location(name, *node.at)
        unclear = value.rule.diagnose(location, value.message, value.hint, path=render_path(path))
        findings.append(unclear)
    return node.value


@dataclass(frozen=True, slots=True)
class Unclear:
    """The reason why a plain value is refused; `else_text` is how to write it where text is
    meant."""

    rule: Rule
    message: str
    advice: str
    else_text: str = ""

    @property
    def hint(self) -> str:
        """The advice, whatever is meant."""
        return self.advice + self.else_text


@lru_cache(1024)
def meaning(text: str) -> Any:
    """The value that all readers of YAML see in a plain scalar; `Unclear` where they differ."""
    lower = text.lower()
    if lower in _WORDS and text in (lower, lower.upper(), lower.capitalize()):
        return _WORDS[lower]
    if _INTEGER.fullmatch(text) or _DECIMAL.fullmatch(text):
        digits = sum(character.isdigit() for character in text)
        if _THOUSANDS.fullmatch(text):
            return _two_numbers(text)
        if digits <= bounds.MAX_DIGITS:
            return float(text) if "." in text else int(text)
        return Unclear(
            catalogue.LONG_NUMBER,
            f"Dit getal telt {digits} cijfers; hooguit {bounds.MAX_DIGITS} mag.",
            "Schrijf een korter getal, of zet aanhalingstekens om tekst.",
        )
    if lower in _SWITCHES or _ODD_NUMBER.fullmatch(text):
        return Unclear(
            catalogue.UNCLEAR_VALUE,
            f"'{shorten(text)}' betekent niet in elk programma hetzelfde.",
            f'Bedoelt u tekst? Schrijf dan "{shorten(text)}". '
            "Bedoelt u een getal of ja/nee? Schrijf dan een gewoon getal, true of false.",
        )
    return text


def written_number(value: Decimal) -> str:
    """A number as a plain value that YAML and a Dutch reader take for the same one."""
    text = f"{value:f}"
    return f"{text}0" if _THOUSANDS.fullmatch(text) else text


def _two_numbers(text: str) -> Unclear:
    """Advice for a number whose point is between thousands in Dutch, and before decimals in YAML:
    how to write each so that everybody reads the same."""
    whole, few = text.replace(".", ""), written_number(Decimal(text).normalize())
    return Unclear(
        catalogue.UNCLEAR_VALUE,
        f"'{text}' is voor YAML {text.replace('.', ',')}, en voor een lezer {whole}.",
        f"Bedoelt u {whole}? Schrijf dan {whole}, zonder punt. "
        f"Bedoelt u {few.rstrip('0').replace('.', ',') if '.' in few else few}? "
        f"Schrijf dan {few}.",
        f' Bedoelt u tekst? Schrijf dan "{text}".',
    )


_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_SWITCHES = frozenset({"yes", "no", "on", "off", "<<"})
_ODD_NUMBER = re.compile(
    r"[-+]?(0[0-9_]+|[0-9]+_[0-9_]*|0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+"
    r"|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*"
    r"|([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9_]+)e[-+]?[0-9]+|\.inf)|\.nan|=",
    re.IGNORECASE,
)
"""Numbers that YAML 1.1 and 1.2, or their readers, do not all read alike."""
