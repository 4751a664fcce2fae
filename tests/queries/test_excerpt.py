"""What of a programme is for one municipality, or about a theme or party."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.papers import made, texts
from tests.samples import WHOLE, placed, programme
from uvp_cli.checking.rules import RULES
from uvp_cli.programme import names, paths, reach
from uvp_cli.programme.model import Programme
from uvp_cli.queries import actions, questions
from uvp_cli.queries.excerpt import about, part, take
from uvp_cli.queries.goals import serve
from uvp_cli.queries.hours import account
from uvp_cli.queries.naming import Names
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


PARTIES = """
departments: [{id: oov, name: OOV}, {id: jeugd, name: Jeugd}]
partners: [{id: politie, name: Politie}, {id: ggd, name: GGD}, {id: om, name: OM}]
roles: [{id: allen, name: Allen}]
introduction:
  - {text: Over het toezicht., actions: [wijk.toezicht]}
  - {text: Over alles.}
themes:
  - id: wijk
    title: Wijk
    ambitions: [{id: wijk.ambitie, text: Rust.}]
    goals:
      - {id: wijk.doel-1, text: Een.}
      - {id: wijk.doel-2, text: Twee.}
      - {id: wijk.doel-3, text: Drie.}
    actions:
      - {id: wijk.krant, title: Krant, goals: [wijk.doel-1], capacity: {departments: [jeugd]}}
      - id: wijk.toezicht
        title: Toezicht
        goals: [wijk.doel-2]
        capacity: {departments: [oov], partners: [politie, om]}
        remarks: [{kind: missing, text: Waar?}]
    residents: [{text: Minder onrust., actions: [wijk.krant]}]
    communication: [{text: Per krant.}]
    budget:
      - {status: unknown, text: De krant., actions: [wijk.krant]}
      - {status: unknown, text: Het toezicht., actions: [wijk.toezicht, wijk.krant]}
  - id: zorg
    title: Zorg
    actions: [{id: zorg.hulp, title: Hulp, capacity: {partners: [ggd]}}]
other_actions: [{id: overig.dag, title: Themadag, goals: [wijk.doel-3]}]
residents: [{text: Van alles.}]
budget: [{status: unknown, text: Het geheel.}]
communication: [{text: Over de krant., actions: [wijk.krant]}]
planning:
  - {month: 2, title: Krant, actions: [wijk.krant, wijk.toezicht], responsible: [allen]}
  - {month: 3, title: Dag, domain: Zorg, responsible: [politie]}
  - {month: 4, title: Hulp, actions: [zorg.hulp]}
"""


def part_of(**asked: tuple[str, ...]) -> Programme:
    return part(programme(PARTIES), Names(**asked))[0]


def test_a_part_has_all_that_is_about_a_party_and_nothing_else() -> None:
    found = part_of(partner=("politie",))
    wijk, zorg = found.themes
    assert [action.id for action in wijk.actions] == ["wijk.toezicht"]
    assert ([goal.id for goal in wijk.goals], wijk.ambitions) == (["wijk.doel-2"], ())
    assert [passage.text for passage in (*wijk.residents, *wijk.communication)] == ["Per krant."]
    assert [(line.text, line.actions) for line in wijk.budget] == [
        ("Het toezicht.", ("wijk.toezicht",))
    ]
    assert (zorg.id, zorg.actions, found.other_actions) == ("zorg", (), ())
    assert [(item.title, item.actions) for item in found.planning] == [
        ("Krant", ("wijk.toezicht",)),
        ("Dag", ()),
    ]
    parties = (*found.departments, *found.partners, *found.roles)
    assert [party.id for party in parties] == ["oov", "politie", "om", "allen"]
    assert [passage.text for passage in found.introduction] == ["Over het toezicht."]
    assert (found.residents, found.budget, found.communication) == ((), (), ())


def test_a_part_about_a_theme_has_all_of_it() -> None:
    found = part_of(theme=("wijk",))
    assert [theme.id for theme in found.themes] == ["wijk"]
    # Whether the goal that another action serves is served cannot be told from the part.
    assert [goal.id for goal in found.themes[0].goals] == ["wijk.doel-1", "wijk.doel-2"]
    assert len(found.themes[0].budget) == 2
    assert [passage.text for passage in found.communication] == ["Over de krant."]
    assert [item.title for item in found.planning] == ["Krant"]


def test_a_part_for_a_municipality_has_nothing_that_is_for_others_alone() -> None:
    found = part(programme(SPLIT), Names(gemeente=("zuid",)))[0]
    said = str(found)
    for left_out in ("Noordactie", "Haven", "Bij noord", "Noord merkt", "V-noord", "V-ook", "Een."):
        assert left_out not in said
    assert [theme.id for theme in found.themes] == ["wijk"]
    assert found.gemeenten == programme(SPLIT).gemeenten


def test_of_a_part_it_is_known_where_it_stood() -> None:
    _, stood = part(programme(PARTIES), Names(partner=("politie",)))
    assert stood(("themes", 0, "actions", 0, "remarks", 0, "text")) == (
        *("themes", 0, "actions", 1),
        *("remarks", 0, "text"),
    )
    assert stood(("planning", 1, "id")) == ("planning", 1, "id")


@pytest.mark.parametrize("body", [PARTIES, SPLIT, WHOLE])
def test_the_actions_of_a_part_are_those_that_a_question_about_it_has(body: str) -> None:
    whole = programme(body)
    for asked in (
        *(Names(gemeente=(named.id,)) for named in names.gemeenten(whole)),
        *(Names(theme=(named.id,)) for named in names.themes(whole)),
        *(Names(department=(named.id,)) for named in names.departments(whole)),
        *(Names(partner=(named.id,)) for named in names.partners(whole)),
    ):
        found = part(whole, asked)[0]
        wanted = actions.ActionSelection(
            gemeente=asked.gemeente,
            theme=asked.theme,
            department=asked.department,
            partner=asked.partner,
        )
        assert {listed.action.id for listed in actions.list_actions(found)} == {
            listed.action.id for listed in actions.select(whole, wanted)
        }
        for name in asked.gemeente:
            assert account(found, name).said == account(whole, name).said
        known = {id_ for _, id_ in paths.identified(found)}
        refers = [name for item in found.planning for name in item.actions]
        assert known.issuperset(refers)


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


def test_an_estimate_for_another_is_no_point_of_a_municipality() -> None:
    estimate = "{hours: 8, per: gemeente, gemeenten: [noord], assumption: Zo gelezen.}"
    hours = f"{{cell: 8 uur voor Noord, estimates: [{estimate}]}}"
    read = programme(f"other_actions: [{{id: overig.a, title: A, capacity: {{hours: {hours}}}}}]")
    for gemeente, points in (("noord", ["estimate"]), ("zuid", []), (None, ["estimate"])):
        found = [point.kind for point in take(read, gemeente).questions]
        assert found == points
        kept = about(read, Names(gemeente=(gemeente,) if gemeente else ()))
        assert [it.kind for it in questions.ask(read) if kept(it.path)] == points


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
            "thema, 2 acties, 1 onderdeel van de planning en 1 regel over geld) en het hoofdstuk "
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


VALID = sorted((Path(__file__).parents[1] / "programmes" / "valid").glob("*.yaml"))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_part_of_a_valid_programme_is_one(path: Path) -> None:
    whole = reach.ungrouped(programme(path.read_text("utf-8"), head=""))
    for asked in (
        *(Names(gemeente=(named.id,)) for named in names.gemeenten(whole)),
        *(Names(theme=(named.id,)) for named in names.themes(whole)),
        *(Names(department=(named.id,)) for named in names.departments(whole)),
        *(Names(partner=(named.id,)) for named in names.partners(whole)),
    ):
        found = part(whole, asked)[0]
        assert [problem for rule in RULES for problem in rule(found)] == []
