"""One thing through the years as a table and as JSON."""

from __future__ import annotations

from typing import Any

from uvp_cli import dutch
from uvp_cli.queries.history import WHOSE, History, Moment
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
"""What else there is to say of a kind."""
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
    several = any(len(moment.programme.gemeenten) > 1 for moment in moments)
    together = several and history.kind not in WHOSE and not history.gemeente
    what = "uren en kosten" if _MONEY[0] in columns else "uren"
    whose = f"De {what} zijn die van alle gemeenten samen." if together else ""
    lacking = [moment.programme for moment in moments if moment.id is None]
    absent = [years(known) if by_year else known.id for known in lacking]
    serving = [listed.action for moment in moments for listed in moment.actions or ()]
    own = f"voor {history.gemeente} " if history.gemeente else ""
    missing = f"Niet {own}in {dutch.listing(absent)}." if absent else ""
    several_of = f"{dutch.number(len(moments))} programma's"
    table = Table(
        title=f"Door de jaren: {history.title}{', ' if own else ''}{own.rstrip()}",
        subtitle=history.text or (several_of if moments[1:] else moments[0].programme.title),
        columns=columns,
        rows=tuple(row(columns, _cells(moment)) for moment in moments),
        notes=tuple(filter(None, (whose, missing, *goal_notes(serving)))),
    )
    contract = {
        "kind": history.kind,
        "title": history.title,
        "gemeente": history.gemeente or None,
        "moments": [_contract(moment) for moment in moments],
    }
    return Report(table, contract)


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


def _cells(moment: Moment) -> dict[str, Cell]:
    contract = _contract(moment)
    listed = {key: tuple(value) for key, value in contract.items() if isinstance(value, list)}
    if moment.money and moment.money.of("expense"):
        contract |= {"amount": moment.money.said, "money": known_sum(moment.money)}
    if moment.logged:
        contract["use"] = "niet bijgehouden" if moment.used is None else dutch.number(moment.used)
    return {**contract, **listed, **(figure_cells(moment.figures) if moment.figures else {})}


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
        contract["departments"] = [party.name for party in listed.departments]
        contract["partners"] = [party.name for party in listed.partners]
        contract["duration"] = duration.cell if duration else None
    if moment.money and moment.money.years:
        contract["amount"] = moment.money.said
    if moment.logged:
        contract["used"] = moment.used
    if moment.actions is not None:
        contract["actions"] = [served.action.title for served in moment.actions]
    return contract
