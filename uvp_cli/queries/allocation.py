"""Sharing hours, to the last hundredth: joint hours over municipalities, hours over months."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import ROUND_DOWN, Decimal
from functools import lru_cache
from types import MappingProxyType

from uvp_cli.programme import reach
from uvp_cli.programme.model import Allocation, Programme

UNIT = Decimal("0.01")
"""The smallest share of an hour; finer only where the hours themselves are."""


def weights(
    programme: Programme,
    key: Allocation | None = None,
    without: Collection[str] = (),
    among: Collection[str] = (),
) -> dict[str, Decimal]:
    """The weight of each municipality, except `without`, under `key` or the programme's own.
    `among` are the only ones that share; where empty, those that adopted the programme do."""
    allocation = key or programme.allocation
    everyone = among or [gemeente.id for gemeente in reach.founders(programme)]
    sharing = [gemeente for gemeente in everyone if gemeente not in without]
    if allocation.key == "equal":
        return dict.fromkeys(sharing, Decimal(1))
    return {gemeente: allocation.weights[gemeente] for gemeente in sharing}


def sharer(weight_of: Mapping[str, Decimal]) -> Callable[[Decimal], Mapping[str, Decimal]]:
    """A function that gives the share of hours of each name by its weight; together exactly those.

    Shares are whole hundredths of an hour. What rounding down leaves over goes
    to the largest remainders, in the order given where they are equal, so that a
    total on paper is the sum of its parts.
    """
    return _sharer(tuple(weight_of.items()))


@lru_cache(maxsize=64)
def _sharer(weights: tuple[tuple[str, Decimal], ...]) -> Callable[[Decimal], Mapping[str, Decimal]]:
    """The shares of each amount, kept: every municipality in turn asks for its own. Comparing all
    weights for each amount would take longer than sharing it."""
    total = sum((weight for _, weight in weights), Decimal(0))

    @lru_cache(maxsize=256)
    def in_units(hours: Decimal, unit: Decimal) -> Mapping[str, Decimal]:
        exact = {name: hours * weight / total for name, weight in weights}
        rounded = {name: part.quantize(unit, ROUND_DOWN) for name, part in exact.items()}
        left = int((hours - sum(rounded.values(), Decimal(0))) / unit)
        for name in sorted(exact, key=lambda name: rounded[name] - exact[name])[:left]:
            rounded[name] += unit
        return MappingProxyType(rounded)

    def share(hours: Decimal) -> Mapping[str, Decimal]:
        return in_units(hours, min(UNIT, Decimal(1).scaleb(int(hours.as_tuple().exponent))))

    return share
