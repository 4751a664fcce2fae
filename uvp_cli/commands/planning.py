"""`uvp planning`: what is due when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.loading import load
from uvp_cli.commands.shared.querying import answer, output_in
from uvp_cli.commands.shared.selecting import check_only, check_texts, selection, times

if TYPE_CHECKING:
    from uvp_cli.programme.origin import Loaded
    from uvp_cli.reports.tables import Report


def planning(
    month: options.Month = None,
    first: options.FirstMonth = None,
    last: options.LastMonth = None,
    year: options.YearWithin = None,
    gemeente: options.Gemeente = None,
    only: options.Only = False,
    theme: options.Theme = None,
    department: options.Department = None,
    partner: options.Partner = None,
    level: options.Level = None,
    priority: options.Priority = None,
    area: options.Area = None,
    responsible: options.Responsible = None,
    search: options.Search = None,
    chart: options.Chart = False,
    files: options.Files = None,
    by: options.Groups = None,
    form: options.Format = "table",
    delimiter: options.Delimiter = None,
    no_pager: options.NoPager = False,
) -> None:
    """Toon de maandplanning.

    Zonder --month: het hele jaar, maand voor maand. Met --gemeente: wat voor
    alle gemeenten of voor die gemeente is.

    \b
    Voorbeelden:
      uvp planning --month mei
      uvp planning --from januari --to maart --theme zorg
      uvp planning --gemeente valkenburg --only
      uvp planning --search campagne
      uvp planning --chart
    """
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.planning import select

    output = output_in(form, delimiter, no_pager)
    wanted = times(month, first, last, year, files)
    check_only(only, gemeente)
    texts = check_texts("--search", search)

    asked = several.programmes(files, year, within=True)
    # Months are those of all programmes together: "nov" up to "feb" may begin in one of them.
    together = wanted.within(*(load(file).programme for file in asked)) if asked[1:] else None

    def ask(loaded: Loaded, names: Names) -> Report:
        when = together or wanted.within(loaded.programme)
        selected = selection(names, when, only=only, search=texts)
        scheduled = select(loaded.programme, selected)
        if chart:
            from uvp_cli.reports.chart import planning_chart

            return planning_chart(scheduled, loaded, selected)
        from uvp_cli.reports.planning import planning_report

        return planning_report(scheduled, loaded, selected)

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
    answer(load, asked, typed, ask, output, by)
