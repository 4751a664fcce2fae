from __future__ import annotations

import pytest

from tests.cases import cases
from tests.samples import HEAD, asked, programme
from uvp_cli.queries.planning import (
    PlanningSelection,
    Scheduled,
    for_everyone,
    only_theme,
    schedule,
    select,
    theme_of_work,
)
from uvp_cli.queries.wanted import Wanted

BODY = """
    departments: [{id: oov, name: Openbare Orde en Veiligheid}]
    partners: [{id: politie, name: Politie}]
    roles: [{id: allen, name: Allen}]
    themes:
      - {id: jeugd, title: Jeugd en Veiligheid, aliases: [Jeugd]}
      - {id: zorg, title: Zorg}
    planning:
      - {month: 11, title: Elf, responsible: [allen], domain: JEUGD EN VEILIGHEID}
      - {month: 1, title: Eén, responsible: [oov, zuid], domain: jeugd}
      - {month: 2, title: Twee, gemeenten: [noord], domain: Zorg}
      - period: {name: Zomerperiode, months: [7, 8]}
        title: Zomer
        gemeenten: [noord, zuid]
        responsible: [zuid]
      - {month: 7, title: Zeven, responsible: [politie], domain: Veiligheid}
      - {month: 12, title: Twaalf Evaluatie}
"""


def titles(selection: PlanningSelection) -> list[str]:
    return [scheduled.item.title for scheduled in select(programme(BODY), selection)]


YEARS = HEAD.replace("to: 2026-12", "to: 2027-12")
DATED = """
    themes:
      - {id: haven, title: Haven, gemeenten: [zuid]}
    other_actions: [{id: a, title: A, gemeenten: [noord, zuid]}]
    planning:
      - {title: Tweede, month: 5, year: 2027, actions: [a]}
      - {title: Elk jaar, month: 3, domain: Haven}
      - {title: Eerste, month: 9, from: 2026-09-01}
      - {title: Winter, period: {name: Winter, months: [12, 1]}, year: 2026, gemeenten: [noord]}
"""


@cases(
    ("selection", "expected"),
    [
        (PlanningSelection(), ["Elk jaar", "Eerste", "Winter", "Tweede"]),
        (PlanningSelection(asked=asked("", YEARS, "2026")), ["Elk jaar", "Eerste", "Winter"]),
        (PlanningSelection(asked=asked("", YEARS, "2027")), ["Elk jaar", "Winter", "Tweede"]),
        (PlanningSelection(asked=asked("mei", YEARS, "2027")), ["Tweede"]),
        (PlanningSelection(gemeente="midden"), ["Eerste"]),
        (PlanningSelection(gemeente="noord"), ["Eerste", "Winter", "Tweede"]),
        (PlanningSelection(gemeente="zuid", only=True), ["Elk jaar", "Tweede"]),
    ],
)
def test_years_and_those_that_actions_are_for(
    selection: PlanningSelection, expected: list[str]
) -> None:
    found = select(programme(DATED, YEARS), selection)
    assert [scheduled.item.title for scheduled in found] == expected


def test_after_a_merger_the_one_that_took_over_is_responsible() -> None:
    head = HEAD.replace("GM0001", "GM0001, to: 2026-06, merged_into: zuid").replace(
        "name: Zuid", "name: Zuid, from: 2026-07"
    )
    merged = programme(
        "planning:\n"
        "  - {title: Voor, month: 6, responsible: [noord]}\n"
        "  - {title: Na, month: 7, responsible: [noord, zuid]}\n"
        "  - {title: Samen, month: 8}\n",
        head,
    )
    assert [each.responsible for each in schedule(merged)] == [("Noord",), ("Zuid",), ()]

    def titles_of(selection: PlanningSelection) -> list[str]:
        return [each.item.title for each in select(merged, selection)]

    assert titles_of(PlanningSelection(gemeente="noord")) == ["Voor"]
    assert titles_of(PlanningSelection(gemeente="zuid")) == ["Na", "Samen"]
    assert titles_of(PlanningSelection(responsible="zuid")) == ["Na"]


def test_everything_is_kept_in_the_order_of_time() -> None:
    assert titles(PlanningSelection()) == [
        "Eén",
        "Twee",
        "Zeven",
        "Zomer",
        "Elf",
        "Twaalf Evaluatie",
    ]


Q1 = "period: {name: Q1, months: [1, 2, 3]}"


@cases(
    ("period", "items", "expected"),
    [
        (
            "from: 2026-01, to: 2026-12",
            [
                "title: Q4, period: {name: Q4, months: [10, 11, 12]}",
                "title: april, month: 4",
                f"title: Q1, {Q1}",
                "title: januari, month: 1",
                f"title: nog een Q1, {Q1}",
                "title: winter, period: {name: Winter, months: [12, 1, 2]}, year: 2026",
            ],
            ["januari", "Q1", "nog een Q1", "april", "Q4", "winter"],
        ),
        (
            "from: 2026-01, to: 2026-12",
            [
                "title: juni in Q2, quarter: 2, from: 2026-06-01",
                "title: halfjaar, half: 1",
                "title: Q1, quarter: 1",
                "title: mei, month: 5",
                "title: april, month: 4",
                "title: Q2, quarter: 2",
                "title: januari, month: 1",
            ],
            ["januari", "Q1", "halfjaar", "april", "juni in Q2", "Q2", "mei"],
        ),
        (
            "from: 2026-09, to: 2027-08",
            [
                "title: Q1, quarter: 1",
                "title: Q4, quarter: 4",
                "title: winter, period: {name: Winter, months: [12, 1]}, from: 2027-01-05",
                "title: tweede helft, half: 2, year: 2026",
                "title: eerste helft, half: 1",
            ],
            ["tweede helft", "Q4", "winter", "Q1", "eerste helft"],
        ),
        (
            "from: 2026-09, to: 2027-06",
            [
                "title: juni, month: 6",
                "title: januari, month: 1",
                "title: lichtjes, month: 12, from: 2026-12-28, to: 2027-01-03",
                "title: winter, period: {name: Winter, months: [12, 1, 2]}",
                "title: september, month: 9",
            ],
            ["september", "lichtjes", "winter", "januari", "juni"],
        ),
        (
            "from: 2026-09, to: 2028-08",
            [
                "title: mei 2028, month: 5, year: 2028",
                "title: elke januari, month: 1",
                "title: oktober 2027, month: 10, from: 2027-10-04",
                "title: elke september, month: 9",
            ],
            ["elke september", "elke januari", "oktober 2027", "mei 2028"],
        ),
    ],
)
def test_the_planning_is_in_the_order_of_time_within_the_programme(
    period: str, items: list[str], expected: list[str]
) -> None:
    head = HEAD.replace("from: 2026-01, to: 2026-12", period)
    planned = programme("planning:\n" + "".join(f"  - {{{item}}}\n" for item in items), head)
    assert [each.item.title for each in schedule(planned)] == expected
    assert [each.item.title for each in select(planned, PlanningSelection())] == expected


def test_months_over_new_year_are_in_their_own_order_where_they_come_back() -> None:
    body = "planning:\n  - {title: Jan, month: 1}\n  - {title: Nov, month: 11}\n"
    found = select(programme(body, YEARS), PlanningSelection(asked=asked("nov t/m jan", YEARS)))
    assert [each.item.title for each in found] == ["Nov", "Jan"]


def test_an_item_comes_with_what_its_ids_stand_for() -> None:
    found = schedule(programme(BODY))
    assert found[0] == Scheduled(
        item=found[0].item,
        moments=((None, 1),),
        responsible=("Openbare Orde en Veiligheid", "Zuid"),
        theme="jeugd",
        gemeenten=(),
        parties=("oov", "zuid"),
    )
    assert [each.months for each in found] == [(1,), (2,), (7,), (7, 8), (11,), (12,)]
    assert [each.theme for each in found] == ["jeugd", "zorg", None, None, "jeugd", None]
    assert found[3].gemeenten == ("noord", "zuid")
    assert found[5].responsible == ()


@cases(
    ("months", "kept"),
    [
        ("jan", ["Eén"]),
        ("jul", ["Zeven", "Zomer"]),
        ("aug", ["Zomer"]),
        ("sep", []),
        ("juli t/m augustus", ["Zeven", "Zomer"]),
        ("nov, dec, jan en feb", ["Eén", "Twee", "Elf", "Twaalf Evaluatie"]),
    ],
)
def test_months_keep_what_falls_in_one_of_them(months: str, kept: list[str]) -> None:
    assert titles(PlanningSelection(asked=asked(months))) == kept


@cases(
    ("months", "kept"),
    [
        ("mei", ["Q2", "Helft"]),
        ("Q2", ["Q2", "Helft"]),
        ("2e halfjaar", ["Q4", "Nieuwjaar"]),
        ("augustus t/m oktober", ["Q4"]),
    ],
)
def test_a_quarter_and_a_half_year_fall_in_their_months(months: str, kept: list[str]) -> None:
    body = """
        planning:
          - {title: Helft, half: 1}
          - {title: Q2, quarter: 2}
          - {title: Nieuwjaar, month: 12, from: 2026-12-28, to: 2027-01-03}
          - {title: Q4, quarter: 4}
    """
    found = select(programme(body), PlanningSelection(asked=asked(months)))
    assert {each.item.title for each in found} == {*kept}


@cases(
    ("time", "kept"),
    [
        ("december", ["Nieuwjaar"]),
        ("januari 2027", ["Nieuwjaar", "Januari"]),
        ("januari 2028", ["Januari"]),
        ("2-1-2027", ["Nieuwjaar", "Januari"]),
        ("week 1 2027", ["Januari"]),
    ],
)
def test_days_over_new_year_stand_under_the_month_in_which_they_begin(
    time: str, kept: list[str]
) -> None:
    body = """
        planning:
          - {title: Januari, month: 1}
          - {title: Nieuwjaar, month: 12, from: 2026-12-28, to: 2027-01-03}
    """
    head = HEAD.replace("to: 2026-12", "to: 2028-06")
    found = select(programme(body, head), PlanningSelection(asked=asked(time, head)))
    assert sorted(each.item.title for each in found) == sorted(kept)


@cases(
    ("time", "kept"),
    [
        ("week 41", ["Zonder dag", "Themaweek", "Week 41", "Tot in november"]),
        ("week 42", ["Zonder dag", "Tot in november"]),
        ("11 oktober", ["Zonder dag", "Themaweek", "Week 41", "Tot in november"]),
        ("november", ["Tot in november"]),
        ("september", []),
    ],
)
def test_what_names_days_or_a_week_is_kept_on_those_alone(time: str, kept: list[str]) -> None:
    body = """
        planning:
          - {title: Zonder dag, month: 10}
          - {title: Themaweek, month: 10, from: 2026-10-05, to: 2026-10-11}
          - {title: Week 41, month: 10, week: 41}
          - {title: Tot in november, month: 10, from: 2026-10-05, to: 2026-11-02}
    """
    found = select(programme(body), PlanningSelection(asked=asked(time)))
    assert [each.item.title for each in found] == kept


def test_a_gemeente_keeps_what_is_for_all_and_what_is_for_it() -> None:
    expected = ["Eén", "Twee", "Zeven", "Zomer", "Elf", "Twaalf Evaluatie"]
    assert titles(PlanningSelection(gemeente="noord")) == expected
    assert titles(PlanningSelection(gemeente="midden")) == [
        "Eén",
        "Zeven",
        "Elf",
        "Twaalf Evaluatie",
    ]


def test_who_is_responsible_is_not_for_whom_it_is() -> None:
    lead = programme(
        """
        other_actions: [{id: a, title: A, owners: [zuid]}, {id: b, title: B, gemeenten: [noord]}]
        planning:
          - {title: Geleid, month: 3, responsible: [zuid], actions: [a]}
          - {title: Voor Noord, month: 4, responsible: [zuid], actions: [b]}
          - {title: Van Zuid, month: 5, responsible: [noord], gemeenten: [zuid], actions: [a]}
        """
    )

    def kept(gemeente: str, *, only: bool = False) -> list[str]:
        found = select(lead, PlanningSelection(gemeente=gemeente, only=only))
        return [each.item.title for each in found]

    assert kept("noord") == ["Geleid", "Voor Noord"]
    assert kept("zuid") == ["Geleid", "Van Zuid"]
    assert kept("midden") == ["Geleid"]
    assert kept("zuid", only=True) == ["Geleid", "Voor Noord", "Van Zuid"]


def test_only_keeps_what_names_the_gemeente() -> None:
    assert titles(PlanningSelection(gemeente="zuid", only=True)) == ["Eén", "Zomer"]
    assert titles(PlanningSelection(gemeente="midden", only=True)) == []


def test_a_theme_is_found_by_alias_and_in_any_letter_case() -> None:
    assert titles(PlanningSelection(theme="jeugd")) == ["Eén", "Elf"]
    assert titles(PlanningSelection(theme="zorg")) == ["Twee"]


@cases(
    ("responsible", "kept"),
    [
        ("oov", ["Eén", "Elf"]),
        ("politie", ["Zeven", "Elf"]),
        ("zuid", ["Eén", "Zomer", "Elf"]),
        ("allen", ["Elf"]),
        (("oov", "politie"), ["Eén", "Zeven", "Elf"]),
    ],
)
def test_a_responsible_keeps_what_it_does_and_what_is_for_everyone(
    responsible: Wanted, kept: list[str]
) -> None:
    found = programme(BODY)
    selection = PlanningSelection(responsible=responsible)
    assert titles(selection) == kept
    shared = for_everyone(found, select(found, selection), selection)
    assert [each.item.title for each in shared] == (["Elf"] if responsible != "allen" else [])


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (PlanningSelection(search=("evaluatie", "zomer")), ["Zomer", "Twaalf Evaluatie"]),
        (PlanningSelection(theme=("jeugd", "zorg")), ["Eén", "Twee", "Elf"]),
        (PlanningSelection(gemeente=("noord", "zuid"), only=True), ["Eén", "Twee", "Zomer"]),
    ],
)
def test_of_several_of_a_kind_any_will_do(selection: PlanningSelection, kept: list[str]) -> None:
    assert titles(selection) == kept


@cases(
    ("text", "kept"),
    [
        ("evaluatie", ["Twaalf Evaluatie"]),
        ("EEN", ["Eén"]),
        ("één", ["Eén"]),
        ("e\u0301e\u0301n", ["Eén"]),
        ("zorg", ["Twee"]),
        ("politie", ["Zeven"]),
        ("orde en veil", ["Eén"]),
        ("Jeugd", ["Eén", "Elf"]),
        ("campagne", []),
    ],
)
def test_a_search_looks_at_title_domain_and_responsible_whatever_case_and_accents(
    text: str, kept: list[str]
) -> None:
    assert titles(PlanningSelection(search=text)) == kept


def test_every_condition_must_be_met() -> None:
    assert titles(PlanningSelection(asked=asked("jan,feb"), gemeente="midden")) == ["Eén"]
    assert titles(PlanningSelection(asked=asked("juli"), gemeente="zuid", only=True)) == ["Zomer"]
    assert titles(PlanningSelection(theme="jeugd", responsible="allen", search="elf")) == ["Elf"]
    assert titles(PlanningSelection(theme="jeugd", responsible="allen", search="een")) == []


def test_a_programme_without_planning_has_nothing_to_select() -> None:
    assert select(programme("", HEAD), PlanningSelection()) == ()


@cases(
    ("item", "theme"),
    [
        ("domain: Wonen", "wonen"),
        ("actions: [wonen.a]", "wonen"),
        ("actions: [wonen.a, zorg.a]", None),
        ("actions: [overig.a]", None),
        ("domain: Elders", None),
        ("domain: Zorg, actions: [wonen.a]", "zorg"),
    ],
)
def test_an_item_without_a_domain_is_of_the_theme_of_its_actions(
    item: str, theme: str | None
) -> None:
    found = programme(f"""
        themes:
          - {{id: wonen, title: Wonen, actions: [{{id: wonen.a, title: A}}]}}
          - {{id: zorg, title: Zorg, actions: [{{id: zorg.a, title: B}}]}}
        other_actions: [{{id: overig.a, title: C}}]
        planning: [{{month: 3, title: D, {item}}}]
    """)
    (scheduled,) = select(found, PlanningSelection())
    assert only_theme(scheduled, theme_of_work(found)) == theme
