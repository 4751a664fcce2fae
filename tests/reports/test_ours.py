from __future__ import annotations

from uvp_cli.programme.model import BudgetItem, Gemeente, PlanningItem
from uvp_cli.reports.ours import ADDED, DERIVED, notes, ours


def test_what_is_ours_is_named_with_how_it_came_there() -> None:
    assert list(ours(Gemeente(id="a", name="A", code="GM0001", derived=("code",)))) == [
        ("code", "Gemeentecode", ADDED)
    ]
    item = BudgetItem(status="regular", text="A", actions=("a",), derived=("status", "actions"))
    assert notes(item) == (f"Soort en acties: {DERIVED}.",)  # one footnote


def test_a_key_that_is_not_filled_in_is_nobodys() -> None:
    assert notes(PlanningItem(title="A", derived=("actions", "gemeenten"))) == ()
