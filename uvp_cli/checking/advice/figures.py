"""What to write where a number belongs: `1.066,5`, `10 uur`, `10-20`, `januari`, `[1, 2]`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from uvp_cli import dutch
from uvp_cli.checking import shape
from uvp_cli.checking.advice.place import BLANK, Place
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


def numbers(value: Any) -> list[Decimal]:
    """The numbers in what stands there, as Dutch or YAML writes them."""
    if isinstance(value, list):
        return [figure for item in value for figure in numbers(item)]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return []
    found = map(_plain, _FIGURE.findall(_JOINED.sub("", str(value))))
    return [Decimal(each) for each in found if each is not None]


def _plain(figure: str) -> Any:
    """A number as YAML writes it; None where it is none."""
    if _GROUPED.fullmatch(figure):
        return figure.replace(".", "").replace(",", ".")
    return figure.replace(",", ".") if _PLAIN.fullmatch(figure) else None


def number(place: Place) -> str:
    """What to write where any number belongs."""
    return _advice(place, whole=False)


def whole(place: Place) -> str:
    """What to write where a whole number belongs."""
    if place.key in ("month", "months") and (advice := _month(place)):
        return advice
    return _quarter(place) or _advice(place, whole=True)


def ordinal(place: Place) -> str:
    """What to write where the number of a theme, goal or action belongs."""
    value = place.value
    if isinstance(value, float):
        return f'Schrijf het tussen aanhalingstekens, met alle nullen: "{value}" of "{value}0".'
    if isinstance(value, str) and (found := _PARTS.search(value)):
        rest = f", en bewaar {_said(place)} in {place.keep_in()}"
        return f'Schrijf alleen het nummer, "{found[0]}"{rest}.'
    return 'Schrijf een geheel getal, zoals 2, of een nummer met punten, zoals "2.1".'


def _advice(place: Place, *, whole: bool) -> str:
    value, found = place.value, numbers(place.value)
    if value is None:
        return "Vul een getal in."
    if isinstance(value, str) and (again := _read_again(value)):
        return again
    if not found:
        return _no_number(place, whole=whole)
    if len(found) > 1 or (whole and found[0] % 1):
        return _one_of(found, place, whole=whole)
    first = written_number(found[0])
    if not isinstance(value, str) or _beside(value) in _SAID_BY_THE_KEY:
        how = (
            ", zonder haken"
            if isinstance(value, list)
            else ", met een punt"
            if "." in first
            else ""
        )
        return f"Schrijf {first}{how}."
    return _alone(first, place)


def _alone(first: str, place: Place) -> str:
    """What to write of a number with words beside it."""
    if place.key == "hours" and (unit := unit_in(place.value)):
        return (
            f"Schrijf in plaats van 'hours:' het aantal met zijn eenheid, amount: {first} en "
            f"unit: {unit}, en zeg bovenaan onder 'units:' hoeveel uur dat is."
        )
    bound = _bound(str(place.value)) if _has(place, "bound") else ""
    return (
        f"Schrijf alleen het getal, {first}, en bewaar {_said(place)} in {place.keep_in()}.{bound}"
    )


def _no_number(place: Place, *, whole: bool) -> str:
    """What to write where nothing that stands there is a number."""
    if isinstance(place.value, str) and _has(place, "cell"):
        return f"Schrijf {flow({'cell': place.value})[1:-1]}, in plaats van '{place.key}:'."
    kept = f" Bewaar {_said(place)} zo nodig in {place.keep_in()}."
    example = "5" if whole else "10 of 7.5"
    is_switch = isinstance(place.value, bool)
    return f"Schrijf een getal, zoals {example}.{'' if is_switch else kept}"


def _has(place: Place, key: str) -> bool:
    """Whether a value may have another key beside it, such as the cell that it was read from."""
    return place.key == "value" and key in shape.keys(place.block)


def _bound(text: str) -> str:
    """How to say that a number in a text is the most or the least."""
    if _MOST.search(text):
        return " Voeg toe: bound: max."
    return " Voeg toe: bound: min." if _LEAST.search(text) else ""


_MOST = re.compile(r"[<≤]|\b(max|hooguit|hoogstens|ten hoogste|minder dan|onder)", re.IGNORECASE)
_LEAST = re.compile(r"[>≥]|\b(min|minimaal|minstens|ten minste|meer dan|boven)\b", re.IGNORECASE)


_UNIT = re.compile(r"\bfte|(?:uur|uren|u) (?:per|/) ?(?:week|maand|kwartaal)\b", re.IGNORECASE)


def unit_in(text: str) -> str | None:
    """The id for the unit that a text counts in, where that is not hours as they stand."""
    found = _UNIT.search(text)
    return slug(found[0].replace("/", " per ")) if found else None


def _one_of(found: list[Decimal], place: Place, *, whole: bool) -> str:
    """How to choose among numbers, or come from a broken number to a whole one."""
    if len(found) > 1 and _SUM.search(str(place.value)):
        return f"Reken het uit: schrijf één getal, en bewaar {_said(place)} in {place.keep_in()}."
    first = written_number(Decimal(int(found[0])) if whole else found[0])
    if len(found) > 1 and place.key == "hours" and "alternatives" in shape.keys(place.block):
        return (
            f"Kies één getal, zoals {first}, met de reden in 'assumption:', en zet het andere in "
            "'alternatives:'."
        )
    which = "een heel getal" if len(found) == 1 else "één getal"
    return f"Schrijf {which}, zoals {first}, en bewaar {_said(place)} in {place.keep_in()}."


def _said(place: Place) -> str:
    """What stands there, as advice speaks of it."""
    is_short = not isinstance(place.value, list | dict)
    return f"'{shorten(str(place.value))}'" if is_short else "de rest"


def _read_again(text: str) -> str | None:
    """What to write for text that is a number but for its quotes."""
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
    """What stands beside the number in a text."""
    return (
        " ".join(_FIGURE.sub(" ", _JOINED.sub("", text)).replace(",", " ").split())
        .casefold()
        .rstrip(".")
    )


# Months.

_LONGEST = 80
"""Characters of a name that advice repeats."""
_WHOLE_YEAR = re.compile(r"\b(doorlopend|hele jaar|heel|jaarrond|continu|elke maand|maandelijks)\b")
_DAY = re.compile(r"\b\d{4}[-/](\d\d?)[-/]\d\d?\b|\b\d\d?[-/](\d\d?)[-/]\d{4}\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _month(place: Place) -> str | None:
    """What to write where a month belongs, if what stands there says which."""
    said, in_list = months(place.value), place.key == "months"
    if len(said) > 1:
        each = f"Schrijf elke maand apart: {', '.join(map(str, said))}."
        return each if in_list else _as_period(place, said)
    if not isinstance(place.value, str) or place.value.isdecimal() or in_list > bool(said):
        return None
    if said:
        return f"Schrijf {said[0]}{_beside_month(place)}."
    if numbers(place.value):
        return None
    several = _as_period(place, []).replace("Schrijf", "Zijn het er meer? Schrijf dan", 1)
    return f"Schrijf het nummer van de maand, 1 tot en met 12. {several}"


def _quarter(place: Place) -> str | None:
    """What to write where a quarter or half year belongs, if what stands there says which."""
    size, said = PARTS.get(place.key, 1), months(place.value)
    if size == 1 or not said or said != _part(said[-1], size):
        return None
    kept = [f"{key}: {flow(value)}" for key, value in _literal(place).items()]
    return f"Schrijf {said[-1] // size}{f', en daarnaast {dutch.listing(kept)}' if kept else ''}."


def _beside_month(place: Place) -> str:
    """Where to write what a text says besides the month: its day or year, or other words."""
    day, year = _DAY.search(place.value), YEAR.search(place.value)
    if day:
        return f", en de dag in from: als jjjj-mm-dd (nu {day[0]})"
    others = [word for word in re.findall(r"[^\W\d]+", place.value) if not _number_of(fold(word))]
    if others:
        return f", en bewaar {_said(place)} in cells: {flow(_literal(place)['cells'])}"
    return f", en het jaar in year: {year[0]}" if year else ""


def _as_period(place: Place, said: list[int]) -> str:
    """How to write more months than one where a month belongs."""
    part = next((key for key, size in PARTS.items() if said and said == _part(said[-1], size)), "")
    if part:
        keys = {part: said[-1] // PARTS[part], **_literal(place)}
        written = dutch.listing(f"{key}: {flow(value)}" for key, value in keys.items())
        return f"Schrijf in plaats van 'month:' {written}."
    name = (
        place.value
        if isinstance(place.value, str)
        else dutch.listing(dutch.MONTHS[number - 1] for number in said)
    )
    months: list[Any] = [*said] or [BLANK]
    block = {"name": name if 0 < len(name) <= _LONGEST else BLANK, "months": months}
    return f"Schrijf in plaats van 'month:' een periode: period: {flow(block)}."


def _part(last: int, size: int) -> list[int]:
    """The months of the quarter or half year, of so many months, that ends with this month."""
    return [*range(last - size + 1, last + 1)] if last % size == 0 else []


def _literal(place: Place) -> dict[str, Any]:
    """The keys that keep what a text says of a time besides its months."""
    if not isinstance(place.value, str):
        return {}
    year = YEAR.search(place.value)
    return {**({"year": int(year[0])} if year else {}), "cells": {"when": place.value}}


def months(value: Any) -> list[int]:
    """The months (1 to 12) that a value names: by number or name, as a range, quarter or year."""
    if isinstance(value, list):
        return [month for item in value for month in months(item)]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return []
    text = str(value).casefold()
    if day := _DAY.search(text):
        return [each for each in [_number_of(day[1] or day[2])] if each]
    _, named = pointed(words_of(text))
    if (
        len(named) == 1
        and not named[0].name
        and named[0].last - named[0].first + 1 in (PARTS["quarter"], PARTS["half"])
    ):
        return list(range(named[0].first, named[0].last + 1))
    return list(range(1, 13)) if _WHOLE_YEAR.search(text) else _named(YEAR.sub(" ", text))


def _named(text: str) -> list[int]:
    """The months whose names or numbers stand in a text, with those between two ends."""
    named = [each for each in map(_number_of, re.findall(r"\w+", fold(text))) if each]
    is_range = len(named) == len(("first", "last")) and re.search(r"[-–]|t/m|\btot\b", text)
    return _between(*named) if is_range else named


def _between(first: int, last: int) -> list[int]:
    """The months of a range, also one that goes past the end of a year."""
    return [(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)]


def _number_of(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= len("12") and 1 <= int(word) <= len(dutch.MONTHS) else None
    for number, (name, short) in enumerate(zip(dutch.MONTHS, dutch.SHORT_MONTHS, strict=True), 1):
        if word == short or (len(word) >= len("jan") and name.startswith(word)):
            return number
    return None
