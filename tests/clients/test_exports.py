"""What `uvp export` writes, read by the programs that it is meant for."""

from __future__ import annotations

import csv
import io
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.clients.tools import system_tool
from tests.commands.runner import DATA, ROOT, uvp
from tests.patience import HANGS
from tests.samples import HEAD, WHOLE
from tests.workbooks import cell, put
from uvp_cli.checking.check import check_file

PROGRAMMES = {"data": DATA.read_text("utf-8"), "proef": HEAD + WHOLE}
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""LibreOffice's filter for CSV: comma, UTF-8, values as they are shown, and every sheet."""

pytestmark = pytest.mark.slow


@pytest.fixture(params=PROGRAMMES)
def programme(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A programme in a folder of its own."""
    path = tmp_path / "uvp.yaml"
    path.write_text(PROGRAMMES[request.param], "utf-8")
    return path


def exported(capsys: pytest.CaptureFixture[str], programme: Path, ending: str) -> Path:
    target = programme.parent / f"uvp{ending}"
    found = uvp(capsys, "export", str(target), "--file", str(programme))
    assert (found.code, found.err) == (0, "")
    return target


def converted(path: Path, form: str, *options: str) -> Path:
    """The folder with what LibreOffice, with settings of its own, makes of a file."""
    folder = path.parent / "gemaakt"
    settings = (path.parent / "instellingen").as_uri()
    subprocess.run(
        [
            *(system_tool("soffice"), f"-env:UserInstallation={settings}", "--headless"),
            *options,
            *("--convert-to", form, "--outdir", folder, path),
        ],
        capture_output=True,
        check=True,
        timeout=HANGS,
    )
    return folder


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_libreoffice_shows_the_same_cells_of_both_spreadsheets_and_the_hours_that_uvp_prints(
    capsys: pytest.CaptureFixture[str], programme: Path
) -> None:
    shown = []
    for ending in (".xlsx", ".ods"):
        folder = converted(exported(capsys, programme, ending), ALL_SHEETS)
        shown.append({each.name: rows(each) for each in folder.iterdir()})
        shutil.rmtree(folder)
    del shown[0]["uvp-uvp.csv"]
    assert shown[0] == shown[1]
    heading, *each, total = shown[1]["uvp-Overzicht.csv"]
    found = uvp(capsys, "hours", "--format", "csv", "--file", str(programme)).out
    _, *hours = csv.reader(io.StringIO(found))
    assert len(each) == len(hours) > 0
    for row, expected in zip(each, hours, strict=True):
        assert row[:2] == expected[:2]
        assert [float(cell.replace(",", "")) for cell in row[2:]] == [
            float(cell) for cell in expected[2:]
        ]
    for index in range(2, len(heading) - 2):
        figures = [float(row[index].replace(",", "")) for row in each]
        assert float(total[index].replace(",", "")) == pytest.approx(sum(figures))


def test_what_is_changed_and_saved_in_libreoffice_comes_back(
    capsys: pytest.CaptureFixture[str], programme: Path
) -> None:
    target = exported(capsys, programme, ".xlsx")
    saved = converted(target, "xlsx:Calc MS Excel 2007 XML") / "uvp.xlsx"
    arguments = ("import", str(saved), "--file", str(programme))
    assert "Er is niets veranderd." in uvp(capsys, *arguments).out
    book = load_workbook(target)
    put(book["Ramingen"], "Uren", "=5+6")
    title = cell(book["Planning"], "Titel")
    title.value, title.data_type = "= Anders", "s"
    book.save(target)
    converted(target, "xlsx:Calc MS Excel 2007 XML")
    assert "2 wijzigingen; geschreven." in uvp(capsys, *arguments).out
    changed = programme.read_text("utf-8")
    assert "title: = Anders" in changed
    assert "hours: 11, per: gemeente" in changed
    assert uvp(capsys, "validate", str(programme)).code == 0


def test_hours_that_are_filled_in_with_libreoffice_come_into_the_log_once(
    capsys: pytest.CaptureFixture[str], programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_TODAY", "2026-06-30")
    target = programme.parent / "uren.xlsx"
    gemeente = check_file(programme).programme.gemeenten[0].id  # type: ignore[union-attr]
    arguments = ("--kind", "urenstaat", "--gemeente", gemeente, "--file", str(programme))
    assert uvp(capsys, "export", str(target), *arguments).code == 0
    saved = converted(target, "xlsx:Calc MS Excel 2007 XML") / "uren.xlsx"
    sheet = load_workbook(saved)["Urenstaat"]
    assert (sheet.protection.sheet, sheet.page_setup.orientation) == (True, "landscape")
    taken = ("import", str(saved), "--file", str(programme))
    assert "Er is niets veranderd." in uvp(capsys, *taken).out
    book = load_workbook(target)
    put(book["Urenstaat"], "mrt 2026", "=5+2.5")
    put(book["Urenstaat"], "mei 2026", 4)
    book.save(target)
    converted(target, "xlsx:Calc MS Excel 2007 XML")
    assert "2 wijzigingen; geschreven." in uvp(capsys, *taken).out
    assert "hours: 7.5" in programme.with_name(f"uvp.voortgang.{gemeente}.yaml").read_text("utf-8")
    assert "Er is niets veranderd." in uvp(capsys, *taken).out


def test_duckdb_reads_the_programmes_of_a_whole_country(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    for name, text in PROGRAMMES.items():
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, "utf-8")
        uvp(capsys, "export", str(tmp_path / "land.parquet"), "--file", str(path))
    query = re.search(
        r"```sql\n(.*?)```", (ROOT / "docs/tabellen.md").read_text("utf-8"), re.DOTALL
    )
    assert query
    asked = query[1].replace("land.parquet", (tmp_path / "land.parquet").as_posix())
    answer = duckdb.sql(asked).fetchall()
    assert [row[:3] for row in answer] == [
        *(("heuvelland", 2026, name) for name in ("eijsden-margraten", "gulpen-wittem")),
        *(("heuvelland", 2026, name) for name in ("meerssen", "vaals", "valkenburg")),
        *(("proef", 2026, name) for name in ("midden", "noord", "zuid")),
    ]
    for name, path in (("heuvelland", DATA), ("proef", tmp_path / "proef.yaml")):
        found = uvp(capsys, "hours", "--format", "csv", "--file", str(path)).out
        hours = {row["gemeente"]: row["hours"] for row in csv.DictReader(io.StringIO(found))}
        assert {row[2]: row[3] for row in answer if row[0] == name} == pytest.approx(
            {gemeente: float(figure) for gemeente, figure in hours.items()}
        )


def test_sqlite_finds_every_reference(capsys: pytest.CaptureFixture[str], programme: Path) -> None:
    target = exported(capsys, programme, ".db")
    connection = sqlite3.connect(f"{target.as_uri()}?mode=ro", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    query = "SELECT count(*) FROM actions JOIN action_departments USING (action)"
    [(count,)] = connection.execute(query).fetchall()
    assert count == connection.execute("SELECT count(*) FROM action_departments").fetchone()[0] > 0
    connection.close()
