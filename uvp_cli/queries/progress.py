"""Planned beside used: the hours, money and state of each action on a day.

What was expected by a day is indicative, like hours per month: the hours of an action are spread
evenly over the months in which it runs, and of the month of that day by its days.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from uvp_cli.programme import noted, paths, reach
from uvp_cli.programme.annotations import ProgressStatus
from uvp_cli.programme.model import Action, Programme, Theme
from uvp_cli.programme.noted import Subject
from uvp_cli.queries import budget, hours
from uvp_cli.queries.breakdown import break_down, run_of
from uvp_cli.queries.hours import EVERYTHING, Figures, Scope
from uvp_cli.queries.logbook import Logbook, State
from uvp_cli.queries.planning import starts
from uvp_cli.queries.wanted import Wanted, ids, wants
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """An action on a day, for the municipalities asked for.

    `planned` are its hours, None where the programme names none that can be counted; `expected`
    are those of them up to the day, in exact hours, and `used` what was noted, None where nobody
    did. `money` and `spent` are the same in euros. `last` is the month (yyyy-mm) in which it ends
    as the programme says, else that of the programme, or to which it was moved; it is `late` when
    that is over and it is not done.
    """

    theme: Theme | None
    action: Action
    planned: Figures | None
    expected: Fraction | None
    used: Decimal | None
    money: Decimal | None
    spent: Decimal | None
    status: ProgressStatus | None
    until: str | None
    last: str
    late: bool
    state: State

    @property
    def left(self) -> Figures | None:
        """The planned hours less those used, low and high too; None where either is not known."""
        if self.planned is None or self.used is None:
            return None
        return self.planned - Figures(own=self.used, low=self.used, high=self.used)


@dataclass(frozen=True, slots=True)
class Progress:
    """The actions of a programme on a day, with what was noted of what is no action: `others`.

    `unshared` is what was noted for no municipality in particular, where some were asked for.
    """

    day: str
    gemeente: Wanted
    lines: tuple[Line, ...]
    others: tuple[tuple[Subject, State], ...]
    unshared: Decimal | None


def progress(
    programme: Programme, book: Logbook, gemeente: Wanted = None, scope: Scope = EVERYTHING
) -> Progress:
    """Every action of the `scope` that is for the municipalities asked for, on the day of the
    logbook, in the order of the themes."""
    known = noted.subjects(programme)
    parts = _parts(known)
    sums = _Sums.of(programme, book, gemeente, scope)
    lines = tuple(
        _line(theme, action, sums, _together(action.id, [book.of(it) for it in parts[action.id]]))
        for theme, action in paths.themed_actions(programme)
        if hours.counts(theme, action, scope) and _concerns(sums.limits.get(action.id), gemeente)
    )
    others = tuple(
        (known[about], state)
        for about, state in book.states.items()
        if known[about].kind in {"planning", "goal", "indicator"}
    )
    shown = {name for line in lines for name in parts[line.action.id]}
    return Progress(book.day, gemeente, lines, others, _unshared(book, shown, gemeente))


@dataclass(frozen=True, slots=True)
class _Sums:
    """What is known of all actions by their ids, for the municipalities asked for: hours that are
    planned and expected by the day of the logbook, money, and when the planning has them start."""

    programme: Programme
    book: Logbook
    gemeente: Wanted
    limits: reach.Limits
    planned: Mapping[str, Figures]
    expected: Mapping[str, Fraction]
    money: Mapping[str, Decimal]
    begins: Mapping[str, str]

    @classmethod
    def of(cls, programme: Programme, book: Logbook, gemeente: Wanted, scope: Scope) -> _Sums:
        """All of it, each once."""
        planned: dict[str, list[Figures]] = {}
        for line in hours.account(programme, gemeente, scope).lines:
            planned.setdefault(line.action.id, []).append(line.figures)
        return cls(
            programme,
            book,
            gemeente,
            reach.limits(programme),
            {name: hours.total(figures) for name, figures in planned.items()},
            _expected(programme, book.day, gemeente, scope),
            _money(programme, gemeente),
            starts(programme),
        )


def _line(theme: Theme | None, action: Action, sums: _Sums, state: State) -> Line:
    """One action; what was noted of its measures counts, but their status is not its own."""
    everywhere = [gemeente.id for gemeente in sums.programme.gemeenten]
    whose = [it for it in sums.limits.get(action.id, everywhere) if wants(sums.gemeente, it)]
    own = sums.book.of(action.id)
    until, status = own.until(whose), own.status(whose)
    last = until or _end(action, sums)
    return Line(
        theme=theme,
        action=action,
        planned=sums.planned.get(action.id),
        expected=sums.expected.get(action.id),
        used=state.spent("hours", sums.gemeente),
        money=sums.money.get(action.id),
        spent=state.spent("euros", sums.gemeente),
        status=status,
        until=until,
        last=last,
        late=is_late(status, last, sums.book.day),
        state=state,
    )


def _end(action: Action, sums: _Sums) -> str:
    """The month in which an action ends as far as the programme says: it may only say how long it
    takes, which is not when it ends."""
    when = run_of(action, sums.programme, sums.begins)
    is_said = when.basis == "stated" or when.planned
    return when.months[-1] if is_said else sums.programme.period.last


def _concerns(limited: Sequence[str] | None, gemeente: Wanted) -> bool:
    """Whether something that is limited to some municipalities, or to none, is for those asked."""
    return not limited or wants(gemeente, *limited)


def is_late(status: ProgressStatus | None, last: str, day: str) -> bool:
    """Whether something of which the last month (yyyy-mm) is over has not ended on a day."""
    return status not in {"done", "dropped"} and last < day[:7]


def _parts(known: Mapping[str, Subject]) -> dict[str, list[str]]:
    """For each action the ids of itself and its measures."""
    parts: dict[str, list[str]] = {}
    for subject in known.values():
        if subject.action and subject.kind in {"action", "measure"}:
            parts.setdefault(subject.action, []).append(subject.id)
    return parts


def _together(about: str, states: Sequence[State]) -> State:
    """What was noted of an action and its measures, in the order of time."""
    entries = sorted((it for state in states for it in state.entries), key=lambda it: it.date)
    return State(about, tuple(entries))


def _unshared(book: Logbook, shown: set[str], gemeente: Wanted) -> Decimal | None:
    """The hours noted for no municipality in particular, of what is shown for some."""
    if not ids(gemeente):
        return None
    whole = [
        entry.hours
        for entry in book.entries
        if entry.hours is not None and entry.gemeente is None and entry.about in shown
    ]
    return sum(whole, Decimal(0)) if whole else None


def _expected(
    programme: Programme, day: str, gemeente: Wanted, scope: Scope
) -> dict[str, Fraction]:
    """The exact hours of each action up to and including a day, by its id."""
    spread = break_down(programme, ("action", "month"), gemeente, scope)
    month = day[:7]
    part = Fraction(int(day[8:]), monthrange(int(day[:4]), int(day[5:7]))[1])
    expected: dict[str, Fraction] = {}
    for (action, of), parts in _cells(spread.exact):
        share = Fraction(1) if of < month else part if of == month else Fraction(0)
        expected[action] = expected.get(action, Fraction(0)) + Fraction(parts, spread.whole) * share
    return expected


def _cells(
    exact: Mapping[tuple[str | None, ...], int],
) -> Iterator[tuple[tuple[str, str], int]]:
    """The parts of each action and month."""
    for (action, month), parts in exact.items():
        if action is not None and month is not None:
            yield (action, month), parts


def _money(programme: Programme, gemeente: Wanted) -> dict[str, Decimal]:
    """The euros that are named for one action alone, by its id."""
    money: dict[str, Decimal] = {}
    for line in budget.add_up(programme, gemeente).of("expense"):
        if len(line.item.actions) == 1 and line.amount is not None:
            name = line.item.actions[0]
            money[name] = money.get(name, Decimal(0)) + line.amount
    return money
