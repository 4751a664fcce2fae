"""The gaps in a programme: an action without hours, a goal that no action serves.

Programmes differ: one has no money, another no hours. So something only counts as missing
where the programme fills in the same thing elsewhere. Each gap is a part of the programme
with its path, in the order of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from uvp_cli.programme import paths, reach, structure
from uvp_cli.programme.model import (
    Action,
    Gemeente,
    Goal,
    HoursCell,
    PlanningItem,
    Programme,
    Theme,
    Unit,
)
from uvp_cli.programme.paths import Item, Walk
from uvp_cli.programme.work import Work, ids_of, works

RULE_OF: Mapping[str, str] = {
    "theme-without-communication": "UVP701",
    "cell-without-estimate": "UVP714",
    "action-without-hours": "UVP702",
    "action-without-goal": "UVP703",
    "action-without-planning": "UVP704",
    "action-without-partner": "UVP705",
    "goal-without-action": "UVP706",
    "gemeente-without-decision": "UVP717",
}
"""The code of the rule that reports a gap, for each kind that has one."""


def themes_without_communication(programme: Programme) -> Walk[Theme]:
    """Themes that do not say how to communicate, where another theme does and nothing is said
    of all of them together."""
    silent = structure.silent(programme, lambda theme: bool(theme.communication))
    if not programme.communication and any(theme.communication for theme in programme.themes):
        for path, theme in paths.themes(programme):
            if theme in silent:
                yield path, theme


def goals_without_action(programme: Programme) -> Walk[Goal]:
    """Goals that no action serves, where the actions of their theme serve others."""
    served = {name for _, action in paths.actions(programme) for name in Work(action).goals}
    above = structure.lineage(programme)
    linked = {
        name
        for theme in programme.themes
        if any(Work(action).goals for action in theme.actions)
        for name in above[theme.id]
    }
    for path, theme in paths.themes(programme):
        if theme.id in linked:
            goals = paths.listed("goals", theme, path)
            yield from ((at, goal) for at, goal in goals if goal.id not in served)


def actions_without_capacity(programme: Programme) -> Walk[Action]:
    """Actions without a capacity row, where others of their theme have one."""
    return _unlike_the_theme(
        programme, lambda action: any(work.own.capacity is not None for work in works(action))
    )


def actions_without_goal(programme: Programme) -> Walk[Action]:
    """Actions that serve no goal, where others of their theme do."""
    return _unlike_the_theme(programme, lambda action: bool(Work(action).goals))


def actions_without_partner(programme: Programme) -> Walk[Action]:
    """Actions whose capacity row names no partner, where other rows of their theme do."""
    for path, action in _unlike_the_theme(programme, lambda action: bool(Work(action).partners)):
        if action.capacity:
            yield path, action


def actions_without_hours(programme: Programme) -> Walk[Action]:
    """Actions that say nothing of hours, where any other does."""
    return _unlike_others(paths.actions(programme), says_hours)


def actions_without_estimate(programme: Programme) -> Walk[Action]:
    """Actions that say nothing of hours, where any other does, and those with an hours cell that is
    in no total."""
    yield from actions_without_hours(programme)
    for path, action in paths.actions(programme):
        if any(map(is_without_estimate, works(action))):
            yield path, action


def cells_without_estimate(programme: Programme) -> Walk[HoursCell]:
    """Hours cells that are in no total."""
    for path, work, cell in paths.hours_cells(programme):
        if is_without_estimate(work):
            yield path, cell


def is_without_estimate(work: Work) -> bool:
    """Whether nothing was read from the cell of a work, though it does not say "geen" or "n.v.t.",
    nor what its measures come to."""
    cell = work.hours
    if cell is None or cell.estimates:
        return False
    from uvp_cli.programme import hours_cell  # noqa: PLC0415 (most programmes have no such cell)

    said = hours_cell.read(cell.cell, {})
    return said.absent != "none" and not (said.figures and work.is_divided)


def units_without_hours(programme: Programme) -> Walk[Unit]:
    """Units in which hours are given, but of which the programme does not say how many they are."""
    used = {reading.unit for _, reading in paths.readings(programme)}
    for path, unit in paths.listed("units", programme):
        if unit.hours is None and unit.id in used:
            yield path, unit


def actions_without_planning(programme: Programme) -> Walk[Action]:
    """Actions that the month planning does not name, where it names others."""
    planned = {name for item in programme.planning for name in item.actions}
    for path, action in paths.actions(programme):
        if planned and planned.isdisjoint(ids_of(action)):
            yield path, action


def planning_without_action(programme: Programme) -> Walk[PlanningItem]:
    """Planning items that name no action, where others do."""
    return _unlike_others(paths.planning(programme), lambda item: bool(item.actions))


def gemeenten_without_decision(programme: Programme) -> Walk[tuple[Gemeente, ...]]:
    """The municipalities of which an adopted programme names no decision."""
    adoption = programme.adoption
    if adoption and adoption.status == "adopted":
        founders = reach.founders(programme)
        if all(decision.gemeenten for decision in adoption.decisions):
            decided = {name for decision in adoption.decisions for name in decision.gemeenten}
            missing = tuple(gemeente for gemeente in founders if gemeente.id not in decided)
            if missing:
                yield ("adoption",), missing


def _unlike_the_theme(programme: Programme, has: Callable[[Action], bool]) -> Walk[Action]:
    """Actions that do not have what another action of their theme has."""
    for path, theme in paths.themes(programme):
        yield from _unlike_others(paths.listed("actions", theme, path), has)


def _unlike_others(parts: Walk[Item], has: Callable[[Item], bool]) -> Walk[Item]:
    """Parts that do not have what another of them has."""
    known = list(parts)
    if any(has(record) for _, record in known):
        yield from ((path, record) for path, record in known if not has(record))


def says_hours(action: Action) -> bool:
    """Whether an action or a measure of it has an hours cell."""
    return any(work.hours for work in works(action))
