"""Planned beside used: the hours, money and state of each action on a day.

What was expected by a day is indicative, like hours per month: the hours of an action are spread
evenly over the months in which it runs, and of the month of that day by its days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from uvp_cli.programme import noted, paths, structure
from uvp_cli.programme.annotations import ProgressStatus
from uvp_cli.programme.duration import Run
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Action, PlanningItem, Programme, Theme
from uvp_cli.programme.months import between, days_of, later, turns
from uvp_cli.programme.noted import NotedPart
from uvp_cli.programme.work import Work, works
from uvp_cli.queries import budget, hours
from uvp_cli.queries.breakdown import break_down, run_of, spans
from uvp_cli.queries.hours import EVERYTHING, ZERO, Account, Figures, Scope
from uvp_cli.queries.logbook import Logbook, Standing, State, of_item, planned, standing, together
from uvp_cli.queries.planning import PlanningSelection, Scheduled, select, starts
from uvp_cli.queries.wanted import Wanted, ids, wants
from uvp_cli.values import dataclass

MONTHS_NOTED, QUARTER = 3, 4
"""A rate takes hours in this many months, and one part in this many of the run."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Hours and euros that can be added up; each None where the programme or the log says none.

    `planned` are the hours of the programme; `expected` those of them up to a day, in exact hours;
    `used` what was noted, of which `unplanned` for what has no planned hours. `silent` is of how
    many actions with planned hours nobody noted any. `money` and `spent` are in euros.
    """

    planned: Figures | None = None
    expected: Fraction | None = None
    used: Decimal | None = None
    money: Decimal | None = None
    spent: Decimal | None = None
    silent: int = 0
    unplanned: Decimal = ZERO

    @property
    def left(self) -> Figures | None:
        """The planned hours less those used of them, low and high too; None where either is not
        known. Where something is `silent`, at most this is left."""
        if self.planned is None or self.used is None:
            return None
        used, of = self.used - self.unplanned, self.planned
        return Figures(of.own - used, of.shared, of.assumed, of.low - used, of.high - used)

    @property
    def due(self) -> Decimal | None:
        """The expected hours in whole hours, but no more than there are planned: a share of 6,66
        hours that is over is no 7."""
        if self.planned is None or self.expected is None:
            return None
        return min(Decimal(whole(self.expected)), self.planned.hours)

    def __add__(self, other: Amounts) -> Amounts:
        return added((self, other))


@dataclass(frozen=True, slots=True)
class Forecast:
    """The whole hours that an action comes to at the rate of its `passed` months, `of` all months
    in which it runs."""

    hours: int
    passed: Fraction
    of: int


@dataclass(frozen=True, slots=True)
class ActionStanding(Standing):
    """An action on a day, for the municipalities asked for: how it stands, and its amounts.

    `last` is the month in which it ends as the programme says, else that of the programme, or to
    which it was moved. `state` is what was noted of it and its measures; what these took counts,
    and the planning of this action alone too, but their status is not its own. `undivided` is what
    was noted for no municipality in particular, where it is for more than one.
    """

    theme: Theme | None
    action: Action
    amounts: Amounts
    undivided: Amounts
    state: State
    forecast: Forecast | None


@dataclass(frozen=True, slots=True)
class ItemStanding(Standing):
    """A planning item on a day. `amounts` are what it took where that counts with no action."""

    scheduled: Scheduled
    amounts: Amounts
    state: State


@dataclass(frozen=True, slots=True)
class Progress:
    """The outcome of a programme on a day, for the municipalities asked for.

    `planning` are the items of which something was noted, or that are due by then; `shown` are
    goals and indicators of which something was noted, which are of no department or partner.
    `funds` are the euros of each theme (None outside them) that are for no action alone. `noted` is
    everything that counts, by the month (yyyy-mm) in which it was noted. `undivided` is what was
    noted for no municipality in particular, and so does not count where some were asked for.
    """

    programme: Programme
    book: Logbook
    gemeente: Wanted
    scope: Scope
    lines: tuple[ActionStanding, ...]
    planning: tuple[ItemStanding, ...]
    shown: tuple[tuple[NotedPart, State], ...]
    funds: Mapping[str | None, Decimal]
    noted: tuple[tuple[str, Amounts], ...]
    undivided: Amounts

    @property
    def parts(self) -> Iterator[tuple[str | None, Amounts]]:
        """The amounts that count, each with the theme that it stands under."""
        yield from ((line.theme.id if line.theme else None, line.amounts) for line in self.lines)
        yield from ((theme, Amounts(money=euros)) for theme, euros in self.funds.items())

    @property
    def late(self) -> int:
        """The number of actions and planning items that are late."""
        return sum(line.late for line in (*self.lines, *self.planning))

    @property
    def loose(self) -> Amounts:
        """The amounts of planning items that are not of one action."""
        return added(item.amounts for item in self.planning)

    @property
    def total(self) -> Amounts:
        """All of it together."""
        return _total(self)


@of_last
def _total(outcome: Progress) -> Amounts:
    return added((*(amounts for _, amounts in outcome.parts), outcome.loose))


def added(amounts: Iterable[Amounts]) -> Amounts:
    """Amounts together; nothing is known where there are none."""
    parts = list(amounts)
    expected = [part.expected for part in parts if part.expected is not None]
    return Amounts(
        planned=hours.said(part.planned for part in parts if part.planned is not None),
        expected=sum(expected, Fraction(0)) if expected else None,
        used=together(part.used for part in parts),
        money=together(part.money for part in parts),
        spent=together(part.spent for part in parts),
        silent=sum(part.silent for part in parts),
        unplanned=sum((part.unplanned for part in parts), ZERO),
    )


def progress(
    programme: Programme, book: Logbook, gemeente: Wanted = None, scope: Scope = EVERYTHING
) -> Progress:
    """Every action of the `scope` that is for the municipalities asked for, on the day of the
    logbook, in the order of the themes."""
    whole = _whole(programme, scope)
    sums = _Sums(programme, book, gemeente, whole)
    lines = tuple(
        _line(theme, action, sums)
        for theme, action in paths.themed_actions(programme)
        if hours.counts(theme, Work(action), whole) and sums.whose(action.id)
    )
    wanted = PlanningSelection(
        gemeente=gemeente, theme=scope.theme, department=scope.department, partner=scope.partner
    )
    items = select(programme, wanted)
    planning = tuple(_planned(scheduled, sums) for scheduled in items if scheduled.item.id)
    states = [sums.joined[line.action.id] for line in lines]
    states += [item.state for item in planning if not sums.action_of(item.scheduled.item)]
    return Progress(
        programme=programme,
        book=book,
        gemeente=gemeente,
        scope=scope,
        lines=lines,
        planning=tuple(it for it in planning if it.state.entries or "" < it.due <= book.day),
        shown=tuple(_shown(sums, scope)) if scope.additive else (),
        funds=sums.funds,
        noted=tuple(chain.from_iterable(map(sums.noted, states))),
        undivided=added(sums.undivided(it) for it in states if ids(sums.counted(it.about))),
    )


def _whole(programme: Programme, scope: Scope) -> Scope:
    """The actions of a scope with all their hours: what was noted is not split over those who have
    a part in an action, so what was planned is not either."""
    if scope.additive:
        return scope
    actions = frozenset(
        action.id
        for theme, action in paths.themed_actions(programme)
        if hours.counts(theme, Work(action), scope)
    )
    return Scope(theme=scope.theme, actions=actions)


def by_action(outcome: Progress) -> Iterator[tuple[str | None, Amounts]]:
    """The amounts of each action by its id, and under None what counts with none."""
    yield from ((line.action.id, line.amounts) for line in outcome.lines)
    rest = added((outcome.loose, *(Amounts(money=euros) for euros in outcome.funds.values())))
    if rest != Amounts():
        yield None, rest


def by_theme(outcome: Progress) -> Iterator[tuple[str | None, Amounts]]:
    """The amounts of the uppermost themes that were asked about, by id; under None of the rest."""
    root_of = structure.roots(outcome.programme, ids(outcome.scope.theme))
    themes: dict[str | None, Amounts] = {}
    for theme, amounts in (*outcome.parts, (None, outcome.loose)):
        root = root_of.get(theme)
        themes[root] = themes.get(root, Amounts()) + amounts
    rest = themes.pop(None, Amounts())
    yield from themes.items()
    if rest != Amounts():
        yield None, rest


def by_gemeente(outcome: Progress) -> Iterator[tuple[str | None, Amounts]]:
    """The amounts of each municipality that was asked for, or of all, by its id; and under None
    what was noted for none in particular."""
    parts = {
        gemeente.id: progress(outcome.programme, outcome.book, gemeente.id, outcome.scope).total
        for gemeente in outcome.programme.gemeenten
        if wants(outcome.gemeente, gemeente.id)
    }
    yield from parts.items()
    known, total = added(parts.values()), outcome.total
    used = (total.used or ZERO) - (known.used or ZERO) or None
    spent = (total.spent or ZERO) - (known.spent or ZERO) or None
    if used is not None or spent is not None:
        yield None, Amounts(used=used, spent=spent)


def by_month(outcome: Progress) -> Iterator[tuple[str | None, Amounts]]:
    """The amounts of each month (yyyy-mm): the hours that `uvp hours` spreads over it, and what was
    noted in it."""
    scope = _whole(outcome.programme, outcome.scope)
    spread = break_down(outcome.programme, ("month",), outcome.gemeente, scope)
    noted_in: dict[str, Amounts] = {}
    for month, amounts in outcome.noted:
        noted_in[month] = noted_in.get(month, Amounts()) + amounts
    for month in filter(None, spread.keys[0]):
        planned = spread.sum_of(month) if spread.together.lines else None
        yield month, replace(noted_in.get(month, Amounts()), planned=planned)


DIVISIONS: Mapping[str, Callable[[Progress], Iterable[tuple[str | None, Amounts]]]] = {
    "theme": by_theme,
    "action": by_action,
    "gemeente": by_gemeente,
    "month": by_month,
}
"""The ways to divide the amounts."""


def of_part(programme: Programme, state: State, gemeente: str | None = None) -> Amounts:
    """The amounts noted of something for a municipality or all, beside its own hours where it is a
    measure that has any."""
    lines = hours.account(programme, gemeente).lines
    own = [line.figures for line in lines if line.work.own.id == state.about]
    return Amounts(
        planned=hours.said(own),
        used=state.spent("hours", gemeente),
        spent=state.spent("euros", gemeente),
    )


class _Sums:
    """All that is known by id for the municipalities asked for: hours that are planned and expected
    by the day of the logbook, money, when the planning has actions start, the parts that can be
    noted of, and what was noted of each action with all that belongs to it."""

    def __init__(self, programme: Programme, book: Logbook, gemeente: Wanted, scope: Scope) -> None:
        self.programme, self.book, self.gemeente, self.scope = programme, book, gemeente, scope
        account = hours.account(programme, gemeente, scope)
        self.planned = hours.summed((line.action.id, line.figures) for line in account.lines)
        self.expected = _expected(account, book.day)
        self.money, self.funds = _money(programme, gemeente, scope)
        self.begins = starts(programme)
        self.known = noted.notable_parts(programme)
        self.joined = _joined(programme, book, self.known)

    def whose(self, about: str) -> list[str]:
        """The municipalities asked for among those that something is for."""
        return [
            gemeente for gemeente in self.known[about].gemeenten if wants(self.gemeente, gemeente)
        ]

    def counted(self, about: str) -> Wanted:
        """The municipalities of which what was noted counts: all where all that it is for were
        asked for, and so what was noted for none in particular too."""
        others = {*self.known[about].gemeenten} - {*ids(self.gemeente)}
        return self.gemeente if others else None

    def action_of(self, item: PlanningItem) -> str | None:
        """The id of the action with which it counts what a planning item took, where that is one of
        those that are asked about."""
        action = _only_action(item, self.known)
        return action if self.scope.actions is None or action in self.scope.actions else None

    def noted(self, state: State) -> Iterator[tuple[str, Amounts]]:
        """The amounts noted of something that count, with the month in which they were."""
        whose = self.counted(state.about)
        yield from ((month, Amounts(used=used)) for month, used in state.amounts("hours", whose))
        yield from ((month, Amounts(spent=spent)) for month, spent in state.amounts("euros", whose))

    def told(self, state: State) -> State:
        """The entries for the municipalities asked for, or for none in particular."""
        own = (it for it in state.entries if not it.gemeente or wants(self.gemeente, it.gemeente))
        return replace(state, entries=tuple(own))

    def undivided(self, state: State) -> Amounts:
        """The amounts noted for no municipality of something that is for more than one."""
        if len(self.known[state.about].gemeenten) == 1:
            return Amounts()
        return Amounts(used=state.undivided("hours"), spent=state.undivided("euros"))


def _line(theme: Theme | None, action: Action, sums: _Sums) -> ActionStanding:
    """One action; what was noted of its measures counts, but their status is not its own."""
    whose, when = sums.whose(action.id), _run(action, sums)
    last, own = _end(when, sums.programme), sums.book.of(action.id)
    stands = standing(own, whose, days_of(last, last)[1], sums.book.day, sums.programme)
    state, counted = sums.joined[action.id], sums.counted(action.id)
    planned, used = sums.planned.get(action.id), state.spent("hours", counted)
    amounts = Amounts(
        planned=planned,
        expected=sums.expected.get(action.id),
        used=used,
        money=sums.money.get(action.id),
        spent=state.spent("euros", counted),
        silent=int(planned is not None and used is None),
        unplanned=used or ZERO if planned is None else ZERO,
    )
    steps = [sums.book.of(measure.id) for measure in action.measures if measure.id]
    said = _merged(action.id, [own, *steps])
    further = between(later(last, 1), stands.last) if stands.last > last else ()
    run = (*when.months, *further) if last == when.months[-1] else ()
    forecast = _forecast(stands, run, [*state.amounts("hours", counted)], sums.book.day)
    return ActionStanding(
        *(stands.status, stands.until, stands.due, stands.late, stands.dropped),
        theme=theme,
        action=action,
        amounts=amounts,
        undivided=sums.undivided(state),
        state=sums.told(said),
        forecast=forecast,
    )


def _run(action: Action, sums: _Sums) -> Run:
    """The run of an action, or that of the measure of it that ends last, of those that say one."""
    said = [work for work in works(action) if work.own.capacity and work.own.capacity.duration]
    runs = (run_of(work, sums.programme, sums.begins) for work in said or [Work(action)])
    return max(runs, key=lambda run: run.months[-1])


def _end(when: Run, programme: Programme) -> str:
    """The month in which an action ends as far as the programme says: it may only say how long it
    takes, which is not when it ends."""
    is_said = when.basis == "stated" or when.planned
    return when.months[-1] if is_said else programme.period.last


def _planned(scheduled: Scheduled, sums: _Sums) -> ItemStanding:
    """One planning item; what it took counts with its action where it is of one alone."""
    item, state = scheduled.item, sums.book.of(scheduled.item.id or "")
    stands = of_item(scheduled, sums.programme, sums.book, sums.gemeente)
    amounts = Amounts()
    if not sums.action_of(item):
        counted = sums.counted(state.about)
        used, spent = state.spent("hours", counted), state.spent("euros", counted)
        amounts = Amounts(used=used, spent=spent, unplanned=used or ZERO)
    return ItemStanding(
        *(stands.status, stands.until, stands.due, stands.late, stands.dropped),
        scheduled=scheduled,
        amounts=amounts,
        state=sums.told(state),
    )


def _shown(sums: _Sums, scope: Scope) -> Iterator[tuple[NotedPart, State]]:
    """Goals and indicators with what was noted of them, in the order of the document."""
    for subject in sums.known.values():
        state = sums.told(sums.book.of(subject.id))
        is_shown = subject.kind in {"goal", "indicator"} and bool(state.entries)
        if is_shown and wants(scope.theme, subject.theme):
            yield subject, state


def _forecast(
    stands: Standing, run: Sequence[str], noted: Sequence[tuple[str, Decimal]], day: str
) -> Forecast | None:
    """The hours that an action comes to at this rate; None where nothing supports a rate."""
    waits = stands.status == "delayed" and stands.until is None
    months = {month for month, amount in noted if amount}
    if stands.ended or waits or len(months) < MONTHS_NOTED:
        return None
    passed = _passed(run, day)
    used = sum((amount for _, amount in noted), ZERO)
    if passed * QUARTER < len(run) or passed >= len(run):
        return None
    return Forecast(whole(Fraction(used) * len(run) / passed), passed, len(run))


def whole(hours: Fraction) -> int:
    """Hours as a whole number, halves up: what is indicative carries no more figures."""
    return int(hours + Fraction(1, 2))


def _only_action(item: PlanningItem, known: Mapping[str, NotedPart]) -> str | None:
    """The id of the action that a planning item is of, where it names one alone."""
    about = {known[name].action for name in item.actions}
    return about.pop() if len(about) == 1 else None


def _joined(
    programme: Programme, book: Logbook, known: Mapping[str, NotedPart]
) -> dict[str, State]:
    """The entries about each action, its measures and the planning of it alone, by its id."""
    parts: dict[str, list[State]] = {action.id: [] for _, action in paths.themed_actions(programme)}
    for subject in known.values():
        if subject.action and subject.kind in {"action", "measure"}:
            parts[subject.action].append(book.of(subject.id))
    for item in programme.planning:
        if item.id and (action := _only_action(item, known)):
            parts[action].append(book.of(item.id))
    return {action: _merged(action, states) for action, states in parts.items()}


def _merged(about: str, states: Sequence[State]) -> State:
    """The entries about several things, in the order of time."""
    entries = sorted((it for state in states for it in state.entries), key=lambda it: it.date)
    return State(about, tuple(entries))


def _expected(together: Account, day: str) -> dict[str | None, Fraction]:
    """The exact hours of each action up to and including a day, by its id."""
    passed: dict[tuple[str, ...], Fraction] = {}
    expected: defaultdict[str | None, Fraction] = defaultdict(Fraction)
    for action, figures, months in spans(together):
        if months not in passed:
            passed[months] = _passed(months, day) / len(months)
        expected[action] += passed[months] * Fraction(figures.hours)
    return expected


def _passed(months: Sequence[str], day: str) -> Fraction:
    """The number of months (yyyy-mm) over at the end of a day, that of the day by its days."""
    month = day[:7]
    over = sum(it < month for it in months)
    if month not in months:
        return Fraction(over)
    last = int(days_of(month, month)[1][8:])
    return Fraction(over * last + int(day[8:]), last)


def _money(
    programme: Programme, gemeente: Wanted, scope: Scope
) -> tuple[dict[str, Decimal], dict[str | None, Decimal]]:
    """The euros that are named for one action alone, by its id; and the others by their theme."""
    money: defaultdict[str, Decimal] = defaultdict(Decimal)
    funds: defaultdict[str | None, Decimal] = defaultdict(Decimal)
    home = paths.homes(programme)
    own = {it for it in home if home[it] in scope.actions} if scope.actions is not None else None
    for line in budget.add_up(programme, gemeente, scope.theme, own).of("expense"):
        about = {home[name] for name in line.item.actions}
        if line.amount is not None and len(about) == 1:
            money[about.pop()] += line.amount
        elif line.amount is not None:
            funds[line.theme.id if line.theme else None] += line.amount
    return money, funds


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has not ended: `month` (yyyy-mm) is its last, or to which it was moved."""

    subject: NotedPart
    month: str
    status: ProgressStatus | None


def due(programme: Programme, book: Logbook, gemeente: Wanted = None) -> tuple[Due, ...]:
    """The planning of the month of the logbook and before, and the actions that are late, for the
    municipalities asked for, in the order of time: what nobody has noted that it was done."""
    known = noted.notable_parts(programme)
    to_do = planned(programme, book, PlanningSelection(gemeente=gemeente, standing="todo"))
    items = (
        Due(known[item.item.id], stands.last, stands.status)
        for item in to_do
        if item.item.id and (stands := item.standing) and "" < stands.last <= book.day[:7]
    )
    lines = progress(programme, book, gemeente).lines
    late = (Due(known[line.action.id], line.last, line.status) for line in lines if line.late)
    return tuple(sorted((*items, *late), key=lambda due: due.month))


def without_id(programme: Programme, day: str) -> int:
    """The number of planning items up to the month of a day that have no id to note them by."""
    first = (turns(item, programme.period)[:1] for item in programme.planning if item.id is None)
    return sum(due[:7] <= day[:7] for times in first for _, _, due in times)
