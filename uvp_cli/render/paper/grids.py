"""Tables as every paper has them: text in rows and columns, with its footnotes in place."""

from __future__ import annotations

from uvp_cli.render.cells import chosen, visible, words
from uvp_cli.reports.papers.paper import Footnote, Grid, Inline, Line, Text
from uvp_cli.reports.tables import For, Row, Table

LINE = 95
"""About how many characters of a table stand beside each other on a page."""
PADDING = 3
"""Characters that a column is wider than its words."""
LONGEST_WORD, LONGEST_TEXT = 24, 60
"""Longer ones go on on the next line."""
SHORT = 8
"""Up to so many rows a table stays on one page."""


def grid(table: Table) -> Grid:
    """The columns of a table that people get, as text."""
    columns = chosen(table, For.PEOPLE)
    return Grid(
        title=table.title,
        headings=tuple(table.columns[index].title for index in columns),
        numeric=tuple(table.columns[index].kind.numeric for index in columns),
        lines=tuple(_line(row, table, columns) for row in table.rows),
    )


def top(table: Grid) -> Line:
    """The headings of the columns as a line of their own."""
    return Line(tuple((title,) for title in table.headings), "headings")


def plain(piece: Inline) -> str:
    """The words of a piece of text, without what a file cannot hold."""
    return visible(piece if isinstance(piece, str) else piece.text)


def widths(table: Grid) -> list[float]:
    """The part of the width that each column gets: its longest word, and room by its length."""
    rows = [line.cells for line in (top(table), *table.lines) if line.role != "section"]
    # Footnotes stand elsewhere.
    columns = [
        ["".join(plain(it) for it in cell if not isinstance(it, Footnote)) for cell in column]
        for column in zip(*rows, strict=True)
    ]
    least = [
        min(max(len(word) for text in texts for word in f"{text} -".split()), LONGEST_WORD)
        + PADDING
        for texts in columns
    ]
    usual = [min(sum(map(len, texts)) / len(texts), LONGEST_TEXT) for texts in columns]
    spare = max(LINE - sum(least), 0)
    pairs = zip(least, usual, strict=True)
    wanted = [word + spare * text / (sum(usual) or 1) for word, text in pairs]
    return [width / sum(wanted) for width in wanted]


def _line(row: Row, table: Table, columns: list[int]) -> Line:
    if row.role == "section":
        return Line(((str(row.cells[0]),),), "section")
    cells: list[Text] = [(words(row.cells[index], table.columns[index]),) for index in columns]
    # Behind a figure, the number of a note would read as a power.
    numeric = (table.columns[index].kind.numeric for index in columns)
    at = next((at for at, is_figure in enumerate(numeric) if not is_figure), 0)
    cells[at] = (*cells[at], *(Footnote(table.footnotes[mark - 1]) for mark in row.marks))
    return Line(tuple(cells), "data" if row.role == "shown" else row.role)
