"""What was worked out about a programme, kept for who asks it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from uvp_cli.programme.model import Programme

Answer = TypeVar("Answer")
Question = TypeVar("Question", bound=Callable[..., Any])


class _Same:
    """A programme that is equal to itself alone: comparing two whole ones takes long."""

    __slots__ = ("programme",)

    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    def __hash__(self) -> int:
        return id(self.programme)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.programme is other.programme


def kept(most: int) -> Callable[[Question], Question]:
    """Keeps the last answers to a question about a programme, with all else that it asks."""

    def keeping(question: Question) -> Question:
        @lru_cache(maxsize=most)
        def answers(same: _Same, *asked: Any) -> Any:
            return question(same.programme, *asked)

        @wraps(question)
        def ask(programme: Programme, *asked: Any) -> Any:
            return answers(_Same(programme), *asked)

        return cast("Question", ask)

    return keeping


def of_last(question: Callable[[Programme], Answer]) -> Callable[[Programme], Answer]:
    """Keeps the answer about the last programme: a paper or a site asks it for each theme."""
    return kept(1)(question)
