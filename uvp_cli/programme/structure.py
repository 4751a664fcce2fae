"""Themes within themes: what stands above and below each, and in which order they come.

The document lists them flat; a theme names the one that it is part of. Everything that adds up,
filters or orders themes asks here. A circle, which is for the rules to find, does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from uvp_cli.programme.last import kept
from uvp_cli.programme.model import Programme, Theme

LEVELS = 3
"""The most themes that stand within each other, the uppermost included."""
Lineage = Mapping[str, tuple[str, ...]]
"""The id of each theme with, behind it, those of what it stands in, from the nearest up."""


class Numbered(Protocol):
    """A record that may have a number in the programme."""

    @property
    def number(self) -> int | str | None:
        """The number: 2, or 2.1 as text."""


Record = TypeVar("Record", bound=Numbered)


@kept(4)
def lineage(programme: Programme, among: tuple[str, ...] = ()) -> Lineage:
    """Each theme with all that it stands in; as far as that is `among` these, if any are named."""
    parent_of = {theme.id: theme.parent for theme in programme.themes}
    return {
        name: tuple(above for above in _up(name, parent_of) if not among or above in among)
        for name in parent_of
    }


def _up(name: str, parent_of: Mapping[str, str | None]) -> Iterator[str]:
    seen: set[str] = set()
    above: str | None = name
    while above is not None and above in parent_of and above not in seen:
        seen.add(above)
        yield above
        above = parent_of[above]


def in_order(programme: Programme) -> tuple[Theme, ...]:
    """The themes, each followed by those within it; otherwise by number where those have points,
    else in the order of the document."""
    if not any(theme.parent for theme in programme.themes):
        return by_number(programme.themes)
    known = {theme.id for theme in programme.themes}
    within: dict[str | None, list[Theme]] = {}
    for theme in programme.themes:
        within.setdefault(theme.parent if theme.parent in known else None, []).append(theme)
    ordered: dict[str, Theme] = {}

    def add(parent: str | None) -> None:
        for theme in by_number(within.get(parent, ())):
            if theme.id not in ordered:
                ordered[theme.id] = theme
                add(theme.id)

    add(None)
    return tuple({**ordered, **{theme.id: theme for theme in programme.themes}}.values())


def holding(
    programme: Programme, own: Iterable[str | None], above: Lineage
) -> tuple[str | None, ...]:
    """The themes that have something of their `own` and all that they stand in, in order; None is
    outside the themes, and comes last."""
    named = {name for theme in own for name in above.get(theme or "", (None,))}
    return tuple(it for it in (*(theme.id for theme in in_order(programme)), None) if it in named)


def by_number(records: Sequence[Record]) -> tuple[Record, ...]:
    """Records that all have a number, some with points, by those numbers part by part; others as
    they stand."""
    numbers = [record.number for record in records]
    if None in numbers or not any(isinstance(number, str) for number in numbers):
        return tuple(records)
    return tuple(sorted(records, key=lambda record: [*map(int, str(record.number).split("."))]))


def below(programme: Programme, theme: str | None) -> tuple[str, ...]:
    """A theme and all that stands in it; of anything else itself alone."""
    return inside(programme).get(theme or "") or ((theme,) if theme else ())


def inside(programme: Programme) -> Mapping[str, tuple[str, ...]]:
    """Each theme with itself and all that stands in it, in order."""
    above = lineage(programme)
    within: dict[str, list[str]] = {name: [] for name in above}
    for theme in in_order(programme):
        for name in above[theme.id]:
            within[name].append(theme.id)
    return {name: tuple(themes) for name, themes in within.items()}


@kept(4)
def roots(programme: Programme, among: tuple[str, ...] = ()) -> Mapping[str | None, str]:
    """The uppermost theme that each stands in, of all or of those that are `among` these."""
    return {name: above[-1] if above else name for name, above in lineage(programme, among).items()}


def closing(
    themes: Iterable[str | None], above: Lineage
) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Each of these themes, which are in order, with those that it is the last one in."""
    for theme, after in pairwise((*themes, None)):
        still = above.get(after or "", ())
        own = above.get(theme or "", ())[1:]
        yield theme, tuple(name for name in own if name not in still)


def titles(programme: Programme) -> dict[str | None, str]:
    """The title of each theme behind those of what it stands in: Leefomgeving > Overlast."""
    title_of = {theme.id: theme.title for theme in programme.themes}
    return {
        name: " > ".join(title_of[ancestor] for ancestor in reversed(above))
        for name, above in lineage(programme).items()
    }


def silent(programme: Programme, speaks: Callable[[Theme], bool]) -> tuple[Theme, ...]:
    """The themes that say nothing of something, nor does what they stand in or what is in them. Of
    those within each other the uppermost alone."""
    above = lineage(programme)
    speaking = {theme.id for theme in programme.themes if speaks(theme)}
    heard = speaking.union(*(above[name] for name in speaking))
    return tuple(
        theme
        for theme in programme.themes
        if speaking.isdisjoint(above[theme.id])
        and theme.id not in heard
        and all(name in heard for name in above[theme.id][1:])
    )
