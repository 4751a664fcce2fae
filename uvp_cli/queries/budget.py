"""Money: what is known, for whom, and what is not known yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from uvp_cli.programme import names, paths, reach
from uvp_cli.programme.model import BudgetItem, Gemeente, Programme, Theme
from uvp_cli.queries import allocation
from uvp_cli.queries.wanted import Wanted, wants
from uvp_cli.values import dataclass

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One statement about money: an amount, or why there is none; without a theme of the whole
    programme.

    `amounts` are the euros of each municipality asked for, by id; empty where the
    programme names no amount.
    """

    theme: Theme | None
    item: BudgetItem
    amounts: Mapping[str, Decimal]

    @property
    def amount(self) -> Decimal | None:
        """The euros of the municipalities asked for together; None where none are named."""
        return sum(self.amounts.values(), ZERO) if self.item.euros is not None else None


@dataclass(frozen=True, slots=True)
class Budget:
    """The money of the `gemeenten` asked for, in the order of the document.

    `silent` are the themes that do not speak of money, where others do and nothing is said of all
    of them together.
    """

    gemeenten: tuple[Gemeente, ...]
    lines: tuple[BudgetLine, ...]
    silent: tuple[Theme, ...]

    @property
    def totals(self) -> dict[str, Decimal]:
        """The euros of each municipality; joint amounts count by its share."""
        return {gemeente.id: self.said_for(gemeente) or ZERO for gemeente in self.gemeenten}

    @property
    def total(self) -> Decimal:
        """The euros of all municipalities asked for."""
        return sum(self.totals.values(), ZERO)

    @property
    def has_amounts(self) -> bool:
        """Whether any amount is named."""
        return any(line.item.euros is not None for line in self.lines)

    @property
    def said(self) -> Decimal | None:
        """The total to show; None where no amount is named, for what is not said is not 0."""
        return self.total if self.has_amounts else None

    def said_for(self, gemeente: Gemeente) -> Decimal | None:
        """The euros of one of the municipalities; None where no amount is named for it."""
        amounts = [line.amounts[gemeente.id] for line in self.lines if gemeente.id in line.amounts]
        return sum(amounts, ZERO) if amounts else None


def add_up(
    programme: Programme,
    gemeente: Wanted = None,
    theme: Wanted = None,
    actions: Collection[str] | None = None,
) -> Budget:
    """The money of these municipalities (ids), or of all; of these themes or all.

    What is for other municipalities alone is left out; with `actions` (ids) only what names one of
    those is kept.
    """
    chosen = tuple(each for each in programme.gemeenten if wants(gemeente, each.id))
    limited = reach.limits(programme)
    themes = [
        each
        for each in programme.themes
        if wants(theme, each.id) and _concerns(each.gemeenten, gemeente)
    ]
    lines = []
    for _, item, record in paths.money(programme):
        is_meant = record in themes if record else wants(theme, *_whose(item, programme))
        for_some = reach.reach(item.actions, record.id if record else None, limited)
        named = actions is None or not set(actions).isdisjoint(item.actions)
        if is_meant and named and _concerns(for_some, gemeente):
            weights = allocation.weights(programme, among=for_some)
            lines.append(BudgetLine(record, item, _amounts(item, chosen, weights)))
    speaks = not programme.budget and any(each.budget for each in programme.themes)
    silent = tuple(each for each in themes if speaks and not each.budget and actions is None)
    return Budget(chosen, tuple(lines), silent)


def _whose(item: BudgetItem, programme: Programme) -> tuple[str, ...]:
    """What is asked for to get a statement of the whole programme: the other actions, where it
    names one of those."""
    others = {action.id for action in programme.other_actions}
    return () if others.isdisjoint(item.actions) else (names.OTHER,)


def _concerns(among: tuple[str, ...], gemeente: Wanted) -> bool:
    """Whether a thing for these municipalities (empty for all) is for one asked for."""
    return not among or wants(gemeente, *among)


def _amounts(
    item: BudgetItem, chosen: tuple[Gemeente, ...], weights: Mapping[str, Decimal]
) -> dict[str, Decimal]:
    """The euros of each chosen municipality that shares; a joint amount by its weight."""
    if item.euros is None:
        return {}
    sharing = (gemeente.id for gemeente in chosen if gemeente.id in weights)
    if item.per == "joint":
        share_of = allocation.shares(item.euros, weights)
        return {gemeente: share_of[gemeente] for gemeente in sharing}
    return dict.fromkeys(sharing, item.euros)
