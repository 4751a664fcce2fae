"""The way through a paper that all writers share, whatever kind of file they make of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from uvp_cli.render.paper.grids import beside, grid, plain
from uvp_cli.reports.papers.paper import (
    Block,
    Drawing,
    Footnote,
    Grid,
    Heading,
    Listing,
    Paper,
    PaperText,
    Paragraph,
    TextPiece,
)
from uvp_cli.reports.tables import Table
from uvp_cli.values import dataclass

Part = TypeVar("Part")
"""A piece of the file: text, or an element of a tree."""
FIGURE, TABLE = "Figuur", "Tabel"
NOTE, NO_BREAK = "noot", "\u00a0"


@dataclass(frozen=True, slots=True)
class Caption:
    """The title of a picture or table, with what it is and its number among those; a paper that has
    only one has no number for it."""

    title: str
    kind: str
    number: int | None

    def __str__(self) -> str:
        return f"{self.kind} {self.number}. {self.title}" if self.number else self.title


class Writer(ABC, Generic[Part]):
    """Goes through a paper once and numbers its headings, captions and footnotes as they come. A
    writer of one kind of file says what each block, and each piece of a text, becomes."""

    def __init__(self) -> None:
        self._headings = 0
        self._captions: Counter[str] = Counter()
        self._is_numbered = False
        self._notes: list[str] = []

    def _blocks(self, paper: Paper) -> Iterator[Part]:
        """The blocks of a paper as parts of the file, in their order."""
        self._is_numbered = sum(map(_has_caption, paper.blocks)) > 1
        for block in paper.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Part]:
        match block:
            case Heading():
                self._headings += 1
                yield self._heading(block, self._headings)
            case Paragraph(text):
                yield self._paragraph(text)
            case Listing(items, numbers):
                yield from self._list(items, numbers)
            case Drawing():
                yield from self._drawing(block, self._caption(FIGURE, block.title))
            case Table(rows=()):
                yield self._paragraph((block.empty,))
            case Table():
                yield from self._table(grid(block))
            case Grid():
                yield from self._table(block)

    def _table(self, table: Grid) -> Iterator[Part]:
        for part in beside(table):
            yield from self._grid(part, self._caption(TABLE, part.title))

    def _caption(self, kind: str, title: str) -> Caption:
        self._captions[kind] += 1
        return Caption(title, kind, self._captions[kind] if self._is_numbered else None)

    def _text(self, text: PaperText) -> Iterator[Part]:
        """The pieces of a text. Two footnotes beside each other would read as one number, and one
        behind a figure as a power."""
        before = ""
        for piece in text:
            if isinstance(piece, Footnote):
                if before == NOTE:
                    yield self._comma()
                elif before.isdigit():
                    yield self._words(NO_BREAK)
                self._notes.append(piece.text)
                yield self._reference(piece.text, len(self._notes))
                before = NOTE
            else:
                yield self._words(piece)
                before = plain(piece)[-1:]

    @abstractmethod
    def _heading(self, heading: Heading, number: int) -> Part: ...

    @abstractmethod
    def _paragraph(self, text: PaperText) -> Part: ...

    @abstractmethod
    def _list(self, items: Sequence[PaperText], numbers: Sequence[int]) -> Iterator[Part]:
        """The parts of a list; with `numbers`, one for each item, it is not one of bullets."""

    @abstractmethod
    def _drawing(self, drawing: Drawing, caption: Caption) -> Iterator[Part]: ...

    @abstractmethod
    def _grid(self, table: Grid, caption: Caption) -> Iterator[Part]: ...

    @abstractmethod
    def _words(self, piece: TextPiece) -> Part: ...

    @abstractmethod
    def _comma(self) -> Part:
        """The comma between two footnotes."""

    @abstractmethod
    def _reference(self, note: str, number: int) -> Part:
        """The reference to a footnote, and the note itself where the format has it there."""


def _has_caption(block: Block) -> bool:
    return isinstance(block, Drawing | Grid) or (isinstance(block, Table) and bool(block.rows))


def chapters(blocks: Iterable[Block]) -> list[tuple[int, Heading]]:
    """The headings for a table of contents: of chapters, each with its number among all."""
    every = (block for block in blocks if isinstance(block, Heading))
    return [(number, one) for number, one in enumerate(every, start=1) if one.level == 1]
