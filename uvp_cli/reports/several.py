"""Answers about several programmes: the same question asked of each, and their hours together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Region
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.breakdown import DIMENSIONS
from uvp_cli.queries.budget import DIMENSIONS as MONEY_DIMENSIONS
from uvp_cli.queries.hours import Figures, said
from uvp_cli.queries.spreading import Key
from uvp_cli.queries.totals import (
    GROUPS,
    Coverage,
    ProgrammeGroup,
    Totals,
    called,
    coverage,
    groups_of,
    in_time,
    overlaps,
)
from uvp_cli.reports.adoption import marked_among
from uvp_cli.reports.breakdown import NONE, overlap_note
from uvp_cli.reports.hours import RANGE, SPLIT, figure_cells, figures_contract
from uvp_cli.reports.hours_words import NO_HOURS, NO_HOURS_OF_MORE, split_note
from uvp_cli.reports.tables import (
    Cell,
    Column,
    Count,
    Counting,
    Footnotes,
    For,
    Kind,
    Outline,
    Piece,
    Report,
    Role,
    Row,
    Table,
    added,
    bare,
    explained,
    grouped,
    note,
    row,
)
from uvp_cli.values import dataclass

PROGRAMME = Column("programme", "Programma")
_HOURS = Column("hours", "Uren", Kind.HOURS)
BARS = "bar"
"""The key of the column that `uvp hours --chart` draws in."""
NOUNS: dict[str, str] = {**MONEY_DIMENSIONS, **dict(GROUPS.items())}
"""The dimensions by which answers of programmes can be counted, in Dutch."""
TallyKeys = dict[str, Key]
"""The key of the value of each dimension, and under `_name` behind it what that is called."""
Tallies = tuple[Count, ...]
ALL = "alle gemeenten"
"""The owner of an answer where no municipality is named."""
SHOWN = 4
"""Programmes that a title lists by name."""


@dataclass(frozen=True, slots=True)
class Without:
    """A programme that has no answer, since it does not know the names in `unknown`."""

    file: str
    label: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A programme that has an answer: its id, the file that it stands in, what it is about, its
    region, its value in each of the groups, whether it is a concept, and its title with its file.
    """

    label: str
    file: str
    coverage: Coverage
    region: Region
    groups: Mapping[ProgrammeGroup, str]
    is_concept: bool
    called: str


def answered(loaded: Loaded, file: str) -> Answered:
    """The programme in a file as one that has an answer."""
    programme = loaded.programme
    groups = dict(zip(GROUPS, groups_of(programme, GROUPS), strict=True))
    state = (loaded.is_concept, loaded.subtitle)
    region = names.region(programme)
    return Answered(programme.id, file, coverage(programme), region, groups, *state)


@dataclass(frozen=True, slots=True)
class Respondents:
    """The programmes that answered, and those that have no answer."""

    answered: tuple[Answered, ...]
    without: tuple[Without, ...]

    @property
    def of(self) -> str:
        """How many programmes answered, or which if it is one."""
        (first, *others) = self.answered
        return _programmes_word(len(self.answered)) if others else first.called

    def names(self, group: str) -> Mapping[str, str]:
        """The names of the values of a group, by their keys, where they have any."""
        regions = called(one.region for one in self.answered) if group == "region" else {}
        return {key: name for key, name in regions.items() if key != name}


def _answer(content: Table | Outline, contract: dict[str, Any], respondents: Respondents) -> Report:
    """The answer, with the programmes that have none, and the concepts among the others."""
    without = [
        {"programme": one.file, "reason": f"Kent {one.unknown} niet."}
        for one in respondents.without
    ]
    concepts = [one.label for one in respondents.answered if one.is_concept]
    return marked_among(Report(content, {**contract, "without": without}), concepts)


def merged(answers: Sequence[tuple[str, Report]], respondents: Respondents) -> Report:
    """The answers of programmes, each with its label, as one: each row with its programme, and
    notes on the `respondents`."""
    contents = [(label, report.content) for label, report in answers]
    tables = [(label, content) for label, content in contents if isinstance(content, Table)]
    outlines = [(label, content) for label, content in contents if isinstance(content, Outline)]
    subtitle = f"{_programmes_word(len(answers))}: {_some([label for label, _ in answers])}"
    notes = tuple(_respondent_notes(respondents))
    content = (
        _merged_outline(outlines, subtitle, notes)
        if outlines
        else _merged_table(tables, subtitle, notes)
    )
    return _answer(content, {"programmes": [report.contract for _, report in answers]}, respondents)


def totals_report(
    totals: Totals, whose: str, respondents: Respondents, narrowed: str = ""
) -> Report:
    """Hours of several programmes by programme, region or year, perhaps divided further.

    `whose` hours they are: "alle gemeenten"; and by what they are `narrowed`: ", thema Jeugd".
    """
    by, within = totals.division.by, totals.division.within
    nouns = [GROUPS[group] for group in by] + ([DIMENSIONS[within]] if within else [])
    is_crossed = within is not None or len(by) > 1
    columns = (
        _cross_columns(totals, respondents)
        if is_crossed
        else (*_group_columns(by[0], by[0], respondents), *SPLIT, _HOURS, *RANGE)
    )
    rows = _cross_rows(totals, respondents) if is_crossed else _group_rows(totals, respondents)
    about = (
        overlap_note(within, measured=totals.measured, divides=totals.divides)
        if within and not totals.additive
        else split_note(totals.said)
    )
    silence = NO_HOURS if totals.programmes == 1 else NO_HOURS_OF_MORE
    cells = dutch.plural(totals.uncounted, "cel of raming", "cellen of ramingen")
    lapsed = dutch.plural(totals.lapsed, "raming", "ramingen")
    counts = (
        (totals.lapsed, f"Vervallen: {lapsed}, alleen voor wie niet meedoet."),
        (totals.uncounted, f"Niet meegeteld: {cells}, niet in uren gelezen of per persoon."),
    )
    uncounted = tuple(Counting(text) for count, text in counts if count)
    spread = (_SPREAD,) if totals.division.indicative else ()
    table = Table(
        title=f"Uren per {dutch.listing(nouns)} voor {whose}"
        f"{', indicatief' if totals.division.indicative else ''}{narrowed}",
        subtitle=respondents.of,
        columns=columns,
        rows=tuple(row(columns, cells, role) for role, cells in rows) if totals.said else (),
        notes=(about, *spread, *uncounted, *_respondent_notes(respondents)),
        empty=" ".join((*(uncounted or (silence,)), *_respondent_notes(respondents))),
        bars=None if is_crossed else "hours",
    )
    return _answer(table, _contract(totals), respondents)


_SPREAD = "De uren van een actie zijn gelijk verdeeld over de maanden waarin zij loopt."


def tallies_report(by: Sequence[str], tables: Sequence[Table], respondents: Respondents) -> Report:
    """The totals of the tables of several programmes, by programme, region or year, or by what
    the tables themselves can be divided by."""
    divided = _in_years(_divided(by, tables, respondents))
    is_split = any(not table.splits.isdisjoint(by) for table in tables)
    total = _counted([table.tally for table in tables], by, only_euros=is_split)
    named = {dim for part, _ in divided for dim in by if part[dim] != part[f"{dim}_name"]}
    columns = (
        *(column for dim in by for column in _division_columns(dim, dim, is_named=dim in named)),
        *(Column(count.key, count.title, count.kind) for count in total),
    )
    nothing = dict.fromkeys(count.key for count in total)
    there = [
        (part, {**nothing, **_numbers(_counted(tallies, by, only_euros=is_split))})
        for part, tallies in divided
    ]
    rows = [row(columns, {**part, **numbers}) for part, numbers in there]
    if "kind" not in by:
        label = {by[0]: "Totaal", f"{by[0]}_name": "Totaal"}
        rows.append(row(columns, {**label, **_numbers(total)}, "total"))
    own = [replace(it, notes=explained(it.notes, columns, rows)) for it in tables]
    table = Table(
        title=f"{_common(tables)}, per {dutch.listing(NOUNS[dim] for dim in by)}",
        subtitle=respondents.of,
        columns=columns,
        rows=tuple(rows) if divided else (),
        notes=(*_explanations(own, respondents), *_respondent_notes(respondents)),
        empty=_nothing_to_divide(tables),
    )
    contract = {
        "programmes": len(tables),
        "by": list(by),
        "rows": [{**{dim: part[dim] for dim in by}, **told} for part, told in there],
        "totals": None if "kind" in by else _numbers(total),
    }
    return _answer(table, contract, respondents)


def _nothing_to_divide(tables: Sequence[Table]) -> str:
    """The text in place of rows: that nothing is said at all, or nothing that can be divided."""
    if any(table.rows for table in tables):
        return "Er zijn geen bedragen om zo in te delen."
    return tables[0].empty if len(tables) == 1 else tables[0].empty_of_more or tables[0].empty


def _division_columns(dimension: str, key: str, *, is_named: bool) -> tuple[Column, ...]:
    """The columns of a dimension, with this key; where its values have names beside their keys,
    programs get the key."""
    title = NOUNS[dimension].capitalize()
    if not is_named:
        return (Column(key, title),)
    return (
        Column(key, title, reader=For.PROGRAMS),
        Column(f"{dimension}_name", title, reader=For.PEOPLE),
    )


def _divided(
    by: Sequence[str], tables: Sequence[Table], respondents: Respondents
) -> list[tuple[TallyKeys, list[Tallies]]]:
    """The tallies of all pieces of the same part: groups in the order of their names, and values
    that programmes have themselves in the order in which they have them."""
    parts: dict[tuple[Key, ...], tuple[TallyKeys, list[Tallies]]] = {}
    order: dict[tuple[str, Key], int] = {}
    names_of = {group: respondents.names(group) for group in GROUPS}
    for table, one in zip(tables, respondents.answered, strict=True):
        for piece in table.pieces or (Piece({}, table.tally),):
            of: dict[str, tuple[Key, str]]
            of = {group: (key, names_of[group].get(key, key)) for group, key in one.groups.items()}
            of |= piece.of
            if set(by) <= of.keys():
                keys = tuple(of[dimension][0] for dimension in by)
                part = dict(zip(by, keys, strict=True)) | {f"{dim}_name": of[dim][1] for dim in by}
                parts.setdefault(keys, (part, []))[1].append(piece.tally)
                for dimension, key in zip(by, keys, strict=True):
                    order.setdefault((dimension, key), len(order))

    def rank(keys: tuple[Key, ...]) -> list[tuple[Any, ...]]:
        return [_rank(one, key, order[one, key]) for one, key in zip(by, keys, strict=True)]

    return [parts[keys] for keys in sorted(parts, key=rank)]


def _in_years(
    divided: list[tuple[TallyKeys, list[Tallies]]],
) -> list[tuple[TallyKeys, list[Tallies]]]:
    """The same, where a span of years beside its years is called what has no year."""
    years = [str(part["year"]) for part, _ in divided if "year" in part]
    return [
        ({**part, "year": year, "year_name": _called(year, years)}, tallies)
        for (part, tallies), year in zip(divided, years, strict=False)
    ] or divided


def _rank(dimension: str, key: Key, order: int) -> tuple[Any, ...]:
    """The order of the values of a dimension: a span of years comes behind the years in it, and
    what has no key behind all."""
    if dimension == "year" and key:
        return key[-4:], len(key), key
    return (key,) if dimension in GROUPS else (key is None, order)


def _counted(tallies: Iterable[Tallies], by: Sequence[str], *, only_euros: bool) -> Tallies:
    """The tallies together, whatever the words for them; where each kind of money is a part of its
    own, under one name."""
    counts = (
        [
            replace(count, key="amount", title="Totaal")
            if "kind" in by and count.kind is Kind.EUROS
            else count
            for count in tally
            if count.kind is Kind.EUROS or not only_euros
        ]
        for tally in tallies
    )
    return added(map(bare, counts)) or ()


def _numbers(tally: Sequence[Count]) -> dict[str, Cell]:
    """The numbers; None where no programme says it."""
    return {count.key: None if count.silent else count.number for count in tally}


def _explanations(tables: Sequence[Table], respondents: Respondents) -> Iterator[str]:
    """The notes that are about more than one of the tables; those of one, where there are few."""
    labels = (one.label for one in respondents.answered)
    filled = [(label, table) for label, table in zip(labels, tables, strict=True) if table.rows]
    about = grouped(
        (text, label)
        for label, table in filled
        for text in table.notes
        if not isinstance(text, Counting)
    )
    for text, programmes in about.items():
        if len(programmes) == len(filled) or len(programmes) > 1:
            yield text
        elif len(filled) <= SHOWN:
            yield f"{programmes[0]}: {text}"


def _common(contents: Sequence[Table | Outline]) -> str:
    """The title of all, or the first and that there are more; not whose it is, where some are of
    everything."""
    first, *others = dict.fromkeys(content.title for content in contents)
    if not others:
        return first
    tables = [content for content in contents if isinstance(content, Table)]
    if len({table.title.replace(table.whose, "", 1) for table in tables}) != 1:
        return f"{first} en meer"
    whose = tables[0].whose
    more = "" if any(table.is_of_all for table in tables) else f"{whose} en meer"
    return first.replace(whose, more, 1)


def _merged_outline(
    outlines: Sequence[tuple[str, Outline]], subtitle: str, notes: tuple[str, ...]
) -> Outline:
    is_one = len({outline.title for _, outline in outlines}) == 1
    children = (
        replace(outline, title=label if is_one else f"{outline.title} ({label})")
        for label, outline in outlines
    )
    title = _common([outline for _, outline in outlines])
    return Outline(title, subtitle, tuple(("Let op", text) for text in notes), tuple(children))


def _merged_table(
    tables: Sequence[tuple[str, Table]], subtitle: str, notes: tuple[str, ...]
) -> Table:
    """The tables below each other; a column that one of them lacks is empty there."""
    columns = _in_order(table for _, table in tables)
    columns.pop(PROGRAMME.key, None)
    footnotes = Footnotes()
    # Bars leave no room for ids that stay whole beside them.
    is_chart = BARS in columns
    # A heading above each row says which programme it is about.
    is_headed = is_chart or any(row.role == "section" for _, table in tables for row in table.rows)
    if is_headed and not is_chart:
        tables = [(label, _headed(table)) for label, table in tables]
    rows = [row for label, table in tables for row in _rows(label, table, columns, footnotes)]
    reader = For.PROGRAMS if is_headed else For.EVERYONE
    first = tables[0][1]
    return replace(
        first,
        title=_common([table for _, table in tables]),
        subtitle=subtitle,
        columns=(replace(PROGRAMME, reader=reader), *columns.values()),
        rows=tuple(rows),
        footnotes=footnotes.texts,
        notes=(*_notes(tables), *notes),
        advice=tuple(dict.fromkeys(text for _, table in tables for text in table.advice)),
        empty=" ".join((first.empty_of_more or first.empty, *notes)),
    )


def _in_order(tables: Iterable[Table]) -> dict[str, Column]:
    """Every column by its key; one that only a later table has stands before what follows there."""
    columns: dict[str, Column] = {}
    order: list[str] = []
    for table in tables:
        position = len(order)
        for column in reversed(table.columns):
            if column.key in columns:
                position = order.index(column.key)
            else:
                columns[column.key] = column
                order.insert(position, column.key)
    return {key: columns[key] for key in order}


def _notes(tables: Sequence[tuple[str, Table]]) -> Iterator[str]:
    """The notes of all tables: what can be added up together, what explains all of them once,
    and anything else with the programmes that it is about."""
    filled = [(label, table) for label, table in tables if table.rows]
    together = added(table.tally for _, table in filled)
    labels = grouped(
        (text, label)
        for label, table in filled
        for text in table.notes
        if not together or text != note(table.tally)
    )
    if together:
        yield note(together)
    yield from _silences(tables)
    for text, programmes in labels.items():
        counts = isinstance(text, Counting)
        if len(programmes) == len(filled) and not counts:
            yield text
        else:
            yield f"{_some(programmes)}{', elk' if len(programmes) > 1 and counts else ''}: {text}"


def _silences(tables: Sequence[tuple[str, Table]]) -> Iterator[str]:
    """Notes on programmes that say nothing of what others have."""
    silent = grouped(
        (table.empty_of_more, (label, table.empty))
        for label, table in tables
        if table.empty_of_more and not table.rows
    )
    for text, lacking in silent.items():
        labels = [label for label, _ in lacking]
        yield f"{_some(labels)}: {text if len(labels) > 1 else lacking[0][1]}"


def _rows(
    label: str, table: Table, columns: Mapping[str, Column], footnotes: Footnotes
) -> Iterator[Row]:
    """The rows of one programme, with its footnotes under the numbers that they have in all."""
    if BARS in columns and table.rows:
        yield Row((label,), "section")
    keys = [column.key for column in table.columns]
    for old in table.rows:
        marks = footnotes.mark(*(table.footnotes[mark - 1] for mark in old.marks))
        if old.role == "section":
            heading = f"{old.cells[0]} ({label})" if old.cells[0] else label
            yield replace(old, cells=(heading,), marks=marks)
        else:
            cells = dict(zip(keys, old.cells, strict=False))
            yield replace(old, cells=(label, *(cells.get(key) for key in columns)), marks=marks)


def _headed(table: Table) -> Table:
    if not table.rows or table.rows[0].role == "section":
        return table
    return replace(table, rows=(Row((table.heading,), "section"), *table.rows))


def _group_columns(group: str, key: str, respondents: Respondents) -> tuple[Column, ...]:
    return _division_columns(group, key, is_named=bool(respondents.names(group)))


def _group_rows(totals: Totals, respondents: Respondents) -> Iterator[tuple[Role, dict[str, Cell]]]:
    (group,) = totals.division.by
    values, names = [key[0] for key in totals.keys], respondents.names(group)
    for key in totals.keys:
        value = _called(key[0], values)
        named = {group: value, f"{group}_name": names.get(value, value)}
        yield "data", {**named, **figure_cells(totals.sums.get(key))}
    yield "total", {group: "Totaal", f"{group}_name": "Totaal", **figure_cells(totals.said)}


def _called(group: str, among: Collection[str]) -> str:
    """A group as people read it: a span of years beside its years is what has no year."""
    last, of_span = in_time(group)
    years = (str(year) for year in range(int(group[:4]), int(last) + 1)) if of_span else ()
    return f"hele looptijd {group}" if any(year in among for year in years) else group


def _cross_columns(totals: Totals, respondents: Respondents) -> tuple[Column, ...]:
    """The name of each row, and each value of the last group above a column."""
    by, within = totals.division.by, totals.division.within
    values = sorted({key[-1] for key in totals.keys}, key=in_time)
    titles = {value: _called(value, values) for value in values}
    titles.update(respondents.names(by[-1]))
    first: tuple[Column, ...] = _group_columns(by[0], "name", respondents)
    if within:
        title = DIMENSIONS[within].capitalize()
        first = (Column(within, "Id", reader=For.PROGRAMS), Column("name", title))
    return (
        *first,
        *(Column(f"{by[-1]}_{value}", titles[value], Kind.HOURS) for value in values),
        Column("hours", "Totaal", Kind.HOURS),
    )


def _cross_rows(totals: Totals, respondents: Respondents) -> Iterator[tuple[Role, dict[str, Cell]]]:
    """A row for each value of the first group, or of what the hours are divided by within it."""
    across, within = totals.division.by[-1], totals.division.within
    first, firsts = totals.division.by[0], [key[0] for key in totals.keys]
    called_of = {} if within else respondents.names(first)
    names: dict[Key, str] = {first: _called(first, firsts) for first in firsts}
    cells: dict[tuple[Key, str], Figures]
    cells = {(key[0], key[-1]): figures for key, figures in totals.sums.items()}
    if within:
        other = NONE.get(within, ("", ""))[1]
        names = {key: other if key is None else name for key, name in totals.others.items()}
        cells = {(key, group[-1]): figures for (group, key), figures in totals.cells.items()}

    def row_of(name: str, figures: Iterable[tuple[str, Figures]]) -> dict[str, Cell]:
        """The name, the hours in each value of the group, and all of them together."""
        inside = {value: said(of) for value, of in grouped(figures).items()}
        together = said(filter(None, inside.values()))
        hours = {f"{across}_{value}": of.hours if of else None for value, of in inside.items()}
        label = {"name": name, f"{first}_name": called_of.get(name, name)}
        return {**label, **hours, "hours": together.hours if together else None}

    for key, name in names.items():
        inside = ((value, figures) for (of, value), figures in cells.items() if of == key)
        yield "data", {**({within: key} if within else {}), **row_of(name, inside)}
    if totals.additive:
        sums = ((group[-1], figures) for group, figures in totals.sums.items())
        yield "total", row_of("Totaal", sums)


def _contract(totals: Totals) -> dict[str, Any]:
    by, within = totals.division.by, totals.division.within
    listed: list[tuple[tuple[Key, ...], Figures | None]]
    listed = [(group, totals.sums.get(group)) for group in totals.keys]
    if within:
        order = {key: position for position, key in enumerate(totals.others)}
        cells = (((*group, key), figures) for (group, key), figures in totals.cells.items())
        listed = sorted(cells, key=lambda cell: (cell[0][:-1], order[cell[0][-1]]))
    keys = [*by, *([within] if within else [])]

    def told(figures: Figures | None) -> dict[str, Any]:
        # Of a month there is no least and most.
        left_out = {"low", "high"} if totals.division.indicative else set()
        return {key: it for key, it in figures_contract(figures).items() if key not in left_out}

    return {
        "programmes": totals.programmes,
        "by": keys,
        "additive": totals.additive,
        "rows": [
            {**dict(zip(keys, values, strict=True)), **told(figures)} for values, figures in listed
        ],
        "totals": told(totals.said) if totals.additive else None,
    }


def _respondent_notes(respondents: Respondents) -> Iterator[str]:
    """Notes on the programmes without an answer, one for each thing that they do not know; and on
    those that count twice."""
    lacking = grouped((one.unknown, one.label) for one in respondents.without)
    for unknown, labels in lacking.items():
        if len(labels) == 1:
            yield f"{labels[0]} kent {unknown} niet."
        else:
            yield f"{_programmes_word(len(labels))} kennen {unknown} niet: {_some(labels)}."
    for label, files in grouped((one.label, one.file) for one in respondents.answered).items():
        if len(files) > 1:
            number = dutch.number(len(files))
            yield f"{label} staat in {number} bestanden, die allemaal meetellen: {_some(files)}."
    yield from _overlap_notes(respondents.answered)


def _overlap_notes(answered: Sequence[Answered]) -> Iterator[str]:
    """Notes on programmes of other ids that are about the same region or municipality and year."""
    for overlap in overlaps([one.coverage for one in answered]):
        twice = [answered[index] for index in overlap.programmes]
        if len({one.label for one in twice}) > 1:
            first, last = overlap.years[0], overlap.years[-1]
            years = str(first) if first == last else f"{first}-{last}"
            count = len(overlap.gemeenten)
            whom = overlap.regions or (overlap.gemeenten if count == 1 else ())
            about = dutch.listing(whom) or f"dezelfde {dutch.number(count)} gemeenten"
            yield (
                f"Over {about} in {years} gaan {_programmes_word(len(twice))}, die allemaal "
                f"meetellen: {_some([one.file for one in twice])}."
            )


def _some(labels: Sequence[str]) -> str:
    rest = len(labels) - SHOWN
    return ", ".join(labels[:SHOWN]) + (f" en {dutch.number(rest)} meer" if rest > 0 else "")


def _programmes_word(count: int) -> str:
    return dutch.plural(count, "programma", "programma's")
