"""Programmes that speak of money in other ways, from the document to every answer."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.checking.test_programmes import HERE
from tests.commands.runner import uvp

PROGRAMMES = HERE / "valid"
WHOLE = PROGRAMMES / "hoofdstukken-voor-alle-themas.yaml"


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
