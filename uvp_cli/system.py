"""Reading what the system has, and saying in words its names and why something fails."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from pathlib import Path
from typing import BinaryIO

PATIENCE = 5.0
"""Seconds to wait for whoever is at the other end of a named pipe."""

_UNPRINTABLE = "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
_REASONS = {
    errno.EACCES: "u hebt daar geen schrijfrechten",
    errno.EBUSY: "een ander programma houdt het bezet",
    errno.EDQUOT: "uw schijfruimte is vol",
    errno.EFBIG: "het bestand wordt groter dan hier mag",
    errno.EINVAL: "de naam kan hier niet",
    errno.EILSEQ: "de naam kan hier niet",
    errno.EIO: "de schijf geeft een fout",
    errno.EISDIR: "daar staat een map",
    errno.ELOOP: "de koppeling verwijst naar zichzelf",
    errno.EMFILE: "er zijn te veel bestanden tegelijk open",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOENT: "de map bestaat niet",
    errno.ENOSPC: "de schijf is vol",
    errno.ENOTDIR: "daar staat een bestand waar een map moet zijn",
    errno.ENOTEMPTY: "daar staat intussen iets anders",
    errno.ENXIO: "niemand leest uit deze pijp",
    errno.EPERM: "u hebt daar geen schrijfrechten",
    errno.EPIPE: "wie uit deze pijp las, is gestopt",
    errno.EROFS: "de schijf is alleen te lezen",
}
"""The reasons of the system why something cannot be written, as clauses in Dutch."""
_REASONS_TO_READ = {
    errno.EACCES: "u hebt geen leesrechten",
    errno.EISDIR: "het is een map",
    errno.ENOENT: "het bestaat niet",
    errno.ENXIO: "het is geen bestand",
    errno.EPERM: "u hebt geen leesrechten",
    errno.ETIMEDOUT: "het is een pijp, en niemand schrijft erin",
}
"""The same for reading, where that is something else."""


def is_closed(path: str | os.PathLike[str]) -> bool:
    """Whether this is a folder of which may not be read what is in it."""
    return os.path.isdir(path) and not os.access(os.fspath(path), os.R_OK | os.X_OK)  # noqa: PTH112 (of any name)


def printable(path: str | bytes | os.PathLike[str]) -> str:
    r"""A path as any format can hold it: what is no text, or a control character, as \xff."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return re.sub(_UNPRINTABLE, lambda match: match[0].encode("unicode_escape").decode(), text)


def reason(error: OSError | ValueError, *, reading: bool = False) -> str:
    """The reason why something cannot be written, or read, as a clause in Dutch."""
    if not isinstance(error, OSError):
        return "de naam kan hier niet"
    reasons = {**_REASONS, **(_REASONS_TO_READ if reading else {})}
    return reasons.get(error.errno or 0, f"het systeem meldt: {error.strerror or error}")


def is_nowhere() -> bool:
    """Whether the working directory is gone."""
    try:
        Path.cwd()
    except OSError:
        return True
    return False


_PASSED_BY: dict[tuple[int, int], bytes] = {}
"""The bytes that came out of a pipe or a device, by its place on the disk, for who asks again."""


def read_bounded(path: str | os.PathLike[str], limit: int) -> bytes:
    """The first `limit` bytes of what a path leads to, and one more where there is more.

    A pipe gives what it holds once, so that is kept. Raises OSError, also where nobody writes
    into a pipe that has a name; and ValueError where that cannot be a name.
    """
    status = Path(path).stat()
    if stat.S_ISREG(status.st_mode):
        with Path(path).open("rb") as stream:
            return stream.read(limit + 1)
    known = status.st_dev, status.st_ino
    if known not in _PASSED_BY:
        with os.fdopen(os.open(path, os.O_RDONLY | _unattended(path)), "rb") as stream:
            waits = stat.S_ISFIFO(status.st_mode) and _unattended(path)
            _PASSED_BY[known] = _drained(stream, limit) if waits else stream.read(limit + 1)
    return _PASSED_BY[known]


def _unattended(path: str | os.PathLike[str]) -> int:
    """The flag to open what may have nobody at its other end: a pipe with a name of its own, unlike
    one that a shell makes of <(…)."""
    has_name = not os.path.realpath(path).startswith(("/dev/", "/proc/"))
    return getattr(os, "O_NONBLOCK", 0) if has_name else 0


def _drained(stream: BinaryIO, limit: int) -> bytes:
    """The bytes from a pipe until its writers have gone, as long as something comes."""
    content = bytearray()
    last = time.monotonic() + PATIENCE
    while len(content) <= limit:
        try:
            piece = os.read(stream.fileno(), limit + 1 - len(content))
        except BlockingIOError:
            piece = b""
        else:
            if not piece and content:
                break
        if piece:
            content += piece
            last = time.monotonic() + PATIENCE
        elif time.monotonic() > last:
            raise OSError(errno.ETIMEDOUT, "")
        else:
            time.sleep(0.02)
    return bytes(content)
