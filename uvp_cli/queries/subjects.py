"""Looking up one thing in a programme by id or name, with what refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from uvp_cli.programme import names, paths, reach, structure
from uvp_cli.programme.model import (
    Action,
    Ambition,
    Gemeente,
    Goal,
    Group,
    Indicator,
    Measure,
    Party,
    PlanningItem,
    Programme,
    Reading,
    Theme,
    Unit,
)
from uvp_cli.programme.months import between, months_in
from uvp_cli.programme.names import Named
from uvp_cli.programme.noted import KINDS
from uvp_cli.programme.work import Work, ids_of
from uvp_cli.queries.labels import labelling
from uvp_cli.values import dataclass

Record = (
    Theme | Ambition | Goal | Action | Measure | Indicator | Gemeente | Party | Unit | PlanningItem
)
SubjectKind = Literal[
    "theme",
    "ambition",
    "goal",
    "action",
    "measure",
    "indicator",
    "gemeente",
    "department",
    "partner",
    "role",
    "unit",
    "area",
    "group",
    "planning",
]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing in a programme; `theme` is the theme it stands in, if any."""

    kind: SubjectKind
    id: str
    record: Record
    theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """The actions and planning that refer to a subject."""

    actions: tuple[Action, ...] = ()
    planning: tuple[PlanningItem, ...] = ()


def look_up(programme: Programme, typed: str) -> Subject:
    """The subject that was `typed`: an id, name or beginning. Raises `UnclearName`."""
    by_id = {subject.id: subject for subject in subjects(programme)}
    return by_id[names.resolve("id of naam", typed, candidates(programme)).id]


def candidates(programme: Programme) -> list[Named]:
    """Everything in a programme that has an id, by the names that it answers to."""
    return [named(subject) for subject in subjects(programme)]


def subjects(programme: Programme) -> Iterator[Subject]:
    """Everything in a programme that has an id, in the order of the document."""
    yield from _of_kind("gemeente", programme.gemeenten)
    yield from _of_kind("department", programme.departments)
    yield from _of_kind("partner", programme.partners)
    yield from _of_kind("role", programme.roles)
    yield from _of_kind("unit", programme.units)
    yield from _of_kind("group", programme.groups)
    yield from _of_kind("area", programme.areas)
    yield from _of_kind("indicator", programme.indicators)
    for theme in programme.themes:
        yield Subject("theme", theme.id, theme)
        yield from _of_kind("ambition", theme.ambitions, theme)
        for goal in theme.goals:
            yield Subject("goal", goal.id, goal, theme)
            yield from _of_kind("indicator", goal.indicators, theme)
        yield from _of_kind("indicator", theme.indicators, theme)
        yield from _actions_in(theme.actions, theme)
    yield from _actions_in(programme.other_actions)
    yield from _of_kind("planning", programme.planning)


def _of_kind(
    kind: SubjectKind, records: Iterable[Record], theme: Theme | None = None
) -> Iterator[Subject]:
    """The records that have an id; of measures, indicators and planning not all do."""
    return (Subject(kind, record.id, record, theme) for record in records if record.id)


def _actions_in(actions: Iterable[Action], theme: Theme | None = None) -> Iterator[Subject]:
    """Each action, followed by its measures and indicators that have an id."""
    for action in actions:
        yield Subject("action", action.id, action, theme)
        for measure in action.measures:
            yield from _of_kind("measure", (measure,), theme)
            yield from _of_kind("indicator", measure.indicators, theme)
        yield from _of_kind("indicator", action.indicators, theme)


def actions(programme: Programme) -> list[Named]:
    """The actions of a programme by the names that they answer to."""
    return [named(subject) for subject in subjects(programme) if subject.kind == "action"]


def noted(programme: Programme, near: str = "") -> list[Named]:
    """The subjects that a note in the log can be about, by the names that they answer to; the
    planning last, that of months near a day (yyyy-mm-dd) first."""
    months = {it.id: months_in(it, programme.period) for it in programme.planning if near}

    def distance(subject: Subject) -> int:
        spans = (sorted((near[:7], month)) for month in months.get(subject.id, ()))
        return min((len(between(*span)) for span in spans), default=0)

    known = [subject for subject in subjects(programme) if subject.kind in KINDS]
    return [named(subject) for subject in sorted(known, key=distance)]


def related(programme: Programme, subject: Subject) -> Related:
    """The actions that name the subject, and the planning of it or of those actions; of an area
    also where their theme says so."""
    record, limited = subject.record, reach.limits(programme)
    inside = structure.below(programme, subject.id) if subject.kind == "theme" else ()
    actions = tuple(
        action
        for theme, action in paths.themed_actions(programme)
        if (theme and theme.id in inside)
        or _names(programme, action, theme, subject)
        or _is_for_all_of(record, limited.get(action.id, ()))
    )
    whole = (record,) if isinstance(record, Action) else actions if inside else ()
    own = {subject.id, *chain.from_iterable(map(ids_of, whole))}

    def is_named_by(item: PlanningItem) -> bool:
        theme = names.theme_of_domain(item.domain, programme)
        of_area = subject.kind == "area" and labelling(programme).of_item(item, theme).area
        return (
            not own.isdisjoint((*item.actions, *item.responsible, *item.gemeenten))
            or theme in inside
            or subject.id in (of_area or ())
            or _is_for_all_of(record, item.gemeenten)
        )

    return Related(actions, tuple(filter(is_named_by, programme.planning)))


def _names(programme: Programme, action: Action, theme: Theme | None, subject: Subject) -> bool:
    """Whether an action has, serves or involves the subject, or is for it alone."""
    named: Iterable[str | None] = ()
    match subject.kind:
        case "goal":
            named = Work(action).goals
        case "department" | "partner" | "role" | "gemeente" | "group":
            holders = reach.portfolio(programme, action, theme)
            named = (*action.gemeenten, *Work(action).parties, *holders)
        case "area":
            named = labelling(programme).actions[action.id].area
        case "unit":
            named = (it.unit for _, it in paths.values(action) if isinstance(it, Reading))
        case "measure" | "indicator":
            return any(value == subject.record for _, value in paths.values(action))
        case "planning":
            return not set(ids_of(action)).isdisjoint(getattr(subject.record, "actions", ()))
    return subject.id in named


def _is_for_all_of(record: Record, gemeenten: tuple[str, ...]) -> bool:
    """Whether something for these municipalities is for all those of a group."""
    return isinstance(record, Group) and set(gemeenten).issuperset(record.gemeenten)


def namesakes(programme: Programme, subject: Subject) -> tuple[Subject, ...]:
    """The things of another kind that are called the same as a subject. Planning is not among
    them: that is called after what it is of."""
    own = {names.fold(name) for name in named(subject).names}
    return tuple(
        other
        for other in subjects(programme)
        if other.kind not in (subject.kind, "planning")
        and not own.isdisjoint(map(names.fold, named(other).names))
    )


def named(subject: Subject) -> Named:
    """The names that a subject answers to."""
    record, noun = subject.record, names.NOUNS[subject.kind]
    if isinstance(record, (Ambition, Goal)):
        return Named(subject.id, subject.id, (subject.id,), text=record.text, noun=noun)
    if isinstance(record, (Gemeente, Party, Unit)):
        code = (record.code or "") if isinstance(record, Gemeente) else None
        answers = (subject.id, record.name, *record.aliases, *((code,) if code else ()))
        return Named(subject.id, f"{record.name} ({subject.id})", answers, code=code, noun=noun)
    aliases = record.aliases if isinstance(record, Theme) else ()
    row = record.capacity.title if isinstance(record, Action) and record.capacity else None
    answers = (subject.id, record.title, *aliases, *((row,) if row else ()))
    numbered = names.by_number(record) if isinstance(record, Theme) else ()
    return Named(subject.id, f"{record.title} ({subject.id})", answers, numbered, noun=noun)
