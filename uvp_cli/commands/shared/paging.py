"""Long output on a terminal goes through a pager, as git and man do it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

OFF = "UVP_NO_PAGER"
"""The environment variable that, when not empty, leaves the pager out."""
LESS = ("less", "-FRX", r"-Ps?e(einde) .spatie\: verder, b\: terug, /\: zoeken, q\: stoppen")
"""The pager when none is asked for: leaves the text on the screen, keeps colours, and ends by
itself where all is shown. Its prompt is Dutch and tells who does not know it how to leave."""


def wanted(environment: Mapping[str, str]) -> bool:
    """Whether somebody sits at a terminal that can page, and did not say otherwise."""
    if environment.get(OFF) or environment.get("TERM") == "dumb":
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def show(text: str, environment: Mapping[str, str]) -> None:
    """Writes `text` to the terminal: through the pager, where there is one, if it is long."""
    command = _pager(environment) if is_long(text, shutil.get_terminal_size()) else ()
    process = _started(command, environment) if command else None
    if process is None:
        sys.stdout.write(text)
        return
    sys.stderr.flush()  # what was said so far comes first
    data = text.encode(sys.stdout.encoding, sys.stdout.errors or "strict")
    with process, _leaving_ctrl_c_to_the_pager():
        process.communicate(data)  # a pager that is left early has shown all that was wanted


def is_long(text: str, size: os.terminal_size) -> bool:
    """Whether `text` and the shell's next prompt take more than a screen of this size."""
    lines = re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()
    return sum(max(1, -(-len(line) // size.columns)) for line in lines) >= size.lines


def _pager(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The program to page with and its arguments; nothing where there is none."""
    for name in ("UVP_PAGER", "PAGER"):
        if name in environment:
            return _split(environment[name])
    return LESS if shutil.which(LESS[0]) else ()


def _split(command: str) -> tuple[str, ...]:
    """A command line in its words; nothing where a quote is not closed."""
    import shlex

    try:
        return tuple(shlex.split(command, posix=os.name != "nt"))
    except ValueError:
        return ()


def _started(
    command: Sequence[str], environment: Mapping[str, str]
) -> subprocess.Popen[bytes] | None:
    """The pager at work; None where there is no such program."""
    # As git does it: somebody's own pager `less` gets the options that keep colours.
    # Under LC_ALL=C less would show the bytes of lines and accents; it gets UTF-8 all the same.
    charset = {"LESSCHARSET": "utf-8"} if sys.stdout.encoding.lower() == "utf-8" else {}
    variables = {"LESS": LESS[1], **charset, **environment}
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, env=variables)  # noqa: S603
    except OSError:
        return None


@contextmanager
def _leaving_ctrl_c_to_the_pager() -> Iterator[None]:
    """Ctrl+C in a pager stops its search, and must not leave it behind without us."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
