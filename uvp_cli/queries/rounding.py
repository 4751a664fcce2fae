"""Rounding many figures at once, so that what added up before still does."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import pairwise

Flow = tuple[Hashable, Hashable]
"""From where a figure comes, and where it goes: a part into its sum, a sum into its parts."""


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
        path, place = [start], {start: 0}
        while loose[path[-1]]:
            before = path[-2] if len(path) > 1 else None
            after = next(each for each in loose[path[-1]] if each != before)
            if after not in place:
                place[after] = len(path)
                path.append(after)
                continue
            loop = [*path[place[after] :], after]
            for each in path[place[after] + 1 :]:
                del place[each]
            del path[place[after] + 1 :]
            up.update(_go_round(loop, loose, whole))
    return {flow: size // whole + (flow in up) for flow, size in flows.items()}


def _go_round(
    loop: list[Hashable], loose: dict[Hashable, dict[Hashable, int]], whole: int
) -> set[Flow]:
    """The flows that became a whole unit by changing all in the loop, the least that makes one."""
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
