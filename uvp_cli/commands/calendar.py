"""`uvp calendar`: the planning in a calendar program."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.loading import load
from uvp_cli.commands.shared.output import save
from uvp_cli.commands.shared.parameters import argument, flag
from uvp_cli.commands.shared.selecting import check_only, check_text, months_asked, selection
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

STDOUT = "-"
"""The name that stands for standard output."""
EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable with the moment of the export, in seconds since 1970."""


def calendar(
    output: Annotated[
        str,
        argument(
            "BESTAND", "De agenda om te schrijven, zoals planning.ics; - voor standaarduitvoer."
        ),
    ],
    month: options.Month = None,
    first: options.FirstMonth = None,
    last: options.LastMonth = None,
    year: options.Year = None,
    gemeente: options.Gemeente = None,
    only: options.Only = False,
    theme: options.Theme = None,
    responsible: options.Responsible = None,
    search: options.Search = None,
    span: Annotated[
        bool, flag("--span --blok", "Wat geen dag noemt, staat op alle dagen van zijn maand.")
    ] = False,
    files: options.OneFile = None,
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
    from uvp_cli import dutch
    from uvp_cli.queries.agenda import occurrences
    from uvp_cli.queries.naming import Names, in_programme
    from uvp_cli.queries.planning import select
    from uvp_cli.render import ical
    from uvp_cli.reports.agenda import agenda

    months = months_asked(month, first, last)
    check_only(only, gemeente)
    check_text("--search", search)
    programme = load(several.only(files)).programme
    typed = Names(gemeente=gemeente, theme=theme, responsible=responsible)
    names = in_programme(typed, programme)
    selected = selection(programme, names, months=months, year=year, only=only, search=search)
    appointments = occurrences(programme, select(programme, selected), span=span)
    messages = sys.stderr if output == STDOUT else sys.stdout
    if not appointments:
        messages.write("Geen planningsitems gevonden; er is niets geschreven.\n")
        return
    stamp = _stamp(programme.period.from_, os.environ)
    text = ical.text(agenda(programme, appointments), stamp)
    if output == STDOUT:
        sys.stdout.buffer.write(text.encode())  # as bytes: its lines end as the standard says
        return
    _save(text, output)
    count = dutch.plural(len(appointments), "afspraak", "afspraken")
    messages.write(f"{count} geschreven naar {output}.\n")


def _stamp(month: str, environment: Mapping[str, str]) -> datetime:
    """When the agenda was as it is: `SOURCE_DATE_EPOCH`, else the programme's first day.

    Not the clock: the same programme gives the same file. Raises `UsageProblem`.
    """
    from datetime import UTC, datetime

    seconds = environment.get(EPOCH)
    if seconds is None:
        return datetime(int(month[:4]), int(month[5:]), 1, tzinfo=UTC)
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 10):
        raise UsageProblem(f"{EPOCH} is een aantal seconden sinds 1970, niet '{seconds}'.")
    return datetime.fromtimestamp(int(seconds), UTC)


def _save(text: str, output: str) -> None:
    """Writes the file, unless that would destroy what is no agenda of ours."""
    from uvp_cli.render import ical

    path = Path(output)
    beginning = b""
    with suppress(OSError), path.open("rb") as stream:
        beginning = stream.read(1024)
    if path.exists() and not ical.is_ours(beginning.decode("utf-8", "replace")):
        raise UsageProblem(f"'{output}' is geen agenda van uvp; kies een andere naam.")
    save(text, output)
