"""`uvp site`: the programme as web pages, for those who would rather look than read."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from uvp_cli import dutch
from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.clock import today
from uvp_cli.commands.shared.loading import WithText, load_logs, load_placed, load_text
from uvp_cli.commands.shared.parameters import argument, flag
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.files.temporaries import is_left
from uvp_cli.files.writing import explained, is_there, write_folder
from uvp_cli.programme.origin import Placed
from uvp_cli.system import printable
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from uvp_cli.queries.naming import Names
    from uvp_cli.render.site.downloads import Downloads

MARKER = ".uvp-site"
"""The file by which a folder is known to be a site of ours; it names every file that we wrote."""
WITH_A_LOG = (
    "Er is een logboek; de voortgang staat niet op de site. Met --with-progress wel, met "
    "--without-progress zonder deze regel."
)
"""The message where nobody chose: what residents may see is for the town hall to decide."""
WITHOUT_A_LOG = "Er is geen logboek, dus ook geen voortgang op de site. Begin er een met: uvp log"
"""The message where somebody chose what is not there."""


def site(
    gemeente: str | None = options.ONE_GEMEENTE,
    theme: list[str] | None = options.THEME,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    folder: str = argument("MAP", "De map voor de pagina's: nieuw, leeg, of eerder zo gemaakt."),
    with_progress: bool = flag(
        "--with-progress --met-voortgang",
        "Laat ook zien hoe het er volgens het logboek voor "
        "staat; wat daar in woorden staat, komt er niet op.",
    ),
    without_progress: bool = flag(
        "--without-progress --zonder-voortgang", "Ook met een logboek zonder voortgang."
    ),
    without_downloads: bool = flag(
        "--without-downloads --zonder-bestanden",
        "Alleen pagina's: zonder agenda's (.ics), tabellen (.xlsx) en documenten (.docx).",
    ),
    watch: bool = flag(
        "--watch --volg",
        "Maak de pagina's opnieuw zodra een bestand verandert; wat open staat, ververst.",
    ),
) -> None:
    """Maak van het programma een website in een map.

    Open daarin index.html: dat kan zonder server, ook vanaf een gedeelde schijf. De
    pagina's halen niets van internet. Wat u kiest, staat in het adres, dus u kunt
    een keuze mailen. Met --gemeente, --theme, --department of --partner zijn het
    alleen de pagina's daarover, en dat staat erop. De voortgang komt er alleen op
    als u dat kiest. Publiceren: zie docs/site.md.

    \b
    Voorbeelden:
      uvp site website
      uvp site website --file data/uvp2026.yaml
      uvp site website --watch
      uvp site politie --partner politie
      uvp site vaals --gemeente vaals
    """
    from uvp_cli.queries.naming import Names

    typed = Names.typed(theme=theme, department=department, partner=partner)
    question = question_of(names=typed, files=files, year=year)
    if with_progress and without_progress:
        raise UsageProblem("Kies --with-progress of --without-progress; niet allebei.")
    about = replace(question.names, gemeente=(gemeente,)) if gemeente else question.names
    names = [locate.relative(file) for file in several.own(question.files, year=question.year)]
    has_log = any(map(locate.logs_of, map(Path, names)))
    if has_log and not (with_progress or without_progress):
        typer.echo(WITH_A_LOG, err=True)
    if with_progress and not has_log:
        typer.echo(WITHOUT_A_LOG, err=True)
    if not watch:
        wanted = _Wanted(with_progress, downloads=not without_downloads)
        _make(Path(folder), names, about, wanted)
        return

    from uvp_cli.commands.shared import watching

    def make_again() -> None:
        # A file that is being edited may be wrong for a while, which has been said.
        with suppress(typer.Exit):
            _make(Path(folder), names, about, _Wanted(with_progress, watched=True))

    watching.repeat(make_again, names)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The choices beside the pages: the `progress` of a log, `downloads`, and that an open page
    follows what is `watched`; then nothing is taken along, since each change would take long."""

    progress: bool
    downloads: bool = False
    watched: bool = False


def _make(folder: Path, names: Sequence[str], about: Names, wanted: _Wanted) -> None:
    from uvp_cli.commands.export import fingerprint
    from uvp_cli.queries.logbook import logbook, without_words
    from uvp_cli.queries.naming import in_programme
    from uvp_cli.render import site as pages
    from uvp_cli.reports import excerpts

    texts = [load_text(name) for name in names]
    whole = [replace(load_placed(read.file), sha256=fingerprint(read.text)) for read in texts]
    parts = [in_programme(about, loaded.programme) for loaded in whole]
    if any(len(part.gemeente) > 1 for part in parts):
        raise UsageProblem("Een site met --gemeente is van één gemeente; maak er een voor elk.")
    shown = [excerpts.of(*pair) for pair in zip(whole, parts, strict=True)]
    noted = [map(without_words, load_logs(name)) for name in names] if wanted.progress else []
    books = [logbook(logs, today()) for logs in noted]
    taken = _taken_along(whole, texts, parts) if wanted.downloads else []
    written = pages.files(shown, books, taken, watched=wanted.watched)
    files = {name: text.encode() for name, text in written.items()}
    _write(folder, files | (pages.taken_along(shown, taken) if taken else {}), names)
    count = dutch.plural(sum(name.endswith(".html") for name in written), "pagina", "pagina's")
    typer.echo(f"{count} geschreven; open {printable(folder / 'index.html')}.")


def _taken_along(
    whole: Sequence[Placed], texts: Sequence[WithText], parts: Sequence[Names]
) -> list[Downloads]:
    """The files that each programme gives to take along. Raises `UsageProblem`."""
    from uvp_cli.commands.calendar import stamp_of
    from uvp_cli.render.site.downloads import Downloadable, downloads

    return [
        downloads(Downloadable(placed, text, stamp_of(placed.programme)), part)
        for placed, text, part in zip(whole, texts, parts, strict=True)
    ]


def _write(folder: Path, pages: Mapping[str, bytes], read: Sequence[str]) -> None:
    """Writes the site, and removes what an earlier one had and this one has not. Raises
    `UsageProblem` where something is in the way, and then writes nothing."""
    earlier = _earlier(folder)
    for name in pages:
        if not _is_ours(name):
            raise UsageProblem(f"'{printable(name)}' kan geen pagina zijn; er is niets geschreven.")
        if name not in earlier and is_there(folder / name):
            raise UsageProblem(
                f"'{printable(folder / name)}' is niet door uvp site gemaakt; kies een andere map."
            )
    # The marker first: whoever is killed in the middle leaves nothing that it does not name.
    marker = "".join(f"{name}\n" for name in sorted(pages))
    files = {MARKER: marker.encode(), **pages}
    write_folder(folder, files, sources=read, gone=earlier - pages.keys())


def _earlier(folder: Path) -> set[str]:
    """The files of the site that is in the folder. Raises `UsageProblem` where another thing is."""
    if not is_there(folder):
        return set()
    with explained(folder):
        names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else [folder.name]
        marker = folder / MARKER
        if marker.is_file():
            listed = marker.read_text("utf-8", "replace").splitlines()
            return {name for name in listed if _is_ours(name)}
        if all(map(is_left, names)):
            return set()
    raise UsageProblem(
        f"'{printable(folder)}' is niet leeg en niet door uvp site gemaakt; kies een andere map."
    )


def _is_ours(name: str) -> bool:
    """Whether a site can have such a file: nothing outside the folder, whatever a marker says."""
    return _OURS.fullmatch(name) is not None


_OURS = re.compile(r"(?:[a-z0-9-]+/)?[a-z0-9-]+\.(?:html|css|js|ics|xlsx|docx)")
