"""The subject of a question by ids: one of a kind, several, or none, which means everything."""

from __future__ import annotations

from collections.abc import Collection

from uvp_cli.programme.names import contains
from uvp_cli.values import dataclass

Wanted = str | tuple[str, ...] | None
"""One id, several, or None for all; an empty tuple is all too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The subject of a question: a kind of which nothing is named leaves nothing out, and of
    several of a kind any will do."""

    gemeente: Wanted = None
    theme: Wanted = None
    department: Wanted = None
    partner: Wanted = None
    goal: Wanted = None
    owner: Wanted = None
    portfolio: Wanted = None
    responsible: Wanted = None
    level: Wanted = None
    priority: Wanted = None
    area: Wanted = None


def ids(wanted: Wanted) -> tuple[str, ...]:
    """The ids that are named, nothing for all."""
    return (wanted,) if isinstance(wanted, str) else wanted or ()


def wants(wanted: Wanted, *own: str | None) -> bool:
    """Whether something with these ids of its own is among what is wanted."""
    named = ids(wanted)
    return not named or not set(named).isdisjoint(own)


def concerns(among: Collection[str], wanted: Wanted) -> bool:
    """Whether a thing for these municipalities (empty for all) is for one that is wanted."""
    return not among or wants(wanted, *among)


def contains_any(text: str, wanted: Wanted) -> bool:
    """Whether any of the texts that are wanted stands in `text`, whatever the case and accents."""
    return not wanted or any(contains(text, sought) for sought in ids(wanted))
