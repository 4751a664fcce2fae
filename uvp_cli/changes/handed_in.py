"""Hours that colleagues filled in on a time sheet, as entries of a log.

Each cell has an entry with an id of its own, so that a sheet that is handed in once more adds
nothing, and a cell that was changed since corrects what it said before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.changes.amendments import Amendment, Objection
from uvp_cli.changes.noting import Note
from uvp_cli.changes.typed import quoted
from uvp_cli.document.findings import shorten
from uvp_cli.document.scalars import ScalarValue
from uvp_cli.programme.annotations import MAX_HOURS
from uvp_cli.programme.log import Entry
from uvp_cli.programme.months import days_of
from uvp_cli.programme.names import slug
from uvp_cli.queries.tidy_columns import ExportTable
from uvp_cli.values import dataclass

_NAME = 25
"""Characters of the id of an action in that of an entry."""
HoursKey = tuple[str, str]
"""The action and the month (yyyy-mm) that the hours are of."""


@dataclass(frozen=True, slots=True)
class TimeSheet:
    """A time sheet with nothing filled in: its id, the municipality that it is of, the day
    (yyyy-mm-dd) on which it was made, and the name of its file then."""

    id: str
    gemeente: str
    day: str
    name: str
    table: ExportTable

    @property
    def cells(self) -> Iterator[HoursKey]:
        """Every cell that can be filled in."""
        months = [column.key for column in self.table.columns if column.editable]
        return ((str(row.cells[0]), month) for row in self.table.rows for month in months)

    def entry_id(self, cell: HoursKey, number: int = 1) -> str:
        """The id of the entry of a cell; of the ones that correct it, by their `number`."""
        action, month = cell
        digest = hashlib.sha256(f"{self.id} {action}".encode()).hexdigest()[:10]
        name = slug(action.rpartition(".")[2])[:_NAME].strip("-")
        return f"{name}-{month}-{digest}{f'-{number}' if number > 1 else ''}"


@dataclass(frozen=True, slots=True)
class Handed:
    """The part of a log about a cell: the `number` of entries, the hours of the latest, None where
    it was emptied; and whether it `counts` still, since nobody else corrected it."""

    number: int
    hours: Decimal | None
    counts: bool


def handed(sheet: TimeSheet, entries: Sequence[Entry]) -> dict[HoursKey, Handed]:
    """The part of a log with these entries about each cell of a sheet that it has."""
    by_id = {entry.id: entry for entry in entries if entry.id}
    corrected = {entry.corrects for entry in entries if entry.corrects}
    known: dict[HoursKey, Handed] = {}
    for cell in sheet.cells:
        number = 0
        while sheet.entry_id(cell, number + 1) in by_id:
            number += 1
        if number:
            latest = sheet.entry_id(cell, number)
            known[cell] = Handed(number, by_id[latest].hours, latest not in corrected)
    return known


def notes(
    changes: Iterable[Amendment],
    sheet: TimeSheet,
    known: Mapping[HoursKey, Handed],
    actions: Container[str],
    today: str,
) -> Iterator[tuple[Amendment, Note] | Objection]:
    """The entry that each change of a cell becomes, if it can: of one of the `actions` that the
    programme has for the municipality, and of a month that has begun."""
    for change in changes:
        index, month = change.path
        cell = str(sheet.table.rows[int(index)].cells[0]), str(month)
        before = known.get(cell)
        if reason := _why_not(change, cell, before, actions, today):
            yield Objection(change.where, reason)
        else:
            yield change, _note(change, sheet, cell, before)


def _why_not(
    change: Amendment, cell: HoursKey, before: Handed | None, actions: Container[str], today: str
) -> str:
    """Why a change cannot become an entry; nothing where it can."""
    action, month = cell
    if action not in actions:
        return "het programma heeft deze actie nu niet voor deze gemeente; noteer dit met uvp log."
    if isinstance(change.after, Decimal) and not 0 <= change.after <= MAX_HOURS:
        bounds = f"een getal van 0 t/m {dutch.number(MAX_HOURS)}, zoals 7,5"
        return f"kan niet '{quoted(change.after)}' zijn; schrijf {bounds}."
    if month > today[:7]:
        return f"{dutch.month_of(month)} moet nog komen; vul de uren in als zij gemaakt zijn."
    if before and not before.counts:
        return "is in het logboek intussen verbeterd; verbeter het daar, met uvp log --verbetert."
    return ""


def _note(change: Amendment, sheet: TimeSheet, cell: HoursKey, before: Handed | None) -> Note:
    """The entry of a cell, on the last day of its month; without hours where it was emptied."""
    action, month = cell
    number = before.number if before else 0
    said: dict[str, ScalarValue | None] = {
        "id": sheet.entry_id(cell, number + 1),
        "date": days_of(month, month)[1],
        "about": action,
        "corrects": sheet.entry_id(cell, number) if number else None,
        "gemeente": sheet.gemeente,
        "hours": change.after,
        "source": f"Urenstaat {shorten(sheet.name)} van {dutch.day_of(sheet.day)}",
    }
    return {key: value for key, value in said.items() if value is not None}
