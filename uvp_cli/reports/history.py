"""One thing through the years as a table and as JSON."""

from __future__ import annotations

from typing import Any

from uvp_cli import dutch
from uvp_cli.queries.history import History, Moment
from uvp_cli.queries.totals import years
from uvp_cli.reports.hours import figures_contract
from uvp_cli.reports.tables import Cell, Column, For, Kind, Report, Row, Table

_WHO = (
    Column("departments", "Afdelingen"),
    Column("partners", "Ketenpartners"),
    Column("duration", "Looptijd"),
)
_OWN = {"action": _WHO, "goal": (Column("actions", "Acties"),), "gemeente": ()}


def history_report(history: History) -> Report:
    """The moments of one thing, a row for each programme, the oldest first."""
    # Programmes of one year are told apart by their ids.
    by_year = len({years(each.programme) for each in history.moments}) == len(history.moments)
    columns = (
        Column("programme", "Programma", reader=For.PROGRAMS if by_year else For.EVERYONE),
        Column("year", "Jaar"),
        Column("id", "Id", reader=For.PROGRAMS if _same_id(history) else For.EVERYONE),
        Column("hours", "Uren", Kind.HOURS),
        Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
        Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
        Column("range", "Laag–hoog", Kind.HOURS, For.PEOPLE),
        *_OWN[history.kind],
    )
    rows = []
    for moment in history.moments:
        cells = _cells(moment)
        rows.append(Row(tuple(cells.get(column.key) for column in columns)))
    whose = "" if history.kind == "gemeente" else "De uren zijn die van alle gemeenten samen."
    lacking = [each.programme for each in history.moments if each.id is None]
    absent = [years(each) if by_year else each.id for each in lacking]
    missing = f"Niet in {dutch.listing(absent)}." if absent else ""
    table = Table(
        title=f"Door de jaren: {history.title}",
        subtitle=history.text or dutch.plural(len(history.moments), "programma", "programma's"),
        columns=columns,
        rows=tuple(rows),
        notes=tuple(note for note in (whose, missing) if note),
    )
    contract = {
        "kind": history.kind,
        "title": history.title,
        "moments": [_contract(each) for each in history.moments],
    }
    return Report(table, contract)


def _same_id(history: History) -> bool:
    return len({moment.id for moment in history.moments if moment.id}) == 1


def _cells(moment: Moment) -> dict[str, Cell]:
    contract = _contract(moment)
    figures = moment.figures
    listed = {key: tuple(value) for key, value in contract.items() if isinstance(value, list)}
    return {
        **contract,
        **listed,
        **(figures_contract(figures) if figures else {}),
        "range": dutch.span(figures.low, figures.high) if figures else None,
    }


def _contract(moment: Moment) -> dict[str, Any]:
    figures, listed = moment.figures, moment.listed
    contract: dict[str, Any] = {
        "programme": moment.programme.id,
        "year": years(moment.programme),
        "id": moment.id,
        "figures": figures_contract(figures) if figures else None,
    }
    if listed:
        duration = listed.capacity.duration
        contract["departments"] = [each.name for each in listed.departments]
        contract["partners"] = [each.name for each in listed.partners]
        contract["duration"] = duration.cell if duration else None
    if moment.actions is not None:
        contract["actions"] = [each.action.title for each in moment.actions]
    return contract
