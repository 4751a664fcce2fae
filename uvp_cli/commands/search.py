"""`uvp search`: where a text stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import File, ThemeOption
from uvp_cli.commands.shared.querying import countable
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report


@countable
def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TEKST…",
            help="Een woord, een deel ervan, of woorden na elkaar.",
            show_default=False,
        ),
    ] = None,
    theme: ThemeOption = None,
    file: File = None,
) -> Report:
    """Zoek een tekst in het hele programma.

    In titels, teksten, cellen, namen, planning en kanttekeningen, en op id; hoofdletters,
    accenten en leestekens maken niet uit. Elke vondst noemt haar plaats in het bestand.

    \b
    Voorbeelden:
      uvp search vakantieparken
      uvp search zorg en veiligheidshuis
      uvp search carnaval --theme jeugd
      uvp search jeugd.doel-3
      uvp search politie --format csv
    """
    from uvp_cli.commands.shared.loading import load_placed
    from uvp_cli.programme import names
    from uvp_cli.queries.search import find
    from uvp_cli.reports.search import search_report

    wanted = " ".join(words or ())
    if not names.fold(wanted):
        raise UsageProblem("Zoek op een tekst met minstens één letter of cijfer.")
    placed = load_placed(file)
    about = names.meant("thema", theme, names.themes(placed.programme))
    return search_report(find(placed.programme, wanted, about), placed, wanted, about)
