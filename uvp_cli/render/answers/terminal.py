"""Tables and outlines for a terminal, with rich: readable at 80 columns and without colour."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from math import ceil
from shutil import get_terminal_size
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segments
from rich.text import Text
from rich.tree import Tree

from uvp_cli.render.cells import chosen, list_lines, marks, visible, words
from uvp_cli.reports.tables import Cell, For, Outline, Report, Row, Table, Wording
from uvp_cli.values import dataclass

PIPE_WIDTH = 120
"""Columns that a table may take when no terminal says how wide it is."""
GAPS = (2, 1)
"""Spaces between columns: the first that lets every word stay whole."""
BAR_ROOM = 14
"""Cells that bars take at least, with the space before them."""
BAR_LENGTH = 30
"""Cells of the longest bar, where there is room for it."""
ALIKE = Decimal("0.9")
"""The part of the largest figure above which the others need no bars beside it."""
HEIGHT = 25
"""Lines of a screen, which matter to nothing; without a height rich does not heed a width where
TERM is one of these."""
_WITHOUT_SIZE = ("dumb", "unknown")
UNBOUNDED = 10_000
"""More cells than any word has."""
TREE_STEP = 4
"""Cells by which a level of a tree is indented."""
SPARSE = 5
"""A column of text stands apart if at least one row in this many has something in it."""
RAGGED = 3
"""Cells that a line of wrapped text leaves empty, about."""
NARROW = range(60, 100)
"""The widths of a screen on which the longest text stands beneath the first cell of its row, where
that makes rows shorter."""
BENEATH = "\v"
"""Between a first cell and what stands beneath it; no text to be seen holds it."""
SAMPLE = 200
"""Rows by which the widths of columns are weighed, at most; more would only take longer."""
_STYLES = {"section": "bold cyan", "subtotal": "dim", "total": "bold", "data": "", "shown": ""}


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
    if verdict := report.verdict:
        _line(console, verdict.title, "bold")
        _line(console, verdict.subtitle, "dim")
        console.print()
        _line(console, verdict.text)
        console.print()
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


def _write_table(table: Table, console: Console) -> None:
    _line(console, table.title, "bold")
    if table.subtitle:
        _line(console, table.subtitle, "dim")
    if not table.rows:
        console.print()
        _line(console, table.empty)
        return
    columns = _telling(table)
    body = [_texts(row, table, columns) for row in table.rows]
    narrower = _folded(table, columns, body, console.width)
    layout = _layout(*narrower, console)
    if layout is None:
        _write_cards(table, columns, body, console)
    else:
        console.print()
        lines = _grid(*narrower, layout, console)
        console.print(Text("\n").join(lines), soft_wrap=True)
    if table.footnotes or table.notes or table.advice:
        console.print()
    for number, text in enumerate(table.footnotes, start=1):
        _line(console, f"[{number}] {text}", "dim")
    for note in (*table.notes, *table.advice):
        _line(console, note, "dim")


def _telling(table: Table) -> list[int]:
    """The indices of the columns for people, but for those of text in which no row says anything. A
    column of figures stays: that none is known says something too."""
    columns = chosen(table, For.PEOPLE)
    rows = [row for row in table.rows if row.role != "section"]
    return [
        index
        for index in columns
        if index == columns[0]
        or table.columns[index].kind.numeric
        or any(words(row.cells[index], table.columns[index]) for row in rows)
    ]


def _folded(
    table: Table, columns: list[int], body: list[list[str]], width: int
) -> tuple[Table, list[int], list[list[str]]]:
    """The table, its columns and texts with what few rows have beneath their first cell, and on a
    narrow screen the longest text too. As they are where all fits in `width`."""
    rows = [texts for row, texts in zip(table.rows, body, strict=True) if row.role == "data"]
    lengths = [sorted(cell_len(texts[n]) for texts in rows) or [0] for n in range(len(columns))]
    if sum(map(max, lengths)) + max(GAPS) * (len(columns) - 1) <= width:
        return table, columns, body
    others = [n for n, index in enumerate(columns) if n and not table.columns[index].kind.numeric]
    before = {
        number: f"- {visible(table.columns[columns[number]].title)}: "
        for number in others
        if sum(map(bool, lengths[number])) * SPARSE <= len(rows)
    }
    usual = {number: lengths[number][len(rows) // 2] for number in others if number not in before}
    if usual and width in NARROW:
        text = max(usual, key=usual.__getitem__)
        sample = rows[:: len(rows) // SAMPLE + 1]
        first, *beside = (
            max(_longest(texts[n]) for texts in sample) + max(GAPS)
            for n in range(len(columns))
            if n not in before and n != text
        )
        wide = width - sum(beside)
        # One line more, and those of the text fewer.
        if usual[text] * first > wide * (wide - first):
            before[text] = "  "
            table = _titled(table, columns[0], columns[text])
    kept = [index for number, index in enumerate(columns) if number not in before]
    return table, kept, [_with_folded(texts, before) for texts in body]


def _titled(table: Table, first: int, beneath: int) -> Table:
    """The table with the title of a column behind that of the first, beneath which it stands."""
    columns = list(table.columns)
    title = f"{columns[first].title} / {columns[beneath].title}"
    columns[first] = replace(columns[first], title=title)
    return replace(table, columns=tuple(columns))


def _with_folded(texts: list[str], before: Mapping[int, str]) -> list[str]:
    """The texts of a row without the columns of `before`, which follow that beneath the first."""
    told = ((mark, texts[number]) for number, mark in before.items() if len(texts) > number)
    more = "".join(f"{BENEATH}{_indent(texts[0])}{mark}{text}" for mark, text in told if text)
    kept = [text for number, text in enumerate(texts) if number not in before]
    return [kept[0] + more, *kept[1:]]


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _texts(row: Row, table: Table, columns: Sequence[int]) -> list[str]:
    """The cells of a row as text, footnote marks behind the first."""
    if row.role == "section":
        return [visible(str(row.cells[0]))]
    texts = [words(row.cells[index], table.columns[index]) for index in columns]
    headed = any(other.role == "section" for other in table.rows)
    indent = "  " if headed and row.role in ("data", "shown") else ""
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

    Columns get the room they want; where that is too much, those of text give way, down to their
    longest word, as makes the table shortest. A heading goes over all columns.
    """
    rows = [texts for row, texts in zip(table.rows, body, strict=True) if row.role != "section"]
    wanted: list[int] = []
    least: list[int] = []
    for number, index in enumerate(columns):
        column = table.columns[index]
        cells = [texts[number] for texts in rows]
        full = max((cell_len(line) for text in cells if text for line in _lines(text)), default=0)
        longest = max(_longest(text) for text in (*cells, visible(column.title)))
        wanted.append(max(full, longest))
        figures = (cell_len(text) for text in cells if not any(map(str.isalpha, text)))
        figure = max(figures, default=0) if column.kind.numeric else 0
        least.append(max(longest, figure))
    room = available - gap * (len(columns) - 1)
    if sum(least) > room:
        return None
    if sum(wanted) <= room:
        return wanted
    lengths = Counter(tuple(map(cell_len, texts)) for texts in rows[:: len(rows) // SAMPLE + 1])
    return _fewest_lines(_given_way(wanted, least, room), wanted, least, lengths)


def _given_way(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that come to `room`: the widest columns give way first, down to the least."""
    widths = list(wanted)
    while sum(widths) > room:
        widest = max(
            (number for number in range(len(widths)) if widths[number] > least[number]),
            key=widths.__getitem__,
        )
        widths[widest] -= 1
    return widths


def _fewest_lines(
    widths: list[int],
    wanted: Sequence[int],
    least: Sequence[int],
    rows: Mapping[tuple[int, ...], int],
) -> list[int]:
    """Widths with which the rows take fewer lines: a column gives to another while that helps.
    `rows` are the lengths of the texts of a row, each with how many rows have these."""
    fewest = _height(widths, rows)
    flexible = [number for number in range(len(widths)) if wanted[number] > least[number]]
    for step in (16, 8, 3, 1):
        helps = True
        while helps:
            helps = False
            for giving, taking in permutations(flexible, 2):
                tried = list(widths)
                tried[giving] -= step
                tried[taking] += step
                if tried[giving] < least[giving] or tried[taking] > wanted[taking]:
                    continue
                height = _height(tried, rows)
                if height < fewest:
                    widths, fewest, helps = tried, height, True
    return widths


def _height(widths: Sequence[int], rows: Mapping[tuple[int, ...], int]) -> int:
    """The lines that rows with texts of these lengths take, about."""
    return sum(
        count
        * max(
            1 if length <= width else -(-length // max(1, width - RAGGED))
            for length, width in zip(row, widths, strict=True)
        )
        for row, count in rows.items()
    )


def _lines(text: str) -> list[str]:
    """The lines of a cell that begin anew; those of a list have the indent of its text."""
    parts = ((_indent(part), part) for part in text.split(BENEATH))
    return [indent + line.lstrip() for indent, part in parts for line in list_lines(part)]


def _longest(text: str) -> int:
    """The width of the longest part of `text` that cannot be broken."""
    if not text or text.isalnum():
        return cell_len(text)
    return max(map(cell_len, _wrap(text, 1).split("\n")))


def _wrap(text: str, width: int, hang: str = "") -> str:
    """`text` on lines of at most `width` terminal cells, broken at spaces, hyphens and slashes.

    Every line keeps the indent of the first, or of what stands beneath it; `hang` comes before all
    but the first. A line of a list in the text begins anew.
    """
    wrapped: list[str] = []
    for line in _lines(text):
        begins, indent = True, _indent(line)
        for word in line.split():
            for number, piece in enumerate(_BREAKS[_FILE.search(word) is None].split(word)):
                space = " " if number == 0 else ""
                if not begins and cell_len(wrapped[-1] + space + piece) <= width:
                    wrapped[-1] += space + piece
                else:
                    wrapped.append((hang if wrapped else "") + indent + piece)
                begins = False
    return "\n".join(wrapped)


_BREAKS = (re.compile(r"(?<=\w-)(?=\w)"), re.compile(r"(?<=\w-)(?=\w)|(?<=[\w-]/)(?=\w)"))
"""Where a line may be broken within a word: after a hyphen, and after a slash but in a name of a
file or an address."""
_FILE = re.compile(r"/.*\.\w|:/|/\d|^/|/$")


def _grid(
    table: Table, columns: Sequence[int], body: list[list[str]], layout: _Layout, console: Console
) -> Iterator[Text]:
    """The lines of a table: titles, a rule, and the rows, with a blank line before each part."""
    titles = [
        _wrap(visible(table.columns[index].title), width).split("\n")
        for index, width in zip(columns, layout.widths, strict=True)
    ]
    depth = max(map(len, titles))
    numeric = [table.columns[index].kind.numeric for index in columns]
    sunk = [[*[""] * (depth - len(lines)), *lines] for lines in titles]
    yield from _beside([[Text(line, "bold") for line in lines] for lines in sunk], numeric, layout)
    bars = _bars(table, layout.bar) if layout.bar else []
    room = layout.bar + layout.gap if bars else 0
    length = sum(layout.widths) + layout.gap * (len(columns) - 1) + room
    yield Text(("-" if console.options.ascii_only else "─") * length)
    for number, (row, texts) in enumerate(zip(table.rows, body, strict=True)):
        if number and row.role in ("section", "total"):
            yield Text()
        style = _STYLES[row.role]
        if row.role == "section":
            yield Text(_wrap(texts[0], console.width), style)
            continue
        pieces = [
            _pieces(_wrap(text, width), style, row.cells[index])
            for text, width, index in zip(texts, layout.widths, columns, strict=True)
        ]
        bar = [[bars[number]]] if bars and row.role == "data" else []
        yield from _beside([*pieces, *bar], [*numeric, False], layout)


def _beside(
    cells: Sequence[Sequence[Text]], numeric: Sequence[bool], layout: _Layout
) -> Iterator[Text]:
    """The lines of cells beside each other, figures to the right."""
    widths = (*layout.widths, layout.bar)
    for number in range(max(map(len, cells))):
        line = Text()
        blank = 0
        for column, (lines, is_figure) in enumerate(zip(cells, numeric, strict=False)):
            piece = lines[number] if number < len(lines) else Text()
            space = widths[column] - piece.cell_len
            line.append(" " * (blank + (space if is_figure else 0)))
            line.append_text(piece)
            blank = layout.gap + (0 if is_figure else space)
        line.rstrip()
        yield line


def _pieces(wrapped: str, style: str, cell: Cell) -> list[Text]:
    """The lines of a cell; of one that differs, what was removed red and what was added green."""
    if not isinstance(cell, Wording):
        return [Text(line, style) for line in wrapped.split("\n")]
    text = Text(wrapped, style)
    text.highlight_regex(_REMOVED, "red")
    text.highlight_regex(_ADDED, "green")
    return list(text.split("\n", allow_blank=True))


_REMOVED = re.compile(r"\[-.*?-\]", re.DOTALL)
_ADDED = re.compile(r"\{\+.*?\+\}", re.DOTALL)


def _bars(table: Table, length: int) -> list[Text]:
    """Behind each data row its figure as a bar, of which the largest takes `length` cells; none
    where they hardly differ."""
    index = next(i for i, column in enumerate(table.columns) if column.key == table.bars)
    figures = [row.cells[index] if row.role == "data" else None for row in table.rows]
    amounts = [figure if isinstance(figure, Decimal) else Decimal(0) for figure in figures]
    most = max(amounts) or Decimal(1)
    told = [amount for amount, figure in zip(amounts, figures, strict=True) if figure is not None]
    if len(told) > 1 and min(told) > most * ALIKE:
        return []
    return [Text("█" * ceil(amount / most * length)) for amount in amounts]


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
    # The text of a tree is wrapped already: a word without room stays whole.
    unbounded = console.options.update(width=UNBOUNDED)
    for child in outline.children:
        tree = console.render(_tree(child, console.width), unbounded)
        console.print(Segments(tree), crop=False)


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
