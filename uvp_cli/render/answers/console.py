"""Tables and outlines on a terminal that rich has to find out about: in its width and colours."""

from __future__ import annotations

import os
from shutil import get_terminal_size
from typing import TextIO

from rich.console import Console
from rich.text import Text

from uvp_cli.render.answers.terminal import Screen, drawn, piped_width, stripped
from uvp_cli.reports.tables import Report

HEIGHT = 25
"""Lines of a screen, which matter to nothing; without a height rich does not heed a width where
TERM is one of these."""
_WITHOUT_SIZE = ("dumb", "unknown")


def write_to(console: Console, report: Report) -> None:
    """Writes `report` to a terminal, or to a console that records what one would show."""
    screen = Screen(console.width, console.is_terminal, console.options.ascii_only)
    lines = (Text.assemble(*stripped(line)) for line in drawn(report, screen))
    console.print(Text("\n").join(lines), soft_wrap=True)


def console_for(stream: TextIO, width: int | None = None) -> Console:
    """A console as wide as is asked for, as the user wishes or as the terminal is."""
    if width is None and not stream.isatty():
        width = piped_width()
    elif width is None and os.environ.get("TERM", "").lower() in _WITHOUT_SIZE:
        width = get_terminal_size().columns
    return Console(file=stream, width=width, height=None if width is None else HEIGHT)
