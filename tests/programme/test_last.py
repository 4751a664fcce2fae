"""What is asked again about the same programme is not worked out again."""

from __future__ import annotations

from dataclasses import replace

from tests.samples import programme
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Programme


def test_the_answer_is_kept_until_another_programme_is_asked_about() -> None:
    asked: list[Programme] = []

    @of_last
    def count(about: Programme) -> int:
        asked.append(about)
        return len(asked)

    first = programme()
    equal = replace(first)
    assert [count(first), count(first), count(equal), count(equal), count(first)] == [1, 1, 2, 2, 3]
    assert asked[0] is first
