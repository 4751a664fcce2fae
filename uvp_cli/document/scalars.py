"""Writing other values into the text of a document, and leaving the rest as it is.

A new value is written as the old one was (plain, between quotes, as a folded block) where that
can hold it, so that a change of one value is a change of its own lines and no others.
"""

from __future__ import annotations

import copy
import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from uvp_cli.document.composing import CONTROL_CODE
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import Document, Position, value_at, written_number
from uvp_cli.document.places import Span, Splice, extents, spliced
from uvp_cli.document.reading import UNSEEN, parse

WIDTH = 100
"""Characters on a line, beyond which text becomes a block of more lines."""
ScalarValue = str | Decimal


class Unchangeable(Exception):
    """The text cannot be changed so that it has these values, and is otherwise the same."""


def replaceable(document: Document) -> dict[KeyPath, Span]:
    """Each value that stands in the text for itself alone, and where. One with an anchor, or inside
    something with an anchor, may stand for others too."""
    extent_at = extents(document)
    located = ((path, document.locate(path)) for path in _paths(document.data, ()))
    spans = {path: extent_at.get(Position(at.line, at.column)) for path, at in located}
    uses = Counter(span.start for span in spans.values() if span)
    return {
        path: span
        for path, span in spans.items()
        if span and not span.is_anchored and uses[span.start] == 1
    }


def rewritten(document: Document, values: Mapping[KeyPath, ScalarValue]) -> str:
    """The text of a document with these values at these paths. Raises `Unchangeable`."""
    spans = replaceable(document)
    if not values.keys() <= spans.keys():
        raise Unchangeable
    text, new = document.text, ((spans[path], value) for path, value in values.items())
    changed = spliced(
        text, (Splice(span.start, span.end, _written(value, span, text)) for span, value in new)
    )
    if parse(changed, document.name).data != _with(document.data, values):
        raise Unchangeable
    return changed


def _paths(data: Any, path: KeyPath) -> Iterator[KeyPath]:
    """The path of every text, number and truth value."""
    if isinstance(data, (dict, list)):
        for step in data if isinstance(data, dict) else range(len(data)):
            yield from _paths(data[step], (*path, step))
    elif data is not None:
        yield path


def _with(data: Any, values: Mapping[KeyPath, ScalarValue]) -> Any:
    """A copy of plain data with other values."""
    changed = copy.deepcopy(data)
    for path, value in values.items():
        value_at(changed, path[:-1])[path[-1]] = read_again(value)
    return changed


def read_again(value: Any) -> Any:
    """Plain data as a document has it: a number is whole, or floating with the same digits."""
    if isinstance(value, dict):
        return {key: read_again(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [*map(read_again, value)]
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _written(value: ScalarValue, span: Span, text: str) -> str:
    """The value as it comes to stand in the text."""
    if not isinstance(value, str):
        return written_number(value)
    candidates = _candidates(value, span, text)
    return next(written for written in candidates if _holds(written, value, in_flow=span.in_flow))


@lru_cache(maxsize=256)
def written_new(value: str, *, in_flow: bool) -> str:
    """A text as it comes to stand where there was none: plain, or else between double quotes."""
    return value if _holds(value, value, in_flow=in_flow) else _double_quoted(value)


def flow(value: Any) -> str:
    """Plain data as YAML on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{flow(key)}: {flow(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, str):
        return written_new(value, in_flow=True)
    return written_number(value) if isinstance(value, Decimal) else str(value)


def _candidates(value: str, span: Span, text: str) -> Iterator[str]:
    """The ways to write a text here, the best first; the last can hold anything."""
    line_begin = text.rfind("\n", 0, span.start) + 1
    is_block = span.style in ("|", ">")
    behind = text[span.end :].partition("\n")[0].strip()
    is_long = span.start - line_begin + len(value) > WIDTH
    if is_block or (not span.in_flow and not behind and (is_long or "\n" in value)):
        yield from _blocks(value, span, text, line_begin)
    if not span.style:
        yield value
    if span.style == "'":
        yield "'" + value.replace("'", "''") + "'"
    yield _double_quoted(value)


def _blocks(value: str, span: Span, text: str, line_begin: int) -> Iterator[str]:
    """The value as a block, folded where it is one paragraph; kept lines are as they were."""
    newline = "\r\n" if "\r\n" in text else "\n"
    head, *lines = text[span.start : span.end].splitlines()
    if span.style in ("|", ">"):
        indent = len(lines[0]) - len(lines[0].lstrip(" ")) if lines else 0
        old = [line[indent:] for line in lines]
        heads = [head]
    else:
        key = re.match(r" *(?:- +)*", text[line_begin : span.start])
        indent = (key.end() if key else 0) + 2
        old, heads = [], []
    if "\n" in value:
        written = value.removesuffix("\n").split("\n")
        heads = [*(head for head in heads if "|" in head), "|-", "|"]
    else:
        written = _folded(value, old, WIDTH - indent)
        heads = [*heads, ">-"]
    for head in heads:
        yield newline.join([head, *(" " * indent + line if line else "" for line in written)])


def _folded(value: str, old: list[str], width: int) -> list[str]:
    """The value in lines, of which as many as possible at both ends are those there were."""
    before: list[str] = []
    for line in old:
        if not f"{value} ".startswith(f"{' '.join([*before, line])} "):
            break
        before.append(line)
    rest = value[len(" ".join(before)) :].strip(" ")
    after: list[str] = []
    for line in reversed(old[len(before) :]):
        if not f" {rest}".endswith(f" {' '.join([line, *after])}"):
            break
        after.insert(0, line)
    middle = rest[: len(rest) - len(" ".join(after))]
    wrapped = textwrap.wrap(middle, width, break_long_words=False, break_on_hyphens=False)
    return [*before, *wrapped, *after]


def _double_quoted(value: str) -> str:
    """The value between double quotes, where everything can be written."""
    written = escaped(json.dumps(value, ensure_ascii=False))
    return CONTROL_CODE.sub(
        lambda code: f"{code[1]}\\u{ord(code[2].encode().decode('unicode_escape')):04x}", written
    )


def escaped(text: str) -> str:
    """Text between double quotes with codes for the signs that nobody sees."""
    return UNSEEN.sub(
        lambda sign: (
            f"\\U{ord(sign[0]):08x}" if ord(sign[0]) > 0xFFFF else f"\\u{ord(sign[0]):04x}"
        ),
        text,
    )


def _holds(candidate: str, value: str, *, in_flow: bool) -> bool:
    """Whether a text that is written so is read as this value."""
    if in_flow:
        around = parse(f"[{candidate}, x]", "")
        return around.data == [value, "x"] and not around.diagnostics
    around = parse(f"k: {candidate}\nx: x\n", "")
    return around.data == {"k": value, "x": "x"} and not around.diagnostics
