"""Many cases in one test, where a test for each would cost more than what it tests."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

Test = Callable[..., None]


def cases(names: str | Sequence[str], table: Iterable[Any]) -> Callable[[Test], Test]:
    """Tries a test with each row of a table, as `pytest.mark.parametrize` does, but in one test.

    It is for what takes a blink and leaves nothing behind: what pytest does around each test takes
    longer. All rows are tried, and the failure of each says which row it is about.
    """
    of_one_value = isinstance(names, str)
    keys = (names,) if isinstance(names, str) else tuple(names)
    rows = [dict(zip(keys, (row,) if of_one_value else row, strict=True)) for row in table]
    assert rows

    def over_the_table(test: Test) -> Test:
        @functools.wraps(test)
        def every_case(**others: Any) -> None:
            failures = [failure for row in rows if (failure := _failure(test, row, others))]
            if len(failures) == 1:
                raise failures[0]
            if failures:
                raise BaseExceptionGroup(f"{len(failures)} of {len(rows)} cases", failures)

        signature = inspect.signature(test)
        left = [each for name, each in signature.parameters.items() if name not in keys]
        every_case.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return every_case

    return over_the_table


def _failure(test: Test, row: dict[str, Any], others: dict[str, Any]) -> BaseException | None:
    """What goes wrong with one row, which it is told to name."""
    try:
        test(**row, **others)
    except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 (each is a failure)
        error.add_note("The case: " + ", ".join(f"{name}={each!r}" for name, each in row.items()))
        return error
    return None
