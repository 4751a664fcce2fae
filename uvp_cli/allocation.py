"""Sharing hours, to the last hundredth: joint hours over municipalities, hours over months."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import ROUND_DOWN, Decimal

from uvp_cli.model import Allocation, Programme

UNIT = Decimal("0.01")
"""The smallest share of an hour; finer only where the hours themselves are."""


def weights(
    programme: Programme, key: Allocation | None = None, without: Collection[str] = ()
) -> dict[str, Decimal]:
    """The weight of each municipality, except `without`, under `key` or the programme's own."""
    given = key or programme.allocation
    sharing = [gemeente.id for gemeente in programme.gemeenten if gemeente.id not in without]
    if given.key == "equal":
        return dict.fromkeys(sharing, Decimal(1))
    return {gemeente: given.weights[gemeente] for gemeente in sharing}


def shares(hours: Decimal, weight_of: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """What each name carries of `hours` by its weight; together exactly `hours`.

    Shares are whole hundredths of an hour. What rounding down leaves over goes
    to the largest remainders, in the order given where they are equal, so that a
    total on paper is the sum of its parts.
    """
    unit = min(UNIT, Decimal(1).scaleb(int(hours.as_tuple().exponent)))
    total = sum(weight_of.values(), Decimal(0))
    exact = {name: hours * weight / total for name, weight in weight_of.items()}
    rounded = {name: share.quantize(unit, ROUND_DOWN) for name, share in exact.items()}
    left = int((hours - sum(rounded.values(), Decimal(0))) / unit)
    for name in sorted(exact, key=lambda name: rounded[name] - exact[name])[:left]:
        rounded[name] += unit
    return rounded
