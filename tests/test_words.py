"""The words of docs/woorden.md are those that are printed, and the rejected ones are gone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.commands.runner import DATA, ROOT
from tests.test_spelling import PACKAGE

GLOSSARY = ROOT / "docs" / "woorden.md"
ENGLISH = {"architecture.md", "json.md"}


def rows() -> Iterator[list[str]]:
    for line in GLOSSARY.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in {"woord", "---"}:
            yield cells


def printed() -> dict[str, str]:
    """All that people read, by where it stands; of code its strings, Dutch docstrings included."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        found[str(path.relative_to(ROOT))] = "\n".join(
            " ".join(text.split()) for text in strings if isinstance(text, str)
        )
    docs = (path for path in (ROOT / "docs").glob("*.md") if path.name not in ENGLISH)
    layout = (PACKAGE / "render" / "site" / "layout").iterdir()
    templates = (PACKAGE / "files" / "templates").iterdir()
    for path in (*docs, *layout, *templates, ROOT / "README.md", DATA):
        if path.is_file() and path != GLOSSARY:
            found[str(path.relative_to(ROOT))] = " ".join(path.read_text("utf-8").split())
    return found


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return printed()


@pytest.mark.slow
def test_every_chosen_word_is_printed(texts: dict[str, str]) -> None:
    everything = "\n".join(texts.values()).casefold()
    assert [word for word, *_ in rows() if word.casefold() not in everything] == []


@pytest.mark.slow
def test_no_rejected_word_is_printed(texts: dict[str, str]) -> None:
    rejected = [word for *_, last in rows() for word in re.findall('"([^"]+)"', last)]
    assert len(rejected) > 10
    assert [
        (word, place)
        for word in rejected
        for place, text in texts.items()
        if re.search(rf"\b{re.escape(word)}\b", text)
    ] == []


@pytest.mark.slow
def test_there_is_one_apostrophe(texts: dict[str, str]) -> None:
    curled = re.compile(r"\w[\u2018\u2019]\w")
    assert [place for place, text in texts.items() if curled.search(text)] == []
