"""Cells and lines of text as every format writes them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TextIO

from uvp_cli import dutch
from uvp_cli.reports.tables import Cell, ChosenValue, Column, For, Inner, Kind, Row, Table, Wording

MARKED = {"kept": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
"""The marks of what was removed from a text, and added to it, where only letters are."""
_PICTURE = r"\u2190-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""The characters of which one that joins (U+200D) makes one picture."""
_UNSAFE = (
    rf"(?!(?<=[{_PICTURE}\ufe0f])\u200d[{_PICTURE}])"
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_LISTED = r"\n[ \t]*(?=(?:[-*•–]|[0-9]{1,2}[.)])[ \t])"
"""The beginning of a line of a list."""


def visible(text: str) -> str:
    r"""`text` with control characters shown instead of sent: an escape becomes `\x1b`."""
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


@lru_cache(maxsize=4096)
def cell_len(text: str) -> int:
    """The cells that a text without control characters takes on a terminal."""
    if (text.isascii() and text.isprintable()) or _NARROW.issuperset(text):
        return len(text)
    from rich.cells import cell_len as measured

    return measured(text)


_NARROW = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180))))
_NARROW |= frozenset("–—‘’“”„…•€−≤≥→─█")
"""Characters that take one cell on every terminal: those of Dutch, which need no tables."""


def whole_words(text: str, stream: TextIO, indent: int = 0, widest: int | None = None) -> str:
    """A message with control characters shown, in lines that break between words.

    A terminal would break it within one; what is no terminal gets it on one line. What comes
    after the first line stands `indent` spaces in. No line is wider than the terminal, or `widest`.
    """
    shown = visible(text)
    if not stream.isatty():
        return shown
    from shutil import get_terminal_size
    from textwrap import fill

    columns = get_terminal_size().columns
    return fill(
        shown,
        min(columns, widest or columns),
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def list_lines(text: str) -> list[str]:
    """`text` in lines, where a list in it has some; other lines are of the layout of the file."""
    return re.split(_LISTED, text)


def escaped(text: str) -> str:
    r"""JSON in which control characters are escaped, so that it means the same: `\u202e`."""
    return re.sub(_UNSAFE, lambda match: f"\\u{ord(match[0]):04x}", text)


def said(cell: Cell) -> Cell:
    """A value that is one of a few, and whether something is so, in Dutch."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, tuple):
        return tuple(inner.said if isinstance(inner, ChosenValue) else inner for inner in cell)
    return cell.said if isinstance(cell, ChosenValue) else cell


def words(value: Cell, column: Column) -> str:
    """A cell as people read it: Dutch figures, names with commas, nothing for None."""
    cell = said(value)
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return visible(", ".join(cell))
    if isinstance(cell, Wording):
        return visible("".join(MARKED[mark].format(text) for mark, text in cell.pieces))
    if isinstance(cell, str):
        return visible(f"– {cell}" if isinstance(cell, Inner) else cell)
    return _FIGURES.get(column.kind, dutch.number)(Decimal(cell))


_FIGURES = {Kind.EUROS: dutch.euros, Kind.VALUE: dutch.exact}
"""The writers of figures of a kind, where not as numbers."""


def figure(value: Decimal) -> int | float:
    """A number as programs read it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


Indexed = tuple[int, Column]
"""A column with its index in the table, from 0."""


def columns_for(reader: For, table: Table) -> list[Indexed]:
    """The columns of a table that `reader` gets."""
    pairs = enumerate(table.columns)
    return [(index, column) for index, column in pairs if column.reader in (For.EVERYONE, reader)]


def marks(row: Row) -> str:
    """The footnote marks of a row: ` [1]`."""
    return "".join(f" [{mark}]" for mark in row.marks)
