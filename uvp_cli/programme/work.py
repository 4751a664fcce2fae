"""Work: an action, or a measure of it that has hours of its own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from uvp_cli.programme.model import Action, Capacity, HoursCell, Measure
from uvp_cli.programme.structure import by_number
from uvp_cli.values import dataclass

WorkKey = tuple[str, int]
"""The id of an action, and the place (from 1) of a measure of it, or 0."""
_NONE = Capacity()


@dataclass(frozen=True, slots=True)
class Work:
    """An action, or the measure at `place` (from 1) of it; 0 is the action itself.

    What a measure does not say itself is as its action says. An action has the parties and goals of
    its measures too.
    """

    action: Action
    place: int = 0

    @property
    def own(self) -> Action | Measure:
        """The record itself."""
        return self.action.measures[self.place - 1] if self.place else self.action

    @property
    def measure(self) -> Measure | None:
        """The measure; None for an action."""
        return self.action.measures[self.place - 1] if self.place else None

    @property
    def key(self) -> WorkKey:
        """The key that tells it from other work."""
        return self.action.id, self.place

    @property
    def number(self) -> int | str | None:
        """Its number in the programme."""
        return self.own.number

    @property
    def title(self) -> str:
        """The title of the action, with that of a measure behind it."""
        return f"{self.action.title} > {self.own.title}" if self.place else self.action.title

    @property
    def hours(self) -> HoursCell | None:
        """Its own hours cell."""
        return self.own.capacity.hours if self.own.capacity else None

    @property
    def is_divided(self) -> bool:
        """Whether it is an action whose hours stand with its measures."""
        cells = () if self.place else (work.hours for work in works(self.action)[1:])
        return any(cell.estimates for cell in cells if cell)

    @property
    def duration(self) -> str | None:
        """The cell that says how long it runs."""
        rows = (holder.capacity or _NONE for holder in (self.own, self.action))
        return next((row.duration.cell for row in rows if row.duration), None)

    @property
    def departments(self) -> tuple[str, ...]:
        """The ids of the departments that it needs."""
        return self._ids(lambda holder: (holder.capacity or _NONE).departments)

    @property
    def partners(self) -> tuple[str, ...]:
        """The ids of the partners who help."""
        return self._ids(lambda holder: (holder.capacity or _NONE).partners)

    @property
    def owners(self) -> tuple[str, ...]:
        """The ids of those who lead."""
        return self._ids(lambda holder: holder.owners)

    @property
    def goals(self) -> tuple[str, ...]:
        """The ids of the goals that it serves."""
        return self._ids(lambda holder: holder.goals)

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of all who have a part in it: those needed, those who help, who leads."""
        return tuple(dict.fromkeys((*self.departments, *self.partners, *self.owners)))

    def _ids(self, of: Callable[[Action | Measure], tuple[str, ...]]) -> tuple[str, ...]:
        if self.place:
            return of(self.own) or of(self.action)
        named = (of(self.action), *map(of, self.action.measures))
        return tuple(dict.fromkeys(chain.from_iterable(named)))


def works(action: Action) -> tuple[Work, ...]:
    """An action, followed by its measures in the order of their numbers."""
    measures = [Work(action, place) for place in range(1, len(action.measures) + 1)]
    return (Work(action), *by_number(measures))


def ids_of(action: Action) -> tuple[str, ...]:
    """The ids by which others name an action: its own, and those of its measures."""
    return (action.id, *(measure.id for measure in action.measures if measure.id))
