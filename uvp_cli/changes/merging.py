"""Changes that were made in a sheet, brought to the programme as it has become since."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from typing import Any

from uvp_cli.changes.amendments import Addition, Amendment, Change, Objection, Removal
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


@dataclass(frozen=True, slots=True)
class Version:
    """A programme at a moment: its tables, and the plain data that they show."""

    tables: Sequence[ExportTable]
    data: Any


def merged(changes: Sequence[Change], then: Version, now: Version) -> Iterator[Change | Objection]:
    """The `changes` of what the programme was `then` as changes of what it is `now`.

    What was changed in the same way is left out; what was changed in another is an objection.
    """
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
    """Where each row of the tables stands now, by where it stood then; None if nobody can tell.

    Rows are paired within what they belong to: by their id, else by all that they say, by what
    people call them, and at last by their places where as many are there.
    """
    found: dict[KeyPath, KeyPath | None] = {(): ()}
    for old, new in zip(then, now, strict=True):
        if not old.at or old.at == ("",):
            continue
        groups = _groups(new, {path for path in found.values() if path is not None})
        for owner, rows in _groups(old, found).items():
            there = found[owner]
            candidates = groups.get(there, []) if there is not None else []
            found.update(_pairs(old, rows, candidates))
    return found


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
    pairs: dict[KeyPath, KeyPath | None] = dict.fromkeys((row.path for row in old), None)
    for kind in _kinds(table, as_many=len(old) == len(new)):
        taken = set(pairs.values())
        left: dict[Any, list[KeyPath]] = {}
        for row in new:
            if row.path not in taken and (name := kind(row)) is not None:
                left.setdefault(name, []).append(row.path)
        wanted: dict[Any, list[KeyPath]] = {}
        for row in old:
            if pairs[row.path] is None and (name := kind(row)) is not None:
                wanted.setdefault(name, []).append(row.path)
        for name, paths in wanted.items():
            if len(paths) == len(left.get(name, ())):
                pairs.update(zip(paths, left[name], strict=True))
    return pairs


def _kinds(table: ExportTable, *, as_many: bool) -> Iterator[Callable[[ExportRow], Any]]:
    """What two rows can have in common to be the same one, the surest first."""
    columns = list(enumerate(table.columns))
    by_id = [index for index, column in columns if column.place == ("id",)]
    written = [index for index, column in columns if column.place is not None]
    naming = [index for index in written if table.columns[index].key in ("title", "name", "label")]
    for index in by_id:
        yield _cells(index)
    yield _cells(*written)
    if table.columns[0].place == ("id",) and table.columns[0].type is Type.ID:
        return
    yield from map(_cells, naming)
    if as_many:
        yield lambda row: row.path[-1]


def _cells(*indices: int) -> Callable[[ExportRow], Any]:
    """Gives these cells of a row; nothing where they are all empty."""

    def of(row: ExportRow) -> Any:
        cells = tuple(row.cells[index] for index in indices)
        return cells if any(cells) else None

    return of


def _collision(change: Change, current: Any) -> str:
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
