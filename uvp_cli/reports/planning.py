"""The month planning as a table and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from uvp_cli import dutch
from uvp_cli.programme import names, paths
from uvp_cli.programme.model import Capacity, Party, Programme
from uvp_cli.programme.months import (
    YEAR,
    NamedDays,
    has_months_twice,
    months_of,
    period_of,
    turns,
    turns_on,
)
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.planning import PlanningSelection, Scheduled, for_everyone
from uvp_cli.reports import ours
from uvp_cli.reports.asked import called, phrases, quoted, whose
from uvp_cli.reports.facts import LABELS, Fact, Facts
from uvp_cli.reports.standing import ASKED, late_notes, standing_facts
from uvp_cli.reports.tables import Count, Counting, For, Report, Table


def planning_report(
    items: Sequence[Scheduled], loaded: Loaded, selection: PlanningSelection
) -> Report:
    """Planning items, month by month; the title gives the `selection`."""
    programme, facts = loaded.programme, FACTS.about(items)
    if any(item.standing for item in items):
        facts = facts.beside("who", *standing_facts(lambda it: it.standing, programme))
    table = Table(
        _title(selection, programme),
        loaded.subtitle,
        tally=(Count("items", "Items", len(items), "item", "items"),),
        notes=(
            *yearly_notes(items, programme, selection.asked),
            *everyone_notes(items, selection, programme),
            *late_notes(items),
        ),
        empty="Geen planningsitems gevonden.",
        whose=whose(programme, selection) or f" {_whole(programme)}",
        is_of_all=not selection.gemeente,
    )
    table = facts.fill(table, items, when, lambda item: footnotes_of(item, programme))
    if selection.asked and table.rows and table.rows[0].cells == (selection.asked.words,):
        table = replace(table, rows=table.rows[1:], heading=selection.asked.words)
    return Report(table, {"programme": programme.id, "items": [*map(facts.contract, items)]})


def for_whom(scheduled: Scheduled, programme: Programme) -> str:
    """The municipalities that an item is for, by name; empty where it is for all of them."""
    named = names.together(programme, scheduled.gemeenten)
    is_some = 0 < len(scheduled.gemeenten) < len(programme.gemeenten)
    return dutch.listing(named) if is_some else ""


def footnotes_of(scheduled: Scheduled, programme: Programme) -> Iterator[str]:
    """The municipalities of an item where those are not all, and the keys of it that are ours."""
    if some := for_whom(scheduled, programme):
        yield f"Alleen voor {some}."
    for key, label, how in ours.ours(scheduled.item):
        if key not in {"actions", "period"}:
            yield f"{label}: {how}."


def link_notes(items: Iterable[Scheduled]) -> Iterator[str]:
    """Notes that the actions of these items are our reading, as far as they are."""
    linked = ["actions" in it.item.derived for it in items if it.item.actions]
    yield from ours.link_notes("de planning aan acties", linked)


def month_notes(items: Iterable[Scheduled]) -> Iterator[str]:
    """Notes that the months of these items are our reading, where those stand without `when`."""
    derived = {id(it.item): it.item.title for it in items if "period" in it.item.derived}
    if titles := dict.fromkeys(derived.values()):
        about = f"{dutch.number(len(derived))} planningsitems"
        if len(titles) <= NAMED:
            about = dutch.listing(f'"{title}"' for title in titles)
        yield f"De maanden van {about} zijn van ons; {ours.NOT_THERE}"


NAMED = 3
"""Up to this many items whose months are ours are named."""


def yearly_notes(
    items: Sequence[Scheduled], programme: Programme, wanted: NamedDays | None = None
) -> Iterator[str]:
    """The meaning of an item without a year in a programme of several years, and of its status
    where more than one time of it is `wanted`."""
    again = [it for it in items if it.months and it.year is None]
    if again and has_months_twice(programme.period):
        days, stood = wanted.days if wanted else (), (it.item for it in again if it.standing)
        times = (turns_on(turns(item, programme.period), days) for item in stood)
        several = any(len(them) > 1 for them in times)
        whose = "; de status is die van de laatste keer" if several else ""
        yield f"Wat geen jaar noemt, komt elk jaar terug{whose}."


def everyone_notes(
    items: Sequence[Scheduled], selection: PlanningSelection, programme: Programme
) -> Iterator[str]:
    """How many of the items are there because everyone is responsible."""
    shared = for_everyone(programme, items, selection)
    if shared:
        roles = called(programme, tuple(names.everyone(programme)), names.parties, "of")
        count = dutch.plural(len(shared), "item noemt", "items noemen")
        are = "staat" if len(shared) == 1 else "staan"
        yield Counting(f"{count} {roles} als verantwoordelijke, en {are} er daarom bij.")


def when(scheduled: Scheduled) -> str:
    """The month of an item, or the name of its period with its months, and whether it is our
    reading that they are; with the year, if it says so."""
    item, period = scheduled.item, period_of(scheduled.item, scheduled.year)
    if item.month or not scheduled.months:
        return period or "zonder maand"
    read = "wij lezen " if "period" in item.derived else ""
    return f"{period} ({read}{dutch.listing(dutch.month_runs(scheduled.months))})"


def who(scheduled: Scheduled) -> str:
    """The parties responsible, as adopted where that differs from the registered names."""
    cells = scheduled.item.cells
    return (cells.responsible if cells else None) or " + ".join(scheduled.responsible)


def parties_of(capacity: Capacity, key: str, parties: Iterable[Party]) -> str:
    """The departments or partners (the `key`) as their cell names them; without a cell by their
    registered names."""
    return getattr(capacity.cells, key, None) or dutch.titles(party.name for party in parties)


def days(first: str | None, last: str | None) -> str:
    """The days of an item in Dutch; empty when it names none."""
    if first is None:
        return ""
    return dutch.day_span(date.fromisoformat(first), date.fromisoformat(last or first))


def _title(selection: PlanningSelection, programme: Programme) -> str:
    """The selection in words: "Planning mei, Vaals, thema Jeugd en Veiligheid"."""
    parts = [selection.asked.words] if selection.asked else []
    town = "alleen {}" if selection.only else "voor {}"
    parts += phrases(programme, selection, gemeente=town, responsible="door {}")
    if selection.search:
        parts.append(f"met {quoted(selection.search)}")
    stood = [ASKED[selection.standing]] if selection.standing else []
    return f"Planning {', '.join((*(parts or [_whole(programme)]), *stood))}"


def _whole(programme: Programme) -> str:
    months = months_of(programme.period)
    is_year = len(months) == YEAR and months[0].endswith("-01")
    return "van het hele jaar" if is_year else "van de hele looptijd"


FACTS: Facts[Scheduled] = Facts.of(
    Fact("month", "Maand", lambda it: it.item.month, For.PROGRAMS),
    Fact("quarter", "Kwartaal", lambda it: it.item.quarter, For.PROGRAMS, optional=True),
    Fact("half", "Halfjaar", lambda it: it.item.half, For.PROGRAMS, optional=True),
    Fact(
        *("period", "Periode", lambda it: it.item.period and it.item.period.name, For.PROGRAMS),
        json=lambda it: it.item.period and paths.plain(it.item.period),
    ),
    Fact("year", "Jaar", lambda it: it.year, For.PROGRAMS, optional=True),
    Fact("title", "Wat", lambda it: it.item.title),
    Fact("responsible", "Verantwoordelijk", lambda it: it.responsible, For.PROGRAMS),
    Fact("who", "Wie", who, For.PEOPLE),
    Fact("domain", "Domein", lambda it: it.item.domain),
    Fact("days", "Dagen", lambda it: days(it.item.from_, it.item.to), For.PEOPLE, optional=True),
    *LABELS,
    Fact("theme", "Thema", lambda it: it.theme, For.PROGRAMS),
    Fact("actions", "Acties", lambda it: it.item.actions, For.PROGRAMS),
    Fact("gemeenten", "Voor", lambda it: it.gemeenten, For.PROGRAMS),
    ours.derived_fact(lambda it: it.item.derived, optional=False),
    Fact("from", "Van", lambda it: it.item.from_, For.PROGRAMS),
    Fact("to", "Tot en met", lambda it: it.item.to, For.PROGRAMS),
)
