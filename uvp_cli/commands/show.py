"""`uvp show`: the programme as a tree, or one thing in it as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import File, complete_id
from uvp_cli.commands.shared.querying import query

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report


@query
def show(
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="Een id of naam: thema, doelstelling, actie, afdeling, ketenpartner, "
            "gemeente of planningsitem.",
            autocompletion=complete_id,
            show_default=False,
        ),
    ] = None,
    file: File = None,
) -> Report:
    """Toon het programma, of alles over één onderdeel.

    Zonder ID: het hele programma als boom, met alle ids.

    \b
    Voorbeelden:
      uvp show
      uvp show jeugd
      uvp show fysiek.oefening
      uvp show politie
      uvp show jeugd --format html
    """
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.queries.subjects import look_up
    from uvp_cli.reports.show import card_report, programme_report

    loaded = load(file)
    if subject is None:
        return programme_report(loaded)
    return card_report(loaded, look_up(loaded.programme, subject))
