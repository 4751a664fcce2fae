"""The columns of the export's tables: kinds of cells, and how to find or work out each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from keyword import iskeyword
from typing import Any, get_args

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme
from uvp_cli.values import dataclass

ExportCell = str | int | Decimal | bool | None
NAMING = ("title", "name", "label", "text", "alias")
"""The keys of columns that say for people what a row is."""


class Type(StrEnum):
    """The kind of cells in a column; a date is ISO text, a month text such as 2026-01."""

    ID = "id"
    TEXT = "text"
    WHOLE = "whole"
    HOURS = "hours"
    EUROS = "euros"
    NUMBER = "number"
    MONTH = "month"
    DATE = "date"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class RowSource:
    """The source of a row: the `ordinal`-th value (from 1) of its table, where it stands, and
    the part of the programme that it belongs to."""

    path: KeyPath
    value: Any
    ordinal: int
    part: paths.Part
    programme: Programme

    def after(self, key: str) -> int:
        """Its number (from 1) in the list under `key`; 0 where it is in no such list."""
        places = (step for before, step in pairwise(self.path) if before == key)
        return next((step + 1 for step in places if isinstance(step, int)), 0)


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column: its English key for programs, its Dutch title for people.

    `place` are the keys from the row's place in the document to the cell's. Without it, the
    cell is worked out by `compute`, and `text` says in Dutch what it is. `refers` is the table
    whose key the cell is, `among` are those of which it can be. With `choices`, the cell is one of
    those; where there is but one, it cannot be another. What stands `beside` another column only
    says what that is called; a sheet may lack it. `formerly` is the title that an older export has.
    """

    key: str
    title: str
    type: Type = Type.TEXT
    place: tuple[str, ...] | None = None
    compute: Callable[[RowSource], ExportCell] | None = None
    refers: str | None = None
    among: tuple[str, ...] = ()
    text: str = ""
    choices: tuple[str, ...] = ()
    beside: bool = False
    formerly: str = ""

    @property
    def editable(self) -> bool:
        """Whether another value in a sheet can be written into the document."""
        return self.place is not None and self.type is not Type.ID and len(self.choices) != 1

    def cell(self, source: RowSource) -> ExportCell:
        """The cell of the row that is made of this source."""
        cell = self.compute(source) if self.compute else _at(source.value, self.place or ())
        # Where some numbers have points, all are text: 2.10 is not 2.1.
        return str(cell) if self.type is Type.TEXT and isinstance(cell, int) else cell


@dataclass(frozen=True, slots=True)
class ExportRow:
    """Cells in the order of the columns, and where in the document they stand."""

    path: KeyPath
    cells: tuple[ExportCell, ...]


@dataclass(frozen=True, slots=True)
class ExportTable:
    """A table; its first `key` columns together identify a row.

    `text` says in Dutch what a row is. The rows are what stands `at` these places in the document,
    where a * is any place in a list; `record` is the class in the model of what stands there.
    `part_of` is the table whose key the first columns repeat, and `home` the key of the column that
    says what a row belongs to, if that is not the first. Where it but `lists` something of a row of
    that table, that is the Dutch for it. Where it `grows`, rows that were added or
    removed in a sheet can come into the document, or go.
    """

    name: str
    title: str
    text: str
    at: tuple[str, ...]
    columns: tuple[ExportColumn, ...]
    key: int = 1
    record: type | None = None
    part_of: str | None = None
    home: str = ""
    lists: str = ""
    grows: bool = False
    rows: tuple[ExportRow, ...] = ()

    @property
    def belongs(self) -> ExportColumn:
        """The column that says what a row belongs to."""
        named = (column for column in self.columns if column.key == self.home)
        return next(named, self.columns[0])

    @property
    def naming(self) -> list[int]:
        """The places of the columns that say for people what a row is."""
        return [at for at, column in enumerate(self.columns) if column.key in NAMING]

    def called(self, row: ExportRow) -> str:
        """The words by which people know a row; empty where it has none."""
        return next((str(row.cells[at]) for at in self.naming if row.cells[at]), "")

    def only(self, indices: Sequence[int]) -> ExportTable:
        """The table with the columns at these indices alone."""
        rows = (ExportRow(row.path, tuple(row.cells[at] for at in indices)) for row in self.rows)
        return replace(self, columns=tuple(self.columns[at] for at in indices), rows=tuple(rows))

    def requires(self, keys: tuple[str, ...]) -> bool:
        """Whether what a row stands for must have what stands under these keys."""
        known = fields(self.record) if self.record and is_dataclass(self.record) else ()
        return any((it.name.rstrip("_"),) == keys for it in known if it.default is MISSING)


def _at(value: Any, keys: tuple[str, ...]) -> ExportCell:
    """The cell under these keys of a part of the programme; None where there is nothing."""
    for key in keys:
        # A key that is a Python keyword has an underscore behind it in the model.
        attribute = f"{key}_" if iskeyword(key) else key
        value = getattr(value, attribute, None)
    cell: ExportCell = value
    return cell


def noted(
    key: str, title: str, text: str, type_: Type = Type.TEXT, refers: str | None = None
) -> ExportColumn:
    """A column that stands in no place of the document: it is counted, or noted elsewhere."""
    return ExportColumn(key, title, type_, text=text, refers=refers)


def id_of(key: str) -> ExportColumn:
    """The id of the row's own part of the programme."""
    return ExportColumn(key, "Id", Type.ID, ("id",))


def owner(key: str, title: str, refers: str | None = None, text: str = "") -> ExportColumn:
    """The id of the part of the programme that a row belongs to."""
    return ExportColumn(
        key,
        title,
        Type.ID,
        compute=lambda source: source.part.id,
        refers=refers,
        text=text or f"{title} waar de rij bij hoort.",
    )


def link(key: str, title: str, refers: str | None) -> ExportColumn:
    """The id that stands in a list of references."""
    return ExportColumn(key, title, Type.ID, (), refers=refers, text=f"{title} in de lijst.")


def passage(key: str, title: str, refers: str | None = None) -> ExportColumn:
    """The theme, if any, the section and the number in it, for a row that has no id of its own."""

    def compute(source: RowSource) -> str:
        theme = source.part.theme
        section, index = source.path[2:4] if theme else source.path[:2]
        return f"{f'{theme}.' if theme else ''}{section}.{int(index) + 1}"

    text = (
        "Het thema, het onderdeel daarvan en de plaats daarin, zoals jeugd.budget.1; van het hele "
        "programma budget.1."
    )
    return ExportColumn(key, title, Type.ID, compute=compute, refers=refers, text=text)


def number_in(
    key: str,
    title: str,
    section: str,
    text: str = "Het volgnummer binnen het geheel waar de rij bij hoort, vanaf 1.",
) -> ExportColumn:
    """The number (from 1) of the row in the list under the key `section`."""
    return ExportColumn(
        key, title, Type.WHOLE, compute=lambda source: source.after(section), text=text
    )


def written(key: str, title: str, type_: Type = Type.TEXT, at: str | None = None) -> ExportColumn:
    """A column that stands in the document under `at` (keys with a slash), else under `key`."""
    return ExportColumn(key, title, type_, tuple((at or key).split("/")))


def chosen(key: str, title: str, of: Any, at: str | None = None) -> ExportColumn:
    """As `written`, of which the cells are one of the values of a `Literal`."""
    return replace(written(key, title, at=at), choices=get_args(of))


def derived(key: str, title: str, formerly: str = "") -> ExportColumn:
    """Whether what stands under `key` is ours: filled in by reading, or added."""
    return ExportColumn(
        f"{key}_derived",
        title,
        Type.FLAG,
        compute=lambda source: key in source.value.derived,
        text=f"Of `{key}` van ons is en niet zo in het programma staat (`derived`).",
        formerly=formerly,
    )


def our_reading(key: str, noun: str, are: str = "is") -> ExportColumn:
    """As `derived`, of what is our reading."""
    return derived(key, f"{noun} {are} onze lezing", f"{noun} afgeleid")


def reference(key: str, title: str, refers: str | None = None) -> ExportColumn:
    """The id of something else, under `key`."""
    return ExportColumn(key, title, Type.ID, (key,), refers=refers)
