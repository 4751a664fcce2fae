from __future__ import annotations

import pytest

from tests.cases import cases
from tests.samples import diagnostics


def found(body: str) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in diagnostics(body)]


@cases(
    ("adoption", "missing"),
    [
        ("{status: concept}", []),
        ("{status: adopted}", ["Noord, Midden aan de Maas en Zuid"]),
        ("{status: adopted, decisions: [{by: Raad}]}", []),
        (
            "{status: adopted, decisions: [{by: Raad, gemeenten: [noord, zuid]}]}",
            ["Midden aan de Maas"],
        ),
    ],
)
def test_an_adopted_programme_says_who_adopted_it_everywhere(
    adoption: str, missing: list[str]
) -> None:
    expected = [("UVP717", f"Er staat geen besluit van {names}.") for names in missing]
    assert found(f"adoption: {adoption}") == expected


@cases(
    ("date", "is_odd"),
    [("2023-01-01", False), ("2022-12-31", True), ("2026-12-31", False), ("2027-01-01", True)],
)
def test_a_decision_is_of_the_years_of_the_programme(date: str, is_odd: bool) -> None:  # noqa: FBT001
    codes = [
        code
        for code, _ in found(
            f"adoption: {{status: concept, decisions: [{{by: Raad, date: {date}}}]}}"
        )
    ]
    assert codes == (["UVP718"] if is_odd else [])


def test_a_decision_on_a_day_that_is_not_there_is_an_error() -> None:
    body = "adoption: {status: adopted, decisions: [{by: Raad, date: 2025-02-30}]}"
    assert found(body) == [("UVP601", "De datum 2025-02-30 bestaat niet.")]


def planning(*derived: bool) -> str:
    lines = (
        f"  - {{title: Stap {number}, month: {number}, actions: [a]"
        f"{', derived: [actions]' if ours else ''}}}\n"
        for number, ours in enumerate(derived, start=1)
    )
    return "other_actions: [{id: a, title: A}]\nplanning:\n" + "".join(lines)


def test_a_link_that_is_not_marked_where_the_others_are_is_named() -> None:
    codes = [code for code, _ in found(planning(True, True, True, True, False)) if code != "UVP710"]  # noqa: FBT003
    assert codes == ["UVP719"]


@pytest.mark.parametrize("derived", [(True, True, True, False), (False, False), (True,) * 5])
def test_where_links_are_of_both_kinds_each_may_be(derived: tuple[bool, ...]) -> None:
    assert "UVP719" not in [code for code, _ in found(planning(*derived))]


def test_what_is_marked_is_filled_in() -> None:
    body = "planning: [{title: A, month: 1, derived: [gemeenten]}]"
    assert found(body) == [
        ("UVP719", "Hier staat 'gemeenten' als van ons, maar die sleutel is niet ingevuld.")
    ]


@pytest.mark.parametrize(
    ("remark", "derived", "expected"),
    [
        ("De koppeling aan doelstelling 1 is onze lezing.", "", ["goals"]),
        ("Wij koppelen de actie aan doelstelling 1.", "derived: [goals], ", []),
        ("Het programma noemt geen dag.", "", []),
    ],
)
def test_what_an_assumption_says_is_ours_is_marked(
    remark: str, derived: str, expected: list[str]
) -> None:
    body = (
        "themes: [{id: t, title: T, goals: [{id: t.g, text: Doel.}], "
        "actions: [{id: t.a, title: A, "
        f"goals: [t.g], {derived}remarks: [{{kind: assumption, text: '{remark}'}}]}}]}}]"
    )
    said = [message for code, message in found(body) if code == "UVP719"]
    assert said == [
        f"Een aanname zegt dat '{key}' van ons is; onder 'derived' staat dat niet."
        for key in expected
    ]


def test_money_that_is_read_as_one_kind_is_marked() -> None:
    def item(said: str) -> str:
        return f"{{status: unknown, text: Niets., remarks: [{{kind: assumption, text: {said}}}]}}"

    both = f"{item('Wij lezen dat als nog niet bekend.')}, {item('Wij lezen P als Plan.')}"
    body = f"themes: [{{id: t, title: T, budget: [{both}]}}]"
    assert [code for code, _ in found(body) if code == "UVP719"] == ["UVP719"]
