"""Comments in a document: those meant for uvp (`# uvp: ignore …`, `# uvp: beslis …`), and all."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator

from uvp_cli.document.findings import Location, split_lines
from uvp_cli.document.nodes import Document
from uvp_cli.document.places import extents
from uvp_cli.values import dataclass

_ANY = re.compile(r"(?:^|(?<=\s))#(?P<rest>[^\r\n]*)", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*uvp:\s*(?P<word>[a-z]+)\b(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: `rest` is all behind its #, or behind the word that says what it is for.

    `line` is the one that it is about: its own, or, where it stands alone, the next one that
    holds something.
    """

    location: Location
    line: int
    rest: str


def is_alone(line: str) -> bool:
    """Whether a line holds a comment for uvp and nothing else; it is about the next one."""
    return _COMMENT.match(line.lstrip()) is not None


def comments(document: Document, word: str) -> Iterator[Comment]:
    """Every comment for uvp that begins with this word, in the order of the file."""
    if "uvp:" not in document.text:
        return
    lines = split_lines(document.text)
    next_of = _next_lines(lines)
    for number, line in enumerate(lines, start=1):
        match = _COMMENT.search(line)
        if not match or match["word"] != word:
            continue
        # Texts stand in the order of the file, so only the last one before can reach this far.
        before = bisect_right(document.quoted, (number, math.inf))
        if not before or number > document.quoted[before - 1][1]:
            about = number if line[: match.start()].strip() else next_of[number]
            location = Location(document.name, number, match.start() + 1)
            yield Comment(location, about, match["rest"].rstrip())


def all_comments(document: Document) -> Iterator[Comment]:
    """Every line of comment in a document without findings, whoever it is meant for."""
    text = document.text
    texts = sorted((extent.start, extent.end) for extent in extents(document).values())
    next_of = _next_lines(split_lines(text))
    at, number = 0, 1
    while match := _ANY.search(text, at):
        inside = texts[max(bisect_right(texts, (match.start(), math.inf)) - 1, 0)]
        if inside[0] <= match.start() < inside[1]:
            end = inside[1]
        else:
            begin = text.rfind("\n", 0, match.start()) + 1
            line = number + text.count("\n", at, match.start())
            about = line if text[begin : match.start()].strip() else next_of[line]
            location = Location(document.name, line, match.start() - begin + 1)
            yield Comment(location, about, match["rest"].rstrip())
            end = match.end()
        number += text.count("\n", at, end)
        at = end


def _next_lines(lines: list[str]) -> dict[int, int]:
    """The first line behind each that holds more than a comment, or else that line itself."""
    next_of = {}
    following = 0
    for number in range(len(lines), 0, -1):
        next_of[number] = following or number
        content = lines[number - 1].strip()
        if content and not content.startswith("#"):
            following = number
    return next_of
