"""Matching the things in an old list with those in a new one, in time that grows with their number.

Nothing depends on which of the two lists is called the old one: the other way around gives the
same pairs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

Pair = tuple[int, int]
"""A place in the old list and one in the new."""
KeyOf = Callable[[Any], Hashable]
Accept = Callable[[Any, Any], bool]
Likeness = Callable[[Any, Any], float]
_START = (-1, -1)
"""Stands for the pair before the first."""
_CLOSELY = 400
"""Pairs of neighbours up to which each is compared with each."""
_Gap = tuple[int | None, int | None]
"""The things in the new list between which others stand; None at an end."""


def shared_ends(old: Sequence[object], new: Sequence[object]) -> Pair:
    """The number of same things that both lists begin with, and of others that both end with."""
    shortest = min(len(old), len(new))
    begin = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    rest = shortest - begin
    return begin, next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)


def only(key: KeyOf, lists: Iterable[Iterable[Any]]) -> KeyOf:
    """A key: the same, or None where more than one thing in a list has it."""
    return _counted(key, lists, lambda counts: all(count <= 1 for count in counts))


def as_often(key: KeyOf, lists: Iterable[Iterable[Any]]) -> KeyOf:
    """A key: the same, or None where not as many things in each list have it."""
    return _counted(key, lists, lambda counts: len({*counts}) == 1)


def _counted(
    key: KeyOf, lists: Iterable[Iterable[Any]], is_right: Callable[[list[int]], bool]
) -> KeyOf:
    in_lists = [Counter(map(key, things)) for things in lists]

    def counted(thing: Any) -> Hashable:
        value = key(thing)
        return value if is_right([count[value] for count in in_lists]) else None

    return counted


class Matching:
    """Two lists whose things are paired step by step; a pair stays one."""

    def __init__(self, old: Sequence[Any], new: Sequence[Any]) -> None:
        self._old, self._new = old, new
        self._to: dict[int, int] = {}
        self._from: dict[int, int] = {}

    @property
    def pairs(self) -> list[Pair]:
        """The places of all that is in both, in the order of the old list."""
        return sorted(self._to.items())

    @property
    def removed(self) -> list[int]:
        """The places in the old list of all that is not in the new one."""
        return [at for at in range(len(self._old)) if at not in self._to]

    @property
    def added(self) -> list[int]:
        """The places in the new list of all that is not in the old one."""
        return [at for at in range(len(self._new)) if at not in self._from]

    @property
    def unpaired(self) -> tuple[list[Any], list[Any]]:
        """The things in the old list and in the new one that are not in both."""
        return [self._old[at] for at in self.removed], [self._new[at] for at in self.added]

    def by_ends(self, key: KeyOf) -> None:
        """Pairs the things that both lists begin with, and then those that both end with."""
        old, new = list(map(key, self._old)), list(map(key, self._new))
        begin, end = shared_ends(old, new)
        self._pair((at, at) for at in range(begin))
        self._pair((len(old) - at, len(new) - at) for at in range(1, end + 1))

    def by(self, key: KeyOf, accept: Accept = lambda _old, _new: True) -> None:
        """Pairs things with the same key, the first with the first; those with None stay alone."""
        others = _grouped({at: key(self._new[at]) for at in self.added})
        for value, places in _grouped({at: key(self._old[at]) for at in self.removed}).items():
            pairs = zip(places, others.get(value, ()), strict=False)
            self._pair(pair for pair in pairs if accept(self._old[pair[0]], self._new[pair[1]]))

    def by_origin(self, key: KeyOf, origin: KeyOf) -> None:
        """Pairs a thing with that in the other list whose `key` it names as its `origin`. Where
        more name the same, the first with the first."""
        named: set[Pair] = set()
        for ours, theirs in ((key, origin), (origin, key)):
            others = _grouped({at: theirs(self._new[at]) for at in self.added})
            for value, places in _grouped({at: ours(self._old[at]) for at in self.removed}).items():
                named.update((at, other) for at in places for other in others.get(value, ()))
        for at, other in sorted(named, key=lambda pair: (sorted(pair), pair)):
            if at not in self._to and other not in self._from:
                self._pair([(at, other)])

    def by_neighbour(self, likeness: Likeness) -> None:
        """Pairs things that come after the same pair in both lists, the most alike first. Where too
        many do, the first with the first. Things that are not alike (0) stay alone."""
        pairs = self.pairs
        old = _grouped(_before(self.removed, {at: (at, other) for at, other in pairs}))
        new = _grouped(_before(self.added, {other: (at, other) for at, other in pairs}))
        for neighbour, places in old.items():
            others = new.get(neighbour, [])
            if len(places) * len(others) <= _CLOSELY:
                candidates = [(at, other) for at in places for other in others]
            else:
                candidates = list(zip(places, others, strict=False))
            alike = {
                (at, other): likeness(self._old[at], self._new[other]) for at, other in candidates
            }
            for at, other in sorted(candidates, key=lambda pair: (-alike[pair], *sorted(pair))):
                if alike[at, other] and at not in self._to and other not in self._from:
                    self._pair([(at, other)])

    def by_gap(self, likeness: Likeness, most: int) -> None:
        """Pairs things between the same two pairs in both lists that are more alike than either
        is like any other there; where as many are there, one at the same place is more alike.

        Those of which nobody can tell, or that are not alike (0), stay alone, as do more than
        `most` things between two pairs.
        """
        others = _gaps([at if at in self._from else None for at in range(len(self._new))])
        for gap, old in _gaps([self._to.get(at) for at in range(len(self._old))]).items():
            new = others.get(gap, [])
            if max(len(old), len(new)) <= most:
                as_many = len(old) == len(new)
                alike = [
                    [
                        likeness(self._old[at], self._new[other]) + (as_many and down == across)
                        for across, other in enumerate(new)
                    ]
                    for down, at in enumerate(old)
                ]
                self._pair((old[down], new[across]) for down, across in _likest(alike))

    def _pair(self, pairs: Iterable[Pair]) -> None:
        for old, new in pairs:
            self._to[old], self._from[new] = new, old


def _grouped(keys: Mapping[int, Hashable]) -> dict[Hashable, list[int]]:
    """The places with each key that there is."""
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, key in keys.items():
        if key is not None:
            groups[key].append(at)
    return groups


def _gaps(known: Iterable[int | None]) -> dict[_Gap, list[int]]:
    """The places of what is not paired, by what the pairs around it are in the new list."""
    gaps: dict[_Gap, list[int]] = {}
    before, between = None, []
    for at, other in enumerate(known):
        if other is None:
            between.append(at)
            continue
        gaps[before, other] = between
        before, between = other, []
    return {**gaps, (before, None): between}


def _likest(alike: Sequence[Sequence[float]]) -> Iterator[Pair]:
    """The rows (down) and columns of which each is the only most alike to the other."""
    most_of_column = [_only_most(column) for column in zip(*alike, strict=True)]
    for down, row in enumerate(alike):
        across = _only_most(row)
        if across is not None and most_of_column[across] == down:
            yield down, across


def _only_most(figures: Sequence[float]) -> int | None:
    """The place of the highest of these; None where that is 0, or stands there twice."""
    most = max(figures, default=0)
    return figures.index(most) if most and figures.count(most) == 1 else None


def _before(places: Iterable[int], pair_at: Mapping[int, Pair]) -> dict[int, Pair]:
    """The last pair before each of these places, in order."""
    paired = sorted(pair_at)
    return {
        at: pair_at[paired[count - 1]] if (count := bisect_left(paired, at)) else _START
        for at in places
    }


def out_of_order(pairs: Sequence[Pair], label: Callable[[Pair], Any]) -> list[Pair]:
    """The fewest pairs without which the others are in the same order in both lists. Where it could
    be one or another, `label` decides: the first in its order stays in place."""
    ordered = sorted(pairs)
    behind = _lengths([new for _, new in ordered])
    ahead = _lengths([-new for _, new in reversed(ordered)])[::-1]
    longest = max(behind, default=0)
    levels: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair, before, after in zip(ordered, behind, ahead, strict=True):
        if before + after == longest + 1:
            levels[before].append(pair)
    staying: set[Pair] = set()
    last = _START
    for level in range(1, longest + 1):
        open_ = (pair for pair in levels[level] if last[0] < pair[0] and last[1] < pair[1])
        last = min(open_, key=label)
        staying.add(last)
    return [pair for pair in ordered if pair not in staying]


def _lengths(places: Sequence[int]) -> list[int]:
    """The longest run in order that ends with each place, as a number of places."""
    ends: list[int] = []
    lengths = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at + 1)
    return lengths
