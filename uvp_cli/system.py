"""What comes from the system, in words: the names of files, and why something cannot be done."""

from __future__ import annotations

import errno
import os
import re

_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
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
"""What the system says when something cannot be written, as a clause in Dutch."""
_REASONS_TO_READ = {
    errno.EACCES: "u hebt geen leesrechten",
    errno.EISDIR: "het is een map",
    errno.ENOENT: "het bestaat niet",
    errno.EPERM: "u hebt geen leesrechten",
}
"""The same for reading, where that is something else."""


def printable(path: str | bytes | os.PathLike[str]) -> str:
    r"""A path as any format can hold it: what is no text, or a control character, as \xff."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def reason(error: OSError | ValueError, *, reading: bool = False) -> str:
    """Why something cannot be written, or read, as a clause in Dutch."""
    if not isinstance(error, OSError):
        return "de naam kan hier niet"
    reasons = {**_REASONS, **(_REASONS_TO_READ if reading else {})}
    return reasons.get(error.errno or 0, f"het systeem meldt: {error.strerror or error}")
