from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

import pytest

from tests.clients.tools import system_tool
from tests.commands.runner import ROOT
from uvp_cli.commands import paging

pty = pytest.importorskip("pty", reason="Windows has no such terminals")

SCREEN = os.terminal_size((80, 24))
ROWS, COLUMNS = 24, 80
TIME_LIMIT = 60
"""Seconds, so that a pager that hangs fails its test."""
YEAR = ("planning",)
"""More than a screen."""
MONTH = ("planning", "--month", "mei")
"""Less than a screen."""
SEEN = "import sys; text = sys.stdin.read(); print('GEZIEN', len(text) > 999, '\\x1b[1' in text)"
PAGER = f'{sys.executable} -c "{SEEN}"'
"""A pager that only says whether it got everything, with colours."""


class Session:
    """A command at work on a terminal of 80 by 24."""

    def __init__(self, process: subprocess.Popen[bytes], terminal: int) -> None:
        self._process = process
        self._terminal = terminal
        self.shown = b""

    def until(self, text: str, keys: str = "") -> None:
        """Waits until the terminal shows `text`; types `keys` until it does.

        Keys that come while the program deals with Ctrl+C are lost.
        """
        begun = monotonic()
        while text.encode() not in self.shown:
            assert monotonic() - begun < TIME_LIMIT, self.shown
            self.type(keys)
            while self._has_more(0.2):
                self.shown += os.read(self._terminal, 4096)

    def type(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def end(self) -> str:
        """All that was shown, once the command has ended well."""
        with suppress(OSError):  # Linux says so when the other side has gone
            while self._has_more(TIME_LIMIT) and (data := os.read(self._terminal, 4096)):
                self.shown += data
        assert self._process.wait(TIME_LIMIT) == 0
        return self.shown.decode()

    def _has_more(self, seconds: float) -> bool:
        """Whether something is there to read, or the end of it, within this time."""
        return bool(select.select([self._terminal], [], [], seconds)[0])


@contextmanager
def terminal(
    *arguments: str, variables: Mapping[str, str], piped: bool = False
) -> Iterator[Session]:
    """`uvp` with these arguments on a terminal; `piped` gives it no keyboard."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    own = {name: value for name, value in os.environ.items() if name not in ("PAGER", "LESS")}
    process = subprocess.Popen(
        [sys.executable, "-m", "uvp_cli", *arguments],
        cwd=ROOT,
        env={**own, "TERM": "xterm-256color", **variables},
        stdin=subprocess.DEVNULL if piped else theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0),  # noqa: PLW1509
    )
    os.close(theirs)
    try:
        yield Session(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def shown(*arguments: str, variables: Mapping[str, str], piped: bool = False) -> str:
    """What a terminal shows of a command that asks for no key."""
    with terminal(*arguments, variables=variables, piped=piped) as session:
        return session.end()


@pytest.mark.parametrize("name", ["UVP_PAGER", "PAGER"])
def test_long_output_goes_through_the_pager_that_is_asked_for(name: str) -> None:
    assert shown(*YEAR, variables={name: PAGER}) == "GEZIEN True True\r\n"


def test_the_pager_for_uvp_comes_before_the_one_for_all() -> None:
    assert "GEZIEN" in shown(*YEAR, variables={"UVP_PAGER": PAGER, "PAGER": "cat"})


def test_what_fits_on_the_screen_needs_no_pager() -> None:
    assert "Themadag ACT!" in shown(*MONTH, variables={"PAGER": PAGER})


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


@pytest.mark.parametrize("pager", ["bestaat-niet", "'open", str(ROOT)])
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


@pytest.mark.parametrize(
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
    ids=range(7),
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
