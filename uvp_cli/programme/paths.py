"""The parts of a programme with the path to each, so that rules and queries need not count."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

from uvp_cli.programme import months, names, structure
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import (
    Action,
    Ambition,
    BudgetItem,
    Decision,
    Estimate,
    Gemeente,
    Goal,
    HoursCell,
    Indicator,
    Level,
    Measure,
    Party,
    PlanningItem,
    Programme,
    Reading,
    Remark,
    Statement,
    Theme,
    Unit,
)
from uvp_cli.programme.work import Work, ids_of
from uvp_cli.values import dataclass, field_names

if TYPE_CHECKING:
    from uvp_cli.document.findings import KeyPath

Item = TypeVar("Item")
Walk = Iterator[tuple["KeyPath", Item]]
"""Parts of a programme, each with its path."""

_KINDS = {
    "gemeenten": "gemeente",
    "departments": "department",
    "partners": "partner",
    "roles": "role",
    "units": "unit",
    "areas": "area",
    "groups": "group",
    "themes": "theme",
    "ambitions": "ambition",
    "goals": "goal",
    "actions": "action",
    "other_actions": "action",
    "planning": "planning",
}
"""The kind of the records in each section."""
SECTIONS = ("residents", "budget", "communication")
"""The keys of what a theme or the whole programme says of residents, money and communication."""
NAMING_PARTIES = frozenset(
    ("department", "departments", "partners", "responsible", "owners", "portfolio")
)
"""The keys that name a party by its id."""
NAMING = NAMING_PARTIES | {"merged_into", "gemeente", "gemeenten", "areas", "unit"}
"""The same with municipalities, areas and units; the unit of an indicator is a text."""
_NAMED = {"ambitions": "Ambitie", "goals": "Doelstelling"}
"""The word before the number and theme of records without a title."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a programme that people know by name, at `path`.

    `kind` is that of `uvp show`, or "programme" for what belongs to no smaller part;
    `theme` is the id of the theme that it is part of, or that its domain names. `among` says
    which one it is where others have the same title: the title of its theme, or its month.
    """

    path: KeyPath
    kind: str
    id: str | None
    title: str
    theme: str | None = None
    among: str = ""

    @property
    def theme_or_other(self) -> str | None:
        """The id of its theme, or that of what is outside the themes where it is such an action."""
        return names.OTHER if self.path[:1] == ("other_actions",) else self.theme


class Parts:
    """The parts of a programme, to be found by a path that lies in them."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        domains = {item.domain for item in programme.planning}
        self._theme_of = {domain: names.theme_of_domain(domain, programme) for domain in domains}
        actions_of = Counter(action.title for _, action in actions(programme))
        items_of = Counter(item.title for item in programme.planning)
        self._many = {title for of in (actions_of, items_of) for title in of if of[title] > 1}

    def at(self, path: KeyPath) -> Part:
        """The smallest part that what stands at `path` belongs to."""
        programme = self._programme
        match path:
            case ("themes", int(at), "ambitions" | "goals" | "actions" as section, int(index), *_):
                theme = programme.themes[at]
                record = getattr(theme, section)[index]
                if isinstance(record, (Ambition, Goal)):
                    number = (isinstance(record, Goal) and record.number) or index + 1
                    title = f"{_NAMED[section]} {number}, {theme.title}"
                    return Part(path[:4], _KINDS[section], record.id, title, theme.id)
                return self._part(path[:4], section, record, theme.id, theme.title)
            case ("themes", int(at), *_):
                theme = programme.themes[at]
                return self._part(path[:2], "themes", theme, theme.id)
            case ("planning", int(at), *_):
                item = programme.planning[at]
                of, when = self._theme_of[item.domain], months.period_of(item)
                return self._part(path[:2], "planning", item, of, when)
            case (str(section), int(at), *_) if section in _KINDS:
                return self._part(path[:2], section, getattr(programme, section)[at])
        return Part((), "programme", programme.id, programme.title)

    def _part(
        self, path: KeyPath, section: str, record: Any, theme: str | None = None, among: str = ""
    ) -> Part:
        title = record.name if hasattr(record, "name") else record.title
        said = among if title in self._many else ""
        return Part(path, _KINDS[section], record.id, title, theme, said)


def outermost(paths: Iterable[KeyPath], line: Callable[[KeyPath], int]) -> Callable[[int], KeyPath]:
    """A function from a line to the outermost of these paths that stands there, or else on the
    nearest one before it."""
    at_line: dict[int, KeyPath] = {}
    for path in paths:
        at_line.setdefault(line(path), path)
    lines = sorted(at_line)
    return lambda number: at_line[lines[max(bisect_right(lines, number) - 1, 0)]]


_PLAIN = frozenset((str, int, Decimal))
"""The types of most values, in which there is nothing."""


def values(value: Any, path: KeyPath = ()) -> Sequence[tuple[KeyPath, Any]]:
    """Everything that stands in a part of the programme, itself included, under the keys of the
    document; not what a document leaves out."""
    return _walked(value, path) if path or not isinstance(value, Programme) else _whole(value)


# Rules and queries walk the same whole programme one after the other.
@of_last
def _whole(programme: Programme) -> Sequence[tuple[KeyPath, Any]]:
    return _walked(programme)


def _walked(value: Any, path: KeyPath = ()) -> Sequence[tuple[KeyPath, Any]]:
    # Generators in generators would take twice as long.
    walk, left = [], [(path, value)]
    while left:
        path, value = left.pop()
        walk.append((path, value))
        if value.__class__ not in _PLAIN:
            left += [
                ((*path, step), content)
                for step, content in reversed(contents(value))
                if content or content.__class__ in _PLAIN
            ]
    return walk


def contents(value: Any) -> Sequence[tuple[Any, Any]]:
    """The contents of a part of the programme, by key or place; none of a text or number."""
    if isinstance(value, tuple):
        return list(enumerate(value))
    if isinstance(value, dict):
        return list(value.items())
    return [(key, getattr(value, name)) for name, key in _keys(value.__class__)]


@cache
def _keys(kind: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a class of the model, each with its key; none of any other."""
    return tuple((name, name.rstrip("_")) for name in field_names(kind))


def pruned(
    value: Any, keeps: Callable[[KeyPath, Any], bool], path: KeyPath = (), now: KeyPath = ()
) -> tuple[Any, dict[KeyPath, KeyPath]]:
    """A part of the programme with only what is kept in its lists, and by the path of everything
    in that the path where it stood."""
    stood = {now: path}
    if isinstance(value, tuple):
        left = [at for at, item in enumerate(value) if keeps((*path, at), item)]
        steps = [(at, number, value[at]) for number, at in enumerate(left)]
    else:
        steps = [(key, key, content) for key, content in contents(value)]
    parts = []
    for step, new, content in steps:
        part, inner = pruned(content, keeps, (*path, step), (*now, new))
        parts.append(part)
        stood |= inner
    if isinstance(value, tuple):
        return tuple(parts), stood
    names = [name for name, _ in _keys(value.__class__)]
    return replace(value, **dict(zip(names, parts, strict=True))) if names else value, stood


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """A part of the programme with every record in it as `change` makes it, from the inside."""
    if isinstance(value, tuple):
        made = tuple(changed(item, change) for item in value)
        return value if all(map(is_, made, value)) else made
    old = {name: getattr(value, name) for name, _ in _keys(value.__class__)}
    if not old:
        return value
    new = {name: changed(part, change) for name, part in old.items()}
    return change(value if all(map(is_, old.values(), new.values())) else replace(value, **new))


def plain(value: Any) -> Any:
    """A part of the programme as dicts and lists under the keys of the document, without what is
    empty."""
    if isinstance(value, tuple):
        return [*map(plain, value)]
    within = contents(value)
    if not (within or isinstance(value, dict)):
        return value
    return {key: plain(inner) for key, inner in within if inner not in _NOTHING}


_NOTHING: tuple[Any, ...] = (None, (), {})
"""Values of keys that a document can leave out."""


def listed(key: str, part: Any, path: KeyPath = ()) -> Walk[Any]:
    """The items of the list under a key of the part at `path`, each with its own path."""
    return (((*path, key, at), record) for at, record in enumerate(getattr(part, key)))


def remarks(programme: Programme) -> Walk[Remark]:
    """Every remark, whatever it is about."""
    for path, value in values(programme):
        if isinstance(value, Remark):
            yield path, value


def themes(programme: Programme) -> Walk[Theme]:
    """Every theme."""
    return listed("themes", programme)


def chapters(programme: Programme) -> Walk[Programme | Theme]:
    """Each theme and the programme: what can speak of residents, money and communication."""
    yield from themes(programme)
    yield (), programme


def passages(programme: Programme) -> Walk[Statement | BudgetItem]:
    """Every passage that may name actions."""
    yield from listed("introduction", programme)
    for path, chapter in chapters(programme):
        for section in SECTIONS:
            yield from listed(section, chapter, path)


def naming_actions(programme: Programme) -> Walk[Statement | BudgetItem | PlanningItem]:
    """Everything that may name actions."""
    yield from passages(programme)
    yield from planning(programme)


def money(programme: Programme) -> Iterator[tuple[KeyPath, BudgetItem, Theme | None]]:
    """Every statement about money, with its theme; None of the whole programme."""
    for path, chapter in chapters(programme):
        theme = chapter if isinstance(chapter, Theme) else None
        yield from ((at, item, theme) for at, item in listed("budget", chapter, path))


def actions(programme: Programme) -> Walk[Action]:
    """Every action, those outside the themes included."""
    for path, theme in themes(programme):
        yield from listed("actions", theme, path)
    yield from listed("other_actions", programme)


@of_last
def titles(programme: Programme) -> Mapping[str, str]:
    """The title of each action and measure by its id."""
    return {task.own.id: task.title for _, task in work(programme) if task.own.id}


def homes(programme: Programme) -> dict[str, str]:
    """The id of an action by each id that names it or a measure of it."""
    return {name: action.id for _, action in actions(programme) for name in ids_of(action)}


def themed_actions(programme: Programme) -> Iterator[tuple[Theme | None, Action]]:
    """Every action with the theme it is in, in the order of the themes; None outside those."""
    for theme in structure.in_order(programme):
        for action in structure.by_number(theme.actions):
            yield theme, action
    for action in programme.other_actions:
        yield None, action


def measures(programme: Programme) -> Walk[Measure]:
    """Every measure of an action."""
    for path, action in actions(programme):
        yield from listed("measures", action, path)


def goals(programme: Programme) -> Walk[Goal]:
    """Every goal of a theme."""
    for path, theme in themes(programme):
        yield from listed("goals", theme, path)


@of_last
def indicators(programme: Programme) -> Sequence[tuple[KeyPath, Indicator]]:
    """Every indicator, of whatever it is, in the order of the document."""
    return [(path, value) for path, value in values(programme) if isinstance(value, Indicator)]


def levels(path: KeyPath, indicator: Indicator) -> Walk[Level]:
    """Everything that the indicator at `path` was, is or should be, here or elsewhere."""
    for at, value in values(indicator, path):
        if isinstance(value, Level):
            yield at, value


def limitable(programme: Programme) -> Walk[Theme | Action | Measure | Estimate]:
    """Everything with hours or money that can be for some municipalities only."""
    yield from themes(programme)
    yield from led(programme)
    yield from estimates(programme)


def led(programme: Programme) -> Walk[Action | Measure]:
    """Everything that can have an owner."""
    yield from actions(programme)
    yield from measures(programme)


# Most rules ask this, or the hours cells in it.
@of_last
def work(programme: Programme) -> Sequence[tuple[KeyPath, Work]]:
    """Every action, followed by its measures."""
    every = []
    for path, action in actions(programme):
        measures = (path for path, _ in listed("measures", action, path))
        every += [(at, Work(action, place)) for place, at in enumerate((path, *measures))]
    return every


@of_last
def hours_cells(programme: Programme) -> Sequence[tuple[KeyPath, Work, HoursCell]]:
    """Every hours cell, with the action or measure that it is of."""
    at = ("capacity", "hours")
    return [((*path, *at), task, cell) for path, task in work(programme) if (cell := task.hours)]


def estimated(programme: Programme) -> Iterator[tuple[KeyPath, Work, Estimate]]:
    """Every estimate of hours, with the action or measure that it is of."""
    for path, task, cell in hours_cells(programme):
        yield from ((at, task, estimate) for at, estimate in listed("estimates", cell, path))


def estimates(programme: Programme) -> Walk[Estimate]:
    """Every estimate of hours."""
    return ((path, estimate) for path, _, estimate in estimated(programme))


def readings(programme: Programme) -> Walk[Reading]:
    """Every reading of every estimate."""
    for path, estimate in estimates(programme):
        yield from readings_of(path, estimate)


def readings_of(path: KeyPath, estimate: Estimate) -> Walk[Reading]:
    """The reading taken of the estimate at `path`, and its alternatives."""
    yield path, estimate
    yield from listed("alternatives", estimate, path)


def planning(programme: Programme) -> Walk[PlanningItem]:
    """Every planning item."""
    return listed("planning", programme)


def decisions(programme: Programme) -> Walk[Decision]:
    """Every decision by which the programme was adopted."""
    if programme.adoption:
        yield from listed("decisions", programme.adoption, ("adoption",))


def labelled(programme: Programme) -> Walk[Theme | Action]:
    """Everything that can have a level and a priority, and be in somebody's portfolio."""
    yield from themes(programme)
    yield from actions(programme)


def placed(programme: Programme) -> Walk[Theme | Action | Measure | Indicator | PlanningItem]:
    """Everything that can be about areas."""
    yield from labelled(programme)
    yield from measures(programme)
    yield from indicators(programme)
    yield from planning(programme)


def parties(programme: Programme) -> Iterator[Party | Gemeente]:
    """Everyone who can lead or be responsible."""
    yield from programme.roles
    yield from programme.departments
    yield from programme.partners
    yield from programme.gemeenten
    yield from programme.groups


def named(programme: Programme) -> Iterator[Party | Gemeente | Unit]:
    """Everyone and everything that others name by an id and people by its name."""
    yield from parties(programme)
    yield from programme.areas
    yield from programme.units


WITH_IDS = ("gemeenten", "units", "departments", "partners", "roles", "groups", "areas", "themes")
"""The sections at the top whose records have an id, but for actions and planning."""


def identified(programme: Programme) -> Walk[str]:
    """Every id in the document with its path, in the order of the sections."""
    for section in WITH_IDS:
        yield from (((*path, "id"), record.id) for path, record in listed(section, programme))
    for at, theme in themes(programme):
        for section in ("ambitions", "goals"):
            yield from (((*path, "id"), record.id) for path, record in listed(section, theme, at))
    for identifiable in (actions, measures, indicators, planning):
        for path, record in identifiable(programme):
            if record.id is not None:
                yield (*path, "id"), record.id


def with_ids(programme: Programme, ids: Container[str]) -> Iterator[KeyPath]:
    """The path of every part that has one of these ids."""
    return (path[:-1] for path, name in identified(programme) if name in ids)
