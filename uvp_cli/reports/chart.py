"""Hours and progress as bars, the planning as a strip of months and indicators as a line of blocks,
readable without colour. Charts are for people: programs get the answer without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import chain

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import YEAR
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import Account, Figures
from uvp_cli.queries.indicators import IndicatorSelection, Measured, course, trend
from uvp_cli.queries.planning import (
    PlanningSelection,
    Scheduled,
    only_theme,
    theme_of_work,
)
from uvp_cli.queries.progress import Amounts, Progress
from uvp_cli.reports import hours_words as words
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours import account_report, overview_report, span
from uvp_cli.reports.indicators import dated, heading, indicators_report, located, titled
from uvp_cli.reports.planning import month_notes, planning_report
from uvp_cli.reports.progress import progress_report
from uvp_cli.reports.standing import UNKNOWN, late_notes, standing_facts
from uvp_cli.reports.standing import month as called_month
from uvp_cli.reports.tables import Column, For, Kind, Report, Row, grouped, row, sections

LENGTH = 36
"""Characters of the longest bar."""
PARTS = (("own", "█", "eigen"), ("shared", "▓", "gezamenlijk"), ("assumed", "░", "op aanname"))
"""The parts of a bar: a key of the figures, its character and its name."""
HEIGHTS = "▁▂▃▄▅▆▇"
"""Blocks from low to high, for a figure that goes up and down."""
USED = ("█ besteed, ▓ besteed buiten wat is geraamd, ░ geraamd en niet als besteed bijgehouden.",)
BLOCK, LEFT, NONE = "█", "░", "·"
"""A month in which something is, one from which it was moved, and one in which it is not."""
WITHOUT = "Zonder thema"
UNDRAWN = "Daarvan zijn er geen twee cijfers om te vergelijken."


def hours_chart(accounts: Sequence[Account], together: Account, loaded: Loaded) -> Report:
    """The hours of one municipality by theme, or of all `accounts`, as bars."""
    rows: list[tuple[str, Figures | None]]
    if together.gemeente:
        rows = [
            (words.theme_title(together.programme, theme), figures)
            for theme, figures in together.by_theme.items()
        ]
        noun, contract = "Thema", account_report(together, loaded).contract
    else:
        rows = [
            (own.gemeente.name, own.said) for own in accounts if own.gemeente and together.lines
        ]
        noun, contract = "Gemeente", overview_report(accounts, together, loaded).contract
    most = max((figures.hours for _, figures in rows if figures), default=Decimal(0))
    title = f"Uren voor {words.whose(together)}{words.narrowing(together)}"
    table = replace(
        words.frame(together, loaded, title),
        columns=(
            Column("name", noun),
            Column("hours", "Uren", Kind.HOURS),
            Column("range", "Laag–hoog", Kind.HOURS),
            Column("bar", "", reader=For.PEOPLE),
        ),
        rows=tuple(
            Row((name, own.hours, span(own), bar(own, most)) if own else (name, None, "–", ""))
            for name, own in rows
        ),
        notes=(
            f"{', '.join(f'{character} {name}' for _, character, name in PARTS)}.",
            *words.assumption_notes(together),
            *words.unquantified_notes(together),
        ),
    )
    return Report(table, contract)


def bar(figures: Figures, most: Decimal) -> str:
    """A bar of `figures`, where the longest is `most` hours. Each part ends where the hours up to
    there end, so that the parts together are as long as the whole."""
    if not most:
        return ""
    text, reached = "", Decimal(0)
    for key, character, _ in PARTS:
        reached += getattr(figures, key)
        text += character * (round(reached * LENGTH / most) - len(text))
    return text


def planning_chart(
    items: Sequence[Scheduled], loaded: Loaded, selection: PlanningSelection
) -> Report:
    """A strip of the year for each planning item, theme by theme in the order of the document;
    one for what is planned more than once, with a mark for each month.

    The year begins where the programme does. Beneath it how many there are in each month: what
    runs over several counts in each.
    """
    report = planning_report(items, loaded, selection)
    counts = Counter(month for scheduled in items for month in _drawn(scheduled))
    begin = int(loaded.programme.period.from_[5:])
    months = [*range(begin, YEAR + 1), *range(1, begin)]
    digits = len(str(max(counts.values(), default=0)))
    width = digits + 1 if digits > 2 else 2  # so that 100 and 1 do not read as 1001
    # Beneath each other stand only strips of the same months.
    key = f"strip_{begin}_{width}"
    letters = "".join(dutch.MONTHS[month - 1][0].ljust(width) for month in months).rstrip()
    titles = {theme.id: theme.title for theme in loaded.programme.themes} | {None: WITHOUT}
    order = list(titles)
    theme = partial(only_theme, theme_of=theme_of_work(loaded.programme))
    alike = grouped(((theme(it), it.item.title, it.year, it.standing), it) for it in items)
    strip = Fact(key, letters, partial(_strip, months=months, width=width), For.PEOPLE)
    facts = _facts(loaded.programme, strip).about(alike.values())
    rows = (
        (titles[theme(them[0])], facts.row(them))
        for them in sorted(alike.values(), key=lambda them: order.index(theme(them[0])))
    )
    totals = "".join(str(counts.get(month) or "").ljust(width, NONE) for month in months)
    total = row(facts.columns, {"item": "Per maand", key: totals}, "total")
    table = replace(
        report.table,
        columns=facts.columns,
        rows=(*sections(rows), total) if items else (),
        footnotes=(),
        notes=tuple(_strip_notes(items)) if items else (),
        tally=(),
    )
    return replace(report, content=table)


def _facts(programme: Programme, strip: Fact[Sequence[Scheduled]]) -> Facts[Sequence[Scheduled]]:
    """The facts of items that are one thing."""
    stood: Fact[Sequence[Scheduled]]
    stood, *_ = standing_facts(lambda them: them[0].standing, programme)
    return Facts.of(
        Fact("item", "Wat", lambda them: them[0].item.title, For.PEOPLE),
        strip,
        Fact("when", "Wanneer", lambda them: _when(them, programme), For.PEOPLE),
        replace(stood, optional=True),
    )


def _strip(items: Sequence[Scheduled], months: Sequence[int], width: int) -> str:
    """The year of items that are one thing, its months each `width` characters wide."""
    # What is planned again and again does not run on in between.
    block = BLOCK.ljust(width, NONE) if items[1:] else BLOCK * width
    planned, drawn = _months(items), chain.from_iterable(map(_drawn, items))
    marks = {**dict.fromkeys(planned, LEFT * width), **dict.fromkeys(drawn, block)}
    return "".join(marks.get(month, NONE * width) for month in months)


def _drawn(scheduled: Scheduled) -> tuple[int, ...]:
    """The months of an item, or the one to which it was moved."""
    until = scheduled.standing.until if scheduled.standing else None
    return (int(until[5:]),) if until else scheduled.months


def _months(items: Sequence[Scheduled]) -> Iterable[int]:
    return dict.fromkeys(month for scheduled in items for month in scheduled.months)


def _strip_notes(items: Sequence[Scheduled]) -> Iterator[str]:
    yield "Wat over meer maanden loopt, telt in elke maand mee."
    yield from month_notes(items)
    if any(_drawn(scheduled) != scheduled.months for scheduled in items):
        yield f"{LEFT} is de maand waaruit iets is verschoven; het telt mee waar het nu staat."
    yield from late_notes(items)


def _when(items: Sequence[Scheduled], programme: Programme) -> str:
    """The months of equal items in few characters, and the one to which they were moved."""
    scheduled = items[0]
    runs = dutch.month_runs(_months(items), dutch.SHORT_MONTHS)
    until = scheduled.standing.until if scheduled.standing else None
    moved = f", verschoven naar {called_month(until, programme)}" if until else ""
    return f"{dutch.listing(runs)}{f' {scheduled.year}' if scheduled.year else ''}{moved}"


def progress_chart(progress: Progress, loaded: Loaded, *, late: bool = False) -> Report:
    """The hours used of each action beside those planned, in the reading taken, as bars."""
    report = progress_report(progress, loaded, late=late)
    lines = [line for line in progress.lines if line.late or not late]
    bars = [_used(line.amounts) for line in lines]
    most = max((figures.hours for figures in bars), default=Decimal(0))
    rows = []
    for line, figures in zip(lines, bars, strict=True):
        theme = line.theme.title if line.theme else words.OTHER
        planned = span(line.amounts.planned) if line.amounts.planned else None
        used = UNKNOWN if line.amounts.silent else line.amounts.used
        rows.append((theme, Row((line.action.title, planned, used, bar(figures, most)))))
    table = replace(
        report.table,
        columns=(
            Column("name", "Wat"),
            Column("planned", "Geraamd", Kind.HOURS),
            Column("used", "Besteed", Kind.HOURS),
            Column("bar", ""),
        ),
        rows=tuple(sections(rows)),
        footnotes=(),
        notes=USED if rows else (),
        tally=(),
    )
    return replace(report, content=table)


def _used(amounts: Amounts) -> Figures:
    """Hours as the parts of a bar: used, used beyond those planned, and not noted as used."""
    planned = amounts.planned.hours if amounts.planned else Decimal(0)
    used = amounts.used or Decimal(0)
    within = min(used, planned)
    return Figures(own=within, shared=used - within, assumed=planned - within)


def indicators_chart(
    listed: Sequence[Measured], loaded: Loaded, selection: IndicatorSelection
) -> Report:
    """The course of each indicator of which two values can be compared, as a line of blocks."""
    report = indicators_report(listed, loaded, selection)

    def title(measured: Measured) -> str:
        return titled(located(measured.indicator, loaded.programme))

    def line(measured: Measured) -> str:
        values = (level.value for level in course(measured.indicator))
        return sparkline([value for value in values if value is not None])

    facts = Facts.of(
        Fact("name", "Indicator", title, For.PEOPLE),
        Fact("first", "Eerst", lambda it: dated(course(it.indicator)[0]), For.PEOPLE),
        Fact("course", "Verloop", line, For.PEOPLE),
        Fact("last", "Laatst", lambda it: dated(course(it.indicator)[-1]), For.PEOPLE),
    )
    drawn = [it for it in listed if trend(it.indicator)]
    others = [located(it.indicator, loaded.programme).title for it in listed if it not in drawn]
    rows = ((heading(it, loaded.programme), facts.row(it)) for it in drawn)
    table = replace(
        report.table,
        columns=facts.columns,
        rows=tuple(sections(rows)),
        footnotes=(),
        notes=(
            "Elke regel loopt van zijn eigen laagste tot zijn eigen hoogste waarde.",
            *([f"Niet getekend: {dutch.titles(others)}. {UNDRAWN}"] if others else ()),
        ),
        empty="Van geen indicator zijn er twee cijfers om te vergelijken.",
        tally=(),
    )
    return replace(report, content=table)


def sparkline(values: Sequence[Decimal]) -> str:
    """Values as blocks beside each other, the lowest of them low and the highest high."""
    low, high = min(values), max(values)
    steps = len(HEIGHTS) - 1
    return "".join(
        HEIGHTS[round((value - low) * steps / (high - low)) if high > low else steps // 2]
        for value in values
    )
