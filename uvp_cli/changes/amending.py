"""The text of a document with what colleagues changed in a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Any

from uvp_cli.changes.amendments import Addition, Amendment, Objection, Removal, RowChange
from uvp_cli.document.edits import Edits, edited
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import Document, value_at
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import ScalarValue, Unchangeable, replaceable, rewritten

_UNSAID = "is leeggemaakt, maar geldt ook zonder dat het in de YAML staat; zet terug wat er stond."
_NOT_ALONE = "staat in de YAML niet als losse waarde; wijzig het daar."


def unwritable(document: Document, changes: Sequence[RowChange]) -> Iterator[Objection]:
    """An objection for each changed value that does not stand in the text for itself alone."""
    places = replaceable(document)
    for change in _replaced(changes):
        if change.path not in places:
            yield Objection(change.where, _NOT_ALONE)
    for change in _emptied(changes):
        if value_at(document.data, change.path) is None:
            yield Objection(change.where, _UNSAID)


def unwritable_alone(document: Document, changes: Iterable[RowChange]) -> Iterator[Objection]:
    """An objection for each change that cannot be made in the text by itself either."""
    for change in changes:
        try:
            amended(document, [change])
        except Unchangeable:
            yield Objection(change.where, _NOT_ALONE)


def amended(document: Document, changes: Sequence[RowChange]) -> str:
    """The text with these changes, and all else as it was. Raises `scalars.Unchangeable`."""
    values: dict[KeyPath, ScalarValue] = {
        change.path: change.after for change in _replaced(changes) if change.after is not None
    }
    added: dict[KeyPath, list[Any]] = {}
    for change in changes:
        if isinstance(change, Addition):
            added.setdefault(change.path, []).append(change.item)
    edits = Edits(
        filled={
            change.path: change.after
            for change in changes
            if isinstance(change, Amendment) and change.before is None
        },
        added={path: tuple(items) for path, items in added.items()},
        removed=_removed(document.data, changes),
    )
    return edited(parse(rewritten(document, values), document.name), edits)


def landed(data: Any, changes: Sequence[RowChange]) -> dict[KeyPath, str]:
    """The path of each change in the document that it was made in, with where that came from."""
    removed = [change.path for change in changes if isinstance(change, Removal)]

    def gone_before(path: KeyPath, index: float) -> int:
        steps = (gone[-1] for gone in removed if gone[:-1] == path)
        return sum(isinstance(step, int) and step < index for step in steps)

    added: Counter[KeyPath] = Counter()
    places = {}
    for change in changes:
        path = tuple(
            step - gone_before(change.path[:at], step) if isinstance(step, int) else step
            for at, step in enumerate(change.path)
        )
        if isinstance(change, Addition):
            left = len(value_at(data, change.path) or ()) - gone_before(change.path, inf)
            path = (*path, left + added[change.path])
            added[change.path] += 1
        if not isinstance(change, Removal):
            places[path] = change.where
    return places


def _replaced(changes: Iterable[RowChange]) -> Iterator[Amendment]:
    """The changes of one value into another."""
    for change in changes:
        if isinstance(change, Amendment) and None not in (change.before, change.after):
            yield change


def _emptied(changes: Iterable[RowChange]) -> list[Amendment]:
    return [it for it in changes if isinstance(it, Amendment) and it.after is None]


def _removed(data: Any, changes: Iterable[RowChange]) -> frozenset[KeyPath]:
    """The paths of rows and emptied cells, and of the blocks that these leave empty."""
    items = {change.path for change in changes if isinstance(change, Removal)}
    emptied = [change.path for change in _emptied(changes)]
    keys: set[KeyPath] = set()
    # A block goes with the last of its keys, so the deepest keys come first.
    for path in sorted(emptied, key=len, reverse=True):
        block = path
        while isinstance(block[-1], str) and block not in keys:
            keys.add(block)
            if all((*block[:-1], key) in keys for key in value_at(data, block[:-1])):
                block = block[:-1]
    gone = items | keys
    return frozenset(
        path for path in gone if not any(path[:end] in gone for end in range(len(path)))
    )
