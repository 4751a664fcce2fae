"""The parts of a programme with the path to each, so that rules need not count."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli.diagnostics import KeyPath
from uvp_cli.model import Action, Estimate, PlanningItem, Programme, Reading, Theme


def themes(programme: Programme) -> Iterator[tuple[KeyPath, Theme]]:
    """Every theme."""
    for index, theme in enumerate(programme.themes):
        yield ("themes", index), theme


def actions(programme: Programme) -> Iterator[tuple[KeyPath, Action]]:
    """Every action, those outside the themes included."""
    for path, theme in themes(programme):
        for index, action in enumerate(theme.actions):
            yield (*path, "actions", index), action
    for index, action in enumerate(programme.other_actions):
        yield ("other_actions", index), action


def estimates(programme: Programme) -> Iterator[tuple[KeyPath, Estimate]]:
    """Every estimate of hours."""
    for path, action in actions(programme):
        if action.capacity and action.capacity.hours:
            for index, estimate in enumerate(action.capacity.hours.estimates):
                yield (*path, "capacity", "hours", "estimates", index), estimate


def readings(path: KeyPath, estimate: Estimate) -> Iterator[tuple[KeyPath, Reading]]:
    """The reading taken of the estimate at `path`, and its alternatives."""
    yield path, estimate
    for index, reading in enumerate(estimate.alternatives):
        yield (*path, "alternatives", index), reading


def planning(programme: Programme) -> Iterator[tuple[KeyPath, PlanningItem]]:
    """Every planning item."""
    for index, item in enumerate(programme.planning):
        yield ("planning", index), item


def identified(programme: Programme) -> Iterator[tuple[KeyPath, str]]:
    """Every id in the document with its path, in the order of the sections."""
    for section in ("gemeenten", "departments", "partners", "roles", "themes"):
        for index, record in enumerate(getattr(programme, section)):
            yield (section, index, "id"), record.id
    for path, theme in themes(programme):
        for section in ("ambitions", "goals"):
            for index, record in enumerate(getattr(theme, section)):
                yield (*path, section, index, "id"), record.id
    for path, action in actions(programme):
        yield (*path, "id"), action.id
    for path, item in planning(programme):
        if item.id is not None:
            yield (*path, "id"), item.id
