"""The state of the parts of a programme on a day: the entries of its logs up to then, folded."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Literal

from uvp_cli.programme import names
from uvp_cli.programme.annotations import ProgressStatus
from uvp_cli.programme.log import STATUSES, Entry, Log
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import Days, Turn, days_of, last_day, turns, turns_on
from uvp_cli.queries import planning
from uvp_cli.queries.planning import PlanningSelection, Scheduled
from uvp_cli.queries.wanted import Wanted, wants
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """All that is known of one part of a programme: its `entries` that count, in order of time."""

    about: str
    entries: tuple[Entry, ...] = ()

    def of(self, about: str) -> State:
        """The state of one of the parts that it is about together."""
        return State(about, tuple(entry for entry in self.entries if entry.about == about))

    def last(self, gemeente: str | None = None) -> Entry | None:
        """The entry with the status that holds: for one municipality, or what was said of all."""
        said = (
            entry
            for entry in reversed(self.entries)
            if entry.status and entry.gemeente in {None, gemeente}
        )
        return next(said, None)

    def status(self, gemeenten: Iterable[str]) -> ProgressStatus | None:
        """The status for these municipalities together; None where nothing is said of any.

        Done when it is done or dropped for all, dropped when it is dropped for all; otherwise
        delayed where it is for one of them, else started. Where it is dropped for some and nothing
        is said of the others, nothing is said of all of them.
        """
        if not self.entries:
            return None
        statuses = {entry.status if entry else None for entry in self._last_of(gemeenten)}
        if len(statuses) == 1:
            return statuses.pop()
        if statuses <= ENDED:
            return "done"
        if statuses == {None, "dropped"}:
            return None
        return "delayed" if "delayed" in statuses else "started"

    def until(self, gemeenten: Iterable[str]) -> str | None:
        """The month (yyyy-mm) to which it has been moved, the latest of these municipalities; None
        where it has not, or not any more, or nobody said to when."""
        last = self._last_of(gemeenten)
        moved = [entry.until for entry in last if entry and entry.status == "delayed"]
        return max((month for month in moved if month), default=None)

    def _last_of(self, gemeenten: Iterable[str]) -> list[Entry | None]:
        return [self.last(gemeente) for gemeente in gemeenten] or [self.last()]

    def spent(self, key: Spending, gemeente: Wanted = None) -> Decimal | None:
        """The hours or euros of the municipalities asked for, or of all and of what is noted
        for none in particular. None where nobody noted any, which is not 0."""
        return together(amount for _, amount in self.amounts(key, gemeente))

    def amounts(self, key: Spending, gemeente: Wanted) -> Iterator[tuple[str, Decimal]]:
        """As `spent`, each with the month (yyyy-mm) in which it was noted."""
        for entry in self.entries:
            amount = entry.hours if key == "hours" else entry.euros
            if amount is not None and wants(gemeente, entry.gemeente):
                yield entry.date[:7], amount

    def undivided(self, key: Spending) -> Decimal | None:
        """The hours or euros that are noted for no municipality in particular."""
        return together(getattr(it, key) for it in self.entries if it.gemeente is None)


Spending = Literal["hours", "euros"]
"""The things that can be spent."""


def together(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known; None where nothing is, which is not 0."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


ENDED = frozenset({"done", "dropped"})
"""The statuses after which nothing is left to do."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The way something stands on a day: its `status`, None where nobody said any; the month to
    which it was moved, if it was; `due`, the last day on which it can be done, empty where it has
    none. It is `late` when that is over and it is not done or dropped. Without a status it may be
    `dropped` for some municipalities (their names)."""

    status: ProgressStatus | None
    until: str | None
    due: str
    late: bool
    dropped: tuple[str, ...]

    @property
    def last(self) -> str:
        """The last month (yyyy-mm) in which it can be done, empty where it has none."""
        return self.due[:7]

    @property
    def ended(self) -> bool:
        """Whether it was done or dropped."""
        return self.status in ENDED


def standing(
    state: State, gemeenten: Sequence[str], due: str, day: str, programme: Programme
) -> Standing:
    """The standing of something for these municipalities on a day; by the programme, `due` is the
    last day on which it is done, empty where it has none."""
    status, until = state.status(gemeenten), state.until(gemeenten)
    due = days_of(until, until)[1] if until else due
    said = [] if status else [(it, state.last(it)) for it in gemeenten]
    some = [gemeente for gemeente, last in said if last and last.status == "dropped"]
    dropped = tuple(names.together(programme, some)) if some else ()
    return Standing(status, until, due, status not in ENDED and "" < due < day, dropped)


def turn(times: Sequence[Turn], day: str, within: Sequence[Days] = ()) -> Turn:
    """Of the times that something is planned the one that it stands for on a day: the last that has
    begun, else the first; empty where it has no time. It is `within` some days, if
    any of the times is."""
    own = turns_on(times, within) or times
    begun = [time for time in own if time[1] <= day[:7]]
    return (*begun[-1:], *own[:1], ("", "", ""))[0]


def fits(stands: Standing | None, wanted: str) -> bool:
    """Whether something stands as is wanted: "todo", "late", "done", or in any way."""
    if stands is None or not wanted:
        return not wanted
    if wanted == "todo":
        return not stands.ended
    return stands.late if wanted == "late" else stands.status == wanted


def of_item(
    scheduled: Scheduled,
    programme: Programme,
    book: Logbook,
    gemeente: Wanted = None,
    within: Sequence[Days] = (),
) -> Standing:
    """The standing of a planning item on the day of the logbook, for those asked for, and of the
    time `within` some days."""
    item = scheduled.item
    everywhere = [gemeente.id for gemeente in programme.gemeenten]
    whose = [it for it in scheduled.gemeenten or everywhere if wants(gemeente, it)]
    state, due = book.at(item.id or "", turns(item, programme.period), within)
    return standing(state, whose, due, book.day, programme)


def moved(programme: Programme, book: Logbook) -> dict[str, str]:
    """The month (yyyy-mm) to which each planning item was moved, by its id."""
    everywhere = [gemeente.id for gemeente in programme.gemeenten]
    own = {it.id: book.at(it.id, turns(it, programme.period)) for it in programme.planning if it.id}
    until = {name: state.until(everywhere) for name, (state, _) in own.items()}
    return {name: month for name, month in until.items() if month}


def planned(
    programme: Programme, book: Logbook, wanted: PlanningSelection
) -> tuple[Scheduled, ...]:
    """The planning items that meet every condition, each with how it stands, of the time that is
    asked where it comes back; what was moved is found where it was and where it is."""
    items = planning.select(programme, replace(wanted, moved=moved(programme, book)))
    days = wanted.asked.days if wanted.asked else ()
    stood = (
        replace(it, standing=of_item(it, programme, book, wanted.gemeente, days)) for it in items
    )
    return tuple(it for it in stood if fits(it.standing, wanted.standing))


@dataclass(frozen=True, slots=True)
class Logbook:
    """The logs of a programme as they were at the end of a day: `states` by the id that they are
    about. `entries` are all that count, in the order of time; there are `logs` of them, be it 0."""

    day: str
    logs: int
    entries: tuple[Entry, ...]
    states: Mapping[str, State]

    def of(self, about: str) -> State:
        """The state of a part of the programme, be it nothing."""
        return self.states.get(about) or State(about)

    def at(
        self, about: str, times: Sequence[Turn], within: Sequence[Days] = ()
    ) -> tuple[State, str]:
        """The state of a part of the programme in one of the times that it is planned (see `turn`),
        with the last day of that. Nothing was noted of what is still to come after another."""
        (now, *_), (since, _, due) = turn(times, self.day), turn(times, self.day, within)
        ends = min((begin for begin, *_ in times if since < begin <= now), default="9")
        noted = (it for it in self.of(about).entries if since <= it.date[:7] < ends)
        return State(about, tuple(noted) if since <= now else ()), due


def logbook(logs: Iterable[Log], day: str, today: str = "") -> Logbook:
    """The entries of the logs of a programme up to and including a day (yyyy-mm-dd), of one that is
    still to come up to `today`. The order of logs, and of what was noted on the same day, makes no
    difference."""
    counting = [_counting(log, min(day, today or day)) for log in logs]
    entries = tuple(sorted(chain.from_iterable(counting), key=_order))
    by_subject: dict[str, list[Entry]] = {}
    for entry in entries:
        by_subject.setdefault(entry.about, []).append(entry)
    states = {about: State(about, tuple(own)) for about, own in by_subject.items()}
    return Logbook(day, len(counting), entries, states)


def at_end(logs: Sequence[Log], programme: Programme, today: str = "") -> Logbook | None:
    """The logs of a programme as they are at its end, or `today` before that; None where it has
    none."""
    return logbook(logs, last_day(programme.period), today) if logs else None


def about(logs: Iterable[Log], known: Container[str]) -> tuple[Log, ...]:
    """The logs as far as they are about what is `known`; they speak of more than a part has."""
    return tuple(
        replace(log, entries=tuple(entry for entry in log.entries if entry.about in known))
        for log in logs
    )


def without_words(log: Log) -> Log:
    """The log with only what happened, when and how much: what somebody wrote is for colleagues."""
    silent = (replace(entry, text=None, cell=None, source=None, by=None) for entry in log.entries)
    return replace(log, entries=tuple(silent))


def _counting(log: Log, day: str) -> list[Entry]:
    """The entries of a log up to a day but for those that were corrected by then."""
    known = [entry for entry in log.entries if entry.date <= day]
    corrected = {entry.corrects for entry in known if entry.corrects}
    return [entry for entry in known if entry.id not in corrected]


def _order(entry: Entry) -> tuple[str, int, str]:
    """By day; on one day what is known last comes last, and the rest in an order of its own."""
    rank = STATUSES.index(entry.status) if entry.status else -1
    return entry.date, rank, repr(entry)
