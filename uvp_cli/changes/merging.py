"""Changes that were made in a sheet, brought to the programme as it has become since."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from typing import Any

from uvp_cli.changes.amendments import Addition, Amendment, Objection, Removal, RowChange
from uvp_cli.changes.matching import Likeness, Matching, as_often, only
from uvp_cli.changes.typed import quoted
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import value_at
from uvp_cli.document.scalars import read_again
from uvp_cli.queries.tidy_columns import ExportRow, ExportTable, Type
from uvp_cli.values import dataclass

_GONE = (
    "de rij staat sinds de export niet meer zo in het programma. Maak een nieuwe export, en breng "
    "de wijziging daarin aan."
)
MAX_UNKNOWN = 300
"""Rows between two others among which those that were changed are looked for."""


@dataclass(frozen=True, slots=True)
class Version:
    """A programme at a moment: its tables, and the plain data that they show; `is_older` where
    its document was of an older version, which had other tables."""

    tables: Sequence[ExportTable]
    data: Any
    is_older: bool = False


def merged(
    changes: Sequence[RowChange], then: Version, now: Version
) -> Iterator[RowChange | Objection]:
    """The `changes` of what the programme was `then` as changes of what it is `now`. What was
    changed in the same way is left out; what was changed in another is an objection."""
    rows = counterparts(then.tables, now.tables)
    for change in changes:
        row = _inside(change.path, rows)
        there = rows[row]
        if there is None:
            item = value_at(then.data, row)
            if not isinstance(change, Removal) or (isinstance(item, dict) and "id" not in item):
                yield Objection(change.where, _GONE)
            continue
        path = (*there, *change.path[len(row) :])
        before, current = value_at(then.data, change.path), value_at(now.data, path)
        if isinstance(change, Addition):
            item = read_again(change.item)
            if item in (before or ()) or item not in (current or ()):
                yield replace(change, path=path)
        elif before == current:
            yield replace(change, path=path)
        elif isinstance(change, Amendment) and read_again(change.after) == current:
            continue
        else:
            yield Objection(change.where, _collision(change, current))


def counterparts(
    then: Sequence[ExportTable], now: Sequence[ExportTable]
) -> dict[KeyPath, KeyPath | None]:
    """The path now of each row of the tables, by its path then; None if nobody can tell.

    Rows are paired within what they belong to: by their id, else by all that they say, then
    by what people call no other, and at last by what stands between the same others.
    """
    path_now: dict[KeyPath, KeyPath | None] = {(): ()}
    for old, new in zip(then, now, strict=True):
        if not old.at or old.at == ("",):
            continue
        groups = _groups(new, {path for path in path_now.values() if path is not None})
        for owner, rows in _groups(old, path_now).items():
            owner_now = path_now[owner]
            candidates = groups.get(owner_now, []) if owner_now is not None else []
            path_now.update(_pairs(old, rows, candidates))
    return path_now


def _groups(table: ExportTable, owners: Container[KeyPath]) -> dict[KeyPath, list[ExportRow]]:
    groups: dict[KeyPath, list[ExportRow]] = {}
    for row in table.rows:
        groups.setdefault(_inside(row.path[:-1], owners), []).append(row)
    return groups


def _inside(path: KeyPath, rows: Container[KeyPath]) -> KeyPath:
    """The smallest of the rows that what stands at a path lies in."""
    return next(path[:end] for end in range(len(path), -1, -1) if path[:end] in rows)


def _pairs(
    table: ExportTable, old: Sequence[ExportRow], new: Sequence[ExportRow]
) -> dict[KeyPath, KeyPath | None]:
    """Each row of a group with the one that it is now."""
    matching = Matching(old, new)
    ids = [_cells(at) for at, column in enumerate(table.columns) if column.place == ("id",)]
    for same in (*ids, _cells(*_written(table))):
        matching.by(as_often(same, matching.unpaired))
    if table.columns[0].place != ("id",) or table.columns[0].type is not Type.ID:
        for index in _naming(table):
            matching.by(only(_cells(index), (old, new)))
        matching.by_gap(_likeness(table), MAX_UNKNOWN)
    now = {at: new[other].path for at, other in matching.pairs}
    return {row.path: now.get(at) for at, row in enumerate(old)}


def _written(table: ExportTable) -> list[int]:
    return [index for index, column in enumerate(table.columns) if column.place is not None]


def _naming(table: ExportTable) -> list[int]:
    """The columns with what people call a row."""
    keys = ("title", "name", "label")
    return [index for index in _written(table) if table.columns[index].key in keys]


def _likeness(table: ExportTable) -> Likeness:
    """Counts the cells that two rows have in common: what people call a row counts twice."""
    counted = [*_written(table), *_naming(table)]

    def alike(old: ExportRow, new: ExportRow) -> int:
        return sum(old.cells[at] is not None and old.cells[at] == new.cells[at] for at in counted)

    return alike


def _cells(*indices: int) -> Callable[[ExportRow], Any]:
    """Gives these cells of a row; nothing where they are all empty."""

    def of(row: ExportRow) -> Any:
        cells = tuple(row.cells[index] for index in indices)
        return cells if any(cells) else None

    return of


def _collision(change: RowChange, current: Any) -> str:
    """Why a change cannot be made in what the programme has become."""
    if not isinstance(change, Amendment):
        return "is in het programma intussen gewijzigd; verwijder de rij daarom in de YAML zelf."
    before, now, after = (
        "niets" if cell is None else f"'{quoted(cell)}'"
        for cell in (change.before, current, change.after)
    )
    return (
        f"is in het programma intussen ook gewijzigd: er stond {before}, er staat nu {now}, en in "
        f"de werkmap {after}. Kies zelf: zet {now} ook in de werkmap, of {after} ook in de YAML."
    )
