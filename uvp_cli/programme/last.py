"""What was worked out about a programme, kept for who asks it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from uvp_cli.programme.model import Programme

Answer = TypeVar("Answer")


def of_last(question: Callable[[Programme], Answer]) -> Callable[[Programme], Answer]:
    """Keeps the answer about the last programme: a paper or a site asks it for each theme."""
    last: list[tuple[Programme, Answer]] = []

    def ask(programme: Programme) -> Answer:
        if not last or last[0][0] is not programme:
            last[:] = [(programme, question(programme))]
        return last[0][1]

    ask.__doc__ = question.__doc__
    return ask
