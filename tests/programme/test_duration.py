from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.runner import DATA
from uvp_cli.checking.check import check_file
from uvp_cli.programme.duration import Basis, run
from uvp_cli.programme.model import Period
from uvp_cli.programme.months import months_of

YEAR = Period(from_="2026-01", to="2026-12")
SCHOOL_YEAR = Period(from_="2025-09", to="2026-08")


def test_the_months_of_a_period_go_on_over_the_end_of_the_year() -> None:
    assert months_of(Period(from_="2025-11", to="2026-02")) == (
        *("2025-11", "2025-12", "2026-01", "2026-02"),
    )
    assert months_of(Period(from_="2026-05", to="2026-05")) == ("2026-05",)


@pytest.mark.parametrize(
    ("cell", "first", "last", "basis"),
    [
        ("Doorlopend.", "2026-01", "2026-12", "stated"),
        ("1 jaar", "2026-01", "2026-12", "stated"),
        ("Continuering voor 1 jaar.", "2026-01", "2026-12", "stated"),
        ("12 maanden", "2026-01", "2026-12", "stated"),
        ("Tot eind 2026", "2026-01", "2026-12", "stated"),
        ("t/m 2030", "2026-01", "2026-12", "stated"),
        ("Maart t/m mei", "2026-03", "2026-05", "stated"),
        ("van mei tot augustus 2026", "2026-05", "2026-07", "stated"),
        ("Mei", "2026-05", "2026-05", "stated"),
        ("in mei 2026", "2026-05", "2026-05", "stated"),
        ("vanaf april", "2026-04", "2026-12", "stated"),
        ("Start in juni", "2026-06", "2026-12", "stated"),
        ("tot juli", "2026-01", "2026-06", "stated"),
        ("tot en met juli", "2026-01", "2026-07", "stated"),
        ("6 maanden vanaf maart", "2026-03", "2026-08", "stated"),
        ("1 jaar vanaf juli 2025", "2026-01", "2026-06", "stated"),
        ("Ca. 6 maanden", "2026-01", "2026-06", "begin-assumed"),
        ("een maand", "2026-01", "2026-01", "begin-assumed"),
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


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("oktober t/m maart", "2025-10", "2026-03"),
        ("tot 2026", "2025-09", "2025-12"),
        ("tot en met januari", "2025-09", "2026-01"),
        ("mei", "2026-05", "2026-05"),
        ("2 jaar", "2025-09", "2026-08"),
        ("maart t/m mei 2026", "2026-03", "2026-05"),
        ("september t/m mei 2026", "2025-09", "2026-05"),
    ],
)
def test_a_month_without_a_year_is_that_of_the_programme(cell: str, first: str, last: str) -> None:
    found = run(cell, SCHOOL_YEAR)
    assert (found.months[0], found.months[-1], found.basis) == (first, last, "stated")


def test_without_a_year_the_begin_is_the_last_before_the_end() -> None:
    three_years = Period(from_="2026-01", to="2027-12", extended_to="2028-12")
    found = run("mei t/m juli 2027", three_years)
    assert (found.months, found.basis) == (("2027-05", "2027-06", "2027-07"), "stated")
    assert run("oktober tot februari 2028", three_years).months[::3] == ("2027-10", "2028-01")
    assert run("doorlopend", three_years).months[-1] == "2028-12"


@given(st.text("0123456789 .x/tmeidoranjuvfbgsplck", max_size=30))
def test_any_cell_gives_months_of_the_programme(cell: str) -> None:
    found = run(cell, SCHOOL_YEAR)
    whole = months_of(SCHOOL_YEAR)
    assert found.months
    begin = whole.index(found.months[0])
    assert found.months == whole[begin : begin + len(found.months)]


def test_what_the_shipped_cells_say() -> None:
    """Read by hand from the `duration` cells of data/uvp2026.yaml.

    Two cells ("Ca. 6 maanden", "6 maanden") name a length without a beginning; four
    actions ("continuering", "1 x per jaar", "Start in 2026", no cell) say nothing of months.
    """
    programme = check_file(DATA).programme
    assert programme is not None
    found = {
        action.id: run(duration.cell if duration else None, programme.period)
        for theme in programme.themes
        for action in theme.actions
        if action.capacity
        for duration in [action.capacity.duration]
    }
    assert {name for name, each in found.items() if each.basis == "begin-assumed"} == {
        "jeugd.netwerk-jeugdoverlast",
        "ondermijning.iob-vakantieparken",
    }
    assert {name for name, each in found.items() if each.basis == "unstated"} == {
        "ondermijning.limburgse-norm",
        "ondermijning.veilig-buitengebied",
        "fysiek.oefening",
        "fysiek.weerbare-samenleving",
    }
    assert len(found) == 23
