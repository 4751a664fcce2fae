"""`uvp history`: one thing through the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import Files, complete_lasting
from uvp_cli.commands.shared.querying import query

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report


@query
def history(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Een actie, doelstelling of gemeente: id, naam of begin van de naam.",
            autocompletion=complete_lasting,
        ),
    ],
    files: Files = None,
) -> Report:
    """Toon een actie, doelstelling of gemeente door de jaren heen.

    Zonder --file: alle programma's in de map van het nieuwste. Een actie die een
    andere id kreeg, wordt gevolgd langs de sleutel continues.

    \b
    Voorbeelden:
      uvp history jeugd.veilig-uitgaan
      uvp history Vaals
      uvp history "Limburgse Norm" -f data/
    """
    from uvp_cli.commands.shared import several
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.queries.history import follow
    from uvp_cli.reports.history import history_report

    programmes = [load(file).programme for file in several.all_years(files)]
    return history_report(follow(programmes, subject))
