"""The calendar end to end: khal imports what `uvp calendar` writes."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.clients.examples import environment
from tests.clients.tools import python_tool
from tests.commands.runner import DATA, uvp
from tests.patience import HANGS

pytestmark = pytest.mark.slow

SETTINGS = """\
[calendars]
[[proef]]
path = {folder}/agenda
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


@dataclass(frozen=True)
class Khal:
    """khal with a calendar of its own."""

    folder: Path

    def run(self, *arguments: str) -> list[str]:
        """The lines that khal prints."""
        done = subprocess.run(
            [python_tool("khal"), "--config", self.folder / "khal.conf", *arguments],
            env={**environment(), "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=HANGS,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def take(self, path: Path) -> None:
        """Imports a file without asking."""
        self.run("import", "--batch", str(path))

    def between(self, first: str, last: str) -> list[str]:
        """What is on these days, each line once."""
        day = "{start-date} t/m {end-date}: {title} [{categories}]"
        return self.run("list", "--once", "--day-format", "", "--format", day, first, last)


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    (tmp_path / "agenda").mkdir()
    (tmp_path / "khal.conf").write_text(SETTINGS.format(folder=tmp_path), "utf-8")
    return Khal(tmp_path)


def exported(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> Path:
    found = uvp(capsys, "calendar", str(path), "--file", str(DATA), *options)
    assert found.code == 0, found.err
    return path


MAY = [
    "Meetmoment Limburgse Norm (mei) [Ondermijning]",
    "Meetmoment crisis en rampenorganisaties (mei) [Fysieke veiligheid]",
    "Start versteviging regionale aanpak jeugd (mei) [Jeugd en Veiligheid]",
    "Themadag ACT! (mei) [Ondermijning]",
    "Veilig Uitgaan (eindexamens) (mei) [Jeugd en Veiligheid]",
]


def test_a_calendar_program_shows_the_planning(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, khal: Khal
) -> None:
    khal.take(exported(capsys, tmp_path / "planning.ics"))
    assert sorted(khal.between("2026-05-01", "2026-05-31")) == [
        f"2026-05-01 t/m 2026-05-01: {title}" for title in MAY
    ]
    week = "2026-10-05 t/m 2026-10-11: Week van de Veiligheid (week 41: 5 t/m 11 oktober 2026)"
    assert f"{week} [Veiligheid]" in khal.between("2026-10-01", "2026-10-31")
    assert len(list((tmp_path / "agenda").glob("*.ics"))) == 35


def test_a_second_import_updates_what_is_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, khal: Khal
) -> None:
    khal.take(exported(capsys, tmp_path / "planning.ics"))
    khal.take(exported(capsys, tmp_path / "planning.ics", "--span"))
    assert len(list((tmp_path / "agenda").glob("*.ics"))) == 35
    assert sorted(khal.between("2026-05-01", "2026-05-31")) == [
        f"2026-05-01 t/m 2026-05-31: {title.replace(' (mei)', '')}" for title in MAY
    ]
