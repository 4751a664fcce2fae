"""Programmes that were found valid, kept so that a query needs neither YAML nor pydantic.

An entry holds the whole text that was checked beside the programme that came out of it, so
it answers for that very text and no other; the checksum in its name only finds it fast.
What is read back is JSON: nothing in it can be executed. An entry that is damaged, made by
another release of `uvp` or Python, or no programme, is as good as none, and so is a folder
that cannot be read or written.

Whether an entry is true cannot be found out for less than checking the text again. It is
believed because only the user can have written it: where others can write in the folder or in
the entry, or own them, nothing is kept and nothing found.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from uvp_cli import __version__
from uvp_cli.checking import PACKAGES
from uvp_cli.programme import fitting, model
from uvp_cli.programme.paths import values
from uvp_cli.values import dataclass, is_value_class

if TYPE_CHECKING:
    from uvp_cli.programme.log import Log

OFF = "UVP_NO_CACHE"
"""The environment variable that switches all of this off."""
MAX_TEXT = 4 * 1024 * 1024
"""Bytes of a text that is still kept; a programme is a twentieth of that."""
MAX_TOTAL = 256 * 1024 * 1024
"""Bytes that all entries may have together: those of a thousand programmes."""
_ENDING = ".uvp"
_OURS = r"[0-9a-f]{8}-[0-9a-f]{8}\.(uvp|[0-9]+)"
"""The names of entries, and of those that are being written."""
_OPEN = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""The flags to open what may be something else: through no link, and without waiting for a pipe."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _OPEN


@dataclass(frozen=True, slots=True)
class Kept:
    """A valid programme; of `lines`, the line of each part of it in the order in which
    `paths.values` gives them, or None where nobody has asked yet; and how many comments in its
    text say what is `to_decide`."""

    programme: model.Programme
    lines: tuple[int, ...] | None
    to_decide: int = 0

    @property
    def is_placed(self) -> bool:
        """Whether it has the line of each part."""
        return self.lines is not None and len(self.lines) == len(values(self.programme))


def folder(environment: Mapping[str, str]) -> Path | None:
    """The folder where entries are, or can be; None where nothing is to be kept."""
    folder = None if environment.get(OFF) else _users_folder(environment)
    return folder if folder is not None and _is_safe(folder) else None


def _is_safe(folder: Path) -> bool:
    """Whether nobody else can put anything in a folder, or it is not there yet."""
    try:
        status = os.lstat(folder)
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(status.st_mode) and _is_the_users(status)


def _is_the_users(status: os.stat_result) -> bool:
    """Whether the user owns a file or folder and nobody else can write there. Windows says this in
    another way, and keeps the user's folders for the user."""
    if not hasattr(os, "geteuid"):
        return True
    shared = stat.S_IWGRP | stat.S_IWOTH
    return status.st_uid == os.geteuid() and not status.st_mode & shared


def _users_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder in which the system keeps such things; None where it knows none."""
    standard = _standard_folder(environment)
    if standard is not None:
        return standard
    from platformdirs import user_cache_path  # noqa: PLC0415

    try:
        return user_cache_path("uvp", appauthor=False)
    except (OSError, RuntimeError):
        return None


def _standard_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder on a Linux with nothing special to it, as platformdirs would say it. There the
    environment alone decides, and importing platformdirs takes a twentieth of a query."""
    if sys.platform != "linux" or "ANDROID_DATA" in environment:
        return None
    home = environment.get("HOME", "")
    base = environment.get("XDG_CACHE_HOME") or (home and f"{home.rstrip('/')}/.cache")
    return Path(base, "uvp") if base.startswith("/") and base == base.strip() else None


def text_of(path: Path) -> bytes | None:
    """The content of an ordinary file of some size; None for anything else.

    A pipe can be read only once, so that is not for us.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as stream:
            text = stream.read(MAX_TEXT + 1)
    except (OSError, ValueError):
        return None
    return text if len(text) <= MAX_TEXT else None


def find(text: bytes, folder: Path) -> Kept | None:
    """The programme that is kept in `folder` for exactly this text."""
    try:
        programme, lines, to_decide = _stored(text, folder, _kinds(model))
    except (TypeError, ValueError):
        return None
    if not isinstance(programme, model.Programme) or type(to_decide) is not int:
        return None
    if lines is None:
        return Kept(programme, None, to_decide)
    is_sound = type(lines) is list and all(type(line) is int for line in lines)
    return Kept(programme, tuple(lines), to_decide) if is_sound else None


def find_log(text: bytes, programme: bytes, folder: Path) -> Log | None:
    """The log that is kept for exactly this text beside exactly this text of its programme."""
    # A query without a log need not know what is in one.
    from uvp_cli.programme import log  # noqa: PLC0415

    stored = _stored(_beside(text, programme), folder, _kinds(log))
    return stored if isinstance(stored, log.Log) else None


def _beside(text: bytes, programme: bytes) -> bytes:
    """The text of a log and that of the programme, as one: what is right in it depends on both."""
    return b"%d\n%b%b" % (len(text), text, programme)


def _stored(text: bytes, folder: Path, kinds: Mapping[str, type]) -> Any:
    """The values of these classes that are kept for a text; None where none can be believed."""
    release = _release()
    try:
        entry = _content(_entry(text, release, folder))
        header, text_and_rest = entry.split(b"\n", 1)
        rest = text_and_rest[len(text) :]
        if header != _header(text, rest, release) or not text_and_rest.startswith(text):
            return None
        return json.loads(rest, object_hook=partial(_read, kinds))
    except (OSError, ValueError, KeyError, TypeError, RecursionError, ArithmeticError):
        return None


def _content(entry: Path) -> bytes:
    """The content of an entry. Raises `OSError` where it is none of the user's own files."""
    with os.fdopen(os.open(entry, os.O_RDONLY | _OPEN), "rb") as stream:
        status = os.fstat(stream.fileno())
        if not (stat.S_ISREG(status.st_mode) and _is_the_users(status)):
            raise PermissionError
        return stream.read(MAX_TOTAL)


def has(text: bytes, folder: Path) -> bool:
    """Whether there is an entry for this text, as far as can be seen without reading it."""
    return _entry(text, _release(), folder).exists()


def keep(text: bytes, kept: Kept, folder: Path) -> None:
    """Keeps what came out of `text` in `folder`, as far as that can be written."""
    _store(text, [kept.programme, kept.lines, kept.to_decide], folder)


def keep_log(text: bytes, programme: bytes, kept: Log, folder: Path) -> None:
    """Keeps a log for `find_log`."""
    _store(_beside(text, programme), kept, folder)


def _store(text: bytes, content: Any, folder: Path) -> None:
    """Writes what `_stored` reads."""
    release = _release()
    rest = json.dumps(content, default=_written, separators=(",", ":"))
    entry = _entry(text, release, folder)
    # Runs at the same time must not write into each other's file.
    temporary = entry.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            # Not flushed to the disk: what a power cut damages does not match its header.
            with os.fdopen(os.open(temporary, _NEW, 0o600), "wb") as stream:
                stream.write(_header(text, rest.encode(), release) + b"\n" + text + rest.encode())
            temporary.replace(entry)
        finally:
            temporary.unlink(missing_ok=True)
        _trim(folder)


def _entry(text: bytes, release: str, folder: Path) -> Path:
    return folder / f"{zlib.crc32(text):08x}-{zlib.crc32(release.encode()):08x}{_ENDING}"


def _header(text: bytes, rest: bytes, release: str) -> bytes:
    return f"{release} {len(text)} {zlib.crc32(rest):08x}".encode()


@cache
def _release() -> str:
    """This `uvp` on this Python. In a source tree rules change without a new version, so the
    times and sizes of the modules count too."""
    package = Path(__file__).parent.parent
    modules = sorted(
        (module.path, module.stat().st_mtime_ns, module.stat().st_size)
        for folder in PACKAGES
        for module in os.scandir(package / folder)
        if module.name.endswith(".py")
    )
    state = zlib.crc32(repr(modules).encode())
    return f"uvp-{__version__}-{sys.implementation.cache_tag}-{state:08x}"


def _trim(folder: Path) -> None:
    """Removes our oldest entries until all together are small enough; nothing but those."""
    ours = [entry for entry in os.scandir(folder) if re.fullmatch(_OURS, entry.name)]
    statuses = [(entry.stat(follow_symlinks=False), entry.path) for entry in ours]
    oldest_first = sorted(
        ((status, path) for status, path in statuses if stat.S_ISREG(status.st_mode)),
        key=lambda entry: entry[0].st_mtime,
    )
    total = sum(status.st_size for status, _ in oldest_first)
    for status, path in oldest_first:
        if total <= MAX_TOTAL:
            return
        Path(path).unlink(missing_ok=True)
        total -= status.st_size


def _written(value: Any) -> dict[str, Any]:
    """A value as JSON with one key: what it is. Raises TypeError where it is no such value."""
    if is_value_class(type(value)):
        return {type(value).__name__: value.__getstate__()}
    if isinstance(value, Decimal):
        return {_NUMBER: str(value)}
    raise TypeError


def _read(kinds: Mapping[str, type], stored: dict[str, Any]) -> Any:
    """A value for what `_written` made of it. Raises ValueError where it does not fit the model of
    today."""
    if len(stored) != 1:
        return stored
    ((name, content),) = stored.items()
    if name == _NUMBER:
        return Decimal(content)
    # The ids that are keys in a programme have no capitals.
    kind: Any = kinds.get(name)
    if kind is None:
        return stored
    fields = [tuple(field) if type(field) is list else field for field in content]
    if not fitting.fits(kind, fields):
        raise ValueError
    made = object.__new__(kind)
    made.__setstate__(fields)
    return made


_NUMBER = "Decimal"


@cache
def _kinds(module: ModuleType) -> dict[str, type]:
    """The classes of the values in a module of the model, by their names."""
    return {name: kind for name, kind in vars(module).items() if is_value_class(kind)}
