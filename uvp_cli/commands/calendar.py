"""`uvp calendar`: the planning in a calendar program."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.loading import load
from uvp_cli.commands.shared.output import check_ours, complain, save
from uvp_cli.commands.shared.parameters import argument, flag, option
from uvp_cli.commands.shared.selecting import check_only, check_texts, times
from uvp_cli.commands.shared.stray import NARROWING, wrong_ending
from uvp_cli.exits import UsageProblem
from uvp_cli.files.writing import is_standard_output, is_there
from uvp_cli.programme import reach
from uvp_cli.programme.model import Programme
from uvp_cli.system import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from uvp_cli.queries.agenda import Occurrence
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.planning import PlanningSelection
    from uvp_cli.reports.agenda import Appointment

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable with the moment of the export, in seconds since 1970."""


def calendar(
    month: list[str] | None = options.MONTH,
    first: str | None = options.FIRST_MONTH,
    last: str | None = options.LAST_MONTH,
    year: str | None = options.YEAR_WITHIN,
    gemeente: list[str] | None = options.GEMEENTE,
    only: bool = options.ONLY,
    theme: list[str] | None = options.THEME,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    responsible: list[str] | None = options.RESPONSIBLE,
    search: list[str] | None = options.SEARCH,
    output: str = argument(
        "BESTAND", "De agenda om te schrijven, zoals planning.ics; - voor standaarduitvoer."
    ),
    span: bool = flag("--span --blok", "Wat geen dag noemt, staat op alle dagen van zijn maand."),
    since: str | None = option(
        "--since --sinds REVISIE",
        "Neem terug wat is vervallen sinds deze revisie in git, of sinds een bestand van toen.",
    ),
    files: list[str] | None = options.ONE_FILE,
) -> None:
    """Maak van de maandplanning een agenda (.ics).

    Outlook, Google Agenda, Apple Agenda en Thunderbird lezen die in. Wat geen dag
    noemt, staat op de eerste werkdag van zijn maand, met de maand in de titel. Wie
    later opnieuw inleest, krijgt niets dubbel: wat er al stond, wordt bijgewerkt.
    Een regel zonder id wordt daarbij herkend aan zijn titel; verandert die, dan is
    het een nieuwe afspraak. Wat is vervallen, gaat pas met --since weg uit een
    agenda waarin het al staat. Slaat uw agenda een wijziging over, geef dan met
    SOURCE_DATE_EPOCH het tijdstip daarvan mee, in seconden sinds 1970.

    \b
    Voorbeelden:
      uvp calendar planning.ics
      uvp calendar vaals.ics --gemeente vaals
      uvp calendar jeugd.ics --theme jeugd --from september
      uvp calendar planning.ics --span
      uvp calendar planning.ics --since HEAD~1
    """
    from uvp_cli.queries.agenda import occurrences
    from uvp_cli.queries.naming import Names, in_programme
    from uvp_cli.queries.planning import PlanningSelection, select
    from uvp_cli.render import ical
    from uvp_cli.reports.agenda import Agenda, agenda
    from uvp_cli.reports.excerpts import shared
    from uvp_cli.reports.planning import everyone_notes

    typed = Names.typed(
        gemeente=gemeente,
        theme=theme,
        department=department,
        partner=partner,
        responsible=responsible,
    )
    when = times(month, first, last, year, files)
    check_only(only, typed.gemeente)
    texts = check_texts("--search", search)
    file = several.only(files, year=year, within=True)
    whole = load(file)
    names = in_programme(typed, whole.programme)
    loaded = shared(whole, names)
    programme = loaded.programme
    chosen = names.narrow(PlanningSelection(asked=when.within(programme), only=only, search=texts))
    scheduled = select(programme, chosen)
    planned = occurrences(programme, scheduled, span=span)
    gone = _gone(since, file, programme, names, chosen, planned, span=span) if since else ()
    messages = sys.stderr if is_standard_output(output) else sys.stdout
    left = _left(output, {*(it.uid for it in planned), *(it.uid for it in gone)})
    if planned or gone:
        appointments = (*agenda(programme, planned).appointments, *gone)
        _check_ours(output)
        text = ical.text(Agenda(loaded.title, appointments), stamp_of(programme))
        save(text, output, sources=[file, *filter(None, [since])])
        if not is_standard_output(output):
            messages.write(f"{_count(planned, gone)} geschreven naar {printable(output)}.\n")
        messages.writelines(_about_ids(planned))
    else:
        messages.write("Geen planningsitems gevonden; er is niets geschreven.\n")
    complain(*everyone_notes(scheduled, chosen, programme), *_about_left(left, output, since))


def _gone(
    since: str,
    file: str | None,
    programme: Programme,
    names: Names,
    selected: PlanningSelection,
    planned: Sequence[Occurrence],
    *,
    span: bool,
) -> tuple[Appointment, ...]:
    """The appointments of the programme as it was that are no longer planned."""
    from uvp_cli.commands.diff import version
    from uvp_cli.queries import excerpt
    from uvp_cli.queries.agenda import occurrences, withdrawn
    from uvp_cli.queries.planning import select
    from uvp_cli.reports.agenda import agenda

    old, _ = excerpt.shared(reach.ungrouped(version(since, file).programme), names)
    before = occurrences(old, select(old, selected), span=span)
    gone = withdrawn(before, planned, programme.period)
    return agenda(old, gone, cancelled=True).appointments


def _left(output: str, known: Collection[str]) -> int:
    """The number of appointments in the agenda now there that would not be in the new one."""
    from uvp_cli.render import ical

    there = b""
    with suppress(OSError):
        if is_there(output):
            there = Path(output).read_bytes()
    return len(ical.uids(there).difference(known))


def _count(planned: Sequence[Occurrence], gone: Sequence[Appointment]) -> str:
    """The number of appointments, and of those that are taken back."""
    taken_back = f", en {dutch.number(len(gone))} vervallen," if gone else ""
    return dutch.plural(len(planned), "afspraak", "afspraken") + taken_back


def _about_ids(planned: Iterable[Occurrence]) -> Iterator[str]:
    """A sentence on the appointments of items without an id, where there are any."""
    items = (occurrence.scheduled.item for occurrence in planned)
    count = len({id(item) for item in items if not item.id})
    if count == 1:
        yield "1 regel zonder id krijgt een nieuwe afspraak als de titel verandert.\n"
    elif count:
        yield f"{count} regels zonder id krijgen een nieuwe afspraak als hun titel verandert.\n"


def _about_left(left: int, output: str, since: str | None) -> Iterator[str]:
    """A sentence on what stays in calendars that have read the old agenda, with advice."""
    if not left:
        return
    stay = "1 afspraak uit de vorige" if left == 1 else f"{left} afspraken uit de vorige"
    are = "staat er niet meer in, en blijft" if left == 1 else "staan er niet meer in, en blijven"
    advice = (
        "Verwijder wat daar niet meer hoort zelf."
        if since
        else "Met --since REVISIE, of een bestand van toen, neemt uvp terug wat is vervallen."
    )
    yield f"{stay} {printable(output)} {are} in agenda's waarin die is ingelezen. {advice}"


def stamp_of(programme: Programme) -> datetime:
    """The moment of an agenda of a programme: `SOURCE_DATE_EPOCH`, else its first day.

    Not the clock: the same programme gives the same file. Raises `UsageProblem`.
    """
    from datetime import UTC, datetime

    seconds, month = os.environ.get(EPOCH), programme.period.from_
    if seconds is None:
        return datetime(int(month[:4]), int(month[5:]), 1, tzinfo=UTC)
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 10):
        raise UsageProblem(f"{EPOCH} is een aantal seconden sinds 1970, niet '{seconds}'.")
    return datetime.fromtimestamp(int(seconds), UTC)


def _check_ours(output: str) -> None:
    """Raises `UsageProblem` where writing would destroy what is no agenda of ours."""
    from uvp_cli.render import ical

    if not is_there(output):
        if not is_standard_output(output) and Path(output).suffix.lower() != ".ics":
            fields = (*NARROWING, "responsible", "month")
            raise wrong_ending(output, "calendar", "Een agenda", [".ics"], fields)
        return
    check_ours(output, ical.is_ours, "geen agenda")
