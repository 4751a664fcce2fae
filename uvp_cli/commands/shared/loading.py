"""Finding, reading and checking the programme that a query is about.

A programme that was found valid before comes from the cache, so what reads and checks is
imported only where it is not there.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from uvp_cli import dutch
from uvp_cli.document.bounds import MAX_BYTES
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.files import locate
from uvp_cli.programme import reach
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded, Placed, Undecided
from uvp_cli.programme.paths import outermost, values
from uvp_cli.system import read_bounded
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.checking.check import Checked
    from uvp_cli.document.findings import Diagnostic, KeyPath, Location
    from uvp_cli.document.nodes import Document
    from uvp_cli.files.cache import Kept
    from uvp_cli.programme.log import Log


@dataclass(frozen=True, slots=True)
class WithText(Loaded):
    """A programme with the `file` that it was read from, the `name` of that alone and the `text` in
    it, without byte order mark."""

    file: str
    name: str
    text: bytes


@dataclass(frozen=True, slots=True)
class WithLogs(Loaded):
    """A programme with the logs beside it."""

    logs: tuple[Log, ...]


def load_with_logs(file: str) -> WithLogs:
    """As `load`, with the logs of the programme. Ends the command where one has errors too."""
    return _with_logs(file, refuse)


def load_with_sound_logs(file: str) -> WithLogs:
    """As `load`, with the logs of the programme if all are sound; if one is not, says so on
    standard error and gives none, since a part of them would tell half of what happened."""
    wrong: list[Checked] = []
    loaded = _with_logs(file, wrong.append)
    if not wrong:
        return loaded
    _tell_unsound(wrong, "wat daar en in andere logboeken is genoteerd, staat hier niet bij")
    return replace(loaded, logs=())


def load_with_other_logs(file: str, own: Path) -> WithLogs:
    """As `load`, with the sound logs of the programme beside the `own` one of who notes something;
    says so on standard error where another has errors, which is no reason not to note it."""
    wrong: list[Checked] = []
    loaded = _with_logs(file, wrong.append, but=own)
    _tell_unsound(wrong, "wat daar is genoteerd, telt hier niet mee")
    return loaded


def _with_logs(file: str, reject: Callable[[Checked], None], but: Path | None = None) -> WithLogs:
    """As `load`, with the logs that are sound `but` one; `reject` gets each of the others."""
    from uvp_cli.programme.log import Log

    path, kept, content = _kept(file)
    logs = []
    for beside in (log for log in locate.logs_of(path) if log != but):
        log = _find_log(beside, kept.programme, content)
        if isinstance(log, Log):
            logs.append(log)
        else:
            reject(log)
    origin = locate.describe(path)
    programme = reach.ungrouped(kept.programme)
    return WithLogs(programme, origin, tuple(logs), to_decide=kept.to_decide)


def _tell_unsound(wrong: Sequence[Checked], left_out: str) -> None:
    """Says what is left out of an answer, since these logs have errors, and where."""
    if not wrong:
        return
    import shlex

    from uvp_cli.commands.shared.output import complain
    from uvp_cli.document.findings import Severity

    names = [locate.relative(log.name) for log in wrong]
    first = (next(it for it in log.diagnostics if it.severity is Severity.ERROR) for log in wrong)
    shown = (f"{name} (regel {it.location.line})" for name, it in zip(names, first, strict=True))
    advice = f"Kijk na wat er mis is met: uvp validate {shlex.join(names)}"
    complain(f"Fouten in {dutch.listing(shown)}: {left_out}. {advice}")


def load(file: str) -> Loaded:
    """The programme in a file.

    Raises `typer.Exit` after printing what is wrong, when it has errors.
    """
    path, kept, _ = _kept(file)
    return Loaded(reach.ungrouped(kept.programme), locate.describe(path), to_decide=kept.to_decide)


def load_text(file: str) -> WithText:
    """As `load`, with the text, and with groups of municipalities as they are written."""
    path, kept, content = _kept(file)
    text = content.removeprefix(codecs.BOM_UTF8)
    origin = locate.describe(path)
    return WithText(kept.programme, origin, file, path.name, text, to_decide=kept.to_decide)


def load_placed(file: str) -> Placed:
    """As `load`, with where everything stands in the file."""
    path, kept, content = _kept(file, placed=True)
    line = _line_of(kept.programme, kept.lines or ())
    undecided = tuple(_undecided(kept.programme, content, line)) if kept.to_decide else ()
    placed = _placed(reach.ungrouped(kept.programme), path, line)
    return replace(placed, undecided=undecided, to_decide=kept.to_decide)


def _undecided(
    programme: Programme, content: bytes, line: Callable[[KeyPath], int]
) -> Iterator[Undecided]:
    """The decisions that comments in a file that was found valid still ask for."""
    from uvp_cli.checking.comments import decisions
    from uvp_cli.document import reading

    path_at = outermost(_paths(programme), line)
    for comment, question in decisions(reading.read_bytes(content, "")):
        yield Undecided(comment.location.line, path_at(comment.line), question)


def load_document(file: str) -> tuple[Placed, Document]:
    """As `load_placed`, with the document that was read, and groups as they are written."""
    from uvp_cli.checking.check import check
    from uvp_cli.checking.comments import count_undecided
    from uvp_cli.document import versions

    path = Path(file)
    reading = read_document(path)
    checked = check(reading)
    if checked.programme is None:
        refuse(checked)
    # A document of an older version has the keys of today only when it is up to date.
    current = versions.up_to_date(reading)
    placed = _placed(checked.programme, path, lambda p: current.locate(p, key=True).line)
    return replace(placed, to_decide=count_undecided(reading)), reading


def load_logs(file: str) -> tuple[Log, ...]:
    """The logs of the programme in a file, none where there are none.

    Raises `typer.Exit` after printing what is wrong, when one has errors.
    """
    return load_with_logs(file).logs if locate.logs_of(Path(file)) else ()


def _find_log(path: Path, programme: Programme, content: bytes) -> Log | Checked:
    """The log in a file beside a programme read from `content`, or what is wrong with it."""
    from uvp_cli.files import cache

    text = _content(path)
    if not isinstance(text, bytes):
        return text
    folder = cache.folder(os.environ) if len(text) <= cache.MAX_TEXT else None
    if folder and (kept := cache.find_log(text, content, folder)):
        return kept
    from uvp_cli.checking.check import check_stream
    from uvp_cli.document import reading

    checked = check_stream(io.BytesIO(text), reading.name_of(path), programme)
    if folder and checked.log:
        cache.keep_log(text, content, checked.log, folder)
    return checked.log or checked


def read_document(path: Path | str, advice: str = "") -> Document:
    """The document in a file. Raises `typer.Exit` after saying why there is none, with advice."""
    from uvp_cli.checking.check import Checked
    from uvp_cli.document.findings import Unreadable
    from uvp_cli.document.reading import read

    try:
        return read(path)
    except Unreadable as error:
        refuse(Checked.unread(error), advice)


def prepare(path: str) -> None:
    """Reads, checks and keeps the programme in a file, so that asking it takes little."""
    try_load(path)


def is_ready(path: str) -> bool:
    """Whether asking the programme in a file takes little, or cannot be made to."""
    from uvp_cli.files import cache

    folder = cache.folder(os.environ)
    text = cache.text_of(Path(path)) if folder else None
    return text is None or folder is None or cache.has(text, folder)


def try_load(file: str) -> Programme | None:
    """The programme to complete names from; None where there is none without errors."""
    return _find(Path(file))[0].programme


def refuse(checked: Checked, advice: str = "") -> NoReturn:
    """Ends the command after printing the errors that were found, with advice: raises
    `typer.Exit`."""
    from uvp_cli.commands.shared.output import complain, reader_may_leave
    from uvp_cli.document.findings import Severity
    from uvp_cli.render.findings.text import write_diagnostics

    if checked.log is not None:
        raise UsageProblem(f"{checked.name} is een logboek; noem het programma waar het bij hoort.")
    errors = [_seen(it) for it in checked.diagnostics if it.severity is Severity.ERROR]
    with reader_may_leave():
        write_diagnostics(errors, checked.lines, sys.stderr)
    if advice:
        complain(advice)
    raise typer.Exit(ExitCode.INVALID if checked.readable else ExitCode.UNREADABLE)


def _seen(finding: Diagnostic) -> Diagnostic:
    """A finding with its files as they are called from the working directory."""

    def near(location: Location) -> Location:
        return replace(location, file=locate.relative(location.file))

    related = near(finding.related) if finding.related else None
    return replace(finding, location=near(finding.location), related=related)


def _kept(file: str, *, placed: bool = False) -> tuple[Path, Kept, bytes]:
    """A file, the programme in it and the bytes that it was read from. Ends the command where it
    has errors."""
    from uvp_cli.files import cache

    path = Path(file)
    outcome, content = _find(path, placed=placed)
    if not isinstance(outcome, cache.Kept):
        refuse(outcome)
    return path, outcome, content


def _find(path: Path, *, placed: bool = False) -> tuple[Kept | Checked, bytes]:
    """The programme in a file, with its lines if `placed`, or what is wrong with it; and all of
    the file, which is read only once."""
    from uvp_cli.files import cache

    content = _content(path)
    if not isinstance(content, bytes):
        return content, b""
    folder = cache.folder(os.environ) if len(content) <= cache.MAX_TEXT else None
    kept = cache.find(content, folder) if folder else None
    if kept is not None and (kept.is_placed or not placed):
        return kept, content
    outcome = _check(path, content, placed=placed)
    if folder and isinstance(outcome, cache.Kept):
        cache.keep(content, outcome, folder)
    return outcome, content


def _content(path: Path) -> bytes | Checked:
    """All that a file holds, or that it cannot be read."""
    try:
        return read_bounded(path, MAX_BYTES)
    except (OSError, ValueError) as error:
        from uvp_cli.checking.check import Checked
        from uvp_cli.document import reading

        return Checked.unread(reading.why_unread(error, reading.name_of(path)))


def _check(path: Path, content: bytes, *, placed: bool) -> Kept | Checked:
    """The outcome of reading and checking the content of a file."""
    from uvp_cli.checking.check import Checked, check
    from uvp_cli.checking.comments import count_undecided
    from uvp_cli.document import reading, versions
    from uvp_cli.document.findings import Unreadable
    from uvp_cli.files.cache import Kept

    try:
        read = reading.read_bytes(content, reading.name_of(path))
    except Unreadable as error:
        return Checked.unread(error)
    checked = check(read, advise=False)
    if checked.programme is None:
        return checked
    lines, to_decide = None, count_undecided(read)
    if placed:
        read = versions.up_to_date(read)
        lines = tuple(read.locate(part, key=True).line for part in _paths(checked.programme))
    return Kept(checked.programme, lines, to_decide)


def _paths(programme: Programme) -> Iterator[KeyPath]:
    return (path for path, _ in values(programme))


def _line_of(programme: Programme, lines: tuple[int, ...]) -> Callable[[KeyPath], int]:
    """A function that gives the line of a path, from the lines of all of them."""
    known = dict(zip(_paths(programme), lines, strict=True))

    def line(path: KeyPath) -> int:
        while path not in known:
            path = path[:-1]
        return known[path]

    return line


def _placed(programme: Programme, path: Path, line: Callable[[KeyPath], int]) -> Placed:
    """A programme with its places; the shipped file is only called by its name."""
    origin = locate.describe(path)
    short = path.name if origin.startswith(locate.SHIPPED) else origin
    return Placed(programme, origin, short, line)
