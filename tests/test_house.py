"""The house of the code is as docs/architecture.md and CONTRIBUTING.md describe it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.commands.runner import ROOT

PACKAGE = ROOT / "uvp_cli"
ROOMS = (
    *("files", "document", "checking", "programme", "queries"),
    *("changes", "reports", "render", "commands"),
)
BESIDE = ("__init__", "__main__", "cli", "dutch", "exits", "system", "values")
LINES = 40
"""As long as a function may be, its docstring aside."""


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of the program, by its path in the package."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE): ast.parse(path.read_text("utf-8")) for path in paths}


def functions() -> Iterator[tuple[str, int]]:
    """Every function of the program with its number of lines, docstring and signature aside."""
    for path, module in modules().items():
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if body and node.end_lineno:
                    yield f"{path}:{node.name}", node.end_lineno - body[0].lineno + 1


def test_nothing_else_stands_beside_the_nine_rooms() -> None:
    beside = {path.stem for path in PACKAGE.glob("*.py")}
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert beside == set(BESIDE)
    assert folders == set(ROOMS)


def test_functions_are_short() -> None:
    assert [name for name, lines in functions() if lines > LINES] == []


def test_a_name_of_a_class_means_one_thing_in_all_rooms() -> None:
    places: dict[str, list[str]] = {}
    for path, module in modules().items():
        for node in module.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(str(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


@pytest.mark.parametrize("document", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_files_that_are_named_are_there(document: str) -> None:
    named = re.findall(r"`([\w./]+\.py)`", (ROOT / document).read_text("utf-8"))
    assert named
    assert [name for name in named if not any((at / name).exists() for at in (ROOT, PACKAGE))] == []
