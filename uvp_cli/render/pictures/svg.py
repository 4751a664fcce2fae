"""SVG by hand: elements, text that fits, colours for light and dark.

No plotting library: these pictures need rectangles, lines and text, and with a
library their titles, patterns and colour schemes would be work of our own all the same,
in a picture ten times as large.

Every colour is written as an attribute, which any reader of SVG understands, and has a
class, by which `stylesheet` gives it to custom properties that a page can set.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from html import escape

from uvp_cli.render.cells import visible
from uvp_cli.reports.papers.paper import Drawing
from uvp_cli.values import dataclass

COLOURS = {
    "ink": ("#1c2733", "#eef2f6"),
    "quiet": ("#51606f", "#b3c0cc"),
    "line": ("#c9d2db", "#3b4854"),
    "paper": ("#ffffff", "#14191f"),
    "own": ("#154273", "#8fbdea"),
    "shared": ("#2c7a4b", "#7fd1a0"),
    "assumed": ("#9a5b00", "#f2bd6b"),
    "pale": ("#f3f6f9", "#1d252d"),
    "shade-1": ("#dde9f5", "#1c3246"),
    "shade-2": ("#aecdea", "#25496b"),
    "shade-3": ("#2f6ca6", "#7db2e2"),
    "shade-4": ("#154273", "#cfe4f8"),
    "on-1": ("#1c2733", "#ffffff"),
    "on-2": ("#1c2733", "#ffffff"),
    "on-3": ("#ffffff", "#10161c"),
    "on-4": ("#ffffff", "#10161c"),
    "tone-1": ("#154273", "#8fbdea"),
    "tone-2": ("#1a7670", "#72cfc4"),
    "tone-3": ("#80406f", "#dda5d0"),
    "tone-4": ("#56657a", "#b3bfd0"),
    "tone-5": ("#855300", "#e0b970"),
    "tone-6": ("#4b6b1e", "#b5d48a"),
}
"""The colours by name: on a light screen or paper, and on a dark screen."""
FONT = "system-ui, sans-serif"
SHADES = 4
LETTER = 8.0
"""The width of a letter of 14 pixels, about; there is no font to measure with."""
_SAID_BY_PAGE = re.compile(r' xmlns="[^"]*"|(?<=") (fill|stroke)="#[0-9a-f]{6}"')
"""The namespace, and the colours that stand beside the classes of the same name."""


@dataclass(frozen=True, slots=True)
class SvgFigure:
    """Marks on a surface of `width` by `height`. `definitions` are patterns, to be named by `name`
    and their own name."""

    width: float
    height: float
    marks: Iterable[str]
    definitions: str = ""


def picture(name: str, title: str, figure: SvgFigure, described: str) -> Drawing:
    """A picture that stands on its own; `name` tells its ids from others in a page."""
    width, height = map(_figure, (figure.width, figure.height))
    svg = "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
            f' width="{width}" height="{height}" role="img"',
            f' aria-labelledby="{name}-titel {name}-tekst"',
            f' font-family="{FONT}" font-size="14"{_written(fill("ink"))}>',
            f'<title id="{name}-titel">{_text(title)}</title>',
            f'<desc id="{name}-tekst">{_text(described)}</desc>',
            figure.definitions,
            *figure.marks,
            "</svg>",
        )
    )
    return Drawing(title, described, svg)


def inline(drawing: Drawing) -> str:
    """The drawing for in a page that has the stylesheet: without what that says already."""
    return _SAID_BY_PAGE.sub("", drawing.svg)


def lettered(svg: str, font: str) -> str:
    """The drawing with another letter."""
    return re.sub('font-family="[^"]*"', lambda _: f'font-family="{escape(font)}"', svg, count=1)


def element(tag: str, *inside: str, **attributes: object) -> str:
    """An element; what is `inside` is SVG already, attributes are written as they should be."""
    written = _written(attributes)
    content = "".join(inside)
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def group(inside: Iterable[str], **attributes: object) -> str:
    """Marks that share what they do not say themselves."""
    return element("g", *inside, **attributes)


def words(x: float, y: float, said: str, colour: str | None = None, **attributes: object) -> str:
    """A line of text whose letters stand on `y`; without a colour that of its group, or ink."""
    painted = fill(colour) if colour else {}
    return element("text", _text(said), x=x, y=y, **painted, **attributes)


def label(x: float, y: float, said: str, room: float, **attributes: object) -> str:
    """A line of text in at most `room`; what is cut off is told to a mouse."""
    short = shorten(said, room)
    return element(
        "text", _told(said if short != said else ""), _text(short), x=x, y=y, **attributes
    )


def _told(said: str) -> str:
    """The text that a mouse over an element says."""
    return element("title", _text(said)) if said else ""


def box(
    x: float | str, y: float, width: float | str, height: float, told: str = "", **more: object
) -> str:
    """A rectangle, in pixels or percentages; `told` is what a mouse over it says."""
    return element("rect", _told(told), x=x, y=y, width=width, height=height, **more)


def boxes(places: Iterable[tuple[float, float]], width: float, height: float) -> str:
    """Rectangles of one size as one path."""
    return "".join(
        f"M{_figure(x)} {_figure(y)}h{_figure(width)}v{_figure(height)}h-{_figure(width)}z"
        for x, y in places
    )


def circle(x: float, y: float, radius: float, told: str = "", **more: object) -> str:
    """A circle; `told` is what a mouse over it says."""
    return element("circle", _told(told), cx=x, cy=y, r=radius, **more)


def fill(colour: str) -> dict[str, str]:
    """The attributes that fill a shape."""
    return {"class_": f"f-{colour}", "fill": COLOURS[colour][0]}


def stroke(colour: str) -> dict[str, str]:
    """The attributes that draw a line."""
    return {"class_": f"s-{colour}", "stroke": COLOURS[colour][0]}


def outline(filled: str, drawn: str) -> dict[str, str]:
    """The attributes that fill a shape and draw its edge."""
    colours = {"fill": COLOURS[filled][0], "stroke": COLOURS[drawn][0]}
    return {"class_": f"f-{filled} s-{drawn}", **colours}


def shorten(said: str, room: float) -> str:
    """`said` as far as it fits in `room`."""
    most = max(int(room / LETTER), 2)
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"


def wrap(said: str, room: float, most: int) -> list[str]:
    """`said` over at most so many lines that fit in `room`; what is cut off ends in an ellipsis."""
    lines = [""]
    for word in said.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(lines) < most and shorten(longer, room) != longer:
            lines.append(word)
        else:
            lines[-1] = longer
    return [shorten(line, room) for line in lines]


def shade(amount: Decimal, most: Decimal) -> int:
    """The number of the shade of an amount, on a scale from zero: none for nothing, the darkest for
    the most, so that what differs little looks alike."""
    return math.ceil(amount * SHADES / most) if amount > 0 else 0


def stylesheet() -> str:
    """The colours as custom properties, for light and dark, and the classes that use them."""
    light, dark = (
        "".join(f"--uvp-{name}:{pair[scheme]};" for name, pair in COLOURS.items())
        for scheme in (0, 1)
    )
    rules = "".join(
        f".f-{name}{{fill:var(--uvp-{name},{usual})}}.s-{name}{{stroke:var(--uvp-{name},{usual})}}\n"
        for name, (usual, _) in COLOURS.items()
    )
    by_night = f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f":root{{{light}}}\n{by_night}\n{rules}"


def _text(said: str) -> str:
    return escape(visible(said), quote=False)


def _written(attributes: Mapping[str, object]) -> str:
    said = (
        (name, _figure(value) if isinstance(value, (int, float)) else escape(str(value)))
        for name, value in attributes.items()
    )
    return "".join(f' {name.strip("_").replace("_", "-")}="{value}"' for name, value in said)


def _figure(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
