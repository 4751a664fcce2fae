"""`uvp show`: the programme as a tree, or one thing in it as a card."""

from __future__ import annotations

from typing import Annotated

import typer

from uvp_cli.commands.options import File, FormatOption, checked_format, complete_id


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
    form: FormatOption = "table",
    file: File = None,
) -> None:
    """Toon het programma, of alles over één onderdeel.

    Zonder ID: het hele programma als boom, met alle ids.

    \b
    Voorbeelden:
      uvp show
      uvp show jeugd
      uvp show fysiek.oefening
      uvp show politie
    """
    from uvp_cli.commands.loading import load
    from uvp_cli.commands.output import send
    from uvp_cli.reports.show import card_report, programme_report
    from uvp_cli.show import find

    checked_format(form)
    loaded = load(file)
    if subject is None:
        send(programme_report(loaded), form)
    else:
        send(card_report(loaded, find(loaded.programme, subject)), form)
