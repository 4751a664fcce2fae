from __future__ import annotations

import pytest

from tests.samples import diagnostics, places
from uvp_cli.checking.decisions import comment, count
from uvp_cli.document.reading import parse


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("# uvp: beslis -- wie?\nremarks: []\n", "9:1 UVP711"),
        ("remarks: []  # uvp: beslis -- wie?\n", "9:14 UVP711"),
        ("#uvp:beslis -- wie?\n", "9:1 UVP711"),
    ],
)
def test_a_comment_says_what_must_still_be_decided(body: str, place: str) -> None:
    assert places(body) == [place]
    (found,) = diagnostics(body)
    assert found.message == "Nog te beslissen: wie?"
    assert found.hint == "Pas zo nodig aan wat hier staat, en verwijder deze opmerking."
    assert found.severity == "warning"


def test_a_comment_without_a_question_counts_too() -> None:
    (found,) = diagnostics("# uvp: beslis\n")
    assert found.message == "Nog te beslissen."


def test_text_in_a_value_is_no_comment() -> None:
    assert places('remarks: [{kind: missing, text: "een # uvp: beslis -- wie?"}]\n') == []


def test_no_comment_silences_it() -> None:
    body = "# uvp: ignore UVP711 -- morgen\nremarks: []  # uvp: beslis -- wie?\n"
    assert places(body) == ["9:1 UVP802", "10:14 UVP711"]


def test_errors_come_first() -> None:
    assert places("# uvp: beslis -- wie?\nonbekend: 1\n") == ["10:1 UVP201"]


def test_what_is_written_is_read() -> None:
    (found,) = diagnostics(f"{comment('klopt dit # nog?')}\n")
    assert found.message == "Nog te beslissen: klopt dit # nog?"


def test_they_are_counted() -> None:
    text = "# uvp: beslis -- wie?\na: 1  # uvp: beslis\nb: '# uvp: beslis -- tekst'\n"
    assert count(parse(text, "proef.yaml")) == 2
