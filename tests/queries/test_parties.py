from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.properties import dear
from tests.samples import HEAD, programme
from uvp_cli.programme.model import (
    Action,
    Capacity,
    Gemeente,
    Party,
    Period,
    PlanningItem,
    Programme,
    Theme,
)
from uvp_cli.queries import actions, planning
from uvp_cli.queries.parties import involve

BODY = """
    departments:
      - {id: oov, name: OOV}
      - {id: jeugdzaken, name: Jeugdzaken}
      - {id: inkoop, name: Inkoop}
    partners: [{id: politie, name: Politie}]
    themes:
      - id: jeugd
        title: Jeugd
        actions:
          - {id: jeugd.a, title: A, capacity: {departments: [oov, jeugdzaken, oov]}}
          - {id: jeugd.b, title: B, capacity: {departments: [jeugdzaken], partners: [politie]}}
      - id: zorg
        title: Zorg
        actions: [{id: zorg.a, title: C, capacity: {departments: [oov]}}, {id: zorg.b, title: D}]
    other_actions: [{id: overig.a, title: E, capacity: {departments: [jeugdzaken]}}]
    planning:
      - {month: 1, title: Een, responsible: [oov, oov, politie], domain: JEUGD}
      - {month: 2, title: Twee, responsible: [oov], domain: Zorg}
      - {month: 3, title: Drie, responsible: [noord]}
"""


def counts(found: Programme, theme: str | None = None) -> list[tuple[str, int, int]]:
    """Each department with in how many actions and planning items it is named."""
    return [
        (each.party.id, len(each.actions), len(each.planning))
        for each in involve(found, "department", theme)
    ]


def test_who_is_named_most_often_comes_first_and_who_never_is_comes_last() -> None:
    assert counts(programme(BODY)) == [("jeugdzaken", 3, 0), ("oov", 2, 2), ("inkoop", 0, 0)]


def test_planning_decides_where_the_actions_are_as_many_and_the_document_after_that() -> None:
    body = """
        departments: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]
        planning: [{month: 1, title: Een, responsible: [c]}]
    """
    assert [name for name, *_ in counts(programme(body))] == ["c", "a", "b"]


def test_a_theme_counts_its_own_actions_and_planning() -> None:
    found = programme(BODY)
    assert counts(found, "jeugd") == [("jeugdzaken", 2, 0), ("oov", 1, 1), ("inkoop", 0, 0)]
    assert counts(found, "zorg") == [("oov", 1, 1), ("jeugdzaken", 0, 0), ("inkoop", 0, 0)]


def test_where_it_is_named() -> None:
    first, second, never = involve(programme(BODY), "department")
    assert [listed.action.id for listed in first.actions] == ["jeugd.a", "jeugd.b", "overig.a"]
    assert first.by_theme == {"jeugd": 2, None: 1}
    assert [scheduled.item.title for scheduled in second.planning] == ["Een", "Twee"]
    assert never.by_theme == {}


def test_partners_are_a_list_of_their_own() -> None:
    (found,) = involve(programme(BODY), "partner")
    assert (found.party.id, len(found.actions), len(found.planning)) == ("politie", 1, 1)


def test_a_programme_that_names_nobody() -> None:
    assert involve(programme("", HEAD), "partner") == ()


NAMES = st.lists(st.sampled_from("abc"), max_size=4).map(tuple)
THEMES = ("jeugd", "zorg")


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Programmes with three departments and any links to them."""

    def made(prefix: str) -> tuple[Action, ...]:
        rows: list[Any] = draw(st.lists(st.none() | NAMES, max_size=3))
        return tuple(
            Action(
                id=f"{prefix}.{index}",
                title="T",
                capacity=None if row is None else Capacity(departments=row),
            )
            for index, row in enumerate(rows)
        )

    items = st.builds(
        PlanningItem,
        title=st.just("T"),
        month=st.integers(1, 12),
        responsible=NAMES,
        domain=st.none() | st.sampled_from(THEMES),
    )
    return Programme(
        version=1,
        id="p",
        title="P",
        period=Period(from_="2026-01", to="2026-12"),
        gemeenten=(Gemeente(id="noord", name="Noord"),),
        departments=tuple(Party(id=name, name=name) for name in "abc"),
        themes=tuple(Theme(id=name, title=name, actions=made(name)) for name in THEMES),
        other_actions=made("overig"),
        planning=tuple(draw(st.lists(items, max_size=4))),
    )


@dear
@given(programmes(), st.sampled_from((None, *THEMES)))
def test_the_counts_are_those_of_the_queries_that_list_what_was_counted(
    found: Programme, theme: str | None
) -> None:
    involved = involve(found, "department", theme)
    assert {each.party.id for each in involved} == set("abc")
    assert [len(each.actions) for each in involved] == sorted(
        (len(each.actions) for each in involved), reverse=True
    )
    for each in involved:
        name = each.party.id
        listed = actions.select(found, actions.ActionSelection(theme=theme, department=name))
        planned = planning.select(found, planning.PlanningSelection(theme=theme, responsible=name))
        assert (each.actions, each.planning) == (listed, planned)
        assert each.by_theme.total() == len(listed)
