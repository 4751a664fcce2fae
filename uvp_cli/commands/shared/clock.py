"""The day of today: of the calendar of the user, or the one that `UVP_TODAY` sets."""

from __future__ import annotations

import os

from uvp_cli.exits import UsageProblem

VARIABLE = "UVP_TODAY"
"""The environment variable that sets the day, so that an answer can be given once more."""


def today() -> str:
    """Today as yyyy-mm-dd. Raises `UsageProblem` where `UVP_TODAY` is no day."""
    from datetime import date

    from uvp_cli import dutch

    written = os.environ.get(VARIABLE)
    if not written:
        return date.today().isoformat()  # noqa: DTZ011 (the user's own calendar)
    day = dutch.day(written)
    if day is None:
        raise UsageProblem(f"{VARIABLE} is een dag als 2026-11-29, niet '{written}'.")
    return day


def day(option: str, typed: str | None) -> str:
    """The day (yyyy-mm-dd) that an option names, else today. Raises `UsageProblem`."""
    from uvp_cli import dutch

    if typed is None:
        return today()
    found = dutch.day(typed)
    if found is None:
        raise UsageProblem(f"{option} is een dag als 2026-06-30 of 30 juni 2026, niet '{typed}'.")
    return found
