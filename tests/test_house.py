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


@pytest.mark.slow
def test_functions_are_short() -> None:
    assert [name for name, lines in functions() if lines > LINES] == []


def named_types(module: ast.Module) -> Iterator[str]:
    """The classes and the names for types that a module has for others."""
    for node in module.body:
        match node:
            case ast.ClassDef(name=name) | ast.Assign([ast.Name(id=name)]):
                is_variable = isinstance(node, ast.Assign) and "TypeVar" in ast.unparse(node.value)
                if re.match("[A-Z].*[a-z]", name) and not is_variable:
                    yield name


@pytest.mark.slow
def test_a_name_of_a_type_means_one_thing_in_all_rooms() -> None:
    places: dict[str, list[str]] = {}
    for path, module in modules().items():
        for name in named_types(module):
            places.setdefault(name, []).append(str(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


SAYING_NOTHING = {"each", "found", "given", "place", "asked"}
FEW = 3
"""The lines over which a name may live that does not say what it is."""


@pytest.mark.slow
def test_what_lives_long_is_called_by_what_it_is() -> None:
    long = set()
    for path, module in modules().items():
        for function in ast.walk(module):
            if isinstance(function, ast.FunctionDef):
                names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
                for made in names:
                    if isinstance(made.ctx, ast.Store) and made.id in SAYING_NOTHING:
                        last = max(node.lineno for node in names if node.id == made.id)
                        if last - made.lineno > FEW:
                            long.add(f"{path}:{function.name}: {made.id}")
                taken = {
                    argument.arg
                    for argument in ast.walk(function.args)
                    if isinstance(argument, ast.arg)
                }
                long |= {f"{path}:{function.name}({name})" for name in taken & SAYING_NOTHING}
    assert long == set()


HEADLESS = re.compile("(What|Which|That|Whose?|Those|(Of|For) (what|who)|(So|As) much)\\b")


@pytest.mark.slow
def test_docstrings_have_a_subject() -> None:
    headless = []
    for path, module in modules().items():
        for node in ast.walk(module):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                for part in node.body:
                    match part:
                        case ast.Expr(ast.Constant(str() as text)) if HEADLESS.match(text):
                            headless.append(f"{path}:{part.lineno}")
    assert headless == []


@pytest.mark.parametrize("document", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_files_that_are_named_are_there(document: str) -> None:
    named = re.findall(r"`([\w./]+\.py)`", (ROOT / document).read_text("utf-8"))
    assert named
    assert [name for name in named if not any((at / name).exists() for at in (ROOT, PACKAGE))] == []


NAMES_OF_OTHERS = {"Normal", "Heading ", "Type", "_FROM_LXML"}
"""Names of Word's styles, of an attribute in a workbook, and of the class of a library's error."""
TITLE = re.compile(r"\W*[A-Z]\w*[a-z]")


def compared(module: ast.Module) -> Iterator[str]:
    """The texts and constants that a module compares something with, or looks for in a text."""
    for node in ast.walk(module):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            is_sought = node.func.attr in {"startswith", "endswith", "partition", "split", "find"}
            sides = node.args if is_sought else []
        else:
            continue
        for side in sides:
            for each in side.elts if isinstance(side, ast.Tuple | ast.Set | ast.List) else [side]:
                match each:
                    case ast.Constant(value=str() as text) | ast.Name(id=text):
                        yield text
                    case ast.Attribute(value=ast.Name(), attr=text):
                        yield text


def labels(module: ast.Module) -> Iterator[str]:
    """The constants of a module that hold a title."""
    for node in module.body:
        match node:
            case ast.Assign([ast.Name(id=name)], ast.Constant(value=str() as text)):
                if TITLE.match(text):
                    yield name


@pytest.mark.slow
def test_nothing_is_chosen_by_what_it_is_called() -> None:
    shown = {path: it for path, it in modules().items() if path.parts[0] in {"reports", "render"}}
    titles = {name for module in shown.values() for name in labels(module)}
    chosen = {
        (path.name, text)
        for path, module in shown.items()
        for text in compared(module)
        if (text in titles or TITLE.match(text)) and text not in NAMES_OF_OTHERS
    }
    assert chosen == set()
    asked = re.compile(r"(?:[=!]=|\bin) \(?\"[A-Z][a-z]")
    layouts = sorted((PACKAGE / "render").rglob("*.html"))
    assert layouts
    assert [path.name for path in layouts if asked.search(path.read_text("utf-8"))] == []
