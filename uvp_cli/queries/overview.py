"""A programme on one screen: what is due this month and the next, the hours, and what is open."""

from __future__ import annotations

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import NamedDays, days_of, later, months_of
from uvp_cli.queries.hours import Account, account
from uvp_cli.queries.logbook import Logbook, planned
from uvp_cli.queries.planning import PlanningSelection, Scheduled, select
from uvp_cli.queries.questions import OpenQuestion, ask
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Overview:
    """The planning `due` in a month (yyyy-mm) and the one after it, by month, without those that
    are not of the programme; the hours of all municipalities together, and the open `questions`.
    `late` is how many actions and planning items are, None where there is no log."""

    programme: Programme
    month: str
    due: dict[str, tuple[Scheduled, ...]]
    together: Account
    questions: tuple[OpenQuestion, ...]
    late: int | None = None


def look(
    programme: Programme, month: str, book: Logbook | None = None, late: int | None = None
) -> Overview:
    """The programme as it is in `month` (yyyy-mm), by its log where it has one, in which so many
    actions and planning items are `late`."""

    def due(month: str) -> tuple[Scheduled, ...]:
        name = dutch.month_of(month)
        wanted = PlanningSelection(asked=NamedDays((days_of(month, month),), name, name))
        return planned(programme, book, wanted) if book else select(programme, wanted)

    shown = {month, later(month, 1)}.intersection(months_of(programme.period))
    return Overview(
        programme=programme,
        month=month,
        due={month: due(month) for month in sorted(shown)},
        together=account(programme),
        questions=ask(programme),
        late=late,
    )
