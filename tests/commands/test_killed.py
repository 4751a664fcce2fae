"""A command that is killed while it writes leaves the old file or the whole new one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.commands.runner import ROOT, process
from tests.patience import HANGS
from tests.samples import HEAD, WHOLE
from tests.versions import FIRST
from tests.workbooks import put
from uvp_cli.commands.report import PAGES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
]

TIMES = 30
"""How often a command is killed at a line of Python, and how often at a moment."""


FEW = 4
"""How often where it takes long to make what is written, in the one way in which all is written."""


def killed(folder: Path, *arguments: str, times: int = TIMES) -> list[dict[str, Any]]:
    """How each of dozens of runs in `folder` ended."""
    # What is killed cannot say which lines it ran, and would leave a file that says half of it.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    found = subprocess.run(
        [sys.executable, "-m", "tests.commands.killing", str(times), *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "UVP_NO_CACHE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )
    assert (found.returncode, found.stderr.replace(f"{PAGES}\n", "")) == (0, "")
    endings: list[dict[str, Any]] = json.loads(found.stdout)
    return endings


def assert_whole(endings: list[dict[str, Any]], states: set[str], names: set[str]) -> None:
    """The runs ended in each of these ways, and left nothing that anyone takes for a programme."""
    assert len(endings) == 2 * TIMES
    assert {each["state"] for each in endings} == states
    left = {name for each in endings for name in each["left"]}
    assert left
    assert all(name.startswith(".") or "/." in name for name in left)
    assert {name for each in endings for name in each["programmes"]} == {
        f"./data/{n}" for n in names
    }
    assert {each["newest"] for each in endings} == names


def test_migrate(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "uvp2026.yaml").write_text(FIRST, "utf-8")
    endings = killed(tmp_path, "--second-version", "migrate", "data/uvp2026.yaml")
    assert_whole(endings, {"old", "new"}, {"uvp2026.yaml"})


def test_import(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "uvp2026.yaml").write_text(HEAD + WHOLE, "utf-8")
    assert process("export", "uvp.xlsx", folder=tmp_path).returncode == 0
    book: Any = load_workbook(tmp_path / "uvp.xlsx")
    put(book["Gemeenten"], "Naam", "Het Noorden")
    book.save(tmp_path / "uvp.xlsx")
    endings = killed(tmp_path, "import", "uvp.xlsx")
    assert_whole(endings, {"old", "new"}, {"uvp2026.yaml"})


def test_log(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "uvp2026.yaml").write_text(HEAD + WHOLE, "utf-8")
    note = ("log", "jeugd.uitgaan", "--date", "2026-05-01", "--hours")
    begun = killed(tmp_path, *note, "2")
    assert {each["state"] for each in begun} == {"old", "new"}
    # The last run may have left something, which the next would take away before it writes.
    for left in (tmp_path / "data").glob(".*"):
        left.unlink()
    # A note that was killed when it had come into the log stands there all the same.
    assert_whole(killed(tmp_path, *note, "3"), {"old", "new"}, {"uvp2026.yaml"})


def test_new(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "uvp2026.yaml").write_text(HEAD + WHOLE, "utf-8")
    endings = killed(tmp_path, "new", "2027", "--no-input")
    assert_whole(endings, {"old", "new"}, {"uvp2026.yaml", "uvp2027.yaml"})


INIT = ("--name", "Zuid", "--year", "2027", "--gemeente", "Zuid", "--theme", "Zorg")


def test_init(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "uvp2026.yaml").write_text(HEAD, "utf-8")
    endings = killed(tmp_path, "init", *INIT)
    # A folder that is there does not get all files at once, but each file in it is whole.
    assert_whole(endings, {"old", "mixed", "new"}, {"uvp2026.yaml", "uvp2027.yaml"})


def test_init_of_a_new_folder(tmp_path: Path) -> None:
    endings = killed(tmp_path, "init", "zuid", *INIT)
    assert {each["state"] for each in endings} == {"old", "new"}


def test_import_of_a_time_sheet(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "uvp2026.yaml").write_text(HEAD + WHOLE, "utf-8")
    made = ("export", "uren.xlsx", "--kind", "urenstaat", "--gemeente", "noord")
    today = {"UVP_TODAY": "2026-06-30"}
    assert process(*made, folder=tmp_path, variables=today).returncode == 0
    book: Any = load_workbook(tmp_path / "uren.xlsx")
    put(book["Urenstaat"], "mei 2026", 3)
    book.save(tmp_path / "uren.xlsx")
    endings = killed(tmp_path, "import", "uren.xlsx", times=FEW)
    assert {each["state"] for each in endings} == {"old", "new"}
    assert all(each["programmes"] == ["./data/uvp2026.yaml"] for each in endings)


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "uvp.xlsx", "--force"),
        ("export", "uvp.db", "--force"),
        ("report", "uvp.docx", "--force"),
        ("report", "uvp.odt", "--force"),
        ("report", "uvp.pdf", "--force"),
        ("schema", "--for", "data/uvp2026.yaml", "--output", "schema.json"),
    ],
    ids=" ".join,
)
def test_what_takes_long_to_make(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    endings = killed_again(tmp_path, arguments, times=FEW)
    assert {each["state"] for each in endings} <= {"old", "new"}
    assert len(endings) == 2 * FEW
    assert all(each["mended"] for each in endings)


def killed_again(
    folder: Path, arguments: tuple[str, ...], *, times: int = TIMES
) -> list[dict[str, Any]]:
    """How it ends when what was written of a programme is written of one that changed."""
    path = folder / "data" / "uvp2026.yaml"
    path.parent.mkdir()
    path.write_text(HEAD + WHOLE, "utf-8")
    assert process(*arguments, folder=folder).returncode == 0
    changed = HEAD.replace("name: Noord", "name: Noorden") + WHOLE
    path.write_text(changed.replace("Uitgaan in mei", "Uit  in mei"), "utf-8")
    return killed(folder, *arguments, times=times)


@pytest.mark.parametrize(
    "arguments",
    [
        ("calendar", "uvp.ics"),
        ("export", "uvp.csv", "--force"),
        ("export", "uvp.ods", "--force"),
        ("export", "uvp.parquet", "--force"),
        ("report", "uvp.md", "--force"),
        # What can be taken along comes from the writers that are killed above.
        ("site", "web", "--without-downloads"),
        ("validate", "--format", "json", "--output", "uvp.json"),
    ],
    ids=" ".join,
)
def test_what_is_written_again(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    endings = killed_again(tmp_path, arguments)
    assert {each["state"] for each in endings} == {"old", "new"}
    assert all(each["mended"] for each in endings)
