"""The hours of each month as a heat map, by municipality or by theme."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.breakdown import Breakdown
from uvp_cli.queries.hours import Figures
from uvp_cli.render.pictures.grid import Form, Key, grid
from uvp_cli.render.pictures.svg import Picture, picture, tabled
from uvp_cli.reports.breakdown import breakdown_report
from uvp_cli.reports.hours_words import theme_title
from uvp_cli.reports.tables import Kind, Table

COLUMN = 52
MONTHS = 12
"""How many months stand beside each other."""


def by_month(breakdown: Breakdown, loaded: Loaded, name: str = "belasting") -> Picture:
    """The hours that `break_down` gives by month and one other dimension: gemeente or theme."""
    _, other = breakdown.by
    months, keys = breakdown.keys
    programme = loaded.programme
    gemeenten = programme.gemeenten if other == "gemeente" else ()
    title_of = {gemeente.id: gemeente.name for gemeente in gemeenten}
    rows: dict[Key, str] = {
        key: title_of.get(key or "", "") or theme_title(programme, key) for key in keys
    }
    of_key = breakdown.sums[1]
    sums = {key: of_key[key,].hours for key in keys if (key,) in of_key}

    def hours(row: Key, month: Key) -> Decimal:
        # A whole hour says enough of what is indicative.
        return round(breakdown.cells.get((month, row), Figures()).hours)  # type: ignore[return-value]

    table = _whole(tabled(breakdown_report(breakdown, loaded)))
    columns = month_names(programme, months)
    figure = grid(rows, columns, hours, Form(COLUMN, "uur in een maand", MONTHS), sums)
    return picture(name, figure, _described(breakdown, rows, sums), table)


def _whole(table: Table) -> Table:
    """The table in whole hours, as they are drawn."""
    hours = [column.kind is Kind.HOURS for column in table.columns]
    rows = tuple(
        replace(
            row,
            cells=tuple(
                round(cell) if is_hours and isinstance(cell, Decimal) else cell
                for cell, is_hours in zip(row.cells, hours, strict=False)
            ),
        )
        for row in table.rows
    )
    notes = (*table.notes, "Afgerond op hele uren; een som kan daardoor iets afwijken.")
    return replace(table, rows=rows, notes=notes if rows else table.notes)


def month_names(programme: Programme, months: tuple[Key, ...]) -> dict[Key, str]:
    """The months (yyyy-mm) in short, with the year where there is more than one."""
    period = programme.period
    several = period.from_[:4] != period.last[:4]
    return {
        month: dutch.SHORT_MONTHS[int(month[5:]) - 1] + (f" {month[:4]}" if several else "")
        for month in months
        if month
    }


def _described(breakdown: Breakdown, rows: dict[Key, str], sums: dict[Key, Decimal]) -> str:
    """The busiest month of each row."""
    said = []
    for key, title in rows.items():
        hours = {
            month: breakdown.cells.get((month, key), Figures()).hours for month in breakdown.keys[0]
        }
        busiest = max(hours, key=lambda month: hours[month], default=None)
        if busiest and key in sums:
            most = dutch.number(hours[busiest])
            said.append(f"{title}: het meest in {dutch.month_of(busiest)}, {most} uur.")
    return " ".join(("Indicatieve uren per maand.", *said, "Alle cijfers staan ook in de tabel."))
