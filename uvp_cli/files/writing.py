"""Writing files so that a reader sees either the old one or the whole new one."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory


def write_whole(path: Path, content: str | bytes) -> None:
    """Writes `content` (text as UTF-8) to a temporary file beside `path`, and renames that.

    Raises OSError, and then leaves nothing behind.
    """
    temporary = _temporary(path, content)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise


def write_new(path: Path, content: str | bytes) -> None:
    """As `write_whole`, but never in the place of what is there: raises FileExistsError then."""
    temporary = _temporary(path, content)
    try:
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            raise
        except OSError:
            # Not every file system has links; one that has none lets another program in between.
            if os.path.lexists(path):
                raise FileExistsError(path) from None
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _temporary(path: Path, content: str | bytes) -> Path:
    """A file beside `path` with this content, and the permissions that `path` is to have."""
    with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
        temporary = Path(stream.name)
        try:
            stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            os.fsync(stream.fileno())
            temporary.chmod(_mode(path))
        except BaseException:
            temporary.unlink()
            raise
    return temporary


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files, by their names in `folder`, into it; whatever else is there stays.

    All are complete in a temporary folder beside it before the first is put in its place.
    Raises OSError.
    """
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as temporary:
        for name, content in files.items():
            path = Path(temporary, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for name in files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            Path(temporary, name).replace(path)


def _mode(path: Path) -> int:
    """The permissions of the file at `path`, or those of any new file where there is none."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    hidden = os.umask(0)
    os.umask(hidden)
    return 0o666 & ~hidden
