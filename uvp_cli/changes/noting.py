"""Notes that come into the log of a programme: the text of it with the rest as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count

from uvp_cli import dutch
from uvp_cli.document.edits import Edits, edited
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import Document
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import ScalarValue
from uvp_cli.programme import names
from uvp_cli.programme.log import Entry, Log
from uvp_cli.programme.names import UnclearName
from uvp_cli.values import dataclass

Note = Mapping[str, ScalarValue]
"""The keys of an entry with their values, in the order in which they come to stand."""
LAST = frozenset({"laatste", "last"})
"""The names of the latest entry."""
_IDS = "Geef die u bedoelt in het logboek een id, zoals id: a, en noem die."


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


def correction_of(log: Log, name: str, about: str | None) -> Correction:
    """The entry with this name: its id, its date, or the last; of a subject, if any. Raises
    `UnclearName`."""
    open_, day = [*_open(log, about)], dutch.day(name)
    entries = [(index, entry) for index, entry in enumerate(log.entries) if entry.id == name]
    if not entries and name.casefold() in LAST:
        entries = open_[-1:]
    elif not entries and day:
        entries = [(index, entry) for index, entry in open_ if entry.date == day]
    if not entries:
        raise UnclearName(_unknown(name, open_))
    index, entry = entries[0]
    if len(entries) > 1:
        raise UnclearName(f"Op {dutch.day_of(entry.date)} staan {len(entries)} notities. {_IDS}")
    return Correction(index, entry, entry.id or _free_id(entry, log), is_new=entry.id is None)


def _open(log: Log, about: str | None) -> Iterator[tuple[int, Entry]]:
    """The entries that say something and that nobody has corrected, with their places; those of a
    subject alone, if any is given."""
    corrected = {entry.corrects for entry in log.entries if entry.corrects}
    for index, entry in enumerate(log.entries):
        is_meant = about in {None, entry.about}
        if is_meant and not entry.says_nothing and entry.id not in corrected:
            yield index, entry


def _unknown(name: str, open_: Sequence[tuple[int, Entry]]) -> str:
    if not open_:
        return "Er is geen notitie om te verbeteren."
    known = dict.fromkeys(entry.id or entry.date for _, entry in open_[-names.MAX_SUGGESTIONS :])
    return f"Onbekende notitie '{name}'. Kies uit: {', '.join(known)} of laatste."


def _free_id(entry: Entry, log: Log) -> str:
    """An id for an entry that no other has, after what it is about and its day."""
    taken = {other.id for other in log.entries}
    name = names.slug(f"{entry.about.rpartition('.')[2][:40]} {entry.date}")
    numbered = (f"{name}-{number}" for number in count(2))
    return next(free for free in chain([name], numbered) if free not in taken)
