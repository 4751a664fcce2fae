"""Answers that are kept, since many other questions begin with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Protocol, TypeVar

from uvp_cli.programme.model import Programme
from uvp_cli.queries.wanted import Wanted

Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)


class Question(Protocol[Answer_co]):
    """A question about a programme and some municipalities, or all of them together."""

    def __call__(self, programme: Programme, gemeente: Wanted = None) -> Answer_co:
        """The answer."""


class _Same:
    """A programme that is equal to itself alone: comparing two whole ones takes long."""

    __slots__ = ("programme",)

    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    def __hash__(self) -> int:
        return id(self.programme)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.programme is other.programme


def kept(most: int) -> Callable[[Question[Answer]], Question[Answer]]:
    """Keeps the last answers to a question about a programme and municipalities."""

    def keeping(question: Question[Answer]) -> Question[Answer]:
        @lru_cache(maxsize=most)
        def answers(same: _Same, gemeente: Wanted) -> Answer:
            return question(same.programme, gemeente)

        def ask(programme: Programme, gemeente: Wanted = None) -> Answer:
            return answers(_Same(programme), gemeente)

        ask.__doc__ = question.__doc__
        return ask

    return keeping
