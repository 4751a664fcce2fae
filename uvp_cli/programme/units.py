"""Hours as they come: an amount of a unit (0,5 fte), and what that is in hours."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from uvp_cli import dutch
from uvp_cli.programme.duration import run
from uvp_cli.programme.last import kept
from uvp_cli.programme.model import Estimate, Programme, Reading, Unit
from uvp_cli.programme.months import YEAR, between, months_of

AnyReading = TypeVar("AnyReading", bound=Reading)
_CENT = Decimal("0.01")
_FINE = Decimal("0.0001")


def unit_of(reading: Reading, programme: Programme) -> Unit | None:
    """The unit that a reading is in; None for hours."""
    return next((unit for unit in programme.units if unit.id == reading.unit), None)


def in_hours(
    estimate: Estimate, programme: Programme, year: int | None = None, cell: str | None = None
) -> Estimate:
    """The estimate with all its readings in hours, as far as the programme says how many; those of
    one `year` alone where it says none itself. `cell` is that of the action's duration.

    The amount and the unit stay beside the hours. That the hours rest on the assumption of a
    unit is added to those of the estimate.
    """
    if not any(reading.unit for reading in estimate.readings):
        return estimate
    units = [unit for it in estimate.readings if (unit := unit_of(it, programme)) and unit.hours]
    said = dict.fromkeys((estimate.assumption, *(unit.assumption for unit in units)))
    span = _span(programme, estimate.year or year, None if estimate.year else cell)
    others = tuple(_in_hours(reading, programme, span) for reading in estimate.alternatives)
    assumption = " ".join(filter(None, said)) or None
    converted = _in_hours(estimate, programme, span)
    return replace(converted, assumption=assumption, alternatives=others)


def _in_hours(reading: AnyReading, programme: Programme, span: tuple[int, int]) -> AnyReading:
    """A reading in hours; as it stands where nothing says how many hours its unit is."""
    unit = unit_of(reading, programme)
    if unit is None or unit.hours is None:
        return reading
    a_year, (begin, end) = unit.hours, span

    def hours(amount: Decimal) -> Decimal:
        # Each year is what comes until its end less what came before: so they add up.
        until, before = ((amount * a_year * count / 12).quantize(_CENT) for count in (end, begin))
        return (until - before).normalize() + 0

    others = {name: hours(amount) for name, amount in reading.except_.items()}
    return replace(reading, hours=hours(reading.figure), except_=others)


@kept(256)
def counted(programme: Programme, cell: str | None) -> list[int]:
    """The year of each month for which an amount of an action with this duration cell counts:
    those in which it runs; of less than a year, all of the year in which that begins."""
    whole = months_of(programme.period)
    months: set[str] = set()
    for first, last in run(cell, programme.period).stretches:
        own = between(first, last)
        a_year = [month for month in whole if month[:4] == first[:4]]
        months.update(own if len(own) >= YEAR else a_year)
    return [int(month[:4]) for month in whole if month in months]


def _span(programme: Programme, year: int | None, cell: str | None) -> tuple[int, int]:
    """The months from which and to which a year is counted, or all, of those that count."""
    years = counted(programme, cell)
    begin = sum(before < year for before in years) if year else 0
    return begin, begin + years.count(year) if year else len(years)


def calculation(
    reading: Reading,
    hours: Decimal,
    programme: Programme,
    year: int | None = None,
    cell: str | None = None,
) -> str:
    """The sum that made these hours of the unit of a reading: 0,5 × 1.360 × 2 jaar."""
    unit = unit_of(reading, programme)
    if unit is None or not unit.hours:
        return dutch.exact(hours)
    begin, end = _span(programme, year, cell)
    count, months = dutch.exact(amount(reading, hours, programme)), end - begin
    years = f"{months}/12" if months % YEAR else months // YEAR
    times = "" if months == YEAR else f" × {years} jaar"
    return f"{count} × {dutch.exact(unit.hours)}{times}"


def amount(reading: Reading, figure: Decimal, programme: Programme) -> Decimal:
    """A figure of a reading as an amount of its unit; hours stay hours."""
    unit = unit_of(reading, programme)
    if unit is None or not unit.hours or reading.hours is None:
        return figure
    of_one = reading.hours / reading.amount if reading.hours and reading.amount else unit.hours
    return (figure / of_one).quantize(_FINE)


def written(reading: Reading, programme: Programme, figure: Decimal | None = None) -> str:
    """A reading as it stands, in all or of a `figure` of it: 10 uur, 0,5 fte."""
    unit = unit_of(reading, programme)
    count = amount(reading, reading.figure if figure is None else figure, programme)
    return f"{dutch.exact(count)} {called(unit, count) if unit else 'uur'}"


def called(unit: Unit, count: Decimal) -> str:
    """The name of a unit behind so many of it."""
    return (unit.plural if count > 1 else None) or unit.name
