"""The shape of a document, as pydantic and as JSON Schema see the classes in `model.py`, or in
`log.py` where it is the log of a programme."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from uvp_cli.checking import core
from uvp_cli.document import logs
from uvp_cli.document.findings import Finding, KeyPath
from uvp_cli.programme import log, model
from uvp_cli.programme.annotations import Pattern
from uvp_cli.programme.log import Log
from uvp_cli.programme.model import Programme

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SchemaNode = dict[str, Any]
"""A part of the JSON Schema."""
Root = Literal["programme", "log"]
"""The kinds of whole documents: a programme, or the log of one."""
_KNOWN: dict[int, tuple[SchemaNode, list[tuple[KeyPath, SchemaNode]]]] = {}
"""The blocks of each node that was looked in, by its identity: each unknown key asks it often."""
_DEEPEST = 8
"""Steps, beyond which there are only keys that stand nearer too."""


def root_of(data: Any) -> Root:
    """The kind that plain data is meant as: a log says which programme it is of."""
    return "log" if logs.is_log(data) else "programme"


@cache
def adapter(
    root: Root = "programme", *, descriptions: bool = False
) -> TypeAdapter[Programme | Log]:
    """Pydantic's adapter for a document; descriptions cost time and serve the schema only."""
    # Looking for other packages' plugins takes longer than all else; none has a say here.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    from pydantic import TypeAdapter

    config = {
        "extra": "forbid",
        "strict": True,
        # Keywords such as `from` have a trailing underscore.
        "alias_generator": lambda attribute: attribute.rstrip("_"),
        "use_attribute_docstrings": descriptions,
    }
    for record in vars(model if root == "programme" else log).values():
        if isinstance(record, type) and is_dataclass(record):
            type.__setattr__(record, "__pydantic_config__", config)
    return TypeAdapter(Programme if root == "programme" else Log)


def validate(data: Any) -> tuple[Programme | Log | None, tuple[Finding, ...]]:
    """The programme or log that plain `data` describes, or None and every misfit.

    `data` holds dicts, lists, text, numbers, booleans and None, no deeper than
    the bounds of a document allow.
    """
    from pydantic_core import ValidationError

    validator = core.validator(Log if logs.is_log(data) else Programme)
    try:
        return validator.validate_json(json.dumps(data)), ()
    except ValidationError as error:
        from uvp_cli.checking import misfits

        return None, tuple(misfits.in_words(error.errors(include_url=False), data))


def patterns() -> dict[str, str]:
    """The name of every pattern in the model, by its regular expression."""
    return {
        annotation.regex: annotation.name
        for alias in (*vars(model).values(), *vars(log).values())
        for annotation in getattr(alias, "__metadata__", ())
        if isinstance(annotation, Pattern)
    }


def at(path: KeyPath, root: Root = "programme") -> SchemaNode:
    """The shape of what may stand at `path`, null left out and references followed; empty where
    nothing may."""
    node = resolved(_whole(root))
    for step in path:
        node = inner(node, step)
    return node


def inner(node: SchemaNode, step: str | int) -> SchemaNode:
    """The shape of what may stand at one step inside what `node` describes."""
    if isinstance(step, int):
        return resolved(node.get("items") or {})
    values: SchemaNode = next(iter(node.get("patternProperties", {}).values()), {})
    return resolved(node.get("properties", {}).get(step, values))


def keys(node: SchemaNode) -> list[str]:
    """The keys that a block may have."""
    return list(node.get("properties", ()))


@cache
def every_key(root: Root = "programme") -> frozenset[str]:
    """Every key that some block has."""
    blocks = (_whole(root), *_whole(root)["$defs"].values())
    return frozenset(key for block in blocks for key in keys(block))


def homes(node: SchemaNode, key: str) -> Iterator[tuple[KeyPath, SchemaNode]]:
    """The places for a key in what `node` describes, the nearest first: the keys that lead there (0
    is for an item of a list), and the block that has it."""
    return ((path, block) for path, block in _blocks(resolved(node)) if key in keys(block))


def _blocks(node: SchemaNode) -> list[tuple[KeyPath, SchemaNode]]:
    """Every block in what `node` describes, itself included, as `homes` gives some of them."""
    known, near = _KNOWN.get(id(node), (None, []))
    if known is node:
        return near
    near = [((), node)]
    for number, (path, block) in enumerate(near, start=1):
        if len(path) > _DEEPEST:
            del near[number:]
            break
        for name in keys(block):
            value = inner(block, name)
            step: KeyPath = (*path, name)
            if "items" in value:
                value, step = inner(value, 0), (*step, 0)
            if "properties" in value:
                near.append((step, value))
    _KNOWN[id(node)] = (node, near)
    return near


def resolved(node: SchemaNode) -> SchemaNode:
    """`node` with its reference followed, and null left out of a choice."""
    for option in node.get("anyOf", ()):
        if option.get("type") != "null":
            node = option
    if "$ref" in node:
        return resolved(_records()[node["$ref"].rsplit("/", 1)[1]])
    return node


@cache
def _whole(root: Root) -> SchemaNode:
    """The JSON Schema without descriptions, for looking things up."""
    return adapter(root).json_schema()


@cache
def _records() -> dict[str, SchemaNode]:
    """Every kind of block, by its name, which is the only one in both kinds of document."""
    return {**_whole("log")["$defs"], **_whole("programme")["$defs"]}
