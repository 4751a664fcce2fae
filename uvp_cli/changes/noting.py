"""Notes that come into the log of a programme: the text of it with the rest as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, count

from uvp_cli import dutch
from uvp_cli.document.edits import Edits, edited
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import Document
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import Value
from uvp_cli.programme import names
from uvp_cli.programme.log import Entry, Log
from uvp_cli.programme.names import UnclearName
from uvp_cli.values import dataclass

Note = Mapping[str, Value]
"""The keys of an entry with their values, in the order in which they come to stand."""
LAST = frozenset({"laatste", "last"})
"""What the latest entry is called."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The entry that is corrected: its place in the log, its id, and whether that is new."""

    index: int
    entry: Entry
    id: str
    is_new: bool


def begun(programme: str, schema: str, name: str) -> Document:
    """A log without entries of the programme with this id; `schema` is where its shape stands."""
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return parse(f"{head}version: 1\nprogress_of: {programme}\n", name)


def with_notes(document: Document, notes: Sequence[Note], correction: Correction | None) -> str:
    """The text of a log with these entries behind the last. Raises `Unwritable`."""
    keys: dict[KeyPath, tuple[str, str]] = {}
    if correction and correction.is_new:
        keys["entries", correction.index, "about"] = "id", correction.id
    return edited(document, Edits(added={("entries",): tuple(notes)}, keys=keys))


def correction_of(log: Log, given: str, about: str | None) -> Correction:
    """The entry that `given` names: by its id, its date, or as the last; of a subject, if any.

    Raises `UnclearName`.
    """
    open_ = [*_open(log, about)]
    taken = {entry.id for entry in log.entries if entry.id}
    named = [each for each in enumerate(log.entries) if each[1].id == given]
    day = dutch.day(given)
    found = named or [
        each for each in open_ if given.casefold() in LAST or (day and each[1].date == day)
    ]
    if given.casefold() in LAST and not named:
        found = found[-1:]
    if len(found) > 1:
        raise UnclearName(
            f"Op {dutch.day_of(found[0][1].date)} staan {len(found)} notities. {_IDS}"
        )
    if not found:
        raise UnclearName(_unknown(given, open_))
    index, entry = found[0]
    return Correction(index, entry, entry.id or _free_id(entry, taken), is_new=entry.id is None)


_IDS = "Geef die u bedoelt in het logboek een id, zoals id: a, en noem die."


def _open(log: Log, about: str | None) -> Iterator[tuple[int, Entry]]:
    """The entries that say something and that nobody has corrected, with their places; those of a
    subject alone, if any is given."""
    corrected = {entry.corrects for entry in log.entries if entry.corrects}
    for index, entry in enumerate(log.entries):
        says = any(getattr(entry, key) is not None for key in _SAYING)
        if says and about in {None, entry.about} and entry.id not in corrected:
            yield index, entry


_SAYING = ("status", "hours", "euros", "value", "cell", "text")
"""The keys of an entry that tell something; one without only takes another back."""


def _unknown(given: str, open_: Collection[tuple[int, Entry]]) -> str:
    if not open_:
        return "Er is geen notitie om te verbeteren."
    known = dict.fromkeys(entry.id or entry.date for _, entry in [*open_][-names.MAX_SUGGESTIONS :])
    return f"Onbekende notitie '{given}'. Kies uit: {', '.join(known)} of laatste."


def _free_id(entry: Entry, taken: Collection[str]) -> str:
    """An id for an entry, after what it is about and its day."""
    name = names.slug(f"{entry.about.rpartition('.')[2][:40]} {entry.date}")
    numbered = (f"{name}-{number}" for number in count(2))
    return next(each for each in chain([name], numbered) if each not in taken)
