"""Rules about ids that point to something else in the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Literal

from uvp_cli.diagnostics import Finding, KeyPath, Rule
from uvp_cli.model import Programme
from uvp_cli.rules import paths

UNKNOWN_GOAL = Rule("UVP301", "Onbekende doelstelling")
UNKNOWN_DEPARTMENT = Rule("UVP302", "Onbekende afdeling")
UNKNOWN_PARTNER = Rule("UVP303", "Onbekende ketenpartner")
UNKNOWN_GEMEENTE = Rule("UVP304", "Onbekende gemeente")
UNKNOWN_ACTION = Rule("UVP305", "Onbekende actie")
UNKNOWN_RESPONSIBLE = Rule("UVP306", "Onbekende verantwoordelijke")


def unknown_goal(programme: Programme) -> Iterator[Finding]:
    """An action serves goals that exist."""
    known = [goal.id for theme in programme.themes for goal in theme.goals]
    for path, action in paths.actions(programme):
        yield from _unknown(UNKNOWN_GOAL, (*path, "goals"), action.goals, known)


def unknown_department(programme: Programme) -> Iterator[Finding]:
    """A capacity row names registered departments."""
    return _in_capacity(UNKNOWN_DEPARTMENT, programme, "departments")


def unknown_partner(programme: Programme) -> Iterator[Finding]:
    """A capacity row names registered partners."""
    return _in_capacity(UNKNOWN_PARTNER, programme, "partners")


def unknown_gemeente(programme: Programme) -> Iterator[Finding]:
    """Exceptions and weights are for municipalities of this programme."""
    known = [gemeente.id for gemeente in programme.gemeenten]
    tables: list[tuple[KeyPath, Iterable[str]]] = [
        (("allocation", "weights"), programme.allocation.weights)
    ]
    for path, estimate in paths.estimates(programme):
        tables.append(((*path, "except"), estimate.except_))
        for index, reading in enumerate(estimate.alternatives):
            tables.append(((*path, "alternatives", index, "except"), reading.except_))
    for path, named in tables:
        for name in named:
            if name not in known:
                yield _finding(UNKNOWN_GEMEENTE, (*path, name), name, known, key=True)


def unknown_action(programme: Programme) -> Iterator[Finding]:
    """Planning items and passages name actions that exist."""
    known = [action.id for _, action in paths.actions(programme)]
    for path, item in paths.planning(programme):
        yield from _unknown(UNKNOWN_ACTION, (*path, "actions"), item.actions, known)
    for path, theme in paths.themes(programme):
        for section in ("residents", "budget", "communication"):
            for index, passage in enumerate(getattr(theme, section)):
                place = (*path, section, index, "actions")
                yield from _unknown(UNKNOWN_ACTION, place, passage.actions, known)


def unknown_responsible(programme: Programme) -> Iterator[Finding]:
    """Who is responsible is a role, department, partner or municipality."""
    known = [
        party.id
        for section in (
            programme.roles,
            programme.departments,
            programme.partners,
            programme.gemeenten,
        )
        for party in section
    ]
    for path, item in paths.planning(programme):
        place = (*path, "responsible")
        named = item.responsible
        yield from _unknown(UNKNOWN_RESPONSIBLE, place, named, known)


def _in_capacity(
    rule: Rule, programme: Programme, section: Literal["departments", "partners"]
) -> Iterator[Finding]:
    known = [party.id for party in getattr(programme, section)]
    for path, action in paths.actions(programme):
        if action.capacity:
            named = getattr(action.capacity, section)
            yield from _unknown(rule, (*path, "capacity", section), named, known)


def _unknown(
    rule: Rule, path: KeyPath, named: tuple[str, ...], known: list[str]
) -> Iterator[Finding]:
    for index, name in enumerate(named):
        if name not in known:
            yield _finding(rule, (*path, index), name, known)


def _finding(
    rule: Rule, path: KeyPath, name: str, known: list[str], *, key: bool = False
) -> Finding:
    near = get_close_matches(name, known, n=1)
    hint = f"Bedoelt u '{near[0]}'?" if near else f"Bekend: {', '.join(known[:8]) or 'geen'}."
    return Finding(rule, path, f"{rule.title} '{name}'.", hint, at_key=key)
