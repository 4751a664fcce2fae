from __future__ import annotations

from tests.cases import cases
from tests.samples import HEAD, diagnostics

TWO_YEARS = HEAD.replace("to: 2026-12", "to: 2027-02")


def messages(body: str, head: str = HEAD) -> list[str]:
    return [f"{each.code} {each.message}" for each in diagnostics(body, head)]


def test_who_leads_is_named() -> None:
    body = """
        departments: [{id: oov, name: OOV}, {id: jeugd, name: Jeugd}, {id: zorg, name: Zorg}]
        other_actions: [{id: a, title: A, owners: [oov], measures: [{title: B, owners: [jeugd]}]}]
    """
    assert messages(body) == ["UVP709 'Zorg' wordt nergens genoemd."]


def test_hours_of_an_action_for_some_are_shared_by_those() -> None:
    def cell(action: str, hours: int, more: str = "") -> str:
        return (
            f"- {{id: a.{action}, title: A, {more}capacity: {{hours: {{cell: A, "
            f"estimates: [{{hours: {hours}, per: joint}}]}}}}}}\n"
        )

    rows = "".join(f"      {cell(name, 30)}" for name in "bcd")
    body = f"themes:\n  - id: a\n    title: A\n    actions:\n{rows}      "
    assert messages(body + cell("e", 200)) == []
    assert messages(body + cell("e", 200, "gemeenten: [zuid], ")) == [
        "UVP707 200 uur per gemeente is veel: "
        "de andere rijen van dit thema hebben gemiddeld 10 uur."
    ]


def test_a_month_is_empty_in_its_year() -> None:
    months = [(2026, month) for month in range(1, 13) if month != 3]
    items = "".join(f"  - {{title: A, month: {m}, year: {y}}}\n" for y, m in months)
    yearly = "  - {title: Elk jaar, quarter: 1, year: 2027}\n"
    head = HEAD.replace("to: 2026-12", "to: 2027-03")
    assert messages(f"planning:\n{items}{yearly}", head) == [
        "UVP710 In maart 2026 staat er niets op de planning."
    ]


def test_a_month_that_comes_every_year_is_empty_once() -> None:
    items = "".join(f"  - {{title: A, month: {m}}}\n" for m in range(1, 13) if m != 2)
    assert messages(f"planning:\n{items}", TWO_YEARS) == [
        "UVP710 In februari staat er niets op de planning."
    ]


def test_a_year_is_missed_where_other_items_have_one_and_the_month_comes_back() -> None:
    body = """\
planning:
  - {title: A, month: 1, year: 2026}
  - {title: B, month: 2}
  - {title: C, month: 3}
  - {title: D, month: 1, from: 2027-01-04}
"""
    (found,) = diagnostics(body, TWO_YEARS)
    assert (str(found.location), found.code) == ("proef.yaml:11:13", "UVP712")
    assert found.message == "Deze regel zegt niet van welk jaar, en februari komt 2 keer voor."
    assert messages(body.replace(", year: 2026", ""), TWO_YEARS) == []
    (found,) = diagnostics(body.replace("month: 2", "quarter: 1"), TWO_YEARS)
    assert found.message.endswith(", en het 1e kwartaal komt 2 keer voor.")


def test_months_without_planning_are_one_finding_in_the_order_of_the_calendar() -> None:
    body = "planning: [{title: A, period: {name: B, months: [1, 2, 3, 4, 5, 6, 7, 8, 9]}}]"
    (found,) = diagnostics(body)
    assert found.code == "UVP710"
    assert found.message == "In oktober t/m december staat er niets op de planning."
    assert diagnostics(f"# uvp: ignore UVP710 -- niets\n{body}") == ()


def test_a_month_that_is_empty_in_each_of_several_years_is_named_once() -> None:
    head = HEAD.replace("to: 2026-12", "to: 2029-12")
    items = "  - {title: Elk jaar, half: 1}\n  - {title: A, quarter: 4, year: 2026}\n"
    items += "  - {title: B, period: {name: C, months: [9, 10, 11, 12]}, from: 2027-09-01}\n"
    assert messages(f"planning:\n{items}{_DATED}", head)[-1] == (
        "UVP710 In juli, augustus, september 2026, september 2028, oktober 2028 en september 2029 "
        "staat er niets op de planning."
    )


_DATED = (
    "  - {title: D, month: 11, year: 2028}\n  - {title: E, month: 12, year: 2028}\n"
    "  - {title: F, quarter: 4, year: 2029}\n"
)


def test_months_without_planning_of_several_years_are_one_finding() -> None:
    head = HEAD.replace("to: 2026-12", "to: 2029-12")
    empty = [(2026, 4), (2027, 8), (2027, 12), (2029, 1), (2029, 2)]
    every = [(y, m) for y in range(2026, 2030) for m in range(1, 13) if (y, m) not in empty]
    items = "".join(f"  - {{title: A, month: {m}, year: {y}}}\n" for y, m in every)
    assert messages(f"planning:\n{items}", head) == [
        "UVP710 In april 2026, augustus 2027, december 2027, januari 2029 en februari 2029 "
        "staat er niets op de planning."
    ]


@cases(
    "item",
    [
        "title: B, month: 2, remarks: [{kind: assumption, text: Elk jaar.}]",
        "title: B (jaarlijks), month: 2",
        "title: Ieder jaar B, month: 2",
        "title: B, period: {name: Elk jaar in februari, months: [2]}",
        "title: B, month: 2, year: 2027",
    ],
)
def test_an_item_can_say_that_it_comes_back_every_year(item: str) -> None:
    body = f"planning: [{{title: A, month: 1, year: 2026}}, {{{item}}}]"
    assert messages(body, TWO_YEARS) == []


def test_the_advice_about_a_missing_year_can_be_followed() -> None:
    body = "planning: [{title: A, month: 1, year: 2026}, {title: B, month: 2%s}]"
    (found,) = diagnostics(body % "", TWO_YEARS)
    remark = str(found.hint).rpartition("gebeurt: ")[2]
    assert diagnostics(body % f", {remark}", TWO_YEARS) == ()


@cases("code", ["UVP702", "UVP705", "UVP710", "UVP716"])
def test_what_a_hint_says_to_write_above_a_finding_silences_it(code: str) -> None:
    body = """\
partners: [{id: politie, name: Politie}]
themes:
  - id: a
    title: A
    actions:
      - {id: a.a, title: A, capacity: {partners: [politie]}}
      - {id: a.b, title: B, capacity: {duration: {cell: 1 jaar}}}
      - {id: a.c, title: C}
planning:
  - {title: Start, month: 1}
  - {title: Start, month: 1}
  - {title: Rest, period: {name: Later, months: [2, 3, 4, 5, 6, 7, 8, 9, 10]}}
"""
    (found,) = (each for each in diagnostics(body) if each.code == code)
    comment = str(found.hint).rpartition("erboven: ")[2]
    lines = (HEAD + body).splitlines()
    lines.insert(found.location.line - 1, comment)
    left = [each.code for each in diagnostics("", "\n".join(lines))]
    assert code not in left
    assert "UVP802" not in left


def test_communication_of_the_whole_programme_is_that_of_each_theme() -> None:
    themes = """
        themes:
          - {id: zorg, title: Zorg, communication: [{text: Via de wijkkrant.}]}
          - {id: jeugd, title: Jeugd}
    """
    assert messages(themes) == ["UVP701 Het thema Jeugd heeft geen onderdeel Communicatie."]
    assert not messages(f"{themes}    communication: [{{text: Eén jaarkalender.}}]")


ONE = HEAD[: HEAD.index("  - {id: midden")]


def local(body: str, head: str = HEAD) -> list[str]:
    return [f"{each.location.line}" for each in diagnostics(body, head) if each.code == "UVP720"]


@cases(
    ("body", "lines"),
    [
        ("themes: [{id: a, title: A, level: local}]", ["9"]),
        ("themes: [{id: a, title: A, level: regional}]", []),
        ("themes: [{id: a, title: A, level: local, gemeenten: [zuid]}]", []),
        ("other_actions: [{id: a, title: A, level: local}]", ["9"]),
        (
            "themes:\n  - {id: a, title: A, gemeenten: [zuid], actions: [\n"
            "     {id: a.b, title: B, level: local}]}",
            [],
        ),
    ],
)
def test_what_is_local_says_where(body: str, lines: list[str]) -> None:
    assert local(body) == lines


def test_a_programme_of_one_municipality_is_local_as_a_whole() -> None:
    assert local("themes: [{id: a, title: A, level: local}]", ONE) == []
