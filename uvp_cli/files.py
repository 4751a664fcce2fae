"""Writing files so that a reader sees either the old one or the whole new one."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_whole(path: Path, text: str) -> None:
    """Writes `text` as UTF-8 to a temporary file beside `path`, flushes it, and renames it.

    Raises OSError, and then leaves nothing behind.
    """
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as stream:
        temporary = Path(stream.name)
        try:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
            temporary.chmod(_mode(path))
        except BaseException:
            temporary.unlink()
            raise
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file at `path`, or those of any new file where there is none."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    hidden = os.umask(0)
    os.umask(hidden)
    return 0o666 & ~hidden
