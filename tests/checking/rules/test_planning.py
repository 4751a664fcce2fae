from __future__ import annotations

import pytest

from tests.cases import cases
from tests.samples import HEAD, diagnostics
from uvp_cli.document.findings import Severity

OUTSIDE = "ligt buiten het programma (januari t/m december 2026). | None"


def errors(item: str, period: str = "{from: 2026-01, to: 2026-12}") -> list[str]:
    """The errors in a planning item at 9:12, as "line:column CODE message | hint"."""
    head = HEAD.replace("{from: 2026-01, to: 2026-12}", period)
    return [
        f"{each.location.line}:{each.location.column} {each.code} {each.message} | {each.hint}"
        for each in diagnostics(f"planning: [{{title: A, {item}}}]", head)
        if each.severity is Severity.ERROR
    ]


TURN = "Draai from en to om."

FEBRUARY = "Februari 2026 loopt van 1 tot en met 28; verbeter de dag."


@cases(
    ("item", "expected"),
    [
        pytest.param(
            "month: 2, from: 2026-02-30",
            [f"9:39 UVP601 De datum 2026-02-30 bestaat niet. | {FEBRUARY}"],
            id="first day that does not exist",
        ),
        pytest.param(
            "month: 2, from: 2026-02-01, to: 2026-02-29",
            [f"9:55 UVP601 De datum 2026-02-29 bestaat niet. | {FEBRUARY}"],
            id="last day that does not exist",
        ),
        pytest.param(
            "month: 10, from: 2026-10-11, to: 2026-10-05",
            [f"9:56 UVP602 De laatste dag (2026-10-05) ligt voor de eerste (2026-10-11). | {TURN}"],
            id="days the wrong way round",
        ),
        pytest.param(
            "month: 10, to: 2026-10-05",
            ["9:38 UVP602 Er is een laatste dag zonder eerste dag. | Voeg 'from:' toe."],
            id="last day without a first",
        ),
        pytest.param(
            "month: 10, from: 2026-10-05, week: 42",
            [
                "9:58 UVP603 Week 42 van 2026 is 12 t/m 18 oktober; dat past niet bij de dagen."
                " | De eerste dag valt in week 41."
            ],
            id="week after the first day",
        ),
        pytest.param(
            "month: 4, from: 2026-04-06, week: 14",
            [
                "9:57 UVP603 Week 14 van 2026 is 30 maart t/m 5 april; dat past niet bij de dagen."
                " | De eerste dag valt in week 15."
            ],
            id="week before the first day",
        ),
        pytest.param(
            "month: 10, from: 2026-10-05, to: 2026-10-12, week: 41",
            [
                "9:74 UVP603 Week 41 van 2026 is 5 t/m 11 oktober; dat past niet bij de dagen."
                " | De laatste dag valt in week 42."
            ],
            id="last day after the week",
        ),
        pytest.param(
            "month: 12, from: 2025-12-15, week: 53",
            [
                f"9:40 UVP606 2025-12-15 {OUTSIDE}",
                "9:58 UVP603 Het jaar 2025 heeft geen week 53. | None",
            ],
            id="week that the year does not have",
        ),
        pytest.param(
            "month: 9, from: 2026-10-05",
            ["9:39 UVP604 De eerste dag (2026-10-05) valt niet in september. | None"],
            id="day outside the month",
        ),
        pytest.param(
            "period: {name: Zomer, months: [6, 7]}, from: 2026-09-01",
            ["9:68 UVP604 De eerste dag (2026-09-01) valt niet in juni of juli. | None"],
            id="day outside the period",
        ),
        pytest.param(
            "domain: B",
            [
                "9:13 UVP605 Dit planningsitem heeft geen maand, kwartaal, halfjaar of periode."
                " | Voeg 'month:' toe."
            ],
            id="no month and no period",
        ),
        pytest.param(
            "month: 7, period: {name: Zomer, months: [7]}",
            ["9:33 UVP605 Dit planningsitem heeft 'month:' en 'period:'. | Kies een daarvan."],
            id="month and period",
        ),
        pytest.param(
            "quarter: 2, half: 1",
            ["9:35 UVP605 Dit planningsitem heeft 'quarter:' en 'half:'. | Kies een daarvan."],
            id="quarter and half year",
        ),
        pytest.param(
            "quarter: 2, from: 2026-07-01",
            ["9:41 UVP604 De eerste dag (2026-07-01) valt niet in april, mei of juni. | None"],
            id="day outside the quarter",
        ),
        pytest.param(
            "month: 1, from: 2027-01-04",
            [f"9:39 UVP606 2027-01-04 {OUTSIDE}"],
            id="first day outside the programme",
        ),
        pytest.param(
            "month: 12, from: 2025-12-31, to: 2026-01-01",
            [f"9:40 UVP606 2025-12-31 {OUTSIDE}"],
            id="first day outside the programme, last day within",
        ),
    ],
)
def test_days_that_cannot_be_are_reported(item: str, expected: list[str]) -> None:
    assert errors(item) == expected


def test_the_date_of_the_weights_exists() -> None:
    (each,) = diagnostics("allocation: {key: equal, date: 2025-06-31}")
    assert str(each.location) == "proef.yaml:9:32"
    assert (each.code, each.message) == ("UVP601", "De datum 2025-06-31 bestaat niet.")


def test_a_programme_ends_after_it_begins() -> None:
    message = "Het programma eindigt (2026-01) voor het begint (2026-12)."
    assert errors("month: 5", "{from: 2026-12, to: 2026-01}") == [f"4:29 UVP602 {message} | {TURN}"]


@pytest.mark.parametrize(
    ("month", "period", "name"),
    [
        pytest.param(3, "{from: 2026-04, to: 2026-12}", "maart", id="before"),
        pytest.param(7, "{from: 2026-01, to: 2026-06}", "juli", id="after"),
        pytest.param(7, "{from: 2026-09, to: 2027-06}", "juli", id="in the gap of a school year"),
    ],
)
def test_a_month_outside_the_programme_is_reported(month: int, period: str, name: str) -> None:
    message = f"Het programma loopt niet in {name}."
    assert errors(f"month: {month}", period) == [f"9:30 UVP606 {message} | None"]


TWO_YEARS = "{from: 2026-01, to: 2027-06, extended_to: 2027-12}"


@cases(
    ("item", "expected"),
    [
        ("month: 11, year: 2027", []),
        ("period: {name: Winter, months: [12, 1]}, year: 2025", []),
        (
            "month: 11, year: 2028",
            ["9:40 UVP606 Het programma loopt niet in november 2028. | None"],
        ),
        (
            "month: 3, year: 2027, from: 2026-03-02",
            [
                "9:51 UVP604 De eerste dag (2026-03-02) valt niet in 2027."
                " | Verwijder het jaar, of pas het aan."
            ],
        ),
        ("period: {name: Winter, months: [12, 1]}, year: 2026, from: 2027-01-04", []),
    ],
)
def test_the_year_of_an_item(item: str, expected: list[str]) -> None:
    assert errors(item, TWO_YEARS) == expected


def test_an_extension_ends_later() -> None:
    message = "De verlenging eindigt (2026-06) voor het programma zelf (2026-12)."
    assert errors("month: 5", "{from: 2026-01, to: 2026-12, extended_to: 2026-06}") == [
        f"4:51 UVP602 {message} | Noem de maand na de verlenging."
    ]


@cases(
    ("noord", "zuid", "expected"),
    [
        ("to: 2026-06, merged_into: zuid", "from: 2026-07", []),
        ("to: 2026-06, merged_into: zuid", "code: GM0003", []),
        ("from: 2026-03, to: 2026-02", "code: GM0003", ["UVP602"]),
        ("to: 2027-06", "from: 2025-07", ["UVP606", "UVP606"]),
        ("merged_into: zuid", "code: GM0003", ["UVP607"]),
        ("to: 2026-06, merged_into: noord", "code: GM0003", ["UVP607"]),
        ("to: 2026-06, merged_into: zuid", "from: 2026-09", ["UVP607"]),
        # A circle always holds one that ends no later than the one before it.
        (
            "to: 2026-06, merged_into: zuid",
            "to: 2026-09, merged_into: noord",
            ["UVP607"],
        ),
    ],
)
def test_mergers(noord: str, zuid: str, expected: list[str]) -> None:
    head = HEAD.replace("code: GM0001", noord).replace("name: Zuid", f"name: Zuid, {zuid}")
    assert [each.code for each in diagnostics(head=head)] == expected


@cases(
    ("period", "message"),
    [
        ("{from: 0000-01, to: 0000-12}", "4:16 UVP608 Het jaar 0 kan niet"),
        ("{from: 1899-12, to: 1900-01}", "4:16 UVP608 Het jaar 1899 kan niet"),
        ("{from: 2026-01, to: 2201-01}", "4:29 UVP608 Het jaar 2201 kan niet"),
        ("{from: 2026-01, to: 2026-12, extended_to: 9999-12}", "4:51 UVP608 Het jaar 9999"),
        ("{from: 2026-01, to: 2046-01}", "4:29 UVP608 2026-01 t/m 2046-01 is langer dan 20 jaar"),
        (
            "{from: 2026-01, to: 2026-12, extended_to: 2062-12}",
            "4:51 UVP608 2026-01 t/m 2062-12 is langer dan 20 jaar",
        ),
    ],
)
def test_a_period_that_no_answer_can_carry_is_an_error(period: str, message: str) -> None:
    assert errors("month: 1", period)[0].startswith(message)


@cases(
    ("body", "places"),
    [
        ("planning: [{title: A, month: 1, year: 26}]", ["9:39"]),
        ("planning: [{title: A, month: 1, from: 0226-01-05}]", ["9:39"]),
        ("planning: [{title: A, month: 1, from: 2026-01-05, to: 2062-01-05}]", ["9:55"]),
        ("planning: [{title: A, month: 1, from: 2026-01-05, to: 2620-01-05}]", ["9:55"]),
        ("allocation: {key: equal, date: 0206-01-01}", ["9:32"]),
        ("frameworks: [{title: A, period: 2024-2270}]", ["9:33"]),
        ("frameworks: [{title: A, period: '0206'}]", ["9:33"]),
        (
            "other_actions: [{id: a, title: A, indicators: [{title: B,"
            " baseline: {value: 1, year: 1025}, targets: [{value: 2, year: 9999}]}]}]",
            ["9:86", "9:120"],
        ),
    ],
)
def test_no_key_holds_a_year_that_cannot_be(body: str, places: list[str]) -> None:
    found = [(str(each.location), each.code) for each in diagnostics(body)]
    assert found == [(f"proef.yaml:{place}", "UVP608") for place in places]


def test_what_stands_in_for_a_period_is_not_judged() -> None:
    head = HEAD.replace("period: {from: 2026-01, to: 2026-12}\n", "")
    assert [each.code for each in diagnostics("", head)] == ["UVP202"]


def test_the_last_week_of_all_does_not_crash() -> None:
    errors("month: 12, from: 9999-12-28, week: 52", "{from: 2026-01, to: 9999-12}")


@cases(
    ("item", "period"),
    [
        pytest.param("month: 1", "{from: 2026-01, to: 2026-12}", id="month"),
        pytest.param("month: 2, from: 2028-02-29", "{from: 2028-01, to: 2028-12}", id="leap day"),
        pytest.param(
            "month: 10, from: 2026-10-05, to: 2026-10-11, week: 41",
            "{from: 2026-01, to: 2026-12}",
            id="whole week",
        ),
        pytest.param(
            "month: 1, from: 2027-01-01, to: 2027-01-03, week: 53",
            "{from: 2027-01, to: 2027-12}",
            id="week 53 of the year before",
        ),
        pytest.param(
            "month: 12, from: 2025-12-29, week: 1",
            "{from: 2025-12, to: 2026-12}",
            id="week 1 of the year after",
        ),
        pytest.param(
            "month: 5, from: 2025-05-12, week: 20",
            "{from: 2025-01, to: 2025-12}",
            id="week of a year whose last day lies in the next",
        ),
        pytest.param("month: 5, week: 53", "{from: 2026-01, to: 2026-12}", id="week without days"),
        pytest.param(
            "month: 6, from: 2026-06-29, to: 2026-07-05",
            "{from: 2026-01, to: 2026-12}",
            id="days that run on into the next month",
        ),
        pytest.param(
            "period: {name: Zomer, months: [6, 7]}, from: 2026-07-31, to: 2026-07-31",
            "{from: 2026-01, to: 2026-12}",
            id="one day in a period",
        ),
        pytest.param("month: 6", "{from: 2026-09, to: 2027-06}", id="month in a school year"),
        pytest.param("month: 7", "{from: 2024-01, to: 2027-12}", id="month in four years"),
        pytest.param(
            "month: 12, from: 2026-12-31", "{from: 2026-12, to: 2026-12}", id="last day of all"
        ),
        pytest.param(
            "month: 12, from: 2026-12-31, to: 2027-01-01",
            "{from: 2026-01, to: 2026-12}",
            id="the turn of the year",
        ),
        pytest.param(
            "month: 8, from: 2026-08-17, to: 2026-09-04",
            "{from: 2025-09, to: 2026-08}",
            id="days that run on after a school year",
        ),
        pytest.param(
            "month: 12, year: 2027, from: 2027-12-30, to: 2028-01-02",
            "{from: 2026-01, to: 2026-12, extended_to: 2027-12}",
            id="days that run on after an extension",
        ),
        pytest.param("month: 1", "{from: 2181-01, to: 2200-12}", id="twenty years, and the last"),
    ],
)
def test_days_that_can_be_are_right(item: str, period: str) -> None:
    assert errors(item, period) == []


@pytest.mark.parametrize(("until", "wrong"), [(2026, True), (2027, True), (2028, False)])
def test_a_plan_that_is_extended_ends_later(until: int, *, wrong: bool) -> None:
    plan = f"frameworks: [{{title: A, period: 2024-2027, extended_to: {until}}}]"
    message = f"De verlenging eindigt ({until}) niet na het plan zelf (2024-2027)."
    found = [(each.location.column, each.code, each.message) for each in diagnostics(plan)]
    assert found == ([(57, "UVP602", message)] if wrong else [])
