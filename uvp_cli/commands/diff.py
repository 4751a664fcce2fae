"""`uvp diff`: what changed between two versions of a programme, and what that comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.completion import completes
from uvp_cli.commands.options import File, whole_number
from uvp_cli.commands.querying import query
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from uvp_cli.diff import Kind
    from uvp_cli.reports.origin import Loaded
    from uvp_cli.tables import Report


@completes
def complete_kind(incomplete: str) -> list[tuple[str, str]]:
    """The kinds of changes."""
    from uvp_cli.diff import KINDS

    return [(name, "") for name in KINDS.values() if name.startswith(incomplete.lower())]


@query
def diff(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OUD",
            help="Een bestand, of een revisie in git: een branch, tag of commit.",
            show_default=False,
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[NIEUW]",
            help="Idem; zonder: het bestand zoals het nu in de map staat.",
            show_default=False,
        ),
    ] = None,
    programme: Annotated[
        str | None,
        typer.Argument(
            metavar="[-- BESTAND]",
            help="Het programma waarvan het revisies zijn; zonder: zoals bij --file.",
            show_default=False,
        ),
    ] = None,
    max_hours: Annotated[
        str | None,
        typer.Option(
            "--max-hours-change",
            "--max-urenverschil",
            metavar="UREN",
            help="Afsluitcode 1 als de uren van een gemeente meer dan dit veranderen.",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            "--faal-bij",
            metavar="SOORT",
            help="Afsluitcode 1 bij wijzigingen van deze soort: verwijderd, toegevoegd, hernoemd, "
            "verplaatst of gewijzigd; mag vaker, of met komma's.",
            show_default=False,
            autocompletion=complete_kind,
        ),
    ] = None,
    file: File = None,
) -> Report:
    """Toon wat er tussen twee versies is veranderd, en wat dat betekent.

    Wat een id heeft, wordt met zijn id gevonden, niet met zijn regel. Daarna: uren
    per gemeente en thema, geld, planning per maand, en doelstellingen die hun
    eerste actie krijgen of hun laatste verliezen. Andere opmaak is geen wijziging.
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
    from uvp_cli.consequences import weigh
    from uvp_cli.diff import compare
    from uvp_cli.reports.diff import diff_report, objection

    most = whole_number("--max-hours-change", max_hours)
    refused = _kinds(fail_on or ())
    before, after = _versions(old, new, programme, file)
    changes = compare(before.programme, after.programme)
    found = weigh(before.programme, after.programme, changes)
    passed = objection(changes, found, most, refused)
    return diff_report(changes, found, before, after, passed)


def _kinds(given: Iterable[str]) -> list[Kind]:
    """The kinds of changes that are named. Raises `UnclearName`."""
    from uvp_cli import names
    from uvp_cli.reports.diff import kinds

    named = [each for text in given for each in text.split(",")]
    return [names.resolve("soort wijziging", each, kinds()).id for each in named]  # type: ignore[misc]


def _versions(
    old: str, new: str | None, programme: str | None, file: str | None
) -> tuple[Loaded, Loaded]:
    """The two versions that the command line names.

    What is no file is a revision: of the programme that is named, else of the file on the
    other side, else of the one that every command reads.
    """
    if programme and file:
        raise UsageProblem("Noem het programma achter -- of met --file, niet met allebei.")

    def is_file(name: str | None) -> bool:
        # Behind -- stands of what the others are revisions.
        return name is not None and programme is None and _is_file(name)

    def version(name: str | None, other: str | None) -> Loaded:
        from uvp_cli.commands.loading import load

        if name is None:
            return load(file)
        if is_file(name):
            return load(name)
        return _at_revision(name, programme or file or (other if is_file(other) else None))

    return version(old, new), version(new, old)


def _is_file(name: str) -> bool:
    """Whether there is something of that name to read; a folder is not, a pipe is."""
    import os
    from pathlib import Path

    return "\0" not in name and os.path.lexists(name) and not Path(name).is_dir()


def _at_revision(revision: str, given: str | None) -> Loaded:
    """The programme in a file as it was at a revision. Ends the command where it has errors."""
    import os
    from pathlib import Path

    from uvp_cli import locate, revisions
    from uvp_cli.check import check_stream
    from uvp_cli.commands.loading import refuse
    from uvp_cli.reports.origin import Loaded

    folder = Path.cwd()
    path = locate.programme_file(given, os.environ, folder)
    origin = locate.describe(path, folder)
    if origin.startswith(locate.SHIPPED):
        raise UsageProblem(
            f"'{revision}' is geen bestand. Is het een revisie? Noem dan ook het programma: "
            "uvp diff main -- data/uvp2026.yaml"
        )
    name = f"{revision}:{origin}"
    checked = check_stream(revisions.read(revision, Path(locate.relative(path)), os.environ), name)
    if checked.programme is None:
        refuse(checked)
    return Loaded(checked.programme, name)
