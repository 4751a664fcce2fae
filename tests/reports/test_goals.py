from __future__ import annotations

import pytest

from tests.samples import programme, theme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.goals import serve
from uvp_cli.queries.naming import Names
from uvp_cli.reports.goals import NO_OPEN_POINT, WITHOUT_ACTION, goals_report
from uvp_cli.reports.tables import For, Report, Table

BODY = """
    themes:
      - id: jeugd
        title: Jeugd en Veiligheid
        goals: [{id: jeugd.doel-1, number: 1, text: Praten.}, {id: jeugd.doel-2, text: Meten.}]
        actions:
          - {id: jeugd.a, title: "Horen, zien", goals: [jeugd.doel-1]}
          - {id: jeugd.b, title: Praten, goals: [jeugd.doel-1], derived: [goals]}
      - id: zorg
        title: Zorg
        goals: [{id: zorg.doel-1, text: Zorgen.}]
"""


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def report(found: Programme, theme: str | None = None, *, uncovered: bool = False) -> Report:
    asked = Names(theme=(theme,) if theme else ())
    goals = serve(found, theme, uncovered=uncovered)
    return goals_report(goals, Loaded(found, "data/proef.yaml"), asked, uncovered=uncovered)


def table(found: Programme, theme: str | None = None, *, uncovered: bool = False) -> Table:
    content = report(found, theme, uncovered=uncovered).content
    assert isinstance(content, Table)
    return content


def read(content: Table) -> list[tuple[object, ...]]:
    """What people read of each row."""
    keep = [column.reader is not For.PROGRAMS for column in content.columns]
    return [
        row.cells
        if row.role == "section"
        else tuple(cell for cell, kept in zip(row.cells, keep, strict=True) if kept)
        for row in content.rows
    ]


def test_the_goals_stand_theme_by_theme_with_their_actions(found: Programme) -> None:
    content = table(found)
    assert content.title == "Doelstellingen en hun acties"
    assert content.subtitle == "UVP Proef 2026 (data/proef.yaml)"
    assert read(content) == [
        ("Jeugd en Veiligheid",),
        ("jeugd.doel-1", "Praten.", "Horen, zien; Praten"),
        ("jeugd.doel-2", "Meten.", "geen"),
        ("Zorg",),
        ("zorg.doel-1", "Zorgen.", "geen"),
    ]


def test_where_no_goal_has_an_action_there_is_no_column_for_them(found: Programme) -> None:
    content = table(found, "jeugd", uncovered=True)
    title = "Doelstellingen waarbij wij geen actie lezen, thema Jeugd en Veiligheid"
    assert content.title == title
    assert read(content) == [("Jeugd en Veiligheid",), ("jeugd.doel-2", "Meten.")]
    keys = [column.key for column in content.columns if column.reader is not For.PEOPLE]
    assert keys == ["theme", "goal", "number", "text", "actions", "derived"]


OPEN = "1 daarvan is een open punt: waar acties van hetzelfde thema wel een doelstelling noemen."
WITHOUT = "Zonder actie: wij lezen in het programma geen actie die hieraan bijdraagt."


def test_a_goal_without_an_action_is_our_reading_where_we_read_links() -> None:
    goals = "[{id: jeugd.doel-1, text: Een.}, {id: jeugd.doel-2, text: Twee.}]"
    linked = "[{id: jeugd.a, title: A, goals: [jeugd.doel-1]}]"
    adopted = "Zonder actie: het programma koppelt hieraan geen actie."
    assert table(programme(theme(linked, goals))).notes[-1] == adopted
    assert table(programme(theme(linked, goals)), uncovered=True).title == WITHOUT_ACTION
    read = linked.replace("]}", "], derived: [goals]}")
    assert table(programme(theme(read, goals))).notes[-1] == WITHOUT
    nothing = programme(theme("[{id: jeugd.a, title: A}]", goals))
    assert table(nothing).notes[-1] == adopted
    assert table(nothing, uncovered=True).title == WITHOUT_ACTION


def test_the_notes_count_the_goals_and_what_was_read_into_the_text(found: Programme) -> None:
    assert table(found).notes == (
        "3 doelstellingen, 2 zonder actie.",
        "Van de 2 koppelingen met een actie is er 1 van ons; zo staat het niet in het programma.",
        WITHOUT,
    )
    assert table(found, "zorg").notes == ("1 doelstelling, 1 zonder actie.", WITHOUT)
    assert table(found, uncovered=True).notes == ("2 doelstellingen.", WITHOUT, OPEN)


@pytest.mark.parametrize(
    ("uncovered", "empty"),
    [
        (False, "Geen doelstellingen gevonden."),
        (True, "Geen doelstellingen zonder actie."),
    ],
)
def test_nothing_found_is_said(*, uncovered: bool, empty: str) -> None:
    content = table(programme(), uncovered=uncovered)
    assert (content.rows, content.notes, content.empty) == ((), (), empty)


def test_the_contract(found: Programme) -> None:
    contract = report(found, "jeugd").contract
    assert contract == {
        "programme": "uvp-proef-2026",
        "goals": [
            {
                "theme": "jeugd",
                "goal": "jeugd.doel-1",
                "number": 1,
                "text": "Praten.",
                "actions": ["jeugd.a", "jeugd.b"],
                "derived": ["jeugd.b"],
            },
            {
                "theme": "jeugd",
                "goal": "jeugd.doel-2",
                "number": None,
                "text": "Meten.",
                "actions": [],
                "derived": [],
            },
        ],
    }


def test_fewer_open_points_than_goals_without_an_action_is_explained() -> None:
    body = """
        themes:
          - id: zorg
            title: Zorg
            goals: [{id: zorg.doel-1, text: Een.}, {id: zorg.doel-2, text: Twee.}]
            actions: [{id: zorg.a, title: A, goals: [zorg.doel-1]}]
          - {id: jeugd, title: Jeugd, goals: [{id: jeugd.doel-1, text: Drie.}]}
    """
    said = (
        "1 daarvan is een open punt: waar acties van hetzelfde thema wel een doelstelling noemen."
    )
    assert said in table(programme(body), uncovered=True).notes
    none = body[body.index("          - {id: jeugd") :]
    only = table(programme(f"themes:\n{none}"), uncovered=True)
    assert [note for note in only.notes if "open punt" in note] == [
        OPEN.replace("1 daarvan is een open punt:", NO_OPEN_POINT)
    ]
