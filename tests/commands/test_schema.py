from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.queries import completions
from tests.commands.runner import DATA, ROOT, process, uvp
from tests.samples import HEAD
from uvp_cli.checking.editor_schema import json_schema, known_ids
from uvp_cli.document.reading import read

PUBLISHED = ROOT / "schemas" / "uvp.schema.json"


def test_the_schema_is_the_one_that_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "schema")
    assert (found.code, found.err) == (0, "")
    assert found.out == PUBLISHED.read_text("utf-8")


def test_the_schema_of_a_log_is_the_one_that_is_published(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = uvp(capsys, "schema", "--log")
    assert (found.code, found.err) == (0, "")
    assert found.out == PUBLISHED.with_name("voortgang.schema.json").read_text("utf-8")


def test_a_log_has_the_ids_of_its_programme(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "uvp2026.voortgang.yaml"
    path.write_text("progress_of: x\n", "utf-8")
    assert "uvp2026.yaml" in uvp(capsys, "schema", "--for", str(path)).err
    (tmp_path / "uvp2026.yaml").write_bytes(DATA.read_bytes())
    expected = json_schema(known_ids(read(DATA).data), root="log")
    assert json.loads(uvp(capsys, "schema", "--for", str(path)).out) == expected
    assert json.loads(uvp(capsys, "schema", "--for", str(DATA), "--logboek").out) == expected
    assert (
        "mei.meetmoment-limburgse-norm" in expected["$defs"]["Entry"]["properties"]["about"]["enum"]
    )


def test_the_schema_is_utf_8_whatever_the_terminal_is() -> None:
    found = process("schema", variables={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (found.returncode, found.stderr) == (0, b"")
    assert found.stdout.decode() == PUBLISHED.read_text("utf-8")


@pytest.mark.parametrize("option", ["--for", "--voor"])
def test_the_ids_of_a_document_are_added(capsys: pytest.CaptureFixture[str], option: str) -> None:
    found = uvp(capsys, "schema", option, str(DATA))
    assert found.code == 0
    assert json.loads(found.out) == json_schema(known_ids(read(DATA).data))
    assert '"ondermijning.act"' in found.out


def test_an_older_draft_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "schema", "--draft", "07")
    assert json.loads(found.out) == json_schema(draft_07=True)
    assert uvp(capsys, "schema", "--draft", "2020-12").out == uvp(capsys, "schema").out


def test_the_drafts_are_completed() -> None:
    assert completions("schema", "--draft", "") == ["2020-12", "07"]
    assert completions("schema", "--draft", "2") == ["2020-12"]


@pytest.mark.parametrize("option", ["--output", "--uitvoer"])
def test_the_schema_is_written_to_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, option: str
) -> None:
    path = tmp_path / "uvp.schema.json"
    found = uvp(capsys, "schema", option, str(path))
    assert (found.code, found.out, found.err) == (0, "", "")
    assert path.read_bytes() == PUBLISHED.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


def test_a_document_with_mistakes_has_its_ids_all_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "bezig.yaml"
    path.write_text(
        HEAD.replace("version: 2", "version: 9") + "departments: [{id: oov}]\n", "utf-8"
    )
    found = uvp(capsys, "schema", "--for", str(path))
    assert (found.code, found.err) == (0, "")
    items = json.loads(found.out)["$defs"]["Capacity"]["properties"]["departments"]["items"]
    assert items["enum"] == ["oov"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "fout UVP203: Hier hoort een blok met sleutels, niet een lijst.\n"),
        ("", "fout UVP112: Dit document is leeg.\n"),
        # Half of the ids is worse than none: the other half would be called unknown.
        (f"{HEAD}roles: [{{id: allen\n", "fout UVP101: "),
    ],
)
def test_without_all_ids_there_is_no_schema(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, message: str
) -> None:
    path, written = tmp_path / "bezig.yaml", tmp_path / "bezig.schema.json"
    path.write_text(text, "utf-8")
    found = uvp(capsys, "schema", "--for", str(path), "--output", str(written))
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith(str(path))
    assert message in found.err
    assert not written.exists()


def test_a_document_that_is_not_there_ends_with_3(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "weg.yaml"
    found = uvp(capsys, "schema", "--for", str(path))
    assert (found.code, found.out) == (3, "")
    assert found.err == (
        f"{path}:1:1: fout UVP001: Dit bestand bestaat niet.\n    Controleer de naam en de map.\n"
    )


def test_a_command_line_that_makes_no_sense(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = uvp(capsys, "schema", "--draft", "6")
    assert (found.code, found.out) == (2, "")
    assert found.err == ("Onbekende versie '6'. Kies uit: 2020-12, 07.\nHulp: uvp schema --help\n")
    path = tmp_path / "weg" / "uvp.schema.json"
    found = uvp(capsys, "schema", "--output", str(path))
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(f"'{path}' is niet te schrijven: de map bestaat niet.\n")
