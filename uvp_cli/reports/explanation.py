"""The origin of every figure of the hours, so that it can be redone on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.programme import units
from uvp_cli.programme.model import Programme, Reading
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries import allocation
from uvp_cli.queries.hours import Account, HoursLine
from uvp_cli.reports import hours_words as words
from uvp_cli.reports.asked import told
from uvp_cli.reports.facts import Fact, Facts
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
    Report,
    Role,
    Row,
    grouped,
    row,
)
from uvp_cli.reports.terms import PER


def explanation_report(account: Account, loaded: Loaded) -> Report:
    """Every figure with the cell, the reading, the sum and the source that it comes from."""
    footnotes, key = Footnotes(), account.allocation
    facts = _facts(account)
    title = f"Herkomst van de uren voor {words.whose(account)}{words.narrowing(account)}"
    table = replace(
        words.frame(account, loaded, title),
        columns=facts.columns,
        rows=tuple(_rows(account, facts, footnotes)) if account.themes else (),
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
        "rows": [{**LINE.contract(it), **facts.contract(it)} for it in account.entries],
        **unread_contracts(account),
        "totals": figures_contract(account.said),
        **question_contract(account),
        "key": {"weights": _weights(account), "source": key.source, "date": key.date},
    }
    return Report(table, contract)


def _facts(account: Account) -> Facts[HoursLine]:
    """The facts of how the hours of an estimate come about, in each reading of it."""
    line = {fact.key: fact for fact in LINE.facts}
    return Facts.of(
        line["theme"],
        line["action"],
        replace(line["title"], get=_title),
        replace(line["cell"], title="Cel in het programma", reader=For.EVERYONE),
        Fact("reading", "Lezing", lambda it: _reading_text(it, account)),
        Fact(
            *("calculation", "Berekening"),
            lambda it: _calculation(it.estimate, it.figures.hours, it, account),
        ),
        line["hours"],
        Fact("source", "Bron", _source, For.PROGRAMS),
        Fact("where", "Bron", lambda it: chapter(_source(it)) or None, For.PEOPLE),
        line["low"],
        Fact("low_reading", "", lambda it: _read(it.lowest, it, account)),
        Fact(
            *("low_calculation", "Berekening van laag"),
            lambda it: _calculation(it.lowest, it.figures.low, it, account),
            For.PROGRAMS,
        ),
        line["high"],
        Fact("high_reading", "", lambda it: _read(it.highest, it, account)),
        Fact(
            *("high_calculation", "Berekening van hoog"),
            lambda it: _calculation(it.highest, it.figures.high, it, account),
            For.PROGRAMS,
        ),
        order=(
            *("reading", "calculation", "source"),
            *("low_reading", "low_calculation", "high_reading", "high_calculation"),
        ),
    )


def _rows(account: Account, facts: Facts[HoursLine], footnotes: Footnotes) -> Iterator[Row]:
    above, columns = account.lineage, facts.columns
    parts_of = grouped(
        (line.theme, line.figures.hours) for line in account.entries if line.quantified
    )

    def line_row(line: HoursLine) -> Row:
        return facts.row(line, footnotes.mark(line.note))

    def shown(title: str, lines: Sequence[HoursLine]) -> Row:
        return _sum(columns, title, [it.figures.hours for it in lines if it.quantified], "shown")

    def subtotal(theme: str | None, label: str) -> Row:
        parts = parts_of.get(theme, [])
        for parent in above.get(theme or "", ())[1:2] if parts else ():
            parts_of.setdefault(parent, []).append(sum(parts, Decimal(0)))
        return _sum(columns, label, parts, "subtotal")

    yield from theme_rows(account, columns, line_row, shown, subtotal)
    subtotals = [figures.hours for figures in account.by_theme.values()]
    split = words.sum_text(account.said) if account.said else None
    yield _sum(columns, "Totaal", subtotals, "total", split)
    yield from _range_rows(account, facts)


def _range_rows(account: Account, facts: Facts[HoursLine]) -> Iterator[Row]:
    """The least and the most hours, from those that have one reading and by assumption."""
    wide = [line for line in account.lines if line.figures.low != line.figures.high]
    totals, columns = account.totals, facts.columns
    if not wide:
        return
    yield Row(("Laag en hoog",), "section")
    taken = [line.figures.hours for line in wide]
    fixed = totals.hours - sum(taken, Decimal(0))
    without = " − ".join(map(dutch.exact, (totals.hours, *taken)))
    cells: dict[str, Cell]
    cells = {"title": "Uren met één lezing", "calculation": without, "hours": fixed}
    yield row(columns, cells, "subtotal")
    for line in wide:
        contract = facts.contract(line)
        for end, name in (("low", "laag"), ("high", "hoog")):
            cells = {key: contract[f"{end}_{key}"] for key in ("reading", "calculation")}
            title, hours = f"{words.line_title(line)}, {name}", getattr(line.figures, end)
            yield row(columns, {**cells, "title": title, "hours": hours}, "subtotal")
    yield _sum(columns, "Laag", [fixed, *(line.figures.low for line in wide)], "total")
    yield _sum(columns, "Hoog", [fixed, *(line.figures.high for line in wide)], "total")


def _sum(
    columns: Sequence[Column],
    label: str,
    parts: Sequence[Decimal],
    role: Role,
    reading: str | None = None,
) -> Row:
    """A sum with the figures that it adds; nothing where there are none."""
    cells: dict[str, Cell] = {
        "title": label,
        "reading": reading,
        "calculation": " + ".join(map(dutch.exact, parts)),
        "hours": sum(parts, Decimal(0)) if parts else None,
    }
    return row(columns, cells, role)


def _source(line: HoursLine) -> str | None:
    sources = (it.capacity.source for it in (line.work.own, line.action) if it.capacity)
    return next(filter(None, sources), line.action.source)


def _title(line: HoursLine) -> str:
    return Inner(line.work.own.title) if line.work.place else line.action.title


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
