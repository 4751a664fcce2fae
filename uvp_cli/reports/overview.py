"""A programme on one screen, with the commands to go on with."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import Account
from uvp_cli.queries.overview import Overview
from uvp_cli.queries.planning import Scheduled
from uvp_cli.reports.hours_figures import span
from uvp_cli.reports.hours_words import silence
from uvp_cli.reports.planning import who
from uvp_cli.reports.standing import stand
from uvp_cli.reports.tables import Column, Report, Row, Table

SHOWN = 5
"""Rows of each part; a screen has 24 lines."""


def overview_report(overview: Overview, loaded: Loaded, others: str = "") -> Report:
    """Three short lists, each with the command that gives the whole; and which `others` there
    are to ask."""
    # An id needs no quotes in any shell; a name is somebody's text.
    gemeente = overview.programme.gemeenten[0].id
    table = Table(
        title=overview.programme.title,
        subtitle="; ".join(filter(None, (loaded.origin, loaded.state))),
        columns=(Column("what", "Wat"), Column("detail", "")),
        rows=tuple(_rows(overview)),
        notes=(
            *([f"Hier staat ook {others}. Dat kiest u met --jaar of --file."] if others else []),
            f"Verder met: uvp hours -g {gemeente}, uvp planning --month nu, uvp questions, "
            "uvp show, uvp --help.",
        ),
    )
    return Report(table)


def _rows(overview: Overview) -> Iterator[Row]:
    month = dutch.month_of(overview.month)
    if overview.running:
        yield Row((f"Planning van {month} ({len(overview.due)})",), "section")
        due = [(it.item.title, _detail(it, overview.programme)) for it in overview.due]
        yield from _some(due, "uvp planning")
    else:
        period = overview.programme.period
        begin, end = dutch.month_of(period.from_), dutch.month_of(period.last)
        yield Row((f"Dit programma loopt van {begin} t/m {end}; nu is het {month}.",), "section")
    yield Row(("Uren per gemeente",), "section")
    hours = [
        (own.gemeente.name if own.gemeente else "", _in_short(own)) for own in overview.accounts
    ]
    yield from _some(hours, "uvp hours")
    yield Row((f"Open punten: {dutch.number(overview.questions)}",), "section")
    if overview.late is not None:
        late = f"Te laat volgens het logboek: {dutch.number(overview.late)}"
        yield Row((f"{late} (uvp progress --late)" if overview.late else late,), "section")


def _detail(scheduled: Scheduled, programme: Programme) -> str:
    """Who does an item, and how it stands where there is a log."""
    stood = stand(scheduled.standing, programme) if scheduled.standing else ""
    return "; ".join(filter(None, (who(scheduled), stood)))


def _in_short(account: Account) -> str:
    figures = account.said
    return f"{dutch.number(figures.hours)} ({span(figures)})" if figures else silence(account)


def _some(cells: list[tuple[str, str]], command: str) -> Iterator[Row]:
    many = len(cells) > SHOWN
    yield from map(Row, cells[: SHOWN - 1] if many else cells)
    if many:
        yield Row((f"en nog {len(cells) - SHOWN + 1}", command))
