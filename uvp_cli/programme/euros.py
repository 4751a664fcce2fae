"""The amounts of money that a text names: "€ 1.000 per gemeente", "2,5 miljoen euro"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from uvp_cli import dutch

_NUMBER = r"[0-9]++(?:[.,][0-9]++)*+"
_TIMES = {"duizend": 1_000, "k": 1_000, "mln": 1_000_000, "miljoen": 1_000_000}
_AMOUNT = re.compile(
    rf"(?:(?P<sign>€|\b(?:eur|euro)\b) ?)?(?<![0-9.,])(?P<number>{_NUMBER})"
    rf"(?: ?(?P<times>{'|'.join(_TIMES)})\b)?(?P<word> ?(?:€|euro|eur\b))?",
    re.IGNORECASE,
)
_RANGE = re.compile(r" ?(?:-|–|—|tot|tot en met|t/m|à|of) ?", re.IGNORECASE)
_OF_EACH = re.compile(
    r" ?(?:,- ?)?per (?:dag|week|maand|kwartaal|uur|keer|bijeenkomst|avond|inwoner|huishouden|"
    r"woning|kern|wijk|school|stuk)\b",
    re.IGNORECASE,
)
"""The words behind an amount that is not all of the money."""


def amounts(text: str) -> Iterator[Decimal]:
    """The amounts in euros that `text` names, in its order."""
    return (amount for amount, _ in _named(text))


def unsettled(text: str) -> frozenset[Decimal]:
    """The amounts that are an end of a range, or of each month or meeting: "€ 500 per maand".
    The text does not say how much it is altogether."""
    named = list(_named(text))
    whole = {amount for amount, is_whole in named if is_whole}
    return frozenset(amount for amount, _ in named) - whole


def _named(text: str) -> Iterator[tuple[Decimal, bool]]:
    """The amounts, and whether each is all of the money as it stands."""
    text = " ".join(text.split())
    figures = list(_AMOUNT.finditer(text))
    in_range = [False, *(_is_range(text, low, high) for low, high in pairwise(figures)), False]
    for figure, is_range in zip(figures, map(any, pairwise(in_range)), strict=False):
        if (euros := _euros(figure)) is not None:
            yield euros, not (is_range or _OF_EACH.match(text, figure.end()))


def _euros(figure: re.Match[str]) -> Decimal | None:
    """The euros that a figure is; None for any other number."""
    number = dutch.written(figure["number"]) if figure["sign"] or figure["word"] else None
    return None if number is None else number * _TIMES.get((figure["times"] or "").lower(), 1)


def _is_range(text: str, low: re.Match[str], high: re.Match[str]) -> bool:
    """Whether these are the ends of a range of euros: "€ 1.000 - 2.000"."""
    numbers = dutch.written(low["number"]), dutch.written(high["number"])
    is_money = (low["sign"] or high["word"]) and _RANGE.fullmatch(text[low.end() : high.start()])
    return bool(is_money and numbers[0] and numbers[1] and numbers[0] < numbers[1])
