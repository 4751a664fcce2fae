"""Indicators year by year: what was measured beside what it should be, each on its own scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.programme.model import Indicator, Programme
from uvp_cli.queries.indicators import Measured, course, moment, trend
from uvp_cli.render.pictures import svg
from uvp_cli.render.pictures.svg import SvgFigure
from uvp_cli.reports.indicators import column_title, dated, located, titled
from uvp_cli.reports.papers.paper import Drawing

LEAST, COLUMN, ROW, LEGEND, LINE = 300, 72, 118, 34, 17
"""The least width of a picture, that of a column, and the heights of a row, the legend and a line.
Names stand above the bars, so that a telephone shows letters that can be read."""
BAR, HIGH = 30, 52
"""The width of a bar, and the height of the highest of a row."""
ValueBar = tuple[str, str, Decimal, bool]
"""A figure by its moment and what that is called, and whether it is a target."""


def by_year(listed: Sequence[Measured], programme: Programme, name: str) -> Drawing:
    """The indicators of which two measured values can be compared. The picture of a single one is
    called as that is."""
    drawn = [located(one.indicator, programme) for one in listed if trend(one.indicator)]
    title = titled(drawn[0]) if len(drawn) == 1 else "Indicatoren"
    described = " ".join(f"{titled(indicator)}: {_course(indicator)}." for indicator in drawn)
    return svg.picture(name, title, _figure(drawn), described)


def _course(indicator: Indicator) -> str:
    targets = [dated(target) for target in indicator.targets if target.value is not None]
    measured = dutch.titles(map(dated, course(indicator)))
    return f"{measured}; streefwaarde {dutch.titles(targets)}" if targets else measured


def _bars(indicator: Indicator) -> Iterator[ValueBar]:
    for is_target, levels in ((False, course(indicator)), (True, indicator.targets)):
        for level in levels:
            if level.value is not None and (moment(level) or not is_target):
                undated = ("0", "Nulmeting") if level is indicator.baseline else ("9", "Gemeten")
                dated_at = moment(level)
                key, title = (dated_at, column_title(level)) if dated_at else undated
                yield key, title, level.value, is_target


def _figure(drawn: Sequence[Indicator]) -> SvgFigure:
    columns = dict(
        sorted((key, title) for indicator in drawn for key, title, _, _ in _bars(indicator))
    )
    width, height = max(LEAST, COLUMN * len(columns)), LEGEND + ROW * len(drawn)
    marks = [*_legend(has_targets=any(indicator.targets for indicator in drawn))]
    if len(drawn) > 1:
        own = svg.words(0, height + 36, "Elke rij heeft een eigen schaal", "quiet", font_size=13)
        marks.append(own)
    for number, indicator in enumerate(drawn):
        marks += _row(indicator, list(columns), LEGEND + ROW * number, width)
    titles = (
        svg.words(COLUMN * (index + 0.5), height + 16, title)
        for index, title in enumerate(columns.values())
    )
    marks.append(svg.group(titles, text_anchor="middle", font_size=13, **svg.fill("quiet")))
    return SvgFigure(width + 2, height + (44 if len(drawn) > 1 else 24), marks)


def _legend(*, has_targets: bool) -> Iterator[str]:
    yield svg.box(0, 4, 22, 15, **svg.outline("own", "own"))
    yield svg.words(30, 16, "Gemeten")
    left = 58 + svg.LETTER * len("Gemeten")
    if has_targets:
        yield svg.box(left, 4, 22, 15, stroke_dasharray="4 3", **svg.outline("paper", "own"))
        yield svg.words(left + 30, 16, "Streefwaarde")


def _row(indicator: Indicator, columns: Sequence[str], top: float, width: float) -> Iterator[str]:
    bars = list(_bars(indicator))
    floor = top + ROW - 10
    for number, line in enumerate(svg.wrap(titled(indicator), width, 2)):
        yield svg.words(0, top + 14 + LINE * number, line)
    yield svg.element("path", d=f"M0 {floor}h{COLUMN * len(columns)}", **svg.stroke("line"))
    least = min((Decimal(0), *(value for _, _, value, _ in bars)))
    most = max((least + 1, *(value for _, _, value, _ in bars)))
    beside = Counter(key for key, _, _, _ in bars)
    placed = [
        (
            COLUMN * columns.index(key) + _begin(beside[key], is_target=is_target),
            float((value - least) / (most - least)) * HIGH,
            dutch.exact(value),
            is_target,
        )
        for key, _, value, is_target in bars
    ]
    yield from _drawn(placed, floor)


def _begin(beside: int, *, is_target: bool) -> float:
    """The left of a bar in its column: in the middle, or to one side where it is not alone."""
    if beside == 1:
        return (COLUMN - BAR) / 2
    return COLUMN / 2 + 2 if is_target else COLUMN / 2 - BAR - 2


def _drawn(placed: Iterable[tuple[float, float, str, bool]], floor: float) -> Iterator[str]:
    """Bars by where they begin and how high they are, with their figures above them."""
    for left, height, said, is_target in placed:
        dashed = {"stroke_dasharray": "4 3"} if is_target else {}
        filled = svg.outline("paper" if is_target else "own", "own")
        yield svg.box(left, floor - height, BAR, height, **dashed, **filled)
        middle = left + BAR / 2
        yield svg.words(middle, floor - height - 5, said, text_anchor="middle", font_size=12)
