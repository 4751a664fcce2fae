from __future__ import annotations

from typing import Any

import pytest

from tests.samples import programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.subjects import look_up
from uvp_cli.reports.dossier import dossier_report
from uvp_cli.reports.show import programme_report
from uvp_cli.reports.tables import Outline, Report

BODY = """
departments: [{id: oov, name: Openbare Orde}, {id: inkoop, name: Inkoop}]
partners: [{id: politie, name: Politie}]
roles: [{id: allen, name: Allen}]
themes:
  - id: jeugd
    title: Jeugd
    budget:
      - {status: amount, euros: 30, per: gemeente, actions: [jeugd.a], text: Een bus.}
      - {status: unknown, text: De rest.}
    goals: [{id: jeugd.doel-1, text: Minder lawaai.}]
    actions:
      - id: jeugd.a
        title: Hek
        continues: jeugd.oud
        goals: [jeugd.doel-1]
        gemeenten: [noord, zuid]
        capacity:
          departments: [oov]
          partners: [politie]
          hours:
            cell: 10 per gemeente
            estimates: [{hours: 10, per: gemeente, except: {zuid: 4}}]
      - {id: jeugd.b, title: Lamp, capacity: {departments: [inkoop]}}
planning:
  - {month: 3, title: Hek plaatsen, responsible: [allen], actions: [jeugd.a]}
  - {month: 4, title: Van zuid, responsible: [zuid], gemeenten: [zuid]}
"""


def report(name: str) -> Report:
    found = programme(BODY)
    return dossier_report(Loaded(found, "data/proef.yaml"), look_up(found, name))


def card(name: str) -> dict[str, Any]:
    """The fields of a card, and what stands in each of its branches."""
    outline = report(name).content
    assert isinstance(outline, Outline)
    branches = {child.title: [each.title for each in child.children] for child in outline.children}
    return dict(outline.fields) | branches


def test_a_municipality_has_its_hours_actions_planning_money_partners_and_open_points() -> None:
    found = card("zuid")
    assert found["Uren samen"] == "4"
    assert found["Uren per thema"] == ["Jeugd: 4"]
    assert found["Acties"] == ["Hek [jeugd.a]", "Lamp [jeugd.b]"]
    assert found["Planning"] == ["maart: Hek plaatsen", "april: Van zuid"]
    assert found["Financiën"] == [
        "Bedrag € 30 per gemeente: Hek: Een bus.",
        "Nog niet bekend: De rest.",
    ]
    assert found["Ketenpartners"] == "Politie"
    assert "Kosten nog niet bekend: 1" in found["Open punten"]


def test_a_municipality_has_nothing_of_what_is_for_others() -> None:
    found = card("midden")
    assert "Uren samen" not in found
    assert found["Acties"] == ["Lamp [jeugd.b]"]
    assert "Planning" not in found
    assert found["Financiën"] == ["Nog niet bekend: De rest."]


@pytest.mark.parametrize("name", ["oov", "politie", "jeugd.doel-1"])
def test_a_party_or_goal_has_the_hours_planning_and_money_of_its_actions(name: str) -> None:
    found = card(name)
    assert found["Uren samen"] == "14 in acties die ook van anderen zijn"
    assert found["Uren per gemeente"] == ["Noord: 10", "Zuid: 4"]
    assert found["Acties"] == ["Hek [jeugd.a]"]
    assert found["Planning"] == ["maart: Hek plaatsen"]
    assert found["Financiën"] == ["Bedrag € 30 per gemeente: Hek: Een bus."]


def test_an_action_has_its_money_hours_and_what_it_continues() -> None:
    found = card("jeugd.a")
    assert found["Vervolg op"] == "jeugd.oud"
    assert found["Uren samen"] == "14"
    assert found["Financiën"] == ["Bedrag € 30 per gemeente: Hek: Een bus."]
    assert card("jeugd.b")["Open punten"] == [
        "Acties zonder uren: 1",
        "Acties zonder doelstelling: 1",
        "Acties zonder planning: 1",
        "Acties zonder ketenpartner: 1",
    ]


def test_a_theme_has_its_hours_and_a_role_what_it_does() -> None:
    assert card("jeugd")["Uren samen"] == "14"
    assert card("allen")["Planning"] == ["maart: Hek plaatsen"]


def test_what_a_card_does_not_say_is_not_zero() -> None:
    found = card("inkoop")
    assert not {"Uren samen", "Uren per gemeente", "Planning", "Financiën", "Ketenpartners"} & set(
        found
    )


def test_the_contract_has_what_is_about_the_subject() -> None:
    about = report("zuid").contract["about"]
    assert about["hours"]["hours"] == 4
    assert about["actions"] == ["jeugd.a", "jeugd.b"]
    assert about["partners"] == ["politie"]
    assert about["budget"] == ["Een bus.", "De rest."]


def test_the_tree_has_the_money() -> None:
    outline = programme_report(Loaded(programme(BODY), "x")).content
    assert isinstance(outline, Outline)
    (theme,) = (child for child in outline.children if child.title == "Jeugd [jeugd]")
    money = theme.children[-1]
    assert [each.title for each in money.children] == [
        "Bedrag € 30 per gemeente: Hek: Een bus.",
        "Nog niet bekend: De rest.",
    ]


def test_money_for_an_action_that_is_not_known_is_an_open_point_about_it() -> None:
    body = BODY.replace("text: De rest.", "text: De rest., actions: [jeugd.a]")
    found = programme(body)
    for name in ("jeugd.a", "politie"):
        asked = dossier_report(Loaded(found, "data/proef.yaml"), look_up(found, name)).outline
        (points,) = (it for it in asked.children if it.key == "questions")
        assert "Kosten nog niet bekend: 1" in [it.title for it in points.children]
