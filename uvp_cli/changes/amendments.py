"""The changes that colleagues made in a sheet with the programme's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from uvp_cli import dutch
from uvp_cli.changes.rows import NoItem, new_item
from uvp_cli.changes.typed import ERRORS, Words, is_blank, meant, quoted, unfit
from uvp_cli.document.findings import KeyPath, shorten
from uvp_cli.queries.tidy_columns import ExportCell, ExportColumn, ExportRow, ExportTable, Type
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Calculated:
    """A cell with a formula; no outcome where the program that saved it did not work it out."""

    outcome: ExportCell


SheetCell = ExportCell | Calculated
SheetGrid = Sequence[Sequence[SheetCell]]
"""The rows of a sheet from its first, which has the headings."""
Sheets = Mapping[str, SheetGrid]
"""Each sheet by its title."""
Shown = Callable[[ExportCell, ExportColumn], ExportCell]
"""A cell as a sheet shows it under its column."""
_APART = "dat kan alleen in de YAML"
_FIXED = "is niet te wijzigen in de export"
ADDED = (
    f"is toegevoegd; {_APART}. Bewaar de rij ergens anders, haal haar hier weg, neem de rest over "
    "en voeg haar daarna toe aan de YAML."
)
_REMOVED = (
    f"is verwijderd; {_APART}. Zet de rij terug, neem de rest over en verwijder haar daarna uit "
    "de YAML."
)
_NO_COLUMN = "ontbreekt; zet de kop terug zoals die in de export stond."
_TWICE = "staat er meer dan eens; laat alleen de kolom uit de export staan."
_NO_SHEET = "ontbreekt; zet het terug zoals het in de export stond."
_UNCALCULATED = (
    "bevat een formule zonder uitkomst; open de werkmap in een rekenprogramma, bewaar haar daar "
    "en probeer het nog eens."
)
MAX_LABEL = 60
"""Characters of that in a message."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A cell that was changed, filled (there was nothing before) or emptied (there is nothing
    after); `where` names its sheet, row and column for people."""

    where: str
    path: KeyPath
    before: ExportCell
    after: str | Decimal | None


@dataclass(frozen=True, slots=True)
class Addition:
    """A new row, which becomes an item of the list at `path`; `after` says its cells."""

    where: str
    path: KeyPath
    item: Any
    after: str
    before: None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """A row that is gone, with what stands at `path`; `before` is what people call it."""

    where: str
    path: KeyPath
    before: str
    after: None = None


RowChange = Amendment | Addition | Removal


@dataclass(frozen=True, slots=True)
class Objection:
    """A difference that cannot be taken over, and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something beside the tables, which says nothing of the programme."""

    what: str


Difference = RowChange | Objection | PassedOver
_Record = Mapping[str | None, SheetCell]
"""A row of a sheet: cells by the title of their column."""
_Numbered = tuple[int, _Record]
"""A row with its number on the sheet."""


def differences(
    tables: Sequence[ExportTable],
    sheets: Sheets,
    shown: Shown,
    computed: Sheets,
    words: Words | None = None,
) -> Iterator[Difference]:
    """The differences between `sheets` and the `tables` that they were made from.

    The tables were written with each cell as `shown`; sheets that were `computed` of them cannot
    change. Rows are told apart by their keys, so they may have been sorted. What readers see for
    a value are its `words`. What stands beside all that is passed over.
    """
    for title, expected in computed.items():
        if title in sheets:
            yield from _in_computed(title, expected, sheets[title])
    by_name = {table.name: table for table in tables}
    for table in tables:
        if table.title in sheets:
            comparison = _ComparedTable(table, by_name, _labels(table, by_name), shown, words or {})
            in_table = list(comparison.of(sheets[table.title]))
            new = (_row_of(it.item, table) for it in in_table if isinstance(it, Addition))
            by_name[table.name] = replace(table, rows=(*table.rows, *filter(None, new)))
            yield from in_table
        elif table.rows:
            yield Objection(f"Blad {table.title}", _NO_SHEET)
    ours = {*computed, *(table.title for table in tables)}
    for title, grid in sheets.items():
        if title not in ours and not all(is_blank(cell) for row in grid for cell in row):
            yield PassedOver(f"blad {shorten(title)}")


def _row_of(item: Any, table: ExportTable) -> ExportRow | None:
    """A new item as later rows may name it, which stands nowhere yet; None without an id."""
    if not isinstance(item, dict) or "id" not in item:
        return None
    keys = [column.place[0] if column.place else None for column in table.columns]
    return ExportRow((), tuple(item.get(key) for key in keys))


def as_exported(tables: Sequence[ExportTable], sheets: Sheets) -> tuple[ExportTable, ...]:
    """The tables as a workbook from before a change of these has them: without the columns that
    it lacks, and without rows where it lacks the sheet. A key is kept, so that it is missed; a
    table of which it says in another way what a row belongs to is not there at all."""
    return tuple(
        _with_headings(table, sheets[table.title])
        if table.title in sheets
        else replace(table, rows=())
        for table in tables
        if table.title not in sheets
        or not table.home
        or table.belongs.title in _headings(sheets[table.title], table)
    )


def _headings(grid: SheetGrid, table: ExportTable) -> set[str]:
    return {_heading(cell, table) for cell in (grid[0] if grid else ())}


def _heading(cell: SheetCell, table: ExportTable) -> str:
    """A heading as the table has it now."""
    said = str(_outcome(cell)).strip()
    return next((it.title for it in table.columns if said and it.formerly == said), said)


def _with_headings(table: ExportTable, grid: SheetGrid) -> ExportTable:
    headings = _headings(grid, table)
    titles = enumerate(column.title for column in table.columns)
    return table.only([at for at, title in titles if at < table.key or title in headings])


def _labels(
    table: ExportTable, tables: Mapping[str, ExportTable], depth: int = 2
) -> dict[tuple[str, ...], str]:
    """The name of each row for people, by its key: what it belongs to, and its own title."""
    owner = tables.get(table.belongs.refers or "")
    of_owner = _labels(owner, tables, depth - 1) if owner is not None and depth else {}
    home = table.columns.index(table.belongs)
    labels = {}
    for row in table.rows:
        key = _key(row.cells[: table.key])
        whose = of_owner.get(_key(row.cells[home : home + 1]))
        label = ": ".join(filter(None, (whose, table.called(row)))) or " ".join(key)
        labels[key] = shorten(" ".join(label.split()), MAX_LABEL)
    return labels


def _in_computed(title: str, expected: SheetGrid, grid: SheetGrid) -> Iterator[Difference]:
    """The differences in a computed sheet, by the first cell of a row: an id, or none (total)."""
    left = {row[0]: row for row in expected}
    for number, row in enumerate(grid, start=1):
        if all(map(is_blank, row)):
            continue
        where, before = f"{title}, rij {number}", left.pop(_outcome(row[0]), None)
        if before is None:
            yield Objection(where, ADDED)
            continue
        for heading, old, new in zip_longest(expected[0], before, row):
            if heading is None and not is_blank(new):
                yield _beside(where, new)
            elif heading is not None and not _is_same(old, new):
                yield Objection(f"{where}, {heading}", _unchangeable(_outcome(old)))
    for row in left.values():
        yield Objection(f"{title}, {row[0] or row[1]}", _REMOVED)


def _beside(where: str, cell: SheetCell) -> PassedOver:
    return PassedOver(f"{where}, naast de tabel: '{quoted(_outcome(cell))}'")


def _unchangeable(before: ExportCell) -> str:
    """The reason of an objection to a change of a cell that cannot change."""
    back = "maak de cel weer leeg" if before is None else _back(before)
    return f"{_FIXED}; {back}, neem de rest over en wijzig dit daarna in de YAML."


def _back(before: ExportCell) -> str:
    return f"zet terug wat er stond ('{quoted(before)}')"


def _is_same(before: SheetCell, after: SheetCell) -> bool:
    """Whether a cell that was computed still is what it was."""
    if isinstance(before, Calculated):
        # The outcome of a formula follows from other cells, of which each is looked at itself.
        return isinstance(after, Calculated) or after == before.outcome
    return after == before or (before is None and is_blank(after))


@dataclass(frozen=True, slots=True)
class _ComparedTable:
    """A table with what it takes to compare a sheet with it: all tables by name, the `labels` of
    its rows by their keys, how cells were `shown`, and the `words` for values."""

    table: ExportTable
    tables: Mapping[str, ExportTable]
    labels: Mapping[tuple[str, ...], str]
    shown: Shown
    words: Words

    def of(self, grid: SheetGrid) -> Iterator[Difference]:
        """The differences between a sheet and the table."""
        first = grid[0] if grid else ()
        headings = [None if is_blank(cell) else _heading(cell, self.table) for cell in first]
        counts = Counter(heading for heading in headings if heading is not None)
        titles = [column.title for column in self.table.columns]
        beside = {column.title for column in self.table.columns if column.beside}
        unclear = [it for it in titles if counts[it] > 1 or not (counts[it] or it in beside)]
        for title in unclear:
            reason = _TWICE if counts[title] else _NO_COLUMN
            yield Objection(f"{self.table.title}, kolom {title}", reason)
        for title in counts:
            if title not in titles:
                yield PassedOver(f"{self.table.title}, kolom {shorten(title)}")
        if not unclear:
            yield from self._in_rows(headings, grid)

    def _in_rows(self, headings: Sequence[str | None], grid: SheetGrid) -> Iterator[Difference]:
        records: dict[tuple[str, ...], list[_Numbered]] = {}
        titles = [column.title for column in self.table.columns]
        for number, row in enumerate(grid[1:], start=2):
            cells = list(zip_longest(headings, row))
            for heading, cell in cells:
                if heading is None and not is_blank(cell):
                    yield _beside(self._where(number), cell)
            record: _Record = {heading: cell for heading, cell in cells if heading in titles}
            keys = [record[title] for title in titles[: self.table.key]]
            if not all(map(is_blank, keys)):
                records.setdefault(_key(map(_outcome, keys)), []).append((number, record))
            elif not all(map(is_blank, record.values())):
                yield self._new(number, record)
        unknown = [row for key, rows in records.items() if key not in self.labels for row in rows]
        missing = [row for row in self.table.rows if self._key_of(row) not in records]
        retyped = self._retyped(missing, unknown)
        for expected in self.table.rows:
            if expected.path in retyped:
                yield self._objection_to_key(expected, retyped[expected.path])
            else:
                yield from self._in_row(expected, records.get(self._key_of(expected), []))
        known = {number for number, _ in retyped.values()}
        yield from (self._new(*row) for row in unknown if row[0] not in known)

    def _key_of(self, row: ExportRow) -> tuple[str, ...]:
        return _key(row.cells[: self.table.key])

    def _retyped(
        self, missing: Sequence[ExportRow], unknown: Sequence[_Numbered]
    ) -> dict[KeyPath, _Numbered]:
        """The rows that came back with another number of their own, and else as they were. To take
        such a row for a new one would lose all of it that the sheet does not show."""
        own = self.table.columns[self.table.key - 1]
        columns = [it for it in self.table.columns if it is not own and not it.beside]
        shows_all = any(column.place == () for column in columns)
        if not missing or shows_all or own.type is Type.ID:
            return {}

        def content(cells: Iterable[ExportCell]) -> tuple[ExportCell, ...]:
            pairs = zip(columns, cells, strict=True)
            return tuple(meant(cell, column, self.words) for column, cell in pairs)

        by_content = {
            content(_outcome(record[column.title]) for column in columns): (number, record)
            for number, record in unknown
        }
        retyped = {}
        for row in missing:
            cells = zip(self.table.columns, row.cells, strict=True)
            said = content(self.shown(cell, column) for column, cell in cells if column in columns)
            if said in by_content:
                retyped[row.path] = by_content.pop(said)
        return retyped

    def _objection_to_key(self, row: ExportRow, same: _Numbered) -> Objection:
        last = self.table.key - 1
        column = self.table.columns[last]
        where = f"{self._where(same[0])} ({self.labels[self._key_of(row)]}), {column.title}"
        return Objection(where, f"{_FIXED}; {_back(self.shown(row.cells[last], column))}.")

    def _new(self, number: int, record: _Record) -> Difference:
        """A row that is not of the export, as an item of its list if there can be one."""
        where = self._named(number, record)
        if not self.table.grows:
            return Objection(where, ADDED)
        cells = {str(title): _outcome(cell) for title, cell in record.items()}
        for column in self.table.columns[: self.table.key]:
            if isinstance(cells[column.title], bool) or cells[column.title] in ERRORS:
                reason = unfit(cells[column.title], column, self.words)
                return Objection(f"{where}, {column.title}", reason)
        try:
            path, item, said = new_item(self.table, self.tables, cells, self.words)
        except NoItem as error:
            return Objection(where, str(error))
        return Addition(where, path, item, said)

    def _in_row(self, row: ExportRow, same: Sequence[_Numbered]) -> Iterator[Difference]:
        label = self.labels[self._key_of(row)]
        if not same and self.table.grows:
            yield Removal(f"{self.table.title}, {label}", row.path, label)
            return
        if len(same) != 1:
            rows = dutch.listing(str(number) for number, _ in same) if same else ""
            twice = f"staat er meer dan eens, op rij {rows}; laat alleen de rij staan die klopt."
            yield Objection(f"{self.table.title}, {label}", twice if same else _REMOVED)
            return
        ((number, record),) = same
        where = f"{self._where(number)} ({label})"
        for column, before in zip(self.table.columns, row.cells, strict=True):
            if column.title not in record:
                continue
            cell = record[column.title]
            after = meant(_outcome(cell), column, self.words)
            open_ = column.editable and cell == Calculated(None)
            if open_ or not {before, self.shown(before, column)} & {_outcome(cell), after}:
                path = (*row.path, *(column.place or ()))
                yield self._judged(column, path, before, cell, f"{where}, {column.title}")

    def _judged(
        self, column: ExportColumn, path: KeyPath, before: ExportCell, cell: SheetCell, where: str
    ) -> Difference:
        """An amendment, or an objection where the cell cannot take the place of `before`."""
        after = meant(_outcome(cell), column, self.words)
        if not column.editable:
            return Objection(where, _unchangeable(self.shown(before, column)))
        if after is None and isinstance(cell, Calculated):
            return Objection(where, _UNCALCULATED)
        if after is None:
            return self._emptied(column, path, before, where)
        reason = unfit(after, column, self.words)
        if reason or isinstance(after, int):
            return Objection(where, reason)
        return Amendment(where, path, before, after)

    def _emptied(
        self, column: ExportColumn, path: KeyPath, before: ExportCell, where: str
    ) -> Difference:
        """A cell without what stood there, which the document may have to have."""
        if isinstance(path[-1], int):
            return Removal(where, path, quoted(before))
        if self.table.requires(column.place or ()):
            back = _back(self.shown(before, column))
            return Objection(where, f"is leeggemaakt en moet er staan; {back}.")
        return Amendment(where, path, before, None)

    def _where(self, number: int) -> str:
        return f"{self.table.title}, rij {number}"

    def _named(self, number: int, record: _Record) -> str:
        """The place of a row that is not ours, with what it calls itself."""
        said = (_outcome(record[self.table.columns[at].title]) for at in self.table.naming)
        label = next((str(cell) for cell in said if not is_blank(cell)), "")
        where = self._where(number)
        return f"{where} ({shorten(label, MAX_LABEL)})" if label else where


def _outcome(cell: SheetCell) -> ExportCell:
    return cell.outcome if isinstance(cell, Calculated) else cell


def _key(cells: Iterable[ExportCell]) -> tuple[str, ...]:
    """The key of a row as text: a sheet has 1 where a table has 1.0."""
    return tuple(
        f"{cell.normalize():f}" if isinstance(cell, Decimal) else str(cell).strip() or str(None)
        for cell in cells
    )
