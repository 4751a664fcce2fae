"""Sharing joint hours over municipalities, to the last hundredth."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal

from uvp_cli.model import Programme

UNIT = Decimal("0.01")
"""The smallest share of an hour; finer only where the hours themselves are."""


def weights(programme: Programme) -> dict[str, Decimal]:
    """The weight of each municipality under the programme's own allocation key."""
    if programme.allocation.key == "equal":
        return {gemeente.id: Decimal(1) for gemeente in programme.gemeenten}
    given = programme.allocation.weights
    return {gemeente.id: given[gemeente.id] for gemeente in programme.gemeenten}


def shares(hours: Decimal, weight_of: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """What each municipality carries of joint `hours`; together exactly `hours`.

    Shares are whole hundredths of an hour. What rounding down leaves over goes
    to the largest remainders, in the order of the document where they are equal,
    so that a total on paper is the sum of its parts.
    """
    unit = min(UNIT, Decimal(1).scaleb(int(hours.as_tuple().exponent)))
    total = sum(weight_of.values(), Decimal(0))
    exact = {name: hours * weight / total for name, weight in weight_of.items()}
    rounded = {name: share.quantize(unit, ROUND_DOWN) for name, share in exact.items()}
    left = int((hours - sum(rounded.values(), Decimal(0))) / unit)
    for name in sorted(exact, key=lambda name: rounded[name] - exact[name])[:left]:
        rounded[name] += unit
    return rounded
