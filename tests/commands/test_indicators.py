"""The expected answers were read by hand in tests/programmes/valid/begroting-met-reeksen.yaml."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.checking.test_programmes import VALID
from tests.commands.runner import uvp
from tests.samples import HEAD, theme

SERIES = next(path for path in VALID if path.stem == "begroting-met-reeksen")


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    found = uvp(capsys, "indicators", *arguments, "--file", str(SERIES), "--format", "json")
    assert found.code == 0, found.err
    listed: list[dict[str, Any]] = json.loads(found.out)["indicators"]
    return listed


def titles(found: list[dict[str, Any]]) -> list[str]:
    return [each["title"] for each in found]


def append(book: Workbook, cells: Mapping[str, Any]) -> None:
    """Adds a row with these cells, by their headings, to the sheet with figures."""
    sheet = book["Indicatoren - cijfers"]
    headings = [cell.value for cell in sheet[1]]
    assert {*cells} <= {*headings}
    sheet.append([cells.get(str(heading)) for heading in headings])


def test_the_verdicts_and_trends_of_a_budget(capsys: pytest.CaptureFixture[str]) -> None:
    """41, 38, 31 falls; 31 in 2025 is not 30. Less than 737 is under 750. 7,1 is more than 7,0."""
    found = {each["title"]: each for each in asked(capsys)}
    assert {title: each.get("trend") for title, each in found.items()} == {
        "Misdrijven": "falling",
        "Positie op de landelijke ranglijst": None,
        "Meldingen van overlast": "falling",
        "Rapportcijfer voor veiligheid in de buurt": "varying",
        "Opgeleide teams": "rising",
        "Buurten met een team": None,
        "Controles": "rising",
    }
    verdicts = {
        title: [target["verdict"] for target in each["targets"]] for title, each in found.items()
    }
    assert verdicts == {
        "Misdrijven": ["reached", "pending"],
        "Positie op de landelijke ranglijst": [None],
        "Meldingen van overlast": ["missed", "pending", "pending", "pending"],
        "Rapportcijfer voor veiligheid in de buurt": ["reached"],
        "Opgeleide teams": ["reached"],
        "Buurten met een team": [None],
        "Controles": [None],
    }


def test_what_an_answer_can_be_narrowed_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert titles(asked(capsys, "--theme", "haven")) == ["Controles"]
    assert "Controles" not in titles(asked(capsys, "-g", "lindewaard"))
    assert len(asked(capsys, "-g", "oeverdam")) == 7
    assert titles(asked(capsys, "--goal", "leefbaar.doel-2")) == [
        "Opgeleide teams",
        "Buurten met een team",
    ]
    assert titles(asked(capsys, "--zoek", "plek")) == ["Positie op de landelijke ranglijst"]


def test_the_line_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "indicatoren", "--thema", "haven", "-f", str(SERIES), "--grafiek")
    lines = [" ".join(line.split()) for line in found.out.splitlines()]
    assert lines[0] == "Indicatoren, thema Veilige haven"
    assert "Controles, per jaar 10 ▁▇ 12" in lines


def test_a_card_of_an_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "show", "leefbaar.meldingen", "--file", str(SERIES))
    assert "Indicator: Meldingen van overlast, per 1.000 inwoners\n" in found.out
    assert "Streefwaarde:  30 (2025; niet gehaald)\n" in found.out
    assert "Gerealiseerd:  16 (1 juli 2026; Eerste bestuursrapportage)\n" in found.out


def test_a_new_figure_is_filled_in_a_sheet_and_is_one_change(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, sheet = tmp_path / "uvp2026.yaml", tmp_path / "uvp.xlsx"
    file.write_text(SERIES.read_text("utf-8"), "utf-8")
    assert uvp(capsys, "export", str(sheet), "--file", str(file)).code == 0
    book = load_workbook(sheet)
    one = {"Indicator": "leefbaar.doel-1.indicators.1", "Reeks": "Gerealiseerd", "Waarde": 24.5}
    append(book, {**one, "Jaar": 2026})
    one = {"Indicator": "Buurten met een team", "Reeks": "gerealiseerd", "Cel": "nnb"}
    append(book, {**one, "Jaar": 2026})
    book.save(sheet)
    found = uvp(capsys, "import", str(sheet), "--file", str(file))
    assert found.code == 0, found.err
    text = file.read_text("utf-8")
    assert "realised: [{year: 2025, value: 14}, {cell: nnb, year: 2026}]" in text
    told = uvp(capsys, "diff", str(SERIES), str(file), "--format", "md").out
    assert "nieuw cijfer: 24,5 (2026)" in told
    assert "nieuw cijfer: nnb (2026)" in told
    assert "Indicator, gerealiseerd 4 (Meldingen van overlast)" in told


def test_a_row_that_belongs_nowhere_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, sheet = tmp_path / "uvp2026.yaml", tmp_path / "uvp.xlsx"
    file.write_text(SERIES.read_text("utf-8"), "utf-8")
    uvp(capsys, "export", str(sheet), "--file", str(file))
    book = load_workbook(sheet)
    for row in (
        {"Indicator": "Controles"},
        {"Indicator": "Niets", "Reeks": "streefwaarde"},
        {"Reeks": "streefwaarde"},
    ):
        append(book, {**row, "Waarde": 3})
    book.save(sheet)
    found = uvp(capsys, "import", str(sheet), "--file", str(file))
    for reason in (
        "Reeks kan niet '' zijn; kies uit: streefwaarde, ",
        "'Niets' staat niet op blad Indicatoren.",
        "vul onder Indicator in waar de rij bij hoort",
    ):
        assert reason in found.err
    assert file.read_text("utf-8") == SERIES.read_text("utf-8")


def test_the_site_and_the_report_have_a_table_and_a_picture(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    site = ("site", str(tmp_path / "site"), "--without-downloads", "--file", str(SERIES))
    assert uvp(capsys, *site).code == 0
    page = (tmp_path / "site" / "indicatoren.html").read_text("utf-8")
    assert "Meldingen van overlast, per 1.000 inwoners: 41 (2023), 38 (2024), 31 (2025);" in page
    assert "plek 19" in (tmp_path / "site" / "indicatoren.html").read_text("utf-8")
    theme = (tmp_path / "site" / "thema-haven.html").read_text("utf-8")
    assert "Controles, per jaar" in theme
    assert "Misdrijven" not in theme
    assert uvp(capsys, "report", str(tmp_path / "r.md"), "--file", str(SERIES)).code == 0
    paper = (tmp_path / "r.md").read_text("utf-8")
    assert paper.count("### Indicatoren\n") == 3
    assert "38 (2024), 31 (2025), 16 (1 juli 2026)" in paper
    assert "streefwaarde 750 (2024), 700 (2026)." in paper


def test_what_the_log_says_was_measured_is_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_TODAY", "2026-08-01")
    programme = tmp_path / "uvp2026.yaml"
    shown = "other_actions: [{id: overig.a, title: A, indicators: [{id: overig.i, title: I}]}]\n"
    programme.write_text(HEAD + shown, "utf-8")
    log = "version: 1\nprogress_of: uvp-proef-2026\nentries:\n"
    entries = "".join(
        f"- {{date: {day}, about: overig.i, value: {value}}}\n"
        for day, value in (("2026-07-01", 4), ("2026-09-01", 5))
    )
    (tmp_path / "uvp2026.voortgang.yaml").write_text(log + entries, "utf-8")
    found = uvp(capsys, "indicators", "--file", str(programme), "--format", "json")
    (one,) = json.loads(found.out)["indicators"]
    assert [(it["date"], it["value"]) for it in one["realised"]] == [("2026-07-01", 4)]
    assert one["realised"][0]["source"] == "logboek"


def test_a_chart_leaves_nothing_out_for_programs_and_says_what_it_cannot_draw(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    measured = "baseline: {value: 4, year: 2024}, realised: [{value: 3, year: 2025}]"
    indicators = f"[{{id: jeugd.i, title: Inbraken, {measured}}}, {{id: jeugd.p, title: Plannen}}]"
    file = tmp_path / "p.yaml"
    file.write_text(
        HEAD + theme(f"[{{id: jeugd.a, title: A, indicators: {indicators}}}]"), encoding="utf-8"
    )
    for form in ("csv", "tsv", "json"):
        asked = ("indicators", "-f", str(file), "--format", form)
        assert uvp(capsys, *asked, "--chart").out == uvp(capsys, *asked).out
    out = uvp(capsys, "indicators", "-f", str(file), "--chart").out
    assert "Niet getekend: Plannen. Daarvan zijn er geen twee cijfers om te vergelijken." in out
