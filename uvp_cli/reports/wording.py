"""How two texts differ, word by word, in time that grows with their length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

from uvp_cli.changes.matching import Pair, out_of_order, shared_ends
from uvp_cli.reports.tables import Mark, Wording

_WORD = re.compile(r"\w+(?:[.,'’/-]\w+)*|\s+|[^\w\s]")
_CLOSELY = 400
"""Pairs of words up to which difflib, whose worst case is cubic, looks for what they share."""


def compare(old: str, new: str) -> Wording:
    """The words kept of `old`, removed from it and added to make it `new`. A space between two
    changed words changes along."""
    pieces = list(_tidied(_pieces(_WORD.findall(old), _WORD.findall(new))))
    spread: list[tuple[Mark, str]] = []
    for index, (mark, text) in enumerate(pieces):
        if mark == "kept" and 0 < index < len(pieces) - 1 and text.isspace():
            spread += [("removed", text), ("added", text)]
        else:
            spread.append((mark, text))
    return Wording(tuple(_tidied(spread)))


def _tidied(pieces: Iterable[tuple[Mark, str]]) -> Iterator[tuple[Mark, str]]:
    """Between what is kept at most one removed piece, and then one that was added."""
    for is_kept, group in groupby(pieces, key=lambda piece: piece[0] == "kept"):
        texts = list(group)
        marks: tuple[Mark, ...] = ("kept",) if is_kept else ("removed", "added")
        for mark in marks:
            text = "".join(piece for marked, piece in texts if marked == mark)
            if text:
                yield mark, text


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Mark, str]]:
    """The words between those that both texts have once and in the same order are compared."""
    begin_old = begin_new = 0
    for at_old, at_new in (*_anchors(old, new), (len(old), len(new))):
        yield from _between(old[begin_old:at_old], new[begin_new:at_new])
        yield "kept", "".join(old[at_old : at_old + 1])
        begin_old, begin_new = at_old + 1, at_new + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    if len(old) * len(new) <= _CLOSELY:
        return []
    once_old, once_new = (_once(words) for words in (old, new))
    pairs = [(at, once_new[word]) for word, at in once_old.items() if word in once_new]
    moved = set(out_of_order(pairs, itemgetter(0)))
    return [pair for pair in pairs if pair not in moved]


def _once(words: Sequence[str]) -> dict[str, int]:
    """The place of each word that there is one of, in order."""
    count = Counter(words)
    return {word: at for at, word in enumerate(words) if count[word] == 1}


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Mark, str]]:
    begin, end = shared_ends(old, new)
    yield "kept", "".join(old[:begin])
    yield from _inside(old[begin : len(old) - end], new[begin : len(new) - end])
    yield "kept", "".join(old[len(old) - end :])


def _inside(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Mark, str]]:
    if len(old) * len(new) > _CLOSELY:
        yield "removed", "".join(old)
        yield "added", "".join(new)
        return
    for change, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield "kept" if change == "equal" else "removed", "".join(old[i1:i2])
        if change != "equal":
            yield "added", "".join(new[j1:j2])
