from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.samples import HEAD
from tests.versions import FIRST, SECOND, second_version
from uvp_cli.document import versions

YAML = Path("data/uvp2026.yaml")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a programme of the first version."""
    monkeypatch.chdir(tmp_path)
    YAML.parent.mkdir()
    YAML.write_text(FIRST, "utf-8")


@pytest.fixture
def _second_version() -> Iterator[None]:
    with second_version():
        yield


@pytest.mark.parametrize("arguments", [[], ["--check"]], ids=["write", "check"])
def test_a_programme_of_the_current_version_stays(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    YAML.write_text(HEAD, "utf-8")
    found = uvp(capsys, "migrate", str(YAML), *arguments)
    assert (found.code, found.err) == (0, "")
    assert found.out == "data/uvp2026.yaml: versie 2; er is niets te doen.\n"
    assert YAML.read_text("utf-8") == HEAD


@pytest.mark.usefixtures("_second_version")
def test_an_older_programme_is_written_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "migrate", "data")
    assert (found.code, found.err) == (0, "")
    assert found.out == "data/uvp2026.yaml: bijgewerkt van versie 1 naar versie 2.\n"
    assert YAML.read_text("utf-8") == SECOND
    assert uvp(capsys, "migrate", "data").out.endswith(": versie 2; er is niets te doen.\n")
    assert list(YAML.parent.iterdir()) == [YAML]


@pytest.mark.usefixtures("_second_version")
def test_other_commands_read_an_older_programme(capsys: pytest.CaptureFixture[str]) -> None:
    older = uvp(capsys, "show", "jeugd.uitgaan", "--file", str(YAML))
    assert (older.code, older.err) == (0, "")
    assert "Veilig uitgaan" in older.out
    YAML.write_text(SECOND, "utf-8")
    assert uvp(capsys, "show", "jeugd.uitgaan", "--file", str(YAML)).out == older.out


@pytest.mark.usefixtures("_second_version")
def test_a_check_only_says_that_there_is_something_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = uvp(capsys, "migrate", "data", "--check")
    assert (found.code, found.err) == (1, "")
    assert found.out == "data/uvp2026.yaml: versie 1; bij te werken naar versie 2.\n"
    assert YAML.read_text("utf-8") == FIRST


@pytest.mark.usefixtures("_second_version")
def test_windows_lines_and_a_byte_order_mark_stay(capsys: pytest.CaptureFixture[str]) -> None:
    YAML.write_bytes(FIRST.replace("\n", "\r\n").encode("utf-8-sig"))
    assert uvp(capsys, "migrate", "data").code == 0
    assert YAML.read_bytes() == SECOND.replace("\n", "\r\n").encode("utf-8-sig")


@pytest.mark.usefixtures("_second_version")
def test_a_programme_with_errors_stays_and_the_others_have_their_turn(
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong = Path("data/uvp2025.yaml")
    wrong.write_text(f"{FIRST}zzz: 1\n", "utf-8")
    line = FIRST.count("\n") + 1
    found = uvp(capsys, "migrate", "data", "weg.yaml")
    assert found.code == 3
    assert found.out == "data/uvp2026.yaml: bijgewerkt van versie 1 naar versie 2.\n"
    assert f"data/uvp2025.yaml:{line}:1: fout UVP201: " in found.err
    assert "weg.yaml:1:1: fout UVP001: " in found.err
    assert wrong.read_text("utf-8") == f"{FIRST}zzz: 1\n"


@pytest.mark.usefixtures("_second_version")
def test_nothing_is_written_where_more_would_change(capsys: pytest.CaptureFixture[str]) -> None:
    text = FIRST.replace('status: "geen"', 'status: &x "geen"').replace("title: Zorg", "title: *x")
    YAML.write_text(text, "utf-8")
    found = uvp(capsys, "migrate", str(YAML))
    assert (found.code, found.err) == (1, "")
    assert found.out == (
        "data/uvp2026.yaml: versie 1; niet bij te werken zonder meer te veranderen. "
        "Schrijf eerst uit wat met & en * wordt herhaald.\n"
    )
    assert YAML.read_text("utf-8") == text


@pytest.mark.usefixtures("_second_version")
def test_a_result_that_is_another_programme_is_not_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in (SECOND.replace("Veilig uitgaan", "Uitgaan"), f"{SECOND}zzz: 1\n"):
        monkeypatch.setattr(versions, "text_up_to_date", lambda _, text=text: text)
        assert uvp(capsys, "migrate", str(YAML)).code == 1
        assert YAML.read_text("utf-8") == FIRST


@pytest.mark.usefixtures("_second_version")
def test_a_programme_that_changes_meanwhile_stays(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda _: b"anders")
        found = uvp(capsys, "migrate", str(YAML))
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "'data/uvp2026.yaml' verandert op dit moment. Probeer het nog eens.\n"
    )
    assert YAML.read_text("utf-8") == FIRST


def test_a_newer_programme_stays(capsys: pytest.CaptureFixture[str]) -> None:
    YAML.write_text("version: 3\nnieuw: 1\n", "utf-8")
    found = uvp(capsys, "migrate", str(YAML))
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith(
        "data/uvp2026.yaml:1:10: fout UVP208: Dit document is van versie 3; "
        "deze uvp leest tot en met versie 2.\n"
    )
    assert "Werk uvp bij.\n" in found.err
