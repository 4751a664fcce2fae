"""A programme on one screen, with the commands to go on with."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.overview import Overview
from uvp_cli.queries.planning import Scheduled
from uvp_cli.reports.hours import in_all
from uvp_cli.reports.hours_words import silence
from uvp_cli.reports.planning import who
from uvp_cli.reports.questions import said_of
from uvp_cli.reports.standing import stand
from uvp_cli.reports.tables import Column, Report, Row, Table

SHOWN = (5, 3)
"""Rows of this month and of the next; a screen has 24 lines."""


def overview_report(overview: Overview, loaded: Loaded, others: str = "") -> Report:
    """This month, the next, and how it stands, each with the command that gives the whole; and
    which `others` there are to ask."""
    table = Table(
        title=overview.programme.title,
        subtitle="; ".join(filter(None, (loaded.origin, loaded.state))),
        columns=(Column("what", "Wat"), Column("detail", "")),
        rows=(*_months(overview), Row(("Hoe het staat",), "section"), *_standing(overview, loaded)),
        notes=(
            *([f"Hier staat ook {others}. Dat kiest u met --jaar of --file."] if others else []),
            "Verder met: uvp planning, uvp show, uvp --help.",
        ),
    )
    return Report(table)


def _months(overview: Overview) -> Iterator[Row]:
    now, period = dutch.month_of(overview.month), overview.programme.period
    if overview.month not in overview.due:
        runs = dutch.from_to(period.from_, period.last)
        yield Row((f"Dit programma loopt {runs}; nu is het {now}.",), "section")
    for (month, due), most in zip(overview.due.items(), SHOWN, strict=False):
        yield Row((f"Planning van {dutch.month_of(month)} ({len(due)})",), "section")
        cells = [(it.item.title, _detail(it, overview.programme)) for it in due]
        yield from _some(cells, most, f"uvp planning --month {month}")


def _standing(overview: Overview, loaded: Loaded) -> Iterator[Row]:
    """The late and the undecided, then the hours; each with the command that tells more of it."""
    if (late := overview.late) is not None:
        said = f"Te laat volgens het logboek: {dutch.number(late)}"
        yield Row((said, "uvp progress --late" if late else ""))
    if loaded.to_decide:
        said = f"Nog te beslissen: {dutch.number(loaded.to_decide)}"
        yield Row((said, "uvp questions --kind beslissen"))
    points = said_of(overview.questions, bare=True)
    yield Row((f"Open punten: {points}", "uvp questions" if overview.questions else ""))
    hours = overview.together.said
    yield Row((f"Uren: {in_all(hours) if hours else silence(overview.together)}", "uvp hours"))


def _detail(scheduled: Scheduled, programme: Programme) -> str:
    """Who does an item, how it stands where there is a log, and that its month is our reading."""
    stood = stand(scheduled.standing, programme) if scheduled.standing else ""
    read = "maand: onze lezing" if "period" in scheduled.item.derived else ""
    return "; ".join(filter(None, (who(scheduled), stood, read)))


def _some(cells: list[tuple[str, str]], most: int, command: str) -> Iterator[Row]:
    many = len(cells) > most
    yield from map(Row, cells[: most - 1] if many else cells)
    if many:
        yield Row((f"en nog {len(cells) - most + 1}", command))
