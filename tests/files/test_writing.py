from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from uvp_cli.files.writing import write_folder, write_new, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "rapport.json"
    path.write_text("oud", "utf-8")
    write_whole(path, "nieuw: ë\n")
    assert path.read_bytes() == "nieuw: ë\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "rapport.bin"
    write_whole(path, b"\r\n\xff")
    assert path.read_bytes() == b"\r\n\xff"


def test_a_folder_gets_its_files_and_keeps_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    write_folder(folder, {"a.csv": b"1", "b/c.csv": b"2"})
    write_folder(folder, {"a.csv": b"3"})
    assert {
        str(each.relative_to(tmp_path)): each.read_bytes() for each in folder.rglob("*.csv")
    } == {
        "map/a.csv": b"3",
        "map/b/c.csv": b"2",
    }
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_stays_as_it_was_when_not_all_files_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "map"
    write_folder(folder, {"a.csv": b"oud", "b.csv": b"oud"})
    write = Path.write_bytes

    def fail(path: Path, content: bytes) -> int:
        if path.name == "b.csv":
            raise OSError("vol")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="vol"):
        write_folder(folder, {"a.csv": b"nieuw", "b.csv": b"nieuw"})
    assert [each.read_bytes() for each in folder.iterdir()] == [b"oud", b"oud"]
    assert list(tmp_path.iterdir()) == [folder]


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.json"
    path.write_text("oud", "utf-8")

    def fail(*_: object) -> None:
        raise OSError("stuk")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="stuk"):
        write_whole(path, "nieuw")
    monkeypatch.undo()
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="stuk"):
        write_whole(path, "nieuw")
    assert path.read_text("utf-8") == "oud"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_are_those_of_the_old_file_or_of_any_new_one(tmp_path: Path) -> None:
    old, new, like = (tmp_path / name for name in ("oud", "nieuw", "gewoon"))
    old.touch(mode=0o640)
    like.touch()
    for path in (old, new):
        write_whole(path, "tekst")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == like.stat().st_mode


def test_a_new_file_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "uvp2027.yaml"
    write_new(path, "nieuw: ë\n")
    assert path.read_bytes() == "nieuw: ë\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) & 0o400
    with pytest.raises(FileExistsError):
        write_new(path, "anders")
    assert path.read_bytes() == "nieuw: ë\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_needs_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", fail)
    path = tmp_path / "uvp2027.yaml"
    write_new(path, "nieuw")
    with pytest.raises(FileExistsError):
        write_new(path, "anders")
    assert path.read_text("utf-8") == "nieuw"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_a_link_to_nothing_is_something_too(tmp_path: Path) -> None:
    path = tmp_path / "uvp2027.yaml"
    path.symlink_to(tmp_path / "weg")
    with pytest.raises(FileExistsError):
        write_new(path, "nieuw")
    assert list(tmp_path.iterdir()) == [path]
