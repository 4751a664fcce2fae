"""The log of a programme as tables beside those of the programme itself: what was noted, and what
came of each action by a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import get_args

from uvp_cli.programme import reach
from uvp_cli.programme.annotations import ProgressStatus
from uvp_cli.programme.log import Log
from uvp_cli.programme.model import Programme
from uvp_cli.programme.noted import NotedPart, notable_parts
from uvp_cli.queries.logbook import Logbook, about, logbook
from uvp_cli.queries.progress import ActionStanding, progress
from uvp_cli.queries.tidy_columns import ExportColumn, ExportRow, ExportTable, Type, noted


def tables(programme: Programme, logs: Sequence[Log], day: str) -> tuple[ExportTable, ...]:
    """The notes about the parts of a programme, and its actions at the end of a day (yyyy-mm-dd);
    no table where there is no log."""
    if not logs:
        return ()
    programme = reach.ungrouped(programme)
    known = notable_parts(programme)
    own = about(logs, known)
    book = logbook(own, day)
    return (
        replace(ENTRIES, rows=tuple(_entries(known, own, book))),
        replace(PROGRESS, rows=tuple(_progress(programme, book))),
    )


def _entries(
    known: Mapping[str, NotedPart], logs: Sequence[Log], book: Logbook
) -> Iterator[ExportRow]:
    """A row for each entry, log after log."""
    counting = set(map(id, book.entries))
    for number, entry in enumerate(chain.from_iterable(log.entries for log in logs), start=1):
        said = (getattr(entry, column.key) for column in ENTRIES.columns[2:-1])
        yield ExportRow((), (number, known[entry.about].action, *said, id(entry) in counting))


def _progress(programme: Programme, book: Logbook) -> Iterator[ExportRow]:
    """A row for each action and municipality that it is for; and one for what was noted of an
    action for no municipality in particular."""
    for gemeente in programme.gemeenten:
        for line in progress(programme, book, gemeente.id).lines:
            yield _row(line, gemeente.id, book.day)
    for line in progress(programme, book).lines:
        hours, euros = line.undivided.used, line.undivided.spent
        if hours is not None or euros is not None:
            said = (None, None, hours, None, euros, None, None, None, None)
            yield ExportRow((), (line.action.id, None, _theme(line), book.day, *said))


def _row(line: ActionStanding, gemeente: str, day: str) -> ExportRow:
    """An action of one municipality."""
    of = line.amounts
    planned = of.planned.hours if of.planned else None
    cells = (planned, _rounded(of.expected), of.used, of.money, of.spent)
    state = (line.status, line.until, line.last, line.late)
    return ExportRow((), (line.action.id, gemeente, _theme(line), day, *cells, *state))


def _theme(line: ActionStanding) -> str | None:
    return line.theme.id if line.theme else None


def _rounded(hours: Fraction | None) -> Decimal | None:
    """Hours in hundredths; nothing smaller is known of what is spread evenly."""
    if hours is None:
        return None
    return (Decimal(round(hours * 100)) / 100).normalize() + 0


def _status(text: str) -> ExportColumn:
    return replace(noted("status", "Stand", text), choices=get_args(ProgressStatus))


ENTRIES = ExportTable(
    "entries",
    "Notities",
    "Een notitie uit een logboek bij het programma. Deze tabel is er alleen als er een logboek is.",
    (),
    (
        noted("entry", "Notitie", "Het volgnummer, logboek na logboek, vanaf 1.", Type.WHOLE),
        noted("action", "Actie", "De actie die het is, of waar het bij hoort.", Type.ID, "actions"),
        noted("date", "Datum", "De dag waarop het gebeurde of bleek.", Type.DATE),
        noted("about", "Over", "De id van dat onderdeel.", Type.ID),
        noted(
            "gemeente",
            "Gemeente",
            "De gemeente waar het over gaat; leeg is alle samen.",
            Type.ID,
            "gemeenten",
        ),
        noted("by", "Door", "Wie het meldt of deed: een rol, afdeling of partner.", Type.ID),
        _status("`started`, `delayed`, `dropped` of `done`."),
        noted("until", "Verschoven naar", "De maand waarnaar het is uitgesteld.", Type.MONTH),
        noted("hours", "Uren", "De uren die eraan zijn besteed.", Type.HOURS),
        noted("euros", "Bedrag", "Het bedrag dat eraan is uitgegeven.", Type.EUROS),
        noted("value", "Waarde", "Wat er van een indicator is gemeten.", Type.NUMBER),
        noted("cell", "Cel", "Wat er letterlijk over de stand staat."),
        noted("text", "Tekst", "Wat er gebeurde, of waarom niet."),
        noted("source", "Bron", "Waar dit staat."),
        noted("id", "Id", "De korte naam van de notitie.", Type.ID),
        noted("corrects", "Verbetert", "De id van de notitie die zij verbetert.", Type.ID),
        noted(
            "counts",
            "Telt mee",
            "Of de notitie op de dag van de tabel progress meetelt: niet als zij van later is, of "
            "verbeterd.",
            Type.FLAG,
        ),
    ),
)
PROGRESS = ExportTable(
    "progress",
    "Voortgang",
    "Een actie in een gemeente op een dag, zoals `uvp progress` haar toont; zonder gemeente is dat "
    "wat voor geen gemeente in het bijzonder is genoteerd. Deze tabel is er alleen als er een "
    "logboek is.",
    (),
    (
        noted("action", "Actie", "De actie.", Type.ID, "actions"),
        noted(
            "gemeente",
            "Gemeente",
            "De gemeente; leeg bij wat voor alle samen is genoteerd.",
            Type.ID,
            "gemeenten",
        ),
        noted("theme", "Thema", "Het thema; leeg daarbuiten.", Type.ID, "themes"),
        noted("day", "Op", "De dag waarop dit zo is, die van de export.", Type.DATE),
        noted(
            "planned", "Geraamd", "De geraamde uren; leeg als die niet te tellen zijn.", Type.HOURS
        ),
        noted(
            "expected",
            "Verwacht",
            "De uren die tot die dag te verwachten zijn: indicatief, gelijk over de maanden.",
            Type.HOURS,
        ),
        noted("used", "Besteed", "De genoteerde uren; leeg is niet bijgehouden.", Type.HOURS),
        noted("money", "Bedrag", "Het geld dat alleen voor deze actie is.", Type.EUROS),
        noted("spent", "Uitgegeven", "Het genoteerde bedrag.", Type.EUROS),
        _status("`started`, `delayed`, `dropped` of `done`; leeg als er niets over staat."),
        noted("until", "Verschoven naar", "De maand waarnaar zij is uitgesteld.", Type.MONTH),
        noted("last", "Laatste maand", "De maand waarin zij eindigt.", Type.MONTH),
        noted("late", "Te laat", "Of die maand om is zonder dat zij gedaan is.", Type.FLAG),
    ),
    key=2,
)
