"""The changes that colleagues made in a sheet, as a list and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.changes.amendments import RowChange
from uvp_cli.document.findings import Diagnostic, KeyPath, render_path
from uvp_cli.programme.origin import Placed
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.tables import Cell, ChosenValue, Counting, For, Kind, Report, Table
from uvp_cli.reports.terms import CHOICES, VALUES

MOST_LISTED = 8
"""Things that were passed over and are named to people."""


def amendments_report(
    changes: Sequence[RowChange],
    placed: Placed,
    suspect: Sequence[Diagnostic] = (),
    *,
    written: bool,
    passed_over: Sequence[str] = (),
) -> Report:
    """The changes, and whether they were `written` into the programme's file; beneath them what
    they make `suspect`, and what in the workbook was `passed_over`."""
    facts: Facts[RowChange] = Facts.of(
        Fact("path", "Sleutel", lambda it: render_path(it.path), For.PROGRAMS),
        Fact("where", "Wat", lambda it: it.where),
        Fact("before", "Was", lambda it: _plain(it.path, it.before), For.PROGRAMS, Kind.VALUE),
        Fact("after", "Wordt", lambda it: _plain(it.path, it.after), For.PROGRAMS, Kind.VALUE),
        Fact("was", "Was", lambda it: _shown(it.path, it.before), For.PEOPLE, Kind.VALUE),
        Fact("becomes", "Wordt", lambda it: _shown(it.path, it.after), For.PEOPLE, Kind.VALUE),
        Fact("place", "Plaats", lambda it: placed.place(it.path)),
        Fact("line", "", lambda it: placed.line(it.path)),
        order=("path", "where", "before", "after", "line"),
    )
    done = "geschreven" if written else "nog niet geschreven"
    count = Counting(f"{dutch.plural(len(changes), 'wijziging', 'wijzigingen')}; {done}.")
    rest = _passed_over(passed_over)
    table = Table(
        "Overgenomen uit de werkmap" if written else "Veranderd in de werkmap",
        placed.subtitle,
        notes=(count, *map(_warning, suspect), *rest),
        empty=" ".join(("Er is niets veranderd.", *rest)),
    )
    contract = {
        "programme": placed.programme.id,
        "file": placed.file,
        "written": written,
        "changes": [facts.contract(change) for change in changes],
        "passed_over": [*passed_over],
    }
    return Report(facts.fill(table, changes), contract)


def _plain(path: KeyPath, value: Cell) -> Cell:
    """A value as programs read it; one of a few has its Dutch."""
    is_choice = path[-1:] and path[-1] in CHOICES
    return ChosenValue.of(value, VALUES) if is_choice and isinstance(value, str) else value


def _shown(path: KeyPath, value: Cell) -> Cell:
    """A value in the words that the workbook has for it; a year is no amount."""
    key = path[-1] if path else ""
    if key == "year" and isinstance(value, int | Decimal):
        return str(int(value))
    return VALUES.get(value, value) if key in CHOICES and isinstance(value, str) else value


def _warning(warning: Diagnostic) -> str:
    text = f"{warning.location}: {warning.code} {warning.message}"
    return " ".join(filter(None, (text, warning.hint)))


def _passed_over(things: Sequence[str]) -> tuple[str, ...]:
    """A note of the things that stay in the workbook, so that nobody thinks they were taken."""
    rest = len(things) - MOST_LISTED
    more = f"; en nog {dutch.number(rest)}" if rest > 0 else ""
    return (f"Niet overgenomen: {'; '.join(things[:MOST_LISTED])}{more}.",) if things else ()
