"""`uvp site`: the programme as web pages, for those who would rather look than read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.loading import load_placed
from uvp_cli.commands.shared.parameters import argument, flag
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MARKER = ".uvp-site"
"""The file by which a folder is known to be a site of ours; it names every file that we wrote."""


def site(
    folder: Annotated[
        str, argument("MAP", "De map voor de pagina's: nieuw, leeg, of eerder zo gemaakt.")
    ],
    files: options.Files = None,
    watch: Annotated[
        bool,
        flag(
            "--watch --volg",
            "Maak de pagina's opnieuw zodra een bestand verandert; wat open staat, ververst.",
        ),
    ] = False,
) -> None:
    """Maak van het programma een website in een map.

    Open daarin index.html: dat kan zonder server, ook vanaf een gedeelde schijf. De
    pagina's halen niets van internet. Wat u kiest, staat in het adres, dus u kunt
    een keuze mailen. Publiceren: zie docs/site.md.

    \b
    Voorbeelden:
      uvp site website
      uvp site website --file data/uvp2026.yaml
      uvp site website --watch
    """
    names = [locate.relative(Path(file)) for file in several.own(files)]
    if not watch:
        _make(Path(folder), names, watched=False)
        return

    from uvp_cli.commands.shared import watching

    watching.repeat(lambda: _try_make(Path(folder), names), names)


def _try_make(folder: Path, names: Sequence[str]) -> None:
    """As `_make`; a file that is being edited may be wrong for a while, which has been said."""
    with suppress(typer.Exit):
        _make(folder, names, watched=True)


def _make(folder: Path, names: Sequence[str], *, watched: bool) -> None:
    from uvp_cli import dutch
    from uvp_cli.render import site as pages

    found = pages.files([load_placed(name) for name in names], watched=watched)
    _write(folder, found)
    count = dutch.plural(sum(name.endswith(".html") for name in found), "pagina", "pagina's")
    typer.echo(f"{count} geschreven; open {folder / 'index.html'}.")


def _write(folder: Path, content: Mapping[str, str]) -> None:
    """Writes what changed, and removes what an earlier site had and this one has not.

    Every file is the old one or the new one at any moment, and the marker names all that
    may be ours. Raises `UsageProblem` where something is in the way, and then writes nothing.
    """
    earlier = _earlier(folder)
    for name in content:
        if name not in earlier and (folder / name).exists():
            raise UsageProblem(
                f"'{folder / name}' is niet door uvp site gemaakt; kies een andere map."
            )
    try:
        folder.mkdir(exist_ok=True)
        _mark(folder, {*earlier, *content})
        for name, text in content.items():
            _put(folder / name, text)
        for name in earlier - content.keys():
            _remove(folder, name)
        _mark(folder, content)
    except OSError:
        raise UsageProblem(f"'{folder}' is niet te schrijven; bestaat de map erboven?") from None


def _earlier(folder: Path) -> set[str]:
    """The files of the site that is in the folder. Raises `UsageProblem` where another thing is."""
    marker = folder / MARKER
    if marker.is_file():
        return {name for name in marker.read_text("utf-8").splitlines() if _is_ours(name)}
    if folder.is_dir() and not any(folder.iterdir()):
        return set()
    if folder.exists():
        raise UsageProblem(
            f"'{folder}' is niet leeg en niet door uvp site gemaakt; kies een andere map."
        )
    return set()


def _is_ours(name: str) -> bool:
    """Whether a site can have such a file: nothing outside the folder, whatever a marker says."""
    import re

    return re.fullmatch(r"(?:[a-z0-9-]+/)?[a-z0-9-]+\.(?:html|css|js)", name) is not None


def _mark(folder: Path, names: Iterable[str]) -> None:
    _put(folder / MARKER, "".join(f"{name}\n" for name in sorted(names)))


def _put(path: Path, text: str) -> None:
    """Writes a file, unless it is like that already."""
    from uvp_cli.files.writing import write_whole

    path.parent.mkdir(exist_ok=True)
    if not path.is_file() or path.read_bytes() != text.encode():
        write_whole(path, text)


def _remove(folder: Path, name: str) -> None:
    """Removes a file of an earlier site, and its folder if that is empty then."""
    path = folder / name
    path.unlink(missing_ok=True)
    if path.parent != folder:
        with suppress(OSError):
            path.parent.rmdir()
