"""The changes that colleagues made in a sheet with the programme's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest

from uvp_cli import dutch
from uvp_cli.document.bounds import MAX_DIGITS
from uvp_cli.document.findings import KeyPath, shorten
from uvp_cli.queries.tidy_columns import Cell, ExportColumn, ExportRow, ExportTable, Type
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Calculated:
    """A cell with a formula; no outcome where the program that saved it did not work it out."""

    outcome: Cell


SheetCell = Cell | Calculated
Grid = Sequence[Sequence[SheetCell]]
"""The rows of a sheet from its first, which has the headings."""
Sheets = Mapping[str, Grid]
"""Each sheet by its title."""
_Record = Mapping[str, SheetCell]
"""A row of a sheet: cells by the title of their column."""
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_NUMBERS = frozenset({Type.WHOLE, Type.HOURS, Type.EUROS, Type.NUMBER})
_FIXED = "is niet te wijzigen in de export; doe dat in de YAML."
_ADDED = "is toegevoegd."
_REMOVED = "is verwijderd."
_TWICE = "staat er meer dan eens."
_STRAY = "staat iets onder geen enkele kop; haal dit weg."
_UNCALCULATED = (
    "bevat een formule zonder uitkomst; open de werkmap in een rekenprogramma, bewaar haar daar "
    "en probeer het nog eens."
)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A cell that was changed; `where` names its table, row and column for people."""

    where: str
    path: KeyPath
    before: Cell
    after: str | Decimal


@dataclass(frozen=True, slots=True)
class Objection:
    """A difference that cannot be taken over, and why."""

    where: str
    reason: str


Difference = Amendment | Objection


def differences(
    tables: Iterable[ExportTable], sheets: Sheets, shown: Callable[[Cell], Cell], computed: Sheets
) -> Iterator[Difference]:
    """The differences between `sheets` and the `tables` that they were made from.

    The tables were written with each cell as `shown`; sheets that were `computed` of them cannot
    change. Rows are told apart by their keys, so they may have been sorted. Sheets that were
    added are nobody's business.
    """
    for title, expected in computed.items():
        if title in sheets:
            yield from _in_computed(title, expected, sheets[title])
    for table in tables:
        if table.title not in sheets:
            yield Objection(f"Blad {table.title}", "ontbreekt.")
        else:
            yield from _in_table(table, sheets[table.title], shown)


def _in_computed(title: str, expected: Grid, grid: Grid) -> Iterator[Objection]:
    """The differences in a computed sheet, by the first cell of a row: an id, or none (total)."""
    headings = expected[0]
    left = {row[0]: row for row in expected}
    for number, row in enumerate(grid, start=1):
        if all(map(_is_blank, row)):
            continue
        before = left.pop(_outcome(row[0]), None)
        if before is None:
            yield Objection(f"{title}, rij {number}", _ADDED)
            continue
        for heading, old, new in zip_longest(headings, before, row):
            if not _is_same(old, new):
                where = f"{title}, rij {number}, {heading or 'naast de tabel'}"
                yield Objection(where, _FIXED if heading else _STRAY)
    for row in left.values():
        yield Objection(f"{title}, {row[0] or row[1]}", _REMOVED)


def _is_same(before: SheetCell, after: SheetCell) -> bool:
    """Whether a cell that was computed still is what it was."""
    if isinstance(before, Calculated):
        # The outcome of a formula follows from other cells, of which each is looked at itself.
        return isinstance(after, Calculated) or after == before.outcome
    return after == before or (before is None and _is_blank(after))


def _in_table(
    table: ExportTable, grid: Grid, shown: Callable[[Cell], Cell]
) -> Iterator[Difference]:
    first = grid[0] if grid else ()
    headings = [None if _is_blank(cell) else str(_outcome(cell)) for cell in first]
    counts = Counter(heading for heading in headings if heading is not None)
    titles = [column.title for column in table.columns]
    wrong = [
        *((title, "ontbreekt.") for title in titles if title not in counts),
        *((title, _ADDED) for title in counts if title not in titles),
        *((title, _TWICE) for title in titles if counts[title] > 1),
    ]
    yield from (Objection(f"{table.title}, kolom {title}", reason) for title, reason in wrong)
    if all(counts[title] == 1 for title in titles):
        yield from _in_rows(table, headings, grid, shown)


def _in_rows(
    table: ExportTable,
    headings: Sequence[str | None],
    grid: Grid,
    shown: Callable[[Cell], Cell],
) -> Iterator[Difference]:
    records: dict[tuple[str, ...], list[_Record]] = {}
    key_titles = [column.title for column in table.columns[: table.key]]
    for number, row in enumerate(grid[1:], start=2):
        where = f"{table.title}, rij {number}"
        cells = list(zip_longest(headings, row))
        if any(heading is None and not _is_blank(cell) for heading, cell in cells):
            yield Objection(f"{where}, naast de tabel", _STRAY)
        record = {heading: cell for heading, cell in cells if heading is not None}
        keys = [record[title] for title in key_titles]
        if not all(map(_is_blank, keys)):
            records.setdefault(_key(map(_outcome, keys)), []).append(record)
        elif not all(map(_is_blank, record.values())):
            yield Objection(where, _ADDED)
    for expected in table.rows:
        key = _key(expected.cells[: table.key])
        where = f"{table.title}, {' '.join(key)}"
        same = records.pop(key, [])
        if len(same) == 1:
            yield from _in_row(table, expected, same[0], where, shown)
        else:
            yield Objection(where, _TWICE if same else _REMOVED)
    for key in records:
        yield Objection(f"{table.title}, {' '.join(key)}", _ADDED)


def _in_row(
    table: ExportTable, row: ExportRow, record: _Record, where: str, shown: Callable[[Cell], Cell]
) -> Iterator[Difference]:
    for column, before in zip(table.columns, row.cells, strict=True):
        after = record[column.title]
        outcome = _outcome(after)
        if shown(before) not in (outcome, _read(outcome, column.type)):
            path = (*row.path, *(column.place or ()))
            yield _judged(column, path, before, after, f"{where}, {column.title}")


def _judged(
    column: ExportColumn, path: KeyPath, before: Cell, cell: SheetCell, where: str
) -> Difference:
    """An amendment, or an objection where the changed cell cannot take the place of `before`."""
    after = _read(_outcome(cell), column.type)
    if not column.editable:
        return Objection(where, _FIXED)
    if before is None:
        return Objection(where, "was leeg; voeg dit zelf toe aan de YAML.")
    if after is None:
        empty = "is leeggemaakt; verwijder dit zelf uit de YAML."
        return Objection(where, _UNCALCULATED if isinstance(cell, Calculated) else empty)
    reason = _unfit(after, column.type)
    if reason or isinstance(after, int):
        return Objection(where, reason)
    return Amendment(where, path, before, after)


def _unfit(value: str | int | Decimal, type_: Type) -> str:
    """Why a value cannot stand in a column; nothing where it can."""
    if value in _ERRORS:
        return f"bevat een formule met een fout ({value})."
    if isinstance(value, int) or (type_ in _NUMBERS) != isinstance(value, Decimal):
        wanted = "een getal, zoals 1500, 1.500 of 7,5" if type_ in _NUMBERS else "tekst"
        return f"kan niet '{_quoted(value)}' zijn; schrijf {wanted}."
    if not isinstance(value, Decimal) or _digits(f"{value:f}") <= MAX_DIGITS:
        return ""
    digits = _digits(f"{value:f}")
    rounded = dutch.number(value)
    if _digits(rounded) > MAX_DIGITS:
        return f"telt {digits} cijfers; hooguit {MAX_DIGITS} mag."
    return f"telt {digits} cijfers; rond het af, bijvoorbeeld op {rounded}."


def _quoted(cell: Cell) -> str:
    """A cell as a Dutch spreadsheet shows it, short enough for a message."""
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    return shorten(str(cell))


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _outcome(cell: SheetCell) -> Cell:
    return cell.outcome if isinstance(cell, Calculated) else cell


def _is_blank(cell: SheetCell) -> bool:
    """Whether nothing stands in a cell. A formula without an outcome is something."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _read(cell: Cell, type_: Type) -> Cell:
    """A cell as the column means it: a figure typed as text is a number, and the reverse."""
    if _is_blank(cell):
        return None
    if type_ in _NUMBERS and isinstance(cell, str):
        figure = dutch.figure(cell.strip())
        return cell if figure is None else figure
    if type_ not in _NUMBERS and isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return cell


def _key(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The key of a row as text: a sheet has 1 where a table has 1.0."""
    return tuple(str(_read(cell, Type.TEXT)) for cell in cells)
