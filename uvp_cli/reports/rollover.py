"""Everything that the new year's programme takes over from the old one, as a list and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from uvp_cli import dutch
from uvp_cli.changes.rollover.fates import Prospect
from uvp_cli.changes.rollover.moves import Move, When
from uvp_cli.changes.rollover.plan import Rollover
from uvp_cli.changes.rollover.questions import Dropped, noted_of
from uvp_cli.document.findings import render_path, shorten
from uvp_cli.programme.months import period_of
from uvp_cli.programme.origin import Placed
from uvp_cli.reports.show import term
from uvp_cli.reports.tables import Cell, Column, For, Report, Row, Table
from uvp_cli.values import dataclass

_COLUMNS = (
    Column("kind", "Soort", reader=For.PROGRAMS),
    Column("id", "Id", reader=For.PROGRAMS),
    Column("what", "Wat"),
    Column("why", "Toelichting"),
    Column("place", "Was"),
)
SECTIONS = {
    "introduction": "inleiding",
    "residents": "inwoners",
    "budget": "geld",
    "communication": "communicatie",
    "planning": "planning",
}
HEADINGS = {
    "ended": "Stopt",
    "dropped": "Vervalt daarmee",
    "undecided": "Nog te beslissen",
    "continued": "Gaat door",
    "moved": "Verplaatst",
}


@dataclass(frozen=True, slots=True)
class Points:
    """How many points must be decided: in the old programme, and in the new one."""

    before: int
    after: int


def rollover_report(
    rollover: Rollover, placed: Placed, target: str, points: Points, *, written: bool
) -> Report:
    """The actions that end, go on or are undecided, the items that move, and what to decide."""
    sections = {
        "ended": [_action(prospect, placed) for prospect in rollover.with_fate("ends")],
        "dropped": [_dropped(dropped, placed) for dropped in rollover.changes.dropped],
        "undecided": [_action(prospect, placed) for prospect in rollover.with_fate("later")],
        "continued": [_action(prospect, placed) for prospect in rollover.with_fate("continues")],
        "moved": [_moved(move, rollover, placed) for move in rollover.changes.moved],
    }
    table = Table(
        title=f"Nieuw programma: {term(rollover.changes.period)}",
        subtitle=f"uit {placed.subtitle}",
        columns=_COLUMNS,
        rows=tuple(_sections(sections)),
        notes=tuple(_notes(rollover, placed, target, points, written=written)),
        empty="Het oude programma heeft geen acties en geen planning.",
    )
    return Report(table, _contract(rollover, placed, target, points, written=written))


def _sections(sections: dict[str, list[tuple[Cell, ...]]]) -> Iterator[Row]:
    for kind, cells in sections.items():
        if cells:
            yield Row((f"{HEADINGS[kind]} ({len(cells)})",), "section")
        yield from (Row((kind, *inside)) for inside in cells)


def _action(prospect: Prospect, placed: Placed) -> tuple[Cell, ...]:
    action = prospect.action
    why = "; ".join(filter(None, (prospect.cell, noted_of(prospect))))
    return action.id, action.title, why or None, placed.place(prospect.path)


def _dropped(dropped: Dropped, placed: Placed) -> tuple[Cell, ...]:
    section = next(str(step) for step in dropped.path if step in SECTIONS)
    why = SECTIONS[section] if dropped.whole else f"{SECTIONS[section]}: alleen de verwijzing"
    return None, shorten(dropped.text, 60), why, placed.place(dropped.path)


def _moved(move: Move, rollover: Rollover, placed: Placed) -> tuple[Cell, ...]:
    before, after = _when(move.before), _when(move.after)
    if before == after:  # only its year moves
        year = rollover.values.get((*move.path, "year"), move.item.year)
        new = replace(move.item, year=int(year) if year else None)
        before, after = period_of(move.item), period_of(new)
    why = f"{before} → {after}" if before != after else None
    return move.item.id, move.item.title, why, placed.place(move.path)


def _when(when: When) -> str:
    week = f"week {when.week}" if when.week else ""
    if when.first is None:
        return week
    days = f"{dutch.day_span(when.first, when.last or when.first)} {when.first.year}"
    return f"{days} ({week})" if week else days


def _notes(
    rollover: Rollover, placed: Placed, target: str, points: Points, *, written: bool
) -> Iterator[str]:
    old = placed.programme
    for key in ("id", "title"):
        if (key,) not in rollover.values:
            yield f"Niet veranderd: {getattr(old, key)}, want daarin staat geen jaar."
    for index, plan in enumerate(old.frameworks):
        if ("frameworks", index) not in rollover.questions:
            yield f"Het meerjarenplan blijft: {plan.title} {plan.years}."
    yield "Bronnen, cellen en commentaar staan er zoals in het oude programma."
    if points.after:
        count = dutch.plural(points.after, "punt", "punten")
        yield (
            f"{count} om te beslissen: een opmerking '# uvp: beslis' in het nieuwe bestand. "
            f"uvp questions --kind beslissen --file {target} noemt ze."
        )
    yield f"Geschreven: {target}." if written else f"Nog niet geschreven: {target}."


def _contract(
    rollover: Rollover, placed: Placed, target: str, points: Points, *, written: bool
) -> dict[str, Any]:
    return {
        "programme": placed.programme.id,
        "file": placed.file,
        "output": target,
        "written": written,
        "period": {"from": rollover.changes.period.from_, "to": rollover.changes.period.to},
        "ended": [_of_action(prospect) for prospect in rollover.with_fate("ends")],
        "dropped": [
            {
                "path": render_path(dropped.path),
                "text": dropped.text,
                "actions": list(dropped.actions),
                "whole": dropped.whole,
            }
            for dropped in rollover.changes.dropped
        ],
        "undecided": [_of_action(prospect) for prospect in rollover.with_fate("later")],
        "continued": [_of_action(prospect) for prospect in rollover.with_fate("continues")],
        "moved": [
            {
                "path": render_path(move.path),
                "id": move.item.id,
                "title": move.item.title,
                "before": _of_when(move.before),
                "after": _of_when(move.after),
            }
            for move in rollover.changes.moved
        ],
        "questions": [
            {"path": render_path(path), "text": text, "line": placed.line(path)}
            for path in sorted(rollover.questions, key=placed.line)
            for text in rollover.questions[path]
        ],
        "points": {"before": points.before, "after": points.after},
    }


def _of_action(prospect: Prospect) -> dict[str, Any]:
    return {
        "id": prospect.action.id,
        "title": prospect.action.title,
        "duration": prospect.cell,
        "proposal": prospect.proposal,
        "certain": prospect.certain,
    }


def _of_when(when: When) -> dict[str, Any]:
    first, last = (day.isoformat() if day else None for day in (when.first, when.last))
    return {"from": first, "to": last, "week": when.week}
