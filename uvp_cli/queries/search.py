"""The places where a text stands in a programme, whatever its case and accents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uvp_cli.programme import names, paths
from uvp_cli.programme.model import Capacity, PlanningItem, Programme
from uvp_cli.programme.paths import Part
from uvp_cli.queries.wanted import Wanted, wants
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.document.findings import KeyPath

CODES = frozenset({"id", "kind", "status", "per", "key", "recurring", "level", "better", "bound"})
"""Keys whose value is a word for programs, not text."""
PARTIES = ("departments", "partners", "responsible")
"""Keys that name others by their id, and whose cell may be kept to the letter beside it."""
_REFERENCES = paths.NAMING - {*PARTIES}


@dataclass(frozen=True, slots=True)
class Hit:
    """A text at `path`, within `part`, and where in it the match begins and ends."""

    part: Part
    path: KeyPath
    text: str
    begin: int
    end: int


def find(programme: Programme, wanted: str, theme: Wanted = None) -> tuple[Hit, ...]:
    """Every text in which `wanted` stands, of these themes (ids) or of all. A text without a letter
    or figure stands nowhere. Of a part without such a text, the id counts too."""
    parts = paths.Parts(programme)
    hits = [
        Hit(parts.at(path), path, text, *span)
        for path, text in texts(programme)
        if (span := names.find_text(wanted, text))
    ]
    shown = {hit.part for hit in hits}
    by_id = (Hit(parts.at(path), path, id_, *span) for path, id_, span in _ids(programme, wanted))
    hits += [hit for hit in by_id if hit.part not in shown]
    return tuple(hit for hit in hits if wants(theme, hit.part.theme_or_other))


def _ids(programme: Programme, wanted: str) -> Iterator[tuple[KeyPath, str, tuple[int, int]]]:
    """The ids that `wanted` is, or is clearly a piece of: a word alone is a text."""
    sought = wanted.strip().casefold()
    piece = re.search(r"\w[.-]\w", sought)
    for path, value in paths.values(programme):
        if path[-1:] == ("id",) and value and (value == sought or (piece and sought in value)):
            begin = value.index(sought)
            yield path, value, (begin, begin + len(sought))


def texts(programme: Programme) -> Iterator[tuple[KeyPath, str]]:
    """Everything in the programme that is written for people. An id that stands for a party or unit
    counts as its name, but for where the cell is kept."""
    name_of = {part.id: part.name for part in paths.named(programme)}
    for path, value in paths.values(programme):
        if isinstance(value, (Capacity, PlanningItem)):
            yield from ((at, name_of[party]) for at, party in _parties(path, value))
        elif not isinstance(value, str):
            continue
        elif not _REFERENCES.isdisjoint(path[-2:]):
            yield path, name_of.get(value, value)
        elif _is_text(path):
            yield path, value


def _parties(path: KeyPath, value: Capacity | PlanningItem) -> Iterator[tuple[KeyPath, str]]:
    """The ids that are named at `path`, but for those whose cell is kept beside them."""
    for key in PARTIES:
        if not getattr(value.cells, key, None):
            for index, party in enumerate(getattr(value, key, ())):
                yield (*path, key, index), party


def _is_text(path: KeyPath) -> bool:
    """Whether the text at `path` is meant for people; in lists only other names are."""
    *above, last = path
    return last not in CODES if isinstance(last, str) else above[-1] in ("aliases", "priorities")
