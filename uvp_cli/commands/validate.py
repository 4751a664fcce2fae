"""`uvp validate`: everything that is wrong in a document, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli import render
from uvp_cli.commands.options import checked_codes, checked_format, complete_code
from uvp_cli.exits import ExitCode, UsageProblem

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
        str | None,
        typer.Option(
            "--format",
            "--formaat",
            metavar="FORMAAT",
            help=f"Vorm van de bevindingen: {', '.join(render.FINDINGS_FORMATS)}. "
            "Zonder: text, en in GitHub Actions github.",
            show_default=False,
            autocompletion=complete_findings_format,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "--uitvoer",
            metavar="BESTAND",
            help="Schrijf de bevindingen in deze vorm naar een bestand; op het scherm komt tekst.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", "--streng", help="Waarschuwingen zijn ook fout.")
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            "--alleen",
            metavar="CODE",
            help="Alleen deze code, of codes met dit begin (UVP7); mag vaker.",
            show_default=False,
            autocompletion=complete_code,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            "--zonder",
            metavar="CODE",
            help="Zonder deze code, of codes met dit begin; mag vaker.",
            show_default=False,
            autocompletion=complete_code,
        ),
    ] = None,
) -> None:
    """Controleer of documenten kloppen.

    Elke bevinding noemt bestand, regel, kolom, code, wat er mis is en wat te doen.
    Afsluitcode: 0 in orde, 1 fouten gevonden, 3 een bestand is niet te lezen.
    Wat een code betekent, zegt: uvp rules UVP301

    \b
    Voorbeelden:
      uvp validate
      uvp validate data/uvp2026.yaml
      uvp validate data/*.yaml --format json
      uvp validate --select UVP7
      uvp validate --ignore UVP703 --ignore UVP704
      uvp validate --format sarif --output uvp.sarif
    """
    import os
    import sys
    from pathlib import Path

    from uvp_cli import locate
    from uvp_cli.check import check_file
    from uvp_cli.commands.output import use_utf8
    from uvp_cli.render import findings

    chosen_form = checked_format(form or _usual_format(os.environ), render.FINDINGS_FORMATS)
    chosen, left_out = checked_codes(select), checked_codes(ignore)
    named = files or [locate.relative(locate.programme_file(None, os.environ, Path.cwd()))]
    results = [
        check_file(name).narrowed(chosen, left_out) for name in dict.fromkeys(_expanded(named))
    ]
    if output:
        _write_report(results, chosen_form, output)
        chosen_form = "text"
    elif chosen_form != "text":
        use_utf8()
    findings.write(results, chosen_form, sys.stdout)
    raise typer.Exit(_exit_code(results, strict=strict))


def _usual_format(environment: Mapping[str, str]) -> str:
    """The format when none is asked for: inside GitHub Actions, what GitHub shows in place."""
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"


def _write_report(results: list[Checked], form: str, output: str) -> None:
    """Writes the findings to the file `output`. Raises `UsageProblem` where that cannot be."""
    import io
    from pathlib import Path

    from uvp_cli.files import write_whole
    from uvp_cli.render import findings

    text = io.StringIO()
    findings.write(results, form, text)
    try:
        write_whole(Path(output), text.getvalue())
    except OSError:
        raise UsageProblem(f"'{output}' is niet te schrijven; bestaat de map?") from None


def _expanded(names: list[str]) -> Iterator[str]:
    """The names with `*` and `?` filled in, which shells on Windows leave to the program."""
    from glob import glob, has_magic

    for name in names:
        # Path.glob refuses the absolute patterns that users type.
        yield from (has_magic(name) and sorted(glob(name))) or [name]  # noqa: PTH207


def _exit_code(results: list[Checked], *, strict: bool) -> ExitCode:
    from uvp_cli.diagnostics import Severity

    failing = [Severity.ERROR, *([Severity.WARNING] if strict else [])]
    if not all(result.readable or not result.diagnostics for result in results):
        return ExitCode.UNREADABLE
    failed = any(result.count(severity) for result in results for severity in failing)
    return ExitCode.INVALID if failed else ExitCode.OK
