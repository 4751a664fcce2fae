"""What of a programme is for one municipality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths
from uvp_cli.programme.model import BudgetItem, Programme, Statement, Theme
from uvp_cli.queries import actions, budget, planning, questions
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.planning import Scheduled
from uvp_cli.queries.questions import Question
from uvp_cli.values import dataclass

OTHERS = ("departments", "partners", "roles")
"""Who has a part in the whole programme; an excerpt names them with each action."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is for one municipality, or with `gemeente` None all that the programme has.

    A theme has its own `actions` and passages alone. `budget` is what is said of money;
    `questions` are those that are open: an assumption is an answer, and no question.
    """

    gemeente: str | None
    themes: tuple[Theme, ...]
    introduction: tuple[Statement, ...]
    actions: tuple[Listed, ...]
    planning: tuple[Scheduled, ...]
    budget: tuple[BudgetItem, ...]
    questions: tuple[Question, ...]


def take(programme: Programme, gemeente: str | None = None) -> Excerpt:
    """What of the programme is for the municipality with this id, or all of it."""
    listed = actions.select(programme, actions.Selection(gemeente=gemeente))
    own = frozenset(each.action.id for each in listed)
    planned = planning.select(programme, planning.Selection(gemeente=gemeente))
    found = Excerpt(
        gemeente=gemeente,
        themes=tuple(
            _own(theme, own)
            for theme in programme.themes
            if gemeente is None or not theme.gemeenten or gemeente in theme.gemeenten
        ),
        introduction=_about(programme.introduction, own),
        actions=listed,
        planning=planned,
        budget=tuple(line.item for line in budget.add_up(programme, gemeente).lines),
        questions=(),
    )
    return replace(found, questions=tuple(_open(programme, found, own)))


def _own(theme: Theme, own: frozenset[str]) -> Theme:
    return replace(
        theme,
        actions=tuple(each for each in theme.actions if each.id in own),
        residents=_about(theme.residents, own),
        communication=_about(theme.communication, own),
    )


def _about(passages: tuple[Statement, ...], own: frozenset[str]) -> tuple[Statement, ...]:
    """The passages about any of these actions, and those about none in particular."""
    return tuple(each for each in passages if not each.actions or not own.isdisjoint(each.actions))


def _open(programme: Programme, found: Excerpt, own: frozenset[str]) -> Iterator[Question]:
    out = frozenset(_left_out(programme, found, own)) if found.gemeente else frozenset()
    for each in questions.ask(programme):
        parts = (each.path[:length] for length in range(1, len(each.path) + 1))
        if each.kind != "assumption" and out.isdisjoint(parts):
            yield each


def _left_out(programme: Programme, found: Excerpt, own: frozenset[str]) -> Iterator[KeyPath]:
    """The paths to all that an excerpt does not hold."""
    yield from ((section,) for section in OTHERS)
    themes = {theme.id for theme in found.themes}
    items = {each.item for each in found.planning}
    for path, theme in paths.themes(programme):
        if theme.id not in themes:
            yield path
        kept = {
            "budget": found.budget,
            "residents": _about(theme.residents, own),
            "communication": _about(theme.communication, own),
        }
        for key, passages in kept.items():
            yield from ((*path, *each) for each in _missing(key, getattr(theme, key), passages))
    yield from (path for path, action in paths.actions(programme) if action.id not in own)
    yield from (path for path, item in paths.planning(programme) if item not in items)
    yield from _missing("introduction", programme.introduction, found.introduction)
    for place, gemeente in enumerate(programme.gemeenten):
        if gemeente.id != found.gemeente:
            yield "gemeenten", place


def _missing(key: str, given: Sequence[object], kept: Sequence[object]) -> Iterator[KeyPath]:
    """The places in a list of what is not kept."""
    return ((key, place) for place, each in enumerate(given) if each not in kept)
