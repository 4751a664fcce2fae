"""The page of a first hour with `uvp`: what somebody types, and what appears."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ACTION = """\
    actions:
      - id: jeugd.veilig-uitgaan
        title: Veilig uitgaan
        capacity:
          hours: {cell: 10 uur per gemeente, estimates: [{hours: 10, per: gemeente}]}
"""
"""What docs/begin.md puts below the title of the theme."""

ASKING = """\
uvp uren vaals
uvp planning mei
uvp planning kwartaal 2 --gemeente valkenburg --only
uvp planning volgende maand
uvp acties --afdeling burgemeester
uvp toon veilig uitgaan
uvp uren 2027
uvp uren --gemeente vals
uvp uern
uvp importeer
"""

BEGINNING = """\
uvp init veiligheid --name Roermonde --year 2027 -g Roervoort --theme Jeugd --ci none
cd veiligheid
uvp validate
git init --quiet --initial-branch=main
git add --all
git commit --quiet --message="Begin het programma van 2027"
git switch --quiet --create eerste-actie
"""

CHANGING = """\
uvp validate
uvp uren
uvp diff main
git commit --quiet --all --message="Neem Veilig uitgaan op"
git switch --quiet main
git merge --quiet eerste-actie
uvp uren
"""

WHO = {f"GIT_{who}_{what}": "uvp" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
HERE = {
    "COLUMNS": "80",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GITHUB_ACTIONS": "",
    "NO_COLOR": "1",
    "PAGER": "cat",
    "TERM": "xterm",
    "UVP_FILE": "",
    "UVP_NO_CACHE": "1",
    "UVP_TODAY": "2026-11-29",
}


def page() -> str:
    """docs/eerste-uur.md."""
    with tempfile.TemporaryDirectory() as name:
        empty = Path(name)
        asked, begun = _session(ASKING, empty), _session(BEGINNING, empty)
        folder = empty / "veiligheid"
        programme = folder / "data" / "uvp2027.yaml"
        text = programme.read_text("utf-8")
        programme.write_text(text.replace("title: Jeugd\n", f"title: Jeugd\n{ACTION}"), "utf-8")
        changed = _session(CHANGING, folder)
    return f"""\
# Het eerste uur

Wat iemand typt die `uvp` net heeft geïnstalleerd, en wat er dan op een terminal van 80 tekens
staat, op 29 november 2026. Gemaakt met `python scripts/generate.py`. De uitleg staat in
[handleiding.md](handleiding.md) en [begin.md](begin.md).

## Vragen aan het meegeleverde programma

{asked}
## Een eigen programma

{begun}
Onder `title: Jeugd` in `data/uvp2027.yaml` komt:

```text
{ACTION}```

{changed}"""


def _session(commands: str, folder: Path) -> str:
    """The commands and what they print, from the folder on, as one block of text."""
    lines = []
    for command in commands.splitlines():
        lines.append(f"$ {command}")
        words = shlex.split(command)
        if words[0] == "cd":
            folder /= words[1]
        else:
            shown = _printed(words, folder)
            lines += [*shown, ""] if shown else []
    return "```text\n" + "\n".join(lines).rstrip() + "\n```\n"


def _printed(words: list[str], folder: Path) -> list[str]:
    """The lines that a command leaves on a terminal of 80 columns."""
    program = [sys.executable, "-m", "uvp_cli"] if words[0] == "uvp" else words[:1]
    driver, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    with subprocess.Popen(
        [*program, *words[1:]],
        cwd=folder,
        env={**os.environ, **WHO, **HERE},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    ):
        os.close(terminal)
        shown = b"".join(iter(lambda: _read(driver), b""))
    os.close(driver)
    return [line.rstrip() for line in _STYLE.sub("", shown.decode()).splitlines()]


_STYLE = re.compile(r"\x1b\[[0-9;]*m")
"""What makes text bold or dim on a terminal."""


def _read(driver: int) -> bytes:
    """What appears next on a terminal; nothing once its program has ended."""
    try:
        return os.read(driver, 65536)
    except OSError:  # Linux says so at the end, in the place of reading nothing.
        return b""
