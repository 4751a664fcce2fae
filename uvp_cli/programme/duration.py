"""The months in which an action runs, as far as the duration cell says."""

from __future__ import annotations

import re
from typing import Literal

from uvp_cli import dutch
from uvp_cli.programme.model import Period
from uvp_cli.programme.months import later, months_of
from uvp_cli.programme.names import fold
from uvp_cli.values import dataclass

Basis = Literal["stated", "begin-assumed", "unstated"]
Future = Literal["open-ended", "renewed"]
_FUTURES: dict[str, Future] = {"doorlopend": "open-ended", "continuering": "renewed"}
"""Folded cells that say that an action goes on, without saying when it ends."""


@dataclass(frozen=True, slots=True)
class Run:
    """The months (yyyy-mm) of the programme in which an action with this duration cell runs.

    `basis` says how that is known: the cell says so ("stated"); the cell says how
    long, but not from when, so the beginning of the programme is taken
    ("begin-assumed"); or the cell says nothing that can be used, so the whole
    programme is taken ("unstated").
    """

    cell: str | None
    months: tuple[str, ...]
    basis: Basis


def run(cell: str | None, period: Period) -> Run:
    """The months of `period` in which an action with this duration cell runs.

    Only a cell that is understood as a whole counts: "1 x per jaar" says how
    often, not when.
    """
    whole = months_of(period)
    if future(cell) == "open-ended":
        return Run(cell, whole, "stated")
    words = _CELL.fullmatch(fold(cell or ""))
    begin, end = _bounds(words, whole) if words else (None, None)
    months = tuple(month for month in whole if begin and end and begin <= month < end)
    if not words or not months:
        return Run(cell, whole, "unstated")
    assumed = words["count"] and not words["first"] and months != whole
    return Run(cell, months, "begin-assumed" if assumed else "stated")


def future(cell: str | None) -> Future | None:
    """How an action with this duration cell goes on after any programme; None where it may end."""
    return _FUTURES.get(fold(cell or ""))


_NAMES = "|".join(dutch.MONTHS)
_CELL = re.compile(
    r"(?:(?:continuering )?(?:voor )?(?:(?:ca|circa|ongeveer) )?"
    r"(?P<count>\d\d?|een) (?P<unit>maand|maanden|jaar)(?: |$))?"
    r"(?:(?P<how>vanaf|start in|start|van|in)? ?"
    rf"(?P<first>{_NAMES})(?: (?P<year>\d{{4}}))?(?: |$))?"
    rf"(?:(?P<until>tot en met|t m|tot eind|tot) (?P<last>{_NAMES})?(?: ?(?P<last_year>\d{{4}}))?)?"
)
"""A folded cell that names months: "ca 6 maanden", "maart t m mei", "tot eind 2026"."""


def _bounds(words: re.Match[str], whole: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The first month, and the first one after the last; None where the cell names none."""
    begin = _begin(words, whole)
    if begin is None or (words["count"] and words["until"]):
        return None, None
    if words["until"]:
        rest = tuple(month for month in whole if month >= begin)
        return begin, _end(words["until"], words["last"], words["last_year"], rest)
    if words["count"]:
        count = 1 if words["count"] == "een" else int(words["count"])
        return begin, later(begin, count * 12 if words["unit"] == "jaar" else count)
    if words["how"] in ("vanaf", "start in", "start"):
        return begin, later(whole[-1], 1)
    return begin, later(begin, 1) if words["first"] else None


def _begin(words: re.Match[str], whole: tuple[str, ...]) -> str | None:
    """The first month: without a year of its own the last one of that name before the end."""
    if not words["first"]:
        return whole[0]
    months = whole
    if words["last_year"]:
        end = _end(words["until"], words["last"], words["last_year"], whole)
        months = tuple(month for month in reversed(whole) if end and month < end)
    return _named(words["first"], words["year"], months)


def _end(until: str, month: str | None, year: str | None, months: tuple[str, ...]) -> str | None:
    """The first month after "tot eind mei" (June), "tot mei" (May), "tot en met 2026" (January)."""
    last = _named(month, year, months) if month else year and f"{year}-12"
    if until != "tot":
        return last and later(last, 1)
    return last if month else year and f"{year}-01"


def _named(name: str, year: str | None, months: tuple[str, ...]) -> str | None:
    """The month (yyyy-mm) of this name: in that year, else the first among `months`."""
    number = f"{dutch.MONTHS.index(name) + 1:02}"
    return f"{year}-{number}" if year else next((m for m in months if m[5:] == number), None)
