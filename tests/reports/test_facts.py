"""The facts of a list: columns, cells and contract from one statement."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.tables import For, Row

FACTS: Facts[str] = Facts.of(
    Fact("first", "Eerste", lambda word: word[:1]),
    Fact("letters", "Letters", tuple, For.PROGRAMS),
    Fact("shout", "Hard", str.upper, For.PEOPLE),
    Fact("rest", "Rest", lambda word: word[1:], optional=True),
    Fact("length", "", len),
)


def test_a_fact_is_a_column_a_cell_and_a_value() -> None:
    assert [column.key for column in FACTS.columns] == ["first", "letters", "shout", "rest"]
    assert FACTS.row("ab", (1,)) == Row(("a", ("a", "b"), "AB", "b"), marks=(1,))
    assert FACTS.contract("ab") == {"first": "a", "letters": ["a", "b"], "rest": "b", "length": 2}


def test_an_optional_fact_is_left_out_where_nothing_has_it() -> None:
    assert "rest" not in FACTS.contract("a")
    assert [column.key for column in FACTS.about(["a", "b"]).columns][-1] == "shout"
    assert FACTS.about(["a", "bc"]) == FACTS


def test_a_contract_has_the_facts_that_a_thing_is_of() -> None:
    vowels: Facts[str] = Facts.of(
        Fact("vowel", "Klinker", lambda _: None, optional=True, of=lambda word: "a" in word),
    )
    assert vowels.contract("ab") == {"vowel": None}
    assert vowels.contract("b") == {}
    assert vowels.about(["ab"]).columns == ()


def test_a_fact_that_is_0_says_something() -> None:
    facts: Facts[str] = Facts.of(Fact("spaces", "Spaties", lambda it: it.count(" "), optional=True))
    assert facts.about(["ab"]) == facts
    assert facts.contract("ab") == {"spaces": 0}


def test_a_contract_may_have_an_order_of_its_own() -> None:
    ordered = Facts(FACTS.facts, ("length", "rest", "first"))
    assert list(ordered.contract("ab")) == ["length", "rest", "first"]
    assert list(ordered.contract("a")) == ["length", "first"]


def test_programs_get_what_is_not_for_people_alone() -> None:
    told = FACTS.for_programs()
    assert [column.key for column in told.columns] == ["first", "letters", "rest"]
    assert {column.reader for column in told.columns} == {For.PROGRAMS}


def test_nought_is_something_to_say_and_no_is_not() -> None:
    size = Fact[dict[str, Any]]("size", "Maat", lambda thing: thing.get("size"), optional=True)
    late = Fact[dict[str, Any]]("late", "Laat", lambda thing: thing.get("late"), optional=True)
    facts = Facts.of(size, late)
    assert facts.contract({"size": Decimal(0), "late": False}) == {"size": Decimal(0)}
    assert [column.key for column in facts.about([{"size": 0}]).columns] == ["size"]
    assert facts.about([{}, {"late": False}]).columns == ()
