"""Programmes with themes within themes, and with measures that have hours of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.commands.test_other_regions import asked, printed


def test_subthemes_count_in_their_theme_and_once_in_the_total(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "velden-en-subthemas"
    # 2 × 20 + (2 × 40 + 30) + 12 + 8, where the last two are for Oever alone; and 2 × 10.
    found = asked(capsys, name, "hours")
    assert found["totals"]["hours"] == 190
    by_gemeente = {
        each["gemeente"]: {theme: of["hours"] for theme, of in each["themes"].items()}
        for each in found["gemeenten"]
    }
    assert by_gemeente == {
        "oever": {"leefbaar": 95, "bedrijvigheid": 10},
        "landen": {"leefbaar": 75, "bedrijvigheid": 10},
    }
    found = asked(capsys, name, "hours", "--by", "theme")
    assert {row["theme"]: row["hours"] for row in found["rows"]} == {
        "leefbaar": 40,
        "overlast": 110,
        "verloedering": 12,
        "graffiti": 8,
        "uitgaan": 20,
    }
    assert {theme: of["hours"] for theme, of in found["subtotals"].items()} == {
        "leefbaar": 170,
        "verloedering": 20,
        "bedrijvigheid": 20,
    }
    shown = printed(capsys, name, "hours", "-g", "oever")
    headings = [line for line in shown.splitlines() if " > " in line]
    assert headings == [
        "Veilige woon- en leefomgeving > Sociale overlast",
        "Veilige woon- en leefomgeving > Fysieke verloedering",
        "Veilige woon- en leefomgeving > Fysieke verloedering > Graffiti",
        "Bedrijvigheid en veiligheid > Veilig uitgaan",
    ]
    sums = re.findall(r"^(?:Subt|T)otaal(.*?) {2,}.* (\d+)$", shown, re.MULTILINE)
    assert sums == [
        ("", "55"),
        ("", "8"),
        (" Fysieke verloedering, met de subthema's", "20"),
        (" Veilige woon- en leefomgeving, met de subthema's", "95"),
        ("", "10"),
        (" Bedrijvigheid en veiligheid, met de subthema's", "10"),
        ("", "105"),
    ]
    explained = printed(capsys, name, "hours", "-g", "oever", "--explain")
    assert "20 + 55 + 20" in explained


def test_a_theme_that_is_asked_for_comes_with_its_subthemes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "velden-en-subthemas"
    for theme, actions in (
        ("leefbaar", ["regie", "buren", "groepen", "schouw", "melden"]),
        ("2.1.2", ["schouw", "melden"]),
        ("graffiti", ["melden"]),
    ):
        found = asked(capsys, name, "actions", "--theme", theme)["actions"]
        assert [each["action"].partition(".")[2] for each in found] == actions
    assert asked(capsys, name, "hours", "--theme", "leefbaar")["totals"]["hours"] == 170
    assert asked(capsys, name, "hours", "--theme", "overlast")["totals"]["hours"] == 110
    assert asked(capsys, name, "budget", "--theme", "2")["totals"]["amount"] == 1250
    assert len(asked(capsys, name, "planning", "--theme", "2")["items"]) == 2
    assert len(asked(capsys, name, "goals", "--theme", "2")["goals"]) == 2
    assert "Acties, thema Veilige woon- en leefomgeving\n" in printed(
        capsys, name, "actions", "--theme", "2"
    )
    # What is for Oever alone goes down to what stands in it.
    found = asked(capsys, name, "actions", "--theme", "2.1.2", "--gemeente", "landen")
    assert found["actions"] == []


def test_cards_and_tree_tell_what_stands_in_what(capsys: pytest.CaptureFixture[str]) -> None:
    name = "velden-en-subthemas"
    card = printed(capsys, name, "show", "verloedering")
    for line in (
        "Valt onder:      Veilige woon- en leefomgeving [leefbaar]\n",
        "Uren samen:      20\n",
        "└── 2.1.2.1. Graffiti [graffiti]\n",
        "└── Meldpunt graffiti [graffiti.melden]\n",
    ):
        assert line in card
    tree = printed(capsys, name, "show")
    places = [tree.index(f"{number} ") for number in ("2.1.2", "2.1.9", "2.1.10")]
    assert places == sorted(places)


REGION = """\
version: 2
id: plan-delta-2026
title: Plan Delta 2026
period: {from: 2026-01, to: 2026-12}
gemeenten: [{id: oost, name: Oost}, {id: west, name: West}]
roles: [{id: bgm, name: Burgemeester}]
areas: [{id: haven, name: Haven}, {id: kern, name: Kern}]
priorities: [Hoog, Laag]
themes:
  - id: buurt
    title: Buurt
    level: local
    priority: Hoog
    gemeenten: [west]
    areas: [haven]
    portfolio: [bgm]
  - id: overlast
    parent: buurt
    title: Overlast
    actions: [{id: overlast.a, title: Aanpak}]
    indicators:
      - title: Meldingen
        better: lower
        areas: [haven]
        realised: [{year: 2024, value: 9}, {year: 2025, value: 7}]
      - title: Meldingen
        better: lower
        areas: [kern]
        realised: [{year: 2024, value: 4}, {year: 2025, value: 5}]
    budget: [{status: amount, text: Geld., euros: 5, per: joint}]
"""


@pytest.fixture
def region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a theme in a theme that says all that there is to say of both."""
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(REGION, "utf-8")


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("name", ["overlast", "overlast.a"])
def test_a_card_has_what_holds_by_what_it_stands_in(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    card = uvp(capsys, "show", name, "--file", "plan.yaml").out
    for line in (
        "Niveau: +lokaal",
        "Prioriteit: +Hoog",
        "Alleen voor: +West",
        "Gebied: +Haven",
        "Portefeuillehouder: +Burgemeester",
    ):
        assert re.search(line, card)


@pytest.mark.usefixtures("region")
def test_a_subtheme_is_named_with_its_theme_in_every_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words in (
        ["indicators"],
        ["indicators", "--chart"],
        ["budget"],
        ["budget", "--by", "theme"],
    ):
        assert "Buurt > Overlast" in uvp(capsys, *words, "--file", "plan.yaml").out


@pytest.mark.usefixtures("region")
def test_indicators_of_two_areas_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    chart = uvp(capsys, "indicators", "--chart", "--file", "plan.yaml").out
    assert "Meldingen (Haven)" in chart
    assert "Meldingen (Kern)" in chart
    card = uvp(capsys, "show", "kern", "--file", "plan.yaml").out
    assert "Ontwikkeling: gestegen" in card
    assert "gedaald" not in card
    assert uvp(capsys, "report", "plan.md", "--file", "plan.yaml").code == 0
    text = Path("plan.md").read_text("utf-8")
    assert "Meldingen (Haven): 9 (2024), 7 (2025)." in text
