"""Hours: how many, for whom, how certain.

The figures are those of docs/architecture.md. Every estimate is one `HoursLine`, for
one municipality or for all together; a total is the sum of its lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from functools import partial
from typing import Any, Literal, TypeVar

from uvp_cli import dutch
from uvp_cli.programme import gaps, paths, reach, structure, units
from uvp_cli.programme.annotations import Per
from uvp_cli.programme.last import kept
from uvp_cli.programme.model import (
    Action,
    Allocation,
    Estimate,
    Gemeente,
    HoursCell,
    Programme,
    Reading,
    Theme,
)
from uvp_cli.programme.names import OTHER
from uvp_cli.programme.refusal import Refusal
from uvp_cli.programme.work import Work, works
from uvp_cli.queries import allocation, labels
from uvp_cli.queries.wanted import About, Wanted, concerns, ids, wants
from uvp_cli.values import dataclass

ZERO = Decimal(0)
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Figures:
    """Hours by how certain they are. They can be added and subtracted.

    own: certain hours per municipality, exceptions applied. shared: certain joint hours, or a
    municipality's share of them. assumed: hours that rest on an assumption, in the reading taken.
    low, high: own and shared with the least and the most that the readings allow, each assumption
    on its own.
    """

    own: Decimal = ZERO
    shared: Decimal = ZERO
    assumed: Decimal = ZERO
    low: Decimal = ZERO
    high: Decimal = ZERO

    @property
    def hours(self) -> Decimal:
        """The headline: own, shared and assumed together."""
        return self.own + self.shared + self.assumed

    def __add__(self, other: Figures) -> Figures:
        return total((self, other))

    def __sub__(self, other: Figures) -> Figures:
        return Figures(
            *(self.own - other.own, self.shared - other.shared, self.assumed - other.assumed),
            *(self.low - other.low, self.high - other.high),
        )


@dataclass(frozen=True, slots=True)
class HoursLine:
    """One estimate, in hours of the municipalities asked for.

    `theme` is None for an action outside the themes; `work` is the action or measure. `written` is
    what the programme says; `estimate` is that in hours and in the reading that counts, before it
    was shared or multiplied; `department` is the name of the one whose hours they are alone.
    `note` is the assumption that the figures rest on, `lowest` and `highest` are the readings with
    the least and the most hours. An estimate per person is not `quantified` until the number of
    persons is given, nor is one in a unit of which the hours are not said; its figures are then 0.
    `gemeenten` are the ids of all that these hours are for, also where some were asked for.
    `left_out` are the readings of one that is, which are not themselves; no figure knows of them.
    """

    theme: str | None
    work: Work
    department: str | None
    written: Estimate
    estimate: Estimate
    figures: Figures
    note: str | None
    lowest: Reading
    highest: Reading
    gemeenten: tuple[str, ...]
    quantified: bool = True
    left_out: tuple[Reading, ...] = ()

    @property
    def action(self) -> Action:
        """The action that it is of, itself or by a measure."""
        return self.work.action

    @property
    def per(self) -> Per:
        """The basis of the estimate in the reading taken."""
        return self.estimate.per

    @property
    def assumed(self) -> bool:
        """Whether the hours rest on an assumption."""
        return self.note is not None


@dataclass(frozen=True, slots=True)
class UnreadHours:
    """An hours cell without an estimate ("p.m."), of work for the municipalities asked for."""

    theme: str | None
    work: Work
    cell: str


UNDATED = 0
"""In place of a year: the hours of which the programme does not say the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope(About):
    """The actions that count, of whatever municipality.

    An action's hours are not split over its partners and goals, nor over its departments where the
    programme does not say whose they are, so hours narrowed to one of those cannot be added to
    those of another. With a `year` only the hours of that year count, and with `UNDATED` only those
    that the programme gives no year. `actions` are ids too, but none of them leaves out everything.
    """

    year: int | None = None
    actions: frozenset[str] | None = None

    @property
    def additive(self) -> bool:
        """Whether the hours of different scopes of this kind may be added."""
        return not (self.department or self.partner or self.goal)


ReadingTaken = Literal["taken", "low", "high"]
READINGS: Mapping[ReadingTaken, str] = {"taken": "gekozen", "low": "laagste", "high": "hoogste"}
"""The reading of an assumption that counts, with its Dutch name."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The assumptions that differ from those of the document; by default none.

    allocation: another key for joint hours. without: the ids of municipalities that do not take
    part; the others carry the joint hours. reading: which of the readings of an assumption counts.
    persons: the number per municipality by which estimates per person are multiplied; the programme
    does not give it, so these hours count as assumed.
    """

    allocation: Allocation | None = None
    without: tuple[str, ...] = ()
    reading: ReadingTaken = "taken"
    persons: int | None = None


EVERYTHING = Scope()
AS_WRITTEN = Choices()


@dataclass(frozen=True, slots=True)
class Account:
    """The hours of the municipalities `asked` for together, or of all (none in particular).

    `entries` are all estimates in the order of the document, but for those of actions that are for
    other municipalities. Those per person are in no total until the number of persons is given, nor
    those in a unit without hours. `unread` are the cells without an estimate, in no total either.
    `lapsed` are the joint estimates that the choices leave to nobody, for all that they were for.
    """

    programme: Programme
    asked: tuple[Gemeente, ...]
    entries: tuple[HoursLine, ...]
    unread: tuple[UnreadHours, ...]
    scope: Scope
    choices: Choices
    lapsed: tuple[HoursLine, ...] = ()

    @property
    def allocation(self) -> Allocation:
        """The key by which joint hours are shared."""
        return self.choices.allocation or self.programme.allocation

    @property
    def gemeente(self) -> Gemeente | None:
        """The municipality asked for, where that is one."""
        return self.asked[0] if len(self.asked) == 1 else None

    @property
    def gemeenten(self) -> tuple[Gemeente, ...]:
        """The municipalities whose hours these are: those asked for, or all that take part."""
        everyone = self.programme.gemeenten
        return self.asked or tuple(it for it in everyone if it.id not in self.choices.without)

    @property
    def lines(self) -> tuple[HoursLine, ...]:
        """The estimates that count."""
        return tuple(line for line in self.entries if line.quantified)

    @property
    def unquantified(self) -> tuple[HoursLine, ...]:
        """The estimates whose number of persons, or hours of their unit, are not known."""
        return tuple(line for line in self.entries if not line.quantified)

    @property
    def per_person(self) -> tuple[HoursLine, ...]:
        """The estimates of which only the number of persons is not known."""
        return tuple(line for line in self.unquantified if line.estimate.hours is not None)

    @property
    def unconverted(self) -> tuple[HoursLine, ...]:
        """The estimates in a unit of which the programme does not say how many hours it is."""
        return tuple(line for line in self.unquantified if line.estimate.hours is None)

    @property
    def left_out(self) -> tuple[tuple[HoursLine, Reading], ...]:
        """The readings that no figure knows of, each with its line."""
        return tuple((line, reading) for line in self.lines for reading in line.left_out)

    @property
    def themes(self) -> tuple[str | None, ...]:
        """The themes with an hours cell in them, in their order; None is outside them."""
        own = {line.theme for line in self.entries} | {cell.theme for cell in self.unread}
        return structure.holding(self.programme, own, self.lineage)

    @property
    def lineage(self) -> structure.Lineage:
        """Each theme with all that it stands in, as far as that was asked about."""
        return structure.lineage(self.programme, ids(self.scope.theme))

    @property
    def totals(self) -> Figures:
        """All lines together, as a part of further sums."""
        return total(line.figures for line in self.lines)

    @property
    def said(self) -> Figures | None:
        """The totals to show; None where the programme names no hours that can be counted."""
        return said(line.figures for line in self.lines)

    @property
    def by_theme(self) -> dict[str | None, Figures]:
        """The figures of the uppermost themes that were asked about, each with all that stands in
        it, so that they add up; None is outside the themes."""
        root_of = structure.roots(self.programme, ids(self.scope.theme))
        return summed((root_of.get(line.theme), line.figures) for line in self.lines)

    @property
    def within(self) -> dict[str | None, Figures]:
        """The figures of each theme with all that stands in it; so these do not add up."""
        above: Mapping[str, tuple[str | None, ...]] = self.lineage
        return summed(
            (theme, line.figures)
            for line in self.lines
            for theme in above.get(line.theme or "", (None,))
        )


def account(
    programme: Programme,
    gemeente: Wanted = None,
    scope: Scope = EVERYTHING,
    choices: Choices = AS_WRITTEN,
) -> Account:
    """The hours of the municipalities with these ids together, or of all that take part.

    `scope` says which actions count, `choices` what is reckoned otherwise. Raises
    `Refusal` where these leave an action to municipalities that weigh nothing.
    """
    # Every overview begins with everything as it is written.
    is_plain = scope == EVERYTHING and choices == AS_WRITTEN
    return (_plain_account if is_plain else _account)(programme, gemeente, scope, choices)


def _account(programme: Programme, gemeente: Wanted, scope: Scope, choices: Choices) -> Account:
    sharings: dict[tuple[str, ...], _Sharing | None] = {}
    entries, lapsed, unread, limits = [], [], [], reach.limits(programme)
    for theme, work, cell in _cells(programme, scope):
        limited = reach.of_work(work, limits)
        for written in cell.estimates:
            if not _is_of(written, work, programme, scope):
                continue
            whose = written.gemeenten or limited
            if whose not in sharings:
                sharings[whose] = _sharing(programme, whose, gemeente, choices)
            if sharing := sharings[whose]:
                entries.append(_line(programme, (theme, work, written), sharing, scope, choices))
            elif not ids(gemeente):
                # Whatever the weights, all of those together have all of the hours.
                every = replace(choices, without=(), allocation=Allocation(key="equal"))
                if among := _sharing(programme, whose, None, every):
                    lapsed.append(_line(programme, (theme, work, written), among, scope, every))
        if concerns(limited, gemeente) and gaps.is_without_estimate(work):
            unread.append(UnreadHours(theme.id if theme else None, work, cell.cell))
    asked_for = tuple(it for it in programme.gemeenten if it.id in ids(gemeente))
    joint = tuple(line for line in lapsed if line.per == "joint")
    return Account(programme, asked_for, tuple(entries), tuple(unread), scope, choices, joint)


_plain_account = kept(512)(_account)


def said(figures: Iterable[Figures]) -> Figures | None:
    """The sum of figures; None where there are none, for what is not said is not 0."""
    parts = tuple(figures)
    return total(parts) if parts else None


def total(figures: Iterable[Figures]) -> Figures:
    """The sum of figures."""
    own = shared = assumed = low = high = ZERO
    # Adding them one by one would make a value of each sum, with tens of thousands of actions.
    for part in figures:
        own += part.own
        shared += part.shared
        assumed += part.assumed
        low += part.low
        high += part.high
    return Figures(own, shared, assumed, low, high)


def summed(parts: Iterable[tuple[Key, Figures]]) -> dict[Key, Figures]:
    """The sum of all figures with the same key, in the order in which the keys came."""
    gathered: defaultdict[Key, list[Figures]] = defaultdict(list)
    for key, figures in parts:
        gathered[key].append(figures)
    return {key: total(figures) for key, figures in gathered.items()}


def _line(
    programme: Programme,
    placed: tuple[Theme | None, Work, Estimate],
    sharing: _Sharing,
    scope: Scope,
    choices: Choices,
) -> HoursLine:
    """The hours of one estimate of work in a theme, for the municipalities asked for."""
    theme, work, written = placed
    in_hours = units.in_hours(written, programme, scope.year or None, work.duration)
    estimate = _as_read(in_hours, choices, sharing.measure_all)
    note = estimate.assumption
    line = partial(
        HoursLine,
        theme=theme.id if theme else None,
        work=work,
        department=_name_of(written.department, programme),
        written=written,
        estimate=estimate,
        gemeenten=sharing.gemeenten,
    )
    readings = _countable(estimate, choices.persons)
    if estimate not in readings:
        return line(
            figures=Figures(), note=note, lowest=estimate, highest=estimate, quantified=False
        )
    if estimate.per == "person" and note is None:
        count = dutch.plural(choices.persons or 0, "persoon", "personen")
        note = f"Gerekend met {count} per gemeente; het programma noemt geen aantal."
    hours = [sharing.measure(reading) for reading in readings]
    low, high = min(hours), max(hours)
    lowest, highest = readings[hours.index(low)], readings[hours.index(high)]
    certain = "shared" if estimate.per == "joint" else "own"
    kind = certain if note is None else "assumed"
    figures = Figures(**{kind: sharing.measure(estimate)}, low=low, high=high)
    left_out = tuple(reading for reading in estimate.readings if reading not in readings)
    return line(figures=figures, note=note, lowest=lowest, highest=highest, left_out=left_out)


def _cells(programme: Programme, scope: Scope) -> Iterator[tuple[Theme | None, Work, HoursCell]]:
    """The hours cells that count, with their theme and the action or measure that they are of."""
    # Labelling all for one theme takes long where there are hundreds.
    is_labelled = scope.level or scope.priority or scope.area
    labelled = labels.labelling(programme).actions if is_labelled else {}
    for theme, action in paths.themed_actions(programme):
        if labelled.get(action.id, labels.NONE).fit(scope):
            for work in works(action):
                if work.hours and counts(theme, work, scope):
                    yield theme, work, work.hours


def _name_of(department: str | None, programme: Programme) -> str | None:
    return next((it.name for it in programme.departments if it.id == department), None)


def _is_of(written: Estimate, work: Work, programme: Programme, scope: Scope) -> bool:
    """Whether an estimate is of the departments and the year that are asked about."""
    if written.department and not wants(scope.department, written.department):
        return False
    if scope.year is None or written.year:
        return scope.year in (None, written.year)
    if scope.year == UNDATED:
        return not is_yearly(written)
    return is_yearly(written) and scope.year in units.counted(programme, work.duration)


def is_yearly(written: Estimate) -> bool:
    """Whether an estimate counts for each year: that of a unit, which is so much a year."""
    return written.year is None and all(it.unit for it in written.readings)


def counts(theme: Theme | None, work: Work, scope: Scope) -> bool:
    """Whether work in a theme, None outside those, is of that which a scope is about."""
    if not wants(scope.theme, theme.id if theme else OTHER):
        return False
    if scope.actions is not None and work.action.id not in scope.actions:
        return False
    if scope.additive:
        return True
    parties = work.parties
    wanted = ((scope.department, parties), (scope.partner, parties), (scope.goal, work.goals))
    return all(wants(names, *named) for names, named in wanted)


@dataclass(frozen=True, slots=True)
class _Sharing:
    """The municipalities that an action's hours are for, and the hours that a reading of them
    means: for the municipalities asked for, and for all together."""

    gemeenten: tuple[str, ...]
    measure: Callable[[Reading], Decimal]
    measure_all: Callable[[Reading], Decimal]


def _sharing(
    programme: Programme, limited: tuple[str, ...], gemeente: Wanted, choices: Choices
) -> _Sharing | None:
    """The sharing of hours of actions for the municipalities `limited` (empty for all); None where
    those asked for, or everyone, have no part in them."""
    weights = allocation.weights(programme, choices.allocation, choices.without, limited)
    chosen = tuple(name for name in weights if wants(gemeente, name))
    if not chosen:
        return None
    if not any(weights.values()):
        names = dutch.listing(it.name for it in programme.gemeenten if it.id in weights)
        raise Refusal(f"Gewicht 0 voor {names}; zo zijn hun gezamenlijke uren niet te delen.")
    measure_all = _measure(tuple(weights), weights, choices.persons)
    measure = _measure(chosen, weights, choices.persons) if gemeente else measure_all
    return _Sharing(tuple(weights), measure, measure_all)


def _measure(
    chosen: tuple[str, ...], weights: Mapping[str, Decimal], persons: int | None
) -> Callable[[Reading], Decimal]:
    """A function that gives the hours that a reading means for the chosen municipalities."""
    share = allocation.sharer(weights)

    def measure(reading: Reading) -> Decimal:
        if reading.per == "joint":
            share_of = share(reading.figure)
            return sum((share_of[name] for name in chosen), ZERO)
        if reading.per == "person":
            return reading.figure * (persons or 0) * len(chosen)
        return sum((reading.except_.get(name, reading.figure) for name in chosen), ZERO)

    return measure


def _as_read(
    written: Estimate, choices: Choices, measure_all: Callable[[Reading], Decimal]
) -> Estimate:
    """The estimate in the reading that counts, with the others as its alternatives. The lowest and
    highest are judged over all municipalities together: a cell cannot be per municipality for one
    and joint for another, and their hours must add up."""
    readings = _countable(written, choices.persons)
    if choices.reading == "taken" or written not in readings:
        return written
    extreme = (min if choices.reading == "low" else max)(readings, key=measure_all)
    if extreme is written:
        return written
    adopted = Reading(**_basis(written))
    others = (reading for reading in written.alternatives if reading is not extreme)
    note = f"Hier telt de {READINGS[choices.reading]} lezing."
    assumption, told = written.assumption, written.for_readers
    return replace(
        written,
        **_basis(extreme),
        assumption=f"{dutch.ended(assumption)} {note}" if assumption else note,
        for_readers=f"{dutch.ended(told)} {note}" if told else None,
        alternatives=(adopted, *others),
    )


def _basis(reading: Reading) -> dict[str, Any]:
    """A reading by its keys, without what an estimate says besides."""
    return {field.name: getattr(reading, field.name) for field in fields(Reading)}


def _countable(estimate: Estimate, persons: int | None) -> list[Reading]:
    """The readings that come to hours: those per person only where their number is known."""
    return [
        reading
        for reading in estimate.readings
        if reading.hours is not None and (reading.per != "person" or persons is not None)
    ]
