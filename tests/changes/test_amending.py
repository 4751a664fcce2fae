from __future__ import annotations

import time

from uvp_cli.changes.amending import amended, landed, unwritable_alone
from uvp_cli.changes.amendments import Addition, Removal, RowChange
from uvp_cli.document.reading import parse

SHARED = parse("een: &namen [a]\ntwee: *namen\ndrie: [a]\n", "proef.yaml")


def test_a_new_item_in_what_stands_for_more_is_named() -> None:
    changes = [Addition("hier", ("twee",), "b", ""), Addition("daar", ("drie",), "b", "")]
    [objection] = unwritable_alone(SHARED, changes)
    assert objection.where == "hier"
    assert objection.reason == "staat in de YAML niet als losse waarde; wijzig het daar."


def test_many_new_items_take_a_time_that_grows_with_them_alone() -> None:
    document = parse("lijst: [a]\n", "proef.yaml")
    begin = time.process_time()
    text = amended(document, [Addition("hier", ("lijst",), "b", "") for _ in range(20_000)])
    assert text.count("b") == 20_000
    assert time.process_time() - begin < 30


def test_changes_land_behind_what_went() -> None:
    changes: list[RowChange] = [
        Removal("weg", ("drie", 0), "a"),
        Addition("nieuw", ("drie",), "b", ""),
    ]
    assert landed(SHARED.data, changes) == {("drie", 0): "nieuw"}
