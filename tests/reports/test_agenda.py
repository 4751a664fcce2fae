from __future__ import annotations

from textwrap import dedent

from tests.samples import programme
from uvp_cli.queries.agenda import occurrences
from uvp_cli.queries.planning import schedule
from uvp_cli.reports.agenda import Agenda, agenda

BODY = """
    roles: [{id: allen, name: Allen}]
    themes: [{id: jeugd, title: Jeugd, actions: [{id: jeugd.a, title: Uitgaan}]}]
    other_actions: [{id: overig.b, title: Dashboard}]
    planning:
      - {month: 5, title: Proef}
      - month: 6
        title: Meten
        responsible: [allen, zuid]
        domain: Jeugd
        actions: [jeugd.a, overig.b]
        source: 6, juni, regel 1
        remarks: [{kind: missing, text: Welke dag dit is staat er niet.}]
      - {period: {name: ZOMER, months: [7, 8]}, title: Zomer}
      - {month: 10, title: Themaweek, from: 2026-10-05, to: 2026-10-11}
"""


def written(*, span: bool = False) -> Agenda:
    one = programme(BODY)
    return agenda(one, occurrences(one, schedule(one), span=span))


def test_what_is_on_one_day_for_a_month_has_it_in_the_title() -> None:
    assert [each.title for each in written().appointments] == [
        "Proef (mei)",
        "Meten (juni)",
        "Zomer (juli en augustus)",
        "Themaweek",
    ]


def test_a_block_needs_no_month_in_its_title() -> None:
    assert [each.title for each in written(span=True).appointments] == [
        "Proef",
        "Meten",
        "Zomer",
        "Themaweek",
    ]


def test_the_description_says_who_what_and_where_it_comes_from() -> None:
    bare, full, *_ = written().appointments
    assert full.category == "Jeugd"
    assert full.description == dedent("""\
        Wanneer: juni; het programma noemt geen dag
        Verantwoordelijk: Allen + Zuid
        Actie: Uitgaan
        Actie: Dashboard
        Ontbreekt: Welke dag dit is staat er niet.
        Bron: UVP Proef 2026, hoofdstuk 6, juni, regel 1""")
    assert bare.category is None
    assert bare.description == ("Wanneer: mei; het programma noemt geen dag\nBron: UVP Proef 2026")


def test_what_names_its_days_says_nothing_of_a_month() -> None:
    assert written().appointments[-1].description == "Bron: UVP Proef 2026"
    assert written().name == "UVP Proef 2026"
