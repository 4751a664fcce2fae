"""Answers about a programme, kept for whoever asks the same again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

Question = TypeVar("Question", bound=Callable[..., Any])


class _Same:
    """A programme, or what came of it, that is equal to itself alone: comparing two takes long."""

    __slots__ = ("whole",)

    def __init__(self, whole: object) -> None:
        self.whole = whole

    def __hash__(self) -> int:
        return id(self.whole)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.whole is other.whole


def kept(most: int) -> Callable[[Question], Question]:
    """Keeps the last answers to a question about a programme, with all else that it asks."""

    def keeping(question: Question) -> Question:
        @lru_cache(maxsize=most)
        def answers(same: _Same, *more: Any) -> Any:
            return question(same.whole, *more)

        @wraps(question)
        def ask(whole: object, *more: Any) -> Any:
            return answers(_Same(whole), *more)

        return cast("Question", ask)

    return keeping


of_last = kept(1)
"""Keeps the answer about the last programme, or what came of it: a paper or a site asks it for
each theme."""
