"""Answers about several programmes: the same question asked of each, and their hours together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from uvp_cli import dutch
from uvp_cli.queries.breakdown import DIMENSIONS
from uvp_cli.queries.hours import Figures
from uvp_cli.queries.spreading import Key
from uvp_cli.queries.totals import GROUPS, Group, Totals
from uvp_cli.reports.breakdown import NONE
from uvp_cli.reports.hours import Footnotes, figures_contract, split_note
from uvp_cli.reports.tables import Cell, Column, Count, For, Kind, Outline, Report, Row, Table
from uvp_cli.reports.tally import added, bare, note
from uvp_cli.values import dataclass

PROGRAMME = Column("programme", "Programma")
BARS = "bar"
"""The key of the column that `uvp hours --chart` draws in."""
SHOWN = 4
"""Programmes that a title lists by name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one programme, which is called `label` and stands in `file`."""

    label: str
    report: Report
    file: str = ""


@dataclass(frozen=True, slots=True)
class Without:
    """A programme that has no answer, since it does not know `what` was asked for."""

    file: str
    label: str
    what: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Which programmes answered, by id and file, and which have no answer."""

    answered: tuple[tuple[str, str], ...]
    without: tuple[Without, ...]


@dataclass(frozen=True, slots=True)
class Tallied:
    """The answer of one programme that is to be counted, and its place among the groups."""

    label: str
    place: tuple[str, ...]
    table: Table


def merged(answers: Sequence[Answer], without: tuple[Without, ...]) -> Report:
    """The answers of several programmes as one, each row with its programme; and which
    programmes have none."""
    contents = [each.report.content for each in answers]
    tables = [
        (each.label, each.report.content)
        for each in answers
        if isinstance(each.report.content, Table)
    ]
    asked = Asked(tuple((each.label, each.file) for each in answers), without)
    notes = _asked_notes(asked)
    subtitle = _programmes([each.label for each in answers])
    content: Table | Outline
    if len(tables) == len(contents):
        content = _merged_table(tables, subtitle, notes)
    else:
        outlines = [
            (each.label, each.report.content)
            for each in answers
            if isinstance(each.report.content, Outline)
        ]
        content = _merged_outline(outlines, subtitle, notes)
    contract = {
        "programmes": [each.report.contract for each in answers],
        **_asked_contract(asked),
    }
    return Report(content, contract)


def totals_report(found: Totals, whose: str, asked: Asked) -> Report:
    """Hours of several programmes by programme, region or year, perhaps divided further.

    `whose` hours they are: "alle gemeenten".
    """
    columns = _cross_columns(found) if _crosses(found) else _columns(found)
    rows = _cross_rows(found) if _crosses(found) else _group_rows(found)
    nouns = [GROUPS[group] for group in found.division.by]
    if found.division.within:
        nouns.append(DIMENSIONS[found.division.within])
    notes = [split_note(found.total)]
    if found.division.within and not found.additive:
        notes = [
            "Een actie telt met al haar uren mee bij elke "
            f"{DIMENSIONS[found.division.within]} die zij noemt; daarom is er geen totaal."
        ]
    notes += _asked_notes(asked)
    keys = [column.key for column in columns]
    table = Table(
        title=f"Uren per {dutch.listing(nouns)} voor {whose}",
        subtitle=_programmes_word(found.programmes),
        columns=columns,
        rows=tuple(
            Row(tuple(cells.get(key) for key in keys), "total" if is_total else "data")
            for cells, is_total in rows
        ),
        notes=tuple(notes),
        bars="hours" if not _crosses(found) else None,
    )
    return Report(table, {**_contract(found), **_asked_contract(asked)})


def tallies_report(by: Sequence[Group], found: Sequence[Tallied], asked: Asked) -> Report:
    """What the tables of several programmes come to, by programme, region or year."""
    total = _together(found)
    columns = (
        *(Column(group, GROUPS[group].capitalize()) for group in by),
        *(Column(each.key, each.title, each.kind) for each in total),
    )
    rows: list[dict[str, Cell]] = []
    for place in sorted({each.place for each in found}):
        there = _together([each for each in found if each.place == place])
        rows.append({**dict(zip(by, place, strict=True)), **_numbers(there)})
    sums = {by[0]: "Totaal", **_numbers(total)}
    title = _common([each.table.title for each in found])
    table = Table(
        title=f"{title}, per {dutch.listing(GROUPS[group] for group in by)}",
        subtitle=_programmes_word(len(found)),
        columns=columns,
        rows=(
            *(Row(tuple(cells.get(column.key) for column in columns)) for cells in rows),
            Row(tuple(sums.get(column.key) for column in columns), "total"),
        ),
        notes=(*_explanations([each.table for each in found]), *_asked_notes(asked)),
    )
    contract = {
        "programmes": len(found),
        "by": list(by),
        "rows": rows,
        "totals": _numbers(total),
        **_asked_contract(asked),
    }
    return Report(table, contract)


def _together(found: Sequence[Tallied]) -> tuple[Count, ...]:
    """What the tables come to, whatever the words for it."""
    return added(bare(each.table.tally) for each in found) or ()


def _numbers(tally: Sequence[Count]) -> dict[str, Cell]:
    return {each.key: each.number for each in tally}


def _explanations(tables: Sequence[Table]) -> list[str]:
    """The notes that are about more than one of the tables, or about the only one."""
    filled = [table for table in tables if table.rows]
    times = Counter(text for table in filled for text in table.notes if not _counts(text))
    return [text for text, number in times.items() if number > 1 or len(filled) == 1]


def _common(titles: Sequence[str]) -> str:
    """The title of all, or the first where there are more."""
    return titles[0] if len({*titles}) == 1 else f"{titles[0]} en meer"


def _counts(text: str) -> bool:
    """Whether a note says how much there is of something."""
    return any(character.isdigit() for character in text)


def _merged_outline(
    outlines: Sequence[tuple[str, Outline]], subtitle: str, notes: tuple[str, ...]
) -> Outline:
    """The outlines below each other, each under its programme."""
    titles = [each.title for _, each in outlines]
    is_one = len({*titles}) == 1
    return Outline(
        _common(titles),
        subtitle,
        tuple(("Let op", text) for text in notes),
        tuple(
            replace(each, title=label if is_one else f"{each.title} ({label})")
            for label, each in outlines
        ),
    )


def _merged_table(
    tables: Sequence[tuple[str, Table]], subtitle: str, notes: tuple[str, ...]
) -> Table:
    """The tables below each other; a column that one of them lacks is empty there."""
    columns: dict[str, Column] = {}
    for _, table in tables:
        columns |= {each.key: each for each in table.columns if each.key not in columns}
    columns.pop(PROGRAMME.key, None)
    footnotes = Footnotes()
    rows: list[Row] = []
    # Bars leave no room for ids that stay whole beside them.
    is_chart = BARS in columns
    for label, table in tables:
        if is_chart and table.rows:
            rows.append(Row((label,), "section"))
        rows += _rows(label, table, columns, footnotes)
    first = tables[0][1]
    # A heading above each row says which programme it is about.
    is_headed = is_chart or all(
        row.role == "section" for _, table in tables for row in table.rows[:1]
    )
    reader = For.PROGRAMS if is_headed else For.EVERYONE
    return replace(
        first,
        title=_common([table.title for _, table in tables]),
        subtitle=subtitle,
        columns=(replace(PROGRAMME, reader=reader), *columns.values()),
        rows=tuple(rows),
        footnotes=footnotes.texts,
        notes=(*_notes(tables), *notes),
        advice=tuple(dict.fromkeys(each for _, table in tables for each in table.advice)),
        empty=" ".join((first.empty, *notes)),
    )


def _notes(tables: Sequence[tuple[str, Table]]) -> Iterator[str]:
    """The notes of all tables: what can be added up together, what explains all of them once,
    and anything else with the programmes that it is about."""
    filled = [(label, table) for label, table in tables if table.rows]
    together = added(table.tally for _, table in filled)
    labels: dict[str, list[str]] = {}
    for label, table in filled:
        counted = note(table.tally) if together else None
        for text in table.notes:
            if text != counted:
                labels.setdefault(text, []).append(label)
    if together:
        yield note(together)
    for text, who in labels.items():
        if len(who) == len(filled) and not _counts(text):
            yield text
        else:
            yield f"{_some(who)}{', elk' if len(who) > 1 and _counts(text) else ''}: {text}"


def _rows(
    label: str, table: Table, columns: Mapping[str, Column], footnotes: Footnotes
) -> Iterator[Row]:
    """The rows of one programme, with its footnotes under the numbers that they have in all."""
    keys = [column.key for column in table.columns]
    for row in table.rows:
        marks = tuple(
            mark for old in row.marks for mark in footnotes.mark(table.footnotes[old - 1])
        )
        if row.role == "section":
            yield replace(row, cells=(f"{row.cells[0]} ({label})",), marks=marks)
        else:
            cells = dict(zip(keys, row.cells, strict=False))
            yield replace(row, cells=(label, *(cells.get(key) for key in columns)), marks=marks)


def _crosses(found: Totals) -> bool:
    return found.division.within is not None or len(found.division.by) > 1


def _columns(found: Totals) -> tuple[Column, ...]:
    (group,) = found.division.by
    return (
        Column(group, GROUPS[group].capitalize()),
        Column("own", "Eigen", Kind.HOURS, For.PROGRAMS),
        Column("shared", "Aandeel", Kind.HOURS, For.PROGRAMS),
        Column("assumed", "Aanname", Kind.HOURS, For.PROGRAMS),
        Column("hours", "Uren", Kind.HOURS),
        Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
        Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
        Column("range", "Laag–hoog", Kind.HOURS, For.PEOPLE),
    )


def _group_rows(found: Totals) -> Iterator[tuple[dict[str, Cell], bool]]:
    """The cells of each row by the key of their column, and whether it is the total."""
    (group,) = found.division.by
    for key in found.keys:
        yield {group: key[0], **_with_range(found.sums[key])}, False
    yield {group: "Totaal", **_with_range(found.total)}, True


def _cross_columns(found: Totals) -> tuple[Column, ...]:
    """What stands in the rows, and each value of the last group above a column."""
    across = found.division.by[-1]
    values = sorted({key[-1] for key in found.keys})
    within = found.division.within
    named = Column(
        "name", (DIMENSIONS[within] if within else GROUPS[found.division.by[0]]).capitalize()
    )
    first = (Column(within, "Id", reader=For.PROGRAMS), named) if within else (named,)
    return (
        *first,
        *(Column(f"{across}_{value}", value, Kind.HOURS) for value in values),
        Column("hours", "Totaal", Kind.HOURS),
    )


def _cross_rows(found: Totals) -> Iterator[tuple[dict[str, Cell], bool]]:
    across = found.division.by[-1]
    down: dict[Key, str]
    if found.division.within:
        other = NONE.get(found.division.within, ("", ""))
        down = {key: label if key is not None else other[1] for key, label in found.others.items()}
        cells = {(key, group[-1]): value for (group, key), value in found.cells.items()}
    else:
        down = {key[0]: key[0] for key in found.keys}
        cells = {(key[0], key[1]): value for key, value in found.sums.items()}
    values = sorted({key[-1] for key in found.keys})
    for key, label in down.items():
        inside = {value: cells[key, value] for value in values if (key, value) in cells}
        yield (
            {
                **({found.division.within: key} if found.division.within else {}),
                "name": label,
                **{f"{across}_{value}": figures.hours for value, figures in inside.items()},
                "hours": sum(inside.values(), Figures()).hours,
            },
            False,
        )
    if found.additive:
        sums: dict[str, Figures] = {}
        for group, figures in found.sums.items():
            sums[group[-1]] = sums.get(group[-1], Figures()) + figures
        yield (
            {
                "name": "Totaal",
                **{f"{across}_{value}": figures.hours for value, figures in sums.items()},
                "hours": found.total.hours,
            },
            True,
        )


def _with_range(figures: Figures) -> dict[str, Cell]:
    return {**figures_contract(figures), "range": dutch.span(figures.low, figures.high)}


def _contract(found: Totals) -> dict[str, Any]:
    by, within = found.division.by, found.division.within
    if within:
        order = {key: place for place, key in enumerate(found.others)}
        rows = [
            {**dict(zip(by, group, strict=True)), within: key, **figures_contract(figures)}
            for (group, key), figures in sorted(
                found.cells.items(), key=lambda cell: (cell[0][0], order[cell[0][1]])
            )
        ]
    else:
        rows = [
            {**dict(zip(by, group, strict=True)), **figures_contract(found.sums[group])}
            for group in found.keys
        ]
    return {
        "programmes": found.programmes,
        "by": [*by, *([within] if within else [])],
        "additive": found.additive,
        "rows": rows,
        "totals": figures_contract(found.total) if found.additive else None,
    }


def _asked_contract(asked: Asked) -> dict[str, Any]:
    return {
        "without": [
            {"programme": each.file, "reason": f"Kent {each.what} niet."} for each in asked.without
        ]
    }


def _asked_notes(asked: Asked) -> tuple[str, ...]:
    """Which programmes have no answer, and which have more than one."""
    files: dict[str, list[str]] = {}
    for label, file in asked.answered:
        files.setdefault(label, []).append(file)
    return (
        *_without_notes(asked.without),
        *(
            f"{label} staat in {dutch.number(len(named))} bestanden, die allemaal meetellen: "
            f"{_some(named)}."
            for label, named in files.items()
            if len(named) > 1
        ),
    )


def _without_notes(without: Sequence[Without]) -> tuple[str, ...]:
    """Who has no answer, a note for each thing that they do not know."""
    labels: dict[str, list[str]] = {}
    for each in without:
        labels.setdefault(each.what, []).append(each.label)
    return tuple(
        f"{who[0]} kent {what} niet."
        if len(who) == 1
        else f"{_programmes_word(len(who))} kennen {what} niet: {_some(who)}."
        for what, who in labels.items()
    )


def _programmes(labels: Sequence[str]) -> str:
    """How many programmes, and which, as far as there is room."""
    return f"{_programmes_word(len(labels))}: {_some(labels)}"


def _some(labels: Sequence[str]) -> str:
    """Programmes, as far as there is room."""
    rest = len(labels) - SHOWN
    return ", ".join(labels[:SHOWN]) + (f" en {dutch.number(rest)} meer" if rest > 0 else "")


def _programmes_word(count: int) -> str:
    return dutch.plural(count, "programma", "programma's")
