"""The shape of a programme: pydantic's view of the classes in `model.py`.

The only room that imports pydantic. It validates plain data against the shape,
says in Dutch what does not fit, and writes the JSON Schema that editors use.
"""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from uvp_cli import catalogue, model
from uvp_cli.diagnostics import Finding, KeyPath, shorten

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails


def validate(data: Any) -> tuple[model.Programme | None, tuple[Finding, ...]]:
    """The programme that plain `data` describes, or None and every misfit.

    `data` holds dicts, lists, text, numbers, booleans and None, no deeper than
    the limits of `document.py` allow.
    """
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(json.dumps(data)), ()
    except ValidationError as error:
        return None, tuple(_misfits(error))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a programme document."""
    generated = _without_titles(_adapter(descriptions=True).json_schema())
    for name, definition in generated["$defs"].items():
        definition.pop("description", None)  # the docstring of the class, for developers
        for base in getattr(model, name).__bases__:
            inherited = generated["$defs"].get(base.__name__, {}).get("properties", {})
            definition["properties"].update(
                {key: value for key, value in inherited.items() if key in definition["properties"]}
            )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Uitvoeringsprogramma Integrale Veiligheid",
        "description": "Een uitvoeringsprogramma als document dat uvp controleert en bevraagt.",
        **{key: value for key, value in generated.items() if key != "description"},
    }


@cache
def _adapter(*, descriptions: bool = False) -> TypeAdapter[model.Programme]:
    """Pydantic's adapter for a programme; descriptions cost time and serve the schema only."""
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


def _without_titles(schema: Any) -> Any:
    """The schema without the English titles that pydantic makes of attribute names."""
    if isinstance(schema, list):
        return [_without_titles(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_titles(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }


def _misfits(error: ValidationError) -> list[Finding]:
    """What pydantic found, in our words, each place once.

    A list that pydantic calls too short because its items failed is left out:
    those items are reported themselves.
    """
    details = error.errors(include_url=False)
    inner = {
        path[:end] for path in (detail["loc"] for detail in details) for end in range(len(path))
    }
    found: dict[KeyPath, Finding] = {}
    for detail in details:
        path = detail["loc"]
        if path not in found and path not in inner:
            found[path] = _misfit(detail)
    return list(found.values())


def _misfit(detail: ErrorDetails) -> Finding:
    """One of pydantic's errors as a misfit with a Dutch message."""
    path, kind, context = detail["loc"], detail["type"], detail.get("ctx") or {}
    key = str(path[-1]) if path else "het document"
    given = _quote(detail["input"])
    match kind:
        case "unexpected_keyword_argument":
            near = get_close_matches(key, _keys_at(path[:-1]), n=1)
            hint = f"Bedoelt u '{near[0]}'?" if near else "Verwijder deze sleutel."
            return Finding(
                catalogue.UNKNOWN_KEY,
                path,
                f"De sleutel '{shorten(key)}' bestaat hier niet.",
                hint,
                at_key=True,
            )
        case "missing":
            return Finding(
                catalogue.MISSING_KEY, path, f"De sleutel '{key}' ontbreekt.", f"Voeg '{key}:' toe."
            )
        case "literal_error":
            allowed = [
                word.strip(" '") for word in context["expected"].replace(" or ", ", ").split(",")
            ]
            near = get_close_matches(str(detail["input"]), allowed, n=1)
            guess = f"Bedoelt u '{near[0]}'?" if near else None
            message = f"{given} kan hier niet; kies uit: {', '.join(allowed)}."
            return Finding(catalogue.NOT_ALLOWED, path, message, guess)
        case "greater_than_equal" | "less_than_equal":
            bound = context["ge"] if "ge" in context else context["le"]
            word = "minstens" if "ge" in context else "hoogstens"
            message = f"{given} kan niet: het getal is {word} {int(bound)}."
            return Finding(catalogue.OUT_OF_BOUNDS, path, message)
        case "string_pattern_mismatch":
            message = f"{given} is geen {_pattern_name(context['pattern'])}."
            return Finding(catalogue.WRONG_FORM, path, message, _pattern_hint(context["pattern"]))
        case "string_too_short" | "too_short" if path and isinstance(path[-1], int):
            hint = "Vul in, of verwijder dit onderdeel."
            return Finding(catalogue.WRONG_LENGTH, path, "Dit onderdeel is leeg.", hint)
        case "string_too_short" | "too_short":
            hint = "Vul in, of laat de sleutel weg."
            return Finding(catalogue.WRONG_LENGTH, path, f"'{key}' is leeg.", hint)
        case "string_too_long" | "too_long":
            what = "Dit onderdeel" if path and isinstance(path[-1], int) else f"'{key}'"
            message = f"{what} is te lang: hooguit {context['max_length']} tekens."
            return Finding(catalogue.WRONG_LENGTH, path, message)
    expected = _EXPECTED.get(kind, "iets anders")
    return Finding(
        catalogue.WRONG_TYPE, path, f"Hier hoort {expected}, niet {given}.", _TYPE_HINTS.get(kind)
    )


_EXPECTED = {
    "string_type": "tekst",
    "int_type": "een geheel getal",
    "int_from_float": "een geheel getal",
    "float_type": "een getal",
    "tuple_type": "een lijst",
    "dict_type": "een blok met sleutels",
    "dataclass_type": "een blok met sleutels",
    "dataclass_exact_type": "een blok met sleutels",
}
_TYPE_HINTS = {
    "string_type": "Zet een waarde als tekst tussen aanhalingstekens.",
    "int_type": "Schrijf het getal zonder aanhalingstekens.",
    "float_type": "Schrijf het getal zonder aanhalingstekens.",
    "tuple_type": "Schrijf [ … ], of elk onderdeel op een regel met een streepje.",
}


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
        if isinstance(annotation, model.Pattern)
    }


def _pattern_name(regex: str) -> str:
    return _patterns()[regex]


def _pattern_hint(regex: str) -> str | None:
    name = _pattern_name(regex)
    return "Gebruik kleine letters, cijfers en koppeltekens." if name == "id" else None


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
    return _adapter().json_schema()


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """`node` with its reference followed, and null left out of a choice."""
    for option in node.get("anyOf", ()):
        if option.get("type") != "null":
            node = option
    if "$ref" in node:
        return _resolve(schema["$defs"][node["$ref"].rsplit("/", 1)[1]], schema)
    return node
