"""Rules about the texts of a programme or of its log: what is better written otherwise, and what
tells who a person is, and so belongs in none.

White space around any text is layout, and so are line ends where a text stands on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from uvp_cli import dutch
from uvp_cli.checking.rules.base import Problem, check, if_meant
from uvp_cli.checking.rules.log import Logged, document_of
from uvp_cli.document.findings import A_KEY, Composed, KeyPath, Severity, shorten
from uvp_cli.document.reading import UNSEEN
from uvp_cli.programme import paths
from uvp_cli.programme.last import of_last
from uvp_cli.programme.log import Log
from uvp_cli.programme.model import Gemeente, Party, Programme
from uvp_cli.programme.names import fold

ON_ONE_LINE = frozenset(
    (
        *("title", "name", "aliases", "abbreviation", "contact", "unit", "plural", "edition"),
        *("label", "domain", "line", "source", "coverage", "priorities", "by", "with"),
    )
)
"""The keys of texts that stand on one line wherever they are shown."""
_LITERAL = frozenset({"cell", "cells"})
"""The keys of what stands there to the letter."""
_LINE_ENDS = "\t\n\r\v\f\x85\u2028\u2029"
_STRAY = re.compile(r"\A\s|\s\Z|(?<=\S)  +(?=\S)")
"""White space before or after a text, a line end too, or two spaces between two words."""
_BROKEN = re.compile(rf"\S\s*[{_LINE_ENDS}]\s*\S")
_UNSEEN_ENDS = _LINE_ENDS[-3:]
"""Line ends that nobody sees, which have a rule of their own where a text stands on one line."""
_LOST = "\ufffd"
_ANY_DATA = re.compile(r"[@\d]")
"""A sign that each of these has, and most texts have not."""
_MAIL = re.compile(r"(?<![\w.+-])([\w+-][\w.+-]{0,63})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_OF_AN_OFFICE = frozenset(
    {"info", "contact", "gemeente", "griffie", "meldpunt", "oov", "post", "secretariaat"}
)
_UNIT = frozenset({"afdeling", "bureau", "team"})
"""Names before the @ where nobody in particular reads the mail."""
_PHONE = re.compile(
    r"(?<![\w.,/+(-])(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?|\(?0)(?!88|85|800|90[069])"
    r"(?:6\)? ?-? ?[1-58](?: ?\d){7}|[1-9]\d\)? ?-? ?\d(?: ?\d){6}|[1-9]\d\d\)? ?-? ?\d(?: ?\d){5})"
    r"(?![\w-]|[.,]\d)"
)
"""A Dutch number but for those of companies and help lines."""
_MOBILE = re.compile(r"(?:\D*(?:00)?31\D*(?:0\D*)?|\(?0)6")
_BSN = re.compile(r"(?<![\w.,/+-])(?:\d{9}|\d{4}([ .])\d\d\1\d{3})(?![\w-]|[.,]\d)")


def shown(data: Any, key: str = "") -> Any:
    """Plain `data` beneath `key`, with its texts as they are shown: nothing around them, and no
    line end in a title or a name. A text of nothing else stays, so that it remains a text."""
    if isinstance(data, dict):
        return {k: v if k in _LITERAL else shown(v, k) for k, v in data.items()}
    if isinstance(data, list):
        return [shown(item, key) for item in data]
    if not isinstance(data, str):
        return data
    text = data.strip()
    if key in ON_ONE_LINE and any(sign in text for sign in _LINE_ENDS):
        text = " ".join(text.split())
    return text or data


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
    for path, value in _texts(whole):
        may_stray = "  " in value or value != value.strip()
        if may_stray and value.strip() and not _is_cell(path) and _STRAY.search(value):
            message = f"In '{shorten(value)}' staan spaties te veel."
            hint = "Verwijder de overbodige spaties."
            if value.strip(" ") != value.strip():
                text = shorten(value.strip())
                message = f"Voor of na '{text}' staat een regeleinde, tab of vaste spatie."
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
    for path, value in _texts(whole):
        is_short = not ON_ONE_LINE.isdisjoint(path[-2:]) and not _is_cell(path)
        if is_short and _BROKEN.search(value):
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
    for path, value in _texts(whole):
        seen = UNSEEN.sub("", value)
        signs = UNSEEN.findall(value) if seen != value else ()
        if not seen.strip() and not _is_cell(path):
            message = "In deze tekst is geen teken te zien."
            yield Problem(path, message, Composed("Schrijf de tekst, of verwijder ", A_KEY, "."))
        elif sign := next((sign for sign in signs if sign not in _UNSEEN_ENDS), None):
            message = f"In '{shorten(value)}' staat U+{ord(sign):04X}, een teken dat niemand ziet."
            yield Problem(path, message, "Verwijder dit teken.")
        elif _LOST in value:
            message = f"In '{shorten(value)}' staat � voor een letter die verloren ging."
            yield Problem(path, message, "Schrijf de letter die er hoort te staan.")


def _texts(whole: Programme | Logged) -> Sequence[tuple[KeyPath, str]]:
    return _texts_in(document_of(whole))


@of_last
def _texts_in(document: Programme | Log) -> Sequence[tuple[KeyPath, str]]:
    return [(path, value) for path, value in paths.values(document) if isinstance(value, str)]


def _is_cell(path: KeyPath) -> bool:
    return not _LITERAL.isdisjoint(path)


@check("UVP904", "Persoonsgegeven in een tekst", Severity.WARNING)
def personal_data(whole: Programme | Logged) -> Iterator[Problem]:
    """Een programma en zijn logboek noemen rollen en afdelingen, geen personen: in geen tekst staat
    een e-mailadres, een telefoonnummer of een burgerservicenummer. Anderen lezen het mee, en git
    bewaart elke versie.

    Het adres van een postbus zoals info@… en nummers als 0800 en 088 mogen. Bij `contact` mag ook
    een vast nummer, en een postbus met de naam van een afdeling, een gemeente of het programma.

    Fout:
        remarks: [{kind: missing, text: Vraag het aan jan.jansen@noord.example.}]

    Goed:
        remarks: [{kind: missing, text: Vraag het aan de afdeling Veiligheid.}]
    """
    for path, value in _texts(whole):
        is_contact = path == ("contact",)
        office = _called(whole) if is_contact and isinstance(whole, Programme) else None
        if personal := [*_personal(value, office)]:
            hint = f"Noem de rol of de afdeling. {if_meant('UVP904')}"
            stands = "staan" if personal[1:] else "staat"
            yield Problem(path, f"In deze tekst {stands} {dutch.listing(personal)}.", hint)


def _called(programme: Programme) -> frozenset[str]:
    """The words by which a programme calls itself, its region, municipalities and departments."""
    region = [programme.region.name] if programme.region else []
    named: tuple[Gemeente | Party, ...] = (*programme.gemeenten, *programme.departments)
    names = (name for one in named for name in (one.name, *one.aliases))
    texts = (programme.title, *region, *names)
    return frozenset(word for text in texts for word in fold(text).split())


def _personal(text: str, office: frozenset[str] | None) -> Iterator[str]:
    """The kinds of data in a text that tell who a person is. In that of an office, called by these
    words, its address and number do not."""
    if not _ANY_DATA.search(text):
        return
    mailed = (match[1].casefold() for match in _MAIL.finditer(text))
    if any(name not in _OF_AN_OFFICE and not _is_called(name, office) for name in mailed):
        yield "een e-mailadres"
    if any(_is_bsn(match[0]) for match in _BSN.finditer(text)):
        yield "een getal dat een burgerservicenummer kan zijn"
    dialled = (match[0] for match in _PHONE.finditer(text))
    if any(office is None or _MOBILE.match(number) for number in dialled):
        yield "een telefoonnummer"


def _is_called(name: str, office: frozenset[str] | None) -> bool:
    """Whether an address before its @ consists of words by which an office is called."""
    return office is not None and {*re.split(r"[\W_]+", name)} <= office | _OF_AN_OFFICE | _UNIT


def _is_bsn(written: str) -> bool:
    """Whether nine digits come out at their check digit."""
    digits = [int(digit) for digit in written if digit.isdecimal()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return any(digits) and total % 11 == 0
