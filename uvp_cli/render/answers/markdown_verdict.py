"""Markdown for a comment on a pull request and for a step summary: a verdict in one line, and
folded away beneath it the tables that lead to it."""

from __future__ import annotations

import re
from html import escape as html
from typing import TextIO

from uvp_cli.render.answers.markdown import body, escape
from uvp_cli.render.cells import visible
from uvp_cli.reports.tables import Report, Table, Verdict

MAX_LENGTH = 60_000
"""Characters; GitHub takes a comment of at most 65.536."""
_CUT_OFF = "De rest past hier niet; `uvp diff` toont alles."
_REFERENCE = re.compile(r"(@|\\#)(?=\w)")
"""Text that GitHub would take for someone to warn, or for another pull request."""


def write(verdict: Verdict, report: Report, stream: TextIO) -> None:
    """Writes the verdict, and of the tables as much as a comment has room for."""
    lines = [f"## {_plain(escape(verdict.title))}", "", _plain(escape(verdict.subtitle)), ""]
    lines.append(f"**{_plain(escape(verdict.text))}**")
    tables = [report.content] if isinstance(report.content, Table) else []
    for table in (*tables, *report.details):
        lines += _folded(table, MAX_LENGTH - sum(len(line) + 1 for line in lines))
    stream.writelines(f"{line}\n" for line in lines)


def _folded(table: Table, room: int) -> list[str]:
    """A table behind its title, with as many of its lines as there is room for."""
    lines = ["", f"<details><summary>{html(visible(table.title))}</summary>", ""]
    for line in map(_plain, body(table)):
        room -= len(line) + 1
        if room < 0:
            lines += ["", _CUT_OFF]
            break
        lines.append(line)
    return [*lines, "", "</details>"]


def _plain(line: str) -> str:
    """A line in which nobody is mentioned; an empty comment breaks the name without showing."""
    return _REFERENCE.sub(r"\1<!-- -->", line)
