from __future__ import annotations

import pytest

from tests.cases import cases
from tests.samples import programme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import UnclearName
from uvp_cli.queries.subjects import Related, look_up, related, subjects

BODY = """
    departments:
      - {id: oov, name: Openbare Orde en Veiligheid, aliases: [OOV]}
    partners:
      - {id: politie, name: Politie}
    roles:
      - {id: burgemeester, name: Burgemeester}
    themes:
      - id: jeugd
        title: Jeugd en Veiligheid
        aliases: [Jongeren]
        ambitions: [{id: jeugd.ambitie-1, text: Minder overlast.}]
        goals: [{id: jeugd.doel-1, text: Veilig uitgaan.}, {id: jeugd.doel-2, text: Weerbaar.}]
        actions:
          - id: jeugd.uitgaan
            title: Veilig uitgaan
            goals: [jeugd.doel-1]
            capacity: {title: Avond en nacht, departments: [oov], partners: [politie]}
          - {id: jeugd.toolbox, title: Toolbox}
      - id: zorg
        title: Zorg
        actions: [{id: zorg.netwerk, title: Netwerk, capacity: {departments: [oov]}}]
    other_actions:
      - {id: oefening, title: Grote oefening, capacity: {partners: [politie]}}
    planning:
      - {id: mei.meten, month: 5, title: Meetmoment, responsible: [oov], actions: [jeugd.uitgaan]}
      - {month: 6, title: Oefendag, responsible: [burgemeester, zuid], actions: [oefening]}
      - {month: 7, title: Overleg, responsible: [politie], domain: Jongeren}
"""


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


@cases(
    ("given", "kind", "subject"),
    [
        ("jeugd", "theme", "jeugd"),
        ("Jeugd en Veiligheid", "theme", "jeugd"),
        ("jongeren", "theme", "jeugd"),
        ("jeugd.ambitie-1", "ambition", "jeugd.ambitie-1"),
        ("jeugd.doel-2", "goal", "jeugd.doel-2"),
        ("jeugd doel 2", "goal", "jeugd.doel-2"),
        ("JEUGD.UITGAAN", "action", "jeugd.uitgaan"),
        ("veilig uit", "action", "jeugd.uitgaan"),
        ("avond en nacht", "action", "jeugd.uitgaan"),
        ("nacht", "action", "jeugd.uitgaan"),
        ("grote", "action", "oefening"),
        ("oefening", "action", "oefening"),
        ("noord", "gemeente", "noord"),
        ("gm0002", "gemeente", "midden"),
        ("maas", "gemeente", "midden"),
        ("OOV", "department", "oov"),
        ("openbare", "department", "oov"),
        ("politie", "partner", "politie"),
        ("burgem", "role", "burgemeester"),
        ("mei.meten", "planning", "mei.meten"),
        ("meetmoment", "planning", "mei.meten"),
    ],
)
def test_a_subject_is_found_by_id_title_alias_row_or_beginning(
    found: Programme, given: str, kind: str, subject: str
) -> None:
    result = look_up(found, given)
    assert (result.kind, result.id) == (kind, subject)


def test_what_stands_in_a_theme_knows_its_theme(found: Programme) -> None:
    themes = {each.id: each.theme.id if each.theme else None for each in subjects(found)}
    assert {name: theme for name, theme in themes.items() if theme} == {
        "jeugd.ambitie-1": "jeugd",
        "jeugd.doel-1": "jeugd",
        "jeugd.doel-2": "jeugd",
        "jeugd.uitgaan": "jeugd",
        "jeugd.toolbox": "jeugd",
        "zorg.netwerk": "zorg",
    }


def test_everything_with_an_id_is_a_subject_in_the_order_of_the_document(found: Programme) -> None:
    assert [each.id for each in subjects(found)] == [
        *("noord", "midden", "zuid", "oov", "politie", "burgemeester"),
        *("jeugd", "jeugd.ambitie-1", "jeugd.doel-1", "jeugd.doel-2"),
        *("jeugd.uitgaan", "jeugd.toolbox", "zorg", "zorg.netwerk", "oefening", "mei.meten"),
    ]


@cases(
    ("given", "message"),
    [
        (
            "jeugd.doel",
            "'jeugd.doel' is niet duidelijk genoeg. Bedoelde u jeugd.doel-1 of jeugd.doel-2?",
        ),
        (
            "o",
            "'o' is niet duidelijk genoeg. "
            "Bedoelde u Openbare Orde en Veiligheid (oov) of Grote oefening (oefening)?",
        ),
        ("polite", "Onbekende id of naam 'polite'. Bedoelde u Politie (politie)?"),
        ("qqqqqq", "Onbekende id of naam 'qqqqqq'. Alle namen en ids: uvp show"),
    ],
)
def test_an_unclear_subject_is_refused_with_ids(found: Programme, given: str, message: str) -> None:
    with pytest.raises(UnclearName) as caught:
        look_up(found, given)
    assert str(caught.value) == message


def links(found: Programme, given: str) -> tuple[list[str], list[str]]:
    """The ids of the actions and the titles of the planning related to a subject."""
    result: Related = related(found, look_up(found, given))
    return [each.id for each in result.actions], [each.title for each in result.planning]


@cases(
    ("given", "actions", "planning"),
    [
        ("jeugd", ["jeugd.uitgaan", "jeugd.toolbox"], ["Meetmoment", "Overleg"]),
        ("zorg", ["zorg.netwerk"], []),
        ("jeugd.ambitie-1", [], []),
        ("jeugd.doel-1", ["jeugd.uitgaan"], []),
        ("jeugd.doel-2", [], []),
        ("jeugd.uitgaan", [], ["Meetmoment"]),
        ("jeugd.toolbox", [], []),
        ("oefening", [], ["Oefendag"]),
        ("oov", ["jeugd.uitgaan", "zorg.netwerk"], ["Meetmoment"]),
        ("politie", ["jeugd.uitgaan", "oefening"], ["Overleg"]),
        ("burgemeester", [], ["Oefendag"]),
        ("zuid", [], ["Oefendag"]),
        ("noord", [], []),
        ("mei.meten", ["jeugd.uitgaan"], []),
    ],
)
def test_what_refers_to_a_subject(
    found: Programme, given: str, actions: list[str], planning: list[str]
) -> None:
    assert links(found, given) == (actions, planning)
