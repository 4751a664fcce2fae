"""One month of the programme as an agenda page for a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.origin import Placed
from uvp_cli.programme.periods import Asked
from uvp_cli.queries import actions, planning, questions
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.planning import Scheduled, Selection
from uvp_cli.reports.actions import actions_report
from uvp_cli.reports.papers.paper import Block, Heading, Paper, Paragraph
from uvp_cli.reports.papers.parts import assumptions, noted, table, without
from uvp_cli.reports.planning import planning_report
from uvp_cli.reports.questions import questions_report

YEAR = 12
"""Months for which hours are hours per year."""


def agenda_page(loaded: Placed, asked: Asked, gemeente: str | None = None) -> Paper:
    """The items due in the time asked for, the actions that they belong to, and open questions."""
    programme = loaded.programme
    selection = Selection(asked=asked, gemeente=gemeente)
    items = planning.select(programme, selection)
    name = _name(programme, gemeente)
    return Paper(
        title=f"Agenda {asked.dated}" + (f", {name}" if name else ""),
        subtitle=programme.title,
        blocks=(*_due(items, loaded, selection), *_involved(items, loaded, gemeente)),
        month=programme.period.from_,
        contents=False,
    )


def _name(programme: Programme, gemeente: str | None) -> str | None:
    return next((one.name for one in programme.gemeenten if one.id == gemeente), None)


def _due(items: tuple[Scheduled, ...], loaded: Placed, selection: Selection) -> Iterator[Block]:
    yield Heading(1, "Op de planning")
    if not items:
        yield Paragraph(("In deze tijd staat er niets op de planning.",))
        return
    due = table(planning_report(items, loaded, selection))
    yield noted(due, [assumptions(scheduled.item.remarks) for scheduled in items])


def _involved(
    items: tuple[Scheduled, ...], loaded: Placed, gemeente: str | None
) -> Iterator[Block]:
    named = {action for scheduled in items for action in scheduled.item.actions}
    selection = actions.Selection(gemeente=gemeente)
    listed = tuple(
        own for own in actions.select(loaded.programme, selection) if own.action.id in named
    )
    if listed:
        yield Heading(1, "Acties die daarbij horen")
        report = actions_report(listed, loaded, selection)
        title = f"Wat deze acties vragen, {_whose(loaded.programme, gemeente)}"
        yield without(table(report, title), "when")
    yield from _open(listed, loaded)


def _whose(programme: Programme, gemeente: str | None) -> str:
    """For how long and for whom the hours are; they are not those of the month."""
    name = _name(programme, gemeente)
    long = len(months_of(programme.period))
    time = (
        "per jaar"
        if long == YEAR
        else f"in de hele looptijd van {dutch.plural(long, 'maand', 'maanden')}"
    )
    return f"{time}, {f'voor {name}' if name else 'alle gemeenten samen'}"


def _open(listed: tuple[Listed, ...], loaded: Placed) -> Iterator[Block]:
    own = {one.action.id for one in listed}
    about = [
        question
        for question in questions.ask(loaded.programme)
        if question.part.kind == "action" and question.part.id in own
    ]
    if about:
        yield Heading(1, "Wat nog open is")
        report = questions_report(about, loaded)
        yield without(table(report, "Open punten bij deze acties"), "place", "line")
