"""Every query at 80 columns: no line is longer, and no word is cut."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.answers import answer
from tests.commands.queries import ASKED
from tests.commands.runner import DATA, ROOT
from uvp_cli.commands.shared.loading import try_load

PROGRAMMES = [DATA, *sorted((ROOT / "tests" / "programmes" / "valid").glob("*.yaml"))]
NAMED = {"history": ["{id}"], "search": ["de"]}
"""What stands behind a query that cannot do without."""
WIDE = "1000"
"""Columns in which nothing has to be broken."""


def pieces(text: str) -> set[str]:
    """The words in a text, each in the pieces in which a line may break it.

    A title of a column has a colon where a row is a card, and a stroke before another one that
    shares its column.
    """
    plain = re.sub(r"[│├└─]+|:(?=\s)|(?<=\s)/(?=\s)", " ", text)
    return {piece for word in plain.split() for piece in re.split(r"(?<=[-/])", word) if piece}


def titles(text: str) -> set[str]:
    """The pieces of the titles of columns: a column that says nothing may go, with its title."""
    return {piece for line in re.findall(r"^(.+)\n─", text, re.MULTILINE) for piece in pieces(line)}


@pytest.mark.slow
@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_no_word_is_cut_and_no_line_is_over_80(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programme = try_load(str(path))
    assert programme
    for query in ASKED:
        words = [
            query,
            *(each.format(id=programme.gemeenten[0].id) for each in NAMED.get(query, [])),
        ]
        if query != "rules":
            words += ["--file", str(path)]
        told = {}
        for width in ("80", WIDE):
            monkeypatch.setenv("COLUMNS", width)
            told[width] = answer(*words)
            assert told[width].status == 0, (words, told[width].errors)
        narrow, wide = (told[width].output for width in ("80", WIDE))
        assert pieces(narrow) - pieces(wide) <= {"-"}, words
        assert pieces(wide) - pieces(narrow) <= titles(wide), words
        for line in narrow.splitlines():
            # A word that is wider than the screen stays whole: the name of the file, in a test.
            assert len(line) <= 80 or any(len(piece) > 60 for piece in pieces(line)), words
