"""`uvp help`: the help of a command, for who asks so."""

from typing import Any

import typer

from uvp_cli.commands.shared.parameters import argument
from uvp_cli.exits import UsageProblem


def complete_command(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The commands of the program, as it completes them itself."""
    program = ctx.find_root()
    items = program.command.shell_complete(program, incomplete)
    return [(item.value, item.help or "") for item in items if not item.value.startswith("-")]


def help_(
    ctx: typer.Context,
    command: str | None = argument(
        "OPDRACHT", "De opdracht, in het Engels of Nederlands.", complete_command, default=None
    ),
) -> None:
    """Toon de hulp, of die bij een opdracht.

    \b
    Voorbeelden:
      uvp help
      uvp help hours
      uvp help uren
    """
    program: Any = ctx.find_root()
    if command is None:
        typer.echo(program.get_help())
        return
    named = program.command.get_command(program, command)
    if named is None:
        raise UsageProblem(f"Onbekende opdracht '{command}'. Alle opdrachten: uvp help")
    typer.echo(named.get_help(typer.Context(named, info_name=named.name, parent=program)))
