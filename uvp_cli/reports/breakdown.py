"""Hours by one dimension, or by two, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import names, paths, structure
from uvp_cli.programme.duration import Run
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.names import Named
from uvp_cli.programme.origin import Loaded
from uvp_cli.programme.work import Work, WorkKey
from uvp_cli.queries.breakdown import DIMENSIONS, Breakdown, Dimension, part_of
from uvp_cli.queries.capacity import AvailableHours, balance
from uvp_cli.queries.hours import Figures, total
from uvp_cli.queries.planning import schedule
from uvp_cli.queries.spreading import Key
from uvp_cli.reports import hours_words as words
from uvp_cli.reports import planning
from uvp_cli.reports.asked import told
from uvp_cli.reports.hours import (
    RANGE,
    SPLIT,
    figure_cells,
    figures_contract,
    question_contract,
    uncounted_contract,
)
from uvp_cli.reports.ours import goal_notes
from uvp_cli.reports.tables import (
    Cell,
    Column,
    Counting,
    Footnotes,
    For,
    Inner,
    Kind,
    Report,
    Row,
    grouped,
    row,
)

NONE: Mapping[Dimension, tuple[str, str]] = {
    "theme": (words.OTHER_KEY, words.OTHER),
    "department": ("no_department", "Zonder afdeling"),
    "partner": ("no_partner", "Zonder ketenpartner"),
    "goal": ("no_goal", "Zonder doelstelling"),
}
"""The key and the name of the row without such a value; no id has an underscore."""
_DIVIDED = (
    Column("divided", "Verdeeld", Kind.HOURS),
    Column("undivided", "Niet verdeeld", Kind.HOURS),
)
_AVAILABLE = (
    Column("available", "Beschikbaar", Kind.HOURS),
    Column("percentage", "Benut in %", Kind.NUMBER),
    Column("short", "Tekort", Kind.HOURS),
)


def breakdown_report(
    breakdown: Breakdown, loaded: Loaded, capacity: AvailableHours | None = None
) -> Report:
    """Hours by one dimension, or by two as a cross table.

    `capacity` are the hours that there are: in a cross table the months with more are marked,
    else each row has what is available and what is too little.
    """
    columns, footnotes = tuple(_columns(breakdown, capacity)), Footnotes()
    together = breakdown.together
    table = replace(
        words.frame(together, loaded, _title(breakdown, capacity)),
        columns=columns,
        rows=tuple(_rows(breakdown, columns, capacity, footnotes)) if together.lines else (),
        footnotes=footnotes.texts,
        notes=tuple(_notes(breakdown, capacity)),
        bars="hours" if any(column.key == "hours" for column in columns) else None,
    )
    return Report(table, _contract(breakdown, capacity))


def _title(breakdown: Breakdown, capacity: AvailableHours | None) -> str:
    title = f"Uren per {dutch.listing(DIMENSIONS[dimension] for dimension in breakdown.by)}"
    if "gemeente" not in breakdown.by:
        title += f" voor {words.whose(breakdown.together)}"
    if breakdown.indicative:
        title += ", indicatief"
    title += words.narrowing(breakdown.together, additive=breakdown.additive)
    if capacity is not None:
        title += f", capaciteit {dutch.listing(map(_said, capacity.said))}"
    return title


def _said(typed: str) -> str:
    """A capacity as it was typed; a number alone is a number of hours per month."""
    return f"{dutch.number(int(typed))} uur per maand" if typed.isdecimal() else typed


def _columns(breakdown: Breakdown, capacity: AvailableHours | None) -> Iterator[Column]:
    down, *across = breakdown.by
    yield Column(down, "Id", reader=For.PROGRAMS)
    yield Column("name", DIMENSIONS[down].capitalize())
    for dimension in across:
        labels = _labels(dimension, breakdown.together.programme, short=True)
        for key in breakdown.keys[1]:
            yield Column(_column_key(dimension, key), labels[key], Kind.HOURS)
        if dimension not in breakdown.overlapping:
            yield Column("hours", "Totaal", Kind.HOURS)
    if not across:
        yield from (*SPLIT, Column("hours", "Uren", Kind.HOURS))
        yield from _DIVIDED if breakdown.divided else ()
        yield from () if breakdown.indicative else RANGE
        yield from _AVAILABLE if capacity else ()
    if capacity:
        yield Column("over", "Boven capaciteit", reader=For.PROGRAMS)


def _column_key(dimension: Dimension, key: Key) -> str:
    return f"{dimension}_{NONE[dimension][0] if key is None else key}"


def _rows(
    breakdown: Breakdown,
    columns: tuple[Column, ...],
    capacity: AvailableHours | None,
    footnotes: Footnotes,
) -> Iterator[Row]:
    """A row for each value of the first dimension; actions and goals under their theme."""
    dimension, programme = breakdown.by[0], breakdown.together.programme
    labels = _labels(dimension, programme)
    headings = _headings(programme) if dimension == "action" else {}
    # More hours than there are, however they round; none without a capacity.
    balances = {key: balance(breakdown, capacity, key) for key in breakdown.cells if capacity}
    all_over = [key for key, held in balances.items() if held and held.is_over]
    above = breakdown.together.lineage if dimension == "theme" else {}
    heading, measures = None, _measures(breakdown)
    for key, ended in structure.closing(breakdown.keys[0], above):
        if headings.get(key) != heading:
            heading = headings[key]
            yield Row((heading,), "section")
        over = [cell for cell in all_over if cell[0] == key]
        cells: dict[str, Cell] = {
            dimension: key,
            "name": labels[key],
            "over": bool(over),
            **(_balance_contract(breakdown, capacity, (key,)) if len(breakdown.by) == 1 else {}),
            **_divided_contract(breakdown, key),
            **_cells(breakdown, breakdown.sum_of(key), breakdown.cells, key),
        }
        is_marked = over and breakdown.indicative
        text = _over_text(breakdown, over, capacity) if capacity and is_marked else None
        yield row(columns, cells, marks=footnotes.mark(text))
        for work, own in measures.get(key, ()):
            cells = _cells(breakdown, own, breakdown.measures, part_of(work))
            yield row(columns, {"name": Inner(work.own.title), **cells}, "shown")
        for theme in ended:
            cells = _cells(breakdown, breakdown.together.within.get(theme), {})
            yield row(columns, {"name": words.subtotal(programme, theme), **cells}, "subtotal")
    if dimension not in breakdown.overlapping:
        cells = _cells(breakdown, breakdown.together.said, breakdown.sums[-1])
        yield row(columns, {"name": "Totaal", **cells}, "total")


def _measures(breakdown: Breakdown) -> dict[Key, list[tuple[Work, Figures]]]:
    """By the id of each action of which measures have hours: its own hours, and theirs."""
    if breakdown.by[0] != "action":
        return {}
    return {
        action.id: [
            (own[0].work, total(line.figures for line in own))
            for own in grouped((line.work.key, line) for line in lines).values()
        ]
        for action, lines in words.by_action(breakdown.together.lines)
        if action
    }


def _divided_contract(breakdown: Breakdown, key: Key) -> dict[str, Decimal | None]:
    """The hours of a department that the programme divides and the others, where it does some."""
    sums, divided = breakdown.sum_of(key), breakdown.divided.get(key)
    if not breakdown.divided or not sums:
        return {}
    rest = sums - divided if divided else sums
    return {
        "divided": divided.hours if divided else None,
        "undivided": rest.hours if rest != Figures() else None,
    }


def _cells(
    breakdown: Breakdown, sums: Figures | None, across: Mapping[Any, Figures], *of: object
) -> dict[str, Cell]:
    """The figures of a row by the key of their column; `across` has those `of` it by the other
    dimension."""
    if len(breakdown.by) == 1:
        return figure_cells(sums)
    parts = {key: across.get((*of, key)) for key in breakdown.keys[1]}
    cells = {_column_key(breakdown.by[1], key): part.hours for key, part in parts.items() if part}
    return {**cells, "hours": sums.hours if sums else None}


def _balance_contract(
    breakdown: Breakdown, capacity: AvailableHours | None, key: tuple[Key, ...]
) -> dict[str, Any]:
    """A cell against its capacity; nothing where no capacity was asked about."""
    if capacity is None:
        return {}
    held = balance(breakdown, capacity, key)
    if held is None:
        return {"available": None, "percentage": None, "short": None, "over": False}
    return {
        "available": _rounded(held.available),
        "percentage": held.percentage,
        "short": None if held.short is None else _rounded(held.short),
        "over": held.is_over,
    }


def _rounded(hours: Fraction) -> Decimal:
    """Hours with at most two decimals."""
    return (Decimal(hours.numerator) / hours.denominator).quantize(Decimal("0.01")).normalize() + 0


def _over_text(
    breakdown: Breakdown, over: Sequence[tuple[Key, ...]], capacity: AvailableHours
) -> str:
    """The footnote of a month that is over its capacity; in a cross table, it says whose."""
    text = f"Boven de capaciteit van {dutch.listing(map(_said, capacity.said))}, vóór afronding"
    if len(breakdown.by) == 1:
        return f"{text}."
    labels = _labels(breakdown.by[1], breakdown.together.programme)
    return f"{text}: {dutch.listing(labels[column] for _, column in over)}."


def _notes(breakdown: Breakdown, capacity: AvailableHours | None) -> Iterator[str]:
    together = breakdown.together
    if capacity is not None:
        yield from _capacity_notes(breakdown, capacity)
    if breakdown.indicative:
        yield from _spread_notes(breakdown)
        begun = {action for (action, _), run in breakdown.runs.items() if run.planned}
        every = schedule(together.programme) if begun else ()
        items = [it for it in every if not begun.isdisjoint(it.item.actions)]
        yield from (*planning.link_notes(items), *planning.month_notes(items))
    yield from _division_notes(breakdown)
    if "goal" in breakdown.by and not together.scope.goal:
        yield from goal_notes(line.action for line in together.lines)
    if breakdown.additive:
        yield words.split_note(together.said)
    yield from words.apart_notes(together)
    yield from words.assumption_notes(together)
    yield from words.merger_notes(together)
    yield from words.unquantified_notes(together)
    yield from words.reckoning_notes(together)


def _capacity_notes(breakdown: Breakdown, capacity: AvailableHours) -> Iterator[str]:
    yield "Hoeveel uren er zijn, is opgegeven bij de vraag; het programma zegt dat niet."
    if any(not balance(breakdown, capacity, key) for key in product(*breakdown.keys)):
        yield "Waar geen capaciteit is opgegeven, is niet gerekend: dat is niet 0."
    if breakdown.by == ("month",) and any(
        (held := balance(breakdown, capacity, key)) and held.needed != figures.hours
        for key, figures in breakdown.cells.items()
    ):
        yield "Benut en tekort zijn gerekend met de uren vóór afronding."
    if "department" in breakdown.overlapping:
        yield (
            "De uren van afdelingen overlappen: in wat een afdeling nodig heeft, zitten ook de "
            "uren van andere afdelingen bij dezelfde actie. Een tekort is dus het hoogste dat het "
            "kan zijn."
        )


def _division_notes(breakdown: Breakdown) -> Iterator[str]:
    """Notes on hours that count more than once, so that they cannot be added."""
    overlapping = [dimension for dimension in breakdown.by if dimension in breakdown.overlapping]
    divides = any(line.written.department for line in breakdown.together.lines)
    measured = words.is_measured(breakdown.together)
    if breakdown.divided:
        yield (
            "Verdeeld zijn de uren van één afdeling. Niet verdeeld zijn de uren van acties die "
            "meer afdelingen noemen: die tellen bij elk daarvan mee; daarom is er geen totaal."
        )
    elif overlapping:
        for dimension in overlapping:
            yield overlap_note(dimension, measured=measured, divides=divides)
    elif "department" in breakdown.by:
        yield "De uren zijn verdeeld: elke raming is van één afdeling."


def overlap_note(dimension: Dimension, *, measured: bool, divides: bool) -> str:
    """The reason why hours by a dimension have no total, where an action can have several values.

    Measures have hours of their own (`measured`), the programme `divides` some over departments.
    """
    if divides and dimension == "department":
        return (
            "Uren waarvan het programma niet zegt van welke afdeling zij zijn, tellen mee bij elke "
            "afdeling die hun actie noemt; daarom is er geen totaal."
        )
    of = "waaraan zij is gekoppeld" if dimension == "goal" else "die zij noemt"
    return (
        f"{words.unit_of_work(measured=measured).capitalize()} telt met al haar uren mee bij elke "
        f"{DIMENSIONS[dimension]} {of}; daarom is er geen totaal."
    )


_SPREAD = {
    ("begin-assumed", False): (
        "{}, want de looptijd noemt geen begin; gerekend is vanaf de eerste maand"
    ),
    ("begin-assumed", True): "{}, want de looptijd noemt geen begin en de planning wel",
    ("unstated", False): "het hele programma, want de looptijd noemt geen maanden",
    ("unstated", True): "{}, want de looptijd noemt geen maanden en de planning een begin",
}
"""Over which months hours were spread, and why: by how the run is known, and whether the planning
says when it starts."""


def _spread_notes(breakdown: Breakdown) -> Iterator[str]:
    together = breakdown.together
    bounded = any(gemeente.from_ or gemeente.to for gemeente in together.gemeenten)
    existing = " en de gemeente bestaat" if bounded else ""
    sums = [figures for by in breakdown.sums for figures in by.values()]
    unit = words.unit_of_work(measured=words.is_measured(together))
    yield (
        "Indicatief: het programma zegt niet in welke maand de uren vallen. De uren van "
        f"{unit} zijn gelijk verdeeld over de maanden waarin zij loopt{existing}, en "
        f"{words.rounded((together.totals, *sums))}."
    )
    if any(line.written.year for line in together.lines):
        yield (
            "Uren die het programma voor één jaar noemt, staan in de maanden van dat jaar waarin "
            "de actie loopt; loopt zij dan niet, in heel dat jaar."
        )
    cells = {**breakdown.cells, **breakdown.measures}
    if any(parts and not cells[key].hours for key, parts in breakdown.exact.items()):
        yield "Een 0 staat voor minder dan een uur in die maand."
    titles = {line.work.key: line.work.title for line in together.lines}
    yield from _run_notes(breakdown, titles)
    for gemeente in together.gemeenten:
        strays = [titles[work] for id_, work in breakdown.strays if id_ == gemeente.id]
        if strays:
            yield (
                f"{gemeente.name} bestaat in geen enkele maand van {dutch.titles(strays)}; "
                "die uren staan toch in de looptijd."
            )


def _run_notes(breakdown: Breakdown, titles: Mapping[WorkKey, str]) -> Iterator[str]:
    """The months of all actions, for those together of which these are known in the same way."""
    groups = grouped(
        ((run.basis, run.planned, _span(run, breakdown)), work)
        for work, run in breakdown.runs.items()
    )
    for (basis, planned, span), works in groups.items():
        if basis == "stated":
            measures = sum(bool(place) for _, place in works)
            counts = dutch.counted(
                (len(works) - measures, "actie", "acties"),
                (measures, "maatregel", "maatregelen"),
            )
            yield Counting(f"Over {span}, volgens de looptijd: {dutch.listing(counts)}.")
        else:
            quoted = (_quoted(titles[work], breakdown.runs[work]) for work in works)
            yield f"Over {_SPREAD[basis, planned].format(span)}: {dutch.titles(quoted)}."


def _span(run: Run, breakdown: Breakdown) -> str:
    months = _labels("month", breakdown.together.programme)
    return dutch.listing(
        months[first] if first == last else f"{months[first]} t/m {months[last]}"
        for first, last in run.stretches
    )


def _quoted(title: str, run: Run) -> str:
    cell = f'"{run.cell}"' if run.cell else "geen looptijd"
    return f"{title} ({cell})"


def _labels(dimension: Dimension, programme: Programme, *, short: bool = False) -> dict[Key, str]:
    """The name of each value of a dimension; `short` above a column."""
    labels: dict[Key, str] = {None: NONE[dimension][1]} if dimension in NONE else {}
    match dimension:
        case "month":
            names_of = dutch.SHORT_MONTHS if short else dutch.MONTHS
            is_one_year = programme.period.from_[:4] == programme.period.last[:4]
            for month in months_of(programme.period):
                year = "" if is_one_year else f" {month[:4]}"
                labels[month] = f"{names_of[int(month[5:]) - 1]}{year}"
        case "theme":
            labels |= structure.titles(programme)
        case "action":
            labels |= {action.id: action.title for _, action in paths.actions(programme)}
        case "goal":
            goals = (goal for _, goal in paths.goals(programme))
            labels |= {goal.id: f"{goal.text} [{goal.id}]" for goal in goals}
        case _:
            labels |= {named.id: named.label for named in _NAMED[dimension](programme)}
    return labels


_NAMED: Mapping[Dimension, Callable[[Programme], Iterable[Named]]] = {
    "gemeente": names.gemeenten,
    "department": names.departments,
    "partner": names.partners,
}


def _headings(programme: Programme) -> dict[Key, str]:
    titles = structure.titles(programme)
    return {
        action.id: titles[theme.id] if theme else words.OTHER
        for theme, action in paths.themed_actions(programme)
    }


def _contract(breakdown: Breakdown, capacity: AvailableHours | None) -> dict[str, Any]:
    together = breakdown.together
    every, own = (capacity.per_month, capacity.of) if capacity else (None, {})
    parents = {theme.parent for theme in together.programme.themes if theme.parent}
    # The hours of each theme that others stand in, with theirs.
    within = together.within.items() if breakdown.by == ("theme",) else ()
    subtotals = {theme: figures_contract(of) for theme, of in within if theme in parents}
    return {
        "programme": together.programme.id,
        "gemeente": told(tuple(gemeente.id for gemeente in together.asked)),
        "by": list(breakdown.by),
        "additive": breakdown.additive,
        "allocation": together.allocation.key,
        "rows": list(_cell_contracts(breakdown, capacity)),
        "totals": figures_contract(together.said) if breakdown.additive else None,
        **({"subtotals": subtotals} if subtotals else {}),
        **_measure_contracts(breakdown),
        **uncounted_contract(together),
        **question_contract(together),
        "capacity": _rounded(every) if every is not None else None,
        **({"capacities": {name: _rounded(hours) for name, hours in own.items()}} if own else {}),
        **(_spread_contract(breakdown) if breakdown.indicative else {}),
    }


def _measure_contracts(breakdown: Breakdown) -> dict[str, Any]:
    """The hours of the measures of each action, where any have some, by the other dimension too."""
    measures = [
        {"action": key, "measure": work.own.title, **of, **_figures_contract(breakdown, figures)}
        for key, parts in _measures(breakdown).items()
        for work, whole in parts
        if work.place
        for of, figures in _across(breakdown, work, whole)
    ]
    return {"measures": measures} if measures else {}


def _across(
    breakdown: Breakdown, work: Work, whole: Figures
) -> Iterator[tuple[dict[str, Key], Figures]]:
    """The figures of a measure by each value of the other dimension; its `whole` without one."""
    if len(breakdown.by) == 1:
        yield {}, whole
        return
    for other in breakdown.keys[1]:
        if figures := breakdown.measures.get((part_of(work), other)):
            yield {breakdown.by[1]: other}, figures


def _figures_contract(breakdown: Breakdown, figures: Figures | None) -> dict[str, Any]:
    """Figures, without the least and the most where they are of a month."""
    left_out = ("low", "high") if breakdown.indicative else ()
    return {key: hours for key, hours in figures_contract(figures).items() if key not in left_out}


def _spread_contract(breakdown: Breakdown) -> dict[str, Any]:
    lines = breakdown.together.lines
    of = {line.work.key: {"measure": line.work.own.title} for line in lines if line.work.place}
    return {
        "runs": [
            {
                "action": work[0],
                **of.get(work, {}),
                "duration": run.cell,
                "from": run.months[0],
                "to": run.months[-1],
                **({"months": list(run.months)} if len(run.stretches) > 1 else {}),
                "basis": run.basis,
                **({"planned": True} if run.planned else {}),
            }
            for work, run in breakdown.runs.items()
        ],
        "strays": [
            {"gemeente": gemeente, "action": work[0], **of.get(work, {})}
            for gemeente, work in breakdown.strays
        ],
    }


def _cell_contracts(
    breakdown: Breakdown, capacity: AvailableHours | None
) -> Iterator[dict[str, Any]]:
    """The figures of each combination; of a single dimension also of a value that has none."""
    for key in product(*breakdown.keys):
        if key in breakdown.cells or len(key) == 1:
            figures = breakdown.cells.get(key, breakdown.sum_of(key[0]))
            yield {
                **dict(zip(breakdown.by, key, strict=True)),
                **_figures_contract(breakdown, figures),
                **_balance_contract(breakdown, capacity, key),
                **_divided_contract(breakdown, key[0]),
            }
