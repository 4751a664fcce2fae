"""Open questions as a table and as JSON, and only their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from uvp_cli import dutch
from uvp_cli.document.findings import render_path
from uvp_cli.programme.model import Programme, Reading
from uvp_cli.programme.names import Named
from uvp_cli.programme.origin import Loaded, Placed
from uvp_cli.queries.questions import KINDS, Question, QuestionKind, count
from uvp_cli.reports import parts
from uvp_cli.reports.hours import PER
from uvp_cli.reports.tables import Column, Count, For, Kind, Report, Row, Table
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
    asked: Sequence[Question], placed: Placed, kind: QuestionKind | None, theme: str | None
) -> Report:
    """The questions kind by kind, each with its place in the file."""
    ordered = sorted(asked, key=lambda each: (KINDS.index(each.kind), placed.line(each.path)))
    with_text = any(_text(each) for each in asked)
    columns = tuple(column for column in _COLUMNS if with_text or column.key != "question")
    rows: list[Row] = []
    for each, number in count(asked).items():
        rows.append(Row((f"{HEADINGS[each]} ({number})",), "section"))
        rows += [_row(question, placed, columns) for question in ordered if question.kind == each]
    tally = _tally(asked)
    table = Table(
        title=_title(placed.programme, kind, theme),
        subtitle=placed.subtitle,
        columns=columns,
        rows=tuple(rows),
        notes=(note(tally),) if asked else (),
        empty=EMPTY,
        tally=tally,
    )
    contract = {
        **_counts_contract(asked, placed, kind),
        "file": placed.file,
        "questions": [_contract(question, placed) for question in ordered],
    }
    return Report(table, contract)


def counts_report(
    asked: Sequence[Question], loaded: Loaded, kind: QuestionKind | None, theme: str | None
) -> Report:
    """Only how many questions there are, of each kind and in all."""
    columns = (
        Column("kind", "Soort", reader=For.PROGRAMS),
        Column("heading", "Soort", reader=For.PEOPLE),
        Column("count", "Aantal", Kind.NUMBER),
    )
    rows = [Row((each, HEADINGS[each], number)) for each, number in count(asked).items()]
    table = Table(
        title=_title(loaded.programme, kind, theme),
        subtitle=loaded.subtitle,
        columns=columns,
        rows=(*rows, Row((None, "Totaal", len(asked)), "total")) if rows else (),
        empty=EMPTY,
        tally=_tally(asked),
    )
    return Report(table, _counts_contract(asked, loaded, kind))


_COLUMNS = (
    Column("kind", "Soort", reader=For.PROGRAMS),
    Column("part", "Onderdeel", reader=For.PROGRAMS),
    Column("id", "Id", reader=For.PROGRAMS),
    Column("title", "Waarover", reader=For.PROGRAMS),
    Column("about", "Waarover", reader=For.PEOPLE),
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("text", "Vraag", reader=For.PROGRAMS),
    Column("question", "Vraag", reader=For.PEOPLE),
    Column("line", "Regel", Kind.NUMBER, For.PROGRAMS),
    Column("place", "Plaats"),
)


def _tally(asked: Sequence[Question]) -> tuple[Count, ...]:
    return (Count("questions", "Vragen", len(asked), "{} vraag", "{} vragen"),)


def _title(programme: Programme, kind: QuestionKind | None, theme: str | None) -> str:
    about = next((f", thema {each.title}" for each in programme.themes if each.id == theme), "")
    return f"Open vragen{f': {HEADINGS[kind]}' if kind else ''}{about}"


def _row(question: Question, placed: Placed, columns: Sequence[Column]) -> Row:
    cells = {
        **_contract(question, placed),
        "about": parts.title(question.part),
        "question": _text(question),
        "place": placed.place(question.path),
    }
    return Row(tuple(cells[column.key] for column in columns))


def _text(question: Question) -> str | None:
    """What the document says, behind the readings where those are in question."""
    if question.estimate is None:
        return question.text
    estimate = question.estimate
    readings = (estimate, *estimate.alternatives)
    hours = dutch.listing((_reading(each) for each in readings), "of")
    return f"{hours}: {question.text}" if question.text else hours


def _reading(reading: Reading) -> str:
    return f"{dutch.number(reading.hours)} uur {PER[reading.per]}"


def _counts_contract(
    asked: Sequence[Question], loaded: Loaded, only: QuestionKind | None
) -> dict[str, Any]:
    counts = count(asked)
    return {
        "programme": loaded.programme.id,
        "counts": {kind: counts.get(kind, 0) for kind in KINDS if only in (None, kind)},
        "total": len(asked),
    }


def _contract(question: Question, placed: Placed) -> dict[str, Any]:
    estimate = question.estimate
    readings = (estimate, *estimate.alternatives) if estimate else ()
    return {
        "kind": question.kind,
        **parts.contract(question.part),
        "text": question.text,
        "readings": [{"hours": each.hours, "per": each.per} for each in readings],
        "path": render_path(question.path),
        "line": placed.line(question.path),
    }
