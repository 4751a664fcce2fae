"""Markdown (GitHub's kind), to paste into a document or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape as html
from typing import TextIO

from uvp_cli.render.cells import Indexed, columns_for, list_lines, visible, words
from uvp_cli.reports.tables import Cell, Column, For, Outline, Report, Row, Table, Verdict, Wording

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_LIST = re.compile(r"^([-+]|[0-9]+(?=[.)](\s|$)))")
MAX_LENGTH = 60_000
"""Characters; GitHub takes a comment of at most 65.536."""
_CUT_OFF = "De rest past hier niet; `uvp diff` toont alles."
_REFERENCE = re.compile(r"(@|\\#)(?=\w)")
"""Text that GitHub would take for someone to warn, or for another pull request."""


def write(report: Report, stream: TextIO) -> None:
    """Writes a table with its notes, an outline as nested lists, or a verdict for a comment on a
    pull request and for a step summary."""
    content = report.content
    lines: Iterable[str]
    if report.verdict:
        lines = _verdict(report.verdict, report)
    else:
        lines = _table(content) if isinstance(content, Table) else _outline(content)
    stream.writelines(f"{line}\n" for line in lines)


def escape(text: str) -> str:
    """`text` that Markdown shows as it is, on one line; a line of a list in it begins anew."""
    return no_list("<br>".join(map(_escaped, list_lines(visible(text)))))


def _escaped(line: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(line.split()))


def no_list(line: str) -> str:
    """The line as it must be written so that it does not begin a list."""
    return _LIST.sub(lambda begin: f"\\{begin[0]}" if begin[0] in "-+" else f"{begin[0]}\\", line)


def _table(table: Table) -> Iterator[str]:
    yield f"## {escape(table.title)}"
    yield ""
    yield escape(table.subtitle)
    yield ""
    if not table.rows:
        yield escape(table.empty)
        return
    yield from _body(table)


def _body(table: Table) -> Iterator[str]:
    """The lines of a table without its title, and its notes."""
    columns = columns_for(For.PEOPLE, table)
    yield line([escape(column.title) for _, column in columns])
    yield line(["---:" if column.kind.numeric else "---" for _, column in columns])
    for row in table.rows:
        yield line(_cells(row, columns))
    for number, text in enumerate(table.footnotes, start=1):
        yield ""
        yield rf"\[{number}\] {escape(text)}"
    for note in table.notes:
        yield ""
        yield escape(note)


def _cells(row: Row, columns: Sequence[Indexed]) -> list[str]:
    if row.role == "section":
        return [f"**{escape(str(row.cells[0]))}**", *("" for _ in columns[1:])]
    texts = [_cell(row.cells[index], column) for index, column in columns]
    texts[0] += "".join(rf" \[{mark}\]" for mark in row.marks)
    bold = row.role in ("subtotal", "total")
    return [f"**{text}**" if bold and text else text for text in texts]


def _cell(cell: Cell, column: Column) -> str:
    if not isinstance(cell, Wording):
        return escape(words(cell, column))
    return "".join(_MARKED[mark].format(_piece(text)) for mark, text in cell.pieces)


def _piece(text: str) -> str:
    """A part of a text, with the space around it."""
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{before}{escape(text)}{after if text.strip() else ''}"


_MARKED = {"kept": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}


def line(cells: list[str]) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"


def _outline(outline: Outline) -> Iterator[str]:
    yield f"## {escape(outline.title)}"
    yield ""
    if outline.subtitle:
        yield escape(outline.subtitle)
        yield ""
    yield from _items(outline, "")


def _items(outline: Outline, indent: str) -> Iterator[str]:
    for label, text in outline.fields:
        yield f"{indent}- **{escape(label)}**: {escape(text)}"
    if outline.text:
        fence = "`" * 3
        yield from ("", *(f"{indent}{line}" for line in (fence, *outline.text.split("\n"), fence)))
    for child in outline.children:
        yield f"{indent}- {escape(child.title)}"
        yield from _items(child, indent + "  ")


def _verdict(verdict: Verdict, report: Report) -> list[str]:
    """The verdict in one line, and folded away beneath it the tables that lead to it, as far as a
    comment has room for them."""
    lines = [f"## {_plain(escape(verdict.title))}", "", _plain(escape(verdict.subtitle)), ""]
    lines.append(f"**{_plain(escape(verdict.text))}**")
    tables = [report.content] if isinstance(report.content, Table) else []
    for table in (*tables, *report.details):
        lines += _folded(table, MAX_LENGTH - sum(len(line) + 1 for line in lines))
    return lines


def _folded(table: Table, room: int) -> list[str]:
    """A table behind its title, with as many of its lines as there is room for."""
    lines = ["", f"<details><summary>{html(visible(table.title))}</summary>", ""]
    for said in map(_plain, _body(table)):
        room -= len(said) + 1
        if room < 0:
            lines += ["", _CUT_OFF]
            break
        lines.append(said)
    return [*lines, "", "</details>"]


def _plain(line: str) -> str:
    """A line in which nobody is mentioned; an empty comment breaks the name without showing."""
    return _REFERENCE.sub(r"\1<!-- -->", line)
