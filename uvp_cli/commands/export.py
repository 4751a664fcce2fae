"""`uvp export`: the whole programme as tables, for spreadsheets and databases."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import Files, FormatOption
from uvp_cli.commands.shared.querying import checked_delimiter, query
from uvp_cli.exits import UsageProblem
from uvp_cli.render.sheets import ENDINGS, content

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report


@query
def export(
    target: Annotated[
        str,
        typer.Argument(
            metavar="DOEL",
            help="Wat er geschreven wordt; het einde van de naam zegt in welke vorm: "
            f"{', '.join(ENDINGS)}. De laatste twee zijn mappen.",
            show_default=False,
        ),
    ],
    force: Annotated[
        bool,
        typer.Option("--force", "--overschrijf", help="Vervang wat er al staat."),
    ] = False,
    files: Files = None,
    form: FormatOption = "table",
    delimiter: Annotated[
        str | None,
        typer.Option(
            "--delimiter",
            "--scheidingsteken",
            metavar="TEKEN",
            help="Van een map .csv, of met --format csv: , voor programma's of ';' voor een "
            "Nederlandse Excel.",
        ),
    ] = None,
) -> Report:
    """Schrijf het hele programma als tabellen.

    Elke tabel is een werkblad, een tabel in de database of een bestand in de map.
    Wat erin staat, staat in docs/tabellen.md. Wat in een .xlsx verandert, neemt
    uvp import weer over. Wat er al staat, blijft staan, want een collega kan er
    iets in veranderd hebben; met --force wordt het vervangen. In een map .parquet
    passen meer programma's: elke regio en elk jaar apart, ook in een keer (-f MAP).

    \b
    Voorbeelden:
      uvp export uvp2026.xlsx
      uvp export uvp2026.ods
      uvp export uvp2026.db --format json
      uvp export land.parquet
      uvp export tabellen.csv --file data/uvp2026.yaml
      uvp export excel.csv --delimiter ';'
    """
    from uvp_cli import dutch
    from uvp_cli.commands.shared import several

    path = Path(target)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        endings = dutch.listing(ENDINGS, "of")
        raise UsageProblem(f"Een export eindigt op {endings}; '{target}' doet dat niet.")
    checked_delimiter(delimiter, "csv" if ending == ".csv" else form)
    asked = several.programmes(files)
    if len(asked) > 1 and ending != ".parquet":
        raise UsageProblem("Meer dan één programma past alleen in een map .parquet.")
    return several.answer(asked, _exported, {"path": path, "force": force, "delimiter": delimiter})


def _exported(*, path: Path, force: bool, delimiter: str | None, file: str | None) -> Report:
    """What was written of one programme. Raises `UsageProblem`."""
    from uvp_cli import __version__
    from uvp_cli.commands.shared import extras
    from uvp_cli.commands.shared.loading import load_text
    from uvp_cli.queries import tidy
    from uvp_cli.reports.export import export_report, source_of

    ending = path.suffix.lower()
    if ending == ".parquet":
        extras.load("pyarrow", "parquet", "een map .parquet")
    loaded, name, text = load_text(file)
    tables = tidy.tables(loaded.programme)
    source = source_of(loaded.programme, name, fingerprint(text), __version__)
    _write(path, content(tables, source, ending, delimiter or ","), force)
    return export_report(tables, str(path), loaded)


def fingerprint(text: bytes) -> str:
    """The SHA-256 of a document, by which an import knows that it did not change."""
    import hashlib

    return hashlib.sha256(text).hexdigest()


def _write(path: Path, content: bytes | Mapping[str, bytes], force: bool) -> None:
    """Writes a file or a folder. Raises `UsageProblem` where something is there already."""
    from uvp_cli.files.writing import write_folder, write_whole

    _check_kind(path, folder=not isinstance(content, bytes))
    places = [path] if isinstance(content, bytes) else [path / name for name in content]
    there = next((each for each in places if each.exists()), None)
    if there and not force:
        raise UsageProblem(f"'{there}' bestaat al. Met --force komt de export ervoor in de plaats.")
    try:
        if isinstance(content, bytes):
            write_whole(path, content)
        else:
            write_folder(path, content)
    except OSError:
        question = "mag dat daar" if path.parent.is_dir() else "bestaat de map"
        raise UsageProblem(f"'{path}' is niet te schrijven; {question}?") from None


def _check_kind(path: Path, *, folder: bool) -> None:
    """Raises `UsageProblem` where a folder is to come in the place of a file, or the reverse."""
    if path.exists() and path.is_dir() is not folder:
        there, wanted = ("een bestand", "een map") if folder else ("een map", "een bestand")
        raise UsageProblem(
            f"'{path}' is al {there}, en deze export wordt {wanted}; kies een andere naam."
        )
