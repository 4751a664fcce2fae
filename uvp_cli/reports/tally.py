"""What the rows of an answer come to, in words; and of several answers together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from uvp_cli import dutch
from uvp_cli.reports.tables import Count


def note(tally: Iterable[Count]) -> str:
    """A tally as the note under a table: 4 acties, 440 uur voor Vaals."""
    said = (
        (each.one if each.number == 1 else each.more).format(dutch.number(each.number))
        for each in tally
        if each.more
    )
    return f"{', '.join(said)}."


def added(tallies: Iterable[tuple[Count, ...]]) -> tuple[Count, ...] | None:
    """The tallies together; None where the words for the same key are not the same."""
    sums: dict[str, Count] = {}
    for each in (count for tally in tallies for count in tally):
        known = sums.get(each.key, replace(each, number=0))
        if known.more and each.more and known.more != each.more:
            return None
        worded = each if each.more else known
        sums[each.key] = replace(worded, number=known.number + each.number)
    return tuple(sums.values())


def bare(tally: Iterable[Count]) -> tuple[Count, ...]:
    """A tally without words, which adds up whatever it is said of."""
    return tuple(replace(each, one="", more="") for each in tally)
