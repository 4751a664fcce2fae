"""Tables as every paper has them: text in rows and columns, with its footnotes in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from uvp_cli.render.cells import Indexed, columns_for, visible, words
from uvp_cli.reports.papers.paper import Footnote, Grid, GridRow, Inline, PaperText
from uvp_cli.reports.tables import For, Row, Table

LINE, MOST = 100, 120
"""The characters of a table beside each other on a page, about, and at most."""
PADDING = 4
"""Characters that a column is wider than its words."""
LONGEST_WORD, LONGEST_TEXT = 24, 60
"""Longer ones go on on the next line."""
SHORT = 8
"""The most rows of a table that stays on one page."""


def grid(table: Table) -> Grid:
    """The columns of a table that people get, as text."""
    columns = columns_for(For.PEOPLE, table)
    return Grid(
        title=table.title,
        headings=tuple(column.title for _, column in columns),
        numeric=tuple(column.kind.numeric for _, column in columns),
        lines=tuple(_line(row, table, columns) for row in table.rows),
    )


def top(table: Grid) -> GridRow:
    """The headings of the columns as a line of their own."""
    return GridRow(tuple((title,) for title in table.headings), "headings")


def plain(piece: Inline) -> str:
    """The words of a piece of text, without what a file cannot hold."""
    return visible(piece if isinstance(piece, str) else piece.text)


def is_dense(table: Grid, share: float) -> bool:
    """Whether words would be broken in this table, on a page that has this share of our width."""
    return sum(_least(_columns(table))) > LINE * share


def beside(table: Grid) -> list[Grid]:
    """The table; where its figures do not fit beside each other on a page, parts of it to stand
    below each other, each with the first column and as many others as fit."""
    first, *others = _least(_columns(table))
    if first + sum(others) <= MOST or not all(table.numeric[1:]):
        return [table]
    groups: list[list[int]] = []
    room = 0
    for at, wide in enumerate(others, start=1):
        if wide > room:
            groups.append([])
            room = LINE - first
        groups[-1].append(at)
        room -= wide
    return [
        _part(table, group, f"{table.title} ({number} van {len(groups)})")
        for number, group in enumerate(groups, start=1)
    ]


def _part(table: Grid, columns: Sequence[int], title: str) -> Grid:
    """The first column with these others; its footnotes stand in the first part alone."""

    def cells(line: GridRow) -> tuple[PaperText, ...]:
        first, *others = line.cells
        if columns[0] > 1:
            first = tuple(piece for piece in first if not isinstance(piece, Footnote))
        return (first, *(others[at - 1] for at in columns if others))

    return Grid(
        title=title,
        headings=(table.headings[0], *(table.headings[at] for at in columns)),
        numeric=(table.numeric[0], *(table.numeric[at] for at in columns)),
        lines=tuple(replace(line, cells=cells(line)) for line in table.lines),
    )


def _columns(table: Grid) -> list[list[str]]:
    """The texts of each column, its heading first; footnotes stand elsewhere."""
    rows = [line.cells for line in (top(table), *table.lines) if line.role != "section"]
    return [
        ["".join(plain(one) for one in cell if not isinstance(one, Footnote)) for cell in column]
        for column in zip(*rows, strict=True)
    ]


def _least(columns: Sequence[Sequence[str]]) -> list[int]:
    """The least width of each column: its longest word, or part of one up to a hyphen."""
    return [
        min(max(map(len, f"{' '.join(texts)} -".replace("-", "- ").split())), LONGEST_WORD)
        + PADDING
        for texts in columns
    ]


def widths(table: Grid) -> list[float]:
    """The part of the width that each column gets: its longest word, and room by its length."""
    columns = _columns(table)
    least = _least(columns)
    usual = [min(sum(map(len, texts)) / len(texts), LONGEST_TEXT) for texts in columns]
    spare = max(LINE - sum(least), 0)
    pairs = zip(least, usual, strict=True)
    wanted = [word + spare * text / (sum(usual) or 1) for word, text in pairs]
    return [width / sum(wanted) for width in wanted]


def _line(row: Row, table: Table, columns: Sequence[Indexed]) -> GridRow:
    if row.role == "section":
        return GridRow(((str(row.cells[0]),),), "section")
    cells: list[PaperText] = [(words(row.cells[index], column),) for index, column in columns]
    # Behind a figure, the number of a note would read as a power.
    at = next((at for at, (_, column) in enumerate(columns) if not column.kind.numeric), 0)
    cells[at] = (*cells[at], *(Footnote(table.footnotes[mark - 1]) for mark in row.marks))
    return GridRow(tuple(cells), "data" if row.role == "shown" else row.role)
