"""Hours by one dimension, or by two, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.duration import Run
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.names import Named
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.breakdown import DIMENSIONS, OVERLAPPING, Breakdown, Dimension
from uvp_cli.queries.hours import Figures
from uvp_cli.queries.spreading import Key
from uvp_cli.reports.hours import (
    NO_HOURS,
    OTHER,
    OTHER_KEY,
    Footnotes,
    asked,
    asked_for,
    assumption_notes,
    figures_contract,
    key_note,
    merger_notes,
    persons_advice,
    question_contract,
    split_note,
    unquantified_contract,
    unquantified_notes,
    who,
)
from uvp_cli.reports.tables import Cell, Column, For, Kind, Report, Row, Table

NONE: Mapping[Dimension, tuple[str, str]] = {
    "theme": (OTHER_KEY, OTHER),
    "department": ("no_department", "Zonder afdeling"),
    "partner": ("no_partner", "Zonder ketenpartner"),
    "goal": ("no_goal", "Zonder doelstelling"),
}
"""The key and the name of what names no such value; no id has an underscore."""


def breakdown_report(found: Breakdown, loaded: Loaded, capacity: int | None = None) -> Report:
    """Hours by one dimension, or by two as a cross table.

    `capacity` are the hours that there are for each month; months with more are marked.
    """
    columns = _cross_columns(found) if len(found.by) > 1 else _columns(found)
    if capacity is not None:
        columns = (*columns, Column("over", "Boven capaciteit", reader=For.PROGRAMS))
    footnotes = Footnotes()
    has_hours = bool(found.together.lines)
    table = Table(
        title=_title(found, capacity),
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(_rows(found, columns, capacity, footnotes)) if has_hours else (),
        footnotes=footnotes.texts,
        notes=tuple(_notes(found)),
        advice=persons_advice(found.together),
        empty=NO_HOURS,
        bars="hours" if any(column.key == "hours" for column in columns) else None,
    )
    return Report(table, _contract(found, capacity))


def _title(found: Breakdown, capacity: int | None) -> str:
    together = found.together
    whose = "" if "gemeente" in found.by else f" voor {who(together)}"
    indicative = ", indicatief" if found.indicative else ""
    hours = None if capacity is None else dutch.number(capacity)
    available = f", capaciteit {hours} uur per maand" if hours else ""
    nouns = dutch.listing(DIMENSIONS[dimension] for dimension in found.by)
    return (
        f"Uren per {nouns}{whose}{indicative}{asked(together, additive=found.additive)}{available}"
    )


def _columns(found: Breakdown) -> tuple[Column, ...]:
    (dimension,) = found.by
    ranged = (
        ()
        if found.indicative
        else (
            Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
            Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
            Column("range", "Laag–hoog", Kind.HOURS, For.PEOPLE),
        )
    )
    return (
        *_name_columns(dimension),
        Column("own", "Eigen", Kind.HOURS, For.PROGRAMS),
        Column("shared", "Aandeel", Kind.HOURS, For.PROGRAMS),
        Column("assumed", "Aanname", Kind.HOURS, For.PROGRAMS),
        Column("hours", "Uren", Kind.HOURS),
        *ranged,
    )


def _cross_columns(found: Breakdown) -> tuple[Column, ...]:
    down, across = found.by
    labels = _labels(across, found.together.programme, short=True)
    total = () if across in OVERLAPPING else (Column("hours", "Totaal", Kind.HOURS),)
    return (
        *_name_columns(down),
        *(Column(_column_key(across, key), labels[key], Kind.HOURS) for key in found.keys[1]),
        *total,
    )


def _name_columns(dimension: Dimension) -> tuple[Column, ...]:
    return (
        Column(dimension, "Id", reader=For.PROGRAMS),
        Column("name", DIMENSIONS[dimension].capitalize()),
    )


def _column_key(dimension: Dimension, key: Key) -> str:
    return f"{dimension}_{NONE[dimension][0] if key is None else key}"


def _rows(
    found: Breakdown, columns: tuple[Column, ...], capacity: int | None, footnotes: Footnotes
) -> Iterator[Row]:
    """A row for each value of the first dimension; actions and goals under their theme."""
    dimension = found.by[0]
    labels = _labels(dimension, found.together.programme)
    headings = _headings(dimension, found.together.programme)
    heading = None
    for key in found.keys[0]:
        if headings.get(key) != heading:
            heading = headings[key]
            yield Row((heading,), "section")
        over = [cell for cell in found.over(capacity) if cell[0] == key]
        values = {dimension: key, "name": labels[key], **_figures(found, key), "over": bool(over)}
        cells = tuple(values.get(column.key) for column in columns)
        mark = footnotes.mark(_over_text(found, over, capacity) if over else None)
        yield Row(cells, marks=mark)
    if dimension not in OVERLAPPING:
        values = {"name": "Totaal", **_totals(found)}
        yield Row(tuple(values.get(column.key) for column in columns), "total")


def _figures(found: Breakdown, key: Key) -> dict[str, Cell]:
    """The cells of a row by the key of their column."""
    sums = _with_range(found.sums[0].get((key,), Figures()))
    if len(found.by) == 1:
        return sums
    across = found.by[1]
    cells: dict[str, Cell] = {"hours": sums["hours"]}
    for other in found.keys[1]:
        if (key, other) in found.cells:
            cells[_column_key(across, other)] = found.cells[key, other].hours
    return cells


def _totals(found: Breakdown) -> dict[str, Cell]:
    """The cells of the total row by the key of their column."""
    totals = _with_range(found.together.totals)
    if len(found.by) == 1:
        return totals
    across, sums = found.by[1], found.sums[1]
    columns = {
        _column_key(across, key): sums[key,].hours for key in found.keys[1] if (key,) in sums
    }
    return {**columns, "hours": totals["hours"]}


def _with_range(figures: Figures) -> dict[str, Cell]:
    return {**figures_contract(figures), "range": dutch.span(figures.low, figures.high)}


def _over_text(found: Breakdown, over: Sequence[tuple[Key, ...]], capacity: int | None) -> str:
    """The footnote of a month that is over its capacity; in a cross table, it says whose."""
    text = f"Boven de capaciteit van {dutch.number(capacity or 0)} uur per maand"
    if len(found.by) == 1:
        return f"{text}."
    labels = _labels(found.by[1], found.together.programme)
    return f"{text}: {dutch.listing(labels[column] for _, column in over)}."


def _notes(found: Breakdown) -> Iterator[str]:
    together = found.together
    if found.indicative:
        yield from _spread_notes(found)
    for dimension in found.by:
        if dimension in OVERLAPPING:
            yield (
                "Een actie telt met al haar uren mee bij elke "
                f"{DIMENSIONS[dimension]} die zij noemt; daarom is er geen totaal."
            )
    if found.additive:
        yield split_note(together.totals)
    yield from assumption_notes(together)
    yield from merger_notes(together)
    yield from unquantified_notes(together)
    yield key_note(together)


def _spread_notes(found: Breakdown) -> Iterator[str]:
    """Over which months the hours of which actions were spread, and why."""
    bounded = any(each.from_ or each.to for each in asked_for(found.together))
    existing = " en de gemeente bestaat" if bounded else ""
    yield (
        "Indicatief: het programma zegt niet in welke maand de uren vallen. De uren van een actie "
        f"zijn gelijk verdeeld over de maanden waarin zij loopt{existing}, en op honderdsten naar "
        "boven of naar beneden afgerond, zodat alles optelt."
    )
    titles = {line.action.id: line.action.title for line in found.together.lines}
    groups: dict[tuple[str, ...], list[str]] = {}
    for action, run in found.runs.items():
        groups.setdefault((run.basis, *run.months), []).append(_quoted(titles[action], run))
    programme = found.together.programme
    for (basis, *months), actions in groups.items():
        span = f"{_month(months[0], programme)} t/m {_month(months[-1], programme)}"
        listed = ", ".join(actions)
        match basis:
            case "unstated":
                yield f"Over het hele programma, want de looptijd noemt geen maanden: {listed}."
            case "begin-assumed":
                yield (
                    f"Over {span}, want de looptijd noemt geen begin en is gerekend vanaf de "
                    f"eerste maand: {listed}."
                )
            case _:
                many = dutch.plural(len(actions), "actie", "acties")
                yield f"Over {span}, volgens de looptijd: {many}."
    yield from _stray_notes(found, titles)


def _stray_notes(found: Breakdown, titles: Mapping[str, str]) -> Iterator[str]:
    """Which hours stand in months in which their municipality does not exist."""
    for gemeente in asked_for(found.together):
        actions = [titles[action] for one, action in found.strays if one == gemeente.id]
        if actions:
            yield (
                f"{gemeente.name} bestaat in geen enkele maand van {dutch.listing(actions)}; "
                "die uren staan toch in de looptijd."
            )


def _quoted(title: str, run: Run) -> str:
    cell = f'"{run.cell}"' if run.cell else "geen looptijd"
    return f"{title} ({cell})"


def _labels(dimension: Dimension, programme: Programme, *, short: bool = False) -> dict[Key, str]:
    """What each value of a dimension is called; `short` above a column."""
    labels: dict[Key, str] = {None: NONE[dimension][1]} if dimension in NONE else {}
    match dimension:
        case "month":
            months = months_of(programme.period)
            labels |= {month: _month(month, programme, short=short) for month in months}
        case "action":
            groups = (*(theme.actions for theme in programme.themes), programme.other_actions)
            labels |= {action.id: action.title for group in groups for action in group}
        case "goal":
            goals = (goal for theme in programme.themes for goal in theme.goals)
            labels |= {goal.id: f"{goal.text} [{goal.id}]" for goal in goals}
        case _:
            labels |= {each.id: each.label for each in _NAMED[dimension](programme)}
    return labels


_NAMED: Mapping[Dimension, Callable[[Programme], Iterable[Named]]] = {
    "gemeente": names.gemeenten,
    "theme": names.themes,
    "department": names.departments,
    "partner": names.partners,
}


def _month(month: str, programme: Programme, *, short: bool = False) -> str:
    """A month (yyyy-mm) in Dutch, with the year where the programme covers more than one."""
    name = (dutch.SHORT_MONTHS if short else dutch.MONTHS)[int(month[5:]) - 1]
    period = programme.period
    return name if period.from_[:4] == period.last[:4] else f"{name} {month[:4]}"


def _headings(dimension: Dimension, programme: Programme) -> dict[Key, str]:
    """The theme under which each action stands; other rows stand under nothing."""
    if dimension != "action":
        return {}
    headings: dict[Key, str] = {action.id: OTHER for action in programme.other_actions}
    for theme in programme.themes:
        headings |= {action.id: theme.title for action in theme.actions}
    return headings


def _contract(found: Breakdown, capacity: int | None) -> dict[str, Any]:
    together = found.together
    contract = {
        "programme": together.programme.id,
        "gemeente": together.gemeente.id if together.gemeente else None,
        "by": list(found.by),
        "additive": found.additive,
        "allocation": together.allocation.key,
        "rows": list(_cell_contracts(found, capacity)),
        "totals": figures_contract(together.totals) if found.additive else None,
        "unquantified": [unquantified_contract(line) for line in together.unquantified],
        **question_contract(together),
        "capacity": capacity,
    }
    if found.indicative:
        contract["runs"] = [
            {
                "action": action,
                "duration": run.cell,
                "from": run.months[0],
                "to": run.months[-1],
                "basis": run.basis,
            }
            for action, run in found.runs.items()
        ]
        contract["strays"] = [
            {"gemeente": gemeente, "action": action} for gemeente, action in found.strays
        ]
    return contract


def _cell_contracts(found: Breakdown, capacity: int | None) -> Iterator[dict[str, Any]]:
    """The figures of each combination; of a single dimension also those of a value without."""
    over = found.over(capacity)
    for key in product(*found.keys):
        if key in found.cells or len(key) == 1:
            figures = figures_contract(found.cells.get(key, Figures()))
            if found.indicative:
                del figures["low"], figures["high"]
            yield {
                **dict(zip(found.by, key, strict=True)),
                **figures,
                **({"over": key in over} if capacity is not None else {}),
            }
