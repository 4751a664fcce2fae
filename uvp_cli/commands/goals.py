"""`uvp goals`: which actions serve which goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvp_cli.commands.shared.loading import load
from uvp_cli.commands.shared.parameters import flag
from uvp_cli.commands.shared.querying import Question, asks
from uvp_cli.programme.origin import Loaded

if TYPE_CHECKING:
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.tables import Report


@asks("theme gemeente department partner * files year by output")
def goals(
    asked: Question,
    uncovered: bool = flag(
        "--uncovered --zonder-actie", "Alleen doelstellingen waarvoor geen actie is."
    ),
) -> None:
    """Toon de doelstellingen en de acties daarvoor.

    \b
    Voorbeelden:
      uvp goals
      uvp goals --theme zorg
      uvp goals --uncovered
      uvp goals --format csv
    """
    from uvp_cli.queries.actions import Selection
    from uvp_cli.queries.goals import serve
    from uvp_cli.reports.goals import goals_report

    def ask(loaded: Loaded, names: Names) -> Report:
        department, partner = names.department, names.partner
        among = Selection(gemeente=names.gemeente, department=department, partner=partner)
        served = serve(
            loaded.programme,
            names.theme,
            gemeente=names.gemeente,
            among=among if department or partner else None,
            uncovered=uncovered,
        )
        return goals_report(served, loaded, names, uncovered=uncovered)

    asked.answer(load, ask)
