"""On a terminal a command that works for long says so, and nothing of that is left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.runner import ROOT, exported
from tests.commands.terminal import terminal
from tests.samples import HEAD, WHOLE

AT_ONCE = """
import os, sys
from uvp_cli.commands.shared import waiting
waiting.PATIENCE = waiting.EVERY = 0.001
from uvp_cli import cli
status = cli.main()
sys.stdout.flush()
os._exit(status)
"""
"""`uvp`, which thinks that a moment is long."""
SIGN = "Bezig: "


def program(text: str) -> tuple[str, ...]:
    return (sys.executable, "-c", text)


def left(shown: str) -> str:
    """What is still to be seen of all that a terminal showed."""
    lines = []
    for written in shown.split("\n"):
        line = ""
        for part in written.split("\r"):
            line = part + line[len(part) :]
        lines.append(line.rstrip())
    return "\n".join(lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "uvp2026.yaml").write_text(HEAD + WHOLE, "utf-8")
    (tmp_path / "terug.xlsx").write_bytes(exported((HEAD + WHOLE).encode()))
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "uvp.md"),
        ("site", "web", "--without-downloads"),
        ("export", "uvp.csv"),
        ("import", "terug.xlsx"),
        ("new", "2027", "--no-input"),
        ("diff", "data/uvp2026.yaml", "data/uvp2026.yaml"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_command_shows_that_it_is_at_work(folder: Path, arguments: tuple[str, ...]) -> None:
    variables = {"PYTHONPATH": str(ROOT), "UVP_NO_PAGER": "1", "UVP_NO_CACHE": "1"}
    with terminal(*arguments, folder=folder, program=program(AT_ONCE), variables=variables) as it:
        shown = it.end()
    assert SIGN in shown
    assert SIGN not in left(shown)


BUSY = """
import sys
from pathlib import Path
from uvp_cli.commands.shared import waiting
waiting.PATIENCE = waiting.EVERY = 0.001
with waiting.sign():
    sys.stderr.write("Gaat zij door? ")
    sys.stderr.flush()
    {asked}
    sys.stderr.write("\\n")
    while not Path("gezien").exists():
        pass
    print("klaar")
print("daarna")
"""


def test_it_waits_until_a_question_is_answered(tmp_path: Path) -> None:
    busy = program(BUSY.format(asked="sum(range(5_000_000)); sys.stdin.readline()"))
    with terminal(folder=tmp_path, program=busy, variables={"PYTHONPATH": str(ROOT)}) as it:
        it.until("door? ")
        it.type("ja\n")
        it.until(SIGN)
        (tmp_path / "gezien").touch()
        shown = it.end()
    assert left(shown) == "Gaat zij door? ja\n\nklaar\ndaarna\n"


def test_without_a_terminal_there_is_no_sign(folder: Path) -> None:
    found = subprocess.run(
        [*program(AT_ONCE), "report", "uvp.md"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert SIGN not in found.stderr + found.stdout
