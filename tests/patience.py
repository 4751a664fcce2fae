"""How long a test waits: so long that what hangs fails, and what is slow does not."""

from __future__ import annotations

from functools import cache
from time import process_time

HANGS = 3_600
"""Seconds after which a program that should have ended will not end."""
SILENT = 300
"""Seconds after which what a program should have said or done will not come; of a test that is to
fail they are waited for."""
YARDSTICK = 0.01
"""Seconds that the work in `slower` took where limits on the work of a program were chosen."""


@cache
def slower() -> float:
    """How many times slower than there this machine is; 1 where it is faster.

    Whoever limits the work of a program multiplies the limit by this.
    """
    return max(1.0, min(_work() for _ in range(5)) / YARDSTICK)


def _work() -> float:
    begin = process_time()
    sum(map(len, map(str, range(100_000))))
    return process_time() - begin
