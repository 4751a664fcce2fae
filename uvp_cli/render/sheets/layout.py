"""The programme's tables as sheets, whatever the spreadsheet: what stands where, how wide, and
the totals as formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from uvp_cli.changes.amendments import Calculated, Sheets
from uvp_cli.programme.log import PROGRESS
from uvp_cli.programme.names import OTHER_TITLE
from uvp_cli.queries.tidy_columns import ExportCell, ExportColumn, ExportRow, ExportTable, Type
from uvp_cli.queries.tidy_names import named
from uvp_cli.render.cells import visible
from uvp_cli.reports.terms import VALUES, at
from uvp_cli.values import dataclass

SUMMARY = "Overzicht"
WIDEST = 60
"""Characters that a column is wide at most; longer text goes on on the next line."""
BESIDE = 40
"""The same for a column that only says what another one is called."""


@dataclass(frozen=True, slots=True)
class Range:
    """Cells under each other in column `column` (from 0) of `sheet`, rows counted from 1."""

    sheet: str
    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Formula:
    """A function that adds up the first of its ranges, with the value that it has; None, and an
    empty cell, where there is nothing to add."""

    function: str
    arguments: tuple[Range | str, ...]
    value: Decimal | None

    def written(self, separator: str, cells: Callable[[Range], str]) -> str:
        """The formula behind its =, with `cells` as the format writes them."""
        added, *conditions = (
            f'"{part}"' if isinstance(part, str) else cells(part) for part in self.arguments
        )
        count = separator.join((added, '">=0"', *conditions))
        sum_of = separator.join((added, *conditions))
        parts = (f"COUNTIFS({count})=0", '""', f"{self.function}({sum_of})")
        return f"=IF({separator.join(parts)})"


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """The top of a column: its width in characters, whether its cells can be changed, and into
    what, if not into anything. Figures that cannot are shown `whole` where they are; an id that
    nobody reads is `hidden`."""

    title: str
    type: Type
    width: int
    editable: bool = False
    choices: tuple[str, ...] = ()
    whole: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: headings in its first row, and cells beneath them. With `filters`, every row is one
    of a table that can be filtered; else the last is a total. `page` stands above each page of
    paper, before the title. What few people read stands `aside`; of the columns `drawn` there is
    a picture."""

    title: str
    headings: tuple[ColumnHeading, ...]
    rows: tuple[tuple[ExportCell | Formula, ...], ...]
    filters: bool = True
    page: str = ""
    aside: bool = False
    drawn: range = range(0)


def sheets(tables: Sequence[ExportTable], state: str = "") -> list[Sheet]:
    """The summary, with the state of a concept in its last row, and a sheet for each table: what
    people read first, then what belongs to that, then what is empty."""
    read = named(tables)
    ordered = [_summary(read, state), *map(sheet_of, sorted(read, key=_order))]
    [programme] = next(table.rows for table in tables if table.name == "programme")
    page = "; ".join(filter(None, (visible(str(programme.cells[1])), state)))
    return [replace(sheet, page=page) for sheet in ordered]


_FIRST = ("hours", "actions", "planning", "budget", "goals")
"""The tables that people look for."""


def _order(table: ExportTable) -> tuple[bool, bool, int]:
    first = _FIRST.index(table.name) if table.name in _FIRST else len(_FIRST)
    return not table.rows, _belongs(table), first


def _belongs(table: ExportTable) -> bool:
    """Whether a table only says what belongs to what; the sheets of others tell it too."""
    return " - " in table.title


def computed(tables: Sequence[ExportTable], state: str = "") -> Sheets:
    """The cells of the sheets that only show, as they come back from a spreadsheet."""
    summary = _summary(tables, state)
    rows = [
        [Calculated(cell.value) if isinstance(cell, Formula) else cell for cell in row]
        for row in summary.rows
    ]
    return {summary.title: [[heading.title for heading in summary.headings], *rows]}


def column_letters(index: int) -> str:
    """The name of a column (from 0): A, B, … Z, AA."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(index + 1)


def sheet_of(table: ExportTable) -> Sheet:
    """The sheet of one table."""
    rows = tuple(tuple(map(shown, row.cells, table.columns)) for row in table.rows)
    headings = tuple(
        ColumnHeading(
            column.title,
            column.type,
            _width(
                [column.title, *(row[index] for row in rows)], BESIDE if column.beside else WIDEST
            ),
            column.editable,
            tuple(str(said(one, column)) for one in column.choices) if column.editable else (),
            column.type is Type.HOURS and not column.editable and _are_whole(rows, index),
        )
        for index, column in enumerate(table.columns)
    )
    return Sheet(table.title, headings, rows, aside=not rows or _belongs(table))


def _are_whole(rows: Iterable[Sequence[ExportCell]], index: int) -> bool:
    figures = (cell for row in rows if isinstance(cell := row[index], Decimal))
    return all(figure == figure.to_integral_value() for figure in figures)


def _width(cells: Sequence[ExportCell], widest: int) -> int:
    return min(widest, max(len(str(cell)) for cell in cells if cell is not None) + 2)


def said(cell: ExportCell, column: ExportColumn) -> ExportCell:
    """A place, or a value that is one of a few, in Dutch; an import takes it for what it was."""
    if column.key == "place" and isinstance(cell, str):
        return at(cell)
    if cell not in column.choices:
        return cell
    # Beside other parties, a municipality is no basis of hours.
    is_party = "department" in column.choices and cell == "gemeente"
    words = PROGRESS if "dropped" in column.choices else VALUES
    return cell if is_party else words.get(str(cell), cell)


def shown(cell: ExportCell, column: ExportColumn) -> ExportCell:
    """A cell as a sheet can hold it: in Dutch, without characters that a file of XML cannot."""
    words = said(cell, column)
    return visible(words) if isinstance(words, str) else words


def _summary(tables: Sequence[ExportTable], state: str) -> Sheet:
    """The hours of each municipality by theme: sums over the sheet with hours."""
    by_name = {table.name: table for table in tables}
    hours, gemeenten, themes = (by_name[name] for name in ("hours", "gemeenten", "themes"))
    indices = {column.key: index for index, column in enumerate(hours.columns)}
    titles = {row.cells[0]: visible(str(row.cells[2])) for row in themes.rows}
    used = dict.fromkeys(row.cells[indices["theme"]] for row in hours.rows)
    kinds = {"own": "Eigen", "shared": "Aandeel", "assumed": "Op aanname", "hours": "Totaal"}
    drawn = [titles.get(theme, OTHER_TITLE) for theme in used]
    headings = [
        ColumnHeading("Id", Type.ID, 20, hidden=not state),
        ColumnHeading("Gemeente", Type.TEXT, 30),
        *(
            ColumnHeading(title, Type.HOURS, max(12, len(title) + 2), whole=True)
            for title in (*drawn, *kinds.values(), "Laag", "Hoog")
        ),
    ]

    by_theme = _sums(hours, indices, "gemeente", "theme")
    by_gemeente = _sums(hours, indices, "gemeente")

    def sums(row: ExportRow) -> Iterator[Formula]:
        gemeente = row.cells[0]
        for theme in used:
            yield by_theme("hours", gemeente, theme)
        for key in (*kinds, "low", "high"):
            yield by_gemeente(key, gemeente)

    rows: list[tuple[ExportCell | Formula, ...]] = [
        (*map(shown, row.cells[:2], gemeenten.columns[:2]), *sums(row)) for row in gemeenten.rows
    ]
    # The least and the most for all together is not the sum of theirs under unequal weights.
    totals = [_total(rows, index) for index in range(2, len(headings) - 2)]
    rows.append((state or None, "Totaal", *totals, None, None))
    columns = range(2, 2 + len(drawn))
    return Sheet(SUMMARY, tuple(headings), tuple(rows), filters=False, drawn=columns)


def _total(rows: Sequence[tuple[ExportCell | Formula, ...]], index: int) -> Formula:
    value = _added(cell.value for row in rows if isinstance(cell := row[index], Formula))
    return Formula("SUM", (Range(SUMMARY, index, 2, len(rows) + 1),), value)


def _sums(table: ExportTable, indices: Mapping[str, int], *names: str) -> Callable[..., Formula]:
    """Gives the sum of a column over the rows with certain ids under `names`; None is an empty
    cell. The rows are told apart once, not for every sum."""
    groups: dict[tuple[ExportCell, ...], list[ExportRow]] = {}
    for row in table.rows:
        groups.setdefault(tuple(row.cells[indices[name]] for name in names), []).append(row)
    last = max(2, len(table.rows) + 1)

    def under(name: str) -> Range:
        return Range(table.title, indices[name], 2, last)

    def sum_of(key: str, *wanted: ExportCell) -> Formula:
        value = _added(row.cells[indices[key]] for row in groups.get(wanted, ()))
        pairs = zip(names, wanted, strict=True)
        conditions = [part for name, cell in pairs for part in (under(name), str(cell or "="))]
        return Formula("SUMIFS", (under(key), *conditions), value)

    return sum_of


def _added(cells: Iterable[ExportCell]) -> Decimal | None:
    """The sum of the figures; None where there are none, for what is not said is not 0."""
    figures = [cell for cell in cells if isinstance(cell, Decimal)]
    return sum(figures, Decimal(0)) if figures else None
