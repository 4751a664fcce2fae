from __future__ import annotations

from tests.samples import HEAD, diagnostics

TWO_YEARS = HEAD.replace("to: 2026-12", "to: 2027-02")


def messages(body: str, head: str = HEAD) -> list[str]:
    return [f"{each.code} {each.message}" for each in diagnostics(body, head)]


def test_who_leads_is_named() -> None:
    body = """
        departments: [{id: oov, name: OOV}, {id: jeugd, name: Jeugd}, {id: zorg, name: Zorg}]
        other_actions: [{id: a, title: A, owner: oov, measures: [{title: B, owner: jeugd}]}]
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
    yearly = "  - {title: Elk jaar, period: {name: Winter, months: [1, 2]}, year: 2027}\n"
    assert messages(f"planning:\n{items}{yearly}", TWO_YEARS) == [
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
