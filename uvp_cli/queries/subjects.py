"""Looking up one thing in a programme by id or name, with what refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from uvp_cli.programme import names, reach
from uvp_cli.programme.model import (
    Action,
    Ambition,
    Gemeente,
    Goal,
    Measure,
    Party,
    PlanningItem,
    Programme,
    Theme,
)
from uvp_cli.programme.names import Named
from uvp_cli.values import dataclass

Record = Theme | Ambition | Goal | Action | Measure | Gemeente | Party | PlanningItem
SubjectKind = Literal[
    "theme",
    "ambition",
    "goal",
    "action",
    "measure",
    "gemeente",
    "department",
    "partner",
    "role",
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
    """What in the programme refers to a subject."""

    actions: tuple[Action, ...] = ()
    planning: tuple[PlanningItem, ...] = ()


def look_up(programme: Programme, given: str) -> Subject:
    """What `given` (an id, name or beginning) stands for. Raises `UnclearName`."""
    found = {subject.id: subject for subject in subjects(programme)}
    return found[names.resolve("id of naam", given, candidates(programme)).id]


def candidates(programme: Programme) -> list[Named]:
    """Everything in a programme that has an id, by the names that it answers to."""
    return [named(subject) for subject in subjects(programme)]


def subjects(programme: Programme) -> list[Subject]:
    """Everything in a programme that has an id, in the order of the document."""
    found = [Subject("gemeente", each.id, each) for each in programme.gemeenten]
    found += [Subject("department", each.id, each) for each in programme.departments]
    found += [Subject("partner", each.id, each) for each in programme.partners]
    found += [Subject("role", each.id, each) for each in programme.roles]
    for theme in programme.themes:
        found.append(Subject("theme", theme.id, theme))
        found += [Subject("ambition", each.id, each, theme) for each in theme.ambitions]
        found += [Subject("goal", each.id, each, theme) for each in theme.goals]
        found += _actions_in(theme.actions, theme)
    found += _actions_in(programme.other_actions)
    found += [Subject("planning", each.id, each) for each in programme.planning if each.id]
    return found


def _actions_in(actions: tuple[Action, ...], theme: Theme | None = None) -> Iterator[Subject]:
    """Each action, followed by its measures that have an id."""
    for action in actions:
        yield Subject("action", action.id, action, theme)
        for measure in action.measures:
            if measure.id:
                yield Subject("measure", measure.id, measure, theme)


def actions(programme: Programme) -> list[Named]:
    """The actions of a programme by the names that they answer to."""
    return [named(each) for each in subjects(programme) if each.kind == "action"]


def related(programme: Programme, subject: Subject) -> Related:
    """The actions that name the subject, and the planning of it or of those actions."""
    actions = tuple(action for action in _actions(programme) if _names(action, subject))
    if subject.kind == "action":
        planning = [item for item in programme.planning if subject.id in item.actions]
    elif subject.kind == "theme":
        own = {action.id for action in actions}
        planning = [
            item
            for item in programme.planning
            if own & set(item.actions)
            or names.theme_of_domain(item.domain, programme) == subject.id
        ]
    else:
        planning = [item for item in programme.planning if subject.id in item.responsible]
    return Related(actions, tuple(planning))


def _actions(programme: Programme) -> list[Action]:
    of_themes = [action for theme in programme.themes for action in theme.actions]
    return [*of_themes, *programme.other_actions]


def _names(action: Action, subject: Subject) -> bool:
    """Whether an action belongs to, serves or involves the subject, or is for it alone."""
    match subject.kind:
        case "theme":
            return isinstance(subject.record, Theme) and action in subject.record.actions
        case "goal":
            return subject.id in action.goals
        case "department" | "partner" | "role" | "gemeente":
            return subject.id in (*action.gemeenten, *reach.parties(action))
        case "measure":
            return subject.record in action.measures
        case "planning":
            return isinstance(subject.record, PlanningItem) and action.id in subject.record.actions
    return False


def named(subject: Subject) -> Named:
    """The names that a subject answers to."""
    record = subject.record
    if isinstance(record, (Ambition, Goal)):
        return Named(subject.id, subject.id, (subject.id,))
    if isinstance(record, (Gemeente, Party)):
        code = getattr(record, "code", None)
        answers = (subject.id, record.name, *record.aliases, *((code,) if code else ()))
        known_by = (code or "") if isinstance(record, Gemeente) else None
        return Named(subject.id, f"{record.name} ({subject.id})", answers, code=known_by)
    aliases = record.aliases if isinstance(record, Theme) else ()
    row = record.capacity.title if isinstance(record, Action) and record.capacity else None
    answers = (record.title, *aliases, *((row,) if row else ()))
    return Named(subject.id, f"{record.title} ({subject.id})", (subject.id, *answers))
