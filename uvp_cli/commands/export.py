"""`uvp export`: the whole programme as tables, for spreadsheets and databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from uvp_cli import __version__
from uvp_cli.commands.shared import clock, extras, options, several
from uvp_cli.commands.shared.loading import load_logs, load_text
from uvp_cli.commands.shared.output import check_free, save
from uvp_cli.commands.shared.parameters import argument, option
from uvp_cli.commands.shared.querying import answer, check_delimiter, output_in
from uvp_cli.exits import UsageProblem
from uvp_cli.render.sheets import ENDINGS, FOLDERS, content
from uvp_cli.system import printable

if TYPE_CHECKING:
    from uvp_cli.commands.shared.loading import WithText
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.tables import Report


def export(
    target: Annotated[
        str,
        argument(
            "DOEL",
            "Wat er geschreven wordt; het einde van de naam zegt in welke vorm: "
            f"{', '.join(ENDINGS)}. De laatste twee zijn mappen.",
        ),
    ],
    theme: options.Theme = None,
    department: options.Department = None,
    partner: options.Partner = None,
    force: options.Force = False,
    files: options.Files = None,
    year: options.Year = None,
    form: options.Format = "table",
    delimiter: Annotated[
        str | None,
        option(
            "--delimiter --scheidingsteken TEKEN",
            "Van een map .csv, of met --format csv: , voor programma's of ';' voor een "
            "Nederlandse Excel.",
        ),
    ] = None,
    no_pager: options.NoPager = False,
) -> None:
    """Schrijf het hele programma als tabellen.

    Elke tabel is een werkblad, een tabel in de database of een bestand in de map.
    Wat erin staat, staat in docs/tabellen.md. Wat in een .xlsx verandert, neemt
    uvp import weer over. Wat er al staat, blijft staan, want een collega kan er
    iets in veranderd hebben; met --force wordt het vervangen. In een map .parquet
    passen meer programma's: elke regio en elk jaar apart, ook in een keer (-f MAP).
    Met --theme, --department of --partner is het een deel; dat staat erin, en
    uvp import neemt een deel niet over.

    \b
    Voorbeelden:
      uvp export uvp2026.xlsx
      uvp export uvp2026.ods
      uvp export uvp2026.db --format json
      uvp export land.parquet
      uvp export tabellen.csv --file data/uvp2026.yaml
      uvp export excel.csv --delimiter ';'
      uvp export politie.xlsx --partner politie
    """
    from dataclasses import replace

    from uvp_cli import dutch
    from uvp_cli.programme import reach
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports import excerpts

    output = output_in(form, delimiter if form == "csv" else None, no_pager)
    path = Path(target)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        endings = dutch.listing(ENDINGS, "of")
        raise UsageProblem(f"Een export eindigt op {endings}; '{target}' doet dat niet.")
    check_delimiter(delimiter, "csv" if ending == ".csv" else form)
    asked = several.own(files, year=year)
    if len(asked) > 1 and ending != ".parquet":
        raise UsageProblem("Meer dan één programma past alleen in een map .parquet.")
    about = Names.typed(theme=theme, department=department, partner=partner)
    if about.named and ending == ".parquet":
        raise UsageProblem(
            "In een map .parquet staan hele programma's; laat --theme, --department en --partner "
            "weg, of kies een andere vorm."
        )

    _check_kind(path, folder=ending in FOLDERS)
    check_free(path, sources=asked, force=force or ending in FOLDERS, new="de export")

    def ask(source: WithText, names: Names) -> Report:
        if names.named:
            source = replace(source, programme=reach.ungrouped(source.programme))
        return _exported(excerpts.of(source, names), path, delimiter or ",", asked, force=force)

    answer(load_text, asked, about, ask, output)


def _exported(
    source: WithText, path: Path, delimiter: str, read: Sequence[str], *, force: bool
) -> Report:
    """What was written of one programme. Raises `UsageProblem`."""
    from uvp_cli.files.writing import explained
    from uvp_cli.queries import tidy, tidy_log
    from uvp_cli.reports.export import export_report, source_of

    ending = path.suffix.lower()
    if ending == ".parquet":
        extras.load("pyarrow", "een map .parquet")
    tables = tidy.tables(source.programme)
    tables += tidy_log.tables(source.programme, load_logs(source.file), clock.today())
    origin = source_of(source, printable(source.name), fingerprint(source.text), __version__)
    with explained(path):
        written = content(tables, origin, ending, delimiter)
    _write(path, written, read, force=force)
    return export_report(tables, printable(path), source)


def fingerprint(text: bytes) -> str:
    """The SHA-256 of a document, by which an import knows that it did not change."""
    import hashlib

    return hashlib.sha256(text).hexdigest()


def _write(
    path: Path, content: bytes | Mapping[str, bytes], read: Sequence[str], *, force: bool
) -> None:
    """Writes a file or a folder. Raises `UsageProblem` where something is there already."""
    from uvp_cli.files.writing import write_folder

    if isinstance(content, bytes):
        save(content, path, sources=read)
        return
    for name in content:
        check_free(path / name, sources=read, force=force, new="de export")
    write_folder(path, content, sources=read)


def _check_kind(path: Path, *, folder: bool) -> None:
    """Raises `UsageProblem` where a folder is to come in the place of a file, or the reverse."""
    from uvp_cli.files.writing import is_there

    if is_there(path) and path.is_dir() is not folder:
        there, wanted = ("een bestand", "een map") if folder else ("een map", "een bestand")
        raise UsageProblem(
            f"'{printable(path)}' is al {there}, en deze export wordt {wanted}; kies een andere "
            "naam."
        )
