"""How something stands by the log, in words."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli import dutch
from uvp_cli.programme.log import Entry
from uvp_cli.programme.model import Programme
from uvp_cli.queries.logbook import Standing, State
from uvp_cli.reports.terms import PROGRESS

NO_STATUS = "geen status"
LATE = "te laat"
LATE_NOTE = (
    "Te laat is wat volgens het programma voorbij is, of het logboek naar een maand verschoof die "
    "voorbij is, en waarvan niemand noteerde dat het gedaan of vervallen is."
)


def stand(stands: Standing, programme: Programme) -> str:
    """The status with the month to which it was moved, and whether it is late."""
    moved = f" naar {month(stands.until, programme)}" if stands.until else ""
    status = f"{PROGRESS[stands.status]}{moved}" if stands.status else NO_STATUS
    return f"{LATE}; {status}" if stands.late else status


def month(month: str, programme: Programme) -> str:
    """A month (yyyy-mm) in Dutch, with the year where the programme is not of that year alone."""
    period = programme.period
    is_plain = period.from_[:4] == period.last[:4] == month[:4]
    return dutch.MONTHS[int(month[5:]) - 1] if is_plain else dutch.month_of(month)


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
    return next((it for it in reversed(state.entries) if any(_said(it, keys))), None)


def _said(entry: Entry, keys: tuple[str, ...]) -> Iterator[bool]:
    return (getattr(entry, key) is not None for key in keys)
