"""Goals against actions; a goal that no action serves is an empty row that can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from uvp_cli import dutch
from uvp_cli.goals import Served
from uvp_cli.model import Action
from uvp_cli.render.pictures.svg import (
    LETTER,
    Figure,
    Picture,
    box,
    boxes,
    circle,
    element,
    fill,
    group,
    label,
    outline,
    picture,
    shorten,
    stroke,
    tabled,
    words,
)
from uvp_cli.reports.goals import goals_report
from uvp_cli.reports.origin import Loaded

LEFT, COLUMN, ROW, HEADING, LEGEND = 330, 30, 28, 30, 34
LEAST = 720
"""How wide the picture is at least, so that few actions are not drawn larger than many."""
LABEL = 190
"""How long the title of an action may be, upright above its column."""


def against_actions(
    found: Sequence[Served], loaded: Loaded, theme: str | None = None, name: str = "doelen"
) -> Picture:
    """What `goals.serve` finds, of one theme (an id) or of all."""
    table = tabled(goals_report(found, loaded, theme))
    return picture(name, _figure(found, _actions(found)), _described(found), table)


def _actions(found: Sequence[Served]) -> tuple[Action, ...]:
    """The actions of the themes and those that serve their goals, each once."""
    themes = dict.fromkeys(each.theme.id for each in found)
    own = (each.theme for each in found)
    actions = {action.id: action for theme in own for action in theme.actions}
    serving = {action.id: action for each in found for action in each.actions}
    return tuple({**actions, **serving}.values()) if themes else ()


def _described(found: Sequence[Served]) -> str:
    empty = [each.goal.id for each in found if not each.actions]
    count = dutch.plural(len(found), "doelstelling", "doelstellingen")
    without = f"Zonder actie: {dutch.listing(empty)}." if empty else "Elk heeft een actie."
    return f"{count}. {without} Welke acties erbij horen, staat ook in de tabel."


def _figure(found: Sequence[Served], actions: Sequence[Action]) -> Figure:
    groups = [(theme.title, list(each)) for theme, each in groupby(found, lambda one: one.theme)]
    longest = max((len(shorten(each.title, LABEL)) for each in actions), default=0)
    top = LEGEND + 20 + longest * LETTER * 0.93
    height = top + sum(HEADING + ROW * len(each) for _, each in groups)
    width = max(LEFT + COLUMN * len(actions) + 110, LEAST)
    marks = (*_legend(), *_columns(actions, top), *_groups(groups, actions, top, width))
    return Figure(width, height + 4, marks)


def _columns(actions: Sequence[Action], top: float) -> Iterator[str]:
    """The titles, upright: the whole group is turned, so that across is up."""
    titles = (
        label(6 - top, LEFT + COLUMN * (index + 0.5) + 5, action.title, LABEL)
        for index, action in enumerate(actions)
    )
    yield group(titles, transform="rotate(-90)", font_size=13)


def _groups(
    groups: Sequence[tuple[str, list[Served]]],
    actions: Sequence[Action],
    top: float,
    width: float,
) -> Iterator[str]:
    placed: list[tuple[Served, float]] = []
    for title, several in groups:
        yield words(0, top + 20, title, font_weight="bold")
        top += HEADING
        placed += [(served, top + ROW * number) for number, served in enumerate(several)]
        top += ROW * len(several)
    yield from _rows(placed, width)
    yield group(_dots(placed, actions, derived=False), **fill("own"))
    yield group(_dots(placed, actions, derived=True), stroke_width=3, **outline("paper", "own"))


def _rows(placed: Sequence[tuple[Served, float]], width: float) -> Iterator[str]:
    """A line beneath each goal; around one without an action a box that says so."""
    lines = "".join(f"M0 {top + ROW:.1f}H{width}" for served, top in placed if served.actions)
    yield element("path", d=lines, **stroke("line"))
    empty = [top for served, top in placed if not served.actions]
    edges = boxes(((1, top + 1) for top in empty), width - 2, ROW - 2)
    yield element("path", d=edges, stroke_dasharray="5 3", **outline("pale", "warn"))
    said = (words(width - 8, top + 19, "geen actie") for top in empty)
    yield group(said, text_anchor="end", **fill("warn"))
    for served, top in placed:
        number = f"{served.goal.number}. " if served.goal.number else ""
        yield words(6, top + 19, shorten(f"{number}{served.goal.text}", LEFT - 14))


def _dots(
    placed: Iterable[tuple[Served, float]], actions: Sequence[Action], *, derived: bool
) -> Iterator[str]:
    places = {action.id: index for index, action in enumerate(actions)}
    for served, top in placed:
        for action in served.actions:
            if (action in served.derived) is derived:
                middle = LEFT + COLUMN * (places[action.id] + 0.5)
                yield circle(middle, top + ROW / 2, 6.5 if derived else 8, action.title)


def _legend() -> Iterator[str]:
    yield circle(10, 14, 8, **fill("own"))
    yield words(26, 19, "Zo vastgesteld")
    yield circle(150, 14, 6.5, stroke_width=3, **outline("paper", "own"))
    yield words(166, 19, "Afgeleid door lezing")
    yield box(330, 4, 24, 20, stroke_dasharray="5 3", **outline("pale", "warn"))
    yield words(362, 19, "Geen actie")
