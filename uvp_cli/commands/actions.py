"""`uvp actions`: what is done, by whom, with how many hours, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from uvp_cli.commands.shared import clock, options
from uvp_cli.commands.shared.completion import completes
from uvp_cli.commands.shared.loading import WithLogs, load_with_logs, load_with_sound_logs
from uvp_cli.commands.shared.parameters import completes_ids, option
from uvp_cli.commands.shared.querying import answer, output_in
from uvp_cli.commands.shared.selecting import check_only, check_texts
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from uvp_cli.queries.actions import Aspect, Listed
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.tables import Report


@completes
def complete_aspect(incomplete: str) -> list[tuple[str, str]]:
    """What an action may be with or without."""
    from uvp_cli.queries.actions import ASPECTS

    return [(name, "") for name in ASPECTS.values() if name.startswith(incomplete.lower())]


def actions(
    theme: options.Theme = None,
    department: options.Department = None,
    partner: options.Partner = None,
    goal: options.Goal = None,
    level: options.Level = None,
    priority: options.Priority = None,
    area: options.Area = None,
    owner: Annotated[
        list[str] | None,
        option(
            "--owner --trekker NAAM…",
            "Trekker van de actie of van een maatregel.",
            options.complete_responsible,
        ),
    ] = None,
    portfolio: options.Portfolio = None,
    responsible: Annotated[
        list[str] | None,
        option(
            "--responsible --verantwoordelijke NAAM…",
            "Alleen acties waaraan deze meedoet of waarvan deze de planning doet.",
            options.complete_responsible,
        ),
    ] = None,
    gemeente: options.Gemeente = None,
    only: options.Only = False,
    duration: Annotated[
        list[str] | None,
        option("--duration --looptijd TEKST…", "Een van deze teksten staat in de looptijd."),
    ] = None,
    having: Annotated[
        list[str] | None,
        option(
            "--with --met ONDERDEEL…",
            "Met uren, planning, doelstellingen, afdelingen, ketenpartners of looptijd.",
            complete_aspect,
        ),
    ] = None,
    lacking: Annotated[
        list[str] | None,
        option("--without --zonder ONDERDEEL…", "Zonder dat onderdeel.", complete_aspect),
    ] = None,
    status: Annotated[
        list[str] | None,
        option(
            "--status STATUS…",
            "Begonnen, uitgesteld, gedaan of vervallen, te laat of geen status.",
            completes_ids("reports.standing:STATUSES"),
        ),
    ] = None,
    files: options.Files = None,
    year: options.Year = None,
    by: options.Groups = None,
    form: options.Format = "table",
    delimiter: options.Delimiter = None,
    no_pager: options.NoPager = False,
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
    from uvp_cli.queries.actions import Selection, select
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.actions import actions_report
    from uvp_cli.reports.standing import STATUSES, is_any, without_log

    output = output_in(form, delimiter, no_pager)
    check_only(only, gemeente)
    texts = check_texts("--duration", duration)
    with_, without = _aspects(having, lacking)
    stood = options.chosen("status", status, STATUSES)
    wanted = Selection(only=only, duration=texts, having=with_, lacking=without, status=stood)
    today = clock.today()

    def ask(loaded: WithLogs, names: Names) -> Report:
        selection = names.narrow(wanted)
        if stood and not loaded.logs:
            return without_log(actions_report((), loaded, selection))
        listed = select(loaded.programme, selection)
        if loaded.logs:
            logged = _with_lines(listed, loaded, names, today)
            listed = tuple(it for it in logged if is_any(it.line, stood))
        return actions_report(listed, loaded, selection)

    typed = Names.typed(
        gemeente=gemeente,
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
    )
    read = load_with_logs if stood else load_with_sound_logs
    answer(read, files, typed, ask, output, by, year=year)


def _with_lines(
    listed: Iterable[Listed], loaded: WithLogs, names: Names, day: str
) -> Iterator[Listed]:
    """Actions with what came of them by a day."""
    from uvp_cli.queries.logbook import logbook
    from uvp_cli.queries.progress import progress

    found = progress(loaded.programme, logbook(loaded.logs, day), names.gemeente)
    line_of = {line.action.id: line for line in found.lines}
    return (replace(each, line=line_of.get(each.action.id)) for each in listed)


def _aspects(
    having: list[str] | None, lacking: list[str] | None
) -> tuple[frozenset[Aspect], frozenset[Aspect]]:
    """What actions must have and what they must lack. Raises `UsageProblem`."""
    from uvp_cli import dutch
    from uvp_cli.queries.actions import ASPECTS

    def meant(typed: list[str] | None) -> frozenset[Aspect]:
        ids = options.chosen("onderdeel", typed, ASPECTS)
        return frozenset(aspect for aspect in ASPECTS if aspect in ids)

    with_, without = meant(having), meant(lacking)
    both = [name for aspect, name in ASPECTS.items() if aspect in with_ & without]
    if both:
        raise UsageProblem(f"Kies --with of --without voor {dutch.listing(both)}; niet allebei.")
    return with_, without
