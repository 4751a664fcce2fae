"""The whole programme as tidy tables: every fact in one cell, every row with a key.

`uvp export` writes these tables in each of its forms; `uvp import` compares with them. A column
that stands in the document says under which keys, so that a changed cell leads back to it; what
other columns hold is counted or computed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths, reach
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import numbers_of
from uvp_cli.queries.hours import HoursLine, account
from uvp_cli.queries.tidy_columns import ExportColumn, ExportRow, ExportTable, RowSource, Type
from uvp_cli.queries.tidy_tables import (
    FIGURES,
    HOURS,
    MEASURE_ESTIMATES,
    NUMBER,
    OF_MEASURE,
    REMARKS,
    TABLES,
)

_BY_GEMEENTE = frozenset({"hours", "entries", "progress"})
"""The tables that divide figures over the municipalities."""


def of_gemeenten(
    tables: Iterable[ExportTable], gemeenten: Sequence[str]
) -> tuple[ExportTable, ...]:
    """The tables with the figures of these municipalities (ids) alone, and what is for all."""

    def own_rows(table: ExportTable) -> tuple[ExportRow, ...]:
        at = [column.key for column in table.columns].index("gemeente")
        return tuple(row for row in table.rows if row.cells[at] in (None, *gemeenten))

    return tuple(
        replace(table, rows=own_rows(table)) if table.name in _BY_GEMEENTE else table
        for table in tables
    )


def tables(programme: Programme) -> tuple[ExportTable, ...]:
    """Every table, empty ones too; each comes after the tables that it refers to."""
    standing: defaultdict[str, list[tuple[KeyPath, Any]]] = defaultdict(list)
    for path, value in chain(paths.values(programme), _months(programme)):
        if value is not None:
            standing[_pattern(path)].append((path, value))
    parts = paths.Parts(programme)

    def filled(table: ExportTable) -> ExportTable:
        contents = [content for pattern in table.at for content in standing.get(pattern, ())]
        columns = tuple(_columns(table, programme, [value for _, value in contents]))
        rows = []
        for ordinal, (path, value) in enumerate(contents, start=1):
            source = RowSource(path, value, ordinal, parts.at(path), programme)
            rows.append(ExportRow(path, tuple(column.cell(source) for column in columns)))
        return replace(table, columns=columns, rows=tuple(rows))

    every = (*map(filled, TABLES), replace(HOURS, rows=_hours_rows(programme)))
    of_measures = any(pattern in standing for pattern in MEASURE_ESTIMATES)
    return every if of_measures else tuple(map(_of_actions, every))


def _months(programme: Programme) -> Iterator[tuple[KeyPath, int]]:
    """The months of each planning item, as if the document listed them under a key of that name."""
    for path, item in paths.planning(programme):
        yield from (((*path, "months", at), month) for at, month in enumerate(numbers_of(item)))


def _of_actions(table: ExportTable) -> ExportTable:
    """The table without the column that says of which measure hours are."""
    if OF_MEASURE not in table.columns:
        return table
    others = [at for at, column in enumerate(table.columns) if column != OF_MEASURE]
    return replace(table.only(others), key=table.key - 1)


def _columns(
    table: ExportTable, programme: Programme, values: Iterable[Any]
) -> Iterator[ExportColumn]:
    """The columns of a table with these values; one that names municipalities or actions refers to
    their table only where no group or measure stands in their place, and one of numbers is of text
    where any has points."""
    loose = "gemeenten" if programme.groups and table.name in _FOR_SOME else ""
    if table.name in _ABOUT and _names_measures(programme):
        loose = "actions"
    has_points = any(isinstance(getattr(value, "number", None), str) for value in values)
    for column in table.columns:
        if column == NUMBER and has_points:
            yield replace(column, type=Type.TEXT)
        else:
            yield replace(column, refers=None) if column.refers == loose else column


def _names_measures(programme: Programme) -> bool:
    """Whether a measure is named in the place of an action."""
    known = {action.id for _, action in paths.actions(programme)}
    return any(not known.issuperset(it.actions) for _, it in paths.naming_actions(programme))


_ABOUT = frozenset({"statement_actions", "budget_actions", "planning_actions"})
"""The tables that say which actions something is about."""
_FOR_SOME = frozenset(
    {
        *("theme_gemeenten", "action_gemeenten", "measure_gemeenten", "estimate_gemeenten"),
        *("planning_gemeenten", "decision_gemeenten", "exceptions"),
    }
)
"""The tables that say for which municipalities something is."""


def _pattern(path: KeyPath) -> str:
    """`path` with a * for each place in a list, and for each municipality that is a key."""
    if path[-2:-1] == ("remarks",):
        return REMARKS
    steps = [
        "*" if isinstance(step, int) or before in ("weights", "except") else step
        for before, step in zip((None, *path), path, strict=False)
    ]
    return "/".join(steps)


def _hours_rows(programme: Programme) -> tuple[ExportRow, ...]:
    rows = []
    programme = reach.ungrouped(programme)
    for gemeente in programme.gemeenten:
        for line in account(programme, gemeente.id).entries:
            keys = (*line.work.key, _number(line), gemeente.id, line.theme)
            figures = (getattr(line.figures, key) if line.quantified else None for key in FIGURES)
            rows.append(ExportRow((), (*keys, *figures)))
    return tuple(rows)


def _number(line: HoursLine) -> int:
    """The place of a line's estimate in its cell, from 1; equal estimates are still two."""
    numbered = enumerate(line.work.hours.estimates if line.work.hours else (), start=1)
    return next(number for number, estimate in numbered if estimate is line.written)
