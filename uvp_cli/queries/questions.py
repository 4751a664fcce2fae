"""The open points of a programme: remarks, assumptions, unknown money, gaps, and decisions to take.

A remark that says the same as a gap is one point with it, so that nothing counts twice.
Whether the file itself may be mistaken (a month without planning, a name that is
used nowhere) is for `uvp validate`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, get_args

from uvp_cli import dutch
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import gaps, paths
from uvp_cli.programme.annotations import RemarkKind
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Estimate, Goal, HoursCell, Programme
from uvp_cli.programme.origin import Undecided
from uvp_cli.programme.paths import Part, Parts
from uvp_cli.queries.wanted import Wanted, wants
from uvp_cli.values import dataclass

GapKind = Literal[
    "goal-without-action",
    "cell-without-estimate",
    "unit-without-hours",
    "action-without-hours",
    "action-without-goal",
    "action-without-planning",
    "action-without-partner",
    "planning-without-action",
    "theme-without-communication",
    "gemeente-without-decision",
]
QuestionKind = Literal["undecided", "estimate", "per-person", "budget"] | RemarkKind | GapKind
KINDS: tuple[QuestionKind, ...] = (
    "undecided",
    *get_args(RemarkKind),
    "estimate",
    "per-person",
    "budget",
    *get_args(GapKind),
)
"""Every kind of question, in the order in which they are asked."""
OF_THE_WHOLE: tuple[GapKind, ...] = ("planning-without-action", "theme-without-communication")
"""The gaps that a part of a programme cannot tell: the rest may fill them."""
QuestionWeight = Literal["effect", "content", "wording"]
WEIGHTS: tuple[QuestionWeight, ...] = get_args(QuestionWeight)
"""The things that a point may change, the heaviest first: hours, money or planning; what the
programme says; only how it says it."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that somebody must decide or look up, at `path`.

    `part` is what it is about. `text` is what the document says of it; None where the
    question is that it says nothing. `estimate` is the one whose reading is in question.
    `remarks` are the texts of those about the same thing, `about` the ids of the actions that
    a text about money speaks of. `line` is that of a comment, and `below` the text that stands
    below it, where that is one. `is_read` says of a gap that it is our reading.
    """

    kind: QuestionKind
    path: KeyPath
    part: Part
    text: str | None = None
    estimate: Estimate | None = None
    remarks: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    line: int | None = None
    below: str | None = None
    is_read: bool = False

    @property
    def weight(self) -> QuestionWeight:
        """The thing that the answer may change."""
        if self.kind not in get_args(RemarkKind):
            return "effect" if self.kind in _EFFECT else "content"
        said = self.text or ""
        if _WORDING.search(said):
            return "wording"
        is_of_effect = _EFFECT_WORDS.search(said) or not _EFFECT_KEYS.isdisjoint(self.path)
        return "effect" if is_of_effect else "content"


_EFFECT: frozenset[QuestionKind] = frozenset(
    (
        *("undecided", "estimate", "per-person", "budget", "cell-without-estimate"),
        *("unit-without-hours", "action-without-hours", "action-without-planning"),
    )
)
"""The kinds of which each answer may change hours, money or planning."""
_EFFECT_KEYS = frozenset({"allocation", "hours", "duration", "budget", "planning"})
_EFFECT_WORDS = re.compile(
    r"\b(uur|uren|looptijd|maandplanning|planning|kosten|bedrag|euro)\b|€", re.IGNORECASE
)
_WORDING = re.compile(
    r"\b(afkorting(en)?|legt niet uit|schrijft|heet|spelling|komma|zin(nen)?|titel)\b",
    re.IGNORECASE,
)


def ask(
    programme: Programme,
    kind: Wanted = None,
    theme: Wanted = None,
    weight: Wanted = None,
    undecided: Sequence[Undecided] = (),
) -> tuple[OpenQuestion, ...]:
    """The points of these kinds, about these themes (ids) and of these weights, or all; first what
    comments in the file say must still be decided."""
    return tuple(
        question
        for question in (*_undecided(programme, undecided), *_listed(programme))
        if wants(kind, question.kind)
        and wants(theme, question.part.theme_or_other)
        and wants(weight, question.weight)
    )


def _undecided(programme: Programme, undecided: Sequence[Undecided]) -> Iterator[OpenQuestion]:
    if undecided:
        parts, values = Parts(programme), dict(paths.values(programme))
    for point in undecided:
        part, below = parts.at(point.path), _below(values.get(point.path))
        yield OpenQuestion(
            "undecided", point.path, part, point.question, line=point.line, below=below
        )


def _below(value: Any) -> str | None:
    """The text of what a comment is about; None where that is more than a text."""
    said = getattr(value, "text", None) or getattr(value, "cell", None) or value
    return said if isinstance(said, str) else None


@of_last
def _listed(programme: Programme) -> tuple[OpenQuestion, ...]:
    """All of them; every page about a theme asks for some."""
    return tuple(_each_once([*_all(programme)]))


def count(questions: Iterable[OpenQuestion]) -> dict[QuestionKind, int]:
    """The number of questions of each kind that there are any of."""
    counts = Counter(question.kind for question in questions)
    return {kind: counts[kind] for kind in KINDS if counts[kind]}


def _all(programme: Programme) -> Iterator[OpenQuestion]:
    parts = Parts(programme)
    for path, remark in paths.remarks(programme):
        # The line of a remark is that of its text.
        yield OpenQuestion(remark.kind, (*path, "text"), parts.at(path), remark.text)
    yield from _of_estimates(programme, parts)
    for path, item, _ in paths.money(programme):
        question = OpenQuestion("budget", path, parts.at(path), item.text, about=item.actions)
        if item.status == "unknown":
            yield replace(question, is_read="status" in item.derived)
            continue
        for own, amount in paths.listed("amounts", item, path):
            if amount.euros is None:
                said = f'{item.text} ({amount.year}: "{amount.cell}")'
                yield replace(question, path=own, text=said)
    for kind, (gaps_in, _) in _GAPS.items():
        for path, record in gaps_in(programme):
            yield OpenQuestion(kind, path, parts.at(path), _text(record))


def _each_once(questions: Sequence[OpenQuestion]) -> Iterator[OpenQuestion]:
    """The questions, with a remark that says the same as a gap among the remarks of that gap."""
    about: dict[KeyPath, list[OpenQuestion]] = {}
    for question in questions:
        if question.kind in _SAME:
            about.setdefault(_anchor(question), []).append(question)
    said: defaultdict[KeyPath, list[str]] = defaultdict(list)
    once = []
    for question in questions:
        gap = _same(question, about) if question.kind in get_args(RemarkKind) else None
        if gap is None:
            once.append(question)
        else:
            said[gap.kind, *gap.path].append(question.text or "")
    for question in once:
        yield replace(question, remarks=tuple(said[question.kind, *question.path]))


def _anchor(question: OpenQuestion) -> KeyPath:
    """The record of which a remark may say the same as a question: with money the line itself."""
    return question.path if question.kind == "budget" else question.part.path


def _same(remark: OpenQuestion, about: Mapping[KeyPath, list[OpenQuestion]]) -> OpenQuestion | None:
    """The gap that a remark is about: it stands at the same record, and names what is missing."""
    owner = remark.path[:-3]
    while owner and isinstance(owner[-1], str):
        owner = owner[:-1]
    for gap in about.get(owner, ()):
        if any(
            remark.kind in kinds and re.search(words, remark.text or "", re.IGNORECASE)
            for kinds, words in _SAME[gap.kind]
        ):
            return gap
    return None


def _of_estimates(programme: Programme, parts: Parts) -> Iterator[OpenQuestion]:
    """Estimates that rest on an assumption, and those per person: the programme gives no number."""
    for path, estimate in paths.estimates(programme):
        part = parts.at(path)
        if estimate.assumption:
            yield OpenQuestion(
                "estimate", (*path, "assumption"), part, estimate.assumption, estimate
            )
        if estimate.per == "person":
            yield OpenQuestion("per-person", path, part, estimate.label, estimate)


def _text(record: Any) -> str | None:
    """The words of the document about a gap: the goal or the cell itself, or the names of those
    that it is about; nothing where it is absent."""
    match record:
        case tuple():
            return dutch.listing(party.name for party in record)
        case Goal(text=text) | HoursCell(cell=text):
            return text
    return None


_GAPS: dict[GapKind, tuple[Callable[[Programme], Iterator[tuple[KeyPath, Any]]], str]] = {
    "goal-without-action": (gaps.goals_without_action, r"\bacties?\b"),
    "cell-without-estimate": (gaps.cells_without_estimate, r"\b(uur|uren|urencel)\b"),
    "unit-without-hours": (gaps.units_without_hours, r"\b(uur|uren)\b"),
    "action-without-hours": (gaps.actions_without_hours, r"\b(uur|uren|capaciteit)\b"),
    "action-without-goal": (gaps.actions_without_goal, r"\bdoelstelling(en)?\b"),
    "action-without-planning": (
        gaps.actions_without_planning,
        r"\b(maandplanning|planning|gepland)\b",
    ),
    "action-without-partner": (gaps.actions_without_partner, r"\b(keten)?partners?\b"),
    "planning-without-action": (gaps.planning_without_action, r"\bacties?\b"),
    "theme-without-communication": (gaps.themes_without_communication, r"\bcommunicatie\b"),
    "gemeente-without-decision": (
        gaps.gemeenten_without_decision,
        r"\b(vastgesteld|vaststelling|besluit(en)?)\b",
    ),
}
"""The function that finds each gap, and the words of a remark about the same."""
_MISSING: frozenset[QuestionKind] = frozenset({"missing"})
_OPEN: frozenset[QuestionKind] = frozenset({"missing", "ambiguity"})
_READ: frozenset[QuestionKind] = frozenset({"assumption", "ambiguity"})
_SAME: Mapping[QuestionKind, tuple[tuple[frozenset[QuestionKind], str], ...]] = {
    "estimate": ((_OPEN, r"(?=.*\b(uur|uren|urencel)\b).*(gemeente|samen|gezamenlijk|grondslag)"),),
    "per-person": ((_OPEN, r"\b(persoon|personen|deelnemers?)\b"),),
    "budget": (
        (_MISSING, r"\b(bedrag|bedragen|kosten|geld)\b|€"),
        (_READ, r"\b(nog )?(niet|on)\s?bekend\b"),
    ),
    **{kind: ((_MISSING, words),) for kind, (_, words) in _GAPS.items()},
}
"""The remarks that say the same as a gap of a kind: their kinds, and their words."""
