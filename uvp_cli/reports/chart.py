"""Hours as bars and the planning as a strip of months, readable without colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.hours import Account, Figures
from uvp_cli.planning import Scheduled, Selection
from uvp_cli.reports.hours import (
    NO_HOURS,
    account_report,
    asked,
    overview_report,
    theme_title,
    who,
)
from uvp_cli.reports.origin import Loaded
from uvp_cli.reports.planning import planning_report
from uvp_cli.tables import Cell, Column, For, Kind, Report, Row, Table

LENGTH = 36
"""Characters of the longest bar."""
PARTS = (("own", "█", "eigen"), ("shared", "▓", "gezamenlijk"), ("assumed", "░", "op aanname"))
"""What a bar is made of: a key of the figures, its character and its name."""
NO_DOMAIN = "Zonder domein"


def hours_chart(accounts: Sequence[Account], together: Account, loaded: Loaded) -> Report:
    """The hours of one municipality by theme, or of all `accounts`, as bars.

    Programs get what they get without a chart.
    """
    if together.gemeente:
        rows = [
            (theme_title(together.programme, theme), figures)
            for theme, figures in together.by_theme.items()
        ]
        noun, contract = "Thema", account_report(together, loaded).contract
    else:
        rows = [(each.gemeente.name, each.totals) for each in accounts if each.gemeente]
        noun, contract = "Gemeente", overview_report(accounts, together, loaded).contract
    most = max((figures.hours for _, figures in rows), default=Decimal(0))
    table = Table(
        title=f"Uren voor {who(together)}{asked(together)}",
        subtitle=loaded.subtitle,
        columns=(
            Column("name", noun),
            Column("hours", "Uren", Kind.HOURS),
            Column("range", "Laag–hoog", Kind.HOURS),
            Column("bar", "", reader=For.PEOPLE),
        ),
        rows=tuple(
            Row((name, figures.hours, dutch.span(figures.low, figures.high), bar(figures, most)))
            for name, figures in rows
        ),
        notes=(", ".join(f"{character} {name}" for _, character, name in PARTS) + ".",),
        empty=NO_HOURS,
    )
    return Report(table, contract)


def bar(figures: Figures, most: Decimal) -> str:
    """A bar of `figures`, where the longest is `most` hours.

    Each part ends where the hours up to there end, so that the parts together are as long
    as the whole.
    """
    if not most:
        return ""
    text = ""
    reached = Decimal(0)
    for key, character, _ in PARTS:
        reached += getattr(figures, key)
        text += character * (round(reached * LENGTH / most) - len(text))
    return text


def planning_chart(items: Sequence[Scheduled], loaded: Loaded, wanted: Selection) -> Report:
    """How many planning items there are in each month, domain by domain.

    What runs over several months counts in each. Programs get the items themselves.
    """
    found = planning_report(items, loaded, wanted)
    per_domain: dict[str, Counter[int]] = {}
    for each in items:
        per_domain.setdefault(each.item.domain or NO_DOMAIN, Counter()).update(each.months)
    rows = [Row(_strip(domain, months)) for domain, months in per_domain.items()]
    rows.append(Row(_strip("Alle", _together(per_domain.values())), "total"))
    table = Table(
        title=found.content.title,
        subtitle=loaded.subtitle,
        columns=(
            Column("domain", "Domein"),
            *(
                Column(f"month_{number}", name, Kind.NUMBER)
                for number, name in enumerate(dutch.SHORT_MONTHS, start=1)
            ),
        ),
        rows=tuple(rows) if items else (),
        notes=("Wat over meer maanden loopt, telt in elke maand mee.",) if items else (),
        empty="Geen planningsitems gevonden.",
    )
    return replace(found, content=table)


def _strip(name: str, months: Counter[int]) -> tuple[Cell, ...]:
    """A row of the strip; a month with nothing is empty."""
    return (name, *(months.get(number) for number in range(1, 13)))


def _together(counts: Iterable[Counter[int]]) -> Counter[int]:
    return sum(counts, Counter())
