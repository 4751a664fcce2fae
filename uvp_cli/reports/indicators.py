"""The indicators as a table and as JSON: a column for each year, and what can be said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.model import Comparison, Indicator, Level, Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.indicators import (
    EVERYTHING,
    IndicatorSelection,
    Measured,
    TargetVerdict,
    Trend,
    course,
    in_time,
    trend,
    verdict,
)
from uvp_cli.reports.asked import narrowed, quoted
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours_words import OTHER
from uvp_cli.reports.tables import Cell, Count, Counting, For, Kind, Report, Table
from uvp_cli.reports.terms import BETTER, BOUNDS, INDICATORS, PARTS, REMARKS, WHOLE

VERDICTS: dict[TargetVerdict, str] = {
    "reached": "gehaald",
    "missed": "niet gehaald",
    "pending": "nog niet te zeggen",
}
TRENDS: dict[Trend, str] = {
    "rising": "gestegen",
    "falling": "gedaald",
    "level": "gelijk gebleven",
    "varying": "wisselend",
}


def indicators_report(
    listed: Sequence[Measured],
    loaded: Loaded,
    selection: IndicatorSelection = EVERYTHING,
    *,
    by_year: bool = True,
) -> Report:
    """The indicators theme by theme; the title gives the `selection`. With a column for each year
    or day, unless they are to fit on a sheet."""
    facts = FACTS.beside("baseline", *(_years(listed) if by_year else [_MEASURED]))
    searched = [f"met {quoted(selection.search)}"] if selection.search else []
    table = Table(
        f"Indicatoren{narrowed(loaded.programme, selection, *searched)}",
        loaded.subtitle,
        tally=(Count("indicators", "Indicatoren", len(listed), "indicator", "indicatoren"),),
        notes=tuple(_unjudged(listed)),
        empty="Geen indicatoren gevonden.",
    )
    filled = facts.about(listed).fill(
        table, listed, lambda one: heading(one, loaded.programme), _footnotes
    )
    contract = [FACTS.contract(one) for one in listed]
    return Report(filled, {"programme": loaded.programme.id, "indicators": contract})


def heading(one: Measured, programme: Programme) -> str:
    """The title of the theme of an indicator, or where else it stands."""
    if one.theme:
        return structure.titles(programme)[one.theme.id]
    return WHOLE if one.part.kind == "programme" else OTHER


def titled(indicator: Indicator) -> str:
    """The title with its unit: Woninginbraken, per 1.000 woningen."""
    return f"{indicator.title}, {indicator.unit}" if indicator.unit else indicator.title


def located(indicator: Indicator, programme: Programme) -> Indicator:
    """The indicator with the areas where it is measured in its title."""
    areas = [area.name for area in programme.areas if area.id in indicator.areas]
    behind = f" ({dutch.listing(areas)})" if areas else ""
    return replace(indicator, title=f"{indicator.title}{behind}")


def _described(one: Measured) -> str:
    """As `titled`, with its kind and what is better: (effect; lager is beter)."""
    title, kind = titled(one.indicator), INDICATORS.get(one.indicator.kind or "")
    better = BETTER.get(one.indicator.better or "")
    behind = "; ".join(filter(None, (kind, better and f"{better} is beter")))
    return f"{title} ({behind})" if behind else title


def figure(level: Level) -> str:
    """A figure to the letter, or else as Dutch writes it: <737, 4,2 or hooguit 737."""
    if level.cell is not None:
        return level.cell
    value = dutch.exact(level.value or Decimal(0))
    return f"{BOUNDS[level.bound]} {value}" if level.bound else value


def when(level: Level) -> str:
    """The year or day of a figure, if it has one."""
    return dutch.day_of(level.date) if level.date else str(level.year or "")


def column_title(level: Level) -> str:
    """The year or day of a figure in few characters: 2025 or 1-7-2026."""
    if level.date:
        return f"{int(level.date[8:])}-{int(level.date[5:7])}-{level.date[:4]}"
    return str(level.year or "")


def dated(level: Level, *more: str | None) -> str:
    """A figure with its year or day and what more there is to say: 4,2 (2024; jaarverslag)."""
    behind = "; ".join(filter(None, (when(level), *more)))
    named = f"{level.with_} " if isinstance(level, Comparison) else ""
    return named + figure(level) + (f" ({behind})" if behind else "")


def judged(indicator: Indicator, target: Level) -> str | None:
    """The verdict on a target in words, where there is one."""
    outcome = verdict(indicator, target)
    return VERDICTS[outcome] if outcome else None


def course_text(indicator: Indicator) -> str | None:
    """How it went, and from when to when: gedaald (2023–2025)."""
    direction, levels = trend(indicator), course(indicator)
    if direction is None:
        return None
    first, last = column_title(levels[0]), column_title(levels[-1])
    return f"{TRENDS[direction]} ({first}–{last})" if first and last else TRENDS[direction]


def sources(indicator: Indicator) -> Iterator[str]:
    """The sources of the figures, and of those from elsewhere: 2025: Voorlopig cijfer."""
    if indicator.source:
        yield f"Bron: {indicator.source}"
    levels = (indicator.baseline, *indicator.targets, *indicator.realised, *indicator.compare)
    for level in filter(None, levels):
        if level.source:
            yield f"{when(level) or figure(level)}: {level.source}"


def _footnotes(one: Measured) -> Iterator[str]:
    yield from sources(one.indicator)
    yield from (f"{REMARKS[remark.kind]}: {remark.text}" for remark in one.indicator.remarks)


def _unjudged(listed: Iterable[Measured]) -> Iterator[str]:
    """How many targets have no verdict, since nothing says which figure is better."""
    indicators = (one.indicator for one in listed)
    count = sum(bool(it.targets and it.realised and it.better is None) for it in indicators)
    if count:
        which = dutch.plural(count, "indicator", "indicatoren")
        yield Counting(
            f"Bij {which} staat niet of hoger of lager beter is; daarover staat hier geen oordeel."
        )


def _years(listed: Sequence[Measured]) -> Iterator[Fact[Measured]]:
    """A column for each year or day of a figure; what has none comes last."""
    titles = {
        level.date or str(level.year or ""): column_title(level) or "Gerealiseerd"
        for one in listed
        for level in one.indicator.realised
    }
    return (_year(key, titles[key]) for key in sorted(titles, key=lambda key: key or "9"))


def _year(key: str, title: str) -> Fact[Measured]:
    def get(one: Measured) -> Cell:
        levels = [it for it in one.indicator.realised if (it.date or str(it.year or "")) == key]
        if len(levels) == 1 and levels[0].cell is None and not levels[0].bound:
            return levels[0].value
        return "; ".join(map(figure, levels)) or None

    return Fact(f"realised_{key}".rstrip("_"), title, get, kind=Kind.VALUE)


def _whose(one: Measured) -> str | None:
    """The part that an indicator is of, beneath the heading of its theme."""
    if one.measure:
        return one.measure.title
    if one.part.kind not in ("goal", "action"):
        return None
    return one.part.title.removesuffix(f", {one.theme.title}" if one.theme else "")


def _verdicts(one: Measured) -> str | None:
    """The verdict on each target; with its year where there are more, of what is to come once."""
    verdicts = [(when(target), verdict(one.indicator, target)) for target in one.indicator.targets]
    said = [
        f"{time}: {VERDICTS[outcome]}" if len(verdicts) > 1 else VERDICTS[outcome]
        for time, outcome in verdicts
        if outcome and outcome != "pending"
    ]
    if any(outcome == "pending" for _, outcome in verdicts):
        said.append(f"{'later: ' if said else ''}{VERDICTS['pending']}")
    return "; ".join(said) or None


def _plain(level: Level) -> dict[str, Any]:
    """A figure as JSON data, without what it does not say."""
    keys = ("with_", "value", "cell", "bound", "year", "date", "source")
    said = {key.rstrip("_"): getattr(level, key, None) for key in keys}
    return {key: value for key, value in said.items() if value is not None}


def _of(get: Callable[[Indicator], Any]) -> Callable[[Measured], Any]:
    return lambda one: get(one.indicator)


def _dated(key: str) -> Callable[[Measured], tuple[str, ...] | None]:
    return lambda one: tuple(map(dated, getattr(one.indicator, key))) or None


def _targets(one: Measured) -> list[dict[str, Any]]:
    targets = one.indicator.targets
    return [{**_plain(target), "verdict": verdict(one.indicator, target)} for target in targets]


_MEASURED: Fact[Measured] = Fact(
    "measured",
    "Gerealiseerd",
    lambda one: tuple(map(dated, in_time(one.indicator.realised))) or None,
    optional=True,
)
FACTS: Facts[Measured] = Facts.of(
    Fact("theme", "Thema", lambda it: it.theme.id if it.theme else None, For.PROGRAMS),
    Fact("part", "Soort onderdeel", lambda it: it.part.kind, For.PROGRAMS, words=PARTS),
    Fact("of", "Onderdeel", lambda it: it.part.id if it.part.path else None, For.PROGRAMS),
    Fact("measure", "Maatregel", lambda it: it.measure and it.measure.title, For.PROGRAMS),
    Fact("indicator", "Id", lambda it: it.indicator.id, For.PROGRAMS),
    Fact("title", "Titel", lambda it: it.indicator.title, For.PROGRAMS),
    Fact("unit", "Eenheid", lambda it: it.indicator.unit, For.PROGRAMS),
    Fact("name", "Indicator", _described, For.PEOPLE),
    Fact("whose", "Van", _whose, For.PEOPLE, optional=True),
    Fact("where", "Gebied", lambda it: it.where or None, For.PEOPLE, optional=True),
    Fact("areas", "Gebieden", lambda it: it.indicator.areas or None, For.PROGRAMS, optional=True),
    Fact("kind", "Soort", _of(lambda it: it.kind), For.PROGRAMS, optional=True, words=INDICATORS),
    Fact("better", "Beter", _of(lambda it: it.better), For.PROGRAMS, optional=True, words=BETTER),
    Fact(
        *("baseline", "Nulmeting", _of(lambda it: it.baseline and dated(it.baseline))),
        json=_of(lambda it: it.baseline and _plain(it.baseline)),
        optional=True,
    ),
    Fact("realised", "", _of(lambda it: [*map(_plain, it.realised)])),
    Fact("targets", "Streefwaarde", _dated("targets"), json=_targets, optional=True),
    Fact("verdict", "Gehaald", _verdicts, optional=True),
    Fact(
        *("compare", "Vergelijking", _dated("compare")),
        json=_of(lambda it: [*map(_plain, it.compare)]),
        optional=True,
    ),
    Fact("trend", "Ontwikkeling", _of(course_text), json=_of(trend), optional=True),
    Fact("source", "Bron", lambda it: it.indicator.source, For.PROGRAMS, optional=True),
    order=(
        *("theme", "part", "of", "measure", "indicator", "title", "unit", "kind", "better"),
        "areas",
        *("baseline", "realised", "targets", "compare", "trend", "source"),
    ),
)
