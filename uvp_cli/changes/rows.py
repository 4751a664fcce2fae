"""A new row of a sheet, as the item of the document that it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from uvp_cli import dutch
from uvp_cli.changes.typed import Words, is_blank, meant, quoted, unfit
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme.names import fold, slug
from uvp_cli.queries.tidy_columns import NAMING, ExportCell, ExportColumn, ExportTable, Type
from uvp_cli.queries.tidy_names import named_beside

_SUMS = frozenset({"totaal", "som", "subtotaal"})
"""Names for a row in which people added up the others."""
PARTIES = ("roles", "departments", "partners", "gemeenten", "groups")
"""The tables of all that can be named where anybody can."""
Tables = Mapping[str, ExportTable]
_Listed = tuple[ExportColumn, tuple[str, ...], Any]
"""A column in which names stand together, with where in the item what they are comes, and that."""


class NoItem(Exception):
    """A row cannot become an item of the document; the message says why."""


def new_item(
    table: ExportTable, tables: Tables, cells: Mapping[str, ExportCell], words: Words
) -> tuple[KeyPath, Any, str]:
    """The list that a row with these `cells`, by the titles of their columns, comes in; what comes
    in it as plain data; and its cells in words. Raises `NoItem`."""
    path = _list_of(table, tables, cells, words)
    item: Any = {}
    said = []
    for column in table.columns:
        value = _value(column, tables, _told(column, tables, cells), words)
        if value is None or column.place is None:
            said += _left(column, table, cells)
            continue
        word = words.get(str(value)) if column.choices else None
        # A whole number is a year, a month or a place: no amount.
        whole = f"{value:f}" if column.type is Type.WHOLE and isinstance(value, Decimal) else ""
        said.append(f"{column.title}: {word or whole or quoted(value)}")
        if column.place:
            _put(item, column.place, value)
        else:
            item = value
    for column, place, listed in _lists_of(item, table, tables, cells):
        said.append(f"{column.title}: {quoted(cells[column.title])}")
        _put(item, place, listed)
    name = next((item[key] for key in NAMING if key in item), "") if isinstance(item, dict) else ""
    if not item or fold(str(name)) in _SUMS:
        raise NoItem("is geen regel van de tabel; vul haar aan, of haal haar weg.")
    if isinstance(item, dict) and "id" not in item and _goes_by_id(table, str(name)):
        item = {"id": _new_id(table, str(name)), **item}
    return path, item, "; ".join(said)


def _left(column: ExportColumn, table: ExportTable, cells: Mapping[str, ExportCell]) -> list[str]:
    """Words for a cell that names something and follows from other cells; none for others."""
    cell = cells.get(column.title)
    follows = column.place is None and column.refers and not column.beside
    is_known = column in table.columns[: table.key] or column.key in ("measure", table.home)
    if not follows or is_known or is_blank(cell):
        return []
    return [f"zonder {column.title} '{quoted(cell)}', dat elders uit volgt"]


def _goes_by_id(table: ExportTable, name: str) -> bool:
    """Whether a new row of that name gets an id: where it must have one, or all others do."""
    if table.requires(("id",)):
        return True
    own = next((at for at, column in enumerate(table.columns) if column.place == ("id",)), None)
    ids = [row.cells[own] for row in table.rows] if own is not None else []
    return all(ids) and bool(ids) and slug(name) not in {*ids, ""}


def _lists_of(
    item: Any, table: ExportTable, tables: Tables, cells: Mapping[str, ExportCell]
) -> Iterator[_Listed]:
    """Each list of names beside the own cells of a new row. Raises `NoItem`."""
    for column in table.columns:
        listing = tables.get(column.key.removesuffix("_names")) if column.beside else None
        if listing is None or listing.part_of != table.name or is_blank(cells.get(column.title)):
            continue
        cell = cells[column.title]
        value = next(column for column in listing.columns[listing.key :] if not column.beside)
        if value.place is not None:
            place = listing.at[0].removeprefix(f"{table.at[0]}/").removesuffix("/*")
            yield column, tuple(place.split("/")), _ids(column, value, tables, str(cell).strip())
            continue
        month = meant(cell, value, {})
        if not isinstance(month, Decimal) or item.get("month", month) != month:
            raise NoItem(
                f"{column.title} '{quoted(cell)}' is niet de maand van deze rij; zeg onder Maand, "
                "Kwartaal, Halfjaar of Periode wanneer het is, en laat dit leeg."
            )
        if "month" not in item:
            yield column, ("month",), month


def _ids(column: ExportColumn, value: ExportColumn, tables: Tables, text: str) -> list[ExportCell]:
    """The ids of what a cell names, with ; or a comma between the names. Raises `NoItem`."""
    sections = (value.refers,) if value.refers else PARTIES
    others = [tables[name] for name in sections if name in tables]
    parts = [text]
    if not _any_named(others, tables, text):
        parts = re.split(r"\s*;\s*" if ";" in text else r"\s*,\s*", text.strip(" ;,"))
    ids = {part: _any_named(others, tables, part) for part in parts}
    for part, known in ids.items():
        if known is None:
            sheets = dutch.listing((other.title for other in others), "of")
            raise NoItem(f"{column.title}: '{quoted(part)}' staat niet op blad {sheets}.")
    return list(dict.fromkeys(ids.values()))


def _any_named(others: Sequence[ExportTable], tables: Tables, name: str) -> ExportCell:
    """The id of the row in any of these tables that a name is of, its other names too."""
    ids = {row.cells[0] for other in others for row in other.rows}
    rows = tables["aliases"].rows if "aliases" in tables else ()
    also = (row.cells[0] for row in rows if _folded(name) in map(_folded, row.cells[2:]))
    own = (_named(other, name) for other in others)
    return next((name for name in (*own, *also) if name in ids), None)


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


def _list_of(
    table: ExportTable, tables: Tables, cells: Mapping[str, ExportCell], words: Words
) -> KeyPath:
    """The path of the list that a row comes in: at the top, or in what it says it belongs to."""
    home = table.belongs
    owners = [tables[name] for name in (home.refers, *home.among) if name]
    if not owners:
        return tuple(table.at[0].split("/")[:-1])
    cell = _told(home, tables, cells)
    sheets = dutch.listing((owner.title for owner in owners), "of")
    if is_blank(cell):
        raise NoItem(f"vul onder {home.title} in waar de rij bij hoort, zoals op blad {sheets}.")
    known = ((owner, _named(owner, cell)) for owner in owners)
    owner, named = next((pair for pair in known if pair[1] is not None), (owners[0], None))
    if named is None:
        raise NoItem(f"{home.title} '{quoted(cell)}' staat niet op blad {sheets}.")
    path = next(row.path for row in owner.rows if row.cells[0] == named)
    if not path and owner.name != "programme":
        new = f"{home.title} '{quoted(cell)}' komt er met deze werkmap pas bij"
        raise NoItem(f"{new}; neem die eerst over, maak een nieuwe export en vul dit daarin aan.")
    path = _within(path, table, tables, cells)
    begin = "".join("*/" if isinstance(step, int) else f"{step}/" for step in path)
    inside = [pattern.removeprefix(begin) for pattern in table.at if pattern.startswith(begin)]
    return (*path, *_among(inside, table, cells, words).split("/")[:-1])


def _within(
    path: KeyPath, table: ExportTable, tables: Tables, cells: Mapping[str, ExportCell]
) -> KeyPath:
    """The measure of the action at `path` that a row names by its number, where it names one; the
    action itself otherwise. Raises `NoItem`."""
    titles = (column.title for column in table.columns if column.key == "measure")
    number = next((cells.get(title) for title in titles), None)
    if table.name == "measures" or is_blank(number) or quoted(number) == "0":
        return path
    measures = tables["measures"]
    for row in measures.rows:
        if row.path[:-2] == path and quoted(row.cells[1]) == quoted(number):
            return row.path
    raise NoItem(f"Maatregel '{quoted(number)}' staat niet op blad {measures.title} bij de actie.")


def _among(
    lists: Sequence[str], table: ExportTable, cells: Mapping[str, ExportCell], words: Words
) -> str:
    """The list that a row comes in: the first, or the one that it names where it says which."""
    keys = tuple(name.split("/")[-2] for name in lists)
    column = next((column for column in table.columns if column.choices == keys), None)
    if column is None:
        return lists[0]
    named = meant(cells[column.title], column, words)
    if named not in column.choices:
        raise NoItem(f"{column.title} {unfit(named or '', column, words)}")
    return lists[column.choices.index(str(named))]


def _told(column: ExportColumn, tables: Tables, cells: Mapping[str, ExportCell]) -> ExportCell:
    """The cell of a new row in a column, or else in that of the name beside it. Raises `NoItem`
    where the two are not of the same thing."""
    cell, name = cells.get(column.title), cells.get(named_beside(column))
    others = tables.get(column.refers or "")
    if is_blank(cell) or is_blank(name) or others is None:
        return name if is_blank(cell) and (others is not None or column.among) else cell
    if _named(others, cell) != _named(others, name) and not quoted(name).endswith("…"):
        both = f"{column.title} '{quoted(cell)}' is niet '{quoted(name)}', dat ernaast staat"
        raise NoItem(f"{both}; laat een van beide leeg.")
    return cell


def _value(column: ExportColumn, tables: Tables, cell: ExportCell, words: Words) -> ExportCell:
    """The value that a cell of a new row stands for; None where it is blank. Raises `NoItem`."""
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


def _named(table: ExportTable, cell: ExportCell) -> ExportCell:
    """The id of the row that a cell names, by that or by what people call it; None where none, or
    more than one, is called so."""
    ids = {_folded(row.cells[0]): row.cells[0] for row in table.rows}
    if is_blank(cell) or _folded(cell) in ids:
        return ids.get(_folded(cell))
    called = [
        row.cells[0]
        for row in table.rows
        if any(_folded(row.cells[at]) == _folded(cell) for at in table.naming)
    ]
    return called[0] if len(called) == 1 else None


def _folded(cell: ExportCell) -> str:
    return fold(quoted(cell))


def _put(item: dict[str, Any], path: tuple[str, ...], value: ExportCell) -> None:
    *blocks, key = path
    for block in blocks:
        item = item.setdefault(block, {})
    item[key] = value
