"""What colleagues changed in a sheet with the programme's tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from uvp_cli.diagnostics import KeyPath, shorten
from uvp_cli.tidy import Cell, Column, Row, TidyTable, Type
from uvp_cli.values import dataclass

Sheets = Mapping[str, Sequence[Mapping[str, Cell]]]
"""For each sheet by its title its rows: cells by the title of their column."""
_FIGURE = re.compile(r"[0-9]+([.,][0-9]+)?")
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_NUMBERS = frozenset({Type.WHOLE, Type.HOURS, Type.EUROS, Type.NUMBER})


@dataclass(frozen=True, slots=True)
class Amendment:
    """A cell that was changed; `where` names its table, row and column for people."""

    where: str
    path: KeyPath
    before: Cell
    after: str | Decimal


@dataclass(frozen=True, slots=True)
class Objection:
    """What cannot be taken over, and why."""

    where: str
    reason: str


Difference = Amendment | Objection


def differences(
    tables: Iterable[TidyTable], sheets: Sheets, shown: Callable[[Cell], Cell]
) -> Iterator[Difference]:
    """How `sheets` differ from `tables`, which were written with each cell as `shown`.

    Rows are told apart by their keys, so they may have been sorted. Sheets that were added
    are nobody's business.
    """
    for table in tables:
        if table.title not in sheets:
            yield Objection(f"Blad {table.title}", "ontbreekt.")
        else:
            yield from _in_table(table, sheets[table.title], shown)


def _in_table(
    table: TidyTable, rows: Sequence[Mapping[str, Cell]], shown: Callable[[Cell], Cell]
) -> Iterator[Difference]:
    titles = [column.title for column in table.columns]
    headings = list(rows[0]) if rows else titles
    missing = [title for title in titles if title not in headings]
    added = [title for title in headings if title not in titles]
    yield from (Objection(f"{table.title}, kolom {title}", "ontbreekt.") for title in missing)
    yield from (Objection(f"{table.title}, kolom {title}", "is toegevoegd.") for title in added)
    if missing:
        return
    found: dict[tuple[str, ...], list[Mapping[str, Cell]]] = {}
    for each in rows:
        found.setdefault(_key(each[title] for title in titles[: table.key]), []).append(each)
    for row in table.rows:
        key = _key(row.cells[: table.key])
        where = f"{table.title}, {' '.join(key)}"
        same = found.pop(key, [])
        if len(same) == 1:
            yield from _in_row(table, row, same[0], where, shown)
        else:
            yield Objection(where, "staat er meer dan eens." if same else "is verwijderd.")
    for key in found:
        yield Objection(f"{table.title}, {' '.join(key)}", "is toegevoegd.")


def _in_row(
    table: TidyTable,
    row: Row,
    cells: Mapping[str, Cell],
    where: str,
    shown: Callable[[Cell], Cell],
) -> Iterator[Difference]:
    for column, before in zip(table.columns, row.cells, strict=True):
        given = cells[column.title]
        if shown(before) not in (given, _read(given, column.type)):
            place = f"{where}, {column.title}"
            yield _judged(column, (*row.path, *(column.place or ())), before, given, place)


def _judged(column: Column, path: KeyPath, before: Cell, given: Cell, where: str) -> Difference:
    """A changed cell, if what it holds can take the place of what stood there."""
    after = _read(given, column.type)
    if not column.editable:
        return Objection(where, "is niet te wijzigen in de export; doe dat in de YAML.")
    if before is None:
        return Objection(where, "was leeg; voeg dit zelf toe aan de YAML.")
    if after is None:
        return Objection(where, "is leeggemaakt; verwijder dit zelf uit de YAML.")
    if given in _ERRORS:
        return Objection(where, f"bevat een formule met een fout ({given}).")
    if isinstance(after, int) or (column.type in _NUMBERS) != isinstance(after, Decimal):
        return Objection(where, f"kan niet '{shorten(str(given))}' zijn.")
    return Amendment(where, path, before, after)


def _read(cell: Cell, type_: Type) -> Cell:
    """A cell as the column means it: a figure typed as text is a number, and the reverse."""
    if isinstance(cell, str) and not cell.strip():
        return None
    if type_ in _NUMBERS and isinstance(cell, str) and _FIGURE.fullmatch(cell.strip()):
        return Decimal(cell.strip().replace(",", "."))
    if type_ not in _NUMBERS and isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return cell


def _key(cells: Iterable[Cell]) -> tuple[str, ...]:
    """What identifies a row, as text: a sheet has 1 where a table has 1.0."""
    return tuple(str(_read(cell, Type.TEXT)) for cell in cells)
