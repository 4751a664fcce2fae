"""Hours of several programmes together."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import dear
from tests.samples import HEAD, programme, theme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries.breakdown import Dimension
from uvp_cli.queries.hours import Choices, Figures, account
from uvp_cli.queries.totals import Division, Totals, add_up, contribution, years


def made(number: int, hours: int, region: str = "proef", head: str = HEAD) -> Programme:
    return programme(
        theme(
            "[{id: jeugd.a, title: A, capacity: {departments: [oov, inkoop], hours: {cell: x, "
            f"estimates: [{{hours: {hours}, per: gemeente}}, {{hours: 7, per: joint}}]}}}}}}]"
        )
        + "departments: [{id: oov, name: OOV}, {id: inkoop, name: Inkoop}]\n",
        head=head.replace("2026", str(number)).replace("uvp-proef", f"uvp-{region}"),
    )


YEARS = """\
units: [{id: fte, name: fte, hours: 1000, source: Plan}]
other_actions:
- id: a
  title: A
  capacity:
    hours:
      cell: c
      estimates:
        - {hours: 6, per: joint, year: 2026}
        - {hours: 7, per: joint, year: 2027}
        - {hours: 11, per: joint}
        - {amount: 0.09, unit: fte, per: joint}
"""


def test_hours_of_a_year_stand_in_their_year_and_others_in_all_of_them() -> None:
    several = programme(YEARS, head=HEAD.replace("to: 2026-12", "to: 2028-12"))
    found = add_up(Division(("year",)), [contribution(account(several), Division(("year",)))])
    assert {key[0]: figures.hours for key, figures in found.sums.items()} == {
        "2026": 96,
        "2027": 97,
        "2028": 90,
        "2026-2028": 11,
    }
    assert [key[0] for key in found.keys] == ["2026", "2027", "2028", "2026-2028"]
    assert found.total == account(several).totals
    by_gemeente = contribution(account(several), Division(("year",), "gemeente"))
    assert by_gemeente.within["2026",]["GM0001"].hours == 32
    whole = add_up(
        Division(("programme",)), [contribution(account(several), Division(("programme",)))]
    )
    assert [figures.hours for figures in whole.sums.values()] == [294]


def test_months_by_year_are_those_of_each_year() -> None:
    several = programme(YEARS, head=HEAD.replace("to: 2026-12", "to: 2028-12"))
    division = Division(("year",), "month")
    found = add_up(division, [contribution(account(several), division)])
    assert [*found.others.items()][:2] == [("01", "januari"), ("02", "februari")]
    assert len(found.others) == 12
    assert [key[0] for key in found.keys] == ["2026", "2027", "2028"]
    assert sum(of.hours for of in found.cells.values()) == found.total.hours == 294
    assert sum(of.hours for (year, _), of in found.cells.items() if year == ("2027",)) == sum(
        figures.hours for year, figures in found.sums.items() if year == ("2027",)
    )


def test_months_of_each_programme_have_their_year() -> None:
    division = Division(("programme",), "month")
    found = add_up(
        division, [contribution(account(made(year, 12)), division) for year in (2027, 2026)]
    )
    assert [*found.others.items()][11:13] == [
        ("2026-12", "december 2026"),
        ("2027-01", "januari 2027"),
    ]
    assert found.division.indicative


def test_an_action_is_the_same_in_the_years_of_its_region() -> None:
    division = Division(("year",), "action")
    found = add_up(
        division, [contribution(account(made(year, 12)), division) for year in (2026, 2027)]
    )
    assert found.others == {"jeugd.a": "A"}
    assert [of.hours for of in found.cells.values()] == [43, 43]


def test_actions_of_the_same_title_have_their_id_behind_it() -> None:
    actions = "".join(
        f"- {{id: {name}, title: A, capacity: {{hours: {{cell: x, estimates: [{{hours: 1, "
        "per: joint}]}}}\n"
        for name in ("een", "twee")
    )
    division = Division(("year",), "action")
    found = contribution(account(programme(f"other_actions:\n{actions}")), division)
    assert found.labels == {"een": "A [een]", "twee": "A [twee]"}


@pytest.mark.parametrize(
    ("within", "what"), [("action", "Een actie"), ("goal", "Een doelstelling")]
)
def test_what_is_of_one_region_is_not_counted_over_more(within: Dimension, what: str) -> None:
    division = Division(("year",), within)
    both = [contribution(account(made(2026, 12, region)), division) for region in ("proef", "west")]
    with pytest.raises(Refusal, match=f"{what} is van één regio, .* van Proef en west. Noem de"):
        add_up(division, both)
    assert add_up(Division(("year",), "theme"), both).programmes == 2


def test_joint_hours_that_are_left_to_nobody_are_counted() -> None:
    hours = "capacity: {hours: {cell: c, estimates: [{hours: 9, per: joint, gemeenten: [zuid]}]}}"
    found = programme(f"other_actions: [{{id: a, title: A, {hours}}}]")
    division = Division(("year",))
    alone = contribution(account(found, choices=Choices(without=("zuid",))), division)
    assert add_up(division, [alone, alone]).lapsed == 2
    assert contribution(account(found), division).lapsed == 0


def test_a_programme_without_hours_has_none_by_month() -> None:
    division = Division(("year",), "month")
    assert contribution(account(programme("themes: []\n")), division).said == {("2026",): None}


def test_a_programme_of_more_years_that_names_none_is_one_row() -> None:
    several = made(2026, 10, head=HEAD.replace("to: 2026-12", "to: 2027-12"))
    assert years(several) in ("2026", "2026-2027")
    found = contribution(account(several), Division(("year",)))
    assert list(found.said) == [(years(several),)]


PROGRAMMES = (made(2025, 10), made(2026, 20), made(2026, 5, "ander"))


def totals_of(division: Division, gemeente: str | None = None) -> Totals:
    return add_up(
        division, [contribution(account(each, gemeente), division) for each in PROGRAMMES]
    )


def test_programmes_add_up_by_year_region_and_programme() -> None:
    by_year = totals_of(Division(("year",)))
    assert {key: each.hours for key, each in by_year.sums.items()} == {("2025",): 37, ("2026",): 89}
    by_region = totals_of(Division(("region",)))
    assert by_region.keys == (("ander",), ("proef",))
    both = totals_of(Division(("region", "year")))
    assert both.sums["proef", "2026"].hours == 67
    apart = totals_of(Division(("programme",)), "noord")
    assert [apart.sums[key].own for key in apart.keys] == [5, 10, 20]
    assert apart.programmes == 3


def test_a_municipality_is_one_in_all_by_its_code() -> None:
    renamed = made(2027, 40, head=HEAD.replace("id: noord, name: Noord", "id: nrd, name: Noorden"))
    division = Division(("year",), "gemeente")
    found = add_up(
        division, [contribution(account(each), division) for each in (PROGRAMMES[0], renamed)]
    )
    assert {key: found.others[key] for key in ("GM0001", "zuid")} == {
        "GM0001": "Noorden",
        "zuid": "Zuid",
    }
    assert found.cells[("2025",), "GM0001"].own == 10
    assert found.cells[("2027",), "GM0001"].own == 40
    assert found.additive


def test_the_newest_says_what_something_is_called_and_the_order_does_not_matter() -> None:
    renamed = made(2027, 40, head=HEAD.replace("name: Noord,", "name: Noorden,"))
    division = Division(("year",), "gemeente")
    for order in ((renamed, PROGRAMMES[0]), (PROGRAMMES[0], renamed)):
        found = add_up(division, [contribution(account(each), division) for each in order])
        assert found.keys == (("2025",), ("2027",))
        assert found.others["GM0001"] == "Noorden"


def test_departments_share_hours_so_they_do_not_add_up() -> None:
    found = totals_of(Division(("year",), "department"))
    assert not found.additive
    assert found.cells[("2025",), "oov"] == found.cells[("2025",), "inkoop"]


def test_a_programme_of_two_years_is_one_of_its_own() -> None:
    longer = programme(head=HEAD.replace("to: 2026-12", "to: 2027-12"))
    assert years(longer) == "2026-2027"
    assert years(PROGRAMMES[0]) == "2025"


@dear
@given(chosen=st.lists(st.sampled_from(PROGRAMMES), max_size=6))
def test_whatever_divides_them_all_hours_stay(chosen: list[Programme]) -> None:
    wanted = sum((account(each).totals for each in chosen), Figures())
    for division in (
        Division(("programme",)),
        Division(("region", "year")),
        Division(("year",), "gemeente"),
        Division(("region",), "theme"),
    ):
        found = add_up(division, [contribution(account(each), division) for each in chosen])
        assert found.total == wanted
        if division.within:
            assert sum((each.hours for each in found.cells.values()), Decimal(0)) == wanted.hours
