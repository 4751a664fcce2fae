"""Next year's programme from this one: what ends, what goes on, what moves, what to decide.

Pure: a programme and decisions in, changes by path out. `edits.py` and `scalars.py` make them
in the text, so that comments and order stay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.changes.rollover import mergers
from uvp_cli.changes.rollover.fates import Decided, Fate, Prospect
from uvp_cli.changes.rollover.moves import moved, moved_values, moved_year, moved_years, renumbered
from uvp_cli.changes.rollover.questions import (
    Changes,
    Dropped,
    is_inside,
    questions,
    whether_it_ends,
)
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import months, paths
from uvp_cli.programme.model import Period, PlanningItem, Programme
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries.logbook import Logbook
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Rollover:
    """Everything that makes the new programme of the old one, by the paths of the old one.

    `values` take the place of others, `continues` are the ids that actions had, `removed` is
    left out, and `questions` come above what they are about. `answered` are those that an earlier
    rollover may have left there, and that are decided now.
    """

    changes: Changes
    values: Mapping[KeyPath, str | Decimal]
    continues: Mapping[KeyPath, str]
    removed: frozenset[KeyPath]
    questions: Mapping[KeyPath, tuple[str, ...]]
    answered: Mapping[KeyPath, tuple[str, ...]]

    def with_fate(self, fate: Fate) -> list[Prospect]:
        """The actions that this happens to."""
        return [action.prospect for action in self.changes.actions if action.fate == fate]


def period_in(period: Period, year: int) -> Period:
    """The same months, beginning in `year`. Raises `Refusal` where the old ones are not over. An
    extension is left out: the new programme is as long as the old one was adopted."""
    length = int(period.to[:4]) - int(period.from_[:4])
    first, last = months.YEARS[0], months.YEARS[-1] - length
    if not first <= year <= last:
        raise Refusal(f"Kies een jaar van {first} tot en met {last}.")
    shift = 12 * (year - int(period.from_[:4]))
    begin, end = months.later(period.from_, shift), months.later(period.to, shift)
    if begin <= period.last:
        first = int(period.last[:4]) + (period.from_[5:] <= period.last[5:])
        over = dutch.month_of(period.last)
        raise Refusal(
            f"{year} kan niet: het oude programma loopt tot en met {over}. Kies {first} of later."
        )
    return Period(from_=begin, to=end)


def roll_over(
    programme: Programme,
    year: int,
    actions: tuple[Decided, ...],
    silenced: Callable[[str, KeyPath], bool] = lambda _code, _path: False,
    book: Logbook | None = None,
) -> Rollover:
    """The changes that make the programme that begins in `year`. Raises `Refusal`.

    Who adopted the old programme says nothing of the new one. `silenced` says whether somebody
    gave a reason for what a rule with this code finds at a path; that is not asked again. What the
    log of the old programme says is asked about.
    """
    programme = replace(programme, adoption=None)
    changes = _changes(programme, period_in(programme.period, year), actions)
    going_on = [action.prospect for action in actions if action.fate != "ends"]
    return Rollover(
        changes=changes,
        values=dict(_values(programme, changes, going_on)),
        continues={
            (*prospect.path, "id"): prospect.action.id
            for prospect in going_on
            if not prospect.action.continues
        },
        removed=frozenset(_removed(programme, changes)),
        questions=questions(programme, changes, silenced, book),
        answered={
            action.prospect.path: tuple(
                whether_it_ends(it) for it in (action.prospect, replace(action.prospect, line=None))
            )
            for action in actions
            if action.fate == "continues"
        },
    )


def _changes(programme: Programme, period: Period, actions: tuple[Decided, ...]) -> Changes:
    ended = [action.prospect for action in actions if action.fate == "ends"]
    dropped = tuple(_dropped(programme, {prospect.action.id for prospect in ended}))
    whole = [part.path for part in dropped if part.whole]
    removed = frozenset([*whole, *(prospect.path for prospect in ended)])
    moves = (
        moved(path, item, programme.period, period)
        for path, item in paths.planning(programme)
        if path not in removed
    )
    renamed = (it for it in mergers.renamings(programme) if not is_inside(it.path, removed))
    return Changes(period, actions, dropped, tuple(filter(None, moves)), tuple(renamed), removed)


def _dropped(programme: Programme, ended: Collection[str]) -> Iterator[Dropped]:
    """Each passage that names actions which end; whole where it names no other. The introduction is
    about the whole programme: of that only the reference goes."""
    homes = paths.homes(programme)
    for path, passage in paths.naming_actions(programme):
        named = tuple(name for name in passage.actions if homes.get(name) in ended)
        if named:
            whole = len(named) == len(passage.actions) and path[0] != "introduction"
            text = passage.title if isinstance(passage, PlanningItem) else passage.text
            yield Dropped(path, text, named, whole)


def parts_dropped(programme: Programme, ended: Collection[str], action: str) -> list[Dropped]:
    """The passages that would be left out as a whole if this action ends too."""
    before = {part.path for part in _dropped(programme, {*ended}) if part.whole}
    after = _dropped(programme, {*ended, action})
    return [part for part in after if part.whole and part.path not in before]


def _removed(programme: Programme, changes: Changes) -> Iterator[KeyPath]:
    """Everything that is left out, with the references to actions that end in what stays."""
    yield from changes.removed
    ended = {name for part in changes.dropped for name in part.actions}
    for path, passage in paths.naming_actions(programme):
        if path not in changes.removed:
            yield from (at for at, name in paths.listed("actions", passage, path) if name in ended)
    yield from (at for at, name in paths.listed("internal", programme) if name in ended)
    for path, item, _ in paths.money(programme):
        if path not in changes.removed:
            years = moved_years(item, path, programme.period, changes.period)
            yield from (at for at, year in years if year is None)
    if programme.period.extended_to:
        yield ("period", "extended_to")
    yield from (renaming.path for renaming in changes.renamed if not renaming.id)


def _values(
    programme: Programme, changes: Changes, going_on: Iterable[Prospect]
) -> Iterator[tuple[KeyPath, str | Decimal]]:
    period = changes.period
    for key in ("id", "title"):
        text = renumbered(getattr(programme, key), programme.period, period)
        if text != getattr(programme, key):
            yield (key,), text
    yield ("period", "from"), period.from_
    yield ("period", "to"), period.to
    for prospect in going_on:
        if prospect.action.continues:
            yield (*prospect.path, "continues"), prospect.action.id
    for path, item, _ in paths.money(programme):
        if path not in changes.removed:
            years = moved_years(item, path, programme.period, period)
            yield from ((at, year) for at, year in years if year is not None)
    for path, estimate in paths.estimates(programme):
        if estimate.year and not is_inside(path, changes.removed):
            year = moved_year(estimate.year, programme.period, period)
            yield (*path, "year"), Decimal(year)
    for move in changes.moved:
        yield from moved_values(move, programme.period, period)
    yield from ((renaming.path, renaming.id) for renaming in changes.renamed if renaming.id)
