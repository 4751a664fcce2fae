"""Runs a command line again and again, and kills it with SIGKILL while it writes.

python -m tests.commands.killing TIMES [--second-version] COMMAND…

It works in the current folder, and prints as JSON how each time ended. It is a program of its own
because it forks: so each run begins with everything imported, and dozens take seconds.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext, redirect_stdout
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any

from tests.versions import second_version
from uvp_cli.cli import run
from uvp_cli.files import locate, writing

Tree = dict[str, bytes]


class Writing:
    """Follows the writing of files, line by line of Python; at event `last` it is killed."""

    def __init__(self) -> None:
        self.events = 0
        self.seconds = 0.0
        self.last = 0
        self.begun: Callable[[], object] = int
        self._at_it = False
        for name in ("write", "write_new", "update", "write_folder", "write_new_files"):
            setattr(writing, name, self._watched(getattr(writing, name)))

    def _watched(self, write: Callable[..., None]) -> Callable[..., None]:
        def watched(*arguments: object, **named: object) -> None:
            if self._at_it:
                write(*arguments, **named)
                return
            self._at_it, self.events = True, 0
            self.begun()
            begin = time.perf_counter()
            sys.settrace(self._trace)
            write(*arguments, **named)
            sys.settrace(None)
            self.seconds = time.perf_counter() - begin
            self._at_it = False

        return watched

    def _trace(self, _: FrameType, __: str, ___: object) -> Any:
        self.events += 1
        if self.events == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        return self._trace


def started(arguments: Sequence[str]) -> int:
    """The id of a new process that runs the command line."""
    process = os.fork()
    if process:
        return process
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    run(list(arguments))
    os._exit(0)


def kill_at(event: int, writing: Writing, arguments: Sequence[str]) -> None:
    """Runs the command until an event of its writing."""
    writing.last = event
    os.waitpid(started(arguments), 0)
    writing.last = 0


def kill_after(seconds: float, writing: Writing, arguments: Sequence[str]) -> None:
    """Runs the command until so long after it began to write, wherever it is by then."""
    reader, writer = os.pipe()
    writing.begun = lambda: os.write(writer, b".")
    process = started(arguments)
    os.close(writer)
    os.read(reader, 1)
    os.close(reader)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    writing.begun = int


def tree() -> Tree:
    """Every file in the folder."""
    found = sorted(path for path in Path().rglob("*") if path.is_file())
    return {path.as_posix(): path.read_bytes() for path in found}


def put_back(old: Tree) -> None:
    """Makes the folder what it was."""
    for path in Path().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, content in old.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)


def ending(old: Tree, new: Tree) -> dict[str, Any]:
    """What there is after a run: files of before, of after, and anything else."""
    now = tree()
    ours = {name: now.get(name) for name in old | new}
    states = {
        "old": all(content == old.get(name) for name, content in ours.items()),
        "new": all(content == new.get(name) for name, content in ours.items()),
        "mixed": all(content in (old.get(name), new.get(name)) for name, content in ours.items()),
    }
    newest = locate.newest(Path("data"))
    return {
        "state": next((state for state, holds in states.items() if holds), "broken"),
        "left": [name for name in now if name not in ours],
        "programmes": locate.programmes(["."]),
        "newest": newest and newest.name,
    }


def mended(new: Tree, arguments: Sequence[str]) -> bool:
    """Whether a next run makes what the first would have made, and leaves nothing else."""
    os.waitpid(started(arguments), 0)
    return tree() == new


def main() -> None:
    """Kills the command TIMES at some event of its writing, and TIMES after some moment."""
    times, *arguments = sys.argv[1:]
    world = second_version() if "--second-version" in arguments else nullcontext()
    arguments = [each for each in arguments if each != "--second-version"]
    old, writing, chosen = tree(), Writing(), random.Random(0)  # noqa: S311 (moments, no secrets)
    endings = []
    with world:
        with redirect_stdout(StringIO()):
            code = run(arguments)
        if code:
            sys.exit(code)
        new, events, seconds = tree(), writing.events, writing.seconds
        # The very last event too, when all has been written.
        for event in [events, *chosen.choices(range(1, events + 1), k=int(times) - 1)]:
            put_back(old)
            kill_at(event, writing, arguments)
            endings.append(ending(old, new) | {"mended": mended(new, arguments)})
        for _ in range(int(times)):
            put_back(old)
            kill_after(chosen.uniform(0, seconds), writing, arguments)
            endings.append(ending(old, new) | {"mended": mended(new, arguments)})
    json.dump(endings, sys.stdout)


if __name__ == "__main__":
    main()
