"""The planning as a strip of the year: a numbered block for each item, in the row of its theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_in, months_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.planning import (
    PlanningSelection,
    Scheduled,
    numbers,
    only_theme,
    theme_of_work,
)
from uvp_cli.render.pictures import svg
from uvp_cli.render.pictures.load import MONTHS, month_names
from uvp_cli.render.pictures.svg import SvgFigure
from uvp_cli.reports.papers.paper import Drawing
from uvp_cli.reports.planning import planning_report
from uvp_cli.values import dataclass

LEFT, COLUMN, LANE, TOP, LINE, LEGEND, GAP = 230, 52, 26, 34, 15, 34, 14
WITHOUT = "Zonder thema"


@dataclass(frozen=True, slots=True)
class YearBlock:
    """An item from one month of the programme up to another, by their places in it."""

    number: int
    scheduled: Scheduled
    first: int
    last: int


def strip(
    items: Sequence[Scheduled], loaded: Loaded, selection: PlanningSelection | None = None
) -> Drawing:
    """The items that `planning.select` gives for the selection."""
    title = planning_report(items, loaded, selection or PlanningSelection()).table.title
    blocks = _blocks(items, loaded.programme)
    figure = _figure(blocks, loaded.programme)
    return svg.picture("jaar", title, figure, _described(blocks, loaded))


def _blocks(items: Sequence[Scheduled], programme: Programme) -> list[YearBlock]:
    """The blocks of the items; months that do not follow each other give more than one. So does a
    month that comes back, in a programme of more than a year."""
    index_of = {month: index for index, month in enumerate(months_of(programme.period))}
    blocks = []
    for number, scheduled in zip(numbers(programme, items), items, strict=True):
        taken = [index_of[month] for month in months_in(scheduled.item, programme.period)]
        for _, run in groupby(enumerate(taken), lambda pair: pair[1] - pair[0]):
            following = [index for _, index in run]
            blocks.append(YearBlock(number, scheduled, following[0], following[-1]))
    return blocks


def _lanes(blocks: Iterable[YearBlock]) -> list[list[YearBlock]]:
    """Blocks beneath each other where they would overlap."""
    lanes: list[list[YearBlock]] = []
    for block in sorted(blocks, key=attrgetter("first", "number")):
        free = next((lane for lane in lanes if lane[-1].last < block.first), None)
        if free is None:
            lanes.append([block])
        else:
            free.append(block)
    return lanes


def _rows(blocks: Iterable[YearBlock], programme: Programme) -> dict[str, list[list[YearBlock]]]:
    """The lanes of each theme that has planning, by its title; what has no theme comes last."""
    of_theme: dict[str | None, list[YearBlock]] = {}
    theme_of = theme_of_work(programme)
    for block in blocks:
        of_theme.setdefault(only_theme(block.scheduled, theme_of), []).append(block)
    titles = [(theme.id, theme.title) for theme in structure.in_order(programme)]
    return {
        title: _lanes(of_theme[key]) for key, title in (*titles, (None, WITHOUT)) if key in of_theme
    }


def _figure(blocks: Sequence[YearBlock], programme: Programme) -> SvgFigure:
    months = list(month_names(programme, months_of(programme.period)).values())
    width = LEFT + COLUMN * min(len(months), MONTHS)
    marks = [*_legend(blocks)]
    top: float = LEGEND
    for first in range(0, len(months), MONTHS):
        rows = _rows(_within(blocks, first), programme)
        height = TOP + sum(LANE * len(lanes) + 12 for lanes in rows.values())
        drawn = (*_months(months[first : first + MONTHS], height), *_themes(rows, width))
        marks.append(svg.group(drawn, transform=f"translate(0 {top:g})"))
        top += height + GAP
    return SvgFigure(width + 2, top, marks)


def _within(blocks: Iterable[YearBlock], first: int) -> list[YearBlock]:
    """The blocks as far as they fall in the months that stand beside each other from `first` on."""
    last = first + MONTHS - 1
    return [
        replace(block, first=max(block.first, first) - first, last=min(block.last, last) - first)
        for block in blocks
        if block.first <= last and block.last >= first
    ]


def _legend(blocks: Iterable[YearBlock]) -> Iterator[str]:
    """The kinds of blocks that there are, with their meanings."""
    left = 0.0
    limited = {bool(block.scheduled.gemeenten) for block in blocks}
    for is_open, filled, title in (
        (False, "own", "Voor alle gemeenten"),
        (True, "paper", "Voor een deel van de gemeenten"),
    ):
        if len(limited) > 1 and is_open in limited:
            yield svg.box(left, 4, 22, 18, rx=3, **svg.outline(filled, "own"))
            yield svg.words(left + 30, 18, title)
            left += 58 + svg.LETTER * len(title)
    yield svg.words(left, 18, "Het nummer is dat in de tabel", "quiet")


def _months(months: Sequence[str], height: float) -> Iterator[str]:
    stripes = ((LEFT + COLUMN * index, 0.0) for index in range(0, len(months), 2))
    yield svg.element("path", d=svg.boxes(stripes, COLUMN, height), **svg.fill("pale"))
    titles = (
        svg.words(LEFT + COLUMN * (index + 0.5), 27 - LINE * number, line)
        for index, month in enumerate(months)
        for number, line in enumerate(reversed(svg.wrap(month, COLUMN, 2)))
    )
    yield svg.group(titles, text_anchor="middle", font_size=13, **svg.fill("quiet"))


def _themes(rows: dict[str, list[list[YearBlock]]], width: float) -> Iterator[str]:
    top: float = TOP
    lines = ""
    placed: list[tuple[YearBlock, float]] = []
    for title, lanes in rows.items():
        lines += f"M0 {top:.1f}H{width}"
        yield svg.label(0, top + 24, title, LEFT - 8)
        placed += [
            (block, top + 6 + LANE * number) for number, lane in enumerate(lanes) for block in lane
        ]
        top += LANE * len(lanes) + 12
    yield svg.element("path", d=lines, **svg.stroke("line"))
    # What names municipalities is not for all of them: it is drawn open.
    named = [(block, top) for block, top in placed if block.scheduled.gemeenten]
    others = [(block, top) for block, top in placed if not block.scheduled.gemeenten]
    yield svg.group(map(_block, others), **svg.outline("own", "own"))
    yield svg.group(map(_block, named), **svg.outline("paper", "own"))
    centred = {"text_anchor": "middle", "font_size": "13", "pointer_events": "none"}
    yield svg.group(map(_number, others), **centred, **svg.fill("paper"))
    yield svg.group(map(_number, named), **centred)


def _block(placed: tuple[YearBlock, float]) -> str:
    block, top = placed
    width = COLUMN * (block.last - block.first + 1)
    title = block.scheduled.item.title
    return svg.box(LEFT + COLUMN * block.first + 4, top + 2, width - 8, LANE - 4, title, rx=3)


def _number(placed: tuple[YearBlock, float]) -> str:
    block, top = placed
    middle = LEFT + COLUMN * (block.first + block.last + 1) / 2
    return svg.words(middle, top + 18, str(block.number))


def _described(blocks: Sequence[YearBlock], loaded: Loaded) -> str:
    period = loaded.programme.period
    months, several = months_of(period), period.from_[:4] != period.last[:4]
    counts = [
        sum(block.first <= index <= block.last for block in blocks) for index in range(len(months))
    ]
    said = ", ".join(
        f"{dutch.month_of(month) if several else dutch.MONTHS[int(month[5:]) - 1]} ({count})"
        for month, count in zip(months, counts, strict=True)
        if count
    )
    return f"Aantal planningsitems per maand: {said}."
