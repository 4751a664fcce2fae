from __future__ import annotations

import pytest

from tests.samples import diagnostics, places

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


@pytest.mark.parametrize(
    "text",
    [
        themes(above="# uvp: ignore UVP701 -- de scholen doen dat"),
        themes(behind="# uvp: ignore UVP701 -- de scholen doen dat"),
        themes(above="# uvp: ignore UVP701 -- een reden\n\n  # nog een opmerking"),
        themes(above="#uvp:ignore UVP701 -- een reden"),
    ],
    ids=["above", "behind", "above other lines", "without spaces"],
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


@pytest.mark.parametrize("rest", ["", " UVP701", " UVP701 -- ", " UVP701 reden", " UVP7 -- reden"])
def test_a_comment_without_code_or_reason_silences_nothing(rest: str) -> None:
    found = diagnostics(themes(above=f"# uvp: ignore{rest}"))
    assert [each.code for each in found] == ["UVP801", "UVP701"]
    assert found[0].hint == "Schrijf: # uvp: ignore UVP701 -- reden"


def test_an_error_cannot_be_silenced() -> None:
    body = "themas: []  # uvp: ignore UVP201 -- dat heet bij ons zo\n"
    assert places(body) == ["9:1 UVP201", "9:13 UVP802"]


def test_text_in_a_value_is_no_comment() -> None:
    assert places('remarks: [{kind: missing, text: "een#uvp: ignore"}]\n') == []
