"""Which amounts of money a text names: "€ 1.000 per gemeente", "2,5 miljoen euro"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from uvp_cli import dutch

_NUMBER = r"[0-9]++(?:[.,][0-9]++)*+"
_TIMES = {"duizend": 1_000, "k": 1_000, "mln": 1_000_000, "miljoen": 1_000_000}
_AMOUNT = re.compile(
    rf"(?:(?P<sign>€|\b(?:eur|euro)\b) ?)?(?<![0-9.,])(?P<number>{_NUMBER})"
    rf"(?: ?(?P<times>{'|'.join(_TIMES)})\b)?(?P<word> ?(?:€|euro|eur\b))?",
    re.IGNORECASE,
)


def amounts(text: str) -> Iterator[Decimal]:
    """The amounts in euros that `text` names, in its order."""
    for found in _AMOUNT.finditer(" ".join(text.split())):
        number = dutch.written(found["number"])
        if number is not None and (found["sign"] or found["word"]):
            yield number * _TIMES.get((found["times"] or "").lower(), 1)
