"""Hours of several programmes together: by programme, region or year, and one more dimension.

The same municipality in several programmes is one municipality: its code says so, and its
id where it has no code. Everything else is the same where its id is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import Named
from uvp_cli.queries.breakdown import OVERLAPPING, Dimension, break_down
from uvp_cli.queries.hours import (
    AS_WRITTEN,
    EVERYTHING,
    Choices,
    Figures,
    Scope,
    account,
    said,
    total,
)
from uvp_cli.queries.spreading import Key
from uvp_cli.queries.wanted import Wanted
from uvp_cli.values import dataclass

Group = Literal["programme", "region", "year"]
GROUPS: Mapping[Group, str] = {"programme": "programma", "region": "regio", "year": "jaar"}
"""The groups that a programme as a whole can be counted under, in Dutch."""
WITHIN: Mapping[Dimension, str] = {
    "gemeente": "gemeente",
    "theme": "thema",
    "department": "afdeling",
    "partner": "ketenpartner",
}
"""The dimensions that a group can be divided by; an action or goal is of one programme alone."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division of hours: by one group or two, or by one and a dimension `within` it."""

    by: tuple[Group, ...]
    within: Dimension | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """The hours of one programme: its `groups`, what it `said` in all, and `within` by another.

    `within` is by a second dimension, and `labels` says what each value of that is called;
    `programme` is its id and `begins` its first month. `uncounted` estimates and cells are in no
    total.
    """

    programme: str
    begins: str
    groups: tuple[str, ...]
    said: Figures | None
    within: Mapping[Key, Figures]
    labels: Mapping[Key, str]
    uncounted: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """Hours of so many `programmes`, as the `division` divides them.

    `keys` are the groups that there are, `others` the values of the second dimension with
    what they are called, both in order; `sums` and `cells` hold what has hours. `uncounted`
    estimates and cells are in no total.
    """

    division: Division
    programmes: int
    keys: tuple[tuple[str, ...], ...]
    others: Mapping[Key, str]
    sums: Mapping[tuple[str, ...], Figures]
    cells: Mapping[tuple[tuple[str, ...], Key], Figures]
    uncounted: int = 0

    @property
    def additive(self) -> bool:
        """Whether the cells of a group add up to its hours."""
        return self.division.within not in OVERLAPPING

    @property
    def total(self) -> Figures:
        """All hours together."""
        return total(self.sums.values())

    @property
    def said(self) -> Figures | None:
        """The total to show; None where no programme names hours."""
        return said(self.sums.values())


def groups() -> list[Named]:
    """The groups, as users name them."""
    return [Named(group, noun, (noun, group)) for group, noun in GROUPS.items()]


def contribution(
    programme: Programme,
    division: Division,
    gemeente: Wanted = None,
    scope: Scope = EVERYTHING,
    choices: Choices = AS_WRITTEN,
) -> Contribution:
    """The hours that one programme adds to those of all."""
    within: dict[Key, Figures] = {}
    labels: dict[Key, str] = {}
    if division.within is not None:
        known = _labels(programme, division.within)
        (sums,) = break_down(programme, [division.within], gemeente, scope, choices).sums
        for (key,), figures in sums.items():
            same, label = known.get(key, (None, ""))
            within[same] = within.get(same, Figures()) + figures
            labels[same] = label
    groups = groups_of(programme, division.by)
    whole = account(programme, gemeente, scope, choices)
    uncounted = len(whole.unquantified) + len(whole.unread)
    begins = programme.period.from_
    return Contribution(programme.id, begins, groups, whole.said, within, labels, uncounted)


def add_up(division: Division, contributions: Iterable[Contribution]) -> Totals:
    """The hours of all programmes together; their contributions are taken one at a time."""
    count = uncounted = 0
    others: dict[Key, str] = {}
    begun: dict[Key, str] = {}
    keys: set[tuple[str, ...]] = set()
    sums: dict[tuple[str, ...], Figures] = {}
    cells: dict[tuple[tuple[str, ...], Key], Figures] = {}
    for contribution in contributions:
        count += 1
        uncounted += contribution.uncounted
        groups, begins = contribution.groups, contribution.begins
        keys.add(groups)
        if contribution.said:
            sums[groups] = sums.get(groups, Figures()) + contribution.said
        # The newest programme says what something is called.
        for key, label in contribution.labels.items():
            if begins >= begun.get(key, ""):
                others[key], begun[key] = label, begins
        for key, figures in contribution.within.items():
            cells[groups, key] = cells.get((groups, key), Figures()) + figures
    ordered = sorted(others, key=lambda key: (key is None, names.fold(others[key])))
    return Totals(
        division=division,
        programmes=count,
        keys=tuple(sorted(keys)),
        others={key: others[key] for key in ordered},
        sums=sums,
        cells=cells,
        uncounted=uncounted,
    )


def years(programme: Programme) -> str:
    """The years of a programme: 2026, or 2025-2026."""
    first, last = programme.period.from_[:4], programme.period.last[:4]
    return first if first == last else f"{first}-{last}"


def groups_of(programme: Programme, by: Iterable[Group]) -> tuple[str, ...]:
    """The value of a programme in each of these groups: its id, region or years."""
    return tuple(_group(programme, group) for group in by)


def _group(programme: Programme, group: Group) -> str:
    match group:
        case "programme":
            return programme.id
        case "region":
            return names.region(programme).id
        case "year":
            return years(programme)


def _labels(programme: Programme, within: Dimension) -> dict[Key, tuple[Key, str]]:
    """The key that each value of a dimension has in every programme, and what it is called."""
    match within:
        case "gemeente":
            return {each.id: (each.code or each.id, each.name) for each in programme.gemeenten}
        case "theme":
            return {each.id: (each.id, each.title) for each in programme.themes}
        case _:
            parties = programme.departments if within == "department" else programme.partners
            return {party.id: (party.id, party.name) for party in parties}
