"""The departments and partners: where each is named, and how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Literal

from uvp_cli.programme import structure
from uvp_cli.programme.model import Party, Programme
from uvp_cli.queries import actions, planning
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.planning import Scheduled
from uvp_cli.queries.wanted import Wanted, ids
from uvp_cli.values import dataclass

PartyKind = Literal["department", "partner"]
KINDS: tuple[PartyKind, ...] = ("partner", "department")


@dataclass(frozen=True, slots=True)
class Involved:
    """A department or partner, the actions that involve it and what it is responsible for.

    `by_theme` is the number of those actions in each of the uppermost themes that were asked
    about; None is outside the themes.
    """

    party: Party
    actions: tuple[Listed, ...]
    planning: tuple[Scheduled, ...]
    by_theme: Counter[str | None]


def involve(
    programme: Programme, kind: PartyKind, theme: Wanted = None, *, gemeente: Wanted = None
) -> tuple[Involved, ...]:
    """The departments or partners: those with most actions first, then with most planning.

    With `theme` or `gemeente` (ids), in the actions and planning items of those alone. Parties that
    are named equally often stay in the order of the document.
    """
    actions_of: defaultdict[str, list[Listed]] = defaultdict(list)
    for listed in actions.select(
        programme, actions.ActionSelection(theme=theme, gemeente=gemeente)
    ):
        for name in listed.work.parties:
            actions_of[name].append(listed)
    planning_of: defaultdict[str, list[Scheduled]] = defaultdict(list)
    for scheduled in planning.select(
        programme, planning.PlanningSelection(theme=theme, gemeente=gemeente)
    ):
        for name in set(scheduled.item.responsible):
            planning_of[name].append(scheduled)
    root_of = structure.roots(programme, ids(theme))
    parties = programme.departments if kind == "department" else programme.partners
    involved = (
        Involved(
            party,
            tuple(actions_of[party.id]),
            tuple(planning_of[party.id]),
            Counter(root_of.get(it.theme.id if it.theme else None) for it in actions_of[party.id]),
        )
        for party in parties
    )
    return tuple(sorted(involved, key=lambda party: (-len(party.actions), -len(party.planning))))
