"""Advice where a number belongs: `1.066,5`, `10 uur`, `10-20`, `januari`, `[1, 2]`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from uvp_cli import dutch
from uvp_cli.checking import shape
from uvp_cli.checking.advice.slot import BLANK, LONGEST, Slot
from uvp_cli.document.findings import shorten
from uvp_cli.document.nodes import Unclear, meaning, written_number
from uvp_cli.document.scalars import flow
from uvp_cli.programme.months import PARTS
from uvp_cli.programme.names import fold, slug
from uvp_cli.programme.points import pointed, words_of

_FIGURE = re.compile(
    r"(?<![\w.,])(?!0[xob])(?:-(?=\d))?\d[\d.,]*(?<![.,])(?![\d_]|[.,]?\d|[a-z]\d)", re.IGNORECASE
)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_JOINED = re.compile(r"(?<=\d)[ \xa0\u202f](?=\d{3}(?!\d))")
"""A space between thousands."""
_SUM = re.compile(r"\d *[x×*/+] *\d", re.IGNORECASE)
_TWO_NUMBERS = re.compile(r"-?[1-9]\d{0,2},\d{3}")
"""With a comma before three digits: thousands in English, decimals in Dutch."""
_PLAIN = re.compile(r"-?\d{1,15}([.,]\d{1,10})?")
_PARTS = re.compile(r"(?<![\w.,])[1-9]\d{0,2}(\.\d{1,3}){0,4}(?![\w,])")
"""A number such as 2.1.1 in a text."""
_SAID_BY_THE_KEY = frozenset({"", "€", "eur", "euro", "€ -", "uur", "uren", "u", "week", "jaar"})
"""Words beside a number that its key says already."""
_MOST = re.compile(r"[<≤]|\b(max|hooguit|hoogstens|ten hoogste|minder dan|onder)", re.IGNORECASE)
_LEAST = re.compile(r"[>≥]|\b(min|minimaal|minstens|ten minste|meer dan|boven)\b", re.IGNORECASE)
_UNIT = re.compile(r"\bfte|(?:uur|uren|u) (?:per|/) ?(?:week|maand|kwartaal)\b", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"\b(doorlopend|hele jaar|heel|jaarrond|continu|elke maand|maandelijks)\b")
_DAY = re.compile(r"\b\d{4}[-/](\d\d?)[-/]\d\d?\b|\b\d\d?[-/](\d\d?)[-/]\d{4}\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def numbers(value: Any) -> list[Decimal]:
    """The numbers in what stands there, as Dutch or YAML writes them."""
    if isinstance(value, list):
        return [figure for item in value for figure in numbers(item)]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return []
    plain = map(_plain, _FIGURE.findall(_JOINED.sub("", str(value))))
    return [Decimal(figure) for figure in plain if figure is not None]


def _plain(figure: str) -> Any:
    """A number as YAML writes it; None where it is none."""
    if _GROUPED.fullmatch(figure):
        return figure.replace(".", "").replace(",", ".")
    return figure.replace(",", ".") if _PLAIN.fullmatch(figure) else None


def number(slot: Slot) -> str:
    """Advice where any number belongs."""
    return _advice(slot, whole=False)


def within(slot: Slot) -> str:
    """Advice on a number outside the bounds of where it stands."""
    least, most = (str(slot.node[key]).removesuffix(".0") for key in ("minimum", "maximum"))
    advice = f"Schrijf een getal van {least} tot en met {most}."
    if least == most:
        return f"Schrijf {least}."
    if least != "0" or slot.value >= 0:
        return advice
    right = written_number(Decimal(str(-slot.value)))
    around = (shape.keys(shape.at(slot.path[:end], slot.root)) for end in (-1, -3))
    if slot.key == "euros" and any("kind" in keys for keys in around):
        return f"Zijn het inkomsten? Schrijf {right}, en bij het bedrag kind: income."
    return f"{advice} Bedoelt u {right}? Schrijf dan {right}."


def whole(slot: Slot) -> str:
    """Advice where a whole number belongs."""
    if slot.key in ("month", "months") and (advice := _month(slot)):
        return advice
    return _quarter(slot) or _advice(slot, whole=True)


def ordinal(slot: Slot) -> str:
    """Advice where the number of a theme, goal or action belongs."""
    value = slot.value
    if isinstance(value, float):
        return f'Schrijf het tussen aanhalingstekens, met alle nullen: "{value}" of "{value}0".'
    if isinstance(value, str) and (parts := _PARTS.search(value)):
        rest = f", en bewaar {_said(slot)} in {slot.keep_in()}"
        return f'Schrijf alleen het nummer, "{parts[0]}"{rest}.'
    return 'Schrijf een geheel getal, zoals 2, of een nummer met punten, zoals "2.1".'


def _advice(slot: Slot, *, whole: bool) -> str:
    value, said = slot.value, numbers(slot.value)
    if value is None:
        return "Vul een getal in."
    if isinstance(value, str) and (again := _read_again(value)):
        return again
    if not said:
        return _no_number(slot, whole=whole)
    if len(said) > 1 or (whole and said[0] % 1):
        return _one_of(said, slot, whole=whole)
    first = written_number(said[0])
    if isinstance(value, str) and _beside(value) not in _SAID_BY_THE_KEY:
        return _alone(first, slot)
    how = ", met een punt" if "." in first else ""
    return f"Schrijf {first}{', zonder haken' if isinstance(value, list) else how}."


def _alone(first: str, slot: Slot) -> str:
    """Advice on a number with words beside it."""
    if slot.key == "hours" and (unit := unit_in(slot.value)):
        return (
            f"Schrijf in plaats van 'hours:' het aantal met zijn eenheid, amount: {first} en "
            f"unit: {unit}, en zeg bovenaan onder 'units:' hoeveel uur dat is."
        )
    bound = _bound(str(slot.value)) if _has(slot, "bound") else ""
    return f"Schrijf alleen het getal, {first}, en bewaar {_said(slot)} in {slot.keep_in()}.{bound}"


def _no_number(slot: Slot, *, whole: bool) -> str:
    if isinstance(slot.value, str) and _has(slot, "cell"):
        return f"Schrijf {flow({'cell': slot.value})[1:-1]}, in plaats van '{slot.key}:'."
    advice = f"Schrijf een getal, zoals {'5' if whole else '10 of 7.5'}."
    if isinstance(slot.value, bool):
        return advice
    return f"{advice} Bewaar {_said(slot)} zo nodig in {slot.keep_in()}."


def _has(slot: Slot, key: str) -> bool:
    """Whether a value may have another key beside it, such as the cell that it was read from."""
    return slot.key == "value" and key in shape.keys(slot.block)


def _bound(text: str) -> str:
    """Advice to keep that a number in a text is the most or the least."""
    if _MOST.search(text):
        return " Voeg toe: bound: max."
    return " Voeg toe: bound: min." if _LEAST.search(text) else ""


def unit_in(text: str) -> str | None:
    """The id for the unit that a text counts in, where that is not hours as they stand."""
    unit = _UNIT.search(text)
    return slug(unit[0].replace("/", " per ")) if unit else None


def _one_of(said: list[Decimal], slot: Slot, *, whole: bool) -> str:
    """Advice to choose among numbers, or to come from a broken number to a whole one."""
    if len(said) > 1 and _SUM.search(str(slot.value)):
        return f"Reken het uit: schrijf één getal, en bewaar {_said(slot)} in {slot.keep_in()}."
    first = written_number(Decimal(int(said[0])) if whole else said[0])
    if len(said) > 1 and slot.key == "hours" and "alternatives" in shape.keys(slot.block):
        return (
            f"Kies één getal, zoals {first}, met de reden in 'assumption:', en zet het andere in "
            "'alternatives:'."
        )
    which = "een heel getal" if len(said) == 1 else "één getal"
    return f"Schrijf {which}, zoals {first}, en bewaar {_said(slot)} in {slot.keep_in()}."


def _said(slot: Slot) -> str:
    is_short = not isinstance(slot.value, list | dict)
    return f"'{shorten(str(slot.value))}'" if is_short else "de rest"


def _read_again(text: str) -> str | None:
    """Advice on a text that is a number but for its quotes."""
    if _TWO_NUMBERS.fullmatch(text):
        many, few = text.replace(",", ""), written_number(Decimal(_plain(text)).normalize())
        return f"Bedoelt u {many}? Schrijf dan {many}. Bedoelt u {text}? Schrijf dan {few}."
    match meaning(text):
        case bool() | None:
            return None
        case int() | float():
            return f"Schrijf {text}, zonder aanhalingstekens."
        case Unclear() as unclear if _GROUPED.fullmatch(text):
            return unclear.advice
    return None


def _beside(text: str) -> str:
    """The words beside the number in a text."""
    words = _FIGURE.sub(" ", _JOINED.sub("", text)).replace(",", " ").split()
    return " ".join(words).casefold().rstrip(".")


def _month(slot: Slot) -> str | None:
    """Advice where a month belongs, if what stands there says which."""
    said, in_list = months(slot.value), slot.key == "months"
    if len(said) > 1:
        apart = f"Schrijf elke maand apart: {', '.join(map(str, said))}."
        return apart if in_list else _as_period(slot, said)
    if not isinstance(slot.value, str) or slot.value.isdecimal() or in_list > bool(said):
        return None
    if said:
        return f"Schrijf {said[0]}{_beside_month(slot)}."
    if numbers(slot.value):
        return None
    several = _as_period(slot, [], "Zijn het er meer? Schrijf dan")
    return f"Schrijf het nummer van de maand, 1 tot en met 12. {several}"


def _quarter(slot: Slot) -> str | None:
    """Advice where a quarter or half year belongs, if what stands there says which."""
    size, said = PARTS.get(slot.key, 1), months(slot.value)
    if size == 1 or not said or said != _part(said[-1], size):
        return None
    literal = [f"{key}: {flow(value)}" for key, value in _literal(slot).items()]
    beside = f", en daarnaast {dutch.listing(literal)}" if literal else ""
    return f"Schrijf {said[-1] // size}{beside}."


def _beside_month(slot: Slot) -> str:
    """Advice on what a text says besides the month: its day or year, or other words."""
    day, year = _DAY.search(slot.value), YEAR.search(slot.value)
    if day:
        return f", en de dag in from: als jjjj-mm-dd (nu {day[0]})"
    others = [word for word in re.findall(r"[^\W\d]+", slot.value) if not _number_of(fold(word))]
    if others:
        return f", en bewaar {_said(slot)} in cells: {flow(_literal(slot)['cells'])}"
    return f", en het jaar in year: {year[0]}" if year else ""


def _as_period(slot: Slot, said: list[int], write: str = "Schrijf") -> str:
    """Advice on more months than one where a month belongs."""
    part = next((key for key, size in PARTS.items() if said and said == _part(said[-1], size)), "")
    if part:
        keys = {part: said[-1] // PARTS[part], **_literal(slot)}
        written = dutch.listing(f"{key}: {flow(value)}" for key, value in keys.items())
        return f"{write} in plaats van 'month:' {written}."
    name = slot.value
    if not isinstance(name, str):
        name = dutch.listing(dutch.MONTHS[number - 1] for number in said)
    months: list[Any] = [*said] or [BLANK]
    block = {"name": name if 0 < len(name) <= LONGEST else BLANK, "months": months}
    return f"{write} in plaats van 'month:' een periode: period: {flow(block)}."


def _part(last: int, size: int) -> list[int]:
    """The months of the quarter or half year, of so many months, that ends with this month."""
    return [*range(last - size + 1, last + 1)] if last % size == 0 else []


def _literal(slot: Slot) -> dict[str, Any]:
    """The keys that keep what a text says of a time besides its months."""
    if not isinstance(slot.value, str):
        return {}
    year = YEAR.search(slot.value)
    return {**({"year": int(year[0])} if year else {}), "cells": {"when": slot.value}}


def months(value: Any) -> list[int]:
    """The months (1 to 12) that a value names: by number or name, as a range, quarter or year."""
    if isinstance(value, list):
        return [month for item in value for month in months(item)]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return []
    text = str(value).casefold()
    if day := _DAY.search(text):
        return [*filter(None, [_number_of(day[1] or day[2])])]
    _, named = pointed(words_of(text))
    if len(named) == 1 and not named[0].name:
        part = list(range(named[0].first, named[0].last + 1))
        if len(part) in (PARTS["quarter"], PARTS["half"]):
            return part
    return list(range(1, 13)) if _WHOLE_YEAR.search(text) else _named(YEAR.sub(" ", text))


def _named(text: str) -> list[int]:
    """The months whose names or numbers stand in a text, with those between two ends, also over
    the end of a year."""
    named = [*filter(None, map(_number_of, re.findall(r"\w+", fold(text))))]
    if len(named) != 2 or not re.search(r"[-–]|t/m|\btot\b", text):
        return named
    first, last = named
    return [(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)]


def _number_of(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= 2 and 1 <= int(word) <= 12 else None
    for number, (name, short) in enumerate(zip(dutch.MONTHS, dutch.SHORT_MONTHS, strict=True), 1):
        if word == short or (len(word) >= len("jan") and name.startswith(word)):
            return number
    return None
