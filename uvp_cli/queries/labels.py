"""The labels of themes and actions: how far reaching they are, how urgent, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from uvp_cli.programme import paths, structure
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Action, PlanningItem, Programme, Theme
from uvp_cli.queries.wanted import About, wants
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The levels, priorities and areas (ids) of something; `where` are the names of those areas."""

    level: tuple[str, ...] = ()
    priority: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    where: tuple[str, ...] = ()

    def fit(self, wanted: About) -> bool:
        """Whether something with these labels is what is asked for: one of each kind."""
        return (
            wants(wanted.level, *self.level)
            and wants(wanted.priority, *self.priority)
            and wants(wanted.area, *self.area)
        )


NONE = Labels()
"""No label at all; where it is asked for, everything fits."""


class Labelling:
    """The labels of everything in a programme."""

    def __init__(self, programme: Programme) -> None:
        self._names = {area.id: area.name for area in programme.areas}
        self.themes: dict[str, Labels] = {}
        for theme in structure.in_order(programme):
            around = self.themes.get(theme.parent or "", NONE)
            self.themes[theme.id] = self._within(around, theme, theme.areas)
        self.actions = {
            name: labels
            for theme, action in paths.themed_actions(programme)
            for name, labels in self._of_action(action, theme)
        }
        """The labels of each action by its id: its own and the areas of its measures, else of its
        theme; and those of its measures, of which their own areas go before those."""

    def of_item(self, item: PlanningItem, theme: str | None) -> Labels:
        """The labels of a planning item: those of its actions, else of its theme; its own areas go
        before theirs."""
        about = [self.actions[action] for action in item.actions if action in self.actions]
        about = about or [self.themes.get(theme or "", NONE)]
        if not item.areas and all(labels is NONE for labels in about):
            return NONE
        return self._labels(
            _once(labels.level for labels in about),
            _once(labels.priority for labels in about),
            item.areas or _once(labels.area for labels in about),
        )

    def _of_action(self, action: Action, theme: Theme | None) -> Iterator[tuple[str, Labels]]:
        around = self.themes[theme.id] if theme else NONE
        own = self._within(around, action, action.areas)
        areas = _once((own.area, *(measure.areas for measure in action.measures)))
        yield action.id, self._labels(own.level, own.priority, areas)
        for measure in action.measures:
            if measure.id:
                yield measure.id, self._within(around, action, measure.areas or action.areas)

    def _within(self, around: Labels, part: Theme | Action, areas: tuple[str, ...]) -> Labels:
        """The labels of a part with these areas, where it has none those of what it stands in."""
        level = (part.level,) if part.level else around.level
        priority = (part.priority,) if part.priority else around.priority
        return self._labels(level, priority, areas or around.area)

    def _labels(
        self, level: tuple[str, ...], priority: tuple[str, ...], area: tuple[str, ...]
    ) -> Labels:
        if not (level or priority or area):
            return NONE
        where = tuple(self._names[name] for name in area)
        return Labels(level=level, priority=priority, area=area, where=where)


def _once(several: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(several)))


labelling = of_last(Labelling)
"""The labels of everything in a programme, as it was asked for last."""
