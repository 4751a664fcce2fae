"""Findings for people: the place, the line with a caret, and advice."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from uvp_cli import dutch
from uvp_cli.checking.check import Checked, Tally
from uvp_cli.document.findings import Diagnostic, Severity
from uvp_cli.render.cells import visible, whole_words

EXCERPT_WIDTH = 90
_WORDS = {
    Severity.ERROR: ("fout", "1;31"),
    Severity.WARNING: ("waarschuwing", "1;33"),
    Severity.INFO: ("let op", "1;36"),
}


def write(results: Iterable[Checked], stream: TextIO) -> None:
    """Every finding of every file, and the outcome in one line."""
    tally = Tally()
    for result in tally.counted(results):
        write_diagnostics(result.diagnostics, result.lines, stream)
    stream.write(f"{summary(tally)}\n")


def write_diagnostics(
    diagnostics: Sequence[Diagnostic], lines: Mapping[int, str], stream: TextIO
) -> None:
    """Each finding with its line (`lines`, by number), a caret under the place, and its hint."""
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    colour = stream.isatty() and not plain
    for diagnostic in diagnostics:
        word, style = _WORDS[diagnostic.severity]
        kind = f"{word} {diagnostic.code}".rstrip()
        message = f"{diagnostic.location}: {kind}: {_on_one_line(diagnostic.message)}"
        said = whole_words(message, stream, indent=4)
        coloured = said.replace(f" {kind}:", f" \x1b[{style}m{kind}\x1b[0m:", 1)
        stream.write(f"{coloured if colour else said}\n")
        stream.writelines(f"{line}\n" for line in _excerpt(diagnostic, lines))
        if diagnostic.related:
            stream.write(f"    Zie ook {visible(str(diagnostic.related))}\n")
        if diagnostic.hint:
            hint = f"    {_on_one_line(diagnostic.hint)}"
            stream.write(f"{whole_words(hint, stream, indent=4)}\n")


def _on_one_line(text: str) -> str:
    return " ".join(visible(text).split())


def _excerpt(diagnostic: Diagnostic, lines: Mapping[int, str]) -> Iterator[str]:
    """The line of the finding and a caret under its column; nothing where there is no text."""
    line, column = diagnostic.location.line, diagnostic.location.column
    source = lines.get(line, "")
    if not source or source.isspace():
        return
    start = max(0, column - 1 - EXCERPT_WIDTH // 2)
    shown = source[start : start + EXCERPT_WIDTH].replace("\t", " ")
    before = visible(shown[: column - 1 - start])
    margin = f"{line:>6} | "
    yield f"{margin}{before}{visible(shown[column - 1 - start :])}"
    yield f"{' ' * (len(margin) - 2)}| {' ' * len(before)}^"


def summary(tally: Tally) -> str:
    """The outcome in one line: how many files, errors and warnings."""
    files = dutch.plural(tally.files, "bestand", "bestanden")
    if not tally.errors and not tally.warnings:
        return f"{files} gecontroleerd: in orde."
    return (
        f"{files} gecontroleerd: {dutch.plural(tally.errors, 'fout', 'fouten')}, "
        f"{dutch.plural(tally.warnings, 'waarschuwing', 'waarschuwingen')}."
    )
