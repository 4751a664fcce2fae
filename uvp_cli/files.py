"""Writing files so that a reader sees either the old one or the whole new one."""

from __future__ import annotations

import os
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
        except BaseException:
            temporary.unlink()
            raise
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise
