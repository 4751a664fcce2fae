"""What a document says that the programme does not: read into it, or added to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from uvp_cli import dutch
from uvp_cli.reports.tables import grouped

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


_TOLD = {
    "actions": "koppel",
    "goals": "koppel",
    "period": "maand",
    "status": "lezen|lezing",
    "title": "titel",
}
"""What an assumption says of a key that is ours, where it says it in words."""


def untold(record: Derivable, told: str) -> tuple[str, ...]:
    """The keys of a record that are ours, but for those that the assumptions `told` speak of."""
    return tuple(
        key
        for key in record.derived
        if key not in _TOLD or not re.search(_TOLD[key], told, re.IGNORECASE)
    )


def ours(record: Derivable, told: str = "") -> Iterator[tuple[str, str]]:
    """What each key of a record is called that is filled in and ours, and how it came there. Not of
    a key of which the assumptions `told` say so in words."""
    for key in untold(record, told):
        if getattr(record, key):
            yield _LABELS[key], ADDED if key == "code" else DERIVED


def notes(record: Derivable, told: str = "") -> tuple[str, ...]:
    """What of a record is ours, as sentences for footnotes: one for all that came the same way."""
    labels = grouped((how, label) for label, how in ours(record, told))
    return tuple(f"{dutch.listing(those).capitalize()}: {how}." for how, those in labels.items())
