"""The ids that a question names of one kind: one, several, or none, which means everything."""

from __future__ import annotations

from uvp_cli.programme.names import contains

Wanted = str | tuple[str, ...] | None
"""One id, several, or None for all; an empty tuple is all too."""


def ids(wanted: Wanted) -> tuple[str, ...]:
    """The ids that are named, nothing for all."""
    return (wanted,) if isinstance(wanted, str) else wanted or ()


def wants(wanted: Wanted, *own: str | None) -> bool:
    """Whether something with these ids of its own is among what is wanted."""
    named = ids(wanted)
    return not named or not set(named).isdisjoint(own)


def contains_any(text: str, wanted: Wanted) -> bool:
    """Whether any of the texts that are wanted stands in `text`, whatever the case and accents."""
    return not wanted or any(contains(text, sought) for sought in ids(wanted))
