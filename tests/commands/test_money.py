"""Programmes that speak of money in other ways, from the document to every answer."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.checking.test_programmes import HERE
from tests.commands.runner import uvp

PROGRAMMES = HERE / "valid"
WHOLE = PROGRAMMES / "hoofdstukken-voor-alle-themas.yaml"
YEARS = PROGRAMMES / "geld-per-jaar.yaml"


def asked(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> Any:
    """What `uvp` answers about the programme in this file, as JSON."""
    return json.loads(printed(capsys, path, *words, "--format", "json"))


def printed(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> str:
    found = uvp(capsys, *words, "--file", str(path))
    assert (found.code, found.err) == (0, "")
    return found.out


def reported(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, path: Path, *words: str
) -> list[str]:
    """The lines of a report that are not empty."""
    target = tmp_path / "uit.md"
    printed(capsys, path, "report", str(target), "--force", *words)
    return [line for line in target.read_text().splitlines() if line]


def test_what_is_for_all_themes_stands_once(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, WHOLE, "budget")
    amounts = [(item["theme"], item["gemeenten"]) for item in found["items"]]
    assert amounts == [
        ("wijken", {"hoogveld": 5000, "laagveld": 5000}),
        (None, {}),
        (None, {"hoogveld": 1500, "laagveld": 1500}),
    ]
    assert found["silent"] == []
    assert found["totals"] == {"gemeenten": {"hoogveld": 6500, "laagveld": 6500}, "amount": 13000}
    assert "\nHele programma\n  De overige kosten" in printed(capsys, WHOLE, "budget")
    of_others = asked(capsys, WHOLE, "budget", "--theme", "overige acties")
    assert [item["amount"] for item in of_others["items"]] == [3000]
    assert len(asked(capsys, WHOLE, "budget", "--theme", "wijken")["items"]) == 1
    card = printed(capsys, WHOLE, "show", "overig.dashboard")
    assert "Bedrag € 3.000 samen: Dashboard: Het dashboard kost € 3.000." in card
    tree = printed(capsys, WHOLE, "show")
    for line in (
        "Hele programma\n├── Wat merkt de inwoner\n",
        "├── De gemeenten hebben één jaarkalender.\n",
    ):
        assert line in tree


def test_a_report_has_a_chapter_for_the_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = reported(capsys, tmp_path, WHOLE)
    chapter = lines[lines.index("## Hele programma") : lines.index("## Betrokkenen")]
    assert "- **Dashboard:** Het dashboard is openbaar." in chapter
    assert "| Dashboard: Het dashboard kost € 3.000. | Bedrag samen | € 3.000 |" in chapter
    assert "Gezamenlijke bedragen zijn gelijk over de gemeenten verdeeld." in lines
    # Youth says nothing of its own, and need not: the programme does.
    youth = lines[lines.index("## Jeugd") : lines.index("## Overige acties")]
    assert youth == ["## Jeugd", "### Acties", "Dit hoofdstuk heeft geen acties."]
    letter = reported(
        capsys, tmp_path, WHOLE, "--kind", "raadsinformatiebrief", "--gemeente", "hoogveld"
    )
    assert any(
        'Voor de actie "Dashboard" noemt het programma een bedrag van € 3.000 voor alle gemeenten '
        "samen. Bij gelijke verdeling is ons aandeel € 1.500." in line
        for line in letter
    )


def test_the_chapters_of_the_whole_change_as_those_of_a_theme(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    new = tmp_path / "nieuw.yaml"
    new.write_text(WHOLE.read_text().replace("3000", "4000").replace("3.000", "4.000"))
    found = uvp(capsys, "diff", str(WHOLE), str(new))
    assert "Het programma  Financiën 2, bedrag  [-3.000-]{+4.000+}\n" in found.out
    assert "Hele programma   € 3.000   € 4.000  +€ 1.000\n" in found.out
    later = tmp_path / "later.yaml"
    words = ["--no-input", "--end", "overig.dashboard", "--output", str(later)]
    assert uvp(capsys, "new", "2030", "--from", str(WHOLE), *words).code == 0
    assert "De overige kosten" in later.read_text()
    assert "€ 3.000" not in later.read_text()


def test_a_sheet_brings_back_what_is_for_the_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own, sheet = tmp_path / "uvp.yaml", tmp_path / "uvp.xlsx"
    shutil.copy(WHOLE, own)
    printed(capsys, own, "export", str(sheet))
    book = openpyxl.load_workbook(sheet)
    rows = book["Financiën"]
    (cell,) = [cell for row in rows.iter_rows() for cell in row if cell.value == 3000]
    assert rows.cell(cell.row, 1).value == "budget.2"
    cell.value = 3500
    (text,) = [
        cell for row in book["Teksten"].iter_rows() for cell in row if "jaark" in str(cell.value)
    ]
    text.value = "Er is één kalender."
    book.save(sheet)
    assert uvp(capsys, "import", str(sheet), "--file", str(own)).code == 0
    assert "euros: 3500" in own.read_text()
    assert "  - {text: Er is één kalender.}" in own.read_text()


def test_money_by_year_adds_up_and_names_what_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, YEARS, "budget")
    # 80.000 and 60.000 are shared 3 to 1; 10.000 is for each.
    assert found["items"][0]["gemeenten"] == {"oosterveen": 105000, "westerveen": 35000}
    assert found["items"][0]["amounts"] == [
        {"year": 2026, "euros": 80000, "cell": None, "amount": 80000},
        {"year": 2027, "euros": 60000, "cell": None, "amount": 60000},
        {"year": 2028, "euros": None, "cell": "p.m.", "amount": None},
    ]
    assert found["totals"] == {
        "gemeenten": {"oosterveen": 115000, "westerveen": 45000},
        "amount": 160000,
        "income": 4000,
        "reserve": 30000,
        "years": {"2026": 80000, "2027": 60000, "2028": None, "whole": 20000},
    }
    shown = printed(capsys, YEARS, "budget", "--format", "md")
    for line in (
        "| **Totaal bekend, nog open: 2028 (p.m.)** |  |  |  | **€ 80.000** | **€ 60.000** |  "
        "| **€ 20.000** | **€ 160.000** |",
        '| Campagne: De kosten van de campagne. | Nog niet bekend ("p.m.") |',
        "| structureel | € 80.000 | € 60.000 | p.m. |",
        "**Inkomsten: Ondermijning**",
        "| **Totaal inkomsten** |",
        "**Uit reserves: Hele programma**",
        "| **Totaal uit reserves** |",
        "Wat nog niet bekend is, zoals 2028 (p.m.), kan bij het totaal komen.",
    ):
        assert line in shown, line
    own = asked(capsys, YEARS, "budget", "-g", "westerveen")["totals"]
    assert (own["amount"], own["reserve"], own["years"]["2027"]) == (45000, 7500, 15000)


def test_a_card_says_the_money_of_each_year(capsys: pytest.CaptureFixture[str]) -> None:
    for name, said in (
        ("wijken.regie", "Bekende kosten:  € 140.000 (2026: € 80.000; 2027: € 60.000; 2028: p.m.)"),
        ("westerveen", "Bekend uit reserves:  € 7.500 (2026: € 5.000; 2027: € 2.500)"),
        ("wijken", "2027: € 60.000; 2028: p.m.; hele looptijd: € 20.000)"),
    ):
        assert said in printed(capsys, YEARS, "show", name)
    card = printed(capsys, YEARS, "show", "ondermijning")
    assert "Inkomsten, bedrag 2026 € 4.000 samen: Campagne: De provincie" in card
    assert "Terugkerend: incidenteel" in card
    # What is for the whole period is the same kind of fact.
    assert "Bekende kosten:  € 10.000\n" in printed(capsys, WHOLE, "show", "wijken.regie")


def test_money_by_year_is_in_papers(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lines = reported(capsys, tmp_path, YEARS)
    assert (
        "- Bekende kosten voor alle gemeenten samen: € 160.000 (2026: € 80.000; 2027: € 60.000; "
        "2028: p.m.; hele looptijd: € 20.000)."
    ) in lines
    assert "- Bekende inkomsten voor alle gemeenten samen: € 4.000 (2026: € 4.000)." in lines
    money = lines[lines.index("## Ondermijning") : lines.index("## Hele programma")]
    assert [line.split("**")[1] for line in money if line.startswith("| **")] == [
        *("Ondermijning", "Inkomsten: Ondermijning", "Inkomsten per gemeente"),
        *("Oosterveen", "Westerveen", "Totaal inkomsten"),
    ]
    letter = reported(capsys, tmp_path, YEARS, "--kind", "raadsinformatiebrief", "-g", "westerveen")
    said = "\n".join(letter)
    for sentence in (
        "een bedrag van € 80.000 in 2026 en € 60.000 in 2027 voor alle gemeenten samen. Voor 2028 "
        'staat er "p.m.". Bij verdeling naar gewicht is ons aandeel € 35.000.',
        "noemt het programma inkomsten van € 4.000 in 2026 voor alle gemeenten samen.",
        "noemt het programma een bijdrage uit reserves van € 20.000 in 2026 en € 10.000 in 2027",
        "Samen zijn de kosten voor onze gemeente € 45.000 (2026: € 20.000;",
    ):
        assert sentence in said, sentence


def test_what_is_open_of_a_year_is_a_point(capsys: pytest.CaptureFixture[str]) -> None:
    points = asked(capsys, YEARS, "questions")["questions"]
    assert [(point["kind"], point["path"], point["text"]) for point in points] == [
        (
            "budget",
            "themes[0].budget[0].amounts[2]",
            'Een regisseur voor de wijkaanpak. (2028: "p.m.")',
        ),
        ("budget", "themes[1].budget[0]", "De kosten van de campagne."),
    ]


def test_income_is_not_set_off_in_a_difference(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    new = tmp_path / "nieuw.yaml"
    text = YEARS.read_text().replace("euros: 60000", "euros: 65000")
    new.write_text(text.replace("euros: 4000", "euros: 9000"))
    shown = uvp(capsys, "diff", str(YEARS), str(new)).out
    assert "Bedragen € 160.000 → € 165.000 (+€ 5.000)." in shown
    assert "Financiën, bedrag per jaar 2, bedrag  [-60.000-]{+65.000+}" in shown
    assert "Financiën 2, bedrag per jaar, bedrag" in shown


def test_the_years_of_money_move_along(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    later = tmp_path / "later.yaml"
    words = ["--no-input", "--output", str(later)]
    assert uvp(capsys, "new", "2029", "--from", str(YEARS), *words).code == 0
    text = later.read_text()
    assert "# uvp: beslis -- deze bedragen waren voor 2026, 2027 en 2028; kloppen ze nog?\n" in text
    assert (
        "{year: 2029, euros: 80000}, {year: 2030, euros: 60000}, {year: 2031, cell: p.m.}" in text
    )


def test_an_extension_gives_no_year_twice(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old, later = tmp_path / "uvp.yaml", tmp_path / "later.yaml"
    period = "period: {from: 2026-01, to: 2028-12}"
    old.write_text(
        YEARS.read_text().replace(
            period, "period: {from: 2026-01, to: 2027-12, extended_to: 2028-12}"
        )
    )
    words = ["--no-input", "--output", str(later)]
    assert uvp(capsys, "new", "2029", "--from", str(old), *words).code == 0
    assert "amounts: [{year: 2029, euros: 80000}, {year: 2030, euros: 60000}]" in later.read_text()
    assert uvp(capsys, "validate", str(later)).code == 0


def test_a_sheet_brings_back_a_year_and_takes_another(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own, sheet = tmp_path / "uvp.yaml", tmp_path / "uvp.xlsx"
    shutil.copy(YEARS, own)
    printed(capsys, own, "export", str(sheet))
    book = openpyxl.load_workbook(sheet)
    rows = book["Financiën - jaren"]
    (open_year,) = [cell for row in rows.iter_rows() for cell in row if cell.value == "p.m."]
    rows.cell(open_year.row, open_year.column - 1).value = 55000
    open_year.value = None
    rows.append(["ondermijning.budget.2", 2, None, 2027, 3000, None])
    book.save(sheet)
    found = uvp(capsys, "import", str(sheet), "--file", str(own))
    assert (found.code, found.err) == (0, "")
    assert "{year: 2028, euros: 55000}]" in own.read_text()
    assert "{year: 2026, euros: 4000}, {year: 2027, euros: 3000}]" in own.read_text()


DIVISIONS = {
    "year": [
        ("2026", 80000, 4000, 20000),
        ("2027", 60000, None, 10000),
        ("2028", None, None, None),
        ("2026-2028", 20000, None, None),
    ],
    "theme": [
        ("wijken", 160000, None, None),
        ("ondermijning", None, 4000, None),
        (None, None, None, 30000),
    ],
    "gemeente": [("oosterveen", 115000, 3000, 22500), ("westerveen", 45000, 1000, 7500)],
}


@pytest.mark.parametrize("by", DIVISIONS)
def test_money_is_divided_and_adds_up(capsys: pytest.CaptureFixture[str], by: str) -> None:
    found = asked(capsys, YEARS, "budget", "--by", by)
    kinds = ("amount", "income", "reserve")
    assert [(row[by], *map(row.get, kinds)) for row in found["rows"]] == DIVISIONS[by]
    for key in kinds:
        assert sum(row[key] or 0 for row in found["rows"]) == found["totals"][key]


def test_each_kind_of_money_has_its_own_row_and_no_total(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = asked(capsys, YEARS, "budget", "--by", "soort", "--by", "jaar")
    assert found["by"] == ["kind", "year"]
    assert [tuple(row.values()) for row in found["rows"]] == [
        ("expense", "2026", 80000),
        ("expense", "2027", 60000),
        ("expense", "2028", None),
        ("expense", "2026-2028", 20000),
        ("income", "2026", 4000),
        ("reserve", "2026", 20000),
        ("reserve", "2027", 10000),
    ]
    assert found["totals"] is None
    shown = printed(capsys, YEARS, "budget", "--by", "kind", "--format", "md")
    assert "| Uit reserves | € 30.000 | 1 |" in shown
    assert "| Regels met bedrag |" in shown
    # A year is no line, and only lines are counted.
    only_years = printed(capsys, YEARS, "budget", "--theme", "wijken")
    assert "Wat in de jaren nog niet bekend is, zoals 2028 (p.m.), kan bij" in only_years
    assert "| **Totaal** |" not in shown


def test_money_of_two_programmes_is_divided_together(capsys: pytest.CaptureFixture[str]) -> None:
    both = ("budget", "--by", "thema", "--by", "jaar", "--file", str(WHOLE), "--file", str(YEARS))
    found = json.loads(uvp(capsys, *both, "--format", "json").out)
    rows = [(row["theme"], row["year"], row["amount"], row["reserve"]) for row in found["rows"]]
    # What has no year is for the whole of its own programme, behind the years in it.
    assert rows == [
        ("wijken", "2026", 80000, None),
        ("wijken", "2027", 60000, None),
        ("wijken", "2028", None, None),
        ("wijken", "2026-2028", 20000, None),
        ("wijken", "2026-2029", 10000, None),
        ("ondermijning", "2026", None, None),
        ("ondermijning", "2026-2028", None, None),
        (None, "2026", None, 20000),
        (None, "2027", None, 10000),
        (None, "2026-2029", 3000, None),
    ]
    assert found["totals"] == {"amount": 173000, "income": 4000, "reserve": 30000}
    table = uvp(capsys, *both).out
    assert re.search(r"\nVeilige wijken +hele looptijd 2026-2029 +€ 10.000\n", table)
    assert re.search(r"\nHele programma +hele looptijd 2026-2029 +€ 3.000\n", table)


def test_lines_are_counted_where_each_is_in_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked(capsys, WHOLE, "budget", "--by", "theme")["rows"]
    assert [(row["theme"], row["amount"], row["regular_items"]) for row in rows] == [
        ("wijken", 10000, 0),
        (None, 3000, 1),
    ]
    (row,) = asked(capsys, WHOLE, "budget", "--by", "year")["rows"]
    assert row == {
        "year": "2026-2029",
        "amount": 13000,
        "amount_items": 2,
        "none_needed_items": 0,
        "regular_items": 1,
        "unknown_items": 0,
    }
    assert {*asked(capsys, WHOLE, "budget", "--by", "gemeente")["rows"][0]} == {
        "gemeente",
        "amount",
    }


def test_what_is_for_all_of_one_year_is_for_that_year(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "uvp.yaml"
    own.write_text(
        """version: 2
id: uvp-dal-2026
title: UVP Dal 2026
period: {from: 2026-01, to: 2026-12}
gemeenten: [{id: dal, name: Dal}]
budget:
  - {status: amount, text: Zaal., per: joint, amounts: [{year: 2026, euros: 40}]}
  - {status: amount, text: Folder., per: joint, euros: 60}
  - {status: unknown, text: Spreker., cell: p.m., amounts: [{year: 2026, cell: n.t.b.}]}
"""
    )
    assert asked(capsys, own, "budget")["totals"]["years"] == {"2026": 100}
    shown = printed(capsys, own, "budget", "--format", "md")
    assert "| **Totaal bekend, nog open: 2026 (n.t.b.)** |  | **€ 100** | **€ 100** |" in shown
    assert "Bekende kosten:  € 100 (2026: € 100 en n.t.b.)" in printed(capsys, own, "show", "dal")
    (row,) = asked(capsys, own, "budget", "--by", "year")["rows"]
    assert (row["year"], row["amount"]) == ("2026", 100)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("remarks: []", "Dit programma zegt hier niets over geld."),
        (
            "budget: [{status: regular, text: Gewoon.}]",
            "Er zijn geen bedragen om zo in te delen.",
        ),
    ],
)
def test_where_nothing_can_be_divided_that_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, body: str, said: str
) -> None:
    own = tmp_path / "uvp.yaml"
    own.write_text(
        "version: 2\nid: uvp-dal-2026\ntitle: UVP Dal 2026\nperiod: {from: 2026-01, to: 2026-12}\n"
        f"gemeenten: [{{id: dal, name: Dal}}]\n{body}\n"
    )
    shown = printed(capsys, own, "budget", "--by", "gemeente")
    assert said in shown
    assert "Totaal\n" not in shown


def test_a_history_has_money_where_that_is_by_year(capsys: pytest.CaptureFixture[str]) -> None:
    both = ("history", "wijken.regie", "-f", str(WHOLE), "-f", str(YEARS))
    shown = uvp(capsys, *both, "--format", "md").out
    assert "| 2026-2028 |  |  | € 140.000 (2026: € 80.000; 2027: € 60.000; 2028: p.m.) |" in shown
    assert "| 2026-2029 |  |  | € 10.000 |" in shown
    assert "De uren en kosten zijn die van alle gemeenten samen." in shown
    own = json.loads(uvp(capsys, *both, "-g", "westerveen", "--format", "json").out)
    assert [moment.get("amount") for moment in own["moments"]] == [None, 35000]
    assert "Bekende kosten" not in printed(capsys, WHOLE, "history", "wijken.regie")
