from __future__ import annotations

import inspect

import pytest

from tests.cases import cases


@cases("second", ["b", "c"])
@cases(("first", "third"), [(1, None), (2, "x")])
def test_every_row_is_tried_with_what_pytest_gives(
    capsys: pytest.CaptureFixture[str], first: int, second: str, third: str | None
) -> None:
    print(first, second, third)  # noqa: T201
    assert capsys.readouterr().out == f"{first} {second} {third}\n"


def check(number: int) -> None:
    if number == 4:
        pytest.fail("not four")
    assert number % 2


def test_what_fails_names_its_row() -> None:
    with pytest.raises(AssertionError) as one:
        cases("number", [1, 2, 3])(check)()
    assert one.value.__notes__ == ["The case: number=2"]
    with pytest.raises(BaseExceptionGroup) as two:
        cases("number", [2, 3, pytest.param(4, id="four")])(check)()
    assert [each.__notes__ for each in two.value.exceptions] == [
        ["The case: number=2"],
        ["The case: four: number=4"],
    ]


def test_a_table_without_rows_tests_nothing_and_is_refused() -> None:
    with pytest.raises(AssertionError):
        cases("number", [])
    with pytest.raises(ValueError, match="shorter"):
        cases(("number", "other"), [(1,)])


def test_what_is_in_the_table_is_no_fixture() -> None:
    assert not inspect.signature(cases("number", [1])(check)).parameters


def test_a_mark_for_one_case_is_refused() -> None:
    with pytest.raises(AssertionError, match="marks"):
        cases("number", [pytest.param(1, marks=pytest.mark.slow)])
