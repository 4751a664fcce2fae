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
from uvp_cli.document.places import Span, Splice, collections, extents, spliced
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import flow
from uvp_cli.values import dataclass

EACH = "*"
"""This stands in a place for every item of a list."""
BlockPlace = tuple[str, ...]
"""The way from the top of a document to blocks of one kind: ("themes", EACH, "actions", EACH)."""


@dataclass(frozen=True, slots=True)
class Rename:
    """A key of the blocks at a place is called something else."""

    at: BlockPlace
    key: str
    to: str


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value of the blocks at a place becomes another: `values` has a plain word for each."""

    at: BlockPlace
    key: str
    values: Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class Wrap:
    """A value of the blocks at a place becomes a list of it alone. One that is a list stays as it
    is, and so does nothing. A rename of its key comes behind it."""

    at: BlockPlace
    key: str


Edit = Rename | ChangedValue | Wrap
Step = tuple[Edit, ...]

_LINE_END = re.compile(r"\r?\n|\Z")
_LINE_START = re.compile(r"(?<=\n)(?=[^\r\n])")
"""The begin of a line on which something stands."""


def _more_than_one(at: BlockPlace, key: str, to: str) -> Step:
    """A key with one value gets the name of a list, and is one."""
    return Wrap(at, key), Rename(at, key, to)


_ACTIONS: tuple[BlockPlace, ...] = (("themes", EACH, "actions", EACH), ("other_actions", EACH))

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
"""The steps from version 1 to 2, from 2 to 3, and so on; the number itself changes with each."""
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
    """The finding of data of a version that is still unknown here; None for any other."""
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
    """The text of a document without findings in the current version, and the rest as it was. None
    where the text cannot be edited so, or would come to say something else."""
    for step in _steps(document.data):
        wanted = _after(document, step)
        try:
            text = spliced(document.text, _splices(document, step))
        except (KeyError, ValueError):
            return None
        document = parse(text, document.name)
        if document.diagnostics or document.data != wanted.data:
            return None
    return document.text


def _steps(data: Any) -> Iterator[Step]:
    """The steps that are still to be done to data of an older version."""
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


def _edited(node: Node, at: BlockPlace, edit: Edit) -> Node:
    """A copy of a node with an edit in each block at a place below it."""
    if not at:
        return replace(node, entries=_entries(node, edit)) if isinstance(node, Block) else node
    step, rest = at[0], at[1:]
    if step == EACH and isinstance(node, Sequence):
        return replace(node, items=[_edited(item, rest, edit) for item in node.items])
    if isinstance(node, Block) and step in node.entries:
        key, value = node.entries[step]
        return replace(node, entries={**node.entries, step: (key, _edited(value, rest, edit))})
    return node


def _entries(block: Block, edit: Edit) -> dict[str, tuple[Scalar, Node]]:
    """The entries of a block after an edit; the same where there is nothing to be done."""
    entries = block.entries
    match edit:
        case Rename(key=key, to=to) if key in entries and to not in entries:
            return {to if name == key else name: entry for name, entry in entries.items()}
        case ChangedValue(key=key) if key in entries:
            name, value = entries[key]
            if isinstance(value, Scalar) and plain(value) in edit.values:
                new = replace(value, value=edit.values[plain(value)], plain=True)
                return {**entries, key: (name, new)}
        case Wrap(key=key) if key in entries and plain(entries[key][1]) is not None:
            name, value = entries[key]
            if not isinstance(value, Sequence):
                alone = Sequence(value.at, [value], value.size + 1, value.height + 1)
                return {**entries, key: (name, alone)}
    return entries


def _splices(document: Document, step: Step) -> Iterator[Splice]:
    """The changes of the text, once for what an alias repeats. Raises KeyError where an edit has no
    place of its own in it."""
    root, text = document.root, _Text(document.text, extents(document), collections(document))
    if root is None:
        return
    for edit in step:
        blocks = _blocks(root, edit.at)
        changed = [block for block in blocks if _entries(block, edit) is not block.entries]
        yield from chain(*dict.fromkeys(tuple(text.splices(block, edit)) for block in changed))
        root = _edited(root, edit.at, edit)


def _blocks(node: Node, at: BlockPlace) -> Iterator[Block]:
    """Every block at a place below a node."""
    if not at:
        yield from [node] if isinstance(node, Block) else []
    elif at[0] == EACH and isinstance(node, Sequence):
        for item in node.items:
            yield from _blocks(item, at[1:])
    elif isinstance(node, Block) and at[0] in node.entries:
        yield from _blocks(node.entries[at[0]][1], at[1:])


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, with the places of the values and of the blocks in it."""

    text: str
    value_at: Mapping[Position, Span]
    block_at: Mapping[Position, Span]

    def splices(self, block: Block, edit: Edit) -> Iterator[Splice]:
        """The changes of the text by an edit of a block."""
        key, value = block.entries[edit.key]
        match edit:
            case Rename(to=to):
                span = self.value_at[key.at]
                yield Splice(span.start, span.end, to)
            case ChangedValue(values=values):
                span = self.value_at[value.at]
                yield Splice(span.start, span.end, values[plain(value)])
            case Wrap():
                yield from self._wrapped(value)

    def _wrapped(self, value: Node) -> Iterator[Splice]:
        """A value between brackets; a block on lines of its own as the item behind a dash."""
        is_scalar = isinstance(value, Scalar)
        span = (self.value_at if is_scalar else self.block_at)[value.at]
        if span.style in ("|", ">"):
            yield Splice(span.start, span.end, flow([plain(value)]))
        elif is_scalar or self.text[span.start] == "{":
            yield Splice(span.start, span.start, "[")
            yield Splice(span.end, span.end, "]")
        elif self.text[span.start] != "&":
            yield Splice(span.start, span.start, "- ")
            end = self._end_with_comments(span.end, value.at.column - 1)
            for line in _LINE_START.finditer(self.text, span.start, end):
                yield Splice(line.start(), line.start(), "  ")
        else:
            # What has a name of its own may be repeated where it is no list.
            raise KeyError(value.at)

    def _end_with_comments(self, end: int, indent: int) -> int:
        """The end of a block, with what stands behind it and with comments below it that are
        indented as it is."""
        line_end = next(_LINE_END.finditer(self.text, end)).start()
        comments = re.compile(rf"(?:(?:\r?\n[ \t]*)*\r?\n {{{indent},}}#[^\r\n]*)*")
        below = comments.match(self.text, line_end)
        return below.end() if below else line_end
