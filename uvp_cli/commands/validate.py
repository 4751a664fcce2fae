"""`uvp validate`: everything that is wrong in a document, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli import render
from uvp_cli.commands.options import checked_format
from uvp_cli.exits import ExitCode

if TYPE_CHECKING:
    from uvp_cli.check import Checked


def complete_findings_format(incomplete: str) -> list[str]:
    """The formats of the findings."""
    return [form for form in render.FINDINGS_FORMATS if form.startswith(incomplete)]


def validate(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BESTAND]...",
            help="De documenten; zonder: het programma dat de andere opdrachten lezen.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "--formaat",
            metavar="FORMAAT",
            help=f"Vorm van de bevindingen: {', '.join(render.FINDINGS_FORMATS)}.",
            show_default=False,
            autocompletion=complete_findings_format,
        ),
    ] = "text",
) -> None:
    """Controleer of documenten kloppen.

    Elke bevinding noemt bestand, regel, kolom, code, wat er mis is en wat te doen.
    Afsluitcode: 0 in orde, 1 fouten gevonden, 3 een bestand is niet te lezen.

    \b
    Voorbeelden:
      uvp validate
      uvp validate data/uvp2026.yaml
      uvp validate data/*.yaml --format json
    """
    import os
    import sys
    from pathlib import Path

    from uvp_cli import locate
    from uvp_cli.check import check_file
    from uvp_cli.commands.output import use_utf8
    from uvp_cli.render import findings

    checked_format(form, render.FINDINGS_FORMATS)
    here = Path.cwd()
    named = files or [str(locate.programme_file(None, os.environ, here))]
    results = [check_file(name) for name in dict.fromkeys(_expanded(named))]
    if form == "json":
        use_utf8()
    findings.write(results, form, sys.stdout)
    raise typer.Exit(_exit_code(results))


def _expanded(names: list[str]) -> Iterator[str]:
    """The names with `*` and `?` filled in, which shells on Windows leave to the program."""
    from glob import glob, has_magic

    for name in names:
        # Path.glob refuses the absolute patterns that users type.
        yield from (has_magic(name) and sorted(glob(name))) or [name]  # noqa: PTH207


def _exit_code(results: list[Checked]) -> ExitCode:
    if not all(result.readable for result in results):
        return ExitCode.UNREADABLE
    return ExitCode.OK if all(result.programme for result in results) else ExitCode.INVALID
