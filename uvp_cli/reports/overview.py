"""A programme on one screen, with the commands to go on with."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli import dutch
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.overview import Overview
from uvp_cli.reports.planning import who
from uvp_cli.reports.tables import Column, Report, Row, Table

SHOWN = 5
"""Rows of each part; a screen has 24 lines."""


def overview_report(found: Overview, loaded: Loaded) -> Report:
    """Three short lists, each with the command that gives the whole."""
    # An id needs no quotes in any shell; a name is somebody's text.
    gemeente = found.programme.gemeenten[0].id
    table = Table(
        title=found.programme.title,
        subtitle=loaded.origin,
        columns=(Column("what", "Wat"), Column("detail", "Bijzonderheden")),
        rows=tuple(_rows(found)),
        notes=(
            f"Verder met: uvp hours -g {gemeente}, uvp planning --month nu, uvp questions, "
            "uvp show, uvp --help.",
        ),
    )
    return Report(table)


def _rows(found: Overview) -> Iterator[Row]:
    month = dutch.month_of(found.month)
    if found.running:
        yield Row((f"Planning van {month} ({len(found.due)})",), "section")
        yield from _some([(each.item.title, who(each)) for each in found.due], "uvp planning")
    else:
        begin, end = (
            dutch.month_of(each)
            for each in (found.programme.period.from_, found.programme.period.last)
        )
        yield Row((f"Dit programma loopt van {begin} t/m {end}; nu is het {month}.",), "section")
    yield Row(("Uren per gemeente",), "section")
    hours = [
        (
            each.gemeente.name if each.gemeente else "",
            f"{dutch.number(each.totals.hours)} ({dutch.span(each.totals.low, each.totals.high)})",
        )
        for each in found.accounts
    ]
    yield from _some(hours, "uvp hours")
    yield Row((f"Open vragen: {dutch.number(found.questions)}",), "section")


def _some(cells: list[tuple[str, str]], command: str) -> Iterator[Row]:
    """The first rows, and how many more the command gives."""
    many = len(cells) > SHOWN
    for each in cells[: SHOWN - 1] if many else cells:
        yield Row(each)
    if many:
        yield Row((f"en nog {len(cells) - SHOWN + 1}", command))
