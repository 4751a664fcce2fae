from __future__ import annotations

import pytest

from tests.cases import cases
from tests.samples import diagnostics
from uvp_cli.document.findings import Severity


def errors(body: str) -> list[str]:
    """The errors in a programme, as "line:column CODE message | hint"."""
    return [
        f"{each.location.line}:{each.location.column} {each.code} {each.message} | {each.hint}"
        for each in diagnostics(body)
        if each.severity is Severity.ERROR
    ]


def cell(*estimates: str) -> str:
    """An action with these estimates, which stand from line 16 on, in column 7."""
    lines = "".join(f"    - {estimate}\n" for estimate in estimates)
    return (
        "other_actions:\n- id: a\n  title: A\n  capacity:\n   hours:\n"
        f"    cell: A\n    estimates:\n{lines}"
    )


def budget(item: str) -> str:
    """A theme with this line about money, which begins at 13:9."""
    return f"themes:\n  - id: a\n    title: A\n    budget:\n      - {item}\n"


WHY = "Deze raming heeft andere lezingen, maar zegt niet waarom deze is gekozen."
EXCEPTION = "Een uitzondering voor een gemeente kan alleen bij uren per gemeente."
PER_GEMEENTE = "Schrijf per: gemeente, of verwijder de uitzondering."


@cases(
    ("body", "expected"),
    [
        pytest.param(
            cell("{hours: 1, per: joint, alternatives: [{hours: 1, per: gemeente}]}"),
            [f"16:30 UVP501 {WHY} | Voeg 'assumption:' toe."],
            id="alternative without an assumption",
        ),
        pytest.param(
            cell(
                "{hours: 1, per: joint}",
                "{hours: 1, per: joint, alternatives: [{hours: 1, per: gemeente}]}",
            ),
            [f"17:30 UVP501 {WHY} | Voeg 'assumption:' toe."],
            id="in the second estimate",
        ),
        pytest.param(
            "allocation:\n  key: equal\n  weights: {noord: 1, midden: 1, zuid: 1}",
            [
                "11:3 UVP502 De verdeelsleutel is 'equal' en gebruikt geen gewichten."
                " | Schrijf key: weights, of verwijder de gewichten."
            ],
            id="weights with an equal key",
        ),
        pytest.param(
            "allocation:\n  key: weights\n  weights: {midden: 1}",
            ["11:3 UVP502 Er is geen gewicht voor noord, zuid. | Geef elke gemeente een gewicht."],
            id="gemeenten without a weight",
        ),
        pytest.param(
            "allocation: {key: weights}",
            [
                "9:1 UVP502 Er is geen gewicht voor noord, midden, zuid."
                " | Geef elke gemeente een gewicht."
            ],
            id="no weights at all",
        ),
        pytest.param(
            "allocation:\n  weights: {noord: 0, midden: 0.0, zuid: 0}\n  key: weights",
            [
                "10:3 UVP502 Alle gewichten zijn 0; zo is er niets te verdelen."
                " | Geef minstens één gemeente een gewicht."
            ],
            id="only zeros",
        ),
        pytest.param(
            budget("{status: amount, text: A}"),
            [
                "13:10 UVP503 Bij een bedrag hoort 'euros'. | Voeg 'euros:' toe.",
                "13:10 UVP503 Bij een bedrag hoort 'per'. | Voeg 'per:' toe.",
            ],
            id="amount without euros",
        ),
        pytest.param(
            budget("{status: amount, text: A, euros: 5}"),
            ["13:10 UVP503 Bij een bedrag hoort 'per'. | Voeg 'per:' toe."],
            id="amount without a basis",
        ),
        pytest.param(
            budget(
                "{status: amount, text: A, per: joint, euros: 5, amounts: [{year: 2026, euros: 5}]}"
            ),
            [
                "13:47 UVP503 Hier staat één bedrag, en ook een bedrag per jaar. | Schrijf alleen "
                "'amounts:', of alleen 'euros:'; anders telt het geld twee keer."
            ],
            id="euros and amounts",
        ),
        pytest.param(
            budget("{status: amount, text: A, per: joint, amounts: [{year: 2026, cell: p.m.}]}"),
            ["13:47 UVP503 Geen van deze jaren heeft een bedrag. | Schrijf status: unknown."],
            id="no amount in any year",
        ),
        pytest.param(
            budget("{status: unknown, text: A, amounts: [{year: 2026, euros: 5}]}"),
            [
                "13:45 UVP503 De status is 'unknown', maar er staat een bedrag."
                " | Schrijf status: amount."
            ],
            id="amounts without an amount",
        ),
        pytest.param(
            budget(
                "{status: unknown, text: A, amounts: [{year: 2025, cell: A}, {year: 2026, cell: A},"
                " {year: 2026, cell: A}, {year: 2026}]}"
            ),
            [
                "13:53 UVP508 2025 is geen jaar van dit programma (2026). | Verbeter het jaar.",
                "13:99 UVP508 2026 staat hier twee keer. | Neem de bedragen van een jaar samen.",
                "13:116 UVP508 Bij 2026 staat geen bedrag. | Voeg 'euros:' toe, of 'cell:' met wat"
                " er letterlijk staat, zoals p.m.",
                "13:122 UVP508 2026 staat hier twee keer. | Neem de bedragen van een jaar samen.",
            ],
            id="years that cannot be",
        ),
        pytest.param(
            budget("{status: regular, text: A, euros: 5}"),
            [
                "13:43 UVP503 De status is 'regular', maar er staat een bedrag."
                " | Schrijf status: amount."
            ],
            id="euros without an amount",
        ),
        pytest.param(
            "allocation: {key: weights, weights: {noord: 0, midden: 1, zuid: 0}}\n"
            "other_actions: [{id: a, title: A, gemeenten: [noord, zuid]}]",
            [
                "10:35 UVP502 Deze gemeenten hebben samen gewicht 0; zo is er niets te verdelen."
                " | Geef minstens één gemeente een gewicht."
            ],
            id="nobody to share what is for some",
        ),
        pytest.param(
            cell("{hours: 1, per: joint, except: {noord: 2}}"),
            [f"16:30 UVP504 {EXCEPTION} | {PER_GEMEENTE}"],
            id="exception to joint hours",
        ),
        pytest.param(
            cell("{hours: 1, per: person, except: {noord: 2}}"),
            [f"16:31 UVP504 {EXCEPTION} | {PER_GEMEENTE}"],
            id="exception to hours per person",
        ),
        pytest.param(
            cell(
                "{hours: 1, per: gemeente, assumption: A, alternatives:"
                " [{hours: 1, per: gemeente}, {hours: 1, per: joint, except: {noord: 2}}]}"
            ),
            [f"16:113 UVP504 {EXCEPTION} | {PER_GEMEENTE}"],
            id="exception in another reading",
        ),
    ],
)
def test_hours_and_money_that_do_not_add_up_are_reported(body: str, expected: list[str]) -> None:
    assert errors(body) == expected


@cases(
    "body",
    [
        pytest.param(
            cell("{hours: 1, per: joint, assumption: A, alternatives: [{hours: 1, per: person}]}"),
            id="alternative with an assumption",
        ),
        pytest.param(cell("{hours: 0, per: joint, alternatives: []}"), id="no alternatives"),
        pytest.param("allocation: {key: equal}", id="equal key"),
        pytest.param("allocation: {key: equal, weights: {}}", id="equal key with empty weights"),
        pytest.param(
            "allocation: {key: weights, weights: {noord: 0, midden: 0, zuid: 0.1}}",
            id="one weight above zero",
        ),
        pytest.param(
            budget("{status: amount, text: A, euros: 0, per: joint}"), id="amount of zero"
        ),
        pytest.param(budget("{status: none-needed, text: A}"), id="no amount"),
        pytest.param(
            budget("{status: amount, text: A, per: joint, amounts: [{year: 2026, euros: 0}]}"),
            id="amount of a year",
        ),
        pytest.param(
            budget("{status: unknown, text: A, cell: p.m., amounts: [{year: 2026, cell: p.m.}]}"),
            id="cells alone",
        ),
        pytest.param(cell("{hours: 1, per: gemeente, except: {noord: 0}}"), id="exception"),
        pytest.param(cell("{hours: 1, per: joint, except: {}}"), id="no exceptions"),
    ],
)
def test_hours_and_money_that_add_up_are_right(body: str) -> None:
    assert errors(body) == []
