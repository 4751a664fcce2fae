"""Hours as bars and the planning as a strip of months, readable without colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import Account, Figures
from uvp_cli.queries.planning import Scheduled, Selection
from uvp_cli.reports.hours import (
    NO_HOURS,
    account_report,
    asked,
    assumption_notes,
    overview_report,
    persons_advice,
    theme_title,
    unquantified_notes,
    who,
)
from uvp_cli.reports.planning import planning_report
from uvp_cli.reports.tables import Column, For, Kind, Outline, Report, Row, Table

LENGTH = 36
"""Characters of the longest bar."""
PARTS = (("own", "█", "eigen"), ("shared", "▓", "gezamenlijk"), ("assumed", "░", "op aanname"))
"""What a bar is made of: a key of the figures, its character and its name."""
BLOCK, NONE = "█", "·"
"""A month in which something is, and one in which it is not."""
WITHOUT = "Zonder thema"


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
        notes=(
            ", ".join(f"{character} {name}" for _, character, name in PARTS) + ".",
            *assumption_notes(together),
            *unquantified_notes(together),
        ),
        advice=persons_advice(together),
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
    """A strip of the year for each planning item, theme by theme in the order of the document.

    Beneath it how many there are in each month: what runs over several counts in each.
    Programs get what they get without a chart.
    """
    found = planning_report(items, loaded, wanted)
    plain = found.content
    if isinstance(plain, Outline):
        raise TypeError("Planning is a table.")
    told = [place for place, each in enumerate(plain.columns) if each.reader is not For.PEOPLE]
    data = [row.cells for row in plain.rows if row.role == "data"]
    of_theme: dict[str | None, list[Row]] = {}
    for each, cells in zip(items, data, strict=True):
        shown = (each.item.title, strip(each.months), _when(each))
        row = Row((*(cells[place] for place in told), *shown))
        of_theme.setdefault(each.theme, []).append(row)
    counts = Counter(month for each in items for month in each.months)
    rows = list(_by_theme(of_theme, loaded.programme))
    rows.append(Row((*(None for _ in told), "Per maand", _counted(counts), None), "total"))
    table = replace(
        plain,
        columns=(
            *(replace(plain.columns[place], reader=For.PROGRAMS) for place in told),
            Column("item", "Wat", reader=For.PEOPLE),
            Column("strip", " ".join(month[0] for month in dutch.MONTHS), reader=For.PEOPLE),
            Column("when", "Wanneer", reader=For.PEOPLE),
        ),
        rows=tuple(rows) if items else (),
        notes=("Wat over meer maanden loopt, telt in elke maand mee.",) if items else (),
        tally=(),
    )
    return replace(found, content=table)


def _by_theme(of_theme: Mapping[str | None, list[Row]], programme: Programme) -> Iterator[Row]:
    """The rows beneath the title of their theme; those of none come last."""
    titles = [(each.id, each.title) for each in programme.themes]
    for theme, title in (*titles, (None, WITHOUT)):
        if theme in of_theme:
            yield Row((title,), "section")
            yield from of_theme[theme]


def strip(months: Collection[int]) -> str:
    """A year in which these months (1 to 12) are blocks, two characters for each month."""
    return "".join((BLOCK if month in months else NONE) * 2 for month in range(1, 13))


def _counted(counts: Mapping[int, int]) -> str:
    """How many there are in each month, as wide as a strip."""
    return "".join(str(counts.get(month) or "").ljust(2, NONE) for month in range(1, 13))


def _when(scheduled: Scheduled) -> str:
    """The months of an item in few characters."""
    months = dutch.listing(dutch.SHORT_MONTHS[month - 1] for month in scheduled.months or ())
    return f"{months} {scheduled.item.year}" if scheduled.item.year else months
