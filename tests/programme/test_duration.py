from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import shipped_programme
from uvp_cli.programme import duration, points
from uvp_cli.programme.duration import Basis, run
from uvp_cli.programme.model import Period
from uvp_cli.programme.months import between, months_of

YEAR = Period(from_="2026-01", to="2026-12")
SCHOOL_YEAR = Period(from_="2025-09", to="2026-08")


def test_the_months_of_a_period_go_on_over_the_end_of_the_year() -> None:
    assert months_of(Period(from_="2025-11", to="2026-02")) == (
        *("2025-11", "2025-12", "2026-01", "2026-02"),
    )
    assert months_of(Period(from_="2026-05", to="2026-05")) == ("2026-05",)


@cases(
    ("cell", "first", "last", "basis"),
    [
        ("Doorlopend.", "2026-01", "2026-12", "stated"),
        ("1 jaar", "2026-01", "2026-12", "begin-assumed"),
        ("Continuering voor 1 jaar.", "2026-01", "2026-12", "begin-assumed"),
        ("12 maanden", "2026-01", "2026-12", "begin-assumed"),
        ("Tot eind 2026", "2026-01", "2026-12", "stated"),
        ("t/m 2030", "2026-01", "2026-12", "stated"),
        ("Maart t/m mei", "2026-03", "2026-05", "stated"),
        ("van mei tot augustus 2026", "2026-05", "2026-07", "stated"),
        ("Mei", "2026-05", "2026-05", "stated"),
        ("in mei 2026", "2026-05", "2026-05", "stated"),
        ("vanaf april", "2026-04", "2026-12", "stated"),
        ("per 1 april 2026", "2026-04", "2026-12", "stated"),
        ("kwartaal 2 en 3", "2026-04", "2026-09", "stated"),
        ("kwartaal 2 en 3 van 2026", "2026-04", "2026-09", "stated"),
        ("Start in juni", "2026-06", "2026-12", "stated"),
        ("tot juli", "2026-01", "2026-06", "stated"),
        ("tot en met juli", "2026-01", "2026-07", "stated"),
        ("6 maanden vanaf maart", "2026-03", "2026-08", "stated"),
        ("1 jaar vanaf juli 2025", "2026-01", "2026-06", "stated"),
        ("Ca. 6 maanden", "2026-01", "2026-06", "begin-assumed"),
        ("een maand", "2026-01", "2026-01", "begin-assumed"),
        ("Continu", "2026-01", "2026-12", "stated"),
        ("de hele planperiode", "2026-01", "2026-12", "stated"),
        ("2e kw. 2026", "2026-04", "2026-06", "stated"),
        ("2026-Q2", "2026-04", "2026-06", "stated"),
        ("2026, tweede helft", "2026-07", "2026-12", "stated"),
        ("vanaf 2026-Q3", "2026-07", "2026-12", "stated"),
        ("Q4 2025 - Q2 2026", "2026-01", "2026-06", "stated"),
        ("najaar 2025 - Q2 2026", "2026-01", "2026-06", "stated"),
        ("continuering", "2026-01", "2026-12", "unstated"),
        ("1 x per jaar", "2026-01", "2026-12", "unstated"),
        ("Start in 2026", "2026-01", "2026-12", "unstated"),
        ("tot 2026", "2026-01", "2026-12", "unstated"),
        ("mei 2020", "2026-01", "2026-12", "unstated"),
        ("6 maanden tot eind 2026", "2026-01", "2026-12", "unstated"),
        ("6 maanden na vaststelling", "2026-01", "2026-12", "unstated"),
        ("0 maanden", "2026-01", "2026-12", "unstated"),
        ("tot", "2026-01", "2026-12", "unstated"),
        ("", "2026-01", "2026-12", "unstated"),
        (None, "2026-01", "2026-12", "unstated"),
    ],
)
def test_in_which_months_an_action_runs(
    cell: str | None, first: str, last: str, basis: Basis
) -> None:
    found = run(cell, YEAR)
    assert (found.months[0], found.months[-1], found.basis) == (first, last, basis)
    assert found.months == months_of(Period(from_=first, to=last))
    assert found.cell == cell


@cases(
    ("cell", "first", "last"),
    [
        ("oktober t/m maart", "2025-10", "2026-03"),
        ("tot 2026", "2025-09", "2025-12"),
        ("tot en met januari", "2025-09", "2026-01"),
        ("mei", "2026-05", "2026-05"),
        ("maart t/m mei 2026", "2026-03", "2026-05"),
        ("september t/m mei 2026", "2025-09", "2026-05"),
    ],
)
def test_a_month_without_a_year_is_that_of_the_programme(cell: str, first: str, last: str) -> None:
    found = run(cell, SCHOOL_YEAR)
    assert (found.months[0], found.months[-1], found.basis) == (first, last, "stated")


@cases("cell", ["1 jaar", "2 jaar", "voor 3 kwartalen", "Ca. 1 jaar"])
def test_a_length_alone_never_says_from_when(cell: str) -> None:
    assert run(cell, SCHOOL_YEAR).basis == "begin-assumed"
    started = run(cell, SCHOOL_YEAR, start="2026-07")
    assert (started.months, started.planned) == (("2026-07", "2026-08"), True)
    assert run(f"{cell} vanaf mei", SCHOOL_YEAR, start="2026-07").basis == "stated"


def test_without_a_year_the_begin_is_the_last_before_the_end() -> None:
    three_years = Period(from_="2026-01", to="2027-12", extended_to="2028-12")
    found = run("mei t/m juli 2027", three_years)
    assert (found.months, found.basis) == (("2027-05", "2027-06", "2027-07"), "stated")
    assert run("oktober tot februari 2028", three_years).months[::3] == ("2027-10", "2028-01")
    assert run("doorlopend", three_years).months[-1] == "2028-12"


FOUR_YEARS = Period(from_="2019-01", to="2022-12")


@cases(
    ("cell", "first", "last"),
    [
        # Years.
        ("2019-2020", "2019-01", "2020-12"),
        ("2019 – 2020", "2019-01", "2020-12"),
        ("2019 t/m 2021", "2019-01", "2021-12"),
        ("2019/2020", "2019-01", "2020-12"),
        ("2019-20", "2019-01", "2020-12"),
        ("2018-2020", "2019-01", "2020-12"),
        ("2019 en 2020", "2019-01", "2020-12"),
        ("2019, 2020 en 2021", "2019-01", "2021-12"),
        ("2020", "2020-01", "2020-12"),
        ("heel 2020", "2020-01", "2020-12"),
        ("Het hele jaar 2020", "2020-01", "2020-12"),
        ("in 2020", "2020-01", "2020-12"),
        ("kalenderjaar 2020", "2020-01", "2020-12"),
        ("vanaf 2021", "2021-01", "2022-12"),
        ("Doorlopend vanaf 2021", "2021-01", "2022-12"),
        ("2021 en verder", "2021-01", "2022-12"),
        ("2021 e.v.", "2021-01", "2022-12"),
        ("tot 2021", "2019-01", "2020-12"),
        ("Continuering t/m 2020", "2019-01", "2020-12"),
        ("periode 2020-2021", "2020-01", "2021-12"),
        ("Structureel", "2019-01", "2022-12"),
        ("het hele jaar", "2019-01", "2022-12"),
        ("Gehele looptijd", "2019-01", "2022-12"),
        # Quarters.
        ("Q2 2019", "2019-04", "2019-06"),
        ("2019-Q2", "2019-04", "2019-06"),
        ("Q2-2019", "2019-04", "2019-06"),
        ("kwartaal 3 2020", "2020-07", "2020-09"),
        ("K4 2020", "2020-10", "2020-12"),
        ("2e kwartaal 2020", "2020-04", "2020-06"),
        ("2ᵉ kwartaal van 2020", "2020-04", "2020-06"),
        ("tweede kwartaal 2020", "2020-04", "2020-06"),
        ("het vierde kwartaal van 2020", "2020-10", "2020-12"),
        ("Q3-Q4 2020", "2020-07", "2020-12"),
        ("Q3 2019 t/m Q2 2020", "2019-07", "2020-06"),
        ("Q4 t/m Q1 2021", "2020-10", "2021-03"),
        ("1e en 2e kwartaal 2020", "2020-01", "2020-06"),
        ("eerste t/m derde kwartaal 2020", "2020-01", "2020-09"),
        ("vanaf Q3 2021", "2021-07", "2022-12"),
        ("tot Q3 2020", "2019-01", "2020-06"),
        ("t/m Q3 2020", "2019-01", "2020-09"),
        # Halves.
        ("eerste helft 2020", "2020-01", "2020-06"),
        ("2e helft van 2020", "2020-07", "2020-12"),
        ("tweede halfjaar 2021", "2021-07", "2021-12"),
        ("1e half jaar 2021", "2021-01", "2021-06"),
        ("H2 2019", "2019-07", "2019-12"),
        ("2e helft 2019 - 1e helft 2020", "2019-07", "2020-06"),
        # Months.
        ("jan-jun 2020", "2020-01", "2020-06"),
        ("jan. t/m mrt. 2020", "2020-01", "2020-03"),
        ("januari 2020 t/m juni 2020", "2020-01", "2020-06"),
        ("okt 2019 – feb 2020", "2019-10", "2020-02"),
        ("sept 2020 tot eind november", "2020-09", "2020-11"),
        ("nov-feb 2021", "2020-11", "2021-02"),
        ("maart-2020", "2020-03", "2020-03"),
        ("2020-03", "2020-03", "2020-03"),
        ("03-2020 t/m 06-2020", "2020-03", "2020-06"),
        ("2019-12-01 t/m 2020-02-29", "2019-12", "2020-02"),
        ("1 januari 2020 t/m 30 juni 2020", "2020-01", "2020-06"),
        ("15 maart 2020 tot 1 juli 2020", "2020-03", "2020-06"),
        ("tot 15 juli 2020", "2019-01", "2020-07"),
        ("maart/april 2020", "2020-03", "2020-04"),
        # Seasons and other parts of a year.
        ("voorjaar 2020", "2020-03", "2020-05"),
        ("in de zomer van 2020", "2020-06", "2020-08"),
        ("Vanaf het najaar 2021", "2021-09", "2022-12"),
        ("winter 2020-2021", "2020-12", "2021-02"),
        ("winter 2018", "2019-01", "2019-02"),
        ("medio 2020", "2020-06", "2020-07"),
        ("begin 2020", "2020-01", "2020-03"),
        ("eind 2020", "2020-10", "2020-12"),
        ("begin 2020 tot eind 2021", "2020-01", "2021-12"),
        ("medio 2020 t/m eind 2021", "2020-06", "2021-12"),
        ("Schooljaar 2020/2021", "2020-08", "2021-07"),
        ("schooljaar 2020-21", "2020-08", "2021-07"),
        ("eind maart 2020", "2020-03", "2020-03"),
        ("medio maart 2020 - eind juni 2020", "2020-03", "2020-06"),
        ("tot half mei 2020", "2019-01", "2020-05"),
        # Lengths.
        ("half jaar vanaf juli 2020", "2020-07", "2020-12"),
        ("anderhalf jaar vanaf 2020", "2020-01", "2021-06"),
        ("twee jaar vanaf 2020", "2020-01", "2021-12"),
        ("2 kwartalen vanaf Q2 2020", "2020-04", "2020-09"),
    ],
)
def test_in_which_years_quarters_and_halves_an_action_runs(
    cell: str, first: str, last: str
) -> None:
    found = run(cell, FOUR_YEARS)
    assert (found.months[0], found.months[-1], found.basis) == (first, last, "stated")
    assert found.months == months_of(Period(from_=first, to=last))


@cases(
    ("cell", "numbers"),
    [
        ("maart", [3]),
        ("elk jaar in maart", [3]),
        ("maart (jaarlijks)", [3]),
        ("maart t/m mei", [3, 4, 5]),
        ("jan-jun", [1, 2, 3, 4, 5, 6]),
        ("tweede kwartaal", [4, 5, 6]),
        ("Q2", [4, 5, 6]),
        ("Q1 en Q3", [1, 2, 3, 7, 8, 9]),
        ("eerste helft van het jaar", [1, 2, 3, 4, 5, 6]),
        ("1e halfjaar", [1, 2, 3, 4, 5, 6]),
        ("maart, juni en september", [3, 6, 9]),
        ("april/mei en november", [4, 5, 11]),
        ("voorjaar en najaar", [3, 4, 5, 9, 10, 11]),
        ("elk jaar in de zomer", [6, 7, 8]),
    ],
)
def test_what_names_no_year_is_so_in_every_year(cell: str, numbers: list[int]) -> None:
    found = run(cell, FOUR_YEARS)
    every = tuple(f"{year}-{number:02}" for year in range(2019, 2023) for number in numbers)
    assert (found.months, found.basis) == (every, "stated")
    assert run(cell, FOUR_YEARS, once=True).months[-1] < "2020"


def test_a_winter_of_every_year_ends_with_the_programme() -> None:
    winters = run("november t/m februari", Period(from_="2019-01", to="2020-12"))
    assert run("winter", FOUR_YEARS).months[:3] == ("2019-01", "2019-02", "2019-12")
    assert winters.months == (*("2019-11", "2019-12", "2020-01", "2020-02"), "2020-11", "2020-12")


@cases(
    "cell",
    [
        "2021-2020",
        "2030",
        "0000-01",
        "Q5 2020",
        "5e kwartaal 2020",
        "3e helft 2020",
        "13-2020",
        "2020, na vaststelling",
        "Q1 en later",
        "medio",
        "rond de zomer",
        "schooljaar 2020-2022",
        "schooljaar",
        "jaar",
        "maanden",
        "streepje",
        "en",
        "-",
        "#0",
        "1 dag in maart",
        "2 x in 2020",
        "maart mei",
        "start in 2019",
        "elk jaar",
        "per kwartaal",
    ],
)
def test_what_is_not_understood_as_a_whole_does_not_count(cell: str) -> None:
    assert run(cell, FOUR_YEARS).basis == "unstated"


@given(st.text("0123456789 .x/tmeidoranjuvfbgsplck", max_size=30))
def test_any_cell_gives_months_of_the_programme(cell: str) -> None:
    found = run(cell, SCHOOL_YEAR)
    whole = months_of(SCHOOL_YEAR)
    assert found.months
    # The third quarter of a school year has two parts: September, and July with August.
    assert found.months == tuple(month for month in whole if month in found.months)
    assert sum(len(between(*stretch)) for stretch in found.stretches) == len(found.months)


def test_what_the_shipped_cells_say() -> None:
    """Read by hand from the `duration` cells of data/uvp2026.yaml.

    Nine cells ("1 jaar", "Ca. 6 maanden") name a length without a beginning; four
    actions ("continuering", "1 x per jaar", "Start in 2026", no cell) say nothing of months.
    """
    programme = shipped_programme()
    found = {
        action.id: run(duration.cell if duration else None, programme.period)
        for theme in programme.themes
        for action in theme.actions
        if action.capacity
        for duration in [action.capacity.duration]
    }
    assert {name for name, each in found.items() if each.basis == "begin-assumed"} == {
        "jeugd.veilig-uitgaan",
        "jeugd.iob-jeugd",
        "jeugd.netwerk-jeugdoverlast",
        "jeugd.regionale-aanpak",
        "zorg.toezicht",
        "zorg.zorg-en-veiligheidshuis",
        "ondermijning.iob-vakantieparken",
        "ondermijning.iob-zorgfraude",
        "ondermijning.dor-dol",
    }
    assert {name for name, each in found.items() if each.basis == "unstated"} == {
        "ondermijning.limburgse-norm",
        "ondermijning.veilig-buitengebied",
        "fysiek.oefening",
        "fysiek.weerbare-samenleving",
    }
    assert len(found) == 23


FOUR_YEARS = Period(from_="2019-01", to="2022-12")


@cases(
    ("cell", "stretches"),
    [
        ("2019-2020", [("2019-01", "2020-12")]),
        ("2020", [("2020-01", "2020-12")]),
        ("heel 2020", [("2020-01", "2020-12")]),
        ("vanaf 2021", [("2021-01", "2022-12")]),
        ("Q2 2019", [("2019-04", "2019-06")]),
        ("2e kwartaal 2020", [("2020-04", "2020-06")]),
        ("Q4 2020 t/m Q2 2021", [("2020-10", "2021-06")]),
        ("2020-Q4 - 2021-Q2", [("2020-10", "2021-06")]),
        ("eerste helft 2020", [("2020-01", "2020-06")]),
        ("jan-jun 2020", [("2020-01", "2020-06")]),
        ("jan 2020 t/m jun 2021", [("2020-01", "2021-06")]),
        ("doorlopend", [("2019-01", "2022-12")]),
        ("structureel", [("2019-01", "2022-12")]),
        ("2e halfjaar", [(f"{year}-07", f"{year}-12") for year in range(2019, 2023)]),
        ("maart", [(f"{year}-03", f"{year}-03") for year in range(2019, 2023)]),
        ("maart t/m mei", [(f"{year}-03", f"{year}-05") for year in range(2019, 2023)]),
    ],
)
def test_parts_of_a_plan_of_several_years(cell: str, stretches: list[tuple[str, str]]) -> None:
    found = run(cell, FOUR_YEARS)
    assert (found.stretches, found.basis) == (stretches, "stated")


PIECES = [
    *(
        "januari",
        "mei",
        "sept",
        "2026",
        "1999",
        "26",
        "12",
        "1",
        "3",
        "#0",
        "#1",
        "t m",
        "t/m",
        "tm",
    ),
    *(
        "tot",
        "tot en met",
        "tot half",
        "eind",
        "half",
        "medio",
        "begin",
        "vanaf",
        "start in",
        "per",
    ),
    *(
        "sinds",
        "met ingang van",
        "in",
        "van",
        "en",
        "e v",
        "ev",
        "en verder",
        points.DASH,
        "-",
        "/",
    ),
    *(
        "'26",
        "1e",
        "laatste",
        "kwartaal",
        "kw",
        "q1",
        "k 2",
        "h1",
        "helft",
        "halfjaar",
        "half jaar",
    ),
    *(
        "anderhalf jaar",
        "zes",
        "maanden",
        "jaar",
        "ca",
        "voor",
        "het",
        "hele",
        "geheel",
        "looptijd",
    ),
    *(
        "periode",
        "continuering",
        "schooljaar",
        "winter",
        "zomer",
        "elk jaar",
        "jaarlijks",
        "programma",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from((" ", "")))
def test_no_pattern_is_found_in_a_text_without_what_it_needs(words: list[str], link: str) -> None:
    text = link.join(words)
    for needed, pattern, _ in (*points._LAYOUT, *points._REWRITTEN, *points.POINTS):
        assert points.holds(text, needed) or not re.search(pattern, text)
    for needed, pattern, _ in duration._FORMS:
        assert points.holds(text, needed) or not re.fullmatch(pattern, text)
