"""The indicators: how each was, is and should be, and what can be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths, reach
from uvp_cli.programme.last import of_last
from uvp_cli.programme.model import Indicator, Level, Measure, Programme, Theme
from uvp_cli.programme.paths import Part
from uvp_cli.queries.logbook import Logbook
from uvp_cli.queries.wanted import About, Wanted, contains_any, ids, wants
from uvp_cli.values import dataclass

TargetVerdict = Literal["reached", "missed", "pending"]
Trend = Literal["rising", "falling", "level", "varying"]
_FEWEST = 2
"""Measured values that it takes to compare."""
_UNBOUNDED = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator at `path`, and what it is of: a `part`, or a measure of an action.

    The part is the programme, a theme, a goal or an action; `theme` is the theme that it is in, and
    `where` are the names of its areas.
    """

    indicator: Indicator
    path: KeyPath
    part: Part
    theme: Theme | None
    measure: Measure | None = None
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSelection(About):
    """The indicators to keep: for `gemeente`, of `theme` and `goal` and about `area`.

    `search` are texts of which any will do. Of a goal are its own indicators, and those of the
    actions that serve it.
    """

    search: Wanted = None


EVERYTHING = IndicatorSelection()


def moment(level: Level) -> str:
    """The day (yyyy-mm-dd) of a figure: that of a year is known at its end; empty for neither."""
    return level.date or (f"{level.year:04}-12-31" if level.year else "")


def in_time(levels: Iterable[Level]) -> list[Level]:
    """Figures in the order of time; what has no year or day comes last."""
    return sorted(levels, key=lambda level: moment(level) or "9")


def course(indicator: Indicator) -> tuple[Level, ...]:
    """The measured values that can be compared, in the order of time, the baseline first; nothing
    where there are less than two.

    A bound is no value, and the figure of a day is not that of a year: where there are both, the
    years count. What has no year or day is the last, where it is the only one.
    """
    undated = [level for level in indicator.realised if not moment(level)]
    realised = [level for level in indicator.realised if level not in undated or len(undated) == 1]
    base = (indicator.baseline,) if indicator.baseline else ()
    for of_day in (False, True):
        same = [
            level
            for level in (*base, *in_time(realised))
            if level.value is not None and not level.bound
            if not moment(level) or bool(level.date) is of_day
        ]
        if len(same) >= _FEWEST:
            return tuple(same)
    return ()


def trend(indicator: Indicator) -> Trend | None:
    """Whether it rises or falls all along, stays as it is or goes both ways; None where less than
    two values can be compared."""
    values = [level.value for level in course(indicator) if level.value is not None]
    rises = any(before < after for before, after in pairwise(values))
    falls = any(before > after for before, after in pairwise(values))
    if rises and falls:
        return "varying"
    return "rising" if rises else "falling" if falls else "level" if values else None


def verdict(indicator: Indicator, target: Level) -> TargetVerdict | None:
    """Whether a target was reached in its time, or the time is still to come.

    None where that cannot be said: the programme does not say what is better, or of what was
    measured only a bound or another kind of time. A target for a year is judged by the figure of a
    year.
    """
    measured = (
        level
        for level in indicator.realised
        if level.value is not None and moment(level) and bool(level.date) is bool(target.date)
    )
    known, due = sorted(measured, key=moment), moment(target)
    if indicator.better is None or not due or target.value is None:
        return None
    if indicator.realised and not known:
        return None
    judged = next((level for level in known if moment(level) >= due), None)
    return _against(judged, target, lower=indicator.better == "lower") if judged else "pending"


def measure(programme: Programme, wanted: IndicatorSelection = EVERYTHING) -> tuple[Measured, ...]:
    """The indicators that are wanted: of the whole programme first, then theme by theme."""
    limited = reach.limits(programme)
    return tuple(
        one
        for one in _measured(programme)
        if wants(wanted.theme, one.part.theme_or_other)
        and (not ids(wanted.goal) or _serves(programme, one.path, wanted.goal))
        and wants(wanted.gemeente, *_reach(one, limited, programme))
        and wants(wanted.area, *one.indicator.areas)
        and contains_any(" ".join(_texts(one)), wanted.search)
    )


LOG = "logboek"
"""The source of a figure that was noted without one."""


def with_noted(programme: Programme, book: Logbook) -> Programme:
    """The programme with what was noted as measured behind what it says itself."""

    def known(record: Any) -> Any:
        if not (isinstance(record, Indicator) and record.id):
            return record
        noted = (
            Level(value=entry.value, cell=entry.cell, date=entry.date, source=entry.source or LOG)
            for entry in book.of(record.id).entries
            if entry.value is not None or entry.cell
        )
        return replace(record, realised=(*record.realised, *noted))

    whole: Programme = paths.changed(programme, known)
    return whole


def known_by(programme: Programme, day: str) -> Programme:
    """The programme without the figures that were measured after a day (yyyy-mm-dd)."""

    def known(record: Any) -> Any:
        if not isinstance(record, Indicator):
            return record
        return replace(record, realised=tuple(it for it in record.realised if moment(it) <= day))

    whole: Programme = paths.changed(programme, known)
    return whole


@of_last
def _measured(programme: Programme) -> list[Measured]:
    parts, by_id = paths.Parts(programme), {theme.id: theme for theme in programme.themes}
    steps = dict(paths.measures(programme))
    called = {area.id: area.name for area in programme.areas}
    measured = []
    for path, indicator in paths.indicators(programme):
        part, where = parts.at(path), tuple(called[area] for area in indicator.areas)
        theme = by_id.get(part.theme or "")
        measured.append(Measured(indicator, path, part, theme, steps.get(path[:-2]), where))
    return measured


def _reach(one: Measured, limited: reach.Limits, programme: Programme) -> tuple[str, ...]:
    """The municipalities that an indicator is about."""
    if one.measure and one.measure.gemeenten:
        return one.measure.gemeenten
    own = [one.part.id] if one.part.kind == "action" and one.part.id else []
    everywhere = tuple(gemeente.id for gemeente in programme.gemeenten)
    return reach.reach(own, one.part.theme, limited) or everywhere


def _serves(programme: Programme, path: KeyPath, goal: Wanted) -> bool:
    """Whether what stands at a path is of one of these goals, or of an action that serves it."""
    of_goals = (at for at, record in paths.goals(programme) if record.id in ids(goal))
    of_actions = (at for at, record in paths.led(programme) if wants(goal, *record.goals))
    return any(path[: len(at)] == at for at in (*of_goals, *of_actions))


def _texts(one: Measured) -> Iterator[str]:
    """The programme's own words about an indicator."""
    for text in (one.indicator.title, one.indicator.unit, one.indicator.source):
        yield text or ""
    for _, level in paths.levels((), one.indicator):
        yield from filter(None, (level.cell, level.source, getattr(level, "with_", None)))


def _against(level: Level, target: Level, *, lower: bool) -> TargetVerdict | None:
    """Whether a measured value reaches a target; None where a bound of either leaves it open."""
    (least, most), goal = _range(level), target.value or Decimal(0)
    if target.bound not in (None, "max" if lower else "min"):
        return None
    if level.value == goal and (level.bound or target.bound):
        return None
    if lower:
        return "reached" if most <= goal else "missed" if least > goal else None
    return "reached" if least >= goal else "missed" if most < goal else None


def _range(level: Level) -> tuple[Decimal, Decimal]:
    """The least and the most that a value can be."""
    value = level.value or Decimal(0)
    return (
        -_UNBOUNDED if level.bound == "max" else value,
        _UNBOUNDED if level.bound == "min" else value,
    )
