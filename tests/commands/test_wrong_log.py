"""Answers beside a log that has errors: what does not need it is answered, the rest refuses."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.years import PROGRAMME, YEAR

WRONG = "uvp2026.voortgang.noord.yaml"


@pytest.fixture
def programme(tmp_path: Path) -> str:
    """The programme of the year with its logs, one of which has an error."""
    for file in YEAR.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    with (tmp_path / WRONG).open("a", encoding="utf-8") as log:
        log.write("  - {date: 2026-02-28, about: bestaat.niet, hours: 3}\n")
    return str(tmp_path / PROGRAMME.name)


@pytest.mark.parametrize(
    "words",
    [
        ("planning",),
        ("planning", "--month", "mei", "--format", "json"),
        ("actions",),
        ("show", "jeugd.uitgaan"),
        ("history", "jeugd.uitgaan"),
        ("export", "uit.xlsx", "--force"),
    ],
    ids=" ".join,
)
def test_what_does_not_ask_for_the_log_is_answered_as_if_there_were_none(
    words: tuple[str, ...],
    programme: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path / "hier")
    beside = uvp(capsys, *words, "-f", programme)
    for log in tmp_path.glob("*.voortgang*"):
        log.unlink()
    alone = uvp(capsys, *words, "-f", programme)
    assert (beside.code, beside.out) == (alone.code, alone.out) == (0, alone.out)
    assert alone.err == ""
    told = " ".join(beside.err.split())
    assert (
        f"{WRONG} (regel 15): wat daar en in andere logboeken is genoteerd, staat hier niet bij."
        in told
    )
    assert told.endswith(f"uvp validate {tmp_path / WRONG}")


def test_the_programme_on_one_screen_is_shown_without_the_log(
    programme: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_FILE", programme)
    found = uvp(capsys)
    assert (found.code, f"Fouten in {Path(programme).with_name(WRONG)}" in found.err) == (0, True)
    assert "te laat" not in found.out


@pytest.mark.parametrize(
    "words",
    [
        ("progress",),
        ("planning", "--late"),
        ("actions", "--status", "gedaan"),
        ("log",),
        ("export", "uren.xlsx", "--kind", "urenstaat", "-g", "noord"),
    ],
    ids=" ".join,
)
def test_what_asks_for_the_log_is_refused_with_what_is_wrong(
    words: tuple[str, ...],
    programme: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(Path(programme).parent)
    found = uvp(capsys, *words, "-f", programme)
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith(f"{WRONG}:15:31: fout UVP352")
    assert not Path("uren.xlsx").exists()


def test_a_note_for_another_log_is_written_and_one_for_the_wrong_log_is_not(
    programme: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(programme).parent)
    note = ("log", "jeugd.uitgaan", "--uren", "3", "--datum", "2026-03-01", "-f", programme)
    found = uvp(capsys, *note)
    assert (found.code, "regel 31." in found.out) == (0, True)
    assert f"Fouten in {WRONG} (regel 15): wat daar is genoteerd, telt hier niet mee." in found.err
    before = Path(WRONG).read_bytes()
    found = uvp(capsys, *note, "--log", "noord")
    assert (found.code, found.out, Path(WRONG).read_bytes()) == (1, "", before)
    told = " ".join(found.err.split())
    assert told.startswith(f"{WRONG}:15:31: fout UVP352")
    assert told.count(f"{WRONG}") == 1
    assert "Er is niets genoteerd: dit logboek klopt niet. Los dat eerst op" in told
    Path(WRONG).write_bytes(b"entries: [\xff")
    found = uvp(capsys, *note, "--log", "noord")
    assert (found.code, "Er is niets genoteerd" in found.err) == (3, True)


def test_every_log_with_errors_is_named(
    programme: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(programme).parent
    monkeypatch.chdir(folder)
    (folder / "uvp2026.voortgang.yaml").write_text("entries: [\n", encoding="utf-8")
    found = uvp(capsys, "planning", "-f", PROGRAMME.name)
    told = " ".join(found.err.split())
    assert f"Fouten in {WRONG} (regel 15) en uvp2026.voortgang.yaml (regel 1): wat daar" in told
    assert told.endswith(f"uvp validate {WRONG} uvp2026.voortgang.yaml")
    json.loads(uvp(capsys, "planning", "-f", PROGRAMME.name, "--format", "json").out)


def test_a_programme_with_the_name_of_a_log_is_an_error_wherever_it_is_met(
    programme: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(programme).parent)
    shutil.copy(PROGRAMME.name, WRONG)
    told = f"{WRONG}:1:1: fout UVP005: Dit is een programma, en het bestand heeft de naam van een"
    checked = uvp(capsys, "validate", ".")
    assert (checked.code, told in checked.out) == (1, True)
    asked = uvp(capsys, "progress", "-f", PROGRAMME.name)
    assert (asked.code, told in asked.err) == (1, True)
    assert "Geef het bestand een naam zonder .voortgang, zoals uvp2026.yaml." in asked.err
