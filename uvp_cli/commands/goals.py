"""`uvp goals`: which actions serve which goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import File, ThemeOption
from uvp_cli.commands.shared.querying import countable

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report


@countable
def goals(
    theme: ThemeOption = None,
    uncovered: Annotated[
        bool,
        typer.Option(
            "--uncovered", "--zonder-actie", help="Alleen doelstellingen waarvoor geen actie is."
        ),
    ] = False,
    file: File = None,
) -> Report:
    """Toon de doelstellingen en de acties die eraan bijdragen.

    \b
    Voorbeelden:
      uvp goals
      uvp goals --theme zorg
      uvp goals --uncovered
      uvp goals --format csv
    """
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.programme import names
    from uvp_cli.queries.goals import serve
    from uvp_cli.reports.goals import goals_report

    loaded = load(file)
    one = names.meant("thema", theme, names.themes(loaded.programme))
    found = serve(loaded.programme, one, uncovered=uncovered)
    return goals_report(found, loaded, one, uncovered=uncovered)
