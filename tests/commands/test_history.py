"""What was used stands beside what was planned, through the years."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.years import PROGRAMME, YEAR


@pytest.fixture(autouse=True)
def _two_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A programme with logs, and one for the next year that has none."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(YEAR, "data", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    later = PROGRAMME.read_text("utf-8").replace("2026", "2027")
    Path("data/uvp2027.yaml").write_text(later, "utf-8")


@pytest.mark.parametrize(
    ("arguments", "used"),
    [
        (("jeugd.uitgaan",), 45),
        (("jeugd.uitgaan", "--gemeente", "noord"), 22),
        (("cijfers.beeld",), None),
        (("jeugd.doel-1",), 57),
        (("Noord",), 30),
    ],
)
def test_the_hours_that_were_noted_stand_beside_those_that_were_planned(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    used: int | None,
) -> None:
    monkeypatch.setenv("UVP_TODAY", "2026-12-31")
    found = uvp(capsys, "history", *arguments, "-f", "data", "--format", "json")
    assert (found.code, found.err) == (0, "")
    first, second = json.loads(found.out)["moments"]
    assert first["used"] == used
    assert "used" not in second
    shown = uvp(capsys, "history", *arguments, "-f", "data").out
    assert "Besteed" in shown
    assert ("niet bijgehouden" in shown) == (used is None)


def test_without_a_log_nothing_is_said_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    for log in Path("data").glob("*voortgang*"):
        log.unlink()
    found = uvp(capsys, "history", "jeugd.uitgaan", "-f", "data")
    assert (found.code, "Besteed" in found.out) == (0, False)
