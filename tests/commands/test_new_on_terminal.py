from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.runner import DATA
from tests.commands.terminal import terminal

pytestmark = pytest.mark.slow
NO_PAGER = {"UVP_NO_PAGER": "1"}


def test_on_a_terminal_each_unclear_action_is_a_question(tmp_path: Path) -> None:
    shutil.copy(DATA, tmp_path)
    arguments = ("new", "2027", "--from", "uvp2026.yaml", "--yes")
    with terminal(*arguments, variables=NO_PAGER, folder=tmp_path) as session:
        assert "Gaat zij door?" not in session.end()
    (tmp_path / "uvp2027.yaml").unlink()
    with terminal(*arguments[:-1], variables=NO_PAGER, folder=tmp_path) as session:
        session.until("1 van 18: Veilig uitgaan (jeugd.veilig-uitgaan)")
        session.until("Enter = later) ")
        session.type("\n")
        session.until("2 van 18: ")
        session.type("terug\n")
        session.until("vervalt ook: 2 planningsitems", "")
        session.type("doorgaan\n")
        session.until("2 van 18: Integraal Ondermijningsbeeld (hierna IOB) Jeugd (jeugd.iob-jeugd)")
        session.type("stopt\n")
        session.until("3 van 18: ")
        session.type("\x04")
        session.until("Klopt dit?")
        session.type("ja\n")
        shown = session.end()
    assert "Gaat door (10)" in shown
    assert "Stopt (1)" in shown
    assert "Nog te beslissen (16)" in shown
    assert "continues: jeugd.veilig-uitgaan" in (tmp_path / "uvp2027.yaml").read_text("utf-8")
    assert "jeugd.iob-jeugd" not in (tmp_path / "uvp2027.yaml").read_text("utf-8")


def test_whoever_breaks_off_writes_nothing(tmp_path: Path) -> None:
    shutil.copy(DATA, tmp_path)
    with terminal(
        "new", "2027", "--from", "uvp2026.yaml", variables=NO_PAGER, folder=tmp_path
    ) as session:
        session.until("1 van 18: ")
        session.type("s\n")
        session.until("2 van 18: ")
        session.type("\x04")
        session.until("Klopt dit?")
        session.type("\x03")
        shown = session.end(130)
    assert shown.endswith("Afgebroken; er is niets geschreven.\r\n")
    assert [each.name for each in tmp_path.iterdir()] == ["uvp2026.yaml"]
