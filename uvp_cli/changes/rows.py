"""A new row of a sheet, as the item of the document that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from uvp_cli.changes.typed import Words, is_blank, meant, quoted, unfit
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme.names import fold, slug
from uvp_cli.queries.tidy_columns import Cell, ExportColumn, ExportTable, Type
from uvp_cli.queries.tidy_names import NAMING, named_beside

_SUMS = frozenset({"totaal", "som", "subtotaal"})
"""What people call a row in which they added up the others."""
Tables = Mapping[str, ExportTable]


class NoItem(Exception):
    """A row cannot become an item of the document; the message says why."""


def new_item(
    table: ExportTable, tables: Tables, cells: Mapping[str, Cell], words: Words
) -> tuple[KeyPath, Any, str]:
    """The list that a row with these `cells`, by the titles of their columns, comes in; what comes
    in it as plain data; and its cells in words. Raises `NoItem`."""
    path = _list_of(table, tables, cells)
    item: Any = {}
    said = []
    for column in table.columns:
        value = _value(column, tables, _told(column, tables, cells), words)
        if value is None or column.place is None:
            continue
        word = words.get(str(value)) if column.choices else None
        said.append(f"{column.title}: {word or quoted(value)}")
        if column.place:
            _put(item, column.place, value)
        else:
            item = value
    name = next((item[key] for key in NAMING if key in item), "") if isinstance(item, dict) else ""
    if not item or fold(str(name)) in _SUMS:
        raise NoItem("is geen regel van de tabel; vul haar aan, of haal haar weg.")
    if isinstance(item, dict) and table.requires(("id",)) and "id" not in item:
        item = {"id": _new_id(table, str(name)), **item}
    return path, item, "; ".join(said)


def _new_id(table: ExportTable, name: str) -> str:
    """The id of a row of that name. Raises `NoItem` where it gives none, or that of another."""
    new = slug(name)
    if not new:
        raise NoItem(
            f"krijgt geen id, want in '{quoted(name)}' staat geen letter van a tot z of cijfer."
        )
    if any(row.cells[0] == new for row in table.rows):
        raise NoItem(f"heet zoals wat er al staat, met id '{new}'; kies een andere naam.")
    return new


def _list_of(table: ExportTable, tables: Tables, cells: Mapping[str, Cell]) -> KeyPath:
    """Where the list is that a row comes in: at the top, or in what its first column names."""
    first = table.columns[0]
    owner = tables.get(first.refers or "")
    if owner is None:
        return tuple(table.at[0].split("/")[:-1])
    cell = _told(first, tables, cells)
    named = _named(owner, cell)
    if is_blank(cell):
        advice = f"waar de rij bij hoort, zoals op blad {owner.title}"
        raise NoItem(f"vul onder {first.title} in {advice}.")
    if named is None:
        raise NoItem(f"{first.title} '{quoted(cell)}' staat niet op blad {owner.title}.")
    place = next(row.path for row in owner.rows if row.cells[0] == named)
    if not place:
        new = f"{first.title} '{quoted(cell)}' komt er met deze werkmap pas bij"
        raise NoItem(f"{new}; neem die eerst over, maak een nieuwe export en vul dit daarin aan.")
    pattern = "/".join("*" if isinstance(step, int) else step for step in place)
    inside = next(each for each in table.at if each.startswith(f"{pattern}/"))
    return (*place, *inside.removeprefix(f"{pattern}/").split("/")[:-1])


def _told(column: ExportColumn, tables: Tables, cells: Mapping[str, Cell]) -> Cell:
    """What a new row has in a column, or else in that of the name beside it. Raises `NoItem` where
    the two are not of the same thing."""
    cell, name = cells.get(column.title), cells.get(named_beside(column))
    others = tables.get(column.refers or "")
    if is_blank(cell) or is_blank(name) or others is None:
        return name if is_blank(cell) and others is not None else cell
    if _named(others, cell) != _named(others, name) and not quoted(name).endswith("…"):
        both = f"{column.title} '{quoted(cell)}' is niet '{quoted(name)}', dat ernaast staat"
        raise NoItem(f"{both}; laat een van beide leeg.")
    return cell


def _value(column: ExportColumn, tables: Tables, cell: Cell, words: Words) -> Cell:
    """What a cell of a new row stands for; None where it is blank. Raises `NoItem`."""
    value = meant(cell, column, words)
    if value is None or column.place is None:
        return None
    reason = unfit(value, column, words)
    if reason or isinstance(value, int):
        raise NoItem(f"{column.title} {reason}")
    others = tables.get(column.refers or "")
    if others is None or column.type is not Type.ID:
        return value
    known = _named(others, value)
    if known is None:
        raise NoItem(f"{column.title} '{quoted(value)}' staat niet op blad {others.title}.")
    return known


def _named(table: ExportTable, cell: Cell) -> Cell:
    """The id of the row that a cell names, by that or by what people call it; None where none, or
    more than one, is called so."""
    ids = {_folded(row.cells[0]): row.cells[0] for row in table.rows}
    if is_blank(cell) or _folded(cell) in ids:
        return ids.get(_folded(cell))
    naming = [index for index, column in enumerate(table.columns) if column.key in NAMING]
    called = [
        row.cells[0]
        for row in table.rows
        if any(_folded(row.cells[index]) == _folded(cell) for index in naming)
    ]
    return called[0] if len(called) == 1 else None


def _folded(cell: Cell) -> str:
    return fold(quoted(cell))


def _put(item: dict[str, Any], place: KeyPath, value: Cell) -> None:
    """Puts a value into plain data, with the blocks and the lists of one that it needs around."""
    for key, after in pairwise(place):
        if isinstance(key, str):
            inner = item.setdefault(key, [{}] if after == 0 else {})
            item = inner[0] if after == 0 else inner
    item[str(place[-1])] = value
