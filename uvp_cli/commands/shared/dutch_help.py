"""Typer in Dutch: help screens and usage errors in the language of the users.

Typer's own help and errors are English, and its rich help costs an import of
rich. These classes write plain Dutch help with Typer's own formatter; the
options keep to text and flags, so that every other message is ours.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import starmap, takewhile
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any, cast

from typer import Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from uvp_cli import dutch
from uvp_cli.commands.shared.runs import WordRun, runs
from uvp_cli.exits import UsageProblem
from uvp_cli.programme.refusal import WrongKind

HELP_OPTION = "Toon deze hulp."
ASKING_HELP = frozenset({"help", "hulp", "?"})
"""The words that people type behind a command for its help."""
REQUIRED = ("[required]", "[verplicht]")
"""The word of Typer for an argument that cannot be left out, and ours."""
WHOLE = 1_000
"""More characters than any first sentence has."""
FILTERS = (
    *("gemeente", "theme", "department", "partner", "goal", "responsible", "owner", "portfolio"),
    *("month", "first", "last", "at", "year", "kind", "weight", "duration", "search", "by"),
    *("status", "reading", "files"),
)
"""The fields of the options that make a question narrower or divide it."""
HEADINGS = ("Argumenten", "Kiezen", "Opties", "Programma en vorm")
"""The parts of a help screen, in order: what is asked most first, what every command has last."""
CHOOSING = frozenset(
    {*FILTERS, "only", "having", "lacking", "uncovered"}
    - {"files", "year", "at", "status", "reading"}
)
"""The fields of the options that stand under "Kiezen"."""
COMMON = frozenset({"files", "year", "form", "delimiter", "no_pager", "help"})
"""The fields of the options that nearly every command has."""
WRITING = frozenset({"force", "dry_run"})
"""The fields of the options of commands that write over what is there."""
MORE = "…"
"""The end of the label of what may be given more than once."""
LABEL = 31
"""Characters of a label with its text beside it, in line with those of the others."""
NARROWEST = 30
"""Columns of the narrowest terminal whose width the help keeps to."""
_TYPED = "uvp.typed"
"""The key under which a context remembers that completion goes on from something."""


class _DutchHelp:
    """The help in Dutch that commands and groups share."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = HELP_OPTION
            option.opts.sort(key=len)
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        command: Any = self
        # Typer writes lines of 50 at least.
        formatter.width = min(formatter.width, max(get_terminal_size().columns, NARROWEST) - 2)
        pieces = " ".join(command.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Gebruik: ")
        if command.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(inspect.cleandoc(command.help))
        parts: dict[str, list[tuple[str, str]]] = {heading: [] for heading in HEADINGS}
        for param in command.get_params(ctx):
            record = param.get_help_record(ctx)
            if record:
                parts[_heading(param)].append((record[0], record[1].replace(*REQUIRED)))
        if len(parts[HEADINGS[-1]]) == 1:
            parts["Opties"].append(parts[HEADINGS[-1]].pop())
        arguments, *options = parts.values()
        widest = min(LABEL, formatter.width // 2)
        every = [row for rows in options for row in rows]
        columns = [_column(arguments, widest), *[_column(every, widest)] * 3]
        for (heading, rows), column in zip(parts.items(), columns, strict=True):
            if rows:
                more = " (… mag vaker)" if any(label.endswith(MORE) for label, _ in rows) else ""
                formatter.write(f"\n{heading}{more}:\n")
                formatter.write(_described(rows, column, formatter.width))
        for heading, summaries in self._summaries().items():
            formatter.write(f"\n{heading}:\n")
            formatter.write("".join(f"  {name:24}{summary}\n" for name, summary in summaries))

    def _summaries(self) -> dict[str, list[tuple[str, str]]]:
        return {}


class DutchCommand(_DutchHelp, TyperCommand):
    """A command whose help is Dutch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["options_metavar"] = "[OPTIES]"
        super().__init__(*args, **kwargs)

    def get_short_help_str(self, limit: int = WHOLE) -> str:
        """The first sentence of the help, whole unless a limit is set."""
        return str(super().get_short_help_str(limit))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The rest of the command line. Raises `UsageProblem` where some of it would get lost."""
        if not ctx.resilient_parsing:
            typed, stray, order = self.make_parser(ctx).parse_args(args=list(args))
            self._check_once(order)
            if len(stray) == 1 and stray[0].casefold() in ASKING_HELP:
                return super().parse_args(ctx, ["--help"])
            line = [*runs(args, _options(self.get_params(ctx)))]
            if self.filters() and "help" not in typed:
                understood = self._understood(line, typed, stray, is_parted="--" in args)
                if understood is not None:
                    return self.parse_args(ctx, understood)
            elif stray:
                _check_alone(stray[0], line)
        return super().parse_args(ctx, args)

    def _understood(
        self,
        line: Sequence[WordRun],
        typed: Mapping[str, Any],
        stray: Sequence[str],
        *,
        is_parted: bool,
    ) -> list[str] | None:
        """The command line with every word behind its option, where one stands behind none that is
        no argument, or behind the value of one; else None. What stands behind -- is an argument of
        its own where the line `is_parted`. Raises `UsageProblem`."""
        arguments = [param for param in self.params if param.param_type_name == "argument"]
        takes = [it.nargs for it in arguments if is_parted or "-- " not in (it.metavar or "")]
        room = sys.maxsize if -1 in takes else sum(takes)
        fits = sum(len(run.words) for run in line) <= room
        if fits and not any(run.field and run.words for run in line):
            return None
        from uvp_cli.commands.shared.stray import CommandLine, Nearby, is_file

        files = [*(typed.get("files") or ()), *filter(is_file, stray)]
        near = Nearby({**typed, "files": files}, sound=True)
        notes = -1 in takes and self._writes()
        of_command = (self.filters(), self._valued(), self._flag, self.known())
        is_made = any(it.metavar in ("DOEL", "BESTAND") for it in arguments)
        return CommandLine(*of_command, near, notes, is_made=is_made).understood(line, room)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command. Raises `UsageProblem` with what to type for a name of another kind."""
        try:
            return super().invoke(ctx)
        except WrongKind as wrong:
            raise UsageProblem(f"{wrong}{self._instead(wrong)}.") from None

    def _instead(self, wrong: WrongKind) -> str:
        """The words to type for something of another kind than was named."""
        option, name = f"--{wrong.kind}", "overig" if wrong.id == "other_actions" else wrong.id
        if any(option in param.opts for param in self.params):
            return f": {option} {name}"
        all_about = f". Alles daarover: uvp show {name}"
        return all_about if wrong.has_card else f": uvp actions {option} {name}"

    def filters(self) -> dict[str, str]:
        """The options with which a question is made narrower or divided, by their field."""
        options = {str(param.name): param.opts[0] for param in _options(self.params)}
        return {field: options[field] for field in FILTERS if field in options}

    def known(self) -> list[str]:
        """All options that the command has besides those that say in which form it answers: first
        those with which a question is made narrower."""
        own = (it.opts[0] for it in _options(self.params) if it.name not in COMMON - {*FILTERS})
        return [*dict.fromkeys((*self.filters().values(), *own))]

    def _writes(self) -> bool:
        """Whether an option decides what is written over."""
        return any(param.name in WRITING for param in self.params)

    def _valued(self) -> dict[str, str]:
        """The fields of the options that take a value, by the words that those are called."""
        return {
            name.removeprefix("--"): str(param.name)
            for param in _options(self.params)
            if not param.is_flag
            for name in param.opts
            if name.startswith("--")
        }

    def _flag(self, words: Sequence[str]) -> str | None:
        """The option without a value that is called as these words: te laat. None where it may
        decide what is written over: that is only done for an option."""
        name = f"--{'-'.join(words).casefold()}"
        named = (param for param in _options(self.params) if name in param.opts)
        return name if any(param.is_flag for param in named) and not self._writes() else None

    def _check_once(self, order: Sequence[Any]) -> None:
        """Raises `UsageProblem` where an option of one value has more: only the last would count. A
        flag that is given twice says the same."""
        single = (it for it in _options(order) if not (it.multiple or it.is_flag))
        counts = Counter(param.opts[0] for param in single)
        for option, count in counts.items():
            if count > 1:
                raise UsageProblem(f"{option} mag één keer; hier staat het {count} keer.")


class DutchGroup(_DutchHelp, TyperGroup):
    """The program with its commands, whose help and unknown commands are Dutch.

    A command is imported when it is called or listed, and not before.
    """

    places: Mapping[str, str] = {}
    """The module and function of each command, such as "hours:hours"."""
    parts: Mapping[str, Mapping[str, str]] = {}
    """The headings of the help, with the commands beneath each and their other names."""
    also: Mapping[str, str] = {}
    """Other names of commands, each with the command that it is; the help shows the first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["options_metavar"] = "[OPTIES]"
        kwargs["subcommand_metavar"] = "OPDRACHT …"
        super().__init__(*args, **kwargs)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, in the order of the help."""
        return [*self.places, *(self.also if ctx and ctx.meta.get(_TYPED) else ())]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of that name, in capitals or not, imported now; None if there is none."""
        name = cmd_name.casefold()
        name = self.also.get(name, name)
        return _command(name, self.places[name]) if name in self.places else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called. Raises `UsageProblem` with the nearest names."""
        name = args[0].casefold()
        if name in self.also or name in self.places:
            args = [self.also.get(name, name), *args[1:]]
        elif not ctx.resilient_parsing:
            args = self._meant(args, ctx)
        return super().resolve_command(ctx, args)

    def _unknown_command(self, word: str, ctx: Any) -> tuple[str, str]:
        """The message about a word that is no command, and what may be meant: the option of the
        program that is called so, or the nearest command."""
        option = f"--{word.casefold()}"
        if any(option in param.opts for param in self.get_params(ctx)):
            return f"Onbekende opdracht '{word}'.", f" Bedoelt u uvp {option}?"
        return _unknown("opdracht", word, [*self.places, *self.also])

    def _meant(self, args: list[str], ctx: Any) -> list[str]:
        """The command line that is meant by one without a command, such as "uvp Vaals". Raises
        `UsageProblem` where that cannot be known."""
        from uvp_cli.commands.shared.stray import command_for, instead
        from uvp_cli.programme.names import near

        words = list(takewhile(lambda word: not word.startswith("-"), args))
        is_slip = near(args[0].casefold(), (*self.places, *self.also))
        line = command_for(words) if words[1:] or not is_slip else None
        if line is None:
            said, meant = self._unknown_command(args[0], ctx)
            commands = {*self.places, *self.also} - ASKING_HELP
            raise UsageProblem(said + (meant or instead(words, commands)))
        return [*line, *args[len(words) :]]

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The completions of what was typed; with the Dutch names once something is."""
        ctx.meta[_TYPED] = bool(incomplete)
        return super().shell_complete(ctx, incomplete)

    def _summaries(self) -> dict[str, list[tuple[str, str]]]:
        """Under each heading its commands with their Dutch names, and what they do."""

        def summary(name: str, others: str) -> tuple[str, str]:
            said = _function(self.places[name]).__doc__ or ""
            return ", ".join([name, *others.split()[:1]]), said.partition("\n")[0]

        return {heading: [*starmap(summary, part.items())] for heading, part in self.parts.items()}


@cache
def _command(name: str, address: str) -> DutchCommand:
    holder = Typer(add_completion=False, rich_markup_mode=None)
    holder.command(name, cls=DutchCommand)(_function(address))
    return cast("DutchCommand", get_command(holder))


def _function(address: str) -> Callable[..., Any]:
    """The function of a command, by its address in `commands/`, such as "hours:hours"."""
    module, name = address.split(":")
    function: Callable[..., Any] = getattr(import_module(f"uvp_cli.commands.{module}"), name)
    return function


def _check_alone(word: str, line: Iterable[WordRun]) -> None:
    """Raises `UsageProblem` where a word too many may be a part of the value before it."""
    if run := next((run for run in line if run.field and word in run.words), None):
        from uvp_cli.commands.shared.stray import apart

        raise UsageProblem(f"Onverwacht: {word}. {apart(run.option, run.value, run.words)}")


def _options(params: Iterable[Any]) -> Iterator[Any]:
    return (param for param in params if param.param_type_name == "option")


def _heading(param: Any) -> str:
    """The part of the help in which a parameter stands."""
    if param.param_type_name == "argument":
        return "Argumenten"
    if param.name in CHOOSING:
        return "Kiezen"
    return "Programma en vorm" if param.name in COMMON else "Opties"


def _column(rows: Sequence[tuple[str, str]], widest: int) -> int:
    """The characters that labels take beside their texts; those that are wider stand apart."""
    return max((len(label) for label, _ in rows if len(label) <= widest), default=0)


def _described(rows: Sequence[tuple[str, str]], column: int, width: int) -> str:
    """Labels in a column with their texts beside them, on lines of at most `width` characters. The
    text of a long label stands right behind it where that takes one line, else beneath it."""
    lines: list[str] = []
    for label, text in rows:
        first, *rest = wrap(text, width - column - 4, break_on_hyphens=False) or [""]
        behind = f"  {label}  {text}"
        if len(label) <= column:
            lines.append(f"  {label:{column}}  {first}")
        elif len(behind) <= width:
            lines.append(behind)
            continue
        else:
            lines.append(f"  {label}")
            rest = [first, *rest]
        lines += (" " * (column + 4) + line for line in rest)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def explain(error: Exception) -> str:
    """A usage error of Typer's in Dutch.

    Typer keeps its error classes private, so they are told apart by name; the
    tests raise each of them with the oldest and the newest Typer.
    """
    message = str(getattr(error, "message", error))
    option = getattr(error, "option_name", None) or ""
    match type(error).__name__:
        case "NoSuchOption":
            return _unknown_option(option, error)
        case "BadOptionUsage":
            takes_none = "does not take" in message
            trouble = "neemt geen waarde" if takes_none else "heeft een waarde nodig"
            return f"De optie {option} {trouble}."
        case "MissingParameter":
            param: Any = getattr(error, "param", None)
            name = getattr(param, "metavar", None) or getattr(param, "name", None) or "iets"
            return f"Er ontbreekt iets: {name.rstrip('.')}.{_example(error)}"
    extra = re.search(r"unexpected extra argument\S* \((.*)\)", message)
    if extra:
        return f"Onverwacht: {extra[1]}.{_example(error)}"
    if message.startswith("Missing command"):
        return "Er ontbreekt een opdracht."
    return "De opdracht klopt niet."


def _example(error: Exception) -> str:
    """The first example of the command that was used wrongly, where it has one."""
    command: Any = getattr(getattr(error, "ctx", None), "command", None)
    examples = (getattr(command, "help", None) or "").partition("Voorbeelden:")[2]
    lines = (line.strip() for line in examples.splitlines())
    example = next((line for line in lines if line.startswith("uvp ")), None)
    return f" Bijvoorbeeld: {example}" if example else ""


def _unknown_option(option: str, error: Exception) -> str:
    """The message about an option that a command has not, with the nearest, or its filters."""
    context: Any = getattr(error, "ctx", None)
    params = context.command.get_params(context) if context else []
    said, near = _unknown("optie", option, [name for param in params for name in param.opts])
    message = said + near
    if letter := re.fullmatch(r"-(\w)", option):
        names = (param.opts[0] for param in params)
        if meant := [name for name in names if name.startswith(f"--{letter[1]}")]:
            return f"{message} Bedoelt u {dutch.listing(meant, 'of')}?"
    command = context and context.command
    if not near and isinstance(command, DutchGroup):
        return f"{message} De opties van een opdracht staan erachter: uvp hours --by gemeente."
    if near or not isinstance(command, DutchCommand):
        return message
    return f"{message} {known_options(command.known())}" if command.filters() else message


def known_options(options: Iterable[str]) -> str:
    """The options of a command, for who used another one."""
    return f"Deze opdracht kent: {', '.join(options)}."


def _unknown(noun: str, word: str, known: list[str]) -> tuple[str, str]:
    """The message about a command or option that is none, and what may be meant."""
    from uvp_cli.programme.names import near

    said = f"Onbekende {noun} '{word}'."
    meant = next((name for name in ("--month", "--at") if name in known), "")
    if word in _TIMES and meant:
        return said, f" Bedoelt u {meant}? Zoals: {meant} '{_TIMES[word]}'."
    if word in _OF_ACTIONS:
        return f"{said} Welke acties het zijn, met hun uren: uvp actions {word}.", ""
    bare = {name.lstrip("-"): name for name in known if len(name.lstrip("-")) > 1}
    typed = word.lstrip("-").casefold()
    longer = (name for name in bare if name.startswith(typed) and len(typed) > 1 and word != typed)
    alike = [bare[name] for name in near(typed, bare) or longer]
    return said, f" Bedoelde u {dutch.listing(alike, 'of')}?" if alike else ""


_OF_ACTIONS = ("--area", "--gebied", "--owner", "--trekker", "--portfolio", "--portefeuille")
"""Options of `uvp actions` that people try where hours are not divided by them."""
_TIMES = {
    **dict.fromkeys(("--month", "--maand"), "mei"),
    **dict.fromkeys(("--kwartaal", "--quarter"), "kwartaal 2"),
    "--halfjaar": "eerste halfjaar",
    "--week": "week 41",
    "--weken": "week 12-16",
    "--vandaag": "vandaag",
    "--nu": "nu",
    "--dag": "2026-10-05",
    **dict.fromkeys(("--periode", "--period"), "mei t/m juli"),
    "--seizoen": "zomer",
}
"""Options that people try for what `--month` takes, or `--at`, with how to say it there."""
