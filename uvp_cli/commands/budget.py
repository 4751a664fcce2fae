"""`uvp budget`: what it costs, as far as that is known."""

from uvp_cli.commands.shared import options
from uvp_cli.commands.shared.loading import load
from uvp_cli.commands.shared.parameters import completes_ids, option
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.programme.origin import Loaded


def budget(
    gemeente: list[str] | None = options.GEMEENTE,
    theme: list[str] | None = options.THEME,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    by: list[str] | None = option(
        "--by --per WAT…",
        "Bedragen per jaar, thema, soort of gemeente, of per programma of regio.",
        completes_ids("queries.budget:DIMENSIONS", "queries.totals:GROUPS"),
    ),
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon het geld: bedragen, en wat nog niet bekend is.

    Gezamenlijke bedragen tellen voor elke gemeente mee naar haar aandeel volgens de
    verdeelsleutel van het programma.

    \b
    Voorbeelden:
      uvp budget
      uvp budget --gemeente Vaals
      uvp budget --theme jeugd
      uvp budget --by thema --by jaar
      uvp budget --format csv
    """
    from uvp_cli.queries.budget import DIMENSIONS, add_up
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.budget import budget_report
    from uvp_cli.reports.tables import Report

    typed = Names.typed(gemeente=gemeente, theme=theme, department=department, partner=partner)
    question = question_of(form, delimiter, no_pager, names=typed, files=files, year=year, by=by)

    def ask(loaded: Loaded, names: Names) -> Report:
        department, partner = names.department, names.partner
        actions = None
        if department or partner:
            from uvp_cli.queries.actions import ActionSelection, select

            own = select(loaded.programme, ActionSelection(department=department, partner=partner))
            actions = {listed.action.id for listed in own}
        budget = add_up(loaded.programme, names.gemeente, names.theme, actions)
        return budget_report(budget, loaded, names)

    question.answer(load, ask, DIMENSIONS)
