"""Many cases in one test, where a test for each would cost more than what it tests."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

Test = Callable[..., None]
Named = type(pytest.param())
"""A row with a name of its own, `pytest.param(…, id="…")`."""


def cases(names: str | Sequence[str], table: Iterable[Any]) -> Callable[[Test], Test]:
    """Tries a test with each row of a table, as `pytest.mark.parametrize` does, but in one test.

    It is for what takes a blink and leaves nothing behind: what pytest does around each test takes
    longer. All rows are tried, and the failure of each says which row it is about.
    """
    keys = (names,) if isinstance(names, str) else tuple(names)
    rows = [_row(keys, row, bare=isinstance(names, str)) for row in table]
    assert rows

    def over_the_table(test: Test) -> Test:
        @functools.wraps(test)
        def every_case(**others: Any) -> None:
            failures = [failure for row in rows if (failure := _failure(test, *row, others))]
            if len(failures) == 1:
                raise failures[0]
            if failures:
                raise BaseExceptionGroup(f"{len(failures)} of {len(rows)} cases", failures)

        signature = inspect.signature(test)
        left = [each for name, each in signature.parameters.items() if name not in keys]
        every_case.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return every_case

    return over_the_table


def _row(keys: tuple[str, ...], row: Any, *, bare: bool) -> tuple[str, dict[str, Any]]:
    """What a row is called, and the value of each key; a `bare` row is the value of the one key."""
    if isinstance(row, Named):
        assert not row.marks, "One test cannot have marks for some of its cases."
        return f"{row.id}: " if row.id else "", dict(zip(keys, row.values, strict=True))
    return "", dict(zip(keys, (row,) if bare else row, strict=True))


def _failure(
    test: Test, called: str, row: dict[str, Any], others: dict[str, Any]
) -> BaseException | None:
    """What goes wrong with one row, which it is told to name."""
    try:
        test(**row, **others)
    except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 (each is a failure)
        values = ", ".join(f"{name}={each!r}" for name, each in row.items())
        error.add_note(f"The case: {called}{values}")
        return error
    return None
