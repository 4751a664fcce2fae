"""`uvp departments` and `uvp partners`: who is named where, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvp_cli.commands.shared.options import File, ThemeOption
from uvp_cli.commands.shared.querying import query

if TYPE_CHECKING:
    from uvp_cli.queries.parties import PartyKind
    from uvp_cli.reports.tables import Report


@query
def departments(theme: ThemeOption = None, file: File = None) -> Report:
    """Toon hoe vaak elke afdeling wordt genoemd.

    In hoeveel acties, per thema, en bij hoeveel regels van de maandplanning als
    verantwoordelijke. Wie bij de meeste acties staat, komt eerst; wie nergens
    staat, heeft 0. Welke acties het zijn, toont uvp actions --department NAAM.

    \b
    Voorbeelden:
      uvp departments
      uvp departments --theme zorg
      uvp departments --format csv
    """
    return _report("department", theme, file)


@query
def partners(theme: ThemeOption = None, file: File = None) -> Report:
    """Toon hoe vaak elke ketenpartner wordt genoemd.

    In hoeveel acties, per thema, en bij hoeveel regels van de maandplanning als
    verantwoordelijke. Wie bij de meeste acties staat, komt eerst; wie nergens
    staat, heeft 0. Welke acties het zijn, toont uvp actions --partner NAAM.

    \b
    Voorbeelden:
      uvp partners
      uvp partners --theme ondermijning
      uvp partners --format json
    """
    return _report("partner", theme, file)


def _report(kind: PartyKind, theme: str | None, file: str | None) -> Report:
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.programme import names
    from uvp_cli.queries.parties import involve
    from uvp_cli.reports.parties import parties_report

    loaded = load(file)
    one = names.meant("thema", theme, names.themes(loaded.programme))
    return parties_report(involve(loaded.programme, kind, one), loaded, kind, one)
