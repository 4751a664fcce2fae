"""The `uvp` program: its commands, and the one place where endings become exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TextIO

import typer

from uvp_cli import __version__
from uvp_cli.commands.shared.completion import COMPLETING, install, prepare, show
from uvp_cli.commands.shared.dutch_help import DutchGroup, explain
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.programme.refusal import Refusal

ISSUES = "Meld dit met de opdracht die u gaf en het programma dat u las."

FULL = (errno.ENOSPC, errno.EDQUOT)
"""The errors of the system when there is no room left to write."""

PARTS = {
    "Wat er in het programma staat": {
        "hours": "uren",
        "planning": "maandplanning",
        "progress": "voortgang stand status",
        "actions": "acties taken activiteiten projecten",
        "goals": "doelen doelstellingen",
        "indicators": "indicatoren cijfers",
        "departments": "afdelingen",
        "partners": "ketenpartners",
        "budget": "geld begroting financien financiën",
    },
    "Zoeken en vergelijken": {
        "questions": "vragen punten",
        "search": "zoek zoeken",
        "show": "toon overzicht gemeenten themas",
        "history": "historie geschiedenis",
        "diff": "verschil verschillen vergelijk wijzigingen",
    },
    "Delen met anderen": {
        "site": "website",
        "report": "rapport brief verslag",
        "calendar": "agenda kalender",
        "export": "exporteer excel",
        "import": "importeer",
    },
    "Beginnen en bijhouden": {
        "log": "noteer noteren logboek notitie",
        "new": "nieuw",
        "init": "begin",
        "migrate": "bijwerken",
    },
    "Controleren en hulp": {
        "validate": "controleer controle",
        "rules": "regels",
        "schema": "",
        "help": "hulp ?",
    },
}
"""Every command in the order and under the headings of the help, each with its other names: the
first of those stands in the help."""
ALSO = {
    other: name
    for part in PARTS.values()
    for name, others in part.items()
    for other in others.split()
}
_ELSEWHERE = {
    "departments": "parties:departments",
    "partners": "parties:partners",
    "import": "import_:import_",
    "help": "help_:help_",
}
COMMANDS = {
    name: _ELSEWHERE.get(name, f"{name}:{name}") for part in PARTS.values() for name in part
}
"""The module in `commands/` and the function of each command.

Each is a new process, so only the module of the one that is called is imported.
"""


class Program(DutchGroup):
    """The commands of `uvp`."""

    places = COMMANDS
    parts = PARTS
    also = ALSO


app = typer.Typer(
    name="uvp",
    cls=Program,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def print_version(wanted: bool) -> None:
    """Prints the version. Ends the program."""
    if wanted:
        typer.echo(f"uvp {__version__}")
        raise typer.Exit


def _ending(names: str, text: str, callback: Callable[[bool], None]) -> Any:
    """An option of the program itself, with which it does that alone."""
    return typer.Option(False, *names.split(), callback=callback, is_eager=True, help=text)


@app.callback(invoke_without_command=True)
def program(
    ctx: typer.Context,
    version: bool = _ending("--version --versie", "Toon de versie.", print_version),
    install_completion: bool = _ending(
        "--install-completion", "Installeer het aanvullen van namen met TAB in deze shell.", install
    ),
    show_completion: bool = _ending(
        "--show-completion", "Toon het script voor het aanvullen met TAB.", show
    ),
) -> None:
    """Bevraag, tel op en controleer een Uitvoeringsprogramma Integrale Veiligheid.

    \b
    Voorbeelden:
      uvp hours --gemeente Vaals
      uvp planning --month mei
      uvp show jeugd
      uvp validate data/uvp2026.yaml

    Zonder opdracht: het programma op één scherm. Hulp bij een opdracht: uvp hours --help
    """
    if ctx.invoked_subcommand is None:
        from uvp_cli.commands.overview import show_overview

        show_overview()


def main() -> int:
    """Runs the command line; gives the exit status, once all output is written."""
    _print_what_the_terminal_can()
    with _sign_of_life():
        code = run(sys.argv[1:])
    try:
        sys.stderr.flush()
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        return _unwritten(error)
    return code


def run(arguments: list[str]) -> int:
    """Runs one command line; whatever goes wrong becomes a message and an exit code."""
    if COMPLETING in os.environ:
        prepare()
    try:
        return int(app(arguments, prog_name="uvp", standalone_mode=False) or ExitCode.OK)
    except (UsageProblem, Refusal) as error:
        return _complain(str(error), arguments)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except SystemExit as ending:
        # Typer turns a reader that has gone into exit 1; `uvp show | head` is no error.
        if isinstance(ending.__context__, BrokenPipeError):
            _drop_output()
            return ExitCode.OK
        return ending.code if isinstance(ending.code, int) else ExitCode.OK
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except (OSError, MemoryError) as error:
        return _refused(error)
    except Exception as error:
        if getattr(error, "exit_code", None) == ExitCode.USAGE:
            return _complain(explain(error), arguments)
        return _report_bug(error)


def _sign_of_life() -> AbstractContextManager[object]:
    """Tells somebody at a terminal that a command is still at work."""
    if not sys.stderr.isatty() or COMPLETING in os.environ:
        return nullcontext()
    from uvp_cli.commands.shared import waiting

    return waiting.sign()


def _complain(message: str, arguments: list[str]) -> int:
    """Says what is wrong with the command line and where to find help."""
    from uvp_cli.commands.shared.output import complain

    named = [ALSO.get(word, word) for word in arguments[:1] if word in {**COMMANDS, **ALSO}]
    complain(*message.split("\n"), f"Hulp: {' '.join(['uvp', *named, '--help'])}")
    return ExitCode.USAGE


def _unwritten(error: OSError) -> int:
    """Says that the answer could not be written, and drops what is left of it."""
    _drop_output()
    reason = "de schijf is vol" if error.errno in FULL else "de uitvoer is verdwenen"
    sys.stderr.write(f"Het antwoord is niet of niet helemaal geschreven: {reason}.\n")
    return ExitCode.USAGE


def _refused(error: OSError | MemoryError) -> int:
    """Says why the system does not let the program go on, and at which file if that is known."""
    if os.environ.get("UVP_DEBUG"):
        return _report_bug(error)
    if isinstance(error, MemoryError):
        sys.stderr.write("Er is te weinig geheugen voor deze opdracht.\n")
        return ExitCode.USAGE
    if error.errno is None:
        return _report_bug(error)
    if error.errno in FULL:
        return _unwritten(error)
    from uvp_cli.system import is_nowhere, printable, reason

    if is_nowhere():
        sys.stderr.write("De map waarin u staat, bestaat niet meer. Ga eerst naar een andere.\n")
        return ExitCode.USAGE
    file = error.filename
    where = f"'{printable(file)}'" if isinstance(file, str | bytes) else "Een bestand"
    sys.stderr.write(f"{where} is niet te gebruiken: {reason(error, reading=True)}.\n")
    return ExitCode.USAGE


def _report_bug(error: Exception) -> int:
    """Admits a fault of our own in two lines; `UVP_DEBUG=1` shows the whole story."""
    import traceback

    if os.environ.get("UVP_DEBUG"):
        traceback.print_exc()
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    sys.stderr.write(f"Fout in uvp zelf: {type(error).__name__} ({where}).\n{ISSUES}\n")
    return ExitCode.BUG


def _print_what_the_terminal_can() -> None:
    """Lets text that the terminal cannot encode be printed without accents instead of failing. A
    stream that is closed (`uvp hours >&-`) takes everything and keeps nothing."""
    from uvp_cli.render.fallback import register

    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    name = register()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=name)


def _nowhere() -> TextIO:
    """A stream that keeps nothing, open for as long as the process lives."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _drop_output() -> None:
    """After a reader such as `head` has gone: writes the rest nowhere."""
    from uvp_cli.commands.shared.output import drop_output

    drop_output()
