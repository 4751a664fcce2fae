"""One question to one programme or to many."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate

if TYPE_CHECKING:
    from uvp_cli.programme.model import Programme
    from uvp_cli.programme.names import Named
    from uvp_cli.queries.totals import Group
    from uvp_cli.reports.several import Without
    from uvp_cli.reports.tables import Report

Answered = TypeVar("Answered")
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


def answer(
    files: Sequence[str | None], ask: Callable[..., Report], options: Mapping[str, Any]
) -> Report:
    """What `ask(file=…, **options)` answers; of several files as one report.

    Raises what `ask` raises, but for a name that only some of the programmes know.
    """
    if len(files) == 1:
        return ask(file=files[0], **options)
    from uvp_cli.reports.several import Answer, merged

    reports, without, _ = gather(files, ask, options)
    answers = [Answer(_label(report), report, str(file)) for file, report in reports.items()]
    return merged(answers, without)


def groups(given: Sequence[str] | None) -> tuple[Group, ...]:
    """The groups that were named, in one order. Raises `UnclearName`."""
    if not given:
        return ()
    from uvp_cli.programme import names
    from uvp_cli.queries import totals

    wanted = {names.resolve("indeling", each, totals.groups()).id for each in given}
    return tuple(group for group in totals.GROUPS if group in wanted)


def count(
    by: Sequence[Group],
    files: Sequence[str | None],
    ask: Callable[..., Report],
    options: Mapping[str, Any],
) -> Report:
    """What the answers come to, by programme, region or year.

    Raises what `ask` raises, but for a name that only some of the programmes know; and
    `UsageProblem` for answers that come to nothing.
    """
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.exits import UsageProblem
    from uvp_cli.queries.totals import groups_of
    from uvp_cli.reports.several import Asked, Tallied, tallies_report
    from uvp_cli.reports.tables import Table

    def tallied(*, file: str | None, **asked: Any) -> Tallied:
        content = ask(file=file, **asked).content
        if not isinstance(content, Table) or not content.tally:
            raise UsageProblem("Kies --by of --chart; niet allebei.")
        programme = load(file).programme
        return Tallied(programme.id, groups_of(programme, by), content)

    found, without, _ = gather(files, tallied, options)
    answered = tuple((each.label, str(file)) for file, each in found.items())
    return tallies_report(by, list(found.values()), Asked(answered, without))


def gather(
    files: Sequence[str | None], ask: Callable[..., Answered], options: Mapping[str, Any]
) -> tuple[dict[str | None, Answered], tuple[Without, ...], dict[str, str]]:
    """What `ask(file=…, **options)` answers for every file, in their order; which programmes
    have no answer; and what the names that were typed are called, by option.

    What a name means is decided once, over all programmes together; each is then asked by the
    id that it has there. Raises `UnclearName` where no programme knows what is asked for, or
    where the name could be more than one thing.
    """
    _prepare([str(file) for file in files])
    given = {option: options[option] for option in _kinds() if options.get(option)}
    asked, without, called = _agreed(files, given) if given else ({}, (), {})

    def attempt(file: str | None) -> Answered:
        return ask(file=file, **{**options, **asked.get(file, {})})

    unknown = {each.file for each in without}
    able = [file for file in files if str(file) not in unknown]
    answers = _watched(map(attempt, able), len(able), "Bevragen")
    return dict(zip(able, answers, strict=True)), without, called


def _agreed(
    files: Sequence[str | None], given: Mapping[str, str | Sequence[str]]
) -> tuple[dict[str | None, dict[str, Any]], tuple[Without, ...], dict[str, str]]:
    """What to ask each file instead of the names that were `given` by option, which programmes
    do not know them, and what they are called. Raises `UnclearName`."""
    from uvp_cli import dutch
    from uvp_cli.programme import names
    from uvp_cli.reports.several import Without

    kinds = _kinds()
    ids, known = _known(files, given)
    asked: dict[str | None, dict[str, Any]] = {file: {} for file in files}
    missing: dict[str | None, list[str]] = {}
    called = {}
    for option, typed in given.items():
        kind = kinds[option][0]
        several = not isinstance(typed, str)
        for name in [typed] if isinstance(typed, str) else typed:
            label, there = names.agree(kind, name, known[option])
            called[option] = label
            for file in files:
                if file not in there:
                    missing.setdefault(file, []).append(_quoted(kind, name))
                elif several:
                    asked[file][option] = (*asked[file].get(option, ()), there[file])
                else:
                    asked[file][option] = there[file]
    without = tuple(
        Without(str(file), ids[file], dutch.listing(what)) for file, what in missing.items()
    )
    if len(without) == len(files):
        what = dutch.listing(dict.fromkeys(each for all_ in missing.values() for each in all_))
        raise names.UnclearName(f"Geen enkel programma kent dit alles: {what}.")
    return asked, without, called


def _known(
    files: Sequence[str | None], given: Iterable[str]
) -> tuple[dict[str | None, str], dict[str, dict[str | None, list[Named]]]]:
    """The id of the programme in each file, and by option what it has that can be named; the
    newest last, which says what something is called."""
    from uvp_cli.commands.shared.loading import load

    kinds = _kinds()
    ids: dict[str | None, str] = {}
    begins: dict[str | None, str] = {}
    known: dict[str, dict[str | None, list[Named]]] = {option: {} for option in given}

    def note(file: str | None) -> None:
        programme = load(file).programme
        ids[file], begins[file] = programme.id, programme.period.from_
        for option, candidates in known.items():
            candidates[file] = kinds[option][1](programme)

    _watched(map(note, files), len(files), "Lezen")
    ordered = sorted(files, key=lambda file: begins[file])
    return ids, {
        option: {file: candidates[file] for file in ordered} for option, candidates in known.items()
    }


def _quoted(kind: str, name: str) -> str:
    """A name that was typed, with what it would be the name of, where that is one thing."""
    return f"'{name}'" if kind == "id of naam" else f"{kind} '{name}'"


def _kinds() -> dict[str, tuple[str, Callable[[Programme], list[Named]]]]:
    """The options that name something in a programme: its noun, and what there is."""
    from uvp_cli.programme import names
    from uvp_cli.queries import subjects

    return {
        "gemeente": ("gemeente", names.gemeenten),
        "left_out": ("gemeente", names.gemeenten),
        "theme": ("thema", names.themes),
        "department": ("afdeling", names.departments),
        "partner": ("ketenpartner", names.partners),
        "goal": ("doelstelling", names.goals),
        "responsible": ("verantwoordelijke", names.parties),
        "subject": ("id of naam", subjects.candidates),
    }


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


def _label(report: Report) -> str:
    """The id of the programme that answers."""
    contract = report.contract
    return str(contract["programme"] if "programme" in contract else contract["id"])
