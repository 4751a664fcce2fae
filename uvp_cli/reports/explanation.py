"""Where every figure of the hours comes from, so that it can be redone on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from uvp_cli import allocation, dutch
from uvp_cli.hours import Account, Line
from uvp_cli.model import Programme, Reading
from uvp_cli.reports.hours import (
    NO_HOURS,
    PER,
    Footnotes,
    asked,
    figures_contract,
    key_note,
    line_contract,
    merger_notes,
    question_contract,
    sum_text,
    theme_title,
    unquantified_notes,
    who,
)
from uvp_cli.reports.origin import Loaded
from uvp_cli.tables import Column, For, Kind, Report, Row, Table

_COLUMNS = (
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("action", "Id", reader=For.PROGRAMS),
    Column("title", "Actie"),
    Column("cell", "Cel in het programma"),
    Column("reading", "Lezing"),
    Column("calculation", "Berekening"),
    Column("hours", "Uren", Kind.HOURS),
    Column("source", "Bron"),
)


def explanation_report(account: Account, loaded: Loaded) -> Report:
    """Every figure with the cell, the reading, the sum and the source that it comes from."""
    footnotes = Footnotes()
    rows: list[Row] = []
    contract_rows = []
    for theme_id in dict.fromkeys(line.theme for line in account.entries):
        lines = [line for line in account.entries if line.theme == theme_id]
        rows.append(Row((theme_title(account.programme, theme_id),), "section"))
        for line in lines:
            contract = _explained_contract(line, account)
            contract_rows.append(contract)
            cells = tuple(contract[column.key] for column in _COLUMNS)
            rows.append(Row(cells, marks=footnotes.mark(line.note)))
        figures = [line.figures.hours for line in lines if line.quantified]
        rows.append(_explained_sum("Subtotaal", figures, None, "subtotal"))
    subtotals = [figures.hours for figures in account.by_theme.values()]
    totals = account.totals
    rows.append(_explained_sum("Totaal", subtotals, sum_text(totals), "total"))
    table = Table(
        title=f"Herkomst van de uren voor {who(account)}{asked(account)}",
        subtitle=loaded.subtitle,
        columns=_COLUMNS,
        rows=tuple(rows) if account.entries else (),
        footnotes=footnotes.texts,
        notes=(
            *merger_notes(account),
            *unquantified_notes(account),
            key_note(account),
            *_weight_notes(account),
        ),
        empty=NO_HOURS,
    )
    key = account.allocation
    contract = {
        "programme": account.programme.id,
        "gemeente": account.gemeente.id if account.gemeente else None,
        "allocation": key.key,
        "rows": contract_rows,
        "totals": figures_contract(totals),
        **question_contract(account),
        "key": {"weights": _weights(account), "source": key.source, "date": key.date},
    }
    return Report(table, contract)


def _explained_contract(line: Line, account: Account) -> dict[str, Any]:
    return {
        **line_contract(line),
        "reading": reading_text(line, account),
        "calculation": calculation(line, account),
        "source": _source(line),
    }


def _explained_sum(label: str, parts: Sequence[Decimal], reading: str | None, role: Any) -> Row:
    """A sum with the figures that it adds."""
    values = {
        "title": label,
        "reading": reading,
        "calculation": " + ".join(map(dutch.number, parts)),
        "hours": sum(parts, Decimal(0)),
    }
    return Row(tuple(values.get(column.key) for column in _COLUMNS), role)


def calculation(line: Line, account: Account) -> str | None:
    """The sum that turns the reading into the hours; None for what is in no total.

    A share that does not come out in hundredths is rounded so that all shares
    together are the joint hours.
    """
    estimate = line.estimate
    if not line.quantified:
        return None
    hours = dutch.number(estimate.hours)
    if estimate.per == "joint":
        if account.gemeente is None:
            return hours
        weights = _weights(account, line.gemeenten)
        own, everyone = weights[account.gemeente.id], sum(weights.values(), Decimal(0))
        rounded = line.figures.hours * everyone != estimate.hours * own
        return f"{hours} × {_share_text(account, line)}{', afgerond' if rounded else ''}"
    if estimate.per == "person":
        persons = dutch.number(account.choices.persons or 0)
        count = "" if account.gemeente else f" × {len(line.gemeenten)}"
        return f"{hours} × {persons}{count}"
    chosen = [account.gemeente.id] if account.gemeente else line.gemeenten
    named = [estimate.except_[each] for each in chosen if each in estimate.except_]
    others = len(chosen) - len(named)
    general = [f"{others} × {hours}" if others > 1 else hours] if others else []
    return " + ".join([*general, *map(dutch.number, named)])


def reading_text(line: Line, account: Account) -> str:
    """How the estimate was read and what that comes to, so that it can be redone by hand."""
    estimate = line.estimate
    text = _reading(estimate, account.programme)
    if estimate.label:
        text = f"{estimate.label}: {text}"
    if estimate.per == "joint" and account.gemeente:
        text += f"; aandeel {_share_text(account, line)}"
    if estimate.per == "person" and account.choices.persons is not None:
        text += f" × {dutch.number(account.choices.persons)} per gemeente"
    if estimate.alternatives:
        others = (_reading(reading, account.programme) for reading in estimate.alternatives)
        text += f" (of: {dutch.listing(others, 'of')})"
    return text


def _source(line: Line) -> str | None:
    capacity = line.action.capacity
    return (capacity.source if capacity else None) or line.action.source


def _reading(reading: Reading, programme: Programme) -> str:
    text = f"{dutch.number(reading.hours)} {PER[reading.per]}"
    names = {gemeente.id: gemeente.name for gemeente in programme.gemeenten}
    for gemeente, hours in reading.except_.items():
        text += f", {names[gemeente]} {dutch.number(hours)}"
    return text


def _weights(account: Account, among: Sequence[str] = ()) -> dict[str, Decimal]:
    """The weight of each municipality that takes part, in all or in what is for some only."""
    choices = account.choices
    return allocation.weights(account.programme, choices.allocation, choices.without, among)


def _share_text(account: Account, line: Line) -> str:
    weights = _weights(account, line.gemeenten)
    own = weights[account.gemeente.id] if account.gemeente else Decimal(0)
    return f"{dutch.number(own)}/{dutch.number(sum(weights.values(), Decimal(0)))}"


def _weight_notes(account: Account) -> Iterator[str]:
    """The weights, and how shares are rounded, for who does the sums again."""
    weights = _weights(account)
    if account.allocation.key == "weights":
        named = [
            f"{each.name} {dutch.number(weights[each.id])}"
            for each in account.gemeenten
            if each.id in weights
        ]
        everyone = dutch.number(sum(weights.values(), Decimal(0)))
        yield f"Gewichten: {', '.join(named)}; samen {everyone}."
    if any(line.per == "joint" for line in account.lines):
        yield (
            "Een aandeel is een geheel aantal honderdsten van een uur. Wat na afronden naar "
            "beneden overblijft, gaat naar de grootste resten, bij gelijke resten in de volgorde "
            "van het programma."
        )
