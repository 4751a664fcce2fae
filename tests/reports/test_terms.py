"""The words for a place in a programme."""

from __future__ import annotations

from tests.cases import cases
from uvp_cli.reports.terms import at


@cases(
    ("place", "said"),
    [
        ("themes[0].actions[1].capacity", "Thema 1, actie 2, capaciteit"),
        ("units[0].hours", "Eenheid 1, uren"),
        ("areas[1]", "Gebied 2"),
        ("groups[0].gemeenten[2]", "Groep 1, gemeente 3"),
        ("frameworks[0].title", "Meerjarenplan 1, titel"),
        ("roles[0]", "Rol 1"),
        ("allocation.date", "Verdeling, peildatum"),
        ("adoption.decisions[1].date", "Vaststelling, besluit 2, datum"),
        ("planning[0].period", "Planning 1, periode"),
    ],
)
def test_one_of_a_list_is_called_by_the_word_for_one(place: str, said: str) -> None:
    assert at(place) == said
