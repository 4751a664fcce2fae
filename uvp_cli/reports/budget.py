"""Money as a table and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.budget import Budget, BudgetLine
from uvp_cli.queries.naming import EVERYTHING, Names
from uvp_cli.reports.asked import called, narrowed, told
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours_words import divided
from uvp_cli.reports.ours import notes
from uvp_cli.reports.parts import behind_titles
from uvp_cli.reports.tables import (
    Cell,
    Count,
    Footnotes,
    For,
    Kind,
    Report,
    Row,
    Table,
    row,
    sections,
)
from uvp_cli.reports.tally import note
from uvp_cli.reports.terms import BUDGET, WHOLE

PER = {"gemeente": "Bedrag per gemeente", "joint": "Bedrag samen"}


def budget_report(budget: Budget, loaded: Loaded, asked: Names = EVERYTHING) -> Report:
    """What each theme and the whole programme say about money, then the known amounts of each
    municipality.

    `asked` (ids) is what narrows them.
    """
    programme = loaded.programme
    whose = called(programme, asked.gemeente, names.gemeenten)
    if len(programme.gemeenten) == 1:
        whose = programme.gemeenten[0].name
    narrower = narrowed(programme, replace(asked, gemeente=()))
    footnotes, facts, tally = Footnotes(), _facts(budget, programme), _tally(budget)
    table = Table(
        title=f"Financiën voor {whose or 'alle gemeenten samen'}{narrower}",
        subtitle=loaded.subtitle,
        columns=facts.columns,
        rows=tuple(_rows(budget, facts, footnotes)),
        footnotes=footnotes.texts,
        notes=(note(tally), *_notes(budget, programme)) if budget.lines else (),
        empty="Dit programma zegt hier niets over geld.",
        empty_of_more="Deze programma's zeggen hier niets over geld.",
        tally=tally,
    )
    counts = _counts(budget)
    contract = {
        "programme": programme.id,
        "gemeente": told(asked.gemeente),
        "allocation": programme.allocation.key,
        "items": [facts.contract(line) for line in budget.lines],
        "counts": {status: counts[status] for status in BUDGET},
        "silent": [silent.id for silent in budget.silent],
        "totals": {
            "gemeenten": {known.id: budget.said_for(known) for known in budget.gemeenten},
            "amount": budget.said,
        },
    }
    return Report(table, contract)


def _rows(budget: Budget, facts: Facts[BudgetLine], footnotes: Footnotes) -> Iterator[Row]:
    """The lines theme by theme; then, where amounts are named, the sum for each municipality."""
    yield from sections(
        (
            line.theme.title if line.theme else WHOLE,
            facts.row(line, footnotes.mark(*notes(line.item), *_texts(line))),
        )
        for line in budget.lines
    )
    if budget.has_amounts:
        if len(budget.gemeenten) > 1:
            yield Row(("Per gemeente",), "section")
            for gemeente in budget.gemeenten:
                said = budget.said_for(gemeente)
                amount: Cell = "niet genoemd" if said is None else said
                cells: dict[str, Cell] = {"said": gemeente.name, "amount": amount}
                yield row(facts.columns, cells, "subtotal")
        yield row(facts.columns, {"said": "Totaal bekend", "amount": budget.said}, "total")


def _tally(budget: Budget) -> tuple[Count, ...]:
    """The known euros, and how many lines there are of each status; a note gives those above 0."""
    counts = _counts(budget)
    return (
        Count("amount", "Totaal bekend", budget.total, kind=Kind.EUROS, silent=budget.said is None),
        *(
            Count(
                f"{status.replace('-', '_')}_items",
                title,
                counts[status],
                before=f"{title}:" if counts[status] else "",
                silent=not budget.lines,
            )
            for status, title in BUDGET.items()
        ),
    )


def _notes(budget: Budget, programme: Programme) -> Iterator[str]:
    if _counts(budget)["unknown"]:
        yield "Wat nog niet bekend is, kan bij het totaal komen."
    if any(line.item.per == "joint" for line in budget.lines):
        yield f"Gezamenlijke bedragen zijn {divided(programme.allocation)} verdeeld."
    if budget.silent:
        titles = dutch.listing(theme.title for theme in budget.silent)
        yield f"Over geld staat niets bij: {titles}."


def _counts(budget: Budget) -> Counter[str]:
    """How many lines there are of each status."""
    return Counter(line.item.status for line in budget.lines)


def _kind(line: BudgetLine) -> str:
    item = line.item
    return PER[item.per] if item.per and item.euros is not None else BUDGET[item.status]


def _facts(budget: Budget, programme: Programme) -> Facts[BudgetLine]:
    def said(line: BudgetLine) -> str:
        return behind_titles(line.item.text, line.item.actions, programme)

    def amount(gemeente: str) -> Callable[[BudgetLine], Decimal | None]:
        return lambda line: line.amounts.get(gemeente)

    amounts = (
        Fact(f"gemeente_{known.id}", known.name, amount(known.id), For.PROGRAMS, Kind.EUROS)
        for known in budget.gemeenten
    )
    facts: Facts[BudgetLine] = Facts.of(
        Fact("theme", "Thema", lambda line: line.theme and line.theme.id, For.PROGRAMS),
        Fact("text", "Wat het programma zegt", lambda line: line.item.text, For.PROGRAMS),
        Fact("said", "Wat het programma zegt", said, For.PEOPLE),
        Fact("line", "Begrotingsregel", lambda line: line.item.line, optional=True),
        Fact("status", "Soort", lambda line: line.item.status, For.PROGRAMS),
        Fact("kind", "Soort", _kind, For.PEOPLE),
        Fact("per", "Grondslag", lambda line: line.item.per, For.PROGRAMS),
        Fact(
            "euros", "Bedrag in programma", lambda line: line.item.euros, For.PROGRAMS, Kind.EUROS
        ),
        Fact("actions", "Acties", lambda line: line.item.actions, For.PROGRAMS),
        Fact("derived", "Afgeleid", lambda line: line.item.derived, For.PROGRAMS, optional=True),
        Fact("gemeenten", "", lambda line: dict(line.amounts)),
        *amounts,
        Fact("amount", "Bedrag", lambda line: line.amount, kind=Kind.EUROS),
        Fact("remarks", "", _remarks),
        order=(
            *("theme", "status", "text", "line", "actions", "derived", "euros", "per"),
            *("gemeenten", "amount", "remarks"),
        ),
    )
    return facts.about(budget.lines)


def _texts(line: BudgetLine) -> Iterator[str]:
    return (remark.text for remark in line.item.remarks)


def _remarks(line: BudgetLine) -> list[dict[str, str]]:
    return [{"kind": remark.kind, "text": remark.text} for remark in line.item.remarks]
