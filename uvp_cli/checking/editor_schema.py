"""The JSON Schema of a programme, or of a log: by it an editor explains, completes and checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from uvp_cli.checking.registers import listed, records, registered
from uvp_cli.checking.shape import Root, adapter
from uvp_cli.document import versions
from uvp_cli.document.reading import parse
from uvp_cli.programme import model
from uvp_cli.programme.annotations import RefersTo

Known = Mapping[str, Mapping[str, str]]
"""The ids that a document has for each kind of `RefersTo`, each with its name."""
TITLES: Mapping[Root, Mapping[str, str]] = {
    "programme": {
        "title": "Uitvoeringsprogramma Integrale Veiligheid",
        "description": "Een uitvoeringsprogramma als document dat uvp controleert en bevraagt.",
    },
    "log": {
        "title": "Logboek van een uitvoeringsprogramma",
        "description": "Wat er in de loop van een programma gebeurde, notitie na notitie.",
    },
}
"""Each kind of document, for people."""
_OLDER = (
    f"Dit schema is van versie {versions.CURRENT}. Een document van een oudere versie leest uvp "
    "ook zo; uvp migrate werkt het bij, en dan past de editor er weer bij."
)
_DATES = (
    "Datums en maanden zijn tekst: een lezer van YAML die van 2026-01-01 zonder aanhalingstekens "
    "een datum maakt, weigert een geldig bestand. Laat hem YAML 1.2 lezen, zoals editors doen."
)


def json_schema(
    known: Known | None = None, *, root: Root = "programme", draft_07: bool = False
) -> dict[str, Any]:
    """The JSON Schema of a programme document or a log, in draft 2020-12 or 07. With `known` (see
    `known_ids`), references are to what a programme has."""
    generated = deepcopy(_generated(root))
    records: dict[str, Any] = generated.pop("$defs")
    for name, record in records.items():
        for base in getattr(model, name, object).__bases__:
            inherited = records.get(base.__name__, {}).get("properties", {})
            # Pydantic knows the texts only under the attributes of the class itself.
            record["properties"] |= {
                key: value for key, value in inherited.items() if key in record["properties"]
            }
    _join_null([generated, *records.values()], records)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": _DATES,
        **TITLES[root],
        **_of_one_version(_explained_record(generated, known or {}), root),
        "$defs": {name: _explained_record(record, known or {}) for name, record in records.items()},
    }
    if draft_07:
        return {**_in_draft_07(whole), "$schema": "http://json-schema.org/draft-07/schema#"}
    return whole


def is_ours(beginning: str) -> bool:
    """Whether a text that begins so is such a schema, of this version of uvp or another."""
    titles = (f'"title": "{it["title"]}"' for it in TITLES.values())
    return beginning.startswith('{\n  "$schema": "http') and any(it in beginning for it in titles)


@cache
def _generated(root: Root) -> dict[str, Any]:
    return adapter(root, descriptions=True).json_schema()


def _of_one_version(record: dict[str, Any], root: Root) -> dict[str, Any]:
    """The document with its version as the only one that an editor takes, and what to do about
    another: JSON Schema itself has no word for that, but editors show it."""
    only = {"const": versions.CURRENT, "errorMessage": _OLDER}
    if root == "log":
        only = {"const": 1}
    version = _without(record["properties"]["version"], "minimum", "maximum") | only
    return {**record, "properties": {**record["properties"], "version": version}}


def _join_null(blocks: list[dict[str, Any]], records: dict[str, Any]) -> None:
    """Puts each null that is allowed in the type itself, instead of in a choice, of which an editor
    can only say that nothing in it fits. A block that any key may leave empty is never needed; in
    a list it is."""
    for properties in (block["properties"] for block in blocks):
        for key, value in properties.items():
            option = _optional(value)
            if not option:
                continue
            joined = {**option, **_without(value, "anyOf")}
            target = records[option["$ref"].rsplit("/", 1)[1]] if "$ref" in option else joined
            if "null" not in target["type"]:
                kinds = target["type"]
                target["type"] = [*(kinds if isinstance(kinds, list) else [kinds]), "null"]
            if "enum" in option:
                joined["enum"] = [*option["enum"], None]
            properties[key] = joined
    for properties in (block["properties"] for block in blocks):
        for items in (value["items"] for value in properties.values() if "items" in value):
            if "$ref" in items and "null" in records[items["$ref"].rsplit("/", 1)[1]]["type"]:
                items["type"] = "object"


def _optional(key: dict[str, Any]) -> dict[str, Any]:
    """The type of a key that may be null as well; empty where it may not."""
    first, *others = key.get("anyOf", [{}])
    return first if others == [{"type": "null"}] else {}


def known_ids(data: Any) -> Known:
    """The ids in plain `data` that its own references can be to; whatever is wrong in it, the rest
    counts."""
    known = {
        kind: {block["id"]: _label(block) for block in blocks if isinstance(block.get("id"), str)}
        for kind, blocks in registered(data).items()
    }
    # By its title and aliases the month planning may call a theme.
    domains = {
        name: _label(theme)
        for theme in records(data, "themes")
        for name in (theme.get("title"), *listed(theme, "aliases", str))
        if isinstance(name, str)
    }
    return {**known, "domains": domains}


def _explained_record(record: dict[str, Any], known: Known) -> dict[str, Any]:
    """A block of the document with its keys explained; what developers read is left out."""
    keys = {key: _explained_key(value, known) for key, value in record["properties"].items()}
    return {**_without(record, "title", "description"), "properties": keys}


def _explained_key(key: dict[str, Any], known: Known) -> dict[str, Any]:
    """A key with the title, description and examples that the text under its attribute gives.

    Editors would fill in a default (`null`, an empty list), so there is none. Examples
    of references give way to the references themselves.
    """
    shape = _without(key, "title", "description", "default")
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


def _without(node: dict[str, Any], *words: str) -> dict[str, Any]:
    return {word: value for word, value in node.items() if word not in words}


def _referring(node: Any, known: Known) -> Any:
    """`node` with the mark of each reference replaced by what is known of its kind."""
    if isinstance(node, list):
        return [_referring(item, known) for item in node]
    if not isinstance(node, dict):
        return node
    rest = {word: _referring(value, known) for word, value in node.items() if word != "refersTo"}
    if "patternProperties" in rest:
        # Pydantic's way to say this allows whatever has another form.
        ((pattern, rest["additionalProperties"]),) = rest.pop("patternProperties").items()
        rest["propertyNames"]["pattern"] = pattern
    reference: RefersTo | None = node.get("refersTo")
    ids = known.get(reference.kind) if reference else None
    if not reference or not ids:
        return rest
    if not reference.closed:
        return {**rest, "examples": list(ids)}
    allowed: dict[str | None, str] = dict(ids.items())
    if "null" in rest.get("type", ()):
        allowed[None] = "Geen"
    # Editors show the descriptions beside the values; JSON Schema itself has no word for them.
    return {**rest, "enum": list(allowed), "enumDescriptions": list(allowed.values())}


def _in_draft_07(node: Any) -> Any:
    """`node` in words of draft 07, which overlooks whatever stands beside a reference."""
    if isinstance(node, list):
        return [_in_draft_07(item) for item in node]
    if not isinstance(node, dict):
        return node
    words = {word: _in_draft_07(value) for word, value in node.items()}
    if "$defs" in words:
        words["definitions"] = words.pop("$defs")
    if "$ref" not in words:
        return words
    reference = {"$ref": words.pop("$ref").replace("/$defs/", "/definitions/")}
    return {**words, "allOf": [reference]} if words else reference


def _label(record: dict[str, Any]) -> str:
    """The name of a record; nothing where that is missing or not text."""
    said = (record.get(key) for key in ("name", "title", "text", "id"))
    return next((text for text in said if isinstance(text, str)), "")
