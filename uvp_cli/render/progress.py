"""A bar on a terminal while something lasts."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

PATIENCE = 1.0
"""Seconds that may pass before a bar appears."""

Item = TypeVar("Item")


def gathered(items: Iterable[Item], total: int, label: str, stream: TextIO) -> list[Item]:
    """All of the items, with a bar on `stream` (a terminal) while they take over a second.

    The bar is gone when this returns, so that what is printed next begins on a clean line.
    """
    done = []
    begun = monotonic()
    bar = Progress(
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(" van "),
        console=Console(file=stream),
        transient=True,
    )
    task = bar.add_task(label, total=total)
    try:
        for item in items:
            done.append(item)
            bar.advance(task)
            if not bar.live.is_started and monotonic() - begun > PATIENCE:
                bar.start()
    finally:
        if bar.live.is_started:
            bar.stop()
    return done
