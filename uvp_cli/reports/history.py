"""One thing through the years as a table and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from uvp_cli import dutch
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.history import WHOSE, History, Stage
from uvp_cli.queries.totals import years
from uvp_cli.reports.budget import CALLED, known_sum
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours import figures_contract, range_facts
from uvp_cli.reports.ours import goal_notes
from uvp_cli.reports.standing import UNKNOWN
from uvp_cli.reports.tables import For, Kind, Report, Table


def history_report(history: History) -> Report:
    """The moments of one thing, a row for each programme, the oldest first."""
    moments = history.moments
    # Programmes of one year are told apart by their ids.
    by_year = len({years(moment.programme) for moment in moments}) == len(moments)
    paid = any(moment.money and moment.money.years for moment in moments)
    facts = _facts(history, paid=paid, by_year=by_year)
    count = f"{dutch.number(len(moments))} programma's"
    table = Table(
        title=f"Door de jaren: {history.title}"
        f"{f', voor {history.gemeente}' if history.gemeente else ''}",
        subtitle=history.text or (count if moments[1:] else moments[0].programme.title),
        notes=tuple(_notes(history, paid=paid, by_year=by_year)),
    )
    contract = {
        "kind": history.kind,
        "title": history.title,
        "gemeente": history.gemeente or None,
        "moments": [*map(facts.contract, moments)],
    }
    return Report(facts.fill(table, moments), contract)


def _notes(history: History, *, paid: bool, by_year: bool) -> Iterator[str]:
    programmes = [moment.programme for moment in history.moments]
    several = any(len(programme.gemeenten) > 1 for programme in programmes)
    if several and history.kind not in WHOSE and not history.gemeente:
        sums = "uren en kosten" if paid else "uren"
        yield f"De {sums} zijn die van alle gemeenten samen."
    lacking = [moment.programme for moment in history.moments if moment.id is None]
    if lacking:
        absent = (years(programme) if by_year else programme.id for programme in lacking)
        whose = f"voor {history.gemeente} " if history.gemeente else ""
        yield f"Niet {whose}in {dutch.listing(absent)}."
    yield from goal_notes(it.action for moment in history.moments for it in moment.actions or ())


def _facts(history: History, *, paid: bool, by_year: bool) -> Facts[Stage]:
    same_id = len({moment.id for moment in history.moments if moment.id}) == 1
    told_apart = For.PROGRAMS if by_year else For.EVERYONE
    return Facts.of(
        Fact("programme", "Programma", lambda it: it.programme.id, told_apart),
        Fact("year", "Jaar", lambda it: years(it.programme)),
        Fact("id", "Id", lambda it: it.id, For.PROGRAMS if same_id else For.EVERYONE),
        Fact("figures", "", lambda it: figures_contract(it.figures) if it.figures else None),
        *range_facts(attrgetter("figures")),
        *(_USED if any(moment.logged for moment in history.moments) else ()),
        *(_MONEY if paid else ()),
        *_OWN.get(history.kind, ()),
        order=(
            *("programme", "year", "id", "figures"),
            *("departments", "partners", "duration", "amount", "used", "actions"),
            "derived",
        ),
    )


def _use(moment: Stage) -> str | None:
    if not moment.logged:
        return None
    return UNKNOWN if moment.used is None else dutch.number(moment.used)


def _known(moment: Stage) -> str | None:
    money = moment.money
    return known_sum(money) if money and money.of("expense") else None


def _linked_by_us(moment: Stage) -> tuple[str, ...]:
    """The titles of the actions of which the programme does not say that they serve the goal."""
    actions = (serving.action for serving in moment.actions or ())
    return tuple(action.title for action in actions if "goals" in action.derived)


def _of_action(key: str, title: str, get: Callable[[Listed], Any]) -> Fact[Stage]:
    return Fact(
        *(key, title, lambda it: get(it.listed) if it.listed else None),
        of=lambda it: it.listed,
    )


_USED: tuple[Fact[Stage], ...] = (
    Fact("used", "Besteed", lambda it: it.used, For.PROGRAMS, Kind.HOURS, of=lambda it: it.logged),
    Fact("use", "Besteed", _use, For.PEOPLE),
)
_MONEY: tuple[Fact[Stage], ...] = (
    Fact(
        *("amount", CALLED["expense"], lambda it: it.money.said if it.money else None),
        *(For.PROGRAMS, Kind.EUROS),
        of=lambda it: it.money and it.money.years,
    ),
    Fact("money", CALLED["expense"], _known, For.PEOPLE),
)
_OWN: dict[str, tuple[Fact[Stage], ...]] = {
    "action": (
        _of_action("departments", "Afdelingen", lambda it: tuple(by.name for by in it.departments)),
        _of_action("partners", "Ketenpartners", lambda it: tuple(by.name for by in it.partners)),
        _of_action("duration", "Looptijd", lambda it: it.work.duration),
    ),
    "goal": (
        Fact(
            *("actions", "Acties"),
            lambda it: it.actions and tuple(serving.action.title for serving in it.actions),
            of=lambda it: it.actions is not None,
        ),
        Fact("derived", "", _linked_by_us, optional=True),
    ),
}
"""The facts that a kind has besides."""
