"""What was to happen by a day, and of which nobody has noted that it did."""

from __future__ import annotations

from uvp_cli.programme import noted
from uvp_cli.programme.annotations import ProgressStatus
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import turns
from uvp_cli.programme.noted import NotedPart
from uvp_cli.queries import logbook
from uvp_cli.queries.logbook import Logbook
from uvp_cli.queries.planning import PlanningSelection
from uvp_cli.queries.progress import progress
from uvp_cli.queries.wanted import Wanted
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has not ended: `month` (yyyy-mm) is its last, or to which it was moved."""

    subject: NotedPart
    month: str
    status: ProgressStatus | None


def due(programme: Programme, book: Logbook, gemeente: Wanted = None) -> tuple[Due, ...]:
    """The planning of the month of the logbook and before, and the actions that are late, for the
    municipalities asked for, in the order of time."""
    known = noted.subjects(programme)
    items = logbook.planned(programme, book, PlanningSelection(gemeente=gemeente, standing="todo"))
    planned = (
        Due(known[item.item.id], stands.last, stands.status)
        for item in items
        if item.item.id and (stands := item.standing) and "" < stands.last <= book.day[:7]
    )
    lines = progress(programme, book, gemeente).lines
    late = (Due(known[line.action.id], line.last, line.status) for line in lines if line.late)
    return tuple(sorted((*planned, *late), key=lambda due: due.month))


def without_id(programme: Programme, day: str) -> int:
    """How many planning items of the month of a day and before have no id to note them by."""
    first = (turns(item, programme.period)[:1] for item in programme.planning if item.id is None)
    return sum(last <= day[:7] for times in first for _, _, last in times)
