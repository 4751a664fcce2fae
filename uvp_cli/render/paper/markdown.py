"""A paper as Markdown (GitHub's kind). It has no pictures, but their descriptions."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli.render.answers.markdown import escape
from uvp_cli.render.paper.grids import grid
from uvp_cli.reports.papers.paper import (
    Block,
    Drawing,
    Footnote,
    Grid,
    Heading,
    Inline,
    Line,
    Listing,
    Paper,
    Paragraph,
    Strong,
    Text,
)
from uvp_cli.reports.tables import Table


def text(paper: Paper) -> str:
    """The document."""
    return "\n".join(_Document().lines(paper)) + "\n"


class _Document:
    """The document while it is written: it numbers footnotes as they come."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def lines(self, paper: Paper) -> Iterator[str]:
        yield f"# {escape(paper.title)}"
        yield ""
        yield escape(paper.subtitle)
        for block in paper.blocks:
            yield ""
            yield from self._block(block)
        for number, said in enumerate(self._notes, start=1):
            yield ""
            yield f"[^{number}]: {escape(said)}"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level, said):
                yield f"{'#' * (level + 1)} {escape(said)}"
            case Paragraph(said):
                yield self._text(said)
            case Listing(items, numbers):
                marks = [f"{number}." for number in numbers] or ["-"] * len(items)
                yield from (
                    f"{mark} {self._text(item)}" for mark, item in zip(marks, items, strict=True)
                )
            case Drawing():
                yield f"**{escape(block.title)}.** {escape(block.described)}"
            case Table() if not block.rows:
                yield escape(block.empty)
            case Table() | Grid():
                yield from self._grid(grid(block))
                for note in block.notes if isinstance(block, Table) else ():
                    yield ""
                    yield escape(note)

    def _grid(self, given: Grid) -> Iterator[str]:
        yield f"**{escape(given.title)}**"
        yield ""
        yield _row([escape(title) for title in given.headings])
        yield _row(["---:" if numeric else "---" for numeric in given.numeric])
        yield from (_row(self._cells(line, len(given.headings))) for line in given.lines)

    def _cells(self, line: Line, width: int) -> list[str]:
        texts = [self._text(cell) for cell in line.cells]
        if line.role != "data":
            texts = [f"**{said}**" if said else said for said in texts]
        return [*texts, *("" for _ in range(width - len(texts)))]

    def _text(self, said: Text) -> str:
        # A text is escaped as a whole: whether a list begins depends on where a line begins.
        line = ""
        for each in said:
            line += self._inline(each, begins=not line)
        return line

    def _inline(self, each: Inline, *, begins: bool) -> str:
        match each:
            case Footnote(said):
                self._notes.append(said)
                return f"[^{len(self._notes)}]"
            case Strong(said):
                return f"**{escape(said)}**"
        words = each if isinstance(each, str) else each.text
        written = escape(words) if begins else escape(f"x{words}")[1:]
        return f"{' ' * (words[:1] == ' ' and begins)}{written}{' ' * (words[-1:] == ' ')}"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
