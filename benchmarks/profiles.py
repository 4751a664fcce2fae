"""Where the time of a command goes: the modules it imports, or the functions it calls."""

from __future__ import annotations

import pstats
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.measuring import HERE, Command, Lab

MOST = 10
"""Lines of a profile: what comes after explains nothing."""
IMPORTING = "PYTHONPROFILEIMPORTTIME"
"""The variable that does what `python -X importtime` does."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The slowest parts of a command, the slowest first, with their seconds."""

    title: str
    parts: tuple[tuple[str, float], ...]


def imports(command: Command, beside: Command, lab: Lab) -> Profile:
    """The slowest modules that `command` imports and `beside` does not."""
    # What is timed has run before: bytecode is there, and so is what uvp keeps.
    lab.run(command)
    ours, theirs = (
        import_times(lab.run(each, {IMPORTING: "1"}).stderr) for each in (command, beside)
    )
    more = {name: seconds for name, seconds in ours.items() if name not in theirs}
    title = (
        f"De traagste imports van `{command.name}` die {beside.name} niet doet; "
        f"alle {len(more)} samen {sum(more.values()) * 1000:.0f} ms"
    )
    return Profile(title, _slowest(more))


def import_times(said: str) -> dict[str, float]:
    """The seconds that each module itself takes, from what Python says of its imports."""
    found = {}
    for line in said.splitlines():
        label, _, figures = line.partition("import time:")
        own, bar, rest = figures.partition("|")
        if not label and bar and own.strip().isdigit():
            found[rest.rpartition("|")[2].strip()] = int(own) / 1_000_000
    return found


def calls(command: Command, lab: Lab) -> Profile:
    """The functions in which a command of `uvp` itself spends most time; measuring slows it."""
    found = lab.folder / "profile"
    _, *arguments = command.arguments
    watched = (sys.executable, str(HERE / "profiled.py"), str(found), *arguments)
    # That ends with 0, however the command ended.
    lab.run(replace(command, arguments=watched, ending=0))
    stats = pstats.Stats(str(found)).stats  # type: ignore[attr-defined]
    times = {_called(*place): own for place, (_, _, own, _, _) in stats.items()}
    return Profile(
        f"De functies waarin `{command.name}` de meeste tijd doorbrengt", _slowest(times)
    )


def _called(file: str, line: int, name: str) -> str:
    """A function by its name and place; one that is not written in Python has none."""
    return f"{name} ({Path(file).name}:{line})" if line else re.sub(r" at 0x\w+", "", name)


def _slowest(times: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(times.items(), key=lambda each: -each[1])[:MOST])
