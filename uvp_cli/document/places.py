"""Where everything stands in the text of a document without findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from uvp_cli.document.events import events, start_of
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import Document, Position
from uvp_cli.values import dataclass


def spliced(text: str, splices: Iterable[tuple[int, int, str]]) -> str:
    """A text with pieces of it, from a start up to an end, replaced by others.

    Raises ValueError where two of those overlap.
    """
    parts, done = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        if start < done:
            raise ValueError(start)
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a value stands in the text: from `start` up to `end`.

    `style` is how it is written: plain (nothing), with ' or ", or as a block with | or >.
    """

    start: int
    end: int
    style: str
    in_flow: bool
    """Whether it stands between brackets, where a comma ends it."""
    anchored: bool
    """Whether it has a name, by which it may be repeated elsewhere."""


def extents(document: Document) -> dict[Position, Extent]:
    """Every value (and key) of a document without findings, by its position.

    What an alias repeats is not among them.
    """
    extent_at = {}
    in_flow = [False]
    for event in events(document.text):
        begin = event.start_mark.index
        match event:
            case yaml.CollectionStartEvent():
                in_flow.append(bool(event.flow_style))
            case yaml.CollectionEndEvent():
                in_flow.pop()
            case yaml.ScalarEvent():
                end = _end(event, document.text)
                is_anchored = event.anchor is not None
                extent = Extent(begin, end, event.style or "", in_flow[-1], is_anchored)
                extent_at[start_of(event)] = extent
    return extent_at


def first_anchor(document: Document) -> int | None:
    """The line of the first anchor or alias in a document without findings, if there is one."""
    named = (event for event in events(document.text) if getattr(event, "anchor", None) is not None)
    return next((start_of(event).line for event in named), None)


def _end(event: Any, text: str) -> int:
    """Where a value ends in the text."""
    end: int = event.end_mark.index
    if getattr(event, "style", None) in ("|", ">"):
        # To the parser, empty lines behind a block are part of it.
        begin = event.start_mark.index
        return int(begin + len(text[begin:end].rstrip(" \t\r\n")))
    return end


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in the text, with all that is in it: from `start` up to `end`.

    `begin` is where its key begins; of what has no key, the same as `start`.
    """

    begin: int
    start: int
    end: int
    in_flow: bool
    """Whether it stands between brackets."""


@dataclass(slots=True)
class _Around:
    """A list or mapping whose end has not been seen yet; `step` is what comes next in it.

    In a mapping that is None while a key must come.
    """

    path: KeyPath
    at: Position
    begin: int
    start: int
    is_flow: bool
    step: str | int | None
    key: int = 0


def spans(document: Document) -> dict[KeyPath, Span]:
    """Where everything in a document without findings stands, by its path.

    What an alias repeats stands elsewhere; only the alias itself is among them.
    """
    return {path: span for path, _, span in _placed(document)}


def collections(document: Document) -> dict[Position, Span]:
    """Where each list and mapping in a document without findings stands, by its position.

    What an alias repeats is not among them.
    """
    return {at: span for _, at, span in _placed(document) if at is not None}


def _placed(document: Document) -> Iterator[tuple[KeyPath, Position | None, Span]]:
    """The path and the span of everything, with the position of what is a list or mapping."""
    around: list[_Around] = []
    end = 0
    for event in events(document.text):
        begin = event.start_mark.index
        outer = around[-1] if around else None
        match event:
            case yaml.CollectionEndEvent():
                ended = around.pop()
                if ended.is_flow:
                    end = _end(event, document.text)
                in_flow = bool(around) and around[-1].is_flow
                yield ended.path, ended.at, Span(ended.begin, ended.start, end, in_flow)
            case yaml.ScalarEvent() | yaml.AliasEvent() if outer and outer.step is None:
                outer.step, outer.key = str(getattr(event, "value", "")), begin
            case yaml.CollectionStartEvent():
                path, key = _step(outer, begin)
                first = 0 if isinstance(event, yaml.SequenceStartEvent) else None
                around.append(
                    _Around(path, start_of(event), key, begin, bool(event.flow_style), first)
                )
            case yaml.NodeEvent():
                path, key = _step(outer, begin)
                end = _end(event, document.text)
                yield path, None, Span(key, begin, end, bool(outer and outer.is_flow))


def _step(outer: _Around | None, start: int) -> tuple[KeyPath, int]:
    """The path of what starts here, and where its key begins; `outer` goes on to what is next."""
    if outer is None or outer.step is None:
        return (), start
    step, is_item = outer.step, isinstance(outer.step, int)
    outer.step = step + 1 if isinstance(step, int) else None
    return (*outer.path, step), start if is_item else outer.key
