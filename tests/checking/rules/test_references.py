from __future__ import annotations

import pytest

from tests.cases import cases
from tests.samples import HEAD, diagnostics, theme
from uvp_cli.document.findings import Severity

REGISTERS = """\
departments: [{id: oov, name: OOV}]
partners: [{id: politie, name: Politie}]
roles: [{id: allen, name: Allen}]
"""


OUTSIDE = "Voeg de gemeente toe aan 'gemeenten:', of verwijder haar hier."


def errors(body: str) -> list[str]:
    """The errors in a programme, as "line:column CODE message | hint"."""
    return [
        f"{each.location.line}:{each.location.column} {each.code} {each.message} | {each.hint}"
        for each in diagnostics(body)
        if each.severity is Severity.ERROR
    ]


@cases(
    ("body", "expected"),
    [
        pytest.param(
            theme(
                "- {id: jeugd.a, title: A, goals: [jeugd.doel-1, jeugd.doel-2]}",
                "[{id: jeugd.doel-1, text: A}]",
            ),
            "15:55 UVP301 Onbekende doelstelling 'jeugd.doel-2'. | Bedoelt u 'jeugd.doel-1'?",
            id="goal in a theme",
        ),
        pytest.param(
            "other_actions: [{id: overig.a, title: A, goals: [x]}]",
            "9:50 UVP301 Onbekende doelstelling 'x'. | Bekend: geen. "
            "Voeg 'x' zo nodig toe bij een thema onder 'goals:'.",
            id="goal where there are none",
        ),
        pytest.param(
            "departments: [{id: oov, name: OOV}, {id: jeugd, name: Jeugd}]\n"
            "other_actions: [{id: overig.a, title: A, capacity: {departments: [oov, ovv]}}]",
            "10:72 UVP302 Onbekende afdeling 'ovv'. | Bedoelt u 'oov'?",
            id="department",
        ),
        pytest.param(
            theme("- {id: jeugd.a, title: A, capacity: {departments: [zorg]}}"),
            "15:58 UVP302 Onbekende afdeling 'zorg'. | Bekend: geen. "
            "Voeg 'zorg' zo nodig toe onder 'departments:'.",
            id="department in a theme",
        ),
        pytest.param(
            "groups: [{id: kust, name: Kust, gemeenten: [noord, oost]}]",
            "9:52 UVP304 Onbekende gemeente 'oost'. | Bekend: noord, midden, zuid. "
            "Voeg 'oost' zo nodig toe onder 'gemeenten:'.",
            id="gemeente of a group",
        ),
        pytest.param(
            "groups: [{id: kust, name: Kust, gemeenten: [noord]}]\n"
            "other_actions: [{id: b, title: B, gemeenten: [kusst]}]",
            "10:47 UVP304 Onbekende gemeente 'kusst'. | Bedoelt u 'kust'?",
            id="group",
        ),
        pytest.param(
            "groups: [{id: kust, name: Kust, gemeenten: [noord, zuid]}]\n"
            "themes: [{id: a, title: A, gemeenten: [noord], actions: [\n"
            "  {id: a.b, title: B, gemeenten: [kust]}]}]",
            f"11:23 UVP307 Het thema is niet voor de gemeente 'zuid'. | {OUTSIDE}",
            id="group of which one does not take part",
        ),
        pytest.param(
            "groups: [{id: kust, name: Kust, gemeenten: [noord]},\n"
            "  {id: alles, name: Alles, gemeenten: [kust, zuid]}]",
            "10:40 UVP304 Onbekende gemeente 'kust'. | "
            "'kust' is een groep. Noem hier haar gemeenten: noord.",
            id="group in a group",
        ),
        pytest.param(
            "areas: [{id: a, name: Haven}]\nother_actions: [{id: b, title: B, areas: [haven]}]",
            "10:43 UVP309 Onbekend gebied 'haven'. | De id van haven is a; schrijf die.",
            id="area",
        ),
        pytest.param(
            "areas: [{id: a, name: A, gemeente: oost}]",
            "9:36 UVP304 Onbekende gemeente 'oost'. | Bekend: noord, midden, zuid. "
            "Voeg 'oost' zo nodig toe onder 'gemeenten:'.",
            id="gemeente of an area",
        ),
        pytest.param(
            "priorities: [Hoog, Laag]\nother_actions: [{id: b, title: B, priority: hoog}]",
            "10:45 UVP310 Onbekende prioriteit 'hoog'. | Bedoelt u 'Hoog'?",
            id="priority",
        ),
        pytest.param(
            "other_actions: [{id: b, title: B, priority: Hoog}]",
            "9:45 UVP310 Onbekende prioriteit 'Hoog'. | Bekend: geen. "
            "Voeg 'Hoog' zo nodig toe onder 'priorities:'.",
            id="priority where there are none",
        ),
        pytest.param(
            "partners: [{id: politie, name: Politie}, {id: boa, name: BOA}]\n"
            "other_actions: [{id: overig.a, title: A, capacity: {partners: [halt]}}]",
            "10:64 UVP303 Onbekende ketenpartner 'halt'. | Bekend: politie, boa. "
            "Voeg 'halt' zo nodig toe onder 'partners:'.",
            id="partner",
        ),
        pytest.param(
            "allocation:\n  key: weights\n"
            "  weights:\n    noord: 1\n    midden: 1\n    zuid: 1\n    nord: 3\n",
            "15:5 UVP304 Onbekende gemeente 'nord'. | Bedoelt u 'noord'?",
            id="gemeente with a weight",
        ),
        pytest.param(
            "other_actions:\n  - id: overig.a\n    title: A\n    capacity:\n      hours:\n"
            "        cell: A\n        estimates:\n"
            "          - {hours: 1, per: gemeente, except: {noord: 2, oost: 3}}\n",
            "16:58 UVP304 Onbekende gemeente 'oost'. | Bekend: noord, midden, zuid. "
            "Voeg 'oost' zo nodig toe onder 'gemeenten:'.",
            id="gemeente in an exception",
        ),
        pytest.param(
            "other_actions:\n  - id: overig.a\n    title: A\n    capacity:\n      hours:\n"
            "        cell: A\n        estimates:\n"
            "          - hours: 1\n            per: joint\n            assumption: A\n"
            "            alternatives: [{hours: 1, per: gemeente, except: {oost: 3}}]\n",
            "19:63 UVP304 Onbekende gemeente 'oost'. | Bekend: noord, midden, zuid. "
            "Voeg 'oost' zo nodig toe onder 'gemeenten:'.",
            id="gemeente in another reading",
        ),
        pytest.param(
            "other_actions: [{id: overig.lamp, title: A}]\n"
            "planning: [{title: A, month: 1, actions: [overig.lamp, overig.lampen]}]",
            "10:56 UVP305 Onbekende actie 'overig.lampen'. | Bedoelt u 'overig.lamp'?",
            id="action in the planning",
        ),
        pytest.param(
            "introduction: [{text: A, actions: [b, a]}]\nother_actions: [{id: b, title: B}]",
            "9:39 UVP305 Onbekende actie 'a'. | Bekend: b. "
            "Voeg 'a' zo nodig toe bij een thema onder 'actions:', of onder 'other_actions:'.",
            id="action in introduction",
        ),
        *(
            pytest.param(
                f"themes: [{{id: c, title: C, {section}: [{{{passage}, actions: [a, b]}}]}}]\n"
                "other_actions: [{id: b, title: B}]",
                f"9:{column} UVP305 Onbekende actie 'a'. | Bekend: b. "
                "Voeg 'a' zo nodig toe bij een thema onder 'actions:', of onder 'other_actions:'.",
                id=f"action in {section}",
            )
            for section, passage, column in (
                ("residents", "text: A", 60),
                ("budget", "status: unknown, text: A", 74),
                ("communication", "text: A", 64),
            )
        ),
        pytest.param(
            "planning: [{title: A, month: 1, responsible: [alle]}]\nroles: [{id: allen, name: A}]",
            "9:47 UVP306 Onbekende verantwoordelijke 'alle'. | Bedoelt u 'allen'?",
            id="responsible",
        ),
        pytest.param(
            "other_actions: [{id: a, title: A, owners: [oost]}]",
            "9:44 UVP306 Onbekende trekker 'oost'. | Bekend: noord, midden, zuid. "
            "Voeg 'oost' zo nodig toe onder 'roles:', 'departments:', 'partners:' of 'gemeenten:'.",
            id="owner",
        ),
        pytest.param(
            "other_actions: [{id: a, title: A, measures: [{title: B, owners: [nord]}]}]",
            "9:66 UVP306 Onbekende trekker 'nord'. | Bedoelt u 'noord'?",
            id="owner of a measure",
        ),
        pytest.param(
            "roles: [{id: bgm, name: B}]\nthemes: [{id: a, title: A, portfolio: [bmg]}]",
            "10:40 UVP306 Onbekende portefeuillehouder 'bmg'. | Bedoelt u 'bgm'?",
            id="portfolio",
        ),
        pytest.param(
            "other_actions: [{id: a, title: A, portfolio: [noord]}]",
            "9:47 UVP306 Onbekende portefeuillehouder 'noord'. | Bekend: geen. Voeg 'noord' "
            "zo nodig toe onder 'roles:'.",
            id="portfolio of no role",
        ),
        pytest.param(
            "themes: [{id: a, title: A, gemeenten: [noord, oost]}]",
            "9:47 UVP304 Onbekende gemeente 'oost'. | Bekend: noord, midden, zuid. "
            "Voeg 'oost' zo nodig toe onder 'gemeenten:'.",
            id="gemeente of a theme",
        ),
        pytest.param(
            "other_actions: [{id: a, title: A, gemeenten: [nord]}]",
            "9:47 UVP304 Onbekende gemeente 'nord'. | Bedoelt u 'noord'?",
            id="gemeente of an action",
        ),
        pytest.param(
            "themes: [{id: a, title: A, gemeenten: [noord], "
            "actions: [{id: a.b, title: B, gemeenten: [noord, zuid]}]}]",
            f"9:97 UVP307 Het thema is niet voor de gemeente 'zuid'. | {OUTSIDE}",
            id="gemeente outside the theme",
        ),
        pytest.param(
            "other_actions: [{id: a, title: A, gemeenten: [noord], capacity: {hours: {cell: A, "
            "estimates: [{hours: 1, per: gemeente, except: {noord: 1, zuid: 2}}]}}}]",
            f"9:140 UVP307 Deze uren zijn niet voor de gemeente 'zuid'. | {OUTSIDE}",
            id="exception outside the action",
        ),
        pytest.param(
            "other_actions: [{id: a, title: A, gemeenten: [noord], capacity: {hours: {cell: A, "
            "estimates: [{hours: 1, per: joint, gemeenten: [zuid]}]}}}]",
            f"9:130 UVP307 De actie is niet voor de gemeente 'zuid'. | {OUTSIDE}",
            id="estimate outside the action",
        ),
        pytest.param(
            "other_actions: [{id: a, title: A, capacity: {hours: {cell: A, estimates: "
            "[{hours: 1, per: gemeente, gemeenten: [noord], except: {zuid: 2}}]}}}]",
            f"9:130 UVP307 Deze uren zijn niet voor de gemeente 'zuid'. | {OUTSIDE}",
            id="exception outside the estimate",
        ),
        pytest.param(
            "themes: [{id: a, title: A, gemeenten: [noord]}]\n"
            "planning: [{title: B, month: 3, domain: A, gemeenten: [zuid]}]",
            f"10:56 UVP307 Het thema is niet voor de gemeente 'zuid'. | {OUTSIDE}",
            id="planning item outside its theme",
        ),
        pytest.param(
            "other_actions: [{id: a, title: A, gemeenten: [noord]}]\n"
            "planning: [{title: B, month: 3, actions: [a], gemeenten: [noord, zuid]}]",
            f"10:66 UVP307 De acties van deze regel zijn niet voor de gemeente 'zuid'. | {OUTSIDE}",
            id="planning item outside its actions",
        ),
        *(
            pytest.param(
                f"{body}gemeenten: [oost]{end}",
                f"9:{len(body) + 13} UVP304 Onbekende gemeente 'oost'. | Bekend: noord, midden, "
                "zuid. Voeg 'oost' zo nodig toe onder 'gemeenten:'.",
                id=f"gemeente of {which}",
            )
            for which, body, end in (
                ("a decision", "adoption: {status: adopted, decisions: [{by: Raad, ", "}]}"),
                ("a planning item", "planning: [{title: A, month: 1, ", "}]"),
                (
                    "an estimate",
                    "other_actions: [{id: a, title: A, capacity: {hours: {cell: A, estimates: "
                    "[{hours: 1, per: joint, ",
                    "}]}}}]",
                ),
            )
        ),
    ],
)
def test_a_reference_to_nothing_is_reported_where_it_stands(body: str, expected: str) -> None:
    assert errors(body) == [expected]


def test_a_merger_is_into_a_gemeente_of_the_programme() -> None:
    found = diagnostics(head=HEAD.replace("GM0001", "GM0001, to: 2026-06, merged_into: oost"))
    assert [(str(each.location), each.code, each.message) for each in found] == [
        ("proef.yaml:6:70", "UVP304", "Onbekende gemeente 'oost'.")
    ]


def test_a_gemeente_out_of_a_merger_has_no_other_hours() -> None:
    head = HEAD.replace("GM0001", "GM0001, to: 2026-06, merged_into: zuid").replace(
        "name: Zuid", "name: Zuid, from: 2026-07"
    )
    hours = (
        "capacity: {hours: {cell: A, estimates: [{hours: 1, per: gemeente, except: {zuid: 2}}]}}"
    )
    codes = [
        each.code for each in diagnostics(f"other_actions: [{{id: a, title: A, {hours}}}]", head)
    ]
    assert codes == ["UVP307"]
    named = f"other_actions: [{{id: a, title: A, gemeenten: [midden, zuid], {hours}}}]"
    assert diagnostics(named, head) == ()


def test_every_unknown_name_is_reported() -> None:
    body = "planning: [{title: A, month: 1, responsible: [x, noord, y]}]"
    assert [line.split(" |")[0] for line in errors(body)] == [
        "9:47 UVP306 Onbekende verantwoordelijke 'x'.",
        "9:57 UVP306 Onbekende verantwoordelijke 'y'.",
    ]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (
            ("politie", "politie", "politie"),
            "10:59 UVP303 Onbekende ketenpartner 'politie', hier en op 2 andere plaatsen. | "
            "Heet dit nu 'politie-limburg'? Schrijf dat op al die plaatsen, of maak er weer "
            "'politie' van.",
        ),
        (
            ("politie", "politie-limburg", "politie"),
            "10:59 UVP303 Onbekende ketenpartner 'politie', hier en op 1 andere plaats. | "
            "De id van politie is politie-limburg; schrijf die.",
        ),
        (
            ("halt", "politie-limburg", "halt"),
            "10:59 UVP303 Onbekende ketenpartner 'halt', hier en op 1 andere plaats. | "
            "Bekend: politie-limburg. Voeg 'halt' zo nodig toe onder 'partners:'.",
        ),
    ],
    ids=["changed", "mistyped", "absent"],
)
def test_an_id_that_nothing_has_is_reported_once_wherever_it_is_named(
    named: tuple[str, ...], expected: str
) -> None:
    actions = ", ".join(
        f"{{id: a{index}, title: A{index}, capacity: {{partners: [{name}]}}}}"
        for index, name in enumerate(named)
    )
    body = f"partners: [{{id: politie-limburg, name: Politie}}]\nother_actions: [{actions}]"
    assert errors(body) == [expected]


def test_no_more_than_eight_known_ids_are_listed_with_how_many_there_are_more() -> None:
    parties = ", ".join(f"{{id: afdeling-{i}, name: A{i}}}" for i in range(10))
    body = (
        f"departments: [{parties}]\n"
        "other_actions: [{id: a, title: A, capacity: {departments: [zzz]}}]"
    )
    (line,) = errors(body)
    listed = ", ".join(f"afdeling-{i}" for i in range(8))
    assert line.endswith(
        f"Bekend: {listed} en nog 2. Voeg 'zzz' zo nodig toe onder 'departments:'."
    )


@pytest.mark.parametrize("name", ["jeugd", "jgd"])
def test_a_name_that_is_no_id_leads_to_the_id_of_what_it_names(name: str) -> None:
    body = (
        "departments: [{id: afdeling-j, name: Jeugd, aliases: [JGD]}, {id: jong, name: Jong}]\n"
        f"other_actions: [{{id: a, title: A, capacity: {{departments: [{name}]}}}}]"
    )
    (line,) = errors(body)
    assert line.endswith(f"| De id van {name} is afdeling-j; schrijf die.")


def test_a_reference_to_an_id_as_it_should_be_is_not_reported_too() -> None:
    body = theme("- {id: uitgaan, title: A, goals: [jeugd.doel]}", "[{id: zorg.doel, text: A}]") + (
        "planning: [{title: A, month: 1, actions: [jeugd.uitgaan]}]"
    )
    assert [line.split(" |")[0].split(" ", 1)[1] for line in errors(body)] == [
        "UVP403 De id 'zorg.doel' begint niet met 'jeugd.'.",
        "UVP403 De id 'uitgaan' begint niet met 'jeugd.'.",
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "themes:\n"
            "  - {id: zorg, title: Zorg, goals: [{id: zorg.doel, text: A}]}\n"
            "  - {id: a, title: A, actions: [{id: a.a, title: A, goals: [zorg.doel]}]}\n"
            "other_actions: [{id: overig.a, title: A, goals: [zorg.doel]}]",
            id="goal of another theme",
        ),
        pytest.param(
            f"{REGISTERS}other_actions:\n"
            "  - {id: overig.a, title: A, capacity: {departments: [oov], partners: [politie]}}",
            id="department and partner",
        ),
        pytest.param(
            f"{REGISTERS}"
            "planning: [{title: A, month: 1, responsible: [allen, oov, politie, zuid]}]",
            id="role, department, partner and gemeente",
        ),
        pytest.param(
            "other_actions: [{id: overig.a, title: A}]\n"
            f"{theme('- {id: jeugd.a, title: A}')}"
            "planning: [{title: A, month: 1, actions: [jeugd.a, overig.a]}]",
            id="action in and outside a theme",
        ),
        pytest.param(
            "allocation: {key: weights, weights: {zuid: 1, midden: 2, noord: 3}}",
            id="gemeenten in any order",
        ),
    ],
)
def test_a_reference_to_what_is_registered_is_right(body: str) -> None:
    assert errors(body) == []
