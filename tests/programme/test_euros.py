from __future__ import annotations

import time
from decimal import Decimal

import pytest

from tests.cases import cases
from uvp_cli.programme.euros import amounts


@cases(
    ("text", "expected"),
    [
        ("Voor Horen zien en Melden is 1000 euro per gemeente nodig.", ["1000"]),
        ("€ 1.000 per gemeente", ["1000"]),
        ("€5.000,50, waarvan 250 EUR", ["5000.50", "250"]),
        ("Euro 80.000,-", ["80000"]),
        ("2,5 miljoen euro of € 3 mln", ["2500000", "3000000"]),
        ("€ 50k en 10 duizend euro", ["50000", "10000"]),
        ("10\neuro's", ["10"]),
        ("In 2026 voor 3 gemeenten, 1 fte", []),
        ("Europa 2020, neurologie 5", []),
        ("1.2.3 euro", []),
    ],
)
def test_the_amounts_that_a_text_names(text: str, expected: list[str]) -> None:
    assert list(amounts(text)) == [Decimal(number) for number in expected]


@pytest.mark.parametrize("piece", ["1", "1.", "€ ", "1 ", "1 k", "euro "])
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    begin = time.process_time()
    list(amounts(piece * 20_000))
    assert time.process_time() - begin < 2
