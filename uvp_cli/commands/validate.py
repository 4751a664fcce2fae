"""`uvp validate`: everything that is wrong in a document, and where."""

from __future__ import annotations

import io
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

import typer

from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.output import check_ours, reader_may_leave, save, use_utf8
from uvp_cli.commands.shared.parameters import argument, completes_words, flag, option
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.files import locate
from uvp_cli.render import findings
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.checking.check import Checked
    from uvp_cli.files.writing import ReadSource

STDIN = "-"
"""The name that stands for standard input."""


def validate(
    files: list[str] | None = argument(
        "[BESTAND]...",
        "Bestanden, mappen om in te zoeken, of - voor wat binnenkomt op standaardinvoer; "
        "zonder: het programma dat de andere opdrachten lezen.",
        default=None,
    ),
    year: str | None = options.YEAR,
    form: str | None = option(
        "--format --formaat FORMAAT",
        f"Vorm van de bevindingen: {', '.join(findings.FORMATS)}. "
        "Zonder: text, en in GitHub Actions github.",
        completes_words(findings.FORMATS),
    ),
    output: str | None = option(
        "--output --uitvoer BESTAND",
        "Schrijf de bevindingen in deze vorm naar een bestand; op het scherm komen ze "
        "zoals zonder --format.",
    ),
    strict: bool = flag("--strict --streng", "Waarschuwingen zijn ook fout."),
    select: list[str] | None = option(
        "--select --alleen CODE…",
        "Alleen deze code, of codes die zo beginnen.",
        options.complete_code,
    ),
    ignore: list[str] | None = option(
        "--ignore --zonder CODE…",
        "Zonder deze code, of codes die zo beginnen.",
        options.complete_code,
    ),
    only_programmes: bool = flag(
        "--only-programmes --alleen-programmas",
        "Sla genoemde bestanden over die geen programma zijn, zoals bij een map; dit is voor "
        "pre-commit.",
    ),
    jobs: str | None = option(
        "--jobs -j AANTAL",
        "Zoveel bestanden tegelijk; zonder of 0: automatisch, bij veel bestanden op elke "
        "processorkern een.",
    ),
    watch: bool = flag("--watch --volg", "Controleer opnieuw zodra een bestand verandert."),
) -> None:
    """Controleer of documenten kloppen.

    Elke bevinding noemt bestand, regel, kolom, code, wat er mis is en wat te doen.
    Afsluitcode: 0 in orde, 1 fouten gevonden, 3 een bestand is niet te lezen.
    Wat een code betekent, zegt: uvp rules UVP301

    \b
    Voorbeelden:
      uvp validate
      uvp validate data/uvp2026.yaml
      uvp validate data --format json
      uvp validate --watch
      uvp validate --select UVP7
      uvp validate --ignore UVP703 --ignore UVP704
      uvp validate --format sarif --output uvp.sarif
      cat data/uvp2026.yaml | uvp validate -
    """
    if files and not year:
        names = files
    else:
        own = several.own(files, "achter uvp validate", year)
        names = [locate.relative(file) for file in own]
    wanted = form or _usual_format(os.environ)
    request = _Request(
        names=locate.worth_checking(names) if only_programmes else names,
        form=options.among("Onbekend formaat", wanted.casefold(), findings.FORMATS),
        output=output,
        strict=strict,
        select=options.checked_codes(select),
        ignore=options.checked_codes(ignore),
        jobs=options.whole_number("--jobs", jobs),
        watch=watch,
    )
    if not watch:
        raise typer.Exit(_answer(request))
    if STDIN in request.names:
        raise UsageProblem("--watch volgt bestanden; wat binnenkomt op - verandert niet meer.")

    from uvp_cli.commands.shared import watching

    watching.repeat(lambda: _answer(request), request.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    names: Sequence[str]
    form: str
    output: str | None
    strict: bool
    select: Sequence[str]
    ignore: Sequence[str]
    jobs: int | None
    watch: bool


def _usual_format(environment: Mapping[str, str]) -> str:
    """The format when none is asked for: inside GitHub Actions, what GitHub shows in place."""
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"


def _answer(request: _Request) -> ExitCode:
    """Checks, and writes what was found."""
    from uvp_cli.checking.check import Tally
    from uvp_cli.files.writing import is_standard_output

    tally = Tally()
    results = tally.counted(
        result.narrowed(request.select, request.ignore)
        for result in _checked(request.names, request.jobs)
    )
    form = request.form
    if request.output and not is_standard_output(request.output):
        checked = list(results)
        _write_report(checked, request)
        results, form = iter(checked), _usual_format(os.environ)
    if form != "text":
        use_utf8()
    with nullcontext() if request.watch else reader_may_leave():
        findings.write(results, form, sys.stdout)
    # Where the reader left early, the others are still to be counted.
    deque(results, maxlen=0)
    if tally.unreadable:
        return ExitCode.UNREADABLE
    failures = tally.errors + (tally.warnings if request.strict else 0)
    return ExitCode.INVALID if failures else ExitCode.OK


def _checked(names: Iterable[str], jobs: int | None) -> Iterator[Checked]:
    """The outcome for standard input, if it is among `names`, and for each file under them."""
    from uvp_cli.checking.check import check_stream
    from uvp_cli.files import batch, locate

    if STDIN in names:
        if sys.stdin is None:
            raise UsageProblem("Er komt niets binnen op standaardinvoer.")
        yield check_stream(sys.stdin.buffer, "standaardinvoer")
    # Findings are sorted by file, in whatever order the files are named.
    paths = sorted(locate.programmes((name for name in names if name != STDIN), with_logs=True))
    results = batch.check_files(paths, jobs)
    if len(paths) < batch.MANY or not sys.stderr.isatty():
        yield from results
        return
    from uvp_cli.render import progress

    yield from progress.gathered(results, len(paths), "Controleren", sys.stderr)


def _write_report(results: Iterable[Checked], request: _Request) -> None:
    """Writes the findings to the file that is asked for. Raises `UsageProblem` where that cannot
    be."""
    text = io.StringIO()
    findings.write(results, request.form, text)
    read: list[ReadSource] = [
        *locate.programmes((name for name in request.names if name != STDIN), with_logs=True)
    ]
    if STDIN in request.names and sys.stdin is not None:
        read.append(0)  # whatever it was redirected from
    check_ours(request.output or "", findings.is_ours, "geen lijst met bevindingen")
    save(text.getvalue(), request.output or "", sources=read)
