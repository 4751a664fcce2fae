"""Taking in a time sheet that colleagues filled in, as entries of a log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.commands.shared import clock
from uvp_cli.commands.shared.loading import load, load_logs
from uvp_cli.commands.shared.noting import Noting, target
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.programme.origin import Loaded, Placed
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.changes.amendments import Amendment, Objection, Sheets
    from uvp_cli.changes.handed_in import TimeSheet
    from uvp_cli.changes.noting import Note
    from uvp_cli.document.findings import KeyPath
    from uvp_cli.programme.log import Entry, Log
    from uvp_cli.queries.tidy_columns import ExportTable
    from uvp_cli.render.sheets.returned import Returned


_UNKNOWN = (
    "is geen rij van deze urenstaat: haar id is veranderd, of zij is erbij gezet. Zet de id terug, "
    "of haal de rij weg en noteer haar uren met uvp log."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A sheet for the log at `path`: what can be taken as `notes`, what cannot, or is beside it."""

    loaded: Loaded
    file: Path
    path: Path
    changes: tuple[Amendment, ...]
    notes: tuple[Note, ...]
    objections: tuple[Objection, ...]
    beside: tuple[str, ...]

    def noted(self, *, dry_run: bool) -> tuple[list[Amendment], Placed]:
        """The changes by their places in the log, which has them unless it is a `dry_run`, and
        where those stand. Raises `UsageProblem`, or `typer.Exit` after saying what is wrong."""
        shown, programme = locate.describe(self.path), self.loaded.programme
        lines: dict[KeyPath, int] = {}
        if self.notes:
            noted = Noting(programme, self.file, self.path, self.notes).done(dry_run=dry_run)
            first = len(noted.log.entries) - len(self.notes)
            lines = {("entries", at): line for at, line in enumerate(noted.lines, start=first)}
        changes = zip(self.changes, lines, strict=True)
        placed = Placed(programme, shown, shown, lines.__getitem__)
        return [replace(change, path=path) for change, path in changes], placed


def taken(returned: Returned, name: str, file: str, who: str | None) -> Taken:
    """The content of a time sheet from the file `name`, for the log of `who`, or of its
    municipality. Raises `UsageProblem`, or `typer.Exit` after saying what is wrong in a log."""
    from uvp_cli.changes.amendments import ADDED, Amendment, Objection, PassedOver, differences
    from uvp_cli.changes.handed_in import handed, notes
    from uvp_cli.queries.logbook import logbook
    from uvp_cli.queries.progress import progress
    from uvp_cli.queries.timesheet import filled
    from uvp_cli.render.sheets.layout import shown

    loaded = load(file)
    sheet = _sheet(returned, name, loaded)
    path = target(Path(file), who or sheet.gemeente)
    known = handed(sheet, _entries(sheet, Path(file), path, load_logs(file)))
    hours = {cell: noted.hours for cell, noted in known.items() if noted.hours is not None}
    expected = _as_returned(filled(sheet.table, hours), returned.sheets)
    differing = [*differences([expected], returned.sheets, shown, {}, {})]
    today = clock.today()
    lines = progress(loaded.programme, logbook([], today), sheet.gemeente).lines
    changed = [change for change in differing if isinstance(change, Amendment)]
    judged = [*notes(changed, sheet, known, {line.action.id for line in lines}, today)]
    pairs = [change for change in judged if not isinstance(change, Objection)]
    return Taken(
        loaded,
        Path(file),
        path,
        tuple(change for change, _ in pairs),
        tuple(note for _, note in pairs),
        tuple(
            replace(change, reason=_UNKNOWN) if change.reason == ADDED else change
            for change in (*differing, *judged)
            if isinstance(change, Objection)
        ),
        tuple(change.what for change in differing if isinstance(change, PassedOver)),
    )


def _sheet(returned: Returned, name: str, loaded: Loaded) -> TimeSheet:
    """The sheet as it was before anybody filled it in. Raises `UsageProblem`."""
    from uvp_cli.changes.handed_in import TimeSheet
    from uvp_cli.document.findings import shorten
    from uvp_cli.programme.packed import Unpackable
    from uvp_cli.queries.timesheet import unpacked

    facts, programme = returned.facts, loaded.programme
    if facts.get("programme") != programme.id:
        made_of = shorten(facts.get("programme", "?"))
        raise UsageProblem(
            f"'{name}' is een urenstaat bij {made_of}, en {loaded.origin} is een ander programma: "
            f"{programme.id}. Noem het goede met --file."
        )
    gemeente = facts.get("gemeente", "")
    if gemeente not in {known.id for known in programme.gemeenten}:
        raise UsageProblem(f"'{name}' is van {shorten(gemeente)}; {loaded.origin} kent die niet.")
    day, made = dutch.day(facts.get("day", "")), facts.get("timesheet", "")
    try:
        table = unpacked(returned.packed if day else "")
    except Unpackable:
        advice = "neem de uren over in een nieuwe urenstaat"
        raise UsageProblem(f"'{name}' is beschadigd; {advice}.") from None
    return TimeSheet(made, gemeente, day or "", facts.get("name", name), table)


def _as_returned(table: ExportTable, sheets: Sheets) -> ExportTable:
    """The sheet without the rows that somebody left out, who has no hours of them."""
    if table.title not in sheets:
        return table
    there = {cell for row in sheets[table.title] for cell in row}
    return replace(table, rows=tuple(row for row in table.rows if row.cells[0] in there))


def _entries(sheet: TimeSheet, file: Path, path: Path, logs: Sequence[Log]) -> Sequence[Entry]:
    """The entries of the log at `path`, be it none. Raises `UsageProblem` where the sheet has been
    taken into another."""
    from uvp_cli.changes.handed_in import handed

    by_path = dict(zip(locate.logs_of(file), logs, strict=True))
    own = by_path.pop(path, None)
    for other, log in by_path.items():
        if handed(sheet, log.entries):
            raise UsageProblem(
                f"Deze urenstaat is al overgenomen in {other.name}. Noem dat logboek met --log."
            )
    return own.entries if own else ()
