from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from tests.cases import cases
from tests.commands.runner import DATA, process, uvp
from tests.samples import HEAD
from uvp_cli.render.findings import FORMATS


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "fout.yaml"
    path.write_text(
        HEAD + "themas: []\ndepartments: [{id: a, name: A}, {id: a, name: B}]\n", "utf-8"
    )
    return path


def test_the_shipped_programme_has_warnings_only(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "validate", str(DATA))
    assert found.code == 0
    assert found.out.endswith("1 bestand gecontroleerd: 0 fouten, 24 waarschuwingen.\n")
    assert uvp(capsys, "validate", str(DATA), "--strict").code == 1


def test_codes_are_chosen_or_left_out_by_their_beginning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = uvp(capsys, "validate", str(DATA), "--ignore", "uvp7", "--strict")
    assert (found.code, found.out) == (0, "1 bestand gecontroleerd: in orde.\n")
    found = uvp(capsys, "validate", str(DATA), "--select", "UVP701", "--select", "UVP702")
    assert found.out.endswith("0 fouten, 2 waarschuwingen.\n")
    assert uvp(capsys, "validate", str(DATA), "--select", "uvp701, 702").out == found.out
    wrong = uvp(capsys, "validate", str(DATA), "--select", "UVP99")
    assert wrong.code == 2
    assert "Onbekende code 'UVP99'. Alle codes staan in: uvp rules" in wrong.err


@pytest.mark.parametrize("chosen", [("--select", "UVP7"), ("--ignore", "UVP0")])
def test_a_file_that_cannot_be_read_fails_whatever_is_chosen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, chosen: tuple[str, str]
) -> None:
    found = uvp(capsys, "validate", str(tmp_path / "weg.yaml"), str(DATA), *chosen)
    assert found.code == 3
    assert "weg.yaml:1:1: fout UVP001: Dit bestand bestaat niet." in found.out


CHOICES = (
    ("--select", "UVP7"),
    ("--select", "UVP801"),
    ("--select", "UVP3"),
    ("--ignore", "UVP1", "--ignore", "UVP2"),
    ("--select", "UVP6", "--ignore", "UVP"),
)


@cases("chosen", CHOICES)
@cases(
    ("text", "says"),
    [
        ("bad: [\n", "fout UVP10"),
        (HEAD + "title: Twee keer\n", "fout UVP1"),
        (HEAD + "partners: [{id: a, name: 'x\n", "fout UVP10"),
        (HEAD.replace("Proef 2026", "a\u2028b"), "fout UVP109"),
        ("", "fout UVP1"),
    ],
)
def test_yaml_that_cannot_be_read_fails_whatever_is_chosen(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    text: str,
    says: str,
    chosen: tuple[str, ...],
) -> None:
    path = tmp_path / "uvp.yaml"
    path.write_text(text, "utf-8")
    found = uvp(capsys, "validate", str(path), *chosen)
    assert found.code == 1
    assert says in found.out
    assert "in orde" not in found.out


@cases("form", FORMATS)
@cases(
    ("body", "chosen"),
    [
        ("themas: []\n", ("--select", "UVP7")),
        ("themas: []\n", ("--select", "UVP3", "--select", "UVP4")),
        ("themas: []\n", ("--ignore", "UVP2")),
        ("departments: [{id: a, name: A}, {id: a, name: B}]\n", ("--ignore", "UVP4")),
        ("departments: [{id: a, name: A}, {id: a, name: B}]\n", ("--select", "UVP9")),
    ],
)
def test_what_errors_keep_from_being_found_is_never_in_order(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    body: str,
    chosen: tuple[str, ...],
    form: str,
) -> None:
    path = tmp_path / "uvp.yaml"
    path.write_text(HEAD + body, "utf-8")
    found = uvp(capsys, "validate", str(path), *chosen, "--format", form)
    assert found.code == 1
    assert "Niet gecontroleerd op wat u koos: dit document heeft een fout" in found.out
    assert "in orde" not in found.out


def test_a_document_of_a_newer_version_is_not_in_order_for_any_rule(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "uvp.yaml"
    path.write_text(HEAD.replace("version: 2", "version: 99"), "utf-8")
    found = uvp(capsys, "validate", str(path), "--select", "UVP7")
    assert (found.code, "fout UVP803: Niet gecontroleerd" in found.out) == (1, True)


def test_a_list_that_was_cut_off_says_so_whatever_is_chosen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "uvp.yaml"
    comments = "# uvp: ignore UVP701 -- niets\n" * 1_200
    path.write_text(HEAD + comments, "utf-8")
    found = uvp(capsys, "validate", str(path), "--select", "UVP9")
    assert (found.code, "UVP114: Dit document heeft minstens 1.000" in found.out) == (0, True)


def test_every_finding_has_place_code_message_and_hint(
    capsys: pytest.CaptureFixture[str], wrong: Path
) -> None:
    found = uvp(capsys, "validate", str(wrong))
    assert found.code == 1
    assert found.out == (
        f"{wrong}:9:1: fout UVP201: De sleutel 'themas' bestaat hier niet.\n"
        "     9 | themas: []\n"
        "       | ^\n"
        "    Bedoelt u 'themes'?\n"
        f"{wrong}:10:38: fout UVP401: De id 'a' bestaat al.\n"
        "    10 | departments: [{id: a, name: A}, {id: a, name: B}]\n"
        "       |                                      ^\n"
        f"    Zie ook {wrong}:10:20\n"
        "    Geef elk onderdeel een eigen id.\n"
        "1 bestand gecontroleerd: 2 fouten, 0 waarschuwingen.\n"
    )
    assert found.err == ""


def test_findings_as_json(capsys: pytest.CaptureFixture[str], wrong: Path) -> None:
    found = uvp(capsys, "validate", str(wrong), str(DATA), "--format", "json")
    assert found.code == 1
    data = json.loads(found.out)
    assert (data["files"], data["errors"], data["warnings"]) == (2, 2, 24)
    found_there = [each for each in data["diagnostics"] if each["file"] == str(wrong)]
    assert found_there[0] == {
        "file": str(wrong),
        "line": 9,
        "column": 1,
        "code": "UVP201",
        "severity": "error",
        "path": "themas",
        "message": "De sleutel 'themas' bestaat hier niet.",
        "hint": "Bedoelt u 'themes'?",
        "related": None,
    }
    place = {"file": str(wrong), "line": 10, "column": 20}
    assert found_there[1]["related"] == place


def test_a_file_that_cannot_be_read_does_not_hide_the_others(
    capsys: pytest.CaptureFixture[str], wrong: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "leeg"
    empty.mkdir()
    found = uvp(capsys, "validate", str(tmp_path / "weg.yaml"), str(wrong), str(empty))
    assert found.code == 3
    assert "weg.yaml:1:1: fout UVP001: Dit bestand bestaat niet." in found.out
    assert "UVP201" in found.out
    assert "UVP002: Dit is een map, geen programma." in found.out
    assert "3 bestanden gecontroleerd: 4 fouten" in found.out


def test_without_a_file_it_checks_what_the_queries_read(
    capsys: pytest.CaptureFixture[str], wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_FILE", str(wrong))
    assert uvp(capsys, "validate").code == 1
    query = uvp(capsys, "hours")
    assert (query.code, query.out) == (1, "")
    assert "UVP201" in query.err
    assert "UVP401" in query.err


def test_a_query_of_a_missing_file_ends_with_3(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = uvp(capsys, "hours", "--bestand", str(tmp_path / "weg.yaml"))
    assert (found.code, found.out) == (3, "")
    assert "Dit bestand bestaat niet." in found.err


def test_an_unknown_format_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "validate", "--format", "csv")
    assert found.code == 2
    assert f"Kies uit: {', '.join(FORMATS)}." in found.err


def test_inside_github_actions_the_format_is_github(
    capsys: pytest.CaptureFixture[str], wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert uvp(capsys, "validate", str(wrong)).out.startswith(f"::error file={wrong},line=9,")
    assert not uvp(capsys, "validate", str(wrong), "--format", "text").out.startswith("::")


def test_a_report_is_written_beside_the_text(
    capsys: pytest.CaptureFixture[str], wrong: Path, tmp_path: Path
) -> None:
    report = tmp_path / "uvp.sarif"
    found = uvp(capsys, "validate", str(wrong), "--format", "sarif", "--output", str(report))
    assert found.code == 1
    assert "fout UVP201" in found.out
    assert json.loads(report.read_text("utf-8"))["version"] == "2.1.0"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fout.yaml", "uvp.sarif"]


def test_a_report_in_a_folder_that_is_not_there(
    capsys: pytest.CaptureFixture[str], wrong: Path, tmp_path: Path
) -> None:
    place = str(tmp_path / "weg" / "uvp.json")
    found = uvp(capsys, "validate", str(wrong), "--format", "json", "--output", place)
    assert found.code == 2
    assert "is niet te schrijven: de map bestaat niet." in found.err


def test_standard_input_is_checked_like_a_file(
    wrong: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = process("validate", "-", content=wrong.read_bytes())
    assert found.returncode == 1
    assert found.stdout.decode().startswith(
        "standaardinvoer:9:1: fout UVP201: De sleutel 'themas' bestaat hier niet.\n"
        "     9 | themas: []\n"
    )
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    both = uvp(capsys, "validate", str(wrong), "-", "--format", "json")
    assert both.code == 3
    named = [each["file"] for each in json.loads(both.out)["diagnostics"]]
    assert named == ["standaardinvoer", str(wrong), str(wrong)]


def test_standard_input_that_is_closed_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    found = uvp(capsys, "validate", "-")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Er komt niets binnen op standaardinvoer.\n")


def test_a_folder_is_searched_and_files_are_sorted(
    capsys: pytest.CaptureFixture[str], wrong: Path, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    other = tmp_path / "a" / "uvp2026.yaml"
    other.write_text(HEAD, "utf-8")
    found = uvp(capsys, "validate", str(wrong), str(tmp_path))
    assert found.out.endswith("2 bestanden gecontroleerd: 2 fouten, 0 waarschuwingen.\n")


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_jobs_change_nothing_in_what_is_printed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    for number in range(12):
        (tmp_path / f"uvp{number}.yaml").write_text(HEAD + "themas: []\n" * (number % 3), "utf-8")
    arguments = ("validate", str(tmp_path), "--format", form, "--jobs")
    one = uvp(capsys, *arguments, "1")
    assert uvp(capsys, *arguments, "3") == one
    assert one.code == 1
    assert uvp(capsys, *arguments, "veel").code == 2


def test_a_terminal_sees_how_far_many_files_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from uvp_cli.render import progress

    for number in range(9):
        (tmp_path / f"uvp{number}.yaml").write_text(HEAD, "utf-8")
    monkeypatch.setattr(progress, "PATIENCE", -1)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    found = uvp(capsys, "validate", str(tmp_path))
    assert found.out == "9 bestanden gecontroleerd: in orde.\n"
    assert "Controleren" in found.err


def test_inside_github_actions_a_report_comes_beside_what_github_shows(
    capsys: pytest.CaptureFixture[str],
    wrong: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    report = tmp_path / "uvp.sarif"
    found = uvp(capsys, "validate", str(wrong), "--format", "sarif", "--output", str(report))
    assert found.out.startswith("::error file=")
    assert report.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file name is always text")
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_name_that_is_no_text_is_shown(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(os.fsdecode(b"uvp-\xff.yaml")).write_text(HEAD + "themas: []\n", "utf-8")
    found = uvp(capsys, "validate", ".", "--format", form)
    assert (found.code, found.err) == (1, "")
    assert "\\xff.yaml" in found.out or "%5Cxff.yaml" in found.out


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file name is always text")
def test_a_programme_with_such_a_name_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(b"uvp-\xff.yaml")
    path.write_text(HEAD, "utf-8")
    found = uvp(capsys, "show", "--file", str(path), "--format", "json")
    assert (found.code, found.err) == (0, "")


def test_findings_are_sorted_by_file_however_the_files_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(tmp_path / name) for name in ("b.yaml", "a.yaml", "$c.yaml")]
    found = uvp(capsys, "validate", *names, "--format", "json")
    assert [each["file"] for each in json.loads(found.out)["diagnostics"]] == sorted(names)


def test_of_named_files_only_programmes_where_that_is_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("uvp.yaml").write_text("titel: x\n", "utf-8")
    Path(".github").mkdir()
    Path(".github/uvp.yml").write_text("name: uvp\n", "utf-8")
    other = uvp(capsys, "validate", "--only-programmes", ".github/uvp.yml")
    assert (other.code, other.out) == (0, "0 bestanden gecontroleerd: in orde.\n")
    both = uvp(capsys, "validate", "--only-programmes", ".github/uvp.yml", "uvp.yaml")
    assert both.code == 1
    assert ".github" not in both.out
