"""The parts that the new year's programme takes over from the old one, and what must be decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from uvp_cli import dutch
from uvp_cli.changes.rollover.fates import Prospect
from uvp_cli.changes.rollover.moves import Move, When
from uvp_cli.changes.rollover.plan import Rollover, parts_dropped
from uvp_cli.changes.rollover.questions import Dropped, estimated_and_used, goals_lost, noted_of
from uvp_cli.document.findings import render_path, shorten
from uvp_cli.programme import names, paths
from uvp_cli.programme.model import Action, PlanningItem, Programme
from uvp_cli.programme.months import period_of
from uvp_cli.programme.origin import Placed
from uvp_cli.programme.work import Work, ids_of, works
from uvp_cli.reports.show import Fields, owner_fields, term
from uvp_cli.reports.tables import (
    Cell,
    ChosenValue,
    Column,
    For,
    Report,
    Row,
    Table,
    grouped,
    sections,
)
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


ListedRow = tuple[tuple[Cell, ...], dict[str, Any]]
"""The cells, behind its kind, of something that is taken over, and its JSON contract."""


def rollover_report(
    rollover: Rollover, placed: Placed, target: str, points: Points, *, written: bool
) -> Report:
    """The actions that end, go on or are undecided, the items that move, and what to decide."""
    listed: dict[str, list[ListedRow]] = {
        "ended": [_action(prospect, placed) for prospect in rollover.with_fate("ends")],
        "dropped": [_dropped(dropped, placed) for dropped in rollover.changes.dropped],
        "undecided": [_action(prospect, placed) for prospect in rollover.with_fate("later")],
        "continued": [_action(prospect, placed) for prospect in rollover.with_fate("continues")],
        "moved": [_moved(move, rollover, placed) for move in rollover.changes.moved],
    }
    rows = (
        (f"{HEADINGS[kind]} ({len(parts)})", Row((ChosenValue.of(kind, HEADINGS), *cells)))
        for kind, parts in listed.items()
        for cells, _ in parts
    )
    table = Table(
        title=f"Nieuw programma: {term(rollover.changes.period)}",
        subtitle=f"uit {placed.subtitle}",
        columns=_COLUMNS,
        rows=tuple(sections(rows)),
        notes=tuple(_notes(rollover, placed, target, points, written=written)),
        empty="Het oude programma heeft geen acties en geen planning.",
    )
    contract = {
        "programme": placed.programme.id,
        "file": placed.file,
        "output": target,
        "written": written,
        "period": {"from": rollover.changes.period.from_, "to": rollover.changes.period.to},
        **{kind: [told for _, told in parts] for kind, parts in listed.items()},
        "questions": [
            {"path": render_path(path), "text": text, "line": placed.line(path)}
            for path in sorted(rollover.questions, key=placed.line)
            for text in rollover.questions[path]
        ],
        "points": {"before": points.before, "after": points.after},
    }
    return Report(table, contract)


def _action(prospect: Prospect, placed: Placed) -> ListedRow:
    id_, title = prospect.action.id, prospect.action.title
    why = "; ".join(filter(None, (prospect.cell, noted_of(prospect))))
    told = {"duration": prospect.cell, "proposal": prospect.proposal, "certain": prospect.certain}
    cells = (id_, title, why or None, placed.place(prospect.path))
    return cells, {"id": id_, "title": title, **told}


def _dropped(dropped: Dropped, placed: Placed) -> ListedRow:
    why = _section(dropped) if dropped.whole else f"{_section(dropped)}: alleen de verwijzing"
    told = {"path": render_path(dropped.path), "text": dropped.text}
    contract = {**told, "actions": [*dropped.actions], "whole": dropped.whole}
    return (None, shorten(dropped.text, 60), why, placed.place(dropped.path)), contract


def _section(dropped: Dropped) -> str:
    return next(SECTIONS[step] for step in map(str, dropped.path) if step in SECTIONS)


def _moved(move: Move, rollover: Rollover, placed: Placed) -> ListedRow:
    before, after = _when(move.before), _when(move.after)
    if before == after:  # only its year moves
        year = rollover.values.get((*move.path, "year"), move.item.year)
        new = replace(move.item, year=int(year) if year else None)
        before, after = period_of(move.item), period_of(new)
    why = f"{before} → {after}" if before != after else None
    named = {"id": move.item.id, "title": move.item.title}
    moments = {"before": _of_when(move.before), "after": _of_when(move.after)}
    contract = {"path": render_path(move.path), **named, **moments}
    return (*named.values(), why, placed.place(move.path)), contract


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


def _of_when(when: When) -> dict[str, Any]:
    first, last = (day.isoformat() if day else None for day in (when.first, when.last))
    return {"from": first, "to": last, "week": when.week}


UNSAID = "niet genoemd"
_SHOWN = 4
"""How many different planning items are named; the others are counted."""


def facts_of(prospect: Prospect, programme: Programme, ended: Collection[str]) -> Fields:
    """The facts of an action by which to decide on it, each behind its Dutch label; `ended` are the
    ids of actions that end already."""
    action = prospect.action
    for theme, known in paths.themed_actions(programme):
        if known.id == action.id and theme:
            yield "Thema", theme.title
    if action.summary:
        yield "Wat", action.summary
    yield "Looptijd", f'"{prospect.cell}"' if prospect.cell else UNSAID
    cells = (work.hours for work in works(action))
    yield "Uren", "; ".join(cell.cell for cell in cells if cell) or UNSAID
    if line := prospect.line:
        said = filter(None, (estimated_and_used(line), noted_of(prospect)))
        yield "Logboek", "; ".join(said)
    yield from owner_fields(action.owners, programme)
    called = {named.id: named.label for named in names.parties(programme)}
    departments, partners = Work(action).departments, Work(action).partners
    yield "Afdelingen", dutch.titles(map(called.__getitem__, departments)) or UNSAID
    yield "Ketenpartners", dutch.titles(map(called.__getitem__, partners)) or UNSAID
    yield "Planning", _planning(action, programme) or "staat er niet in"
    yield "Stopt zij, dan vervalt ook", _what_goes_along(prospect, programme, ended) or "niets"


def _planning(action: Action, programme: Programme) -> str:
    own = {*ids_of(action)}
    planned = (item for _, item in paths.planning(programme) if not own.isdisjoint(item.actions))
    items = grouped((item.title, item) for item in planned)
    shown = [f"{title} ({_months_of(items[title])})" for title in list(items)[:_SHOWN]]
    more = [f"nog {len(items) - _SHOWN} andere"] if len(items) > _SHOWN else []
    return dutch.titles([*shown, *more])


def _months_of(items: Sequence[PlanningItem]) -> str:
    months = [item.month for item in items if item.month and not item.year]
    if len(months) == len(items):
        return dutch.listing(dutch.month_runs(months))
    return dutch.listing(period_of(item) or "zonder maand" for item in items)


def _what_goes_along(prospect: Prospect, programme: Programme, ended: Collection[str]) -> str:
    others = {*ended} - {prospect.action.id}
    dropped = parts_dropped(programme, others, prospect.action.id)
    lost = goals_lost(programme, {*others, prospect.action.id}) & {*Work(prospect.action).goals}
    apart = [part for part in dropped if part.path[0] != "planning"]
    planned = len(dropped) - len(apart)
    told = (
        *([dutch.plural(planned, "planningsitem", "planningsitems")] if planned else []),
        *(f'bij {_section(part)}: "{shorten(part.text, 60)}"' for part in apart),
        *(f"de enige actie bij doelstelling {goal}" for goal in sorted(lost)),
    )
    return "; ".join(told)
