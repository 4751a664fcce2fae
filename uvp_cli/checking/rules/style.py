"""What is allowed, but better written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uvp_cli.checking.layout import LINE_ENDS, LITERAL, ON_ONE_LINE
from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.checking.rules.log import Logged, document_of
from uvp_cli.document.findings import KeyPath, Severity, shorten
from uvp_cli.document.reading import UNSEEN
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme

_STRAY = re.compile(r"\A\s|\s\Z|(?<=\S)  +(?=\S)")
"""White space before or after a text, a line end too, or two spaces between two words."""
_BROKEN = re.compile(rf"\S\s*[{LINE_ENDS}]\s*\S")
_UNSEEN_ENDS = LINE_ENDS[-3:]
"""Those that nobody sees, which have a rule of their own where a text stands on one line."""
_LOST = "\ufffd"


@check("UVP901", "Spaties te veel", Severity.INFO)
def stray_spaces(whole: Programme | Logged) -> Iterator[Problem]:
    """Voor en na een tekst staat geen spatie of regeleinde, en tussen twee woorden één spatie.

    Anders ziet een vergelijking een verschil dat niemand ziet. In een cel staat de tekst
    letterlijk; daar wordt er niet op gelet.

    Fout:
        title: "UVP  2026"

    Goed:
        title: UVP 2026
    """
    for path, value in paths.values(document_of(whole)):
        is_shown = isinstance(value, str) and value.strip() and not _is_cell(path)
        if is_shown and _STRAY.search(value):
            message = f"In '{shorten(value)}' staan spaties te veel."
            hint = "Verwijder de overbodige spaties."
            if value.strip(" ") != value.strip():
                shown = shorten(value.strip())
                message = f"Voor of na '{shown}' staat een regeleinde, tab of vaste spatie."
                hint = "Verwijder wat voor en na de tekst staat."
            yield Problem(path, message, hint)


@check("UVP902", "Regeleinde in een tekst van één regel", Severity.INFO)
def broken_line(whole: Programme | Logged) -> Iterator[Problem]:
    r"""Een titel, naam, domein of bron staat overal op één regel; een regeleinde of tab erin breekt
    een lijst, een bladwijzer of een agenda. In een cel en in een lange tekst mag het wel.

    Fout:
        title: "UVP\n2026"

    Goed:
        title: UVP 2026
    """
    for path, value in paths.values(document_of(whole)):
        is_short = not ON_ONE_LINE.isdisjoint(path[-2:]) and not _is_cell(path)
        if isinstance(value, str) and is_short and _BROKEN.search(value):
            message = f"In '{shorten(value)}' staat een regeleinde of tab."
            yield Problem(path, message, "Zet de tekst op één regel, met een spatie ertussen.")


@check("UVP903", "Teken dat niemand ziet in een tekst", Severity.WARNING)
def unseen(whole: Programme | Logged) -> Iterator[Problem]:
    r"""Een tekst bestaat uit tekens die te zien zijn. Een code tussen dubbele aanhalingstekens
    zoals "\e" of "\u200b" staat voor een teken dat in geen lijst, rapport of brief te zien is; �
    staat voor een letter die bij het omzetten van een bestand verloren ging.

    Fout:
        title: "UVP \e[2J2026"

    Goed:
        title: UVP 2026
    """
    for path, value in paths.values(document_of(whole)):
        if not isinstance(value, str):
            continue
        signs = (match[0] for match in UNSEEN.finditer(value) if match[0] not in _UNSEEN_ENDS)
        if not UNSEEN.sub("", value).strip() and not _is_cell(path):
            message = "In deze tekst is geen teken te zien."
            yield Problem(path, message, "Schrijf de tekst, of verwijder de sleutel.")
        elif sign := next(signs, None):
            message = f"In '{shorten(value)}' staat U+{ord(sign):04X}, een teken dat niemand ziet."
            yield Problem(path, message, "Verwijder dit teken.")
        elif _LOST in value:
            message = f"In '{shorten(value)}' staat � voor een letter die verloren ging."
            yield Problem(path, message, "Schrijf de letter die er hoort te staan.")


def _is_cell(path: KeyPath) -> bool:
    return not LITERAL.isdisjoint(path)
