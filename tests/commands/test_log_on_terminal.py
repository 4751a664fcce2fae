from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.runner import DATA
from tests.commands.terminal import terminal
from uvp_cli.checking.check import check_file

pytestmark = pytest.mark.slow
DAY = {"UVP_NO_PAGER": "1", "UVP_TODAY": "2026-03-10"}
NAME = "uvp2026.voortgang.yaml"


def test_on_a_terminal_all_that_is_due_is_asked(tmp_path: Path) -> None:
    shutil.copy(DATA, tmp_path)
    with terminal(
        "log", "-f", "uvp2026.yaml", "-g", "vaals", variables=DAY, folder=tmp_path
    ) as session:
        session.until("1 van 10: Horen zien melden 2026 campagne (jan.horen-zien-melden), januari")
        session.until("Enter = later) ")
        session.type("ja\n")
        session.until("2 van 10: ")
        session.type("\n")
        session.until("3 van 10: ")
        session.type("verschoven\n")
        session.until("Naar welke maand?")
        session.type("zomaar\n")
        session.until("Onbekende periode 'zomaar'")
        session.type("mei\n")
        session.until("Waarom?")
        session.type("De spreker is ziek.\n")
        session.until("4 van 10: ")
        session.type("wat?\n")
        session.until("Typ gedaan, verschoven")
        session.type("loopt nog\n")
        session.until("5 van 10: ")
        session.type("stop\n")
        shown = session.end()
    assert f"Genoteerd in {NAME}, regel 5." in shown
    log = check_file(tmp_path / NAME).log
    assert log
    said = [(it.about, it.gemeente, it.status, it.until, it.text) for it in log.entries]
    assert said == [
        ("jan.horen-zien-melden", "vaals", "done", None, None),
        ("jan.themadag-act", "vaals", "delayed", "2026-05", "De spreker is ziek."),
        ("feb.zorg-en-veiligheidshuis", "vaals", "started", None, None),
    ]


def test_whoever_breaks_off_or_says_nothing_writes_nothing(tmp_path: Path) -> None:
    shutil.copy(DATA, tmp_path)
    for keys, status, said in [
        ("\x03", 130, "Afgebroken; er is niets geschreven."),
        ("\x04", 0, "Er is niets genoteerd."),
    ]:
        with terminal("log", "-f", "uvp2026.yaml", variables=DAY, folder=tmp_path) as session:
            session.until("Enter = later) ")
            session.type(keys)
            assert said in session.end(status)
    assert [each.name for each in tmp_path.iterdir()] == ["uvp2026.yaml"]
