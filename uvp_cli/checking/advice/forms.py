"""The shortest valid form of a block or list, with what stands there filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from uvp_cli.checking import shape
from uvp_cli.checking.advice import figures
from uvp_cli.checking.advice.place import BLANK, Place, is_slug
from uvp_cli.checking.registers import id_named, records
from uvp_cli.document.findings import shorten
from uvp_cli.document.nodes import value_at
from uvp_cli.document.scalars import flow
from uvp_cli.programme.annotations import RefersTo
from uvp_cli.programme.names import fold, slug
from uvp_cli.programme.values_in_dutch import WORDS

Block = dict[str, Any]
_LONGEST = 80
"""Characters of what stands there that a form repeats; nobody should copy half of a text."""


def block(place: Place) -> str:
    """What to write where a block belongs."""
    if not place.path:
        return "Begin met: version: 2"
    if place.value is None:
        rest = "verwijder dit onderdeel" if place.is_item else "laat de sleutel weg"
        return f"Vul in, zoals {flow(filled(place))}, of {rest}."
    as_block = "het als " if isinstance(place.value, list) else ""
    written = filled(place)
    return f"Schrijf {as_block}{flow(written)}.{_to_choose(place)}{_to_keep(place, written)}"


def _to_keep(place: Place, written: Block) -> str:
    """Where words go that a form of numbers alone does not repeat."""
    said = place.value if isinstance(place.value, str) else ""
    words = re.sub(r"[\d\s.,()/€-]", "", said)
    if not words or "cell" in written or not {*written} & {"value", "per"}:
        return ""
    return f" Bewaar '{shorten(said)}' in {place.keep_in()}."


def listed(place: Place) -> str:
    """What to write where a list belongs."""
    items = place.node.get("items") or {}
    is_blocks = "properties" in shape.resolved(items)
    one = Place((*place.path, 0), place.value, place.data)
    if isinstance(place.value, dict) and is_blocks:
        if place.value and all(figures.YEAR.fullmatch(str(key)) for key in place.value):
            dated = (f"{year} {said}" for year, said in place.value.items())
            return f"Schrijf {flow([filled(Place(one.path, said, place.data)) for said in dated])}."
        return "Zet een streepje voor het eerste woord van het blok, of zet er [ en ] omheen."
    if place.value is None or isinstance(place.value, dict):
        example = [filled(one)] if is_blocks else [BLANK]
        return f"Vul in, zoals {flow(example)}, of laat de sleutel weg."
    if is_blocks:
        blocks = [filled(Place(one.path, part, place.data)) for part in _parts(one)]
        return f"Schrijf {flow(blocks)}.{_to_choose(one)}"
    return f"Schrijf {flow(_items(one))}."


def fitting(place: Place) -> tuple[Any, str]:
    """What stands there in the form that belongs here, blank where that is too long to repeat; and
    what in it is still to be chosen."""
    node, value, choice = place.node, place.value, ""
    if "properties" in node and not isinstance(value, dict):
        value, choice = filled(place), _to_choose(place)
    elif "items" in node and not isinstance(value, list):
        one = Place((*place.path, 0), value, place.data)
        value = [filled(one)] if "properties" in shape.resolved(node["items"]) else _items(one)
    if isinstance(value, str) and value.isalpha() and place.key == "month":
        value = next(iter(figures.months(value)), value)
    if choices := node.get("enum"):
        value = WORDS.get(fold(str(value)), value)
        value = value if value in choices else BLANK
    if value is None or isinstance(value, bool) or len(flow(value)) > _LONGEST:
        return BLANK, ""
    return value, choice


_SEPARATED = re.compile(r"\s*[,;]\s*")


def _parts(place: Place) -> list[Any]:
    """What stands there; several names as several."""
    names = isinstance(place.value, str) and place.node.get("title") in ("Party", "Gemeente")
    return _SEPARATED.split(place.value) if names else [place.value]


def _items(place: Place) -> list[Any]:
    """What stands there as the items of a list of words or numbers."""
    if "integer" in str(place.node.get("type")):
        return figures.months(place.value) or [BLANK]
    text = _said(place)
    reference: RefersTo | None = place.node.get("refersTo")
    if choices := place.node.get("enum") or [*filter(None, [place.node.get("const")])]:
        return [word if (word := WORDS.get(fold(text))) in choices else BLANK]
    if reference is None:
        return _SEPARATED.split(text) if place.key == "priorities" else [text]
    known = id_named(reference.kind, text, place.data)
    parts = [text] if known else re.split(r"\s*[,;/]\s*|\s+en\s+", text)
    ids = (id_named(reference.kind, part, place.data) for part in parts)
    return [
        known or (part if is_slug(part, scoped=place.is_scoped) else slug(part)) or BLANK
        for known, part in zip(ids, parts, strict=True)
    ]


def filled(place: Place) -> Block:
    """The shortest block that fits here, with what stands there in the key that takes it."""
    node = place.node
    write = _BLOCKS.get(node.get("title", ""))
    if write:
        return write(place)
    if "properties" not in node:
        return _by_gemeente(place)
    known = shape.keys(node)
    needed = [key for key in known if key in node.get("required", ())]
    main = next((key for key in _FOR_TEXT if key in needed), "")
    values: Block = {main: _said(place), "kind": "missing"}
    if "id" in known:
        values["id"] = _id(place)
    properties = node["properties"]
    values |= {key: [BLANK] for key in needed if properties[key].get("type") == "array"}
    return {key: values[key] for key in needed if key in values}


_FOR_TEXT = ("cell", "text", "title", "name")
"""Keys for the text that a block is about, of which each needs one."""


def _to_choose(place: Place) -> str:
    """Which words in a form are a choice that whoever reads it still has to make."""
    choices = {
        "kind": "assumption, missing, inconsistency of ambiguity",
        "status": "amount, none-needed, regular of unknown",
    }
    written = flow(filled(place))
    if "text: " not in written:
        choices["status"] = "concept of adopted"
    choices["per"] = "gemeente of joint" if "euros: " in written else "gemeente, joint of person"
    chosen = [f"'{key}:' ({words})" for key, words in choices.items() if f"{key}: " in written]
    return f" Kies zelf bij {' en bij '.join(chosen)}." if chosen else ""


def _said(place: Place) -> str:
    """What stands there as text; blank where that is nothing, a list or a block."""
    value = place.value
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value) if isinstance(value, str | int | float) else ""
    return text if 0 < len(text) <= _LONGEST and "\n" not in text else BLANK


def _id(place: Place) -> str:
    """The id that what stands there would get."""
    said = _said(place)
    if said == BLANK:
        return BLANK
    made = slug(said) or "naam"
    is_scoped = Place((*place.path, "id"), None, None).is_scoped
    return f"{place.scope}{made}" if is_scoped else made


def _figure(place: Place) -> Any:
    """The first number that stands there."""
    return next(iter(figures.numbers(place.value)), BLANK)


def _reading(place: Place) -> Block:
    return {**_amount(_figure(place), _said(place)), "per": _basis(_said(place))}


def _amount(figure: Any, text: str) -> Block:
    """A figure in hours, or in the unit that the text says."""
    unit = figures.unit_in(text)
    return {"amount": figure, "unit": unit} if unit else {"hours": figure}


def _basis(text: str) -> str:
    """For whom hours are, as a text says it."""
    if "persoon" in text.casefold():
        return "person"
    return "joint" if re.search(r"samen|gezamenlijk|totaal", text, re.IGNORECASE) else "gemeente"


def _hours(place: Place) -> Block:
    """The cell, with an estimate for each number and the words behind it."""
    said = _said(place)
    parts = re.split(r"(?<=\D) (?=\d)", said)
    estimates = [
        {**_amount(number, part), "per": _basis(part)}
        for part in parts
        for number in figures.numbers(part)[:1]
    ]
    return {"cell": said, **({"estimates": estimates} if estimates else {})}


def _level(place: Place) -> Block:
    """What stands there, with its number and the year beside that."""
    year, others, rest = _dated(place)
    of_year = {"year": year} if year and (others or rest != _said(place)) else {}
    value = {"value": others[0]} if others else {}
    cell = {} if others and re.fullmatch(r"-?[\d.,]+", rest) else {"cell": rest}
    return {**cell, **value, **of_year}


def _dated(place: Place) -> tuple[Decimal | None, list[Any], str]:
    """The only year that stands there, the other numbers, and what stands behind the year."""
    said = _said(place)
    years = figures.YEAR.findall(said)
    others = [number for number in figures.numbers(place.value) if str(number) not in years]
    if len(years) != 1:
        return None, others, said
    return Decimal(years[0]), others, said.removeprefix(f"{years[0]} ")


_UNTIL = re.compile(r"\s+(?:-|–|t/m|tot en met|tot)\s+|(?<=\d{4})[-–/](?=\d{4})")


def _period(place: Place) -> Block:
    pieces = _UNTIL.split(_said(place))
    begin, end = pieces[0], pieces[-1]
    years = figures.YEAR.findall(_said(place)) or [BLANK]
    first = next(iter(figures.months(begin)), 1)
    last = (figures.months(end) or [12])[-1]
    return {"from": f"{years[0]}-{first:02}", "to": f"{years[-1]}-{last:02}"}


def _years(place: Place) -> str:
    begin, end = (str(value_at(place.data, ("period", key)) or BLANK)[:4] for key in ("from", "to"))
    return begin if begin == end else f"{begin}-{end}"


def _money(place: Place) -> Block:
    found = figures.numbers(place.value)
    if not found:
        return {"status": "unknown", "text": _said(place)}
    return {"status": "amount", "text": _said(place), "euros": found[0], "per": "gemeente"}


def _year_amount(place: Place) -> Block:
    """A year with the number that stands beside it, or else with what is said there."""
    year, others, rest = _dated(place)
    return {"year": year or BLANK, **({"euros": others[0]} if others else {"cell": rest})}


def _by_gemeente(place: Place) -> Block:
    """The numbers that stand there, each for a municipality; a weight is blank for the others."""
    ids = [record.get("id") for record in records(place.data, "gemeenten")]
    known = [each for each in ids if isinstance(each, str)] or [BLANK]
    said: list[Any] = [*figures.numbers(place.value)] or [BLANK]
    blanks = [BLANK] * len(known) if place.key == "weights" else []
    return dict(zip(known, [*said, *blanks], strict=False))


def _adoption(place: Place) -> Block:
    """A concept where it says so, else who decided."""
    said = _said(place)
    if said == BLANK or "concept" in said.casefold():
        return {"status": "concept"}
    return {"status": "adopted", "decisions": [{"by": said}]}


_BLOCKS: Mapping[str, Callable[[Place], Block]] = {
    "Adoption": _adoption,
    "Allocation": lambda place: {"key": "weights" if "gew" in _said(place) else "equal"},
    "BudgetItem": _money,
    "Capacity": lambda place: {"hours": _hours(place)},
    "Decision": lambda place: {"by": _said(place)},
    "CapacityCells": lambda place: {"departments": _said(place)},
    "Estimate": _reading,
    "Framework": lambda place: {"title": _said(place), "period": _years(place)},
    "HoursCell": _hours,
    "Comparison": lambda place: {"with": BLANK, **_level(place)},
    "Level": _level,
    "NamedPeriod": lambda place: {
        "name": _said(place),
        "months": figures.months(place.value) or [BLANK],
    },
    "Period": _period,
    "PlanningCells": lambda place: {"responsible": _said(place)},
    "PlanningItem": lambda place: {
        "title": _said(place),
        "month": next(iter(figures.months(place.value)), BLANK),
    },
    "Reading": _reading,
    "YearAmount": _year_amount,
}
"""Blocks that take more than a text and an id."""
