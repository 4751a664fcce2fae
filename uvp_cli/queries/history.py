"""One action, measure, goal, municipality or group of those through the years.

An action is the same where its id is, or where one programme says that it continues
(`continues`) what another id was called before. A measure, goal or group is the same where its id
is; a municipality where its code is, or its id where it has no code.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from uvp_cli.programme import names, paths, reach
from uvp_cli.programme.model import Gemeente, Goal, Group, Programme
from uvp_cli.programme.names import Named
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries import subjects
from uvp_cli.queries.actions import ActionSelection, Listed, hours_of, select
from uvp_cli.queries.budget import Budget, add_up
from uvp_cli.queries.hours import Figures, account
from uvp_cli.queries.logbook import Logbook, together
from uvp_cli.queries.progress import progress
from uvp_cli.queries.subjects import Subject, SubjectKind
from uvp_cli.values import dataclass

WHOSE = ("gemeente", "group")
"""The kinds of things that hours are of."""
KINDS = ("action", "measure", "goal", *WHOSE)
"""The kinds of things that have a history."""
_NO_BOOKS: Mapping[str, Logbook] = {}


@dataclass(frozen=True, slots=True)
class Stage:
    """The subject of a history as it was in one programme.

    `id` is None where this programme has no such thing, and the rest is empty then. `figures` are
    the hours of all municipalities, or of those asked for; None where the programme says nothing
    that can be counted. Of a goal they are those of the `actions` that serve it, of a measure its
    own; `listed` is the action itself. `money` is what is said of money for municipalities, or
    names the action. `used` are the hours that were noted, None where nobody did; `logged` says
    that there is a log.
    """

    programme: Programme
    id: str | None = None
    figures: Figures | None = None
    listed: Listed | None = None
    actions: tuple[Listed, ...] | None = None
    money: Budget | None = None
    used: Decimal | None = None
    logged: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """All moments of one thing, the oldest programme first; `text` is that of a goal. `gemeente` is
    the name of the municipality for which it was asked; empty for all."""

    kind: SubjectKind
    title: str
    text: str
    moments: tuple[Stage, ...]
    gemeente: str = ""


def follow(
    programmes: Sequence[Programme],
    typed: str,
    gemeente: str | None = None,
    books: Mapping[str, Logbook] = _NO_BOOKS,
) -> History:
    """The history of the thing that was `typed`: an id, name or beginning.

    Of the programmes in which it fits best, as a whole name before a beginning, the newest
    says what is meant; of an action or goal for one `gemeente`, named in the same way, where that
    is given. What was noted is in the `books`, by the ids of the programmes. Raises `UnclearName`.
    """
    ordered = sorted(programmes, key=lambda programme: (programme.period.from_, programme.id))
    subject, home = _meant(ordered, typed, "id of naam", KINDS)
    ids = _ids(ordered, subject, home)
    text = subject.record.text if isinstance(subject.record, Goal) else ""
    title = subjects.named(subject).label
    # A log has the hours of an action with its measures.
    books = _NO_BOOKS if subject.kind == "measure" else books
    own: list[str | None] = [None] * len(ordered)
    called = ""
    if gemeente is not None:
        if subject.kind in WHOSE:
            raise Refusal(f"Dit gaat al alleen over {title}; laat de gemeente weg.")
        whose, home = _meant(ordered, gemeente, "gemeente", WHOSE)
        own = _ids(ordered, whose, home)
        # What it is without is not there for it.
        ids = [name if known else None for name, known in zip(ids, own, strict=True)]
        called = whose.record.name if isinstance(whose.record, (Gemeente, Group)) else ""
    moments = (
        _with_use(_moment(programme, subject.kind, name, known), books, known)
        for programme, name, known in zip(ordered, ids, own, strict=True)
    )
    return History(subject.kind, title, text, tuple(moments), called)


def _with_use(moment: Stage, books: Mapping[str, Logbook], gemeente: str | None) -> Stage:
    """A moment with the hours that were noted of it, for a municipality or group (id) or all."""
    programme, book = moment.programme, books.get(moment.programme.id)
    if book is None or moment.id is None:
        return moment
    own = (moment.listed,) if moment.listed else moment.actions
    wanted = None if own is None else {action.action.id for action in own}
    whose = gemeente if own is not None else moment.id
    members = reach.members_of(programme)
    lines = progress(programme, book, members.get(whose or "", whose)).lines
    used = together(it.amounts.used for it in lines if wanted is None or it.action.id in wanted)
    return replace(moment, used=used, logged=True)


def with_history(programme: Programme, kinds: Collection[str] = KINDS) -> list[Named]:
    """Everything that has a history, or of it what is of these kinds, as users name it."""
    return [subjects.named(it) for it in subjects.subjects(programme) if it.kind in kinds]


def _meant(
    ordered: Sequence[Programme], typed: str, noun: str, kinds: Collection[str]
) -> tuple[Subject, int]:
    """The subject of these kinds that is meant, and the index of the programme that knows it.
    Raises `UnclearName`."""
    candidates = {at: with_history(programme, kinds) for at, programme in enumerate(ordered)}
    ranks = [names.fits(typed, known) for known in candidates.values()]
    if min(ranks) == names.NOTHING:
        if kinds == KINDS:
            _refuse_others(ordered, typed)
        names.agree(noun, typed, candidates)
    home = max(index for index, rank in enumerate(ranks) if rank == min(ranks))
    name = names.resolve(noun, typed, candidates[home]).id
    return next(it for it in subjects.subjects(ordered[home]) if it.id == name), home


def _refuse_others(ordered: Sequence[Programme], typed: str) -> None:
    """Raises `UnclearName` where a thing without a history is meant."""
    others = (it for one in ordered for it in subjects.subjects(one) if it.kind not in KINDS)
    if names.fits(typed, [subjects.named(it) for it in others]) < names.NOTHING:
        raise names.UnclearName(
            f"Van '{typed}' zijn er geen jaren te tonen; wel van een actie, een maatregel, een "
            "doelstelling, een gemeente of een groep gemeenten."
        )


def _ids(ordered: Sequence[Programme], subject: Subject, home: int) -> list[str | None]:
    """The id of the subject in each programme; None where there is none."""
    if isinstance(subject.record, Gemeente):
        return [_same_gemeente(programme, subject.record) for programme in ordered]
    if subject.kind in ("measure", "goal", "group"):
        return [_present(programme, subject.id) for programme in ordered]
    ids: list[str | None] = [None] * len(ordered)
    ids[home] = name = subject.id
    continued = [
        [(it.id, it.continues) for _, it in paths.actions(one) if it.continues] for one in ordered
    ]
    for index in range(home - 1, -1, -1):
        # What continues something else got that name from the programme after this one.
        name = next((old for new, old in continued[index + 1] if new == name), name)
        ids[index] = _present(ordered[index], name)
    name = subject.id
    for index in range(home + 1, len(ordered)):
        name = next((new for new, old in continued[index] if old == name), name)
        ids[index] = _present(ordered[index], name)
    return ids


def _present(programme: Programme, name: str) -> str | None:
    """The id `name`, if something in the programme has it."""
    known = (subject.id for subject in subjects.subjects(programme))
    return name if name in known else None


def _same_gemeente(programme: Programme, other: Gemeente) -> str | None:
    """The id of the same municipality in another programme."""
    for gemeente in programme.gemeenten:
        by_code = gemeente.code and other.code
        if gemeente.code == other.code if by_code else gemeente.id == other.id:
            return gemeente.id
    return None


def _moment(
    programme: Programme, kind: SubjectKind, name: str | None, gemeente: str | None
) -> Stage:
    """The thing with this id in a programme, for a municipality or group (id) or all."""
    if name is None:
        return Stage(programme)
    members = reach.members_of(programme)
    if kind in WHOSE:
        own = members.get(name, (name,))
        return Stage(programme, name, account(programme, own).said, money=add_up(programme, own))
    whose = members.get(gemeente or "", gemeente)
    everything = select(programme, ActionSelection(gemeente=whose))
    if kind == "goal":
        serving = tuple(listed for listed in everything if name in listed.work.goals)
        return Stage(programme, name, hours_of(serving, kind, name), actions=serving)
    listed = next((it for it in everything if it.action.id == name), None)
    if kind == "action" and listed is None:
        return Stage(programme)
    figures = listed.figures if listed else hours_of(everything, kind, name)
    return Stage(programme, name, figures, listed, money=add_up(programme, whose, actions={name}))
