"""The origin of every figure of the hours, so that it can be redone on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import units
from uvp_cli.programme.model import Programme, Reading
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries import allocation
from uvp_cli.queries.hours import Account, HoursLine
from uvp_cli.reports import hours_words as words
from uvp_cli.reports.asked import told
from uvp_cli.reports.hours import (
    LINE,
    figures_contract,
    question_contract,
    theme_rows,
    unread_contracts,
)
from uvp_cli.reports.parts import chapter
from uvp_cli.reports.tables import (
    Cell,
    Column,
    Counting,
    Footnotes,
    For,
    Inner,
    Kind,
    Report,
    Role,
    Row,
    grouped,
    row,
)
from uvp_cli.reports.terms import PER

_COLUMNS = (
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("action", "Id", reader=For.PROGRAMS),
    Column("title", "Actie"),
    Column("cell", "Cel in het programma"),
    Column("reading", "Lezing"),
    Column("calculation", "Berekening"),
    Column("hours", "Uren", Kind.HOURS),
    Column("source", "Bron", reader=For.PROGRAMS),
    Column("where", "Bron", reader=For.PEOPLE),
    Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
    Column("low_calculation", "Berekening van laag", reader=For.PROGRAMS),
    Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
    Column("high_calculation", "Berekening van hoog", reader=For.PROGRAMS),
)


def explanation_report(account: Account, loaded: Loaded) -> Report:
    """Every figure with the cell, the reading, the sum and the source that it comes from."""
    footnotes, key = Footnotes(), account.allocation
    contracts = {id(line): _contract(line, account) for line in account.entries}
    title = f"Herkomst van de uren voor {words.whose(account)}{words.narrowing(account)}"
    table = replace(
        words.frame(account, loaded, title),
        columns=_COLUMNS,
        rows=tuple(_rows(account, contracts, footnotes)) if account.themes else (),
        footnotes=footnotes.texts,
        notes=(
            *words.merger_notes(account),
            *words.unquantified_notes(account),
            *words.reckoning_notes(account),
            *_weight_notes(account),
        ),
    )
    contract = {
        "programme": account.programme.id,
        "gemeente": told(tuple(gemeente.id for gemeente in account.asked)),
        "allocation": key.key,
        "rows": list(contracts.values()),
        **unread_contracts(account),
        "totals": figures_contract(account.said),
        **question_contract(account),
        "key": {"weights": _weights(account), "source": key.source, "date": key.date},
    }
    return Report(table, contract)


def _rows(
    account: Account, contracts: Mapping[int, dict[str, Any]], footnotes: Footnotes
) -> Iterator[Row]:
    above = account.lineage
    parts_of = grouped(
        (line.theme, line.figures.hours) for line in account.entries if line.quantified
    )

    def line_row(line: HoursLine) -> Row:
        contract = contracts[id(line)]
        title = Inner(line.work.own.title) if line.work.place else line.action.title
        cells = {**contract, "title": title, "where": chapter(contract["source"]) or None}
        return row(_COLUMNS, cells, marks=footnotes.mark(line.note))

    def shown(title: str, lines: Sequence[HoursLine]) -> Row:
        return _sum(title, [line.figures.hours for line in lines if line.quantified], "shown")

    def subtotal(theme: str | None, label: str) -> Row:
        parts = parts_of.get(theme, [])
        for parent in above.get(theme or "", ())[1:2] if parts else ():
            parts_of.setdefault(parent, []).append(sum(parts, Decimal(0)))
        return _sum(label, parts, "subtotal")

    yield from theme_rows(account, _COLUMNS, line_row, shown, subtotal)
    subtotals = [figures.hours for figures in account.by_theme.values()]
    split = words.sum_text(account.said) if account.said else None
    yield _sum("Totaal", subtotals, "total", split)
    yield from _range_rows(account, contracts)


def _contract(line: HoursLine, account: Account) -> dict[str, Any]:
    sources = (it.capacity.source for it in (line.work.own, line.action) if it.capacity)
    return {
        **LINE.contract(line),
        "reading": _reading_text(line, account),
        "calculation": _calculation(line.estimate, line.figures.hours, line, account),
        "source": next(filter(None, sources), line.action.source),
        "low_reading": _read(line.lowest, line, account),
        "low_calculation": _calculation(line.lowest, line.figures.low, line, account),
        "high_reading": _read(line.highest, line, account),
        "high_calculation": _calculation(line.highest, line.figures.high, line, account),
    }


def _range_rows(account: Account, contracts: Mapping[int, dict[str, Any]]) -> Iterator[Row]:
    """The least and the most hours, from those that have one reading and by assumption."""
    wide = [line for line in account.lines if line.figures.low != line.figures.high]
    totals = account.totals
    if not wide:
        return
    yield Row(("Laag en hoog",), "section")
    taken = [line.figures.hours for line in wide]
    fixed = totals.hours - sum(taken, Decimal(0))
    without = " − ".join(map(dutch.exact, (totals.hours, *taken)))
    cells: dict[str, Cell]
    cells = {"title": "Uren met één lezing", "calculation": without, "hours": fixed}
    yield row(_COLUMNS, cells, "subtotal")
    for line in wide:
        for end, name in (("low", "laag"), ("high", "hoog")):
            cells = {key: contracts[id(line)][f"{end}_{key}"] for key in ("reading", "calculation")}
            title, hours = f"{words.line_title(line)}, {name}", getattr(line.figures, end)
            yield row(_COLUMNS, {**cells, "title": title, "hours": hours}, "subtotal")
    yield _sum("Laag", [fixed, *(line.figures.low for line in wide)], "total")
    yield _sum("Hoog", [fixed, *(line.figures.high for line in wide)], "total")


def _sum(label: str, parts: Sequence[Decimal], role: Role, reading: str | None = None) -> Row:
    """A sum with the figures that it adds; nothing where there are none."""
    cells: dict[str, Cell] = {
        "title": label,
        "reading": reading,
        "calculation": " + ".join(map(dutch.exact, parts)),
        "hours": sum(parts, Decimal(0)) if parts else None,
    }
    return row(_COLUMNS, cells, role)


def _calculation(reading: Reading, hours: Decimal, line: HoursLine, account: Account) -> str | None:
    """The sum that turns one reading of a line into these hours; None for what is in no total.

    A share that does not come out in hundredths is rounded so that all shares
    together are the joint hours.
    """
    if not line.quantified:
        return None
    general = _sum_of(reading, reading.figure, line, account)
    if reading.per == "joint":
        if not account.asked:
            return general
        own, everyone = _share(account, line)
        rounded = hours * everyone != reading.figure * own
        return f"{general} × {_share_text(account, line)}{', afgerond' if rounded else ''}"
    gemeenten = _whose(account, line)
    if reading.per == "person":
        persons = dutch.exact(account.choices.persons or 0)
        count = "" if account.gemeente else f" × {len(gemeenten)}"
        return f"{general} × {persons}{count}"
    exceptions = [reading.except_[id_] for id_ in gemeenten if id_ in reading.except_]
    others = len(gemeenten) - len(exceptions)
    alike = [f"{others} × {general}" if others > 1 else general] if others else []
    special = (_sum_of(reading, hours, line, account) for hours in exceptions)
    return " + ".join([*alike, *special])


def _sum_of(reading: Reading, hours: Decimal, line: HoursLine, account: Account) -> str:
    year = line.written.year
    when = (year,) if year else (account.scope.year, line.work.duration)
    return units.calculation(reading, hours, account.programme, *when)


def _reading_text(line: HoursLine, account: Account) -> str:
    """The reading taken of an estimate, and the others that are possible."""
    about, text = words.part_of(line), _read(line.estimate, line, account)
    text = f"{about}: {text}" if about else text
    others = [_reading(reading, account.programme) for reading in line.estimate.alternatives]
    return f"{text} (of: {dutch.listing(others, 'of')})" if others else text


def _read(reading: Reading, line: HoursLine, account: Account) -> str:
    """One reading of a line, with the share or the persons that its hours come from."""
    text = _reading(reading, account.programme)
    if reading.per == "joint" and account.asked:
        text += f"; aandeel {_share_text(account, line)}"
    if reading.per == "person" and account.choices.persons is not None:
        text += f" × {dutch.exact(account.choices.persons)} per gemeente"
    return text


def _reading(reading: Reading, programme: Programme) -> str:
    def text(hours: Decimal) -> str:
        return units.written(reading, programme, hours) if reading.unit else dutch.exact(hours)

    name_of = {gemeente.id: gemeente.name for gemeente in programme.gemeenten}
    exceptions = (f"{name_of[id_]} {text(hours)}" for id_, hours in reading.except_.items())
    return ", ".join((f"{text(reading.figure)} {PER[reading.per]}", *exceptions))


def _weights(account: Account, among: Sequence[str] = ()) -> dict[str, Decimal]:
    """The weight of each municipality that takes part in all or in what is for these."""
    choices = account.choices
    return allocation.weights(account.programme, choices.allocation, choices.without, among)


def _share_text(account: Account, line: HoursLine) -> str:
    own, everyone = _share(account, line)
    return f"{dutch.exact(own)}/{dutch.exact(everyone)}"


def _share(account: Account, line: HoursLine) -> tuple[Decimal, Decimal]:
    """The weight of those asked for together in joint hours, and that of all."""
    weights = _weights(account, line.gemeenten)
    own = sum((weights[id_] for id_ in _whose(account, line)), Decimal(0))
    return own, sum(weights.values(), Decimal(0))


def _whose(account: Account, line: HoursLine) -> list[str]:
    """The ids of the municipalities asked for that hours are of."""
    own = {gemeente.id for gemeente in account.asked}
    return [id_ for id_ in line.gemeenten if not own or id_ in own]


def _weight_notes(account: Account) -> Iterator[str]:
    """The weights, of all that share together, and how shares are rounded, for anyone redoing the
    sums."""
    for among in words.sharing(account) if account.allocation.key == "weights" else ():
        weights = _weights(account, among)
        parts = ", ".join(
            f"{gemeente.name} {dutch.exact(weights[gemeente.id])}"
            for gemeente in account.programme.gemeenten
            if gemeente.id in weights
        )
        everyone = dutch.exact(sum(weights.values(), Decimal(0)))
        yield Counting(f"Gewichten: {parts}; samen {everyone}.")
    readings = ((line.estimate, line.lowest, line.highest) for line in account.lines)
    if any(reading.per == "joint" for of_line in readings for reading in of_line):
        yield (
            "Een aandeel is een geheel aantal honderdsten van een uur. Wat na afronden naar "
            "beneden overblijft, gaat naar de grootste resten, bij gelijke resten in de volgorde "
            "van het programma."
        )
