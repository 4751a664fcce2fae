"""`uvp planning`: what is due when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvp_cli.commands.shared.options import ChartOption, File, GemeenteOption, ThemeOption
from uvp_cli.commands.shared.querying import countable
from uvp_cli.commands.shared.selecting import (
    FirstMonthOption,
    LastMonthOption,
    MonthOption,
    OnlyOption,
    ResponsibleOption,
    SearchOption,
    YearOption,
)

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report


@countable
def planning(
    month: MonthOption = None,
    first: FirstMonthOption = None,
    last: LastMonthOption = None,
    year: YearOption = None,
    gemeente: GemeenteOption = None,
    only: OnlyOption = False,
    theme: ThemeOption = None,
    responsible: ResponsibleOption = None,
    search: SearchOption = None,
    chart: ChartOption = False,
    file: File = None,
) -> Report:
    """Toon de maandplanning.

    Zonder --month: het hele jaar, maand voor maand. Met --gemeente: wat voor
    alle gemeenten is en wat die gemeente noemt.

    \b
    Voorbeelden:
      uvp planning --month mei
      uvp planning --from januari --to maart --theme zorg
      uvp planning --gemeente valkenburg --only
      uvp planning --search campagne
      uvp planning --chart
    """
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.commands.shared.selecting import months_asked, selection
    from uvp_cli.queries.planning import select

    months = months_asked(month, first, last)
    loaded = load(file)
    asked = selection(
        loaded.programme,
        months=months,
        year=year,
        gemeente=gemeente,
        only=only,
        theme=theme,
        responsible=responsible,
        search=search,
    )
    found = select(loaded.programme, asked)
    if chart:
        from uvp_cli.reports.chart import planning_chart

        return planning_chart(found, loaded, asked)
    from uvp_cli.reports.planning import planning_report

    return planning_report(found, loaded, asked)
