"""Hours as columns, cells and JSON: one estimate, and sums of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from typing import Any

from uvp_cli import dutch
from uvp_cli.queries.hours import Account, Figures, HoursLine, Unread
from uvp_cli.reports.asked import told
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours_words import row_title
from uvp_cli.reports.tables import Cell, Column, For, Kind
from uvp_cli.reports.terms import PER

SPLIT = (
    Column("own", "Eigen", Kind.HOURS, For.PROGRAMS),
    Column("shared", "Aandeel", Kind.HOURS, For.PROGRAMS),
    Column("assumed", "Aanname", Kind.HOURS, For.PROGRAMS),
)
RANGE = (
    Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
    Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
    Column("range", "Laag–hoog", Kind.HOURS, For.PEOPLE),
)


def figure_cells(figures: Figures | None) -> dict[str, Cell]:
    """The cells of a sum by the key of their column; without figures where nothing is said."""
    return {**figures_contract(figures), "range": span(figures)}


def span(figures: Figures | None) -> str:
    """The least and the most hours: 100–120; a dash where the programme names none."""
    return dutch.span(figures.low, figures.high) if figures else "–"


def in_all(figures: Figures, unit: str = "") -> str:
    """The hours, with the least and the most behind their `unit` where those differ."""
    between = f" ({span(figures)})" if figures.low != figures.high else ""
    return f"{dutch.number(figures.hours)}{unit}{between}"


def _counted(get: Callable[[Figures], Cell]) -> Callable[[HoursLine], Cell]:
    return lambda line: get(line.figures) if line.quantified else None


def _per_person(line: HoursLine) -> Decimal | None:
    return None if line.quantified else line.estimate.hours


def _basis(line: HoursLine) -> str | None:
    """For whom the hours are; of an amount without hours the cell as it stands."""
    return PER[line.per] if line.estimate.hours is not None else _cell(line)


def _measure(line: HoursLine | Unread) -> str | None:
    """The title of the measure that the hours are of, where it is one."""
    return line.work.own.title if line.work.place else None


def _cell(line: HoursLine) -> str | None:
    return line.work.hours.cell if line.work.hours else None


LINE: Facts[HoursLine] = Facts.of(
    Fact("theme", "Thema", lambda line: line.theme, For.PROGRAMS),
    Fact("action", "Id", lambda line: line.action.id, For.PROGRAMS),
    Fact("measure", "Maatregel", _measure, For.PROGRAMS, optional=True),
    Fact("title", "Actie", row_title, json=lambda line: line.action.title),
    Fact(
        *("department", "Afdeling", lambda line: line.written.department, For.PROGRAMS),
        optional=True,
    ),
    Fact("year", "Jaar", lambda line: line.written.year, For.PROGRAMS, optional=True),
    Fact("per", "Grondslag", lambda line: line.per, For.PROGRAMS),
    Fact("basis", "Grondslag", _basis, For.PEOPLE),
    Fact("hours", "Uren", _counted(attrgetter("hours")), kind=Kind.HOURS),
    Fact("low", "Laag", _counted(attrgetter("low")), For.PROGRAMS, Kind.HOURS),
    Fact("high", "Hoog", _counted(attrgetter("high")), For.PROGRAMS, Kind.HOURS),
    Fact("range", "Laag–hoog", _counted(span), For.PEOPLE, Kind.HOURS),
    Fact("hours_per_person", "Uren per persoon", _per_person, For.PROGRAMS, Kind.HOURS),
    Fact("assumed", "Aanname", lambda line: line.assumed, For.PROGRAMS),
    Fact("cell", "Cel", _cell, For.PROGRAMS),
    Fact("note", "Toelichting", lambda line: line.note, For.PROGRAMS),
    order=(
        *("theme", "action", "measure", "title", "department", "year", "per"),
        *("hours", "low", "high", "assumed", "cell", "note"),
    ),
)
"""An estimate; without figures where it is in no total."""


def unquantified_contract(line: HoursLine) -> dict[str, Any]:
    """An estimate that is in no total."""
    written = line.written
    # The amount in a unit, where it has no hours.
    amount = {"amount": written.amount, "unit": written.unit, "per": written.per}
    return {
        "theme": line.theme,
        "action": line.action.id,
        **({"measure": title} if (title := _measure(line)) else {}),
        "title": line.action.title,
        "hours_per_person": line.estimate.hours,
        **(amount if written.unit else {}),
        "cell": _cell(line),
    }


def unread_contract(unread: Unread) -> dict[str, Any]:
    """An hours cell without an estimate."""
    return {
        "theme": unread.theme,
        "action": unread.work.action.id,
        **({"measure": title} if (title := _measure(unread)) else {}),
        "title": unread.work.action.title,
        "cell": unread.cell,
    }


def unread_contracts(account: Account) -> dict[str, Any]:
    """The cells without an estimate under their key, where there are any."""
    listed = [unread_contract(unread) for unread in account.unread]
    return {"without_estimate": listed} if listed else {}


def question_contract(account: Account) -> dict[str, Any]:
    """Which actions count, and what is reckoned otherwise than the document says."""
    scope, choices = account.scope, account.choices
    keys = ("theme", "department", "partner", "goal")
    labels = {key: told(getattr(scope, key)) for key in ("level", "priority")}
    return {
        "scope": {
            **{key: told(getattr(scope, key)) for key in keys},
            **{key: asked for key, asked in labels.items() if asked},
        },
        "choices": {
            "allocation": choices.allocation.key if choices.allocation else None,
            "without": list(choices.without),
            "reading": choices.reading,
            "persons": choices.persons,
        },
    }


def figures_contract(figures: Figures | None) -> dict[str, Decimal | None]:
    """Figures under English keys; each is None where nothing is said."""
    keys = ("own", "shared", "assumed", "hours", "low", "high")
    return {key: getattr(figures, key) if figures else None for key in keys}
