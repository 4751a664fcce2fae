"""Several names at once: the answer is for all of them together, and nothing typed gets lost."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from tests.cases import cases
from tests.commands.runner import DATA, uvp
from tests.samples import HEAD
from uvp_cli.cli import COMMANDS, app

TWO = """
departments: [{id: oov, name: Openbare Orde}, {id: juridische-zaken, name: Juridische Zaken}]
partners: [{id: om, name: Openbaar Ministerie}, {id: ggd, name: "GGD, Zuid"}]
roles: [{id: iedereen, name: Iedereen}]
themes:
  - id: jeugd
    number: 1
    title: Jeugd
    budget: [{status: amount, euros: 30, per: gemeente, text: Bus}]
    goals: [{id: jeugd.doel-1, text: "Minder lawaai, minder rommel."}]
    actions:
      - id: jeugd.a
        title: Hek
        goals: [jeugd.doel-1]
        capacity:
          departments: [oov, juridische-zaken]
          hours: {cell: 10 per gemeente, estimates: [{hours: 10, per: gemeente}]}
      - id: jeugd.b
        title: Lamp
        owners: [om]
        capacity:
          departments: [juridische-zaken]
          hours: {cell: 9 samen, estimates: [{hours: 9, per: joint}]}
  - {id: zorg, number: 2, title: Zorg}
other_actions: [{id: c, title: Los, capacity: {partners: [ggd]}}]
planning:
  - {month: 3, title: Van noord, responsible: [noord], domain: Jeugd}
  - {month: 4, title: Van zuid, responsible: [zuid]}
  - {month: 5, title: Van iedereen, responsible: [iedereen]}
  - {month: 6, title: Bij noord, responsible: [iedereen], gemeenten: [noord]}
  - {month: 6, title: Bij midden, responsible: [oov], gemeenten: [midden]}
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "uvp.yaml"
    path.write_text(HEAD + TWO)
    return str(path)


def contract(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    found = uvp(capsys, *words, "--format", "json")
    assert (found.code, found.err) == (0, ""), found.err
    return json.loads(found.out, parse_float=Decimal)


@pytest.mark.parametrize(
    "typed", [("-g", "zuid", "-g", "noord"), ("-g", "noord,zuid"), ("-g", "Noord, GM0001,zuid")]
)
def test_hours_of_two_municipalities_are_a_sum_and_a_row_of_each(
    capsys: pytest.CaptureFixture[str], file: str, typed: tuple[str, ...]
) -> None:
    found = contract(capsys, "hours", *typed, "-f", file)
    assert [each["gemeente"] for each in found["gemeenten"]] == ["noord", "zuid"]
    assert [each["totals"]["hours"] for each in found["gemeenten"]] == [13, 13]
    assert found["totals"]["hours"] == 26
    shown = uvp(capsys, "hours", *typed, "-f", file).out
    assert shown.startswith("Uren voor Noord en Zuid samen, per thema")


def test_the_months_of_two_are_those_that_each_has_beside_all(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    by = ("--by", "gemeente,maand", "-f", file)
    everyone, two = (contract(capsys, "hours", *more, *by) for more in ((), ("-g", "noord,zuid")))
    assert two["rows"] == [row for row in everyone["rows"] if row["gemeente"] != "midden"]
    assert two["gemeente"] == ["noord", "zuid"]


def test_the_origin_of_the_hours_of_two_adds_up(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    rows = contract(capsys, "hours", "-g", "noord,zuid", "--explain", "-f", file)["rows"]
    assert [(row["calculation"], row["hours"]) for row in rows] == [
        ("2 × 10", 20),
        ("9 × 2/3", 6),
    ]


def test_hours_with_two_departments_count_once_and_say_how_many_each_has(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    found = uvp(capsys, "hours", "--department", "oov", "--department", "jz", "-f", file)
    assert "acties met afdeling Openbare Orde of Juridische Zaken" in found.out.replace("\n", " ")
    note = "Uren van acties met Openbare Orde 30 uur, met Juridische Zaken 39 uur; een actie die er"
    assert note in found.out.replace("\n", " ")


def test_actions_of_two_have_the_hours_of_each_beside_the_sum(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    found = uvp(capsys, "actions", "-g", "noord,zuid", "-f", file, "--format", "csv")
    header, first, *_ = found.out.splitlines()
    assert "gemeente_noord,gemeente_zuid" in header
    assert ",20," in first
    assert ",10,10," in first


def test_planning_of_two_tells_whose_each_item_is(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    found = uvp(capsys, "planning", "-g", "noord", "-g", "zuid", "-f", file).out
    rows = [" ".join(line.split()) for line in found.splitlines()]
    assert "Bij noord [1] Iedereen" in rows
    assert "[1] Alleen voor Noord." in rows
    assert "Van iedereen Iedereen" in rows
    assert not any("midden" in row for row in rows)


@pytest.mark.parametrize("command", ["planning", "calendar"])
def test_who_is_responsible_gets_what_is_for_everyone_and_is_told(
    capsys: pytest.CaptureFixture[str], file: str, tmp_path: Path, command: str
) -> None:
    target = (str(tmp_path / "uit.ics"),) if command == "calendar" else ()
    found = uvp(capsys, command, *target, "--responsible", "noord", "-f", file)
    told = "2 items noemen Iedereen als verantwoordelijke, en staan er daarom bij."
    assert told in found.out + found.err


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("--theme", "thema 2,1"), ["jeugd.a", "jeugd.b"]),
        (("--theme", "overig"), ["c"]),
        (("--theme", "jeugd", "--theme", "overige acties"), ["jeugd.a", "jeugd.b", "c"]),
        (("--partner", "GGD, Zuid"), ["c"]),
        (("--partner", "OM,ggd"), ["jeugd.b", "c"]),
        (("--partner", "om en ggd"), ["jeugd.b", "c"]),
        (("--partner", "om/ggd"), ["jeugd.b", "c"]),
        (("--partner", "om; ggd & om"), ["jeugd.b", "c"]),
        (("--owner", "OM"), ["jeugd.b"]),
        (("--responsible", "oov", "--responsible", "OM"), ["jeugd.a", "jeugd.b"]),
        (("--goal", "minder lawaai, minder"), ["jeugd.a"]),
        (("--without", "uren,doelstellingen"), ["c"]),
    ],
)
def test_any_of_several_names_will_do(
    capsys: pytest.CaptureFixture[str], file: str, words: tuple[str, ...], kept: list[str]
) -> None:
    found = contract(capsys, "actions", *words, "-f", file)
    assert [action["action"] for action in found["actions"]] == kept


def test_two_cards_stand_beneath_each_other(capsys: pytest.CaptureFixture[str], file: str) -> None:
    found = contract(capsys, "show", "jeugd", "zorg", "-f", file)
    assert [card["id"] for card in found["cards"]] == ["jeugd", "zorg"]
    shown = uvp(capsys, "show", "jeugd", "zorg", "-f", file).out
    assert shown.startswith("Thema: Jeugd en Thema: Zorg")


def test_programmes_answer_for_the_names_that_they_know(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    found = contract(capsys, "hours", "-g", "noord,vaals", "-f", file, "-f", str(DATA))
    whose = [one.get("gemeente") for one in found["programmes"]]
    assert whose == ["noord", "vaals"]
    assert found["without"] == []


def _single(command: str) -> list[str]:
    """The options of a command that take one value, and that are no file."""
    found = get_command(app).get_command(None, command)  # type: ignore[attr-defined]
    return [
        param.opts[0]
        for param in found.params
        if param.param_type_name == "option" and not (param.multiple or param.is_flag)
    ]


@cases("command", COMMANDS)
def test_an_option_of_one_value_is_refused_twice(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    for option in _single(command):
        found = uvp(capsys, command, option, "een", option, "twee")
        assert (found.code, found.out) == (2, "")
        assert found.err.startswith(f"{option} mag één keer; hier staat het 2 keer.\n")
