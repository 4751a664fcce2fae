"""Hours as bars: what is certain, shared and assumed, and how far the readings go."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile

from uvp_cli import dutch
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import Account, Figures
from uvp_cli.render.pictures import svg
from uvp_cli.render.pictures.svg import SvgFigure
from uvp_cli.reports import hours_words as words
from uvp_cli.reports.hours import RANGE, figure_cells, in_all, span
from uvp_cli.reports.papers.paper import Drawing
from uvp_cli.reports.tables import Column, For, Kind, Role, Row, Table, row
from uvp_cli.values import dataclass

PARTS = (("own", "Eigen uren"), ("shared", "Aandeel in gezamenlijke uren"), ("assumed", "Aanname"))
LEFT, RIGHT, WIDTH = 230, 620, 750
"""The places where bars begin, where they may end, and where the figures behind them end."""
ROW, LEGEND = 30, 60
COLUMNS = (
    Column("id", "Id", reader=For.PROGRAMS),
    Column("name", "Waarvoor"),
    Column("own", "Eigen", Kind.HOURS),
    Column("shared", "Aandeel", Kind.HOURS),
    Column("assumed", "Aanname", Kind.HOURS),
    Column("hours", "Uren", Kind.HOURS),
    *RANGE,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the picture; `key` is the id of what it is about. Without figures that count there
    is no bar, and `silence` says why. The total has a `role` of its own."""

    key: str | None
    title: str
    figures: Figures
    silence: str = ""
    role: Role = "data"

    @classmethod
    def of(cls, key: str | None, title: str, account: Account, role: Role = "data") -> Bar:
        """The row of all hours of an account."""
        why = "" if account.said else words.silence(account)
        return cls(key, title, account.said or Figures(), why, role)


@dataclass(frozen=True, slots=True)
class Bars:
    """The rows of the picture, and of the table with the same figures; `name` begins its ids."""

    name: str
    title: str
    rows: tuple[Bar, ...]
    account: Account

    def picture(self) -> Drawing:
        """The rows drawn as bars."""
        hours = (f"{bar.title} {bar.silence or in_all(bar.figures, ' uur')}" for bar in self.rows)
        figure = _figure(self.name, self.rows)
        return svg.picture(self.name, self.title, figure, f"{'; '.join(hours)}.")

    def table(self, loaded: Loaded) -> Table:
        """The figures of the rows."""
        notes = words.unquantified_notes(self.account), words.reckoning_notes(self.account)
        rows = tuple(map(_row, self.rows))
        return Table(self.title, loaded.subtitle, COLUMNS, rows, notes=tuple(chain(*notes)))


def by_theme(account: Account) -> Bars:
    """The hours of an account by theme, with a bar for its total."""
    bars = (
        Bar(theme, words.theme_title(account.programme, theme), figures)
        for theme, figures in account.by_theme.items()
    )
    title = f"Uren voor {words.whose(account)}{words.narrowing(account)}"
    return Bars("uren-thema", title, (*bars, Bar.of(None, "Totaal", account, "total")), account)


def by_gemeente(accounts: Sequence[Account]) -> Bars:
    """The hours of each account, in one bar each."""
    bars = (
        Bar.of(account.gemeente.id if account.gemeente else None, words.whose(account), account)
        for account in accounts
    )
    title = f"Uren per gemeente{words.narrowing(accounts[0])}"
    return Bars("uren", title, tuple(bars), accounts[0])


def _row(bar: Bar) -> Row:
    figures = figure_cells(None if bar.silence else bar.figures)
    return row(COLUMNS, {"id": bar.key, "name": bar.title, **figures}, bar.role)


def _figure(name: str, bars: Sequence[Bar]) -> SvgFigure:
    most = max((float(max(bar.figures.high, bar.figures.hours)) for bar in bars), default=0.0)
    step = _step(most)
    scale = (RIGHT - LEFT) / (max(math.ceil(most / step), 1) * step)
    height = LEGEND + ROW * len(bars)
    marks = (*_legend(name, bars), *_axis(step, scale, height), *_bars(name, bars, scale))
    return SvgFigure(WIDTH, height + 8, marks, _patterns(name))


def _bars(name: str, bars: Iterable[Bar], scale: float) -> Iterator[str]:
    placed = [(bar, LEGEND + ROW * number) for number, bar in enumerate(bars)]
    for part, title in PARTS:
        yield svg.group(_pieces(part, title, placed, scale), **_filling(name, part))
    yield _ranges(placed, scale)
    yield from _figures(placed)


def _pieces(
    part: str, title: str, placed: Iterable[tuple[Bar, int]], scale: float
) -> Iterator[str]:
    """One part of each bar, behind the parts before it."""
    before = list(takewhile(lambda name: name != part, dict(PARTS)))
    for bar, top in placed:
        hours = getattr(bar.figures, part)
        if hours:
            left = LEFT + float(sum(getattr(bar.figures, name) for name in before)) * scale
            told = f"{title}: {dutch.number(hours)}"
            yield svg.box(left, top + 4, float(hours) * scale, 15, told)


def _ranges(placed: Iterable[tuple[Bar, int]], scale: float) -> str:
    """The range of the readings, beneath each bar."""
    path = "".join(
        _range(LEFT + float(figures.low) * scale, LEFT + float(figures.high) * scale, top + 23)
        for figures, top in ((bar.figures, top) for bar, top in placed)
        if figures.low != figures.high
    )
    return svg.element("path", d=path, stroke_width=1.5, **svg.stroke("ink"))


def _figures(placed: Sequence[tuple[Bar, int]]) -> Iterator[str]:
    """The name before each bar, the hours behind it, and beneath those their range."""
    for bar, top in placed:
        bold = {"font_weight": "bold"} if bar.role == "total" else {}
        yield svg.label(0, top + 16, bar.title, LEFT - 8, **bold)
    sums = (
        svg.words(WIDTH, top + 13, "–" if bar.silence else dutch.number(bar.figures.hours))
        for bar, top in placed
    )
    yield svg.group(sums, text_anchor="end")
    spans = (
        svg.words(WIDTH, top + 26, span(bar.figures))
        for bar, top in placed
        if bar.figures.low != bar.figures.high
    )
    yield svg.group(spans, text_anchor="end", font_size=11, **svg.fill("quiet"))


def _filling(name: str, part: str) -> dict[str, str]:
    """Each part differs in colour and in pattern: full, striped, or dotted."""
    if part == "own":
        return svg.outline("own", "own")
    return {"fill": f"url(#{name}-{part})", **svg.stroke(part)}


def _range(low: float, high: float, y: float) -> str:
    return f"M{low:.1f} {y - 3:.0f}v6m0-3H{high:.1f}m0-3v6"


def _patterns(name: str) -> str:
    stripes = svg.box(0, 0, 3, 6, **svg.fill("shared"))
    dots = svg.element("circle", cx=3, cy=3, r=1.6, **svg.fill("assumed"))
    striped = _pattern(f"{name}-shared", stripes, patternTransform="rotate(45)")
    return svg.element("defs", striped, _pattern(f"{name}-assumed", dots))


def _pattern(name: str, drawn: str, **turned: str) -> str:
    ground = svg.box(0, 0, 6, 6, **svg.fill("paper"))
    size = {"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
    return svg.element("pattern", ground, drawn, id=name, **size, **turned)


def _legend(name: str, bars: Sequence[Bar]) -> Iterator[str]:
    """The parts that are drawn, with their names."""
    left = 0.0
    for part, title in PARTS:
        if any(getattr(bar.figures, part) for bar in bars):
            yield svg.box(left, 4, 22, 15, **_filling(name, part))
            yield svg.words(left + 30, 16, title)
            left += 58 + svg.LETTER * len(title)
    if all(bar.figures.low == bar.figures.high for bar in bars):
        return
    yield svg.element("path", d=_range(left, left + 22, 11), stroke_width=1.5, **svg.stroke("ink"))
    yield svg.words(left + 30, 16, "Laag–hoog")


def _axis(step: float, scale: float, height: float) -> Iterator[str]:
    count = round((RIGHT - LEFT) / scale / step) + 1
    places = [(LEFT + number * step * scale, number * step) for number in range(count)]
    path = "".join(f"M{x:.1f} 52V{height}" for x, _ in places)
    yield svg.element("path", d=path, **svg.stroke("line"))
    said = (svg.words(x, 46, dutch.number(int(hours))) for x, hours in places)
    yield svg.group(said, text_anchor="middle", font_size=12, **svg.fill("quiet"))
    yield svg.words(WIDTH, 46, "uren", "quiet", text_anchor="end", font_size=12)


def _step(most: float) -> float:
    """A round number of hours between two lines, for four to eight of them."""
    power = 10 ** math.floor(math.log10(most / 4)) if most > 4 else 1
    return next(power * part for part in (1, 2, 5, 10) if most / (power * part) <= 8)
