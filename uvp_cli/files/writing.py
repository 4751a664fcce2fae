"""The one way to write: all of it or nothing, and never over what it should not touch."""

from __future__ import annotations

import codecs
import errno
import os
import stat
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.files.temporaries import is_ours_alone, remove_left, temporary_file, temporary_folder
from uvp_cli.system import PATIENCE, printable, reason

STANDARD_OUTPUT = "-"
ReadSource = str | Path | int
"""A file that is read, by its name, or a stream by its number."""


class Unwritable(UsageProblem):
    """Nothing was written; the message says why and what to do."""


class Changed(Unwritable):
    """Somebody else is writing the file, or has since it was read."""


def write(target: str | Path, content: str | bytes, *, sources: Iterable[ReadSource]) -> None:
    """Puts `content` (text as UTF-8) in the place of what `target` names, whole.

    Links are followed to the end; owner and permissions stay; `-`, a device and a pipe are
    written into. Raises `Unwritable`, also where the target is one of the `sources` or is a
    programme; and OSError where standard output is the target.
    """
    data = _bytes(content)
    if is_standard_output(target):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    check_apart(target, sources)
    with explained(target):
        path = Path(os.path.realpath(target))
        if _is_stream(path):
            _pour(path, data)
        else:
            _replace(path, data)


def write_new(target: str | Path, content: str | bytes) -> None:
    """As `write`, but never in the place of what is there: raises FileExistsError then."""
    path = Path(target)
    if os.path.lexists(path):
        raise FileExistsError(path)
    with explained(target):
        remove_left(path.parent)
        with temporary_file(path, _bytes(content)) as temporary:
            try:
                path.hardlink_to(temporary)
            except FileExistsError:
                raise
            except OSError:
                # Not every disk has links; one that has none lets another program in between.
                if os.path.lexists(path):
                    raise FileExistsError(path) from None
                temporary.replace(path)


def update(target: str | Path, old: str, new: str) -> None:
    """Puts `new` in the place of `old`, if that is still what the file holds; a byte order mark
    stays.

    Raises `Unwritable`; where it holds something else by now, or somebody else is writing it,
    `Changed`.
    """
    with explained(target):
        if not stat.S_ISREG(Path(target).stat().st_mode):
            raise Unwritable(
                f"'{printable(target)}' is geen gewoon bestand, dus er kan niets in terug. Bewaar "
                "het programma eerst als bestand."
            )
        path = Path(os.path.realpath(target))
        with path.open("rb") as stream:
            # Who has just replaced the file leaves us with one that no longer has its name.
            alone = is_ours_alone(stream.fileno())
            named = os.path.samestat(path.stat(), os.fstat(stream.fileno()))
            content = path.read_bytes()
            mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
            if not (alone and named and content == mark + old.encode()):
                raise Changed(
                    f"'{printable(target)}' verandert op dit moment. Probeer het nog eens."
                )
            if sys.platform == "win32":
                stream.close()  # No file that is open is replaced there.
            _replace(path, mark + new.encode())


def write_folder(
    target: str | Path,
    files: Mapping[str, bytes],
    *,
    sources: Iterable[ReadSource],
    gone: Collection[str] = (),
) -> None:
    """Makes `target` a folder with these files, by their names in it: at every moment it is the
    old folder or the new one, where two folders can change places.

    What else is in it stays, but for the files that are named as `gone`. Raises `Unwritable`.
    """
    folder = Path(os.path.realpath(target))
    names = {*files, *gone}
    with explained(target):
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "")
        if not all((folder / name).resolve().is_relative_to(folder) for name in names):
            raise ValueError(target)
    for name in names:
        check_apart(folder / name, sources)
    with explained(target):
        if folder.exists() and not _can_change_places(folder):
            _fill(folder, files, gone)
            return
        with temporary_folder(folder) as fresh:
            _fill(fresh, files, gone)
            if not folder.exists():
                fresh.rename(folder)
            elif not _exchange(fresh, folder):
                _fill(folder, files, gone)
            else:
                _bring_over(fresh, folder, names)


def write_new_files(target: str | Path, files: Mapping[str, bytes]) -> None:
    """Puts files into a folder that may be there, by their names in it: all of them or none.

    Never in the place of what is there: raises FileExistsError then, and `Unwritable`.
    """
    folder = Path(os.path.realpath(target))
    if not os.path.lexists(folder):
        write_folder(target, files, sources=())
        return
    made: list[Path] = []
    try:
        for name, content in files.items():
            path = folder / name
            with explained(path):
                path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, content)
            made.append(path)
    except BaseException:
        for path in made:
            _remove(path)
        raise


def is_there(target: str | Path) -> bool:
    """Whether writing to a target replaces something; a device or pipe is no such thing.

    Raises `Unwritable` where nothing can be there.
    """
    if is_standard_output(target):
        return False
    with explained(target):
        try:
            mode = Path(target).stat().st_mode
        except FileNotFoundError:
            return False
        return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def is_standard_output(target: str | Path) -> bool:
    """Whether a target is what the program prints to, by whatever name."""
    if str(target) == STANDARD_OUTPUT:
        return True
    try:
        return os.path.samestat(Path(target).stat(), os.fstat(sys.stdout.fileno()))
    except (AttributeError, OSError, ValueError):
        return False


def check_apart(target: str | Path, sources: Iterable[ReadSource]) -> None:
    """Raises `Unwritable` where the target is a file that is being read, under whatever name, or
    any programme."""
    try:
        there = Path(target).stat()
    except (OSError, ValueError):
        return  # Nothing is there, or it is for the writer to say why it cannot be.
    if not stat.S_ISREG(there.st_mode):
        return
    for source in sources:
        with suppress(OSError, ValueError):
            if os.path.samestat(there, os.stat(source)):  # noqa: PTH116 (of a stream too)
                raise Unwritable(
                    f"'{printable(target)}' is het bestand waaruit uvp leest; kies een andere naam."
                )
    if held := locate.held(Path(os.path.realpath(target))):
        raise Unwritable(
            f"'{printable(target)}' is een {held} en blijft zoals het is; kies een andere naam."
        )


@contextmanager
def explained(target: str | Path) -> Iterator[None]:
    """Turns what the system says of a target into an `Unwritable` that says why."""
    try:
        yield
    except FileExistsError:
        raise
    except (OSError, ValueError) as error:
        raise Unwritable(f"'{printable(target)}' is niet te schrijven: {reason(error)}.") from None


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _is_stream(path: Path) -> bool:
    """Whether what stands at a path is written into, instead of replaced."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "")
    return not stat.S_ISREG(mode)


def _pour(path: Path, data: bytes) -> None:
    """Writes into a device or a pipe, for which it waits a while for a reader."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
            break
        except OSError as error:
            if error.errno != errno.ENXIO or time.monotonic() > last:
                raise
            time.sleep(0.05)
    os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)


def _replace(path: Path, data: bytes) -> None:
    remove_left(path.parent)
    with temporary_file(path, data) as temporary:
        temporary.replace(path)


def _can_change_places(folder: Path) -> bool:
    """Whether another folder may come in the place of this one: not where somebody stands in it."""
    here = Path.cwd()
    stands_in_it = folder == here or folder in here.parents
    return not stands_in_it and not folder.is_mount() and os.access(folder.parent, os.W_OK)


def _fill(folder: Path, files: Mapping[str, bytes], gone: Collection[str]) -> None:
    """Puts files into a folder, each whole, and takes out what is `gone` with the folders that
    are empty then. What is as it should be stays as it is."""
    for name in gone:
        _remove(folder / name)
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
        remove_left(parent)
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            with temporary_file(path, content) as temporary:
                temporary.replace(path)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()  # if it is empty then


def _bring_over(old: Path, new: Path, ours: Collection[str]) -> None:
    """Brings over what somebody else put into the old folder while the new one was made."""
    for path in old.rglob("*"):
        name = path.relative_to(old)
        if name.as_posix() in ours or (path.is_dir() and not path.is_symlink()):
            continue
        beside = new / name
        if not os.path.lexists(beside) or not os.path.samestat(path.lstat(), beside.lstat()):
            beside.parent.mkdir(parents=True, exist_ok=True)
            path.replace(beside)


def _exchange(one: Path, other: Path) -> bool:
    """Lets two folders change places in one step; False where the system cannot."""
    import ctypes  # noqa: PLC0415 (only folders need it)

    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)
