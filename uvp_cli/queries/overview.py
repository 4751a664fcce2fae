"""A programme on one screen: what is due this month, the hours, and what is still open."""

from __future__ import annotations

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import Asked, days_of
from uvp_cli.queries.hours import Account, account
from uvp_cli.queries.logbook import Logbook, planned
from uvp_cli.queries.planning import Scheduled, Selection, select
from uvp_cli.queries.questions import ask
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Overview:
    """The planning `due` in a month (yyyy-mm), the hours of each municipality, and the number
    of open `questions`. `running` is false where the month is not one of the programme's; `late` is
    how many actions and planning items are, None where there is no log."""

    programme: Programme
    month: str
    running: bool
    due: tuple[Scheduled, ...]
    accounts: tuple[Account, ...]
    questions: int
    late: int | None = None


def look(
    programme: Programme, month: str, book: Logbook | None = None, late: int | None = None
) -> Overview:
    """The programme as it is in `month` (yyyy-mm), by its log where it has one, in which so many
    actions and planning items are `late`."""
    running = programme.period.from_ <= month <= programme.period.last
    name = dutch.month_of(month)
    wanted = Selection(asked=Asked((days_of(month, month),), name, name))
    due = planned(programme, book, wanted) if book else select(programme, wanted)
    return Overview(
        programme=programme,
        month=month,
        running=running,
        due=due if running else (),
        accounts=tuple(account(programme, each.id) for each in programme.gemeenten),
        questions=len(ask(programme)),
        late=late,
    )
