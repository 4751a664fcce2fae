"""`uvp indicators`: how it was, is and should be, year by year."""

from uvp_cli.commands.shared import clock, options
from uvp_cli.commands.shared.loading import WithLogs, load_with_sound_logs
from uvp_cli.commands.shared.parameters import option
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.commands.shared.selecting import check_texts
from uvp_cli.programme.model import Programme


def indicators(
    gemeente: list[str] | None = options.GEMEENTE,
    theme: list[str] | None = options.THEME,
    goal: list[str] | None = option(
        "--goal --doelstelling DOEL…",
        "Alleen van dit doel en de acties ervoor: id of woorden.",
        options.complete_goal,
    ),
    area: list[str] | None = options.AREA,
    search: list[str] | None = options.SEARCH,
    chart: bool = options.CHART,
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    by: list[str] | None = options.GROUPS,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon de indicatoren, jaar voor jaar.

    Naast elkaar staan hoe het was, hoe het is en hoe het moet worden. Of een
    streefwaarde is gehaald, staat er alleen bij waar het programma zegt wat beter is en
    er een cijfer is van dat jaar of later. Wat in het logboek is gemeten, staat erbij.

    \b
    Voorbeelden:
      uvp indicators
      uvp indicators --theme zorg
      uvp indicators --chart
      uvp indicators --search overlast --format csv
    """
    from uvp_cli.queries.indicators import IndicatorSelection, measure
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.chart import indicators_chart
    from uvp_cli.reports.indicators import indicators_report
    from uvp_cli.reports.tables import Report

    typed = Names.typed(gemeente=gemeente, theme=theme, goal=goal, area=area)
    question = question_of(form, delimiter, no_pager, names=typed, files=files, year=year, by=by)
    texts = check_texts("--search", search)

    def ask(loaded: WithLogs, names: Names) -> Report:
        selection = names.narrow(IndicatorSelection(search=texts))
        report = indicators_chart if chart and question.output.for_people else indicators_report
        return report(measure(_measured(loaded), selection), loaded, selection)

    question.answer(load_with_sound_logs, ask)


def _measured(loaded: WithLogs) -> Programme:
    """The programme with what its logs say was measured."""
    if not loaded.logs:
        return loaded.programme
    from uvp_cli.queries.indicators import with_noted
    from uvp_cli.queries.logbook import logbook

    return with_noted(loaded.programme, logbook(loaded.logs, clock.today()))
