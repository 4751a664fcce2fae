"""Programmes that are about the same region or municipality in the same year.

Asked together they count twice: a draft beside the programme that was adopted, most often.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """The names of the region and the municipalities of a programme, by what is the same in
    every programme, and its years."""

    region: Mapping[str, str]
    gemeenten: Mapping[str, str]
    years: range


@dataclass(frozen=True, slots=True)
class Overlap:
    """The indices of programmes that share these years, and the names of what they share."""

    programmes: tuple[int, ...]
    years: tuple[int, ...]
    regions: tuple[str, ...]
    gemeenten: tuple[str, ...]


def coverage(programme: Programme) -> Coverage:
    """What a programme is about; a municipality is known by its code, else by its id."""
    region = names.region(programme)
    gemeenten = {gemeente.code or gemeente.id: gemeente.name for gemeente in programme.gemeenten}
    first, last = int(programme.period.from_[:4]), int(programme.period.last[:4])
    return Coverage({region.id: region.name}, gemeenten, range(first, last + 1))


def overlaps(covered: Sequence[Coverage]) -> Iterator[Overlap]:
    """Each set of programmes that share a year and their region or a municipality."""
    shared: dict[tuple[int, ...], set[tuple[bool, str, int]]] = {}
    holders: dict[tuple[bool, str, int], list[int]] = {}
    called: dict[tuple[bool, str], str] = {}
    for index, one in enumerate(covered):
        for is_region, names_of in ((True, one.region), (False, one.gemeenten)):
            for key, name in names_of.items():
                called[is_region, key] = name
                for year in one.years:
                    holders.setdefault((is_region, key, year), []).append(index)
    for subject, indices in holders.items():
        if len(indices) > 1:
            shared.setdefault(tuple(indices), set()).add(subject)
    for programmes, subjects in shared.items():
        years = tuple(sorted({year for _, _, year in subjects}))
        regions = sorted({called[True, key] for is_region, key, _ in subjects if is_region})
        gemeenten = sorted({called[False, key] for is_region, key, _ in subjects if not is_region})
        yield Overlap(programmes, years, tuple(regions), tuple(gemeenten))
