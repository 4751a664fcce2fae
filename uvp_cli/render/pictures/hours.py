"""Hours as bars: what is certain, shared and assumed, and how far the readings go."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from uvp_cli import dutch
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import Account, Figures
from uvp_cli.render.pictures.svg import (
    LETTER,
    Figure,
    Picture,
    box,
    element,
    fill,
    group,
    label,
    outline,
    picture,
    stroke,
    words,
)
from uvp_cli.reports.hours_words import (
    narrowing,
    reckoning_notes,
    silence,
    theme_title,
    unquantified_notes,
    whose,
)
from uvp_cli.reports.tables import Column, For, Kind, Row, Table
from uvp_cli.values import dataclass

PARTS = (("own", "Eigen uren"), ("shared", "Aandeel in gezamenlijke uren"), ("assumed", "Aanname"))
TOTAL = "Totaal"
LEFT, RIGHT, WIDTH = 230, 620, 750
"""Where bars begin, where they may end, and where the figures behind them end."""
ROW, HEADING, LEGEND = 30, 32, 60
COLUMNS = (
    Column("id", "Id", reader=For.PROGRAMS),
    Column("name", "Waarvoor"),
    Column("own", "Eigen", Kind.HOURS),
    Column("shared", "Aandeel", Kind.HOURS),
    Column("assumed", "Aanname", Kind.HOURS),
    Column("hours", "Uren", Kind.HOURS),
    Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
    Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
    Column("range", "Laag–hoog", Kind.HOURS, For.PEOPLE),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the picture; `key` is the id of what it is about.

    Without figures that count there is no bar, and `silence` says why.
    """

    key: str | None
    title: str
    figures: Figures
    silence: str = ""

    @classmethod
    def of(cls, key: str | None, title: str, account: Account) -> Bar:
        """The row of all hours of an account."""
        why = "" if account.said else silence(account)
        return cls(key, title, account.said or Figures(), why)


Group = tuple[str, tuple[Bar, ...]]
"""Bars under a heading, which may be empty."""


def by_theme(accounts: Sequence[Account], loaded: Loaded, name: str = "uren-thema") -> Picture:
    """The hours of each account by theme, with a bar for its total."""
    several = len(accounts) > 1
    groups = [(whose(account) if several else "", _themes(account)) for account in accounts]
    title = "Uren per gemeente en thema" if several else f"Uren voor {whose(accounts[0])}"
    return _picture(name, title, groups, accounts[0], loaded)


def by_gemeente(accounts: Sequence[Account], loaded: Loaded, name: str = "uren") -> Picture:
    """The hours of each account, in one bar each."""
    bars = tuple(
        Bar.of(account.gemeente.id if account.gemeente else None, whose(account), account)
        for account in accounts
    )
    return _picture(name, "Uren per gemeente", [("", bars)], accounts[0], loaded)


def _themes(account: Account) -> tuple[Bar, ...]:
    bars = (
        Bar(theme, theme_title(account.programme, theme), figures)
        for theme, figures in account.by_theme.items()
    )
    return (*bars, Bar.of(None, TOTAL, account))


def _picture(
    name: str, title: str, groups: Sequence[Group], account: Account, loaded: Loaded
) -> Picture:
    table = _table(f"{title}{narrowing(account)}", groups, account, loaded)
    return picture(name, _figure(name, groups), _described(groups), table)


def _table(title: str, groups: Sequence[Group], account: Account, loaded: Loaded) -> Table:
    return Table(
        title=title,
        subtitle=loaded.subtitle,
        columns=COLUMNS,
        rows=tuple(_rows(groups)),
        notes=(*unquantified_notes(account), *reckoning_notes(account)),
    )


def _rows(groups: Sequence[Group]) -> Iterator[Row]:
    for heading, bars in groups:
        if heading:
            yield Row((heading,), "section")
        for bar in bars:
            figures = bar.figures
            parts = (figures.own, figures.shared, figures.assumed, figures.hours)
            shown = (*parts, figures.low, figures.high, _span(figures))
            cells = (bar.key, bar.title, *((None,) * 6 + ("–",) if bar.silence else shown))
            yield Row(cells, "total" if bar.title == TOTAL else "data")


def _described(groups: Iterable[Group]) -> str:
    """A sentence for each group, for readers who do not see the picture."""
    said = []
    for heading, bars in groups:
        listed = "; ".join(f"{bar.title} {_said(bar)}" for bar in bars)
        said.append(f"{heading}: {listed}." if heading else f"{listed}.")
    return " ".join(said)


def _said(bar: Bar) -> str:
    figures = bar.figures
    if bar.silence:
        return bar.silence
    between = f" ({_span(figures)})" if figures.low != figures.high else ""
    return f"{dutch.number(figures.hours)} uur{between}"


def _number(bar: Bar) -> str:
    return "–" if bar.silence else dutch.number(bar.figures.hours)


def _span(figures: Figures) -> str:
    return dutch.span(figures.low, figures.high)


def _figure(name: str, groups: Sequence[Group]) -> Figure:
    bars = [bar for _, several in groups for bar in several]
    most = max((float(max(bar.figures.high, bar.figures.hours)) for bar in bars), default=0.0)
    step = _step(most)
    scale = (RIGHT - LEFT) / (max(math.ceil(most / step), 1) * step)
    height = LEGEND + sum(ROW * len(several) + (HEADING if head else 0) for head, several in groups)
    marks = (*_legend(name), *_axis(step, scale, height), *_groups(name, groups, scale))
    return Figure(WIDTH, height + 8, marks, _patterns(name))


def _groups(name: str, groups: Iterable[Group], scale: float) -> Iterator[str]:
    placed: list[tuple[Bar, float]] = []
    top: float = LEGEND
    for heading, bars in groups:
        if heading:
            yield label(0, top + 21, heading, WIDTH * 0.8, font_weight="bold", font_size=15)
            top += HEADING
        for bar in bars:
            placed.append((bar, top))
            top += ROW
    for part, title in PARTS:
        yield group(_pieces(part, title, placed, scale), **_filling(name, part))
    yield _ranges(placed, scale)
    yield from _figures(placed)


def _pieces(
    part: str, title: str, placed: Iterable[tuple[Bar, float]], scale: float
) -> Iterator[str]:
    """One part of each bar, behind the parts before it."""
    before = list(takewhile(lambda name: name != part, dict(PARTS)))
    for bar, top in placed:
        hours = getattr(bar.figures, part)
        if hours:
            left = LEFT + float(sum(getattr(bar.figures, name) for name in before)) * scale
            told = f"{title}: {dutch.number(hours)}"
            yield box(left, top + 4, float(hours) * scale, 15, told)


def _ranges(placed: Iterable[tuple[Bar, float]], scale: float) -> str:
    """Beneath each bar how far the readings go."""
    path = "".join(
        _range(LEFT + float(figures.low) * scale, LEFT + float(figures.high) * scale, top + 23)
        for figures, top in ((bar.figures, top) for bar, top in placed)
        if figures.low != figures.high
    )
    return element("path", d=path, stroke_width=1.5, **stroke("ink"))


def _figures(placed: Sequence[tuple[Bar, float]]) -> Iterator[str]:
    """The name before each bar, the hours behind it, and beneath those their range."""
    for bar, top in placed:
        bold = {"font_weight": "bold"} if bar.title == TOTAL else {}
        yield label(0, top + 16, bar.title, LEFT - 8, **bold)
    sums = (words(WIDTH, top + 13, _number(bar)) for bar, top in placed)
    yield group(sums, text_anchor="end")
    spans = (
        words(WIDTH, top + 26, _span(bar.figures))
        for bar, top in placed
        if bar.figures.low != bar.figures.high
    )
    yield group(spans, text_anchor="end", font_size=11, **fill("quiet"))


def _filling(name: str, part: str) -> dict[str, str]:
    """Each part differs in colour and in pattern: full, striped, or dotted."""
    if part == "own":
        return outline("own", "own")
    return {"fill": f"url(#{name}-{part})", **stroke(part)}


def _range(low: float, high: float, y: float) -> str:
    return f"M{low:.1f} {y - 3:.0f}v6m0-3H{high:.1f}m0-3v6"


def _patterns(name: str) -> str:
    stripes = box(0, 0, 3, 6, **fill("shared"))
    dots = element("circle", cx=3, cy=3, r=1.6, **fill("assumed"))
    return element(
        "defs",
        _pattern(f"{name}-shared", stripes, patternTransform="rotate(45)"),
        _pattern(f"{name}-assumed", dots),
    )


def _pattern(name: str, drawn: str, **turned: str) -> str:
    ground = box(0, 0, 6, 6, **fill("paper"))
    size = {"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
    return element("pattern", ground, drawn, id=name, **size, **turned)


def _legend(name: str) -> Iterator[str]:
    left = 0.0
    for part, title in PARTS:
        yield box(left, 4, 22, 15, **_filling(name, part))
        yield words(left + 30, 16, title)
        left += 58 + LETTER * len(title)
    yield element("path", d=_range(left, left + 22, 11), stroke_width=1.5, **stroke("ink"))
    yield words(left + 30, 16, "Laag–hoog")


def _axis(step: float, scale: float, height: float) -> Iterator[str]:
    count = round((RIGHT - LEFT) / scale / step) + 1
    places = [(LEFT + number * step * scale, number * step) for number in range(count)]
    path = "".join(f"M{x:.1f} 52V{height}" for x, _ in places)
    yield element("path", d=path, **stroke("line"))
    said = (words(x, 46, dutch.number(int(hours))) for x, hours in places)
    yield group(said, text_anchor="middle", font_size=12, **fill("quiet"))
    yield words(WIDTH, 46, "uren", "quiet", text_anchor="end", font_size=12)


def _step(most: float) -> float:
    """A round number of hours between two lines, for four to eight of them."""
    power = 10 ** math.floor(math.log10(most / 4)) if most > 4 else 1
    return next(power * part for part in (1, 2, 5, 10) if most / (power * part) <= 8)
