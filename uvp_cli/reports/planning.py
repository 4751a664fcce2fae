"""The month planning as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.planning import Scheduled, Selection
from uvp_cli.reports.tables import Column, Count, For, Report, Row, Table
from uvp_cli.reports.tally import note

_COLUMNS = (
    Column("month", "Maand", reader=For.PROGRAMS),
    Column("period", "Periode", reader=For.PROGRAMS),
    Column("year", "Jaar", reader=For.PROGRAMS),
    Column("title", "Wat"),
    Column("responsible", "Verantwoordelijk", reader=For.PROGRAMS),
    Column("who", "Wie", reader=For.PEOPLE),
    Column("domain", "Domein"),
    Column("days", "Dagen", reader=For.PEOPLE),
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("actions", "Acties", reader=For.PROGRAMS),
    Column("from", "Van", reader=For.PROGRAMS),
    Column("to", "Tot en met", reader=For.PROGRAMS),
)


def planning_report(items: Sequence[Scheduled], loaded: Loaded, asked: Selection) -> Report:
    """Planning items, month by month; the title says what was `asked`."""
    programme = loaded.programme
    without = {
        *(() if any(scheduled.item.from_ for scheduled in items) else ("days",)),
        *(() if any(scheduled.item.year for scheduled in items) else ("year",)),
    }
    columns = tuple(column for column in _COLUMNS if column.key not in without)
    rows: list[Row] = []
    heading = None
    only_month = (
        dutch.MONTHS[asked.months[0] - 1] if asked.months and len(asked.months) == 1 else None
    )
    for scheduled in items:
        if when(scheduled) != heading:
            heading = when(scheduled)
            if rows or heading != only_month:
                rows.append(Row((heading,), "section"))
        cells = _cells(scheduled)
        rows.append(Row(tuple(cells[column.key] for column in columns)))
    tally = (Count("items", "Items", len(items), "{} item", "{} items"),)
    table = Table(
        title=_title(asked, programme),
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(rows),
        notes=(note(tally),) if items else (),
        empty="Geen planningsitems gevonden.",
        tally=tally,
    )
    contract = {"programme": programme.id, "items": [_contract(scheduled) for scheduled in items]}
    return Report(table, contract)


def when(scheduled: Scheduled) -> str:
    """The month of an item, or the name of its period with the months it was read as; with the
    year, if it says so."""
    item = scheduled.item
    year = f" {item.year}" if item.year else ""
    if item.period is None:
        return dutch.MONTHS[item.month - 1] + year if item.month else "zonder maand"
    months = dutch.listing(dutch.MONTHS[month - 1] for month in item.period.months)
    return f"{item.period.name}{year} ({months})"


def who(scheduled: Scheduled) -> str:
    """Who is responsible, as adopted where that differs from the registered names."""
    cells = scheduled.item.cells
    return (cells.responsible if cells else None) or " + ".join(scheduled.responsible)


def days(first: str | None, last: str | None) -> str:
    """The days of an item in Dutch; empty when it names none."""
    if first is None:
        return ""
    return dutch.day_span(date.fromisoformat(first), date.fromisoformat(last or first))


def _title(asked: Selection, programme: Programme) -> str:
    """What was asked for: "Planning mei, Vaals, thema Jeugd en Veiligheid"."""
    parts = []
    if asked.months:
        first, last = dutch.MONTHS[asked.months[0] - 1], dutch.MONTHS[asked.months[-1] - 1]
        parts.append(first if len(asked.months) == 1 else f"{first} t/m {last}")
    if asked.year:
        parts.append(f"{parts.pop()} {asked.year}" if parts else str(asked.year))
    if asked.gemeente:
        gemeente = next(each.name for each in programme.gemeenten if each.id == asked.gemeente)
        parts.append(f"alleen {gemeente}" if asked.only else f"voor {gemeente}")
    if asked.theme:
        theme = next(each.title for each in programme.themes if each.id == asked.theme)
        parts.append(f"thema {theme}")
    if asked.responsible:
        name = next(each.label for each in names.parties(programme) if each.id == asked.responsible)
        parts.append(f"door {name}")
    if asked.search:
        parts.append(f"met '{asked.search}'")
    period = programme.period
    whole = "van het hele jaar" if len(months_of(period)) <= 12 else "van de hele looptijd"
    return f"Planning {', '.join(parts) or whole}"


def _cells(scheduled: Scheduled) -> dict[str, Any]:
    item = scheduled.item
    return {
        "month": item.month,
        "period": item.period.name if item.period else None,
        "year": item.year,
        "title": item.title,
        "responsible": scheduled.responsible,
        "who": who(scheduled),
        "domain": item.domain,
        "days": days(item.from_, item.to),
        "theme": scheduled.theme,
        "actions": item.actions,
        "from": item.from_,
        "to": item.to,
    }


def _contract(scheduled: Scheduled) -> dict[str, Any]:
    item = scheduled.item
    period = {"name": item.period.name, "months": list(item.period.months)} if item.period else None
    return {
        "month": item.month,
        "period": period,
        **({"year": item.year} if item.year else {}),
        "title": item.title,
        "responsible": list(scheduled.responsible),
        "domain": item.domain,
        "theme": scheduled.theme,
        "actions": list(item.actions),
        "from": item.from_,
        "to": item.to,
    }
