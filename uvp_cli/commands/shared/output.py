"""Handing a report to its renderer on standard output."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.render import answers

if TYPE_CHECKING:
    from uvp_cli.files.writing import ReadSource
    from uvp_cli.reports.tables import Report


def send(report: Report, form: str, delimiter: str = ",", *, paged: bool = True) -> None:
    """Writes `report` to standard output; formats for programs are always UTF-8.

    What is longer than the terminal goes through a pager, unless not `paged`.
    """
    from uvp_cli.commands.shared import paging

    if form != "table":
        use_utf8()
    if not paged or not paging.wanted(os.environ):
        with reader_may_leave():
            answers.write(report, form, sys.stdout, delimiter=delimiter)
        return
    screen = _Screen(sys.stdout.encoding)
    answers.write(report, form, screen, delimiter=delimiter)
    paging.show(screen.getvalue(), os.environ)


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Where the reader leaves early (`uvp diff main | head`), the rest goes nowhere.

    The command goes on to its own end, so that its status does not depend on who reads.
    """
    try:
        yield
    except BrokenPipeError:
        drop_output()
    except SystemExit as ending:
        # Rich makes it the end of the process.
        if not isinstance(ending.__context__, BrokenPipeError):
            raise
        drop_output()


def drop_output() -> None:
    """Lets all that is still written to standard output go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


class _Screen(io.StringIO):
    """The text for a terminal, colours and all, kept until it is known how long it is."""

    encoding = ""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self.encoding = encoding

    def isatty(self) -> bool:
        """Rich asks."""
        return True


def use_utf8() -> None:
    """Makes standard output UTF-8, whatever the locale says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict")


def save(content: str | bytes, target: str | Path, *, sources: Iterable[ReadSource]) -> None:
    """Writes a file, whole, which is none of those that are read; `-` is standard output.

    Raises `UsageProblem` where that cannot be.
    """
    from uvp_cli.files.writing import write

    with reader_may_leave():
        write(target, content, sources=sources)


def check_free(
    target: str | Path, *, sources: Iterable[ReadSource], force: bool, new: str = "dit"
) -> None:
    """Raises `UsageProblem` where a target is read from, or is there and may not be replaced."""
    from uvp_cli.files.writing import check_apart, is_there
    from uvp_cli.system import printable

    check_apart(target, sources)
    if is_there(target) and not force:
        raise UsageProblem(
            f"'{printable(target)}' bestaat al. Met --force komt {new} ervoor in de plaats."
        )


def check_ours(target: str | Path, is_ours: Callable[[str], bool], kind: str) -> None:
    """Raises `UsageProblem` where something is there that is not of a kind that we made, by how it
    begins, so that writing would destroy it."""
    from uvp_cli.files.writing import check_apart, explained, is_there
    from uvp_cli.system import printable

    if not is_there(target):
        return
    check_apart(target, ())
    with explained(target), Path(target).open("rb") as stream:
        beginning = stream.read(1024)
    if beginning and not is_ours(beginning.decode("utf-8", "replace")):
        raise UsageProblem(f"'{printable(target)}' is {kind} van uvp; kies een andere naam.")


def complain(*lines: str) -> None:
    """Writes lines to standard error; whatever stands in them shows as one line each."""
    from uvp_cli.render.cells import whole_words

    with reader_may_leave():
        sys.stderr.writelines(f"{whole_words(line, sys.stderr)}\n" for line in lines)


def end(code: ExitCode, *reasons: str) -> NoReturn:
    """Ends the command after saying why: raises `typer.Exit`."""
    complain(*reasons)
    raise typer.Exit(code)
