"""The validator is the one that pydantic makes of the same classes, without the time that takes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from tests.commands.runner import DATA, ROOT
from uvp_cli.checking.core import core_schema
from uvp_cli.checking.shape import adapter
from uvp_cli.programme.log import Log
from uvp_cli.programme.model import Programme

WITHOUT_EFFECT = frozenset(
    (
        *("collect_init_only", "computed_fields", "frozen", "init", "metadata", "post_init"),
        *("default_factory", "default_factory_takes_data", "ref", "serialization_alias", "title"),
    )
)
"""Keys that say how to write, to call or to describe a value, or what holds without them too."""
OF_PYTHON = ("cls", "default", "function")
"""The keys of which the values are Python's own."""


def meant(node: Any, records: Mapping[str, Any]) -> Any:
    """A description for pydantic's core as far as it decides what is valid, each record in its
    place."""
    if isinstance(node, list):
        return [meant(each, records) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "definitions":
        records = {each["ref"]: each for each in node["definitions"]}
        return meant(node["schema"], records)
    if node.get("type") == "definition-ref":
        return meant(records[node["schema_ref"]], records)
    if "default_factory" in node:
        node = {**node, "default": node["default_factory"]()}
    return {
        key: value if key in OF_PYTHON else meant(value, records)
        for key, value in node.items()
        if key not in WITHOUT_EFFECT
    }


def test_pydantic_makes_the_same_of_a_programme() -> None:
    assert meant(core_schema(Programme), {}) == meant(adapter().core_schema, {})


def test_pydantic_makes_the_same_of_a_log() -> None:
    assert meant(core_schema(Log), {}) == meant(adapter("log").core_schema, {})


WITHOUT_PYDANTIC = """
import builtins, sys
from uvp_cli.cli import run

taken = builtins.__import__

def take(name, scope=None, *rest):
    if name.partition(".")[0] == "pydantic" and (scope or {}).get("__name__", "")[:3] == "uvp":
        raise AssertionError(f"pydantic, for {scope['__name__']}")
    return taken(name, scope, *rest)

builtins.__import__ = take
print(run(sys.argv[1:]), "pydantic_core" in sys.modules, file=sys.stderr)
"""
"""A run that fails where we import pydantic; newer releases of Typer do so themselves."""


@pytest.mark.parametrize("command", ["validate", "hours"])
def test_a_valid_document_needs_no_pydantic(command: str) -> None:
    asked = [command, str(DATA)] if command == "validate" else [command, "--file", str(DATA)]
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_PYDANTIC, *asked],
        cwd=ROOT,
        env={**os.environ, "UVP_NO_CACHE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr.split() == ["0", "True"]
