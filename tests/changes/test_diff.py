from __future__ import annotations

import re
import typing
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.mutations import changed, edges_like, every_key, paths, value_at
from tests.programmes_at_random import versions
from tests.properties import dear
from tests.samples import HEAD, WHOLE, programme, theme
from uvp_cli.changes.diff import REFERENCES, Change, Side, compare, renames
from uvp_cli.checking import shape
from uvp_cli.document.findings import render_path
from uvp_cli.programme import model
from uvp_cli.programme.annotations import RefersTo
from uvp_cli.programme.model import Programme

PLANNING = """
    planning:
      - {title: Carnaval, month: 2}
      - {title: Toezicht in de wijk, month: 5}
      - {title: Kermis, month: 7}
"""


def shown(changes: Iterable[Change]) -> list[tuple[Any, ...]]:
    """Each change as its kind, place before and after, and values before and after."""
    return [(each.kind, *_side(each.before), *_side(each.after)) for each in changes]


def _side(side: Side | None) -> tuple[Any, ...]:
    if side is None:
        return (None,)
    whole = not side.key and is_dataclass(side.value)
    return render_path(side.path), None if whole else side.value


def diff(old: str, new: str) -> list[tuple[Any, ...]]:
    return shown(compare(programme(old), programme(new)))


def test_a_programme_does_not_differ_from_itself() -> None:
    whole = programme(WHOLE)
    assert compare(whole, whole) == ()


def test_layout_is_no_change() -> None:
    other = WHOLE.replace("number: 1\n    title: Jeugd", "title: Jeugd").replace(
        "    aliases: [Jeugd]\n", "    aliases:\n      - Jeugd\n    number: 1\n"
    )
    assert other != WHOLE
    key = "allocation: {key: equal}\n"
    assert diff(WHOLE, f"# commentaar\n{other}\n") == []
    assert diff("", key) == []


def test_values_are_compared_one_by_one() -> None:
    other = WHOLE.replace("hours: 80", "hours: 90.5").replace("zuid: 20}", "zuid: 25, noord: 0}")
    estimates = "themes[0].actions[0].capacity.hours.estimates"
    assert diff(WHOLE, other) == [
        (
            "changed",
            *(f"{estimates}[0].except.zuid", Decimal(20)),
            *(f"{estimates}[0].except.zuid", Decimal(25)),
        ),
        (
            "changed",
            *(f"{estimates}[0].except.noord", None),
            *(f"{estimates}[0].except.noord", Decimal(0)),
        ),
        (
            "changed",
            *(f"{estimates}[1].hours", Decimal(80)),
            *(f"{estimates}[1].hours", Decimal("90.5")),
        ),
    ]


def test_what_is_added_or_removed_is_that_with_all_it_holds() -> None:
    with_theme = theme("- {id: jeugd.a, title: A, goals: [jeugd.doel-1]}")
    with_theme = with_theme.replace("goals: []", "goals: [{id: jeugd.doel-1, text: Een doel.}]")
    added = diff("", with_theme)
    assert added == [
        ("added", None, "themes[0]", None),
        ("added", None, "themes[0].goals[0]", None),
        ("added", None, "themes[0].actions[0]", None),
    ]
    assert diff(with_theme, "") == [("removed", path, value, None) for _, _, path, value in added]


def test_a_part_with_another_id_and_the_same_content_is_renamed() -> None:
    other = WHOLE.replace("jeugd.doel-1", "jeugd.doel-een").replace("politie", "politie-noord")
    assert diff(WHOLE, other) == [
        ("renamed", "partners[0]", "politie", "partners[0]", "politie-noord"),
        ("renamed", "themes[0].goals[0]", "jeugd.doel-1", "themes[0].goals[0]", "jeugd.doel-een"),
    ]


def test_a_theme_is_renamed_with_all_that_bears_its_name() -> None:
    other = WHOLE.replace("jeugd.", "jongeren.").replace("id: jeugd\n", "id: jongeren\n")
    changes = compare(programme(WHOLE), programme(other))
    assert {each.kind for each in changes} == {"renamed"}
    assert renames(changes) == {
        "jeugd": "jongeren",
        "jeugd.ambitie-1": "jongeren.ambitie-1",
        "jeugd.doel-1": "jongeren.doel-1",
        "jeugd.doel-2": "jongeren.doel-2",
        "jeugd.uitgaan": "jongeren.uitgaan",
    }


def test_an_action_moves_to_another_theme() -> None:
    two = """
        themes:
          - {id: jeugd, title: Jeugd, actions: [%s]}
          - {id: zorg, title: Zorg, actions: [%s]}
        other_actions: [%s]
    """
    first, other = "{id: jeugd.a, title: A}", "{id: overig.b, title: B}"
    assert diff(two % (first, "", other), two % ("", first.replace("jeugd", "zorg"), other)) == [
        ("renamed", "themes[0].actions[0]", "jeugd.a", "themes[1].actions[0]", "zorg.a"),
        ("moved", "themes[0].actions[0]", None, "themes[1].actions[0]", None),
    ]


TWO_THEMES = """
    themes:
      - id: jeugd
        title: Jeugd
        goals: [{id: jeugd.doel, text: Minder overlast.}]
        actions: [%s]
      - id: zorg
        title: Zorg
        goals: [{id: zorg.doel, text: Meer zorg.}]
        actions: [%s]
"""


def test_an_action_that_changes_as_it_moves_is_the_same_action() -> None:
    old = TWO_THEMES % ("{id: jeugd.a, title: Loket, number: 1, goals: [jeugd.doel]}", "")
    new = TWO_THEMES % ("", "{id: zorg.a, title: loket, number: 2, goals: [zorg.doel]}")
    there, here = "themes[0].actions[0]", "themes[1].actions[0]"
    assert diff(old, new) == [
        ("renamed", there, "jeugd.a", here, "zorg.a"),
        ("changed", f"{there}.title", "Loket", f"{here}.title", "loket"),
        ("changed", f"{there}.number", 1, f"{here}.number", 2),
        ("changed", f"{there}.goals", ("jeugd.doel",), f"{here}.goals", ("zorg.doel",)),
        ("moved", there, None, here, None),
    ]


def test_an_action_that_says_what_it_continues_is_renamed_whatever_its_title() -> None:
    old = theme("[{id: jeugd.a, title: Loket}, {id: jeugd.b, title: Feest}]")
    new = theme(
        "[{id: jeugd.b, title: Feest}, {id: jeugd.c, title: Iets anders, continues: jeugd.a}]"
    )
    there, here = "themes[0].actions[0]", "themes[0].actions[1]"
    assert diff(old, new) == [
        ("moved", "themes[0].actions[1]", None, "themes[0].actions[0]", None),
        ("renamed", there, "jeugd.a", here, "jeugd.c"),
        ("changed", f"{there}.title", "Loket", f"{here}.title", "Iets anders"),
        ("changed", f"{there}.continues", None, f"{here}.continues", "jeugd.a"),
    ]
    assert [each[0] for each in diff(new, old)].count("renamed") == 1


MEASURES = """
- id: jeugd.a
  title: A
  goals: []
  measures:
    - {id: jeugd.m, title: Straathoekwerk, number: "1.1"}
    - {title: Evaluatie in het najaar}
- id: jeugd.b
  title: B
  goals: []
  measures: [{title: Toets}]
"""


def test_a_measure_is_known_by_its_id() -> None:
    old = theme(MEASURES) + "\nplanning: [{title: Start, month: 2, actions: [jeugd.m]}]"
    at = "themes[0].actions[0].measures[0]"
    # An id that is renamed is the same id where the planning names it.
    assert diff(old, old.replace("jeugd.m", "jeugd.n")) == [
        ("renamed", at, "jeugd.m", at, "jeugd.n")
    ]
    assert diff(old, old.replace('"1.1"', '"1.2"')) == [
        ("changed", f"{at}.number", "1.1", f"{at}.number", "1.2")
    ]
    other = old.replace("jeugd.m", "jeugd.n").replace("Straathoekwerk", "Lessen")
    assert diff(old, other) == [
        ("removed", at, None, None),
        ("added", None, at, None),
        ("changed", "planning[0].actions", ("jeugd.m",), "planning[0].actions", ("jeugd.n",)),
    ]


def test_a_measure_without_an_id_is_known_by_its_words_and_may_move() -> None:
    old = theme(MEASURES)
    (change,) = compare(programme(old), programme(old.replace("het najaar", "het voorjaar")))
    assert (change.kind, change.side.key, change.side.part.kind) == (
        "changed",
        ("title",),
        "measure",
    )
    assert change.side.part.among == "A"
    moved = re.sub(r"\n *- {title: Evaluatie in het najaar}", "", old)
    moved = moved.replace("{title: Toets}", "{title: Evaluatie in het najaar}")
    was, gone = "themes[0].actions[0].measures[1]", "themes[0].actions[1].measures[0]"
    assert diff(old, moved) == [("moved", was, None, gone, None), ("removed", gone, None, None)]


def test_a_title_that_something_else_has_too_says_nothing() -> None:
    loket = "{id: %s, title: Loket, number: %s}"
    old = TWO_THEMES % (loket % ("jeugd.a", 1), loket % ("zorg.b", 3))
    new = TWO_THEMES % ("", f"{loket % ('zorg.b', 3)}, {loket % ('zorg.c', 2)}")
    assert diff(old, new) == [
        ("removed", "themes[0].actions[0]", None, None),
        ("added", None, "themes[1].actions[1]", None),
    ]
    assert [kind for kind, *_ in diff(new, old)] == ["added", "removed"]


def test_the_fewest_parts_are_moved_when_the_order_changes() -> None:
    departments = "departments: [%s]\n"
    names = [f"{{id: {letter}, name: {letter.upper()}}}" for letter in "abcde"]
    other = [names[4], *names[:4]]
    assert diff(departments % ", ".join(names), departments % ", ".join(other)) == [
        ("moved", "departments[4]", None, "departments[0]", None)
    ]
    swapped = [names[1], names[0], *names[2:]]
    assert diff(departments % ", ".join(names), departments % ", ".join(swapped)) == [
        ("moved", "departments[1]", None, "departments[0]", None)
    ]


def test_what_comes_in_between_moves_nothing() -> None:
    departments = "departments: [%s]\n"
    assert diff(
        departments % "{id: a, name: A}, {id: c, name: C}",
        departments % "{id: a, name: A}, {id: b, name: B}, {id: c, name: C}",
    ) == [("added", None, "departments[1]", None)]


@cases(
    ("edited", "found"),
    [
        (
            PLANNING.replace("month: 5", "month: 6"),
            [("changed", "planning[1].month", 5, "planning[1].month", 6)],
        ),
        (
            PLANNING.replace("Toezicht in de wijk", "Toezicht in elke wijk"),
            [
                (
                    "changed",
                    *("planning[1].title", "Toezicht in de wijk"),
                    *("planning[1].title", "Toezicht in elke wijk"),
                )
            ],
        ),
        (
            PLANNING.replace("Toezicht in de wijk, month: 5", "Toezicht in de stad, month: 6"),
            [
                (
                    "changed",
                    *("planning[1].title", "Toezicht in de wijk"),
                    *("planning[1].title", "Toezicht in de stad"),
                ),
                ("changed", "planning[1].month", 5, "planning[1].month", 6),
            ],
        ),
        (
            PLANNING.replace("Toezicht in de wijk, month: 5", "Braderie, month: 6"),
            [("removed", "planning[1]", None, None), ("added", None, "planning[1]", None)],
        ),
        (
            PLANNING.replace("title: Kermis", "id: jul.kermis, title: Kermis"),
            [("changed", "planning[2].id", None, "planning[2].id", "jul.kermis")],
        ),
        (
            PLANNING.replace("      - {title: Carnaval, month: 2}\n", ""),
            [("removed", "planning[0]", None, None)],
        ),
    ],
)
def test_planning_items_without_an_id_are_matched_by_what_they_share(
    edited: str, found: list[tuple[Any, ...]]
) -> None:
    assert edited != PLANNING
    assert diff(PLANNING, edited) == found


def test_planning_items_with_ids_of_their_own_are_never_each_other() -> None:
    old = "planning: [{id: mei.a, title: Carnaval, month: 5, domain: A}]\n"
    new = "planning: [{id: mei.b, title: Carnaval, month: 5, domain: B}]\n"
    assert [kind for kind, *_ in diff(old, new)] == ["removed", "added"]


def test_the_order_of_the_planning_counts_within_a_month() -> None:
    later = "planning: [{title: A, month: 2}, {title: B, month: 1}]\n"
    sooner = "planning: [{title: B, month: 1}, {title: A, month: 2}]\n"
    assert diff(later, sooner) == []
    assert [kind for kind, *_ in diff(later.replace("2", "1"), sooner.replace("2", "1"))] == [
        "moved"
    ]


def test_records_without_a_name_are_values_of_the_part() -> None:
    old = "introduction: [{text: Een.}, {text: Twee.}]\n"
    new = "introduction: [{text: Twee.}, {text: Drie en meer., actions: []}]\n"
    one, three = (programme(each).introduction[at] for each, at in ((old, 0), (new, 1)))
    assert diff(old, new) == [
        ("changed", "introduction[0]", one, "introduction", None),
        ("changed", "introduction", None, "introduction[1]", three),
    ]
    swapped = "introduction: [{text: Twee.}, {text: Een.}]\n"
    assert diff(old, swapped) == [("moved", "introduction", None, "introduction", None)]


def test_every_key_that_holds_an_id_is_known() -> None:
    found: set[str] = set()
    for record in (each for each in vars(model).values() if is_dataclass(each)):
        hints = get_type_hints(record, include_extras=True)
        for name, hint in ((each.name, hints[each.name]) for each in fields(record)):
            kinds = {each.kind for each in _metadata(hint) if isinstance(each, RefersTo)}
            if kinds - {"domains", "priorities"}:
                found.add(name.rstrip("_"))
    assert found == REFERENCES


def _metadata(hint: Any) -> Iterator[Any]:
    yield from getattr(hint, "__metadata__", ())
    for inner in typing.get_args(hint):
        yield from _metadata(inner)


LEAVES = [
    path
    for path in paths(every_key())
    if path[-1:] != ("id",)
    and (path[-1:] != ("title",) or "measures" not in path)
    and not isinstance(value_at(every_key(), path), list | dict)
]
"""The values of a document that has every key. Another id would leave references behind, and a
measure without one is another measure when its title shares no word with what it was."""


@dear
@given(st.data())
def test_another_value_is_one_change(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(LEAVES))
    value = data.draw(st.sampled_from(edges_like(value_at(every_key(), path))))
    old, new = _valid(every_key()), _valid(changed(every_key(), path, value))
    if old and new:
        found = compare(old, new)
        assert len(found) == (old != new)
        assert not found or found[0].kind == "changed"


@dear
@given(st.data())
def test_a_key_that_is_left_out_is_one_change(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([path for path in LEAVES if isinstance(path[-1], str)]))
    parent = dict(value_at(every_key(), path[:-1]))
    del parent[path[-1]]
    old, new = _valid(every_key()), _valid(changed(every_key(), path[:-1], parent))
    if old and new:
        assert len(compare(old, new)) == (old != new)
        assert len(compare(new, old)) == (old != new)


def _valid(data: Any) -> Programme | None:
    whole = shape.validate(data)[0]
    return whole if isinstance(whole, Programme) else None


@pytest.mark.slow
@dear
@given(versions())
def test_nothing_at_random_differs_from_itself(one: Programme) -> None:
    assert compare(one, one) == ()


@pytest.mark.slow
@dear
@given(versions(), versions())
def test_what_differs_is_found_and_the_other_way_around_is_the_mirror(
    one: Programme, other: Programme
) -> None:
    found = compare(one, other)
    assert bool(found) == (_without_months(one) != _without_months(other))
    swap = {"added": "removed", "removed": "added"}
    mirrored = [(swap.get(each.kind, each.kind), each.after, each.before) for each in found]
    back = [(each.kind, each.before, each.after) for each in compare(other, one)]
    assert Counter(map(repr, back)) == Counter(map(repr, mirrored))


@pytest.mark.slow
@dear
@given(versions(), versions())
def test_no_part_or_value_is_reported_twice(one: Programme, other: Programme) -> None:
    found = compare(one, other)
    for sides in ([each.before for each in found], [each.after for each in found]):
        values = [
            (each.kind, side.path)
            for each, side in zip(found, sides, strict=True)
            if side and (side.value is not None or not side.key)
        ]
        assert [value for value, number in Counter(values).items() if number > 1] == []
        whole = {path for kind, path in values if kind in ("removed", "added")}
        kept = [
            side.part.path
            for each, side in zip(found, sides, strict=True)
            if side and each.kind not in ("removed", "added")
        ]
        assert whole.isdisjoint(kept)


def _without_months(one: Programme) -> Any:
    """The programme, with the planning in an order that does not depend on the file."""
    planning = sorted(one.planning, key=lambda item: item.month or 0)
    return [getattr(one, each.name) for each in fields(one) if each.name != "planning"], planning


@pytest.mark.slow
@pytest.mark.parametrize("number", [3_000])
def test_thousands_of_items_are_matched_in_time(number: int) -> None:
    """Nothing compares each with each: that would be millions of pairs for every step."""
    old = Programme(**_many(number, "Toezicht", 1))
    new = Programme(**_many(number, "Controle", 2))
    assert len(compare(old, new)) == number * 2


def _many(number: int, word: str, month: int) -> dict[str, Any]:
    head = programme("", HEAD)
    kept = {each.name: getattr(head, each.name) for each in fields(head)}
    return kept | {
        "planning": tuple(
            model.PlanningItem(title=f"{word}{place}", month=month, source=word)
            for place in range(number)
        )
    }
