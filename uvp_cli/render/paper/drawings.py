"""The pictures of a programme as papers take them, and as images for what cannot draw SVG."""

from __future__ import annotations

import re
import struct
from html import unescape

from uvp_cli.programme.months import months_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries import goals, parties, planning
from uvp_cli.queries.breakdown import break_down
from uvp_cli.queries.hours import account
from uvp_cli.render.pictures import goals as goals_picture
from uvp_cli.render.pictures import hours as hours_picture
from uvp_cli.render.pictures import load as load_picture
from uvp_cli.render.pictures import partners as partners_picture
from uvp_cli.render.pictures import year as year_picture
from uvp_cli.render.pictures.svg import Picture
from uvp_cli.reports.papers.paper import Drawing

MONTHS = 24
"""Of more months, a picture would be too wide for paper."""
ZOOM = 2
"""Pixels of an image for each of the drawing, so that it is sharp on paper."""


def drawings(loaded: Loaded, gemeente: str | None = None) -> dict[str, Drawing]:
    """The pictures by the question that each answers; of one municipality (an id) or of all."""
    programme = loaded.programme
    together = account(programme, gemeente)
    found: dict[str, Picture] = {}
    if together.lines:
        if gemeente:
            found["hours"] = hours_picture.by_theme([together], loaded)
        else:
            each = [account(programme, one.id) for one in programme.gemeenten]
            found["hours"] = hours_picture.by_gemeente(each, loaded)
    asked = planning.Selection(gemeente=gemeente)
    items = planning.select(programme, asked)
    few = len(months_of(programme.period)) <= MONTHS
    if items and few:
        found["year"] = year_picture.strip(items, loaded, asked)
    if together.lines and few:
        by = break_down(programme, ("month", "theme" if gemeente else "gemeente"), gemeente)
        found["load"] = load_picture.by_month(by, loaded)
    for theme in programme.themes:
        served = goals.serve(programme, theme.id, gemeente=gemeente)
        if served:
            name = f"goals.{theme.id}"
            found[name] = goals_picture.against_actions(served, loaded, theme.id, name)
    partners = parties.involve(programme, "partner")
    if partners and gemeente is None:
        found["partners"] = partners_picture.by_theme(partners, loaded)
    return {name: _drawing(picture) for name, picture in found.items()}


def _drawing(picture: Picture) -> Drawing:
    described = re.search(r"<desc[^>]*>(.*?)</desc>", picture.svg, re.DOTALL)
    return Drawing(picture.title, unescape(described[1]) if described else "", picture.svg)


def image(drawing: Drawing) -> bytes:
    """The drawing as PNG, on white."""
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=drawing.svg, zoom=ZOOM, background="#ffffff"))


def size(png: bytes) -> tuple[float, float]:
    """The width and height of the drawing that an image was made of, in CSS pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width / ZOOM, height / ZOOM
