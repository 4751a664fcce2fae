"""`uvp calendar`: the planning in a calendar program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import GemeenteOption, OneFile, ThemeOption
from uvp_cli.commands.shared.selecting import (
    FirstMonthOption,
    LastMonthOption,
    MonthOption,
    OnlyOption,
    ResponsibleOption,
    SearchOption,
    YearOption,
)
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

STDOUT = "-"
"""The name that stands for standard output."""
EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable with the moment of the export, in seconds since 1970."""


def calendar(
    output: Annotated[
        str,
        typer.Argument(
            metavar="BESTAND",
            help="De agenda om te schrijven, zoals planning.ics; - voor standaarduitvoer.",
            show_default=False,
        ),
    ],
    month: MonthOption = None,
    first: FirstMonthOption = None,
    last: LastMonthOption = None,
    year: YearOption = None,
    gemeente: GemeenteOption = None,
    only: OnlyOption = False,
    theme: ThemeOption = None,
    responsible: ResponsibleOption = None,
    search: SearchOption = None,
    span: Annotated[
        bool,
        typer.Option(
            "--span", "--blok", help="Wat geen dag noemt, staat op alle dagen van zijn maand."
        ),
    ] = False,
    files: OneFile = None,
) -> None:
    """Maak van de maandplanning een agenda (.ics).

    Outlook, Google Agenda, Apple Agenda en Thunderbird lezen die in. Wat geen dag
    noemt, staat op de eerste werkdag van zijn maand, met de maand in de titel. Wie
    later opnieuw inleest, krijgt niets dubbel: wat er al stond, wordt bijgewerkt.
    Slaat uw agenda dat over, geef dan met SOURCE_DATE_EPOCH het tijdstip van de
    wijziging mee, in seconden sinds 1970.

    \b
    Voorbeelden:
      uvp calendar planning.ics
      uvp calendar vaals.ics --gemeente vaals
      uvp calendar jeugd.ics --theme jeugd --from september
      uvp calendar planning.ics --span
    """
    import os
    import sys

    from uvp_cli import dutch
    from uvp_cli.commands.shared import several
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.commands.shared.selecting import months_asked, selection
    from uvp_cli.queries.agenda import occurrences
    from uvp_cli.queries.planning import select
    from uvp_cli.render import ical
    from uvp_cli.reports.agenda import agenda

    months = months_asked(month, first, last)
    programme = load(several.only(files)).programme
    asked = selection(
        programme,
        months=months,
        year=year,
        gemeente=gemeente,
        only=only,
        theme=theme,
        responsible=responsible,
        search=search,
    )
    found = occurrences(programme, select(programme, asked), span=span)
    messages = sys.stderr if output == STDOUT else sys.stdout
    if not found:
        messages.write("Geen planningsitems gevonden; er is niets geschreven.\n")
        return
    text = ical.text(agenda(programme, found), _stamp(programme.period.from_, os.environ))
    if output == STDOUT:
        sys.stdout.buffer.write(text.encode())  # as bytes: its lines end as the standard says
        return
    _save(text, output)
    count = dutch.plural(len(found), "afspraak", "afspraken")
    messages.write(f"{count} geschreven naar {output}.\n")


def _stamp(month: str, environment: Mapping[str, str]) -> datetime:
    """When the agenda was as it is: `SOURCE_DATE_EPOCH`, else the programme's first day.

    Not the clock: the same programme gives the same file. Raises `UsageProblem`.
    """
    from datetime import UTC, datetime

    given = environment.get(EPOCH)
    if given is None:
        return datetime(int(month[:4]), int(month[5:]), 1, tzinfo=UTC)
    if not (given.isascii() and given.isdigit() and len(given) <= 10):
        raise UsageProblem(f"{EPOCH} is een aantal seconden sinds 1970, niet '{given}'.")
    return datetime.fromtimestamp(int(given), UTC)


def _save(text: str, output: str) -> None:
    """Writes the file, unless that would destroy what is no agenda of ours."""
    from pathlib import Path

    from uvp_cli.commands.shared.output import save
    from uvp_cli.render import ical

    path = Path(output)
    if path.exists() and not ical.is_ours(_beginning(path)):
        raise UsageProblem(f"'{output}' is geen agenda van uvp; kies een andere naam.")
    save(text, output)


def _beginning(path: Path) -> str:
    """The first text of a file; nothing of what is no text, or cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(1024).decode("utf-8", "replace")
    except OSError:
        return ""
