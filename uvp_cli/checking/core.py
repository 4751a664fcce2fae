"""The validator of a document, from what the classes of the model say of their fields.

Pydantic makes the same one, but to import it and to have it look at the classes takes longer than
to read and check a programme. Its core, which validates, needs neither. A test holds what is made
here against what pydantic makes; the JSON Schema comes from pydantic.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from uvp_cli.programme.annotations import Schema
from uvp_cli.values import field_defaults, field_names, is_value_class

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

_CONFIG = {"extra_fields_behavior": "forbid", "strict": True}
"""The settings that pydantic calls `extra="forbid"` and `strict=True`."""


@cache
def validator(root: type) -> SchemaValidator:
    """The validator that makes a value of a class of the model from JSON."""
    from pydantic_core import SchemaValidator  # noqa: PLC0415 (asked for where there is a document)

    schema: Any = core_schema(root)
    return SchemaValidator(schema)


def core_schema(root: type) -> Schema:
    """The description of a class of the model, and of all that is in it, for pydantic's core."""
    records: dict[type, Schema] = {}
    whole = _shape(root, records)
    return {"type": "definitions", "schema": whole, "definitions": [*records.values()]}


def _shape(kind: Any, records: dict[type, Schema]) -> Schema:
    """The description of values of a type; that of each class in it is added to `records`."""
    if is_value_class(kind):
        if kind not in records:
            records[kind] = {}  # for what is within itself
            records[kind] |= _record(kind, records)
        return {"type": "definition-ref", "schema_ref": kind.__name__}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:], records)
    if origin is Literal:
        return {"type": "literal", "expected": [*arguments]}
    inner = [_shape(each, records) for each in arguments if each not in (NoneType, Ellipsis)]
    if origin is tuple:
        return {"type": "tuple", "items_schema": inner, "variadic_item_index": 0}
    if origin is dict:
        return {"type": "dict", "keys_schema": inner[0], "values_schema": inner[1]}
    return {"type": "nullable", "schema": inner[0]} if inner else {"type": kind.__name__}


def _annotated(kind: Any, notes: Sequence[Any], records: dict[type, Schema]) -> Schema:
    """The description of a type with notes, of which each may change that of all before it."""
    if not notes:
        return _shape(kind, records)
    *before, note = notes
    change = getattr(note, "__get_pydantic_core_schema__", None)
    if change is None:
        return _annotated(kind, before, records)
    described: Schema = change(kind, lambda source: _annotated(source, before, records))
    return described


def _record(kind: type, records: dict[type, Schema]) -> Schema:
    """The description of a class by its fields, under the keys of the document."""
    hints, defaults = get_type_hints(kind, include_extras=True), field_defaults(kind)
    fields = []
    for name in field_names(kind):
        shape = _shape(hints[name], records)
        if name in defaults:
            # To make an empty block each time takes less than to copy one.
            is_block = defaults[name] == {}
            default = {"default_factory": dict} if is_block else {"default": defaults[name]}
            shape = {"type": "default", "schema": shape, **default}
        field = {"type": "dataclass-field", "name": name, "schema": shape}
        fields.append({**field, "validation_alias": name.rstrip("_")})
    return {
        "type": "dataclass",
        "cls": kind,
        "schema": {"type": "dataclass-args", "dataclass_name": kind.__name__, "fields": fields},
        "fields": [*field_names(kind)],
        "slots": True,
        "config": _CONFIG,
        "ref": kind.__name__,
    }
