from __future__ import annotations

from fractions import Fraction

import pytest

from tests.samples import programme, theme
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries.breakdown import Breakdown, Dimension, break_down
from uvp_cli.queries.capacity import AvailableHours, Balance, balance, capacity, per_month

BODY = """\
departments: [{id: oov, name: Veiligheid, aliases: [OOV]}, {id: jz, name: Juridische Zaken}]
""" + theme(
    """
    - id: jeugd.a
      title: A
      capacity:
        departments: [oov, jz]
        hours: {cell: "120", estimates: [{hours: 120, per: gemeente}]}
    """
)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("90", 90),
        ("90 uur per maand", 90),
        ("270 uren per kwartaal", 90),
        ("540 uur per halfjaar", 90),
        ("1080/jaar", 90),
        ("1,5 fte van 1360 uur per jaar", 170),
        ("1,5 FTE à 1360 uur", 170),
        ("1 fte = 1080 uur", 90),
        ("3 personen van 200 uur per jaar", 50),
        ("1 persoon van 16 uur per maand", 16),
        ("0,5 fte van 1.360 uur", None),
        ("1.5 fte van 1360 uur", None),
        ("2 fte", None),
        ("drie personen", None),
        ("-5", None),
        ("", None),
    ],
)
def test_hours_fte_and_persons_are_hours_each_month(typed: str, hours: int | None) -> None:
    if hours is None:
        with pytest.raises(Refusal, match="--capacity"):
            per_month(typed, by_month=True)
    else:
        assert per_month(typed, by_month=True) == hours


def test_a_number_alone_is_per_month_only_where_the_answer_is() -> None:
    with pytest.raises(Refusal, match="90 per jaar"):
        per_month("90", by_month=False)


def held(by: Dimension, *typed: str) -> tuple[Breakdown, AvailableHours]:
    found = programme(BODY)
    return break_down(found, [by]), capacity(typed, found, [by])


@pytest.mark.parametrize(
    "typed",
    [
        ("oov=0,5 fte van 1080 uur, jz=120 per jaar",),
        ("oov=45 per maand;Juridische Zaken=10 per maand",),
        ("oov=45 per maand", "jz=10 per maand"),
    ],
)
def test_more_than_one_may_be_said_at_once_and_a_comma_in_a_number_is_none(
    typed: tuple[str, ...],
) -> None:
    _, there = held("department", *typed)
    assert there.of == {"oov": 45, "jz": 10}


def told(held: Balance) -> list[Fraction | int | None]:
    return [held.needed, held.available, held.short, held.percentage]


def test_needed_is_held_against_what_there_is_in_the_whole_programme() -> None:
    found, there = held("gemeente", "100 uur per jaar")
    noord = balance(found, there, ("noord",))
    assert noord is not None
    assert told(noord) == [120, 100, 20, 120]


@pytest.mark.parametrize("typed", ["OOV=1 fte van 480 uur", "OOV = 1 fte = 480 uur per jaar"])
def test_a_department_may_have_its_own_and_what_nobody_says_is_not_zero(typed: str) -> None:
    found, there = held("department", typed)
    assert there.of == {"oov": 40}
    oov = balance(found, there, ("oov",))
    assert oov is not None
    assert told(oov) == [360, 480, 0, 75]
    assert balance(found, there, ("jz",)) is None


def test_what_the_programme_does_not_say_is_not_enough_nor_too_little() -> None:
    found = break_down(programme(), ["gemeente"])
    silent = balance(found, AvailableHours(Fraction(10)), ("noord",))
    assert silent is not None
    assert (silent.needed, silent.short, silent.percentage, silent.is_over) == (
        *(None, None, None, False),
    )


def test_more_than_there_is_is_never_a_hundred_percent() -> None:
    found = break_down(programme(BODY), ["gemeente"])
    held = balance(found, AvailableHours(Fraction("9.99")), ("noord",))
    assert held is not None
    assert (held.is_over, held.percentage) == (True, 101)


def test_one_capacity_for_all_is_said_once() -> None:
    with pytest.raises(Refusal, match="één keer"):
        held("gemeente", "1 per jaar", "2 per jaar")


@pytest.mark.parametrize("again", ["noord=2 per jaar", "Noord = 2 per jaar"])
def test_one_capacity_of_somebody_is_said_once(again: str) -> None:
    with pytest.raises(Refusal, match=r"van '[Nn]oord' één keer"):
        held("gemeente", "noord=1 per jaar", again)
