"""Measures with hours, goals, money and planning of their own, in every answer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cases import cases
from tests.commands.runner import uvp
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


@cases("other", ["month", "theme", "department", "partner", "goal", "gemeente"])
def test_a_cross_table_has_measures_beneath_their_action(
    other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    of_measures = asked(capsys, NAME, "hours", "--by", "action")["measures"]
    found = asked(capsys, NAME, "hours", "--by", "action", "--by", other)
    shops = [each for each in found["measures"] if each["action"] == "winkels.kvo"]
    assert {each["measure"] for each in shops} == {
        "Schouw van het winkelgebied",
        "Winkelontzeggingen",
    }
    for row in found["rows"]:
        if row["action"] in {each["action"] for each in of_measures}:
            inner = [each for each in found["measures"] if each["action"] == row["action"]]
            here = [each["hours"] for each in inner if each[other] == row[other]]
            assert sum(here) == row["hours"]
    lines = [
        line.split()
        for line in printed(capsys, NAME, "hours", "--by", "action", "--by", other).splitlines()
    ]
    assert ["–", "Winkelontzeggingen"] in [line[:2] for line in lines]


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


REGION = """\
version: 2
id: plan-delta-2026
title: Plan Delta 2026
period: {from: 2026-01, to: 2026-12}
gemeenten: [{id: oost, name: Oost}, {id: west, name: West}]
departments: [{id: oov, name: OOV}, {id: boa, name: BOA}]
themes:
  - id: jeugd
    title: Jeugd
    actions:
      - id: jeugd.overlast
        title: Aanpak overlast
        capacity: {departments: [oov], hours: {cell: 90 uur}, duration: {cell: Heel 2026}}
        measures:
          - id: jeugd.gesprek
            title: Gesprekken
            capacity: {hours: {cell: 30 uur, estimates: [{hours: 30, per: gemeente}]}}
          - id: jeugd.camera
            title: Camera
            gemeenten: [west]
            capacity:
              departments: [boa]
              hours: {cell: 30 uur, estimates: [{hours: 30, per: joint}]}
              duration: {cell: tot juni 2026}
    communication: [{text: Borden bij de camera., actions: [jeugd.camera]}]
    budget: [{status: amount, text: Een camera., euros: 900, per: joint, actions: [jeugd.camera]}]
planning: [{title: Camera hangt, month: 2, actions: [jeugd.camera]}]
"""


@pytest.fixture
def region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a programme of two municipalities, a measure of which is for one."""
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(REGION, "utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The JSON of an answer about it."""
    found = uvp(capsys, *arguments, "--file", "plan.yaml", "--format", "json")
    assert (found.code, found.err) == (0, "")
    return json.loads(found.out)


@pytest.mark.usefixtures("region")
def test_a_measure_for_one_municipality_is_not_for_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = told(capsys, "hours")
    hours = {each["gemeente"]: each["totals"]["hours"] for each in found["gemeenten"]}
    assert hours == {"oost": 30, "west": 30 + 30}
    # The total to the letter with the action is no cell that was not read.
    assert "without_estimate" not in found
    assert told(capsys, "planning", "-g", "oost")["items"] == []
    assert len(told(capsys, "planning", "-g", "west")["items"]) == 1
    assert told(capsys, "budget", "-g", "oost")["items"] == []
    (line,) = told(capsys, "budget", "-g", "west")["items"]
    assert line["actions"] == ["jeugd.camera"]
    for whose, named in (("oost", False), ("west", True)):
        name = f"{whose}.md"
        assert uvp(capsys, "report", name, "-g", whose, "--file", "plan.yaml").code == 0
        assert ("Camera" in Path(name).read_text("utf-8")) is named


@pytest.mark.usefixtures("region")
def test_an_export_comes_back_into_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "export", "plan.xlsx", "--file", "plan.yaml").code == 0
    book = load_workbook("plan.xlsx")
    sheet = book["Ramingen"]
    columns = {str(cell.value): at for at, cell in enumerate(sheet[1], start=1)}
    assert [sheet.cell(row, columns["Maatregel"]).value for row in (2, 3)] == [1, 2]
    sheet.cell(2, columns["Uren"]).value = 35
    for title, value in (
        *(("Actie", "jeugd.overlast"), ("Maatregel", 2), ("Onderdeel", "Uitlezen")),
        *(("Uren", 12), ("Grondslag", "gezamenlijk")),
    ):
        sheet.cell(4, columns[title]).value = value
    book.save("plan.xlsx")
    found = uvp(capsys, "import", "plan.xlsx", "--file", "plan.yaml")
    assert (found.code, found.err) == (0, "")
    measures = told(capsys, "show", "jeugd.overlast")["measures"]
    first, second = (each["capacity"]["hours"]["estimates"] for each in measures)
    assert [each["hours"] for each in first] == [35]
    assert [(each.get("label"), each["hours"]) for each in second] == [(None, 30), ("Uitlezen", 12)]


@pytest.mark.usefixtures("region")
def test_the_next_year_asks_whether_a_measure_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    Path("plan.yaml").write_text(REGION.replace("Heel 2026", "Doorlopend"), "utf-8")
    assert uvp(capsys, "new", "2027", "--no-input", "--from", "plan.yaml").code == 0
    text = next(Path().glob("*2027*.yaml")).read_text("utf-8")
    assert 'de looptijd is "tot juni 2026"; gaat deze maatregel door' in " ".join(text.split())


@pytest.mark.usefixtures("region")
def test_the_calendar_names_a_measure_to_whom_it_is_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert uvp(capsys, "calendar", "west.ics", "-g", "west", "--file", "plan.yaml").code == 0
    text = Path("west.ics").read_bytes().decode().replace("\r\n ", "")
    assert "Alleen voor: West\\nActie: Aanpak overlast > Camera\\n" in text
    found = uvp(capsys, "calendar", "oost.ics", "-g", "oost", "--file", "plan.yaml")
    assert "Geen planningsitems gevonden" in found.out + found.err
    assert not Path("oost.ics").exists()


@pytest.mark.usefixtures("region")
def test_a_site_has_a_measure_with_whom_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "site", "site", "--without-downloads", "--file", "plan.yaml").code == 0
    pages = {page.stem: page.read_text("utf-8") for page in Path("site").glob("*.html")}
    with_camera = {name for name, text in pages.items() if "Camera" in text}
    assert with_camera >= {"thema-jeugd", "gemeente-west", "geld", "planning"}
    assert "Camera" in Path("site/register.js").read_text("utf-8")
    assert "gemeente-oost" not in with_camera
    assert "Gesprekken" in pages["gemeente-oost"]


@pytest.mark.usefixtures("region")
def test_questions_and_cards_say_which_measure(capsys: pytest.CaptureFixture[str]) -> None:
    unread = REGION.replace("cell: 30 uur, estimates: [{hours: 30, per: joint}]", "cell: p.m.")
    Path("plan.yaml").write_text(unread, "utf-8")
    asked_for = uvp(capsys, "questions", "--file", "plan.yaml").out
    assert re.search(r"Aanpak overlast > Camera +p\.m\.", asked_for)
    for words in (["--gemeente", "west"], ["--explain"]):
        shown = uvp(capsys, "hours", *words, "--file", "plan.yaml").out
        assert re.search(r"– Gesprekken .*\n +– Camera +.*p\.m\.", shown)
        assert not re.search(r"^ *Aanpak overlast > Camera", shown, re.MULTILINE)
    # What a measure does not say is as with its action.
    card = uvp(capsys, "show", "jeugd.gesprek", "--file", "plan.yaml").out
    assert re.search("Afdelingen: +OOV", card)
    assert re.search("Looptijd: +Heel 2026", card)
    assert "Alleen voor" not in card
    card = uvp(capsys, "show", "jeugd.camera", "--file", "plan.yaml").out
    assert re.search("Alleen voor: +West", card)


@pytest.mark.usefixtures("region")
def test_a_measure_has_a_history(capsys: pytest.CaptureFixture[str]) -> None:
    (moment,) = told(capsys, "history", "jeugd.camera")["moments"]
    assert (moment["id"], moment["figures"]["hours"]) == ("jeugd.camera", 30)
    (moment,) = told(capsys, "history", "jeugd.camera", "--gemeente", "oost")["moments"]
    assert moment["figures"] is None
    found = uvp(capsys, "history", "oov", "--file", "plan.yaml")
    assert found.code == 2
    assert "Van 'oov' zijn er geen jaren te tonen" in found.err
