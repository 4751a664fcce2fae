"""The goals and the actions that serve them as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.model import Goal, Theme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.goals import Served
from uvp_cli.reports.tables import Column, Count, For, Kind, Report, Row, Table
from uvp_cli.reports.tally import note

_COLUMNS = (
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("goal", "Id"),
    Column("number", "Nummer", Kind.NUMBER, For.PROGRAMS),
    Column("text", "Doelstelling"),
    Column("titles", "Acties", reader=For.PEOPLE),
    Column("actions", "Acties", reader=For.PROGRAMS),
    Column("derived", "Afgeleid", reader=For.PROGRAMS),
)


def goals_report(
    goals: Sequence[Served], loaded: Loaded, theme: str | None = None, *, uncovered: bool = False
) -> Report:
    """Goals by theme; `theme` (an id) and `uncovered` are what was asked."""
    # Where no goal has an action, a column for them says nothing.
    columns = tuple(each for each in _COLUMNS if not (uncovered and each.key == "titles"))
    rows: list[Row] = []
    for each, served in groupby(goals, key=lambda one: one.theme):
        rows.append(Row((each.title,), "section"))
        rows += [_row(one, columns) for one in served]
    title = "Doelstellingen zonder actie" if uncovered else "Doelstellingen en hun acties"
    themes = [each.title for each in loaded.programme.themes if each.id == theme]
    tally = _tally(goals, uncovered=uncovered)
    empty = f"Geen doelstellingen{' zonder actie' if uncovered else ''} gevonden."
    table = Table(
        title="".join([title, *(f", thema {name}" for name in themes)]),
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(rows),
        notes=(note(tally), *_notes(goals)) if goals else (),
        empty=empty,
        tally=tally,
    )
    contract = {"programme": loaded.programme.id, "goals": [_contract(each) for each in goals]}
    return Report(table, contract)


def called(theme: Theme, goal: Goal) -> str:
    """A goal by its number: Doelstelling 3, Jeugd en Veiligheid; by its text if it has none."""
    return f"Doelstelling {goal.number}, {theme.title}" if goal.number else goal.text


def _tally(goals: Sequence[Served], *, uncovered: bool) -> tuple[Count, ...]:
    """How many goals, and how many without an action."""
    number = Count("goals", "Doelstellingen", len(goals), "{} doelstelling", "{} doelstellingen")
    without = sum(not each.actions for each in goals)
    bare = Count("uncovered", "Zonder actie", without, "{} zonder actie", "{} zonder actie")
    return (number,) if uncovered else (number, bare)


def _notes(goals: Sequence[Served]) -> list[str]:
    """What of it is our own reading."""
    links = sum(len(each.actions) for each in goals)
    derived = sum(len(each.derived) for each in goals)
    if not derived:
        return []
    return [
        f"Van de {dutch.plural(links, 'koppeling', 'koppelingen')} met een actie "
        f"{'is' if derived == 1 else 'zijn'} er {dutch.number(derived)} afgeleid door lezing; "
        "niet zo vastgesteld."
    ]


def _row(served: Served, columns: Sequence[Column]) -> Row:
    contract = _contract(served)
    shown = {
        **contract,
        "titles": "; ".join(action.title for action in served.actions) or "geen",
        "actions": tuple(contract["actions"]),
        "derived": tuple(contract["derived"]),
    }
    return Row(tuple(shown[column.key] for column in columns))


def _contract(served: Served) -> dict[str, Any]:
    return {
        "theme": served.theme.id,
        "goal": served.goal.id,
        "number": served.goal.number,
        "text": served.goal.text,
        "actions": [action.id for action in served.actions],
        "derived": [action.id for action in served.derived],
    }
