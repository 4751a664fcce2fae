"""The hours of each month as a heat map, by municipality or by theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.breakdown import Breakdown
from uvp_cli.queries.hours import Figures
from uvp_cli.render.pictures.grid import Key, grid
from uvp_cli.render.pictures.svg import Picture, picture
from uvp_cli.reports.breakdown import breakdown_report
from uvp_cli.reports.hours_words import assumption_notes, theme_title, unquantified_notes

COURSE = 4
"""Changes in a row up to which a description tells all of them, else only the most."""


def by_month(breakdown: Breakdown, loaded: Loaded) -> Picture:
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
        return breakdown.cells.get((month, row), Figures()).hours

    table = breakdown_report(breakdown, loaded).table
    # What is assumed and not counted stands beside the hours themselves.
    beside = (*assumption_notes(breakdown.together), *unquantified_notes(breakdown.together))
    notes = tuple(note for note in table.notes if note not in beside)
    table = replace(table, notes=notes)
    columns = month_names(programme, months)
    figure = grid(rows, columns, hours, sums)
    said = [f"{title}: {_course(breakdown, key)}." for key, title in rows.items() if key in sums]
    return picture("belasting", figure, " ".join(("Indicatieve uren per maand.", *said)), table)


def month_names(programme: Programme, months: tuple[Key, ...]) -> dict[Key, str]:
    """The months (yyyy-mm) in short, with the year where there is more than one."""
    period = programme.period
    several = period.from_[:4] != period.last[:4]
    return {
        month: dutch.SHORT_MONTHS[int(month[5:]) - 1] + (f" {month[:4]}" if several else "")
        for month in months
        if month
    }


def _course(breakdown: Breakdown, row: Key) -> str:
    """About how many hours a row has in which months: januari t/m juni 92 uur, daarna 86."""
    hours = {
        month: _about(parts, breakdown.whole)
        for month in breakdown.keys[0]
        if month and (parts := breakdown.exact.get((month, row)))
    }
    runs = [(about, list(same)) for about, same in groupby(hours, lambda month: hours[month])]
    named = [f"{_months(breakdown, run)} {about}" for about, run in runs]
    if len(runs) == 1 and len(hours) == len(breakdown.keys[0]):
        return f"elke maand {runs[0][0]}"
    if len(runs) <= COURSE:
        return dutch.listing(named)
    most = max(breakdown.exact.get((month, row), 0) for month in hours)
    busiest = _about(most, breakdown.whole)
    months = [month for month, about in hours.items() if about == busiest]
    return f"het meest in {_months(breakdown, months)}, {busiest}"


def _about(parts: int, whole: int) -> str:
    """Hours before they were rounded so that all adds up, to the nearest hour."""
    nearest = int(Fraction(parts, whole) + Fraction(1, 2))
    return f"ongeveer {dutch.number(nearest)} uur" if nearest else "minder dan een uur"


def _months(breakdown: Breakdown, months: Sequence[str]) -> str:
    """Months (yyyy-mm) by name, with the year where the programme has more than one."""
    several = len({month[:4] for month in breakdown.keys[0] if month}) > 1
    return dutch.listing(
        f"{dutch.listing(dutch.month_runs(int(month[5:]) for month in own))}"
        + (f" {year}" if several else "")
        for year, own in groupby(months, lambda month: month[:4])
    )
