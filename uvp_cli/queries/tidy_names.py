"""The tables as people read them: what each id in them is called, beside it, and what other tables
list of a row, behind what that is called."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from uvp_cli import dutch
from uvp_cli.document.findings import shorten
from uvp_cli.queries.tidy_columns import ExportCell, ExportColumn, ExportRow, ExportTable, Type

LONGEST = 60
"""Characters of a name beside an id; a goal or a passage is called by its text."""
_Names = Mapping[ExportCell, ExportCell]


def named(tables: Sequence[ExportTable]) -> tuple[ExportTable, ...]:
    """The tables with a column behind each that refers to something, in which its name stands, and
    one with all names for each table that lists something of a row.

    Such a column stands behind the key of its table, and is only there to be read.
    """
    of_table = {table.name: _names(table) for table in tables if _id_of(table) is not None}
    anywhere: _Names = ChainMap(*map(dict, of_table.values()))

    def read(table: ExportTable) -> ExportTable:
        listed = [
            _listed(other, of_table.get(other.columns[other.key].refers or "", anywhere))
            for other in tables
            if other.part_of == table.name and other.lists and other.rows
        ]
        return _with_lists(_with_names(table, of_table, anywhere), listed)

    return tuple(map(read, tables))


def _names(table: ExportTable) -> dict[ExportCell, ExportCell]:
    """The names of the rows, by what others refer to and by their own ids, if they have any."""
    own = (index for index, column in enumerate(table.columns) if column.key == "id")
    places = {_id_of(table) or 0, *own}
    called = {row.cells[at]: table.called(row) for row in table.rows for at in places}
    return {name: shorten(text, LONGEST) for name, text in called.items() if name and text}


def _id_of(table: ExportTable) -> int | None:
    """The index of the column by which others name a row; None where they cannot."""
    ids = (index for index, column in enumerate(table.columns) if column.key == "id")
    return 0 if table.key == 1 else next(ids, None)


def _with_names(
    table: ExportTable, of_table: Mapping[str, _Names], anywhere: _Names
) -> ExportTable:
    columns: list[ExportColumn] = list(table.columns[: table.key])
    picked: list[tuple[int, _Names | None]] = [(index, None) for index in range(table.key)]
    for index, column in enumerate(table.columns):
        if index >= table.key:
            columns.append(column)
            picked.append((index, None))
        if _refers(index, column):
            columns.append(_name_of(column))
            picked.append((index, of_table.get(column.refers or "", anywhere)))

    def extended(row: ExportRow) -> ExportRow:
        cells = (
            row.cells[index] if names is None else names.get(row.cells[index])
            for index, names in picked
        )
        return ExportRow(row.path, tuple(cells))

    return replace(table, columns=tuple(columns), rows=tuple(map(extended, table.rows)))


_Listed = tuple[ExportColumn, Mapping[tuple[ExportCell, ...], str]]
"""A column with what a list comes to, and that by the key of the row that it is of."""


def _listed(table: ExportTable, names: _Names) -> _Listed:
    """The list that a table has for each row that it is a part of."""
    text = f"Wat er op blad {table.title} bij staat, bij elkaar."
    column = ExportColumn(
        f"{table.name}_names", f"{table.lists.capitalize()} (namen)", text=text, beside=True
    )
    of_months = table.columns[table.key].key == "month"

    def said(cells: list[ExportCell]) -> str:
        if of_months:
            return dutch.listing(dutch.month_runs(cell for cell in cells if isinstance(cell, int)))
        return "; ".join(str(names.get(cell, cell)) for cell in cells)

    rows = groupby(table.rows, key=lambda row: row.cells[: table.key - 1])
    return column, {key: said([row.cells[table.key] for row in group]) for key, group in rows}


def _with_lists(table: ExportTable, listed: Sequence[_Listed]) -> ExportTable:
    """The table with these columns behind the first that says what a row is called."""
    at = table.naming[0] + 1 if table.naming else table.key
    columns = (*table.columns[:at], *(column for column, _ in listed), *table.columns[at:])

    def extended(row: ExportRow) -> ExportRow:
        lists = (texts.get(row.cells[: table.key]) for _, texts in listed)
        return ExportRow(row.path, (*row.cells[:at], *lists, *row.cells[at:]))

    return replace(table, columns=columns, rows=tuple(map(extended, table.rows)))


def _refers(index: int, column: ExportColumn) -> bool:
    """Whether the cells are ids of something else than the row itself."""
    is_id = column.type is Type.ID and column.place != ("id",)
    return column.refers is not None or (is_id and index > 0 and "region" not in column.key)


def named_beside(column: ExportColumn) -> str:
    """The title of the column in which the name of what a cell refers to stands."""
    return f"{column.title} (naam)"


def _name_of(column: ExportColumn) -> ExportColumn:
    return ExportColumn(
        f"{column.key}_name",
        named_beside(column),
        text=f"Hoe heet wat onder {column.title} staat.",
        beside=True,
    )
