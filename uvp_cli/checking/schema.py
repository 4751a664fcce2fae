"""The shape of a programme: pydantic's view of the classes in `model.py`.

It validates plain data against the shape, and says in Dutch what does not fit.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from uvp_cli.document import catalogue
from uvp_cli.document.findings import Finding, KeyPath, shorten
from uvp_cli.programme import model
from uvp_cli.programme.annotations import Pattern

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails


def validate(data: Any) -> tuple[model.Programme | None, tuple[Finding, ...]]:
    """The programme that plain `data` describes, or None and every misfit.

    `data` holds dicts, lists, text, numbers, booleans and None, no deeper than
    the bounds of a document allow.
    """
    validator = adapter()
    from pydantic import ValidationError

    try:
        return validator.validate_json(json.dumps(data)), ()
    except ValidationError as error:
        return None, tuple(_misfits(error))


@cache
def adapter(*, descriptions: bool = False) -> TypeAdapter[model.Programme]:
    """Pydantic's adapter for a programme; descriptions cost time and serve the schema only."""
    # Looking for other packages' plugins takes longer than validating; none has a say here.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    from pydantic import TypeAdapter

    config = {
        "extra": "forbid",
        "strict": True,
        "alias_generator": _key_of,
        "use_attribute_docstrings": descriptions,
    }
    for record in vars(model).values():
        if isinstance(record, type) and is_dataclass(record):
            type.__setattr__(record, "__pydantic_config__", config)
    return TypeAdapter(model.Programme)


def _key_of(attribute: str) -> str:
    """The YAML key of an attribute; keywords such as `from` have a trailing underscore."""
    return attribute.rstrip("_")


def _misfits(error: ValidationError) -> list[Finding]:
    """Pydantic's errors in our words, each place once.

    A list that pydantic calls too short because its items failed is left out:
    those items are reported themselves.
    """
    details = error.errors(include_url=False)
    inner = {
        path[:end] for path in (detail["loc"] for detail in details) for end in range(len(path))
    }
    misfit_at: dict[KeyPath, Finding] = {}
    for detail in details:
        path = detail["loc"]
        if path not in misfit_at and path not in inner:
            misfit_at[path] = _misfit(detail)
    return list(misfit_at.values())


def _misfit(detail: ErrorDetails) -> Finding:
    return _MISFITS.get(detail["type"], _wrong_type)(detail)


def _unknown_key(detail: ErrorDetails) -> Finding:
    *above, last = detail["loc"]
    key = str(last)
    near = get_close_matches(key, _keys_at(tuple(above)), n=1)
    hint = f"Bedoelt u '{near[0]}'?" if near else "Verwijder deze sleutel."
    message = f"De sleutel '{shorten(key)}' bestaat hier niet."
    return Finding(catalogue.UNKNOWN_KEY, detail["loc"], message, hint, at_key=True)


def _missing_key(detail: ErrorDetails) -> Finding:
    key = detail["loc"][-1]
    message = f"De sleutel '{key}' ontbreekt."
    return Finding(catalogue.MISSING_KEY, detail["loc"], message, f"Voeg '{key}:' toe.")


def _not_allowed(detail: ErrorDetails) -> Finding:
    expected: str = detail["ctx"]["expected"]
    allowed = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    near = get_close_matches(str(detail["input"]), allowed, n=1)
    hint = f"Bedoelt u '{near[0]}'?" if near else None
    message = f"{_quote(detail['input'])} kan hier niet; kies uit: {', '.join(allowed)}."
    return Finding(catalogue.NOT_ALLOWED, detail["loc"], message, hint)


def _out_of_bounds(detail: ErrorDetails) -> Finding:
    context = detail["ctx"]
    bound = f"minstens {context['ge']}" if "ge" in context else f"hoogstens {context['le']}"
    message = f"{_quote(detail['input'])} kan niet: het getal is {bound.removesuffix('.0')}."
    return Finding(catalogue.OUT_OF_BOUNDS, detail["loc"], message)


def _wrong_form(detail: ErrorDetails) -> Finding:
    name = _patterns()[detail["ctx"]["pattern"]]
    hint = "Gebruik kleine letters, cijfers en koppeltekens." if name == "id" else None
    message = f"{_quote(detail['input'])} is geen {name}."
    return Finding(catalogue.WRONG_FORM, detail["loc"], message, hint)


def _too_short(detail: ErrorDetails) -> Finding:
    rest = "verwijder dit onderdeel" if _is_item(detail) else "laat de sleutel weg"
    message = f"{_named(detail)} is leeg."
    return Finding(catalogue.WRONG_LENGTH, detail["loc"], message, f"Vul in, of {rest}.")


def _too_long(detail: ErrorDetails) -> Finding:
    message = f"{_named(detail)} is te lang: hooguit {detail['ctx']['max_length']} tekens."
    return Finding(catalogue.WRONG_LENGTH, detail["loc"], message)


def _wrong_type(detail: ErrorDetails) -> Finding:
    expected = _EXPECTED.get(detail["type"], "iets anders")
    message = f"Hier hoort {expected}, niet {_quote(detail['input'])}."
    return Finding(catalogue.WRONG_TYPE, detail["loc"], message, _TYPE_HINTS.get(detail["type"]))


_MISFITS: Mapping[str, Callable[[ErrorDetails], Finding]] = {
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
}
"""How to say each of pydantic's errors; all others are about the type of a value."""
_EXPECTED = {
    "string_type": "tekst",
    "int_type": "een geheel getal",
    "float_type": "een getal",
    "finite_number": "een getal",
    "tuple_type": "een lijst",
    "dict_type": "een blok met sleutels",
    "dataclass_type": "een blok met sleutels",
}
_TYPE_HINTS = {
    "string_type": "Zet een waarde als tekst tussen aanhalingstekens.",
    "int_type": "Schrijf het getal zonder aanhalingstekens.",
    "float_type": "Schrijf het getal zonder aanhalingstekens.",
    "tuple_type": "Schrijf [ … ], of elk onderdeel op een regel met een streepje.",
}


def _is_item(detail: ErrorDetails) -> bool:
    """Whether an error is about an item of a list, which has no key."""
    return bool(detail["loc"]) and isinstance(detail["loc"][-1], int)


def _named(detail: ErrorDetails) -> str:
    return "Dit onderdeel" if _is_item(detail) else f"'{detail['loc'][-1]}'"


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


def _patterns() -> dict[str, str]:
    """The name of every pattern in the model, by its regular expression."""
    return {
        annotation.regex: annotation.name
        for alias in vars(model).values()
        for annotation in getattr(alias, "__metadata__", ())
        if isinstance(annotation, Pattern)
    }


def _keys_at(path: KeyPath) -> list[str]:
    """The keys that the shape allows in the mapping at `path`."""
    schema = _shape()
    node = _resolve(schema, schema)
    for step in path:
        inner = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
        node = _resolve(inner or {}, schema)
    return list(node.get("properties", ()))


@cache
def _shape() -> dict[str, Any]:
    """The JSON Schema without descriptions, for looking things up."""
    return adapter().json_schema()


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """`node` with its reference followed, and null left out of a choice."""
    for option in node.get("anyOf", ()):
        if option.get("type") != "null":
            node = option
    if "$ref" in node:
        return _resolve(schema["$defs"][node["$ref"].rsplit("/", 1)[1]], schema)
    return node
