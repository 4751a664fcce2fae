"""One month of the programme as an agenda page for a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli import dutch
from uvp_cli.programme.months import months_of
from uvp_cli.programme.origin import Placed
from uvp_cli.queries import actions, planning, questions
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.planning import Scheduled, Selection
from uvp_cli.reports.actions import actions_report
from uvp_cli.reports.papers.paper import Block, Heading, Paper, Paragraph
from uvp_cli.reports.papers.parts import noted, table, without
from uvp_cli.reports.planning import planning_report
from uvp_cli.reports.questions import questions_report

YEAR = 12
"""Months for which hours are hours per year."""


def agenda_page(loaded: Placed, month: int, gemeente: str | None = None) -> Paper:
    """What is due in a month (1 to 12), the actions that it belongs to, and what is open there."""
    programme = loaded.programme
    asked = Selection(months=(month,), gemeente=gemeente)
    items = planning.select(programme, asked)
    one = next((each.name for each in programme.gemeenten if each.id == gemeente), None)
    year = programme.period.from_[:4]
    several = f"{year}-{programme.period.last[:4]}" if programme.period.last[:4] != year else year
    return Paper(
        title=f"Agenda {dutch.MONTHS[month - 1]} {several}" + (f", {one}" if one else ""),
        subtitle=programme.title,
        blocks=(*_due(items, loaded, asked), *_involved(items, loaded, gemeente)),
        month=programme.period.from_,
        contents=False,
    )


def _due(items: tuple[Scheduled, ...], loaded: Placed, asked: Selection) -> Iterator[Block]:
    yield Heading(1, "Op de planning")
    if not items:
        yield Paragraph(("Voor deze maand staat er niets op de planning.",))
        return
    found = table(planning_report(items, loaded, asked))
    yield noted(found, [each.item.remarks for each in items])


def _involved(
    items: tuple[Scheduled, ...], loaded: Placed, gemeente: str | None
) -> Iterator[Block]:
    named = {action for each in items for action in each.item.actions}
    chosen = actions.select(loaded.programme, actions.Selection(gemeente=gemeente))
    listed = tuple(each for each in chosen if each.action.id in named)
    if listed:
        yield Heading(1, "Acties die daarbij horen")
        report = actions_report(listed, loaded, actions.Selection(gemeente=gemeente))
        yield without(table(report, f"Wat deze acties vragen, {_whose(loaded, gemeente)}"), "when")
    yield from _open(listed, loaded)


def _whose(loaded: Placed, gemeente: str | None) -> str:
    """For how long and for whom the hours are; they are not those of the month."""
    programme = loaded.programme
    name = next((each.name for each in programme.gemeenten if each.id == gemeente), None)
    long = len(months_of(programme.period))
    time = "per jaar" if long == YEAR else f"in de hele looptijd van {long} maanden"
    return f"{time}, {f'voor {name}' if name else 'alle gemeenten samen'}"


def _open(listed: tuple[Listed, ...], loaded: Placed) -> Iterator[Block]:
    own = {each.action.id for each in listed}
    asked = [
        each
        for each in questions.ask(loaded.programme)
        if each.part.kind == "action" and each.part.id in own
    ]
    if asked:
        yield Heading(1, "Wat nog open is")
        report = questions_report(asked, loaded, None, None)
        yield without(table(report, "Open vragen bij deze acties"), "place", "line")
