"""How long commands take, by hyperfine, and how much memory; all in a folder of their own."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
FEW = 1
"""Runs of what takes half a minute: there, repeating changes a ratio little."""


class Failed(Exception):
    """A command did not do what is measured, so its time says nothing; `said` is why."""

    def __init__(self, what: str, said: str = "") -> None:
        super().__init__(f"{what}\n{said}".rstrip())
        self.said = said.partition("\n")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command line, and what the report calls it.

    `before` is run before every run, untimed. `ending` is the exit code of a run that did
    its work: `uvp validate` ends with 1 where it finds mistakes.
    """

    name: str
    arguments: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ("true",)
    ending: int = 0


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds that each run took."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The usual time: one slow run does not change it."""
        return median(self.seconds)


@dataclass(frozen=True, slots=True)
class Peak:
    """One run: its seconds, and the most bytes it held at one moment."""

    seconds: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Lab:
    """The folder in which all commands run, with a cache of `uvp` that is not the user's."""

    folder: Path

    @property
    def cache(self) -> Path:
        """What `uvp` keeps of the programmes that it found valid."""
        return self.folder / "cache" / "uvp"

    @property
    def forget(self) -> tuple[str, ...]:
        """What empties that cache."""
        return ("rm", "-rf", str(self.cache))

    @property
    def environment(self) -> dict[str, str]:
        """The user's environment without what changes the answers of `uvp`, or how Python starts.

        Where Python may write no bytecode, every start of a new checkout would compile it all.
        """
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("UVP_", "GITHUB_", "PYTHON"))
        }
        return {**kept, "XDG_CACHE_HOME": str(self.cache.parent)}

    def run(
        self, command: Command, variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """One run, with what it printed. Raises `Failed` where it did not do its work."""
        subprocess.run(command.before, cwd=self.folder, check=True)
        ended = subprocess.run(
            command.arguments,
            cwd=self.folder,
            env={**self.environment, **command.variables, **(variables or {})},
            capture_output=True,
            check=False,
            text=True,
        )
        _check(command, ended.returncode, ended.stderr)
        return ended

    def time(
        self, commands: Sequence[Command], runs: int, *, rounds: int = 1, warm: bool = True
    ) -> dict[str, Timing]:
        """The times of the commands by their name, in the same minutes.

        In each of the `rounds` all have their turn, since a machine is not as fast from one
        minute to the next; `warm` runs each once more beforehand. Raises `Failed`.
        """
        found: dict[str, tuple[float, ...]] = {each.name: () for each in commands}
        for _ in range(rounds):
            for name, seconds in self._timed(commands, runs, warm=warm):
                found[name] += seconds
        return {name: Timing(seconds) for name, seconds in found.items()}

    def peak(self, command: Command) -> Peak:
        """One run with the most memory that it, or a process it starts, took. Raises `Failed`."""
        subprocess.run(command.before, cwd=self.folder, check=True)
        ended = subprocess.run(
            [sys.executable, str(HERE / "peak.py"), *command.arguments],
            cwd=self.folder,
            env={**self.environment, **command.variables},
            capture_output=True,
            check=True,
            text=True,
        )
        found = json.loads(ended.stdout)
        _check(command, found["ending"], ended.stderr)
        return Peak(found["seconds"], found["bytes"])

    def _timed(
        self, commands: Sequence[Command], runs: int, *, warm: bool
    ) -> list[tuple[str, tuple[float, ...]]]:
        """One run of hyperfine, which shows how far it is."""
        found = self.folder / "hyperfine.json"
        subprocess.run(
            ["hyperfine", "--shell", "none", "--runs", str(runs), "--warmup", str(int(warm))]
            + ["--ignore-failure", "--export-json", str(found)]
            + [part for each in commands for part in ("--prepare", _line(each.before))]
            + [part for each in commands for part in ("--command-name", each.name)]
            + [_line(_with_variables(each)) for each in commands],
            cwd=self.folder,
            env=self.environment,
            check=True,
        )
        results = json.loads(found.read_text("utf-8"))["results"]
        for command, result in zip(commands, results, strict=True):
            for ending in result["exit_codes"]:
                _check(command, ending)
        return [(each["command"], tuple(each["times"])) for each in results]


def _check(command: Command, ending: int | None, said: str = "") -> None:
    """Raises `Failed` where a run ended otherwise than one that did its work."""
    if ending != command.ending:
        line = _line(_with_variables(command))
        raise Failed(f"Afsluitcode {ending} in plaats van {command.ending}: {line}", said)


def _with_variables(command: Command) -> tuple[str, ...]:
    """The command line with its variables in it, for a program that knows no shell."""
    if not command.variables:
        return command.arguments
    variables = (f"{name}={value}" for name, value in command.variables.items())
    return ("env", *variables, *command.arguments)


def _line(arguments: Sequence[str]) -> str:
    """The arguments as one line, as a shell and hyperfine read it."""
    return shlex.join(arguments)
