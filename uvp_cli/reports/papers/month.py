"""A part of the programme as a page: a month for a meeting, or all about a theme or a party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import NamedDays
from uvp_cli.programme.origin import Placed
from uvp_cli.queries import actions, budget, excerpt, indicators, planning, questions
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.naming import EVERYTHING, Names
from uvp_cli.queries.planning import PlanningSelection, Scheduled
from uvp_cli.reports.actions import actions_report
from uvp_cli.reports.asked import called, narrowed
from uvp_cli.reports.budget import budget_report
from uvp_cli.reports.indicators import indicators_report
from uvp_cli.reports.papers.paper import Block, Heading, Paper, Paragraph
from uvp_cli.reports.papers.parts import assumptions, noted, table, without
from uvp_cli.reports.planning import link_notes, planning_report, yearly_notes
from uvp_cli.reports.questions import Sought, for_readers, questions_report
from uvp_cli.reports.show import term


def agenda_page(loaded: Placed, days: NamedDays | None, about: Names = EVERYTHING) -> Paper:
    """The planning of these days, or all of it, with its actions and their open questions. `about`
    (ids) narrows it; without days there is all that it names, the money too."""
    programme = loaded.programme
    selection = about.narrow(PlanningSelection(asked=days))
    items = planning.select(programme, selection)
    blocks = [*_due(items, loaded, selection)]
    if about.theme or about.department or about.partner:
        part = narrowed(programme, about).removeprefix(", ")
        blocks.insert(0, Paragraph((f"Dit is een deel van het programma: {part}.",)))
    if days is None:
        listed = actions.select(programme, about.narrow(actions.ActionSelection()))
    else:
        due = {action for scheduled in items for action in scheduled.item.actions}
        everything = actions.select(programme, actions.ActionSelection(gemeente=about.gemeente))
        listed = tuple(one for one in everything if not due.isdisjoint(one.ids))
    blocks += _involved(listed, loaded, about, days)
    title = f"Agenda {days.dated}" if days else programme.title
    name = called(programme, about.gemeente, names.gemeenten)
    rest = narrowed(programme, replace(about, gemeente=()))
    return Paper(
        title=title + (f", {name}" if name else "") + rest,
        subtitle=programme.title if days else term(programme.period),
        blocks=tuple(blocks),
        month=programme.period.from_,
        contents=False,
    )


def _due(
    items: tuple[Scheduled, ...], loaded: Placed, selection: PlanningSelection
) -> Iterator[Block]:
    yield Heading(1, "Op de planning")
    if not items:
        when = "In deze tijd" if selection.asked else "Hiervan"
        yield Paragraph((f"{when} staat er niets op de planning.",))
        return
    due = table(planning_report(items, loaded, selection))
    yield noted(due, [assumptions(scheduled.item.remarks) for scheduled in items])
    for text in (*yearly_notes(items, loaded.programme), *link_notes(items)):
        yield Paragraph((text,))


def _involved(
    listed: tuple[Listed, ...], loaded: Placed, about: Names, days: NamedDays | None
) -> Iterator[Block]:
    own, is_of_party = {one.action.id for one in listed}, bool(about.department or about.partner)
    if listed:
        yield Heading(1, "Acties die daarbij horen" if days else "Acties")
        report = actions_report(listed, loaded, actions.ActionSelection(gemeente=about.gemeente))
        shown = without(table(report), "when")
        title, has_hours = "Capaciteit van deze acties", any(one.figures for one in listed)
        if has_hours:
            # They are not those of the month.
            title += f": geraamde uren over het hele programma, {_whose(loaded.programme, about)}"
        yield replace(shown, title=title)
        if has_hours and is_of_party:
            yield Paragraph((WHOLE_ACTION,))
    if days is None:
        # Of a party there is only what names an action in which it has a part.
        named = own if is_of_party else None
        yield from _measured(named, loaded, about)
        yield from _money(named, loaded, about)
    yield from _open(listed, loaded, about, days)


WHOLE_ACTION = (
    "De uren zijn die van de hele actie; zij zijn hier niet verdeeld over wie eraan meewerken."
)


def _whose(programme: Programme, about: Names) -> str:
    only = programme.gemeenten[0].id if len(programme.gemeenten) == 1 else None
    name = called(programme, about.gemeente or only, names.gemeenten)
    return f"voor {name}" if name else "alle gemeenten samen"


def _measured(own: set[str] | None, loaded: Placed, about: Names) -> Iterator[Block]:
    selection = indicators.IndicatorSelection(gemeente=about.gemeente, theme=about.theme)
    measured = indicators.measure(loaded.programme, selection)
    if listed := [one for one in measured if own is None or one.part.id in own]:
        yield Heading(1, "Indicatoren")
        yield table(indicators_report(listed, loaded, by_year=False))


def _money(own: set[str] | None, loaded: Placed, about: Names) -> Iterator[Block]:
    money = budget.add_up(loaded.programme, about.gemeente, about.theme, own)
    if money.lines:
        yield Heading(1, "Financiën")
        yield table(budget_report(money, loaded, about))


def _open(
    listed: tuple[Listed, ...], loaded: Placed, about: Names, days: NamedDays | None
) -> Iterator[Block]:
    """The open points about the actions of these days, or without days about all that is named, as
    `uvp questions` has them; only those that may change hours, money or planning."""
    programme, own = loaded.programme, actions.ids_in(listed)
    heavy = questions.ask(programme, theme=() if days else about.theme, weight="effect")
    if days is None:
        is_about = excerpt.about(programme, about)
        points = [point for point in heavy if is_about(point.path)]
    else:
        points = [it for it in heavy if it.part.id in own or not own.isdisjoint(it.about)]
    if points:
        yield Heading(1, "Open punten")
        sought = Sought(names=about)
        report = questions_report(for_readers(points, programme), loaded, sought)
        title = "Open punten bij deze acties" if days else None
        yield without(table(report, title), "place", "line")
