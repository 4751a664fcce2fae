"""Where every figure of the hours comes from, so that it can be redone on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.model import Programme, Reading
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries import allocation
from uvp_cli.queries.hours import Account, HoursLine
from uvp_cli.reports.hours import (
    NO_HOURS,
    PER,
    Footnotes,
    asked,
    figures_contract,
    key_note,
    line_contract,
    line_title,
    merger_notes,
    persons_advice,
    question_contract,
    sum_text,
    theme_title,
    unquantified_notes,
    who,
)
from uvp_cli.reports.tables import Column, For, Kind, Report, Row, Table

_COLUMNS = (
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("action", "Id", reader=For.PROGRAMS),
    Column("title", "Actie"),
    Column("cell", "Cel in het programma"),
    Column("reading", "Lezing"),
    Column("calculation", "Berekening"),
    Column("hours", "Uren", Kind.HOURS),
    Column("source", "Bron"),
    Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
    Column("low_calculation", "Berekening van laag", reader=For.PROGRAMS),
    Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
    Column("high_calculation", "Berekening van hoog", reader=For.PROGRAMS),
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
    rows += _range_rows(account)
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
        advice=persons_advice(account),
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


def _explained_contract(line: HoursLine, account: Account) -> dict[str, Any]:
    return {
        **line_contract(line),
        "reading": reading_text(line, account),
        "calculation": _calculation(line.estimate, line.figures.hours, line, account),
        "source": _source(line),
        "low_reading": _read(line.lowest, line, account),
        "low_calculation": _calculation(line.lowest, line.figures.low, line, account),
        "high_reading": _read(line.highest, line, account),
        "high_calculation": _calculation(line.highest, line.figures.high, line, account),
    }


def _range_rows(account: Account) -> Iterator[Row]:
    """How the least and the most hours come about: from what has one reading, and by assumption."""
    wide = [line for line in account.lines if line.figures.low != line.figures.high]
    if not wide:
        return
    yield Row(("Laag en hoog",), "section")
    taken = [line.figures.hours for line in wide]
    fixed = account.totals.hours - sum(taken, Decimal(0))
    shown = " − ".join(map(dutch.number, (account.totals.hours, *taken)))
    yield _row("subtotal", title="Uren met één lezing", calculation=shown, hours=fixed)
    for line in wide:
        figures = line.figures
        for name, reading, hours in (
            ("laag", line.lowest, figures.low),
            ("hoog", line.highest, figures.high),
        ):
            yield _row(
                "subtotal",
                title=f"{line_title(line)}, {name}",
                reading=_read(reading, line, account),
                calculation=_calculation(reading, hours, line, account),
                hours=hours,
            )
    yield _explained_sum("Laag", [fixed, *(line.figures.low for line in wide)], None, "total")
    yield _explained_sum("Hoog", [fixed, *(line.figures.high for line in wide)], None, "total")


def _explained_sum(label: str, parts: Sequence[Decimal], reading: str | None, role: Any) -> Row:
    """A sum with the figures that it adds."""
    return _row(
        role,
        title=label,
        reading=reading,
        calculation=" + ".join(map(dutch.number, parts)),
        hours=sum(parts, Decimal(0)),
    )


def _row(role: Any, **values: Any) -> Row:
    """A row with these cells, by the key of their column; the others are empty."""
    return Row(tuple(values.get(column.key) for column in _COLUMNS), role)


def _calculation(reading: Reading, hours: Decimal, line: HoursLine, account: Account) -> str | None:
    """The sum that turns one reading of a line into these hours; None for what is in no total.

    A share that does not come out in hundredths is rounded so that all shares
    together are the joint hours.
    """
    if not line.quantified:
        return None
    general = dutch.number(reading.hours)
    if reading.per == "joint":
        if account.gemeente is None:
            return general
        weights = _weights(account, line.gemeenten)
        own, everyone = weights[account.gemeente.id], sum(weights.values(), Decimal(0))
        rounded = hours * everyone != reading.hours * own
        return f"{general} × {_share_text(account, line)}{', afgerond' if rounded else ''}"
    if reading.per == "person":
        persons = dutch.number(account.choices.persons or 0)
        count = "" if account.gemeente else f" × {len(line.gemeenten)}"
        return f"{general} × {persons}{count}"
    chosen = [account.gemeente.id] if account.gemeente else line.gemeenten
    named = [reading.except_[each] for each in chosen if each in reading.except_]
    others = len(chosen) - len(named)
    alike = [f"{others} × {general}" if others > 1 else general] if others else []
    return " + ".join([*alike, *map(dutch.number, named)])


def reading_text(line: HoursLine, account: Account) -> str:
    """How the estimate was read and what that comes to, so that it can be redone by hand."""
    estimate = line.estimate
    text = _read(estimate, line, account)
    if estimate.label:
        text = f"{estimate.label}: {text}"
    if estimate.alternatives:
        others = (_reading(reading, account.programme) for reading in estimate.alternatives)
        text += f" (of: {dutch.listing(others, 'of')})"
    return text


def _read(reading: Reading, line: HoursLine, account: Account) -> str:
    """One reading of a line, with the share or the persons that its hours come from."""
    text = _reading(reading, account.programme)
    if reading.per == "joint" and account.gemeente:
        text += f"; aandeel {_share_text(account, line)}"
    if reading.per == "person" and account.choices.persons is not None:
        text += f" × {dutch.number(account.choices.persons)} per gemeente"
    return text


def _source(line: HoursLine) -> str | None:
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


def _share_text(account: Account, line: HoursLine) -> str:
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
    shown = (each for line in account.lines for each in (line.estimate, line.lowest, line.highest))
    if any(reading.per == "joint" for reading in shown):
        yield (
            "Een aandeel is een geheel aantal honderdsten van een uur. Wat na afronden naar "
            "beneden overblijft, gaat naar de grootste resten, bij gelijke resten in de volgorde "
            "van het programma."
        )
