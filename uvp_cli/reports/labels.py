"""The labels of what a list holds, as its columns and in its contract."""

from __future__ import annotations

from typing import Any

from uvp_cli.programme.names import LEVELS
from uvp_cli.reports.facts import Fact

LABELS: tuple[Fact[Any], ...] = (
    Fact(
        *("level", "Niveau", lambda it: tuple(LEVELS[level] for level in it.labels.level)),
        json=lambda it: it.labels.level,
        optional=True,
    ),
    Fact("priority", "Prioriteit", lambda it: it.labels.priority, optional=True),
    Fact(
        *("areas", "Gebied", lambda it: it.labels.where),
        json=lambda it: it.labels.area,
        optional=True,
    ),
)
"""The level, priority and areas of things with `labels`, where anything in the list has any."""
