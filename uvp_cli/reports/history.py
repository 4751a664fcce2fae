"""One thing through the years as a table and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from uvp_cli import dutch
from uvp_cli.queries.history import WHOSE, History, Stage
from uvp_cli.queries.totals import years
from uvp_cli.reports.budget import CALLED, known_sum
from uvp_cli.reports.hours import RANGE, figure_cells, figures_contract
from uvp_cli.reports.ours import goal_notes
from uvp_cli.reports.tables import Cell, Column, For, Kind, Report, Table, row

_OWN = {
    "action": (
        Column("departments", "Afdelingen"),
        Column("partners", "Ketenpartners"),
        Column("duration", "Looptijd"),
    ),
    "goal": (Column("actions", "Acties"),),
}
"""The columns that a kind has besides."""
_USED = (
    Column("used", "Besteed", Kind.HOURS, For.PROGRAMS),
    Column("use", "Besteed", reader=For.PEOPLE),
)
_MONEY = (
    Column("amount", CALLED["expense"], Kind.EUROS, For.PROGRAMS),
    Column("money", CALLED["expense"], reader=For.PEOPLE),
)


def history_report(history: History) -> Report:
    """The moments of one thing, a row for each programme, the oldest first."""
    moments = history.moments
    # Programmes of one year are told apart by their ids.
    by_year = len({years(moment.programme) for moment in moments}) == len(moments)
    columns = _columns(history, by_year=by_year)
    count = f"{dutch.number(len(moments))} programma's"
    table = Table(
        title=f"Door de jaren: {history.title}"
        f"{f', voor {history.gemeente}' if history.gemeente else ''}",
        subtitle=history.text or (count if moments[1:] else moments[0].programme.title),
        columns=columns,
        rows=tuple(row(columns, _cells(moment)) for moment in moments),
        notes=tuple(_notes(history, columns, by_year=by_year)),
    )
    contract = {
        "kind": history.kind,
        "title": history.title,
        "gemeente": history.gemeente or None,
        "moments": [_contract(moment) for moment in moments],
    }
    return Report(table, contract)


def _notes(history: History, columns: tuple[Column, ...], *, by_year: bool) -> Iterator[str]:
    programmes = [moment.programme for moment in history.moments]
    several = any(len(programme.gemeenten) > 1 for programme in programmes)
    if several and history.kind not in WHOSE and not history.gemeente:
        sums = "uren en kosten" if _MONEY[0] in columns else "uren"
        yield f"De {sums} zijn die van alle gemeenten samen."
    lacking = [moment.programme for moment in history.moments if moment.id is None]
    if lacking:
        absent = (years(programme) if by_year else programme.id for programme in lacking)
        whose = f"voor {history.gemeente} " if history.gemeente else ""
        yield f"Niet {whose}in {dutch.listing(absent)}."
    yield from goal_notes(it.action for moment in history.moments for it in moment.actions or ())


def _columns(history: History, *, by_year: bool) -> tuple[Column, ...]:
    same_id = len({moment.id for moment in history.moments if moment.id}) == 1
    return (
        Column("programme", "Programma", reader=For.PROGRAMS if by_year else For.EVERYONE),
        Column("year", "Jaar"),
        Column("id", "Id", reader=For.PROGRAMS if same_id else For.EVERYONE),
        Column("hours", "Uren", Kind.HOURS),
        *RANGE,
        *(_USED if any(moment.logged for moment in history.moments) else ()),
        *(_MONEY if any(it.money and it.money.years for it in history.moments) else ()),
        *_OWN.get(history.kind, ()),
    )


def _cells(moment: Stage) -> dict[str, Cell]:
    cells = _contract(moment)
    listed = {key: tuple(value) for key, value in cells.items() if isinstance(value, list)}
    if moment.money and moment.money.of("expense"):
        cells |= {"amount": moment.money.said, "money": known_sum(moment.money)}
    if moment.logged:
        cells["use"] = "niet bijgehouden" if moment.used is None else dutch.number(moment.used)
    return {**cells, **listed, **(figure_cells(moment.figures) if moment.figures else {})}


def _contract(moment: Stage) -> dict[str, Any]:
    figures, listed = moment.figures, moment.listed
    contract: dict[str, Any] = {
        "programme": moment.programme.id,
        "year": years(moment.programme),
        "id": moment.id,
        "figures": figures_contract(figures) if figures else None,
    }
    if listed:
        duration = listed.capacity.duration
        contract["departments"] = [party.name for party in listed.departments]
        contract["partners"] = [party.name for party in listed.partners]
        contract["duration"] = duration.cell if duration else None
    if moment.money and moment.money.years:
        contract["amount"] = moment.money.said
    if moment.logged:
        contract["used"] = moment.used
    if moment.actions is not None:
        contract["actions"] = [serving.action.title for serving in moment.actions]
    return contract
