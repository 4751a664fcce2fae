"""`uvp progress`: what came of what was planned, by the log."""

from dataclasses import replace

from uvp_cli.commands.shared import clock, options
from uvp_cli.commands.shared.loading import WithLogs, load_with_logs
from uvp_cli.commands.shared.parameters import completes_ids, flag, option
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.exits import UsageProblem


def progress(
    at: str | None = option(
        "--at --op DAG",
        "De stand op deze dag, zoals 30 juni; anders vandaag.",
        options.complete_period,
    ),
    gemeente: list[str] | None = options.GEMEENTE,
    theme: list[str] | None = options.THEME,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    late: bool = flag("--late --te-laat", "Alleen wat te laat is."),
    chart: bool = options.CHART,
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    by: list[str] | None = option(
        "--by --per WAT…",
        "Per thema, actie, gemeente of maand, of aantallen per programma, regio of jaar.",
        completes_ids("reports.progress:DIMENSIONS", "queries.totals:GROUPS"),
    ),
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon de voortgang: geraamd, besteed en over.

    Naast het programma staat het logboek, waarin u noteert wat er gebeurt. Wat niemand
    noteerde, is niet bijgehouden; dat is niet 0. Wat tot nu is verwacht, is indicatief.

    \b
    Voorbeelden:
      uvp progress
      uvp progress --at 2026-06-30 --gemeente Vaals
      uvp progress --late --department toezicht
      uvp progress --by maand --theme jeugd
      uvp progress --format csv
    """
    from uvp_cli.queries.hours import Scope
    from uvp_cli.queries.logbook import logbook
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.progress import progress as measured
    from uvp_cli.reports.progress import divided_report, progress_report
    from uvp_cli.reports.standing import without_log
    from uvp_cli.reports.tables import Report

    typed = Names.typed(gemeente=gemeente, theme=theme, department=department, partner=partner)
    question = question_of(form, delimiter, no_pager, names=typed, files=files, year=year, by=by)
    own, divisions = _divisions(question.by)
    if own and len(divisions) > 1:
        raise UsageProblem(f"Geef bij --by {own[0]} niets anders.")
    if divisions and (late or chart):
        raise UsageProblem(f"Kies {'--late' if late else '--chart'} of --by; niet allebei.")
    report = progress_report
    if chart and question.output.for_people:
        from uvp_cli.reports.chart import progress_chart as report

    def ask(loaded: WithLogs, names: Names) -> Report:
        book = logbook(loaded.logs, clock.day("--at", at, loaded.programme, or_end=True))
        scope = names.narrow(Scope())
        lines = measured(loaded.programme, book, names.gemeente, scope)
        is_silent = question.output.for_people and not loaded.logs
        answer = divided_report(lines, own[0], loaded) if own else report(lines, loaded, late=late)
        return without_log(answer) if is_silent else answer

    replace(question, by=None if own else question.by).answer(load_with_logs, ask)


def _divisions(by: list[str] | None) -> tuple[list[str], tuple[str, ...]]:
    """The divisions within a programme, and all of them. Raises `UnclearName`."""
    if not by:
        return [], ()
    from uvp_cli.queries.totals import GROUPS
    from uvp_cli.reports.progress import DIMENSIONS

    divisions = options.chosen("indeling", by, {**DIMENSIONS, **GROUPS})
    return [key for key in DIMENSIONS if key in divisions], divisions
