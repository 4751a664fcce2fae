from __future__ import annotations

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
