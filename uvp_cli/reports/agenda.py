"""The planning as the appointments of a calendar, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from uvp_cli import dutch
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme
from uvp_cli.queries.agenda import Occurrence
from uvp_cli.reports.ours import ours
from uvp_cli.reports.parts import chapter
from uvp_cli.reports.planning import for_whom, when, who
from uvp_cli.reports.terms import REMARKS
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Appointment:
    """The entry that a calendar shows on the days `first` to `last`, inclusive. One that is
    `cancelled` takes back what a calendar has already."""

    uid: str
    title: str
    first: date
    last: date
    category: str | None
    description: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """Appointments under a name."""

    name: str
    appointments: tuple[Appointment, ...]


def agenda(
    programme: Programme, occurrences: Sequence[Occurrence], *, cancelled: bool = False
) -> Agenda:
    """The appointments of a programme, or those that it takes back."""
    appointments = (
        Appointment(
            uid=occurrence.uid,
            title=_title(occurrence),
            first=occurrence.first,
            last=occurrence.last,
            category=occurrence.scheduled.item.domain,
            description="\n".join(map(": ".join, _facts(occurrence, programme))),
            cancelled=cancelled,
        )
        for occurrence in occurrences
    )
    return Agenda(programme.title, tuple(appointments))


def _title(occurrence: Occurrence) -> str:
    """The title, with its month where something of a whole month is on one day."""
    title = occurrence.scheduled.item.title
    if not occurrence.months or occurrence.first != occurrence.last:
        return title
    return f"{title} ({dutch.listing(dutch.month_runs(occurrence.months))})"


def _facts(occurrence: Occurrence, programme: Programme) -> Iterator[tuple[str, str]]:
    scheduled, item = occurrence.scheduled, occurrence.scheduled.item
    titles = paths.titles(programme)
    if occurrence.months:
        yield "Wanneer", f"{when(scheduled)}; het programma noemt geen dag"
    if scheduled.responsible:
        yield "Verantwoordelijk", who(scheduled)
    if gemeenten := for_whom(scheduled, programme):
        yield "Alleen voor", gemeenten
    for action in item.actions:
        yield "Actie", titles[action]
    yield from ((label, how) for _, label, how in ours(item))
    for remark in item.remarks:
        yield REMARKS[remark.kind], remark.text
    yield "Bron", ", ".join(filter(None, (programme.title, chapter(item.source))))
