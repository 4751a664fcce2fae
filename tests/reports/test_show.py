from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.cases import cases
from tests.samples import HEAD, programme, theme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.programme.paths import plain
from uvp_cli.queries.subjects import look_up
from uvp_cli.reports.show import card_report, programme_report
from uvp_cli.reports.tables import Outline, Report

BODY = """
    frameworks:
      - title: Veiligheidsplan
        period: 2024-2027
        remarks: [{kind: ambiguity, text: Welk plan is niet zeker.}]
    introduction: [{text: Dit is de inleiding.}]
    remarks: [{kind: missing, text: Er is geen begroting.}]
    departments: [{id: oov, name: Openbare Orde en Veiligheid, aliases: [OOV, Veiligheid]}]
    partners: [{id: politie, name: Politie}, {id: zvh, name: Veiligheidshuis}]
    roles: [{id: allen, name: Allen}]
    themes:
      - id: jeugd
        number: 1
        title: Jeugd en Veiligheid
        aliases: [Jeugd]
        summary: Over jeugd.
        source: '1'
        remarks: [{kind: inconsistency, text: De titel wisselt.}]
        ambitions: [{id: jeugd.ambitie-1, text: Minder overlast.}]
        goals:
          - {id: jeugd.doel-1, number: 1, text: Veilig uitgaan.}
          - id: jeugd.doel-2
            number: 2
            text: Weerbaar.
            remarks: [{kind: missing, text: Geen actie.}]
        actions:
          - id: jeugd.uitgaan
            number: 3
            title: Uitgaan
            summary: Samen op pad.
            goals: [jeugd.doel-1]
            derived: [goals]
            source: 1, actie 3
            remarks: [{kind: assumption, text: Over de hele actie.}]
            capacity:
              title: Veilig uitgaan
              departments: [oov]
              partners: [politie, zvh]
              hours:
                cell: 10 uur per
                estimates:
                  - {hours: 10, per: gemeente, except: {zuid: 7.5}, assumption: Afgebroken.}
              duration: {cell: 1 jaar}
              source: 1, capaciteit, rij 2
              remarks: [{kind: ambiguity, text: Over de rij.}]
          - {id: jeugd.toolbox, title: Toolbox, derived: [title]}
        residents:
          - {text: Minder herrie., actions: [jeugd.uitgaan]}
          - {text: Meer rust.}
        budget:
          - status: amount
            euros: 5000
            per: gemeente
            text: Voor posters.
            actions: [jeugd.toolbox]
          - {status: amount, euros: 250.5, per: joint, text: Drukwerk.}
          - {status: unknown, text: Volgt.}
          - {status: regular, text: Past erin.}
          - {status: none-needed, text: Niets.}
    other_actions: [{id: oefening, title: Oefening}]
    planning:
      - id: mei.meten
        month: 5
        title: Meten
        responsible: [allen, zuid]
        domain: Jeugd
        actions: [jeugd.uitgaan]
        derived: [actions]
        from: 2026-05-04
        to: 2026-05-10
        week: 19
        source: maandplanning, mei
        cells: {responsible: Allen (Zuid)}
      - {period: {name: Zomer, months: [7, 8]}, title: Toezicht, responsible: [politie]}
      - {month: 9, title: Terugblik, responsible: [allen]}
"""


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def outline(report: Report) -> Outline:
    assert isinstance(report.content, Outline)
    return report.content


def card(found: Programme, given: str) -> Outline:
    return outline(card_report(Loaded(found, "data/proef.yaml"), look_up(found, given)))


def leaves(*texts: str) -> tuple[Outline, ...]:
    return tuple(Outline(text) for text in texts)


def branch(outline: Outline, title: str) -> Outline:
    return next(child for child in outline.children if child.title == title)


DERIVED = "onze lezing; zo staat het niet in het programma"


def test_the_card_of_an_action_gives_everything_known_about_it(found: Programme) -> None:
    assert card(found, "jeugd.uitgaan") == Outline(
        title="Actie: Uitgaan",
        subtitle="UVP Proef 2026 (data/proef.yaml)",
        fields=(
            ("Id", "jeugd.uitgaan"),
            ("Thema", "Jeugd en Veiligheid"),
            ("Nummer", "3"),
            ("Wat", "Samen op pad."),
            ("Doelstelling", f"jeugd.doel-1: Veilig uitgaan. ({DERIVED})"),
            ("Naam in capaciteit", "Veilig uitgaan"),
            ("Uren", "10 uur per"),
            ("Aanname", "Afgebroken."),
            (
                "Voor lezers",
                "Gerekend is met 10 uur per gemeente, voor Zuid 7,5; deze uren rusten op "
                "een aanname.",
            ),
            ("Afdelingen", "Openbare Orde en Veiligheid"),
            ("Ketenpartners", "Politie, Veiligheidshuis"),
            ("Looptijd", "1 jaar"),
            ("Bron", "hoofdstuk 1, actie 3"),
            ("Bron capaciteit", "hoofdstuk 1, capaciteit, rij 2"),
            ("Op meer manieren te lezen", "Over de rij."),
            ("Aanname", "Over de hele actie."),
        ),
        children=(
            Outline("Planning", children=leaves("mei: Meten (onze lezing)"), key="planning"),
        ),
    )


def test_an_action_without_capacity_says_so(found: Programme) -> None:
    assert card(found, "toolbox").fields == (
        ("Id", "jeugd.toolbox"),
        ("Thema", "Jeugd en Veiligheid"),
        ("Titel", DERIVED),
        ("Capaciteit", "niet genoemd"),
    )


def test_an_action_outside_the_themes_has_no_theme(found: Programme) -> None:
    assert card(found, "oefening").fields == (
        ("Id", "oefening"),
        ("Capaciteit", "niet genoemd"),
    )


def test_the_card_of_a_theme_gives_all_its_passages(found: Programme) -> None:
    shown = card(found, "jeugd")
    assert shown.title == "Thema: Jeugd en Veiligheid"
    assert shown.fields == (
        ("Id", "jeugd"),
        ("Nummer", "1"),
        ("Ook genoemd", "Jeugd"),
        ("Inhoud", "Over jeugd."),
        ("Bron", "hoofdstuk 1"),
        ("Tegenstrijdig", "De titel wisselt."),
    )
    assert [child.title for child in shown.children] == [
        "Ambities",
        "Doelstellingen",
        "Wat merkt de inwoner",
        "Benodigde financiële middelen",
        "Communicatie: geen onderdeel van dit thema",
        "Acties",
        "Planning",
    ]
    assert branch(shown, "Ambities").children == leaves("Minder overlast.")
    assert branch(shown, "Doelstellingen").children == (
        Outline("1. Veilig uitgaan. [jeugd.doel-1]"),
        Outline("2. Weerbaar. [jeugd.doel-2]", fields=(("Ontbreekt", "Geen actie."),)),
    )
    assert branch(shown, "Wat merkt de inwoner").children == leaves(
        "Uitgaan: Minder herrie.", "Meer rust."
    )
    assert branch(shown, "Benodigde financiële middelen").children == leaves(
        "Bedrag € 5.000 per gemeente: Toolbox: Voor posters.",
        "Bedrag € 250,50 samen: Drukwerk.",
        "Nog niet bekend: Volgt.",
        "Binnen bestaande budgetten: Past erin.",
        "Geen extra middelen nodig: Niets.",
    )
    assert branch(shown, "Acties").children == leaves(
        "Uitgaan [jeugd.uitgaan]", "Toolbox [jeugd.toolbox]"
    )
    assert branch(shown, "Planning").children == leaves("mei: Meten")


def test_the_card_of_a_goal_names_the_actions_that_serve_it(found: Programme) -> None:
    shown = card(found, "jeugd.doel-1")
    assert shown.title == "Doelstelling: jeugd.doel-1"
    assert shown.fields == (
        ("Id", "jeugd.doel-1"),
        ("Thema", "Jeugd en Veiligheid"),
        ("Nummer", "1"),
        ("Tekst", "Veilig uitgaan."),
    )
    assert shown.children == (
        Outline("Acties", children=leaves("Uitgaan [jeugd.uitgaan] (onze lezing)"), key="actions"),
    )


def test_a_goal_that_no_action_serves_says_so(found: Programme) -> None:
    shown = card(found, "jeugd.doel-2")
    assert shown.fields[-1] == ("Ontbreekt", "Geen actie.")
    (none,) = shown.children
    assert none.title == "Acties: Wij lezen in het programma geen actie die hieraan bijdraagt."
    assert none.key == "actions"


def test_a_branch_keeps_its_key_where_its_title_says_that_it_is_empty(found: Programme) -> None:
    emptied = replace(found.themes[0], residents=())
    shown = card(replace(found, themes=(emptied, *found.themes[1:])), "jeugd")
    keys = {child.key: child.title for child in shown.children}
    assert keys["residents"] == "Wat merkt de inwoner: geen onderdeel van dit thema"
    assert list(keys)[:5] == ["ambitions", "goals", "residents", "budget", "communication"]


def test_the_card_of_an_ambition_gives_its_text(found: Programme) -> None:
    shown = card(found, "jeugd.ambitie-1")
    assert shown.title == "Ambitie: jeugd.ambitie-1"
    assert shown.fields[-1] == ("Tekst", "Minder overlast.")
    assert shown.children == ()


@cases(
    ("given", "title", "fields", "children"),
    [
        (
            "oov",
            "Afdeling: Openbare Orde en Veiligheid",
            (("Id", "oov"), ("Ook genoemd", "OOV, Veiligheid")),
            (Outline("Acties", children=leaves("Uitgaan [jeugd.uitgaan]"), key="actions"),),
        ),
        (
            "politie",
            "Ketenpartner: Politie",
            (("Id", "politie"),),
            (
                Outline("Acties", children=leaves("Uitgaan [jeugd.uitgaan]"), key="actions"),
                Outline(
                    "Planning",
                    children=leaves("Zomer (juli en augustus): Toezicht"),
                    key="planning",
                ),
            ),
        ),
        (
            "allen",
            "Verantwoordelijke: Allen",
            (("Id", "allen"),),
            (
                Outline(
                    "Planning",
                    children=leaves("mei: Meten", "september: Terugblik"),
                    key="planning",
                ),
            ),
        ),
        (
            "midden",
            "Gemeente: Midden aan de Maas",
            (("Id", "midden"), ("Ook genoemd", "Midden"), ("Gemeentecode", "GM0002")),
            (),
        ),
        (
            "zuid",
            "Gemeente: Zuid",
            (("Id", "zuid"),),
            (Outline("Planning", children=leaves("mei: Meten"), key="planning"),),
        ),
    ],
)
def test_the_card_of_a_party_names_what_it_does(
    found: Programme,
    given: str,
    title: str,
    fields: tuple[tuple[str, str], ...],
    children: tuple[Outline, ...],
) -> None:
    shown = card(found, given)
    assert (shown.title, shown.fields, shown.children) == (title, fields, children)


def test_the_card_of_a_planning_item_gives_its_days_week_and_cell(found: Programme) -> None:
    shown = card(found, "mei.meten")
    assert shown.title == "Planningsitem: Meten"
    assert shown.fields == (
        ("Id", "mei.meten"),
        ("Wanneer", "mei"),
        ("Dagen", "4 t/m 10 mei (week 19)"),
        ("Verantwoordelijk", "Allen, Zuid"),
        ("Cel", "Allen (Zuid)"),
        ("Domein", "Jeugd"),
        ("Acties", DERIVED),
        ("Bron", "maandplanning, mei"),
    )
    assert shown.children == (
        Outline("Acties", children=leaves("Uitgaan [jeugd.uitgaan]"), key="actions"),
    )


def test_the_card_of_a_planning_item_gives_a_week_without_days() -> None:
    one = programme("planning: [{id: okt.week, month: 10, title: Themaweek, week: 41}]")
    assert card(one, "okt.week").fields == (
        ("Id", "okt.week"),
        ("Wanneer", "oktober"),
        ("Week", "41"),
    )


def test_the_tree_gives_the_whole_programme(found: Programme) -> None:
    shown = outline(programme_report(Loaded(found, "data/proef.yaml")))
    assert (shown.title, shown.subtitle) == ("UVP Proef 2026", "data/proef.yaml")
    assert shown.fields[1:] == (
        ("Uitwerking van", "Veiligheidsplan 2024-2027"),
        ("Op meer manieren te lezen", "Welk plan is niet zeker."),
        ("Gemeenten", "Noord, Midden aan de Maas en Zuid"),
        ("Ontbreekt", "Er is geen begroting."),
    )
    assert [child.title for child in shown.children] == [
        "Inleiding",
        "1 Jeugd en Veiligheid [jeugd]",
        "Overige acties",
        "Maandplanning",
    ]
    introduction, theme, others, planning = shown.children
    assert introduction.children == leaves("Dit is de inleiding.")
    assert [child.title for child in theme.children] == [
        *("Ambities", "Doelstellingen", "Acties", "Benodigde financiële middelen")
    ]
    assert branch(theme, "Ambities").children == leaves("Minder overlast. [jeugd.ambitie-1]")
    assert branch(theme, "Acties").children == (
        Outline(
            "3. Uitgaan [jeugd.uitgaan]",
            fields=(
                ("Naam in capaciteit", "Veilig uitgaan"),
                ("Uren", "10 uur per"),
                ("Aanname", "Afgebroken."),
                (
                    "Voor lezers",
                    "Gerekend is met 10 uur per gemeente, voor Zuid 7,5; deze uren rusten op "
                    "een aanname.",
                ),
                ("Afdelingen", "Openbare Orde en Veiligheid"),
                ("Ketenpartners", "Politie, Veiligheidshuis"),
                ("Looptijd", "1 jaar"),
            ),
        ),
        Outline(
            "Toolbox [jeugd.toolbox]",
            fields=(("Titel", "onze lezing; zo staat het niet in het programma"),),
        ),
    )
    assert others.children == leaves("Oefening [oefening]")
    assert planning.children == (
        Outline("mei", children=leaves("Meten (Allen (Zuid))")),
        Outline("Zomer (juli en augustus)", children=leaves("Toezicht (Politie)")),
        Outline("september", children=leaves("Terugblik (Allen)")),
    )


def test_the_tree_gives_the_id_of_every_goal(found: Programme) -> None:
    shown = outline(programme_report(Loaded(found, "data/proef.yaml")))
    assert branch(
        branch(shown, "1 Jeugd en Veiligheid [jeugd]"), "Doelstellingen"
    ).children == leaves("1. Veilig uitgaan. [jeugd.doel-1]", "2. Weerbaar. [jeugd.doel-2]")


def test_the_tree_gives_the_period_in_dutch(found: Programme) -> None:
    shown = outline(programme_report(Loaded(found, "data/proef.yaml")))
    assert shown.fields[0] == ("Looptijd", "januari 2026 t/m december 2026")


def test_a_planning_item_without_responsible_has_no_empty_brackets() -> None:
    one = programme("planning: [{month: 5, title: Meten}]")
    shown = outline(programme_report(Loaded(one, "x")))
    assert branch(shown, "Maandplanning").children[0].children == leaves("Meten")


def test_a_programme_with_nothing_in_it_has_a_tree() -> None:
    shown = outline(programme_report(Loaded(programme("", HEAD), "x")))
    assert shown.title == "UVP Proef 2026"
    assert not any(child.children for child in shown.children)


def test_the_contract_of_a_card(found: Programme) -> None:
    contract = card_report(Loaded(found, "x"), look_up(found, "jeugd.uitgaan")).contract
    assert list(contract) == [
        *("programme", "kind", "theme", "id", "title", "number", "summary", "goals"),
        *("capacity", "derived", "source", "remarks", "named_by"),
    ]
    assert contract["programme"] == "uvp-proef-2026"
    assert contract["kind"] == "action"
    assert contract["theme"] == "jeugd"
    assert contract["id"] == "jeugd.uitgaan"
    assert contract["goals"] == ["jeugd.doel-1"]
    assert contract["capacity"]["hours"] == {
        "cell": "10 uur per",
        "estimates": [
            {
                "hours": 10,
                "per": "gemeente",
                "except": {"zuid": Decimal("7.5")},
                "assumption": "Afgebroken.",
            }
        ],
    }
    assert contract["named_by"] == {"actions": [], "planning": ["mei.meten"]}


def test_the_contract_of_a_card_names_what_refers_to_it(found: Programme) -> None:
    def named_by(given: str) -> object:
        return card_report(Loaded(found, "x"), look_up(found, given)).contract["named_by"]

    assert named_by("jeugd.doel-1") == {"actions": ["jeugd.uitgaan"], "planning": []}
    assert named_by("oov") == {"actions": ["jeugd.uitgaan"], "planning": []}
    assert named_by("zuid") == {"actions": [], "planning": ["mei.meten"]}


def test_the_contract_of_a_card_outside_a_theme_has_no_theme(found: Programme) -> None:
    contract = card_report(Loaded(found, "x"), look_up(found, "mei.meten")).contract
    assert contract["kind"] == "planning"
    assert contract["theme"] is None
    assert (contract["from"], contract["to"], contract["week"]) == ("2026-05-04", "2026-05-10", 19)


def test_the_contract_of_the_tree_is_the_document_without_what_is_empty() -> None:
    body = """
        themes:
          - {id: zorg, title: Zorg, actions: [{id: zorg.a, title: A}]}
        planning: [{month: 5, title: Meten, from: 2026-05-04}]
    """
    one = programme(body)
    contract = programme_report(Loaded(one, "x")).contract
    assert contract == plain(one)
    assert contract == {
        "version": 2,
        "id": "uvp-proef-2026",
        "title": "UVP Proef 2026",
        "period": {"from": "2026-01", "to": "2026-12"},
        "gemeenten": [
            {"id": "noord", "name": "Noord", "code": "GM0001"},
            {"id": "midden", "name": "Midden aan de Maas", "aliases": ["Midden"], "code": "GM0002"},
            {"id": "zuid", "name": "Zuid"},
        ],
        "allocation": {"key": "equal"},
        "themes": [{"id": "zorg", "title": "Zorg", "actions": [{"id": "zorg.a", "title": "A"}]}],
        "planning": [{"title": "Meten", "month": 5, "from": "2026-05-04"}],
    }


def test_zero_is_not_empty() -> None:
    assert plain(Decimal(0)) == 0
    body = """
        themes:
          - id: zorg
            title: Zorg
            actions:
              - id: zorg.a
                title: A
                capacity:
                  hours: {cell: nul, estimates: [{hours: 0, per: gemeente, except: {zuid: 0}}]}
    """
    estimates = plain(programme(body))["themes"][0]["actions"][0]["capacity"]["hours"]["estimates"]
    assert estimates == [{"hours": 0, "per": "gemeente", "except": {"zuid": 0}}]


def test_a_level_has_all_of_its_decimals() -> None:
    levels = "baseline: {value: 0.004}, targets: [{value: 1250.125}], realised: [{value: -0.001}]"
    one = programme(theme(f"[{{id: jeugd.x, title: X, indicators: [{{title: I, {levels}}}]}}]"))
    (indicator,) = branch(card(one, "jeugd.x"), "Indicatoren").children
    assert [text for _, text in indicator.fields] == ["0,004", "1.250,125", "-0,001", "gedaald"]


def test_the_planning_of_the_tree_and_of_a_card_is_in_the_order_of_time() -> None:
    one = programme(
        theme("[{id: jeugd.x, title: X}]")
        + "planning:\n"
        + "".join(
            f"  - {{title: {title}, {time}, actions: [jeugd.x]}}\n"
            for title, time in (
                ("Zomer", "period: {name: Zomer, months: [6, 7, 8]}"),
                ("Maart", "month: 3"),
                ("Nog zomer", "period: {name: Zomer, months: [6, 7, 8]}"),
            )
        )
    )
    tree = branch(outline(programme_report(Loaded(one, ""))), "Maandplanning")
    assert [(each.title, len(each.children)) for each in tree.children] == [
        ("maart", 1),
        ("Zomer (juni t/m augustus)", 2),
    ]
    planned = branch(card(one, "jeugd.x"), "Planning").children
    assert [each.title.split(": ")[1] for each in planned] == ["Maart", "Zomer", "Nog zomer"]
