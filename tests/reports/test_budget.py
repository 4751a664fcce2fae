from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from tests.samples import HEAD, MERGED, programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.budget import add_up
from uvp_cli.queries.naming import Names
from uvp_cli.reports.budget import budget_report, known_sum
from uvp_cli.reports.tables import Column, For, Report, Table

BODY = """
    allocation: {key: weights, weights: {noord: 2, midden: 1, zuid: 1}}
    themes:
      - id: jeugd
        title: Jeugd en Veiligheid
        actions: [{id: jeugd.a, title: A}]
        budget:
          - {status: amount, euros: 1000, per: gemeente, text: Voor allemaal., actions: [jeugd.a]}
          - {status: amount, euros: 250.5, per: joint, text: Drukwerk.}
          - status: unknown
            text: Misschien meer.
            remarks:
              - {kind: assumption, text: Onze lezing.}
              - {kind: missing, text: Er staat geen bedrag.}
      - id: zorg
        title: Zorg
        budget:
          - status: regular
            text: Gewoon.
            remarks: [{kind: assumption, text: Onze lezing.}]
      - {id: fysiek, title: Fysieke Veiligheid}
"""


def report(body: str = BODY, gemeente: str | None = None, theme: str | None = None) -> Report:
    found = programme(body)
    names = Names(gemeente=(gemeente,) if gemeente else (), theme=(theme,) if theme else ())
    asked = add_up(found, gemeente, theme)
    return budget_report(asked, Loaded(found, "data/proef.yaml"), names)


def table(body: str = BODY, gemeente: str | None = None, theme: str | None = None) -> Table:
    content = report(body, gemeente, theme).content
    assert isinstance(content, Table)
    return content


def lines(content: Table, leave_out: For = For.PROGRAMS) -> list[tuple[Any, ...]]:
    """Headings as they are; of other rows the cells of the columns that are left, with marks."""
    keep = [column.reader is not leave_out for column in content.columns]
    return [
        row.cells
        if row.role == "section"
        else (*(cell for cell, kept in zip(row.cells, keep, strict=True) if kept), *row.marks)
        for row in content.rows
    ]


def test_money_stands_theme_by_theme_and_then_for_each_municipality() -> None:
    assert lines(table()) == [
        ("Jeugd en Veiligheid",),
        ("A: Voor allemaal.", "Bedrag per gemeente", Decimal(3000)),  # not of all of the theme
        ("Drukwerk.", "Bedrag samen", Decimal("250.5")),
        ("Misschien meer.", "Nog niet bekend", None, 1, 2),
        ("Zorg",),
        ("Gewoon.", "Binnen bestaande budgetten", None, 1),
        ("Per gemeente",),
        ("Noord", None, Decimal("1125.25")),
        ("Midden aan de Maas", None, Decimal("1062.63")),
        ("Zuid", None, Decimal("1062.62")),
        ("Totaal bekend", None, Decimal("3250.5")),
    ]


def test_what_the_programme_leaves_open_is_noted() -> None:
    content = table()
    assert content.footnotes == ("Onze lezing.", "Er staat geen bedrag.")
    assert content.notes == (
        "Bedrag: 2, Binnen bestaande budgetten: 1, Nog niet bekend: 1.",
        "Wat nog niet bekend is, kan bij het totaal komen.",
        "Gezamenlijke bedragen zijn naar gewicht verdeeld.",
        "Over geld staat niets bij: Fysieke Veiligheid.",
    )


def test_one_municipality_has_no_list_of_municipalities() -> None:
    content = table(gemeente="zuid")
    assert content.title == "Financiën voor Zuid"
    assert lines(content)[-1] == ("Totaal bekend", None, Decimal("1062.62"))
    assert ("Per gemeente",) not in lines(content)


def test_programs_get_a_column_for_every_municipality() -> None:
    content = table()
    columns: list[Column] = [each for each in content.columns if each.reader is not For.PEOPLE]
    assert [column.key for column in columns] == [
        *("theme", "text", "status", "per", "euros", "actions"),
        *("gemeente_noord", "gemeente_midden", "gemeente_zuid", "amount"),
    ]
    first = next(row for row in content.rows if row.role == "data")
    cells = dict(zip((column.key for column in content.columns), first.cells, strict=True))
    assert cells["gemeente_noord"] == cells["euros"] == 1000
    assert cells["actions"] == ("jeugd.a",)


def test_a_title_says_what_was_asked() -> None:
    assert table().title == "Financiën voor alle gemeenten samen"
    content = table(gemeente="midden", theme="jeugd")
    assert content.title == "Financiën voor Midden aan de Maas, thema Jeugd en Veiligheid"
    assert content.subtitle == "UVP Proef 2026 (data/proef.yaml)"


@pytest.mark.parametrize(
    ("body", "theme"), [("", None), ("themes: [{id: zorg, title: Zorg}]", "zorg"), (BODY, "fysiek")]
)
def test_no_money_is_said(body: str, theme: str | None) -> None:
    content = table(body, theme=theme)
    assert (content.rows, content.notes) == ((), ())
    assert content.empty == "Dit programma zegt hier niets over geld."


def test_money_without_amounts_has_no_total() -> None:
    content = table(theme="zorg")
    assert lines(content) == [("Zorg",), ("Gewoon.", "Binnen bestaande budgetten", None, 1)]
    assert content.notes == ("Binnen bestaande budgetten: 1.",)


def test_equal_shares_are_said() -> None:
    item = "{status: amount, euros: 3, per: joint, text: Samen.}"
    content = table(f"themes: [{{id: zorg, title: Zorg, budget: [{item}]}}]")
    assert content.notes == (
        "Bedrag: 1.",
        "Gezamenlijke bedragen zijn gelijk over de gemeenten verdeeld.",
    )


def test_nothing_is_shared_where_there_is_one_municipality() -> None:
    item = "{status: amount, euros: 3, per: joint, text: Samen.}"
    found = programme(
        f"themes: [{{id: zorg, title: Zorg, budget: [{item}]}}]",
        re.sub(r"\n  - {id: (midden|zuid).*", "", HEAD),
    )
    assert budget_report(add_up(found), Loaded(found, "data/proef.yaml")).table.notes == (
        "Bedrag: 1.",
    )


def test_the_contract() -> None:
    contract = report(gemeente="noord").contract
    assert (contract["programme"], contract["gemeente"]) == ("uvp-proef-2026", "noord")
    assert contract["allocation"] == "weights"
    assert contract["counts"] == {"amount": 2, "none-needed": 0, "regular": 1, "unknown": 1}
    assert contract["silent"] == ["fysiek"]
    assert contract["totals"] == {
        "gemeenten": {"noord": Decimal("1125.25")},
        "amount": Decimal("1125.25"),
    }
    assert contract["items"][1] == {
        "theme": "jeugd",
        "status": "amount",
        "text": "Drukwerk.",
        "actions": [],
        "euros": Decimal("250.5"),
        "per": "joint",
        "gemeenten": {"noord": Decimal("125.25")},
        "amount": Decimal("125.25"),
        "remarks": [],
    }
    unknown = contract["items"][2]
    assert (unknown["euros"], unknown["gemeenten"], unknown["amount"]) == (None, {}, None)
    assert unknown["remarks"][0] == {"kind": "assumption", "text": "Onze lezing."}


def test_amounts_for_others_alone_are_named_for_nobody_else_and_a_footnote_says_for_whom() -> None:
    body = """
        themes:
          - id: jeugd
            title: Jeugd
            budget: [{status: amount, text: Geld., euros: 900, per: joint}]
    """
    found = programme(body, MERGED)
    together, alone = add_up(found), add_up(found, "nieuw")
    assert (alone.said, alone.lines[0].amount, alone.has_amounts) == (None, None, False)
    assert known_sum(alone) == "niet genoemd"
    successor = "Nieuw bestaat vanaf juli 2026; de bedragen zijn geraamd voor Oud."
    everyone = budget_report(together, Loaded(found, "data/proef.yaml")).table
    assert lines(everyone)[-3:] == [
        ("Oud", None, Decimal(900), 1),
        ("Nieuw", None, "niet genoemd", 2),
        ("Totaal bekend", None, Decimal(900)),
    ]
    assert everyone.footnotes[1] == successor
    report = budget_report(alone, Loaded(found, "data/proef.yaml"), Names(gemeente=("nieuw",)))
    assert lines(report.table)[1:] == [
        ("Geld.", "Bedrag samen", None),
        ("Totaal bekend", None, "niet genoemd", 1),
    ]
    assert report.table.footnotes == (successor,)
    assert report.contract["totals"] == {"gemeenten": {"nieuw": None}, "amount": None}
