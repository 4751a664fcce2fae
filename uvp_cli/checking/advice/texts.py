"""Advice where a text belongs: an id, a date, a code, or one of a few words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from uvp_cli.checking import shape
from uvp_cli.checking.advice import figures
from uvp_cli.checking.advice.slot import Slot
from uvp_cli.checking.registers import SECTIONS, home_of, id_named
from uvp_cli.document.findings import shorten
from uvp_cli.document.scalars import flow
from uvp_cli.programme.annotations import RefersTo
from uvp_cli.programme.names import fold, slug
from uvp_cli.programme.values_in_dutch import WORDS


def choice(slot: Slot, allowed: Sequence[str]) -> str | None:
    """Advice where one of the `allowed` words belongs; None where nothing stands there to go by."""
    said = str(slot.value)
    near = _dutch(fold(said), allowed) or get_close_matches(said, allowed, n=1)
    if near:
        return f"Bedoelt u '{near[0]}'?"
    for key, node in slot.block.get("properties", {}).items():
        if said in shape.resolved(node).get("enum", ()):
            return f"Dat is een keuze bij '{key}:'. Schrijf {key}: {said}, en kies hier wat past."
    if isinstance(slot.value, str) and said.strip():
        return f"Kies wat past, en bewaar '{shorten(said)}' zo nodig in {slot.keep_in()}."
    return None


def _dutch(said: str, allowed: Sequence[str]) -> list[str]:
    """The allowed word that Dutch words stand for, if they name one and deny none."""
    words = said.split()
    whole = [] if {"niet", "nog", "geen"} & {*words} else words
    named = {WORDS.get(word, word) for word in (WORDS.get(said, ""), *whole)} & {*allowed}
    return [*named] if len(named) == 1 else []


def text(slot: Slot) -> str:
    """Advice where a text belongs, and something else stands."""
    match slot.value:
        case None:
            return "Vul een tekst in."
        case list() as items:
            return _one_of([str(item) for item in items if isinstance(item, str | int)], slot)
        case dict():
            return "Schrijf één tekst, tussen aanhalingstekens."
        case int(number) if not isinstance(number, bool):
            name = shape.patterns().get(slot.node.get("pattern", ""), "")
            in_form = None if name.startswith(("id", "jaar")) else form(name, slot)
            return in_form or f'Zet er aanhalingstekens om: "{number}".'
    return "Zet wat er staat tussen aanhalingstekens."


def _one_of(items: Sequence[str], slot: Slot) -> str:
    if not items:
        return "Schrijf één tekst, zonder haken."
    if "refersTo" not in slot.node:
        return f"Schrijf één tekst, zonder haken: {flow(', '.join(items))}."
    others = f" Bewaar de andere in {slot.keep_in()}." if len(items) > 1 else ""
    return f"Kies er één, zoals {_id(items[0], slot)}.{others}"


def form(name: str, slot: Slot) -> str | None:
    """Advice where a text has another form than a `name` has, such as an id or a date."""
    advise = next((write for start, write in _FORMS.items() if name.startswith(start)), None)
    return advise(str(slot.value), slot) if advise else None


def _named_id(said: str, slot: Slot) -> str:
    """Advice where a name may stand instead of an id."""
    reference: RefersTo | None = slot.node.get("refersTo") or slot.block.get(
        "propertyNames", {}
    ).get("refersTo")
    if reference is None:
        if strange := next((sign for sign in said if sign.isalpha() and not slug(sign)), None):
            return f"Het teken '{strange}' (U+{ord(strange):04X}) is geen letter van a tot z."
        parts = said.split(".") if slot.is_scoped else [said]
        example = ".".join(filter(None, map(slug, parts)))
        such_as = f", zoals {flow(example)}" if example else ""
        return f"Gebruik kleine letters, cijfers en koppeltekens{such_as}."
    return reference_advice(said, reference.kind, slot)


def reference_advice(said: str, kind: str, slot: Slot) -> str:
    """Advice to refer to what is known by a name, or to make it known."""
    if slot.root == "log":
        return "Noem de id die het programma ervoor heeft; uvp show noemt ze."
    known = id_named(kind, said, slot.data)
    if known:
        return f"De id van {shorten(said)} is {known}; schrijf die."
    made = _id(said, slot)
    block = f": {flow({'id': made, 'name': said})}" if kind in SECTIONS else ""
    return f"Schrijf een id, zoals {flow(made)}, en voeg die toe {home_of(kind)}{block}."


def _id(said: str, slot: Slot) -> str:
    """The id of what a text names; else the id that it would get."""
    reference: RefersTo | None = slot.node.get("refersTo")
    known = id_named(reference.kind, said, slot.data) if reference else None
    return known or slug(said) or "politie"


def _day(said: str, _: Slot) -> str:
    day, month, year = _parts(said)
    if not (day and month and year):
        return "Schrijf jaar, maand en dag, zoals 2026-05-01."
    return f"Schrijf {year}-{month:02}-{day:02}."


def _month(said: str, _: Slot) -> str:
    month, year = _parts(said)[1:]
    return f"Schrijf {year}-{month:02}." if month and year else "Schrijf jaar-maand, zoals 2026-05."


def _parts(said: str) -> tuple[int, int, str]:
    """Day, month and year in a text such as 1-5-2026, 1 mei 2026 or 2026-5-1; 0 where missing."""
    year = figures.YEAR.search(said)
    rest = re.findall(r"\w+", said.replace(year[0], " ", 1)) if year else []
    if year and year.start() == 0:
        rest.reverse()
    *days, month = rest or ["0"]
    numbers = figures.months(month)
    day = int(days[0]) if len(days) == 1 and re.fullmatch("0?[1-9]|[12][0-9]|3[01]", days[0]) else 0
    is_clear = bool(numbers) and len(days) <= 1 and (bool(day) or not days)
    return (day, numbers[0], year[0]) if is_clear and year else (0, 0, "")


def _years(said: str, _: Slot) -> str:
    years = re.findall(r"\b\d{4}\b", said)
    short = re.fullmatch(r"(\d\d)(\d\d)\s*[-–/]\s*(\d\d)", said.strip())
    if short:
        years = [short[1] + short[2], short[1] + short[3]]
    if len(years) == 1:
        return f'Schrijf "{years[0]}".'
    if len(years) == 2:
        return f"Schrijf {'-'.join(years)}."
    return "Schrijf de jaren, zoals 2024-2027."


def _code(said: str, _: Slot) -> str:
    digits = re.fullmatch(r"\s*(?:gm)?\s*0*(\d{1,4})\s*", said, re.IGNORECASE)
    return f"Bedoelt u GM{digits[1].zfill(4)}?" if digits else "Schrijf GM en vier cijfers."


_FORMS: Mapping[str, Callable[[str, Slot], str]] = {
    "id": _named_id,
    "datum": _day,
    "maand": _month,
    "jaar": _years,
    "gemeentecode": _code,
}
"""The advice on each form of text, by the beginning of its name."""
