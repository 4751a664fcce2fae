"""Two versions of a programme, each the sample with other pieces, and a change of the first."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.samples import HEAD, WHOLE
from uvp_cli.changes.amendments import Addition, Amendment, Change, Objection, Removal
from uvp_cli.changes.merging import Version, merged
from uvp_cli.checking.check import check
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.reading import parse
from uvp_cli.queries.tidy import tables

TEXT = HEAD + WHOLE
NEW_ITEM = "planning:\n  - {title: Eerst dit, month: 2}\n"


def version(text: str) -> Version:
    document = parse(text, "proef.yaml")
    programme = check(document).programme
    assert programme is not None
    return Version(tables(programme), document.data)


def brought(change: Change, *pieces: tuple[str, str]) -> list[Change | Objection]:
    """What a change of the sample is where these pieces of it have become others."""
    text = TEXT
    for old, new in pieces:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return list(merged([change], version(TEXT), version(text)))


def title(after: str) -> Amendment:
    return Amendment("hier", ("planning", 0, "title"), "Uitgaan in mei", after)


def test_in_the_same_programme_a_change_stays_what_it_is() -> None:
    assert brought(title("Anders")) == [title("Anders")]


def test_a_change_follows_its_row() -> None:
    [change] = brought(title("Anders"), ("planning:\n", NEW_ITEM))
    assert isinstance(change, Amendment)
    assert change.path == ("planning", 1, "title")


def test_the_same_change_was_made_already() -> None:
    assert brought(title("Anders"), ("title: Uitgaan in mei", "title: Anders")) == []


def test_another_change_of_the_same_value_shows_both() -> None:
    [objection] = brought(title("Anders"), ("title: Uitgaan in mei", "title: Weer anders"))
    assert objection == Objection(
        "hier",
        "is in het programma intussen ook gewijzigd: er stond 'Uitgaan in mei', er staat nu 'Weer "
        "anders', en in de werkmap 'Anders'. Kies zelf: zet 'Weer anders' ook in de werkmap, of "
        "'Anders' ook in de YAML.",
    )


def test_another_value_of_the_same_row_is_no_matter() -> None:
    [change] = brought(title("Anders"), ("    week: 19\n", ""))
    assert isinstance(change, Amendment)


@pytest.mark.parametrize("item", [{"title": "Nieuw", "month": Decimal(6)}])
def test_a_new_row_comes_once(item: dict[str, object]) -> None:
    addition = Addition("hier", ("planning",), item, "")
    assert brought(addition) == [addition]
    assert brought(addition, ("planning:\n", NEW_ITEM)) == [addition]
    there = "planning:\n  - {title: Nieuw, month: 6}\n"
    assert brought(addition, ("planning:\n", there)) == []


def removal(path: KeyPath) -> Removal:
    return Removal("hier", path, "x")


def test_a_row_goes_where_it_is_as_it_was() -> None:
    [gone] = brought(removal(("planning", 0)), ("planning:\n", NEW_ITEM))
    assert gone == removal(("planning", 1))
    [objection] = brought(removal(("planning", 0)), ("title: Uitgaan in mei", "title: Anders"))
    assert objection == Objection(
        "hier", "is in het programma intussen gewijzigd; verwijder de rij daarom in de YAML zelf."
    )
