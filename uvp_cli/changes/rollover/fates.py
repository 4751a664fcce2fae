"""The fate of each action: it ends, goes on, or waits for somebody who decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths, reach
from uvp_cli.programme.duration import cell_of, future, run
from uvp_cli.programme.model import Action, Period, Programme
from uvp_cli.queries.logbook import Logbook
from uvp_cli.queries.progress import ActionStanding, progress
from uvp_cli.values import dataclass

Fate = Literal["ends", "continues", "later"]
"""The fate of an action in the next year; "later" keeps it, with a comment that asks."""
CENTURY = 100
"""Years after which nothing that an action is for is still going on."""
YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Prospect:
    """The future of an action, as its duration cell says.

    `proposal` is what to do where nobody decides otherwise; it is `certain` where the cell
    leaves no doubt. `line` is what came of it in the old programme, where that has a log.
    """

    path: KeyPath
    action: Action
    proposal: Fate
    certain: bool = False
    line: ActionStanding | None = None

    @property
    def cell(self) -> str | None:
        """The duration cell, to the letter."""
        return cell_of(self.action)


@dataclass(frozen=True, slots=True)
class Decided:
    """An action of the old programme, and what happens to it."""

    prospect: Prospect
    fate: Fate


def prospects(programme: Programme, book: Logbook | None = None) -> tuple[Prospect, ...]:
    """Every action with what its duration says of the time after this programme, and with what the
    log says of it: what is done is proposed to end, and of what was dropped nothing is certain."""
    of_log = progress(reach.ungrouped(programme), book).lines if book else ()
    lines = {line.action.id: line for line in of_log}
    return tuple(
        _prospect(path, action, programme.period, lines.get(action.id))
        for path, action in paths.actions(programme)
    )


def _prospect(
    path: KeyPath, action: Action, period: Period, line: ActionStanding | None
) -> Prospect:
    proposal, certain = outlook(cell_of(action) or "", period)
    by_log: Mapping[str | None, Fate] = {"done": "ends", "dropped": "later"}
    if line and line.status in by_log:
        certain = certain and by_log[line.status] == proposal
        proposal = by_log[line.status]
    return Prospect(path, action, proposal, certain=certain, line=line)


def settle(
    prospects: Iterable[Prospect], fates: Mapping[str, Fate], *, accept: bool
) -> tuple[Decided, ...]:
    """The fate of each action: the one given for its id, else what is certain. The rest is for
    later, unless proposals are accepted."""

    def fate(prospect: Prospect) -> Fate:
        unasked = prospect.proposal if accept or prospect.certain else "later"
        return fates.get(prospect.action.id, unasked)

    return tuple(Decided(prospect, fate(prospect)) for prospect in prospects)


def outlook(cell: str, period: Period) -> tuple[Fate, bool]:
    """The proposal for an action or measure with this duration cell, and whether it is certain."""
    if known := future(cell):
        return "continues", known == "open-ended"
    # As if the programme went on, to see where the action ends.
    far = Period(from_=period.from_, to=f"{min(int(period.from_[:4]) + CENTURY, 9999)}-12")
    stated = run(cell, far, once=True)
    if stated.basis == "unstated":
        return "later", False
    last = stated.months[-1]
    clear = stated.basis == "stated" and last < far.to
    if last <= period.last and clear and not YEAR.search(cell):
        # May to September without a year may be so every year.
        return "continues", False
    return "ends" if last <= period.last else "continues", clear
