"""Figures in rows and columns, the more the darker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from uvp_cli import dutch
from uvp_cli.render.pictures.svg import (
    SHADES,
    Figure,
    boxes,
    element,
    fill,
    group,
    label,
    outline,
    shade,
    shorten,
    words,
)
from uvp_cli.values import dataclass

LEFT, ROW, LINE = 230, 30, 17
"""Where cells begin, how high they are, and how high a line of a heading is."""
Key = str | None


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells by key, and where they stand: columns are `width` wide and begin at `top`."""

    rows: Mapping[Key, str]
    columns: Mapping[Key, str]
    cells: Mapping[tuple[Key, Key], Decimal]
    width: float
    top: float

    @property
    def right(self) -> float:
        return LEFT + self.width * len(self.columns)


def grid(
    rows: Mapping[Key, str],
    columns: Mapping[Key, str],
    amount: Callable[[Key, Key], Decimal | int],
    *,
    width: float,
    sums: Mapping[Key, Decimal] | None = None,
) -> Figure:
    """A cell for each row and column, by key; nothing is an empty cell.

    Columns are `width` wide. `sums` stand behind the rows.
    """
    cells = {(row, column): Decimal(amount(row, column)) for row in rows for column in columns}
    lines = max((len(_lines(title, width)) for title in columns.values()), default=1)
    drawn = _Grid(rows, columns, cells, width, 10 + LINE * lines)
    marks = (*_headings(drawn), *_rows(drawn), *_sums(drawn, sums or {}))
    return Figure(drawn.right + (80 if sums else 2), drawn.top + ROW * len(rows) + 4, marks)


def _headings(drawn: _Grid) -> Iterator[str]:
    titles = (
        words(LEFT + drawn.width * (index + 0.5), drawn.top - 8 - LINE * number, each)
        for index, title in enumerate(drawn.columns.values())
        for number, each in enumerate(reversed(_lines(title, drawn.width)))
    )
    yield group(titles, text_anchor="middle", font_size=13, **fill("quiet"))


def _lines(title: str, width: float) -> list[str]:
    """A heading over at most three lines that fit."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and shorten(longer, width) != longer:
            lines.append(word)
        else:
            lines[-1] = longer
    return [shorten(each, width) for each in lines[:3]]


def _rows(drawn: _Grid) -> Iterator[str]:
    for number, title in enumerate(drawn.rows.values()):
        yield label(0, drawn.top + ROW * number + 20, title, LEFT - 8)
    most = max(drawn.cells.values(), default=Decimal(0))
    for step in range(SHADES + 1):
        found = [place for place in _places(drawn) if shade(place[2], most) == step]
        if found:
            yield from _cells(found, drawn.width, step)


def _places(drawn: _Grid) -> Iterator[tuple[float, float, Decimal]]:
    """Where each cell begins, and its amount."""
    for (number, row), (index, column) in product(enumerate(drawn.rows), enumerate(drawn.columns)):
        amount = drawn.cells[row, column]
        yield LEFT + drawn.width * index, drawn.top + ROW * number, amount


def _cells(
    places: Sequence[tuple[float, float, Decimal]], width: float, step: int
) -> Iterator[str]:
    """The cells of one shade."""
    path = boxes(((x + 1, y + 1) for x, y, _ in places), width - 2, ROW - 2)
    yield element("path", d=path, **outline(f"shade-{step}" if step else "paper", "line"))
    if step:
        amounts = (words(x + width / 2, y + 20, dutch.number(amount)) for x, y, amount in places)
        yield group(amounts, text_anchor="middle", font_size=13, **fill(f"on-{step}"))


def _sums(drawn: _Grid, sums: Mapping[Key, Decimal]) -> Iterator[str]:
    right = drawn.right + 74
    found = [
        words(right, drawn.top + ROW * number + 20, dutch.number(sums[row]))
        for number, row in enumerate(drawn.rows)
        if row in sums
    ]
    if found:
        heading = words(right, drawn.top - 8, "Samen", "quiet", font_size=13)
        yield group((heading, *found), text_anchor="end")
