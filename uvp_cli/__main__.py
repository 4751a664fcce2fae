"""`uvp`, also as `python -m uvp_cli`."""

from __future__ import annotations

import gc


def main() -> None:
    """Runs the command line and ends the process."""
    # Python looks for garbage every 700 objects; a document has hundreds of thousands, and hardly
    # anything in them refers to itself. Before the import, which makes many objects too.
    gc.set_threshold(100_000)
    from uvp_cli.cli import main as run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
