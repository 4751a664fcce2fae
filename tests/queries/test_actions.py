from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import HEAD, programme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import choices
from uvp_cli.queries.actions import ASPECTS, ActionSelection, Aspect, list_actions, select

BODY = """
    departments: [{id: oov, name: Openbare Orde en Veiligheid, aliases: [OOV]}]
    partners: [{id: politie, name: Politie}, {id: riec, name: RIEC}]
    themes:
      - id: jeugd
        title: Jeugd
        goals: [{id: jeugd.doel-1, text: Praten.}, {id: jeugd.doel-2, text: Meten.}]
        actions:
          - id: jeugd.a
            title: Alles
            goals: [jeugd.doel-1]
            capacity:
              departments: [oov]
              partners: [riec, politie]
              hours: {cell: 10 en 30, estimates: [{hours: 10, per: gemeente, except: {zuid: 20}},
                {hours: 30, per: joint}]}
              duration: {cell: "Doorlopend, één jaar"}
          - {id: jeugd.b, title: Kaal}
          - id: jeugd.c
            title: Bijeenkomst
            goals: [jeugd.doel-1, jeugd.doel-2, jeugd.doel-2]
            capacity:
              partners: [politie]
              hours: {cell: 4 per persoon, estimates: [{hours: 4, per: person}]}
      - id: zorg
        title: Zorg
        actions:
          - id: zorg.a
            title: Niet voor Noord
            capacity:
              hours:
                cell: 5, Noord 0
                estimates: [{hours: 5, per: gemeente, except: {noord: 0}}]
    other_actions:
      - {id: overig.a, title: Overleg, summary: Midden betaalt de zaal.}
    planning:
      - {month: 11, title: Elf, actions: [jeugd.a, overig.a]}
      - {month: 2, title: Twee, actions: [jeugd.a], gemeenten: [noord]}
      - {period: {name: Zomer, months: [7, 8]}, title: Zomer in Noord, actions: [jeugd.c, jeugd.c]}
      - {month: 11, title: Nog eens, actions: [jeugd.a]}
"""
EVERY = ["jeugd.a", "jeugd.b", "jeugd.c", "zorg.a", "overig.a"]


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def ids(found: Programme, selection: ActionSelection) -> list[str]:
    return [listed.action.id for listed in select(found, selection)]


def test_everything_is_kept_in_the_order_of_the_document(found: Programme) -> None:
    assert ids(found, ActionSelection()) == EVERY


def test_an_action_comes_with_what_its_ids_stand_for(found: Programme) -> None:
    first, bare, _, _, other = list_actions(found)
    assert first.theme is found.themes[0]
    assert first.departments == found.departments
    assert [party.name for party in first.partners] == ["RIEC", "Politie"]
    assert [scheduled.item.title for scheduled in first.planning] == ["Twee", "Elf", "Nog eens"]
    assert other.theme is None
    assert (bare.departments, bare.partners, bare.lines, bare.planning) == ((), (), (), ())
    assert bare.figures is None


def test_the_months_are_each_there_once_in_the_order_of_time(found: Programme) -> None:
    months = [listed.months for listed in list_actions(found)]
    assert months == [(2, 11), (), (7, 8), (), (11,)]


def test_the_planning_of_a_municipality_leaves_out_what_is_for_others(found: Programme) -> None:
    assert [each.months for each in list_actions(found, "noord")][:1] == [(2, 11)]
    assert [each.months for each in list_actions(found, "zuid")][:1] == [(11,)]


def test_an_item_that_names_an_action_twice_counts_once(found: Programme) -> None:
    assert len(list_actions(found)[2].planning) == 1


@pytest.mark.parametrize(
    ("gemeente", "hours"),
    [(None, [10 + 10 + 20 + 30, 0 + 5 + 5]), ("noord", [10 + 10, 0]), ("zuid", [20 + 10, 5])],
)
def test_the_hours_are_those_of_all_together_or_of_one(
    found: Programme, gemeente: str | None, hours: list[int]
) -> None:
    figures = [listed.figures for listed in list_actions(found, gemeente)]
    assert [each.hours for each in figures if each] == list(map(Decimal, hours))
    assert [each is None for each in figures] == [False, True, True, False, True]


@cases(
    ("selection", "kept"),
    [
        (ActionSelection(theme="zorg"), ["zorg.a"]),
        (ActionSelection(department="oov"), ["jeugd.a"]),
        (ActionSelection(partner="politie"), ["jeugd.a", "jeugd.c"]),
        (ActionSelection(goal="jeugd.doel-1"), ["jeugd.a", "jeugd.c"]),
        (ActionSelection(goal="jeugd.doel-2"), ["jeugd.c"]),
        (ActionSelection(duration="EEN JAAR"), ["jeugd.a"]),
        (ActionSelection(duration="maand"), []),
        (ActionSelection(duration="—"), []),
        (ActionSelection(partner="politie", goal="jeugd.doel-2", theme="zorg"), []),
    ],
)
def test_a_condition_keeps_what_meets_it(
    found: Programme, selection: ActionSelection, kept: list[str]
) -> None:
    assert ids(found, selection) == kept


@cases(
    ("part", "having"),
    [
        ("hours", ["jeugd.a", "jeugd.c", "zorg.a"]),
        ("planning", ["jeugd.a", "jeugd.c", "overig.a"]),
        ("goals", ["jeugd.a", "jeugd.c"]),
        ("departments", ["jeugd.a"]),
        ("partners", ["jeugd.a", "jeugd.c"]),
        ("duration", ["jeugd.a"]),
    ],
)
def test_an_action_is_with_or_without_a_part(
    found: Programme, part: Aspect, having: list[str]
) -> None:
    assert ids(found, ActionSelection(having=frozenset({part}))) == having
    lacking = [name for name in EVERY if name not in having]
    assert ids(found, ActionSelection(lacking=frozenset({part}))) == lacking


def test_hours_without_an_estimate_are_no_hours() -> None:
    body = "other_actions: [{id: overig.a, title: A, capacity: {hours: {cell: nog onbekend}}}]"
    assert ids(programme(body), ActionSelection(lacking=frozenset({"hours"}))) == ["overig.a"]


@given(st.sets(st.sampled_from(sorted(ASPECTS))), st.sets(st.sampled_from(sorted(ASPECTS))))
def test_an_action_has_all_that_it_must_have_and_none_of_what_it_must_lack(
    having: set[str], lacking: set[str]
) -> None:
    with_ = cast("frozenset[Aspect]", frozenset(having))
    without = cast("frozenset[Aspect]", frozenset(lacking))
    expected = [
        listed.action.id
        for listed in list_actions(SAMPLE)
        if all(part in listed.aspects for part in with_)
        and not any(part in listed.aspects for part in without)
    ]
    assert ids(SAMPLE, ActionSelection(having=with_, lacking=without)) == expected


SAMPLE = programme(BODY)


def test_every_part_has_a_name_and_answers_to_its_key_too() -> None:
    assert [each.names for each in choices(ASPECTS)] == [
        (name, part) for part, name in ASPECTS.items()
    ]


def test_an_action_is_for_every_gemeente_but_the_one_that_gets_0_hours_by_name(
    found: Programme,
) -> None:
    assert ids(found, ActionSelection(gemeente="zuid")) == EVERY
    assert ids(found, ActionSelection(gemeente="noord")) == [
        name for name in EVERY if name != "zorg.a"
    ]


def test_an_action_with_0_hours_in_one_of_two_estimates_is_still_for_a_gemeente() -> None:
    body = """
        other_actions:
          - id: overig.a
            title: A
            capacity:
              hours:
                cell: 5 en 2
                estimates:
                  - {hours: 5, per: gemeente, except: {noord: 0}}
                  - {hours: 2, per: gemeente}
    """
    assert ids(programme(body), ActionSelection(gemeente="noord")) == ["overig.a"]


@pytest.mark.parametrize(
    ("gemeente", "kept"),
    [
        ("zuid", ["jeugd.a"]),  # an exception
        ("noord", ["jeugd.a", "jeugd.c"]),  # responsible for an item; the title of another
        ("midden", ["overig.a"]),  # an alias in the summary
    ],
)
def test_only_keeps_what_names_the_gemeente(
    found: Programme, gemeente: str, kept: list[str]
) -> None:
    assert ids(found, ActionSelection(gemeente=gemeente, only=True)) == kept


@cases(
    ("action", "named"),
    [
        ("title: Ten zuiden van de weg", False),
        ("title: 'Toezicht (zuid)'", True),
        ("title: A, summary: Ook in ZUÍD.", True),
        ("title: A, capacity: {title: Zuid}", True),
        ("title: A, capacity: {duration: {cell: 'Zuid: 1 jaar'}}", True),
        ("title: A, capacity: {hours: {cell: 'nog niet, behalve Zuid'}}", True),
        (
            "title: A, capacity: {hours: {cell: '5', estimates: [{hours: 5, per: joint, "
            "assumption: Zo., alternatives: [{hours: 5, per: gemeente, except: {zuid: 1}}]}]}}",
            True,
        ),
        ("title: A, remarks: [{kind: missing, text: Zuid ontbreekt.}]", False),
    ],
)
def test_a_gemeente_is_named_by_a_whole_word_in_what_the_programme_says(
    action: str, named: object
) -> None:
    found = programme(f"other_actions: [{{id: overig.a, {action}}}]")
    assert ids(found, ActionSelection(gemeente="zuid", only=True)) == ["overig.a"] * bool(named)


def test_a_programme_without_actions_has_nothing_to_select() -> None:
    assert select(programme("", HEAD), ActionSelection(gemeente="noord", only=True)) == ()
