"""Hours by municipality, theme, action, department, partner, goal or month, or by two of those.

A month's hours are indicative: the programme says how many hours an action takes, not when. They
are spread evenly over the months in which it runs and the municipality exists, in whole hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import product
from typing import Literal

from uvp_cli.programme import structure
from uvp_cli.programme.duration import Run, run
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Gemeente, Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.work import Work, WorkKey
from uvp_cli.queries import hours
from uvp_cli.queries.hours import (
    AS_WRITTEN,
    EVERYTHING,
    Account,
    Choices,
    Figures,
    HoursLine,
    Scope,
)
from uvp_cli.queries.planning import starts
from uvp_cli.queries.spreading import PART, Key, Spread, SpreadPiece, spread
from uvp_cli.queries.wanted import Wanted, ids
from uvp_cli.values import dataclass

Dimension = Literal["action", "goal", "partner", "department", "month", "gemeente", "theme"]
DIMENSIONS: Mapping[Dimension, str] = {
    "action": "actie",
    "goal": "doelstelling",
    "partner": "ketenpartner",
    "department": "afdeling",
    "month": "maand",
    "gemeente": "gemeente",
    "theme": "thema",
}
"""Each dimension in Dutch; of two, the first in this order stands in the rows.

What tends to have the most values comes first, so that a cross table is long, not wide.
"""
_Counted = Dimension | Literal["work"]
"""A way to count hours: an action as itself, or its work apart where measures have hours."""
OVERLAPPING: frozenset[Dimension] = frozenset({"department", "partner", "goal"})
"""An action counts in full with each of them that it names, so their hours cannot be added, unless
the programme says of which department they are."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Hours by the dimensions of `by`: one, or the rows and the columns of a cross table.

    `keys` are the values of each dimension by id or month (yyyy-mm), None for what names no such
    value; `cells` are the figures of each combination that has any, and `sums` those of each value
    of each dimension (of the months only where all can be added). `together` is what was broken
    down, and `runs` are the months of its work by key. `overlapping` are the dimensions of which
    hours cannot be added, `measures` the cells of a cross table by action of each `part_of` one
    whose measures have hours. `divided` are the hours of each department alone, where the programme
    divides some and not all.

    Per month there is no low and high: those belong to an action as a whole. `exact` are the hours
    of each cell before they were rounded, in parts of which `whole` make an hour. `strays` are a
    municipality and work, by id and key, where the one exists in none of the months in which the
    other runs; these hours are spread over all of those.
    """

    by: tuple[Dimension, ...]
    keys: tuple[tuple[Key, ...], ...]
    cells: Mapping[tuple[Key, ...], Figures]
    sums: tuple[Mapping[tuple[Key, ...], Figures], ...]
    together: Account
    runs: Mapping[WorkKey, Run]
    overlapping: frozenset[Dimension]
    measures: Mapping[tuple[Key, ...], Figures]
    divided: Mapping[Key, Figures] = field(default_factory=dict)
    exact: Mapping[tuple[Key, ...], int] = field(default_factory=dict)
    whole: int = 1
    strays: tuple[tuple[str, WorkKey], ...] = ()

    @property
    def additive(self) -> bool:
        """Whether all cells add up to the hours of the account."""
        return not self.overlapping

    @property
    def indicative(self) -> bool:
        """Whether the figures say when, which the programme does not."""
        return "month" in self.by

    def sum_of(self, key: Key) -> Figures | None:
        """The hours under a value of the first dimension. What is not said is not 0, but a month
        over which no hours were spread has none."""
        silent = Figures() if self.by[0] == "month" else None
        return self.sums[0].get((key,), silent)


def break_down(
    programme: Programme,
    by: Iterable[Dimension],
    gemeente: Wanted = None,
    scope: Scope = EVERYTHING,
    choices: Choices = AS_WRITTEN,
) -> Breakdown:
    """The hours of `hours.account` by one or two dimensions."""
    together = hours.account(programme, gemeente, scope, choices)
    ordered = tuple(dimension for dimension in DIMENSIONS if dimension in tuple(by))
    if "month" in ordered:
        return _by_month(together, ordered)
    alone = len(ordered) == 1
    cells = _figures(together, ordered, alone=alone)
    overlapping = _overlapping(together, ordered)
    return Breakdown(
        by=ordered,
        keys=_all_keys(ordered, together, cells),
        cells=cells,
        sums=tuple(_figures(together, [dimension], alone=alone) for dimension in ordered),
        together=together,
        runs=_runs([together]),
        overlapping=overlapping,
        measures={} if alone else _figures(together, ["work", *ordered[1:]]),
        divided=hours.summed(_of_one_department(together))
        if ordered == ("department",) and overlapping
        else {},
    )


def part_of(work: Work) -> str:
    """The key of the part of an action's hours that is of this measure, or of itself."""
    return f"{work.action.id}{PART}{work.place}"


def _by_month(together: Account, by: tuple[Dimension, ...]) -> Breakdown:
    """The hours by month, and by one more dimension or none."""
    other: Dimension = next((dimension for dimension in by if dimension != "month"), "gemeente")
    overlapping = _overlapping(together, by)
    if other == "gemeente" and (together.scope, together.choices) == (EVERYTHING, AS_WRITTEN):
        by_month = _plain_months(together.programme)
    else:
        accounts = _apart(replace(together, asked=()) if other == "gemeente" else together)
        pieces = _pieces(accounts, "work" if other == "action" else other, _runs(accounts))
        by_month = spread(pieces, additive=not overlapping)
    if together.asked and other == "gemeente":
        by_month = by_month.of(*(gemeente.id for gemeente in together.asked))
    cells, exact = _as_keyed(by_month, by)
    months: dict[tuple[Key, ...], Figures]
    months = {(month,): figures for month, figures in by_month.months.items()}
    runs = _runs([together])
    return Breakdown(
        by=by,
        keys=_all_keys(by, together, cells),
        cells={key: of for key, of in cells.items() if PART not in (key[0] or "")},
        sums=tuple(
            months if dimension == "month" else _figures(together, [dimension]) for dimension in by
        ),
        together=together,
        runs=runs,
        overlapping=overlapping,
        measures={key: of for key, of in cells.items() if PART in (key[0] or "")},
        exact=exact,
        whole=by_month.whole,
        strays=tuple(_strays(_apart(together), runs)),
    )


@of_last
def _plain_months(programme: Programme) -> Spread:
    """The months of every municipality, each rounded as it is beside those of the others."""
    accounts = _apart(hours.account(programme))
    return spread(_pieces(accounts, "gemeente", _runs(accounts)), additive=True)


def _overlapping(together: Account, by: Iterable[Dimension]) -> frozenset[Dimension]:
    """The dimensions of which an action counts in full with each value; departments do not where
    the programme divides all hours over them."""
    overlapping = OVERLAPPING.intersection(by)
    of_one = _of_one_department(together)
    is_divided = of_one and len(of_one) == len(together.lines)
    return overlapping - {"department"} if is_divided else overlapping


def _of_one_department(together: Account) -> list[tuple[Key, Figures]]:
    """The hours of each line that is of one department alone, with its id; none where the programme
    divides no hours over departments."""
    if not any(line.written.department for line in together.lines):
        return []
    known = _known(together)
    named = [(_values("department", line, together, known), line) for line in together.lines]
    return [(names[0], line.figures) for names, line in named if len(names) == 1]


def _apart(together: Account) -> list[Account]:
    """The account of each municipality that takes part in this one."""
    if together.gemeente:
        return [together]
    return [
        hours.account(together.programme, gemeente.id, together.scope, together.choices)
        for gemeente in together.gemeenten
    ]


def _runs(accounts: Iterable[Account]) -> dict[WorkKey, Run]:
    """The months in which all work with hours runs, by its key."""
    runs: dict[WorkKey, Run] = {}
    for account in accounts:
        start = starts(account.programme) if account.lines else {}
        for line in account.lines:
            if line.work.key not in runs:
                runs[line.work.key] = run_of(line.work, account.programme, start)
    return runs


def spans(together: Account) -> Iterator[SpreadPiece]:
    """The hours of each action by its id, with the months that they are spread over."""
    bounded = any(gemeente.from_ or gemeente.to for gemeente in together.gemeenten)
    accounts = _apart(together) if bounded else [together]
    return _pieces(accounts, "action", _runs(accounts))


def run_of(work: Work, programme: Programme, begins: Mapping[str, str]) -> Run:
    """The months in which an action or measure runs; `begins` are the months in which the planning
    has them start, by their ids."""
    start = begins.get(work.own.id or "") or begins.get(work.action.id)
    return run(work.duration, programme.period, start=start)


def _pieces(
    accounts: Iterable[Account], dimension: _Counted, runs: Mapping[WorkKey, Run]
) -> Iterator[SpreadPiece]:
    """The figures of each line, with each value that it counts under and its months."""
    for account in accounts:
        known = _known(account)
        for line in account.lines:
            months = _within(line, runs, account.programme)
            within = _existing(months, account.gemeente) or months
            for value in _values(dimension, line, account, known):
                yield value, line.figures, within


def _within(line: HoursLine, runs: Mapping[WorkKey, Run], programme: Programme) -> tuple[str, ...]:
    """The months that the hours of a line can be in: of one year where they are of that year."""
    months, year = runs[line.work.key].months, line.written.year
    if year is None:
        return months
    own = [
        tuple(it for it in of if it[:4] == f"{year:04}")
        for of in (months, months_of(programme.period))
    ]
    return own[0] or own[1]


def _existing(months: tuple[str, ...], gemeente: Gemeente | None) -> tuple[str, ...]:
    """The months in which the municipality exists."""
    if gemeente is None or not (gemeente.from_ or gemeente.to):
        return months
    first, last = gemeente.from_ or months[0], gemeente.to or months[-1]
    return tuple(month for month in months if first <= month <= last)


def _strays(
    accounts: Iterable[Account], runs: Mapping[WorkKey, Run]
) -> Iterator[tuple[str, WorkKey]]:
    """The municipalities and work, by id and key, that are there in no month together."""
    for account in accounts:
        gemeente = account.gemeente
        for work in dict.fromkeys(line.work.key for line in account.lines if line.figures.hours):
            if gemeente and not _existing(runs[work].months, gemeente):
                yield gemeente.id, work


def _as_keyed(
    by_month: Spread, by: tuple[Dimension, ...]
) -> tuple[dict[tuple[Key, ...], Figures], dict[tuple[Key, ...], int]]:
    """The cells and their hours before rounding, with what stands in the rows first."""
    if len(by) == 1:
        exact: dict[tuple[Key, ...], int] = {}
        for (month, _), parts in by_month.exact.items():
            exact[month,] = exact.get((month,), 0) + parts
        return {(month,): figures for month, figures in by_month.months.items()}, exact
    way = 1 if by[0] == "month" else -1
    return (
        {key[::way]: figures for key, figures in by_month.cells.items()},
        {key[::way]: parts for key, parts in by_month.exact.items()},
    )


def _figures(
    together: Account, dimensions: Sequence[_Counted], *, alone: bool = False
) -> dict[tuple[Key, ...], Figures]:
    """The figures of every combination of values of the dimensions, which are no months."""
    known = _known(together, alone=alone)
    return hours.summed(
        (key, line.figures)
        for account in (_apart(together) if "gemeente" in dimensions else [together])
        for line in account.lines
        for key in product(*(_values(by, line, account, known) for by in dimensions))
    )


def _known(account: Account, *, alone: bool = False) -> Mapping[Dimension, Mapping[Key, Key]]:
    """The keys that the ids in a line count under: departments and partners, since an action names
    both as its parties, and themes. A theme counts in the uppermost that was asked about, unless
    themes stand `alone`."""
    programme = account.programme
    roots = structure.roots(programme, ids(account.scope.theme))
    return {
        "department": {party.id: party.id for party in programme.departments},
        "partner": {party.id: party.id for party in programme.partners},
        "theme": {name: name if alone else root for name, root in roots.items()},
    }


def _values(
    dimension: _Counted,
    line: HoursLine,
    account: Account,
    known: Mapping[Dimension, Mapping[Key, Key]],
) -> tuple[Key, ...]:
    """The values that a line counts under; None where it names none of the dimension."""
    match dimension:
        case "gemeente":
            return (account.gemeente.id if account.gemeente else None,)
        case "theme":
            return (known[dimension].get(line.theme),)
        case "action" | "work":
            divided = dimension == "work" and Work(line.action).is_divided
            return (part_of(line.work) if divided else line.action.id,)
        case "department" if line.written.department:
            return (line.written.department,)
        case "department" | "partner":
            return tuple(name for name in line.work.parties if name in known[dimension]) or (None,)
        case _:
            return tuple(dict.fromkeys(line.work.goals)) or (None,)


def _all_keys(
    by: Iterable[Dimension], together: Account, cells: Mapping[tuple[Key, ...], Figures]
) -> tuple[tuple[Key, ...], ...]:
    return tuple(
        _keys(dimension, together, {key[index] for key in cells})
        for index, dimension in enumerate(by)
    )


def _keys(dimension: Dimension, together: Account, used: set[Key]) -> tuple[Key, ...]:
    """The values of a dimension in the order of the document; None comes last. All municipalities
    and months, even without hours; of others those `used`, which have hours."""
    programme = together.programme
    if dimension == "month":
        return months_of(programme.period)
    if dimension == "gemeente":
        return tuple(gemeente.id for gemeente in together.gemeenten)
    if dimension == "action":
        return tuple(dict.fromkeys(line.action.id for line in together.lines))
    known: dict[Dimension, Iterable[str]] = {
        "theme": (theme.id for theme in structure.in_order(programme)),
        "department": (party.id for party in programme.departments),
        "partner": (party.id for party in programme.partners),
        "goal": (goal.id for theme in programme.themes for goal in theme.goals),
    }
    return tuple(key for key in (*known[dimension], None) if key in used)
