from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import programme, shipped_programme
from uvp_cli.document.findings import render_path
from uvp_cli.programme.model import Programme
from uvp_cli.queries import search

BODY = """
    departments: [{id: oov, name: Openbare Orde, aliases: [OOV, Orde]}]
    partners: [{id: politie, name: Politie}]
    themes:
      - id: jeugd
        title: Jeugd en Veiligheid
        summary: Over café's en de straat.
        residents: [{text: De straat is stiller., remarks: [{kind: missing, text: Welke straat?}]}]
        budget: [{status: regular, text: Gewoon geld.}]
        actions:
          - id: jeugd.straat
            title: Straatcoaches
            capacity:
              departments: [oov]
              partners: [politie]
              cells: {departments: Orde en straat}
              duration: {cell: Een jaar}
    planning:
      - month: 5
        title: Meting
        responsible: [politie, noord]
        domain: jeugd en veiligheid
      - {month: 6, title: Straatfeest, responsible: [politie], cells: {responsible: Wijkagent}}
"""
ACTION = "themes[0].actions[0]"


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def places(found: Programme, wanted: str, theme: str | None = None) -> list[str]:
    return sorted(render_path(hit.path) for hit in search.find(found, wanted, theme))


@cases(
    ("wanted", "expected"),
    [
        (
            "STRAAT",
            [
                "planning[1].title",
                f"{ACTION}.capacity.cells.departments",
                f"{ACTION}.title",
                "themes[0].residents[0].remarks[0].text",
                "themes[0].residents[0].text",
                "themes[0].summary",
            ],
        ),
        ("cafe", ["themes[0].summary"]),
        (
            "orde",
            [
                "departments[0].aliases[1]",
                "departments[0].name",
                f"{ACTION}.capacity.cells.departments",
            ],
        ),
        (
            "politie",
            ["partners[0].name", "planning[0].responsible[0]", f"{ACTION}.capacity.partners[0]"],
        ),
        ("wijkagent", ["planning[1].cells.responsible"]),
        ("noord", ["gemeenten[0].name", "planning[0].responsible[1]"]),
        ("gm0002", ["gemeenten[1].code"]),
        ("veiligheid jeugd", []),
        ("regular", []),
        ("jeugd.straat", [f"{ACTION}.id"]),
        ("Jeugd.str", [f"{ACTION}.id"]),
        ("oov", ["departments[0].aliases[0]"]),
        ("midden", ["gemeenten[1].aliases[0]", "gemeenten[1].name"]),
        ("…", []),
    ],
)
def test_where_a_text_stands(found: Programme, wanted: str, expected: list[str]) -> None:
    assert places(found, wanted) == sorted(expected)


def test_a_hit_says_what_was_found_and_of_what(found: Programme) -> None:
    (hit,) = search.find(found, "cafe")
    assert hit.text[hit.begin : hit.end] == "café"
    assert (hit.part.kind, hit.part.id) == ("theme", "jeugd")


def test_an_id_is_found_where_no_text_is(found: Programme) -> None:
    """Half an id that is a word finds texts alone, else 'jeugd' would find all of its actions."""
    (hit,) = search.find(found, "jeugd.straat")
    assert (hit.part.id, hit.text) == ("jeugd.straat", "jeugd.straat")
    assert places(found, "jeugd.straat", "jeugd") == [f"{ACTION}.id"]
    assert f"{ACTION}.id" not in places(found, "jeugd")


def test_one_theme_has_the_planning_of_its_domain(found: Programme) -> None:
    assert places(found, "politie", "jeugd") == [
        "planning[0].responsible[0]",
        f"{ACTION}.capacity.partners[0]",
    ]


def test_every_text_is_found_by_itself(found: Programme) -> None:
    for path, text in search.texts(found):
        assert render_path(path) in places(found, text)


@given(st.text(max_size=6))
def test_any_text_may_be_searched(wanted: str) -> None:
    for hit in search.find(programme(), wanted):
        assert 0 <= hit.begin < hit.end <= len(hit.text)


def test_the_shipped_programme() -> None:
    """By hand: where `grep -i` finds the word in the file; the seventh line of the planning."""
    read = shipped_programme()
    assert places(read, "carnaval") == ["planning[6].title", "themes[0].actions[0].summary"]
