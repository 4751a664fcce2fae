"""Hours: how many, for whom, how certain.

The figures are those of docs/architecture.md. Every estimate is one `Line`, for
one municipality or for all together; a total is the sum of its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from uvp_cli import allocation, dutch
from uvp_cli.model import Action, Capacity, Estimate, Gemeente, Per, Programme, Reading

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Figures:
    """Hours by how certain they are. They can be added.

    own: certain hours per municipality, exceptions applied. shared: certain joint
    hours, or a municipality's share of them. assumed: hours that rest on an
    assumption, in the reading taken. low, high: own and shared with the least
    and the most that the readings allow, each assumption on its own.
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
        return Figures(
            self.own + other.own,
            self.shared + other.shared,
            self.assumed + other.assumed,
            self.low + other.low,
            self.high + other.high,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One estimate, in hours of the municipalities asked for.

    `theme` is None for an action outside the themes. `reading` is what the
    programme says, before it was shared or multiplied; `note` is the assumption
    that the figures rest on. An estimate per person is not `quantified` until the
    number of persons is given; its figures are then 0.
    """

    theme: str | None
    action: Action
    estimate: Estimate
    figures: Figures
    note: str | None
    quantified: bool = True

    @property
    def per(self) -> Per:
        """The basis of the estimate in the reading taken."""
        return self.estimate.per

    @property
    def assumed(self) -> bool:
        """Whether the hours rest on an assumption."""
        return self.note is not None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which actions count, by ids; None leaves nothing out.

    An action's hours are not split over its departments and partners, so hours
    narrowed to one of those cannot be added to those of another.
    """

    theme: str | None = None
    department: str | None = None
    partner: str | None = None

    @property
    def additive(self) -> bool:
        """Whether the hours of different scopes of this kind may be added."""
        return self.department is None and self.partner is None


@dataclass(frozen=True, slots=True)
class Account:
    """The hours of one municipality, or of all together (`gemeente` is None).

    `entries` are all estimates in the order of the document. Those per person are
    in no total until the number of persons is given.
    """

    programme: Programme
    gemeente: Gemeente | None
    entries: tuple[Line, ...]
    scope: Scope
    persons: int | None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The estimates that count."""
        return tuple(line for line in self.entries if line.quantified)

    @property
    def unquantified(self) -> tuple[Line, ...]:
        """The estimates per person whose number of persons is not known."""
        return tuple(line for line in self.entries if not line.quantified)

    @property
    def totals(self) -> Figures:
        """All lines together."""
        return total(line.figures for line in self.lines)

    @property
    def by_theme(self) -> dict[str | None, Figures]:
        """The figures of each theme in the order of the document; None is outside the themes."""
        found: dict[str | None, Figures] = {}
        for line in self.lines:
            found[line.theme] = found.get(line.theme, Figures()) + line.figures
        return found


def account(
    programme: Programme,
    gemeente: str | None = None,
    scope: Scope = Scope(),
    *,
    persons: int | None = None,
) -> Account:
    """The hours of the municipality with id `gemeente`, or of all together.

    `scope` says which actions count. `persons` is the number of persons per
    municipality by which estimates per person are multiplied; these hours then
    count as assumed, since the programme does not give that number.
    """
    chosen = [g for g in programme.gemeenten if gemeente in (None, g.id)]
    measure = _measure([g.id for g in chosen], allocation.weights(programme), persons)
    entries = []
    for theme_id, action, estimate in _estimates(programme, scope):
        if estimate.per == "person" and persons is None:
            note = estimate.assumption
            entries.append(Line(theme_id, action, estimate, Figures(), note, quantified=False))
        else:
            figures, note = _figures(estimate, measure, persons)
            entries.append(Line(theme_id, action, estimate, figures, note))
    one = chosen[0] if gemeente is not None else None
    return Account(programme, one, tuple(entries), scope, persons)


def total(figures: Iterable[Figures]) -> Figures:
    """The sum of figures."""
    return sum(figures, Figures())


def _estimates(programme: Programme, scope: Scope) -> Iterator[tuple[str | None, Action, Estimate]]:
    groups: list[tuple[str | None, tuple[Action, ...]]] = [
        (theme.id, theme.actions) for theme in programme.themes
    ]
    groups.append((None, programme.other_actions))
    for theme_id, actions in groups:
        if scope.theme in (None, theme_id):
            for action in actions:
                if action.capacity and action.capacity.hours and _involves(action.capacity, scope):
                    for estimate in action.capacity.hours.estimates:
                        yield theme_id, action, estimate


def _involves(capacity: Capacity, scope: Scope) -> bool:
    department_fits = scope.department is None or scope.department in capacity.departments
    return department_fits and (scope.partner is None or scope.partner in capacity.partners)


def _measure(
    chosen: list[str], weights: Mapping[str, Decimal], persons: int | None
) -> Callable[[Reading], Decimal]:
    """How many hours a reading means for the chosen municipalities together."""

    def measure(reading: Reading) -> Decimal:
        if reading.per == "joint":
            share_of = allocation.shares(reading.hours, weights)
            return sum((share_of[name] for name in chosen), ZERO)
        if reading.per == "person":
            return reading.hours * (persons or 0) * len(chosen)
        return sum((reading.except_.get(name, reading.hours) for name in chosen), ZERO)

    return measure


def _figures(
    estimate: Estimate, measure: Callable[[Reading], Decimal], persons: int | None
) -> tuple[Figures, str | None]:
    """The figures of one estimate, and the assumption they rest on."""
    taken = measure(estimate)
    others = [each for each in estimate.alternatives if each.per != "person" or persons is not None]
    readings = [taken, *(measure(reading) for reading in others)]
    low, high = min(readings), max(readings)
    note = estimate.assumption
    if estimate.per == "person" and note is None:
        count = dutch.plural(persons or 0, "persoon", "personen")
        note = f"Gerekend met {count} per gemeente; het programma noemt geen aantal."
    if note is not None:
        return Figures(assumed=taken, low=low, high=high), note
    if estimate.per == "joint":
        return Figures(shared=taken, low=low, high=high), None
    return Figures(own=taken, low=low, high=high), None
