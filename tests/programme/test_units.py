"""What is not in hours counts as the programme says, once for every year, or not at all."""

from __future__ import annotations

from decimal import Decimal

from tests.cases import cases
from tests.samples import HEAD, programme, theme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.units import calculation, counted, in_hours, written
from uvp_cli.queries.hours import UNDATED, Account, Choices, Figures, Scope, account

UNITS = """\
units:
  - {id: fte, name: fte, hours: 1360, source: Formatieplan}
  - {id: week, name: uur per week, hours: 46, assumption: Wij rekenen met 46 weken.}
  - {id: dagdeel, name: dagdeel}
"""


def of(estimates: str, period: str = "{from: 2026-01, to: 2026-12}") -> Programme:
    """A programme with one action of these estimates."""
    action = (
        f"- {{id: jeugd.a, title: A, capacity: {{hours: {{cell: c, estimates: [{estimates}]}}}}}}"
    )
    head = HEAD.replace("{from: 2026-01, to: 2026-12}", period)
    return programme(UNITS + theme(f"{action}\n"), head=head)


def asked(estimates: str, gemeente: str | None = None, **choices: int | str) -> Account:
    return account(of(estimates), gemeente, choices=Choices(**choices))  # type: ignore[arg-type]


def figures(own: int = 0, shared: int = 0, assumed: int = 0) -> Figures:
    hours = own + shared + assumed
    return Figures(*map(Decimal, (own, shared, assumed, hours, hours)))


def test_an_amount_with_a_source_is_certain() -> None:
    assert asked("{amount: 0.5, unit: fte, per: gemeente}", "noord").totals == figures(own=680)
    assert asked("{amount: 0.5, unit: fte, per: gemeente}").totals == figures(own=3 * 680)
    assert asked("{amount: 1.5, unit: fte, per: joint}").totals == figures(shared=2040)
    assert asked("{amount: 1.5, unit: fte, per: joint}", "zuid").totals == figures(shared=680)


def test_an_exception_is_in_the_same_unit() -> None:
    one = "{amount: 0.5, unit: fte, per: gemeente, except: {zuid: 1}}"
    assert asked(one, "zuid").totals == figures(own=1360)
    assert asked(one).totals == figures(own=680 + 680 + 1360)


def test_an_amount_with_an_assumption_is_assumed_with_that_as_its_note() -> None:
    found = asked("{amount: 2, unit: week, per: gemeente}", "noord")
    assert found.totals == figures(assumed=92)
    assert [line.note for line in found.lines] == ["Wij rekenen met 46 weken."]


def test_both_assumptions_are_kept() -> None:
    (line,) = asked("{amount: 2, unit: week, per: gemeente, assumption: Geen grondslag.}").lines
    assert line.note == "Geen grondslag. Wij rekenen met 46 weken."


def test_a_unit_without_hours_is_in_no_total() -> None:
    found = asked("{amount: 3, unit: dagdeel, per: gemeente}, {hours: 5, per: gemeente}", "noord")
    assert found.totals == figures(own=5)
    assert [line.written.amount for line in found.unconverted] == [3]
    assert found.per_person == ()
    assert asked("{amount: 3, unit: dagdeel, per: gemeente}").said is None


def test_an_amount_per_person_waits_for_the_number_of_persons() -> None:
    one = "{amount: 0.1, unit: fte, per: person}"
    assert [line.estimate.hours for line in asked(one, "noord").per_person] == [136]
    assert asked(one, "noord", persons=2).totals == figures(assumed=272)


def test_readings_in_units_give_the_least_and_the_most() -> None:
    one = (
        "{amount: 0.3, unit: fte, per: gemeente, assumption: Geen grondslag., "
        "alternatives: [{amount: 0.3, unit: fte, per: joint}, "
        "{amount: 1, unit: dagdeel, per: joint}]}"
    )
    totals = asked(one, "noord").totals
    assert [int(totals.low), int(totals.assumed), int(totals.high)] == [136, 408, 408]
    low = asked(one, "noord", reading="low")
    assert low.totals.hours == 136
    assert calculation(low.lines[0].estimate, Decimal(408), low.programme) == "0,3 × 1.360"


@cases(
    ("period", "hours", "calculated"),
    [
        ("{from: 2026-01, to: 2026-12}", "680", "0,5 × 1.360"),
        ("{from: 2026-09, to: 2027-08}", "680", "0,5 × 1.360"),
        ("{from: 2026-01, to: 2029-12}", "2720", "0,5 × 1.360 × 4 jaar"),
        ("{from: 2026-01, to: 2026-12, extended_to: 2027-12}", "1360", "0,5 × 1.360 × 2 jaar"),
        ("{from: 2026-01, to: 2027-06}", "1020", "0,5 × 1.360 × 18/12 jaar"),
        ("{from: 2026-01, to: 2026-07}", "396.67", "0,5 × 1.360 × 7/12 jaar"),
    ],
)
def test_an_amount_counts_for_each_year_of_the_programme(
    period: str, hours: str, calculated: str
) -> None:
    found = of("{amount: 0.5, unit: fte, per: gemeente}", period)
    capacity = found.themes[0].actions[0].capacity
    assert capacity is not None
    assert capacity.hours is not None
    estimate = in_hours(capacity.hours.estimates[0], found)
    assert estimate.hours == Decimal(hours)
    assert calculation(estimate, estimate.figure, found) == calculated
    assert written(estimate, found) == "0,5 fte"


@cases(
    ("cell", "years"),
    [
        ("doorlopend", [2026, 2027, 2028, 2029]),
        ("in overleg", [2026, 2027, 2028, 2029]),
        ("vanaf 2027", [2027, 2028, 2029]),
        ("1 jaar", [2026]),
        ("voorjaar 2027", [2027]),
        ("Q2", [2026, 2027, 2028, 2029]),
        ("winter 2027-2028", [2027]),
    ],
)
def test_an_amount_counts_for_the_years_in_which_its_action_runs(
    cell: str, years: list[int]
) -> None:
    found = of("{amount: 1, unit: fte, per: joint}", "{from: 2026-01, to: 2029-12}")
    assert counted(found, cell) == [year for year in years for _ in range(12)]
    assert len(counted(found, "schooljaar 2026-2027")) == 12


def test_an_estimate_in_hours_is_left_as_it_is() -> None:
    found = of("{hours: 5, per: gemeente}", "{from: 2026-01, to: 2029-12}")
    assert account(found, "noord").totals == figures(own=5)


def test_the_years_of_an_amount_add_up_to_all_of_it() -> None:
    school_years = "{from: 2026-08, to: 2029-07}"
    found = of("{amount: 0.37, unit: fte, per: joint}, {hours: 5, per: joint}", school_years)
    by_year = {
        year: account(found, scope=Scope(year=year)).totals.hours for year in range(2026, 2030)
    }
    assert by_year == {
        2026: Decimal("209.67"),
        2027: Decimal("503.2"),
        2028: Decimal("503.2"),
        2029: Decimal("293.53"),
    }
    undated = account(found, scope=Scope(year=UNDATED)).totals.hours
    assert int(undated) == 5
    assert sum(by_year.values()) + undated == account(found).totals.hours


def test_an_amount_of_one_year_counts_for_that_year() -> None:
    found = of("{amount: 0.5, unit: fte, per: joint, year: 2027}", "{from: 2026-01, to: 2029-12}")
    assert account(found).totals == figures(shared=680)
    assert account(found, scope=Scope(year=2027)).totals == figures(shared=680)
    assert account(found, scope=Scope(year=2028)).said is None
