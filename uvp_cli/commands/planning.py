"""`uvp planning`: what is due when."""

from dataclasses import replace

from uvp_cli.commands.shared import clock, options, several
from uvp_cli.commands.shared.loading import WithLogs, load, load_with_logs, load_with_sound_logs
from uvp_cli.commands.shared.parameters import flag
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.commands.shared.selecting import check_only, check_texts, times
from uvp_cli.exits import UsageProblem


def planning(
    month: list[str] | None = options.MONTH,
    first: str | None = options.FIRST_MONTH,
    last: str | None = options.LAST_MONTH,
    year: str | None = options.YEAR_WITHIN,
    gemeente: list[str] | None = options.GEMEENTE,
    only: bool = options.ONLY,
    theme: list[str] | None = options.THEME,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    level: list[str] | None = options.LEVEL,
    priority: list[str] | None = options.PRIORITY,
    area: list[str] | None = options.AREA,
    responsible: list[str] | None = options.RESPONSIBLE,
    search: list[str] | None = options.SEARCH,
    todo: bool = flag("--open --nog-te-doen", "Alleen wat volgens het logboek nog moet."),
    late: bool = flag("--late --te-laat", "Alleen wat te laat is."),
    done: bool = flag("--done --gedaan", "Alleen wat gedaan is."),
    chart: bool = options.CHART,
    files: list[str] | None = options.FILES,
    by: list[str] | None = options.GROUPS,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon de maandplanning.

    Zonder --month: het hele jaar, maand voor maand. Met --gemeente: wat voor
    alle gemeenten of voor die gemeente is. Staat er een logboek bij het programma,
    dan staat erbij wat ervan is gekomen.

    \b
    Voorbeelden:
      uvp planning --month mei
      uvp planning --from januari --to maart --theme zorg
      uvp planning --gemeente valkenburg --only
      uvp planning --search campagne
      uvp planning --te-laat
      uvp planning --chart
    """
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.planning import PlanningSelection, select
    from uvp_cli.reports.planning import planning_report
    from uvp_cli.reports.standing import without_log
    from uvp_cli.reports.tables import Report

    typed = Names.typed(
        gemeente=gemeente,
        theme=theme,
        department=department,
        partner=partner,
        level=level,
        priority=priority,
        area=area,
        responsible=responsible,
    )
    question = question_of(form, delimiter, no_pager, names=typed, year=year, files=files, by=by)
    wanted = times(month, first, last, question.year, question.files)
    check_only(only, question.names.gemeente)
    files = several.programmes(question.files, question.year, within=True)
    # Months are those of all programmes together: "nov" up to "feb" may begin in one of them.
    together = wanted.within(*(load(file).programme for file in files)) if files[1:] else None
    standing = _standing(todo=todo, late=late, done=done)
    own = PlanningSelection(only=only, search=check_texts("--search", search), standing=standing)
    report = planning_report
    if chart and question.output.for_people:
        from uvp_cli.reports.chart import planning_chart as report

    def ask(loaded: WithLogs, names: Names) -> Report:
        selected = names.narrow(replace(own, asked=together or wanted.within(loaded.programme)))
        if not standing and not loaded.logs:
            return report(select(loaded.programme, selected), loaded, selected)
        from uvp_cli.queries.logbook import logbook, planned

        book = logbook(loaded.logs, clock.today())
        answer = report(planned(loaded.programme, book, selected), loaded, selected)
        return without_log(answer) if question.output.for_people and not loaded.logs else answer

    of_all = replace(question, files=files, year=None)
    of_all.answer(load_with_logs if standing else load_with_sound_logs, ask)


def _standing(**wanted: bool) -> str:
    """The standing that items must have, empty for any. Raises `UsageProblem`."""
    named = [name for name, is_wanted in wanted.items() if is_wanted]
    if len(named) > 1:
        raise UsageProblem("Kies --open, --late of --done; niet meer dan een daarvan.")
    return "".join(named)
