from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tests.samples import programme, theme
from uvp_cli.queries.breakdown import break_down
from uvp_cli.queries.capacity import AvailableHours, Balance, balance

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


def told(held: Balance) -> list[Fraction | Decimal | None]:
    return [held.needed, held.available, held.short, held.percentage]


def test_needed_is_held_against_what_there_is_in_the_whole_programme() -> None:
    found = break_down(programme(BODY), ["gemeente"])
    noord = balance(found, AvailableHours(Fraction(100, 12)), ("noord",))
    assert noord is not None
    assert told(noord) == [120, 100, 20, 120]


def test_a_department_may_have_its_own_and_what_nobody_says_is_not_zero() -> None:
    found = break_down(programme(BODY), ["department"])
    there = AvailableHours(of={"oov": Fraction(40)})
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
    held = balance(found, AvailableHours(Fraction("9.9999")), ("noord",))
    assert held is not None
    assert (held.is_over, held.percentage) == (True, Decimal("100.1"))
    held = balance(found, AvailableHours(Fraction(11)), ("noord",))
    assert held is not None
    assert (held.is_over, held.percentage) == (False, Decimal("90.9"))
