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
"""What is longer goes on on the next line."""


def grid(given: Table | Grid) -> Grid:
    """What people read of a table."""
    if isinstance(given, Grid):
        return given
    columns = chosen(given, For.PEOPLE)
    return Grid(
        title=given.title,
        headings=tuple(given.columns[index].title for index in columns),
        numeric=tuple(given.columns[index].kind.numeric for index in columns),
        lines=tuple(_line(row, given, columns) for row in given.rows),
    )


def plain(each: Inline) -> str:
    """The words of a piece of text, without what a file cannot hold."""
    return visible(each if isinstance(each, str) else each.text)


def widths(given: Grid) -> list[float]:
    """The part of the width that each column gets: its longest word, and room by its length."""
    columns = [
        (
            given.headings[place],
            *(_joined(line.cells[place]) for line in given.lines if _is_row(line)),
        )
        for place in range(len(given.headings))
    ]
    least = [max(len(word) for text in texts for word in f"{text} -".split()) for texts in columns]
    least = [min(each, LONGEST_WORD) + PADDING for each in least]
    usual = [min(sum(map(len, texts)) / len(texts), LONGEST_TEXT) for texts in columns]
    spare = max(LINE - sum(least), 0)
    wanted = [
        word + spare * text / (sum(usual) or 1) for word, text in zip(least, usual, strict=True)
    ]
    return [each / sum(wanted) for each in wanted]


def _is_row(line: Line) -> bool:
    return line.role != "section"


def _joined(text: Text) -> str:
    """The words that stand in a cell; footnotes stand elsewhere."""
    return "".join(plain(each) for each in text if not isinstance(each, Footnote))


def _line(row: Row, table: Table, columns: list[int]) -> Line:
    if row.role == "section":
        return Line(((str(row.cells[0]),),), "section")
    first, *others = (words(row.cells[index], table.columns[index]) for index in columns)
    notes = (Footnote(table.footnotes[mark - 1]) for mark in row.marks)
    return Line(((first, *notes), *((cell,) for cell in others)), row.role)
