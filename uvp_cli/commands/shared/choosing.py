"""Remarks on how a programme was chosen among those that are near."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from uvp_cli import dutch
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate, which

SHOWN = 4
"""Programmes that a message names."""


def checked_year(year: str | None) -> str | None:
    """A year that was asked for. Raises `UsageProblem` where it is written in another way."""
    if year is not None and not (year.isascii() and year.isdigit() and len(year) == 4):
        raise UsageProblem(f"Een jaar heeft vier cijfers; '{year}' niet.")
    return year


def remarks(meant: locate.Meant, wanted: locate.WantedTime, *, within: bool) -> Iterator[str]:
    """Says why these programmes answer, where who asks cannot know it; and that one is a concept.

    `within` says that the answer is about the year asked for alone.
    """
    choice = meant.choice
    if choice is None:
        return
    chosen = [candidate for candidate in choice.near if candidate.file in meant.files]
    if wanted.year is None and choice.reason != "now" and chosen[0].first:
        order = "eerste dat volgt" if choice.reason == "following" else "laatste"
        rank = f"het {order}: " if len(choice.near) > 1 else ""
        yield (
            f"Voor {dutch.month_of(wanted.month)} staat hier geen vastgesteld programma; dit is "
            f"{rank}{locate.describe(chosen[0].file)} ({span(chosen[0])})."
        )
    if len(choice.fitting) > len(meant.files) and wanted.year is None:
        rivals = [fit.file for fit in choice.fitting if fit.file not in meant.files]
        yield (
            f"Over dezelfde tijd gaat ook {listed(rivals)}; dit is "
            f"{locate.describe(meant.files[0])}. Een ander kiest u met --file."
        )
    for candidate in chosen:
        if wanted.year and not within and candidate.first[:4] < candidate.last[:4]:
            file = locate.describe(candidate.file)
            yield f"Dit gaat over de hele looptijd van {file}: {span(candidate)}."
        if candidate.concept:
            yield f"{locate.describe(candidate.file)} is een concept: het is nog niet vastgesteld."


def none_of(year: str, meant: locate.Meant) -> str:
    """The message where no programme that is near has a year."""
    known = [candidate for candidate in meant.near if candidate.first]
    return f"Er is hier geen programma van {year}" + (f"; wel {_some(known)}." if known else ".")


def elsewhere(month: str) -> str:
    """The programmes near that have a month (yyyy-mm), for behind a message."""
    meant = locate.meant((), os.environ, Path.cwd(), locate.WantedTime(month))
    having = [candidate for candidate in meant.near if candidate.holds(month)]
    return f" Die tijd heeft {_some(having)}: --jaar {month[:4]}." if having else ""


def span(candidate: which.Candidate) -> str:
    """The months of a programme in Dutch."""
    return dutch.month_span(candidate.first, candidate.last)


def listed(files: Sequence[str]) -> str:
    """The names of some files as a sentence lists them."""
    return dutch.some([*map(locate.describe, files)], SHOWN)


def others(file: str) -> str:
    """The programmes in the folder of this one, described; empty where it is the only one."""
    beside = locate.siblings(Path(file))
    here = Path(file).resolve()
    return _some([which.candidate(file) for file in beside if Path(file).resolve() != here])


def _some(candidates: Sequence[which.Candidate]) -> str:
    """The first of these programmes with their months."""
    return dutch.some([*map(_described, candidates)], SHOWN)


def _described(candidate: which.Candidate) -> str:
    """A file with its months, and whether it is a concept."""
    about = [span(candidate)] if candidate.first else []
    about += ["concept"] if candidate.concept else []
    return locate.describe(candidate.file) + (f" ({', '.join(about)})" if about else "")
