"""The questions that a programme leaves: remarks, assumptions, unknown money, gaps.

Whether the file itself may be mistaken (a month without planning, a name that is
used nowhere) is for `uvp validate`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, get_args

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import gaps, paths
from uvp_cli.programme.annotations import RemarkKind
from uvp_cli.programme.model import Estimate, Goal, HoursCell, Programme
from uvp_cli.programme.paths import Part, Parts
from uvp_cli.queries.keeping import kept
from uvp_cli.values import dataclass

GapKind = Literal[
    "goal-without-action",
    "cell-without-estimate",
    "action-without-hours",
    "action-without-goal",
    "action-without-planning",
    "action-without-partner",
    "planning-without-action",
    "theme-without-communication",
]
QuestionKind = RemarkKind | Literal["estimate", "per-person", "budget"] | GapKind
KINDS: tuple[QuestionKind, ...] = (
    *get_args(RemarkKind),
    "estimate",
    "per-person",
    "budget",
    *get_args(GapKind),
)
"""Every kind of question, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that somebody must decide or look up, at `path`.

    `part` is what it is about. `text` is what the document says of it; None where the
    question is that it says nothing. `estimate` is the one whose reading is in question.
    """

    kind: QuestionKind
    path: KeyPath
    part: Part
    text: str | None = None
    estimate: Estimate | None = None


def ask(
    programme: Programme, kind: QuestionKind | None = None, theme: str | None = None
) -> tuple[Question, ...]:
    """The questions of one kind or of all, about one theme (an id) or about all."""
    return tuple(
        question
        for question in _listed(programme)
        if kind in (None, question.kind) and theme in (None, question.part.theme)
    )


@kept(4)
def _listed(programme: Programme, gemeente: str | None = None) -> tuple[Question, ...]:  # noqa: ARG001
    """All of them; every page about a theme asks for some."""
    return tuple(_all(programme))


def count(questions: Iterable[Question]) -> dict[QuestionKind, int]:
    """The number of questions of each kind that there are any of."""
    counts = dict.fromkeys(KINDS, 0)
    for question in questions:
        counts[question.kind] += 1
    return {kind: number for kind, number in counts.items() if number}


def _all(programme: Programme) -> Iterator[Question]:
    parts = Parts(programme)
    for path, remark in paths.remarks(programme):
        # The line of a remark is that of its text.
        yield Question(remark.kind, (*path, "text"), parts.at(path), remark.text)
    yield from _of_estimates(programme, parts)
    for path, theme in paths.themes(programme):
        for index, item in enumerate(theme.budget):
            if item.status == "unknown":
                yield Question("budget", (*path, "budget", index), parts.at(path), item.text)
    for kind, gaps_in in _GAPS.items():
        for path, record in gaps_in(programme):
            yield Question(kind, path, parts.at(path), _text(record))


def _of_estimates(programme: Programme, parts: Parts) -> Iterator[Question]:
    """Estimates that rest on an assumption, and those per person: the programme gives no number."""
    for path, estimate in paths.estimates(programme):
        part = parts.at(path)
        if estimate.assumption:
            assumption = estimate.assumption
            yield Question("estimate", (*path, "assumption"), part, assumption, estimate)
        if estimate.per == "person":
            yield Question("per-person", path, part, estimate.label, estimate)


def _text(record: Any) -> str | None:
    """What the document says of a gap: the goal or the cell itself, nothing where it is absent."""
    match record:
        case Goal(text=text) | HoursCell(cell=text):
            return text
    return None


_GAPS: dict[GapKind, Callable[[Programme], Iterator[tuple[KeyPath, Any]]]] = {
    "goal-without-action": gaps.goals_without_action,
    "cell-without-estimate": gaps.cells_without_estimate,
    "action-without-hours": gaps.actions_without_hours,
    "action-without-goal": gaps.actions_without_goal,
    "action-without-planning": gaps.actions_without_planning,
    "action-without-partner": gaps.actions_without_partner,
    "planning-without-action": gaps.planning_without_action,
    "theme-without-communication": gaps.themes_without_communication,
}
