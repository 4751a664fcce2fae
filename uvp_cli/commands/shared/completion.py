"""Completion with TAB: Typer's own, with its options in Dutch and without its detours."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer

PROGRAM = "uvp"
COMPLETING = "_UVP_COMPLETE"
"""The environment variable with which a shell asks for completion."""
WORDS, PLACE = "COMP_WORDS", "COMP_CWORD"
"""The environment variables with what bash completes, and which word of that."""
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


Completing = TypeVar("Completing", bound=Callable[..., Any])


def completes(function: Completing) -> Completing:
    """Marks what completes an option, so that Typer goes by the names of its parameters.

    It would work out their types first, at every start, of each option of the command.
    """
    function.__annotations__.clear()
    return function


def prepare() -> None:
    """Lets Typer answer the shells; it does so itself only with its own, English options."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()
    if WORDS in os.environ:
        words, place = without_equals(os.environ[WORDS], int(os.environ.get(PLACE) or 0))
        os.environ[WORDS], os.environ[PLACE] = words, str(place)


def without_equals(words: str, place: int) -> tuple[str, int]:
    """The words of bash and the place of the one that is completed, with `--gemeente=v`, which bash
    takes for three words, as the two that it means."""
    kept: list[str] = []
    between = "\n" if "\n" in words else " "  # as IFS is in the script that bash runs
    for number, word in enumerate(words.split(between)):
        if word == "=" and kept and kept[-1].startswith("--"):
            place -= number < place
        else:
            kept.append(word)
    return between.join(kept), place


def is_quoted() -> bool:
    """Whether what is completed stands behind a quote in bash, so that it may hold spaces."""
    words = os.environ.get(WORDS, "")
    return any(words.count(quote) % 2 for quote in "\"'")


def install(wanted: bool) -> None:
    """Installs completion for the shell that is running. Ends the program."""
    if not wanted:
        return
    from typer.completion import install as install_for  # type: ignore[attr-defined]

    shell = _shell()
    name, path = install_for(shell=shell, prog_name=PROGRAM)
    typer.echo(f"Aanvullen met TAB is voor {name} geïnstalleerd in {path}.")
    typer.echo("Open een nieuw terminalvenster om het te gebruiken.")
    raise typer.Exit


def show(wanted: bool) -> None:
    """Prints the completion script of the shell that is running. Ends the program."""
    if not wanted:
        return
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    script = get_completion_script(prog_name=PROGRAM, complete_var=COMPLETING, shell=_shell())
    typer.echo(script)
    raise typer.Exit


def _shell() -> str:
    """The shell that is running. Raises `UsageProblem` when it cannot complete."""
    import shellingham  # type: ignore[import-untyped]

    from uvp_cli.exits import UsageProblem

    try:
        name = str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        name = ""
    if name not in SHELLS:
        which = f"de shell {name}" if name else "deze shell"
        raise UsageProblem(f"Aanvullen kan niet in {which}; wel in {', '.join(SHELLS)}.")
    return name


InstallOption = Annotated[
    bool,
    typer.Option(
        "--install-completion",
        callback=install,
        is_eager=True,
        help="Installeer het aanvullen van namen met TAB in deze shell.",
    ),
]
ShowOption = Annotated[
    bool,
    typer.Option(
        "--show-completion",
        callback=show,
        is_eager=True,
        help="Toon het script voor het aanvullen met TAB.",
    ),
]
