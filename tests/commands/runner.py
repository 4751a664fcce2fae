"""Running `uvp` in a test: once through its own error boundary, once as a process."""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.patience import HANGS
from uvp_cli.cli import run

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data" / "uvp2026.yaml"


@dataclass(frozen=True)
class Outcome:
    """How a command line ended, and what it printed."""

    code: int
    out: str
    err: str


def uvp(capsys: pytest.CaptureFixture[str], *arguments: str) -> Outcome:
    """Runs one command line in this process."""
    capsys.readouterr()
    code = run(list(arguments))
    captured = capsys.readouterr()
    return Outcome(int(code), captured.out, captured.err)


@functools.cache
def drafted(content: bytes) -> bytes:
    """The programme for 2027 that `uvp new` makes of one for 2026."""
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path(DATA.name).write_bytes(content)
        assert run(["new", "2027", "--no-input", "--from", DATA.name]) == 0
        return Path("uvp2027.yaml").read_bytes()


@functools.cache
def exported(content: bytes) -> bytes:
    """The workbook that `uvp export` makes of a programme."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, DATA.name), Path(folder, "uvp.xlsx")
        source.write_bytes(content)
        assert run(["export", str(target), "--file", str(source)]) == 0
        return target.read_bytes()


def assert_example_works(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> None:
    """An example of ours, run in `folder` with the data in it, answers or writes a file."""
    shutil.copytree(DATA.parent, folder / "data")
    with contextlib.chdir(folder):
        _prepare(capsys, folder, words)
        found = uvp(capsys, *words)
        # Of next year's programme, which is a draft, that is said too.
        draft = "data/uvp2027.yaml is een concept: het is nog niet vastgesteld.\n"
        assert (found.code, found.err.replace(draft, "")) == (0, ""), words
        assert found.out or Path(words[-1]).exists(), words


def _prepare(capsys: pytest.CaptureFixture[str], folder: Path, words: tuple[str, ...]) -> None:
    """Makes the files that an example reads, beside the data."""
    if any("2027" in word for word in words) and words[0] not in {"new", "init"}:
        Path("data/uvp2027.yaml").write_bytes(drafted(DATA.read_bytes()))
        if "--strict" in words:
            _decide(Path("data/uvp2027.yaml"))
    if words[0] == "import":
        Path(words[1]).write_bytes(exported(DATA.read_bytes()))
    if words[0] == "diff" or "--since" in words:
        _keep_versions(folder)
    for option, name in itertools.pairwise(words):
        if option == "--kind" and name in ("voortgang", "jaarverslag"):
            uvp(capsys, "log", "jeugd.veilig-uitgaan", "--hours", "6", "--date", "2026-02-17")
        if option in ("--check", "--template"):
            uvp(capsys, "report", name, "--kind", "raadsinformatiebrief", "--gemeente", "vaals")
        if option == "-f" and not Path(name).exists():
            Path(name).parent.mkdir(exist_ok=True)
            shutil.copy(DATA, name) if name.endswith(".yaml") else shutil.copytree("data", name)


def _decide(draft: Path) -> None:
    """Takes every question out of a draft, as if all were answered."""
    lines = draft.read_text("utf-8").splitlines(keepends=True)
    draft.write_text("".join(line for line in lines if "# uvp: beslis" not in line), "utf-8")


def _keep_versions(folder: Path) -> None:
    """Two files, and four commits, in which nothing changes."""
    from tests.clients.examples import commit, commit_all

    for name in ("oud.yaml", "nieuw.yaml"):
        shutil.copy(DATA, folder / name)
    commit_all(folder)
    for _ in range(3):
        commit(folder)


def process(
    *arguments: str,
    folder: Path = ROOT,
    variables: Mapping[str, str] | None = None,
    content: bytes | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Runs `python -m uvp_cli` as a user would.

    `variables` are added to the environment; `content` comes in on standard input.
    """
    return subprocess.run(
        [sys.executable, "-m", "uvp_cli", *arguments],
        cwd=folder,
        env={**os.environ, **(variables or {})},
        input=content,
        capture_output=True,
        check=False,
        timeout=HANGS,
    )
