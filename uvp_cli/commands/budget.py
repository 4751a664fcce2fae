"""`uvp budget`: what it costs, as far as that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvp_cli.commands.shared.options import File, GemeenteOption, ThemeOption
from uvp_cli.commands.shared.querying import countable

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report


@countable
def budget(
    gemeente: GemeenteOption = None,
    theme: ThemeOption = None,
    file: File = None,
) -> Report:
    """Toon het geld: bedragen, en wat nog niet bekend is.

    Gezamenlijke bedragen tellen voor elke gemeente mee naar haar aandeel volgens de
    verdeelsleutel van het programma.

    \b
    Voorbeelden:
      uvp budget
      uvp budget --gemeente Vaals
      uvp budget --theme jeugd
      uvp budget --format csv
    """
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.programme import names
    from uvp_cli.queries.budget import add_up
    from uvp_cli.reports.budget import budget_report

    loaded = load(file)
    programme = loaded.programme
    one = names.meant("gemeente", gemeente, names.gemeenten(programme))
    about = names.meant("thema", theme, names.themes(programme))
    return budget_report(add_up(programme, one, about), loaded, one, about)
