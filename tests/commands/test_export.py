from __future__ import annotations

import csv
import json
import sqlite3
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.runner import uvp
from tests.samples import HEAD, WHOLE

FILE = ("--file", "map/proef.yaml")
WRITTEN = ["uvp.xlsx", "uvp.ods", "uvp.db", "uvp.parquet", "uvp.csv"]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map").mkdir()
    Path("map/proef.yaml").write_text(HEAD + WHOLE, "utf-8")


@pytest.mark.parametrize("target", WRITTEN)
def test_the_ending_chooses_the_form_and_nothing_else_is_left(
    capsys: pytest.CaptureFixture[str], target: str
) -> None:
    found = uvp(capsys, "export", target, *FILE)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(f"Geschreven naar {target}\n")
    assert max(map(len, found.out.splitlines())) <= 80
    assert sorted(each.name for each in Path().iterdir()) == ["map", target]


def test_what_was_written_is_told_to_programs(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(uvp(capsys, "export", "uvp.csv", *FILE, "--format", "json").out)
    assert (found["programme"], found["target"]) == ("uvp-proef-2026", "uvp.csv")
    rows = {each["table"]: each["rows"] for each in found["tables"]}
    assert {f"{name}.csv" for name in rows} == {each.name for each in Path("uvp.csv").iterdir()}
    for name, count in rows.items():
        with Path("uvp.csv", f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            assert sum(1 for _ in csv.reader(stream)) == count + 1


@pytest.mark.parametrize("target", WRITTEN)
def test_what_is_there_stays_unless_forced(capsys: pytest.CaptureFixture[str], target: str) -> None:
    uvp(capsys, "export", target, *FILE)
    before = {each: each.read_bytes() for each in Path().rglob("*") if each.is_file()}
    found = uvp(capsys, "export", target, *FILE)
    assert (found.code, found.out) == (2, "")
    assert "bestaat al. Met --force komt de export ervoor in de plaats.\n" in found.err
    assert {each: each.read_bytes() for each in before} == before
    assert uvp(capsys, "export", target, *FILE, "--overschrijf").code == 0


def test_more_programmes_fit_in_one_folder_of_parquet(capsys: pytest.CaptureFixture[str]) -> None:
    Path("noord.yaml").write_text(HEAD.replace("proef-2026", "noord-2027"), "utf-8")
    for name in ("map/proef.yaml", "noord.yaml"):
        assert uvp(capsys, "export", "land.parquet", "--file", name).code == 0
    places = sorted(str(each.parent) for each in Path("land.parquet/hours").rglob("*.parquet"))
    assert places == [
        "land.parquet/hours/region=noord/year=2026",
        "land.parquet/hours/region=proef/year=2026",
    ]


def test_the_source_is_told_by_its_name_alone(capsys: pytest.CaptureFixture[str]) -> None:
    for target in ("uvp.xlsx", "uvp.db"):
        uvp(capsys, "export", target, *FILE)
    rows = load_workbook("uvp.xlsx")["uvp"].iter_rows(values_only=True)
    facts = {str(name): text for name, text in rows}
    assert facts["file"] == "proef.yaml"
    connection = sqlite3.connect("uvp.db")
    assert dict(connection.execute("SELECT * FROM export").fetchall()) == facts
    connection.close()


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (
            "uvp.docx",
            "Een export eindigt op .xlsx, .ods, .db, .parquet of .csv; 'uvp.docx' doet dat niet.",
        ),
        ("weg/uvp.ods", "'weg/uvp.ods' is niet te schrijven; bestaat de map?"),
        ("weg/uvp.csv", "'weg/uvp.csv' is niet te schrijven; bestaat de map?"),
    ],
)
def test_wrong_usage_ends_with_2(
    capsys: pytest.CaptureFixture[str], target: str, message: str
) -> None:
    found = uvp(capsys, "export", target, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err == f"{message}\nHulp: uvp export --help\n"
    assert [each.name for each in Path().iterdir()] == ["map"]


@pytest.mark.parametrize(
    ("module", "target", "message"),
    [
        ("openpyxl", "uvp.xlsx", "Voor een .xlsx is openpyxl nodig. Installeer het: pip install"),
        ("pyarrow", "uvp.parquet", "Voor een map .parquet is pyarrow nodig. Installeer het: pip"),
    ],
)
def test_a_library_that_is_absent_can_be_installed(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    target: str,
    message: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    found = uvp(capsys, "export", target, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(message)
