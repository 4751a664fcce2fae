"""Tables and outlines in lines of text: readable at 80 columns and without colour.

What is drawn knows nothing of rich, which only a terminal needs: importing its console takes a
quarter of a query, and its styles a third of that.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, permutations
from math import ceil
from typing import TextIO

from uvp_cli.render.cells import Indexed, cell_len, columns_for, list_lines, marks, visible, words
from uvp_cli.render.fallback import plain
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
_GUIDES = ("├── ", "└── ", "│   ", "    ")
"""The signs before a branch of a tree, before the last one, and before what is beneath either."""
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
"""The mark between a first cell and what stands beneath it; no text to be seen holds it."""
SAMPLE = 200
"""Rows by which the widths of columns are weighed, at most; more would only take longer."""
_STYLES = {"section": "bold cyan", "subtotal": "dim", "total": "bold", "data": "", "shown": ""}
Line = list[tuple[str, str]]
"""The pieces of a line, each with its style."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A surface of so many cells wide, with bars where it is a terminal, and with lines of signs
    where it knows no others."""

    width: int
    is_terminal: bool
    ascii_only: bool

    def drawn(self, line: str) -> str:
        """A line as it can be drawn here."""
        return "".join(map(plain, line)) if self.ascii_only else line


def write(report: Report, stream: TextIO, width: int | None = None) -> None:
    """Writes `report`; a table that does not fit becomes cards instead of broken words."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    is_ascii = not encoding.lower().startswith("utf")
    screen = Screen(width or piped_width(), is_terminal=False, ascii_only=is_ascii)
    written = _plain
    if stream.isatty() and _is_usual(os.environ):
        from shutil import get_terminal_size

        screen = replace(screen, width=width or get_terminal_size().columns, is_terminal=True)
        written = _coloured
    elif stream.isatty() or not _TAKEN_FOR_ONE.isdisjoint(os.environ):
        from uvp_cli.render.answers.console import console_for, write_to

        console = console_for(stream, width)
        if console.is_terminal:
            write_to(console, report)
            return
        screen = replace(screen, width=console.width)
    lines = (written(stripped(line)) for line in drawn(report, screen))
    stream.write("".join(f"{line}\n" for line in lines))


_TAKEN_FOR_ONE = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE"})
"""Variables that may say that a stream is to be taken for a terminal, or is not."""


def _is_usual(environment: Mapping[str, str]) -> bool:
    """Whether a terminal knows the codes of our colours, and nobody asks for others or for none:
    then rich's console, which finds that out, need not be imported."""
    is_known = environment.get("TERM", "dumb").lower() not in ("dumb", "unknown")
    asks = any(name in environment for name in ("NO_COLOR", *_TAKEN_FOR_ONE))
    return os.name == "posix" and is_known and not asks


def stripped(line: Line) -> Line:
    """The line without the space at its end."""
    while line and not line[-1][0].rstrip():
        line.pop()
    return [*line[:-1], *((text.rstrip(), style) for text, style in line[-1:])]


def _plain(line: Line) -> str:
    return "".join(text for text, _ in line)


def _coloured(line: Line) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    return "".join(
        Style.parse(style).render(text, color_system=ColorSystem.STANDARD) for text, style in line
    )


def piped_width() -> int:
    """The width that the user wishes where no terminal says how wide it is."""
    wished = os.environ.get("COLUMNS", "")
    return int(wished) if wished.isascii() and wished.isdigit() and int(wished) else PIPE_WIDTH


def drawn(report: Report, screen: Screen) -> Iterator[Line]:
    """The lines of a report."""
    content = report.content
    if verdict := report.verdict:
        yield from _lines_of(screen, verdict.title, "bold")
        yield from _lines_of(screen, verdict.subtitle, "dim")
        yield []
        yield from _lines_of(screen, verdict.text)
        yield []
    if isinstance(content, Outline):
        yield from _outline(content, screen)
    else:
        yield from _table(content, screen)
    for table in report.details:
        yield []
        yield from _table(table, screen)


def _table(table: Table, screen: Screen) -> Iterator[Line]:
    yield from _lines_of(screen, table.title, "bold")
    if table.subtitle:
        yield from _lines_of(screen, table.subtitle, "dim")
    if not table.rows:
        yield []
        yield from _lines_of(screen, table.empty)
        return
    columns = _telling(table)
    is_headed = any(row.role == "section" for row in table.rows)
    body = [_texts(row, columns, is_headed=is_headed) for row in table.rows]
    narrower = _folded(table, columns, body, screen.width)
    layout = _layout(table, *narrower, screen)
    if layout is None:
        yield from _cards(table, columns, body, screen)
    else:
        yield []
        yield from _grid(table, *narrower, layout, screen)
    if table.footnotes or table.notes or table.advice:
        yield []
    for number, text in enumerate(table.footnotes, start=1):
        yield from _lines_of(screen, f"[{number}] {text}", "dim")
    for note in (*table.notes, *table.advice):
        yield from _lines_of(screen, note, "dim")


def _telling(table: Table) -> list[Indexed]:
    """The columns for people, but for those of text in which no row says anything. A column of
    figures stays: that none is known says something too."""
    first, *others = columns_for(For.PEOPLE, table)
    rows = [row for row in table.rows if row.role != "section"]
    telling = (
        (index, column)
        for index, column in others
        if column.kind.numeric or any(words(row.cells[index], column) for row in rows)
    )
    return [first, *telling]


def _folded(
    table: Table, columns: list[Indexed], body: list[list[str]], width: int
) -> tuple[list[Indexed], list[list[str]]]:
    """The columns and texts with what few rows have beneath their first cell, and on a narrow
    screen the longest text too. As they are where all fits in `width`."""
    rows = [texts for row, texts in zip(table.rows, body, strict=True) if row.role == "data"]
    lengths = [sorted(cell_len(texts[n]) for texts in rows) or [0] for n in range(len(columns))]
    if sum(map(max, lengths)) + max(GAPS) * (len(columns) - 1) <= width:
        return columns, body
    of_text = [n for n, (_, column) in enumerate(columns) if n and not column.kind.numeric]
    before = {
        number: f"- {visible(columns[number][1].title)}: "
        for number in of_text
        if sum(map(bool, lengths[number])) * SPARSE <= len(rows)
    }
    usual = {number: lengths[number][len(rows) // 2] for number in of_text if number not in before}
    if usual and width in NARROW:
        text = max(usual, key=usual.__getitem__)
        sample = rows[:: len(rows) // SAMPLE + 1]
        first, *others = (
            max(_longest(texts[n]) for texts in sample) + max(GAPS)
            for n in range(len(columns))
            if n not in before and n != text
        )
        wide = width - sum(others)
        # One line more, and those of the text fewer.
        if usual[text] * first > wide * (wide - first):
            before[text] = "  "
            columns = _titled(columns, text)
    beside = [column for number, column in enumerate(columns) if number not in before]
    return beside, [_with_folded(texts, before) for texts in body]


def _titled(columns: Sequence[Indexed], beneath: int) -> list[Indexed]:
    """The columns with the title of one behind that of the first, beneath which it stands."""
    (index, first), *others = columns
    title = f"{first.title} / {columns[beneath][1].title}"
    return [(index, replace(first, title=title)), *others]


def _with_folded(texts: list[str], before: Mapping[int, str]) -> list[str]:
    """The texts of a row without the columns of `before`, which follow that beneath the first."""
    told = ((mark, texts[number]) for number, mark in before.items() if len(texts) > number)
    more = "".join(f"{BENEATH}{_indent(texts[0])}{mark}{text}" for mark, text in told if text)
    first, *others = (text for number, text in enumerate(texts) if number not in before)
    return [first + more, *others]


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _texts(row: Row, columns: Sequence[Indexed], *, is_headed: bool) -> list[str]:
    """The cells of a row as text, footnote marks behind the first."""
    if row.role == "section":
        return [visible(str(row.cells[0]))]
    texts = [words(row.cells[index], column) for index, column in columns]
    indent = "  " if is_headed and row.role in ("data", "shown") else ""
    texts[0] = indent + texts[0] + marks(row)
    return texts


@dataclass(frozen=True, slots=True)
class _Layout:
    """The widths of the columns, the gap between them, and the length of the largest bar."""

    widths: list[int]
    gap: int
    bar: int


def _layout(
    table: Table, columns: Sequence[Indexed], body: list[list[str]], screen: Screen
) -> _Layout | None:
    """The first layout in which every word stays whole, with bars if it can be; None if none."""
    for room in (BAR_ROOM, 0) if table.bars and screen.is_terminal else (0,):
        for gap in GAPS:
            widths = _fit(table, columns, body, screen.width - room, gap)
            if widths:
                left = screen.width - sum(widths) - gap * len(widths)
                return _Layout(widths, gap, min(BAR_LENGTH, left) if room else 0)
    return None


def _fit(
    table: Table, columns: Sequence[Indexed], body: list[list[str]], available: int, gap: int
) -> list[int] | None:
    """The width of each column, or None when some word would have to be cut.

    Columns get the room they want; where that is too much, those of text give way, down to their
    longest word, as makes the table shortest. A heading goes over all columns.
    """
    rows = [texts for row, texts in zip(table.rows, body, strict=True) if row.role != "section"]
    wanted: list[int] = []
    least: list[int] = []
    for number, (_, column) in enumerate(columns):
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
    if "\n" not in text and BENEATH not in text:
        return [text]
    parts = ((_indent(part), part) for part in text.split(BENEATH))
    return [indent + line.lstrip() for indent, part in parts for line in list_lines(part)]


def _longest(text: str) -> int:
    """The width of the longest part of `text` that cannot be broken."""
    if not text or text.isalnum():
        return cell_len(text)
    return max(
        cell_len(_indent(line))
        + max(map(cell_len, chain(*map(_pieces_of, line.split()))), default=0)
        for line in _lines(text)
    )


def _wrap(text: str, width: int, hang: str = "") -> str:
    """`text` on lines of at most `width` terminal cells, broken at spaces, hyphens and slashes.

    Every line keeps the indent of the first, or of what stands beneath it; `hang` comes before all
    but the first. A line of a list in the text begins anew.
    """
    if cell_len(text) <= width and text.isprintable() and "  " not in text.lstrip():
        return text.rstrip()
    wrapped: list[str] = []
    for line in _lines(text):
        begins, indent = True, _indent(line)
        for word in line.split():
            for number, piece in enumerate(_pieces_of(word)):
                space = " " if number == 0 else ""
                if not begins and cell_len(wrapped[-1] + space + piece) <= width:
                    wrapped[-1] += space + piece
                else:
                    wrapped.append((hang if wrapped else "") + indent + piece)
                begins = False
    return "\n".join(wrapped)


def _pieces_of(word: str) -> Sequence[str]:
    """The pieces of a word between which a line may be broken: after a hyphen, and after a slash
    but in a name of a file or an address."""
    if "-" not in word and "/" not in word:
        return (word,)
    is_path = "/" in word and re.search(r"/.*\.\w|:/|/\d|^/|/$", word)
    return re.split(r"(?<=\w-)(?=\w)" + ("" if is_path else r"|(?<=[\w-]/)(?=\w)"), word)


def _grid(
    table: Table, columns: Sequence[Indexed], body: list[list[str]], layout: _Layout, screen: Screen
) -> Iterator[Line]:
    """The lines of a table: titles, a rule, and the rows, with a blank line before each part."""
    titles = [
        _wrap(visible(column.title), width).split("\n")
        for (_, column), width in zip(columns, layout.widths, strict=True)
    ]
    depth = max(map(len, titles))
    numeric = [column.kind.numeric for _, column in columns]
    sunk = [[*[""] * (depth - len(lines)), *lines] for lines in titles]
    yield from _beside([[[(line, "bold")] for line in lines] for lines in sunk], numeric, layout)
    bars = _bars(table, layout.bar) if layout.bar else []
    room = layout.bar + layout.gap if bars else 0
    length = sum(layout.widths) + layout.gap * (len(columns) - 1) + room
    yield [(screen.drawn("─" * length), "")]
    for number, (row, texts) in enumerate(zip(table.rows, body, strict=True)):
        if number and row.role in ("section", "total"):
            yield []
        style = _STYLES[row.role]
        if row.role == "section":
            yield from _styled(_wrap(texts[0], screen.width), style)
            continue
        cells = [
            _pieces(_wrap(text, width), style, row.cells[index])
            for text, width, (index, _) in zip(texts, layout.widths, columns, strict=True)
        ]
        bar = [[[(bars[number], "")]]] if bars and row.role == "data" else []
        yield from _beside([*cells, *bar], [*numeric, False], layout)


def _beside(
    cells: Sequence[Sequence[Line]], numeric: Sequence[bool], layout: _Layout
) -> Iterator[Line]:
    """The lines of cells beside each other, figures to the right."""
    widths = (*layout.widths, layout.bar)
    for number in range(max(map(len, cells))):
        line: Line = []
        blank = 0
        for column, (lines, is_figure) in enumerate(zip(cells, numeric, strict=False)):
            pieces = lines[number] if number < len(lines) else []
            space = widths[column] - cell_len("".join(text for text, _ in pieces))
            line += [(" " * (blank + (space if is_figure else 0)), ""), *pieces]
            blank = layout.gap + (0 if is_figure else space)
        yield line


def _pieces(wrapped: str, style: str, cell: Cell) -> list[Line]:
    """The lines of a cell; of one that differs, what was removed red and what was added green."""
    if not isinstance(cell, Wording):
        return [*_styled(wrapped, style)]
    lines: list[Line] = [[]]
    for piece in re.split(_CHANGED, wrapped):
        colour = {"[-": "red", "{+": "green"}.get(piece[:2], "")
        first, *others = _styled(piece, f"{style} {colour}".strip())
        lines[-1] += first
        lines += others
    return lines


_CHANGED = r"(?s)(\[-.*?-\]|\{\+.*?\+\})"


def _styled(text: str, style: str) -> Iterator[Line]:
    return ([(line, style)] for line in text.split("\n"))


def _bars(table: Table, length: int) -> list[str]:
    """The figure of each data row as a bar, of which the largest takes `length` cells; none where
    they hardly differ."""
    index = next(i for i, column in enumerate(table.columns) if column.key == table.bars)
    figures = [row.cells[index] if row.role == "data" else None for row in table.rows]
    amounts = [figure if isinstance(figure, Decimal) else Decimal(0) for figure in figures]
    most = max(amounts) or Decimal(1)
    told = [amount for amount, figure in zip(amounts, figures, strict=True) if figure is not None]
    if len(told) > 1 and min(told) > most * ALIKE:
        return []
    return ["█" * ceil(amount / most * length) for amount in amounts]


def _cards(
    table: Table, columns: Sequence[Indexed], body: list[list[str]], screen: Screen
) -> Iterator[Line]:
    """Each row as a block of labelled lines."""
    for row, texts in zip(table.rows, body, strict=True):
        yield []
        yield from _lines_of(screen, texts[0].strip(), _STYLES[row.role] or "bold")
        for (_, column), text in zip(columns[1:], texts[1:], strict=False):
            if text.strip():
                yield from _fact(screen, column.title, text.strip(), "  ")


def _outline(outline: Outline, screen: Screen) -> Iterator[Line]:
    yield from _lines_of(screen, outline.title, "bold")
    if outline.subtitle:
        yield from _lines_of(screen, outline.subtitle, "dim")
    yield []
    yield from _facts(screen, outline.fields)
    if outline.fields and outline.children:
        yield []
    for child in outline.children:
        yield from _tree(child, screen.width, [screen.drawn(guide) for guide in _GUIDES])


def _facts(screen: Screen, fields: Sequence[tuple[str, str]]) -> Iterator[Line]:
    """Labels with their texts beside them, or beneath them where there is no room."""
    margin = max((cell_len(label) for label, _ in fields), default=0) + 3
    room = screen.width - margin
    beside = all(_longest(visible(text)) <= room for _, text in fields)
    for label, text in fields:
        if not beside:
            yield from _fact(screen, label, text, "")
            continue
        first, *others = _wrap(visible(text), room).split("\n")
        yield [(f"{label}:".ljust(margin), "bold"), (first, "")]
        yield from ([(" " * margin + line, "")] for line in others)


def _fact(screen: Screen, label: str, text: str, indent: str) -> Iterator[Line]:
    """A label and its text as a paragraph that hangs from the label."""
    fact = _wrap(visible(f"{label}: {text}"), screen.width - len(indent), hang="  ")
    return ([(indent + line, "")] for line in fact.split("\n"))


def _tree(outline: Outline, width: int, guides: Sequence[str]) -> Iterator[Line]:
    """An outline as a tree of which the title may take `width` cells; its branches are what is said
    of it and what it consists of."""
    yield from _styled(_wrap(visible(outline.title), width), "")
    inner = width - TREE_STEP
    branches: list[Iterable[Line]] = [
        _labelled(_wrap(visible(f"{label}: {text}"), inner), len(label) + 1)
        for label, text in outline.fields
    ]
    if outline.text:
        branches.append(_styled("\n".join(map(visible, outline.text.split("\n"))).expandtabs(), ""))
    branches += (_tree(child, inner, guides) for child in outline.children)
    for branch in branches:
        is_last = branch is branches[-1]
        guide = guides[is_last]
        for line in branch:
            yield [(guide, "dim"), *line]
            guide = guides[2 + is_last]


def _labelled(text: str, length: int) -> Iterator[Line]:
    """The lines of a text, of which what is as long as the label is bold."""
    for line in text.split("\n"):
        yield [(line[:length], "bold"), (line[length:], "")]
        length = max(0, length - len(line) - 1)


def _lines_of(screen: Screen, text: str, style: str = "") -> Iterator[Line]:
    return _styled(_wrap(visible(text), screen.width), style)
