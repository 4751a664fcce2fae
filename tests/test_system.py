from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from uvp_cli import system
from uvp_cli.cli import run
from uvp_cli.system import read_bounded, reason


@pytest.fixture(autouse=True)
def nothing_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places on the disk are used again in the next test."""
    monkeypatch.setattr(system, "_PASSED_BY", {})


PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")


@pytest.mark.parametrize(("limit", "expected"), [(3, b"abcd"), (6, b"abcdef"), (9, b"abcdef")])
def test_a_file_is_read_up_to_a_limit_and_one_byte_more(
    tmp_path: Path, limit: int, expected: bytes
) -> None:
    (tmp_path / "a").write_bytes(b"abcdef")
    assert read_bounded(tmp_path / "a", limit) == expected


@PIPES
@pytest.mark.parametrize("linked", [False, True], ids=["pipe", "link"])
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, linked: bool
) -> None:
    monkeypatch.setattr(system, "PATIENCE", 0.1)
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "link").symlink_to("pijp")
    with pytest.raises(TimeoutError) as raised:
        read_bounded(tmp_path / ("link" if linked else "pijp"), 10)
    assert reason(raised.value, reading=True) == "het is een pijp, en niemand schrijft erin"


@PIPES
def test_a_pipe_whose_writer_says_nothing_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "PATIENCE", 0.1)
    os.mkfifo(tmp_path / "pijp")
    silent = os.open(tmp_path / "pijp", os.O_RDWR)
    with pytest.raises(TimeoutError):
        read_bounded(tmp_path / "pijp", 10)
    os.close(silent)


@PIPES
def test_what_came_out_of_a_pipe_is_there_for_who_asks_again(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(b"x" * 200_000))
    writer.start()
    assert read_bounded(pipe, 1_000_000) == b"x" * 200_000
    writer.join()
    assert read_bounded(pipe, 1_000_000) == b"x" * 200_000


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="there are no such pipes here")
def test_a_pipe_of_a_shell_may_be_empty() -> None:
    reading, writing = os.pipe()
    os.close(writing)
    assert read_bounded(f"/dev/fd/{reading}", 10) == b""
    os.close(reading)


def test_a_folder_is_none() -> None:
    with pytest.raises((IsADirectoryError, PermissionError)):
        read_bounded(".", 10)


@pytest.mark.skipif(os.name == "nt", reason="there the folder stays as long as somebody is in it")
def test_a_folder_that_is_gone_is_called_by_its_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "weg").mkdir()
    monkeypatch.chdir(tmp_path / "weg")
    (tmp_path / "weg").rmdir()
    assert run(["hours"]) == 2
    assert capsys.readouterr().err.startswith("De map waarin u staat, bestaat niet meer.")


def test_too_little_memory_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("uvp_cli.files.cache.folder", exhausted)
    assert run(["hours"]) == 2
    assert capsys.readouterr().err == "Er is te weinig geheugen voor deze opdracht.\n"
