"""Runs `uvp` under cProfile: python profiled.py FILE ARGUMENTS, the outcome in FILE.

`uvp` ends its process itself, before the profiler can write; so here it does not.
"""

from __future__ import annotations

import contextlib
import cProfile
import os
import sys


def main(found: str, *arguments: str) -> None:
    """Writes where the time of a command line goes to the file `found`."""
    os._exit = sys.exit  # type: ignore[assignment]
    sys.argv = ["uvp", *arguments]
    with cProfile.Profile() as profile, contextlib.suppress(SystemExit):
        from uvp_cli.__main__ import main as run  # noqa: PLC0415

        run()
    profile.dump_stats(found)


if __name__ == "__main__":
    main(*sys.argv[1:])
