"""The labels of what a list holds, as its columns and in its contract."""

from __future__ import annotations

from typing import Protocol, TypeVar

from uvp_cli.programme.names import LEVELS
from uvp_cli.queries.labels import Labels
from uvp_cli.reports.facts import Fact


class Labelled(Protocol):
    """Something that has labels."""

    @property
    def labels(self) -> Labels:
        """Its labels, those of what it belongs to included."""


Of = TypeVar("Of", bound=Labelled)


def label_facts() -> tuple[Fact[Of], ...]:
    """Its level, priority and areas, where anything in the list has any."""
    return (
        Fact("level", "Niveau", _levels, json=lambda it: it.labels.level, optional=True),
        Fact("priority", "Prioriteit", lambda it: it.labels.priority, optional=True),
        Fact("areas", "Gebied", _where, json=lambda it: it.labels.area, optional=True),
    )


def _levels(thing: Labelled) -> tuple[str, ...]:
    return tuple(LEVELS[level] for level in thing.labels.level)


def _where(thing: Labelled) -> tuple[str, ...]:
    return thing.labels.where
