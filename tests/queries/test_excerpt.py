"""What of a programme is for one municipality."""

from __future__ import annotations

import pytest

from tests.papers import made, texts
from tests.samples import WHOLE, placed, programme
from uvp_cli.queries import questions
from uvp_cli.queries.excerpt import take
from uvp_cli.queries.goals import serve
from uvp_cli.reports.papers.figures import figures

SPLIT = """
introduction:
  - {text: Over noord., actions: [wijk.noord], remarks: [{kind: missing, text: V-inleiding}]}
  - {text: Over allen.}
departments: [{id: oov, name: OOV, remarks: [{kind: missing, text: V-oov}]}]
themes:
  - id: wijk
    title: Wijk
    goals:
      - {id: wijk.doel-1, text: Een.}
      - {id: wijk.doel-2, text: Twee., remarks: [{kind: missing, text: V-doel}]}
    actions:
      - id: wijk.noord
        title: Noordactie
        gemeenten: [noord]
        goals: [wijk.doel-1]
        remarks: [{kind: missing, text: V-noordactie}]
      - {id: wijk.samen, title: Samen, goals: [wijk.doel-2]}
    residents:
      - {text: Noord merkt het., actions: [wijk.noord], remarks: [{kind: missing, text: V-merkt}]}
      - {text: Allen merken het., actions: [wijk.noord, wijk.samen]}
    communication:
      - {text: Een krant., actions: [wijk.noord], remarks: [{kind: missing, text: V-krant}]}
    budget:
      - {status: unknown, text: V-noordgeld, actions: [wijk.noord]}
      - {status: unknown, text: V-geld}
  - id: haven
    title: Haven
    gemeenten: [midden]
    summary: Iets.
    remarks: [{kind: missing, text: V-haven}]
other_actions:
  - {id: overig.noord, title: Ook, gemeenten: [noord], remarks: [{kind: missing, text: V-ook}]}
planning:
  - {month: 2, title: Bij noord, actions: [wijk.noord], remarks: [{kind: missing, text: V-bij}]}
  - {month: 3, title: Bij allen, actions: [wijk.samen], remarks: [{kind: missing, text: V-allen}]}
"""


def asked(gemeente: str | None) -> list[str]:
    kinds = ("missing", "budget")
    found = take(programme(SPLIT), gemeente).questions
    return [str(each.text) for each in found if each.kind in kinds]


def test_only_what_is_for_a_municipality_is_taken() -> None:
    found = take(programme(SPLIT), "zuid")
    assert [each.id for each in found.themes] == ["wijk"]
    assert [each.action.id for each in found.actions] == ["wijk.samen"]
    assert [each.id for each in found.themes[0].actions] == ["wijk.samen"]
    assert [each.text for each in found.themes[0].residents] == ["Allen merken het."]
    assert found.themes[0].communication == ()
    assert [each.text for each in found.introduction] == ["Over allen."]
    assert [each.item.title for each in found.planning] == ["Bij allen"]
    assert [each.text for each in found.budget] == ["V-geld"]


def test_questions_about_what_is_left_out_are_left_out() -> None:
    assert asked("zuid") == ["V-doel", "V-allen", "V-geld"]
    assert asked("midden") == ["V-doel", "V-haven", "V-allen", "V-geld"]
    assert {"V-noordactie", "V-merkt", "V-krant", "V-ook", "V-bij", "V-inleiding"} <= {
        *asked("noord")
    }
    assert "V-oov" in asked(None)


def test_all_of_it_has_every_point() -> None:
    whole = programme(WHOLE)
    found = take(whole)
    assert found.questions == questions.ask(whole)
    assert found.themes == whole.themes
    assert len(found.planning) == len(whole.planning)


def test_goals_are_served_by_the_actions_of_the_municipality() -> None:
    found = serve(programme(SPLIT), gemeente="zuid")
    assert [[action.id for action in each.actions] for each in found] == [[], ["wijk.samen"]]
    assert [action.id for action in found[0].theme.actions] == ["wijk.samen"]


def test_a_letter_and_an_excerpt_count_the_same() -> None:
    loaded = placed(SPLIT)
    known = figures(loaded.programme)
    assert known["count.zuid.planning"] == "1"
    assert known["count.zuid.actions"] == "1"
    said = [str(text[0]) for text in texts(made(loaded, "zuid")) if text]
    assert f"Open punten: {known['count.zuid.questions']}." in said
    assert "1 onderdeel op de maandplanning." in said
    assert f"Open punten: {known['count._all.questions']}." in [
        str(text[0]) for text in texts(made(loaded)) if text
    ]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            SPLIT,
            "Dit is het deel voor Zuid. Weggelaten is wat alleen voor andere gemeenten geldt (1 "
            "thema, 2 acties, 1 onderdeel van de planning en 1 regel over geld); en het hoofdstuk "
            "over de betrokkenen, met de open punten daarover. Dat staat in het document over het "
            "hele programma.",
        ),
        (
            "roles: [{id: allen, name: Allen}]",
            "Dit is het deel voor Zuid. Weggelaten is het hoofdstuk over de betrokkenen. Dat staat "
            "in het document over het hele programma.",
        ),
        ("", "Dit is het deel voor Zuid."),
    ],
)
def test_an_excerpt_says_what_it_leaves_out(body: str, sentence: str) -> None:
    assert (sentence,) in list(texts(made(placed(body), "zuid")))


def test_nothing_of_others_stands_in_an_excerpt() -> None:
    said = str(made(placed(SPLIT), "zuid").blocks)
    for left_out in ("Noordactie", "Haven", "Bij noord", "Noord merkt", "V-noord", "V-ook"):
        assert left_out not in said
    assert "Het programma koppelt hieraan geen actie voor Zuid." in said
