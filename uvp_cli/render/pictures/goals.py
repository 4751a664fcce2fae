"""Goals against actions; a goal that no action serves is an empty row that can be seen."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from uvp_cli import dutch
from uvp_cli.programme.model import Action, Programme
from uvp_cli.queries.goals import Served
from uvp_cli.render.pictures import svg
from uvp_cli.render.pictures.svg import SvgFigure
from uvp_cli.reports.goals import called, links_itself
from uvp_cli.reports.papers.paper import Drawing
from uvp_cli.values import dataclass

LEFT, COLUMN, LINE, PADDING, HEADING, LEGEND = 330, 30, 17, 11, 30, 34
LINES = 3
"""The most lines of a goal."""
LEAST = 720
"""The least width of the picture, so that few actions are not drawn larger than many."""
LABEL = 190
"""The room for the title of an action, upright above its column."""


def against_actions(goals: Sequence[Served], programme: Programme) -> Drawing:
    """The goals that `goals.serve` gives, with the actions of their themes."""
    serving = {action.id: action for goal in goals for action in goal.actions}
    actions = {action.id: action for goal in goals for action in goal.theme.actions} | serving
    figure = _figure(goals, tuple(actions.values()), _idle(goals))
    described = _described(goals, programme)
    return svg.picture("doelen", "Doelstellingen en hun acties", figure, described)


def _idle(goals: Sequence[Served]) -> list[Action]:
    """The actions of their themes that serve none of the goals."""
    serving = {action.id for goal in goals for action in goal.actions}
    own = {action.id: action for goal in goals for action in goal.theme.actions}
    return [action for name, action in own.items() if name not in serving]


def idle_note(goals: Sequence[Served]) -> str:
    """Names the actions that serve none of the goals; empty where each serves one."""
    titles = "; ".join(action.title for action in _idle(goals))
    return f"Zonder doelstelling: {titles}." if titles else ""


def _described(goals: Sequence[Served], programme: Programme) -> str:
    """Tells the number of goals, those without an action, and whether that is our reading."""
    bare = [served for served in goals if not served.actions]
    empty = [called(served.theme, served.goal).rstrip(".") for served in bare]
    count = dutch.plural(len(goals), "doelstelling", "doelstellingen")
    every = "Bij elke doelstelling" if len(goals) > 1 else "Daarbij"
    without = f"Zonder actie: {'; '.join(empty)}." if empty else f"{every} hoort een actie."
    ours = "" if links_itself(programme) else "Zo lezen wij het programma."
    return " ".join(filter(None, (f"{count}.", without, idle_note(goals), ours)))


def _figure(
    goals: Sequence[Served], actions: Sequence[Action], idle: Sequence[Action]
) -> SvgFigure:
    groups = [
        (theme.title, [_Row.of(served) for served in own])
        for theme, own in groupby(goals, attrgetter("theme"))
    ]
    longest = max((len(svg.shorten(action.title, LABEL)) for action in actions), default=0)
    top = LEGEND + 20 + longest * svg.LETTER * 0.93
    height = top + sum(HEADING + sum(row.height for row in rows) for _, rows in groups)
    width = max(LEFT + COLUMN * len(actions) + 110, LEAST)
    marks = (
        *_legend(goals, idle),
        *_columns(actions, idle, top, height),
        *_groups(groups, actions, top, width),
    )
    return SvgFigure(width, height + 4, marks)


@dataclass(frozen=True, slots=True)
class _Row:
    served: Served
    lines: list[str]

    @classmethod
    def of(cls, served: Served) -> _Row:
        number = f"{served.goal.number}. " if served.goal.number else ""
        return cls(served, svg.wrap(f"{number}{served.goal.text}", LEFT - 14, LINES))

    @property
    def height(self) -> float:
        return LINE * len(self.lines) + PADDING


def _columns(
    actions: Sequence[Action], idle: Sequence[Action], top: float, bottom: float
) -> Iterator[str]:
    """The titles, upright: the whole group is turned, so that across is up. Around the column of an
    action without a goal is a box."""
    without = {action.id for action in idle}
    columns = list(enumerate(actions))
    places = ((LEFT + COLUMN * at + 2, top) for at, action in columns if action.id in without)
    edges = svg.boxes(places, COLUMN - 4, bottom - top)
    yield svg.element("path", d=edges, stroke_dasharray="5 3", **svg.outline("pale", "quiet"))
    for is_idle, colour in ((False, "ink"), (True, "quiet")):
        titles = (
            svg.label(6 - top, LEFT + COLUMN * (at + 0.5) + 5, action.title, LABEL)
            for at, action in columns
            if (action.id in without) is is_idle
        )
        yield svg.group(titles, transform="rotate(-90)", font_size=13, **svg.fill(colour))


def _groups(
    groups: Sequence[tuple[str, list[_Row]]], actions: Sequence[Action], top: float, width: float
) -> Iterator[str]:
    placed: list[tuple[_Row, float]] = []
    for title, several in groups:
        yield svg.label(0, top + 20, title, width * 0.8, font_weight="bold")
        top += HEADING
        for row in several:
            placed.append((row, top))
            top += row.height
    yield from _rows(placed, width)
    yield svg.group(_dots(placed, actions, derived=False), **svg.fill("own"))
    yield svg.group(
        _dots(placed, actions, derived=True), stroke_width=3, **svg.outline("paper", "own")
    )


def _rows(placed: Sequence[tuple[_Row, float]], width: float) -> Iterator[str]:
    """A line beneath each goal; around one without an action a box that says so."""
    lines = "".join(
        f"M0 {top + row.height:.1f}H{width}" for row, top in placed if row.served.actions
    )
    yield svg.element("path", d=lines, **svg.stroke("line"))
    empty = [(row, top) for row, top in placed if not row.served.actions]
    edges = "".join(svg.boxes([(1, top + 1)], width - 2, row.height - 2) for row, top in empty)
    yield svg.element("path", d=edges, stroke_dasharray="5 3", **svg.outline("pale", "quiet"))
    said = (svg.words(width - 8, top + 19, "geen actie") for _, top in empty)
    yield svg.group(said, text_anchor="end", **svg.fill("quiet"))
    for row, top in placed:
        for number, line in enumerate(row.lines):
            yield svg.words(6, top + 19 + LINE * number, line)


def _dots(
    placed: Iterable[tuple[_Row, float]], actions: Sequence[Action], *, derived: bool
) -> Iterator[str]:
    places = {action.id: index for index, action in enumerate(actions)}
    for row, top in placed:
        shown = {action.id for action in row.served.derived}
        for action in row.served.actions:
            if (action.id in shown) is derived:
                middle = LEFT + COLUMN * (places[action.id] + 0.5)
                yield svg.circle(middle, top + row.height / 2, 6.5 if derived else 8, action.title)


def _legend(goals: Iterable[Served], idle: Sequence[Action]) -> Iterator[str]:
    """The marks that there are, with their meanings."""
    read = {action in served.derived for served in goals for action in served.actions}
    left = 0.0
    if False in read:
        yield svg.circle(left + 10, 14, 8, **svg.fill("own"))
        left = yield from _said_beside(left + 26, "Zo in het programma")
    if True in read:
        yield svg.circle(left + 10, 14, 6.5, stroke_width=3, **svg.outline("paper", "own"))
        left = yield from _said_beside(left + 26, "Onze lezing")
    if idle or not all(served.actions for served in goals):
        yield svg.box(left, 4, 24, 20, stroke_dasharray="5 3", **svg.outline("pale", "quiet"))
        ours = "" if read == {False} else " (onze lezing)"
        yield from _said_beside(left + 32, f"Zonder actie of doelstelling{ours}")


def _said_beside(left: float, said: str) -> Generator[str, None, float]:
    """Writes the meaning beside a mark; gives where the next mark may stand."""
    yield svg.words(left, 19, said)
    return left + svg.LETTER * len(said) + 24
