from __future__ import annotations

from tests.cases import cases
from tests.samples import HEAD, diagnostics

TWO_YEARS = HEAD.replace("to: 2026-12", "to: 2027-02")


@cases(
    ("body", "column"),
    [
        ("planning: [{title: Start, month: 5, id: mei.a}, {title: START, month: 5}]", 50),
        (
            "planning: [{title: S, month: 5, year: 2026}, "
            "{title: S, period: {name: M, months: [5]}}]",
            47,
        ),
        (
            "planning: [{title: S, month: 5}, {title: T, month: 5}, "
            "{title: S , month: 5, domain: A}]",
            57,
        ),
        ("introduction: [{text: A}, {text: A}]", 28),
        ("remarks: [{kind: missing, text: A}, {kind: missing, text: A}]", 38),
        ("other_actions: [{id: a, title: A, measures: [{title: B}, {title: B}]}]", 59),
        ("other_actions: [{id: a, title: A, gemeenten: [noord, zuid, noord]}]", 60),
        ("roles: [{id: a, name: A, aliases: [B, B]}]\nplanning: []", 39),
    ],
)
def test_what_stands_there_twice_is_pointed_out(body: str, column: int) -> None:
    (found,) = diagnostics(body)
    assert (found.code, str(found.location)) == ("UVP716", f"proef.yaml:9:{column}")
    assert found.related is not None
    assert diagnostics(f"# uvp: ignore UVP716 -- zo bedoeld\n{body}") == ()


@cases(
    "body",
    [
        "planning: [{title: A, month: 5}, {title: A, month: 6}]",
        "planning: [{title: A, month: 5, week: 19}, {title: A, month: 5, week: 20}]",
        "planning: [{title: A, month: 5, from: 2026-05-04}, "
        "{title: A, month: 5, from: 2026-05-05}]",
        "planning: [{title: A, month: 5, responsible: [noord]}, "
        "{title: A, month: 5, responsible: [zuid]}]",
        "other_actions: [{id: a, title: A}, {id: b, title: A}]",
        "other_actions: [{id: a, title: A, capacity: {hours: {cell: 2 x 5, "
        "estimates: [{hours: 5, per: gemeente}, {hours: 5, per: gemeente}]}}}]",
    ],
)
def test_what_is_alike_for_a_reason_is_right(body: str) -> None:
    assert diagnostics(body) == ()


def test_planning_of_two_years_is_not_twice_the_same() -> None:
    body = "planning: [{title: A, month: 1, year: 2026}, {title: A, month: 1, year: 2027}]"
    assert diagnostics(body, TWO_YEARS) == ()
