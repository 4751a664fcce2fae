from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from signal import SIGINT
from threading import Thread

import pytest

from tests.commands.runner import uvp
from tests.patience import HANGS, SILENT
from tests.samples import HEAD
from uvp_cli.commands.shared import watching
from uvp_cli.exits import UsageProblem


@contextmanager
def watched(*arguments: str) -> Iterator[tuple[Queue[str], subprocess.Popen[str]]]:
    """`uvp validate --watch` as a process, and the lines that it prints."""
    with subprocess.Popen(
        [sys.executable, "-m", "uvp_cli", "validate", "--watch", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        lines: Queue[str] = Queue()

        def read() -> None:
            assert running.stdout
            for line in running.stdout:
                lines.put(line)

        Thread(target=read, daemon=True).start()
        try:
            yield lines, running
        finally:
            running.kill()


def write(path: Path, text: str) -> None:
    """Saves as editors do: a new file put in the place of the old one."""
    new = path.with_suffix(".nieuw")
    new.write_text(text, "utf-8")
    new.replace(path)


def until(lines: Queue[str], words: str) -> str:
    """The lines up to the first with these words."""
    seen = ""
    while words not in seen:
        seen += lines.get(timeout=SILENT)
    return seen


def test_a_file_is_checked_again_each_time_it_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "uvp2026.yaml"
    write(path, HEAD)
    with watched(str(path)) as (lines, running):
        assert until(lines, "gecontroleerd") == "1 bestand gecontroleerd: in orde.\n"
        write(path, HEAD + "themas: []\n")
        assert "9:1: fout UVP201" in until(lines, "gecontroleerd")
        write(path, HEAD)
        assert until(lines, "gecontroleerd") == "1 bestand gecontroleerd: in orde.\n"
        running.send_signal(SIGINT)
        assert running.wait(HANGS) == 130
        assert running.stderr
        assert running.stderr.read() == ""


def test_a_new_file_in_a_folder_below_is_seen(tmp_path: Path) -> None:
    (tmp_path / "regio").mkdir()
    write(tmp_path / "uvp2025.yaml", HEAD)
    with watched(str(tmp_path)) as (lines, _):
        until(lines, "1 bestand gecontroleerd")
        write(tmp_path / "regio" / "uvp2026.yaml", HEAD)
        until(lines, "2 bestanden gecontroleerd")


def test_only_a_terminal_is_cleared(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    watching._run(lambda: sys.stdout.write("gezien\n"))
    assert tuple(capsys.readouterr()) == ("gezien\n", "")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    watching._run(lambda: sys.stdout.write("gezien\n"))
    assert tuple(capsys.readouterr()) == (
        "\x1b[2J\x1b[Hgezien\n",
        "Wacht op wijzigingen; stop met Ctrl+C.\n",
    )


@pytest.mark.parametrize(
    ("names", "folders", "deep"),
    [
        (["data/uvp2026.yaml"], ["data"], False),
        (["uvp2026.yaml", "data/a.yaml", "data/b.yaml"], [".", "data"], False),
        (["data"], ["data"], True),
        (["data/*.yaml"], ["data"], True),
        (["data/*/oud/*.yaml"], ["data"], True),
        (["**/*.yaml"], ["."], True),
    ],
)
def test_the_folder_that_files_stand_in_is_watched(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    names: list[str],
    folders: list[str],
    *,
    deep: bool,
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    assert watching._folders(names) == ([Path(folder) for folder in folders], deep)


def test_what_was_saved_before_the_watching_began_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import watchfiles

    path = tmp_path / "uvp2026.yaml"
    path.touch()
    runs = []

    def act() -> None:
        runs.append(path.stat().st_mtime_ns)
        os.utime(path, ns=(0, 1_000 * len(runs)))

    # Nothing is reported, not even the change that the first run made.
    monkeypatch.setattr(watchfiles, "watch", lambda *_, **__: iter([set(), set()]))
    watching.repeat(act, [str(path)])
    assert len(runs) == 2


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="bestaat niet"):
        watching._folders([str(tmp_path / "weg" / "uvp.yaml")])


def test_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "validate", "--watch", "-")
    assert (found.code, found.out) == (2, "")
    assert "--watch volgt bestanden" in found.err
