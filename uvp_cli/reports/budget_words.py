"""What is said of money in words: of which kind, in which years, and what is not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from uvp_cli import dutch
from uvp_cli.programme.annotations import BudgetKind
from uvp_cli.programme.model import BudgetItem
from uvp_cli.queries.budget import Budget, BudgetLine
from uvp_cli.reports.terms import BUDGET, VALUES

RECURRING = "Terugkerend"
TOTALS: dict[BudgetKind, str] = {
    "expense": "Totaal bekend",
    "income": "Totaal inkomsten",
    "reserve": "Totaal uit reserves",
}
"""What the sum of each kind is called in a table."""
CALLED: dict[BudgetKind, str] = {
    "expense": "Bekende kosten",
    "income": "Bekende inkomsten",
    "reserve": "Bekend uit reserves",
}
"""What the sum of each kind is called in a text."""


def known_sum(budget: Budget, kind: BudgetKind = "expense") -> str:
    """The sum of a kind, with that of each year where the programme gives it by year."""
    parts = []
    for year in budget.years:
        of_year = budget.sum(kind, year)
        amount_of = [] if of_year is None else [dutch.euros(of_year)]
        # Beside the euros the cells that stand in the place of others.
        if told := [*amount_of, *_cells(budget, kind, year)]:
            parts.append(f"{in_year(year)}: {' en '.join(told)}")
    euros = budget.sum(kind)
    said = "nog niet bekend" if euros is None else dutch.euros(euros)
    return f"{said} ({'; '.join(parts)})" if parts else said


def not_known(lines: Iterable[BudgetLine], *, others: bool = False) -> str:
    """Of how many of these lines the costs are not known yet, and whether that is our reading; of
    others, besides those that are known. Empty where of all of them something is known."""
    unknown = [line.item for line in lines if line.item.status == "unknown"]
    read = sum("status" in item.derived for item in unknown)
    ours = "; dat is onze lezing" if read else ""
    if 0 < read < len(unknown):
        ours = f"; van {dutch.number(read)} daarvan is dat onze lezing"
    other = ("ander ", "andere ") if others else ("", "")
    of = f"{dutch.number(len(unknown))} {other[1]}onderdelen"
    if len(unknown) == 1:
        of = f"één {other[0]}onderdeel"
    return f"Van {of} zijn de kosten nog niet bekend{ours}." if unknown else ""


def in_year(year: int | None) -> str:
    """What a year is called, and the whole period."""
    return "hele looptijd" if year is None else str(year)


def _cells(budget: Budget, kind: BudgetKind, year: int | None) -> list[str]:
    cells = (it.cell for line in budget.of(kind) for it in line.item.open_years if it.year == year)
    return list(dict.fromkeys(filter(None, cells)))


def total(budget: Budget, kind: BudgetKind) -> str:
    """What the sum of a kind is called, with the years of which not all is in it."""
    without = without_years(budget, kind)
    return TOTALS[kind] + (f", nog open: {without}" if without else "")


def without_years(budget: Budget, *kinds: BudgetKind) -> str:
    """The years of which not all is known, with the cells that say so: 2028 (p.m.)."""
    wanted, told = kinds or budget.kinds, []
    for year in budget.years:
        cells = dict.fromkeys(cell for kind in wanted for cell in _cells(budget, kind, year))
        told += [f"{year} ({', '.join(cells)})"] if cells else []
    return dutch.listing(told) if told else ""


def amount(item: BudgetItem) -> str:
    """The amount of a statement, or why there is none: Bedrag 2026 € 800 en 2027 p.m. samen."""
    said = BUDGET[item.status]
    if item.kind and item.kind != "expense":
        said = f"{VALUES[item.kind].capitalize()}, {said.lower()}"
    if figures := list(_figures(item)):
        basis = {"gemeente": " per gemeente", "joint": " samen"}.get(item.per or "", "")
        said += f" {dutch.listing(figures)}{basis}"
    return f'{said} ("{item.cell}")' if item.cell else said


def _figures(item: BudgetItem) -> Iterator[str]:
    if item.euros is not None:
        yield dutch.euros(item.euros)
    for it in item.amounts:
        cell = f'"{it.cell}"' if it.cell else ""
        yield f"{it.year} {cell if it.euros is None else dutch.euros(it.euros)}"
