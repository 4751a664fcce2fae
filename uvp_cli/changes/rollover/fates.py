"""The fate of each action: it ends, goes on, or waits for somebody who decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths
from uvp_cli.programme.duration import future, run
from uvp_cli.programme.model import Action, Period, Programme
from uvp_cli.values import dataclass

Fate = Literal["ends", "continues", "later"]
"""What happens to an action; "later" keeps it, with a comment that asks."""

CENTURY = 100
"""Years after which nothing that an action is for is still going on."""
YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Prospect:
    """What the duration cell of an action says of its future.

    `proposal` is what to do where nobody decides otherwise; it is `certain` where the cell
    leaves no doubt.
    """

    path: KeyPath
    action: Action
    proposal: Fate
    certain: bool = False

    @property
    def cell(self) -> str | None:
        """The duration cell, to the letter."""
        capacity = self.action.capacity
        return capacity.duration.cell if capacity and capacity.duration else None


@dataclass(frozen=True, slots=True)
class Decided:
    """An action of the old programme, and what happens to it."""

    prospect: Prospect
    fate: Fate


def prospects(programme: Programme) -> tuple[Prospect, ...]:
    """Every action with what its duration says of the time after this programme."""
    return tuple(
        _prospect(path, action, programme.period) for path, action in paths.actions(programme)
    )


def settle(
    prospects: Iterable[Prospect], fates: Mapping[str, Fate], *, accept: bool
) -> tuple[Decided, ...]:
    """What happens to each action: the fate given for its id, else what is certain.

    The rest is for later, unless proposals are accepted.
    """
    return tuple(
        Decided(
            prospect,
            fates.get(prospect.action.id)
            or (prospect.proposal if accept or prospect.certain else "later"),
        )
        for prospect in prospects
    )


def _prospect(path: KeyPath, action: Action, period: Period) -> Prospect:
    cell = action.capacity.duration.cell if action.capacity and action.capacity.duration else ""
    if known := future(cell):
        return Prospect(path, action, "continues", certain=known == "open-ended")
    # As if the programme went on, to see where the action ends.
    far = Period(from_=period.from_, to=f"{min(int(period.from_[:4]) + CENTURY, 9999)}-12")
    stated = run(cell, far, once=True)
    if stated.basis == "unstated":
        return Prospect(path, action, "later")
    last = stated.months[-1]
    clear = stated.basis == "stated" and last < far.to
    if last <= period.last:
        # Without a year it may be so every year.
        return Prospect(path, action, "ends", certain=clear and bool(YEAR.search(cell)))
    return Prospect(path, action, "continues", certain=clear)
