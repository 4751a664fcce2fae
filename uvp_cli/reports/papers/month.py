"""One month of the programme as an agenda page for a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import Asked
from uvp_cli.programme.origin import Placed
from uvp_cli.queries import actions, planning, questions
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.planning import Scheduled, Selection
from uvp_cli.reports.actions import actions_report
from uvp_cli.reports.papers.paper import Block, Heading, Paper, Paragraph
from uvp_cli.reports.papers.parts import assumptions, noted, table, without
from uvp_cli.reports.planning import planning_report
from uvp_cli.reports.questions import questions_report


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
        shown = without(table(report), "when")
        has_hours = any(one.figures for one in listed)
        hours = f": {_whose(loaded.programme, gemeente)}" if has_hours else ""
        yield replace(shown, title=f"Capaciteit van deze acties{hours}")
    yield from _open(listed, loaded)


def _whose(programme: Programme, gemeente: str | None) -> str:
    """Of what and for whom the hours are; they are not those of the month."""
    one = gemeente or (programme.gemeenten[0].id if len(programme.gemeenten) == 1 else None)
    name = _name(programme, one)
    whose = f"voor {name}" if name else "alle gemeenten samen"
    return f"geraamde uren over het hele programma, {whose}"


def _open(listed: tuple[Listed, ...], loaded: Placed) -> Iterator[Block]:
    own = {one.action.id for one in listed}
    about = [
        question
        for question in questions.ask(loaded.programme)
        if question.part.kind == "action"
        and question.part.id in own
        and question.weight == "effect"
    ]
    if about:
        yield Heading(1, "Open punten")
        report = questions_report(about, loaded)
        yield without(table(report, "Open punten bij deze acties"), "place", "line")
