"""The hours that there are, held against the hours that are needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from math import floor

from uvp_cli.programme.months import months_of
from uvp_cli.queries.breakdown import Breakdown, Dimension
from uvp_cli.queries.spreading import Key
from uvp_cli.values import dataclass

WHOSE: tuple[Dimension, ...] = ("gemeente", "department")
"""The dimensions of which each value can have a capacity of its own."""


@dataclass(frozen=True, slots=True)
class AvailableHours:
    """The hours that there are each month, for everyone (None where that is not said) or for a
    municipality or department by its id; `said` is how it was typed."""

    per_month: Fraction | None = None
    of: Mapping[str, Fraction] = field(default_factory=dict)
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """Hours that are needed (None where the programme says nothing of them) and available."""

    needed: Fraction | None
    available: Fraction

    @property
    def is_over(self) -> bool:
        """Whether more is needed than there is."""
        return self.needed is not None and self.needed > self.available

    @property
    def short(self) -> Fraction | None:
        """The hours that are lacking; None where that cannot be known."""
        return None if self.needed is None else max(self.needed - self.available, Fraction(0))

    @property
    def percentage(self) -> Decimal | None:
        """The part of the available hours that is needed, to a tenth of a percent; above 100 where
        there are too few, however little. None where that cannot be known."""
        if self.needed is None or not self.available:
            return None
        tenths = floor(1000 * self.needed / self.available + Fraction(1, 2))
        tenths = max(tenths, 1001) if self.is_over else min(tenths, 1000)
        return Decimal(tenths) / 10


def balance(breakdown: Breakdown, capacity: AvailableHours, key: tuple[Key, ...]) -> Balance | None:
    """A cell against the capacity of its municipality or department, before any rounding; None
    where nobody says that capacity."""
    whose = [name for by, name in zip(breakdown.by, key, strict=True) if by in WHOSE]
    monthly = capacity.of.get(whose[0] or "") if whose else None
    if monthly is None and whose != [None]:
        monthly = capacity.per_month
    if monthly is None:
        return None
    if breakdown.indicative:
        return Balance(Fraction(breakdown.exact.get(key, 0), breakdown.whole), monthly)
    figures = breakdown.cells.get(key)
    needed = Fraction(figures.hours) if figures else None
    return Balance(needed, monthly * len(months_of(breakdown.together.programme.period)))
