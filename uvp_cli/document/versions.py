"""Versions of a document: how an older one is read, and written up to date.

`STEPS` says of each version how a document of it becomes one of the next, as edits of keys and
values. They are applied to the nodes when an older document is read, so that what is found stands
where it stands in the file as it was written; and to the text by `uvp migrate`. Both must come to
the same, or the text stays as it is.

A new version is a step here, and the new shape in `model.py` with that version as its bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from uvp_cli.document import catalogue
from uvp_cli.document.findings import Finding
from uvp_cli.document.nodes import Document, Node, Position, Scalar, Sequence, plain
from uvp_cli.document.nodes import Mapping as Block
from uvp_cli.document.places import Extent, extents
from uvp_cli.document.reading import parse
from uvp_cli.values import dataclass

EACH = "*"
"""In a place: every item of a list."""
Place = tuple[str, ...]
"""The way from the top of a document to blocks of one kind: ("themes", EACH, "actions", EACH)."""


@dataclass(frozen=True, slots=True)
class Rename:
    """A key of the blocks at a place is called something else."""

    at: Place
    key: str
    to: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value of the blocks at a place becomes another: `values` has a plain word for each."""

    at: Place
    key: str
    values: Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class Insert:
    """The blocks at a place get a key, with a plain word (or words) as its value.

    In the text it comes behind the key `after`, which each of them has, with a single value.
    """

    at: Place
    key: str
    value: str
    after: str


Edit = Rename | Change | Insert
Step = tuple[Edit, ...]

Splice = tuple[int, int, str]
"""Text, and from where to where in a document it takes the place of what is there."""
_LINE_END = re.compile(r"\r?\n|\Z")

STEPS: tuple[Step, ...] = ()
"""From version 1 to 2, from 2 to 3, and so on; the number itself changes with each."""
CURRENT = 1 + len(STEPS)
"""The version whose shape `model.py` describes."""


def version_of(data: Any) -> int | None:
    """The version that plain data says it has; None where that is no whole number."""
    version = data.get("version") if isinstance(data, dict) else None
    if isinstance(version, bool) or not isinstance(version, (int, float)):
        return None
    return int(version) if version == int(version) else None


def newer(data: Any) -> Finding | None:
    """What is wrong with data of a version that is still unknown here; None for any other."""
    version = version_of(data)
    if version is None or version <= CURRENT:
        return None
    message = f"Dit document is van versie {version}; deze uvp leest tot en met versie {CURRENT}."
    return Finding(catalogue.NEWER_VERSION, ("version",), message, "Werk uvp bij.")


def up_to_date(document: Document) -> Document:
    """The document in the current version: the same text, with other nodes at its places."""
    for step in _steps(document.data):
        document = _after(document, step)
    return document


def text_up_to_date(document: Document) -> str | None:
    """The text of a document without findings in the current version, and the rest as it was.

    None where the text cannot be edited so, or would come to say something else.
    """
    for step in _steps(document.data):
        wanted = _after(document, step)
        text = _text_after(document, step)
        document = parse(text or "", document.name)
        if document.diagnostics or document.data != wanted.data:
            return None
    return document.text


def _steps(data: Any) -> Iterator[Step]:
    """What still has to be done to data of an older version."""
    version = version_of(data)
    for number in range(version, CURRENT) if version and version > 0 else ():
        yield (*STEPS[number - 1], Change((), "version", {number: str(number + 1)}))


def _after(document: Document, step: Step) -> Document:
    """The document with the edits of a step in its nodes."""
    root = document.root
    if root is None:
        return document
    for edit in step:
        root = _edited(root, edit.at, edit)
    return replace(document, root=root, data=plain(root))


def _edited(node: Node, place: Place, edit: Edit) -> Node:
    """A copy of a node with an edit in each block at a place below it."""
    if not place:
        return replace(node, entries=_entries(node, edit)) if isinstance(node, Block) else node
    step, rest = place[0], place[1:]
    if step == EACH and isinstance(node, Sequence):
        return replace(node, items=[_edited(item, rest, edit) for item in node.items])
    if isinstance(node, Block) and step in node.entries:
        key, value = node.entries[step]
        return replace(node, entries={**node.entries, step: (key, _edited(value, rest, edit))})
    return node


def _entries(block: Block, edit: Edit) -> dict[str, tuple[Scalar, Node]]:
    """What stands in a block after an edit; the same where there is nothing to be done."""
    entries = block.entries
    match edit:
        case Rename(key=key, to=to) if key in entries and to not in entries:
            return {to if name == key else name: entry for name, entry in entries.items()}
        case Change(key=key) if key in entries:
            name, value = entries[key]
            if isinstance(value, Scalar) and plain(value) in edit.values:
                new = replace(value, value=edit.values[plain(value)], plain=True)
                return {**entries, key: (name, new)}
        case Insert(key=key) if key not in entries:
            name, value = (Scalar(block.at, text, plain=True) for text in (key, edit.value))
            return {**entries, key: (name, value)}
    return entries


def _text_after(document: Document, step: Step) -> str | None:
    """The text with the edits of a step; None where one has no place of its own in it."""
    try:
        splices = sorted(dict.fromkeys(_splices(document, step)), key=lambda each: each[0])
    except KeyError:
        return None
    parts, end = [], 0
    for start, stop, new in splices:
        parts += [document.text[end:start], new]
        end = stop
    return "".join([*parts, document.text[end:]])


def _splices(document: Document, step: Step) -> Iterator[Splice]:
    """What comes into the text; what an alias repeats more than once."""
    root, extent_at = document.root, extents(document)
    if root is None:
        return
    for edit in step:
        for block in _blocks(root, edit.at):
            if _entries(block, edit) is not block.entries:
                yield _splice(block, edit, extent_at, document.text)
        root = _edited(root, edit.at, edit)


def _blocks(node: Node, place: Place) -> Iterator[Block]:
    """Every block at a place below a node."""
    if not place:
        yield from [node] if isinstance(node, Block) else []
    elif place[0] == EACH and isinstance(node, Sequence):
        for item in node.items:
            yield from _blocks(item, place[1:])
    elif isinstance(node, Block) and place[0] in node.entries:
        yield from _blocks(node.entries[place[0]][1], place[1:])


def _splice(block: Block, edit: Edit, extent_at: Mapping[Position, Extent], text: str) -> Splice:
    """What an edit of a block comes to in the text. Raises KeyError where it has no place there."""
    key, value = block.entries[edit.after if isinstance(edit, Insert) else edit.key]
    node = key if isinstance(edit, Rename) else value
    extent = extent_at[node.at]
    match edit:
        case Rename(to=to):
            return extent.start, extent.end, to
        case Change():
            return extent.start, extent.end, edit.values[plain(node)]
    added = f"{edit.key}: {edit.value}"
    if extent.in_flow:
        return extent.end, extent.end, f", {added}"
    line_end = next(_LINE_END.finditer(text, extent.end))
    place, newline = line_end.start(), line_end[0] or "\n"
    return place, place, f"{newline}{' ' * (key.at.column - 1)}{added}"
