"""The ids that stand for municipalities that merged, once the programme of then is over.

One that ended gives way to its successor wherever the programme names it; one that began is
there from now on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Renaming:
    """The change at a place that names a municipality: it gets another id, or none. `question` is
    to be asked at `about`, where the id alone does not settle it."""

    path: KeyPath
    id: str | None = None
    about: KeyPath | None = None
    question: str = ""


def successors(programme: Programme) -> dict[str, str | None]:
    """The successor that is still there, if any, of each municipality that ended."""
    ended = {gemeente.id: gemeente.merged_into for gemeente in programme.gemeenten if gemeente.to}
    heirs = dict(ended)
    # This ends: no rule allows a municipality to merge into itself, by whatever detour.
    while any(heir in ended for heir in heirs.values()):
        heirs = {name: ended.get(heir or "", heir) for name, heir in heirs.items()}
    return heirs


def renamings(programme: Programme) -> Iterator[Renaming]:
    """Every place where the municipalities that ended or began stand otherwise from now on."""
    heirs = successors(programme)
    for path, gemeente in paths.listed("gemeenten", programme):
        if gemeente.to:
            yield Renaming(path)
        elif gemeente.from_:
            yield Renaming((*path, "from"))
    for path, value in paths.values(programme) if heirs else ():
        match path:
            case (_, _, *_, "gemeenten" | "responsible" | "owners") if isinstance(value, tuple):
                yield from _in_list(path, value, heirs)
            case (*_, "weights" | "except"):
                yield from _in_table(path, value, heirs)


def _in_list(path: KeyPath, ids: Any, heirs: dict[str, str | None]) -> Iterator[Renaming]:
    """Ids of which one that ended becomes its successor, once."""
    there = set(ids)
    who_now = "wie trekt dit nu" if path[-1] == "owners" else "voor wie is dit nu"
    for index, name in enumerate(ids):
        if name in heirs:
            heir = heirs[name]
            question = "" if heir else f"{_ended(name, heir)}; {who_now}?"
            about = None if heir else path
            yield Renaming((*path, index), None if heir in there else heir, about, question)
            there.add(heir)


def _in_table(path: KeyPath, table: Any, heirs: dict[str, str | None]) -> Iterator[Renaming]:
    """Figures by municipality; that of the successor becomes a question."""
    gone = [name for name in table if name in heirs]
    for name in gone:
        question = f"{_ended(name, heirs[name])}; welk getal geldt nu?"
        if len(gone) == len(table):
            yield Renaming(path, None, path[:-1], question)
        else:
            yield Renaming((*path, name), None, path, question)


def _ended(name: str, heir: str | None) -> str:
    return f"'{name}' is opgegaan in '{heir}'" if heir else f"'{name}' doet niet meer mee"
