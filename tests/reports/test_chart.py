"""Hours as bars, and the planning as a strip of months."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import HEAD, placed, theme
from uvp_cli.programme.log import Entry, Log
from uvp_cli.queries.hours import Figures, account
from uvp_cli.queries.logbook import logbook
from uvp_cli.queries.planning import PlanningSelection, Scheduled, select
from uvp_cli.queries.progress import progress
from uvp_cli.reports.chart import LENGTH, PARTS, bar, hours_chart, planning_chart, progress_chart
from uvp_cli.reports.planning import planning_report
from uvp_cli.reports.tables import Cell, For, Table

ACTIONS = (
    "[{id: jeugd.a, title: A, capacity: {hours: {cell: x, estimates: "
    "[{hours: 20, per: gemeente}, {hours: 30, per: joint}, "
    "{hours: 10, per: gemeente, assumption: Voor ons., for_readers: Vermoeden., "
    "alternatives: [{hours: 5, per: gemeente}]}"
    ", {hours: 4, per: person}]"
    "}}}]"
)
PLANNING = """
planning:
  - {period: {name: Zomer, months: [7, 8]}, title: Drie}
  - {month: 3, title: Een, domain: Jeugd en Veiligheid}
  - {month: 3, title: Twee, domain: jeugd en veiligheid}
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
    assert found.notes == (
        "█ eigen, ▓ gezamenlijk, ░ op aanname.",
        "Op aanname: A: Vermoeden.",
        "Niet meegeteld: A, 4 uur per persoon.",
    )
    assert len(found.advice) == 1


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


def strips(items: tuple[Scheduled, ...]) -> list[tuple[Cell, ...]]:
    found = table(planning_chart(items, LOADED, PlanningSelection()).content)
    people = [place for place, each in enumerate(found.columns) if each.reader is For.PEOPLE]
    return [
        row.cells if row.role == "section" else tuple(row.cells[place] for place in people)
        for row in found.rows
    ]


def test_a_strip_has_a_block_for_each_month_theme_by_theme() -> None:
    assert strips(select(LOADED.programme, PlanningSelection())) == [
        ("Jeugd en Veiligheid",),
        ("Een", "····██··················", "mrt"),
        ("Twee", "····██··················", "mrt"),
        ("Zonder thema",),
        ("Drie", "············████········", "jul en aug"),
        ("Per maand", "····2·······1·1·········", None),
    ]


def test_a_strip_has_room_for_a_count_of_two_figures() -> None:
    items = select(LOADED.programme, PlanningSelection())[1:2] * 12
    assert strips(items)[-1] == ("Per maand", "····12··················", None)


def test_a_strip_is_as_wide_as_the_widest_count_needs() -> None:
    items = select(LOADED.programme, PlanningSelection())
    *_, drie, counted = strips(items[:1] * 1000 + items[2:])
    assert drie[1] == "·" * 30 + "█" * 10 + "·" * 20
    assert counted[1] == "·" * 10 + "1000·" + "·" * 15 + "1····1····" + "·" * 20


def test_a_strip_begins_where_the_programme_does() -> None:
    school = HEAD.replace("2026-01, to: 2026-12", "2026-09, to: 2027-06")
    loaded = placed("planning: [{title: Iets, month: 10}]", school)
    content = table(
        planning_chart(
            select(loaded.programme, PlanningSelection()), loaded, PlanningSelection()
        ).content
    )
    titles = [each.title for each in content.columns if each.reader is For.PEOPLE]
    assert titles == ["Wat", "s o n d j f m a m j j a", "Wanneer"]
    assert "··██····················" in content.rows[1].cells


def test_what_is_planned_more_than_once_is_one_row_with_a_mark_for_each_month() -> None:
    days = "".join(f"  - {{month: {month}, title: Themadag}}\n" for month in (1, 2, 3, 9))
    other = "  - {month: 3, title: Themadag, domain: Jeugd en Veiligheid}\n"
    loaded = placed(theme(ACTIONS) + f"planning:\n{days}{other}")
    items = select(loaded.programme, PlanningSelection())
    found = table(planning_chart(items, loaded, PlanningSelection()).content)
    assert [row.cells for row in found.rows if row.role == "data"] == [
        ("Themadag", "····██··················", "mrt"),
        ("Themadag", "█·█·█···········█·······", "jan t/m mrt en sep"),
    ]
    assert found.rows[-1].cells[:2] == ("Per maand", "1·1·2···········1·······")


def test_an_empty_strip_says_so() -> None:
    report = planning_chart((), LOADED, PlanningSelection())
    assert table(report.content).rows == ()
    assert table(report.content).empty == "Geen planningsitems gevonden."


def test_hours_used_stand_within_those_planned_and_what_nobody_noted_is_not_called_unused() -> None:
    hours = "capacity: {hours: {cell: x, estimates: [{hours: 10, per: joint}]}}"
    actions = f"[{{id: jeugd.a, title: A, {hours}}}, {{id: jeugd.b, title: B, {hours}}}]"
    loaded = placed(theme(actions) + "other_actions: [{id: overig.c, title: C}]\n")
    entries = (
        Entry(date="2026-03-01", about=about, hours=Decimal(count))
        for about, count in (("jeugd.a", 12), ("overig.c", 3))
    )
    log = Log(version=1, progress_of=loaded.programme.id, entries=tuple(entries))
    noted = progress(loaded.programme, logbook([log], "2026-06-30"))
    drawn = table(progress_chart(noted, loaded).content)
    assert [row.cells for row in drawn.rows] == [
        ("Jeugd en Veiligheid",),
        ("A", "10", 12, "█" * 30 + "▓" * 6),
        ("B", "10", "niet bijgehouden", "░" * 30),
        ("Overige acties",),
        ("C", None, 3, "▓" * 9),
    ]
    assert "niet als besteed bijgehouden" in drawn.notes[0]


def test_a_strip_has_no_footnote_that_no_row_refers_to() -> None:
    loaded = placed("planning: [{month: 3, title: Lokaal, gemeenten: [zuid]}]\n")
    items = select(loaded.programme, PlanningSelection())
    assert table(planning_report(items, loaded, PlanningSelection()).content).footnotes
    assert table(planning_chart(items, loaded, PlanningSelection()).content).footnotes == ()
