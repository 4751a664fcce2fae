"""The place of everything in the text of a document without findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml

from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import Document, Position
from uvp_cli.document.parser import events, start_of
from uvp_cli.values import dataclass


class Splice(NamedTuple):
    """A piece of a text, and what comes in its place."""

    start: int
    end: int
    new: str = ""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """A text with pieces of it replaced by others. Raises ValueError where two of those overlap."""
    parts, done = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        if start < done:
            raise ValueError(start)
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


@dataclass(frozen=True, slots=True)
class Span:
    """The place of something in the text, with all that is in it: from `start` up to `end`.

    `begin` is where its key begins; of what has no key, the same as `start`. `style` is how a value
    is written: plain (nothing), with ' or ", or as a block with | or >.
    """

    begin: int
    start: int
    end: int
    in_flow: bool
    """Whether it stands between brackets, where a comma ends it."""
    style: str = ""
    is_anchored: bool = False
    """Whether it is a value with a name, by which it may be repeated elsewhere."""


@dataclass(slots=True)
class _Around:
    """A list or mapping whose end has not been seen yet; `step` is what comes next in it. In a
    mapping that is None while a key must come, and `key` is where the last one begins."""

    path: KeyPath
    opening: Any
    begin: int
    step: str | int | None
    key: int = 0


def spans(document: Document) -> dict[KeyPath, Span]:
    """Everything in a document without findings, by its path. What an alias repeats stands
    elsewhere; only the alias itself is among them."""
    return {path: span for _, path, span in _placed(document) if path is not None}


def extents(document: Document) -> dict[Position, Span]:
    """Every value (and key) of a document without findings, by its position. What an alias repeats
    is not among them."""
    scalar = yaml.ScalarEvent
    return {start_of(it): span for it, _, span in _placed(document) if isinstance(it, scalar)}


def collections(document: Document) -> dict[Position, Span]:
    """Every list and mapping in a document without findings, by its position. What an alias repeats
    is not among them."""
    opening = yaml.CollectionStartEvent
    return {start_of(it): span for it, _, span in _placed(document) if isinstance(it, opening)}


def first_anchor(document: Document) -> int | None:
    """The line of the first anchor or alias in a document without findings, if there is one."""
    named = (event for event in events(document.text) if getattr(event, "anchor", None) is not None)
    return next((start_of(event).line for event in named), None)


def _placed(document: Document) -> Iterator[tuple[Any, KeyPath | None, Span]]:
    """The event with which each thing begins, its path (None of a key), and its span."""
    around: list[_Around] = []
    end = 0
    for event in events(document.text):
        start, stop = event.start_mark.index, event.end_mark.index
        match event:
            case yaml.CollectionStartEvent():
                path, begin = _step(around, event)
                first = 0 if isinstance(event, yaml.SequenceStartEvent) else None
                around.append(_Around(path or (), event, begin, first))
            case yaml.CollectionEndEvent():
                ended = around.pop()
                start = ended.opening.start_mark.index
                end = stop if ended.opening.flow_style else end
                yield ended.opening, ended.path, Span(ended.begin, start, end, _is_flow(around))
            case yaml.NodeEvent():
                path, begin = _step(around, event)
                style = getattr(event, "style", None) or ""
                # To the parser, empty lines behind a block are part of it.
                block = document.text[start:stop].rstrip(" \t\r\n") if style in ("|", ">") else ""
                end = start + len(block) if block else stop
                is_anchored = event.anchor is not None
                yield event, path, Span(begin, start, end, _is_flow(around), style, is_anchored)


def _is_flow(around: list[_Around]) -> bool:
    return bool(around and around[-1].opening.flow_style)


def _step(around: list[_Around], event: Any) -> tuple[KeyPath | None, int]:
    """The path of what starts with an event (None of a key), and where its key begins; what is
    around it goes on to what is next."""
    start: int = event.start_mark.index
    if not around:
        return (), start
    outer = around[-1]
    step, outer.step = outer.step, None
    if step is None:
        outer.step, outer.key = str(getattr(event, "value", "")), start
        return None, start
    if isinstance(step, int):
        outer.step = step + 1
        return (*outer.path, step), start
    return (*outer.path, step), outer.key
