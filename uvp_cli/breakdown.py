"""Hours by municipality, theme, action, department, partner, goal or month, or by two of those.

A month's hours are indicative: the programme says how many hours an action takes,
not when. They are spread evenly over the months in which it runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Literal

from uvp_cli import allocation, involvement
from uvp_cli.duration import Run, run
from uvp_cli.hours import (
    AS_WRITTEN,
    EVERYTHING,
    Account,
    Choices,
    Figures,
    Line,
    Scope,
    account,
)
from uvp_cli.model import Action, Programme
from uvp_cli.months import months_of
from uvp_cli.names import Named
from uvp_cli.values import dataclass

Dimension = Literal["action", "goal", "partner", "department", "month", "gemeente", "theme"]
DIMENSIONS: Mapping[Dimension, str] = {
    "action": "actie",
    "goal": "doelstelling",
    "partner": "ketenpartner",
    "department": "afdeling",
    "month": "maand",
    "gemeente": "gemeente",
    "theme": "thema",
}
"""Each dimension in Dutch; of two, the first in this order stands in the rows.

What tends to have the most values comes first, so that a cross table is long, not wide.
"""
OVERLAPPING: frozenset[Dimension] = frozenset({"department", "partner", "goal"})
"""An action counts in full with each of them that it names, so their hours cannot be added."""

Key = str | None
"""The id of a value, or its month (yyyy-mm); None for what names no such value."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Hours by the dimensions of `by`: one, or the rows and the columns of a cross table.

    `keys` are the values of each dimension, `cells` the figures of each
    combination that has any, `sums` those of each value of each dimension.
    `together` is what was broken down, and `runs` are the months of each of its
    actions by id. Per month, only `hours` and what it consists of mean something:
    low and high belong to an action as a whole.
    """

    by: tuple[Dimension, ...]
    keys: tuple[tuple[Key, ...], ...]
    cells: Mapping[tuple[Key, ...], Figures]
    sums: tuple[Mapping[tuple[Key, ...], Figures], ...]
    together: Account
    runs: Mapping[str, Run]

    @property
    def additive(self) -> bool:
        """Whether all cells add up to the hours of the account."""
        return OVERLAPPING.isdisjoint(self.by)

    @property
    def indicative(self) -> bool:
        """Whether the figures say when, which the programme does not."""
        return "month" in self.by

    def over(self, capacity: int | None) -> tuple[tuple[Key, ...], ...]:
        """The cells with more hours than `capacity`; none without one."""
        if capacity is None:
            return ()
        return tuple(key for key, figures in self.cells.items() if figures.hours > capacity)


def break_down(
    programme: Programme,
    by: Iterable[Dimension],
    gemeente: str | None = None,
    scope: Scope = EVERYTHING,
    choices: Choices = AS_WRITTEN,
) -> Breakdown:
    """The hours of `hours.account` by one or two dimensions."""
    together = account(programme, gemeente, scope, choices)
    each = (
        [together]
        if gemeente
        else [account(programme, one.id, scope, choices) for one in together.gemeenten]
    )
    ordered = tuple(dimension for dimension in DIMENSIONS if dimension in tuple(by))
    runs = {line.action.id: run(_cell(line.action), programme.period) for line in together.lines}

    def figures(dimensions: Sequence[Dimension]) -> dict[tuple[Key, ...], Figures]:
        # A month of all together is the sum of what each municipality's hours round to.
        apart = not {"gemeente", "month"}.isdisjoint(dimensions)
        return _figures(each if apart else [together], dimensions, runs)

    cells = figures(ordered)
    return Breakdown(
        by=ordered,
        keys=tuple(
            _keys(dimension, together, {key[place] for key in cells})
            for place, dimension in enumerate(ordered)
        ),
        cells=cells,
        sums=tuple(figures([dimension]) for dimension in ordered),
        together=together,
        runs=runs,
    )


def dimensions() -> list[Named]:
    """The dimensions, as users name them."""
    return [Named(dimension, noun, (noun, dimension)) for dimension, noun in DIMENSIONS.items()]


def spread(hours: Decimal, months: Sequence[str]) -> dict[str, Decimal]:
    """Equal parts of `hours` for the months; together exactly `hours`."""
    return allocation.shares(hours, dict.fromkeys(months, Decimal(1)))


def _figures(
    accounts: Iterable[Account], dimensions: Sequence[Dimension], runs: Mapping[str, Run]
) -> dict[tuple[Key, ...], Figures]:
    """The figures of every combination of values of the dimensions."""
    found: dict[tuple[Key, ...], Figures] = {}
    kinds: dict[Dimension, frozenset[str]] = {}
    for one in accounts:
        kinds = kinds or _kinds(one.programme)
        for line in one.lines:
            by_month = _by_month(line, runs) if "month" in dimensions else {}
            values = [
                tuple(by_month) if dimension == "month" else _values(dimension, line, one, kinds)
                for dimension in dimensions
            ]
            for key in product(*values):
                part = by_month[key[dimensions.index("month")]] if by_month else line.figures
                found[key] = found.get(key, Figures()) + part
    return found


def _kinds(programme: Programme) -> dict[Dimension, frozenset[str]]:
    """The ids of those who may have a part in an action, by what they are."""
    return {
        "department": frozenset(party.id for party in programme.departments),
        "partner": frozenset(party.id for party in programme.partners),
    }


def _values(
    dimension: Dimension, line: Line, one: Account, kinds: Mapping[Dimension, Collection[str]]
) -> tuple[Key, ...]:
    """Where a line counts; None where it names nothing of the kind."""
    action = line.action
    match dimension:
        case "gemeente":
            return (one.gemeente.id if one.gemeente else None,)
        case "theme":
            return (line.theme,)
        case "action":
            return (action.id,)
        case "department" | "partner":
            parties = involvement.parties(action)
            return tuple(name for name in parties if name in kinds[dimension]) or (None,)
        case _:
            return tuple(dict.fromkeys(action.goals)) or (None,)


def _by_month(line: Line, runs: Mapping[str, Run]) -> dict[Key, Figures]:
    """The figures of a line, spread over the months in which its action runs."""
    months = runs[line.action.id].months
    figures = line.figures
    own, shared, assumed, low, high = (
        spread(hours, months)
        for hours in (figures.own, figures.shared, figures.assumed, figures.low, figures.high)
    )
    return {
        month: Figures(own[month], shared[month], assumed[month], low[month], high[month])
        for month in months
    }


def _keys(dimension: Dimension, together: Account, found: set[Key]) -> tuple[Key, ...]:
    """The values of a dimension in the order of the document, what names none last.

    All municipalities and months, even without hours; else what has hours.
    """
    programme = together.programme
    if dimension == "month":
        return months_of(programme.period)
    if dimension == "gemeente":
        return tuple(each.id for each in together.gemeenten if together.gemeente in (None, each))
    if dimension == "action":
        return tuple(dict.fromkeys(line.action.id for line in together.lines))
    known: dict[Dimension, Iterable[str]] = {
        "theme": (theme.id for theme in programme.themes),
        "department": (party.id for party in programme.departments),
        "partner": (party.id for party in programme.partners),
        "goal": (goal.id for theme in programme.themes for goal in theme.goals),
    }
    return tuple(key for key in (*known[dimension], None) if key in found)


def _cell(action: Action) -> str | None:
    capacity = action.capacity
    return capacity.duration.cell if capacity and capacity.duration else None
