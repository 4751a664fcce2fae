"""`uvp`, also as `python -m uvp_cli`."""

from __future__ import annotations

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
    except KeyboardInterrupt:
        status = INTERRUPTED
    # `run` has flushed all output. Python itself would first take all objects apart, one by one,
    # which takes a seventh of a query.
    os._exit(status)


if __name__ == "__main__":
    main()
