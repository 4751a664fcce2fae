"""What is missing only counts where the programme has it elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.cases import cases
from tests.samples import programme
from uvp_cli.document.findings import KeyPath, render_path
from uvp_cli.programme import gaps
from uvp_cli.programme.model import Programme

FULL = """
    partners: [{id: politie, name: Politie}]
    themes:
      - id: jeugd
        title: Jeugd
        goals: [{id: jeugd.doel-1, text: Rust.}, {id: jeugd.doel-2, text: Reinheid.}]
        communication: [{text: In de krant.}]
        actions:
          - id: jeugd.a
            title: A
            goals: [jeugd.doel-1]
            capacity: {partners: [politie], hours: {cell: "5", estimates: [{hours: 5, per: joint}]}}
          - {id: jeugd.b, title: B}
          - {id: jeugd.c, title: C, capacity: {hours: {cell: nog te bepalen}}}
      - {id: zorg, title: Zorg, goals: [{id: zorg.doel-1, text: Zorg.}]}
    other_actions: [{id: overig.lamp, title: Lampen}]
    planning:
      - {month: 1, title: Start, actions: [jeugd.a]}
      - {month: 2, title: Vrij}
"""
EMPTY = """
    themes:
      - {id: jeugd, title: Jeugd, goals: [{id: jeugd.doel-1, text: Rust.}]}
      - {id: zorg, title: Zorg, actions: [{id: zorg.a, title: A}]}
    other_actions: [{id: overig.lamp, title: Lampen}]
    planning: [{month: 1, title: Start}]
"""
Find = Callable[[Programme], Iterator[tuple[KeyPath, Any]]]
GAPS: dict[Find, list[str]] = {
    gaps.themes_without_communication: ["themes[1]"],
    gaps.goals_without_action: ["themes[0].goals[1]"],
    gaps.actions_without_capacity: ["themes[0].actions[1]"],
    gaps.actions_without_goal: ["themes[0].actions[1]", "themes[0].actions[2]"],
    gaps.actions_without_partner: ["themes[0].actions[2]"],
    gaps.cells_without_estimate: ["themes[0].actions[2].capacity.hours"],
    gaps.actions_without_hours: ["themes[0].actions[1]", "other_actions[0]"],
    gaps.actions_without_planning: [
        *("themes[0].actions[1]", "themes[0].actions[2]", "other_actions[0]")
    ],
    gaps.planning_without_action: ["planning[1]"],
}


@cases(("find", "places"), GAPS.items())
def test_what_is_missing(find: Find, places: list[str]) -> None:
    assert [render_path(path) for path, _ in find(programme(FULL))] == places


@cases("find", GAPS)
def test_what_a_programme_has_nowhere_is_not_missing(find: Find) -> None:
    assert list(find(programme(EMPTY))) == []


@cases("find", GAPS)
def test_a_gap_comes_with_what_stands_at_its_path(find: Find) -> None:
    found = programme(FULL)
    for path, record in find(found):
        value: Any = found
        for step in path:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        assert value is record
