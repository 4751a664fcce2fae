"""Doing something again each time that files change."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from glob import has_magic
from pathlib import Path

from uvp_cli.commands.shared import extras
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate

CLEAR = "\x1b[2J\x1b[H"
"""Empties a terminal and begins at its top."""


def repeat(action: Callable[[], object], names: Sequence[str]) -> None:
    """Runs `action`, and again after each change of the programmes under `names`.

    Only Ctrl+C ends it. Raises `UsageProblem` when a folder is not there.
    """
    watchfiles = extras.load("watchfiles", "--watch")
    folders, deep = _folders(names)
    seen = _stamps(names)
    _run(action)
    changes = watchfiles.watch(*folders, recursive=deep, yield_on_timeout=True, rust_timeout=500)
    for count, changed in enumerate(changes):
        # The first time, what was saved before the watching began counts too.
        if changed or count == 0:
            stamps = _stamps(names)
            if stamps != seen:
                seen = stamps
                _run(action)


def _run(action: Callable[[], object]) -> None:
    """Once, on an empty screen where there is one."""
    if sys.stdout.isatty():
        sys.stdout.write(CLEAR)
    action()
    sys.stdout.flush()
    if sys.stderr.isatty():
        sys.stderr.write("Wacht op wijzigingen; stop met Ctrl+C.\n")


def _folders(names: Sequence[str]) -> tuple[list[Path], bool]:
    """The folders to watch, and whether what is deeper inside them counts. The folder of a file,
    not the file: editors save by putting a new file in its place."""
    folders, deep = set(), False
    for name in names:
        path = Path(name)
        deep = deep or os.path.isdir(path) or has_magic(name)  # noqa: PTH112 (of any name)
        while has_magic(str(path)):
            path = path.parent
        folder = path if os.path.isdir(path) else path.parent  # noqa: PTH112
        if not os.path.isdir(folder):  # noqa: PTH112
            raise UsageProblem(f"De map '{folder}' bestaat niet.")
        folders.add(folder)
    return sorted(folders), deep


def _stamps(names: Sequence[str]) -> dict[str, tuple[int, int]]:
    """For each programme under `names` when it was last written, and its size."""
    stamps = {}
    for name in locate.programmes(names):
        with suppress(OSError):
            status = Path(name).stat()
            stamps[name] = (status.st_mtime_ns, status.st_size)
    return stamps
