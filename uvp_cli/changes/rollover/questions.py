"""Questions to decide in the new programme: those that the old one left open or the year asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from uvp_cli import dutch
from uvp_cli.changes.rollover.fates import YEAR, Decided, Prospect, outlook
from uvp_cli.changes.rollover.mentions import Mentions, still
from uvp_cli.changes.rollover.mergers import Renaming
from uvp_cli.changes.rollover.moves import Move, moved_year, renumbered
from uvp_cli.document.findings import KeyPath, shorten
from uvp_cli.programme import gaps, paths, reach
from uvp_cli.programme.model import BudgetItem, Period, Programme
from uvp_cli.programme.noted import KINDS, NotedKind, notable_parts
from uvp_cli.programme.work import Work
from uvp_cli.queries.logbook import Logbook, State
from uvp_cli.queries.progress import ActionStanding
from uvp_cli.queries.questions import QuestionKind, ask
from uvp_cli.values import dataclass

WORDS: Mapping[QuestionKind, str] = {
    "assumption": "klopt deze aanname nog?",
    "missing": "is dit inmiddels bekend?",
    "inconsistency": "is dit inmiddels rechtgezet?",
    "ambiguity": "is dit inmiddels duidelijk?",
    "estimate": "klopt deze lezing van de uren nog?",
    "per-person": "om hoeveel personen gaat het?",
    "budget": "is over dit geld inmiddels meer bekend?",
    "goal-without-action": "welke actie draagt bij aan deze doelstelling?",
    "cell-without-estimate": "hoeveel uren zijn dit?",
    "unit-without-hours": "hoeveel uren in een jaar is deze eenheid?",
    "action-without-hours": "hoeveel uren kost deze actie?",
    "action-without-goal": "aan welke doelstelling draagt deze actie bij?",
    "action-without-planning": "wanneer gebeurt deze actie?",
    "action-without-partner": "welke ketenpartner werkt mee?",
    "planning-without-action": "bij welke actie hoort dit?",
    "gemeente-without-decision": "wie stelde het programma hier vast, en wanneer?",
    "theme-without-communication": "hoe wordt over dit thema gecommuniceerd?",
}
"""The words of the comment for each kind of question that the old programme leaves open."""
_SILENCED_AT: Mapping[str, str] = {
    "action-without-partner": "capacity",
    "cell-without-estimate": "cell",
}
"""At which key the rule finds a gap, where that is not its id."""
_SAID = {"done": "gedaan", "dropped": "vervallen", "delayed": "uitgesteld"}
_ASKED = {
    "done": "hoort dit nog in dit programma?",
    "dropped": "komt dit terug?",
    "delayed": "wanneer nu?",
}
_RETURNING: Mapping[str, tuple[NotedKind, ...]] = {_ASKED["done"]: ("action", "measure")}
"""The questions about these kinds alone: a planning item that is done comes back every year."""
_LOST = {
    "residents": "dit ging alleen over acties die stoppen; wat merkt de inwoner nu?",
    "budget": "dit ging alleen over acties die stoppen; welk geld is nu nodig?",
    "communication": "dit ging alleen over acties die stoppen; hoe wordt nu gecommuniceerd?",
}
"""The question where nothing is left of a list of a theme or of the programme."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage that goes along with an action that ends: all of it, or only the reference."""

    path: KeyPath
    text: str
    actions: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of the parts of a programme in its new period. `removed` are the parts that are
    left out as a whole."""

    period: Period
    actions: tuple[Decided, ...]
    dropped: tuple[Dropped, ...]
    moved: tuple[Move, ...]
    renamed: tuple[Renaming, ...]
    removed: frozenset[KeyPath]


def questions(
    programme: Programme,
    changes: Changes,
    silenced: Callable[[str, KeyPath], bool],
    book: Logbook | None = None,
) -> dict[KeyPath, tuple[str, ...]]:
    """The questions about what stays, by path: the old ones and those of the new year."""
    questions_at: dict[KeyPath, list[str]] = defaultdict(list)
    for group in (
        _of_the_year(programme, changes.period),
        _of_progress(programme, changes.period),
        _of_actions(changes.actions, programme.period),
        _of_measures(programme),
        _of_use(changes.actions),
        _of_log(programme, book, changes.actions) if book else (),
        _of_what_is_lost(programme, changes.removed),
        _of_references(changes.dropped, programme),
        ((move.path, question) for move in changes.moved for question in move.questions),
        ((renaming.about, renaming.question) for renaming in changes.renamed if renaming.about),
        _of_old_questions(programme, silenced),
    ):
        for path, question in group:
            questions_at[path].append(question)
    mentions = mentions_in(programme, changes.period, changes.actions)
    for path, question in mentions.in_programme(frozenset(questions_at)):
        questions_at[path].append(question)
    return {
        path: tuple(dict.fromkeys(at_path))
        for path, at_path in questions_at.items()
        if not is_inside(path, changes.removed)
    }


def mentions_in(programme: Programme, period: Period, actions: Iterable[Decided]) -> Mentions:
    """The things to look for in texts that the new programme takes over."""
    ended = [action.prospect.action.id for action in actions if action.fate == "ends"]
    return Mentions(programme, period, ended)


def is_inside(path: KeyPath, parts: Collection[KeyPath]) -> bool:
    """Whether what stands at `path` is one of these parts, or in one of them."""
    return any(path[:end] in parts for end in range(1, len(path) + 1))


def _of_old_questions(
    programme: Programme, silenced: Callable[[str, KeyPath], bool]
) -> Iterator[tuple[KeyPath, str]]:
    """The questions that the old programme leaves open and gives no reason for."""
    for question in ask(programme):
        code = gaps.RULE_OF.get(question.kind)
        key = _SILENCED_AT.get(question.kind, "id")
        if not (code and silenced(code, (*question.path, key))):
            path = question.path
            # Above a remark as a whole, not above its text.
            is_remark = path[-1] == "text" and path[-3] == "remarks"
            yield path[:-1] if is_remark else path, WORDS[question.kind]


def _of_the_year(programme: Programme, period: Period) -> Iterator[tuple[KeyPath, str]]:
    """Questions about the years of the programme, where they cannot be reckoned."""
    for key, called in (("id", "id"), ("title", "titel")):
        text = getattr(programme, key)
        if renumbered(text, programme.period, period) == text:
            yield (key,), f"deze {called} noemt geen jaar; moet er iets veranderen?"
    for path, framework in paths.listed("frameworks", programme):
        if framework.last < period.years[-1]:
            yield path, f"dit meerjarenplan loopt tot en met {framework.last}; welk geldt daarna?"
    for path, item, _ in paths.money(programme):
        for key, question in _of_money(item):
            yield (*path, key), question
    for path, estimate in paths.estimates(programme):
        if estimate.year and estimate.year > int(programme.period.to[:4]):
            new = moved_year(estimate.year, programme.period, period)
            question = f"deze uren waren van {estimate.year}, in de verlenging; is {new} goed?"
            yield (*path, "year"), question
    if programme.allocation.date:
        yield ("allocation", "date"), "zijn er nieuwere gewichten?"


def _of_money(item: BudgetItem) -> Iterator[tuple[str, str]]:
    """The question about an amount of the old years alone, with the key that says so."""
    if item.amounts:
        was = dutch.listing(str(amount.year) for amount in item.amounts)
        yield "amounts", f"deze bedragen waren voor {was}; kloppen ze nog?"
    elif item.figures and item.recurring == "incidental":
        yield "recurring", "dit bedrag was incidenteel; is het er nu weer?"


def _of_progress(programme: Programme, period: Period) -> Iterator[tuple[KeyPath, str]]:
    """Questions about measures that are done, and about the state of indicators."""
    begin = period.years[0]
    for path, measure in paths.measures(programme):
        if measure.status == "done":
            yield path, "deze maatregel is gereed; hoort die nog in dit programma?"
    for path, indicator in paths.indicators(programme):
        targets = [target.in_year or begin for target in indicator.targets]
        if targets and (last := max(targets)) < begin:
            yield (*path, "targets"), f"deze streefwaarde is die van {last}; welke geldt nu?"
        if indicator.realised and all((it.in_year or 0) < begin for it in indicator.realised):
            yield (*path, "realised"), "is er een nieuwere stand?"


def _of_actions(actions: Iterable[Decided], old: Period) -> Iterator[tuple[KeyPath, str]]:
    """Whether an undecided action goes on, and how long one goes on whose cell does not say."""
    for decided in actions:
        prospect, cell = decided.prospect, decided.prospect.cell
        if decided.fate == "later":
            yield prospect.path, whether_it_ends(prospect)
        elif decided.fate == "continues" and cell and not _says_how_long(prospect, old):
            question = f'de looptijd is "{shorten(cell)}"; hoe lang loopt deze actie nu?'
            yield (*prospect.path, "capacity", "duration"), question


def _of_measures(programme: Programme) -> Iterator[tuple[KeyPath, str]]:
    """Whether a measure goes on of which its own duration cell does not say that it does."""
    for path, work in paths.work(programme):
        row = work.own.capacity if work.place else None
        cell = row.duration.cell if row and row.duration else ""
        if cell and outlook(cell, programme.period) != ("continues", True):
            question = f'de looptijd is "{shorten(cell)}"; gaat deze maatregel door, en hoe lang?'
            yield (*path, "capacity", "duration"), question


def _of_use(actions: Iterable[Decided]) -> Iterator[tuple[KeyPath, str]]:
    """Whether an estimate still is right beside what was used of it, where there is a log."""
    for decided in actions:
        line = decided.prospect.line
        if line and line.amounts.planned and line.amounts.used is not None:
            question = f"{estimated_and_used(line)}; blijft de raming zo?"
            yield (*decided.prospect.path, "capacity", "hours"), question


def estimated_and_used(line: ActionStanding) -> str:
    """The hours of an action for all together, planned and used: "geraamd 20 uur, besteed 31"."""
    planned, used = line.amounts.planned, "niet bijgehouden"
    if line.amounts.used is not None:
        used = f"besteed {dutch.number(line.amounts.used)}"
    if planned is None:
        return used
    least = f" ({dutch.span(planned.low, planned.high)})" if planned.low != planned.high else ""
    return f"geraamd {dutch.number(planned.hours)} uur{least}, {used}"


def _of_log(
    programme: Programme, book: Logbook, actions: Iterable[Decided]
) -> Iterator[tuple[KeyPath, str]]:
    """Questions about what was dropped, delayed or done in the old programme, but for actions that
    are undecided, of which it is asked already."""
    undecided = {action.prospect.path for action in actions if action.fate == "later"}
    for subject in notable_parts(reach.ungrouped(programme)).values():
        state, _ = book.at(subject.id, subject.turns)
        status = state.status(subject.gemeenten)
        said = said_in_log(state, status, state.until(subject.gemeenten))
        question = _ASKED.get(status or "")
        is_new = subject.path not in undecided
        if question and is_new and subject.kind in _RETURNING.get(question, KINDS):
            yield subject.path, f"{said}; {question}"


def noted_of(prospect: Prospect) -> str:
    """The last word of the log on an action, if any."""
    line = prospect.line
    return said_in_log(line.state, line.status, line.until) if line else ""


def said_in_log(state: State, status: str | None, until: str | None) -> str:
    """The last word of the log on a part: "volgens het logboek vervallen: geen capaciteit"; nothing
    where it says no more than that it has begun."""
    word = _SAID.get(status or "")
    if word is None:
        return ""
    moved = f" naar {dutch.month_of(until)}" if until else ""
    texts = [it.text for it in state.entries if it.status == status and it.text]
    why = f' ("{shorten(texts[-1])}")' if texts else ""
    return f"volgens het logboek {word}{moved}{why}"


def whether_it_ends(prospect: Prospect) -> str:
    """The question that stands above an action as long as nobody decided."""
    cell = prospect.cell
    known = f'de looptijd is "{shorten(cell)}"' if cell else "er staat geen looptijd bij"
    if noted := noted_of(prospect):
        known += f"; {noted}"
    return f"stopt deze actie of gaat zij door? ({known})"


def _says_how_long(prospect: Prospect, old: Period) -> bool:
    """Whether the duration cell still says, in the new programme, how long an action goes on."""
    named = map(int, YEAR.findall(prospect.cell or ""))
    is_certain = prospect.proposal == "continues" and prospect.certain
    return is_certain and not any(year in old.years for year in named)


def _of_what_is_lost(
    programme: Programme, removed: Collection[KeyPath]
) -> Iterator[tuple[KeyPath, str]]:
    """Goals that no action serves any more, and lists of which nothing is left."""
    lost = goals_lost(programme, {it.id for at, it in paths.actions(programme) if at in removed})
    for path, theme in paths.themes(programme):
        for at, goal in paths.listed("goals", theme, path):
            if goal.id in lost:
                yield at, WORDS["goal-without-action"]
        question = "alle acties van dit thema stoppen; welke komen ervoor in de plaats?"
        yield from _emptied((*path, "actions"), len(theme.actions), removed, question)
    for path, chapter in paths.chapters(programme):
        for section, question in _LOST.items():
            yield from _emptied((*path, section), len(getattr(chapter, section)), removed, question)
    question = "alle planning hoorde bij acties die stoppen; wat komt ervoor in de plaats?"
    yield from _emptied(("planning",), len(programme.planning), removed, question)


def goals_lost(programme: Programme, ended: Collection[str]) -> set[str]:
    """The ids of the goals that no action serves when these end, and one did."""
    served: dict[bool, set[str]] = {True: set(), False: set()}
    for _, action in paths.actions(programme):
        served[action.id in ended].update(Work(action).goals)
    return served[True] - served[False]


def _emptied(
    path: KeyPath, count: int, removed: Collection[KeyPath], question: str
) -> Iterator[tuple[KeyPath, str]]:
    if count and all((*path, index) in removed for index in range(count)):
        yield path, question


def _of_references(
    dropped: Iterable[Dropped], programme: Programme
) -> Iterator[tuple[KeyPath, str]]:
    title_of = paths.titles(programme)
    for part in dropped:
        if not part.whole:
            for name in part.actions:
                yield part.path, still(title_of[name])
