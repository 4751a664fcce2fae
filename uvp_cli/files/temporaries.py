"""Temporary files and folders beside what they are to replace.

A writer that is killed leaves its own behind. They are locked for as long as their writer lives,
so whoever writes there next knows which to remove.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp, mkstemp

if sys.platform != "win32":
    import fcntl

_PREFIX, _SUFFIX = ".uvp-", ".tmp"
_OURS = re.compile(r"\.uvp-[a-z0-9_]{8}\.tmp")


@contextmanager
def temporary_file(path: Path, content: bytes) -> Iterator[Path]:
    """A file beside `path` with this content, and the owner and permissions that `path` is to
    have. Afterwards it is gone, and what was done with it is safe on the disk. Raises OSError."""
    descriptor, temporary = _new_file(path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            _make_like(descriptor, path)
            os.fsync(descriptor)
            if sys.platform == "win32":
                stream.close()  # No file that is open is renamed there.
            yield temporary
        sync(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def temporary_folder(folder: Path) -> Iterator[Path]:
    """A folder beside `folder`, with what that holds: files are linked, not moved. Afterwards it
    is gone, whatever it holds by then. Raises OSError."""
    remove_left(folder.parent)
    with ExitStack() as ending:
        fresh = _new_folder(folder.parent, ending)
        if folder.exists():
            _link_all(folder, fresh)
        else:
            fresh.chmod(_permitted(0o777))
        yield fresh
        sync(folder.parent)


def remove_left(folder: Path) -> None:
    """Removes from a folder what writers that were killed left there."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if is_left(entry.name):
                path = Path(entry.path)
                with suppress(OSError), _held(path) as alone:
                    if alone:
                        shutil.rmtree(path) if path.is_dir() else path.unlink()


def is_left(name: str) -> bool:
    """Whether a file or folder of this name is one of ours."""
    return _OURS.fullmatch(name) is not None


def is_ours_alone(descriptor: int, *, wait: bool = False) -> bool:
    """Whether nobody else holds an open file; if so, we do until it is closed or the process ends.

    It is where the system or the disk has no such locks.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        except OSError:
            return True
    return True


def sync(folder: Path) -> None:
    """Lets the names in a folder reach the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _make_like(descriptor: int, path: Path) -> None:
    """Gives a new file the owner and permissions of the old one, or those of any new one."""
    if sys.platform == "win32":
        return
    try:
        old = path.stat()
    except FileNotFoundError:
        os.fchmod(descriptor, _permitted(0o666))
        return
    # Only root can give a file away; others can at most leave it to its group.
    for owner in (old.st_uid, -1):
        with suppress(PermissionError):
            os.fchown(descriptor, owner, old.st_gid)
            break
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _permitted(mode: int) -> int:
    """The permissions of something new, without those that the user withholds."""
    withheld = os.umask(0)
    os.umask(withheld)
    return mode & ~withheld


def _new_file(folder: Path) -> tuple[int, Path]:
    """A new file that is ours alone, open. Another writer may just take it for one that was left,
    and then there has to be a second."""
    while True:
        descriptor, name = mkstemp(_SUFFIX, _PREFIX, folder)
        if is_ours_alone(descriptor, wait=True) and os.fstat(descriptor).st_nlink:
            return descriptor, Path(name)
        os.close(descriptor)


def _new_folder(parent: Path, ending: ExitStack) -> Path:
    """A new folder that is ours alone until that ending, and gone then."""
    while True:
        fresh = Path(mkdtemp(_SUFFIX, _PREFIX, parent))
        ending.callback(shutil.rmtree, fresh, ignore_errors=True)
        with suppress(FileNotFoundError):
            ending.enter_context(_held(fresh, wait=True))
            if fresh.exists():
                return fresh


def _link_all(old: Path, new: Path) -> None:
    """Lets all files of one folder stand in another too, but for what was left there."""

    def left(_: str, names: list[str]) -> list[str]:
        return [name for name in names if is_left(name)]

    shutil.copytree(old, new, symlinks=True, ignore=left, copy_function=_link, dirs_exist_ok=True)
    if sys.platform != "win32":
        status = old.stat()
        with suppress(OSError):
            os.chown(new, status.st_uid, status.st_gid)


def _link(old: str, new: str) -> None:
    """Lets a file stand in two folders; copies it where the disk has no links."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


@contextmanager
def _held(path: Path, *, wait: bool = False) -> Iterator[bool]:
    """Whether a temporary file or folder is ours alone, for as long as it is used. Without locks
    nobody's is: those that are left stay."""
    if sys.platform == "win32":
        yield False
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        yield is_ours_alone(descriptor, wait=wait)
    finally:
        os.close(descriptor)
