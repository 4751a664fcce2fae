"""What a document says that the programme does not: read into it, or added to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

DERIVED = "onze lezing; zo staat het niet in het programma"
ADDED = "toegevoegd; staat niet in het programma"
ACTIONS = "Acties"
TITLE = "Titel"
GOALS = "Doelstellingen"
_LABELS = {
    "actions": ACTIONS,
    "code": "Gemeentecode",
    "gemeenten": "Gemeenten",
    "goals": GOALS,
    "period": "Maanden van de periode",
    "status": "Soort",
    "title": TITLE,
}
"""What people call a key that can be ours."""


class Derivable(Protocol):
    """A part of the programme of which some keys may be ours."""

    @property
    def derived(self) -> tuple[str, ...]:
        """The keys that are."""


def ours(record: Derivable) -> Iterator[tuple[str, str]]:
    """What each key of a record is called that is filled in and ours, and how it came there."""
    for key in record.derived:
        if getattr(record, key):
            yield _LABELS[key], ADDED if key == "code" else DERIVED


def notes(record: Derivable) -> tuple[str, ...]:
    """What of a record is ours, each as a sentence for a footnote."""
    return tuple(f"{label}: {how}." for label, how in ours(record))
