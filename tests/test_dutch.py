from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.cases import cases
from uvp_cli import dutch


@cases(
    ("value", "written"),
    [
        (0, "0"),
        (7, "7"),
        (10, "10"),
        (100, "100"),
        (999, "999"),
        (1000, "1.000"),
        (1066, "1.066"),
        (1_234_567, "1.234.567"),
        (Decimal(0), "0"),
        (Decimal("0.00"), "0"),
        (Decimal("7.5"), "7,5"),
        (Decimal("7.50"), "7,5"),
        (Decimal("10.00"), "10"),
        (Decimal("33.33"), "33,33"),
        (Decimal("1066.05"), "1.066,05"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("0.005"), "0"),
        (Decimal("0.129"), "0,13"),
        (Decimal("999.999"), "1.000"),
        (Decimal(-1250), "-1.250"),
        (Decimal("-0.001"), "0"),
        (Decimal("-0"), "0"),
    ],
)
def test_a_number_has_dutch_separators_and_at_most_two_decimals(
    value: Decimal | int, written: str
) -> None:
    assert dutch.number(value) == written


@cases(
    ("low", "high", "written"),
    [
        ("922", "1066", "922–1.066"),
        ("16.8", "84", "16,8–84"),
        ("0", "10", "0–10"),
        ("10", "10", "10"),
        ("10", "10.00", "10"),
    ],
)
def test_a_span_is_one_number_where_both_ends_are_the_same(
    low: str, high: str, written: str
) -> None:
    assert dutch.span(Decimal(low), Decimal(high)) == written


@cases(
    ("first", "last", "written"),
    [
        ("2026-10-05", "2026-10-05", "5 oktober"),
        ("2026-10-05", "2026-10-11", "5 t/m 11 oktober"),
        ("2026-03-30", "2026-04-05", "30 maart t/m 5 april"),
        ("2026-12-28", "2027-01-03", "28 december t/m 3 januari"),
        ("2026-01-01", "2026-12-31", "1 januari t/m 31 december"),
    ],
)
def test_days_are_written_within_and_over_a_month(first: str, last: str, written: str) -> None:
    assert dutch.day_span(date.fromisoformat(first), date.fromisoformat(last)) == written


def test_the_months_are_twelve_in_order() -> None:
    assert len(dutch.MONTHS) == 12
    assert dutch.MONTHS[0] == "januari"
    assert dutch.MONTHS[4] == "mei"
    assert dutch.MONTHS[11] == "december"
    short = "jan feb mrt apr mei jun jul aug sep okt nov dec"
    assert " ".join(dutch.SHORT_MONTHS) == short


@pytest.mark.parametrize(
    ("text", "written"), [("2026-01", "januari 2026"), ("2027-12", "december 2027")]
)
def test_a_month_of_a_year_is_written_out(text: str, written: str) -> None:
    assert dutch.month_of(text) == written


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        ([], ""),
        (["Noord"], "Noord"),
        (["Noord", "Zuid"], "Noord en Zuid"),
        (["Noord", "Midden", "Zuid"], "Noord, Midden en Zuid"),
    ],
)
def test_a_listing_ends_with_en(names: list[str], listed: str) -> None:
    assert dutch.listing(names) == listed


def test_a_listing_of_choices_ends_with_of() -> None:
    assert dutch.listing(iter(("a", "b", "c")), "of") == "a, b of c"


@cases(
    ("count", "written"),
    [(0, "0 fouten"), (1, "1 fout"), (2, "2 fouten"), (1066, "1.066 fouten")],
)
def test_a_count_has_its_noun(count: int, written: str) -> None:
    assert dutch.plural(count, "fout", "fouten") == written


@cases(
    ("value", "written"),
    [
        (0, "0"),
        (100, "100"),
        (1066, "1.066"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("7.50"), "7,5"),
        (Decimal("33.333"), "33,333"),
        (Decimal("1234.0625"), "1.234,0625"),
        (Decimal("-0.001"), "-0,001"),
        (Decimal("-0.000"), "0"),
    ],
)
def test_a_number_can_have_all_of_its_decimals(value: Decimal | int, written: str) -> None:
    assert dutch.exact(value) == written


@cases(
    ("text", "value"),
    [
        ("7", "7"),
        ("7,5", "7.5"),
        ("1.066", "1066"),
        ("1.066,5", "1066.5"),
        ("1066,50", "1066.50"),
        ("1.000.000", "1000000"),
    ],
)
def test_a_figure_is_typed_as_in_a_dutch_spreadsheet(text: str, value: str) -> None:
    assert dutch.figure(text) == Decimal(value)


@cases("text", ["", "7.5", "1,066", "1,066.5", "10.66", "€ 1.500,00", "-1", "٣"])
def test_what_may_be_meant_otherwise_is_no_figure(text: str) -> None:
    assert dutch.figure(text) is None


@cases(
    ("months", "written"),
    [
        ((), []),
        ((4,), ["april"]),
        ((11, 12), ["november", "december"]),
        ((12, 1, 2), ["december t/m februari"]),
        ((1, 2, 3, 5, 7, 8, 9), ["januari t/m maart", "mei", "juli t/m september"]),
        (tuple(range(1, 13)), ["januari t/m december"]),
    ],
)
def test_months_that_follow_each_other_are_one(months: tuple[int, ...], written: list[str]) -> None:
    assert dutch.month_runs(months) == written


@cases(
    ("text", "number"),
    [
        *(("1.066", "1066"), ("1.066,5", "1066.5"), ("7,5", "7.5"), ("7.5", "7.5")),
        *(("0.125", "0.125"), ("1234567", "1234567"), ("1,066", "1.066"), ("0", "0")),
    ],
)
def test_a_number_in_a_text(text: str, number: str) -> None:
    assert dutch.written(text) == Decimal(number)


@cases("text", ["", "a", "1.2.3", "12.34.567", "1,2,3", "1" * 13, "١"])
def test_no_number_in_a_text(text: str) -> None:
    assert dutch.written(text) is None


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11", "2026-11", "in november 2026"),
        ("2026-05", "2026-07", "van mei t/m juli 2026"),
        ("2026-11", "2027-02", "van november 2026 t/m februari 2027"),
    ],
)
def test_what_runs_in_one_month_does_not_run_to_itself(first: str, last: str, said: str) -> None:
    assert dutch.from_to(first, last) == said


@cases(("text", "ended"), [("Rust", "Rust."), ("Rust.", "Rust."), ("Rust?", "Rust?")])
def test_a_text_ends_before_another_begins(text: str, ended: str) -> None:
    assert dutch.ended(text) == ended
