from __future__ import annotations

import pytest

from tests.samples import HEAD, programme
from uvp_cli.programme.model import Programme
from uvp_cli.queries.actions import ActionSelection, select
from uvp_cli.queries.goals import serve

BODY = """
    themes:
      - id: jeugd
        title: Jeugd
        goals: [{id: jeugd.doel-1, text: Een.}, {id: jeugd.doel-2, text: Twee.}]
        actions:
          - {id: jeugd.a, title: A, goals: [jeugd.doel-1, zorg.doel-1, zorg.doel-1]}
          - {id: jeugd.b, title: B, goals: [jeugd.doel-1], derived: [goals]}
      - {id: leeg, title: Leeg}
      - id: zorg
        title: Zorg
        goals: [{id: zorg.doel-1, text: Drie.}, {id: zorg.doel-2, text: Vier.}]
    other_actions:
      - {id: overig.a, title: C, goals: [zorg.doel-1], derived: [goals]}
"""


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def served(found: Programme, theme: str | None = None, *, uncovered: bool = False) -> list[str]:
    """Each goal with the actions that serve it: "jeugd.doel-1: jeugd.a jeugd.b"."""
    return [
        f"{each.goal.id}: {' '.join(action.id for action in each.actions)}".strip()
        for each in serve(found, theme, uncovered=uncovered)
    ]


def test_a_goal_is_served_by_actions_of_any_theme_and_of_none(found: Programme) -> None:
    assert served(found) == [
        "jeugd.doel-1: jeugd.a jeugd.b",
        "jeugd.doel-2:",
        "zorg.doel-1: jeugd.a overig.a",
        "zorg.doel-2:",
    ]


def test_the_theme_is_that_of_the_goal(found: Programme) -> None:
    assert served(found, "zorg") == ["zorg.doel-1: jeugd.a overig.a", "zorg.doel-2:"]
    assert [each.theme.id for each in serve(found)] == ["jeugd", "jeugd", "zorg", "zorg"]


def test_uncovered_keeps_the_goals_that_no_action_serves(found: Programme) -> None:
    assert served(found, uncovered=True) == ["jeugd.doel-2:", "zorg.doel-2:"]
    assert served(found, "jeugd", uncovered=True) == ["jeugd.doel-2:"]


def test_a_link_that_was_read_into_the_text_is_told_apart(found: Programme) -> None:
    derived = [[action.id for action in each.derived] for each in serve(found)]
    assert derived == [["jeugd.b"], [], ["overig.a"], []]


def test_a_programme_without_goals(found: Programme) -> None:
    assert serve(programme("", HEAD)) == ()
    assert serve(found, "leeg") == ()


def test_the_actions_are_those_that_a_selection_by_goal_keeps(found: Programme) -> None:
    for each in serve(found):
        kept = select(found, ActionSelection(goal=each.goal.id))
        assert each.actions == tuple(listed.action for listed in kept)
