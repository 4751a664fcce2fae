from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import programme
from uvp_cli.queries.allocation import sharer, weights

HOURS = st.decimals(min_value=0, max_value=100_000, places=2)
WEIGHTS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=5),
    st.decimals(min_value=1, max_value=200_000, places=1),
    min_size=1,
    max_size=12,
)


def test_equal_shares() -> None:
    assert sharer({"a": Decimal(1), "b": Decimal(1)})(Decimal(280)) == {"a": 140, "b": 140}


def test_what_rounding_leaves_goes_to_the_first_of_equals() -> None:
    found = sharer(dict.fromkeys("abc", Decimal(1)))(Decimal(100))
    assert found == {"a": Decimal("33.34"), "b": Decimal("33.33"), "c": Decimal("33.33")}


def test_what_rounding_leaves_goes_to_the_largest_remainder() -> None:
    found = sharer({"a": Decimal(1), "b": Decimal(2)})(Decimal("0.01"))
    assert found == {"a": Decimal(0), "b": Decimal("0.01")}


def test_nobody_with_weight_zero_carries_hours() -> None:
    assert sharer({"a": Decimal(0), "b": Decimal(3)})(Decimal(10)) == {"a": 0, "b": 10}


@given(HOURS, WEIGHTS)
def test_shares_add_up(hours: Decimal, weight_of: dict[str, Decimal]) -> None:
    found = sharer(weight_of)(hours)
    assert sum(found.values()) == hours
    assert list(found) == list(weight_of)


@given(HOURS, WEIGHTS)
def test_a_share_is_within_a_hundredth_of_its_weight(
    hours: Decimal, weight_of: dict[str, Decimal]
) -> None:
    total = sum(weight_of.values())
    for name, share in sharer(weight_of)(hours).items():
        assert abs(share - hours * weight_of[name] / total) < Decimal("0.01")


def test_equal_key_gives_every_gemeente_the_same_weight() -> None:
    assert weights(programme()) == {"noord": 1, "midden": 1, "zuid": 1}


def test_weights_of_the_document() -> None:
    body = """
        allocation:
          key: weights
          weights: {noord: 1000, zuid: 2500.5, midden: 0}
          source: CBS
          date: 2025-01-01
    """
    found = weights(programme(body))
    assert found == {"noord": 1000, "midden": 0, "zuid": Decimal("2500.5")}
    assert list(found) == ["noord", "midden", "zuid"]
