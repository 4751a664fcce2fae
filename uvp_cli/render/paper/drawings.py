"""The pictures of a programme as papers take them, and as images for what cannot draw SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries import indicators, planning
from uvp_cli.queries.breakdown import break_down
from uvp_cli.queries.hours import account
from uvp_cli.queries.wanted import Wanted, ids
from uvp_cli.render.pictures import hours, load, svg, year
from uvp_cli.render.pictures import indicators as courses
from uvp_cli.render.pictures.house import House
from uvp_cli.reports.papers.paper import Drawing
from uvp_cli.reports.tables import grouped

MONTHS = 24
"""The most months of a picture; with more it would be too wide for paper."""
ROWS = 6
"""Indicators that stand below each other in one picture, to be read on a sheet."""
FONT = "Liberation Sans, Arial, sans-serif"
"""The letter of a paper, in its pictures too."""
WIDTH, HEIGHT, HIGHEST = 17.0, 9.0, 20.0
"""The width of the text of our page; the height of a picture, and its most if need be: in cm."""
PIXEL = 2.54 / 96
"""A pixel of a drawing in centimetres."""
LEAST = 0.57
"""The scale at which letters of 14 pixels are 6 points."""
ZOOM = 2
"""Pixels of an image for each of the drawing, so that it is sharp on paper."""


def drawings(loaded: Loaded, gemeente: Wanted = None) -> dict[str, Drawing]:
    """The pictures by the question that each answers; of some municipalities (ids) or of all."""
    every = (*_of_year(loaded, gemeente), *_of_indicators(loaded.programme, gemeente))
    return {name: replace(own, svg=svg.lettered(own.svg, FONT)) for name, own in every}


def _of_year(loaded: Loaded, gemeente: Wanted) -> Iterator[tuple[str, Drawing]]:
    """The hours, those of each month, and the planning."""
    programme = loaded.programme
    fits = len(months_of(programme.period)) <= MONTHS
    together, is_alone = account(programme, gemeente), len(ids(gemeente)) == 1
    if together.lines:
        accounts = [account(programme, one.id) for one in together.gemeenten]
        bars = hours.by_theme(together) if is_alone else hours.by_gemeente(accounts)
        yield "hours", bars.picture()
    if together.lines and fits:
        by_month = break_down(programme, ("month", "theme" if is_alone else "gemeente"), gemeente)
        yield "load", load.by_month(by_month, loaded)
    selection = planning.PlanningSelection(gemeente=gemeente)
    items = planning.select(programme, selection)
    if items and fits:
        yield "year", year.strip(items, loaded, selection)


def _of_indicators(programme: Programme, gemeente: Wanted) -> Iterator[tuple[str, Drawing]]:
    """A picture of the whole, of each theme and of other actions, where anything has a course."""
    measured = indicators.measure(programme, indicators.IndicatorSelection(gemeente=gemeente))
    of_theme = grouped((one.part.theme_or_other or "", one) for one in measured)
    for theme, listed in of_theme.items():
        drawn = [one for one in listed if indicators.trend(one.indicator)]
        for begin in range(0, len(drawn), ROWS):
            name = f"indicators.{theme}.{begin}"
            yield name, courses.by_year(drawn[begin : begin + ROWS], programme, name)


def image(drawing: Drawing, house: House | None = None) -> bytes:
    """The drawing as PNG, on white, in a house style where there is one."""
    from resvg_py import svg_to_bytes

    drawn = house.on(drawing.svg) if house else drawing.svg
    return bytes(svg_to_bytes(svg_string=drawn, zoom=ZOOM, background="#ffffff"))


def fitted(drawing: Drawing, room: float) -> tuple[float, float]:
    """The width and height in centimetres that a drawing has on paper where so much is wide: no
    higher than what leaves half a page for text, as long as its letters can be read."""
    width, height = (float(side) * PIXEL for side in _SIDES.findall(drawing.svg)[:2])
    readable = min(LEAST, room / width, HIGHEST / height)
    scale = max(min(1.0, room / width, HEIGHT / height), readable)
    return width * scale, height * scale


_SIDES = re.compile(r' (?:width|height)="([\d.]+)"')
