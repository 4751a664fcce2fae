"""The hours of each month as a heat map, by municipality or by theme: the more, the darker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, product

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.breakdown import Breakdown
from uvp_cli.queries.spreading import Key
from uvp_cli.render.pictures import svg
from uvp_cli.render.pictures.svg import SvgFigure
from uvp_cli.reports.breakdown import breakdown_report
from uvp_cli.reports.hours_words import theme_title
from uvp_cli.reports.papers.paper import Drawing
from uvp_cli.values import dataclass

LEFT, COLUMN, ROW, LINE, LEGEND, GAP = 230, 52, 30, 17, 34, 14
"""The left, width and height of cells; the heights of a line of a heading and of the legend; and
the gap between blocks."""
MONTHS = 12
"""The months that stand beside each other; what is more stands in blocks below."""
COURSE = 4
"""Changes in a row up to which a description tells all of them, else only the most."""


def by_month(breakdown: Breakdown, loaded: Loaded) -> Drawing:
    """The hours that `break_down` gives by month and one other dimension: gemeente or theme."""
    _, other = breakdown.by
    months, keys = breakdown.keys
    programme = loaded.programme
    gemeenten = programme.gemeenten if other == "gemeente" else ()
    title_of = {gemeente.id: gemeente.name for gemeente in gemeenten}
    rows: dict[Key, str] = {
        key: title_of.get(key or "", "") or theme_title(programme, key) for key in keys
    }
    of_key = breakdown.sums[1]
    sums = {key: of_key[key,].hours for key in keys if (key,) in of_key}
    hours = {(row, month): figures.hours for (month, row), figures in breakdown.cells.items()}
    title = breakdown_report(breakdown, loaded).table.title
    figure = grid(rows, month_names(programme, months), hours, sums)
    said = [f"{name}: {_course(breakdown, key)}." for key, name in rows.items() if key in sums]
    described = " ".join(("Indicatieve uren per maand.", *said))
    return svg.picture("belasting", title, figure, described)


def month_names(programme: Programme, months: tuple[Key, ...]) -> dict[Key, str]:
    """The months (yyyy-mm) in short, with the year where there is more than one."""
    period = programme.period
    several = period.from_[:4] != period.last[:4]
    return {
        month: dutch.SHORT_MONTHS[int(month[5:]) - 1] + (f" {month[:4]}" if several else "")
        for month in months
        if month
    }


def _course(breakdown: Breakdown, row: Key) -> str:
    """The hours of a row by month, about: januari t/m juni 92 uur, daarna 86."""
    hours = {
        month: _about(parts, breakdown.whole)
        for month in breakdown.keys[0]
        if month and (parts := breakdown.exact.get((month, row)))
    }
    runs = [(about, list(same)) for about, same in groupby(hours, lambda month: hours[month])]
    named = [f"{_months(breakdown, run)} {about}" for about, run in runs]
    if len(runs) == 1 and len(hours) == len(breakdown.keys[0]):
        return f"elke maand {runs[0][0]}"
    if len(runs) <= COURSE:
        return dutch.listing(named) or "geen uren"
    most = max(breakdown.exact.get((month, row), 0) for month in hours)
    busiest = _about(most, breakdown.whole)
    months = [month for month, about in hours.items() if about == busiest]
    return f"het meest in {_months(breakdown, months)}, {busiest}"


def _about(parts: int, whole: int) -> str:
    """Hours before they were rounded so that all adds up, to the nearest hour."""
    nearest = int(Fraction(parts, whole) + Fraction(1, 2))
    return f"ongeveer {dutch.number(nearest)} uur" if nearest else "minder dan een uur"


def _months(breakdown: Breakdown, months: Sequence[str]) -> str:
    """Months (yyyy-mm) by name, with the year where the programme has more than one."""
    several = len({month[:4] for month in breakdown.keys[0] if month}) > 1
    return dutch.listing(
        f"{dutch.listing(dutch.month_runs(int(month[5:]) for month in own))}"
        + (f" {year}" if several else "")
        for year, own in groupby(months, lambda month: month[:4])
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells by key, and where they stand: they begin at `top`. `steps` are the shades of the
    cells that are not empty."""

    rows: Mapping[Key, str]
    columns: Mapping[Key, str]
    cells: Mapping[tuple[Key, Key], Decimal]
    steps: Mapping[tuple[Key, Key], int]
    top: float

    @property
    def right(self) -> float:
        return LEFT + COLUMN * len(self.columns)

    @property
    def bottom(self) -> float:
        return self.top + ROW * len(self.rows)


def grid(
    rows: Mapping[Key, str],
    columns: Mapping[Key, str],
    amounts: Mapping[tuple[Key, Key], Decimal],
    sums: Mapping[Key, Decimal] | None = None,
) -> SvgFigure:
    """A cell for each row and column, by key, and above them the amounts that each shade is for.
    Where there is none, or 0, a cell is empty. `sums` stand behind the rows of the last block."""
    cells = {key: amounts.get(key, Decimal(0)) for key in product(rows, columns)}
    most = max(cells.values(), default=Decimal(0))
    steps = {key: svg.shade(amount, most) for key, amount in cells.items()}
    blocks: list[_Grid] = []
    top: float = LEGEND
    every = list(columns.items())
    for first in range(0, max(len(every), 1), MONTHS):
        titles = dict(every[first : first + MONTHS])
        lines = max((len(title.split()) for title in titles.values()), default=1)
        blocks.append(_Grid(rows, titles, cells, steps, top + 10 + LINE * lines))
        top = blocks[-1].bottom + GAP
    marks = [*_legend(cells, steps)]
    for block in blocks:
        marks += (*_headings(block), *_rows(block))
    marks += _sums(blocks[-1], sums or {})
    right = max(block.right for block in blocks)
    return SvgFigure(right + (80 if sums else 2), blocks[-1].bottom + 4, marks)


def _legend(
    cells: Mapping[tuple[Key, Key], Decimal], steps: Mapping[tuple[Key, Key], int]
) -> Iterator[str]:
    """The amounts that each shade is for, as far as it is used."""
    left: float = 0
    for step in range(1, svg.SHADES + 1):
        amounts = [cells[key] for key, own in steps.items() if own == step]
        if amounts:
            said = dutch.span(min(amounts), max(amounts))
            yield svg.box(left, 4, 22, 18, **svg.outline(f"shade-{step}", "line"))
            yield svg.words(left + 28, 18, said)
            left += 46 + svg.LETTER * len(said)
    if left:
        yield svg.words(left, 18, "uur in een maand", "quiet")


def _headings(drawn: _Grid) -> Iterator[str]:
    titles = (
        svg.words(LEFT + COLUMN * (index + 0.5), drawn.top - 8 - LINE * number, word)
        for index, title in enumerate(drawn.columns.values())
        for number, word in enumerate(reversed(title.split()))
    )
    yield svg.group(titles, text_anchor="middle", font_size=13, **svg.fill("quiet"))


def _rows(drawn: _Grid) -> Iterator[str]:
    for number, title in enumerate(drawn.rows.values()):
        yield svg.label(0, drawn.top + ROW * number + 20, title, LEFT - 8)
    for step in range(svg.SHADES + 1):
        shaded = [
            (x, y, drawn.cells[key]) for x, y, key in _places(drawn) if drawn.steps[key] == step
        ]
        if shaded:
            yield from _cells(shaded, step)


def _places(drawn: _Grid) -> Iterator[tuple[float, float, tuple[Key, Key]]]:
    """The upper left corner of each cell, and its key."""
    for (number, row), (index, column) in product(enumerate(drawn.rows), enumerate(drawn.columns)):
        yield LEFT + COLUMN * index, drawn.top + ROW * number, (row, column)


def _cells(places: Sequence[tuple[float, float, Decimal]], step: int) -> Iterator[str]:
    path = svg.boxes(((x + 1, y + 1) for x, y, _ in places), COLUMN - 2, ROW - 2)
    yield svg.element("path", d=path, **svg.outline(f"shade-{step}" if step else "paper", "line"))
    if step:
        amounts = (
            svg.words(x + COLUMN / 2, y + 20, dutch.number(amount)) for x, y, amount in places
        )
        yield svg.group(amounts, text_anchor="middle", font_size=13, **svg.fill(f"on-{step}"))


def _sums(drawn: _Grid, sums: Mapping[Key, Decimal]) -> Iterator[str]:
    right = drawn.right + 74
    totals = [
        svg.words(right, drawn.top + ROW * number + 20, dutch.number(sums[row]))
        for number, row in enumerate(drawn.rows)
        if row in sums
    ]
    if totals:
        heading = svg.words(right, drawn.top - 8, "Samen", "quiet", font_size=13)
        yield svg.group((heading, *totals), text_anchor="end")
