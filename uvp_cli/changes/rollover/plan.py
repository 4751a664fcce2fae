"""Next year's programme from this one: what ends, what goes on, what moves, what to decide.

Pure: a programme and decisions in, changes by path out. `edits.py` and `scalars.py` make them
in the text, so that comments and order stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from uvp_cli import dutch
from uvp_cli.changes import mergers
from uvp_cli.changes.mergers import Renaming
from uvp_cli.document.findings import KeyPath, shorten
from uvp_cli.programme import months, paths
from uvp_cli.programme.duration import run
from uvp_cli.programme.holidays import holidays
from uvp_cli.programme.model import Action, BudgetItem, Period, PlanningItem, Programme, Statement
from uvp_cli.programme.names import fold
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries.questions import Question, QuestionKind, ask
from uvp_cli.values import dataclass

Fate = Literal["ends", "continues", "later"]
"""What happens to an action; "later" keeps it, with a comment that asks."""

Naming = Statement | BudgetItem | PlanningItem
"""What may name actions."""

YEARS = (1900, 2200)
"""A programme before the first or after the second is a mistake."""
CENTURY = 100
"""Years after which nothing that an action is for is still going on."""
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_SINGLE_YEAR = re.compile(r"(?<![0-9-])[0-9]{4}(?![0-9-])")
"""A year that is no part of a span: 2026, not that of 2024-2027."""
_PROSE = ("title", "text", "summary", "note", "cell", "label", "line", "name")
"""Keys whose text may speak of the year; so may the cells under `cells`."""
_WITH_ACTIONS = ("residents", "budget", "communication")
"""What a theme says of its actions."""
DAY = timedelta(days=1)
_WEEKEND = {6: "een zaterdag", 7: "een zondag"}


@dataclass(frozen=True, slots=True)
class Prospect:
    """What the duration cell of an action says of its future.

    `proposal` is what to do where nobody decides otherwise; it is `certain` where the cell
    leaves no doubt.
    """

    path: KeyPath
    action: Action
    proposal: Fate
    certain: bool = False

    @property
    def cell(self) -> str | None:
        """The duration cell, to the letter."""
        capacity = self.action.capacity
        return capacity.duration.cell if capacity and capacity.duration else None


@dataclass(frozen=True, slots=True)
class Decided:
    """An action of the old programme, and what happens to it."""

    prospect: Prospect
    fate: Fate


@dataclass(frozen=True, slots=True)
class Dropped:
    """What goes along with an action that ends: a line or text about it, or only a reference."""

    path: KeyPath
    text: str
    actions: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class When:
    """The days and the week of a planning item."""

    first: date | None
    last: date | None
    week: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """A planning item that comes to be on other days, in another week or another year."""

    path: KeyPath
    item: PlanningItem
    before: When
    after: When
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rollover:
    """Everything that makes the new programme of the old one, by the paths of the old one.

    `values` take the place of others, `continues` are the ids that actions had, `removed` is
    left out, and `questions` come above what they are about. `answered` are those that an earlier
    rollover may have left there, and that are decided now.
    """

    period: Period
    actions: tuple[Decided, ...]
    dropped: tuple[Dropped, ...]
    moved: tuple[Move, ...]
    values: Mapping[KeyPath, str | Decimal]
    continues: Mapping[KeyPath, str]
    removed: frozenset[KeyPath]
    questions: Mapping[KeyPath, tuple[str, ...]]
    answered: Mapping[KeyPath, tuple[str, ...]]

    def with_fate(self, fate: Fate) -> list[Prospect]:
        """The actions that this happens to."""
        return [each.prospect for each in self.actions if each.fate == fate]


def period_in(period: Period, year: int) -> Period:
    """The same months, beginning in `year`. Raises `Refusal` where the old ones are not over.

    An extension is left out: the new programme is as long as the old one was adopted.
    """
    if not YEARS[0] <= year <= YEARS[1]:
        raise Refusal(f"Kies een jaar van {YEARS[0]} tot en met {YEARS[1]}.")
    shift = 12 * (year - int(period.from_[:4]))
    begin, end = months.later(period.from_, shift), months.later(period.to, shift)
    if begin <= period.last:
        first = int(period.last[:4]) + (period.from_[5:] <= period.last[5:])
        over = dutch.month_of(period.last)
        raise Refusal(
            f"{year} kan niet: het oude programma loopt tot en met {over}. Kies {first} of later."
        )
    return Period(from_=begin, to=end)


def prospects(programme: Programme) -> tuple[Prospect, ...]:
    """Every action with what its duration says of the time after this programme."""
    return tuple(
        _prospect(path, action, programme.period) for path, action in paths.actions(programme)
    )


def settle(
    found: Iterable[Prospect], given: Mapping[str, Fate], *, accept: bool
) -> tuple[Decided, ...]:
    """What happens to each action: what is given for its id, else what is certain.

    The rest is for later, unless proposals are accepted.
    """
    return tuple(
        Decided(
            each,
            given.get(each.action.id) or (each.proposal if accept or each.certain else "later"),
        )
        for each in found
    )


def roll_over(
    programme: Programme,
    year: int,
    actions: tuple[Decided, ...],
    silenced: Callable[[str, KeyPath], bool] = lambda _code, _path: False,
) -> Rollover:
    """The changes that make the programme that begins in `year`. Raises `Refusal`.

    `silenced` says whether somebody gave a reason for what a rule with this code finds at a path;
    that is not asked again.
    """
    period = period_in(programme.period, year)
    ended = {each.prospect.action.id for each in actions if each.fate == "ends"}
    dropped = tuple(_dropped(programme, ended))
    removed = {each.prospect.path for each in actions if each.fate == "ends"}
    removed |= {each.path for each in dropped if each.whole}
    moved = tuple(
        move
        for path, item in paths.planning(programme)
        if path not in removed and (move := _move(path, item, programme.period, period))
    )
    renamed = [each for each in mergers.renamings(programme) if not _is_inside(each.path, removed)]
    kept = [each.prospect for each in actions if each.fate != "ends"]
    continues = {(*each.path, "id"): each.action.id for each in kept if not each.action.continues}
    return Rollover(
        period=period,
        actions=actions,
        dropped=dropped,
        moved=moved,
        values={
            **dict(_values(programme, period, moved, kept)),
            **{each.path: each.id for each in renamed if each.id},
        },
        continues=continues,
        removed=frozenset(
            removed
            | _references(programme, ended, removed)
            | _extension(programme)
            | {each.path for each in renamed if not each.id}
        ),
        questions=_questions(
            programme, period, actions, dropped, moved, renamed, removed, silenced
        ),
        answered={
            each.prospect.path: (_whether_it_ends(each.prospect),)
            for each in actions
            if each.fate == "continues"
        },
    )


def _prospect(path: KeyPath, action: Action, period: Period) -> Prospect:
    cell = action.capacity.duration.cell if action.capacity and action.capacity.duration else ""
    if fold(cell) == "doorlopend":
        return Prospect(path, action, "continues", certain=True)
    if fold(cell) == "continuering":
        return Prospect(path, action, "continues")
    # As if the programme went on, to see where the action ends.
    far = Period(from_=period.from_, to=f"{min(int(period.from_[:4]) + CENTURY, 9999)}-12")
    found = run(cell, far)
    if found.basis == "unstated":
        return Prospect(path, action, "later")
    last = found.months[-1]
    clear = found.basis == "stated" and last < far.to
    if last <= period.last:
        # Without a year it may be so every year.
        return Prospect(path, action, "ends", certain=clear and bool(_YEAR.search(cell)))
    return Prospect(path, action, "continues", certain=clear)


def _dropped(programme: Programme, ended: set[str]) -> Iterator[Dropped]:
    """What names actions that end; whole where it names no other.

    The introduction is about the whole programme: of that only the reference goes.
    """
    for path, passage in _naming_actions(programme):
        named = tuple(each for each in passage.actions if each in ended)
        if named:
            whole = len(named) == len(passage.actions) and path[0] != "introduction"
            text = passage.title if isinstance(passage, PlanningItem) else passage.text
            yield Dropped(path, text, named, whole)


def _naming_actions(
    programme: Programme,
) -> Iterator[tuple[KeyPath, Statement | BudgetItem | PlanningItem]]:
    """Everything that may name actions, with its path."""
    for index, passage in enumerate(programme.introduction):
        yield ("introduction", index), passage
    for path, theme in paths.themes(programme):
        for section in _WITH_ACTIONS:
            for index, passage in enumerate(getattr(theme, section)):
                yield (*path, section, index), passage
    yield from paths.planning(programme)


def _references(programme: Programme, ended: set[str], removed: set[KeyPath]) -> set[KeyPath]:
    """The references to actions that end, in what stays."""
    return {
        (*path, "actions", index)
        for path, passage in _naming_actions(programme)
        if path not in removed
        for index, name in enumerate(passage.actions)
        if name in ended
    }


def _is_inside(path: KeyPath, parts: Collection[KeyPath]) -> bool:
    """Whether what stands at `path` is one of these parts, or in one of them."""
    return any(path[:end] in parts for end in range(1, len(path) + 1))


def _extension(programme: Programme) -> set[KeyPath]:
    return {("period", "extended_to")} if programme.period.extended_to else set()


def _values(
    programme: Programme, period: Period, moved: Iterable[Move], kept: Iterable[Prospect]
) -> Iterator[tuple[KeyPath, str | Decimal]]:
    """Every value that becomes another."""
    for key in ("id", "title"):
        text = _renumbered(getattr(programme, key), programme.period, period)
        if text != getattr(programme, key):
            yield (key,), text
    yield ("period", "from"), period.from_
    yield ("period", "to"), period.to
    for each in kept:
        if each.action.continues:
            yield (*each.path, "continues"), each.action.id
    for move in moved:
        yield from _moved_values(move, programme.period, period)


def _moved_values(move: Move, old: Period, new: Period) -> Iterator[tuple[KeyPath, str | Decimal]]:
    before, after = move.before, move.after
    for key, was, day in (
        ("from", before.first, after.first),
        ("to", before.last, after.last),
    ):
        if day and day != was:
            yield (*move.path, key), day.isoformat()
    if after.week and after.week != before.week:
        yield (*move.path, "week"), Decimal(after.week)
    if move.item.year:
        number = months.numbers_of(move.item)[0]
        yield (*move.path, "year"), Decimal(_year(move.item.year, number, old, new))


def _renumbered(text: str, old: Period, new: Period) -> str:
    """The text with the years of the old period become those of the new one."""
    shift = int(new.from_[:4]) - int(old.from_[:4])
    own = range(int(old.from_[:4]), int(old.last[:4]) + 1)
    return _YEAR.sub(
        lambda found: str(int(found[0]) + shift) if int(found[0]) in own else found[0], text
    )


def _year(year: int, number: int, old: Period, new: Period) -> int:
    """The year that the month with this number moves to; from an extension, the last there is."""
    shift = int(new.from_[:4]) - int(old.from_[:4])
    there = months.years_of(number, new)
    return min(year + shift, there[-1]) if there else year + shift


def _move(path: KeyPath, item: PlanningItem, old: Period, new: Period) -> Move | None:
    """Where an item with days, a week or a year comes to be; None for one with only a month.

    None too where the new programme has no such month, as when only the extension had it.
    """
    if not any(months.years_of(number, new) for number in months.numbers_of(item)):
        return None
    first = date.fromisoformat(item.from_) if item.from_ else None
    last = date.fromisoformat(item.to) if item.to else None
    before = When(first, last, item.week)
    after, question = before, None
    if first and item.week:
        after = _same_week(before, first, old, new)
        question = _about_week(item.week, after)
    elif first:
        after, question = _same_day(before, first, old, new)
    elif item.week:
        after = _week_alone(item, item.week, new)
        question = _about_week(item.week, after)
    if after.first and not (item.week and item.to):
        question = question or _about_free_day(after.first)
    if after == before and not item.year:
        return None
    asked = (_about_extension(item, old, new), question)
    return Move(path, item, before, after, tuple(each for each in asked if each))


def _same_week(before: When, first: date, old: Period, new: Period) -> When:
    """The same weekday in the ISO week with the same number, or the nearest in the same month."""
    length = (before.last or first) - first
    days = [
        day
        for day in _days(_year(first.year, first.month, old, new), first.month)
        if day.isoweekday() == first.isoweekday() and f"{day + length}"[:7] <= new.last
    ]
    day = _nearest(days, before.week or 0)
    return When(day, day + length if before.last else None, day.isocalendar().week)


def _week_alone(item: PlanningItem, week: int, new: Period) -> When:
    """The ISO week with the same number, or the nearest that has a day in the month."""
    days = [
        day
        for number in months.numbers_of(item)
        for year in months.years_of(number, new)[:1]
        for day in _days(year, number)
    ]
    return When(None, None, _nearest(days, week).isocalendar().week)


def _nearest(days: list[date], week: int) -> date:
    """The first day in the ISO week with this number, or in the nearest one."""

    def distance(day: date) -> int:
        apart = day.isocalendar().week - week
        return min(apart % 53, -apart % 53)

    return min(days, key=distance)


def _same_day(before: When, first: date, old: Period, new: Period) -> tuple[When, str | None]:
    """The same day and month, and what to ask where there is no such day."""
    begin = _day(_year(first.year, first.month, old, new), first)
    end = None
    if before.last:
        end = _day(begin.year + before.last.year - first.year, before.last)
        end = min(end, _days(int(new.last[:4]), int(new.last[5:]))[-1])
    lost = next((day for day in (begin, end) if day and _is_leap_day_lost(day, before)), None)
    question = f"29 februari is er niet in {lost.year}; op welke dag?" if lost else None
    return When(begin, end, None), question


def _day(year: int, like: date) -> date:
    """The same day and month in another year; 28 February where there is no 29th."""
    days = _days(year, like.month)
    return days[min(like.day, len(days)) - 1]


def _is_leap_day_lost(day: date, before: When) -> bool:
    leap = any(each and (each.month, each.day) == (2, 29) for each in (before.first, before.last))
    return leap and (day.month, day.day) == (2, 28)


def _days(year: int, month: int) -> list[date]:
    """Every day of a month."""
    first = date(year, month, 1)
    return [day for count in range(31) if (day := first + count * DAY).month == month]


def _about_week(week: int, after: When) -> str | None:
    if after.week == week:
        return None
    return f"week {week} valt nu niet in deze maand; is week {after.week} goed?"


def _about_extension(item: PlanningItem, old: Period, new: Period) -> str | None:
    """Whether what was in an extension, which the new programme does not have, is in it at all."""
    span = months.span_of(item, old) if item.from_ or item.year else None
    if span is None or span[0] <= old.to:
        return None
    year, number = int(span[0][:4]), int(span[0][5:])
    moved = dutch.month_of(f"{_year(year, number, old, new):04}-{number:02}")
    return f"dit stond in de verlenging, in {dutch.month_of(span[0])}; is {moved} goed?"


def _about_free_day(day: date) -> str | None:
    free = holidays(day.year).get(day) or _WEEKEND.get(day.isoweekday())
    return f"{dutch.day_of(day.isoformat())} is {free}; op welke dag?" if free else None


def _questions(  # noqa: PLR0913, PLR0917 (each is part of what is decided)
    programme: Programme,
    period: Period,
    actions: tuple[Decided, ...],
    dropped: Iterable[Dropped],
    moved: Iterable[Move],
    renamed: Iterable[Renaming],
    removed: set[KeyPath],
    silenced: Callable[[str, KeyPath], bool],
) -> dict[KeyPath, tuple[str, ...]]:
    """What must be decided in what stays, by path: the old questions and those of the new year."""
    found: dict[KeyPath, list[str]] = defaultdict(list)
    for sort in (
        _of_the_year(programme, period),
        _of_progress(programme, period),
        _of_actions(actions, programme.period),
        _of_what_is_lost(programme, removed),
        _of_references(dropped, programme),
        ((each.path, question) for each in moved for question in each.questions),
        ((each.about, each.question) for each in renamed if each.about),
        _of_old_questions(programme, silenced),
    ):
        for path, question in sort:
            if not _is_inside(path, removed):
                found[path].append(question)
    return {path: tuple(dict.fromkeys(asked)) for path, asked in found.items()}


WORDS: Mapping[QuestionKind, str] = {
    "assumption": "klopt deze aanname nog?",
    "missing": "is dit inmiddels bekend?",
    "inconsistency": "is dit inmiddels rechtgezet?",
    "ambiguity": "is dit inmiddels duidelijk?",
    "estimate": "klopt deze lezing van de uren nog?",
    "per-person": "om hoeveel personen gaat het?",
    "budget": "is over dit geld inmiddels meer bekend?",
    "goal-without-action": "welke actie draagt bij aan deze doelstelling?",
    "action-without-hours": "hoeveel uren kost deze actie?",
    "action-without-goal": "aan welke doelstelling draagt deze actie bij?",
    "action-without-planning": "wanneer gebeurt deze actie?",
    "action-without-partner": "welke ketenpartner werkt mee?",
    "planning-without-action": "bij welke actie hoort dit?",
    "theme-without-communication": "hoe wordt over dit thema gecommuniceerd?",
}
"""What the comment asks, for each kind of question that the old programme leaves open."""


SAME_AS: Mapping[QuestionKind, tuple[str, str]] = {
    "theme-without-communication": ("UVP701", "id"),
    "action-without-hours": ("UVP702", "id"),
    "action-without-goal": ("UVP703", "id"),
    "action-without-planning": ("UVP704", "id"),
    "action-without-partner": ("UVP705", "capacity"),
    "goal-without-action": ("UVP706", "id"),
}
"""The rule that finds the same gap, for each kind that has one, and at which key it does."""


def _of_old_questions(
    programme: Programme, silenced: Callable[[str, KeyPath], bool]
) -> Iterator[tuple[KeyPath, str]]:
    """What the old programme leaves open and gives no reason for."""
    for each in ask(programme):
        code, key = SAME_AS.get(each.kind, ("", ""))
        if not (code and silenced(code, (*each.path, key))):
            yield _asked_at(each), WORDS[each.kind]


def _asked_at(question: Question) -> KeyPath:
    """Above a remark as a whole, not above its text."""
    path = question.path
    return path[:-1] if path[-1] == "text" and path[-3] == "remarks" else path


def _of_the_year(programme: Programme, period: Period) -> Iterator[tuple[KeyPath, str]]:
    """What is about the years of the programme, and cannot be reckoned."""
    for key, what in (("id", "id"), ("title", "titel")):
        text = getattr(programme, key)
        if _renumbered(text, programme.period, period) == text:
            yield (key,), f"deze {what} noemt geen jaar; moet er iets veranderen?"
    framework = programme.framework
    if framework and framework.period[-4:] < period.last[:4]:
        until = framework.period[-4:]
        yield ("framework",), f"dit meerjarenplan loopt tot en met {until}; welk geldt daarna?"
    if programme.allocation.date:
        yield ("allocation", "date"), "zijn er nieuwere gewichten?"
    own = _years(programme.period) | _years(period)
    for path, value in paths.values(programme):
        if _may_name_year(path) and isinstance(value, str):
            years = [year for year in dict.fromkeys(_SINGLE_YEAR.findall(value)) if year in own]
            if years:
                yield path, f"hier staat {dutch.listing(years)}; klopt dat nog?"


def _years(period: Period) -> set[str]:
    return {str(year) for year in range(int(period.from_[:4]), int(period.last[:4]) + 1)}


def _may_name_year(path: KeyPath) -> bool:
    """Whether a text may speak of the year; what a duration says is asked with its action."""
    return (
        len(path) > 1
        and (path[-1] in _PROSE or path[-2] == "cells")
        and path[-2] != "duration"
        and "remarks" not in path
    )


def _of_progress(programme: Programme, period: Period) -> Iterator[tuple[KeyPath, str]]:
    """What the old programme had reached: measures that are done, and the state of indicators."""
    begin = int(period.from_[:4])
    for path, measure in paths.measures(programme):
        if measure.status == "done":
            yield path, "deze maatregel is gereed; hoort die nog in dit programma?"
    for path, action in paths.actions(programme):
        for index, indicator in enumerate(action.indicators):
            place = (*path, "indicators", index)
            target, realised = indicator.target, indicator.realised
            if target and target.year and target.year < begin:
                question = f"deze streefwaarde is die van {target.year}; welke geldt nu?"
                yield (*place, "target"), question
            if realised and (not realised.year or realised.year < begin):
                yield (*place, "realised"), "is er een nieuwere stand?"


def _of_actions(actions: Iterable[Decided], old: Period) -> Iterator[tuple[KeyPath, str]]:
    """Whether an undecided action goes on, and how long one goes on whose cell does not say."""
    for each in actions:
        cell = each.prospect.cell
        if each.fate == "later":
            yield each.prospect.path, _whether_it_ends(each.prospect)
        elif each.fate == "continues" and cell and not _says_how_long(each.prospect, old):
            place = (*each.prospect.path, "capacity", "duration")
            yield place, f'de looptijd is "{shorten(cell)}"; hoe lang loopt deze actie nu?'


def _whether_it_ends(prospect: Prospect) -> str:
    """The question that stands above an action as long as nobody decided."""
    cell = prospect.cell
    known = f'de looptijd is "{shorten(cell)}"' if cell else "er staat geen looptijd bij"
    return f"stopt deze actie of gaat zij door? ({known})"


def _says_how_long(prospect: Prospect, old: Period) -> bool:
    """Whether the duration cell still says, in the new programme, how long an action goes on."""
    named = _YEAR.findall(prospect.cell or "")
    return prospect.proposal == "continues" and prospect.certain and _years(old).isdisjoint(named)


def _of_what_is_lost(
    programme: Programme, removed: Collection[KeyPath]
) -> Iterator[tuple[KeyPath, str]]:
    """Goals that no action serves any more, and lists of which nothing is left."""
    kept = [action for path, action in paths.actions(programme) if path not in removed]
    served = {name for action in kept for name in action.goals}
    lost = {name for _, action in paths.actions(programme) for name in action.goals} - served
    for path, theme in paths.themes(programme):
        for index, goal in enumerate(theme.goals):
            if goal.id in lost:
                yield (*path, "goals", index), WORDS["goal-without-action"]
        for section, question in _LOST.items():
            yield from _emptied((*path, section), len(getattr(theme, section)), removed, question)
    question = "alle planning hoorde bij acties die stoppen; wat komt ervoor in de plaats?"
    yield from _emptied(("planning",), len(programme.planning), removed, question)


_LOST = {
    "actions": "alle acties van dit thema stoppen; welke komen ervoor in de plaats?",
    "residents": "dit ging alleen over acties die stoppen; wat merkt de inwoner nu?",
    "budget": "dit ging alleen over acties die stoppen; welk geld is nu nodig?",
    "communication": "dit ging alleen over acties die stoppen; hoe wordt nu gecommuniceerd?",
}
"""What to ask where nothing is left of a list of a theme."""


def _emptied(
    path: KeyPath, count: int, removed: Collection[KeyPath], question: str
) -> Iterator[tuple[KeyPath, str]]:
    if count and all((*path, index) in removed for index in range(count)):
        yield path, question


def _of_references(
    dropped: Iterable[Dropped], programme: Programme
) -> Iterator[tuple[KeyPath, str]]:
    title_of = {action.id: action.title for _, action in paths.actions(programme)}
    for each in dropped:
        if not each.whole:
            for name in each.actions:
                yield each.path, f"de actie '{shorten(title_of[name])}' stopt; klopt dit nog?"
