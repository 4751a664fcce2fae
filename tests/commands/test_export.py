from __future__ import annotations

import csv
import errno
import json
import sqlite3
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.commands.runner import DATA, uvp
from tests.samples import HEAD, WHOLE
from uvp_cli.commands import export as command
from uvp_cli.files import writing

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
    written = {each.name for each in Path("uvp.csv").iterdir()}
    assert {f"{name}.csv" for name in rows} == written - {"export.csv"}
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


def test_a_folder_is_written_once_for_many_programmes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made anew each time, with all that was in it."""
    counts: list[int] = []
    write = writing.write_folder

    def counted(target: Path, files: Mapping[str, bytes], **more: Any) -> None:
        counts.append(len(files))
        write(target, files, **more)

    monkeypatch.setattr(writing, "write_folder", counted)
    for year in range(2027, 2031):
        text = HEAD.replace("2026", str(year))
        Path(f"map/uvp{year}.yaml").write_text(text, "utf-8")
    assert uvp(capsys, "export", "land.parquet", "--file", "map").code == 0
    assert counts == [len([*Path("land.parquet").rglob("*.parquet")])]
    monkeypatch.setattr(command, "MUCH", 0)
    assert uvp(capsys, "export", "more.parquet", "--file", "map").code == 0
    assert [sum(counts[1:]), len(counts[1:])] == [counts[0], 5]


def test_the_source_is_told_by_its_name_alone(capsys: pytest.CaptureFixture[str]) -> None:
    for target in ("uvp.xlsx", "uvp.db"):
        uvp(capsys, "export", target, *FILE)
    rows = load_workbook("uvp.xlsx")["uvp"].iter_rows(values_only=True)
    facts = {str(name): text for name, text in rows if name != "programma"}
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
        ("weg/uvp.ods", "'weg/uvp.ods' is niet te schrijven: de map bestaat niet."),
        ("weg/uvp.csv", "'weg/uvp.csv' is niet te schrijven: de map bestaat niet."),
    ],
)
def test_wrong_usage_ends_with_2(
    capsys: pytest.CaptureFixture[str], target: str, message: str
) -> None:
    found = uvp(capsys, "export", target, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err == f"{message}\nHulp: uvp export --help\n"
    assert [each.name for each in Path().iterdir()] == ["map"]


@pytest.mark.parametrize("option", ["", "--force"])
def test_a_file_and_a_folder_do_not_take_each_others_place(
    capsys: pytest.CaptureFixture[str], option: str
) -> None:
    Path("f.csv").write_text("a;b\n", "utf-8")
    Path("d.xlsx").mkdir()
    for target, message in (
        ("f.csv", "is al een bestand, en deze export wordt een map"),
        ("d.xlsx", "is al een map, en deze export wordt een bestand"),
    ):
        found = uvp(capsys, "export", target, *FILE, *filter(None, [option]))
        assert (found.code, found.out) == (2, "")
        assert found.err.startswith(f"'{target}' {message}; kies een andere naam.\n")
    assert Path("f.csv").read_text("utf-8") == "a;b\n"


def test_a_folder_that_may_not_be_written_in_does_exist(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr("uvp_cli.files.temporaries.mkstemp", fail)
    found = uvp(capsys, "export", "uvp.ods", *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "'uvp.ods' is niet te schrijven: u hebt daar geen schrijfrechten.\n"
    )


@pytest.mark.parametrize("target", WRITTEN)
def test_the_ending_may_be_in_capitals(capsys: pytest.CaptureFixture[str], target: str) -> None:
    capitals = Path(f"GROOT{Path(target).suffix.upper()}")
    assert uvp(capsys, "export", str(capitals), *FILE).code == 0
    assert capitals.is_dir() is (target in ("uvp.csv", "uvp.parquet"))
    if capitals.suffix == ".XLSX":
        assert uvp(capsys, "import", str(capitals), *FILE).code == 0


def test_a_folder_of_csv_can_be_for_a_dutch_excel(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "export", "uvp.csv", "--delimiter", ";", *FILE).code == 0
    text = Path("uvp.csv/exceptions.csv").read_bytes().decode()
    assert text.startswith("\ufeffActie;Raming;Lezing;Gemeente;Uren\n")
    assert "jeugd.uitgaan;2;1;noord;30,5\n" in text
    found = uvp(capsys, "export", "uvp.ods", "--format", "csv", "--delimiter", ";", *FILE)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("\ufeffTabel;Naam voor programma's;Rijen\n")


@pytest.mark.parametrize(
    ("target", "delimiter", "message"),
    [
        ("uvp.xlsx", ";", "--delimiter kan alleen samen met --format csv.\n"),
        ("uvp.csv", "|", "Onbekend scheidingsteken '|'. Kies , of ';'.\n"),
    ],
)
def test_a_delimiter_is_for_csv(
    capsys: pytest.CaptureFixture[str], target: str, delimiter: str, message: str
) -> None:
    found = uvp(capsys, "export", target, "--delimiter", delimiter, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(message)
    assert not Path(target).exists()


def test_a_library_that_is_absent_can_be_installed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    found = uvp(capsys, "export", "uvp.parquet", *FILE)
    assert (found.code, found.out) == (2, "")
    message = "Voor een map .parquet is pyarrow nodig. Installeer het: "
    assert found.err.startswith(message)


def test_a_part_is_marked_and_not_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "export", "deel.xlsx", "--partner", "politie", "-f", str(DATA))
    assert "DEEL: met ketenpartner Politie" in found.out
    Path("eigen.yaml").write_bytes(DATA.read_bytes())
    said = uvp(capsys, "import", "deel.xlsx", "-f", "eigen.yaml")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(
        "'deel.xlsx' is een deel van een programma (met ketenpartner Politie): de rest ontbreekt."
    )


def test_a_part_for_a_municipality_has_its_figures_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("map/proef.voortgang.zuid.yaml").write_text(LOG, "utf-8")
    for target in ("deel.db", "deel.xlsx"):
        found = uvp(capsys, "export", target, "--gemeente", "noord", *FILE)
        assert "DEEL: voor Noord" in found.out
    connection = sqlite3.connect("deel.db")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT DISTINCT gemeente FROM hours").fetchall() == [("noord",)]
    assert connection.execute("SELECT DISTINCT gemeente FROM entries").fetchall() == [(None,)]
    connection.close()
    heads, *rows = load_workbook("deel.xlsx")["Uren"].iter_rows(values_only=True)
    assert {row[heads.index("Gemeente")] for row in rows} == {"noord"}


def test_a_folder_of_whole_programmes_takes_no_part(capsys: pytest.CaptureFixture[str]) -> None:
    said = uvp(capsys, "export", "deel.parquet", "--theme", "jeugd", "-f", str(DATA))
    assert (said.code, Path("deel.parquet").exists()) == (2, False)
    assert "laat --gemeente, --theme, --department en --partner weg" in said.err


LOG = """\
version: 1
progress_of: uvp-proef-2026
entries:
  - {date: 2026-02-17, about: jeugd.uitgaan, gemeente: zuid, hours: 6, status: done}
  - {date: 2026-03-02, about: jeugd.uitgaan, hours: 2}
"""


@pytest.mark.parametrize("target", WRITTEN)
def test_a_log_beside_the_programme_adds_its_tables_and_changes_no_other(
    capsys: pytest.CaptureFixture[str], target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_TODAY", "2026-06-30")
    tables = json.loads(uvp(capsys, "export", f"oud-{target}", *FILE, "--format", "json").out)
    Path("map/proef.voortgang.zuid.yaml").write_text(LOG, "utf-8")
    found = json.loads(uvp(capsys, "export", target, *FILE, "--format", "json").out)
    assert found["tables"][: len(tables["tables"])] == tables["tables"]
    added = [each["table"] for each in found["tables"][len(tables["tables"]) :]]
    assert added == ["entries", "progress"]


def test_what_was_noted_is_in_a_sheet_in_dutch_and_in_a_database_with_its_references(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("map/proef.voortgang.zuid.yaml").write_text(LOG, "utf-8")
    for target in ("uvp.xlsx", "uvp.db", "uvp.csv"):
        assert uvp(capsys, "export", target, *FILE).code == 0
    book = load_workbook("uvp.xlsx")
    notes = list(book["Notities"].iter_rows(values_only=True))
    assert "gedaan" in notes[1]
    assert "Actie (naam)" in notes[0]
    connection = sqlite3.connect("uvp.db")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    used = connection.execute("SELECT gemeente, used FROM progress WHERE used").fetchall()
    assert used == [("zuid", 6), (None, 2)]
    connection.close()
    assert b"2026-02-17,jeugd.uitgaan,zuid,,done,,6," in Path("uvp.csv/entries.csv").read_bytes()
    unchanged = uvp(capsys, "import", "uvp.xlsx", *FILE)
    assert (
        "Er is niets veranderd. Niet overgenomen: blad Notities; blad Voortgang." in unchanged.out
    )
