"""Money: what is known, for whom, and what is not known yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Literal, get_args

from uvp_cli.programme import names, paths, reach, structure
from uvp_cli.programme.annotations import BudgetKind
from uvp_cli.programme.model import BudgetItem, Gemeente, Programme, Theme
from uvp_cli.programme.work import ids_of
from uvp_cli.queries import allocation
from uvp_cli.queries.wanted import Wanted, concerns, wants
from uvp_cli.values import dataclass

ZERO = Decimal(0)
KINDS: tuple[BudgetKind, ...] = get_args(BudgetKind)
"""The kinds of money, in the order in which they are listed."""
DIMENSIONS = {"theme": "thema", "kind": "soort", "gemeente": "gemeente"}
"""The ways to divide money within a programme, beside its years, in Dutch."""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One statement about money: an amount, or why there is none; without a theme of the whole
    programme.

    `parts` are the euros of each municipality asked for, by its id, in each year that has amounts;
    under None those that are for the whole period of a programme of more years. There are none for
    who has no part in an amount, such as a municipality that others merge into.
    """

    theme: Theme | None
    item: BudgetItem
    parts: Mapping[int | None, Mapping[str, Decimal]]

    @property
    def kind(self) -> BudgetKind:
        """Whether it is about expenses, as without the key, or about income or reserves."""
        return self.item.kind or "expense"

    @property
    def amounts(self) -> Mapping[str, Decimal]:
        """The euros of each municipality asked for, of all years together."""
        sums: dict[str, Decimal] = {}
        for part in self.parts.values():
            for gemeente, euros in part.items():
                sums[gemeente] = sums.get(gemeente, ZERO) + euros
        return sums

    @property
    def amount(self) -> Decimal | None:
        """The euros of the municipalities asked for together; None where none are named."""
        return sum(self.amounts.values(), ZERO) if self.parts else None

    def amount_in(self, year: int | None) -> Decimal | None:
        """The same of one year, or under None of the whole period."""
        return sum(self.parts[year].values(), ZERO) if year in self.parts else None


@dataclass(frozen=True, slots=True)
class Budget:
    """The money of the `gemeenten` asked for, in the order of the document.

    A total is of expenses, unless it is asked of another kind: one is never set off against the
    other. `silent` are the themes that do not speak of money, where others do and nothing is said
    of all of them together.
    """

    gemeenten: tuple[Gemeente, ...]
    lines: tuple[BudgetLine, ...]
    silent: tuple[Theme, ...]

    @property
    def has_amounts(self) -> bool:
        """Whether any amount is named, of whatever kind."""
        return any(line.parts for line in self.lines)

    @property
    def said(self) -> Decimal | None:
        """The total to show; None where no amount is named, for what is not said is not 0."""
        return self.sum()

    @property
    def kinds(self) -> tuple[BudgetKind, ...]:
        """The kinds of money that there are, expenses first."""
        return tuple(kind for kind in KINDS if self.of(kind))

    @property
    def years(self) -> tuple[int | None, ...]:
        """The years that have an amount or a cell of their own; behind those None, where amounts
        are for the whole period. Empty where nothing is by year."""
        named = {amount.year for line in self.lines for amount in line.item.amounts}
        whole = any(None in line.parts for line in self.lines)
        return (*sorted(named), *([None] if named and whole else []))

    def of(self, kind: BudgetKind) -> tuple[BudgetLine, ...]:
        """The lines of one kind."""
        return tuple(line for line in self.lines if line.kind == kind)

    def sum(
        self,
        kind: BudgetKind = "expense",
        year: int | Literal["all"] | None = "all",
        gemeente: str | None = None,
    ) -> Decimal | None:
        """The euros of a kind, of one year (None for the whole period) and of one municipality,
        or of all; None where no amount is named."""
        by_year = [pair for line in self.of(kind) for pair in line.parts.items()]
        parts = [part for of_year, part in by_year if year in {"all", of_year}]
        euros = [one for part in parts for name, one in part.items() if gemeente in {None, name}]
        return sum(euros, ZERO) if euros else None


def add_up(
    programme: Programme,
    gemeente: Wanted = None,
    theme: Wanted = None,
    actions: Collection[str] | None = None,
) -> Budget:
    """The money of these municipalities (ids), or of all; of these themes or all. What is for other
    municipalities alone is left out; with `actions` (ids) only what names one of those is kept."""
    chosen = tuple(it for it in programme.gemeenten if wants(gemeente, it.id))
    limited = reach.limits(programme)
    themes = [
        record
        for record in structure.in_order(programme)
        if wants(theme, record.id) and concerns(limited.get(record.id, ()), gemeente)
    ]
    years = programme.period.years
    only_year = years[0] if len(years) == 1 else None
    lines = []
    for _, item, record in paths.money(programme):
        is_meant = record in themes if record else wants(theme, *_whose(item, programme))
        for_some = reach.reach(item.actions, record.id if record else None, limited)
        named = actions is None or not set(actions).isdisjoint(item.actions)
        if is_meant and named and concerns(for_some, gemeente):
            weights = allocation.weights(programme, among=for_some)
            parts = _parts(item, chosen, weights)
            # What is for all of a single year is for that year.
            if only_year and None in parts:
                parts = {only_year: parts[None]}
            lines.append(BudgetLine(record, item, parts))
    speaks = not programme.budget and any(record.budget for record in programme.themes)
    quiet = structure.silent(programme, lambda record: bool(record.budget))
    silent = (record for record in themes if speaks and record in quiet and actions is None)
    rank = {record.id: index for index, record in enumerate(themes)}
    lines.sort(key=lambda line: rank[line.theme.id] if line.theme else len(themes))
    return Budget(chosen, tuple(lines), tuple(silent))


def _whose(item: BudgetItem, programme: Programme) -> tuple[str, ...]:
    """The theme under which a statement of the whole programme counts: that of the other actions,
    where it names one of those."""
    others = {name for action in programme.other_actions for name in ids_of(action)}
    return () if others.isdisjoint(item.actions) else (names.OTHER,)


def _parts(
    item: BudgetItem, chosen: tuple[Gemeente, ...], weights: Mapping[str, Decimal]
) -> dict[int | None, dict[str, Decimal]]:
    """The euros of each chosen municipality that shares, by year; a joint amount by its weight."""
    sharing = [gemeente.id for gemeente in chosen if gemeente.id in weights]
    parts: dict[int | None, dict[str, Decimal]] = {}
    for year, euros in item.figures if sharing else ():
        share_of = allocation.sharer(weights)(euros) if item.per == "joint" else None
        parts[year] = {name: share_of[name] if share_of else euros for name in sharing}
    return parts
