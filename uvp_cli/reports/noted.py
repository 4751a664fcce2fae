"""What was noted in a log with what holds since then, and what is still to be noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import noted, paths
from uvp_cli.programme.log import Entry
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import last_day
from uvp_cli.programme.noted import KINDS
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.due import Due
from uvp_cli.queries.hours import Figures
from uvp_cli.queries.logbook import Logbook, Standing, State, standing, turn
from uvp_cli.queries.progress import Amounts, of_part, progress
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours import figures_contract, in_all
from uvp_cli.reports.standing import NO_STATUS, last, month, stand, too_many
from uvp_cli.reports.tables import Column, For, Kind, Outline, Report, Table, row
from uvp_cli.reports.terms import PROGRESS
from uvp_cli.values import field_names

_COLUMNS = (
    Column("date", "Datum", reader=For.PROGRAMS),
    Column("about", "Id", reader=For.PROGRAMS),
    Column("what", "Waarover"),
    Column("said", "Notitie"),
    Column("status", "Status nu"),
    Column("used", "Uren besteed", Kind.HOURS),
    Column("left", "Uren over"),
    Column("spent", "Uitgegeven", Kind.EUROS),
)


def noted_report(
    loaded: Loaded, entries: Sequence[Entry], book: Logbook, place: str, *, written: bool
) -> Report:
    """Each entry with the state of what it is about; `place` is the file and line of the first."""
    states = [(entry, *_state(loaded, entry, book)) for entry in entries]
    spent = any(state["euros"] is not None for _, state, _ in states)
    columns = tuple(column for column in _COLUMNS if spent or column.key != "spent")
    where = f"Genoteerd in {place}." if written else f"Het zou komen in {place}; {_NOTHING_YET}"
    table = Table(
        title="Genoteerd" if written else "Dit zou worden genoteerd",
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(row(columns, _cells(loaded, *noted)) for noted in states),
        notes=(where, *([_OF_ONE] if any(entry.gemeente for entry in entries) else [])),
    )
    contract = {
        "file": place.partition(",")[0],
        "written": written,
        "entries": [{**entry_contract(entry), "state": state} for entry, state, _ in states],
    }
    return Report(table, contract)


_NOTHING_YET = "er is niets geschreven."
_OF_ONE = "Bij een notitie voor één gemeente zijn de status en de uren die van die gemeente."


def _cells(
    loaded: Loaded, entry: Entry, state: dict[str, Any], left: Figures | None
) -> dict[str, Any]:
    moved = f" tot {dutch.month_of(state['until'])}" if state["until"] else ""
    return {
        "date": entry.date,
        "about": entry.about,
        "what": noted.subjects(loaded.programme)[entry.about].title,
        "said": said(entry, loaded),
        "status": f"{PROGRESS[state['status']]}{moved}" if state["status"] else NO_STATUS,
        "used": state["hours"],
        "left": _left(left) if left else None,
        "spent": state["euros"],
    }


def said(entry: Entry, loaded: Loaded) -> str:
    """What an entry says, in one line."""
    called = {party.id: party.name for party in paths.parties(loaded.programme)}
    moved = f" tot {dutch.month_of(entry.until)}" if entry.until else ""
    parts = [
        dutch.day_of(entry.date),
        called.get(entry.gemeente or "", ""),
        f"door {called[entry.by]}" if entry.by in called else "",
        f"verbetert {entry.corrects}" if entry.corrects else "",
        f"{PROGRESS[entry.status]}{moved}" if entry.status else "",
        f"{dutch.number(entry.hours)} uur" if entry.hours is not None else "",
        dutch.euros(entry.euros) if entry.euros is not None else "",
        dutch.exact(entry.value) if entry.value is not None else "",
        entry.cell or "",
        entry.text or "",
    ]
    return "; ".join(filter(None, parts))


def entry_contract(entry: Entry) -> dict[str, Any]:
    """An entry for programs: its keys as the log has them, None where it says nothing."""
    return {key: getattr(entry, key) for key in field_names(Entry)}


def with_log(card: Report, loaded: Loaded, about: str, book: Logbook) -> Report:
    """The card of a part of the programme, with how it stands, what it took and what was noted."""
    subjects = noted.subjects(loaded.programme)
    if about not in subjects or not isinstance(card.content, Outline):
        return card
    stands, state, of = _found(loaded.programme, about, book)
    if not state.entries and not stands.late:
        return card
    is_measured = subjects[about].kind == "indicator"
    facts = {
        "Status": "" if is_measured else stand(stands, loaded.programme),
        "Besteed": f"{dutch.number(of.used)} uur" if of.used is not None else "",
        "Over": _left(of.left, " uur") if of.left else "",
        "Uitgegeven": dutch.euros(of.spent) if of.spent is not None else "",
    }
    # How a measure stood when it was adopted gives way to what was noted since.
    adopted = (it for it in card.content.fields if it[0] != "Stand" or not stands.status)
    entries = (
        Outline(f"{'' if it.about == about else f'{subjects[it.about].title}: '}{said(it, loaded)}")
        for it in state.entries
    )
    outline = replace(
        card.content,
        fields=(*adopted, *((key, text) for key, text in facts.items() if text)),
        children=(*card.content.children, Outline("Logboek", children=tuple(entries), key="log")),
    )
    log = {
        **{key: getattr(stands, key) for key in ("status", "until", "late")},
        "used": of.used,
        "spent": of.spent,
        "left": figures_contract(of.left) if of.left else None,
        "entries": [entry_contract(it) for it in state.entries],
    }
    return replace(card, content=outline, contract={**card.contract, "log": log})


def _state(loaded: Loaded, entry: Entry, book: Logbook) -> tuple[dict[str, Any], Figures | None]:
    """What holds of the subject of an entry, for its municipality if it names one; and the hours
    that are left of it."""
    stands, _, of = _found(loaded.programme, entry.about, book, entry.gemeente)
    measured = last(book.of(entry.about), "value")
    known = {
        "status": stands.status,
        "until": stands.until,
        "hours": of.used,
        "euros": of.spent,
        "value": measured.value if measured else None,
        "left": figures_contract(of.left) if of.left else None,
    }
    return known, of.left


def _found(
    programme: Programme, about: str, book: Logbook, gemeente: str | None = None
) -> tuple[Standing, State, Amounts]:
    """How something stands, what was noted of it and what it took, in all or of a municipality."""
    lines = progress(programme, book, gemeente).lines
    if line := next((it for it in lines if it.action.id == about), None):
        return line, line.state, line.amounts
    subject, state = noted.subjects(programme)[about], book.of(about)
    everywhere = subject.gemeenten or [it.id for it in programme.gemeenten]
    since, _, ends = turn(subject.turns, book.day)
    whose = [gemeente] if gemeente else everywhere
    stands = standing(book.of(about, since), whose, ends, book.day)
    return stands, state, of_part(programme, state, gemeente)


def _left(left: Figures, noun: str = "") -> str:
    """The hours that are left, or how many too many were used."""
    return too_many(left, noun) or in_all(left, noun)


def due_report(loaded: Loaded, found: Sequence[Due], unnamed: int, day: str) -> Report:
    """What is due with how to note it, for where nobody can be asked."""
    items = dutch.plural(unnamed, "planningsitem heeft", "planningsitems hebben")
    lacking = f"{items} geen id; zonder id is er niets over te noteren."
    ended = last_day(loaded.programme.period)
    on = f" --date {ended}" if day > ended else ""
    advice = (f"Zo noteert u het: uvp log {it.subject.id} --status gedaan{on}" for it in found[:1])
    table = Table(
        title=f"Te noteren op {dutch.day_of(day)}",
        subtitle=loaded.subtitle,
        notes=(lacking,) if unnamed else (),
        advice=tuple(advice),
        empty="Niets van deze maand of eerder staat nog open.",
    )
    facts: Facts[Due] = Facts.of(
        Fact(
            *("month", "Maand", lambda it: month(it.month, loaded.programme)),
            json=lambda it: it.month,
        ),
        Fact("what", "Wat", lambda it: it.subject.title),
        Fact("title", "", lambda it: it.subject.title),
        Fact("id", "Id", lambda it: it.subject.id),
        Fact("kind", "Soort", lambda it: KINDS[it.subject.kind], json=lambda it: it.subject.kind),
        Fact(
            *("status", "Status nu", lambda it: PROGRESS.get(it.status or "", NO_STATUS)),
            json=lambda it: it.status,
        ),
        order=("id", "kind", "title", "month", "status"),
    )
    return Report(facts.fill(table, found), {"day": day, "due": [*map(facts.contract, found)]})
