"""All that a programme has about one thing, beside what it says of it in its own place."""

from __future__ import annotations

from collections.abc import Iterable

from uvp_cli.programme import names, paths, structure
from uvp_cli.programme.model import Gemeente, Group, Party, Programme
from uvp_cli.queries import actions, budget, excerpt, planning, questions
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.budget import Budget
from uvp_cli.queries.history import WHOSE
from uvp_cli.queries.hours import Figures, account, said
from uvp_cli.queries.naming import Names
from uvp_cli.queries.planning import Scheduled
from uvp_cli.queries.questions import OpenQuestion
from uvp_cli.queries.subjects import Subject
from uvp_cli.queries.wanted import wants
from uvp_cli.values import dataclass

FIELDS = {
    "gemeente": "gemeente",
    "group": "gemeente",
    "theme": "theme",
    "department": "department",
    "partner": "partner",
    "goal": "goal",
    "role": "responsible",
}
"""The kinds of subjects that a selection can be made of, with the field for each."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is about a subject: the actions that are for it or involve it and their planning,
    the hours of those by what they are divided into, the money and the points that are open.

    `by` are the hours by theme for a municipality, and by municipality for anything else, with the
    name of each; `hours` are those together, None where none are said. `named` is the planning
    that names the subject itself.
    """

    subject: Subject
    actions: tuple[Listed, ...]
    planning: tuple[Scheduled, ...]
    named: tuple[Scheduled, ...]
    hours: Figures | None
    by: tuple[tuple[str, Figures], ...]
    money: Budget
    partners: tuple[Party, ...]
    questions: tuple[OpenQuestion, ...]


def compile_dossier(programme: Programme, subject: Subject) -> Dossier | None:
    """The dossier of a subject; None for a kind that has none, such as an ambition."""
    if subject.kind not in (*FIELDS, "action", "measure"):
        return None
    listed = _actions(programme, subject)
    own = actions.ids_in(listed)
    own = own & {subject.id} if subject.kind == "measure" else own
    parties = {party for action in listed for party in action.work.parties}
    planned = _planning(programme, subject, own)
    return Dossier(
        subject=subject,
        actions=listed,
        planning=planned,
        named=tuple(it for it in planned if subject.id in (*it.gemeenten, *it.parties)),
        hours=actions.hours_of(listed, subject.kind, subject.id),
        by=tuple(_by(programme, subject, listed)),
        money=_money(programme, subject, own),
        partners=tuple(party for party in programme.partners if party.id in parties),
        questions=tuple(_questions(programme, subject, own)),
    )


def _actions(programme: Programme, subject: Subject) -> tuple[Listed, ...]:
    """The actions that are for a subject or involve it; an action itself, that of a measure."""
    if subject.kind in ("action", "measure"):
        home = paths.homes(programme)[subject.id]
        return tuple(it for it in actions.list_actions(programme) if it.action.id == home)
    selected = _about(programme, subject).narrow(actions.ActionSelection())
    return actions.select(programme, selected)


def _about(programme: Programme, subject: Subject) -> Names:
    """The names by which a selection is about a subject."""
    return Names(**{FIELDS[subject.kind]: _inside(programme, subject)})


def _inside(programme: Programme, subject: Subject) -> tuple[str, ...]:
    """The id of a subject: with those of all that stands in a theme, for a group its members."""
    if isinstance(subject.record, Group):
        return subject.record.gemeenten
    return structure.below(programme, subject.id) if subject.kind == "theme" else (subject.id,)


def _planning(programme: Programme, subject: Subject, own: frozenset[str]) -> tuple[Scheduled, ...]:
    """The planning of a subject: its own, and that of its actions."""
    if subject.kind in ("action", "measure", "goal"):
        items = planning.schedule(programme)
        return tuple(scheduled for scheduled in items if not own.isdisjoint(scheduled.item.actions))
    selected = _about(programme, subject).narrow(planning.PlanningSelection())
    return planning.select(programme, selected)


def _by(
    programme: Programme, subject: Subject, listed: Iterable[Listed]
) -> Iterable[tuple[str, Figures]]:
    """The hours by theme for a municipality, by municipality for anything else; by their names."""
    if isinstance(subject.record, Gemeente):
        titles = {theme.id: theme.title for theme in programme.themes}
        for theme, figures in account(programme, subject.id).by_theme.items():
            yield titles.get(theme or "", names.OTHER_TITLE), figures
        return
    own = {action.action.id for action in listed}
    members = _inside(programme, subject) if subject.kind == "group" else None
    for gemeente in programme.gemeenten:
        lines = account(programme, gemeente.id).lines if wants(members, gemeente.id) else ()
        figures_of = said(
            line.figures
            for line in lines
            if line.action.id in own and actions.is_of(line, subject.kind, subject.id)
        )
        if figures_of:
            yield gemeente.name, figures_of


def _money(programme: Programme, subject: Subject, own: frozenset[str]) -> Budget:
    """The lines about money for a municipality or theme, or that name one of these actions."""
    if subject.kind in WHOSE:
        return budget.add_up(programme, _inside(programme, subject))
    if subject.kind == "theme":
        return budget.add_up(programme, theme=_inside(programme, subject))
    return budget.add_up(programme, actions=own)


def _questions(
    programme: Programme, subject: Subject, own: frozenset[str]
) -> Iterable[OpenQuestion]:
    """The open points about a subject; of an action or measure also those about money for it."""
    if subject.kind in (*WHOSE, "department", "partner"):
        is_about = excerpt.about(programme, _about(programme, subject))
        return (point for point in questions.ask(programme) if is_about(point.path))
    if subject.kind == "theme":
        return questions.ask(programme, theme=_inside(programme, subject))
    named = own if subject.kind in ("action", "measure") else frozenset[str]()
    points = questions.ask(programme)
    return (it for it in points if it.part.id == subject.id or not named.isdisjoint(it.about))
