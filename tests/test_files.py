from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from uvp_cli.files import write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "rapport.json"
    path.write_text("oud", "utf-8")
    write_whole(path, "nieuw: ë\n")
    assert path.read_bytes() == "nieuw: ë\n".encode()
    assert list(tmp_path.iterdir()) == [path]


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
