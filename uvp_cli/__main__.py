"""`uvp`, also as `python -m uvp_cli`."""

from __future__ import annotations

import atexit
import gc
import os
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Runs the command line and ends the process."""
    # Python looks for garbage every 700 objects; a document has hundreds of thousands, and hardly
    # anything in them refers to itself. Before the import, which makes many objects too.
    gc.set_threshold(100_000)
    try:
        from uvp_cli.cli import main as run  # noqa: PLC0415

        status = run()
        # What others asked to be done at the end; output is written already. Python would go on
        # to take all objects apart, one by one, which takes a seventh of a query.
        atexit._run_exitfuncs()  # noqa: SLF001
    except KeyboardInterrupt:
        status = INTERRUPTED
    os._exit(status)


if __name__ == "__main__":
    main()
