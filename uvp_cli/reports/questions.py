"""Open questions as a table and as JSON, and only their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.model import Programme, Reading
from uvp_cli.programme.names import Named
from uvp_cli.programme.origin import Loaded, Placed
from uvp_cli.queries.questions import KINDS, Question, QuestionKind, count
from uvp_cli.reports import parts
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours_words import PER, of_theme
from uvp_cli.reports.tables import Column, Count, For, Kind, Report, Row, Table, sections
from uvp_cli.reports.tally import note

HEADINGS: dict[QuestionKind, str] = {
    "assumption": "Aannames",
    "missing": "Ontbrekende gegevens",
    "inconsistency": "Tegenstrijdigheden",
    "ambiguity": "Meer uitleg mogelijk",
    "estimate": "Ramingen op aanname",
    "per-person": "Ramingen per persoon, zonder aantal",
    "budget": "Geld nog niet bekend",
    "goal-without-action": "Doelstellingen zonder actie",
    "cell-without-estimate": "Cellen zonder raming",
    "action-without-hours": "Acties zonder uren",
    "action-without-goal": "Acties zonder doelstelling",
    "action-without-planning": "Acties zonder planning",
    "action-without-partner": "Acties zonder ketenpartner",
    "planning-without-action": "Planningsitems zonder actie",
    "theme-without-communication": "Thema's zonder communicatie",
}
EMPTY = "Geen open vragen gevonden."


def kinds() -> list[Named]:
    """The kinds of questions by their heading and their key."""
    return [Named(kind, HEADINGS[kind], (kind, HEADINGS[kind])) for kind in KINDS]


def questions_report(
    questions: Sequence[Question], placed: Placed, kind: QuestionKind | None, theme: str | None
) -> Report:
    """The questions kind by kind, each with its place in the file."""
    facts, counts, tally = _facts(placed).about(questions), count(questions), _tally(questions)
    ordered = sorted(questions, key=lambda it: (KINDS.index(it.kind), placed.line(it.path)))
    rows = (
        (f"{HEADINGS[question.kind]} ({counts[question.kind]})", facts.row(question))
        for question in ordered
    )
    table = Table(
        title=_title(placed.programme, kind, theme),
        subtitle=placed.subtitle,
        columns=facts.columns,
        rows=tuple(sections(rows)),
        notes=(note(tally),) if questions else (),
        empty=EMPTY,
        tally=tally,
    )
    contract = {
        **_counts_contract(questions, placed, kind),
        "file": placed.file,
        "questions": [facts.contract(question) for question in ordered],
    }
    return Report(table, contract)


def counts_report(
    questions: Sequence[Question], loaded: Loaded, kind: QuestionKind | None, theme: str | None
) -> Report:
    """Only how many questions there are, of each kind and in all."""
    columns = (
        Column("kind", "Soort", reader=For.PROGRAMS),
        Column("heading", "Soort", reader=For.PEOPLE),
        Column("count", "Aantal", Kind.NUMBER),
    )
    rows = [Row((key, HEADINGS[key], number)) for key, number in count(questions).items()]
    table = Table(
        title=_title(loaded.programme, kind, theme),
        subtitle=loaded.subtitle,
        columns=columns,
        rows=(*rows, Row((None, "Totaal", len(questions)), "total")) if rows else (),
        empty=EMPTY,
        tally=_tally(questions),
    )
    return Report(table, _counts_contract(questions, loaded, kind))


def _tally(questions: Sequence[Question]) -> tuple[Count, ...]:
    return (Count("questions", "Vragen", len(questions), "vraag", "vragen"),)


def _title(programme: Programme, kind: QuestionKind | None, theme: str | None) -> str:
    return f"Open vragen{f': {HEADINGS[kind]}' if kind else ''}{of_theme(programme, theme)}"


def _text(question: Question) -> str | None:
    """The text of the document, behind the readings where those are in question."""
    if question.estimate is None:
        return question.text
    readings = (f"{dutch.exact(it.hours)} uur {PER[it.per]}" for it in _readings(question))
    hours = dutch.listing(readings, "of")
    return f"{hours}: {question.text}" if question.text else hours


def _readings(question: Question) -> tuple[Reading, ...]:
    estimate = question.estimate
    return (estimate, *estimate.alternatives) if estimate else ()


def _counts_contract(
    questions: Sequence[Question], loaded: Loaded, only: QuestionKind | None
) -> dict[str, Any]:
    counts = count(questions)
    return {
        "programme": loaded.programme.id,
        "counts": {kind: counts.get(kind, 0) for kind in KINDS if only in (None, kind)},
        "total": len(questions),
    }


def _facts(placed: Placed) -> Facts[Question]:
    return Facts.of(
        Fact("kind", "Soort", lambda it: it.kind, For.PROGRAMS),
        *parts.facts(lambda it: it.part, "Waarover"),
        Fact("about", "Waarover", lambda it: parts.title(it.part), For.PEOPLE),
        Fact("text", "Vraag", lambda it: it.text, For.PROGRAMS),
        Fact("question", "Vraag", _text, For.PEOPLE, optional=True),
        Fact("readings", "", lambda it: [{"hours": r.hours, "per": r.per} for r in _readings(it)]),
        *parts.place_facts(placed, lambda it: it.path),
        order=("kind", "part", "id", "title", "theme", "text", "readings", "path", "line"),
    )
