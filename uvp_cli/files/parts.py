"""The parts of a programme, and the document to fill in without those that it has not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from uvp_cli.exits import UsageProblem
from uvp_cli.programme.names import fold

PARTS = {
    "uren": "/?(hours|allocation|units):",
    "fte": r"units:|- .*\bamount: ",
    "geld": "/?budget:",
    "maanden": r"- .*\b(month|period): ",
    "kwartalen": r"- .*\b(quarter|half): ",
    "maatregelen": "/measures:",
    "indicatoren": "/?indicators:",
}
"""The parts that a programme may have; each with what goes without it: a key (with / where it is
not at the top), or the items of a list."""
_WITHOUT_TIME = "planning:"
_FOR_SEVERAL = r"allocation:|groups:|/gemeenten:|- .*\bgemeente-(oud|nieuw)\b"
"""The keys and items that a document for one municipality does not need."""


def parts_of(texts: Iterable[str]) -> frozenset[str] | None:
    """The parts of a programme, of `PARTS`; None where nothing is named. Raises `UsageProblem`."""
    named = frozenset(filter(None, (fold(word) for text in texts for word in text.split(","))))
    if unknown := sorted(named.difference(PARTS)):
        raise UsageProblem(f"Onbekend: {unknown[0]}. Kies uit: {', '.join(PARTS)}.")
    return named or None


def fewer(text: str, parts: frozenset[str], *, several: bool) -> str:
    """The document without what a programme with these parts does not have, and what explains
    it; `several` is whether it has more than one municipality."""
    if "fte" in parts:
        # An amount of fte stands where hours stand.
        parts |= {"uren"}
    without = [pattern for part, pattern in PARTS.items() if part not in parts]
    without += [] if several else [_FOR_SEVERAL]
    without += [] if {"maanden", "kwartalen"} & parts else [_WITHOUT_TIME]
    lines, left, at = text.split("\n"), list[str](), 0
    while at < len(lines):
        end = _end(lines, at)
        if any(re.match(pattern, _own(lines[at:end])) for pattern in without):
            while left and left[-1].lstrip().startswith("##"):
                left.pop()
            at = end
        else:
            left.append(lines[at])
            at += 1
    return re.sub("\n{3,}", "\n\n", "\n".join(left))


def _column(line: str) -> int | None:
    """The column at which the YAML of a line, or of an example, begins; None where it has none."""
    found = re.match("( *)(# )?( *)(?=[^# ])", line)
    return len(found[1]) + len(found[3]) if found else None


def _yaml(line: str) -> str:
    return re.sub("^ *# ", "", line).strip()


def _end(lines: Sequence[str], at: int) -> int:
    """The first line after the key or item that begins on a line."""
    column, end = _column(lines[at]), at + 1
    if column is None:
        return end
    for further in range(at + 1, len(lines)):
        begins = _column(lines[further])
        if begins is not None and begins <= column:
            break
        end = further + 1 if begins is not None else end
    return end


def _own(lines: Sequence[str]) -> str:
    """A key as it stands, with a / before it unless it is at the top; an item of a list with its
    own keys."""
    first, *rest = lines
    column, said = _column(first), _yaml(first)
    if not said.startswith("- "):
        return f"/{said}" if column else said
    own = (line for line in rest if column is not None and _column(line) == column + 2)
    return " ".join((said, *map(_yaml, own)))
