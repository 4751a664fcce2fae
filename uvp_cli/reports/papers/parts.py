"""Pieces that papers are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress

from uvp_cli.programme.model import Remark
from uvp_cli.reports.papers.paper import (
    Block,
    Bound,
    Footnote,
    Heading,
    Inline,
    Listing,
    PaperText,
    Paragraph,
)
from uvp_cli.reports.tables import Column, Footnotes, Kind, Report, Row, Table


def assumptions(remarks: Iterable[Remark]) -> tuple[Footnote, ...]:
    """The assumptions among remarks, as footnotes; other remarks are open questions."""
    return tuple(Footnote(remark.text) for remark in remarks if remark.kind == "assumption")


def said(text: str, remarks: Iterable[Remark] = ()) -> PaperText:
    """A passage with the assumptions that it rests on."""
    return (text, *assumptions(remarks))


def table(report: Report, title: str | None = None, *, bare: bool = False) -> Table:
    """The table of a report as it stands in a paper: its notes speak of commands and are left out.
    `bare` is without headings in between, where there would be only one."""
    shown = report.table
    rows = tuple(row for row in shown.rows if not (bare and row.role == "section"))
    return replace(shown, title=title or shown.title, rows=rows, notes=(), pieces=())


def without(shown: Table, *keys: str) -> Table:
    """The table without the columns with these keys."""
    is_kept = [column.key not in keys for column in shown.columns]
    rows = (
        row if row.role == "section" else replace(row, cells=tuple(compress(row.cells, is_kept)))
        for row in shown.rows
    )
    return replace(shown, columns=tuple(compress(shown.columns, is_kept)), rows=tuple(rows))


def unmarked(shown: Table) -> Table:
    """The table without the footnotes of its data rows."""
    kept, texts = Footnotes(), shown.footnotes

    def bare(row: Row) -> Row:
        marks = () if row.role == "data" else kept.mark(*(texts[mark - 1] for mark in row.marks))
        return replace(row, marks=marks)

    rows = tuple(map(bare, shown.rows))
    return replace(shown, footnotes=kept.texts, rows=rows)


def noted(shown: Table, notes: Sequence[Sequence[Footnote]]) -> Table:
    """The table with more footnotes: those of each of its data rows."""
    texts = list(shown.footnotes)
    about = iter(notes)

    def marked(row: Row) -> Row:
        if row.role != "data":
            return row
        own = [note.text for note in next(about, ())]
        texts.extend(own)
        first = len(texts) - len(own) + 1
        return replace(row, marks=(*row.marks, *range(first, first + len(own))))

    rows = tuple(marked(row) for row in shown.rows)
    return replace(shown, rows=rows, footnotes=tuple(texts))


def numbered(shown: Table, numbers: Iterable[int]) -> Table:
    """The table with its number before each data row, as pictures refer to it."""
    count = iter(numbers)
    rows = tuple(
        replace(row, cells=(next(count), *row.cells)) if row.role == "data" else row
        for row in shown.rows
    )
    return replace(shown, columns=(Column("nr", "Nr", Kind.NUMBER), *shown.columns), rows=rows)


def section(
    level: int,
    title: str,
    items: Iterable[PaperText],
    numbers: tuple[int, ...] = (),
    *,
    empty: str = "",
) -> Iterator[Block]:
    """A heading with a list beneath it, or with what is said where there is nothing to list."""
    listed = tuple(items)
    if listed or empty:
        yield Heading(level, title)
        yield Listing(listed, numbers) if listed else Paragraph((empty,))


def filled(
    passage: str, figure: Callable[[str], Inline], before: Mapping[str, str] | None = None
) -> PaperText:
    """The passage with a figure for each name between braces. {name|one|more} is a figure with its
    noun, and {het:name} one with what stands `before` it."""

    def pieces() -> Iterator[Inline]:
        # The odd pieces are names.
        for number, piece in enumerate(re.split(r"{(.+?)}", passage)):
            if not number % 2:
                yield piece
                continue
            name, *nouns = piece.removeprefix("het:").split("|")
            if name != piece and not nouns:
                yield f"{(before or {})[name]} "
            shown = figure(name)
            yield shown
            if nouns:
                is_one = isinstance(shown, Bound) and shown.text == "1"
                yield f" {nouns[0] if is_one else nouns[1]}"

    return tuple(filter(None, pieces()))
