from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from uvp_cli.queries.hours import Figures
from uvp_cli.queries.spreading import Flow, SpreadPiece, rounded, spread


def test_a_row_of_thirds_adds_up() -> None:
    parts: dict[Flow, int] = {("total", name): 2 for name in "abc"}
    parts |= {(name, "end"): 2 for name in "abc"}
    assert list(rounded(parts, 3).values()) == [0, 1, 1, 0, 1, 1]


def test_what_is_whole_stays_as_it_is() -> None:
    assert rounded({("a", "b"): 6, ("b", "c"): -3, ("c", "d"): 0}, 3) == {
        ("a", "b"): 2,
        ("b", "c"): -1,
        ("c", "d"): 0,
    }
    assert rounded({}, 3) == {}


def test_no_order_of_rows_keeps_a_table_from_adding_up() -> None:
    """Halves in turn: whoever rounds the months one after another gets two of one column."""
    halves = [("own", "jan"), ("shared", "feb"), ("own", "mrt"), ("shared", "apr")]
    found = rounded({**dict.fromkeys(halves, 1), **{(m, "all"): 1 for _, m in halves}}, 2)
    assert found[halves[0]] + found[halves[2]] == 1
    assert found[halves[1]] + found[halves[3]] == 1


@given(st.data(), st.integers(1, 5), st.integers(1, 5), st.integers(2, 40))
def test_a_table_adds_up_both_ways(
    data: st.DataObject, rows: int, columns: int, whole: int
) -> None:
    """Each row and each column to its own sum rounded down or up, and those to the whole."""
    flows: dict[Flow, int] = {}
    for row in range(rows):
        for column in range(columns):
            part = data.draw(st.integers(0, 3 * whole))
            flows[("row", row), ("column", column)] = part
            sums: tuple[Flow, Flow] = (
                (("all", 0), ("row", row)),
                (("column", column), ("all", 1)),
            )
            for flow in sums:
                flows[flow] = flows.get(flow, 0) + part
    flows[("all", 1), ("all", 0)] = sum(
        size for (begin, _), size in flows.items() if begin == ("all", 0)
    )
    found = rounded(flows, whole)
    for flow, size in flows.items():
        assert size // whole <= found[flow] <= -(-size // whole)
    for node in {node for flow in flows for node in flow}:
        into = sum(size for (_, end), size in found.items() if end == node)
        assert into == sum(size for (begin, _), size in found.items() if begin == node)


MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 200), st.integers(1, 12)), min_size=1))
def test_the_months_of_measures_add_up_to_those_of_their_action(
    parts: list[tuple[int, int, int]],
) -> None:
    pieces: list[SpreadPiece] = [
        (f"a.b#{place}" if place else "a.c", Figures(own=Decimal(hours)), MONTHS[:months])
        for place, hours, months in parts
    ]
    found = spread(pieces, additive=True)
    for month in {month for month, _ in found.cells}:
        cells = {key: of.hours for (at, key), of in found.cells.items() if at == month}
        inner = sum(hours for key, hours in cells.items() if "#" in str(key))
        assert cells.get("a.b", 0) == inner
        assert cells.get("a.b", 0) + cells.get("a.c", 0) == found.months[month].hours
        for key, hours in cells.items():
            assert abs(hours - Decimal(found.exact[month, key]) / found.whole) < 1
