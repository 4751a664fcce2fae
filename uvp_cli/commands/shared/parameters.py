"""The parts of options and arguments: names, a help text, and what TAB completes.

All are text or flags: what a text means is worked out by the commands, so that every
message about it is ours and Dutch.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from uvp_cli.commands.shared import choosing, clock
from uvp_cli.commands.shared.completion import names_files
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate

if TYPE_CHECKING:
    from uvp_cli.programme.model import Programme
    from uvp_cli.programme.names import Named

Completer = Callable[[typer.Context, str], Any]
FILE = "BESTAND"
"""The word of the help for the name of a file."""
FILES = {FILE, "MAP", "DOEL", "WERKMAP", "OUD", "NIEUW"}
"""Its words for what may be the name of a file or folder."""
MOST_READ = 12
"""Programmes that one TAB reads at most."""


def option(
    usage: str, text: str, complete: Completer | None = None, *, default: str | None = None
) -> Any:
    """An option with a value: its names and what it takes, such as "--month -m MAAND"."""
    *names, metavar = usage.split()
    return typer.Option(
        default,
        *names,
        metavar=metavar,
        help=text,
        show_default=False,
        autocompletion=_completion(metavar, complete),
        callback=_at_home if metavar.rstrip("…") == FILE else None,
    )


def _at_home(value: Any) -> Any:
    """The name of a file, or several, with `~` written out; shells leave --output=~/x alone."""
    if isinstance(value, str):
        return locate.expanded(value)
    return value if value is None else [*map(locate.expanded, value)]


def flag(names: str, text: str) -> Any:
    """An option without a value."""
    return typer.Option(False, *names.split(), help=text)


def argument(
    metavar: str, text: str, complete: Completer | None = None, *, default: Any = ...
) -> Any:
    """A value known by its place on the command line; it can be left out with a `default`."""
    return typer.Argument(
        default,
        metavar=metavar,
        help=text,
        show_default=False,
        autocompletion=_completion(metavar, complete),
    )


def _completion(metavar: str, complete: Completer | None) -> Callable[..., Any] | None:
    """The completer for Typer; where there is none, of names of files if that is what it takes."""
    if complete is None and FILES.isdisjoint(re.findall(r"[A-Z]+", metavar)):
        return None
    completer = complete or names_files
    # Typer would work out the types of the completer's parameters at every start.
    return lambda ctx, incomplete: completer(ctx, incomplete)  # noqa: PLW0108 (it has no types)


def completes_words(words: Iterable[str]) -> Completer:
    """Completes with one of these words."""

    def complete(_: typer.Context, incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete.lower())]

    return complete


def completes_ids(*sources: str) -> Completer:
    """Completes with the keys of mappings, each with its word, such as "queries.hours:READINGS";
    with a word where that has begun and its key has not."""

    def complete(_: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        known = [pair for source in sources for pair in imported(source).items()]
        begun = incomplete.lower()
        keys = [(key, word) for key, word in known if key.startswith(begun)]
        words = (word.lower() for _, word in known)
        return keys or [(incomplete + it[len(begun) :], "") for it in words if it.startswith(begun)]

    return complete


def completes_labels(source: str) -> Completer:
    """Completes with the words of a mapping."""

    def complete(_: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        labels = imported(source).values()
        return [(label, "") for label in labels if label.startswith(incomplete.lower())]

    return complete


def completes_names(source: str) -> Completer:
    """Completes with what a function lists of the programme at hand: "programme.names:themes".

    Of each candidate the first name that goes on from what was typed, whose own letters stay:
    shells replace that only by what begins with it, letter case and accents included. Where none
    does, from what stands behind the last comma. Nothing where the file is wrong.
    """

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from uvp_cli.commands.shared.loading import try_load

        known: list[Named] = []
        with suppress(UsageProblem):
            for programme in at_hand(ctx.params, try_load):
                known += imported(source)(programme)
        last = incomplete.rpartition(",")[2].lstrip()
        return _going_on(incomplete, known, incomplete) or _going_on(last, known, incomplete)

    return complete


def _going_on(beginning: str, known: Iterable[Named], typed: str) -> list[tuple[str, str]]:
    """The text typed with the rest of each name that has this beginning, and what that is."""
    from uvp_cli.programme.names import rest_of

    completions = {
        candidate.id: (typed + rest, candidate.text or candidate.label)
        for candidate in known
        for name in reversed(candidate.names)
        if (rest := rest_of(name, beginning)) is not None
    }
    return list(dict(completions.values()).items())


def at_hand(
    typed: Mapping[str, Any], load: Callable[[str], Programme | None]
) -> Iterator[Programme]:
    """The programmes that a command with these options would ask, as far as `load` gives them.
    Raises `UsageProblem` where the options do not say which."""
    named = next(filter(None, map(typed.get, ("files", "old"))), ())
    names = [named] if isinstance(named, str) else named
    meant = locate.meant(names, os.environ, Path.cwd(), _wanted(typed))
    yield from filter(None, map(load, meant.files[:MOST_READ]))


def _wanted(typed: Mapping[str, Any]) -> locate.WantedTime:
    """The time of the programme that these options ask for. Raises `UsageProblem`."""
    year = choosing.checked_year(typed.get("year"))
    if "old" in typed and year:
        return locate.before(year)
    return locate.WantedTime(clock.today()[:7], year)


def imported(source: str) -> Any:
    """The function or mapping that a completer needs, imported only when there is something to
    complete."""
    module, name = source.split(":")
    return getattr(import_module(f"uvp_cli.{module}"), name)
