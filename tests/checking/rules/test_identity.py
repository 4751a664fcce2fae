from __future__ import annotations

import json

import pytest

from tests.cases import cases
from tests.samples import diagnostics, theme
from uvp_cli.document.findings import Severity

OWN_ID = "Geef elk onderdeel een eigen id."
OWN_NAME = "Voeg beide samen, of geef ze verschillende namen."


def errors(body: str) -> list[str]:
    """The errors in a programme, as "line:column CODE message (place of the first) | hint"."""
    return [
        f"{each.location.line}:{each.location.column} {each.code} {each.message}"
        + (f" ({each.related.line}:{each.related.column})" if each.related else "")
        + f" | {each.hint}"
        for each in diagnostics(body)
        if each.severity is Severity.ERROR
    ]


@cases(
    ("body", "expected"),
    [
        pytest.param(
            "departments: [{id: zuid, name: Afdeling Zuid}]",
            f"9:20 UVP401 De id 'zuid' bestaat al. (8:10) | {OWN_ID}",
            id="gemeente and department",
        ),
        pytest.param(
            "partners: [{id: a, name: A}]\nroles: [{id: b, name: B}, {id: a, name: C}]",
            f"10:32 UVP401 De id 'a' bestaat al. (9:17) | {OWN_ID}",
            id="partner and role",
        ),
        pytest.param(
            "themes:\n  - id: a\n    title: A\n"
            "    ambitions: [{id: a.x, text: A}]\n    goals: [{id: a.x, text: A}]",
            f"13:18 UVP401 De id 'a.x' bestaat al. (12:22) | {OWN_ID}",
            id="ambition and goal",
        ),
        pytest.param(
            theme("- {id: jeugd.a, title: A}\n- {id: jeugd.a, title: B}"),
            f"16:14 UVP401 De id 'jeugd.a' bestaat al. (15:14) | {OWN_ID}",
            id="two actions",
        ),
        pytest.param(
            "other_actions: [{id: mei.a, title: A}]\nplanning: [{title: A, month: 5, id: mei.a}]",
            f"10:37 UVP401 De id 'mei.a' bestaat al. (9:22) | {OWN_ID}",
            id="action and planning item",
        ),
        pytest.param(
            "priorities: [Hoog, hoog]",
            f"9:20 UVP402 De naam 'hoog' lijkt te veel op 'Hoog'. (9:14) | {OWN_NAME}",
            id="two priorities",
        ),
        pytest.param(
            "departments: [{id: a, name: Zorg & Jeugd}, {id: b, name: Zorg en Jeugd}]",
            "9:58 UVP402 De naam 'Zorg en Jeugd' lijkt te veel op 'Zorg & Jeugd' van 'a'. (9:29)"
            f" | {OWN_NAME}",
            id="a sign and its word",
        ),
        pytest.param(
            "partners: [{id: a, name: A, aliases: [BT]}, {id: b, name: B, aliases: [BT]}]",
            f"9:72 UVP402 De naam 'BT' hoort al bij 'a'. (9:39) | {OWN_NAME}",
            id="two aliases",
        ),
        pytest.param(
            "roles: [{id: a, name: Allen, aliases: [Iedereen]}, {id: b, name: Iedereen}]",
            f"9:66 UVP402 De naam 'Iedereen' hoort al bij 'a'. (9:40) | {OWN_NAME}",
            id="alias and name",
        ),
        pytest.param(
            "themes: [{id: a, title: Zorg}, {id: b, title: Zorg}]",
            f"9:47 UVP402 De naam 'Zorg' hoort al bij 'a'. (9:25) | {OWN_NAME}",
            id="titles of themes",
        ),
        pytest.param(
            "themes: [{id: a, title: Overige acties}]\nother_actions: [{id: c, title: C}]",
            "9:25 UVP402 De naam 'Overige acties' hoort al bij 'other_actions'. (10:16) | "
            + OWN_NAME,
            id="a theme and the actions without one",
        ),
        pytest.param(
            "departments: [{id: a, name: A}, {id: b, name: B, aliases: [C, A]}]",
            f"9:63 UVP402 De naam 'A' hoort al bij 'a'. (9:29) | {OWN_NAME}",
            id="departments",
        ),
        pytest.param(
            theme("- {id: zorg.wijk.a, title: A}"),
            "15:14 UVP403 De id 'zorg.wijk.a' begint niet met 'jeugd.'. | Schrijf: jeugd.a",
            id="action of another theme",
        ),
        pytest.param(
            theme("- {id: jeugdzorg.a, title: A}"),
            "15:14 UVP403 De id 'jeugdzorg.a' begint niet met 'jeugd.'. | Schrijf: jeugd.a",
            id="action with a longer word",
        ),
        pytest.param(
            theme("[]", "[{id: doel-1, text: A}]"),
            "13:18 UVP403 De id 'doel-1' begint niet met 'jeugd.'. | Schrijf: jeugd.doel-1",
            id="goal",
        ),
        pytest.param(
            "themes: [{id: a, title: A, ambitions: [{id: b.x, text: A}]}]",
            "9:45 UVP403 De id 'b.x' begint niet met 'a.'. | Schrijf: a.x",
            id="ambition",
        ),
    ],
)
def test_what_is_not_unique_or_misplaced_is_reported(body: str, expected: str) -> None:
    assert errors(body) == [expected]


def test_gemeenten_share_no_names() -> None:
    body = "planning: []"
    head = (
        "version: 2\nid: a\ntitle: A\nperiod: {from: 2026-01, to: 2026-12}\ngemeenten:\n"
        "  - {id: a, name: Bergen}\n  - {id: b, name: Bergen}\n"
    )
    (each,) = diagnostics(body, head)
    assert str(each.location) == "proef.yaml:7:19"
    assert (each.code, each.message) == ("UVP402", "De naam 'Bergen' hoort al bij 'a'.")
    assert str(each.related) == "proef.yaml:6:19"


@cases(
    ("name", "other"),
    [
        ("Vaals", "VAALS"),
        ("Vaals", "Vaals\\n"),
        ("Vaals", "Vaals\\u00a0"),
        ("Vaals", "\\u200bVa\\u00adals"),
        ("Aan de Geul", "Aan  de\\tGeul"),
        ("E\\u0301\\u00e9n", "\\u00c9e\\u0301n"),
        ("Roer-Voort", "Roer Voort"),
        ("Vaals", "\\u202aVaals\\u202c"),
    ],
)
@cases("section", ["departments", "partners", "roles", "themes"])
def test_names_that_no_question_tells_apart_are_the_same(
    section: str, name: str, other: str
) -> None:
    key = "title" if section == "themes" else "name"
    body = f'{section}: [{{id: a, {key}: "{name}"}}, {{id: b, {key}: "{other}"}}]'
    (error,) = errors(body)
    assert " UVP402 De naam '" in error
    first = json.loads(f'"{name}"')
    assert f" lijkt te veel op '{first}' van 'a'." in error


def test_a_name_that_folds_to_nothing_is_itself() -> None:
    assert errors("roles: [{id: a, name: '…'}, {id: b, name: '!'}]") == []


CODES = """\
version: 2
id: a
title: A
period: {from: 2026-01, to: 2026-12}
gemeenten:
"""


def test_gemeenten_share_no_code() -> None:
    head = CODES + "".join(f"  - {{id: {name}, name: {name}, code: GM0001}}\n" for name in "abc")
    found = diagnostics("", head)
    assert [(each.code, str(each.location), str(each.related)) for each in found] == [
        ("UVP404", "proef.yaml:7:28", "proef.yaml:6:28"),
        ("UVP404", "proef.yaml:8:28", "proef.yaml:6:28"),
    ]
    assert found[0].message == "De gemeentecode 'GM0001' hoort al bij 'a'."
    assert found[0].hint == "Zoek de code op bij het CBS; elke gemeente heeft een eigen code."


@cases(
    ("ended", "begun", "right"),
    [
        ("to: 2026-06, merged_into: b", "from: 2026-07", True),
        ("to: 2026-06", "from: 2026-08, to: 2026-09", True),
        ("to: 2026-06, merged_into: b", "from: 2026-06", False),
        ("to: 2026-06, merged_into: b", "to: 2026-12", False),
        ("from: 2026-02", "from: 2026-07", False),
    ],
)
def test_a_code_goes_from_a_gemeente_that_ended_to_one_that_began(
    ended: str, begun: str, *, right: bool
) -> None:
    gemeenten = [f"{{id: a, name: A, code: GM0001, {ended}}}", "{id: c, name: C}"]
    gemeenten.append(f"{{id: b, name: B, code: GM0001, {begun}}}")
    for order in (gemeenten, gemeenten[::-1]):
        head = CODES + "".join(f"  - {each}\n" for each in order)
        assert [each.code for each in diagnostics("", head)] == ([] if right else ["UVP404"])


def test_the_third_of_equal_ids_is_reported_too() -> None:
    body = "roles: [{id: a, name: A}, {id: a, name: B}, {id: a, name: C}]"
    assert [line[:12] for line in errors(body)] == ["9:32 UVP401 ", "9:50 UVP401 "]


@cases(
    "body",
    [
        pytest.param("departments: [{id: a, name: Noord}]", id="name of a gemeente"),
        pytest.param(
            "departments: [{id: a, name: A}]\npartners: [{id: b, name: A}]", id="registers"
        ),
        pytest.param("roles: [{id: a, name: A, aliases: [A]}]", id="own name as an alias"),
        pytest.param("roles: [{id: a, name: ACT!, aliases: [Act]}]", id="own name otherwise"),
        pytest.param("planning: [{title: A, month: 1}, {title: A, month: 2}]", id="planning items"),
        pytest.param(
            theme("- {id: jeugd.a.b, title: A}", "[{id: jeugd.doel, text: A}]"), id="ids in a theme"
        ),
        pytest.param("other_actions: [{id: lamp, title: A}]", id="id outside the themes"),
    ],
)
def test_what_is_unique_and_in_place_is_right(body: str) -> None:
    assert errors(body) == []


def test_a_theme_with_another_id_than_all_that_is_in_it_is_one_finding() -> None:
    body = (
        theme("- {id: jong.a, title: A}\n- {id: jong.b, title: B}", "[{id: jong.doel, text: A}]")
        + "planning: [{title: A, month: 1, actions: [jong.a]}]"
    )
    assert errors(body) == [
        "10:9 UVP403 De ids in dit thema beginnen met 'jong.', niet met 'jeugd.'. | "
        "Schrijf hier weer jong, of begin elke id in dit thema met 'jeugd.'."
    ]


@pytest.mark.parametrize("name", ["\u0420olitie", "P\u03bflitie", "POLIT\u0406E"])
def test_letters_of_another_alphabet_make_no_other_name(name: str) -> None:
    body = f"partners: [{{id: a, name: Politie}}, {{id: b, name: {name}}}]"
    (line,) = errors(body)
    assert f"UVP402 De naam '{name}' lijkt te veel op 'Politie' van 'a'." in line


def test_themes_in_a_circle_are_found_once_and_a_fourth_level_too() -> None:
    circle = """
        themes:
          - {id: a, parent: b, title: A}
          - {id: b, parent: a, title: B}
          - {id: c, parent: c, title: C}
    """
    out = "Laat 'parent:' weg bij het bovenste thema."
    assert errors(circle) == [
        f"11:21 UVP405 Deze thema's vallen in een kring onder elkaar: B > A. | {out}",
        f"13:21 UVP405 Deze thema's vallen in een kring onder elkaar: C. | {out}",
    ]
    deep = """
        themes:
          - {id: a, title: A}
          - {id: b, parent: a, title: B}
          - {id: c, parent: b, title: C}
          - {id: d, parent: c, title: D}
    """
    assert errors(deep) == [
        "14:21 UVP405 Dit thema is het 4e onder elkaar; hooguit 3 mag. | Laat het onder 'b' vallen."
    ]
