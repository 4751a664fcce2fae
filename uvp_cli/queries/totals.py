"""Hours of several programmes together: by programme, region or year, and one more dimension.

The same municipality in several programmes is one municipality: its code says so, and its id where
it has no code. Everything else is the same where its id is. Programmes that are about the same
region or municipality in the same year count twice: a draft beside the adopted one, most often.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Literal

from uvp_cli import dutch
from uvp_cli.programme import names, paths, structure
from uvp_cli.programme.model import Programme, Region
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries.breakdown import Breakdown, Dimension, break_down
from uvp_cli.queries.hours import (
    UNDATED,
    Account,
    Figures,
    Scope,
    account,
    is_yearly,
    said,
    summed,
    total,
)
from uvp_cli.queries.spreading import Key
from uvp_cli.queries.wanted import ids
from uvp_cli.values import dataclass

ProgrammeGroup = Literal["programme", "region", "year"]
GROUPS: Mapping[ProgrammeGroup, str] = {"programme": "programma", "region": "regio", "year": "jaar"}
"""The groups that a programme as a whole can be counted under, in Dutch."""
OF_A_REGION: Mapping[Dimension, str] = {"action": "Een actie", "goal": "Een doelstelling"}
"""The dimensions of which an id means the same in the programmes of one region alone."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division of hours: by one group or two, or by one and a dimension `within` it."""

    by: tuple[ProgrammeGroup, ...]
    within: Dimension | None = None

    @property
    def indicative(self) -> bool:
        """Whether the figures say when, which the programmes do not."""
        return self.within == "month"


@dataclass(frozen=True, slots=True)
class Contribution:
    """The hours of one programme: of each of its groups what it says in all, and that `within` by
    a second dimension.

    A programme is in one group, but by year in more where it says of which year hours are, or where
    these are spread over its months. `labels` says what each value of the second dimension is
    called; `programme` is its id and `begins` its first month.
    `uncounted` estimates and cells are in no total, nor are those that are `lapsed`: joint hours of
    nobody who takes part. Whether it `divides` hours over departments says why they do not add up,
    unless it is `additive`; `measured` is whether measures have hours.
    """

    programme: str
    region: Region
    begins: str
    said: Mapping[tuple[str, ...], Figures | None]
    within: Mapping[tuple[str, ...], Mapping[Key, Figures]]
    labels: Mapping[Key, str]
    uncounted: int = 0
    lapsed: int = 0
    divides: bool = False
    additive: bool = True
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """Hours of so many `programmes`, as the `division` divides them.

    `keys` are the groups that there are, `others` the values of the second dimension with what they
    are called, both in order; `sums` and `cells` hold what has hours. Of the rest each holds where
    it does of a contribution.
    """

    division: Division
    programmes: int
    keys: tuple[tuple[str, ...], ...]
    others: Mapping[Key, str]
    sums: Mapping[tuple[str, ...], Figures]
    cells: Mapping[tuple[tuple[str, ...], Key], Figures]
    uncounted: int = 0
    lapsed: int = 0
    divides: bool = False
    additive: bool = True
    measured: bool = False

    @property
    def total(self) -> Figures:
        """All hours together."""
        return total(self.sums.values())

    @property
    def said(self) -> Figures | None:
        """The total to show; None where no programme names hours."""
        return said(self.sums.values())


def contribution(whole: Account, division: Division) -> Contribution:
    """The hours that one programme, as asked for in `whole`, adds to those of all."""
    programme, scope, choices = whole.programme, whole.scope, whole.choices
    gemeente = tuple(asked.id for asked in whole.asked)
    said: dict[tuple[str, ...], Figures | None] = {}
    within: dict[tuple[str, ...], dict[Key, Figures]] = {}
    labels: dict[Key, str] = {}
    additive = True
    if division.indicative:
        spread = break_down(programme, ["month"], gemeente, scope, choices)
        within, labels = _months(spread, division)
        said = {groups: total(parts.values()) for groups, parts in within.items()}
        said = said or {groups_of(programme, division.by): None}
    apart = {} if division.indicative else _years_apart(whole, division)
    for year, name in apart.items():
        part = replace(scope, year=year)
        groups = groups_of(programme, division.by, name)
        said[groups] = account(programme, gemeente, part, choices).said
        within[groups] = {}
        if division.within is not None:
            known = _labels(programme, division.within, scope)
            divided = break_down(programme, [division.within], gemeente, part, choices)
            additive = additive and (divided.additive or not divided.together.lines)
            for (key,), figures in divided.sums[0].items():
                same, label = known.get(key, (None, ""))
                within[groups][same] = within[groups].get(same, Figures()) + figures
                labels[same] = label
    return Contribution(
        programme.id,
        names.region(programme),
        programme.period.from_,
        said,
        within,
        labels,
        uncounted=len(whole.unquantified) + len(whole.unread),
        lapsed=len(whole.lapsed),
        divides=any(line.written.department for line in whole.lines),
        additive=additive,
        measured=any(line.work.place for line in whole.lines),
    )


def _months(
    spread: Breakdown, division: Division
) -> tuple[dict[tuple[str, ...], dict[Key, Figures]], dict[Key, str]]:
    """The hours of each month, and what that is called; by year the month of each year."""
    within: dict[tuple[str, ...], dict[Key, Figures]] = {}
    labels: dict[Key, str] = {}
    by_year = "year" in division.by
    for (month,), figures in spread.sums[0].items() if spread.together.lines else ():
        if month is None:
            continue
        groups = groups_of(spread.together.programme, division.by, month[:4])
        key = month[5:] if by_year else month
        labels[key] = dutch.MONTHS[int(month[5:]) - 1] if by_year else dutch.month_of(month)
        within.setdefault(groups, {})[key] = figures
    return within, labels


def _years_apart(whole: Account, division: Division) -> dict[int | None, str]:
    """The years that hours are counted in, each as it is called; all of them together where they
    are not asked for or no hours are of one year."""
    programme, span = whole.programme, years(whole.programme)
    of_years = {line.written.year for line in whole.lines if line.written.year}
    yearly = any(is_yearly(line.written) for line in whole.lines)
    named: dict[int | None, str]
    named = {it: str(it) for it in programme.period.years if yearly or it in of_years}
    if "year" not in division.by or not named or span in named.values():
        return {None: span}
    if any(not (line.written.year or is_yearly(line.written)) for line in whole.lines):
        named[UNDATED] = span
    return named


def add_up(division: Division, contributions: Iterable[Contribution]) -> Totals:
    """The hours of all programmes together. Raises `Refusal` where what they are divided by is
    something else in each region."""
    # The newest programme says what something is called.
    parts = sorted(contributions, key=lambda part: part.begins)
    _check_regions(division, called(part.region for part in parts))
    others = {key: label for part in parts for key, label in part.labels.items()}
    ordered = sorted(
        others,
        key=lambda key: (key is None, key if division.indicative else names.fold(others[key])),
    )
    keys = {groups for part in parts for groups in part.said}
    return Totals(
        division=division,
        programmes=len(parts),
        keys=tuple(sorted(keys, key=lambda groups: tuple(map(in_time, groups)))),
        others={key: others[key] for key in ordered},
        sums=summed(
            (groups, figures) for part in parts for groups, figures in part.said.items() if figures
        ),
        cells=summed(
            ((groups, key), figures)
            for part in parts
            for groups, within in part.within.items()
            for key, figures in within.items()
        ),
        uncounted=sum(part.uncounted for part in parts),
        lapsed=sum(part.lapsed for part in parts),
        divides=any(part.divides for part in parts),
        additive=all(part.additive for part in parts),
        measured=any(part.measured for part in parts),
    )


def called(regions: Iterable[Region]) -> dict[str, str]:
    """The name of each region by its id, with that behind it where others have the name too."""
    name_of = {region.id: region.name for region in regions}
    count = Counter(name_of.values())
    return {id_: name if count[name] == 1 else f"{name} [{id_}]" for id_, name in name_of.items()}


def _check_regions(division: Division, regions: Mapping[str, str]) -> None:
    """Raises `Refusal` where hours of several regions are divided by what each has of its own."""
    part = OF_A_REGION.get(division.within) if division.within else None
    if part and len(named := sorted(regions.values())) > 1:
        raise Refusal(
            f"{part} is van één regio, en deze programma's zijn van {dutch.listing(named)}. "
            "Noem de bestanden van één regio."
        )


def years(programme: Programme) -> str:
    """The years of a programme: 2026, or 2025-2026."""
    first, last = programme.period.from_[:4], programme.period.last[:4]
    return first if first == last else f"{first}-{last}"


def in_time(group: str) -> tuple[str, str]:
    """The key to order groups by: years by when they end, so that a span comes behind its years."""
    first, mark, last = group.partition("-")
    is_span = mark and (first + last).isdecimal() and len(first) == len(last) == len("2026")
    return (last, group) if is_span else (group, "")


def groups_of(
    programme: Programme, by: Iterable[ProgrammeGroup], year: str = ""
) -> tuple[str, ...]:
    """The value of a programme in each of these groups: its id, region, and `year` or its years."""
    values: dict[ProgrammeGroup, str] = {
        "programme": programme.id,
        "region": names.region(programme).id,
        "year": year or years(programme),
    }
    return tuple(values[group] for group in by)


def _labels(programme: Programme, within: Dimension, scope: Scope) -> dict[Key, tuple[Key, str]]:
    """The key that each value of a dimension has in every programme, and what it is called."""
    match within:
        case "gemeente":
            return {
                gemeente.id: (gemeente.code or gemeente.id, gemeente.name)
                for gemeente in programme.gemeenten
            }
        case "theme":
            titles = {theme.id: theme.title for theme in programme.themes}
            roots = structure.roots(programme, ids(scope.theme))
            return {name: (root, titles[root]) for name, root in roots.items()}
        case "action":
            count = Counter(action.title for _, action in paths.actions(programme))
            return {
                one.id: (one.id, one.title if count[one.title] == 1 else f"{one.title} [{one.id}]")
                for _, one in paths.actions(programme)
            }
        case "goal":
            return {it.id: (it.id, f"{it.text} [{it.id}]") for _, it in paths.goals(programme)}
        case _:
            parties = programme.departments if within == "department" else programme.partners
            return {party.id: (party.id, party.name) for party in parties}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The names of the region and the municipalities of a programme, by whether it is the region
    and by what is the same in every programme; and its years."""

    named: Mapping[_Subject, str]
    years: range


_Subject = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class Overlap:
    """The indices of programmes that share these years, and the names of what they share."""

    programmes: tuple[int, ...]
    years: tuple[int, ...]
    regions: tuple[str, ...]
    gemeenten: tuple[str, ...]


def coverage(programme: Programme) -> Coverage:
    """The region, municipalities and years of a programme; a municipality is known by its code,
    else by its id."""
    region = names.region(programme)
    named = {(True, region.id): region.name}
    named |= {(False, it.code or it.id): it.name for it in programme.gemeenten}
    return Coverage(named, programme.period.years)


def overlaps(covered: Sequence[Coverage]) -> Iterator[Overlap]:
    """Each set of programmes that share a year and their region or a municipality."""
    holders: defaultdict[tuple[_Subject, int], list[int]] = defaultdict(list)
    called: dict[_Subject, str] = {}
    for index, one in enumerate(covered):
        called |= one.named
        for subject_in_year in product(one.named, one.years):
            holders[subject_in_year].append(index)
    shared: defaultdict[tuple[int, ...], set[tuple[_Subject, int]]] = defaultdict(set)
    for subject_in_year, indices in holders.items():
        if len(indices) > 1:
            shared[tuple(indices)].add(subject_in_year)
    for programmes, subjects in shared.items():
        years = tuple(sorted({year for _, year in subjects}))
        regions = sorted({called[it] for it, _ in subjects if it[0]})
        gemeenten = sorted({called[it] for it, _ in subjects if not it[0]})
        yield Overlap(programmes, years, tuple(regions), tuple(gemeenten))
