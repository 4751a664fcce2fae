"""Tables and outlines for a terminal, with rich: readable at 80 columns and without colour."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from shutil import get_terminal_size
from typing import TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.segment import Segments
from rich.table import Table as Grid
from rich.text import Text
from rich.tree import Tree

from uvp_cli.render.cells import chosen, list_lines, marks, visible, words
from uvp_cli.reports.tables import For, Outline, Report, Row, Table, Verdict, Wording
from uvp_cli.values import dataclass

PIPE_WIDTH = 120
"""Columns that a table may take when no terminal says how wide it is."""
GAPS = (2, 1)
"""Spaces between columns: the first that lets every word stay whole."""
BAR_ROOM = 14
"""Cells that bars take at least, with the space before them."""
BAR_LENGTH = 30
"""Cells of the longest bar, where there is room for it."""
HEIGHT = 25
"""Lines of a screen, which matter to nothing; without a height rich does not heed a width where
TERM is one of these."""
_WITHOUT_SIZE = ("dumb", "unknown")
UNBOUNDED = 10_000
"""More cells than any word has."""
TREE_STEP = 4
"""Cells by which a level of a tree is indented."""
_ASCII = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
"""The box of a stream that cannot encode lines; rich would put bars between the columns."""
_STYLES = {"section": "bold cyan", "subtotal": "dim", "total": "bold", "data": ""}


def write(report: Report, stream: TextIO, width: int | None = None) -> None:
    """Writes `report`; a table that does not fit becomes cards instead of broken words."""
    console = console_for(stream, width)
    if console.is_terminal:
        write_to(console, report)
        return
    with console.capture() as capture:
        write_to(console, report)
    # Rich fills lines out with spaces, which get in the way of pasting and comparing.
    stream.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def write_to(console: Console, report: Report) -> None:
    """Writes `report` to a console that is already there, such as one that records."""
    content = report.content
    if report.verdict:
        _write_verdict(report.verdict, console)
    if isinstance(content, Outline):
        _write_outline(content, console)
    else:
        _write_table(content, console)
    for table in report.details:
        console.print()
        _write_table(table, console)


def console_for(stream: TextIO, width: int | None = None) -> Console:
    """A console that takes text as it is: no markup, emoji or highlighting."""
    if width is None and not stream.isatty():
        wished = os.environ.get("COLUMNS", "")
        width = int(wished) if wished.isascii() and wished.isdigit() and int(wished) else PIPE_WIDTH
    elif width is None and os.environ.get("TERM", "").lower() in _WITHOUT_SIZE:
        width = get_terminal_size().columns
    return Console(
        file=stream,
        width=width,
        height=None if width is None else HEIGHT,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )


def _write_verdict(verdict: Verdict, console: Console) -> None:
    _line(console, verdict.title, "bold")
    _line(console, verdict.subtitle, "dim")
    console.print()
    _line(console, verdict.text)
    console.print()


def _write_table(table: Table, console: Console) -> None:
    _line(console, table.title, "bold")
    if table.subtitle:
        _line(console, table.subtitle, "dim")
    if not table.rows:
        console.print()
        _line(console, table.empty)
        return
    columns = chosen(table, For.PEOPLE)
    body = [_texts(row, table, columns) for row in table.rows]
    layout = _layout(table, columns, body, console)
    if layout is None:
        _write_cards(table, columns, body, console)
    else:
        console.print()
        lines = _ASCII if console.options.ascii_only else box.SIMPLE_HEAD
        console.print(_grid(table, columns, body, layout, lines))
    if table.footnotes or table.notes or table.advice:
        console.print()
    for number, text in enumerate(table.footnotes, start=1):
        _line(console, f"[{number}] {text}")
    for note in (*table.notes, *table.advice):
        _line(console, note)


def _texts(row: Row, table: Table, columns: Sequence[int]) -> list[str]:
    """The cells of a row as text, footnote marks behind the first."""
    if row.role == "section":
        return [visible(str(row.cells[0]))]
    texts = [words(row.cells[index], table.columns[index]) for index in columns]
    indent = "  " if row.role == "data" and any(r.role == "section" for r in table.rows) else ""
    texts[0] = indent + texts[0] + marks(row)
    return texts


@dataclass(frozen=True, slots=True)
class _Layout:
    """The widths of the columns, the gap between them, and the length of the largest bar."""

    widths: list[int]
    gap: int
    bar: int


def _layout(
    table: Table, columns: Sequence[int], body: list[list[str]], console: Console
) -> _Layout | None:
    """The first layout in which every word stays whole, with bars if it can be; None if none."""
    for room in (BAR_ROOM, 0) if table.bars and console.is_terminal else (0,):
        for gap in GAPS:
            widths = _fit(table, columns, body, console.width - room, gap)
            if widths:
                left = console.width - sum(widths) - gap * len(widths)
                return _Layout(widths, gap, min(BAR_LENGTH, left) if room else 0)
    return None


def _fit(
    table: Table, columns: Sequence[int], body: list[list[str]], available: int, gap: int
) -> list[int] | None:
    """The width of each column, or None when some word would have to be cut.

    Columns get the room they want; where that is too much, the widest text
    columns give way first, down to their longest word.
    """
    wanted: list[int] = []
    least: list[int] = []
    for number, index in enumerate(columns):
        column = table.columns[index]
        title = visible(column.title)
        cells = [texts[number] for texts in body if len(texts) > number]
        full = max((cell_len(text) for text in cells), default=0)
        longest = max((_longest(text) for text in (*cells, title)), default=0)
        wanted.append(max(full, longest))
        figures = (cell_len(text) for text in cells if not any(map(str.isalpha, text)))
        figure = max(figures, default=0) if column.kind.numeric else 0
        least.append(max(longest, figure))
    room = available - gap * (len(columns) - 1)
    if sum(least) > room:
        return None
    while sum(wanted) > room:
        widest = max(
            (number for number in range(len(wanted)) if wanted[number] > least[number]),
            key=wanted.__getitem__,
        )
        wanted[widest] -= 1
    return wanted


def _longest(text: str) -> int:
    """The width of the longest part of `text` that cannot be broken."""
    return max((cell_len(line) for line in _wrap(text, 1).split("\n")), default=0)


def _wrap(text: str, width: int, hang: str = "") -> str:
    """`text` on lines of at most `width` terminal cells, broken at spaces and hyphens only.

    Every line keeps the indent of the first; `hang` comes before all but the first. A line of a
    list in the text begins anew.
    """
    indent = text[: len(text) - len(text.lstrip())]
    wrapped: list[str] = []
    for line in list_lines(text):
        begins = True
        for word in line.split():
            for number, piece in enumerate(_BREAK.split(word)):
                space = " " if number == 0 else ""
                if not begins and cell_len(wrapped[-1] + space + piece) <= width:
                    wrapped[-1] += space + piece
                else:
                    wrapped.append((hang if wrapped else "") + indent + piece)
                begins = False
    return "\n".join(wrapped)


_BREAK = re.compile(r"(?<=\w-)(?=\w)")
"""Within a word a line may be broken after a hyphen."""


def _grid(
    table: Table, columns: Sequence[int], body: list[list[str]], layout: _Layout, lines: box.Box
) -> Grid:
    # The box itself puts one space between columns. What there is more is part of the cells: a
    # padding around each of them takes rich twice as long.
    grid = Grid(box=lines, pad_edge=False, padding=0, show_edge=False)
    margin_between = " " * (layout.gap - 1)
    margins = ["", *[margin_between] * (len(columns) - 1)]
    for index, width, margin in zip(columns, layout.widths, margins, strict=True):
        column = table.columns[index]
        justify: JustifyMethod = "right" if column.kind.numeric else "left"
        heading = Text(_indented(_wrap(visible(column.title), width), margin), justify=justify)
        grid.add_column(heading, justify=justify, width=width + len(margin), no_wrap=True)
    bars = _bars(table, layout.bar, margin_between) if layout.bar else []
    if bars:
        grid.add_column(no_wrap=True)
    for number, (row, texts) in enumerate(zip(table.rows, body, strict=True)):
        cells = [
            Text(_indented(_wrap(text, width), margin), style=_STYLES[row.role])
            for text, width, margin in zip(texts, layout.widths, margins, strict=False)
        ]
        for cell, index in zip(cells, columns, strict=False):
            if row.role == "data" and isinstance(row.cells[index], Wording):
                _colour(cell)
        if bars and row.role == "data":
            cells.append(bars[number])
        if row.role in ("section", "total"):
            grid.add_section()
        grid.add_row(*cells)
    return grid


def _indented(text: str, margin: str) -> str:
    """`text` with each of its lines behind a margin."""
    return margin + text.replace("\n", f"\n{margin}")


def _colour(cell: Text) -> None:
    """Makes what was removed red and what was added green."""
    cell.highlight_regex(_REMOVED, "red")
    cell.highlight_regex(_ADDED, "green")


_REMOVED = re.compile(r"\[-.*?-\]", re.DOTALL)
_ADDED = re.compile(r"\{\+.*?\+\}", re.DOTALL)


def _bars(table: Table, length: int, margin: str) -> list[Text]:
    """Behind each data row its figure as a bar, of which the largest takes `length` cells."""
    index = next(i for i, column in enumerate(table.columns) if column.key == table.bars)
    figures = [row.cells[index] if row.role == "data" else None for row in table.rows]
    amounts = [figure if isinstance(figure, Decimal) else Decimal(0) for figure in figures]
    most = max(amounts) or Decimal(1)
    bars = ("█" * ceil(amount / most * length) for amount in amounts)
    return [Text(margin + bar, style="cyan") for bar in bars]


def _write_cards(
    table: Table, columns: Sequence[int], body: list[list[str]], console: Console
) -> None:
    """Each row as a block of labelled lines."""
    for row, texts in zip(table.rows, body, strict=True):
        console.print()
        _line(console, texts[0].strip(), _STYLES[row.role] or "bold")
        for index, text in zip(columns[1:], texts[1:], strict=False):
            if text.strip():
                _write_fact(console, table.columns[index].title, text.strip(), "  ")


def _write_outline(outline: Outline, console: Console) -> None:
    _line(console, outline.title, "bold")
    if outline.subtitle:
        _line(console, outline.subtitle, "dim")
    console.print()
    _write_facts(console, outline.fields)
    if outline.fields and outline.children:
        console.print()
    for child in outline.children:
        _write_tree(_tree(child, console.width), console)


def _write_tree(tree: Tree, console: Console) -> None:
    """Writes a tree of which the text is wrapped already: a word without room stays whole."""
    options = console.options.update(width=UNBOUNDED)
    console.print(Segments(console.render(tree, options)), crop=False)


def _write_facts(console: Console, fields: Sequence[tuple[str, str]]) -> None:
    """Labels with their texts beside them, or beneath them where there is no room."""
    margin = max((cell_len(label) for label, _ in fields), default=0) + 3
    room = console.width - margin
    beside = all(_longest(visible(text)) <= room for _, text in fields)
    for label, text in fields:
        if not beside:
            _write_fact(console, label, text, "")
            continue
        lines = _wrap(visible(text), room).split("\n")
        first = f"{label}:".ljust(margin)
        console.print(Text.assemble((first, "bold"), lines[0]), soft_wrap=True)
        for line in lines[1:]:
            console.print(Text(" " * margin + line), soft_wrap=True)


def _write_fact(console: Console, label: str, text: str, indent: str) -> None:
    """A label and its text as a paragraph that hangs from the label."""
    fact = _wrap(visible(f"{label}: {text}"), console.width - len(indent), hang="  ")
    for line in fact.split("\n"):
        console.print(Text(indent + line), soft_wrap=True)


def _tree(outline: Outline, width: int) -> Tree:
    """An outline as a tree of which the title may take `width` cells."""
    tree = Tree(Text(_wrap(visible(outline.title), width)), guide_style="dim")
    inner = width - TREE_STEP
    for label, text in outline.fields:
        fact = Text(_wrap(visible(f"{label}: {text}"), inner))
        fact.stylize("bold", 0, len(label) + 1)
        tree.add(fact)
    if outline.text:
        tree.add(Text("\n".join(visible(line) for line in outline.text.split("\n"))))
    for child in outline.children:
        tree.children.append(_tree(child, inner))
    return tree


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(_wrap(visible(text), console.width), style=style), soft_wrap=True)
