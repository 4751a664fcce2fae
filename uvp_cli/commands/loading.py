"""Finding, reading and checking the programme that a query is about."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import typer

from uvp_cli import locate
from uvp_cli.check import Checked, check, check_file
from uvp_cli.document import Document, Unreadable, read
from uvp_cli.exits import ExitCode
from uvp_cli.reports.origin import Loaded, Placed


def load(given: str | None) -> Loaded:
    """The programme to ask; `given` is what `--file` names, if anything.

    Raises `typer.Exit` after printing what is wrong, when it has errors.
    """
    path = locate.programme_file(given, os.environ, Path.cwd())
    checked = check_file(path)
    if checked.programme is None:
        refuse(checked)
    return Loaded(checked.programme, locate.describe(path, Path.cwd()))


def load_placed(given: str | None) -> Placed:
    """As `load`, with where everything stands in the file."""
    return load_document(given)[0]


def load_document(given: str | None) -> tuple[Placed, Document]:
    """As `load_placed`, with the document that was read."""
    path = locate.programme_file(given, os.environ, Path.cwd())
    try:
        document = read(path)
    except Unreadable as error:
        refuse(Checked(str(path), None, (error.diagnostic,), readable=False))
    checked = check(document)
    if checked.programme is None:
        refuse(checked)
    placed = Placed(
        checked.programme,
        locate.describe(path, Path.cwd()),
        _short_name(path),
        lambda place: document.locate(place, key=True).line,
    )
    return placed, document


def _short_name(path: Path) -> str:
    """The file for before a line number; of the shipped one, only its name."""
    origin = locate.describe(path, Path.cwd())
    return path.name if origin.startswith(locate.SHIPPED) else origin


def refuse(checked: Checked) -> NoReturn:
    """Ends the command after printing the errors that were found: raises `typer.Exit`."""
    from uvp_cli.diagnostics import Severity
    from uvp_cli.render.findings.text import write_diagnostics

    errors = [each for each in checked.diagnostics if each.severity is Severity.ERROR]
    write_diagnostics(errors, checked.lines, sys.stderr)
    raise typer.Exit(ExitCode.INVALID if checked.readable else ExitCode.UNREADABLE)


def try_load(given: str | None) -> Loaded | None:
    """The programme to complete names from; None where there is none without errors."""
    path = locate.programme_file(given, os.environ, Path.cwd())
    programme = check_file(path).programme
    return Loaded(programme, str(path)) if programme else None
