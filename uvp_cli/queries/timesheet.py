"""A time sheet: the actions of one municipality by month, for colleagues to fill in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from uvp_cli import dutch
from uvp_cli.programme.log import Log
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.noted import notable_parts
from uvp_cli.programme.packed import Unpackable, squeezed, unsqueezed
from uvp_cli.queries.logbook import about, at_end, logbook
from uvp_cli.queries.progress import ActionStanding, progress
from uvp_cli.queries.tidy_columns import (
    ExportCell,
    ExportColumn,
    ExportRow,
    ExportTable,
    Type,
    noted,
)

SheetHours = Mapping[tuple[str, str], Decimal]
"""Hours by the action and the month (yyyy-mm) that they are of."""


def timesheet(programme: Programme, logs: Sequence[Log], gemeente: str) -> ExportTable:
    """The sheet of a municipality, with the hours that were noted for it; nothing is filled in."""
    months = months_of(programme.period)
    own = about(logs, notable_parts(programme))
    book = at_end(own, programme) or logbook((), f"{months[0]}-01")
    lines = progress(programme, book, gemeente).lines
    return of_rows(months, [_row(line, gemeente, months) for line in lines])


def packed(table: ExportTable) -> str:
    """The sheet, with nothing filled in, as text."""
    months = [column.key for column in table.columns if column.editable]
    return squeezed(json.dumps([months, [row.cells for row in table.rows]], default=str))


def unpacked(text: str) -> ExportTable:
    """The sheet that was packed. Raises `Unpackable`."""
    try:
        months, rows = json.loads(unsqueezed(text))
        cells = [[*map(str, row[:1]), *row[1:3], *map(_number, row[3:])] for row in rows]
        table = of_rows([*map(str, months)], cells)
        if any(len(row.cells) != len(table.columns) for row in table.rows):
            raise Unpackable
    except (ValueError, TypeError, LookupError, InvalidOperation, RecursionError):
        raise Unpackable from None
    return table


def filled(table: ExportTable, hours: SheetHours) -> ExportTable:
    """The sheet with these hours in its cells."""

    def with_hours(row: ExportRow) -> ExportRow:
        pairs = zip(table.columns, row.cells, strict=True)
        cells = (
            hours.get((str(row.cells[0]), column.key)) if column.editable else cell
            for column, cell in pairs
        )
        return replace(row, cells=tuple(cells))

    return replace(table, rows=tuple(map(with_hours, table.rows)))


def of_rows(months: Sequence[str], rows: Sequence[Sequence[ExportCell]]) -> ExportTable:
    """The sheet with these rows, in which only the cells of the months can change."""
    used = "De uren die er van die maand al voor haar staan."
    columns = (
        noted("action", "Id", "De id van de actie.", Type.ID),
        noted("theme", "Thema", "Het thema van de actie; leeg daarbuiten."),
        noted("title", "Actie", "De titel van de actie."),
        noted(
            "planned", "Geraamd", "Haar uren voor de gemeente, als die te tellen zijn.", Type.HOURS
        ),
        noted("used", "Genoteerd", "De uren die er al voor haar in het logboek staan.", Type.HOURS),
        *(
            ExportColumn(it, _called(it), Type.HOURS, (it,), text="De uren die er nog bij komen.")
            for it in months
        ),
        *(noted(f"noted-{it}", f"{_called(it)} genoteerd", used, Type.HOURS) for it in months),
    )
    text = "Een actie die voor de gemeente is. Dit werkblad maakt `uvp export --kind urenstaat`."
    made = tuple(ExportRow((index,), tuple(row)) for index, row in enumerate(rows))
    return ExportTable("timesheet", "Urenstaat", text, (), columns, rows=made)


def _number(cell: str | None) -> Decimal | None:
    return None if cell is None else Decimal(cell)


def _row(line: ActionStanding, gemeente: str, months: Sequence[str]) -> list[ExportCell]:
    """An action with its hours: planned, used, and used by month."""
    used: defaultdict[str, Decimal] = defaultdict(Decimal)
    for month, hours in line.state.amounts("hours", gemeente):
        used[month] += hours
    theme = line.theme.title if line.theme else None
    planned = line.amounts.planned.hours if line.amounts.planned else None
    whole = (line.action.id, theme, line.action.title, planned, line.amounts.used)
    return [*whole, *(None for _ in months), *(used.get(month) for month in months)]


def _called(month: str) -> str:
    """A month (yyyy-mm) above a narrow column: "mrt 2026"."""
    return f"{dutch.SHORT_MONTHS[int(month[5:]) - 1]} {month[:4]}"
