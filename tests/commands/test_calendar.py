from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.commands.runner import DATA, process, uvp
from tests.samples import HEAD

FILE = ("--file", str(DATA))


def titles(path: Path) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_the_whole_year_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "planning.ics"
    found = uvp(capsys, "calendar", str(path), *FILE)
    assert (found.code, found.err) == (0, "")
    assert found.out == f"35 afspraken geschreven naar {path}.\n"
    assert len(titles(path)) == 35


def test_it_is_made_of_one_programme(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "planning.ics"
    other = tmp_path / "uvp2027.yaml"
    other.write_text(HEAD, "utf-8")
    found = uvp(capsys, "calendar", str(path), *FILE, "--file", str(other))
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Dit kan met één programma tegelijk; hier zijn er 2: ")
    assert not path.exists()


def test_it_selects_as_planning_does(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "vaals.ics"
    only = ("--gemeente", "valkenburg", "--only", "--month", "mei")
    found = uvp(capsys, "calendar", str(path), *only, *FILE)
    assert found.out == f"1 afspraak geschreven naar {path}.\n"
    assert titles(path) == ["Veilig Uitgaan (eindexamens) (mei)"]


@pytest.mark.parametrize("option", ["--span", "--blok"])
def test_a_block_takes_the_whole_month(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, option: str
) -> None:
    path = tmp_path / "mei.ics"
    assert uvp(capsys, "calendar", str(path), "-m", "2", option, *FILE).code == 0
    event = Calendar.from_ical(path.read_bytes()).walk("VEVENT")[0]
    assert event.decoded("dtstart") == date(2026, 2, 1)
    assert event.decoded("dtend") == date(2026, 3, 1)


def test_the_same_programme_gives_the_same_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "planning.ics"
    uvp(capsys, "calendar", str(path), *FILE)
    before = path.read_bytes()
    uvp(capsys, "calendar", str(path), *FILE)
    assert path.read_bytes() == before
    assert b"DTSTAMP:20260101T000000Z\r\n" in before


def test_the_moment_of_the_export_can_be_given(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "planning.ics"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    uvp(capsys, "calendar", str(path), *FILE)
    assert b"DTSTAMP:20260528T202640Z\r\n" in path.read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "gisteren")
    found = uvp(capsys, "calendar", str(path), *FILE)
    assert found.code == 2
    assert "SOURCE_DATE_EPOCH is een aantal seconden sinds 1970, niet 'gisteren'." in found.err


def test_standard_output_gets_the_agenda_and_nothing_else() -> None:
    found = process("calendar", "-", "--month", "mei", *FILE)
    assert (found.returncode, found.stderr) == (0, b"")
    assert found.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert found.stdout.endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("output", ["-", "leeg.ics"])
def test_nothing_found_is_said_and_nothing_written(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    output: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    found = uvp(capsys, "calendar", output, "--search", "zeehond", *FILE)
    message = "Geen planningsitems gevonden; er is niets geschreven.\n"
    assert (found.code, found.out, found.err) == (
        (0, "", message) if output == "-" else (0, message, "")
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_agenda_of_ours_is_left_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "uvp2026.yaml"
    path.write_text(HEAD, "utf-8")
    found = uvp(capsys, "calendar", str(path), *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(f"'{path}' is geen agenda van uvp; kies een andere naam.\n")
    assert path.read_text("utf-8") == HEAD
    assert uvp(capsys, "calendar", str(tmp_path), *FILE).code == 2


def test_a_folder_that_is_not_there_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "nergens" / "planning.ics"
    found = uvp(capsys, "calendar", str(path), *FILE)
    assert found.code == 2
    assert found.err.startswith(f"'{path}' is niet te schrijven; bestaat de map?\n")


def test_without_a_file_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "calendar")
    assert (found.code, found.err) == (
        2,
        "Er ontbreekt iets: BESTAND.\nHulp: uvp calendar --help\n",
    )
