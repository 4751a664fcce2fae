"""The expected goals were counted by hand in data/uvp2026.yaml."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.runner import DATA, uvp

FILE = ("--file", str(DATA))


def goals(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    found = uvp(capsys, "goals", *arguments, *FILE, "--format", "json")
    assert found.code == 0, found.err
    listed: list[dict[str, Any]] = json.loads(found.out)["goals"]
    return listed


def test_every_goal_with_the_actions_that_serve_it(capsys: pytest.CaptureFixture[str]) -> None:
    """5 + 5 + 6 + 3 goals; doel-4 of Ondermijning stands under `goals` of one action."""
    found = goals(capsys)
    assert [goal["theme"] for goal in found].count("ondermijning") == 6
    assert len(found) == 19
    assert found[13] == {
        "theme": "ondermijning",
        "goal": "ondermijning.doel-4",
        "number": 4,
        "text": "Inzetten op eenduidig beleid en op betere uitwisseling van informatie.",
        "actions": ["ondermijning.uniformering-beleid"],
        "derived": ["ondermijning.uniformering-beleid"],
    }


@pytest.mark.parametrize("option", ["--uncovered", "--zonder-actie"])
def test_the_goals_that_no_action_serves(capsys: pytest.CaptureFixture[str], option: str) -> None:
    """The ids under `goals` of no action; the three warnings UVP706 name the same."""
    expected = ["jeugd.doel-1", "jeugd.doel-2", "jeugd.doel-3"]
    assert [goal["goal"] for goal in goals(capsys, option)] == expected
    assert goals(capsys, option, "--theme", "2") == []


def test_the_table_of_a_theme(capsys: pytest.CaptureFixture[str]) -> None:
    """Four of the six actions of Zorg name a goal and one of them two; `derived` says so of all."""
    found = uvp(capsys, "goals", "--thema", "zorg", *FILE)
    lines = [" ".join(line.split()) for line in found.out.splitlines()]
    assert lines[0] == "Doelstellingen en hun acties, thema Zorg en Veiligheid"
    assert lines[-2:] == [
        "5 doelstellingen, 0 zonder actie.",
        "Van de 5 koppelingen met een actie zijn er 5 van ons; zo staat het niet in het programma.",
    ]


def test_all_covered_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "goals", "--theme", "zorg", "--uncovered", *FILE)
    assert found.code == 0
    assert "Geen doelstellingen waarbij wij geen actie lezen." in found.out


def test_an_unknown_theme(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "goals", "--theme", "zzz", *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Onbekend thema 'zzz'. Kies uit: Jeugd en Veiligheid, ")
