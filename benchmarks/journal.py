"""The hours of a programme as a journal, for programs that add up what was posted.

Each estimate is one transaction for every municipality it is for, on an account that names the
municipality, the theme and how certain the hours are. The programme itself is the other side.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from uvp_cli.programme.model import Programme
from uvp_cli.queries.hours import Figures, account

UNIT = "UUR"
SOURCE = "Equity:Programma"
OUTSIDE = "Overig"
"""What stands for a theme where an action has none."""
BASES = {"own": "Eigen", "shared": "Gezamenlijk", "assumed": "Aanname"}


@dataclass(frozen=True, slots=True)
class Posting:
    """Hours on an account, and what they are for."""

    title: str
    account: str
    hours: Decimal


def name(gemeente: str) -> str:
    """The account under which everything of a municipality is."""
    return f"Expenses:{gemeente.capitalize()}"


def postings(programme: Programme) -> Iterator[Posting]:
    """All hours of all municipalities, in the reading taken."""
    for gemeente in programme.gemeenten:
        for line in account(programme, gemeente.id).lines:
            theme = (line.theme or OUTSIDE).capitalize()
            basis = _basis(line.figures)
            yield Posting(
                line.action.title,
                f"{name(gemeente.id)}:{theme}:{BASES[basis]}",
                line.figures.hours,
            )


def hledger(programme: Programme) -> str:
    """The journal as hledger reads it."""
    day = f"{programme.period.from_}-01"
    return "\n".join(
        f"{day} {each.title}\n    {each.account}  {each.hours} {UNIT}\n    {SOURCE}\n"
        for each in postings(programme)
    )


def beancount(programme: Programme) -> str:
    """The journal as Beancount reads it: accounts are opened before they are used."""
    day = f"{programme.period.from_}-01"
    found = list(postings(programme))
    accounts = dict.fromkeys([SOURCE, *(each.account for each in found)])
    opened = "".join(f"{day} open {each}\n" for each in accounts)
    posted = (
        f"{day} * {json.dumps(each.title, ensure_ascii=False)}\n"
        f"  {each.account}  {each.hours} {UNIT}\n  {SOURCE}\n"
        for each in found
    )
    return "\n".join((opened, *posted))


def _basis(figures: Figures) -> str:
    """Which of its parts an estimate's hours are: it has no more than one."""
    return next((each for each in BASES if getattr(figures, each)), "own")
