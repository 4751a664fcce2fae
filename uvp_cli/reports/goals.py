"""The goals and the actions that serve them as a table and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uvp_cli import dutch
from uvp_cli.programme import gaps, paths, structure
from uvp_cli.programme.model import Goal, Programme, Theme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.goals import Served
from uvp_cli.queries.naming import EVERYTHING, Names
from uvp_cli.reports.asked import narrowed
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.tables import Count, Counting, For, Kind, Report, Table

WITHOUT_ACTION = "Doelstellingen zonder actie"
WE_READ_NONE = "Doelstellingen waarbij wij geen actie lezen"


def goals_report(
    goals: Sequence[Served], loaded: Loaded, about: Names = EVERYTHING, *, uncovered: bool = False
) -> Report:
    """Goals by theme; the title gives `about` (ids) and `uncovered`, by which they are chosen."""
    # Where no goal has an action, a column for them says nothing.
    facts = _FACTS.about(goals) if uncovered else _FACTS
    programme, kind = loaded.programme, without_action(loaded.programme)
    titles = structure.titles(programme)
    number = Count("goals", "Doelstellingen", len(goals), "doelstelling", "doelstellingen")
    without = sum(not served.actions for served in goals)
    bare = Count("uncovered", "Zonder actie", without, "zonder actie", "zonder actie")
    table = Table(
        f"{kind if uncovered else 'Doelstellingen en hun acties'}{narrowed(programme, about)}",
        loaded.subtitle,
        tally=(number,) if uncovered else (number, bare),
        notes=tuple(_notes(goals, programme, uncovered=uncovered)),
        empty=f"Geen {_lower(kind)}." if uncovered else "Geen doelstellingen gevonden.",
    )
    filled = facts.fill(table, goals, lambda served: titles[served.theme.id])
    return Report(
        filled, {"programme": programme.id, "goals": [_FACTS.contract(served) for served in goals]}
    )


def called(theme: Theme, goal: Goal) -> str:
    """A goal by its number: Doelstelling 3, Jeugd en Veiligheid; by its text if it has none."""
    return f"Doelstelling {goal.number}, {theme.title}" if goal.number else goal.text


def unserved(programme: Programme, whose: str = "") -> str:
    """A sentence about a goal without an action: our reading, where any link is one.
    `whose` says for whom the actions are, such as " voor Vaals"."""
    if links_itself(programme):
        return f"Het programma koppelt hieraan geen actie{whose}."
    return f"Wij lezen in het programma geen actie{whose} die hieraan bijdraagt."


def without_action(programme: Programme) -> str:
    """The title of goals without an action; whose reading that is, as `unserved`."""
    return WITHOUT_ACTION if links_itself(programme) else WE_READ_NONE


def links_itself(programme: Programme) -> bool:
    """Whether only the programme itself says which actions serve a goal, if it says so of any: we
    read nothing into it."""
    return not any("goals" in action.derived for _, action in paths.actions(programme))


def _notes(goals: Sequence[Served], programme: Programme, *, uncovered: bool) -> Iterator[str]:
    """The number of links with an action that are our own reading, and whose a missing one is."""
    links = sum(len(served.actions) for served in goals)
    derived = sum(len(served.derived) for served in goals)
    if derived:
        which = "De enige koppeling met een actie is"
        if links > 1:
            count = f"{'is' if derived == 1 else 'zijn'} er {dutch.number(derived)}"
            which = f"Van de {dutch.number(links)} koppelingen met een actie {count}"
        yield Counting(f"{which} van ons; zo staat het niet in het programma.")
    if not all(served.actions for served in goals):
        yield f"Zonder actie: {_lower(unserved(programme))}"
    points = {goal.id for _, goal in gaps.goals_without_action(programme)}
    open_points = sum(served.goal.id in points for served in goals)
    # Why fewer goals are an open point than there are without an action.
    if uncovered and open_points != len(goals):
        count = dutch.plural(open_points, "daarvan is", "daarvan zijn")
        which = f"{count} een open punt:" if open_points else NO_OPEN_POINT
        yield f"{which} waar acties van hetzelfde thema wel een doelstelling noemen."


NO_OPEN_POINT = "Geen daarvan is een open punt: dat is een doelstelling pas"


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


_FACTS: Facts[Served] = Facts.of(
    Fact("theme", "Thema", lambda it: it.theme.id, For.PROGRAMS),
    Fact("goal", "Id", lambda it: it.goal.id),
    Fact("number", "Nummer", lambda it: it.goal.number, For.PROGRAMS, Kind.NUMBER),
    Fact("text", "Doelstelling", lambda it: it.goal.text),
    Fact(
        *("titles", "Acties", lambda it: "; ".join(action.title for action in it.actions) or None),
        For.PEOPLE,
        optional=True,
        silence="geen",
    ),
    Fact("actions", "Acties", lambda it: tuple(action.id for action in it.actions), For.PROGRAMS),
    Fact("derived", "Onze lezing", lambda it: tuple(of.id for of in it.derived), For.PROGRAMS),
)
