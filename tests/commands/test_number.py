"""Number and number: one is 1 theme, and several programmes are not "this programme"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.samples import HEAD

ONE = """\
version: 2
id: {id}
title: UVP {id}
period: {{from: 2026-01, to: 2026-01}}
gemeenten: [{{id: a, name: Aa}}]
themes:
  - id: t
    title: Thema
    goals: [{{id: t.doel, text: Een doel.}}]
    actions:
      - id: t.a
        title: Actie
        goals: [t.doel]
        derived: [goals]
        remarks: [{{kind: missing, text: De looptijd ontbreekt.}}]
        capacity: {{hours: {{cell: 1 uur, estimates: [{{hours: 1, per: gemeente}}]}}}}
planning: [{{title: Start, month: 1, actions: [t.a]}}]
"""
"""One of everything: theme, goal, action, hour, question, planning item, month."""
SEVERAL = re.compile(
    r"(?<![\\w.,])1 (?:\\w+ )?"
    r"(thema[’']s|doelstellingen|acties|uren|vragen|onderdelen|punten|maanden|koppelingen|programma's)"
)


@pytest.fixture
def one(tmp_path: Path) -> str:
    file = tmp_path / "een.yaml"
    file.write_text(ONE.format(id="een"), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "kind",
    [[], ["--kind", "raadsinformatiebrief", "-g", "a"], ["--month", "1"]],
    ids=["report", "letter", "month"],
)
def test_papers_about_one_of_everything_speak_of_one(
    capsys: pytest.CaptureFixture[str], one: str, tmp_path: Path, kind: list[str]
) -> None:
    paper = tmp_path / "stuk.md"
    found = uvp(capsys, "report", str(paper), *kind, "-f", one)
    assert found.code == 0, found.err
    text = paper.read_text(encoding="utf-8")
    assert not SEVERAL.search(text), SEVERAL.search(text)
    if "-g" in kind:
        assert "Het bevat 1 thema, 1 doelstelling en 1 actie." in text
        assert "is een punt gevonden dat nog verduidelijking vraagt" in text
        assert "De maandplanning telt 1 onderdeel." in text


@pytest.mark.parametrize(
    "command", ["goals", "planning", "actions", "questions", "hours", "budget"]
)
def test_answers_about_one_of_everything_speak_of_one(
    capsys: pytest.CaptureFixture[str], one: str, command: str
) -> None:
    found = uvp(capsys, command, "-f", one)
    assert found.code == 0
    assert not SEVERAL.search(found.out), found.out


def test_several_programmes_are_not_this_programme(
    capsys: pytest.CaptureFixture[str], one: str, tmp_path: Path
) -> None:
    other = tmp_path / "twee.yaml"
    other.write_text(ONE.format(id="twee"), encoding="utf-8")
    for command, said in (
        ("budget", "Deze programma's zeggen hier niets over geld."),
        ("partners", "Deze programma's noemen geen ketenpartners."),
    ):
        found = uvp(capsys, command, "-f", one, "-f", str(other))
        assert said in found.out
        assert "Dit programma" not in found.out
    silent = tmp_path / "leeg.yaml"
    silent.write_text(HEAD, encoding="utf-8")
    quiet = tmp_path / "stil.yaml"
    quiet.write_text(HEAD.replace("uvp-proef", "uvp-stil"), encoding="utf-8")
    found = uvp(capsys, "hours", "-f", str(silent), "-f", str(quiet))
    assert "Deze programma's noemen hier geen uren." in found.out
