"""Findings about what does not fit the shape of a document, from the errors of pydantic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from uvp_cli import dutch
from uvp_cli.checking import shape
from uvp_cli.checking.advice import figures, forms, keys, texts
from uvp_cli.checking.advice.slot import Slot
from uvp_cli.document import catalogue
from uvp_cli.document.bounds import MAX_FINDINGS
from uvp_cli.document.findings import Composed, Finding, KeyName, KeyPath, shorten
from uvp_cli.document.nodes import value_at
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import fold
from uvp_cli.programme.noted import notable_parts

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def in_words(details: Iterable[ErrorDetails], data: Any) -> list[Finding]:
    """Pydantic's errors in our words, each place once.

    A list that pydantic calls too short because its items failed is left out:
    those items are reported themselves. So is a missing key that stands there
    by another name.
    """
    placed = [(_path(detail, data), detail) for detail in details]
    inner = {path[:end] for path, _ in placed for end in range(len(path))}
    misfit_at: dict[KeyPath, Finding] = {}
    meant: set[KeyPath] = set()
    for path, detail in placed:
        if path not in misfit_at and path not in inner:
            # Where so much is wrong, whoever reads it gets the first findings only.
            known = data if len(misfit_at) < MAX_FINDINGS else {}
            misfit_at[path] = finding = misfit(detail, known)
            if finding.rule is catalogue.UNKNOWN_KEY:
                meant.update((*path[:-1], key) for key in keys.answered(Slot(path, None, data)))
    return [
        finding
        for path, finding in misfit_at.items()
        if finding.rule is not catalogue.MISSING_KEY or path not in meant
    ]


def misfit(detail: ErrorDetails, data: Any) -> Finding:
    """One of pydantic's errors in our words."""
    path = _path(detail, data)
    finding = _MISFITS.get(detail["type"], _wrong_type)(detail, Slot(path, detail["input"], data))
    return finding if path == detail["loc"] else replace(finding, at_key=True)


def with_id(misfit: Finding, data: Any, of: Programme) -> Finding:
    """The finding in a log `of` a programme; advice on what an entry is about names the id of what
    it calls by its title."""
    match misfit.path:
        case ("entries", int(index), "about"):
            called = fold(str(data["entries"][index].get("about", "")))
            ids = [name for name, part in notable_parts(of).items() if fold(part.title) == called]
            hint = f"Bedoelt u {dutch.listing(ids, 'of')}?" if ids and called else misfit.hint
            return replace(misfit, hint=hint)
    return misfit


def _path(detail: ErrorDetails, data: Any) -> KeyPath:
    """The path of an error; pydantic says that it is about a key by one step more."""
    path = detail["loc"]
    is_about_key = path[-1:] == ("[key]",) and not isinstance(value_at(data, path[:-1]), dict)
    return path[:-1] if is_about_key else path


def _unknown_key(_: ErrorDetails, slot: Slot) -> Finding:
    message = f"De sleutel '{shorten(slot.key)}' bestaat hier niet."
    return Finding(catalogue.UNKNOWN_KEY, slot.path, message, keys.advice(slot), at_key=True)


def _missing_key(_: ErrorDetails, slot: Slot) -> Finding:
    message = f"De sleutel '{slot.key}' ontbreekt."
    return Finding(catalogue.MISSING_KEY, slot.path, message, f"Voeg '{slot.key}:' toe.")


def _not_allowed(detail: ErrorDetails, slot: Slot) -> Finding:
    expected = detail["ctx"]["expected"].replace(" or ", ", ")
    allowed = [word.strip(" '") for word in expected.split(",")]
    message = f"{_quote(slot.value)} kan hier niet; kies uit: {', '.join(allowed)}."
    return Finding(catalogue.NOT_ALLOWED, slot.path, message, texts.choice(slot, allowed))


def _out_of_bounds(detail: ErrorDetails, slot: Slot) -> Finding:
    context = detail["ctx"]
    bound = f"minstens {context['ge']}" if "ge" in context else f"hoogstens {context['le']}"
    message = f"{_quote(slot.value)} kan niet: het getal is {bound.removesuffix('.0')}."
    return Finding(catalogue.OUT_OF_BOUNDS, slot.path, message, figures.within(slot))


def _no_number(_: ErrorDetails, slot: Slot) -> Finding:
    value = slot.value
    if isinstance(value, int) and not isinstance(value, bool):
        bound = "minstens 1" if value < 1 else "hoogstens 999"
        message = f"{_quote(value)} kan niet: het getal is {bound}."
        hint = figures.within(slot) if slot.data else None
        return Finding(catalogue.OUT_OF_BOUNDS, slot.path, message, hint)
    if isinstance(value, float):
        message = f"YAML leest dit als het getal {_dutch(value)}; een nul erachter valt weg."
    else:
        message = f"Hier hoort een nummer, niet {_quote(value)}."
    hint = figures.ordinal(slot) if slot.data else None
    return Finding(catalogue.WRONG_TYPE, slot.path, message, hint)


def _wrong_form(detail: ErrorDetails, slot: Slot) -> Finding:
    name = shape.patterns()[detail["ctx"]["pattern"]]
    message = f"{_quote(slot.value)} is geen {name}."
    return Finding(catalogue.WRONG_FORM, slot.path, message, texts.form(name, slot))


def _too_short(_: ErrorDetails, slot: Slot) -> Finding:
    hint = Composed("Vul in", *slot.otherwise().parts, ".")
    return Finding(catalogue.WRONG_LENGTH, slot.path, Composed(_named(slot), " is leeg."), hint)


def _too_long(detail: ErrorDetails, slot: Slot) -> Finding:
    too_long = f" is te lang: hooguit {detail['ctx']['max_length']} tekens."
    hint = f"Schrijf het korter, en bewaar wat niet past in {slot.keep_in()}."
    if "pattern" in slot.node:
        hint = "Kies een kortere."
    return Finding(catalogue.WRONG_LENGTH, slot.path, Composed(_named(slot), too_long), hint)


def _wrong_type(detail: ErrorDetails, slot: Slot) -> Finding:
    expected, advise = _EXPECTED.get(detail["type"], ("iets anders", None))
    message = f"Hier hoort {expected}, niet {_quote(slot.value)}."
    # Of all that comes after the first findings only the place and the fault are said.
    hint = advise(slot) if advise and slot.data else None
    return Finding(catalogue.WRONG_TYPE, slot.path, message, hint)


_MISFITS: Mapping[str, Callable[[ErrorDetails, Slot], Finding]] = {
    "unexpected_keyword_argument": _unknown_key,
    "missing": _missing_key,
    "literal_error": _not_allowed,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
    "string_pattern_mismatch": _wrong_form,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "decimal_type": _no_number,
}
"""The wording of each of pydantic's errors; all others are about the type of a value."""
_EXPECTED: Mapping[str, tuple[str, Callable[[Slot], str]]] = {
    "string_type": ("tekst", texts.text),
    "int_type": ("een geheel getal", figures.whole),
    "float_type": ("een getal", figures.number),
    "finite_number": ("een getal", figures.number),
    "tuple_type": ("een lijst", forms.listed),
    "dict_type": ("een blok met sleutels", forms.block),
    "dataclass_type": ("een blok met sleutels", forms.block),
}
"""The value that belongs there for each of those errors, and the advice on it."""


def _named(slot: Slot) -> str | KeyName:
    return "Dit onderdeel" if slot.is_item else KeyName(slot.key, f"'{slot.key}'")


def _quote(value: Any) -> str:
    """A value as a message shows it; for a list or mapping only what it is."""
    if value is None:
        return "een lege waarde"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "een blok met sleutels"
    if isinstance(value, list):
        return "een lijst"
    return f"'{shorten(str(value))}'" if isinstance(value, str) else _dutch(value)


def _dutch(number: Any) -> str:
    """A number as written in Dutch, but without thousands separators: it quotes YAML."""
    return str(number).replace(".", ",")
