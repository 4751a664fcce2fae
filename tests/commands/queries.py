"""The queries of `uvp`, with the examples in their help."""

from __future__ import annotations

import shlex
from typing import Any

import typer

from uvp_cli.cli import app

_GROUP: Any = typer.main.get_command(app)
COMMANDS = {name: _GROUP.get_command(None, name) for name in _GROUP.list_commands(None)}
QUERIES = [
    name for name, command in COMMANDS.items() if any(p.name == "delimiter" for p in command.params)
]
ASKED = sorted({*QUERIES} - {"export", "import", "diff", "new", "report", "site"})
"""The queries whose examples write nothing and need nothing but a programme."""


def completions(command: str, option: str, typed: str) -> list[str]:
    """The values that TAB offers behind an option of a command."""
    param = next(param for param in COMMANDS[command].params if option in param.opts)
    return [item.value for item in param.shell_complete(typer.Context(COMMANDS[command]), typed)]


def examples(query: str) -> list[list[str]]:
    """The command lines in the help of a query, without the word `uvp`."""
    lines = [line.strip() for line in COMMANDS[query].help.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith(f"uvp {query}")]
