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
from uvp_cli.queries.hours import AS_WRITTEN, EVERYTHING, Choices, Figures, Scope, account, total
from uvp_cli.queries.spreading import Key
from uvp_cli.values import dataclass

Group = Literal["programme", "region", "year"]
GROUPS: Mapping[Group, str] = {"programme": "programma", "region": "regio", "year": "jaar"}
"""What a programme as a whole can be counted under, in Dutch."""
WITHIN: Mapping[Dimension, str] = {
    "gemeente": "gemeente",
    "theme": "thema",
    "department": "afdeling",
    "partner": "ketenpartner",
}
"""What a group can be divided into; actions and goals are those of one programme alone."""


@dataclass(frozen=True, slots=True)
class Division:
    """How hours are divided: by one group or two, or by one and a dimension `within` it."""

    by: tuple[Group, ...]
    within: Dimension | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """The hours of one programme: its `groups`, its `total`, and `within` by a second dimension.

    `programme` is its id and `begins` its first month; `labels` says what each value of that
    dimension is called.
    """

    programme: str
    begins: str
    groups: tuple[str, ...]
    total: Figures
    within: Mapping[Key, Figures]
    labels: Mapping[Key, str]


@dataclass(frozen=True, slots=True)
class Totals:
    """Hours of so many `programmes`, as the `division` divides them.

    `keys` are the groups that there are, `others` the values of the second dimension with
    what they are called, both in order; `cells` holds what has hours.
    """

    division: Division
    programmes: int
    keys: tuple[tuple[str, ...], ...]
    others: Mapping[Key, str]
    sums: Mapping[tuple[str, ...], Figures]
    cells: Mapping[tuple[tuple[str, ...], Key], Figures]

    @property
    def additive(self) -> bool:
        """Whether the cells of a group add up to its hours."""
        return self.division.within not in OVERLAPPING

    @property
    def total(self) -> Figures:
        """All hours together."""
        return total(self.sums.values())


def groups() -> list[Named]:
    """The groups, as users name them."""
    return [Named(group, noun, (noun, group)) for group, noun in GROUPS.items()]


def contribution(
    programme: Programme,
    division: Division,
    gemeente: str | None = None,
    scope: Scope = EVERYTHING,
    choices: Choices = AS_WRITTEN,
) -> Contribution:
    """What one programme adds to the hours of all."""
    total = account(programme, gemeente, scope, choices).totals
    found: dict[Key, Figures] = {}
    labels: dict[Key, str] = {}
    within = division.within
    if within is not None:
        known = _labels(programme, within)
        (sums,) = break_down(programme, [within], gemeente, scope, choices).sums
        for (key,), figures in sums.items():
            same, label = known.get(key, (None, ""))
            found[same] = found.get(same, Figures()) + figures
            labels[same] = label
    begins = programme.period.from_
    return Contribution(
        programme.id, begins, groups_of(programme, division.by), total, found, labels
    )


def add_up(division: Division, parts: Iterable[Contribution]) -> Totals:
    """The hours of all parts together, which are taken one at a time."""
    count = 0
    others: dict[Key, str] = {}
    begun: dict[Key, str] = {}
    sums: dict[tuple[str, ...], Figures] = {}
    cells: dict[tuple[tuple[str, ...], Key], Figures] = {}
    for each in parts:
        count += 1
        sums[each.groups] = sums.get(each.groups, Figures()) + each.total
        # The newest programme says what something is called.
        for key, label in each.labels.items():
            if each.begins >= begun.get(key, ""):
                others[key], begun[key] = label, each.begins
        for key, figures in each.within.items():
            cells[each.groups, key] = cells.get((each.groups, key), Figures()) + figures
    ordered = sorted(others, key=lambda key: (key is None, names.fold(others[key])))
    return Totals(
        division=division,
        programmes=count,
        keys=tuple(sorted(sums)),
        others={key: others[key] for key in ordered},
        sums=sums,
        cells=cells,
    )


def years(programme: Programme) -> str:
    """The years of a programme: 2026, or 2025-2026."""
    first, last = programme.period.from_[:4], programme.period.last[:4]
    return first if first == last else f"{first}-{last}"


def groups_of(programme: Programme, by: Iterable[Group]) -> tuple[str, ...]:
    """Where a programme counts: what it is in each of these groups."""
    return tuple(_group(programme, each) for each in by)


def _group(programme: Programme, group: Group) -> str:
    match group:
        case "programme":
            return programme.id
        case "region":
            return names.region(programme).id
        case "year":
            return years(programme)


def _labels(programme: Programme, within: Dimension) -> dict[Key, tuple[Key, str]]:
    """Of each value of a dimension what it is in every programme, and what it is called."""
    match within:
        case "gemeente":
            return {each.id: (each.code or each.id, each.name) for each in programme.gemeenten}
        case "theme":
            return {each.id: (each.id, each.title) for each in programme.themes}
        case "department":
            return {each.id: (each.id, each.name) for each in programme.departments}
        case _:
            return {each.id: (each.id, each.name) for each in programme.partners}
