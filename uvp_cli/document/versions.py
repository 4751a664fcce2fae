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
from itertools import chain
from typing import Any

from uvp_cli.document import catalogue, logs
from uvp_cli.document.findings import Finding
from uvp_cli.document.nodes import Document, Node, Position, Scalar, Sequence, plain
from uvp_cli.document.nodes import Mapping as Block
from uvp_cli.document.places import Extent, Span, collections, extents, spliced
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import flow
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
class ChangedValue:
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


@dataclass(frozen=True, slots=True)
class Wrap:
    """A value of the blocks at a place becomes a list of it alone.

    One that is a list stays as it is, and so does nothing. A rename of its key comes behind it.
    """

    at: Place
    key: str


Edit = Rename | ChangedValue | Insert | Wrap
Step = tuple[Edit, ...]

Splice = tuple[int, int, str]
"""Text, and from where to where in a document it takes the place of what is there."""
_LINE_END = re.compile(r"\r?\n|\Z")
_LINE_START = re.compile(r"(?<=\n)(?=[^\r\n])")
"""Where a line begins on which something stands."""


def _more_than_one(at: Place, key: str, to: str) -> Step:
    """A key with one value gets the name of a list, and is one."""
    return Wrap(at, key), Rename(at, key, to)


_ACTIONS: tuple[Place, ...] = (("themes", EACH, "actions", EACH), ("other_actions", EACH))

STEPS: tuple[Step, ...] = (
    (
        *_more_than_one((), "framework", "frameworks"),
        *(
            edit
            for action in _ACTIONS
            for edit in (
                *_more_than_one(action, "owner", "owners"),
                *_more_than_one((*action, "measures", EACH), "owner", "owners"),
                *_more_than_one((*action, "indicators", EACH), "target", "targets"),
                Wrap((*action, "indicators", EACH), "realised"),
            )
        ),
    ),
)
"""From version 1 to 2, from 2 to 3, and so on; the number itself changes with each."""
CURRENT = 1 + len(STEPS)
"""The version whose shape `model.py` describes."""
_CURRENT_LOG = 1
"""The version whose shape `log.py` describes."""


def version_of(data: Any) -> int | None:
    """The version that plain data says it has; None where that is no whole number."""
    version = data.get("version") if isinstance(data, dict) else None
    if isinstance(version, bool) or not isinstance(version, (int, float)):
        return None
    return int(version) if version == int(version) else None


def newer(data: Any) -> Finding | None:
    """What is wrong with data of a version that is still unknown here; None for any other."""
    is_log = logs.is_log(data)
    version, current = version_of(data), _CURRENT_LOG if is_log else CURRENT
    if version is None or version <= current:
        return None
    message = f"Dit document is van versie {version}; deze uvp leest tot en met versie {current}."
    hint = "Werk uvp bij."
    if is_log and version <= CURRENT:
        hint = f"Schrijf version: {current}; een logboek heeft een andere versie dan het programma."
    return Finding(catalogue.NEWER_VERSION, ("version",), message, hint)


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
    version = CURRENT if logs.is_log(data) else version_of(data)
    for number in range(version, CURRENT) if version and version > 0 else ():
        yield (*STEPS[number - 1], ChangedValue((), "version", {number: str(number + 1)}))


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
        case ChangedValue(key=key) if key in entries:
            name, value = entries[key]
            if isinstance(value, Scalar) and plain(value) in edit.values:
                new = replace(value, value=edit.values[plain(value)], plain=True)
                return {**entries, key: (name, new)}
        case Insert(key=key) if key not in entries:
            name, value = (Scalar(block.at, text, plain=True) for text in (key, edit.value))
            return {**entries, key: (name, value)}
        case Wrap(key=key) if key in entries and plain(entries[key][1]) is not None:
            name, value = entries[key]
            if not isinstance(value, Sequence):
                alone = Sequence(value.at, [value], value.size + 1, value.height + 1)
                return {**entries, key: (name, alone)}
    return entries


def _text_after(document: Document, step: Step) -> str | None:
    """The text with the edits of a step; None where one has no place of its own in it."""
    try:
        return spliced(document.text, _splices(document, step))
    except (KeyError, ValueError):
        return None


def _splices(document: Document, step: Step) -> Iterator[Splice]:
    """What comes into the text, once for what an alias repeats."""
    root, text = document.root, _Text(document.text, extents(document), collections(document))
    if root is None:
        return
    for edit in step:
        changed = [
            each for each in _blocks(root, edit.at) if _entries(each, edit) is not each.entries
        ]
        yield from chain(*dict.fromkeys(tuple(text.splices(block, edit)) for block in changed))
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


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, with where the values and the blocks in it stand.

    What an edit comes to raises KeyError where that has no place of its own there.
    """

    text: str
    extent_at: Mapping[Position, Extent]
    span_at: Mapping[Position, Span]

    def splices(self, block: Block, edit: Edit) -> Iterator[Splice]:
        """What an edit of a block comes to."""
        key, value = block.entries[edit.after if isinstance(edit, Insert) else edit.key]
        match edit:
            case Rename(to=to):
                extent = self.extent_at[key.at]
                yield extent.start, extent.end, to
            case ChangedValue():
                extent = self.extent_at[value.at]
                yield extent.start, extent.end, edit.values[plain(value)]
            case Insert():
                yield self._behind(self.extent_at[value.at], key, f"{edit.key}: {edit.value}")
            case Wrap():
                yield from self._wrapped(value)

    def _behind(self, extent: Extent, key: Scalar, added: str) -> Splice:
        """A key with its value behind another value."""
        if extent.in_flow:
            return extent.end, extent.end, f", {added}"
        line_end = next(_LINE_END.finditer(self.text, extent.end))
        place, newline = line_end.start(), line_end[0] or "\n"
        return place, place, f"{newline}{' ' * (key.at.column - 1)}{added}"

    def _wrapped(self, value: Node) -> Iterator[Splice]:
        """A value between brackets; a block on lines of its own as the item behind a dash."""
        place = self.extent_at[value.at] if isinstance(value, Scalar) else self.span_at[value.at]
        if isinstance(place, Extent) and place.style in ("|", ">"):
            yield place.start, place.end, flow([plain(value)])
        elif isinstance(place, Extent) or self.text[place.start] == "{":
            yield place.start, place.start, "["
            yield place.end, place.end, "]"
        elif self.text[place.start] != "&":
            yield place.start, place.start, "- "
            end = self._end_with_comments(place.end, value.at.column - 1)
            for line in _LINE_START.finditer(self.text, place.start, end):
                yield line.start(), line.start(), "  "
        else:
            # What has a name of its own may be repeated where it is no list.
            raise KeyError(value.at)

    def _end_with_comments(self, end: int, indent: int) -> int:
        """Where a block ends, with what stands behind it and with comments below it that are
        indented as it is."""
        line_end = next(_LINE_END.finditer(self.text, end)).start()
        comments = re.compile(rf"(?:(?:\r?\n[ \t]*)*\r?\n {{{indent},}}#[^\r\n]*)*")
        below = comments.match(self.text, line_end)
        return below.end() if below else line_end
