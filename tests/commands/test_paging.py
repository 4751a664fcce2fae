from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cases import cases
from tests.clients.tools import system_tool
from tests.commands.runner import ROOT
from tests.commands.terminal import terminal
from uvp_cli.commands.shared import paging

SCREEN = os.terminal_size((80, 24))
YEAR = ("planning",)
"""More than a screen."""
MONTH = ("planning", "--month", "mei")
"""Less than a screen."""
SEEN = "import sys; text = sys.stdin.read(); print('GEZIEN', len(text) > 999, '\\x1b[1' in text)"
PAGER = f'{sys.executable} -c "{SEEN}"'
"""A pager that only says whether it got everything, with colours."""


def shown(*arguments: str, variables: Mapping[str, str], piped: bool = False) -> str:
    """What a terminal shows of a command that asks for no key."""
    with terminal(*arguments, variables=variables, piped=piped) as session:
        return session.end()


@pytest.mark.parametrize("name", [pytest.param("UVP_PAGER", marks=pytest.mark.slow), "PAGER"])
def test_long_output_goes_through_the_pager_that_is_asked_for(name: str) -> None:
    assert shown(*YEAR, variables={name: PAGER}) == "GEZIEN True True\r\n"


def test_the_pager_shows_lines_and_accents_in_any_locale() -> None:
    tell = f"{sys.executable} -c 'import os; print(os.environ[\"LESSCHARSET\"])'"
    assert shown(*YEAR, variables={"PAGER": tell, "LC_ALL": "C"}) == "utf-8\r\n"


def test_the_pager_for_uvp_comes_before_the_one_for_all() -> None:
    assert "GEZIEN" in shown(*YEAR, variables={"UVP_PAGER": PAGER, "PAGER": "cat"})


def test_what_fits_on_the_screen_needs_no_pager() -> None:
    assert "Themadag ACT!" in shown(*MONTH, variables={"PAGER": PAGER})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (("--no-pager",), {}),
        (("--zonder-pager",), {}),
        ((), {"UVP_NO_PAGER": "1"}),
        ((), {"TERM": "dumb"}),
        ((), {"UVP_PAGER": ""}),
    ],
)
def test_the_pager_can_be_left_out(arguments: tuple[str, ...], variables: dict[str, str]) -> None:
    found = shown(*YEAR, *arguments, variables={"PAGER": PAGER, **variables})
    assert "35 items." in found
    assert "GEZIEN" not in found


def test_without_a_keyboard_there_is_no_pager() -> None:
    assert "35 items." in shown(*YEAR, variables={"PAGER": PAGER}, piped=True)


@pytest.mark.parametrize(
    "pager",
    ["bestaat-niet", *(pytest.param(it, marks=pytest.mark.slow) for it in ("'open", str(ROOT)))],
)
def test_a_pager_that_does_not_start_is_no_error(pager: str) -> None:
    found = shown(*YEAR, variables={"PAGER": pager})
    assert found.startswith("\x1b[1mPlanning van het hele jaar")
    assert "35 items." in found


def test_a_pager_that_is_left_early_is_no_error() -> None:
    assert shown("show", "--format", "json", variables={"PAGER": f"{sys.executable} -c pass"}) == ""


@pytest.mark.slow
@pytest.mark.parametrize("variables", [{}, {"PAGER": "less"}], ids=["usual", "own"])
def test_less_shows_a_screen_at_a_time_in_colour(variables: dict[str, str]) -> None:
    system_tool("less")
    with terminal(*YEAR, variables=variables) as session:
        session.until("januari")
        session.until("35 items.", keys="G")
        session.type("q")
        found = session.end()
    assert "\x1b[1mPlanning van het hele jaar" in found
    assert "ESC" not in found


@pytest.mark.slow
def test_the_prompt_of_less_is_dutch_and_ctrl_c_leaves_nothing_behind() -> None:
    system_tool("less")
    with terminal(*YEAR, variables={}) as session:
        session.until("spatie: verder, b: terug, /: zoeken, q: stoppen")
        session.type("\x03")
        session.until("(einde)", keys="G")
        session.type("q")
        session.end()


@cases(
    ("text", "long"),
    [
        ("", False),
        ("regel\n" * 23, False),
        ("regel\n" * 24, True),
        ("x" * 80 * 23, False),
        ("x" * 80 * 23 + "y", True),
        ("\n" * 23, False),
        (("\x1b[1m" + "x" * 80 + "\x1b[0m\n") * 23, False),
    ],
)
def test_what_is_longer_than_a_screen(text: str, *, long: bool) -> None:
    assert paging.is_long(text, SCREEN) is long


def test_a_stream_that_is_closed_has_no_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert not paging.wanted({})


def test_without_less_there_is_no_pager_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    paging.show("regel\n" * 999, {})
    assert capsys.readouterr().out == "regel\n" * 999
