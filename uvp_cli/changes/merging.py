"""Changes that were made in a sheet, brought to the programme as it has become since."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from uvp_cli.changes.amendments import Addition, Amendment, Change, Objection, Removal
from uvp_cli.changes.typed import quoted
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import value_at
from uvp_cli.document.scalars import read_again
from uvp_cli.queries.tidy_columns import Cell, ExportRow, ExportTable, Type
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


Pairs = Mapping[KeyPath, KeyPath | None]
"""Where rows stand now, by where they stood; None where nobody can tell."""


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

    Rows are paired within what they belong to: by their id, else by all that they say, then
    by what people call no other, and at last by what stands between the same others.
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
    for same in _sames(table):
        taken = set(pairs.values())
        left = _by_name([row for row in new if row.path not in taken], same)
        wanted = _by_name([row for row in old if pairs[row.path] is None], same)
        for name, rows in wanted.items():
            if len(rows) == len(left.get(name, ())):
                pairs.update(zip(rows, left[name], strict=True))
    if table.columns[0].place != ("id",) or table.columns[0].type is not Type.ID:
        for index in _naming(table):
            pairs.update(_called(_cells(index), old, new, pairs))
        pairs.update(_between(table, old, new, pairs))
    return pairs


def _called(
    name: Callable[[ExportRow], Any],
    old: Sequence[ExportRow],
    new: Sequence[ExportRow],
    pairs: Pairs,
) -> Iterator[tuple[KeyPath, KeyPath]]:
    """Rows that are called as no other was, nor is now."""
    now = _by_name(new, name)
    taken = set(pairs.values())
    for of, (path, *others) in _by_name(old, name).items():
        match now.get(of):
            case [there] if not others and pairs[path] is None and there not in taken:
                yield path, there


def _by_name(
    rows: Sequence[ExportRow], name: Callable[[ExportRow], Any]
) -> dict[Any, list[KeyPath]]:
    named: dict[Any, list[KeyPath]] = {}
    for row in rows:
        if (of := name(row)) is not None:
            named.setdefault(of, []).append(row.path)
    return named


def _sames(table: ExportTable) -> Iterator[Callable[[ExportRow], Any]]:
    """What makes two rows the same one: their id, else all that they say."""
    for index, column in enumerate(table.columns):
        if column.place == ("id",):
            yield _cells(index)
    yield _cells(*_written(table))


def _written(table: ExportTable) -> list[int]:
    return [index for index, column in enumerate(table.columns) if column.place is not None]


def _naming(table: ExportTable) -> list[int]:
    """The columns with what people call a row."""
    keys = ("title", "name", "label")
    return [index for index in _written(table) if table.columns[index].key in keys]


_Gap = tuple[KeyPath | None, KeyPath | None]
"""The rows of now between which others stand; None at an end of the list."""


def _between(
    table: ExportTable,
    old: Sequence[ExportRow],
    new: Sequence[ExportRow],
    pairs: Pairs,
) -> Iterator[tuple[KeyPath, KeyPath]]:
    """Rows that were changed where they stand: between the same others, and like no other there."""
    taken = set(pairs.values())
    left = _gaps(new, {row.path: row.path if row.path in taken else None for row in new})
    for gap, rows in _gaps(old, pairs).items():
        candidates = left.get(gap, [])
        if 0 < len(candidates) <= MAX_UNKNOWN >= len(rows):
            yield from _likest(rows, candidates, _likeness(table, rows, candidates))


def _gaps(rows: Sequence[ExportRow], known: Pairs) -> dict[_Gap, list[ExportRow]]:
    """The rows that are not known, by the rows of now that they stand between."""
    gaps: dict[_Gap, list[ExportRow]] = {}
    before, between = None, []
    for row in rows:
        if (here := known[row.path]) is None:
            between.append(row)
            continue
        gaps[before, here] = between
        before, between = here, []
    return {**gaps, (before, None): between}


def _likeness(
    table: ExportTable, old: Sequence[ExportRow], new: Sequence[ExportRow]
) -> list[list[int]]:
    """How many cells each old row (down) has in common with each new one: what people call it
    counts twice, and its place counts where as many are there."""
    counted = [*_written(table), *_naming(table)]
    as_many = len(old) == len(new)
    return [
        [
            sum(_is_same(before.cells[index], after.cells[index]) for index in counted)
            + (as_many and down == across)
            for across, after in enumerate(new)
        ]
        for down, before in enumerate(old)
    ]


def _is_same(before: Cell, after: Cell) -> bool:
    return before is not None and before == after


MAX_UNKNOWN = 300
"""Rows between two others among which those that were changed are looked for."""


def _likest(
    old: Sequence[ExportRow], new: Sequence[ExportRow], likes: Sequence[Sequence[int]]
) -> Iterator[tuple[KeyPath, KeyPath]]:
    """The rows that are more like each other than like any other.

    Of a row that is as much like two others nobody can tell which it is.
    """
    best_of_new = [_only_most(column) for column in zip(*likes, strict=True)]
    for index, row in enumerate(likes):
        likest = _only_most(row)
        if likest is not None and best_of_new[likest] == index:
            yield old[index].path, new[likest].path


def _only_most(figures: Sequence[int]) -> int | None:
    """The place of the highest of these; None where that is 0, or stands there twice."""
    most = max(figures, default=0)
    return figures.index(most) if most and figures.count(most) == 1 else None


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
