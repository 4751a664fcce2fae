"""One question to one programme or to many."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.programme.origin import Loaded

if TYPE_CHECKING:
    from uvp_cli.programme.names import Named
    from uvp_cli.queries.naming import Agreed, Names, Vocabulary
    from uvp_cli.queries.totals import Group
    from uvp_cli.reports.several import Asked
    from uvp_cli.reports.tables import Report

Source = TypeVar("Source", bound=Loaded)
Answer = TypeVar("Answer")
Item = TypeVar("Item")


def programmes(given: Sequence[str] | None) -> list[str | None]:
    """The files to ask: those named, those in the folders named, or the one that is meant when
    none is named."""
    named = list(given or ()) or [each for each in [os.environ.get(locate.VARIABLE)] if each]
    if not named:
        return [None]
    return [*locate.programmes(named)]


def only(given: Sequence[str] | None) -> str | None:
    """As `programmes`, for what takes one. Raises `UsageProblem` where there are more."""
    files = programmes(given)
    if len(files) > 1:
        shown = ", ".join(str(each) for each in files[:3]) + (", …" if files[3:] else "")
        raise UsageProblem(
            f"Dit kan met één programma tegelijk; hier zijn er {len(files)}: {shown}. "
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


def report(
    load: Callable[[str | None], Source],
    files: Sequence[str | None],
    typed: Names,
    ask: Callable[[Source, Names], Report],
) -> Report:
    """What `ask` answers of a programme and the ids that the names have there; of several files
    as one report.

    Raises what `ask` raises, and `UnclearName`; not for a name that some of the programmes know.
    """
    if len(files) == 1:
        from uvp_cli.queries.naming import in_programme

        source = load(files[0])
        return ask(source, in_programme(typed, source.programme))
    from uvp_cli.reports import several

    reports, asked, _ = gather(load, files, typed, ask)
    answers = [
        several.Answer(label, each, file)
        for each, (label, file) in zip(reports, asked.answered, strict=True)
    ]
    return several.merged(answers, asked.without)


def groups(given: Sequence[str] | None) -> tuple[Group, ...]:
    """The groups that were named, in one order. Raises `UnclearName`."""
    if not given:
        return ()
    from uvp_cli.programme import names
    from uvp_cli.queries import totals

    wanted = {names.resolve("indeling", each, totals.groups()).id for each in given}
    return tuple(group for group in totals.GROUPS if group in wanted)


def tally(
    by: Sequence[Group],
    load: Callable[[str | None], Source],
    files: Sequence[str | None],
    typed: Names,
    ask: Callable[[Source, Names], Report],
) -> Report:
    """What the answers of `ask` come to, by programme, region or year.

    Raises as `report` does, and `UsageProblem` for answers that come to nothing.
    """
    from uvp_cli.queries.totals import groups_of
    from uvp_cli.reports.several import Tallied, tallies_report
    from uvp_cli.reports.tables import Table

    def tallied(source: Source, names: Names) -> Tallied:
        table = ask(source, names).content
        if not isinstance(table, Table) or not table.tally:
            raise UsageProblem("Kies --by of --chart; niet allebei.")
        return Tallied(source.programme.id, groups_of(source.programme, by), table)

    tallies, asked, _ = gather(load, files, typed, tallied)
    return tallies_report(by, tallies, asked)


def gather(
    load: Callable[[str | None], Source],
    files: Sequence[str | None],
    typed: Names,
    ask: Callable[[Source, Names], Answer],
) -> tuple[list[Answer], Asked, Names]:
    """What `ask` answers of every programme that knows all names, in the order of the files;
    which programmes answered and which did not; and what the names are called.

    Raises `UnclearName` where no programme knows every name, or one could be more than one thing.
    """
    from uvp_cli.reports.several import Asked, Without

    _prepare([str(file) for file in files])
    labels, agreed = _agreed(load, files, typed)

    def attempt(file: str | None) -> tuple[str, Answer]:
        source = load(file)
        return source.programme.id, ask(source, agreed.ids[file])

    able = [file for file in files if file in agreed.ids]
    attempts = _watched(map(attempt, able), len(able), "Bevragen")
    answered = tuple((attempts[at][0], str(file)) for at, file in enumerate(able))
    without = tuple(Without(str(file), labels[file], what) for file, what in agreed.unknown.items())
    return [answer for _, answer in attempts], Asked(answered, without), agreed.called


def _agreed(
    load: Callable[[str | None], Source], files: Sequence[str | None], typed: Names
) -> tuple[dict[str | None, str], Agreed]:
    """The ids of the programmes by file, and what the names mean in them. Nothing is read
    where nothing is named. Raises `UnclearName`."""
    from uvp_cli.queries.naming import Agreed, in_programmes

    if not typed.named:
        return {}, Agreed(dict.fromkeys(files, typed), {}, typed)
    vocabularies = dict.fromkeys(vocabulary for vocabulary, _ in typed.named)

    def reading(file: str | None) -> tuple[str, str, dict[Vocabulary, Sequence[Named]]]:
        programme = load(file).programme
        known = {each: each.candidates(programme) for each in vocabularies}
        return programme.period.from_, programme.id, known

    read = dict(zip(files, _watched(map(reading, files), len(files), "Lezen"), strict=True))
    # The newest last, which says what something is called.
    ordered = sorted(files, key=lambda file: read[file][0])
    known = {each: {file: read[file][2][each] for file in ordered} for each in vocabularies}
    return {file: read[file][1] for file in files}, in_programmes(typed, files, known)


def _prepare(files: Sequence[str]) -> None:
    """Lets all cores read and check what was not read before, where that is much."""
    from uvp_cli.commands.shared import loading
    from uvp_cli.files import batch

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
