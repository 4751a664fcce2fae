from __future__ import annotations

from typing import Any

import pytest

from tests.cases import cases
from tests.samples import HEAD, asked, programme
from uvp_cli.programme.log import Entry, Log
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import NamedDays, days_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.logbook import logbook, planned
from uvp_cli.queries.planning import PlanningSelection, select
from uvp_cli.reports.planning import days, link_notes, month_notes, planning_report, when
from uvp_cli.reports.tables import For, Report, Table

BODY = """
    departments: [{id: oov, name: Openbare Orde en Veiligheid}]
    partners: [{id: politie, name: Politie}]
    roles: [{id: allen, name: Allen}]
    themes:
      - id: jeugd
        title: Jeugd en Veiligheid
        aliases: [Jeugd]
        actions: [{id: jeugd.a, title: A}, {id: jeugd.b, title: B}]
    planning:
      - {month: 4, title: Vier, responsible: [allen], domain: JEUGD, actions: [jeugd.a, jeugd.b]}
      - {month: 5, title: Vijf, responsible: [oov, zuid], domain: Veiligheid}
      - {month: 5, title: Meten, responsible: [politie], from: 2026-05-04, to: 2026-05-10, week: 19}
      - month: 6
        title: Zes
        responsible: [midden]
        cells: {responsible: Midden (en Zuid?)}
        from: 2026-06-30
      - {period: {name: Zomerperiode, months: [7, 8]}, title: Zomer}
"""
EVERYTHING = PlanningSelection()


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("", "", []),
        (
            *(", derived: [actions]", ", derived: [actions]"),
            [
                "De koppelingen van de planning aan acties zijn van ons; zo staan zij niet in het "
                "programma."
            ],
        ),
        (
            *(", derived: [actions]", ""),
            [
                "De koppelingen van de planning aan acties zijn deels van ons; zo staan zij niet "
                "in het programma."
            ],
        ),
    ],
)
def test_whose_the_links_with_actions_are_is_said_where_any_is_ours(
    first: str, second: str, said: list[str]
) -> None:
    linked = programme(f"""
        other_actions: [{{id: a, title: A}}]
        planning:
          - {{title: B, month: 2, actions: [a]{first}}}
          - {{title: C, month: 3, actions: [a]{second}}}
          - {{title: D, month: 3}}
    """)
    assert list(link_notes(select(linked, EVERYTHING))) == said


@cases(
    ("titles", "said"),
    [
        ("", []),
        ("A", ['De maanden van "A" zijn van ons; zo staan zij niet in het programma.']),
        ("AAB", ['De maanden van "A" en "B" zijn van ons; zo staan zij niet in het programma.']),
        (
            "AAABCD",
            ["De maanden van 6 planningsitems zijn van ons; zo staan zij niet in het programma."],
        ),
        (
            "ABCD",
            [
                "De maanden van 4 planningsitems zijn van ons; zo staan zij niet in het programma.",
            ],
        ),
    ],
)
def test_whose_the_months_are_is_said_where_any_is_ours(titles: str, said: list[str]) -> None:
    season = "period: {name: Zomer, months: [7, 8]}"
    items = [f"{{title: {title}, {season}, derived: [period]}}" for title in titles]
    planned = programme(f"planning: [{{title: Z, {season}}}, {', '.join(items)}]")
    scheduled = select(planned, EVERYTHING)
    assert list(month_notes(scheduled)) == said
    ours = [when(it) for it in scheduled if it.item.derived]
    assert {*ours} == ({"Zomer (wij lezen juli en augustus)"} if titles else set())
    assert when(scheduled[-1 if not titles else 0]) == "Zomer (juli en augustus)"


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def report(found: Programme, asked: PlanningSelection = EVERYTHING) -> Report:
    return planning_report(select(found, asked), Loaded(found, "data/proef.yaml"), asked)


def table(found: Programme, asked: PlanningSelection = EVERYTHING) -> Table:
    content = report(found, asked).content
    assert isinstance(content, Table)
    return content


def lines(content: Table) -> list[tuple[Any, ...]]:
    """Headings as they are; of other rows the cells that people get."""
    readable = [column.reader is not For.PROGRAMS for column in content.columns]
    return [
        row.cells
        if row.role == "section"
        else tuple(cell for cell, keep in zip(row.cells, readable, strict=True) if keep)
        for row in content.rows
    ]


OOV = "Openbare Orde en Veiligheid"


def test_the_planning_stands_month_by_month(found: Programme) -> None:
    assert lines(table(found)) == [
        ("april",),
        ("Vier", "Allen", "JEUGD", ""),
        ("mei",),
        ("Vijf", f"{OOV} + Zuid", "Veiligheid", ""),
        ("Meten", "Politie", None, "4 t/m 10 mei"),
        ("juni",),
        ("Zes", "Midden (en Zuid?)", None, "30 juni"),
        ("Zomerperiode (juli en augustus)",),
        ("Zomer", "", None, ""),
    ]


def test_programs_get_a_row_for_every_item(found: Programme) -> None:
    content = table(found)
    keys = [column.key for column in content.columns if column.reader is not For.PEOPLE]
    places = [column.reader is not For.PEOPLE for column in content.columns]
    rows = [
        tuple(cell for cell, keep in zip(row.cells, places, strict=True) if keep)
        for row in content.rows
        if row.role == "data"
    ]
    assert keys == [
        *("month", "period", "title", "responsible", "domain", "theme", "actions"),
        *("gemeenten", "derived", "from", "to"),
    ]
    actions = ("jeugd.a", "jeugd.b")
    assert rows == [
        (4, None, "Vier", ("Allen",), "JEUGD", "jeugd", actions, (), (), None, None),
        (5, None, "Vijf", (OOV, "Zuid"), "Veiligheid", None, (), (), (), None, None),
        (5, None, "Meten", ("Politie",), None, None, (), (), (), "2026-05-04", "2026-05-10"),
        (6, None, "Zes", ("Midden aan de Maas",), None, None, (), (), (), "2026-06-30", None),
        (None, "Zomerperiode", "Zomer", (), None, None, (), (), (), None, None),
    ]


def test_a_column_for_days_is_there_only_when_an_item_names_days(found: Programme) -> None:
    content = table(found, PlanningSelection(asked=asked("april")))
    assert [column.title for column in content.columns if column.reader is not For.PROGRAMS] == [
        *("Wat", "Wie", "Domein")
    ]


@cases(
    ("selection", "title"),
    [
        (PlanningSelection(), "Planning van het hele jaar"),
        (PlanningSelection(asked=asked("5")), "Planning mei"),
        (PlanningSelection(asked=asked("Q4")), "Planning 4e kwartaal (oktober t/m december)"),
        (PlanningSelection(gemeente="midden"), "Planning voor Midden aan de Maas"),
        (PlanningSelection(gemeente="zuid", only=True), "Planning alleen Zuid"),
        (PlanningSelection(theme="jeugd"), "Planning thema Jeugd en Veiligheid"),
        (PlanningSelection(responsible="oov"), f"Planning door {OOV}"),
        (PlanningSelection(search="evaluatie"), "Planning met 'evaluatie'"),
        (
            PlanningSelection(
                asked=asked("mei"),
                gemeente="zuid",
                theme="jeugd",
                responsible="politie",
                search="x",
            ),
            "Planning mei, voor Zuid, thema Jeugd en Veiligheid, door Politie, met 'x'",
        ),
    ],
)
def test_the_title_says_what_was_asked(
    found: Programme, selection: PlanningSelection, title: str
) -> None:
    content = table(found, selection)
    assert content.title == title
    assert content.subtitle == "UVP Proef 2026 (data/proef.yaml)"


@cases(
    ("first", "last", "title"),
    [
        ("2026-01", "2026-12", "Planning van het hele jaar"),
        ("2026-09", "2027-06", "Planning van de hele looptijd"),
        ("2026-01", "2026-06", "Planning van de hele looptijd"),
        ("2026-07", "2027-06", "Planning van de hele looptijd"),
    ],
)
def test_a_whole_year_is_one_of_the_calendar(first: str, last: str, title: str) -> None:
    head = HEAD.replace("2026-01", first).replace("2026-12", last)
    assert table(programme(head=head)).title == title


def test_the_month_that_is_the_title_is_no_heading_too(found: Programme) -> None:
    assert lines(table(found, PlanningSelection(asked=asked("april")))) == [
        ("Vier", "Allen", "JEUGD")
    ]


def test_the_month_that_is_the_title_is_a_heading_after_a_period() -> None:
    body = """
        planning:
          - {period: {name: Zomer, months: [6, 7, 8]}, title: Toezicht}
          - {month: 7, title: Terugblik}
    """
    content = table(programme(body), PlanningSelection(asked=asked("juli")))
    assert [cells[0] for cells in lines(content)] == [
        *("Zomer (juni t/m augustus)", "Toezicht", "juli", "Terugblik")
    ]


def test_a_quarter_and_a_half_year_are_headings_with_their_months() -> None:
    body = """
        planning:
          - {quarter: 2, title: Voortgang, cells: {when: Q2}}
          - {half: 1, year: 2026, title: Rapportage}
    """
    content = table(programme(body), PlanningSelection(asked=asked("mei")))
    assert [cells[0] for cells in lines(content)] == [
        *("1e halfjaar 2026 (januari t/m juni)", "Rapportage"),
        *("2e kwartaal (april t/m juni)", "Voortgang"),
    ]


def test_a_range_of_months_keeps_every_heading(found: Programme) -> None:
    headings = [
        cells
        for cells in lines(table(found, PlanningSelection(asked=asked("Q2"))))
        if cells[1:] == ()
    ]
    assert headings == [("april",), ("mei",), ("juni",)]


def test_a_search_for_a_month_keeps_the_heading_of_that_month() -> None:
    body = "planning: [{month: 4, title: Na april}, {month: 5, title: Geen april}]"
    content = table(programme(body), PlanningSelection(search="april"))
    assert lines(content)[0] == ("april",)


def test_a_note_counts_the_items(found: Programme) -> None:
    assert table(found).notes == ("5 items.",)
    assert table(found, PlanningSelection(asked=asked("april"))).notes == ("1 item.",)


def test_nothing_found_is_said(found: Programme) -> None:
    content = table(found, PlanningSelection(search="bestaat niet"))
    assert (content.rows, content.notes) == ((), ())
    assert content.empty == "Geen planningsitems gevonden."


def test_the_contract(found: Programme) -> None:
    contract = report(found).contract
    assert list(contract) == ["programme", "items"]
    assert contract["programme"] == "uvp-proef-2026"
    assert len(contract["items"]) == 5
    first, _, third, _, summer = contract["items"]
    assert list(first.items()) == [
        ("month", 4),
        ("period", None),
        ("title", "Vier"),
        ("responsible", ["Allen"]),
        ("domain", "JEUGD"),
        ("theme", "jeugd"),
        ("actions", ["jeugd.a", "jeugd.b"]),
        ("gemeenten", []),
        ("derived", []),
        ("from", None),
        ("to", None),
    ]
    assert (third["from"], third["to"]) == ("2026-05-04", "2026-05-10")
    assert list(summer.items()) == [
        ("month", None),
        ("period", {"name": "Zomerperiode", "months": [7, 8]}),
        ("title", "Zomer"),
        ("responsible", []),
        ("domain", None),
        ("theme", None),
        ("actions", []),
        ("gemeenten", []),
        ("derived", []),
        ("from", None),
        ("to", None),
    ]


def test_the_contract_names_the_registered_responsibles(found: Programme) -> None:
    responsible = [item["responsible"] for item in report(found).contract["items"]]
    assert responsible == [["Allen"], [OOV, "Zuid"], ["Politie"], ["Midden aan de Maas"], []]


@cases(
    ("first", "last", "written"),
    [
        (None, None, ""),
        ("2026-05-04", None, "4 mei"),
        ("2026-05-04", "2026-05-10", "4 t/m 10 mei"),
        ("2026-12-28", "2027-01-03", "28 december t/m 3 januari"),
    ],
)
def test_days_are_written_in_dutch(first: str | None, last: str | None, written: str) -> None:
    assert days(first, last) == written


@cases(
    ("item", "heading"),
    [
        (
            "period: {name: Eind 2026, months: [11, 12]}, year: 2026",
            "Eind 2026 (november en december)",
        ),
        (
            "period: {name: Kwartaal 20264, months: [12]}, year: 2026",
            "Kwartaal 20264 2026 (december)",
        ),
        (
            "period: {name: Winter, months: [12, 1, 2]}, year: 2026",
            "Winter 2026 (december t/m februari)",
        ),
        (
            "period: {name: Rest, months: [1, 3, 4, 5, 9]}",
            "Rest (januari, maart t/m mei en september)",
        ),
        ("month: 3, year: 2026", "maart 2026"),
    ],
)
def test_a_heading_says_the_months_in_short_and_a_year_once(item: str, heading: str) -> None:
    planned = programme(f"planning: [{{title: Iets, {item}}}]")
    assert lines(table(planned))[0] == (heading,)


@pytest.mark.parametrize(
    ("to", "year", "expected"),
    [
        ("2027-12", "", ("1 item.", "Wat geen jaar noemt, komt elk jaar terug.")),
        ("2027-12", "year: 2027, ", ("1 item.",)),
        ("2026-12", "", ("1 item.",)),
    ],
)
def test_an_item_without_a_year_comes_back(to: str, year: str, expected: tuple[str, ...]) -> None:
    head = HEAD.replace("to: 2026-12", f"to: {to}")
    found = programme(f"planning: [{{title: A, {year}quarter: 1}}]", head)
    assert table(found).notes == expected


def test_what_comes_back_has_the_status_of_the_year_that_is_asked() -> None:
    found = programme(
        "planning: [{id: mei.dag, title: Meidag, month: 5}]",
        HEAD.replace("to: 2026-12", "to: 2027-12"),
    )
    done = Entry(date="2026-05-05", about="mei.dag", status="done")

    def of(day: str, *months: str, standing: str = "", noted: Entry = done) -> list[object]:
        asked = NamedDays(tuple(days_of(month, month) for month in months), "", "")
        wanted = PlanningSelection(asked=asked if months else None, standing=standing)
        log = Log(version=1, progress_of=found.id, entries=(noted,))
        items = planned(found, logbook([log], day), wanted)
        notes = planning_report(items, Loaded(found, "uvp.yaml"), wanted).table.notes
        stood = [it.standing for it in items if it.standing]
        return [*((it.status, it.late) for it in stood), any("laatste keer" in it for it in notes)]

    assert of("2026-11-30", "2027-05") == [(None, False), False]
    assert of("2026-11-30", "2027-05", standing="done") == [False]
    assert of("2027-06-15", "2026-05") == [("done", False), False]
    assert of("2027-06-15", "2027-05") == [(None, True), False]
    assert of("2027-06-15") == of("2027-06-15", "2026-05", "2027-05") == [(None, True), True]
    again = Entry(date="2027-05-04", about="mei.dag", status="dropped")
    assert of("2027-06-15", "2026-05", noted=again) == [(None, True), False]


def test_of_what_comes_back_the_status_is_of_the_last_time() -> None:
    head = HEAD.replace("to: 2026-12", "to: 2027-12")
    found = programme("planning: [{id: mrt.a, title: A, month: 3}]", head)
    book = logbook([Log(version=1, progress_of=found.id)], "2026-01-01")
    loaded = Loaded(found, "uvp2026.yaml")
    content = planning_report(planned(found, book, EVERYTHING), loaded, EVERYTHING).content
    assert isinstance(content, Table)
    assert content.notes[1] == (
        "Wat geen jaar noemt, komt elk jaar terug; de status is die van de laatste keer."
    )
