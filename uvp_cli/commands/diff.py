"""`uvp diff`: what changed between two versions of a programme, and what that comes to."""

from __future__ import annotations

import os
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.commands.shared import clock, options, several
from uvp_cli.commands.shared.loading import WithText, load_logs, load_text, refuse
from uvp_cli.commands.shared.parameters import argument, completes_labels, option
from uvp_cli.commands.shared.querying import question_of, respond
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.programme.origin import Loaded
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from uvp_cli.programme.log import Log

MAX_FILES = 3
"""Files that a message lists to choose from."""


def diff(
    old: str = argument(
        "OUD",
        "Een bestand, of een revisie in git: een branch, tag of commit, of met een "
        "bestand daarin: main:data/uvp2026.yaml.",
    ),
    new: str | None = argument(
        "[NIEUW]", "Idem; zonder: het bestand zoals het nu in de map staat.", default=None
    ),
    programme: str | None = argument(
        "[-- BESTAND]",
        "Het programma waarvan het revisies zijn; zonder: zoals bij --file.",
        default=None,
    ),
    max_hours: str | None = option(
        "--max-hours-change --max-urenverschil UREN",
        "Afsluitcode 1 als de uren van een gemeente meer dan dit veranderen: die in het "
        "totaal, de minste of de meeste die het kunnen zijn, of die per persoon.",
    ),
    fail_on: list[str] | None = option(
        "--fail-on --faal-bij SOORT…",
        "Afsluitcode 1 bij wijzigingen van deze soort: verwijderd, toegevoegd, hernoemd, "
        "verplaatst of gewijzigd.",
        completes_labels("changes.diff:KINDS"),
    ),
    files: list[str] | None = options.ONE_FILE,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon wat er tussen twee versies is veranderd.

    Wat een id heeft, wordt met zijn id gevonden, niet met zijn regel. Daarna: uren
    per gemeente en thema, geld, planning per maand, en doelstellingen die hun
    eerste actie krijgen of hun laatste verliezen; en wat er in de logboeken bij kwam
    of verdween. Andere opmaak is geen wijziging.
    Revisies leest git zelf; er wordt niets uitgecheckt.

    Afsluitcode: 0 in orde, 1 een grens overschreden of fouten in een versie, 2
    verkeerd gebruik, 3 een versie is niet te lezen.

    \b
    Voorbeelden:
      uvp diff oud.yaml nieuw.yaml
      uvp diff main
      uvp diff HEAD~3 HEAD -- data/uvp2026.yaml
      uvp diff main --format md
      uvp diff main --max-hours-change 40 --fail-on verwijderd,hernoemd
    """
    from uvp_cli.changes.consequences import weigh
    from uvp_cli.changes.diff import KINDS, compare, noted_between
    from uvp_cli.reports.adoption import marked
    from uvp_cli.reports.diff import diff_report, objection, with_entries

    question = question_of(form, delimiter, no_pager, files=files)
    most = options.whole_number("--max-hours-change", max_hours)
    refused = options.chosen("soort wijziging", fail_on, KINDS)
    before, after = _versions(old, new, programme, question.files)
    changes = compare(before.programme, after.programme)
    consequences = weigh(before.programme, after.programme, changes)
    passed = objection(changes, consequences, most, refused)
    entries = noted_between(*_logs_of(before, after))
    report = diff_report(changes, consequences, before, after, passed)
    respond(marked(with_entries(report, entries, before, after), after), question.output)


@dataclass(frozen=True, slots=True)
class AtRevision(Loaded):
    """A programme at a revision; `read_logs` gives the logs beside it then, by their names."""

    read_logs: Callable[[], Mapping[str, bytes]]


def _logs_of(before: Loaded, after: Loaded) -> tuple[tuple[Log, ...], tuple[Log, ...]]:
    """The logs of both versions; none where those of the one say nothing of what changed in the
    other: of two programmes, and of two files of which only one has a log named after it."""
    if before.programme.id != after.programme.id:
        return (), ()
    logs = _logs(before), _logs(after)
    are_files = isinstance(before, WithText) and isinstance(after, WithText)
    return logs if all(logs) or not are_files else ((), ())


def _logs(version: Loaded) -> tuple[Log, ...]:
    """The logs beside a version. Ends the command where one has errors."""
    if isinstance(version, AtRevision):
        from uvp_cli.checking.check import check_stream

        revision, texts = version.origin.partition(":")[0], version.read_logs().items()
        checked = (
            check_stream(BytesIO(text), f"{revision}:{name}", version.programme)
            for name, text in texts
        )
        return tuple(outcome.log or refuse(outcome) for outcome in checked)
    return load_logs(version.file) if isinstance(version, WithText) else ()


def _versions(
    old: str, new: str | None, programme: str | None, files: Sequence[str] | None
) -> tuple[Loaded, Loaded]:
    """The two versions that the command line names. What is no file is a revision: of the programme
    that is named, else of the file on the other side, else of the one that every command reads."""
    if programme and files:
        raise UsageProblem("Noem het programma achter -- of met --file, niet met allebei.")
    named = [programme] if programme else files
    own = _one_programme(named) if named else None
    # How it was chosen is said only once.
    default = cache(lambda: _one_programme(()))

    def is_file(name: str | None) -> bool:
        # Behind -- stands of what the others are revisions.
        return name is not None and programme is None and _is_file(name)

    def version(name: str | None, other: str | None) -> Loaded:
        if name is None:
            return load_text(own or default())
        if is_file(name):
            return load_text(name)
        return _at_revision(name, own or (other if is_file(other) else None), default)

    return version(old, new), version(new, old)


def _one_programme(named: Sequence[str]) -> str:
    """The one file that these names of files and folders stand for, or that is meant when none
    is named. Raises `UsageProblem` where there are more."""
    files = several.own(named)
    if len(files) > 1:
        raise UsageProblem(
            f"uvp diff vergelijkt twee versies van één programma, en hier zijn er {len(files)} "
            f"genoemd. Noem er één: {dutch.some(files, MAX_FILES, 'of')}."
        )
    return files[0]


def _programme_of(revision: str, default: Callable[[], str]) -> str:
    """The programme that is meant where a revision has none. Raises `UsageProblem`."""
    try:
        return default()
    except several.NoProgramme:
        raise UsageProblem(
            f"'{revision}' is geen bestand. Is het een revisie? Noem dan ook het programma: "
            "uvp diff main -- data/uvp2026.yaml"
        ) from None


def _is_file(name: str) -> bool:
    """Whether there is something of that name to read; a folder is not, a pipe is."""
    return "\0" not in name and os.path.lexists(name) and not os.path.isdir(name)  # noqa: PTH112


def version(name: str, programme: str | None) -> Loaded:
    """The programme in the file of this name, or else that in `programme` at this revision."""
    return load_text(name) if _is_file(name) else _at_revision(name, programme)


def _at_revision(
    revision: str, programme: str | None, default: Callable[[], str] = lambda: _one_programme(())
) -> Loaded:
    """The programme in a file as it was at a revision, or that git calls `REVISION:PATH`. Ends the
    command where it has errors. Raises `UsageProblem` where git does not know it."""
    from uvp_cli.checking.check import check_stream
    from uvp_cli.document.catalogue import UNDECIDED
    from uvp_cli.files import revisions

    folder = Path.cwd()
    old = revisions.named(revision, folder, os.environ)
    name = revision
    if old is None:
        path = Path(programme or _programme_of(revision, default))
        origin = locate.describe(path, folder)
        try:
            old = revisions.read(revision, Path(locate.relative(path)), os.environ)
        except revisions.Unknown as error:
            is_bare = str(error).endswith(revisions.NO_REVISION)
            advice = _inside(revision) or (_revisions(revision) if is_bare else "")
            raise UsageProblem(f"{error}{advice}") from None
        name = f"{revision}:{old.name or origin}"
    checked = check_stream(old.content, name)
    if checked.programme is None:
        refuse(checked)
    undecided = sum(diagnostic.code == UNDECIDED.code for diagnostic in checked.diagnostics)
    return AtRevision(checked.programme, name, old.logs, to_decide=undecided)


def _revisions(typed: str) -> str:
    """Advice on where the revisions are, for behind a message."""
    if two := re.fullmatch(r"(\S*[^\s./])\.{2,3}([^\s./]\S*)", typed):
        return f" Noem twee revisies los van elkaar: uvp diff {two[1]} {two[2]}"
    return " Welke revisies er zijn, toont: git log --oneline --all"


def _inside(name: str) -> str:
    """Advice on what to name instead of a folder or a year, for behind a message."""
    if re.fullmatch(r"20\d\d", name):
        wanted = locate.WantedTime(clock.today()[:7], name)
        files = locate.meant((), os.environ, Path.cwd(), wanted).files
        of_year = [locate.describe(file) for file in files]
        return f" Bedoelt u {dutch.some(of_year, MAX_FILES, 'of')}?" if of_year else ""
    if not os.path.isdir(name):  # noqa: PTH112 (it may be longer than a name can be)
        return ""
    inside = [programme for programme in locate.programmes([name]) if programme != name]
    which = f": {dutch.some(inside, MAX_FILES, 'of')}" if inside else ""
    return f" Het is een map; noem een programma daarin{which}."
