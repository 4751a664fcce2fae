from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.properties import dear
from tests.queries.test_hours import GOALS, PARTIES, choices_for, programmes
from tests.samples import HEAD, programme, shipped_programme, theme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import choices
from uvp_cli.queries.breakdown import (
    DIMENSIONS,
    OVERLAPPING,
    Breakdown,
    Dimension,
    break_down,
)
from uvp_cli.queries.capacity import AvailableHours, balance
from uvp_cli.queries.hours import EVERYTHING, Account, Choices, Figures, Scope, account, total

BODY = (
    """
departments: [{id: oov, name: OOV}, {id: jz, name: JZ}]
partners: [{id: politie, name: Politie}]
"""
    + theme(
        """
        - id: jeugd.a
          title: A
          goals: [jeugd.doel-2, jeugd.doel-1]
          capacity:
            departments: [jz, oov]
            partners: [politie]
            hours: {cell: c, estimates: [{hours: 10, per: gemeente}, {hours: 1, per: person}]}
            duration: {cell: 3 maanden}
        - id: jeugd.b
          title: B
          capacity:
            departments: [oov]
            hours: {cell: c, estimates: [{hours: 100, per: joint}]}
            duration: {cell: maart t/m mei}
        """,
        "[{id: jeugd.doel-1, text: Een.}, {id: jeugd.doel-2, text: Twee.}]",
    )
    + """
other_actions:
  - id: overig.c
    title: C
    capacity:
      hours: {cell: c, estimates: [{hours: 4, per: gemeente, except: {zuid: 8}}]}
"""
)


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def over(found: Breakdown, per_month: int) -> list[tuple[str | None, ...]]:
    """The cells with more hours than there are each month."""
    capacity = AvailableHours(Fraction(per_month))
    balances = ((key, balance(found, capacity, key)) for key in found.cells)
    return [key for key, held in balances if held and held.is_over]


def hours(broken_down: Breakdown) -> dict[tuple[str | None, ...], Decimal]:
    return {key: figures.hours for key, figures in broken_down.cells.items()}


@cases(
    ("by", "expected"),
    [
        ("gemeente", {"noord": "47.34", "midden": "47.33", "zuid": "51.33"}),
        ("theme", {"jeugd": "130", None: "16"}),
        ("action", {"jeugd.a": "30", "jeugd.b": "100", "overig.c": "16"}),
        ("department", {"oov": "130", "jz": "30", None: "16"}),
        ("partner", {"politie": "30", None: "116"}),
        ("goal", {"jeugd.doel-1": "30", "jeugd.doel-2": "30", None: "116"}),
    ],
)
def test_hours_by_one_dimension_in_the_order_of_the_document(
    found: Programme, by: Dimension, expected: dict[str | None, str]
) -> None:
    broken_down = break_down(found, [by])
    assert broken_down.keys == (tuple(expected),)
    assert hours(broken_down) == {(key,): Decimal(text) for key, text in expected.items()}


def test_a_month_gets_its_part_of_the_actions_that_run_then(found: Programme) -> None:
    """By hand: A takes 10 hours over January to March, B 33,34 over March to May, C 4 over the
    year; so 3,67 twice, 14,78, 11,45 twice, and 0,33, each rounded to an hour."""
    broken_down = break_down(found, ["month"], "noord")
    by_hand = ("3.666", "3.666", "14.78", "11.446", "11.446", *["0.333"] * 7)
    months = [hours(broken_down)[month,] for month in broken_down.keys[0]]
    assert sum(months) in (47, 48)
    for month, text in zip(months, by_hand, strict=True):
        assert abs(month - Decimal(text)) < 1
        assert month == int(month)


def test_an_action_without_a_begin_starts_where_the_planning_says() -> None:
    """Twelve hours of A for a year, in the four months from September; of B without a cell too."""
    action = (
        "- {{id: jeugd.{0}, title: A, capacity: {{{1}"
        "hours: {{cell: c, estimates: [{{hours: 12, per: gemeente}}]}}}}}}\n"
    )
    planning = (
        "planning:\n"
        "  - {month: 3, title: Herstart A, actions: [jeugd.a]}\n"
        "  - {month: 9, title: Start A, actions: [jeugd.a, jeugd.b, jeugd.c]}\n"
    )
    cells = ("duration: {cell: 1 jaar}, ", "", "duration: {cell: doorlopend}, ")
    actions = "".join(action.format(name, cell) for name, cell in zip("abc", cells, strict=True))
    broken_down = break_down(programme(theme(actions) + planning), ["action", "month"], "noord")
    runs = broken_down.runs
    assert {runs[f"jeugd.{name}", 0].months[0] for name in "ab"} == {"2026-09"}
    assert [run.basis for run in runs.values()] == ["begin-assumed", "unstated", "stated"]
    assert [run.planned for run in runs.values()] == [True, True, False]
    assert runs["jeugd.c", 0].months[0] == "2026-01"
    assert broken_down.cells["jeugd.a", "2026-09"].hours == 3


@cases(
    ("title", "first"),
    [
        *(
            (title, 9)
            for title in ("Start", "Aanvang", "Begin aanpak", "Kick-off", "A gaat van start")
        ),
        *((title, 9) for title in ("De aanpak start", "Aanpak A begint")),
        *(
            (title, 1)
            for title in ("Doorstart", "Evaluatie van de start", "Startnotitie", "Beginsel")
        ),
    ],
)
def test_an_item_says_in_several_words_that_an_action_starts(title: str, first: int) -> None:
    hours_of = "hours: {cell: c, estimates: [{hours: 12, per: gemeente}]}, duration: {cell: 1 jaar}"
    actions = f"- {{id: jeugd.a, title: A, capacity: {{{hours_of}}}}}\n"
    planning = f"planning: [{{month: 9, title: {title}, actions: [jeugd.a]}}]"
    broken_down = break_down(programme(theme(actions) + planning), ["action", "month"], "noord")
    assert broken_down.runs["jeugd.a", 0].months[0] == f"2026-{first:02}"


def test_the_months_of_all_together_are_those_of_each_added_up(found: Programme) -> None:
    cross = break_down(found, ["gemeente", "month"])
    together = break_down(found, ["month"])
    assert cross.by == ("month", "gemeente")
    for month in together.keys[0]:
        added = sum(cross.cells[month, name].hours for name in ("noord", "midden", "zuid"))
        assert added == together.cells[month,].hours


def test_the_order_in_which_dimensions_are_asked_makes_no_difference(found: Programme) -> None:
    assert break_down(found, ["theme", "gemeente"]) == break_down(found, ["gemeente", "theme"])
    assert break_down(found, ["theme", "theme"]).by == ("theme",)


def test_the_range_of_a_municipality_is_its_own() -> None:
    cell = (
        "- id: jeugd.a\n  title: A\n  capacity: {hours: {cell: c, estimates: [{hours: 90, "
        "per: gemeente, assumption: Zo., alternatives: [{hours: 90, per: joint}]}]}}\n"
    )
    one = programme(theme(cell))
    figures = break_down(one, ["gemeente"]).cells["zuid",]
    assert (figures.low, figures.high) == (Decimal(30), Decimal(90))
    figures = break_down(one, ["theme"]).cells["jeugd",]
    assert (figures.low, figures.high) == (Decimal(90), Decimal(270))


def test_every_municipality_and_month_is_a_value_even_without_hours() -> None:
    empty = break_down(programme(), ["gemeente", "month"])
    assert [len(keys) for keys in empty.keys] == [12, 3]
    assert empty.cells == {}
    assert empty.together.totals == Figures()
    assert break_down(programme(), ["theme"]).keys == ((),)


def test_who_does_not_take_part_is_no_value(found: Programme) -> None:
    broken_down = break_down(found, ["gemeente"], choices=Choices(without=("midden",)))
    assert broken_down.keys == (("noord", "zuid"),)
    assert hours(broken_down) == {("noord",): 64, ("zuid",): 68}


def test_over_a_capacity_is_what_has_more_hours(found: Programme) -> None:
    broken_down = break_down(found, ["gemeente"])
    assert over(broken_down, 4) == [("zuid",)]
    assert over(broken_down, 5) == []


def test_a_scope_narrows_a_breakdown(found: Programme) -> None:
    broken_down = break_down(found, ["department"], "noord", Scope(department="jz"))
    assert hours(broken_down) == {("oov",): 10, ("jz",): 10}


def test_what_overlaps_does_not_add_up() -> None:
    one = programme()
    assert set(OVERLAPPING) == {"department", "partner", "goal"}
    for dimension in DIMENSIONS:
        assert break_down(one, [dimension]).additive is (dimension not in OVERLAPPING)
    assert not break_down(one, ["theme", "goal"]).additive


def test_dimensions_are_named_in_both_languages() -> None:
    assert {each.id: each.label for each in choices(DIMENSIONS)} == dict(DIMENSIONS)


ADDITIVE: tuple[Dimension, ...] = tuple(each for each in DIMENSIONS if each not in OVERLAPPING)


def headline(figures: Iterable[Figures]) -> tuple[Decimal, Decimal, Decimal]:
    """What can be added of any figures; low and high of all together are not a sum."""
    found = total(figures)
    return found.own, found.shared, found.assumed


def expected(account: Account) -> tuple[Decimal, Decimal, Decimal]:
    return headline([account.totals])


@dear
@given(st.data(), st.sampled_from([*((each,) for each in ADDITIVE), *combinations(ADDITIVE, 2)]))
def test_what_is_additive_adds_up_to_the_account(
    data: st.DataObject, by: tuple[Dimension, ...]
) -> None:
    drawn = data.draw(programmes())
    choices = data.draw(choices_for(drawn))
    gemeente = data.draw(st.none() | st.just(drawn.gemeenten[0].id))
    broken_down = break_down(drawn, by, gemeente, choices=choices)
    for sums in (broken_down.cells, *broken_down.sums):
        if broken_down.indicative:
            hours_in_all = [total(sums.values()).hours]
            assert to_the_hour(hours_in_all, [broken_down.together.totals.hours])
        else:
            assert headline(sums.values()) == expected(broken_down.together)


def to_the_hour(rounded: Iterable[Decimal], exact: Iterable[Decimal]) -> bool:
    """Whether figures differ by less than an hour, and so not at all where both are whole."""
    return all(abs(one - other) < 1 for one, other in zip(rounded, exact, strict=True))


@dear
@given(programmes())
def test_the_months_of_an_action_add_up_to_the_action(drawn: Programme) -> None:
    cross = break_down(drawn, ["action", "month"])
    by_action = break_down(drawn, ["action"])
    for name in by_action.keys[0]:
        months = [figures for key, figures in cross.cells.items() if key[0] == name]
        assert to_the_hour(headline(months), headline([by_action.cells[name,]]))
        hours_in_all = sum(figures.hours for figures in months)
        assert to_the_hour([Decimal(hours_in_all)], [by_action.cells[name,].hours])


@dear
@given(programmes(), st.sampled_from(sorted(OVERLAPPING)))
def test_each_value_of_what_overlaps_has_the_hours_of_its_scope(
    drawn: Programme, dimension: Dimension
) -> None:
    cells = break_down(drawn, [dimension]).cells
    known = GOALS if dimension == "goal" else PARTIES
    for name in known:
        narrowed: dict[str, Any] = {dimension: name}
        scoped = account(drawn, scope=replace(EVERYTHING, **narrowed))
        assert cells.get((name,), Figures()) == scoped.totals


@dear
@given(st.data(), st.sampled_from(["gemeente", "theme", "action"]))
def test_each_month_is_rounded_once_and_adds_up_both_ways(
    data: st.DataObject, other: Dimension
) -> None:
    """Every figure is the exact one rounded down or up to an hour."""
    drawn = data.draw(programmes())
    cross = break_down(drawn, [other, "month"], choices=data.draw(choices_for(drawn)))
    place = cross.by.index("month")
    for key, figures in cross.cells.items():
        rounded_to_the_hour(figures.hours, cross.exact[key], cross.whole)
    for month, figures in cross.sums[place].items():
        cells = [key for key in cross.cells if key[place] == month[0]]
        assert sum(cross.cells[key].hours for key in cells) == figures.hours
        rounded_to_the_hour(figures.hours, sum(cross.exact[key] for key in cells), cross.whole)
    for value, figures in cross.sums[1 - place].items():
        cells = [key for key in cross.cells if key[1 - place] == value[0]]
        assert to_the_hour(headline(cross.cells[key] for key in cells), headline([figures]))


def rounded_to_the_hour(hours: Decimal, parts: int, whole: int) -> None:
    """Hold hours to the exact figure."""
    exact = Fraction(parts, whole)
    assert hours in (math.floor(exact), math.ceil(exact))


@dear
@given(st.data())
def test_a_month_is_the_same_alone_and_beside_the_municipalities(data: st.DataObject) -> None:
    drawn = data.draw(programmes())
    choices = data.draw(choices_for(drawn))
    cross = break_down(drawn, ["gemeente", "month"], choices=choices)
    assert cross.sums[0] == break_down(drawn, ["month"], choices=choices).cells
    for name in cross.keys[1]:
        alone = break_down(drawn, ["month"], name, choices=choices)
        assert alone.cells == {
            key[:1]: figures for key, figures in cross.cells.items() if key[1] == name
        }


MERGED = """
version: 2
id: uvp-proef-2026
title: UVP Proef 2026
period: {from: 2026-01, to: 2026-12}
gemeenten:
  - {id: noord, name: Noord, to: 2026-06, merged_into: nieuw}
  - {id: zuid, name: Zuid}
  - {id: nieuw, name: Nieuw, from: 2026-07}
other_actions:
  - id: a
    title: A
    capacity: {hours: {cell: c, estimates: [{hours: 12, per: gemeente}]}}
  - id: b
    title: B
    gemeenten: [nieuw]
    capacity:
      hours: {cell: c, estimates: [{hours: 6, per: joint}]}
      duration: {cell: maart t/m september}
  - id: c
    title: C
    gemeenten: [noord]
    capacity:
      hours: {cell: c, estimates: [{hours: 4, per: joint}]}
      duration: {cell: september t/m oktober}
"""


def test_a_municipality_has_hours_in_months_in_which_it_exists() -> None:
    """Noord has its 12 hours of A in half a year, Nieuw its 6 of B in July to September."""
    merged = programme("", MERGED)
    cross = break_down(merged, ["gemeente", "month"])
    half = {f"2026-{number:02}": Decimal(2) for number in range(1, 7)}
    found = {
        name: {month: figures.hours for (month, of), figures in cross.cells.items() if of == name}
        for name in ("noord", "zuid", "nieuw")
    }
    assert found["noord"] == {**half, "2026-09": Decimal(2), "2026-10": Decimal(2)}
    assert found["zuid"] == {f"2026-{number:02}": Decimal(1) for number in range(1, 13)}
    assert found["nieuw"] == {f"2026-{number:02}": Decimal(2) for number in range(7, 10)}
    assert cross.sums[1]["noord",].hours == 16


def test_hours_in_no_month_in_which_a_municipality_exists_are_named() -> None:
    merged = programme("", MERGED)
    assert break_down(merged, ["month"]).strays == (("noord", ("c", 0)),)
    assert break_down(merged, ["theme", "month"], "noord").strays == (("noord", ("c", 0)),)
    assert break_down(merged, ["month"], "zuid").strays == ()


def test_a_capacity_is_held_against_the_hours_before_they_are_rounded() -> None:
    """A third of 9,01 hours is over 3, also where it rounds to 3; a third of 9 hours is not."""
    action = (
        "- {{id: jeugd.{0}, title: A, capacity: {{duration: {{cell: 3 maanden}}, "
        "hours: {{cell: c, estimates: [{{hours: {1}, per: gemeente}}]}}}}}}\n"
    )
    one = programme(theme(action.format("a", "9.01")))
    first = [("2026-01",), ("2026-02",), ("2026-03",)]
    assert over(break_down(one, ["month"], "noord"), 3) == first
    one = programme(theme(action.format("a", "4.5") + action.format("b", "4.5")))
    assert over(break_down(one, ["month"], "noord"), 3) == []


def test_the_shipped_programme_by_month() -> None:
    """By hand: 180 hours in the first six months, 30 a month, 100 in the eight from May, 12,5 a
    month, and 5.060 in all twelve, 421,67."""
    shipped = shipped_programme()
    by_month = break_down(shipped, ["month"])
    by_hand = [Decimal("451.67")] * 4 + [Decimal("464.17")] * 2 + [Decimal("434.17")] * 6
    months = [figures.hours for figures in by_month.cells.values()]
    assert sum(months) == 5340
    assert to_the_hour(months, by_hand)
    assert len(over(by_month, 464)) == 2
    assert len(over(by_month, 451)) == 6


def test_the_shipped_programme_by_month_and_municipality() -> None:
    """By hand, for a municipality: of 1.066 hours 36 (16 of the network of youth nuisance, 20 of
    the holiday parks) fall in the first six months, 6 a month, and 10 of the youth approach in
    the eight months from May, in which the planning has it start; the other 1.020 in all twelve,
    85 a month."""
    shipped = shipped_programme()
    cells = break_down(shipped, ["gemeente", "month"]).cells
    months = [cells[f"2026-{number:02}", "vaals"].hours for number in range(1, 13)]
    assert sum(months) == 1066
    assert set(months[:4]) <= {90, 91, 92}


@cases(
    ("by", "key", "expected"),
    [
        # 10 x 4 + 20, 200 and 80 joint, 20 x 5: jeugd.
        ("theme", "jeugd", "440"),
        # Of Juridische Zaken: 200 + 30 + 20 + 15 + 25, for each of five.
        ("department", "juridische-zaken", "1450"),
        # The holiday parks and the youth nuisance network with the RIEC, and ACT!, HZM.
        ("partner", "riec", "780"),
        ("goal", "fysiek.doel-1", "200"),
        ("action", "ondermijning.act", "500"),
    ],
)
def test_the_shipped_programme_by_hand(by: Dimension, key: str, expected: str) -> None:
    shipped = shipped_programme()
    assert break_down(shipped, [by]).cells[key,].hours == Decimal(expected)


DIVIDED = (
    "departments: [{{id: oov, name: OOV}}, {{id: boa, name: BOA}}]\n"
    "other_actions:\n- id: a\n  title: A\n  capacity:\n    departments: [oov, boa]\n"
    "    hours: {{cell: c, estimates: [{}]}}\n"
)


def _divided(*estimates: str) -> Breakdown:
    return break_down(programme(DIVIDED.format(", ".join(estimates))), ["department"])


def test_hours_that_are_all_divided_over_departments_add_up() -> None:
    found = _divided(
        "{hours: 6, per: joint, department: oov}", "{hours: 4, per: joint, department: boa}"
    )
    assert found.additive
    assert {key: figures.hours for (key,), figures in found.cells.items()} == {"oov": 6, "boa": 4}
    assert found.divided == {}


def test_hours_that_are_partly_divided_say_which_part() -> None:
    found = _divided("{hours: 6, per: joint, department: oov}", "{hours: 4, per: joint}")
    assert not found.additive
    assert {key: figures.hours for (key,), figures in found.cells.items()} == {"oov": 10, "boa": 4}
    assert {key: figures.hours for key, figures in found.divided.items()} == {"oov": 6}


def test_hours_that_are_not_divided_stay_as_they_were() -> None:
    found = _divided("{hours: 6, per: joint}")
    assert (found.additive, dict(found.divided)) == (False, {})


def test_hours_of_one_year_stand_in_its_months() -> None:
    of_year = (
        "other_actions:\n- id: a\n  title: A\n  capacity:\n"
        "    duration: {cell: maart t/m mei 2026}\n"
        "    hours: {cell: c, estimates: [{hours: 6, per: joint, year: 2026}, "
        "{hours: 24, per: joint, year: 2027}]}\n"
    )
    head = HEAD.replace("to: 2026-12", "to: 2027-12")
    found = break_down(programme(of_year, head=head), ["month"])
    hours = {key: figures.hours for (key,), figures in found.cells.items() if figures.hours}
    assert hours == {
        **{f"2026-{month:02}": 2 for month in (3, 4, 5)},
        **{f"2027-{month:02}": 2 for month in range(1, 13)},
    }
