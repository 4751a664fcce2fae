"""Rules about the planning and about dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from uvp_cli import dutch
from uvp_cli.diagnostics import Finding, KeyPath, Rule
from uvp_cli.model import PlanningItem, Programme
from uvp_cli.rules import paths

IMPOSSIBLE_DATE = Rule("UVP601", "Datum bestaat niet")
END_BEFORE_BEGIN = Rule("UVP602", "Einde ligt voor het begin")
WEEK_DOES_NOT_MATCH = Rule("UVP603", "Weeknummer klopt niet met de dagen")
DATES_OUTSIDE_MONTH = Rule("UVP604", "Dagen vallen buiten de maand")
NEITHER_MONTH_NOR_PERIOD = Rule("UVP605", "Maand en periode")
OUTSIDE_PROGRAMME = Rule("UVP606", "Buiten de looptijd van het programma")


def impossible_date(programme: Programme) -> Iterator[Finding]:
    """A date exists on the calendar."""
    dated: list[tuple[KeyPath, str | None]] = [(("allocation", "date"), programme.allocation.date)]
    for path, item in paths.planning(programme):
        dated += [((*path, "from"), item.from_), ((*path, "to"), item.to)]
    for path, text in dated:
        if text is not None and _day(text) is None:
            message = f"De datum {text} bestaat niet."
            yield Finding(IMPOSSIBLE_DATE, path, message, "Schrijf jjjj-mm-dd.")


def end_before_begin(programme: Programme) -> Iterator[Finding]:
    """What ends, ends after it begins; a last day needs a first."""
    period = programme.period
    if period.to < period.from_:
        message = f"Het programma eindigt ({period.to}) voor het begint ({period.from_})."
        yield Finding(END_BEFORE_BEGIN, ("period", "to"), message, "Draai from en to om.")
    for path, item in paths.planning(programme):
        begin, end = _span(item)
        if begin and end and end < begin:
            message = f"De laatste dag ({item.to}) ligt voor de eerste ({item.from_})."
            yield Finding(END_BEFORE_BEGIN, (*path, "to"), message, "Draai from en to om.")
        elif item.to and not item.from_:
            message = "Er is een laatste dag zonder eerste dag."
            yield Finding(END_BEFORE_BEGIN, (*path, "to"), message, "Voeg 'from:' toe.")


def week_does_not_match(programme: Programme) -> Iterator[Finding]:
    """The days of an item lie in the ISO week that it names (NEN-ISO 8601)."""
    for path, item in paths.planning(programme):
        begin, end = _span(item)
        if item.week is None or begin is None:
            continue
        year = begin.isocalendar().year
        if item.week > date(year, 12, 28).isocalendar().week:
            message = f"Het jaar {year} heeft geen week {item.week}."
            yield Finding(WEEK_DOES_NOT_MATCH, (*path, "week"), message)
            continue
        monday = date.fromisocalendar(year, item.week, 1)
        sunday = monday + timedelta(days=6)
        if begin < monday or (end or begin) > sunday:
            days = dutch.day_span(monday, sunday)
            message = f"Week {item.week} van {year} is {days}; dat past niet bij de dagen."
            hint = f"De eerste dag valt in week {begin.isocalendar().week}."
            if begin >= monday and end:
                hint = f"De laatste dag valt in week {end.isocalendar().week}."
            yield Finding(WEEK_DOES_NOT_MATCH, (*path, "week"), message, hint)


def dates_outside_month(programme: Programme) -> Iterator[Finding]:
    """An item with days begins in its month."""
    for path, item in paths.planning(programme):
        begin, _ = _span(item)
        months = (item.month,) if item.month else item.period.months if item.period else ()
        if begin and months and begin.month not in months:
            named = " of ".join(dutch.MONTHS[month - 1] for month in months)
            message = f"De eerste dag ({item.from_}) valt niet in {named}."
            yield Finding(DATES_OUTSIDE_MONTH, (*path, "from"), message)


def neither_month_nor_period(programme: Programme) -> Iterator[Finding]:
    """A planning item has either a month or a period."""
    for path, item in paths.planning(programme):
        if item.month is None and item.period is None:
            message = "Dit planningsitem heeft geen maand en geen periode."
            yield Finding(NEITHER_MONTH_NOR_PERIOD, (*path, "month"), message, "Voeg 'month:' toe.")
        elif item.month is not None and item.period is not None:
            message = "Dit planningsitem heeft een maand en ook een periode."
            hint = "Kies een van beide."
            yield Finding(NEITHER_MONTH_NOR_PERIOD, (*path, "period"), message, hint, at_key=True)


def outside_programme(programme: Programme) -> Iterator[Finding]:
    """Days and months of the planning lie within the period of the programme."""
    period = programme.period
    if period.to < period.from_:
        return
    covered = _months(period.from_, period.to)
    for path, item in paths.planning(programme):
        for key, text in (("from", item.from_), ("to", item.to)):
            if text and _day(text) and not period.from_ <= text[:7] <= period.to:
                message = f"{text} ligt buiten het programma ({period.from_} t/m {period.to})."
                yield Finding(OUTSIDE_PROGRAMME, (*path, key), message)
        if item.month and item.month not in covered:
            message = f"Het programma loopt niet in {dutch.MONTHS[item.month - 1]}."
            yield Finding(OUTSIDE_PROGRAMME, (*path, "month"), message)


def _months(first: str, last: str) -> set[int]:
    """The month numbers from `first` up to and including `last` (yyyy-mm)."""
    begin = int(first[:4]) * 12 + int(first[5:]) - 1
    end = int(last[:4]) * 12 + int(last[5:]) - 1
    return {month % 12 + 1 for month in range(begin, min(end, begin + 11) + 1)}


def _span(item: PlanningItem) -> tuple[date | None, date | None]:
    """First and last day of an item, None where it gives none that exists."""
    return _day(item.from_), _day(item.to)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
