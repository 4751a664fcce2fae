"""The shape of a programme: pydantic's view of the classes in `model.py`.

The only room that imports pydantic. It validates plain data against the shape,
says in Dutch what does not fit, and writes the JSON Schema that editors use.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from uvp_cli.document import catalogue
from uvp_cli.document.findings import Finding, KeyPath, shorten
from uvp_cli.document.reading import parse
from uvp_cli.programme import model

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails

Known = Mapping[str, Mapping[str, str]]
"""For each kind of `RefersTo` what a document has: ids, each with what it stands for."""


def validate(data: Any) -> tuple[model.Programme | None, tuple[Finding, ...]]:
    """The programme that plain `data` describes, or None and every misfit.

    `data` holds dicts, lists, text, numbers, booleans and None, no deeper than
    the limits of `document.py` allow.
    """
    adapter = _adapter()
    from pydantic import ValidationError

    try:
        return adapter.validate_json(json.dumps(data)), ()
    except ValidationError as error:
        return None, tuple(_misfits(error))


def json_schema(known: Known | None = None, *, draft_07: bool = False) -> dict[str, Any]:
    """The JSON Schema of a programme document, in draft 2020-12 or 07.

    With `known` (see `known_ids`), references are to what a document has.
    """
    generated = _adapter(descriptions=True).json_schema()
    records: dict[str, Any] = generated.pop("$defs")
    for name, record in records.items():
        for base in getattr(model, name).__bases__:
            inherited = records.get(base.__name__, {}).get("properties", {})
            # Pydantic knows the texts only under the attributes of the class itself.
            record["properties"] |= {
                key: value for key, value in inherited.items() if key in record["properties"]
            }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Uitvoeringsprogramma Integrale Veiligheid",
        "description": "Een uitvoeringsprogramma als document dat uvp controleert en bevraagt.",
        **_explained_record(generated, known or {}),
        "$defs": {name: _explained_record(record, known or {}) for name, record in records.items()},
    }
    if draft_07:
        return {**_in_draft_07(whole), "$schema": "http://json-schema.org/draft-07/schema#"}
    return whole


def known_ids(data: Any) -> Known:
    """What plain `data` has that its own references can be to; whatever is wrong in it, the
    rest counts.
    """
    themes = _records(data, "themes")
    goals = [goal for theme in themes for goal in _records(theme, "goals")]
    actions = [action for theme in themes for action in _records(theme, "actions")]
    known = {
        section: _named(_records(data, section))
        for section in ("roles", "departments", "partners", "gemeenten")
    }
    return {
        **known,
        "responsible": {name: label for ids in known.values() for name, label in ids.items()},
        "goals": _named(goals),
        "actions": _named([*actions, *_records(data, "other_actions")]),
        "domains": {name: label for theme in themes for name, label in _domains(theme)},
    }


@cache
def _adapter(*, descriptions: bool = False) -> TypeAdapter[model.Programme]:
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


def _explained_record(record: dict[str, Any], known: Known) -> dict[str, Any]:
    """A block of the document with its keys explained; what developers read is left out."""
    described = {"title", "description"}
    return {
        **{word: value for word, value in record.items() if word not in described},
        "properties": {
            key: _explained_key(value, known) for key, value in record["properties"].items()
        },
    }


def _explained_key(key: dict[str, Any], known: Known) -> dict[str, Any]:
    """A key with the title, description and examples that the text under its attribute gives.

    Editors would fill in a default (`null`, an empty list), so there is none. Examples
    of references give way to the references themselves.
    """
    shape = {
        word: value
        for word, value in key.items()
        if word not in {"title", "description", "default"}
    }
    head, *examples = re.split(r"\s*^Voorbeeld: ", key["description"], flags=re.MULTILINE)
    title, _, text = " ".join(head.split()).partition(": ")
    explained = {
        "title": title,
        "description": text[:1].upper() + text[1:],
        "examples": [parse(example, title).data for example in examples],
    }
    referring = _referring(shape, known)
    if referring != _referring(shape, {}):
        del explained["examples"]
    return {**explained, **referring}


def _referring(node: Any, known: Known) -> Any:
    """`node` with the mark of each reference replaced by what is known of its kind."""
    if isinstance(node, list):
        return [_referring(each, known) for each in node]
    if not isinstance(node, dict):
        return node
    rest = {word: _referring(value, known) for word, value in node.items() if word != "refersTo"}
    if rest.get("propertyNames") == {}:
        del rest["propertyNames"]
    reference: model.RefersTo | None = node.get("refersTo")
    ids = known.get(reference.kind) if reference else None
    if not reference or not ids:
        return rest
    if not reference.closed:
        return {**rest, "examples": list(ids)}
    # Editors show the descriptions beside the values; JSON Schema itself has no word for them.
    return {**rest, "enum": list(ids), "enumDescriptions": list(ids.values())}


def _in_draft_07(node: Any) -> Any:
    """`node` in words of draft 07, which overlooks whatever stands beside a reference."""
    if isinstance(node, list):
        return [_in_draft_07(each) for each in node]
    if not isinstance(node, dict):
        return node
    words = {word: _in_draft_07(value) for word, value in node.items()}
    if "$defs" in words:
        words["definitions"] = words.pop("$defs")
    if "$ref" not in words:
        return words
    reference = {"$ref": words.pop("$ref").replace("/$defs/", "/definitions/")}
    return {**words, "allOf": [reference]} if words else reference


def _records(node: Any, section: str) -> list[dict[str, Any]]:
    """The blocks in a list of plain data; none where it holds something else."""
    items = node.get(section) if isinstance(node, dict) else None
    return [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []


def _named(records: list[dict[str, Any]]) -> dict[str, str]:
    """The id of each record with its name, title or text."""
    return {each["id"]: _label(each) for each in records if isinstance(each.get("id"), str)}


def _label(record: dict[str, Any]) -> str:
    """What the record is called; nothing where that is missing or not text."""
    said = (record.get(key) for key in ("name", "title", "text", "id"))
    return next((each for each in said if isinstance(each, str)), "")


def _domains(theme: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The names by which the month planning may call a theme, each with its title."""
    aliases = theme.get("aliases")
    for name in (theme.get("title"), *(aliases if isinstance(aliases, list) else ())):
        if isinstance(name, str):
            yield name, _label(theme)


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
