"""Totals of one answer in words, and of several answers together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from uvp_cli import dutch
from uvp_cli.reports.tables import Count, Counting


def note(tally: Iterable[Count]) -> Counting:
    """A tally as the note under a table: 4 acties, 440 uur voor Vaals."""
    return Counting(f"{', '.join(_said(count) for count in tally if _words(count))}.")


def _said(count: Count) -> str:
    behind = count.one if count.number == 1 else count.more
    return " ".join(filter(None, (count.before, dutch.number(count.number), behind)))


def added(tallies: Iterable[tuple[Count, ...]]) -> tuple[Count, ...] | None:
    """The tallies together; None where the words for the same key are not the same."""
    sums: dict[str, Count] = {}
    for count in (count for tally in tallies for count in tally):
        known = sums.get(count.key, replace(count, number=0))
        if _words(known) and _words(count) and _words(known) != _words(count):
            return None
        worded = count if _words(count) else known
        number, silent = known.number + count.number, known.silent and count.silent
        sums[count.key] = replace(worded, number=number, silent=silent)
    return tuple(sums.values())


def _words(count: Count) -> str:
    return count.before + count.more


def bare(tally: Iterable[Count]) -> tuple[Count, ...]:
    """A tally without words, which adds up whatever it is said of."""
    return tuple(replace(count, one="", more="", before="") for count in tally)
