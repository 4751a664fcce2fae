from __future__ import annotations

import pytest

from tests.cases import cases
from tests.samples import diagnostics, places
from uvp_cli.checking.comments import asking, count_undecided
from uvp_cli.document.reading import parse

TWO_THEMES = """
themes:
  - {{id: zorg, title: Zorg, communication: [{{text: Via de wijkkrant.}}]}}
  {above}
  - {{id: jeugd, title: Jeugd}}  {behind}
"""


def themes(above: str = "# niets", behind: str = "") -> str:
    return TWO_THEMES.format(above=above, behind=behind)


def test_without_a_comment_the_warning_stands() -> None:
    assert places(themes()) == ["13:10 UVP701"]


@cases(
    "text",
    [
        themes(above="# uvp: ignore UVP701 -- de scholen doen dat"),
        themes(behind="# uvp: ignore UVP701 -- de scholen doen dat"),
        themes(above="# uvp: ignore UVP701 -- een reden\n\n  # nog een opmerking"),
        themes(above="#uvp:ignore UVP701 -- een reden"),
    ],
)
def test_a_comment_silences_a_warning(text: str) -> None:
    assert places(text) == []


def test_a_comment_that_silences_nothing_is_reported() -> None:
    found = diagnostics(themes(above="# uvp: ignore UVP702 -- een reden"))
    assert [(each.location.line, each.location.column, each.code) for each in found] == [
        (12, 3, "UVP802"),
        (13, 10, "UVP701"),
    ]
    assert found[0].message == "Op regel 13 onderdrukt UVP702 niets."


@cases("rest", ["", " UVP701", " UVP701 -- ", " UVP701 reden", " UVP7 -- reden"])
def test_a_comment_without_code_or_reason_silences_nothing(rest: str) -> None:
    found = diagnostics(themes(above=f"# uvp: ignore{rest}"))
    assert [each.code for each in found] == ["UVP801", "UVP701"]
    assert found[0].hint == "Schrijf: # uvp: ignore UVP701 -- reden"


def test_an_error_cannot_be_silenced() -> None:
    body = "themas: []  # uvp: ignore UVP201 -- dat heet bij ons zo\n"
    assert places(body) == ["9:1 UVP201", "9:13 UVP802"]


def test_text_in_a_value_silences_nothing() -> None:
    assert places('remarks: [{kind: missing, text: "een#uvp: ignore"}]\n') == []


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


def test_text_in_a_value_says_nothing_of_what_must_be_decided() -> None:
    assert places('remarks: [{kind: missing, text: "een # uvp: beslis -- wie?"}]\n') == []


def test_no_comment_silences_it() -> None:
    body = "# uvp: ignore UVP711 -- morgen\nremarks: []  # uvp: beslis -- wie?\n"
    assert places(body) == ["9:1 UVP802", "10:14 UVP711"]


def test_errors_come_first() -> None:
    assert places("# uvp: beslis -- wie?\nonbekend: 1\n") == ["10:1 UVP201"]


def test_what_is_written_is_read() -> None:
    (found,) = diagnostics(f"{asking('klopt dit # nog?')}\n")
    assert found.message == "Nog te beslissen: klopt dit # nog?"


def test_what_must_be_decided_is_counted() -> None:
    text = "# uvp: beslis -- wie?\na: 1  # uvp: beslis\nb: '# uvp: beslis -- tekst'\n"
    assert count_undecided(parse(text, "proef.yaml")) == 2
