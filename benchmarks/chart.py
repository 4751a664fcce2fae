"""The aims as a picture: how much of what is allowed was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.comparisons import Aim
from benchmarks.words import ratio
from uvp_cli.render.pictures import svg

TITLE = "Gemeten verhoudingen als deel van wat mag"
NAMES = 400
"""Where the bars begin, right of the names."""
ALLOWED = 240
"""How wide a bar is of what takes exactly as much as it may."""
FURTHEST = ALLOWED * 1.6
"""How wide a bar can be at most; the figure behind it says the rest."""
ROW = 42
TOP = 40
WIDTH = NAMES + FURTHEST + 170


def chart(aims: Sequence[Aim]) -> str:
    """The picture as SVG that stands on its own, on a light or a dark page."""
    height = TOP + ROW * len(aims) + 10
    marks = (
        svg.box(0, 0, WIDTH, height, **svg.fill("paper")),
        *(mark for place, aim in enumerate(aims) for mark in _bar(aim, TOP + ROW * place)),
        *_limit(height),
    )
    style = svg.element("style", svg.stylesheet())
    drawn = svg.SvgFigure(WIDTH, height, marks, style)
    return svg.picture("prestaties", TITLE, drawn, _described(aims)).svg + "\n"


def _limit(height: float) -> Iterator[str]:
    """The line up to which a bar may come."""
    at = NAMES + ALLOWED
    yield svg.element("line", x1=at, y1=TOP - 8, x2=at, y2=height - 8, **svg.stroke("ink"))
    yield svg.words(at, TOP - 16, "zoveel mag", text_anchor="middle")


def _bar(aim: Aim, top: float) -> Iterator[str]:
    """One aim: what, beside what, how much and how much it may be."""
    long = min(aim.ratio / aim.most * ALLOWED, FURTHEST)
    yield svg.label(10, top + 13, aim.what, NAMES - 20)
    yield svg.group(
        [svg.label(10, top + 28, f"naast {aim.beside}", NAMES - 20)], **svg.fill("quiet")
    )
    yield svg.box(NAMES, top, long, 24, _said(aim), **svg.fill("own" if aim.met else "assumed"))
    beyond = max(long, ALLOWED if aim.met else 0) + 8
    yield svg.words(NAMES + beyond, top + 17, f"{ratio(aim.ratio)} (≤ {ratio(aim.most)})")


def _described(aims: Sequence[Aim]) -> str:
    return " ".join(_said(aim) for aim in aims)


def _said(aim: Aim) -> str:
    outcome = "gehaald" if aim.met else "gemist"
    return (
        f"{aim.what} naast {aim.beside}: {ratio(aim.ratio)}, "
        f"doel hoogstens {ratio(aim.most)}, {outcome}."
    )
