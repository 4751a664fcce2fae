"""The part of a document that is ours and not the programme's: read into it, or added to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from uvp_cli import dutch
from uvp_cli.programme import paths
from uvp_cli.programme.model import Action, Programme
from uvp_cli.programme.work import Work
from uvp_cli.reports.facts import Fact, T
from uvp_cli.reports.tables import For, grouped

if TYPE_CHECKING:
    from uvp_cli.document.findings import KeyPath

DERIVED = "onze lezing; zo staat het niet in het programma"
ADDED = "toegevoegd; staat niet in het programma"
LABELS = {
    "actions": "Acties",
    "code": "Gemeentecode",
    "gemeenten": "Gemeenten",
    "goals": "Doelstellingen",
    "period": "Maanden van de periode",
    "status": "Soort",
    "title": "Titel",
}
"""The Dutch for each key that can be ours."""


def derived_fact(keys: Callable[[T], tuple[str, ...]], *, optional: bool = True) -> Fact[T]:
    """The fact which `keys` of a thing are ours."""
    return Fact("derived", "Onze lezing", keys, For.PROGRAMS, optional=optional, words=LABELS)


class Derivable(Protocol):
    """A part of the programme of which some keys may be ours."""

    @property
    def derived(self) -> tuple[str, ...]:
        """The keys that are."""


def ours(record: Derivable) -> Iterator[tuple[str, str, str]]:
    """Each key of a record that is filled in and ours, the Dutch for it and how it came there."""
    for key in record.derived:
        if getattr(record, key):
            yield key, LABELS[key], ADDED if key == "code" else DERIVED


def is_told(record: Derivable, assumptions: int) -> bool:
    """Whether as many assumptions stand beside a record as it has keys that are ours: there each is
    told with its reason."""
    return assumptions >= len([*ours(record)])


def origins(programme: Programme) -> dict[KeyPath, str]:
    """How each value came there that is ours, by its path."""
    return {
        (*path, key): "toegevoegd" if key == "code" else "onze lezing"
        for path, record in paths.values(programme)
        for key in getattr(record, "derived", ())
    }


def origin_of(path: KeyPath, known: Mapping[KeyPath, str]) -> str:
    """How a value came there that stands at or above a path, where it is ours; else empty."""
    return next((known[path[:end]] for end in range(len(path), 0, -1) if path[:end] in known), "")


OUR_REACH = (
    "Voor welke gemeenten een actie of planningsitem is, is deels onze lezing; zo staat het niet "
    "in het programma."
)


def reads_reach(programme: Programme) -> bool:
    """Whether it is our reading for which municipalities anything is."""
    records: tuple[Derivable, ...] = (
        *(action for _, action in paths.actions(programme)),
        *programme.planning,
    )
    return any("gemeenten" in record.derived for record in records)


def reach_notes(programme: Programme) -> tuple[str, ...]:
    """The note that it is, where it is."""
    return (OUR_REACH,) if reads_reach(programme) else ()


def goal_notes(actions: Iterable[Action]) -> Iterator[str]:
    """Notes that the links of these actions with goals are ours, as far as they are."""
    linked = ["goals" in action.derived for action in actions if Work(action).goals]
    yield from link_notes("acties aan doelstellingen", linked)


def link_notes(links: str, ours: Sequence[bool]) -> Iterator[str]:
    """Notes that the links ("acties aan doelstellingen") are ours, as far as any are `ours`."""
    if any(ours):
        partly = "" if all(ours) else "deels "
        yield f"De koppelingen van {links} zijn {partly}van ons; {NOT_THERE}"


NOT_THERE = "zo staan zij niet in het programma."


def notes(record: Derivable) -> tuple[str, ...]:
    """The keys of a record that are ours, in a sentence for all that came there the same way."""
    by_way = grouped((how, label) for _, label, how in ours(record))
    return tuple(f"{dutch.listing(labels).capitalize()}: {how}." for how, labels in by_way.items())
