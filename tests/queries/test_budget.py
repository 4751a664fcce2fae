from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import programme, shipped_programme
from uvp_cli.queries.budget import Budget, add_up

BODY = """
    themes:
      - id: jeugd
        title: Jeugd
        budget:
          - {status: amount, euros: 1000, per: gemeente, text: Voor elke gemeente.}
          - {status: unknown, text: Nog onbekend.}
      - {id: zorg, title: Zorg}
      - id: fysiek
        title: Fysiek
        budget: [{status: amount, euros: 100, per: joint, text: Samen.}]
"""


def amounts(found: Budget) -> list[tuple[str, Decimal | None]]:
    return [(line.item.text, line.amount) for line in found.lines]


def totals(found: Budget) -> dict[str, Decimal]:
    """The euros of each municipality; joint amounts count by its share."""
    return {
        gemeente.id: found.sum(gemeente=gemeente.id) or Decimal(0) for gemeente in found.gemeenten
    }


def test_everything_of_every_municipality() -> None:
    found = add_up(programme(BODY))
    assert amounts(found) == [
        ("Voor elke gemeente.", Decimal(3000)),
        ("Nog onbekend.", None),
        ("Samen.", Decimal(100)),
    ]
    third = Decimal("33.33")
    assert totals(found) == {
        "noord": 1000 + third + Decimal("0.01"),
        **dict.fromkeys(("midden", "zuid"), 1000 + third),
    }
    assert found.said == 3100
    assert [theme.id for theme in found.silent] == ["zorg"]


def test_one_municipality_gets_its_own_and_its_share() -> None:
    found = add_up(programme(BODY), gemeente="zuid")
    assert amounts(found)[0] == ("Voor elke gemeente.", Decimal(1000))
    assert amounts(found)[2] == ("Samen.", Decimal("33.33"))
    assert totals(found) == {"zuid": Decimal("1033.33")}


def test_joint_amounts_are_shared_by_the_key_of_the_programme() -> None:
    key = "\n    allocation: {key: weights, weights: {noord: 3, midden: 1, zuid: 0}}"
    assert totals(add_up(programme(BODY + key))) == {"noord": 1075, "midden": 1025, "zuid": 1000}


def test_one_theme() -> None:
    found = add_up(programme(BODY), theme="fysiek")
    assert amounts(found) == [("Samen.", Decimal(100))]
    assert found.silent == ()
    assert [theme.id for theme in add_up(programme(BODY), theme="zorg").silent] == ["zorg"]


@pytest.mark.parametrize("body", ["", "themes: [{id: zorg, title: Zorg}]"])
def test_a_programme_without_money(body: str) -> None:
    found = add_up(programme(body))
    assert (found.lines, found.silent, found.has_amounts) == ((), (), False)
    assert found.said is None


def test_money_without_an_amount() -> None:
    body = "themes: [{id: zorg, title: Zorg, budget: [{status: regular, text: Gewoon.}]}]"
    found = add_up(programme(body))
    assert (found.has_amounts, found.lines[0].amount) == (False, None)


def test_zero_euros_is_an_amount() -> None:
    item = "{status: amount, euros: 0, per: joint, text: Niets.}"
    found = add_up(programme(f"themes: [{{id: zorg, title: Zorg, budget: [{item}]}}]"))
    assert found.has_amounts
    assert found.lines[0].amount == 0


EUROS = st.decimals(0, 1_000_000, places=2)


@given(st.lists(st.tuples(EUROS, st.sampled_from(["gemeente", "joint"])), max_size=5))
def test_the_municipalities_add_up_to_what_the_programme_names(
    drawn: list[tuple[Decimal, str]],
) -> None:
    items = [f"{{status: amount, euros: {euros}, per: {per}, text: Geld.}}" for euros, per in drawn]
    named = programme(f"themes: [{{id: zorg, title: Zorg, budget: [{', '.join(items)}]}}]")
    found = add_up(named)
    expected = sum((euros * (3 if per == "gemeente" else 1) for euros, per in drawn), Decimal(0))
    assert (found.said or 0) == expected
    alone = [add_up(named, gemeente.id).said or 0 for gemeente in named.gemeenten]
    assert alone == list(totals(found).values())


def test_the_shipped_programme() -> None:
    """By hand, from the four paragraphs about money: one amount, 1000 euros per municipality."""
    read = shipped_programme()
    found = add_up(read)
    assert set(totals(found).values()) == {1000}
    assert found.said == 5000
    statuses = [(line.theme and line.theme.id, line.item.status) for line in found.lines]
    assert statuses.count(("jeugd", "unknown")) == 2
    assert [theme for theme, status in statuses if status == "unknown"] == [
        *("jeugd", "jeugd", "zorg", "ondermijning", "fysiek", "fysiek")
    ]
