"""A paper as Markdown (GitHub's kind). It has no pictures, but their descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uvp_cli.render.answers.markdown import escape, line, no_list
from uvp_cli.render.paper.writer import Caption, Writer
from uvp_cli.reports.papers.paper import (
    BREAK,
    Drawing,
    Grid,
    GridRow,
    Heading,
    Paper,
    PaperText,
    Strong,
    TextPiece,
)


def text(paper: Paper) -> str:
    """The document."""
    return "\n\n".join(_Document().parts(paper)) + "\n"


class _Document(Writer[str]):
    def parts(self, paper: Paper) -> Iterator[str]:
        yield f"# {escape(paper.title)}"
        yield from (f"**{escape(paper.mark)}**" for _ in paper.mark[:1])
        yield from map(escape, paper.beneath)
        yield from self._blocks(paper)
        # As [^1] only some readers know them; others take [^1]: for a link, and leave it out.
        if self._notes:
            yield "**Voetnoten**"
            notes = enumerate(self._notes, start=1)
            yield "\n".join(f"{number}. {escape(note)}" for number, note in notes)

    def _heading(self, heading: Heading, number: int) -> str:  # noqa: ARG002 (links need none)
        return f"{'#' * (heading.level + 1)} {escape(heading.text)}"

    def _paragraph(self, text: PaperText) -> str:
        return self._line(text)

    def _list(self, items: Sequence[PaperText], numbers: Sequence[int]) -> Iterator[str]:
        marks = [f"{number}." for number in numbers] or ["-"] * len(items)
        yield "\n".join(
            f"{mark} {self._line(item)}" for mark, item in zip(marks, items, strict=True)
        )

    def _drawing(self, drawing: Drawing, caption: Caption) -> Iterator[str]:
        yield f"**{escape(str(caption))}.** {escape(drawing.described)}"

    def _grid(self, table: Grid, caption: Caption) -> Iterator[str]:
        yield f"**{escape(str(caption))}**"
        yield "\n".join(
            (
                line([escape(title) for title in table.headings]),
                line(["---:" if numeric else "---" for numeric in table.numeric]),
                *(line(self._cells(row, len(table.headings))) for row in table.lines),
            )
        )

    def _cells(self, line: GridRow, width: int) -> list[str]:
        cells = [self._line(cell) for cell in line.cells]
        if line.role != "data":
            cells = [f"**{cell}**" if cell else cell for cell in cells]
        return [*cells, *("" for _ in range(width - len(cells)))]

    def _line(self, text: PaperText) -> str:
        # Whether a list begins depends on where the line begins, not on where a piece does.
        return no_list("".join(self._text(text)))

    def _words(self, piece: TextPiece) -> str:
        if piece == BREAK:
            return "<br>"
        if isinstance(piece, Strong):
            return f"**{escape(piece.text)}**"
        words = piece if isinstance(piece, str) else piece.text
        return f"{escape(f'x{words}')[1:]}{' ' * (words[-1:] == ' ')}"

    def _comma(self) -> str:
        return ""

    def _reference(self, note: str, number: int) -> str:  # noqa: ARG002 (notes stand at the end)
        return f"\\[{number}\\]"
