"""What a programme does not say is never shown as 0: hours, money, one of several."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.samples import HEAD

SILENT = HEAD + "themes: [{id: t, title: Thema, actions: [{id: t.a, title: Actie}]}]\n"
HALF = (
    HEAD.replace("uvp-proef", "uvp-half")
    + """\
themes:
  - id: t
    title: Thema
    budget:
      - {text: Er is € 100 voor Noord., status: amount, euros: 100, per: gemeente, actions: [t.a]}
    actions:
      - id: t.a
        title: Actie
        gemeenten: [noord]
        capacity: {hours: {cell: 10 uur, estimates: [{hours: 10, per: gemeente}]}}
      - {id: t.b, title: Beta, gemeenten: [zuid], capacity: {hours: {cell: 1 fte}}}
"""
)
"""Hours and money of Noord alone; Zuid has a cell without an estimate, Midden nothing."""
NOTHING = re.compile(r"(?<![\w.,-])(€ )?0(?![\w.,-])(?! (doelstelling|planning|onderdelen|open))")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    for name, text in (("silent", SILENT), ("half", HALF)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.yaml") for name in ("silent", "half")}


QUESTIONS = (
    ["hours"],
    ["hours", "-g", "zuid"],
    ["hours", "-g", "zuid", "--explain"],
    ["hours", "--chart"],
    ["hours", "--chart", "-g", "zuid"],
    *(["hours", "--by", by] for by in ("theme", "gemeente", "month", "region", "programme")),
    ["hours", "--by", "region", "--by", "year"],
    ["hours", "--by", "year", "--by", "gemeente"],
    ["budget"],
    ["budget", "-g", "zuid"],
    ["budget", "--by", "year"],
)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_no_answer_about_what_is_not_said_is_0(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], question: Sequence[str]
) -> None:
    for form in ("table", "csv"):
        found = uvp(capsys, *question, "-f", files["silent"], "--format", form)
        assert found.code == 0
        if question != ["budget", "--by", "year"]:  # how many lines there are is 0
            assert not NOTHING.search(found.out), found.out


def test_no_figure_for_programs_is_0_either(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    found = json.loads(uvp(capsys, "hours", "-f", files["silent"], "--format", "json").out)
    assert {*found["totals"].values(), *found["gemeenten"][0]["totals"].values()} == {None}
    found = json.loads(uvp(capsys, "budget", "-f", files["silent"], "--format", "json").out)
    assert found["totals"] == {"gemeenten": dict.fromkeys(["noord", "midden", "zuid"])} | {
        "amount": None
    }


@pytest.mark.parametrize("by", [[], ["--chart"], ["--by", "gemeente"]], ids=" ".join)
def test_a_municipality_without_hours_among_others_has_a_dash(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], by: list[str]
) -> None:
    lines = [
        line.split() for line in uvp(capsys, "hours", *by, "-f", files["half"]).out.split("\n")
    ]
    assert ["Zuid", "–"] in lines
    assert any(line[:2] == ["Noord", "10"] for line in lines)


def test_a_programme_that_says_nothing_is_named_among_others(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    both = ("-f", files["half"], "-f", files["silent"])
    lines = [
        line.split() for line in uvp(capsys, "budget", "--by", "programme", *both).out.split("\n")
    ]
    assert ["uvp-half-2026", "€", "100"] in [line[:3] for line in lines]
    assert ["uvp-proef-2026"] in lines
    told = uvp(capsys, "hours", *both).out
    assert "uvp-proef-2026: Dit programma noemt hier geen uren." in told
    assert "uvp-proef-2026: Dit programma zegt hier niets over geld." in (
        uvp(capsys, "budget", *both).out
    )
    lines = [
        line.split() for line in uvp(capsys, "hours", "--by", "programme", *both).out.split("\n")
    ]
    assert ["uvp-proef-2026", "–"] in lines


@pytest.mark.parametrize("kind", [[], ["--kind", "raadsinformatiebrief", "-g", "zuid"]])
@pytest.mark.parametrize("name", ["silent", "half"])
def test_papers_say_that_nothing_is_said(
    capsys: pytest.CaptureFixture[str],
    files: dict[str, str],
    tmp_path: Path,
    kind: list[str],
    name: str,
) -> None:
    paper = tmp_path / "stuk.md"
    assert uvp(capsys, "report", str(paper), *kind, "-f", files[name]).code == 0
    text = paper.read_text(encoding="utf-8")
    assert not re.search(r"€ 0\b|\b0 uur\b|\b0 en ten", text)
    if kind:
        hours = " die op te tellen zijn" if name == "half" else ""
        whose = " voor onze gemeente" if name == "half" else ""
        assert f"Het programma noemt{whose} geen uren{hours}." in text
        assert re.search("Het programma noemt( voor deze gemeente)? geen kosten.", text)
    elif name == "half":
        assert "| Zuid |  |  | – |" in text
        assert re.search(r"\| Beta\S* \| 1 fte \|", text)


def test_the_site_says_that_nothing_is_said(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], tmp_path: Path
) -> None:
    for name in ("silent", "half"):
        web = tmp_path / name
        assert uvp(capsys, "site", str(web), "--without-downloads", "-f", files[name]).code == 0
        pages = {page.name: page.read_text(encoding="utf-8") for page in web.glob("*.html")}
        assert not re.search(r"€ 0\b|\b0 uur\b", "".join(pages.values()))
    assert "1 fte" in pages["acties.html"]


def test_hours_per_person_alone_say_how_to_count_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "persoon.yaml"
    file.write_text(
        HEAD
        + "other_actions: [{id: a, title: A, capacity: {hours: {cell: 4 uur per persoon, "
        + "estimates: [{hours: 4, per: person}]}}}]\n",
        encoding="utf-8",
    )
    for question in ([], ["--chart"], ["--by", "theme"]):
        told = " ".join(uvp(capsys, "hours", *question, "-f", str(file)).out.split())
        assert "Niet meegeteld: A, 4 uur per persoon." in told
        assert "met --persons." in told
        assert not NOTHING.search(told)


def test_hours_that_went_are_none_and_a_cell_without_an_estimate_is_not_counted(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], tmp_path: Path
) -> None:
    gone, cell = tmp_path / "weg.yaml", tmp_path / "cel.yaml"
    estimated = "capacity: {hours: {cell: 10 uur, estimates: [{hours: 10, per: gemeente}]}}"
    last = HALF.partition("      - {id: t.b")[0]
    gone.write_text(last.replace(estimated, "summary: Niets."), encoding="utf-8")
    cell.write_text(last.replace(estimated, "capacity: {hours: {cell: p.m.}}"), encoding="utf-8")
    for after, silence in ((gone, "geen"), (cell, "niet geteld")):
        told = " ".join(uvp(capsys, "diff", files["half"], str(after)).out.split())
        assert f"Uren 10 → {silence} (−10)" in told
        assert f"Totaal 10 {silence} −10" in told


def test_changes_from_what_was_not_said_are_no_changes_from_0(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    told = " ".join(uvp(capsys, "diff", files["silent"], files["half"]).out.split())
    assert "Uren geen → 10 (+10)" in told
    assert "Bedragen niet genoemd → € 100 (+€ 100)" in told
    contract = json.loads(
        uvp(capsys, "diff", files["silent"], files["half"], "--format", "json").out
    )
    assert {shift["before"] for shift in contract["euros"]} == {None}
    assert {shift["before"]["hours"] for shift in contract["hours"]} == {None}
