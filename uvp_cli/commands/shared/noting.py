"""Writing notes into the log of a programme: all of them or none, and none of another's lost."""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli.commands.shared.loading import read_document, refuse
from uvp_cli.commands.shared.output import complain
from uvp_cli.document import logs
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate, writing
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.system import PATIENCE
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.changes.noting import Note
    from uvp_cli.document.findings import Diagnostic
    from uvp_cli.document.nodes import Document
    from uvp_cli.programme.log import Entry, Log

_SHAPE = re.compile(r"^# yaml-language-server: \$schema=(\S*/)?[^/\s]+$", re.MULTILINE)
NOTHING_NOTED = (
    "Er is niets genoteerd: dit logboek klopt niet. Los dat eerst op en noteer het dan nog eens, "
    "of noteer het in een ander logboek, met --log en een naam."
)
_NOT_UTF8 = "er staat een teken in dat geen UTF-8 is. Typ haar opnieuw, of zonder dat teken."
_AS_IT_IS = (
    "zoals dat bestand is geschreven, kan er niets bij. Bewaar het in een editor met gewone "
    "regeleinden, of noteer het in een ander logboek, met --log en een naam."
)
LOST_RACES = 4 * PATIENCE
"""Seconds for which a log that others write at the same time is tried again."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The log with the new entries at its end, the line of each, and of the first also the file."""

    log: Log
    entries: tuple[Entry, ...]
    lines: tuple[int, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Noting:
    """Notes for the log at `target`, of a programme, in the file `beside`; the last of them may
    correct another one, as it `corrects`, of which it is about the same municipality unless it says
    otherwise.

    `options` are what the user typed for each key, by which a message calls it.
    """

    programme: Programme
    beside: Path
    target: Path
    notes: tuple[Note, ...]
    corrects: str | None = None
    options: Mapping[str, str] | None = None

    def done(self, *, dry_run: bool) -> Noted:
        """The log with the notes, once it is written unless it is a `dry_run`.

        Raises `UsageProblem` where a note cannot be; or `typer.Exit` after saying what is wrong
        with the log as it was.
        """
        last = time.monotonic() + LOST_RACES
        while True:
            is_there = os.path.lexists(self.target)
            old = read_document(self.target, NOTHING_NOTED) if is_there else None
            new, advice, log = self._checked(old or self._begun())
            try:
                if not dry_run and old:
                    writing.update(self.target, old.text, new.text)
                elif not dry_run:
                    writing.write_new(self.target, new.text)
            except (writing.Changed, FileExistsError):
                if time.monotonic() > last:
                    raise
                time.sleep(random.uniform(0.01, 0.1))  # noqa: S311 (so that two do not keep step)
                continue
            return self._noted(new, advice, log)

    def _begun(self) -> Document:
        """A log without entries, with its shape beside that of the programme."""
        from uvp_cli.changes.noting import begun

        beginning = self.beside.read_text("utf-8", errors="replace")[:500]
        shape = _SHAPE.search(beginning)
        schema = f"{shape[1] or ''}voortgang.schema.json" if shape else ""
        return begun(self.programme.id, schema, self.target.name)

    def _checked(self, old: Document) -> tuple[Document, Sequence[Diagnostic], Log]:
        """The log with the notes, with what is advised on it."""
        from uvp_cli.changes.noting import correction_of, with_notes
        from uvp_cli.checking.check import check
        from uvp_cli.document.reading import parse
        from uvp_cli.document.scalars import Unchangeable

        before = check(old, advise=False, of=self.programme)
        if before.log is None:
            refuse(before, NOTHING_NOTED)
        correction, notes = None, [*self.notes]
        if self.corrects:
            about = notes[-1].get("about")
            correction = correction_of(before.log, self.corrects, str(about) if about else None)
            first = correction.entry
            whose: Note = {"gemeente": first.gemeente} if first.gemeente else {}
            notes[-1] = {"about": first.about, **whose, **notes[-1], "corrects": correction.id}
        try:
            in_order = [{key: note[key] for key in ORDER if key in note} for note in notes]
            text = with_notes(old, in_order, correction)
        except (Unchangeable, UnicodeError):
            said = "".join(str(value) for note in notes for value in note.values())
            why = _NOT_UTF8 if re.search("[\ud800-\udfff]", said) else _AS_IT_IS
            raise UsageProblem(
                f"Deze notitie is niet in {locate.describe(self.target)} te schrijven: {why}"
            ) from None
        new = parse(text, old.name)
        checked = check(new, of=self.programme)
        if checked.log is None:
            reasons = [*map(self._in_options, checked.diagnostics), "Er is niets geschreven."]
            raise UsageProblem("\n".join(reasons))
        return new, checked.diagnostics, checked.log

    def _in_options(self, finding: Diagnostic) -> str:
        """A finding that calls keys by the options that fill them."""
        from uvp_cli.document.findings import A_KEY, with_names

        options = self.options or {}
        known = {A_KEY.key: "de optie", **options}
        said = filter(None, (finding.message, finding.hint))
        text = " ".join(with_names(part, known) for part in said)
        option = options.get(finding.path.rpartition(".")[2], "")
        return text if text.startswith(option) else f"{option}: {text}"

    def _noted(self, new: Document, advice: Sequence[Diagnostic], log: Log) -> Noted:
        """The outcome; advice on the new entries is said."""
        first = len(log.entries) - len(self.notes)
        for finding in advice:
            at = re.match(r"entries\[(\d+)\]", finding.path)
            if at and int(at[1]) >= first:
                complain(f"Let op: {self._in_options(finding)}")
        lines = tuple(new.locate(("entries", at)).line for at in range(first, len(log.entries)))
        where = f"{locate.describe(self.target)}, regel {lines[0]}"
        return Noted(log, log.entries[first:], lines, where)


ORDER = (
    *("id", "date", "about", "corrects", "gemeente", "by", "status", "until"),
    *("hours", "euros", "value", "cell", "text", "source"),
)
"""The keys of a note as a log has them."""


def target(programme: Path, who: str | None) -> Path:
    """The log that stands beside a programme: one for all, or the one that somebody has alone.

    Raises `UsageProblem`.
    """
    name = names.slug(who) if who is not None else ""
    if who is not None and (not name or not {"/", "\\", "."}.isdisjoint(who)):
        raise UsageProblem(f"--log is een korte naam, zoals vaals, niet '{who}'.")
    wanted = logs.named(locate.without_links(programme), name)
    there = (log for log in locate.logs_of(programme) if log.stem.lower() == wanted.stem.lower())
    return next(there, wanted)
