from __future__ import annotations

from itertools import combinations
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from uvp_cli.changes.matching import Matching, Pair, as_often, only, out_of_order

FEW = st.lists(st.sampled_from("abc"), max_size=6)


def same(each: str) -> str:
    return each


def test_what_both_begin_and_end_with_is_paired_in_place() -> None:
    matching = Matching("aabaa", "aacaa")
    matching.by_ends(same)
    assert matching.pairs == [(0, 0), (1, 1), (3, 3), (4, 4)]
    assert (matching.removed, matching.added) == ([2], [2])


def test_equal_keys_are_paired_in_order() -> None:
    matching = Matching("aba", "xaa")
    matching.by(lambda each: each if each != "b" else None)
    assert matching.pairs == [(0, 1), (2, 2)]


def test_among_neighbours_the_most_alike_are_paired() -> None:
    matching = Matching(["begin", "aab", "zzz"], ["begin", "zzy", "aaa"])
    matching.by(same)
    matching.by_neighbour(lambda old, new: sum(a == b for a, b in zip(old, new, strict=True)))
    assert matching.pairs == [(0, 0), (1, 2), (2, 1)]


def test_what_is_not_alike_is_left_alone() -> None:
    matching = Matching(["a"], ["b"])
    matching.by_neighbour(lambda *_: 0)
    assert (matching.removed, matching.added) == ([0], [0])


def test_many_neighbours_are_paired_in_order() -> None:
    matching = Matching(range(100), range(100, 200))
    matching.by_neighbour(lambda *_: 1)
    assert matching.pairs == [(at, at) for at in range(100)]


def _between(old: list[str], new: list[str], most: int = 3) -> Matching:
    matching = Matching(old, new)
    matching.by(only(lambda word: word if len(word) == 1 else None, (old, new)))
    matching.by_gap(lambda one, other: sum(a == b for a, b in zip(one, other, strict=True)), most)
    return matching


def test_between_the_same_others_each_is_paired_with_the_one_that_is_only_like_it() -> None:
    old, new = ["a", "kkm", "ttt", "z"], ["a", "ttu", "new", "kkk", "z"]
    assert _between(old, new).pairs == [(0, 0), (1, 3), (2, 1), (3, 4)]
    assert _between(old, new, most=2).pairs == [(0, 0), (3, 4)]
    assert _between(["kk"], ["kl", "km"]).pairs == []
    assert _between(["a", "kk"], ["kk", "a"]).pairs == [(0, 1)]


def test_a_key_that_more_have_tells_nothing_apart() -> None:
    assert [only(same, ("aab", "b"))(each) for each in "abc"] == [None, "b", "c"]
    assert [as_often(same, ("aab", "aac"))(each) for each in "abc"] == ["a", None, None]


@given(FEW, FEW)
def test_the_other_way_around_gives_the_same_pairs(old: list[str], new: list[str]) -> None:
    there, back = _matched(old, new), _matched(new, old)
    assert sorted(there.pairs) == sorted((at, other) for other, at in back.pairs)


def _matched(old: list[str], new: list[str]) -> Matching:
    matching = Matching(old, new)
    matching.by_ends(same)
    matching.by(same)
    matching.by_neighbour(lambda one, other: 1 + ("c" in (one, other)))
    return matching


@given(st.permutations(range(7)))
def test_the_fewest_are_out_of_order(order: list[int]) -> None:
    pairs = list(enumerate(order))

    def label(pair: Pair) -> tuple[int, ...]:
        return tuple(sorted(pair))

    moved = out_of_order(pairs, label)
    staying = [pair for pair in pairs if pair not in moved]
    assert _in_order(staying)
    assert not any(_in_order(more) for more in combinations(pairs, len(staying) + 1))


def _in_order(pairs: list[Pair] | tuple[Pair, ...]) -> bool:
    places = [new for _, new in pairs]
    return places == sorted(places)


ORIGINS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcdx")), max_size=5)


def test_what_names_its_origin_is_paired_with_it() -> None:
    matching = Matching(["a-", "b-", "cd"], ["x-", "ya", "za", "d-"])
    matching.by_origin(lambda each: each[0], lambda each: each[1] if each[1] != "-" else None)
    assert matching.pairs == [(0, 1), (2, 3)]


@given(ORIGINS, ORIGINS)
def test_origins_give_the_same_pairs_the_other_way_around(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    there, back = Matching(old, new), Matching(new, old)
    for matching in (there, back):
        matching.by_origin(itemgetter(0), itemgetter(1))
    assert sorted((new, old) for old, new in back.pairs) == there.pairs
