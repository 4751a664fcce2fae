"""`uvp`, also as `python -m uvp_cli`."""

from __future__ import annotations

import gc
import os

INTERRUPTED = 130


def main() -> None:
    """Runs the command line and ends the process."""
    # Python looks for garbage every 700 objects, and the more there are the more often at the old
    # ones too. The largest document that may be read becomes three million, none of which refers to
    # itself. Before the import, which makes many objects too.
    gc.set_threshold(5_000_000)
    try:
        status = _run()
    except KeyboardInterrupt:
        status = INTERRUPTED
    # `run` has flushed all output. Python itself would first take all objects apart, one by one,
    # which takes a seventh of a query.
    os._exit(status)


def _run() -> int:
    """Imports the program, during which Ctrl+C ends at once, and runs it. As an exception it could
    get lost in what Python itself does while it imports, or be printed."""
    import signal  # noqa: PLC0415 (whatever is imported outside can be interrupted with a traceback)

    raising = signal.getsignal(signal.SIGINT)
    if raising is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from uvp_cli.cli import main as run  # noqa: PLC0415

    signal.signal(signal.SIGINT, raising)
    return run()


if __name__ == "__main__":
    main()
