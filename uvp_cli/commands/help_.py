"""`uvp help`: the help of a command, for who asks so."""

from __future__ import annotations

import typer

from uvp_cli.commands.shared.parameters import argument
from uvp_cli.exits import UsageProblem


def complete_command(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The commands of the program, as it completes them itself."""
    if ctx.parent is None:
        return []
    found = ctx.parent.command.shell_complete(ctx.parent, incomplete)
    return [(item.value, item.help or "") for item in found if not item.value.startswith("-")]


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
    program = ctx.parent
    if program is None or not isinstance(program.command, typer.core.TyperGroup):
        raise RuntimeError("Help is a command of a program.")
    if command is None:
        typer.echo(program.get_help())
        return
    found = program.command.get_command(program, command)
    if found is None:
        raise UsageProblem(f"Onbekende opdracht '{command}'. Alle opdrachten: uvp help")
    typer.echo(found.get_help(typer.Context(found, info_name=found.name, parent=program)))
