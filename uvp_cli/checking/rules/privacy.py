"""What tells who a person is, and so belongs in no text of a programme or of its log."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uvp_cli.checking.rules.base import Problem, check, if_meant
from uvp_cli.checking.rules.log import Logged, document_of
from uvp_cli.document.findings import Severity
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme

_MAIL = re.compile(r"(?<![\w.+-])([\w+-][\w.+-]{0,63})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_OF_AN_OFFICE = frozenset(
    {"info", "contact", "gemeente", "griffie", "meldpunt", "oov", "post", "secretariaat"}
)
"""What stands before the @ where nobody in particular reads the mail."""
_PHONE = re.compile(
    r"(?<![\w.,/+(-])(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?|\(?0)(?!88|85|800|90[069])"
    r"(?:6\)? ?-? ?[1-58](?: ?\d){7}|[1-9]\d\)? ?-? ?\d(?: ?\d){6}|[1-9]\d\d\)? ?-? ?\d(?: ?\d){5})"
    r"(?![\w-]|[.,]\d)"
)
"""A Dutch number but for those of companies and help lines."""
_BSN = re.compile(r"(?<![\w.,/+-])(?:\d{9}|\d{4}([ .])\d\d\1\d{3})(?![\w-]|[.,]\d)")


@check("UVP904", "Persoonsgegeven in een tekst", Severity.WARNING)
def personal_data(whole: Programme | Logged) -> Iterator[Problem]:
    """Een programma en zijn logboek noemen rollen en afdelingen, geen personen: in geen tekst staat
    een e-mailadres, een telefoonnummer of een burgerservicenummer. Anderen lezen het mee, en git
    bewaart elke versie.

    Het adres van een postbus zoals info@… en nummers als 0800 en 088 mogen.

    Fout:
        remarks: [{kind: missing, text: Vraag het aan jan.jansen@noord.example.}]

    Goed:
        remarks: [{kind: missing, text: Vraag het aan de afdeling Veiligheid.}]
    """
    for path, value in paths.values(document_of(whole)):
        what = _what(value) if isinstance(value, str) else ""
        if what:
            hint = f"Noem de rol of de afdeling. {if_meant('UVP904')}"
            yield Problem(path, f"In deze tekst staat {what}.", hint)


def _what(text: str) -> str:
    """What in a text tells who a person is; empty where nothing does."""
    if any(match[1].casefold() not in _OF_AN_OFFICE for match in _MAIL.finditer(text)):
        return "een e-mailadres"
    if any(_is_bsn(match[0]) for match in _BSN.finditer(text)):
        return "een getal dat een burgerservicenummer kan zijn"
    return "een telefoonnummer" if _PHONE.search(text) else ""


def _is_bsn(written: str) -> bool:
    """Whether nine digits come out at their check digit."""
    digits = [int(digit) for digit in written if digit.isdecimal()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return any(digits) and total % 11 == 0
