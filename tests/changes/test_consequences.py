from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from tests.programmes_at_random import versions
from tests.properties import dear
from tests.samples import HEAD, WHOLE, programme, theme
from uvp_cli.changes.consequences import (
    OUTSIDE,
    Consequences,
    HoursShift,
    Who,
    by_gemeente,
    in_all,
    weigh,
)
from uvp_cli.changes.diff import compare
from uvp_cli.programme.model import Programme
from uvp_cli.queries.budget import add_up
from uvp_cli.queries.hours import ZERO, Figures, account, total

PROPERTIES = [each.name for each in fields(Figures)]


def weighed(old: Programme | str, new: Programme | str) -> Consequences:
    one, other = (each if isinstance(each, Programme) else programme(each) for each in (old, new))
    return weigh(one, other, compare(one, other))


def hours(found: Consequences) -> dict[tuple[str | None, str | None], Decimal]:
    return {(each.who.gemeente, each.who.theme): each.change.hours for each in found.hours}


def test_without_changes_there_are_only_totals() -> None:
    found = weighed(WHOLE, WHOLE)
    assert [each.who for each in found.hours] == [Who()]
    assert [each.who for each in found.euros] == [Who()]
    assert in_all(found.hours).before == in_all(found.hours).after != Figures()
    assert (found.planning, found.gained, found.lost) == ((), (), ())


def test_hours_stand_by_municipality_and_theme() -> None:
    found = weighed(WHOLE, WHOLE.replace("hours: 10, per", "hours: 15, per"))
    assert hours(found) == {
        ("noord", "jeugd"): 5,
        ("noord", None): 5,
        ("midden", "jeugd"): 5,
        ("midden", None): 5,
        (None, "jeugd"): 10,
        (None, None): 10,
    }
    shift = by_gemeente(found.hours)["noord"]
    assert (shift.change.own, shift.change.shared, shift.change.assumed) == (Decimal(5), ZERO, ZERO)


def test_another_key_shifts_what_is_shared_or_assumed() -> None:
    found = weighed(WHOLE, WHOLE.replace("zuid: 0.5", "zuid: 2"))
    change = by_gemeente(found.hours)["zuid"].change
    assert (change.own, change.assumed) == (ZERO, Decimal("20.57"))
    assert in_all(found.hours).change.hours == 0


def test_hours_per_person_are_in_no_total_but_stand_apart() -> None:
    found = weighed(WHOLE, WHOLE.replace("hours: 4, per: person", "hours: 400, per: person"))
    assert [each.who for each in found.hours] == [Who()]
    gemeenten = ("noord", "midden", "zuid", None)
    assert [(each.who, each.before, each.after) for each in found.per_person] == [
        (Who(name, theme), Decimal(4), Decimal(400))
        for name in gemeenten
        for theme in ("jeugd", None)
    ]
    assert by_gemeente(found.per_person)["zuid"].change == in_all(found.per_person).change == 396
    renamed = WHOLE.replace("jeugd.", "jongeren.").replace("id: jeugd\n", "id: jongeren\n")
    assert [each.who for each in weighed(WHOLE, renamed).per_person] == [Who()]


def test_a_theme_under_another_id_is_the_same_theme() -> None:
    other = WHOLE.replace("jeugd.", "jongeren.").replace("id: jeugd\n", "id: jongeren\n")
    assert [each.who for each in weighed(WHOLE, other).hours] == [Who()]


def test_actions_outside_the_themes_count_as_well() -> None:
    found = weighed(WHOLE, WHOLE.replace("hours: 7, per", "hours: 6, per"))
    assert hours(found)["noord", OUTSIDE] == -1


def test_what_is_gone_counts_as_what_it_was() -> None:
    one = programme(WHOLE)
    found = weighed(one, replace(one, themes=(), other_actions=()))
    assert in_all(found.hours).after is None
    assert found.themes["jeugd"].title == "Jeugd en Veiligheid"
    assert (in_all(found.euros).before, in_all(found.euros).after) == (Decimal("1000.5"), None)
    assert in_all(found.euros).change == Decimal("-1000.5")


def test_planning_counts_in_each_of_its_months() -> None:
    found = weighed(WHOLE, WHOLE.replace("months: [7, 8]", "months: [8, 9]"))
    assert [(each.month, each.before, each.after, each.change) for each in found.planning] == [
        (7, 1, 0, -1),
        (9, 0, 1, 1),
    ]


TWO_YEARS = HEAD.replace("to: 2026-12", "to: 2027-12")


def months(found: Consequences) -> list[tuple[int | None, int, int]]:
    return [(each.year, each.month, each.change) for each in found.planning]


def test_within_two_years_an_item_may_move_to_the_same_month() -> None:
    old = programme(
        "planning: [{title: A, month: 10, year: 2026}, {title: B, month: 3}]", TWO_YEARS
    )
    new = programme(
        "planning: [{title: A, month: 10, from: 2027-10-04}, {title: B, month: 3, year: 2026}]",
        TWO_YEARS,
    )
    assert months(weighed(old, new)) == [(None, 3, -1), (2026, 3, 1), (2026, 10, -1), (2027, 10, 1)]
    assert months(weighed(new, old)) == [(None, 3, 1), (2026, 3, -1), (2026, 10, 1), (2027, 10, -1)]


def test_from_year_to_year_a_month_is_that_month() -> None:
    item = "planning: [{title: A, month: 10, year: %s}]"
    next_year = HEAD.replace("from: 2026-01, to: 2026-12", "from: 2027-01, to: 2027-12")
    assert months(weighed(programme(item % 2026), programme(item % 2027, next_year))) == []


def test_goals_gain_their_first_and_lose_their_last_action() -> None:
    goals = "[{id: jeugd.doel-1, text: A.}, {id: jeugd.doel-2, text: B.}]"
    serving = "[{id: jeugd.a, title: A, goals: [jeugd.doel-%s]}]"
    one, other = (theme(serving % number, goals) for number in (1, 2))
    found = weighed(one, other)
    assert [each.id for each in found.gained] == ["jeugd.doel-2"]
    assert [each.id for each in found.lost] == ["jeugd.doel-1"]


@pytest.mark.slow
@dear
@given(versions(), versions())
def test_every_figure_is_the_difference_of_two_totals(one: Programme, other: Programme) -> None:
    found = weighed(one, other)
    shifts = {each.who: each for each in found.hours}
    for name in (*found.gemeenten, None):
        before, after = (_totals(each, name) for each in (one, other))
        assert _change(shifts.get(Who(name))) == _minus(after, before)
        themes = [shifts.get(Who(name, each)) for each in (*found.themes, OUTSIDE)]
        assert total(map(_change, themes)) == _minus(after, before)
        person = next((each.change for each in found.per_person if each.who == Who(name)), 0)
        assert person == _per_person(other, name) - _per_person(one, name)
    for name, before, after in _euros(one, other):
        shift = next((each.change for each in found.euros if each.who == Who(name)), 0)
        assert shift == after - before
    months = sum(each.change for each in found.planning)
    assert months == len(other.planning) - len(one.planning)


def _totals(programme: Programme, gemeente: str | None) -> Figures:
    known = [each.id for each in programme.gemeenten]
    return account(programme, gemeente).totals if gemeente in (None, *known) else Figures()


def _per_person(programme: Programme, gemeente: str | None) -> Decimal:
    known = [each.id for each in programme.gemeenten]
    lines = account(programme, gemeente).unquantified if gemeente in (None, *known) else ()
    return sum((each.estimate.figure for each in lines), ZERO)


def _minus(one: Figures, other: Figures) -> Figures:
    return Figures(*(getattr(one, name) - getattr(other, name) for name in PROPERTIES))


def _change(shift: HoursShift | None) -> Figures:
    return shift.change if shift else Figures()


def _euros(one: Programme, other: Programme) -> list[tuple[str | None, Any, Any]]:
    (before, was), (after, is_) = (
        ({each.id: of.sum(gemeente=each.id) or 0 for each in of.gemeenten}, of.said or 0)
        for of in map(add_up, (one, other))
    )
    by_name = [(name, before.get(name, 0), after.get(name, 0)) for name in {**before, **after}]
    return [*by_name, (None, was, is_)]
