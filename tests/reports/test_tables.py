"""What answers come to, and what several come to together."""

from __future__ import annotations

from decimal import Decimal

from uvp_cli.reports.tables import Count, Kind, added, bare, note


def actions(number: int) -> Count:
    return Count("actions", "Acties", number, "actie", "acties")


def hours(number: str, whose: str = "Vaals") -> Count:
    words = f"uur voor {whose}"
    return Count("hours", "Uren", Decimal(number), words, words, Kind.HOURS)


EUROS = Count("amount", "Bedrag", Decimal(100), kind=Kind.EUROS)


def test_a_note_says_what_has_words() -> None:
    assert note([actions(1), hours("1066.5"), EUROS]) == "1 actie, 1.066,5 uur voor Vaals."


def test_a_name_with_braces_stands_in_a_note_as_it_is() -> None:
    assert note([hours("2", "{} {Zuid} 3"), Count("x", "{}", 4, before="{}:")]) == (
        "2 uur voor {} {Zuid} 3, {}: 4."
    )


def test_tallies_add_up_by_key() -> None:
    found = added([(actions(1), hours("2.5")), (actions(2),), (actions(0), hours("1"))])
    assert found == (actions(3), hours("3.5"))
    assert added([]) == ()


def test_hours_of_one_and_of_another_do_not_add_up() -> None:
    assert added([(hours("1"),), (hours("1", "Meerssen"),)]) is None


def test_without_words_everything_adds_up() -> None:
    found = added([bare([hours("1")]), bare([hours("1", "Meerssen")])])
    assert [(each.key, each.number, each.more) for each in found or ()] == [("hours", 2, "")]


def test_what_is_not_there_needs_no_words() -> None:
    none = Count("items", "Items", 0)
    some = Count("items", "Items", 2, before="Items:")
    assert added([(none,), (some,), (none,)]) == (some,)
    assert added([(none,)]) == (none,)
