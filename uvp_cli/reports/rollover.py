"""What the new year's programme takes over from the old one, as a list and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from uvp_cli import dutch
from uvp_cli.changes.rollover.fates import Prospect
from uvp_cli.changes.rollover.moves import Move, When
from uvp_cli.changes.rollover.plan import Rollover
from uvp_cli.changes.rollover.questions import Dropped
from uvp_cli.document.findings import render_path, shorten
from uvp_cli.programme.origin import Placed
from uvp_cli.reports.tables import Column, For, Report, Row, Table
from uvp_cli.values import dataclass

_COLUMNS = (
    Column("kind", "Soort", reader=For.PROGRAMS),
    Column("id", "Id", reader=For.PROGRAMS),
    Column("what", "Wat"),
    Column("why", "Toelichting"),
    Column("place", "Was"),
)
_SECTIONS = {
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
    found: Rollover, loaded: Placed, target: str, points: Points, *, written: bool
) -> Report:
    """What ends, goes on, is undecided and moves, and what must still be decided."""
    rows = {
        "ended": [_action(each, loaded) for each in found.with_fate("ends")],
        "dropped": [_dropped(each, loaded) for each in found.dropped],
        "undecided": [_action(each, loaded) for each in found.with_fate("later")],
        "continued": [_action(each, loaded) for each in found.with_fate("continues")],
        "moved": [_moved(each, loaded) for each in found.moved],
    }
    return Report(
        Table(
            title=f"Nieuw programma: {_months(found)}",
            subtitle=f"uit {loaded.subtitle}",
            columns=_COLUMNS,
            rows=tuple(_sections(rows)),
            notes=tuple(_notes(found, loaded, target, points, written=written)),
            empty="Het oude programma heeft geen acties en geen planning.",
        ),
        _contract(found, loaded, target, points, written=written),
    )


def _months(found: Rollover) -> str:
    begin, end = dutch.month_of(found.period.from_), dutch.month_of(found.period.to)
    return begin if begin == end else f"{begin} t/m {end}"


def _sections(rows: dict[str, list[Row]]) -> Iterator[Row]:
    for kind, inside in rows.items():
        if inside:
            yield Row((f"{HEADINGS[kind]} ({len(inside)})",), "section")
            for row in inside:
                yield Row((kind, *row.cells))


def _action(prospect: Prospect, loaded: Placed) -> Row:
    action = prospect.action
    return Row((action.id, action.title, prospect.cell, loaded.place(prospect.path)))


def _dropped(dropped: Dropped, loaded: Placed) -> Row:
    section = next(str(step) for step in dropped.path if step in _SECTIONS)
    why = _SECTIONS[section] if dropped.whole else f"{_SECTIONS[section]}: alleen de verwijzing"
    return Row((None, shorten(dropped.text, 60), why, loaded.place(dropped.path)))


def _moved(move: Move, loaded: Placed) -> Row:
    before, after = _when(move.before), _when(move.after)
    why = f"{before} → {after}" if before != after else None
    return Row((move.item.id, move.item.title, why, loaded.place(move.path)))


def _when(when: When) -> str:
    week = f"week {when.week}" if when.week else ""
    if when.first is None:
        return week
    days = f"{dutch.day_span(when.first, when.last or when.first)} {when.first.year}"
    return f"{days} ({week})" if week else days


def _notes(
    found: Rollover, loaded: Placed, target: str, points: Points, *, written: bool
) -> Iterator[str]:
    old = loaded.programme
    for key in ("id", "title"):
        if (key,) not in found.values:
            yield f"Niet veranderd: {getattr(old, key)}, want daarin staat geen jaar."
    if old.framework and ("framework",) not in found.questions:
        yield f"Het meerjarenplan blijft: {old.framework.title} {old.framework.period}."
    yield "Bronnen, cellen en commentaar staan er zoals in het oude programma."
    if points.after:
        count = dutch.plural(points.after, "punt", "punten")
        yield (
            f"{count} om te beslissen: een opmerking '# uvp: beslis' in het nieuwe bestand. "
            f"uvp validate --strict {target} noemt ze."
        )
    yield f"Geschreven: {target}." if written else f"Nog niet geschreven: {target}."


def _contract(
    found: Rollover, loaded: Placed, target: str, points: Points, *, written: bool
) -> dict[str, Any]:
    return {
        "programme": loaded.programme.id,
        "file": loaded.file,
        "output": target,
        "written": written,
        "period": {"from": found.period.from_, "to": found.period.to},
        "ended": [_of_action(each) for each in found.with_fate("ends")],
        "dropped": [
            {
                "path": render_path(each.path),
                "text": each.text,
                "actions": list(each.actions),
                "whole": each.whole,
            }
            for each in found.dropped
        ],
        "undecided": [_of_action(each) for each in found.with_fate("later")],
        "continued": [_of_action(each) for each in found.with_fate("continues")],
        "moved": [
            {
                "path": render_path(each.path),
                "id": each.item.id,
                "title": each.item.title,
                "before": _of_when(each.before),
                "after": _of_when(each.after),
            }
            for each in found.moved
        ],
        "questions": [
            {"path": render_path(path), "text": text, "line": loaded.line(path)}
            for path in sorted(found.questions, key=loaded.line)
            for text in found.questions[path]
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
    return {"from": _iso(when.first), "to": _iso(when.last), "week": when.week}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
