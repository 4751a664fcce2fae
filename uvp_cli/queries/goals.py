"""The goals, with the actions that serve them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from uvp_cli.programme import structure
from uvp_cli.programme.last import kept
from uvp_cli.programme.model import Action, Goal, Programme, Theme
from uvp_cli.programme.work import Work
from uvp_cli.queries.actions import ActionSelection, select
from uvp_cli.queries.wanted import Wanted, wants
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Served:
    """A goal of a theme, and the actions that serve it: of any theme, or of none."""

    theme: Theme
    goal: Goal
    actions: tuple[Action, ...]

    @property
    def derived(self) -> tuple[Action, ...]:
        """The actions of which the programme itself does not say that they serve the goal."""
        return tuple(action for action in self.actions if "goals" in action.derived)


def serve(
    programme: Programme,
    theme: Wanted = None,
    *,
    gemeente: Wanted = None,
    among: ActionSelection | None = None,
    uncovered: bool = False,
) -> tuple[Served, ...]:
    """The goals of these themes (ids), or of all, in the order of the themes.

    With `gemeente` (ids) as if there were no actions but those for that municipality; with `among`
    only the goals that an action of that selection serves, and with `uncovered` those that none
    serves.
    """
    return tuple(
        served
        for served in _serving(programme, among or ActionSelection(gemeente=gemeente))
        if wants(theme, served.theme.id)
        and not (uncovered and served.actions)
        and (among is None or served.actions)
    )


@kept(4)
def _serving(programme: Programme, selection: ActionSelection) -> tuple[Served, ...]:
    """Every goal of every theme with the selected actions that serve it."""
    listed_actions = select(programme, selection)
    own = {listed.action.id for listed in listed_actions}
    serving: defaultdict[str, list[Action]] = defaultdict(list)
    for listed in listed_actions:
        for name in Work(listed.action).goals:
            serving[name].append(listed.action)
    themes = [
        replace(theme, actions=tuple(action for action in theme.actions if action.id in own))
        for theme in structure.in_order(programme)
    ]
    return tuple(
        Served(theme, goal, tuple(serving[goal.id]))
        for theme in themes
        for goal in structure.by_number(theme.goals)
    )
