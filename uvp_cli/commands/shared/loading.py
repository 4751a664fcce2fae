"""Finding, reading and checking the programme that a query is about.

A programme that was found valid before comes from the cache, so what reads and checks is
imported only where it is not there.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from uvp_cli.exits import ExitCode
from uvp_cli.files import cache, locate
from uvp_cli.programme.origin import Loaded, Placed

if TYPE_CHECKING:
    from uvp_cli.checking.check import Checked
    from uvp_cli.document.findings import KeyPath
    from uvp_cli.document.nodes import Document
    from uvp_cli.programme.model import Programme


def load(given: str | None) -> Loaded:
    """The programme to ask; `given` is what `--file` names, if anything.

    Raises `typer.Exit` after printing what is wrong, when it has errors.
    """
    path = locate.programme_file(given, os.environ, Path.cwd())
    found = _find(path)
    if not isinstance(found, cache.Kept):
        refuse(found)
    return Loaded(found.programme, locate.describe(path, Path.cwd()))


def load_text(given: str | None) -> tuple[Loaded, str, bytes]:
    """As `load`, with the name of the file and the text in it, without a byte order mark."""
    path = locate.programme_file(given, os.environ, Path.cwd())
    loaded = load(given)
    return loaded, path.name, path.read_bytes().removeprefix(codecs.BOM_UTF8)


def load_placed(given: str | None) -> Placed:
    """As `load`, with where everything stands in the file."""
    path = locate.programme_file(given, os.environ, Path.cwd())
    found = _find(path, placed=True)
    if not isinstance(found, cache.Kept):
        refuse(found)
    return _placed(found.programme, path, _line_of(found.programme, found.lines or ()))


def load_document(given: str | None) -> tuple[Placed, Document]:
    """As `load_placed`, with the document that was read."""
    from uvp_cli.checking.check import Checked, check
    from uvp_cli.document import versions
    from uvp_cli.document.findings import Unreadable
    from uvp_cli.document.reading import read

    path = locate.programme_file(given, os.environ, Path.cwd())
    try:
        reading = read(path)
    except Unreadable as error:
        refuse(Checked(str(path), None, (error.diagnostic,), readable=False))
    checked = check(reading)
    if checked.programme is None:
        refuse(checked)
    # A document of an older version has the keys of today only when it is up to date.
    current = versions.up_to_date(reading)
    return _placed(checked.programme, path, lambda p: current.locate(p, key=True).line), reading


def prepare(path: str) -> None:
    """Reads, checks and keeps the programme in a file, so that asking it takes little."""
    _find(Path(path))


def is_ready(path: str) -> bool:
    """Whether asking the programme in a file takes little, or cannot be made to."""
    place = cache.folder(os.environ)
    text = cache.text_of(Path(path)) if place else None
    return text is None or place is None or cache.has(text, place)


def try_load(given: str | None) -> Loaded | None:
    """The programme to complete names from; None where there is none without errors."""
    path = locate.programme_file(given, os.environ, Path.cwd())
    found = _find(path)
    return Loaded(found.programme, str(path)) if isinstance(found, cache.Kept) else None


def refuse(checked: Checked) -> NoReturn:
    """Ends the command after printing the errors that were found: raises `typer.Exit`."""
    from uvp_cli.commands.shared.output import reader_may_leave
    from uvp_cli.document.findings import Severity
    from uvp_cli.render.findings.text import write_diagnostics

    errors = [each for each in checked.diagnostics if each.severity is Severity.ERROR]
    with reader_may_leave():
        write_diagnostics(errors, checked.lines, sys.stderr)
    raise typer.Exit(ExitCode.INVALID if checked.readable else ExitCode.UNREADABLE)


def _find(path: Path, *, placed: bool = False) -> cache.Kept | Checked:
    """The programme in a file, with its lines if `placed`; or what is wrong with it."""
    place = cache.folder(os.environ)
    text = cache.text_of(path) if place else None
    if text is None or place is None:
        return _check(path, None, placed=placed)
    kept = cache.find(text, place)
    if kept is not None and (kept.lines is not None or not placed):
        return kept
    found = _check(path, text, placed=placed)
    if isinstance(found, cache.Kept):
        cache.keep(text, found, place)
    return found


def _check(path: Path, text: bytes | None, *, placed: bool) -> cache.Kept | Checked:
    """What comes of `text` (else of the file itself) when it is read and checked."""
    from uvp_cli.checking.check import Checked, check
    from uvp_cli.document import reading, versions
    from uvp_cli.document.findings import Unreadable

    try:
        read = (
            reading.read(path)
            if text is None
            else reading.read_stream(io.BytesIO(text), reading.name_of(path))
        )
    except Unreadable as error:
        return Checked(str(path), None, (error.diagnostic,), readable=False)
    checked = check(read, advise=False)
    if checked.programme is None:
        return checked
    lines = None
    if placed:
        read = versions.up_to_date(read)
        lines = tuple(read.locate(each, key=True).line for each in _paths(checked.programme))
    return cache.Kept(checked.programme, lines)


def _paths(programme: Programme) -> Iterator[KeyPath]:
    """The path to each part of a programme, in one order."""
    from uvp_cli.programme.paths import values

    return (path for path, _ in values(programme))


def _line_of(programme: Programme, lines: tuple[int, ...]) -> Callable[[KeyPath], int]:
    """What gives the line of a path, from the lines of all of them."""
    known = dict(zip(_paths(programme), lines, strict=True))

    def line(path: KeyPath) -> int:
        while path not in known:
            path = path[:-1]
        return known[path]

    return line


def _placed(programme: Programme, path: Path, line: Callable[[KeyPath], int]) -> Placed:
    """A programme with its places; the shipped file is only called by its name."""
    origin = locate.describe(path, Path.cwd())
    short = path.name if origin.startswith(locate.SHIPPED) else origin
    return Placed(programme, origin, short, line)
