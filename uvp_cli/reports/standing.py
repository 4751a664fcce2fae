"""How something stands by the log, in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.log import PROGRESS, Entry
from uvp_cli.programme.model import PlanningItem, Programme
from uvp_cli.programme.months import period_of, turns
from uvp_cli.queries.hours import Figures
from uvp_cli.queries.logbook import Standing, State, turn
from uvp_cli.queries.planning import Scheduled
from uvp_cli.reports.facts import Fact, T
from uvp_cli.reports.tables import Explaining, For, Report

NO_STATUS = "geen status"
UNKNOWN = "niet bijgehouden"
LATE = "te laat"
ASKED = {"todo": "wat nog moet", "late": "wat te laat is", "done": "wat gedaan is"}
"""The states of the planning that can be asked for, in the words of a title."""
NO_LOG = (
    "Naast dit programma staat geen logboek: er is nog niets genoteerd. Begin er een met: uvp log"
)
NO_LOG_OF_MORE = "Naast deze programma's staat geen logboek."
LATE_NOTE = Explaining.of(
    "Te laat is wat volgens het programma voorbij is, of het logboek naar een maand verschoof die "
    "voorbij is, en waarvan niemand noteerde dat het gedaan of vervallen is.",
    *("Te laat", LATE),
)


def without_log(report: Report) -> Report:
    """An answer to people without its rows, of which nobody noted anything: it says that there is
    no log, and how to begin one."""
    silent = replace(report.table, rows=(), footnotes=(), notes=())
    return replace(report, content=replace(silent, empty=NO_LOG, empty_of_more=NO_LOG_OF_MORE))


STATUSES = {**PROGRESS, "late": LATE, "none": NO_STATUS}
"""The states of actions that can be asked for."""


def is_any(stands: Standing | None, wanted: Collection[str]) -> bool:
    """Whether something stands in one of the ways that are asked for, or none is."""
    if stands is None or not wanted:
        return not wanted
    return (stands.status or "none") in wanted or (stands.late and "late" in wanted)


def late_notes(items: Iterable[Scheduled]) -> Iterator[str]:
    """The meaning of late, where anything is."""
    if any(scheduled.standing and scheduled.standing.late for scheduled in items):
        yield LATE_NOTE


def stand(stands: Standing, programme: Programme) -> str:
    """The status with the month to which it was moved, and whether it is late."""
    until = stands.until and month(stands.until, programme)
    status = status_text(stands.status, until) or of_some(stands) or NO_STATUS
    return f"{LATE}; {status}" if stands.late else status


def status_text(status: str | None, until: str | None) -> str:
    """The status, with the month (in Dutch) to which something was moved; empty without one."""
    return f"{PROGRESS[status]}{f' naar {until}' if until else ''}" if status else ""


def of_some(stands: Standing) -> str:
    """For whom something was dropped, where nothing is said of the others; else empty."""
    if not stands.dropped:
        return ""
    return f"{PROGRESS['dropped']} in {dutch.listing(stands.dropped)}, verder {NO_STATUS}"


def time_of(item: PlanningItem, programme: Programme, day: str) -> str:
    """The time of a planning item that its status on a day is of, with its year; empty where it
    says none."""
    _, first, last = turn(turns(item, programme.period), day)
    return period_of(item, int(first[:4] or 0)) or (dutch.month_of(last[:7]) if last else "")


def standing_facts(
    standing: Callable[[T], Standing | None], programme: Programme
) -> Iterator[Fact[T]]:
    """How things stand, where there is a log: in words for people, apart for programs."""

    def of(get: Callable[[Standing], Any], silence: str | None = None) -> Callable[[T], Any]:
        return lambda thing: get(stands) if (stands := standing(thing)) else silence

    yield Fact("stand", "Status", of(lambda it: stand(it, programme), ""), For.PEOPLE)
    yield Fact("status", "Status", of(attrgetter("status")), For.PROGRAMS, words=PROGRESS)
    yield Fact("until", "Verschoven naar", of(attrgetter("until")), For.PROGRAMS)
    yield Fact("late", "Te laat", of(attrgetter("late")), For.PROGRAMS)


def month(month: str, programme: Programme) -> str:
    """A month (yyyy-mm) in Dutch, with the year where the programme is not of that year alone."""
    period = programme.period
    is_plain = period.from_[:4] == period.last[:4] == month[:4]
    return dutch.MONTHS[int(month[5:]) - 1] if is_plain else dutch.month_of(month)


def too_many(left: Figures, noun: str = "") -> str:
    """How many hours too many were used, whatever was meant with the estimates; the least and the
    most where those differ. Empty where there may be hours left."""
    return f"{dutch.span(-left.high, -left.low)}{noun} te veel" if left.high < 0 else ""


def figure(state: State) -> str:
    """The last figure or cell that was noted; empty where there is none."""
    entry = last(state, "value", "cell")
    if entry is None:
        return ""
    return entry.cell or (dutch.exact(entry.value) if entry.value is not None else "")


def remark(state: State) -> str | None:
    """The last text that was noted, with its day and where it stands; None without one."""
    entry = last(state, "text", "source")
    if entry is None:
        return None
    day = dutch.day_of(entry.date)
    if not entry.text:
        return f"Bron: {entry.source} ({day})."
    return f"{day}: {entry.text}{f' (bron: {entry.source})' if entry.source else ''}"


def last(state: State, *keys: str) -> Entry | None:
    """The last entry that says one of these."""
    said = (it for it in reversed(state.entries) if any(getattr(it, k) is not None for k in keys))
    return next(said, None)
