"""The hours that there are, as they are typed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.cases import cases
from tests.samples import programme
from uvp_cli.commands.shared.capacity import capacity, per_month
from uvp_cli.exits import UsageProblem
from uvp_cli.queries.breakdown import Dimension
from uvp_cli.queries.capacity import AvailableHours

BODY = """\
groups: [{id: twee, name: Tweetal, gemeenten: [noord, zuid]}]
departments: [{id: oov, name: Veiligheid, aliases: [OOV]}, {id: jz, name: Juridische Zaken}]
"""


@cases(
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
        with pytest.raises(UsageProblem, match="--capacity"):
            per_month(typed, by_month=True)
    else:
        assert per_month(typed, by_month=True) == hours


def test_a_number_alone_is_per_month_only_where_the_answer_is() -> None:
    for typed in ("90", "vaals=90"):
        with pytest.raises(UsageProblem, match=f"'{typed} per jaar'"):
            per_month(typed, by_month=False)


def typed_for(by: Dimension, *typed: str) -> AvailableHours:
    return capacity(typed, programme(BODY), [by])


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
    assert typed_for("department", *typed).of == {"oov": 45, "jz": 10}


@pytest.mark.parametrize("typed", ["OOV=1 fte van 480 uur", "OOV = 1 fte = 480 uur per jaar"])
def test_a_department_may_have_its_own(typed: str) -> None:
    assert typed_for("department", typed) == AvailableHours(of={"oov": Fraction(40)}, said=(typed,))


def test_one_capacity_for_all_is_said_once() -> None:
    with pytest.raises(UsageProblem, match="één keer"):
        typed_for("gemeente", "1 per jaar", "2 per jaar")


@pytest.mark.parametrize("again", ["noord=2 per jaar", "Noord = 2 per jaar", "twee=2 per jaar"])
def test_one_capacity_of_somebody_is_said_once(again: str) -> None:
    with pytest.raises(UsageProblem, match="van 'noord' één keer"):
        typed_for("gemeente", "noord=1 per jaar", again)
