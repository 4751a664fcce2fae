from __future__ import annotations

from tests.cases import cases
from tests.samples import diagnostics, places


def of(keys: str) -> str:
    return f"indicators: [{{title: A, {keys}}}]\n"


@cases(
    "keys",
    [
        "realised: [{year: 2026, cell: nnb}]",
        "baseline: {cell: p.m.}",
        'targets: [{year: 2026, cell: "<737", value: 737, bound: max}]',
        "realised: [{year: 2026, date: 2026-07-01, value: 0}]",
        "compare: [{with: Nederland, year: 2024, value: 44}, {with: Duin, year: 2024, value: 3}]",
        "realised: [{cell: nnb}, {cell: p.m.}]",
        "baseline: {year: 2024, value: 3}, targets: [{year: 2024, value: 3}]",
        "baseline: {value: 3}, targets: [{year: 2024, value: 3}]",
    ],
)
def test_what_is_right_is_not_found(keys: str) -> None:
    assert places(of(keys)) == []


@cases(
    ("keys", "code", "message"),
    [
        ("realised: [{year: 2026}]", "UVP509", "Hier staat geen cijfer."),
        ("baseline: {year: 2026, source: CBS}", "UVP509", "Hier staat geen cijfer."),
        ("targets: [{cell: A, bound: max}]", "UVP509", "Een grens zonder waarde zegt niets."),
        (
            "realised: [{value: 1, year: 2025, date: 2026-07-01}]",
            "UVP509",
            "De peildatum 2026-07-01 valt niet in 2025.",
        ),
        ("realised: [{value: 1, date: 2026-02-30}]", "UVP601", "De datum 2026-02-30 bestaat niet."),
        (
            "realised: [{value: 1, year: 2025}, {cell: nnb, year: 2025}]",
            "UVP721",
            "Over 2025 staat hier nog een cijfer.",
        ),
        (
            "compare: [{with: A, value: 1, year: 2025}, {with: A, value: 2, year: 2025}]",
            "UVP721",
            "Over 2025 staat hier nog een cijfer.",
        ),
        (
            "baseline: {value: 3, year: 2024}, targets: [{value: 2, date: 2023-07-01}]",
            "UVP722",
            "De streefwaarde is van 2023, de nulmeting van 2024.",
        ),
    ],
)
def test_what_does_not_go_together_is_found(keys: str, code: str, message: str) -> None:
    (found,) = diagnostics(of(keys))
    assert (found.code, found.message) == (code, message)


def test_a_value_of_the_wrong_shape_is_not_missing_too() -> None:
    assert [each.code for each in diagnostics(of('realised: [{value: "4,2 %"}]'))] == ["UVP203"]


def test_a_goal_with_an_indicator_but_without_an_action_is_without_an_action() -> None:
    body = """
        themes:
          - id: jeugd
            title: Jeugd
            goals:
              - {id: jeugd.doel-1, text: A}
              - {id: jeugd.doel-2, text: B, indicators: [{title: C, baseline: {value: 3}}]}
            actions: [{id: jeugd.a, title: A, goals: [jeugd.doel-1]}]
    """
    assert [each.code for each in diagnostics(body)] == ["UVP706"]
