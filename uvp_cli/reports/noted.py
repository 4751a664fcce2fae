"""The notes of a log with the state since then, and the parts that are still to be noted."""

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
from uvp_cli.queries.hours import Figures
from uvp_cli.queries.logbook import Logbook, Standing, State, standing
from uvp_cli.queries.progress import Amounts, Due, of_part, progress
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours import figures_contract, in_all
from uvp_cli.reports.standing import (
    NO_STATUS,
    last,
    month,
    of_some,
    stand,
    status_text,
    too_many,
)
from uvp_cli.reports.tables import For, Kind, Outline, Report, Table, key_of
from uvp_cli.values import dataclass, field_names

_OF_ONE = "Bij een notitie voor één gemeente zijn de status en de uren die van die gemeente."


@dataclass(frozen=True, slots=True)
class _Noted:
    """An entry with the state of its subject, for its municipality if it names one, and the hours
    that are left of it."""

    entry: Entry
    state: dict[str, Any]
    status: str
    left: Figures | None


def noted_report(
    loaded: Loaded, entries: Sequence[Entry], book: Logbook, location: str, *, written: bool
) -> Report:
    """Each entry with the state of its subject; `location` is the file and line of the first."""
    states = [_state(loaded, entry, book) for entry in entries]
    spent = any(known.state["euros"] is not None for known in states)
    would = f"Het zou komen in {location}; er is niets geschreven."
    where = f"Genoteerd in {location}." if written else would
    table = Table(
        title="Genoteerd" if written else "Dit zou worden genoteerd",
        subtitle=loaded.subtitle,
        notes=(where, *([_OF_ONE] if any(entry.gemeente for entry in entries) else [])),
    )
    contract = {
        "file": location.partition(",")[0],
        "written": written,
        "entries": [{**entry_contract(known.entry), "state": known.state} for known in states],
    }
    return Report(_facts(loaded, spent=spent).fill(table, states), contract)


def _facts(loaded: Loaded, *, spent: bool) -> Facts[_Noted]:
    """The facts of a note; those of money only where any was `spent`."""
    subjects = noted.notable_parts(loaded.programme)
    money: Fact[_Noted]
    money = Fact("spent", "Uitgegeven", lambda it: it.state["euros"], kind=Kind.EUROS)
    return Facts.of(
        Fact("date", "Datum", lambda it: it.entry.date, For.PROGRAMS),
        Fact("about", "Id", lambda it: it.entry.about, For.PROGRAMS),
        Fact("what", "Waarover", lambda it: subjects[it.entry.about].title),
        Fact("said", "Notitie", lambda it: said(it.entry, loaded)),
        Fact("status", "Status nu", lambda it: it.status),
        Fact("used", "Uren besteed", lambda it: it.state["hours"], kind=Kind.HOURS),
        Fact("left", "Uren over", lambda it: _left(it.left) if it.left else None),
        *([money] if spent else []),
    )


def said(entry: Entry, loaded: Loaded) -> str:
    """An entry in words, on one line."""
    called = {party.id: party.name for party in paths.parties(loaded.programme)}
    parts = [
        dutch.day_of(entry.date),
        called.get(entry.gemeente or "", ""),
        f"door {called[entry.by]}" if entry.by in called else "",
        f"verbetert {entry.corrects}" if entry.corrects else "",
        status_text(entry.status, entry.until and dutch.month_of(entry.until)),
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
    subjects = noted.notable_parts(loaded.programme)
    if about not in subjects or not isinstance(card.content, Outline):
        return card
    stands, state, amounts = _found(loaded.programme, about, book)
    if not state.entries and not stands.late:
        return card
    is_measured = subjects[about].kind == "indicator"
    facts = {
        "Status": "" if is_measured else stand(stands, loaded.programme),
        "Besteed": f"{dutch.number(amounts.used)} uur" if amounts.used is not None else "",
        "Over": _left(amounts.left, " uur") if amounts.left else "",
        "Uitgegeven": dutch.euros(amounts.spent) if amounts.spent is not None else "",
    }
    # How a measure stood when it was adopted gives way to what was noted since.
    had = card.content.fields
    adopted = (field for field in had if key_of(field[0]) != "status" or not stands.status)
    entries = []
    for entry in state.entries:
        whose = "" if entry.about == about else f"{subjects[entry.about].title}: "
        entries.append(Outline(f"{whose}{said(entry, loaded)}"))
    outline = replace(
        card.content,
        fields=(*adopted, *((label, text) for label, text in facts.items() if text)),
        children=(*card.content.children, Outline("Logboek", children=tuple(entries), key="log")),
    )
    log = {
        **{key: getattr(stands, key) for key in ("status", "until", "late")},
        "used": amounts.used,
        "spent": amounts.spent,
        "left": figures_contract(amounts.left) if amounts.left else None,
        "entries": [entry_contract(it) for it in state.entries],
    }
    return replace(card, content=outline, contract={**card.contract, "log": log})


def _state(loaded: Loaded, entry: Entry, book: Logbook) -> _Noted:
    stands, _, amounts = _found(loaded.programme, entry.about, book, entry.gemeente)
    measured = last(book.of(entry.about), "value")
    state = {
        "status": stands.status,
        "until": stands.until,
        "hours": amounts.used,
        "euros": amounts.spent,
        "value": measured.value if measured else None,
        "left": figures_contract(amounts.left) if amounts.left else None,
    }
    now = status_text(stands.status, stands.until and dutch.month_of(stands.until))
    return _Noted(entry, state, now or of_some(stands) or NO_STATUS, amounts.left)


def _found(
    programme: Programme, about: str, book: Logbook, gemeente: str | None = None
) -> tuple[Standing, State, Amounts]:
    """How something stands, what was noted of it and what it took, in all or of a municipality."""
    lines = progress(programme, book, gemeente).lines
    if line := next((line for line in lines if line.action.id == about), None):
        return line, line.state, line.amounts
    subject, state = noted.notable_parts(programme)[about], book.of(about)
    whose = [gemeente] if gemeente else subject.gemeenten
    of_turn, due = book.at(about, subject.turns)
    stands = standing(of_turn, whose, due, book.day, programme)
    return stands, state, of_part(programme, state, gemeente)


def _left(left: Figures, noun: str = "") -> str:
    return too_many(left, noun) or in_all(left, noun)


def lacking_ids(unnamed: int) -> str:
    """The line about so many planning items that have no id; empty for none."""
    items = dutch.plural(unnamed, "planningsitem heeft", "planningsitems hebben")
    return f"{items} geen id; zonder id is er niets over te noteren." if unnamed else ""


def due_report(loaded: Loaded, open_parts: Sequence[Due], unnamed: int, day: str) -> Report:
    """The parts that are due with how to note them, for where nobody can be asked."""
    programme, notes = loaded.programme, (lacking_ids(unnamed),) if unnamed else ()
    nothing = "Niets van deze maand of eerder staat nog open."
    if unnamed:
        nothing = "Van wat een id heeft, staat niets van deze maand of eerder nog open."
    ended = last_day(programme.period)
    on = f" --date {ended}" if day > ended else ""
    how = "Zo noteert u het: uvp log {} --status gedaan" + on
    table = Table(
        title=f"Te noteren op {dutch.day_of(day)}",
        subtitle=loaded.subtitle,
        notes=notes,
        advice=tuple(how.format(due.subject.id) for due in open_parts[:1]),
        empty=" ".join([nothing, *notes]),
    )
    facts: Facts[Due] = Facts.of(
        Fact("month", "Maand", lambda it: month(it.month, programme), json=lambda it: it.month),
        Fact("what", "Wat", lambda it: it.subject.title),
        Fact("title", "", lambda it: it.subject.title),
        Fact("id", "Id", lambda it: it.subject.id),
        Fact("kind", "Soort", lambda it: KINDS[it.subject.kind], json=lambda it: it.subject.kind),
        Fact(
            *("status", "Status nu", lambda it: status_text(it.status, None) or NO_STATUS),
            json=lambda it: it.status,
        ),
        order=("id", "kind", "title", "month", "status"),
    )
    contract = {"day": day, "due": [*map(facts.contract, open_parts)]}
    return Report(facts.fill(table, open_parts), contract)
