"""One action, goal or municipality through the years.

An action is the same where its id is, or where one programme says that it continues
(`continues`) what another id was called before. A goal is the same where its id is; a
municipality where its code is, or its id where it has no code.
"""

from __future__ import annotations

from collections.abc import Sequence

from uvp_cli.programme import names
from uvp_cli.programme.model import Gemeente, Goal, Programme
from uvp_cli.programme.names import Named
from uvp_cli.queries import subjects
from uvp_cli.queries.actions import Listed, list_actions
from uvp_cli.queries.hours import Figures, account, total
from uvp_cli.values import dataclass

KINDS = ("action", "goal", "gemeente")
"""What has a history."""
KIND = "id of naam"
"""What a user gives to name it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """How it was in one programme: hours of all municipalities, or of this one.

    `id` is None where this programme has no such thing, and the rest is empty then.
    `figures` is None where the programme says nothing that can be counted. Of a goal they
    are those of the `actions` that serve it; `listed` is the action itself.
    """

    programme: Programme
    id: str | None = None
    figures: Figures | None = None
    listed: Listed | None = None
    actions: tuple[Listed, ...] | None = None


@dataclass(frozen=True, slots=True)
class History:
    """All moments of one thing, the oldest programme first; `text` is that of a goal."""

    kind: subjects.SubjectKind
    title: str
    text: str
    moments: tuple[Moment, ...]


def follow(programmes: Sequence[Programme], given: str) -> History:
    """The history of what `given` (an id, name or beginning) stands for.

    Of the programmes in which it fits best, as a whole name before a beginning, the newest
    says what is meant. Raises `UnclearName`.
    """
    ordered = sorted(programmes, key=lambda each: (each.period.from_, each.id))
    subject, home = _meant(ordered, given)
    ids = _ids(ordered, subject, home)
    moments = tuple(_moment(each, subject.kind, ids[place]) for place, each in enumerate(ordered))
    text = subject.record.text if isinstance(subject.record, Goal) else ""
    return History(subject.kind, subjects.named(subject).label, text, moments)


def with_history(programme: Programme) -> list[Named]:
    """Everything that has a history, as users name it."""
    return [subjects.named(each) for each in subjects.subjects(programme) if each.kind in KINDS]


def _meant(ordered: Sequence[Programme], given: str) -> tuple[subjects.Subject, int]:
    """What is meant, and the place of the programme that knows it. Raises `UnclearName`."""
    candidates = {place: with_history(each) for place, each in enumerate(ordered)}
    ranks = {place: names.fits(given, known) for place, known in candidates.items()}
    best = min(ranks.values())
    if best == names.NOTHING:
        names.agree(KIND, given, candidates)
    home = max(place for place, rank in ranks.items() if rank == best)
    name = names.resolve(KIND, given, candidates[home]).id
    known = {each.id: each for each in subjects.subjects(ordered[home]) if each.kind in KINDS}
    return known[name], home


def _ids(ordered: Sequence[Programme], subject: subjects.Subject, home: int) -> list[str | None]:
    """The id of the subject in each programme; None where there is none."""
    if isinstance(subject.record, Gemeente):
        return [_same_gemeente(each, subject.record) for each in ordered]
    if subject.kind == "goal":
        return [_present(each, subject.id) for each in ordered]
    found: list[str | None] = [None] * len(ordered)
    found[home] = subject.id
    name = subject.id
    for place in range(home - 1, -1, -1):
        # What continues something else got that name from the programme after this one.
        name = _continued(ordered[place + 1], name) or name
        found[place] = _present(ordered[place], name)
    name = subject.id
    for place in range(home + 1, len(ordered)):
        name = _continuation(ordered[place], name) or name
        found[place] = _present(ordered[place], name)
    return found


def _continued(programme: Programme, name: str) -> str | None:
    """What the action `name` says that it continues."""
    found = (each.action for each in list_actions(programme))
    return next((each.continues for each in found if each.id == name), None)


def _continuation(programme: Programme, name: str) -> str | None:
    """The action that says that it continues `name`."""
    found = (each.action for each in list_actions(programme))
    return next((each.id for each in found if each.continues == name), None)


def _present(programme: Programme, name: str) -> str | None:
    """The id `name`, if an action or goal of the programme has it."""
    return name if any(each.id == name for each in subjects.subjects(programme)) else None


def _same_gemeente(programme: Programme, gemeente: Gemeente) -> str | None:
    """The id of the same municipality in another programme."""
    for each in programme.gemeenten:
        if each.code == gemeente.code if each.code and gemeente.code else each.id == gemeente.id:
            return each.id
    return None


def _moment(programme: Programme, kind: subjects.SubjectKind, name: str | None) -> Moment:
    if name is None:
        return Moment(programme)
    if kind == "gemeente":
        return Moment(programme, name, account(programme, name).totals)
    listed = list_actions(programme)
    if kind == "action":
        one = next(each for each in listed if each.action.id == name)
        return Moment(programme, name, one.figures, one)
    serving = tuple(each for each in listed if name in each.action.goals)
    counted = [each.figures for each in serving if each.figures]
    figures = total(counted) if counted else None
    return Moment(programme, name, figures, None, serving)
