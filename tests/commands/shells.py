"""Real shells in which TAB is pressed, with `uvp` installed in them as a user would."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands.runner import ROOT
from tests.commands.terminal import Session, terminal

GIVEN = {
    "bash": "given() { printf '<%s>' \"$@\"; echo '|'; }; bind 'set enable-bracketed-paste off'",
    "zsh": "given() { printf '<%s>' \"$@\"; echo '|' }; bindkey -e; unset zle_bracketed_paste",
    "fish": "function given; printf '<%s>' $argv; echo '|'; end",
}
"""What makes `given` show the words behind it, in each shell."""


class Shell:
    """A shell that completes `uvp`, on a terminal of its own."""

    def __init__(self, name: str, session: Session) -> None:
        self.name = name
        self._session = session
        self._type(f"{GIVEN[name]}\n")
        self._type("given klaar | tr k K\n", "<Klaar>")

    def completed(self, line: str) -> list[str]:
        """The words of a line as the shell reads them, after TAB was pressed at its end."""
        shown = self._type(f"{line}\t\x01given \n", ">|")
        return shown[shown.rindex("<uvp>") + 1 :].partition(">|")[0].split("><")

    def listed(self, line: str, *words: str) -> str:
        """What is on the screen after TAB at the end of a line, once all these words are there."""
        shown = self._type(f"{line}\t" + "\t" * (self.name == "bash"), *words)
        self._type("\x15given klaar | tr k K\n", "<Klaar>")
        return shown

    def _type(self, keys: str, *words: str) -> str:
        """What is on the screen after these keys, once all these words are there."""
        self._session.shown = b""
        self._session.type(keys)
        for each in words:
            self._session.until(each)
        return self._session.shown.decode(errors="replace")


@contextmanager
def shell_with_uvp(name: str, folder: Path, programme: Path) -> Iterator[Shell]:
    """A shell in `folder`, its home, where `uvp` answers from `programme`; skips where it is
    absent."""
    if shutil.which(name) is None:
        pytest.skip(f"There is no {name}.")
    program = folder / "bin" / "uvp"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m uvp_cli "$@"\n')
    program.chmod(0o755)
    variables = {
        **{f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CACHE", "DATA")},
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "HOME": str(folder),
        "ZDOTDIR": str(folder),
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "UVP_FILE": str(programme),
        "LC_ALL": "C.UTF-8",
    }
    subprocess.run(
        [name, "-c", "uvp --install-completion; true"],
        env={**os.environ, **variables},
        cwd=folder,
        check=True,
        capture_output=True,
    )
    with terminal(
        "-i", program=(name,), variables=variables, folder=folder, columns=200
    ) as session:
        yield Shell(name, session)
