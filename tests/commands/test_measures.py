"""Measures with hours, goals, money and planning of their own, in every answer."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.commands.test_other_regions import asked, printed

NAME = "jaarplan-met-maatregelen"


def by(capsys: pytest.CaptureFixture[str], dimension: str) -> dict[str, Any]:
    """The hours by a dimension."""
    found = asked(capsys, NAME, "hours", "--by", dimension)
    return {row[dimension]: row["hours"] for row in found["rows"]}


def test_the_hours_of_an_action_are_those_of_its_measures(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert by(capsys, "action") == {
        "overlast.woonoverlast": 60 + 120,
        "buurt.schoon": 40,
        "inbraak.wonen": 30 + 20,
        "winkels.kvo": 24 + 16,
        "uitgaan.evenementen": 80,
        "jeugdgroepen.aanpak": 200 + 40,
        "school.veilig": 12,
        "brand.thuis": 50,
        "crisis.oefenen": 100,
        "ondermijning.weerbaar": 90 + 30,
    }
    found = asked(capsys, NAME, "hours", "--by", "action")
    assert found["totals"]["hours"] == 912
    assert found["measures"][0]["action"] == "overlast.woonoverlast"
    assert found["measures"][0]["measure"] == "Buurtbemiddeling"
    assert sum(each["hours"] for each in found["measures"]) == 912 - 80 - 100
    shown = printed(capsys, NAME, "hours", "-g", "eikenrode")
    winkels = re.search(r"Keurmerk veilig.*\n.*Schouw.*\n.*Winkel.*", shown)
    assert winkels is not None
    assert [line.split() for line in winkels[0].splitlines()] == [
        ["Keurmerk", "veilig", "ondernemen", "40", "40"],
        ["–", "Schouw", "van", "het", "winkelgebied", "per", "gemeente", "24", "24"],
        ["–", "Winkelontzeggingen", "per", "gemeente", "16", "16"],
    ]
    assert "24 + 16" in printed(capsys, NAME, "hours", "-g", "eikenrode", "--explain")


def test_hours_of_measures_are_of_their_own_parties_and_goals(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert by(capsys, "department") == {
        # What the bewustwording does not say is as with its action: openbare orde en veiligheid.
        "ov": 120 + 30 + 16 + 80 + 40 + 12 + 100 + 90 + 30,
        "wijk": 60 + 20 + 200 + 50,
        "toezicht": 40 + 24 + 80 + 90,
    }
    assert by(capsys, "partner") == {
        "politie": 120 + 30 + 80 + 40 + 12 + 100 + 90 + 30,
        "corporatie": 60 + 40 + 20 + 50,
        "jongerenwerk": 200 + 40,
        "ondernemers": 24 + 16,
    }
    goals = by(capsys, "goal")
    assert (goals["overlast.doel-1"], goals["overlast.doel-2"]) == (60, 120)
    found = asked(capsys, NAME, "hours", "--department", "toezicht")
    assert found["totals"]["hours"] == 234
    assert "actie of maatregel telt" in printed(capsys, NAME, "hours", "--by", "department")


def test_hours_of_measures_are_in_their_own_months(capsys: pytest.CaptureFixture[str]) -> None:
    # 40 in April to September, 40 in January to March, 30 in November and December, 802 all year.
    months = list(by(capsys, "month").values())
    assert [sum(months[:3]), sum(months[3:9]), months[9], sum(months[10:])] == [240, 441, 67, 164]
    shown = printed(capsys, NAME, "hours", "--by", "month")
    assert "Over januari t/m maart, volgens de looptijd: 1 maatregel." in shown
    assert "Over januari t/m december, volgens de looptijd: 2 acties en 10 maatregelen." in shown


def test_counts_of_actions_stay_so_and_a_measure_serves_a_goal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "10 acties, 912 uur" in printed(capsys, NAME, "actions")
    goals = {each["goal"]: each["actions"] for each in asked(capsys, NAME, "goals")["goals"]}
    assert goals["jeugdgroepen.doel-1"] == ["jeugdgroepen.aanpak"]
    assert all(goals.values())
    assert asked(capsys, NAME, "questions")["questions"] == []


def test_planning_and_money_name_a_measure(capsys: pytest.CaptureFixture[str]) -> None:
    planned = asked(capsys, NAME, "planning", "--department", "toezicht")["items"]
    assert [each["title"] for each in planned] == [
        "Voortgang naar de raad",
        "Schouw in de wijken en het winkelgebied",
        "Zomercontroles",
        "Evenementen voor 2027 vastgesteld",
    ]
    listed = {each["action"]: each for each in asked(capsys, NAME, "actions")["actions"]}
    assert listed["winkels.kvo"]["months"] == [4, 5, 6]
    assert listed["buurt.schoon"]["duration"] == "april t/m september"
    assert "Aanpak woninginbraken > Witte voetjes: Verf" in printed(capsys, NAME, "budget")
    assert "2.500" in printed(capsys, NAME, "show", "inbraak.wonen")
