"""Hours spread evenly over months, and rounded to whole hours once all of a month is known: what
is indicative carries no more figures."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from itertools import pairwise, product

from uvp_cli.queries.allocation import UNIT
from uvp_cli.queries.hours import Figures, summed
from uvp_cli.values import dataclass

Key = str | None
"""The id of what hours are counted under; None for what has no such thing."""
PART = "#"
"""The mark in a key between the id of an action and the place of a measure of it."""
SpreadPiece = tuple[Key, Figures, tuple[str, ...]]
"""Hours that count under a key, and the months that they are spread over."""
Flow = tuple[Hashable, Hashable]
"""The two ends of a figure: it goes from a part into its sum, or from a sum into its parts."""
KINDS = ("own", "shared", "assumed")
"""The kinds of hours in a month."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Hours by month and key (`cells`), and by month (`months`; none where keys overlap).

    They are whole hours, each rounded down or up, so that they add up every way: the months
    of a key to its hours, the keys of a month to the month, own, shared and assumed to both. An
    action has what its measures have, and is rounded beside others as one.
    What comes to whole hours by itself is not rounded; a sum that does not, such as a share
    of 56,67 hours, is rounded down or up as well. `exact` are the hours of each cell before
    that, in parts of which `whole` make an hour.
    """

    cells: Mapping[tuple[str, Key], Figures]
    months: Mapping[str, Figures]
    exact: Mapping[tuple[str, Key], int]
    whole: int

    def of(self, *keys: Key) -> Spread:
        """The same of these keys alone; its months are the sums of their cells."""
        cells = {cell: figures for cell, figures in self.cells.items() if cell[1] in keys}
        return Spread(
            cells=cells,
            months=summed((month, figures) for (month, _), figures in cells.items()),
            exact={cell: parts for cell, parts in self.exact.items() if cell[1] in keys},
            whole=self.whole,
        )


def spread(pieces: Iterable[SpreadPiece], *, additive: bool) -> Spread:
    """The pieces in equal parts over their months; `additive` where none counts under two keys."""
    sums = summed(((key, months), figures) for key, figures, months in pieces)
    unit = min(
        (_unit(getattr(hours, kind)) for hours in sums.values() for kind in KINDS), default=UNIT
    )
    shares = math.lcm(*(len(months) for _, months in sums))
    parts: dict[tuple[str, Key, str], int] = defaultdict(int)
    exact: dict[tuple[str, Key], int] = defaultdict(int)
    for ((key, months), hours), kind in product(sums.items(), KINDS):
        part = int(getattr(hours, kind) / unit) * (shares // len(months))
        for month in months:
            parts[month, key, kind] += part
            exact[month, key] += part
    whole = int(shares / unit)
    hours_of = rounded(_flows(parts, additive=additive), whole)

    def figures(flows: Iterable[Flow]) -> Figures:
        return Figures(*(Decimal(hours_of[flow]) for flow in flows))

    cells = {
        (month, key): figures((("sum", key, kind), ("cell", month, key)) for kind in KINDS)
        for month, key in exact
    }
    for month, key in tuple(exact):
        if action := _action(key):
            cells[month, action] = cells.get((month, action), Figures()) + cells[month, key]
            exact[month, action] += exact[month, key]
    return Spread(
        cells=cells,
        months={
            month: figures((("kinds", month), ("all", kind)) for kind in KINDS)
            for month in (dict.fromkeys(month for month, _ in exact) if additive else ())
        },
        exact=exact,
        whole=whole,
    )


def _flows(parts: Mapping[tuple[str, Key, str], int], *, additive: bool) -> dict[Flow, int]:
    """The flows that are rounded together.

    From all hours into those of each key, from there by kind into cells, from the cells of a month
    into the month, and by kind back into all hours; where keys overlap, from cells back into the
    hours of a key. Those of a measure go through its action on both ways.
    """
    flows: dict[Flow, int] = defaultdict(int)
    for (month, key, kind), part in parts.items():
        cell = ("cell", month, key)
        flows[("key", key), ("sum", key, kind)] += part
        flows[("sum", key, kind), cell] += part
        if additive:
            above: tuple[Hashable, Hashable] = cell, ("key", key)
            if action := _action(key):
                above = ("action", month, action), ("action", action)
                flows[cell, above[0]] += part
                flows[above[1], ("key", key)] += part
            flows[above[0], ("keys", month)] += part
            flows[("keys", month), ("kinds", month)] += part
            flows[("kinds", month), ("all", kind)] += part
            flows[("all", kind), "end"] += part
            flows["end", "begin"] += part
            flows["begin", above[1]] += part
        else:
            flows[cell, ("cells", key)] += part
            flows[("cells", key), ("key", key)] += part
    return flows


def _action(key: Key) -> str | None:
    """The id of the action, in the key of a part of one."""
    action, is_part, _ = (key or "").partition(PART)
    return action if is_part else None


def _unit(hours: Decimal) -> Decimal:
    """The unit in which hours are whole: hundredths, and finer only where the hours are."""
    return min(UNIT, Decimal(1).scaleb(int(hours.normalize().as_tuple().exponent)))


def rounded(flows: Mapping[Flow, int], whole: int) -> dict[Flow, int]:
    """Each of the flows in units of `whole`, rounded down or up; one that is whole stays as it is.

    Wherever flows meet, what comes in less what goes out must be a number of whole
    units; of the rounded ones it is the same number. So a sum is rounded along with
    its parts. That can always be done: flows that are not whole close a loop, and
    going round it, some more and the others as much less, makes one of them whole.
    """
    loose: dict[Hashable, dict[Hashable, int]] = {}
    for (begin, end), flow in flows.items():
        if flow % whole:
            loose.setdefault(begin, {})[end] = flow % whole
            loose.setdefault(end, {})[begin] = whole - flow % whole
    up: set[Flow] = set()
    for start in loose:
        path, step_of = [start], {start: 0}
        while loose[path[-1]]:
            before = path[-2] if len(path) > 1 else None
            after = next(node for node in loose[path[-1]] if node != before)
            if after not in step_of:
                step_of[after] = len(path)
                path.append(after)
                continue
            begin = step_of[after]
            loop = [*path[begin:], after]
            for node in path[begin + 1 :]:
                del step_of[node]
            del path[begin + 1 :]
            up |= _go_round(loop, loose, whole)
    return {flow: size // whole + (flow in up) for flow, size in flows.items()}


def _go_round(
    loop: list[Hashable], loose: dict[Hashable, dict[Hashable, int]], whole: int
) -> set[Flow]:
    """Changes the flows of a loop as little as makes one of them whole; those rounded up."""
    steps = list(pairwise(loop))
    less = min(loose[begin][end] for begin, end in steps)
    more = min(loose[end][begin] for begin, end in steps)
    change = -less if less <= more else more
    up: set[Flow] = set()
    for begin, end in steps:
        left = loose[begin][end] + change
        if 0 < left < whole:
            loose[begin][end], loose[end][begin] = left, whole - left
        else:
            up.add((begin, end) if left else (end, begin))
            del loose[begin][end], loose[end][begin]
    return up
