"""The parts of a programme that are for some municipalities, or about a theme or party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths, reach, structure
from uvp_cli.programme.model import BudgetItem, PlanningItem, Programme, Statement, Theme
from uvp_cli.programme.work import Work, ids_of
from uvp_cli.queries import actions, budget, planning, questions
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.naming import Names
from uvp_cli.queries.planning import Scheduled
from uvp_cli.queries.questions import OpenQuestion
from uvp_cli.queries.wanted import Wanted, concerns, wants
from uvp_cli.values import dataclass

OTHERS = ("departments", "partners", "roles")
"""The parties in the whole programme; an excerpt names them with each action."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """All that is for the municipalities `gemeente` (ids), or for none in particular all there is.

    A theme has its own `actions` and passages alone; `residents` and `communication` are those of
    the whole programme. `budget` is what is said of money, of themes and of the whole;
    `questions` are the open points about any of it, as `uvp questions` counts them.
    """

    gemeente: Wanted
    themes: tuple[Theme, ...]
    introduction: tuple[Statement, ...]
    residents: tuple[Statement, ...]
    communication: tuple[Statement, ...]
    actions: tuple[Listed, ...]
    planning: tuple[Scheduled, ...]
    budget: tuple[BudgetItem, ...]
    questions: tuple[OpenQuestion, ...]


def take(programme: Programme, gemeente: Wanted = None) -> Excerpt:
    """The excerpt of a programme for the municipalities with these ids, or all of it."""
    listed = actions.select(programme, actions.ActionSelection(gemeente=gemeente))
    own = actions.ids_in(listed)
    limited = reach.limits(programme)
    excerpt = Excerpt(
        gemeente=gemeente,
        themes=tuple(
            _own(theme, own)
            for theme in structure.in_order(programme)
            if concerns(limited.get(theme.id, ()), gemeente)
        ),
        introduction=_about(programme.introduction, own),
        residents=_about(programme.residents, own),
        communication=_about(programme.communication, own),
        actions=listed,
        planning=planning.select(programme, planning.PlanningSelection(gemeente=gemeente)),
        budget=tuple(line.item for line in budget.add_up(programme, gemeente).lines),
        questions=(),
    )
    out = frozenset(_not_asked(programme, excerpt) if gemeente else ())
    inside = (point for point in questions.ask(programme) if out.isdisjoint(_above(point.path)))
    return replace(excerpt, questions=tuple(inside))


def about(programme: Programme, names: Names) -> Callable[[KeyPath], bool]:
    """Whether what stands at a path is for the municipalities and about the parties that are
    named; everything is where none are."""
    out: frozenset[KeyPath] = frozenset()
    own: frozenset[KeyPath] = frozenset({()})
    if names.gemeente:
        out = frozenset(_not_asked(programme, take(programme, names.gemeente)))
    if names.department or names.partner:
        own = frozenset(_of_parties(programme, names))
    return lambda path: out.isdisjoint(_above(path)) and not own.isdisjoint(_above(path))


def part(programme: Programme, names: Names) -> tuple[Programme, Callable[[KeyPath], KeyPath]]:
    """The part of a programme that is for the municipalities and about the themes and parties that
    are named (ids), as a programme by itself, and what gives the path at which something stood.

    It has their actions and planning, the goals that those serve, what is said of money there and
    every party that has a part in it. All municipalities stay, since they share joint hours.
    """
    seen, stood = shared(programme, names)
    cut, stood_in_seen = _pruned(seen, _staying(seen, names))
    return cut, lambda path: stood(stood_in_seen(path))


def shared(programme: Programme, names: Names) -> tuple[Programme, Callable[[KeyPath], KeyPath]]:
    """As `part`, all but what is internal, where a partner is among those named."""
    internal = frozenset(_internal(programme, names))
    if not internal:
        return programme, lambda path: path
    return _pruned(programme, lambda path: internal.isdisjoint(_above(path)))


def _pruned(
    programme: Programme, stays: Callable[[KeyPath], bool]
) -> tuple[Programme, Callable[[KeyPath], KeyPath]]:
    gone = {name for path, name in paths.identified(programme) if not stays(path[:-1])}

    def keeps(path: KeyPath, value: object) -> bool:
        if isinstance(value, str):
            return path[-2] not in REFERENCES or value not in gone
        return stays(path)

    cut, stood = paths.pruned(programme, keeps)

    def whole(path: KeyPath) -> KeyPath:
        while path not in stood:
            path = path[:-1]
        return stood[path]

    return cut, whole


def _staying(programme: Programme, names: Names) -> Callable[[KeyPath], bool]:
    """Whether what stands at a path is in the part that is asked for."""
    others = frozenset(_of_others(programme, names.gemeente) if names.gemeente else ())
    narrowed = names.theme or names.department or names.partner
    items = frozenset(_items(programme, names)) if narrowed else None
    return lambda path: (items is None or _stays(path, items)) and others.isdisjoint(_above(path))


def _internal(programme: Programme, names: Names) -> Iterator[KeyPath]:
    """The paths to what partners do not see, where one of those is named: internal actions, and
    what is planned or said of none but those."""
    partners = {partner.id for partner in programme.partners}
    if not (names.partner or partners.intersection(names.responsible)):
        return
    yield from paths.with_ids(programme, programme.internal)
    whole = (it for _, it in paths.actions(programme) if it.id in programme.internal)
    own = {*programme.internal, *chain.from_iterable(map(ids_of, whole))}
    for path, item in paths.naming_actions(programme):
        if item.actions and own.issuperset(item.actions):
            yield path


def _of_others(programme: Programme, gemeente: tuple[str, ...]) -> Iterator[KeyPath]:
    """The paths to all that is not for these municipalities, with the goals and the partners that
    only that names."""
    excerpt = take(programme, gemeente)
    own = actions.ids_in(excerpt.actions)
    planned = {scheduled.item for scheduled in excerpt.planning}
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for _, action in paths.actions(programme):
        named[action.id in own].update((*Work(action).parties, *Work(action).goals))
    for _, item in paths.planning(programme):
        named[item in planned].update(item.responsible)
    for path, name in paths.identified(programme):
        is_named = path[0] == "partners" or "goals" in path
        if is_named and name in named[False] - named[True]:
            yield path[:-1]
    for path in _left_out(programme, excerpt):
        yield (*path, "remarks") if path[0] == "gemeenten" else path


REFERENCES = ("actions", "goals", "internal")
"""The lists that name what a part of a programme may not have."""
_SECTIONS = frozenset(
    (
        *("introduction", "indicators", *OTHERS, "themes"),
        *("other_actions", *paths.SECTIONS, "planning"),
    )
)
_OF_THEME = frozenset(("ambitions", "indicators", "goals", "actions", *paths.SECTIONS))


def _stays(path: KeyPath, items: frozenset[KeyPath]) -> bool:
    """Whether what stands at a path is in no item of a section, or in one of these."""
    of_section = len(path) < 2 or path[0] not in _SECTIONS or path[:2] in items
    of_theme = len(path) < 4 or path[0] != "themes" or path[2] not in _OF_THEME or path[:4] in items
    return of_section and of_theme


def _items(programme: Programme, names: Names) -> Iterator[KeyPath]:
    """The paths of the items of every section that are about the themes and parties asked for."""
    whole = () if names.department or names.partner else names.theme
    everywhere = replace(names, gemeente=())
    wanted = everywhere.narrow(actions.ActionSelection())
    listed_actions = actions.select(programme, wanted)
    own, selected = actions.ids_in(listed_actions), [it.action for it in listed_actions]
    due = planning.select(programme, everywhere.narrow(planning.PlanningSelection()))
    money = budget.add_up(programme, theme=names.theme, actions=None if whole else own)
    planned = {scheduled.item for scheduled in due}
    involved = {*names.department, *names.partner}
    involved.update(chain(*((*Work(action).parties, *action.portfolio) for action in selected)))
    for path, item in paths.planning(programme):
        if item in planned or not own.isdisjoint(item.actions):
            involved.update(item.responsible)
            yield path
    lines = {line.item for line in money.lines}
    for path, passage in paths.passages(programme):
        if _is_of(path, passage, own, lines):
            yield path
    themes = {theme.id: (path, theme) for path, theme in paths.themes(programme)}
    above = structure.lineage(programme)
    reached = {scheduled.theme for scheduled in due} | own
    reached.update(goal for action in selected for goal in Work(action).goals)
    for path, theme in themes.values():
        inside = {theme.id, *(it.id for it in theme.actions), *(it.id for it in theme.goals)}
        if theme.id in whole or not reached.isdisjoint(inside):
            # What a theme stands in comes along, without what is said there.
            for name in above[theme.id]:
                involved.update(themes[name][1].portfolio)
                yield themes[name][0]
        if theme.id in whole:
            for section in (*paths.SECTIONS, "ambitions", "indicators"):
                yield from (at for at, _ in paths.listed(section, theme, path))
    yield from paths.with_ids(programme, own | involved)
    yield from _goals(programme, own, whole)


def _is_of(
    path: KeyPath, passage: Statement | BudgetItem, own: frozenset[str], money: set[BudgetItem]
) -> bool:
    """Whether a passage is about these actions; one of a theme may be about none in particular."""
    if isinstance(passage, BudgetItem):
        return passage in money
    in_theme = path[0] == "themes"
    return _is_about(passage, own) if in_theme else not own.isdisjoint(passage.actions)


def _goals(programme: Programme, own: frozenset[str], whole: Collection[str]) -> Iterator[KeyPath]:
    """The paths of the goals that these actions serve, and in whole themes of those that none
    serves."""
    serving: defaultdict[str, set[str]] = defaultdict(set)
    for _, action in paths.actions(programme):
        for name in Work(action).goals:
            serving[name].add(action.id)
    for path, theme in paths.themes(programme):
        for at, goal in paths.listed("goals", theme, path):
            by = serving[goal.id]
            if not own.isdisjoint(by) if by else theme.id in whole:
                yield at


def _of_parties(programme: Programme, names: Names) -> Iterator[KeyPath]:
    """The paths of the parties that are named, of their actions, of what is said of those and of
    their planning."""
    parties = names.department + names.partner
    selected = actions.ActionSelection(department=names.department, partner=names.partner)
    own = actions.ids_in(actions.select(programme, selected))
    for path, item in paths.naming_actions(programme):
        responsible = item.responsible if isinstance(item, PlanningItem) else ()
        if not own.isdisjoint(item.actions) or wants(parties, *responsible):
            yield path
    yield from paths.with_ids(programme, {*own, *parties})


def _above(path: KeyPath) -> Iterator[KeyPath]:
    """A path and all those above it, from the whole programme on."""
    return (path[:length] for length in range(len(path) + 1))


def _own(theme: Theme, own: frozenset[str]) -> Theme:
    return replace(
        theme,
        actions=tuple(action for action in theme.actions if action.id in own),
        residents=_about(theme.residents, own),
        communication=_about(theme.communication, own),
    )


def _about(passages: Sequence[Statement], own: frozenset[str]) -> tuple[Statement, ...]:
    return tuple(passage for passage in passages if _is_about(passage, own))


def _is_about(passage: Statement, own: frozenset[str]) -> bool:
    """Whether a passage is about any of these actions, or about none in particular."""
    return not passage.actions or not own.isdisjoint(passage.actions)


def _not_asked(programme: Programme, excerpt: Excerpt) -> Iterator[KeyPath]:
    """The paths to all that an excerpt does not ask about: the parties, what it does not hold, and
    estimates for others alone."""
    yield from ((section,) for section in OTHERS)
    yield from _left_out(programme, excerpt)
    for path, estimate in paths.estimates(programme):
        if not concerns(estimate.gemeenten, excerpt.gemeente):
            yield path


def _left_out(programme: Programme, excerpt: Excerpt) -> Iterator[KeyPath]:
    """The paths to all that an excerpt for municipalities does not hold."""
    own = actions.ids_in(excerpt.actions)
    themes, money = {theme.id for theme in excerpt.themes}, set(excerpt.budget)
    planned = {scheduled.item for scheduled in excerpt.planning}
    yield from (path for path, theme in paths.themes(programme) if theme.id not in themes)
    for path, passage in paths.passages(programme):
        is_own = passage in money if isinstance(passage, BudgetItem) else _is_about(passage, own)
        if not is_own:
            yield path
    limited = reach.limits(programme)
    for path, work in paths.work(programme):
        whose = reach.of_work(work, limited) if work.place else ()
        if work.action.id not in own or not concerns(whose, excerpt.gemeente):
            yield path
    yield from (path for path, item in paths.planning(programme) if item not in planned)
    gemeenten = paths.listed("gemeenten", programme)
    yield from (path for path, it in gemeenten if not wants(excerpt.gemeente, it.id))
