"""`uvp` on a terminal, as a user sees it; a test that imports this is skipped on Windows."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

import pytest

from tests.commands.runner import ROOT
from tests.patience import HANGS, SILENT

pty = pytest.importorskip("pty", reason="Windows has no such terminals")

UVP = (sys.executable, "-m", "uvp_cli")
ROWS, COLUMNS = 24, 80


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
            assert monotonic() - begun < SILENT, self.shown
            self.type(keys)
            while self._has_more(0.2):
                self.shown += os.read(self._terminal, 4096)

    def type(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def end(self, status: int = 0) -> str:
        """All that was shown, once the command has ended, well or with another status."""
        with suppress(OSError):  # Linux says so when the other side has gone
            while self._has_more(SILENT) and (data := os.read(self._terminal, 4096)):
                self.shown += data
        assert self._process.wait(HANGS) == status
        return self.shown.decode()

    def _has_more(self, seconds: float) -> bool:
        """Whether something is there to read, or the end of it, within this time."""
        return bool(select.select([self._terminal], [], [], seconds)[0])


@contextmanager
def terminal(
    *arguments: str,
    variables: Mapping[str, str],
    folder: Path = ROOT,
    piped: bool = False,
    program: Sequence[str] = UVP,
    columns: int = COLUMNS,
) -> Iterator[Session]:
    """`uvp`, or another program, with these arguments on a terminal; `piped` gives no keyboard."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    own = {name: value for name, value in os.environ.items() if name not in ("PAGER", "LESS")}
    process = subprocess.Popen(
        [*program, *arguments],
        cwd=folder,
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
