"""Completion with TAB: Typer's own, with its options in Dutch and our own scripts."""

from __future__ import annotations

import os

import typer

from uvp_cli.exits import UsageProblem

PROGRAM = "uvp"
COMPLETING = "_UVP_COMPLETE"
"""The environment variable with which a shell asks for completion."""
TYPER_WORDS = "_TYPER_COMPLETE_ARGS"
"""The environment variable with what is completed, in Typer's own scripts."""
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def prepare() -> None:
    """Lets us answer the shells, but Typer PowerShell and the scripts of an older uvp."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()
    if TYPER_WORDS in os.environ:
        return
    from typer._completion_classes import add_completion_class  # type: ignore[attr-defined]

    from uvp_cli.commands.shared import shells

    for shell in shells.SHELLS:
        add_completion_class(shell, shell.name)


def names_files(_: typer.Context, __: str) -> list[str]:
    """Completes nothing itself, but has the shell do so: ends the program."""
    from uvp_cli.commands.shared.shells import FILES_MEANT

    raise SystemExit(FILES_MEANT)


def install(wanted: bool) -> None:
    """Installs completion for the shell that is running. Ends the program."""
    if not wanted:
        return
    from typer.completion import install as install_for  # type: ignore[attr-defined]

    shell = _shell()
    name, path = install_for(shell=shell, prog_name=PROGRAM)
    if shell in ("bash", "zsh", "fish"):
        path.write_text(_script(shell) + "\n", encoding="utf-8")
    typer.echo(f"Aanvullen met TAB is voor {name} geïnstalleerd in {path}.")
    typer.echo("Open een nieuw terminalvenster om het te gebruiken.")
    raise typer.Exit


def show(wanted: bool) -> None:
    """Prints the completion script of the shell that is running. Ends the program."""
    if not wanted:
        return
    typer.echo(_script(_shell()))
    raise typer.Exit


def _script(shell: str) -> str:
    """The script that has a shell ask us: our own, or Typer's for PowerShell."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    from uvp_cli.commands.shared import shells

    own = {shell.name: shell for shell in shells.SHELLS}
    if shell in own:
        return own[shell].source_template.strip()
    return str(get_completion_script(prog_name=PROGRAM, complete_var=COMPLETING, shell=shell))


def _shell() -> str:
    """The shell that is running. Raises `UsageProblem` when it cannot complete."""
    import shellingham  # type: ignore[import-untyped]

    try:
        name = str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        name = ""
    if name not in SHELLS:
        which = f"de shell {name}" if name else "deze shell"
        raise UsageProblem(f"Aanvullen kan niet in {which}; wel in {', '.join(SHELLS)}.")
    return name
