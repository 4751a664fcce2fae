"""The expected counts were made by hand in data/uvp2026.yaml."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.runner import DATA, uvp

FILE = ("--file", str(DATA))


def asked(
    capsys: pytest.CaptureFixture[str], command: str, *arguments: str
) -> list[dict[str, Any]]:
    found = uvp(capsys, command, *arguments, *FILE, "--format", "json")
    assert found.code == 0, found.err
    listed: list[dict[str, Any]] = json.loads(found.out)[command]
    return listed


def test_the_departments(capsys: pytest.CaptureFixture[str]) -> None:
    """ACT! is the department of one row, and responsible for eleven lines of the planning."""
    found = {each["department"]: each for each in asked(capsys, "departments")}
    assert len(found) == 17
    assert next(iter(found)) == "oov"
    legal, act = found["juridische-zaken"], found["act"]
    assert (legal["actions"], legal["planning"]) == (5, 0)
    assert legal["themes"] == {
        "jeugd": 0,
        "zorg": 3,
        "ondermijning": 2,
        "fysiek": 0,
        "other_actions": 0,
    }
    assert (act["actions"], act["planning"]) == (1, 11)
    assert act["named_by"]["actions"] == ["ondermijning.iob-vakantieparken"]


def test_the_partners(capsys: pytest.CaptureFixture[str]) -> None:
    """The police stands in eleven rows and is responsible for Veilig buitengebied in March."""
    found = asked(capsys, "partners")
    assert len(found) == 21
    assert (found[0]["partner"], found[0]["actions"], found[0]["planning"]) == ("politie", 11, 1)
    assert found[0]["named_by"]["planning"] == ["mrt.veilig-buitengebied"]
    assert all(each["actions"] for each in found)


def test_a_theme_shows_who_is_not_named_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    """All three rows of Fysieke Veiligheid name VRZL and nobody else."""
    found = asked(capsys, "partners", "--thema", "fysiek")
    assert [each["partner"] for each in found if each["actions"]] == ["vrzl"]
    assert (found[0]["actions"], len(found)) == (3, 21)


def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "departments", *FILE)
    lines = [" ".join(line.split()) for line in found.out.splitlines()]
    assert lines[0] == "Afdelingen: hoe vaak genoemd"
    assert "17 afdelingen, 0 niet genoemd." in lines


@pytest.mark.parametrize("command", ["departments", "partners"])
def test_an_unknown_theme(capsys: pytest.CaptureFixture[str], command: str) -> None:
    found = uvp(capsys, command, "--theme", "zzz", *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.endswith(f"\nHulp: uvp {command} --help\n")
