"""Bars for a page of any width: each fills the line it stands on, in numbered segments.

Places are percentages, so one drawing is right on a telephone and on a monitor. Names and totals
are words of the page, not of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.render.pictures import svg
from uvp_cli.values import dataclass

TONES = 6
"""Colours that segments have in turn; the number tells them apart."""
ROOM = 5
"""Percent that a segment must be wide to hold its number."""
HATCH = "arcering"
BAR, WHISKER, HEIGHT, KEY = 18, 22.5, 26, 22
"""The height of a bar, where its range is drawn, the height in all; and the width of a key."""
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar, of which `assumed` rests on an assumption; `number` counts from 1, and is 0
    where there is nothing to tell apart."""

    number: int
    title: str
    certain: Decimal
    assumed: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Strip:
    """A line with a title that leads to `href`, what is said of it, and its bar; without segments
    only the words. `low` and `high` are the least and the most of the readings."""

    title: str
    href: str
    said: str
    segments: tuple[Segment, ...] = ()
    low: Decimal = ZERO
    high: Decimal = ZERO

    @property
    def end(self) -> Decimal:
        """The end of the bar, or of its readings."""
        return max(self.high, sum((part.certain + part.assumed for part in self.segments), ZERO))

    @property
    def range(self) -> str:
        """The least and the most; empty where nothing is to be read in more ways."""
        ends = dict.fromkeys(map(dutch.number, (self.low, self.high)))
        return "–".join(ends) if len(ends) > 1 else ""


@dataclass(frozen=True, slots=True)
class Strips:
    """Lines below each other, on one scale."""

    lines: Sequence[Strip]

    @property
    def has_assumed(self) -> bool:
        """Whether any of it rests on an assumption."""
        return any(part.assumed for line in self.lines for part in line.segments)

    @property
    def has_range(self) -> bool:
        """Whether any of it is to be read in more ways."""
        return any(line.range for line in self.lines)

    def drawn(self, line: Strip) -> str:
        """The bar of one of the lines; nothing where it has none."""
        most = max((line.end for line in self.lines), default=ZERO)
        return _svg("staaf", "100%", _bar(line, most)) if line.segments and most else ""


def key(number: int) -> str:
    """The colour of a number, with that in it, for beside a name."""
    numeral = _numeral(50, number, 0, text_anchor="middle")
    return _svg("staal", KEY, (_box(0, 100, number), numeral), BAR)


def key_of_assumed() -> str:
    """The hatching; it holds the pattern that all bars use, so a page has one of it."""
    lines = svg.element("path", d="M0 0V8", stroke_width=4, **svg.stroke("paper"))
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = svg.element("pattern", lines, id=HATCH, width=8, height=8, **turned)
    marks = (svg.element("defs", pattern), _box(0, 100, 1), _hatched(0, 100))
    return _svg("staal", KEY, marks, BAR)


def key_of_range() -> str:
    """The range of the readings."""
    return _svg("staal", KEY, _range(5, 95, BAR / 2), BAR)


def _svg(name: str, width: object, marks: Iterable[str], height: float = HEIGHT) -> str:
    return svg.element(
        "svg", *marks, class_=name, width=width, height=height, aria_hidden="true", font_size=13
    )


def _bar(line: Strip, most: Decimal) -> Iterator[str]:
    def share(amount: Decimal) -> float:
        return float(amount / most) * 100

    left = ZERO
    for part in line.segments:
        whole = part.certain + part.assumed
        told = f"{part.title}: {dutch.number(whole)}"
        yield _box(share(left), share(whole), part.number, told)
        if part.assumed:
            yield _hatched(share(left + part.certain), share(part.assumed))
        if part.number and share(part.certain) >= ROOM:
            yield _numeral(share(left), part.number, 6)
        left += whole
    if line.range:
        yield from _range(share(line.low), share(line.high))


def _box(left: float, width: float, number: int, told: str = "") -> str:
    tone = f"tone-{(max(number, 1) - 1) % TONES + 1}"
    return svg.box(_percent(left), 0, _percent(width), BAR, told, **svg.outline(tone, "paper"))


def _hatched(left: float, width: float) -> str:
    return svg.box(_percent(left), 0, _percent(width), BAR, fill=f"url(#{HATCH})")


def _numeral(left: float, number: int, beside: float, **more: object) -> str:
    at = {"x": _percent(left), "dx": beside, "y": 13.5, **svg.fill("on-4")}
    return svg.element("text", str(number), **at, **more)


def _range(low: float, high: float, middle: float = WHISKER) -> Iterator[str]:
    above, below = middle - 3, middle + 3
    ends = ((low, high, middle, middle), (low, low, above, below), (high, high, above, below))
    lines = (
        svg.element("line", x1=_percent(left), x2=_percent(right), y1=top, y2=bottom)
        for left, right, top, bottom in ends
    )
    yield svg.group(lines, stroke_width=1.5, **svg.stroke("ink"))


def _percent(share: float) -> str:
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"
