from __future__ import annotations

import subprocess
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
    assert found.err.startswith(
        f"'{path}' is een programma en blijft zoals het is; kies een andere naam.\n"
    )
    assert path.read_text("utf-8") == HEAD
    assert uvp(capsys, "calendar", str(tmp_path), *FILE).code == 2


def test_a_month_is_no_name_of_an_agenda(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = uvp(capsys, "calendar", "mei", *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Een agenda eindigt op .ics; 'mei' doet dat niet. Bedoelt u uvp ")
    assert " calendar mei.ics --month mei?\n" in found.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "nergens" / "planning.ics"
    found = uvp(capsys, "calendar", str(path), *FILE)
    assert found.code == 2
    assert found.err.startswith(f"'{path}' is niet te schrijven: de map bestaat niet.\n")


def test_without_a_file_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "calendar")
    assert (found.code, found.err) == (
        2,
        "Er ontbreekt iets: BESTAND. Bijvoorbeeld: uvp calendar planning.ics\n"
        "Hulp: uvp calendar --help\n",
    )


def planned(path: Path, *items: str, period: str = "2026-01, to: 2026-12") -> str:
    """A file with a programme of these planning items."""
    head = HEAD.replace("2026-01, to: 2026-12", period)
    lines = "".join(f"  - {{{item}}}\n" for item in items)
    path.write_text(f"{head}planning:\n{lines}" if items else f"{head}planning: []\n", "utf-8")
    return str(path)


def read_in(path: Path, known: dict[str, str]) -> dict[str, str]:
    """What a calendar has after reading a file: the titles by UID; what is cancelled goes."""
    for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        known.pop(str(event["uid"]), None)
        if event.get("status") != "CANCELLED":
            known[str(event["uid"])] = str(event["summary"])
    return known


FAIR = "id: a, month: 5, title: Markt"
MEETING = "id: b, month: 9, title: Overleg"
YEARS = "2026-01, to: 2027-12"


@pytest.mark.parametrize(
    ("before", "after", "period", "stays"),
    [
        ((FAIR, MEETING), (MEETING,), "2026-01, to: 2026-12", ["Overleg (september)"]),
        ((FAIR,), (), "2026-01, to: 2026-12", []),
        (("month: 5, title: Mrkt",), ("month: 5, title: Markt",), YEARS, ["Markt (mei)"] * 2),
        ((MEETING,), (f"{MEETING}, year: 2027",), YEARS, ["Overleg (september)"]),
    ],
)
def test_what_is_gone_since_a_revision_is_taken_back(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    before: tuple[str, ...],
    after: tuple[str, ...],
    period: str,
    stays: list[str],
) -> None:
    old = planned(tmp_path / "oud.yaml", *before, period=period)
    new = planned(tmp_path / "nieuw.yaml", *after, period=period)
    path = tmp_path / "planning.ics"
    uvp(capsys, "calendar", str(path), "--file", old)
    known = read_in(path, {})
    found = uvp(capsys, "calendar", str(path), "--file", new, "--since", old)
    assert (found.code, found.err) == (0, "")
    assert "vervallen, geschreven naar" in found.out
    assert sorted(read_in(path, known).values()) == stays
    assert b"METHOD:PUBLISH\r\n" in path.read_bytes()


def test_the_programme_as_it_was_comes_from_git(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def git(*arguments: str) -> None:
        named = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", "-C", str(tmp_path), *named, *arguments], check=True)

    file = planned(tmp_path / "uvp.yaml", FAIR, MEETING)
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    planned(tmp_path / "uvp.yaml", MEETING)
    found = uvp(capsys, "calendar", "-", "--file", file, "--since", "HEAD")
    (gone,) = [each for each in Calendar.from_ical(found.out).walk("VEVENT") if "status" in each]
    assert (gone["summary"], gone["status"]) == ("Markt (mei)", "CANCELLED")
    assert uvp(capsys, "calendar", "-", "--file", file, "--since", "nooit").code == 2


def test_what_was_over_before_the_programme_began_is_not_taken_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old = planned(tmp_path / "oud.yaml", FAIR)
    new = planned(tmp_path / "nieuw.yaml", MEETING, period="2027-01, to: 2027-12")
    found = uvp(capsys, "calendar", "-", "--file", new, "--since", old)
    assert "CANCELLED" not in found.out


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ((MEETING,), "1 afspraak uit de vorige {} staat er niet meer in, en blijft in agenda's"),
        (("id: c, month: 1, title: X",), "2 afspraken uit de vorige {} staan er niet meer in"),
        ((), "2 afspraken uit de vorige {} staan er niet meer in, en blijven in agenda's"),
    ],
)
def test_without_a_revision_it_says_how_much_stays_in_calendars(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, after: tuple[str, ...], said: str
) -> None:
    path = tmp_path / "planning.ics"
    file = planned(tmp_path / "uvp.yaml", FAIR, MEETING)
    assert uvp(capsys, "calendar", str(path), "--file", file).err == ""
    assert uvp(capsys, "calendar", str(path), "--file", file).err == ""
    planned(tmp_path / "uvp.yaml", *after)
    found = uvp(capsys, "calendar", str(path), "--file", file)
    assert found.code == 0
    assert found.err.startswith(said.format(path))
    assert "Met --since REVISIE" in found.err


def test_items_without_an_id_are_said_to_go_by_their_title(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = str(tmp_path / "planning.ics")
    file = planned(tmp_path / "uvp.yaml", FAIR, "month: 6, title: Een", "month: 6, title: Twee")
    assert "\n2 regels zonder id krijgen een nieuwe afspraak als hun titel verandert.\n" in (
        uvp(capsys, "calendar", path, "--file", file).out
    )
    found = uvp(capsys, "calendar", "-", "--file", file, "--search", "twee")
    assert found.err == "1 regel zonder id krijgt een nieuwe afspraak als de titel verandert.\n"
    assert "zonder id" not in uvp(capsys, "calendar", path, "--file", file, "--month", "5").out
