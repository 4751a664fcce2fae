"""What is allowed, but better written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.document.findings import KeyPath, Severity, shorten
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme

_STRAY = re.compile(r"^ | $|(?<=\S)  +(?=\S)")
"""A space before or after a text, or more than one between two words."""


@check("UVP901", "Spaties te veel", Severity.INFO)
def stray_spaces(programme: Programme) -> Iterator[Problem]:
    """Voor en na een tekst staat geen spatie, en tussen twee woorden één.

    Anders ziet een vergelijking een verschil dat niemand ziet. In een cel staat de tekst zoals
    vastgesteld; daar wordt er niet op gelet.

    Fout:
        title: "UVP  2026"

    Goed:
        title: UVP 2026
    """
    for path, value in paths.values(programme):
        if isinstance(value, str) and not _is_cell(path) and _STRAY.search(value):
            message = f"In '{shorten(value)}' staan spaties te veel."
            yield Problem(path, message, "Verwijder de overbodige spaties.")


def _is_cell(path: KeyPath) -> bool:
    return path[-1] == "cell" or "cells" in path


STYLE = (stray_spaces,)
