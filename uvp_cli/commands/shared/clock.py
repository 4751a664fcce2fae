"""The day of today: of the calendar of the user, or the one that `UVP_TODAY` sets."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from uvp_cli.programme.model import Programme

VARIABLE = "UVP_TODAY"
"""The environment variable that sets the day, so that an answer can be given once more."""


def today() -> str:
    """Today as yyyy-mm-dd. Raises `UsageProblem` where `UVP_TODAY` is no day."""
    written = os.environ.get(VARIABLE)
    if not written:
        return date.today().isoformat()  # noqa: DTZ011 (the user's own calendar)
    day = dutch.day(written)
    if day is None:
        raise UsageProblem(f"{VARIABLE} is een dag als 2026-11-29, niet '{written}'.")
    return day


def day(option: str, typed: str | None, programme: Programme, *, or_end: bool = False) -> str:
    """The day (yyyy-mm-dd) of a programme that an option names, as 17 februari or gisteren, else
    today; with `or_end` also the last day of a longer time. Raises `UsageProblem`."""
    if typed is None:
        return today()
    from contextlib import suppress

    if found := dutch.day(typed):
        return found
    from uvp_cli.programme import periods

    with suppress(periods.UnclearPeriod):
        days = periods.read([typed], periods.calendar([programme], today())).days
        if len(days) == 1 and (or_end or days[0][0] == days[0][1]):
            return days[0][1]
    longer = ", juni of Q2" if or_end else " of gisteren"
    raise UsageProblem(f"{option} is een dag, zoals 2026-06-30, 30 juni{longer}, niet '{typed}'.")
