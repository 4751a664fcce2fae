"""One question to one programme or to many."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from uvp_cli import locate
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from uvp_cli.tables import Report

Answered = TypeVar("Answered")
Item = TypeVar("Item")


def programmes(given: Sequence[str] | None) -> list[str | None]:
    """The files to ask: those named, those in the folders named, or the one that is meant when
    none is named."""
    named = list(given or ()) or [each for each in [os.environ.get(locate.VARIABLE)] if each]
    if not named:
        return [None]
    return [*locate.programmes(named)]


def only(given: Sequence[str] | None, command: str) -> str | None:
    """As `programmes`, for a command that takes one. Raises `UsageProblem` where there are more."""
    files = programmes(given)
    if len(files) > 1:
        shown = ", ".join(str(each) for each in files[:3]) + (", …" if files[3:] else "")
        raise UsageProblem(
            f"{command} verandert één programma, en dit zijn er {len(files)}: {shown}. "
            "Noem er met --file een."
        )
    return files[0]


def all_years(given: Sequence[str] | None) -> list[str | None]:
    """As `programmes`, but where one file is meant, all programmes in its folder."""
    files = programmes(given)
    if given or len(files) > 1:
        return files
    meant = locate.programme_file(files[0], os.environ, Path.cwd())
    return [*locate.siblings(meant)] or files


def answer(
    files: Sequence[str | None], ask: Callable[..., Report], options: Mapping[str, Any]
) -> Report:
    """What `ask(file=…, **options)` answers; of several files as one report.

    Raises what `ask` raises, but for a name that only some of the programmes know.
    """
    if len(files) == 1:
        return ask(file=files[0], **options)
    from uvp_cli.reports.workspace import Answer, merged

    reports, without = gather(files, ask, options)
    answers = [Answer(_label(report), report) for report in reports]
    return merged(answers, without)


def gather(
    files: Sequence[str | None], ask: Callable[..., Answered], options: Mapping[str, Any]
) -> tuple[list[Answered], dict[str, str]]:
    """Every answer in the order of the files; and why a programme has none, by its file.

    Raises `UnclearName` where no programme knows a name that is asked for.
    """
    from uvp_cli.names import UnclearName

    def attempt(file: str | None) -> Answered | UnclearName:
        try:
            return ask(file=file, **options)
        except UnclearName as error:
            return error

    _prepare([str(file) for file in files])
    found = dict(zip(files, _watched(map(attempt, files), len(files), "Bevragen"), strict=True))
    unclear = {file: each for file, each in found.items() if isinstance(each, UnclearName)}
    answers = {file: each for file, each in found.items() if not isinstance(each, UnclearName)}
    if not answers:
        raise next(iter(unclear.values()))
    # What one programme calls a municipality, another knows by its code.
    code = _code(next(iter(answers)), options.get("gemeente")) if unclear else None
    without = {}
    for file, error in unclear.items():
        try:
            if code is None:
                raise error
            answers[file] = ask(file=file, **{**options, "gemeente": code})
        except UnclearName as still:
            without[str(file)] = str(still)
    return [answers[file] for file in files if file in answers], without


def _code(file: str | None, gemeente: str | None) -> str | None:
    """The code of a municipality, as a programme that knows it gives it."""
    if gemeente is None:
        return None
    from uvp_cli import names
    from uvp_cli.commands.loading import load

    programme = load(file).programme
    meant = names.resolve("gemeente", gemeente, names.gemeenten(programme)).id
    return next((each.code for each in programme.gemeenten if each.id == meant), None)


def _prepare(files: Sequence[str]) -> None:
    """Lets all cores read and check what was not read before, where that is much."""
    from uvp_cli import batch
    from uvp_cli.commands import loading

    if len(files) < batch.MANY:
        return
    new = [file for file in files if not loading.is_ready(file)]
    if len(new) >= batch.MANY:
        _watched(batch.mapped(loading.prepare, new), len(new), "Lezen")


def _watched(items: Iterable[Item], total: int, what: str) -> list[Item]:
    """All of the items, with a bar on a terminal while that takes long."""
    if sys.stderr is None or not sys.stderr.isatty():
        return list(items)
    from uvp_cli.render import progress

    return progress.gathered(items, total, what, sys.stderr)


def _label(report: Report) -> str:
    """The id of the programme that answers."""
    contract = report.contract
    return str(contract["programme"] if "programme" in contract else contract["id"])
