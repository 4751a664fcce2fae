"""What is asked again about the same programme is not worked out again."""

from __future__ import annotations

from dataclasses import replace

from tests.samples import WHOLE, programme
from uvp_cli.programme.last import kept, of_last
from uvp_cli.programme.model import Programme
from uvp_cli.queries.actions import list_actions
from uvp_cli.queries.hours import account


def test_the_answer_is_kept_until_another_programme_is_asked_about() -> None:
    asked: list[Programme] = []

    @of_last
    def count(about: Programme) -> int:
        asked.append(about)
        return len(asked)

    first = programme()
    equal = replace(first)
    assert [count(first), count(first), count(equal), count(equal), count(first)] == [1, 1, 2, 2, 3]
    assert asked[0] is first


def test_an_answer_is_kept_for_the_same_programme_and_municipality_alone() -> None:
    asked = []

    @kept(2)
    def question(programme: Programme, gemeente: str = "") -> int:
        asked.append((programme, gemeente))
        return len(asked)

    first, second = programme(WHOLE), replace(programme(WHOLE))
    assert [question(first), question(first), question(first, "noord")] == [1, 1, 2]
    assert [question(second), question(second)] == [3, 3]


def test_another_programme_gets_its_own_hours_and_actions() -> None:
    before = programme(WHOLE)
    after = replace(before, themes=())
    assert account(before) is account(before)
    assert "jeugd" in account(before).by_theme
    assert "jeugd" not in account(after).by_theme
    assert len(list_actions(before)) > len(list_actions(after))
