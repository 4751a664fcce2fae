"""The shortest valid form of a block or list, with what stands there filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from uvp_cli.checking import shape
from uvp_cli.checking.advice import figures
from uvp_cli.checking.advice.slot import BLANK, LONGEST, Slot, is_slug
from uvp_cli.checking.registers import EVERY, FOR_EVERY, id_named, records
from uvp_cli.document.findings import shorten
from uvp_cli.document.nodes import value_at
from uvp_cli.document.scalars import flow
from uvp_cli.programme.annotations import RefersTo
from uvp_cli.programme.names import fold, slug
from uvp_cli.programme.values_in_dutch import WORDS

JsonRecord = dict[str, Any]
_SEPARATED = re.compile(r"\s*[,;]\s*")
_FOR_TEXT = ("cell", "text", "title", "name")
"""Keys for the text that a block is about, of which each needs one."""
_UNTIL = re.compile(r"\s+(?:-|–|t/m|tot en met|tot)\s+|(?<=\d{4})[-–/](?=\d{4})")


def block(slot: Slot) -> str:
    """Advice where a block belongs."""
    if not slot.path:
        return "Begin met: version: 2"
    if slot.value is None:
        return f"Vul in, zoals {flow(filled(slot))}{slot.otherwise()}."
    as_block = "het als " if isinstance(slot.value, list) else ""
    written = filled(slot)
    return f"Schrijf {as_block}{flow(written)}.{_to_choose(slot)}{_to_keep(slot, written)}"


def _to_keep(slot: Slot, written: JsonRecord) -> str:
    """Advice on words that a form of numbers alone does not repeat."""
    said = slot.value if isinstance(slot.value, str) else ""
    words = re.sub(r"[\d\s.,()/€-]", "", said)
    if not words or "cell" in written or not {*written} & {"value", "per"}:
        return ""
    return f" Bewaar '{shorten(said)}' in {slot.keep_in()}."


def listed(slot: Slot) -> str:
    """Advice where a list belongs."""
    is_blocks = "properties" in slot.item.node
    item = slot.item
    if isinstance(slot.value, dict) and (slot.value or is_blocks):
        return _from_block(slot, slot.value, is_blocks=is_blocks)
    if slot.value is None or isinstance(slot.value, dict):
        needed = dict.fromkeys(item.node.get("required", ()), BLANK)
        example = [filled(item) or needed] if is_blocks else [BLANK]
        empty = "" if slot.otherwise() or "minItems" in slot.node else ", of schrijf []"
        return f"Vul in, zoals {flow(example)}{slot.otherwise() or empty}."
    reference: RefersTo | None = item.node.get("refersTo")
    if reference and reference.kind == "reach" and fold(_said(slot)) in EVERY:
        return FOR_EVERY
    if is_blocks:
        blocks = [filled(replace(item, value=part)) for part in _parts(item)]
        return f"Schrijf {flow(blocks)}.{_to_choose(item)}"
    return f"Schrijf {flow(_items(item))}."


def _from_block(slot: Slot, block: JsonRecord, *, is_blocks: bool) -> str:
    """Advice to make a list of a block: of its years, its ids, its keys, or itself."""
    if not is_blocks:
        return f"Schrijf {flow([*block])}, en bewaar de rest in {slot.keep_in()}."
    if block and all(figures.YEAR.fullmatch(str(key)) for key in block):
        dated = (f"{year} {said}" for year, said in block.items())
        return f"Schrijf {flow([filled(replace(slot.item, value=said)) for said in dated])}."
    return _by_id(slot.item) or (
        "Zet een streepje voor het eerste woord van het blok, of zet er [ en ] omheen."
    )


def _by_id(item: Slot) -> str | None:
    """Advice to write blocks that stand under their ids as a list; None where they do not."""
    blocks, known = item.value, shape.keys(item.node)
    if "id" not in known or not blocks or {*blocks} & {*known}:
        return None
    written = [
        {"id": name, **(said if isinstance(said, dict) else _without_id(replace(item, value=said)))}
        for name, said in blocks.items()
    ]
    if len(flow(written)) <= 2 * LONGEST:
        return f"Schrijf {flow(written)}."
    first = flow(next(iter(blocks)))
    return f"Schrijf een lijst met elke sleutel achter 'id:', zoals - id: {first}."


def _without_id(slot: Slot) -> JsonRecord:
    return {key: value for key, value in filled(slot).items() if key != "id"}


def fitting(slot: Slot) -> tuple[Any, str]:
    """The value that stands there in the form that belongs here, blank where that is too long to
    repeat; and the choices in it that are still to be made."""
    node, value, choice = slot.node, slot.value, ""
    if "properties" in node and not isinstance(value, dict):
        value, choice = filled(slot), _to_choose(slot)
    elif "items" in node and not isinstance(value, list):
        item = slot.item
        value = [filled(item)] if "properties" in item.node else _items(item)
    if isinstance(value, str) and value.isalpha() and slot.key == "month":
        value = next(iter(figures.months(value)), value)
    if choices := node.get("enum"):
        value = WORDS.get(fold(str(value)), value)
        value = value if value in choices else BLANK
    if value is None or isinstance(value, bool) or len(flow(value)) > LONGEST:
        return BLANK, ""
    return value, choice


def _parts(slot: Slot) -> list[Any]:
    """The value that stands there; several names as several."""
    names = isinstance(slot.value, str) and slot.node.get("title") in ("Party", "Gemeente")
    return _SEPARATED.split(slot.value) if names else [slot.value]


def _items(slot: Slot) -> list[Any]:
    """The value that stands there as the items of a list of words or numbers."""
    if "integer" in str(slot.node.get("type")):
        return figures.months(slot.value) or [BLANK]
    text = _said(slot)
    reference: RefersTo | None = slot.node.get("refersTo")
    if choices := slot.node.get("enum") or [*filter(None, [slot.node.get("const")])]:
        return [word if (word := WORDS.get(fold(text), text)) in choices else BLANK]
    if reference is None:
        return _SEPARATED.split(text) if slot.key == "priorities" else [text]
    known = id_named(reference.kind, text, slot.data)
    parts = [text] if known else re.split(r"\s*[,;/]\s*|\s+en\s+", text)
    return [
        id_named(reference.kind, part, slot.data)
        or (part if is_slug(part, scoped=slot.is_scoped) else slug(part))
        or BLANK
        for part in parts
    ]


def filled(slot: Slot) -> JsonRecord:
    """The shortest block that fits here, with what stands there in the key that takes it."""
    node = slot.node
    write = _BLOCKS.get(node.get("title", ""))
    if write:
        return write(slot)
    if "properties" not in node:
        return _by_gemeente(slot)
    properties = node["properties"]
    needed = [key for key in properties if key in node.get("required", ())]
    main = next((key for key in _FOR_TEXT if key in needed), "")
    values: JsonRecord = {main: _said(slot), "kind": "missing", "id": _id(slot)}
    values |= {key: [BLANK] for key in needed if properties[key].get("type") == "array"}
    return {key: values[key] for key in needed if key in values}


def _to_choose(slot: Slot) -> str:
    """The words in a form that are a choice which the reader still has to make."""
    choices = {
        "kind": "assumption, missing, inconsistency of ambiguity",
        "status": "amount, none-needed, regular of unknown",
    }
    written = flow(filled(slot))
    if "text: " not in written:
        choices["status"] = "concept of adopted"
    choices["per"] = "gemeente of joint" if "euros: " in written else "gemeente, joint of person"
    chosen = [f"'{key}:' ({words})" for key, words in choices.items() if f"{key}: " in written]
    return f" Kies zelf bij {' en bij '.join(chosen)}." if chosen else ""


def _said(slot: Slot) -> str:
    """The value that stands there as text; blank where that is nothing, a list or a block."""
    value = slot.value
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value) if isinstance(value, str | int | float) else ""
    return text if 0 < len(text) <= LONGEST and "\n" not in text else BLANK


def _id(slot: Slot) -> str:
    """The id that what stands there would get."""
    said = _said(slot)
    if said == BLANK:
        return BLANK
    made = slug(said) or "naam"
    is_scoped = replace(slot, path=(*slot.path, "id")).is_scoped
    return f"{slot.scope}{made}" if is_scoped else made


def _figure(slot: Slot) -> Any:
    """The first number that stands there."""
    return next(iter(figures.numbers(slot.value)), BLANK)


def _reading(slot: Slot) -> JsonRecord:
    return {**_amount(_figure(slot), _said(slot)), "per": _basis(_said(slot))}


def _amount(figure: Any, text: str) -> JsonRecord:
    """A figure in hours, or in the unit that the text says."""
    unit = figures.unit_in(text)
    return {"amount": figure, "unit": unit} if unit else {"hours": figure}


def _basis(text: str) -> str:
    if "persoon" in text.casefold():
        return "person"
    return "joint" if re.search(r"samen|gezamenlijk|totaal", text, re.IGNORECASE) else "gemeente"


def _hours(slot: Slot) -> JsonRecord:
    """The cell, with an estimate for each number and the words behind it."""
    said = _said(slot)
    parts = re.split(r"(?<=\D) (?=\d)", said)
    estimates = [
        {**_amount(number, part), "per": _basis(part)}
        for part in parts
        for number in figures.numbers(part)[:1]
    ]
    return {"cell": said, **({"estimates": estimates} if estimates else {})}


def _level(slot: Slot) -> JsonRecord:
    """The figure that stands there, with its number and the year beside that."""
    year, others, rest = _dated(slot)
    of_year = {"year": year} if year and (others or rest != _said(slot)) else {}
    value = {"value": others[0]} if others else {}
    cell = {} if others and re.fullmatch(r"-?[\d.,]+", rest) else {"cell": rest}
    return {**cell, **value, **of_year}


def _dated(slot: Slot) -> tuple[Decimal | None, list[Any], str]:
    """The only year that stands there, the other numbers, and what stands behind the year."""
    said = _said(slot)
    years = figures.YEAR.findall(said)
    others = [number for number in figures.numbers(slot.value) if str(number) not in years]
    if len(years) != 1:
        return None, others, said
    return Decimal(years[0]), others, said.removeprefix(f"{years[0]} ")


def _period(slot: Slot) -> JsonRecord:
    pieces = _UNTIL.split(_said(slot))
    begin, end = pieces[0], pieces[-1]
    years = figures.YEAR.findall(_said(slot)) or [BLANK]
    first = next(iter(figures.months(begin)), 1)
    last = (figures.months(end) or [12])[-1]
    return {"from": f"{years[0]}-{first:02}", "to": f"{years[-1]}-{last:02}"}


def _years(slot: Slot) -> str:
    begin, end = (str(value_at(slot.data, ("period", key)) or BLANK)[:4] for key in ("from", "to"))
    return begin if begin == end else f"{begin}-{end}"


def _money(slot: Slot) -> JsonRecord:
    euros, said = _figure(slot), _said(slot)
    if euros == BLANK:
        return {"status": "unknown", "text": said}
    return {"status": "amount", "text": said, "euros": euros, "per": "gemeente"}


def _year_amount(slot: Slot) -> JsonRecord:
    """A year with the number that stands beside it, or else with what is said there."""
    year, others, rest = _dated(slot)
    return {"year": year or BLANK, **({"euros": others[0]} if others else {"cell": rest})}


def _by_gemeente(slot: Slot) -> JsonRecord:
    """The numbers that stand there, each for a municipality; a weight is blank for the others."""
    ids = [record.get("id") for record in records(slot.data, "gemeenten")]
    known = [name for name in ids if isinstance(name, str)] or [BLANK]
    figures_said: list[Any] = [*figures.numbers(slot.value)] or [BLANK]
    blanks = [BLANK] * len(known) if slot.key == "weights" else []
    return dict(zip(known, [*figures_said, *blanks], strict=False))


def _adoption(slot: Slot) -> JsonRecord:
    """A concept where it says so, else who decided."""
    said = _said(slot)
    if said == BLANK or "concept" in said.casefold():
        return {"status": "concept"}
    if WORDS.get(fold(said)) == "adopted":
        said = BLANK
    return {"status": "adopted", "decisions": [{"by": said}]}


_BLOCKS: Mapping[str, Callable[[Slot], JsonRecord]] = {
    "Adoption": _adoption,
    "Allocation": lambda slot: {"key": "weights" if "gew" in _said(slot) else "equal"},
    "BudgetItem": _money,
    "Capacity": lambda slot: {"hours": _hours(slot)},
    "Decision": lambda slot: {"by": _said(slot)},
    "CapacityCells": lambda slot: {"departments": _said(slot)},
    "Estimate": _reading,
    "Framework": lambda slot: {"title": _said(slot), "period": _years(slot)},
    "HoursCell": _hours,
    "Comparison": lambda slot: {"with": BLANK, **_level(slot)},
    "Level": _level,
    "NamedPeriod": lambda slot: {
        "name": _said(slot),
        "months": figures.months(slot.value) or [BLANK],
    },
    "Period": _period,
    "PlanningCells": lambda slot: {"responsible": _said(slot)},
    "PlanningItem": lambda slot: {
        "title": _said(slot),
        "month": next(iter(figures.months(slot.value)), BLANK),
    },
    "Reading": _reading,
    "YearAmount": _year_amount,
}
"""Blocks that take more than a text and an id."""
