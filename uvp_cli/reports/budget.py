"""Money as a table and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from operator import methodcaller
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.annotations import BudgetKind
from uvp_cli.programme.model import BudgetItem, Gemeente, Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.budget import ZERO, Budget, BudgetLine
from uvp_cli.queries.naming import EVERYTHING, Names
from uvp_cli.queries.totals import years
from uvp_cli.reports.asked import narrowed, told, whose
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours_words import divided, merger_text
from uvp_cli.reports.ours import derived_fact, notes
from uvp_cli.reports.parts import behind_titles
from uvp_cli.reports.tables import (
    Cell,
    ChosenValue,
    Count,
    Footnotes,
    For,
    Kind,
    Piece,
    Report,
    Row,
    Table,
    note,
    row,
    sections,
)
from uvp_cli.reports.terms import BUDGET, PER, VALUES, WHOLE

RECURRING = "Terugkerend"
TOTALS: dict[BudgetKind, str] = {
    "expense": "Totaal bekend",
    "income": "Totaal inkomsten",
    "reserve": "Totaal uit reserves",
}
"""The words before the sum of each kind in a table."""
CALLED: dict[BudgetKind, str] = {
    "expense": "Bekende kosten",
    "income": "Bekende inkomsten",
    "reserve": "Bekend uit reserves",
}
"""The words before the sum of each kind in a text."""

NOT_NAMED = "niet genoemd"
"""The words in place of euros, where the programme names them for others alone."""


def known_sum(budget: Budget, kind: BudgetKind = "expense") -> str:
    """The sum of a kind, with that of each year where the programme gives it by year."""
    parts = []
    for year in budget.years:
        of_year = budget.sum(kind, year)
        # Beside the euros the cells that stand in the place of others.
        amounts = ([] if of_year is None else [dutch.euros(of_year)]) + _cells(budget, year, kind)
        parts += [f"{_in_year(year)}: {' en '.join(amounts)}"] if amounts else []
    euros = budget.sum(kind)
    unknown = NOT_NAMED if any(it.item.figures for it in budget.of(kind)) else "nog niet bekend"
    known = unknown if euros is None else dutch.euros(euros)
    return f"{known} ({'; '.join(parts)})" if parts else known


def not_known(lines: Iterable[BudgetLine], *, others: bool = False) -> str:
    """A sentence that says of how many of these lines the costs are not known yet, and whether that
    is our reading; of `others`, besides those that are known. Empty where there is none."""
    unknown = [line.item for line in lines if line.item.status == "unknown"]
    if not unknown:
        return ""
    read = sum("status" in item.derived for item in unknown)
    ours = "; dat is onze lezing" if read else ""
    if 0 < read < len(unknown):
        ours = f"; van {dutch.number(read)} daarvan is dat onze lezing"
    one, more = ("één ander", "andere ") if others else ("één", "")
    several = f"{dutch.number(len(unknown))} {more}onderdelen"
    of = several if unknown[1:] else f"{one} onderdeel"
    return f"Van {of} zijn de kosten nog niet bekend{ours}."


def _in_year(year: int | None) -> str:
    return "hele looptijd" if year is None else str(year)


def _cells(budget: Budget, year: int | None, *kinds: BudgetKind) -> list[str]:
    """The cells that stand in the place of the euros of a year."""
    lines = (line for kind in kinds for line in budget.of(kind))
    cells = (it.cell for line in lines for it in line.item.open_years if it.year == year)
    return list(dict.fromkeys(filter(None, cells)))


def total(budget: Budget, kind: BudgetKind) -> str:
    """The words before the sum of a kind, with the years of which not all is in it."""
    without = without_years(budget, kind)
    return TOTALS[kind] + (f", nog open: {without}" if without else "")


def without_years(budget: Budget, *kinds: BudgetKind) -> str:
    """The years of which not all is known, of these kinds or of any, with the cells that say so:
    2028 (p.m.)."""
    cells_of = {year: _cells(budget, year, *(kinds or budget.kinds)) for year in budget.years}
    open_years = [f"{year} ({', '.join(cells)})" for year, cells in cells_of.items() if cells]
    return dutch.listing(open_years)


def amount(item: BudgetItem) -> str:
    """The amount of a statement, or why there is none: Bedrag 2026 € 800 en 2027 p.m. samen."""
    text = BUDGET[item.status]
    if item.kind and item.kind != "expense":
        text = f"{VALUES[item.kind].capitalize()}, {text.lower()}"
    if figures := list(_figures(item)):
        text += f" {dutch.listing(figures)}{BASIS[item.per]}"
    return f'{text} ("{item.cell}")' if item.cell else text


def _figures(item: BudgetItem) -> Iterator[str]:
    if item.euros is not None:
        yield dutch.euros(item.euros)
    for yearly in item.amounts:
        cell = f'"{yearly.cell}"' if yearly.cell else ""
        yield f"{yearly.year} {cell if yearly.euros is None else dutch.euros(yearly.euros)}"


WHOLE_KEY = "whole"
"""The key of the whole period, where years are those of the others."""
COUNTED = {"amount": "Regels met bedrag"}
"""The heading above how many lines have a status, where that is another than for one line."""
BASIS = {"gemeente": " per gemeente", "joint": " samen", None: ""}


def budget_report(budget: Budget, loaded: Loaded, about: Names = EVERYTHING) -> Report:
    """The statements of each theme and of the whole programme about money, then the known amounts
    of each municipality; the title gives `about` (ids), by which they are chosen."""
    programme = loaded.programme
    is_of_all = not about.gemeente and len(programme.gemeenten) != 1
    everyone = "alle gemeenten samen" if is_of_all else programme.gemeenten[0].name
    words = whose(programme, about) or f" voor {everyone}"
    footnotes, facts = Footnotes(), _facts(budget, programme)
    kinds: dict[BudgetKind, None] = dict.fromkeys(("expense", *budget.kinds))
    tally = (*(_sum(kind, budget.sum(kind)) for kind in kinds), *_statuses(budget.lines))
    table = Table(
        title=f"Financiën{words}{narrowed(programme, replace(about, gemeente=()))}",
        subtitle=loaded.subtitle,
        columns=facts.columns,
        rows=tuple(_rows(budget, facts, footnotes, programme)),
        footnotes=footnotes.texts,
        notes=(note(tally), *_notes(budget, programme)) if budget.lines else (),
        empty="Dit programma zegt hier niets over geld.",
        empty_of_more="Deze programma's zeggen hier niets over geld.",
        tally=tally,
        pieces=tuple(_pieces(budget, programme)),
        splits=frozenset({"gemeente", *(["year"] if budget.years else [])}),
        whose=words,
        is_of_all=is_of_all,
    )
    counts = Counter[str](line.item.status for line in budget.lines)
    # The known expenses of each year, and of what is for the whole period.
    known = {str(year or WHOLE_KEY): budget.sum("expense", year) for year in budget.years}
    contract: dict[str, Any] = {
        "programme": programme.id,
        "gemeente": told(about.gemeente),
        "allocation": programme.allocation.key,
        "items": [facts.contract(line) for line in budget.lines],
        "counts": {status: counts[status] for status in BUDGET},
        "silent": [silent.id for silent in budget.silent],
        "totals": {
            "gemeenten": {it.id: budget.sum(gemeente=it.id) for it in budget.gemeenten},
            "amount": budget.said,
            **{kind: budget.sum(kind) for kind in budget.kinds if kind != "expense"},
            **({"years": known} if known else {}),
        },
    }
    return Report(table, contract)


def _rows(
    budget: Budget, facts: Facts[BudgetLine], footnotes: Footnotes, programme: Programme
) -> Iterator[Row]:
    titles = structure.titles(programme)

    def line_row(line: BudgetLine) -> Row:
        remarks = (remark.text for remark in line.item.remarks)
        return facts.row(line, footnotes.mark(*notes(line.item), *remarks))

    for kind in budget.kinds:
        before = "" if kind == "expense" else f"{VALUES[kind].capitalize()}: "
        yield from sections(
            (f"{before}{titles[line.theme.id] if line.theme else WHOLE}", line_row(line))
            for line in budget.of(kind)
        )
        if any(line.item.figures for line in budget.of(kind)):
            yield from _sums(budget, kind, facts, partial(_merger, footnotes, programme))


def _merger(footnotes: Footnotes, programme: Programme, gemeente: Gemeente) -> tuple[int, ...]:
    return footnotes.mark(merger_text(gemeente, programme, "bedragen"))


def _sums(
    budget: Budget,
    kind: BudgetKind,
    facts: Facts[BudgetLine],
    mark: Callable[[Gemeente], tuple[int, ...]],
) -> Iterator[Row]:
    marks: tuple[int, ...] = ()
    if len(budget.gemeenten) > 1:
        before = "" if kind == "expense" else f"{VALUES[kind].capitalize()} "
        yield Row((f"{before}per gemeente".capitalize(),), "section")
        for gemeente in budget.gemeenten:
            cells: dict[str, Cell] = {"said": gemeente.name, **_euros(budget, kind, gemeente.id)}
            yield row(facts.columns, cells, "subtotal", mark(gemeente))
    else:
        marks = mark(budget.gemeenten[0])
    together = {"said": total(budget, kind), **_euros(budget, kind)}
    yield row(facts.columns, together, "total", marks)


def _euros(budget: Budget, kind: BudgetKind, gemeente: str | None = None) -> dict[str, Cell]:
    """The euros of a kind by the key of their column: together, and of each year."""
    by_year = {f"in_{year or WHOLE_KEY}": budget.sum(kind, year, gemeente) for year in budget.years}
    amount = budget.sum(kind, gemeente=gemeente)
    return {"amount": NOT_NAMED if amount is None else amount, **by_year}


def _pieces(budget: Budget, programme: Programme) -> Iterator[Piece]:
    """The euros of each municipality in each year by each line, and the line with its status."""
    whole, titles = (years(programme),) * 2, structure.titles(programme)
    for line in budget.lines:
        theme = (line.theme.id, titles[line.theme.id]) if line.theme else (None, WHOLE)
        of = {
            "theme": theme,
            "kind": (ChosenValue.of(line.kind, VALUES), VALUES[line.kind].capitalize()),
        }
        spans = [*line.parts, *(it.year for it in line.item.open_years)] or [None]
        of_years = [{**of, "year": (str(year),) * 2 if year else whole} for year in spans]
        yield Piece(of_years[0], tuple(_statuses([line])))
        yield from (Piece(of_year, ()) for of_year in of_years)
        for of_year, part in zip(of_years, line.parts.values(), strict=False):
            for gemeente in budget.gemeenten:
                if gemeente.id in part:
                    named = {"gemeente": (gemeente.code or gemeente.id, gemeente.name)}
                    yield Piece({**of_year, **named}, (_sum(line.kind, part[gemeente.id]),))


def _sum(kind: BudgetKind, euros: Decimal | None) -> Count:
    key = "amount" if kind == "expense" else kind
    return Count(key, TOTALS[kind], euros or ZERO, kind=Kind.EUROS, silent=euros is None)


def _statuses(lines: Collection[BudgetLine]) -> Iterator[Count]:
    """The number of lines of each status; a note gives those above 0."""
    counts = Counter[str](line.item.status for line in lines)
    for status, title in BUDGET.items():
        before = f"{title}:" if counts[status] else ""
        key = f"{status.replace('-', '_')}_items"
        yield Count(
            key, COUNTED.get(status, title), counts[status], before=before, silent=not lines
        )


def _notes(budget: Budget, programme: Programme) -> Iterator[str]:
    open_years = without_years(budget)
    is_any = any(line.item.status == "unknown" for line in budget.lines)
    if is_any or open_years:
        which = f", zoals {open_years}" if open_years else ""
        # A year is no line, and only lines are counted.
        what = "Wat" if is_any else "Wat in de jaren"
        yield f"{what} nog niet bekend is{which}, kan bij het totaal komen."
    several = len(programme.gemeenten) > 1
    if several and any(line.item.per == "joint" for line in budget.lines):
        yield f"Gezamenlijke bedragen zijn {divided(programme.allocation)} verdeeld."
    if budget.silent:
        titles = dutch.listing(theme.title for theme in budget.silent)
        yield f"Over geld staat niets bij: {titles}."


def _kind(line: BudgetLine) -> str:
    item = line.item
    text = f"Bedrag{BASIS[item.per]}" if item.per and item.figures else BUDGET[item.status]
    return f'{text} ("{item.cell}")' if item.cell else text


def _amount_or_cell(year: int | None, line: BudgetLine) -> Cell:
    """The euros of a line in a year, or the cell that stands in their place."""
    cells = (it.cell for it in line.item.open_years if it.year == year)
    return line.amount_in(year) if year in line.parts else next(cells, None)


def _text(programme: Programme, line: BudgetLine) -> str:
    return behind_titles(line.item.text, line.item.actions, programme)


def _facts(budget: Budget, programme: Programme) -> Facts[BudgetLine]:
    facts: Facts[BudgetLine] = Facts.of(
        Fact("theme", "Thema", lambda line: line.theme and line.theme.id, For.PROGRAMS),
        Fact("text", "Wat het programma zegt", lambda line: line.item.text, For.PROGRAMS),
        Fact("said", "Wat het programma zegt", partial(_text, programme), For.PEOPLE),
        Fact("line", "Begrotingsregel", lambda line: line.item.line, optional=True),
        Fact("kind", "Post", lambda it: it.item.kind, For.PROGRAMS, optional=True, words=VALUES),
        Fact("status", "Soort", lambda line: line.item.status, For.PROGRAMS, words=VALUES),
        Fact("what", "Soort", _kind, For.PEOPLE),
        Fact("coverage", "Dekking", lambda line: line.item.coverage, optional=True),
        Fact("recurring", RECURRING, lambda it: it.item.recurring, optional=True, words=VALUES),
        Fact("per", "Grondslag", lambda line: line.item.per, For.PROGRAMS, words=PER),
        Fact("euros", "Bedrag in programma", lambda it: it.item.euros, For.PROGRAMS, Kind.EUROS),
        Fact("actions", "Acties", lambda line: line.item.actions, For.PROGRAMS),
        Fact("cell", "Cel", lambda line: line.item.cell, For.PROGRAMS, optional=True),
        derived_fact(lambda line: line.item.derived),
        Fact("gemeenten", "", lambda line: dict(line.amounts)),
        *_euro_facts(budget),
        Fact("amount", "Bedrag", lambda line: line.amount, kind=Kind.EUROS),
        Fact("remarks", "", lambda it: [{"kind": r.kind, "text": r.text} for r in it.item.remarks]),
        order=(
            *("theme", "status", "kind", "text", "line", "coverage", "recurring", "actions"),
            *("derived", "cell", "euros", "per", "gemeenten", "amounts", "amount", "remarks"),
        ),
    )
    return facts.about(budget.lines)


def _euro_facts(budget: Budget) -> Iterator[Fact[BudgetLine]]:
    """The euros of each municipality, and of each year as far as there are any by year."""
    for gemeente in budget.gemeenten:
        key, of = f"gemeente_{gemeente.id}", partial(_amount_of, gemeente.id)
        yield Fact(key, gemeente.name, of, For.PROGRAMS, Kind.EUROS)
    yield Fact("amounts", "", _by_year, optional=True)
    for year in budget.years:
        key, title = str(year or WHOLE_KEY), _in_year(year).capitalize()
        of_year = methodcaller("amount_in", year)
        yield Fact(f"year_{key}", title, of_year, For.PROGRAMS, Kind.EUROS)
        yield Fact(f"in_{key}", title, partial(_amount_or_cell, year), For.PEOPLE, Kind.EUROS)


def _amount_of(gemeente: str, line: BudgetLine) -> Decimal | None:
    return line.amounts.get(gemeente)


def _by_year(line: BudgetLine) -> list[dict[str, Any]]:
    """The amount of each year as it is named, and its part for the municipalities asked for."""
    return [
        {"year": it.year, "euros": it.euros, "cell": it.cell, "amount": line.amount_in(it.year)}
        for it in line.item.amounts
    ]
