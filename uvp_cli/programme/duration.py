"""The months in which an action runs, as far as the duration cell says.

A cell is read in three steps: into words, what in them is a point of time such as a quarter
(`points`), and what is said of those, such as "from then on" (`_FORMS`). Only a cell
that is understood as a whole counts: "1 x per jaar" says how often, not when.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal

from uvp_cli.dutch import MONTHS
from uvp_cli.programme.model import Action, Period
from uvp_cli.programme.months import SIZES, MonthSpan, later, months_of, stretches
from uvp_cli.programme.names import fold
from uvp_cli.programme.points import DASH, Needed, Point, holds, parts_of, pointed, words_of
from uvp_cli.values import dataclass

Basis = Literal["stated", "begin-assumed", "unstated"]
Future = Literal["open-ended", "renewed"]
_FUTURES: dict[str, Future] = {
    "doorlopend": "open-ended",
    "continu": "open-ended",
    "structureel": "open-ended",
    "permanent": "open-ended",
    "onbepaalde tijd": "open-ended",
    "voor onbepaalde tijd": "open-ended",
    "continuering": "renewed",
}
"""Folded cells that say that an action goes on, without saying when it ends."""


@dataclass(frozen=True, slots=True)
class Run:
    """The months (yyyy-mm) of the programme in which an action with this duration cell runs.

    `basis` says how that is known: the cell says so ("stated"); the cell says how long, but not
    from when, so the beginning of the programme is taken ("begin-assumed"); or the cell says
    nothing that can be used, so the whole programme is taken ("unstated"). Of the last two it is
    `planned` where the planning says when the action starts, which is taken instead.
    """

    cell: str | None
    months: tuple[str, ...]
    basis: Basis
    planned: bool = False

    @property
    def stretches(self) -> list[MonthSpan]:
        """The first and the last month of each row of months that follow each other."""
        return stretches(self.months)


@lru_cache(maxsize=4096)
def run(cell: str | None, period: Period, *, once: bool = False, start: str | None = None) -> Run:
    """The months of `period` in which an action with this duration cell runs.

    "Maart" is every March of the period; with `once` only the first. `start` is the month
    (yyyy-mm) in which it starts by the planning, which counts where the cell names no beginning.
    """
    whole = months_of(period)
    if future(cell) == "open-ended":
        return Run(cell, whole, "stated")
    onwards = tuple(month for month in whole if start is None or month >= start)
    words = words_of(cell or "")
    is_length = holds(words, _SIZED) and re.fullmatch(_LONG, words) is not None
    spans = _spans(cell or "", onwards if is_length else whole, once=once)
    months = tuple(month for month in whole if any(begin <= month < end for begin, end in spans))
    if months and not is_length:
        return Run(cell, months, "stated")
    if months:
        return Run(cell, months, "begin-assumed", planned=start is not None)
    if start is None or future(cell):
        return Run(cell, whole, "unstated")
    return Run(cell, onwards, "unstated", planned=True)


def cell_of(action: Action) -> str | None:
    """The duration cell of an action."""
    capacity = action.capacity
    return capacity.duration.cell if capacity and capacity.duration else None


def future(cell: str | None) -> Future | None:
    """The way in which an action with this duration cell goes on after any programme; None where it
    may end."""
    return _FUTURES.get(fold(cell or ""))


_COUNTS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_SIZES = SIZES | {"maanden": 1, "kwartalen": 3, "jaren": 12}
_LENGTH = (
    r"(?:voor )?(?:(?:ca|circa|ongeveer) )?"
    rf"(?:(?P<count>\d\d?|{'|'.join(_COUNTS)}) (?P<unit>{'|'.join(_SIZES)})|halfjaar)"
)
_FROM = "(?:vanaf|start in|start|sinds|met ingang van|per)"
_FIRST = r"#(?P<first>\d)"
_UNTIL = rf"(?P<until>tm|tot eind|tot|{DASH}) #(?P<last>\d)"
_LONG = rf"{_LENGTH}(?: (?:(?:{_FROM}|van|in) )?{_FIRST})?"
_SIZED: Needed = ((*_SIZES, "halfjaar"),)
_ENDED: Needed = (("tm #", "tot #", "eind #", f"{DASH} #"),)
_EVERY = "(?:elk jaar|ieder jaar|jaarlijks)"
_Whole = tuple[str, ...]
"""All months of the programme."""


@dataclass(frozen=True, slots=True)
class _Form:
    """The words of a cell around its points of time."""

    match: re.Match[str]
    points: Sequence[Point]

    @property
    def first(self) -> Point:
        """The point that it begins with."""
        return self.points[int(self.match["first"])]

    @property
    def last(self) -> Point:
        """The point that it ends with."""
        return self.points[int(self.match["last"])]

    def end(self, year: int) -> str:
        """The first month after "tot eind mei" (June), "tot mei" (May), "tot en met mei" (June)."""
        begin, end = self.last.in_year(year)
        return begin if self.match["until"] == "tot" and self.last.day in (None, 1) else end

    def begin(self, whole: _Whole) -> str | None:
        """The month that it begins in: without a year the first in the programme."""
        return next(iter(_begins(self.first, whole)), None)


def _all(_form: _Form, whole: _Whole) -> Iterator[MonthSpan]:
    """The span of "het hele jaar"."""
    yield whole[0], later(whole[-1], 1)


def _for_long(form: _Form, whole: _Whole) -> Iterator[MonthSpan]:
    """The span of "6 maanden vanaf maart"; without a beginning from that of the programme."""
    count = form.match["count"] or "een"
    number = _COUNTS.index(count) + 1 if count in _COUNTS else int(count)
    begin = form.begin(whole) if form.points else whole[0]
    if begin:
        yield begin, later(begin, number * _SIZES[form.match["unit"] or "halfjaar"])


def _in(form: _Form, whole: _Whole) -> Iterator[MonthSpan]:
    """The span of "2e kwartaal 2020"; without a year each of that name."""
    for year in _years(form.first, whole):
        begin, end = form.first.in_year(year)
        if begin <= whole[-1] and end > whole[0]:
            yield begin, end


def _onwards(form: _Form, whole: _Whole) -> Iterator[MonthSpan]:
    """The span of "vanaf 2021"; "start in 2021" says in which year, not when."""
    in_some_month = form.match[0].startswith("start") and form.first.last - form.first.first == 11
    begin = form.begin(whole)
    if begin and not in_some_month:
        yield begin, later(whole[-1], 1)


def _before(form: _Form, whole: _Whole) -> Iterator[MonthSpan]:
    """The span of "tot en met juli"; without a year the first."""
    ends = [end for end in map(form.end, _years(form.last, whole)) if end > whole[0]]
    yield from ((whole[0], end) for end in ends[:1])


def _between(form: _Form, whole: _Whole) -> Iterator[MonthSpan]:
    """The spans of "oktober t/m maart" that begin in the programme; where one end has a year, the
    other is the nearest."""
    first, last = form.first, form.last
    if last.year and not first.year:
        end = form.end(last.year)
        years = [last.year, last.year - 1]
        begins = [begin for year in years if (begin := first.in_year(year)[0]) < end]
        yield from ((begin, end) for begin in begins[:1])
        return
    for begin in _begins(first, whole):
        years = [last.year] if last.year else [int(begin[:4]), int(begin[:4]) + 1]
        ends = [end for end in map(form.end, years) if end > begin]
        yield from ((begin, end) for end in ends[:1])


_FORMS: tuple[tuple[Needed, str, Callable[[_Form, _Whole], Iterator[MonthSpan]]], ...] = (
    (
        (("hele", "heel het", "geheel"),),
        "(?:gedurende )?(?:het |de )?(?:hele|gehele|heel het|geheel)"
        " (?:jaar(?: door)?|looptijd|programma|(?:programma|plan|beleids)?periode)",
        _all,
    ),
    (_SIZED, _LONG, _for_long),
    (("#",), rf"(?:{_EVERY} )?(?:(?:in|van|gedurende|tijdens) )?{_FIRST}(?: {_EVERY})?", _in),
    (
        (("vanaf ", "start ", "in ", "sinds ", "gang van ", "per "), "#"),
        rf"{_FROM} {_FIRST}(?: doorlopend| ev)?",
        _onwards,
    ),
    (((" ev",), "#"), rf"{_FIRST} ev", _onwards),
    ((("#1",),), rf"(?:{_EVERY} )?(?:(?:{_FROM}|van|in) )?{_FIRST} {_UNTIL}", _between),
    (_ENDED, _UNTIL, _before),
)
"""Each form of a cell with what it needs, and what it means: the first month, and the first one
after the last."""


def _spans(cell: str, whole: _Whole, *, once: bool) -> list[MonthSpan]:
    """The span that a cell names, or each that it sums up; none where any is unclear."""
    meaning = _meaning(words_of(cell), whole)
    meanings = [meaning] if meaning else [_meaning(part, whole) for part in parts_of(cell)]
    understood = [meaning for meaning in meanings if meaning is not None]
    if len(understood) < len(meanings):
        return []
    return [span for spans in understood for span in islice(spans, 1 if once else None)]


def _meaning(words: str, whole: _Whole) -> Iterator[MonthSpan] | None:
    """The spans that the words mean as a whole; None where that is unclear."""
    plain, points = pointed(words)
    for needed, pattern, meaning in _FORMS:
        if holds(plain, needed) and (match := re.fullmatch(pattern, plain)):
            return meaning(_Form(match, points), whole)
    return None


def _years(point: Point, whole: _Whole) -> Iterable[int]:
    """The year of a point of time, or all in which it can begin and be in the programme."""
    first = int(whole[0][:4]) - (point.last > len(MONTHS))
    return [point.year] if point.year else range(first, int(whole[-1][:4]) + 1)


def _begins(point: Point, whole: _Whole) -> list[str]:
    """The first months of a point of time: of those without a year the ones in the programme."""
    begins = (point.in_year(year)[0] for year in _years(point, whole))
    return [begin for begin in begins if point.year or whole[0] <= begin <= whole[-1]]
