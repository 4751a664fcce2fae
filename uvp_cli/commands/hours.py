"""`uvp hours`: how many hours, for whom, how certain."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.loading import load, refuse
from uvp_cli.commands.shared.parameters import completes_ids, flag, option
from uvp_cli.commands.shared.querying import question_of, respond
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.programme import names
from uvp_cli.programme.model import Allocation, Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.queries.breakdown import Dimension
    from uvp_cli.queries.hours import Choices, ReadingTaken
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.totals import Contribution, ProgrammeGroup
    from uvp_cli.reports.tables import Report

EQUAL = ("equal", "gelijk")
"""The words for the key that shares joint hours equally."""


def hours(
    gemeente: list[str] | None = options.GEMEENTE,
    by: list[str] | None = option(
        "--by --per WAT…",
        "Gemeente, thema, actie, afdeling, partner, doel, maand, programma, regio of jaar.",
        completes_ids("queries.breakdown:DIMENSIONS", "queries.totals:GROUPS"),
    ),
    theme: list[str] | None = options.THEME,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    goal: list[str] | None = options.GOAL,
    level: list[str] | None = options.LEVEL,
    priority: list[str] | None = options.PRIORITY,
    key: str | None = option(
        "--key --sleutel SLEUTEL",
        "Verdeel gelijk (equal), of als in een CSV met gemeente;gewicht;bron;peildatum.",
    ),
    without: list[str] | None = option(
        "--without --zonder GEMEENTE…",
        "Reken alsof deze niet meedoet: de andere dragen de gezamenlijke uren.",
        options.complete_gemeente,
    ),
    reading: str | None = option(
        "--reading --lezing LEZING",
        "Aannames naar de laagste (low), hoogste (high) of gekozen (taken) lezing.",
        completes_ids("queries.hours:READINGS"),
    ),
    persons: str | None = option(
        "--persons --personen AANTAL", "Per gemeente, voor ramingen per persoon."
    ),
    capacity: list[str] | None = option(
        "--capacity --capaciteit UREN…",
        "Naast wat er is: '90 per maand', 'oov=1,5 fte van 1360 uur per jaar'.",
    ),
    explain: bool = flag("--explain --uitleg", "Bij elk getal: cel, lezing, som en bron."),
    chart: bool = options.CHART,
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon de uren per thema en actie, of anders ingedeeld.

    Zonder --gemeente en --by: alle gemeenten naast elkaar, per thema. De uren
    per maand zijn indicatief: gelijk verdeeld over de looptijd van een actie.

    \b
    Voorbeelden:
      uvp hours --gemeente Vaals
      uvp hours --by department --gemeente Vaals
      uvp hours --by gemeente --by month --capacity 90
      uvp hours --by gemeente --capacity "1,5 fte van 1360 uur per jaar"
      uvp hours --without Meerssen --reading low
      uvp hours --gemeente valkenburg --explain
      uvp hours --by theme --by year -f data/
    """
    from uvp_cli.queries.naming import Names

    typed = Names.typed(
        gemeente=gemeente,
        theme=theme,
        department=department,
        partner=partner,
        goal=goal,
        level=level,
        priority=priority,
    )
    question = question_of(form, delimiter, no_pager, names=typed, by=by, files=files, year=year)
    dimensions, groups = _dimensions(question.by or ())
    of_each = _Question(
        dimensions=dimensions,
        key=key,
        reading=_reading(reading),
        persons=options.whole_number("--persons", persons),
        capacity=_capacity(capacity or (), dimensions, groups),
        explain=explain,
        chart=chart and question.output.for_people,
    )
    if sum((explain, chart, bool(dimensions or groups))) > 1:
        raise UsageProblem("Kies --explain, --chart of --by; niet meer dan een daarvan.")
    names = replace(question.names, left_out=tuple(without or ()))
    if groups:
        files = several.programmes(question.files, question.year)
        respond(_totals(files, names, of_each, groups), question.output)
    else:
        replace(question, names=names, by=None).answer(load, of_each.report)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """The question to each programme, whatever the names mean there."""

    dimensions: tuple[Dimension, ...]
    key: str | None
    reading: ReadingTaken
    persons: int | None
    capacity: tuple[str, ...]
    explain: bool
    chart: bool

    def report(self, loaded: Loaded, names: Names) -> Report:
        """The answer of one programme; `names` are ids."""
        from uvp_cli.queries.hours import EVERYTHING, account

        programme, scope = loaded.programme, names.narrow(EVERYTHING)
        choices = self.choices(programme, names)
        if self.dimensions:
            from uvp_cli.commands.shared.capacity import capacity
            from uvp_cli.queries.breakdown import break_down
            from uvp_cli.reports.breakdown import breakdown_report

            said = self.capacity
            there_are = capacity(said, programme, self.dimensions) if said else None
            breakdown = break_down(programme, self.dimensions, names.gemeente, scope, choices)
            return breakdown_report(breakdown, loaded, there_are)
        together = account(programme, names.gemeente, scope, choices)
        if self.explain:
            from uvp_cli.reports.explanation import explanation_report

            return explanation_report(together, loaded)
        from uvp_cli.reports.hours import account_report, overview_report

        if together.gemeente and not self.chart:
            return account_report(together, loaded)
        accounts = [
            account(programme, gemeente.id, scope, choices) for gemeente in together.gemeenten
        ]
        if self.chart:
            from uvp_cli.reports.chart import hours_chart

            return hours_chart(accounts, together, loaded)
        return overview_report(accounts, together, loaded)

    def choices(self, programme: Programme, names: Names) -> Choices:
        """The choices that differ from what the programme says.

        Raises `UsageProblem`, or `typer.Exit` after printing what is wrong in the key's file.
        """
        from uvp_cli.queries import allocation
        from uvp_cli.queries.hours import Choices

        choices = Choices(
            allocation=None if self.key is None else _allocation(self.key, programme),
            without=tuple(g.id for g in programme.gemeenten if g.id in names.left_out),
            reading=self.reading,
            persons=self.persons,
        )
        if set(names.gemeente) & set(names.left_out):
            raise UsageProblem("Kies --gemeente of --without; een gemeente doet mee of niet.")
        weights = allocation.weights(programme, choices.allocation, choices.without)
        if not weights:
            raise UsageProblem("Zo doet geen enkele gemeente mee; geef --without minder vaak.")
        if not any(weights.values()):
            raise UsageProblem("Wie meedoet, heeft volgens de verdeelsleutel samen gewicht 0.")
        return choices


def _totals(
    files: Sequence[str], typed: Names, of_each: _Question, groups: tuple[ProgrammeGroup, ...]
) -> Report:
    """The hours of all programmes by programme, region or year. Raises `Refusal`."""
    from uvp_cli.queries.hours import EVERYTHING, account
    from uvp_cli.queries.totals import Division, add_up, contribution
    from uvp_cli.reports.hours_words import narrowing, whose
    from uvp_cli.reports.several import ALL, totals_report

    division = Division(groups, of_each.dimensions[0] if of_each.dimensions else None)

    def ask(loaded: Loaded, names: Names) -> tuple[Contribution, str, str]:
        scope, choices = names.narrow(EVERYTHING), of_each.choices(loaded.programme, names)
        whole = account(loaded.programme, names.gemeente, scope, choices)
        return contribution(whole, division), narrowing(whole), whose(whole)

    answers, respondents, called = several.gather(load, files, typed, ask)
    # A programme need not say that it reckons as it always does; the others then say so of all.
    contributed, narrowings, asked = zip(*answers, strict=True)
    of_all = asked[0] if not called.gemeente and len(files) == 1 else ALL
    theirs = dutch.listing(called.gemeente or (of_all,))
    return totals_report(
        add_up(division, contributed), theirs, respondents, max(narrowings, key=len)
    )


def _dimensions(by: Sequence[str]) -> tuple[tuple[Dimension, ...], tuple[ProgrammeGroup, ...]]:
    """The divisions of the hours within a programme, and over programmes. Raises `UsageProblem`."""
    if not by:
        return (), ()
    from uvp_cli.queries.breakdown import DIMENSIONS
    from uvp_cli.queries.totals import GROUPS

    wanted = options.chosen("indeling", by, {**DIMENSIONS, **GROUPS})
    if len(wanted) > 2:
        raise UsageProblem("Geef --by één of twee keer; een tabel heeft rijen en kolommen.")
    return (
        tuple(dimension for dimension in DIMENSIONS if dimension in wanted),
        tuple(group for group in GROUPS if group in wanted),
    )


def _reading(typed: str | None) -> ReadingTaken:
    """The reading of assumptions that counts. Raises `UnclearName`."""
    from uvp_cli.queries.hours import READINGS

    meant = names.meant("lezing", typed, names.choices(READINGS))
    return next((reading for reading in READINGS if reading == meant), "taken")


def _capacity(
    typed: Sequence[str], by: Sequence[Dimension], groups: Sequence[ProgrammeGroup]
) -> tuple[str, ...]:
    """The hours that there are, as typed. Raises `UsageProblem` where they cannot be held
    against what is asked, or are not clear."""
    if not typed:
        return ()
    from uvp_cli.commands.shared.capacity import each, per_month
    from uvp_cli.queries.capacity import WHOSE

    fitting = ({"month"}, *({one} for one in WHOSE), *({one, "month"} for one in WHOSE))
    if groups or set(by) not in fitting:
        raise UsageProblem(
            "--capacity kan alleen samen met --by month, --by gemeente of --by department; met "
            "--by month erbij gaat het per maand."
        )
    for text in each(typed):
        per_month(text, by_month="month" in by)
    return tuple(typed)


def _allocation(key: str, programme: Programme) -> Allocation:
    """The allocation key that the user names. Raises `UsageProblem`, or `typer.Exit` after printing
    what is wrong in its file."""
    from uvp_cli.checking.check import Checked
    from uvp_cli.document.findings import Unreadable
    from uvp_cli.files import key_file

    if key in EQUAL:
        return Allocation(key="equal")
    path = Path(locate.expanded(key))
    # os.path never fails: a name may be longer than a file can have.
    if not key.strip() or not (path.suffix or os.path.exists(path)):  # noqa: PTH110
        raise UsageProblem(
            f"Onbekende verdeelsleutel '{key}'. Kies equal, of noem een CSV-bestand met gewichten."
        )
    try:
        content = key_file.read(path, key, programme)
    except Unreadable as error:
        refuse(Checked.unread(error))
    if content.allocation is None:
        refuse(Checked(key, None, content.diagnostics, content.lines))
    return content.allocation
