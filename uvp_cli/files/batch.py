"""The same work for many files on all cores, with the outcomes in the order of the files."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from uvp_cli.checking.check import Checked

MANY = 8
"""Number of files from which starting more processes gains time."""
MAX_JOBS = 60
"""The most processes that Windows lets one process wait for, rounded down."""
_LARGEST_CHUNK = 16

Outcome = TypeVar("Outcome")


def check_files(paths: Sequence[str], jobs: int | None = None) -> Iterator[Checked]:
    """The findings in each file, in the order of `paths`, without its programme."""
    return mapped(_findings, paths, jobs)


def mapped(
    work: Callable[[str], Outcome], paths: Sequence[str], jobs: int | None = None
) -> Iterator[Outcome]:
    """The outcome of `work` for each file, in the order of `paths`.

    `jobs` is the number of processes; None takes one for each core where there are
    many files. Outcomes come as soon as they are there, and none is kept.
    """
    wanted = jobs or (_cores() if len(paths) >= MANY else 1)
    workers = min(wanted, MAX_JOBS, len(paths))
    if workers <= 1:
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (slow, and seldom needed)

    # Small enough that all cores are at work until the end.
    chunk = max(1, min(_LARGEST_CHUNK, len(paths) // (workers * 4)))
    pool = ProcessPoolExecutor(workers, initializer=_leave_interrupts_to_the_parent)
    try:
        yield from pool.map(work, paths, chunksize=chunk)
    finally:
        pool.shutdown(cancel_futures=True)


def _findings(path: str) -> Checked:
    """The findings in one file; a programme is much to send from process to process."""
    from uvp_cli.checking.check import check_file  # noqa: PLC0415 (a query of kept programmes needs it not)

    return replace(check_file(path), programme=None)


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl+C reaches every process; only the parent may answer it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
