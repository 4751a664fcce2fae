"""The pictures of a programme as papers take them, and as images for what cannot draw SVG."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries import goals, indicators, parties, planning
from uvp_cli.queries.breakdown import break_down
from uvp_cli.queries.hours import account
from uvp_cli.queries.wanted import Wanted, ids
from uvp_cli.render.cells import visible
from uvp_cli.render.pictures import goals as goals_picture
from uvp_cli.render.pictures import hours as hours_picture
from uvp_cli.render.pictures import indicators as indicators_picture
from uvp_cli.render.pictures import load as load_picture
from uvp_cli.render.pictures import partners as partners_picture
from uvp_cli.render.pictures import year as year_picture
from uvp_cli.render.pictures.svg import Picture
from uvp_cli.reports.papers.paper import Drawing
from uvp_cli.reports.tables import grouped

MONTHS = 24
"""Of more months, a picture would be too wide for paper."""
ROWS = 6
"""Indicators that stand below each other in one picture, to be read on a sheet."""
ZOOM = 2
"""Pixels of an image for each of the drawing, so that it is sharp on paper."""


def drawings(loaded: Loaded, gemeente: Wanted = None) -> dict[str, Drawing]:
    """The pictures by the question that each answers; of some municipalities (ids) or of all."""
    pictures = (
        *_of_hours(loaded, gemeente),
        *_of_the_rest(loaded, gemeente),
        *_of_indicators(loaded, gemeente),
    )
    return {
        name: Drawing(picture.title, visible(picture.described), picture.svg)
        for name, picture in pictures
    }


def _of_hours(loaded: Loaded, gemeente: Wanted) -> Iterator[tuple[str, Picture]]:
    programme = loaded.programme
    together = account(programme, gemeente)
    if not together.lines:
        return
    is_alone = len(ids(gemeente)) == 1
    if is_alone:
        yield "hours", hours_picture.by_theme([together], loaded)
    else:
        accounts = [account(programme, one.id) for one in together.gemeenten]
        yield "hours", hours_picture.by_gemeente(accounts, loaded)
    if _fits(programme):
        by_month = break_down(programme, ("month", "theme" if is_alone else "gemeente"), gemeente)
        yield "load", load_picture.by_month(by_month, loaded)


def _of_the_rest(loaded: Loaded, gemeente: Wanted) -> Iterator[tuple[str, Picture]]:
    """The year, the goals of each theme, and of all together the partners."""
    programme, selection = loaded.programme, planning.Selection(gemeente=gemeente)
    items = planning.select(programme, selection)
    if items and _fits(programme):
        yield "year", year_picture.strip(items, loaded, selection)
    for theme in programme.themes:
        if served := goals.serve(programme, theme.id, gemeente=gemeente):
            name = f"goals.{theme.id}"
            yield name, goals_picture.against_actions(served, loaded, theme.id, name, gemeente)
    if not gemeente and (involved := parties.involve(programme, "partner")):
        yield "partners", partners_picture.by_theme(involved, loaded)


def _of_indicators(loaded: Loaded, gemeente: Wanted) -> Iterator[tuple[str, Picture]]:
    """A picture of the whole, of each theme and of other actions, where anything has a course."""
    measured = indicators.measure(loaded.programme, indicators.Selection(gemeente=gemeente))
    of_theme = grouped((one.part.theme_or_other or "", one) for one in measured)
    for theme, listed in of_theme.items():
        drawn = [one for one in listed if indicators.trend(one.indicator)]
        for begin in range(0, len(drawn), ROWS):
            name = f"indicators.{theme}.{begin}"
            yield name, indicators_picture.by_year(drawn[begin : begin + ROWS], loaded, name)


def _fits(programme: Programme) -> bool:
    return len(months_of(programme.period)) <= MONTHS


def image(drawing: Drawing) -> bytes:
    """The drawing as PNG, on white."""
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=drawing.svg, zoom=ZOOM, background="#ffffff"))


def size(png: bytes) -> tuple[float, float]:
    """The width and height of the drawing that an image was made of, in CSS pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width / ZOOM, height / ZOOM
