from __future__ import annotations

import pytest

from tests.samples import programme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.naming import Names
from uvp_cli.queries.parties import PartyKind, involve
from uvp_cli.reports.parties import parties_report
from uvp_cli.reports.tables import For, Report, Table

BODY = """
    departments: [{id: inkoop, name: Inkoop}, {id: oov, name: Openbare Orde, aliases: [OO]}]
    partners: [{id: politie, name: Politie}]
    themes:
      - id: jeugd
        title: Jeugd en Veiligheid
        actions:
          - {id: jeugd.a, title: A, capacity: {departments: [oov], partners: [politie]}}
          - {id: jeugd.b, title: B, capacity: {departments: [oov]}}
      - {id: zorg, title: Zorg}
    other_actions: [{id: overig.a, title: C, capacity: {departments: [oov]}}]
    planning:
      - {id: jan.een, month: 1, title: Een, responsible: [oov], domain: Zorg}
      - {month: 2, title: Twee, responsible: [oov]}
"""


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def report(found: Programme, kind: PartyKind = "department", theme: str | None = None) -> Report:
    asked = Names(theme=(theme,) if theme else ())
    involved = involve(found, kind, theme)
    return parties_report(involved, Loaded(found, "data/proef.yaml"), kind, asked)


def table(found: Programme, kind: PartyKind = "department", theme: str | None = None) -> Table:
    content = report(found, kind, theme).content
    assert isinstance(content, Table)
    return content


def seen(content: Table, hidden: For) -> list[tuple[object, ...]]:
    keep = [column.reader is not hidden for column in content.columns]
    return [
        tuple(cell for cell, kept in zip(row.cells, keep, strict=True) if kept)
        for row in content.rows
    ]


def test_people_see_how_often_and_in_which_themes(found: Programme) -> None:
    content = table(found)
    assert content.title == "Afdelingen: hoe vaak genoemd"
    assert content.subtitle == "UVP Proef 2026 (data/proef.yaml)"
    titles = [column.title for column in content.columns if column.reader is not For.PROGRAMS]
    assert titles == ["Afdeling", "Acties", "Planning", "Acties per thema"]
    assert seen(content, For.PROGRAMS) == [
        ("Openbare Orde", 3, 2, "Jeugd en Veiligheid (2), Overige acties (1)"),
        ("Inkoop", 0, 0, ""),
    ]


def test_programs_get_a_number_for_every_theme(found: Programme) -> None:
    content = table(found)
    keys = [column.key for column in content.columns if column.reader is not For.PEOPLE]
    themes = ("theme_jeugd", "theme_zorg", "theme_other_actions")
    assert keys == ["department", "name", "actions", "planning", *themes, "action_ids"]
    assert seen(content, For.PEOPLE) == [
        ("oov", "Openbare Orde", 3, 2, 2, 0, 1, ("jeugd.a", "jeugd.b", "overig.a")),
        ("inkoop", "Inkoop", 0, 0, 0, 0, 0, ()),
    ]


def test_a_theme_alone(found: Programme) -> None:
    content = table(found, "partner", "jeugd")
    assert content.title == "Ketenpartners: hoe vaak genoemd, thema Jeugd en Veiligheid"
    assert seen(content, For.PEOPLE) == [("politie", "Politie", 1, 0, 1, ("jeugd.a",))]


def test_outside_the_themes_counts_only_where_there_are_such_actions() -> None:
    content = table(programme("partners: [{id: politie, name: Politie}]"), "partner")
    assert seen(content, For.PEOPLE) == [("politie", "Politie", 0, 0, ())]


def test_the_notes_say_what_the_numbers_are_not(found: Programme) -> None:
    assert table(found).notes == (
        "2 afdelingen, 1 niet genoemd.",
        "Een actie telt bij elke afdeling die meedoet: de aantallen zijn niet op te tellen.",
    )
    assert table(found).advice == ("Welke acties het zijn: uvp actions --department NAAM",)
    assert table(found, "partner").notes[0] == "1 ketenpartner, 0 niet genoemd."


def test_a_programme_that_names_nobody() -> None:
    content = table(programme(), "partner")
    assert (content.rows, content.notes, content.advice) == ((), (), ())
    assert content.empty == "Dit programma noemt geen ketenpartners."


def test_the_contract(found: Programme) -> None:
    assert report(found, "partner", "zorg").contract == {
        "programme": "uvp-proef-2026",
        "partners": [
            {
                "partner": "politie",
                "name": "Politie",
                "actions": 0,
                "planning": 0,
                "themes": {"zorg": 0},
                "named_by": {"actions": [], "planning": []},
            }
        ],
    }
    first, _ = report(found).contract["departments"]
    assert first == {
        "department": "oov",
        "name": "Openbare Orde",
        "actions": 3,
        "planning": 2,
        "themes": {"jeugd": 2, "zorg": 0, "other_actions": 1},
        "named_by": {"actions": ["jeugd.a", "jeugd.b", "overig.a"], "planning": ["jan.een"]},
    }
