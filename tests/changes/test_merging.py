"""Two versions of a programme, each the sample with other pieces, and a change of the first."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.samples import HEAD, WHOLE
from uvp_cli.changes.amendments import Addition, Amendment, Objection, Removal, RowChange
from uvp_cli.changes.merging import Version, counterparts, merged
from uvp_cli.checking.check import check
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.reading import parse
from uvp_cli.queries.tidy import tables
from uvp_cli.queries.tidy_columns import ExportColumn, ExportRow, ExportTable

TEXT = HEAD + WHOLE
NEW_ITEM = "planning:\n  - {title: Eerst dit, month: 2}\n"


def version(text: str) -> Version:
    document = parse(text, "proef.yaml")
    programme = check(document).programme
    assert programme is not None
    return Version(tables(programme), document.data)


def brought(change: RowChange, *pieces: tuple[str, str]) -> list[RowChange | Objection]:
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


COLUMNS = (
    ExportColumn("line", "Regel", compute=lambda row: row.ordinal),
    ExportColumn("title", "Titel", place=("title",)),
    ExportColumn("month", "Maand", place=("month",)),
    ExportColumn("week", "Week", place=("week",)),
)
Item = tuple[str | None, int | None, int | None]
ITEMS = st.tuples(
    st.sampled_from(["Overleg", "Kermis", None]),
    st.sampled_from([1, 2, None]),
    st.sampled_from([18, 19, None]),
).filter(any)


def planning(items: Sequence[Item]) -> list[ExportTable]:
    rows = [ExportRow(("planning", at), (at + 1, *item)) for at, item in enumerate(items)]
    return [ExportTable("planning", "Planning", "", ("planning/*",), COLUMNS, rows=tuple(rows))]


def now_at(old: Sequence[Item], new: Sequence[Item]) -> list[int | None]:
    """Where each item stands now."""
    rows = counterparts(planning(old), planning(new))
    places = [rows["planning", at] for at in range(len(old))]
    return [None if path is None else int(path[-1]) for path in places]


@given(st.lists(ITEMS, max_size=6, unique=True), st.data())
def test_rows_that_were_moved_among_new_ones_are_found_wherever_they_stand(
    items: list[Item], data: st.DataObject
) -> None:
    kept = data.draw(st.permutations(items))[: data.draw(st.integers(0, len(items)))]
    fresh = data.draw(st.lists(ITEMS.filter(lambda item: item not in items), max_size=3))
    new = data.draw(st.permutations([*kept, *fresh]))
    for item, place in zip(items, now_at(items, new), strict=True):
        if item in kept:
            assert place is not None
            assert new[place] == item


@given(st.lists(ITEMS, min_size=1, max_size=6, unique=True), ITEMS, st.data())
def test_a_row_of_which_all_others_stay_is_found_where_it_stands(
    items: list[Item], other: Item, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(items) - 1))
    new = [other if index == at else item for index, item in enumerate(items)]
    assume(other not in items)
    assert now_at(items, new) == [*range(len(items))]


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        pytest.param(
            [("Overleg", 1, None), ("Kermis", 5, None), ("Overleg", 9, None)],
            [("Kermis", 5, None), ("Overleg", 9, None), ("Overleg", 12, None)],
            [None, 0, 1],
            id="a meeting went, and another one of that name came elsewhere",
        ),
        pytest.param(
            [(None, 10, 1), (None, 20, 1)],
            [(None, 20, 1), (None, 30, 1)],
            [None, 0],
            id="the first went and one came behind the last",
        ),
        pytest.param(
            [("Overleg", 10, None), ("Overleg", 20, None)],
            [("Overleg", 20, 7), ("Overleg", 30, None)],
            [None, None],
            id="nobody can tell which is which",
        ),
        pytest.param(
            [("Overleg", 1, None), ("Kermis", 2, None), ("Markt", 3, None)],
            [("Iets", 7, 8), ("Overleg", 1, None), ("Braderie", 2, None), ("Markt", 3, None)],
            [1, 2, 3],
            id="renamed below a new one",
        ),
        pytest.param(
            [("Overleg", 1, None), ("Kermis", 2, None)],
            [("Kermis", 3, 8), ("Overleg", 1, None)],
            [1, 0],
            id="moved and changed, under a name that no other has",
        ),
    ],
)
def test_a_row_without_an_id_is_never_taken_for_another(
    old: list[Item], new: list[Item], places: list[int | None]
) -> None:
    assert now_at(old, new) == places


def test_many_changed_rows_are_left_alone_rather_than_searched_for_long() -> None:
    old: list[Item] = [("Overleg", 1, at) for at in range(20_000)]
    assert set(now_at(old, [("Overleg", 2, at) for at in range(20_000)])) == {None}
