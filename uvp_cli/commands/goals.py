"""`uvp goals`: which actions serve which goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from uvp_cli.commands.shared import options
from uvp_cli.commands.shared.loading import load
from uvp_cli.commands.shared.parameters import flag
from uvp_cli.commands.shared.querying import answer, output_in

if TYPE_CHECKING:
    from uvp_cli.programme.origin import Loaded
    from uvp_cli.reports.tables import Report


def goals(
    theme: options.Theme = None,
    uncovered: Annotated[
        bool, flag("--uncovered --zonder-actie", "Alleen doelstellingen waarvoor geen actie is.")
    ] = False,
    files: options.Files = None,
    year: options.Year = None,
    by: options.Groups = None,
    form: options.Format = "table",
    delimiter: options.Delimiter = None,
    no_pager: options.NoPager = False,
) -> None:
    """Toon de doelstellingen en de acties die eraan bijdragen.

    \b
    Voorbeelden:
      uvp goals
      uvp goals --theme zorg
      uvp goals --uncovered
      uvp goals --format csv
    """
    from uvp_cli.queries.goals import serve
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.goals import goals_report

    def ask(loaded: Loaded, names: Names) -> Report:
        served = serve(loaded.programme, names.theme, uncovered=uncovered)
        return goals_report(served, loaded, names.theme, uncovered=uncovered)

    output = output_in(form, delimiter, no_pager)
    answer(load, files, Names(theme=theme), ask, output, by, year=year)
