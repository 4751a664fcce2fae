"""Hours spread evenly over months, and rounded once all that falls in a month is known."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from uvp_cli.queries.allocation import UNIT
from uvp_cli.queries.hours import Figures
from uvp_cli.queries.rounding import Flow, rounded
from uvp_cli.values import dataclass

Key = str | None
"""The id of what hours are counted under; None for what has no such thing."""
Piece = tuple[Key, Figures, tuple[str, ...]]
"""Hours that count under a key, and the months that they are spread over."""
KINDS = ("own", "shared", "assumed")
"""What the hours of a month consist of."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Hours by month and key (`cells`), and by month (`months`; none where keys overlap).

    They are whole hundredths, each rounded down or up, so that they add up every way:
    the months of a key to its hours, the keys of a month to the month, own, shared
    and assumed to both. What comes to whole hundredths by itself is not rounded.
    `exact` are the hours of each cell before that, in parts of which `whole` make an hour.
    """

    cells: Mapping[tuple[str, Key], Figures]
    months: Mapping[str, Figures]
    exact: Mapping[tuple[str, Key], int]
    whole: int

    def of(self, key: Key) -> Spread:
        """The same of one key alone; its months are its cells."""
        cells = {cell: figures for cell, figures in self.cells.items() if cell[1] == key}
        return Spread(
            cells=cells,
            months={month: figures for (month, _), figures in cells.items()},
            exact={cell: parts for cell, parts in self.exact.items() if cell[1] == key},
            whole=self.whole,
        )


def spread(pieces: Iterable[Piece], *, additive: bool) -> Spread:
    """The pieces in equal parts over their months; `additive` where none counts under two keys."""
    hours = _gathered(pieces)
    unit = min((_unit(each) for found in hours.values() for each in found), default=UNIT)
    shares = math.lcm(*(len(months) for _, months in hours))
    parts: dict[tuple[str, Key, str], int] = defaultdict(int)
    for (key, months), found in hours.items():
        for kind, each in zip(KINDS, found, strict=True):
            part = int(each / unit) * (shares // len(months))
            for month in months:
                parts[month, key, kind] += part
    units = rounded(_flows(parts, additive=additive), shares)
    exact: dict[tuple[str, Key], int] = defaultdict(int)
    for (month, key, _), part in parts.items():
        exact[month, key] += part
    return Spread(
        cells={
            (month, key): Figures(
                *(unit * units[("sum", key, kind), ("cell", month, key)] for kind in KINDS)
            )
            for month, key in exact
        },
        months={
            month: Figures(*(unit * units[("kinds", month), ("all", kind)] for kind in KINDS))
            for month in dict.fromkeys(month for month, _ in exact)
        }
        if additive
        else {},
        exact=exact,
        whole=int(shares / unit),
    )


def _gathered(pieces: Iterable[Piece]) -> dict[tuple[Key, tuple[str, ...]], list[Decimal]]:
    """The hours of each kind that count under the same key and have the same months."""
    found: dict[tuple[Key, tuple[str, ...]], list[Decimal]] = {}
    for key, figures, months in pieces:
        sums = found.setdefault((key, months), [Decimal(0)] * len(KINDS))
        for place, hours in enumerate((figures.own, figures.shared, figures.assumed)):
            sums[place] += hours
    return found


def _flows(parts: Mapping[tuple[str, Key, str], int], *, additive: bool) -> dict[Flow, int]:
    """From the hours of each key and kind into cells, from the cells of a month into the month, and
    from there into the hours of each kind; where keys overlap, from cells back into those of a key.
    """
    flows: dict[Flow, int] = defaultdict(int)
    for (month, key, kind), part in parts.items():
        cell = ("cell", month, key)
        flows[("sum", key, kind), cell] += part
        if additive:
            flows[cell, ("keys", month)] += part
            flows[("keys", month), ("kinds", month)] += part
            flows[("kinds", month), ("all", kind)] += part
        else:
            flows[cell, ("sum", key)] += part
    return flows


def _unit(hours: Decimal) -> Decimal:
    """What hours are rounded to: hundredths, and finer only where the hours themselves are."""
    return min(UNIT, Decimal(1).scaleb(int(hours.normalize().as_tuple().exponent)))
