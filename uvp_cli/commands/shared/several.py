"""One question to one programme or to many."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from uvp_cli import dutch
from uvp_cli.commands.shared import choosing, clock
from uvp_cli.commands.shared.output import complain
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.programme.origin import Loaded

if TYPE_CHECKING:
    from uvp_cli.programme.names import Named
    from uvp_cli.queries.naming import Agreed, Names, Vocabulary
    from uvp_cli.reports.several import Respondents
    from uvp_cli.reports.tables import Report

Source = TypeVar("Source", bound=Loaded)
Answer = TypeVar("Answer")
Item = TypeVar("Item")


class NoProgramme(UsageProblem):
    """The user has named no programme, and none is near."""


def programmes(
    named: Sequence[str] | None, year: str | None = None, *, within: bool = False
) -> list[str]:
    """The files to ask: those named, those in the folders named, or the one that is meant when
    none is named; of a `year`, if any, only those that have it. That this is not the user's own,
    or not the one of today, is said; and that the answer is about more than the year, unless it
    is `within` it. Raises `UsageProblem` where none has the year.
    """
    meant = _meant(named, year, within=within)
    if meant.shipped:
        name = Path(meant.files[0]).name
        complain(f"{_NOTHING_FOUND}; dit is het meegeleverde {name}. {_how_to_name(meant)}")
    return [*meant.files]


def own(
    named: Sequence[str] | None, naming: str = "met --file", year: str | None = None
) -> list[str]:
    """As `programmes`, for what writes or judges; `naming` is how the user names a file there.

    Raises `NoProgramme` where there is none but the one that came with uvp.
    """
    return _owned(_meant(named, year), naming)


def only(named: Sequence[str] | None, year: str | None = None, *, within: bool = False) -> str:
    """As `own`, for what takes one. Raises `UsageProblem` where there are more."""
    return one_of(_owned(_meant(named, year, within=within)))


def before(named: Sequence[str] | None, year: str, naming: str) -> str:
    """As `only`, for what goes on with the programme before this year; that may be a concept."""
    return one_of(_owned(_looked_for(named, locate.before(year)), naming), naming)


def one_of(files: Sequence[str], naming: str = "met --file") -> str:
    """The only one of these. Raises `UsageProblem` where there are more."""
    if len(files) > 1:
        raise UsageProblem(
            f"Dit kan met één programma tegelijk; hier zijn er {len(files)}: "
            f"{choosing.listed(files)}. Noem er {naming} een."
        )
    return files[0]


def all_years(named: Sequence[str] | None) -> list[str]:
    """As `programmes`, but where one file is meant, all programmes in its folder."""
    near = _looked_for(named, locate.WantedTime(clock.today()[:7])).near
    if not near:
        return programmes(named)
    concepts = [candidate.file for candidate in near if candidate.concept]
    adopted = [candidate.file for candidate in near if not candidate.concept]
    if concepts and adopted:
        complain(f"Zonder {choosing.listed(concepts)}, want dat is nog een concept.")
    return adopted or concepts


_NOTHING_FOUND = "Er staat geen programma (data/uvp*.yaml) in deze map of erboven"


def _owned(meant: locate.Meant, naming: str = "met --file") -> list[str]:
    """The files, if they are the user's own. Raises `NoProgramme`."""
    if meant.shipped:
        advice = _how_to_name(meant, naming)
        raise NoProgramme(f"{_NOTHING_FOUND}. {advice} Een nieuw programma begint met: uvp init")
    return [*meant.files]


def _meant(named: Sequence[str] | None, year: str | None, *, within: bool = False) -> locate.Meant:
    """The files that are meant; what beside those is passed over, and why they were chosen where
    that is not plain, is said. Raises `UsageProblem` where none is of the year."""
    wanted = locate.WantedTime(clock.today()[:7], choosing.checked_year(year))
    meant = _looked_for(named, wanted)
    if year and not meant.files:
        raise UsageProblem(choosing.none_of(year, meant))
    if year and len(meant.files) > 1 and not (named or os.environ.get(locate.VARIABLE)):
        files = choosing.listed(meant.files)
        raise UsageProblem(
            f"Over {year} gaat meer dan één programma: {files}. Noem er een met --file."
        )
    complain(*choosing.remarks(meant, wanted, within=within))
    return meant


def _looked_for(named: Sequence[str] | None, wanted: locate.WantedTime) -> locate.Meant:
    """The files that are meant; what beside those is passed over is said."""
    meant = locate.meant(named or (), os.environ, Path.cwd(), wanted)
    if meant.passed_over and not meant.shipped and meant.files:
        complain(
            f"Niet gelezen: {dutch.some(meant.passed_over, 3)}; wel "
            f"{locate.describe(meant.files[0])}."
        )
    return meant


def _how_to_name(meant: locate.Meant, naming: str = "met --file") -> str:
    """The advice about a programme that was not found."""
    if meant.passed_over:
        return f"Bedoelt u {dutch.some(meant.passed_over, 3, 'of')}? Noem dat dan {naming}."
    return f"Noem het uwe {naming}."


def report(
    load: Callable[[str], Source],
    files: Sequence[str],
    typed: Names,
    ask: Callable[[Source, Names], Report],
) -> Report:
    """The answer of `ask` about a programme and the ids that the names have there; of several files
    as one report.

    Raises what `ask` raises, and `UnclearName`; not for a name that some of the programmes know.
    """
    if len(files) == 1:
        from uvp_cli.queries.naming import in_programme

        source = load(files[0])
        names = in_programme(typed, source.programme)
        return _marked(ask(source, names), source, names)
    from uvp_cli.reports import several

    reports, respondents, _ = gather(load, files, typed, ask)
    labels = (answered.label for answered in respondents.answered)
    return several.merged([*zip(labels, reports, strict=True)], respondents)


def _marked(report: Report, source: Loaded, names: Names) -> Report:
    """An answer with what to know of its programme: that it is a concept, or our reading for which
    municipalities things are."""
    if source.is_concept:
        from uvp_cli.reports.adoption import marked

        report = marked(report, source)
    if names.gemeente:
        from uvp_cli.reports.ours import reach_notes
        from uvp_cli.reports.tables import noted

        report = noted(report, reach_notes(source.programme))
    return report


def groups(by: Sequence[str] | None, more: Mapping[Any, str]) -> tuple[str, ...]:
    """The dimensions that were named, in one order: of `more`, and groups of programmes.

    Raises `UnclearName`.
    """
    if not by:
        return ()
    from uvp_cli.commands.shared.options import chosen
    from uvp_cli.queries import totals

    return chosen("indeling", by, {**more, **totals.GROUPS})


def tally(
    by: Sequence[str],
    load: Callable[[str], Source],
    files: Sequence[str],
    typed: Names,
    ask: Callable[[Source, Names], Report],
) -> Report:
    """The totals of the answers of `ask`, by programme, region or year, or what else they know.

    Raises as `report` does, and `UsageProblem` for answers that come to nothing.
    """
    from uvp_cli.reports.several import tallies_report
    from uvp_cli.reports.tables import Table

    def tallied(source: Source, names: Names) -> Table:
        table = ask(source, names).content
        if not isinstance(table, Table) or not table.tally:
            raise UsageProblem("Kies --by of --chart; niet allebei.")
        return table

    tables, respondents, _ = gather(load, files, typed, tallied)
    return tallies_report(by, tables, respondents)


def gather(
    load: Callable[[str], Source],
    files: Sequence[str],
    typed: Names,
    ask: Callable[[Source, Names], Answer],
) -> tuple[list[Answer], Respondents, Names]:
    """The answers of `ask` about every programme that knows all names, in the order of the files;
    which programmes answered and which did not; and what the names are called.

    Raises `UnclearName` where no programme knows every name, or one could be more than one thing.
    """
    from uvp_cli.reports.several import Answered, Respondents, Without, answered

    _prepare(files)
    labels, agreed = _agreed(load, files, typed)

    def attempt(file: str) -> tuple[Answered, Answer]:
        source = load(file)
        return answered(source, file), ask(source, agreed.ids[file])

    able = [file for file in files if file in agreed.ids]
    attempts = _watched(map(attempt, able), len(able), "Bevragen")
    without = [Without(file, labels[file], unknown) for file, unknown in agreed.unknown.items()]
    respondents = Respondents(tuple(one for one, _ in attempts), tuple(without))
    return [answer for _, answer in attempts], respondents, agreed.called


def _agreed(
    load: Callable[[str], Source], files: Sequence[str], typed: Names
) -> tuple[dict[str, str], Agreed]:
    """The ids of the programmes by file, and what the names mean in them. Nothing is read
    where nothing is named. Raises `UnclearName`."""
    from uvp_cli.queries.naming import Agreed, in_programmes

    if not typed.named:
        return {}, Agreed(dict.fromkeys(files, typed), {}, typed)
    vocabularies = dict.fromkeys(vocabulary for vocabulary, _ in typed.named)

    def reading(file: str) -> tuple[str, str, dict[Vocabulary, Sequence[Named]]]:
        programme = load(file).programme
        known = {vocabulary: vocabulary.candidates(programme) for vocabulary in vocabularies}
        return programme.period.from_, programme.id, known

    read = dict(zip(files, _watched(map(reading, files), len(files), "Lezen"), strict=True))
    # The newest last, which says what something is called.
    ordered = sorted(files, key=lambda file: read[file][0])
    known = {
        vocabulary: {file: read[file][2][vocabulary] for file in ordered}
        for vocabulary in vocabularies
    }
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


def _watched(items: Iterable[Item], total: int, work: str) -> list[Item]:
    """All of the items, with a bar on a terminal while that takes long."""
    if sys.stderr is None or not sys.stderr.isatty():
        return list(items)
    from uvp_cli.render import progress

    return progress.gathered(items, total, work, sys.stderr)
