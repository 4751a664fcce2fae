"""Hours as bars, and the planning as a strip of months."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import placed, theme
from uvp_cli.hours import Figures, account
from uvp_cli.planning import Selection, select
from uvp_cli.reports.chart import LENGTH, PARTS, bar, hours_chart, planning_chart
from uvp_cli.tables import Table

ACTIONS = (
    "[{id: jeugd.a, title: A, capacity: {hours: {cell: x, estimates: "
    "[{hours: 20, per: gemeente}, {hours: 30, per: joint}, "
    "{hours: 10, per: gemeente, assumption: Vermoeden., alternatives: [{hours: 5, per: gemeente}]}]"
    "}}}]"
)
PLANNING = """
planning:
  - {month: 3, title: Een, domain: Jeugd}
  - {month: 3, title: Twee, domain: Jeugd}
  - {period: {name: Zomer, months: [7, 8]}, title: Drie}
"""
LOADED = placed(theme(ACTIONS) + PLANNING)


def table(content: object) -> Table:
    assert isinstance(content, Table)
    return content


def test_a_bar_shows_how_certain_hours_are() -> None:
    programme = LOADED.programme
    each = [account(programme, gemeente.id) for gemeente in programme.gemeenten]
    found = table(hours_chart(each, account(programme), LOADED).content)
    assert [row.cells for row in found.rows] == [
        (name, Decimal(40), "35–40", "█" * 18 + "▓" * 9 + "░" * 9)
        for name in ("Noord", "Midden aan de Maas", "Zuid")
    ]
    assert found.notes == ("█ eigen, ▓ gezamenlijk, ░ op aanname.",)


def test_one_municipality_is_shown_by_theme() -> None:
    programme = LOADED.programme
    report = hours_chart([], account(programme, "noord"), LOADED)
    assert [row.cells[:2] for row in table(report.content).rows] == [
        ("Jeugd en Veiligheid", Decimal(40))
    ]
    assert report.contract["gemeente"] == "noord"


def test_nothing_has_no_bar() -> None:
    assert bar(Figures(), Decimal(0)) == ""


@given(
    parts=st.tuples(*[st.decimals(0, 5_000, places=2)] * 3),
    more=st.decimals(0, 5_000, places=2),
)
def test_the_parts_of_a_bar_are_as_long_as_the_whole(
    parts: tuple[Decimal, Decimal, Decimal], more: Decimal
) -> None:
    figures = Figures(*parts)
    text = bar(figures, figures.hours + more)
    if figures.hours + more:
        assert len(text) == round(figures.hours * LENGTH / (figures.hours + more)) <= LENGTH
    order = "".join(character for _, character, _ in PARTS)
    assert list(text) == sorted(text, key=order.index)


def test_a_strip_counts_what_is_in_each_month() -> None:
    items = select(LOADED.programme, Selection())
    report = planning_chart(items, LOADED, Selection())
    rows = {row.cells[0]: row.cells[1:] for row in table(report.content).rows}
    none = (None,) * 12
    assert rows["Jeugd"] == (*none[:2], 2, *none[3:])
    assert rows["Zonder domein"] == (*none[:6], 1, 1, *none[8:])
    assert rows["Alle"] == (*none[:2], 2, *none[3:6], 1, 1, *none[8:])
    assert [each["title"] for each in report.contract["items"]] == ["Een", "Twee", "Drie"]


def test_an_empty_strip_says_so() -> None:
    report = planning_chart((), LOADED, Selection())
    assert table(report.content).rows == ()
    assert table(report.content).empty == "Geen planningsitems gevonden."
