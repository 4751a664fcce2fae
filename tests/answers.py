"""What holds for every answer of `uvp`, whatever is in the file."""

from __future__ import annotations

import codecs
import io
import json
import time
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.patience import slower
from uvp_cli.cli import run
from uvp_cli.document.findings import split_lines
from uvp_cli.render.fallback import register

SECONDS = 2
"""Of the processor, not of the clock, so that a busy machine does not fail a test."""


@dataclass(frozen=True)
class Answer:
    """How a command ended, what it printed, and how long the processor took."""

    status: int
    output: str
    errors: str
    seconds: float


def answer(*arguments: str) -> Answer:
    """Runs one command line in this process, with streams that encode text as real ones do."""
    output, errors = io.BytesIO(), io.BytesIO()
    begin = time.process_time()
    with redirect_stdout(_stream(output)) as out, redirect_stderr(_stream(errors)) as err:
        status = run(list(arguments))
        out.flush()
        err.flush()
    seconds = time.process_time() - begin
    return Answer(status, output.getvalue().decode(), errors.getvalue().decode(), seconds)


def assert_validated(path: Path) -> int:
    """`uvp validate` says what is wrong in the file and where, in time; returns the exit status.

    The message of a failure begins with the path: that is where the file stays.
    """
    said = answer("validate", str(path), "--format", "json")
    assert said.errors == "", f"{path}: {said.errors}"
    report = json.loads(said.output)
    assert said.status == _expected_status(report), f"{path}: status {said.status}"
    lines = _lines(path)
    astray = [each for each in report["diagnostics"] if not _is_inside(each, str(path), lines)]
    assert not astray, f"{path}: {astray[0]}"
    assert said.seconds < SECONDS * slower(), f"{path}: {said.seconds:.1f} s"
    return said.status


def _stream(buffer: io.BytesIO) -> io.TextIOWrapper:
    """A stream as `uvp` sets up its own; JSON makes it strict, and refuses half a character."""
    return io.TextIOWrapper(buffer, encoding="utf-8", errors=register())


def _expected_status(report: Mapping[str, Any]) -> int:
    """3 for a file that could not be read, 1 for one with errors, else 0."""
    if any(each["code"].startswith("UVP0") for each in report["diagnostics"]):
        return 3
    return 1 if report["errors"] else 0


def _lines(path: Path) -> list[str]:
    """The lines of the file, as an editor shows them; the last is empty after a final newline."""
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    return split_lines(content.decode("utf-8", "replace"))


def _is_inside(diagnostic: Mapping[str, Any], name: str, lines: list[str]) -> bool:
    """Whether the finding, and what it is related to, stand where a cursor can stand."""
    return all(
        place["file"] == name
        and 1 <= place["line"] <= len(lines)
        and 1 <= place["column"] <= len(lines[place["line"] - 1]) + 1
        for place in (diagnostic, diagnostic["related"])
        if place
    )
