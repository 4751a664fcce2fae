"""Which command can be asked about what: a table, so that no filter is forgotten."""

from __future__ import annotations

from tests.cases import cases
from tests.commands.queries import COMMANDS

ABOUT = {
    "hours": {"gemeente", "theme", "department", "partner", "goal", "level", "priority"},
    "planning": {
        *("gemeente", "theme", "department", "partner"),
        *("level", "priority", "area", "responsible"),
    },
    "calendar": {"gemeente", "theme", "department", "partner", "responsible"},
    "actions": {
        *("gemeente", "theme", "department", "partner", "goal"),
        *("owner", "portfolio", "responsible", "level", "priority", "area"),
    },
    "goals": {"gemeente", "theme", "department", "partner"},
    "indicators": {"gemeente", "theme", "goal", "area"},
    "progress": {"gemeente", "theme", "department", "partner"},
    "departments": {"gemeente", "theme"},
    "partners": {"gemeente", "theme"},
    "budget": {"gemeente", "theme", "department", "partner"},
    "questions": {"gemeente", "theme", "department", "partner"},
    "search": {"gemeente", "theme", "department", "partner"},
    "report": {"gemeente", "theme", "department", "partner"},
    "site": {"gemeente", "theme", "department", "partner"},
    "export": {"gemeente", "theme", "department", "partner"},
    "history": {"gemeente"},
    "log": {"gemeente"},
}
"""Of each command what it can be narrowed to. The others are about a whole programme, or about
what is named behind them; a party is not narrowed to a party, and a site is of one municipality or
of all."""
NAMES = frozenset().union(*ABOUT.values())


@cases("command", COMMANDS)
def test_every_command_can_be_narrowed_as_the_table_says(command: str) -> None:
    fields = {param.name for param in COMMANDS[command].params}
    assert fields & NAMES == ABOUT.get(command, set())
