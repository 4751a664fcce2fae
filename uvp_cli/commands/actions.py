"""`uvp actions`: what is done, by whom, with how many hours, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.commands.shared import clock, options
from uvp_cli.commands.shared.loading import WithLogs, load_with_logs, load_with_sound_logs
from uvp_cli.commands.shared.parameters import completes_ids, completes_labels, option
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.commands.shared.selecting import check_only, check_texts
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from uvp_cli.queries.actions import Aspect, Listed
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.tables import Report

complete_aspect = completes_labels("queries.actions:ASPECTS")


def actions(
    theme: list[str] | None = options.THEME,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    goal: list[str] | None = options.GOAL,
    level: list[str] | None = options.LEVEL,
    priority: list[str] | None = options.PRIORITY,
    area: list[str] | None = options.AREA,
    owner: list[str] | None = option(
        "--owner --trekker NAAM…",
        "Trekker van de actie of van een maatregel.",
        options.complete_responsible,
    ),
    portfolio: list[str] | None = options.PORTFOLIO,
    responsible: list[str] | None = option(
        "--responsible --verantwoordelijke NAAM…",
        "Alleen acties waaraan deze meedoet of waarvan deze de planning doet.",
        options.complete_responsible,
    ),
    gemeente: list[str] | None = options.GEMEENTE,
    only: bool = options.ONLY,
    duration: list[str] | None = option(
        "--duration --looptijd TEKST…", "Een van deze teksten staat in de looptijd."
    ),
    having: list[str] | None = option(
        "--with --met ONDERDEEL…",
        "Met uren, planning, doelstellingen, afdelingen, ketenpartners of looptijd.",
        complete_aspect,
    ),
    lacking: list[str] | None = option(
        "--without --zonder ONDERDEEL…", "Zonder dat onderdeel.", complete_aspect
    ),
    status: list[str] | None = option(
        "--status STATUS…",
        "Begonnen, uitgesteld, gedaan of vervallen, te laat of geen status.",
        completes_ids("reports.standing:STATUSES"),
    ),
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    by: list[str] | None = options.GROUPS,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon de acties: uren, wie, looptijd en planning.

    De uren zijn die van alle gemeenten samen; met --gemeente die van één
    gemeente. Een actie geldt voor elke gemeente, behalve als het programma haar
    met naam 0 uur geeft. Met --only blijven alleen de acties over die de
    gemeente noemen: bij de uren, in de maandplanning of in de tekst.

    \b
    Voorbeelden:
      uvp actions --department juridische
      uvp actions --partner politie --theme jeugd
      uvp actions --gemeente valkenburg --only
      uvp actions --without uren --without planning
      uvp actions --duration doorlopend
      uvp actions --status uitgesteld
    """
    from uvp_cli.queries.actions import ASPECTS, ActionSelection, select
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.actions import actions_report
    from uvp_cli.reports.standing import STATUSES, is_any, without_log

    typed = Names.typed(
        theme=theme,
        department=department,
        partner=partner,
        goal=goal,
        level=level,
        priority=priority,
        area=area,
        owner=owner,
        portfolio=portfolio,
        responsible=responsible,
        gemeente=gemeente,
    )
    question = question_of(form, delimiter, no_pager, names=typed, files=files, year=year, by=by)
    check_only(only, question.names.gemeente)
    with_, without = _aspects(having), _aspects(lacking)
    if both := [name for aspect, name in ASPECTS.items() if aspect in with_ & without]:
        raise UsageProblem(f"Kies --with of --without voor {dutch.listing(both)}; niet allebei.")
    stood = options.chosen("status", status, STATUSES)
    texts = check_texts("--duration", duration)
    wanted = ActionSelection(only=only, duration=texts, having=with_, lacking=without, status=stood)

    def ask(loaded: WithLogs, names: Names) -> Report:
        selection = names.narrow(wanted)
        listed = select(loaded.programme, selection)
        if stood or loaded.logs:
            logged = _with_lines(listed, loaded, names, clock.today())
            listed = tuple(action for action in logged if is_any(action.line, stood))
        answer = actions_report(listed, loaded, selection)
        is_silent = stood and not loaded.logs and question.output.for_people
        return without_log(answer) if is_silent else answer

    question.answer(load_with_logs if stood else load_with_sound_logs, ask)


def _with_lines(
    listed: Iterable[Listed], loaded: WithLogs, names: Names, day: str
) -> Iterator[Listed]:
    """Actions with what came of them by a day."""
    from uvp_cli.queries.logbook import logbook
    from uvp_cli.queries.progress import progress

    lines = progress(loaded.programme, logbook(loaded.logs, day), names.gemeente).lines
    line_of = {line.action.id: line for line in lines}
    return (replace(listing, line=line_of.get(listing.action.id)) for listing in listed)


def _aspects(typed: list[str] | None) -> frozenset[Aspect]:
    """The aspects of an action that were typed. Raises `UnclearName`."""
    from uvp_cli.queries.actions import ASPECTS

    ids = options.chosen("onderdeel", typed, ASPECTS)
    return frozenset(aspect for aspect in ASPECTS if aspect in ids)
