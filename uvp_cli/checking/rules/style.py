"""What is allowed, but better written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.document.findings import KeyPath, Severity, shorten
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme

_STRAY = re.compile(r"\A\s|\s\Z|(?<=\S)  +(?=\S)")
"""White space before or after a text, a line end too, or two spaces between two words."""
_ONE_LINE = frozenset(
    {"title", "name", "aliases", "abbreviation", "unit", "label", "domain", "line", "source"}
)
"""The keys of texts that stand on one line wherever they are shown."""
_BROKEN = re.compile(r"\S\s*[\t\n\r\v\f\x85\u2028\u2029]\s*\S")


@check("UVP901", "Spaties te veel", Severity.INFO)
def stray_spaces(programme: Programme) -> Iterator[Problem]:
    """Voor en na een tekst staat geen spatie of regeleinde, en tussen twee woorden één spatie.

    Anders ziet een vergelijking een verschil dat niemand ziet. In een cel staat de tekst
    letterlijk; daar wordt er niet op gelet.

    Fout:
        title: "UVP  2026"

    Goed:
        title: UVP 2026
    """
    for path, value in paths.values(programme):
        if isinstance(value, str) and not _is_cell(path) and _STRAY.search(value):
            message = f"In '{shorten(value)}' staan spaties te veel."
            hint = "Verwijder de overbodige spaties."
            if value.strip(" ") != value.strip():
                shown = shorten(value.strip())
                message = f"Voor of na '{shown}' staat een regeleinde, tab of vaste spatie."
                hint = "Verwijder wat voor en na de tekst staat."
            yield Problem(path, message, hint)


@check("UVP902", "Regeleinde in een tekst van één regel", Severity.INFO)
def broken_line(programme: Programme) -> Iterator[Problem]:
    r"""Een titel, naam, domein of bron staat overal op één regel; een regeleinde of tab erin breekt
    een lijst, een bladwijzer of een agenda. In een cel en in een lange tekst mag het wel.

    Fout:
        title: "UVP\n2026"

    Goed:
        title: UVP 2026
    """
    for path, value in paths.values(programme):
        is_short = not _ONE_LINE.isdisjoint(path[-2:]) and not _is_cell(path)
        if isinstance(value, str) and is_short and _BROKEN.search(value):
            message = f"In '{shorten(value)}' staat een regeleinde of tab."
            yield Problem(path, message, "Zet de tekst op één regel, met een spatie ertussen.")


def _is_cell(path: KeyPath) -> bool:
    return path[-1] == "cell" or "cells" in path


STYLE = (stray_spaces, broken_line)
