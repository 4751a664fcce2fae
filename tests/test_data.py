"""The shipped programme, checked against the adopted text by hand: counts, totals, oddities.

The expected figures were taken from the tables of the adopted programme, not from the code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cases import cases
from uvp_cli.checking.check import check_file
from uvp_cli.document.findings import Severity
from uvp_cli.programme.model import Action, Programme, Remark
from uvp_cli.programme.paths import actions, estimates
from uvp_cli.queries.hours import Figures, account
from uvp_cli.queries.planning import PlanningSelection, select

DATA = Path(__file__).parent.parent / "data" / "uvp2026.yaml"


@pytest.fixture(scope="module")
def programme() -> Programme:
    checked = check_file(DATA)
    assert checked.programme is not None, checked.diagnostics
    return checked.programme


def action(programme: Programme, name: str) -> Action:
    return next(each for _, each in actions(programme) if each.id == name)


def remarks(value: Any) -> Iterator[Remark]:
    """Every remark in a part of the programme."""
    if isinstance(value, Remark):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from remarks(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from remarks(getattr(value, field.name))


def figures(own: int, shared: int, assumed: int, low: int, high: int) -> Figures:
    return Figures(*map(Decimal, (own, shared, assumed, low, high)))


def test_it_has_no_errors_and_only_true_warnings(programme: Programme) -> None:
    """Each warning was checked by hand against the adopted programme."""
    found = check_file(DATA).diagnostics
    assert {each.severity for each in found} == {Severity.WARNING}
    assert Counter(each.code for each in found) == {
        "UVP701": 1,  # Zorg en Veiligheid
        "UVP702": 1,  # action 2 of Fysieke Veiligheid
        "UVP703": 6,
        "UVP704": 11,
        "UVP705": 2,  # Limburgse Norm and Uniformering beleid
        "UVP706": 3,
    }
    planned = {item for each in programme.planning for item in each.actions}
    assert len([a for _, a in actions(programme) if a.id not in planned]) == 11


def test_counts_per_theme(programme: Programme) -> None:
    themes = programme.themes
    assert [theme.id for theme in themes] == ["jeugd", "zorg", "ondermijning", "fysiek"]
    assert [len(theme.ambitions) for theme in themes] == [4, 4, 3, 1]
    assert [len(theme.goals) for theme in themes] == [5, 5, 6, 3]
    numbered = [[each.number for each in theme.actions if each.number] for theme in themes]
    assert numbered == [list(range(1, count + 1)) for count in (4, 6, 10, 3)]
    rows = [sum(each.capacity is not None for each in theme.actions) for theme in themes]
    assert rows == [4, 6, 10, 3]


def test_estimates_and_other_actions(programme: Programme) -> None:
    assert len(list(estimates(programme))) == 25  # 20 for Valkenburg is 10, and 10 or 20 more
    assert len(programme.other_actions) == 3
    assert all(each.capacity is None for each in programme.other_actions)


def test_planning_items_per_month(programme: Programme) -> None:
    found = Counter(item.month for item in programme.planning)
    months = {1: 3, 2: 4, 3: 3, 4: 5, 5: 5, 6: 3, None: 1, 9: 2, 10: 3, 11: 4, 12: 2}
    assert found == months
    assert len(programme.planning) == 35


def test_municipality_codes(programme: Programme) -> None:
    assert {each.name: each.code for each in programme.gemeenten} == {
        "Eijsden-Margraten": "GM1903",
        "Gulpen-Wittem": "GM1729",
        "Meerssen": "GM0938",
        "Vaals": "GM0981",
        "Valkenburg aan de Geul": "GM0994",
    }


@cases("gemeente", ["eijsden-margraten", "gulpen-wittem", "meerssen", "vaals"])
def test_hours_of_four_municipalities(programme: Programme, gemeente: str) -> None:
    found = account(programme, gemeente)
    assert found.totals == figures(830, 56, 180, 922, 1066)
    assert found.totals.hours == 1066
    assert found.by_theme == {
        "jeugd": figures(30, 56, 0, 86, 86),
        "zorg": figures(330, 0, 0, 330, 330),
        "ondermijning": figures(280, 0, 100, 300, 380),
        "fysiek": figures(190, 0, 80, 206, 270),
    }
    assert [line.estimate.hours for line in found.unquantified] == [4]


def test_hours_of_valkenburg_assume_twenty_instead_of_ten_which_may_be_thirty(
    programme: Programme,
) -> None:
    found = account(programme, "valkenburg")
    assert found.totals == figures(830, 56, 190, 932, 1086)
    assert found.by_theme["jeugd"] == figures(30, 56, 10, 96, 106)


def test_hours_of_all_together(programme: Programme) -> None:
    found = account(programme)
    assert found.totals == figures(4150, 280, 910, 4620, 5350)
    assert found.by_theme["jeugd"].hours == 440
    assert found.by_theme["zorg"].hours == 1650
    assert found.by_theme["ondermijning"] == figures(1400, 0, 500, 1500, 1900)
    assert found.by_theme["fysiek"] == figures(950, 0, 400, 1030, 1350)


HOURS_CELLS = {
    "jeugd.veilig-uitgaan": "10 per jaar per gemeente, 20 voor Valkenburg",
    "jeugd.iob-jeugd": "200 uur voor Heuvelland gemeenten samen.",
    "jeugd.netwerk-jeugdoverlast": (
        "Organiseren: 80 uur gezamenlijk bijeenkomst: 4 uur per persoon"
    ),
    "jeugd.regionale-aanpak": "20 per jaar per gemeente",
    "zorg.interventiemogelijkheden": "200 uur per gemeente",
    "zorg.samenwerking": "30 uur per gemeente",
    "zorg.zorg-en-veiligheidsoverleg": "50 uur per gemeente",
    "zorg.toezicht": "20 uur per gemeente",
    "zorg.communicatie": "10 uur per gemeente",
    "zorg.zorg-en-veiligheidshuis": "20 uur per gemeente",
    "ondermijning.limburgse-norm": "100 uur per gemeente",
    "ondermijning.veilig-buitengebied": "20 uur per gemeente",
    "ondermijning.act": "100 uur per",
    "ondermijning.iob-vakantieparken": "20 uur per gemeente",
    "ondermijning.horen-zien-melden": "20 uur per gemeente",
    "ondermijning.communicatie": "20 uur per gemeente",
    "ondermijning.uniformering-beleid": "15 uur per gemeente",
    "ondermijning.preventie": "10 uur per gemeente",
    "ondermijning.iob-zorgfraude": "50 uur per gemeente",
    "ondermijning.dor-dol": "25 uur per gemeente",
    "fysiek.crisisorganisatie": "40 uur per gemeente",
    "fysiek.oefening": "80 uur",
    "fysiek.weerbare-samenleving": "150 uur per gemeente",
}
DURATION_CELLS = {
    "jeugd.veilig-uitgaan": "Continuering voor 1 jaar.",
    "jeugd.iob-jeugd": "Ca. 1 jaar",
    "jeugd.netwerk-jeugdoverlast": "Ca. 6 maanden",
    "jeugd.regionale-aanpak": "Ca. 1 jaar",
    "zorg.interventiemogelijkheden": "Doorlopend",
    "zorg.samenwerking": "doorlopend",
    "zorg.zorg-en-veiligheidsoverleg": "Doorlopend",
    "zorg.toezicht": "1 jaar",
    "zorg.communicatie": "Doorlopend",
    "zorg.zorg-en-veiligheidshuis": "1 jaar",
    "ondermijning.limburgse-norm": None,
    "ondermijning.veilig-buitengebied": "continuering",
    "ondermijning.act": "Tot eind 2026",
    "ondermijning.iob-vakantieparken": "6 maanden",
    "ondermijning.horen-zien-melden": "Doorlopend",
    "ondermijning.communicatie": "Doorlopend",
    "ondermijning.uniformering-beleid": "Doorlopend",
    "ondermijning.preventie": "Doorlopend.",
    "ondermijning.iob-zorgfraude": "1 jaar.",
    "ondermijning.dor-dol": "1 jaar",
    "fysiek.crisisorganisatie": "doorlopend",
    "fysiek.oefening": "1 x per jaar",
    "fysiek.weerbare-samenleving": "Start in 2026",
}
CRISIS = "Alle betrokken bestuurders en afdelingen die zijn belast bij de lokale crisisorganisatie."
NAME_CELLS = {
    "jeugd.veilig-uitgaan": ("OOV, Communicatie, Jeugd", "Politie"),
    "jeugd.iob-jeugd": ("OOV, Jeugd", "Politie, jeugd- en jongerenwerk, ZVH"),
    "jeugd.netwerk-jeugdoverlast": (
        "OOV, Onderwijs, Jeugd, Handhaving, communicatie",
        "Politie, scholen, jeugd- en jongerenwerk, RIEC",
    ),
    "jeugd.regionale-aanpak": ("OOV, Jeugd, handhaving", "Politie, ZVH"),
    "zorg.interventiemogelijkheden": (
        "OOV, Sociaal Domein, Juridische Zaken",
        "VT, ZVHMH, Trajekt, Vangnet, Politie, verschillende WMO aanbieders, GGD-ZL, "
        "woningcorporaties, MIT, Commissie Z&V.",
    ),
    "zorg.samenwerking": (
        "OOV, Sociaal Domein, Juridische Zaken",
        "VT, ZVHMH, Trajekt, Vangnet, politie, verschillende WMO aanbieders, woningcorporaties, "
        "Commissie Z&V.",
    ),
    "zorg.zorg-en-veiligheidsoverleg": (
        "OOV, Sociaal Domein, Burgemeester en Wethouder",
        "VT, ZVHMH, Trajekt, Vangnet, politie, verschillende WMO aanbieders, GGD-ZL "
        "woningcorporaties",
    ),
    "zorg.toezicht": ("OOV, Sociaal Domein, Juridische zaken, Inkoop", "ZVHMH"),
    "zorg.communicatie": ("Communicatie, OOV en Sociaal Domein", "ZVHMH"),
    "zorg.zorg-en-veiligheidshuis": ("OOV, Sociaal Domein", "ZVHMH"),
    "ondermijning.limburgse-norm": ("Alle gemeentelijke afdelingen", "N.V.T."),
    "ondermijning.veilig-buitengebied": ("OOV", "Politie, LLTB, PVO-L"),
    "ondermijning.act": (
        "OOV, Toezicht & Handhaving, Handhavingsjuristen, Bouw en Woningtoezicht.",
        "Politie, RIEC",
    ),
    "ondermijning.iob-vakantieparken": ("ACT! Interventieteam Maastricht-Heuvelland.", "RIEC"),
    "ondermijning.horen-zien-melden": (
        "OOV",
        "Platform Veilig Ondernemen, Provincie Limburg, RIEC Limburg en politie.",
    ),
    "ondermijning.communicatie": ("Communicatie en OOV", "M., politie, PVO-Limburg"),
    "ondermijning.uniformering-beleid": ("Juridische afdeling en OOV", None),
    "ondermijning.preventie": ("OOV, Sociaal Domein", "Zorgaanbieders, scholen"),
    "ondermijning.iob-zorgfraude": ("OOV, Sociaal Domein", "Gemeente Maastricht, zorgaanbieders."),
    "ondermijning.dor-dol": ("OOV, Juridische Zaken", "CCV"),
    "fysiek.crisisorganisatie": (CRISIS, "VRZL"),
    "fysiek.oefening": (CRISIS, "VRZL"),
    "fysiek.weerbare-samenleving": ("OOV, Gemeentesecretaris", "VRZL"),
}


def test_capacity_cells_stand_to_the_letter(programme: Programme) -> None:
    rows = {each.id: each.capacity for _, each in actions(programme) if each.capacity}
    assert {name: row.hours.cell for name, row in rows.items() if row.hours} == HOURS_CELLS
    assert {
        name: row.duration.cell if row.duration else None for name, row in rows.items()
    } == DURATION_CELLS
    assert {
        name: (row.cells.departments, row.cells.partners) for name, row in rows.items() if row.cells
    } == NAME_CELLS


def test_a_capacity_row_names_as_many_parties_as_its_cells(programme: Programme) -> None:
    """Every name in a cell is a registered party: by its name or one of its aliases."""
    known = {
        name.casefold(): party.id
        for section in (programme.departments, programme.partners)
        for party in section
        for name in (party.name, *party.aliases)
    }
    known["ggd-zl woningcorporaties"] = "ggd-zl"  # no comma in the adopted cell: two partners
    for name, cells in NAME_CELLS.items():
        row = action(programme, name).capacity
        assert row is not None
        for cell, ids in zip(cells, (row.departments, row.partners), strict=True):
            text = (cell or "").replace("N.V.T.", "").replace(" en OOV", ", OOV")
            text = text.replace(" en Sociaal", ", Sociaal").replace(" en Wethouder", ", Wethouder")
            text = text.replace(" en politie", ", politie")
            parts = [part.strip() for part in text.split(",") if part.strip()]
            named = [known.get(p.casefold()) or known[p.rstrip(".").casefold()] for p in parts]
            missing = [each for each in ids if each not in named]
            assert missing in ([], ["woningcorporaties"]), name
            assert [each for each in named if each not in ids] == [], name


def test_row_names_that_differ_from_the_action_are_kept(programme: Programme) -> None:
    rows = {each.id: each.capacity.title for _, each in actions(programme) if each.capacity}
    assert {name: title for name, title in rows.items() if title} == {
        "jeugd.iob-jeugd": "IOB-Jeugd",
        "jeugd.netwerk-jeugdoverlast": "Netwerk jeugdoverlast verstevigen",
        "jeugd.regionale-aanpak": "Verstevigen regionale aanpak",
        "zorg.samenwerking": "Verbeteren van de samenwerking",
        "zorg.zorg-en-veiligheidsoverleg": "Zorg en Veiligheidsoverleg",
        "zorg.toezicht": "Toezicht WMO/Jeugd",
        "zorg.communicatie": "Communicatie/bewustwording inwoners",
        "ondermijning.limburgse-norm": "Uitrollen Limburgse Norm",
        "ondermijning.act": "ACT! Maastricht-Heuvelland",
        "ondermijning.preventie": "Preventie",
        "ondermijning.dor-dol": "DOR/DOL",
        "fysiek.oefening": (
            "We zorgen voor een geoefende en betrokken lokale crisisorganisatie door een "
            "integrale oefening uit te voeren."
        ),
    }


def test_assumptions_have_the_other_reading(programme: Programme) -> None:
    assumed = {
        each.hours: [(other.hours, other.per) for other in each.alternatives]
        for _, each in estimates(programme)
        if each.assumption
    }
    assert assumed == {
        Decimal(100): [(Decimal(100), "joint")],
        Decimal(80): [(Decimal(80), "joint")],
        Decimal(10): [(Decimal(20), "gemeente")],
    }


def test_an_assumption_has_a_sentence_for_readers(programme: Programme) -> None:
    told = [each.for_readers for _, each in estimates(programme) if each.assumption]
    assert len(told) == 3
    assert all(each and each.startswith("Het programma ") for each in told)


def test_what_is_ours_is_marked(programme: Programme) -> None:
    """The codes; the kind of money where the adopted text names none, and every link of money."""
    assert {each.derived for each in programme.gemeenten} == {("code",)}
    money = [item for theme in programme.themes for item in theme.budget]
    assert [item.status for item in money if "status" in item.derived] == [
        *("regular", "unknown", "unknown"),
        *("regular", "none-needed", "unknown"),
    ]
    assert [bool(item.actions) == ("actions" in item.derived) for item in money] == [True] * 12


def test_the_exercise_is_a_row_without_a_numbered_action(programme: Programme) -> None:
    exercise = action(programme, "fysiek.oefening")
    assert exercise.number is None
    assert exercise.goals == ("fysiek.doel-2",)
    assert action(programme, "fysiek.ketenpartners").capacity is None


def test_links_that_are_ours_are_marked(programme: Programme) -> None:
    for _, each in actions(programme):
        assert bool(each.goals) == ("goals" in each.derived), each.id
    for item in programme.planning:
        assert bool(item.actions) == ("actions" in item.derived), item.id


GOALS = {
    "jeugd.iob-jeugd": ["jeugd.doel-4", "jeugd.doel-5"],
    "jeugd.netwerk-jeugdoverlast": ["jeugd.doel-5"],
    "jeugd.regionale-aanpak": ["jeugd.doel-5"],
    "zorg.interventiemogelijkheden": ["zorg.doel-1", "zorg.doel-2"],
    "zorg.zorg-en-veiligheidsoverleg": ["zorg.doel-3"],
    "zorg.toezicht": ["zorg.doel-4"],
    "zorg.communicatie": ["zorg.doel-5"],
    "ondermijning.limburgse-norm": ["ondermijning.doel-1"],
    "ondermijning.veilig-buitengebied": ["ondermijning.doel-2", "ondermijning.doel-3"],
    "ondermijning.act": ["ondermijning.doel-3", "ondermijning.doel-5"],
    "ondermijning.iob-vakantieparken": ["ondermijning.doel-3"],
    "ondermijning.horen-zien-melden": [
        "ondermijning.doel-2",
        "ondermijning.doel-3",
        "ondermijning.doel-6",
    ],
    "ondermijning.communicatie": ["ondermijning.doel-2", "ondermijning.doel-6"],
    "ondermijning.uniformering-beleid": ["ondermijning.doel-4"],
    "ondermijning.preventie": ["ondermijning.doel-2"],
    "fysiek.crisisorganisatie": ["fysiek.doel-1"],
    "fysiek.ketenpartners": ["fysiek.doel-3"],
    "fysiek.oefening": ["fysiek.doel-2"],
}
DOUBTFUL = [
    *("jeugd.iob-jeugd", "ondermijning.veilig-buitengebied", "ondermijning.act"),
    "ondermijning.iob-vakantieparken",
]
"""Actions of which the link is not in so many words in the adopted text."""


def test_actions_serve_the_goals_that_the_one_rule_in_the_remark_gives(
    programme: Programme,
) -> None:
    served = {each.id: list(each.goals) for _, each in actions(programme) if each.goals}
    assert served == GOALS


def test_a_doubtful_link_has_a_remark_and_so_has_an_action_without_goal(
    programme: Programme,
) -> None:
    for theme in programme.themes:
        for each in theme.actions:
            said = [remark.text for remark in each.remarks if remark.kind == "assumption"]
            linked = any("oppel" in text and "doelstelling" in text for text in said)
            assert linked == (each.id in DOUBTFUL), each.id
            without = [
                text
                for text in map(" ".join, (r.text.split() for r in each.remarks))
                if text.startswith(f"Geen van de doelstellingen van {theme.title} ")
            ]
            assert each.goals or without, each.id


def test_goals_without_an_action_stay_without(programme: Programme) -> None:
    served = {goal for _, each in actions(programme) for goal in each.goals}
    unserved = [goal.id for theme in programme.themes for goal in theme.goals]
    assert [each for each in unserved if each not in served] == [
        "jeugd.doel-1",
        "jeugd.doel-2",
        "jeugd.doel-3",
    ]


RESPONSIBLE = [
    *("Allen", "ACT!", "ACT!"),
    *("Allen", "ACT!", "Strategisch adviseur", "Valkenburg"),
    *("Allen", "Allen + LLTB + Politie", "ACT!"),
    *("Allen", "Allen", "Allen", "ACT!", "Allen"),
    *("Allen", "Allen", "Allen", "ACT!", "Valkenburg"),
    *("Strategisch adviseur", "ACT!", "Regisseur ondermijning"),
    "Allen",
    *("Strategisch adviseur", "ACT!"),
    *("Allen", "ACT!", "Strategisch Adviseur"),
    *("Strategisch adviseur", "ACT!", "Allen", "Allen"),
    *("Strategisch adviseur", "ACT!"),
]


def test_the_responsible_of_every_planning_item_stand_to_the_letter(programme: Programme) -> None:
    """In the cell; without one, the single party's name is what the programme says."""
    names = {
        party.id: party.name
        for section in (programme.departments, programme.partners, programme.roles)
        for party in section
    }
    assert [
        item.cells.responsible
        if item.cells
        else " + ".join(names[each] for each in item.responsible)
        for item in programme.planning
    ] == RESPONSIBLE
    assert all(item.cells or len(item.responsible) == 1 for item in programme.planning)


def test_the_campaign_is_planned_for_both_actions_that_hold_it(programme: Programme) -> None:
    assert programme.planning[0].actions == (
        "ondermijning.horen-zien-melden",
        "ondermijning.communicatie",
    )


def test_ten_theme_days_belong_to_act(programme: Programme) -> None:
    days = [item for item in programme.planning if item.title == "Themadag ACT!"]
    assert [item.month for item in days] == [1, 2, 3, 4, 5, 6, 9, 10, 11, 12]
    assert {item.actions for item in days} == {("ondermijning.act",)}


def test_nine_planning_items_match_no_action(programme: Programme) -> None:
    assert [item.title for item in programme.planning if not item.actions] == [
        "Week van de Ondermijning",
        "Consulteren gemeenten & partners inhoud UVP 2027",
        "Week tegen mensenhandel",
        "Start UVP 2027",
        "Week van de Veiligheid (week 41: 5 t/m 11 oktober 2026)",
        "Werksessie UVP 2027",
        "Orange the World campagne",
        "Week tegen Kindermishandeling",
        "Evaluatie UVP 2026 & UVP 2027",
    ]


def test_only_veilig_uitgaan_is_for_valkenburg_alone(programme: Programme) -> None:
    found = select(programme, PlanningSelection(gemeente="valkenburg", only=True))
    assert [each.item.title for each in found] == [
        "Veilig Uitgaan (Carnaval)",
        "Veilig Uitgaan (eindexamens)",
    ]


def test_domains_and_their_themes(programme: Programme) -> None:
    found = {each.item.domain: each.theme for each in select(programme, PlanningSelection())}
    assert found == {
        "Ondermijning": "ondermijning",
        "Zorg en Veiligheid": "zorg",
        "Jeugd en Veiligheid": "jeugd",
        "Jeugd en veiligheid": "jeugd",
        "Fysieke veiligheid": "fysiek",
        "Veiligheid": None,
        "Overige": None,
    }


def test_the_week_with_dates(programme: Programme) -> None:
    dated = [item for item in programme.planning if item.from_]
    assert [(item.from_, item.to, item.week) for item in dated] == [
        ("2026-10-05", "2026-10-11", 41)
    ]


def test_the_only_amount_is_a_thousand_euros_per_gemeente(programme: Programme) -> None:
    money = [item for theme in programme.themes for item in theme.budget]
    amounts = [item for item in money if item.status == "amount"]
    assert [(item.euros, item.per, item.actions) for item in amounts] == [
        (Decimal(1000), "gemeente", ("ondermijning.horen-zien-melden",))
    ]
    assert {item.status for item in money} == {"amount", "none-needed", "regular", "unknown"}
    assert all(theme.budget and theme.residents for theme in programme.themes)


def test_only_zorg_has_no_communication(programme: Programme) -> None:
    silent = [theme for theme in programme.themes if not theme.communication]
    assert [theme.id for theme in silent] == ["zorg"]
    assert [remark.kind for remark in silent[0].remarks] == ["missing"]


ODDITIES = {
    "no allocation key": ("assumption", "Gelijk verdelen"),
    "Valkenburg 20": ("estimate", "20 uur voor Valkenburg"),
    "number of persons": ("missing", "personen"),
    "ACT cell breaks off": ("estimate", 'breekt af na "per"'),
    "exercise without basis": ("estimate", "noemt geen grondslag"),
    "exercise has a frequency": ("inconsistency", "hoe vaak er geoefend wordt"),
    "action without a row": ("missing", "geen rij in de capaciteitstabel"),
    "N.V.T. as partner": ("assumption", '"N.V.T."'),
    "no duration": ("missing", "looptijd is leeg"),
    "no partners": ("missing", "ketenpartners is leeg"),
    "M. as partner": ("ambiguity", '"M."'),
    "ACT as department": ("inconsistency", "interventieteam"),
    "mayor as department": ("inconsistency", "burgemeester is een bestuurder"),
    "ZVH and ZVHMH": ("assumption", "ZVHMH"),
    "PVO names": ("assumption", "PVO-Limburg"),
    "legal department names": ("assumption", "Juridische afdeling"),
    "LLTB unexplained": ("missing", "LLTB"),
    "VT unexplained": ("missing", "VT"),
    "CCV unexplained": ("missing", "CCV"),
    "domain Veiligheid": ("inconsistency", 'domein "Veiligheid"'),
    "domain Ondermijning": ("assumption", '"Ondermijning"'),
    "summer months": ("assumption", "juli en augustus"),
    "only Valkenburg planned": ("inconsistency", "Alleen Valkenburg"),
    "evaluation of UVP 2027": ("ambiguity", "UVP 2027"),
    "three or four priorities": ("inconsistency", "vier regionale prioriteiten"),
    "Ondermijnde": ("inconsistency", '"Ondermijnde criminaliteit"'),
    "enforcement team": ("inconsistency", "Intergemeentelijk Bestuurlijk Handhavingsteam"),
    "goals are linked by us": ("assumption", "aan doelstellingen"),
    "planning is linked by us": ("assumption", "maandplanning aan acties"),
    "straatcoaches": ("ambiguity", "indien nodig straatcoaches"),
    "not said whether adopted": ("missing", "Of, wanneer en door wie"),
    "hours per year": ("assumption", '"per jaar"'),
    "who is named for the rural area": ("inconsistency", "LLTB en PVO-L"),
    "boa and municipalities": ("inconsistency", "boa en gemeenten"),
    "department Sociaal": ("inconsistency", "afdeling Sociaal"),
    "regisseur in no cell": ("inconsistency", "regisseur ondermijning"),
    "length is an estimate": ("ambiguity", 'De looptijd is een schatting ("Ca.").'),
    "roll out or continue": ("inconsistency", '"Uitrollen Limburgse Norm"'),
    "columns of the planning": ("inconsistency", 'kolom "Thema"'),
    "small v in domains": ("inconsistency", '"Fysieke veiligheid"'),
    "whose adviser": ("missing", "de strategisch adviseur is"),
    "whose regisseur": ("missing", "de regisseur ondermijning is"),
    "day of Orange the World": ("missing", "Orange the World"),
    "day of the theme days": ("missing", "themadag ACT!"),
    "Week van de Ondermijning": ("missing", "Wanneer de Week van de Ondermijning"),
    "Week tegen mensenhandel": ("missing", "Wanneer de Week tegen mensenhandel"),
    "Week tegen Kindermishandeling": ("missing", "Wanneer de Week tegen Kindermishandeling"),
    "once or yearly": ("missing", "eenmalig of jaarlijks"),
    "money of which action": ("assumption", "koppeling aan actie 5"),
    "aware of what": ("missing", "Waarvan de gemeenten"),
    "fraud is a goal elsewhere": ("missing", "signalen van fraude en/of misbruik"),
    "no title": ("assumption", "tekst zonder titel"),
}


@cases("oddity", ODDITIES)
def test_an_oddity_is_kept_with_a_remark(programme: Programme, oddity: str) -> None:
    kind, words = ODDITIES[oddity]
    said = [each.text for each in remarks(programme) if each.kind == kind]
    if kind == "estimate":  # The estimate itself says what it assumes, and how else it is read.
        said = [each.assumption or "" for _, each in estimates(programme) if each.alternatives]
    assert any(words in " ".join(text.split()) for text in said)


EFFORTS = {
    "jeugd.doel-1": "zetten in op",
    "jeugd.doel-3": "zetten de gemeenten in op",
    "jeugd.doel-5": "zetten in op",
    "jeugd.regionale-aanpak": "zetten erop in",
    "zorg.ambitie-1": "willen bieden",
    "zorg.ambitie-3": "Proberen",
    "zorg.ambitie-4": "willen staan",
    "zorg.samenwerking": "willen",
    "ondermijning.doel-4": "Inzetten op",
    "ondermijning.horen-zien-melden": "streven",
    "ondermijning.preventie": "zetten de gemeenten in op",
    "ondermijning.iob-zorgfraude": "zetten erop in",
    "fysiek.ambitie-1": "werken de gemeenten eraan",
    "fysiek.doel-3": "streven ernaar",
    "fysiek.weerbare-samenleving": "zetten in op",
}
"""Where the adopted text says that it will try, want or work at something."""
RESULTS = re.compile(
    r"\b(?:wordt|worden|gaat|gaan) (?:\w+ )?(?:beter|omhoog|sterker|weerbaarder)\b"
)


def ours(programme: Programme) -> dict[str, str]:
    """What was restated, by the id of what it is about."""
    texts: dict[str, str] = {}
    for theme in programme.themes:
        texts |= {each.id: each.text for each in theme.ambitions}
        texts |= {each.id: each.text for each in theme.goals}
        texts |= {each.id: each.summary or "" for each in theme.actions}
    return texts


def test_what_the_programme_aims_at_is_not_told_as_a_result(programme: Programme) -> None:
    texts = ours(programme)
    assert [name for name, words in EFFORTS.items() if words not in texts[name]] == []
    assert [name for name, text in texts.items() if RESULTS.search(text)] == []


@cache
def prose() -> tuple[str, ...]:
    """Every text in our own words: no name, title, cell or source."""

    def within(node: Any, key: str = "") -> Iterator[str]:
        match node:
            case dict():
                for name, value in node.items():
                    yield from within(value, name)
            case list():
                for value in node:
                    yield from within(value, key)
            case str() if key in {"text", "summary", "note", "assumption"}:
                yield node

    return tuple(within(yaml.safe_load(DATA.read_text("utf-8"))))


WORDING = (
    ("en daarnaast een doorlopend thema als prioriteit", "extra prioriteit"),
    ("de bijbehorende sturingselementen gebruiken", "dezelfde sturingselementen"),
    ("Doel van dit thema is dat jongeren", "Dit thema wil"),
    ("Voor datagestuurd werken", "data gestuurd"),
    (
        "komt er een raadsinformatiebrief, en op de gemeentelijke",
        "komen er een raads",
    ),
    ("de aanpak van zorgfraude te vergroten", "een grotere aanpak"),
    ("zaken die actueel blijken te zijn", "actueel blijken."),
    ("Wij lezen OOV als", "Dat zij"),
    ("Wij lezen MIT als", "Dat zij"),
    ("Wij lezen VRZL als", "Dat zij"),
    ('Wij lezen P&C als "planning en control"', "Dat zij"),
    ("Wij tellen die apart", "Wij houden haar apart"),
    ("Wij lezen: in plaats van de 10 uur.", "Wij lezen in plaats van."),
    ('wie met "Allen" wordt bedoeld', 'wie er met "Allen"'),
    ("en de bijbehorende lokale/interne crisisorganisaties actueel zijn", "die erbij horen, dan"),
)
"""What we say in our own words, and what once stood there: more than the adopted text says, another
thing, or poor Dutch."""


@cases(("said", "rejected"), WORDING)
def test_our_own_words_say_what_the_programme_says(said: str, rejected: str) -> None:
    texts = [" ".join(text.split()) for text in prose()]
    assert any(said in text for text in texts)
    assert not any(rejected in text for text in texts)


def test_no_ten_words_in_a_row_are_those_of_the_published_text() -> None:
    """`published_runs.txt` has a digest of every ten words in a row of the publication."""
    published = set((Path(__file__).parent / "published_runs.txt").read_text("utf-8").split())
    copied = []
    for text in prose():
        words = re.findall(r"[\w'-]+", text.casefold())
        for start in range(len(words) - 9):
            run = " ".join(words[start : start + 10])
            if sha256(run.encode()).hexdigest()[:10] in published:
                copied.append(run)
    assert copied == []


def test_a_remark_names_what_it_is_about(programme: Programme) -> None:
    """Remarks and assumptions are printed in lists and letters too, far from their row."""
    said = [each.text for each in remarks(programme)]
    said += [each.assumption for _, each in estimates(programme) if each.assumption]
    said += [each.for_readers for _, each in estimates(programme) if each.for_readers]
    thing = "actie|cel|hoofdstuk|kolom|oefening|passage|regel|rij|tabel|tekst|thema"
    pointing = re.compile(rf"\b(?:[Dd]eze|[Dd]it) (?:{thing})|^(?:Hier|Deze|Dit|Dat|Er) ")
    assert [text for text in said if pointing.search(text)] == []


def test_our_own_texts_have_straight_quotes() -> None:
    assert [text for text in prose() if re.search("[‘’“”„]", text)] == []
