"""All Dutch that is printed is spelled as the Dutch word list has it, or is a name that we list."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import yaml

from tests.clients.tools import system_tool
from tests.commands.runner import DATA, ROOT

PACKAGE = ROOT / "uvp_cli"
SCHEMAS = sorted((ROOT / "schemas").glob("*.json"))
OURS = frozenset((ROOT / "tests" / "words.txt").read_text("utf-8").split())
"""Names, abbreviations and words of the field that no word list has."""
LISTS = "nl_NL,en_US"
"""Keys, formats and programs have English names, in Dutch sentences too."""
OTHER_DOCS = {"architecture.md", "json.md", "prestaties.md", "woorden.md"}
"""In English, full of names of programs, or about words that are not used."""
PROSE = {"text", "summary", "note", "assumption", "for_readers"}
"""The keys of a programme under which our own words stand."""
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
CODE = re.compile(
    r"```.*?```|<pre.*?</pre>|`[^`]*`|\{[{%#].*?[}%#]\}|\{[^}]*\}|<[^>]*>|\]\([^)]*\)"
    r"|https?://\S+|--?[a-z][\w-]*|\b\S+[./_=]\w\S*|'[^' ]*'|\b(?:Fout|Voorbeeld):.*"
    r'|"[^"\n]{1,80}"|\b\w+-(?=\s)',
    re.DOTALL,
)
"""What stands in a text and is no Dutch of ours: code, addresses, markup, options, examples, and
what is quoted; and the first half of a pair such as "jeugd- en jongerenwerk"."""
TEMPLATE = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
"""What a template fills in or decides, out of which a tag or a quotation may not be taken."""
TYPED = {
    ("financien", "uvp_cli/cli.py"),
    ("themas", "uvp_cli/cli.py"),
    ("themas", "uvp_cli/commands/shared/stray.py"),
    ("hexdecimal", "uvp_cli/document/complaints.py"),
}
"""What people type who leave out a mark, in words by which a command is found; and a word of the
parser."""
MARKUP = re.compile(r"\\|\(\?|\||=\"|<")
LABEL = re.compile(r"[A-Z][a-zéëïöü]{3,}")
Text = tuple[str, str]
"""Where a text stands, and the text."""


def words(text: str) -> list[str]:
    return WORD.findall(CODE.sub(" ", TEMPLATE.sub(" ", text)))


def under(keys: set[str], node: Any, key: str = "") -> Iterator[str]:
    """The texts that stand under one of these keys, however deep."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from under(keys, value, name)
    elif isinstance(node, list):
        for value in node:
            yield from under(keys, value, key)
    elif isinstance(node, str) and key in keys:
        yield node


def of_documents() -> Iterator[Text]:
    """What the programme says in our words, the schema, the Dutch documentation and pages."""
    programme = yaml.safe_load(DATA.read_text("utf-8"))
    yield from ((DATA.name, text) for text in under(PROSE, programme))
    for schema in SCHEMAS:
        said = under({"title", "description"}, json.loads(schema.read_text("utf-8")))
        yield from ((schema.name, text) for text in said)
    docs = (path for path in (ROOT / "docs").glob("*.md") if path.name not in OTHER_DOCS)
    pages = (PACKAGE / "render" / "site" / "layout").glob("*.html")
    for path in sorted([*docs, *pages, *(PACKAGE / "files" / "templates").glob("*.md.tmpl")]):
        # The help of a command stands in a block of its own, and is prose too.
        text = path.read_text("utf-8")
        yield path.name, text.replace("```", " ") if path.name == "opdrachten.md" else text


def of_code(tree: ast.Module) -> Iterator[str]:
    """The strings that a module can print: sentences, and labels of one word."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        text = node.value.strip()
        printed = " " in text or LABEL.fullmatch(text)
        if printed and id(node) not in silent and not MARKUP.search(text):
            yield text


def of_the_program() -> Iterator[Text]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for text in of_code(ast.parse(path.read_text("utf-8"))):
            yield str(path.relative_to(ROOT)), text


def not_listed(texts: Iterable[str]) -> frozenset[str]:
    """The words that are in no word list; one process for all."""
    asked = {word for text in texts for word in words(text)}
    command = [str(system_tool("hunspell")), "-d", LISTS, "-i", "utf-8", "-l"]
    found = subprocess.run(
        command, input="\n".join(asked), capture_output=True, text=True, check=False
    )
    if "Can't open" in found.stderr:
        pytest.skip("the word lists of hunspell are absent")
    return frozenset(found.stdout.split())


def misspelled(texts: Iterable[Text], unlisted: frozenset[str]) -> list[Text]:
    """Where each unlisted word stands, once for a word and a place."""
    return sorted(
        {
            (word, place)
            for place, text in texts
            for word in words(text)
            if word in unlisted and word not in OURS
        }
    )


@pytest.mark.slow
def test_documents_are_spelled_right() -> None:
    texts = list(of_documents())
    assert misspelled(texts, not_listed(text for _, text in texts)) == []


@pytest.mark.slow
def test_what_the_program_prints_is_spelled_right() -> None:
    """A string of which most words are unlisted is markup or a statement of SQL."""
    texts = list(of_the_program())
    unlisted = not_listed(text for _, text in texts)

    def is_language(text: str) -> bool:
        known = [word not in unlisted or word in OURS for word in words(text)]
        return LABEL.fullmatch(text) is not None or sum(known) * 2 >= len(known)

    found = misspelled([each for each in texts if is_language(each[1])], unlisted)
    assert set(found) <= TYPED


def test_our_words_are_sorted_and_listed_once() -> None:
    listed = (ROOT / "tests" / "words.txt").read_text("utf-8").split()
    assert listed == sorted(set(listed), key=lambda word: (word.casefold(), word))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("De veilighied van inwoners.", ["veilighied"]),
        ("Geef `--gemeetne`, of kijk in <a href='x'>de hulp</a>.", []),
        ("Een jaarlijkse oefenning met alle gemeentes", ["oefenning"]),
        ("De begroting van het Zorg- en Veiligheidshuis, 5 t/m 11 oktober", []),
        ('Er staat "Veiligheidregio"; de oefenig is jaarlijks.', ["oefenig"]),
    ],
)
def test_a_mistake_is_found_and_code_is_none(text: str, wrong: list[str]) -> None:
    assert sorted(not_listed([text])) == wrong
