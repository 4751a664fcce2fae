"""`uvp goals`: which actions serve which goals."""

from uvp_cli.commands.shared import options
from uvp_cli.commands.shared.loading import load
from uvp_cli.commands.shared.parameters import flag
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.programme.origin import Loaded


def goals(
    theme: list[str] | None = options.THEME,
    gemeente: list[str] | None = options.GEMEENTE,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    uncovered: bool = flag(
        "--uncovered --zonder-actie", "Alleen doelstellingen waarvoor geen actie is."
    ),
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    by: list[str] | None = options.GROUPS,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon de doelstellingen en de acties daarvoor.

    \b
    Voorbeelden:
      uvp goals
      uvp goals --theme zorg
      uvp goals --uncovered
      uvp goals --format csv
    """
    from uvp_cli.queries.actions import ActionSelection
    from uvp_cli.queries.goals import serve
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.goals import goals_report
    from uvp_cli.reports.tables import Report

    typed = Names.typed(theme=theme, gemeente=gemeente, department=department, partner=partner)
    question = question_of(form, delimiter, no_pager, names=typed, files=files, year=year, by=by)

    def ask(loaded: Loaded, names: Names) -> Report:
        department, partner = names.department, names.partner
        among = ActionSelection(gemeente=names.gemeente, department=department, partner=partner)
        served = serve(
            loaded.programme,
            names.theme,
            gemeente=names.gemeente,
            among=among if department or partner else None,
            uncovered=uncovered,
        )
        return goals_report(served, loaded, names, uncovered=uncovered)

    question.answer(load, ask)
