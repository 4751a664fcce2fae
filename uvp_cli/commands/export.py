"""`uvp export`: the whole programme as tables, for spreadsheets and databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field as made
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli import __version__
from uvp_cli.commands.shared import clock, extras, options, several
from uvp_cli.commands.shared.loading import WithText, load_logs, load_text, load_with_sound_logs
from uvp_cli.commands.shared.output import check_free, save
from uvp_cli.commands.shared.parameters import argument, completes_words, option
from uvp_cli.commands.shared.querying import check_delimiter, question_of, respond
from uvp_cli.commands.shared.stray import NARROWING, wrong_ending
from uvp_cli.exits import UsageProblem
from uvp_cli.programme import names, reach
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import Named
from uvp_cli.render.sheets import ENDINGS, FOLDERS, content
from uvp_cli.system import printable
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.tables import Report

KINDS = TABLES, TIMESHEET = "tabellen", "urenstaat"
MUCH = 64_000_000
"""The bytes that are held before they are written."""
WHOLE_ALONE = (
    "In een map .parquet staan hele programma's; laat --gemeente, --theme, --department en "
    "--partner weg, of kies een andere vorm."
)


def export(
    kind: str = option(
        "--kind --soort SOORT",
        f"tabellen, of {TIMESHEET}: de acties van --gemeente per maand, om uren in te vullen.",
        completes_words(KINDS),
        default=TABLES,
    ),
    gemeente: list[str] | None = options.GEMEENTE,
    theme: list[str] | None = options.THEME,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    target: str = argument(
        "DOEL",
        "Wat er geschreven wordt; het einde van de naam zegt in welke vorm: "
        f"{', '.join(ENDINGS)}. De laatste twee zijn mappen.",
    ),
    force: bool = options.FORCE,
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    form: str = options.FORMAT,
    delimiter: str | None = option(
        "--delimiter --scheidingsteken TEKEN",
        "Van een map .csv, of met --format csv: , voor programma's of ';' voor een "
        "Nederlandse Excel.",
    ),
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Schrijf het hele programma als tabellen.

    Elke tabel is een werkblad, een tabel in de database of een bestand in de map.
    Wat erin staat, staat in docs/tabellen.md. Wat in een .xlsx verandert, neemt
    uvp import weer over. Wat er al staat, blijft staan, want een collega kan er
    iets in veranderd hebben; met --force wordt het vervangen. In een map .parquet
    passen meer programma's: elke regio en elk jaar apart, ook in een keer (-f MAP).
    Met --gemeente, --theme, --department of --partner is het een deel; dat staat
    erin, en uvp import neemt een deel niet over. Een urenstaat wel: wat collega's
    daarin invullen, komt in het logboek.

    \b
    Voorbeelden:
      uvp export uvp2026.xlsx
      uvp export uvp2026.ods
      uvp export uvp2026.db --format json
      uvp export land.parquet
      uvp export tabellen.csv --file data/uvp2026.yaml
      uvp export excel.csv --delimiter ';'
      uvp export politie.xlsx --partner politie
      uvp export vaals.xlsx --gemeente vaals
      uvp export uren.xlsx --kind urenstaat --gemeente vaals
    """
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports import excerpts

    typed = Names.typed(gemeente=gemeente, theme=theme, department=department, partner=partner)
    question = question_of(form, None, no_pager, names=typed, files=files, year=year)
    path = Path(target)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise wrong_ending(target, "export", "Een export", ENDINGS, NARROWING)
    check_delimiter(delimiter, "csv" if ending == ".csv" else question.output.form)
    files = several.own(question.files, year=question.year)
    if len(files) > 1 and ending != ".parquet":
        raise UsageProblem("Meer dan één programma past alleen in een map .parquet.")
    _check_kind(kind, ending, files)
    if question.names.named and ending == ".parquet":
        raise UsageProblem(WHOLE_ALONE)
    _check_form(path, folder=ending in FOLDERS)
    check_free(path, sources=files, force=force or ending in FOLDERS, new="de export")

    def ask(source: WithText, names: Names) -> Report:
        if names.named:
            source = replace(source, programme=reach.ungrouped(source.programme))
        if kind == TIMESHEET:
            part = excerpts.of(source, replace(names, gemeente=()))
            return _timesheet(part, _one(source.programme, names.gemeente), path, files)
        part, own = excerpts.of(source, names), names.gemeente
        report, written = _exported(part, own, path, delimiter or ",")
        destination.take(written)
        return report

    destination = _Destination(path, files, force)
    report = several.report(load_text, files, question.names, ask)
    destination.finish()
    respond(report, replace(question.output, delimiter=delimiter or ","))


def _exported(
    source: WithText,
    gemeente: Sequence[str],
    path: Path,
    delimiter: str,
) -> tuple[Report, bytes | Mapping[str, bytes]]:
    """The report on one programme, for these municipalities or all, and the content of the file,
    or of those in a folder. Raises `UsageProblem`."""
    from uvp_cli.files.writing import explained
    from uvp_cli.queries import tidy, tidy_log
    from uvp_cli.reports.export import export_report, source_of

    ending = path.suffix.lower()
    if ending == ".parquet":
        extras.load("pyarrow", "een map .parquet")
    logs = load_with_sound_logs(source.file).logs
    tables = tidy.tables(source.programme)
    tables += tidy_log.tables(source.programme, logs, clock.today())
    tables = tidy.of_gemeenten(tables, gemeente) if gemeente else tables
    origin = source_of(source, printable(source.name), fingerprint(source.text), __version__)
    with explained(path):
        written = content(tables, origin, ending, delimiter)
    return export_report(tables, printable(path), source), written


def _timesheet(source: WithText, gemeente: Named, path: Path, read: Sequence[str]) -> Report:
    """The report of writing the time sheet of one municipality. Raises `UsageProblem`."""
    from uvp_cli.queries import timesheet
    from uvp_cli.render.sheets.workbook import timesheet as workbook
    from uvp_cli.reports.export import export_report, source_of

    programme = reach.ungrouped(source.programme)
    table = timesheet.timesheet(programme, load_logs(source.file), gemeente.id)
    packed, day = timesheet.packed(table), clock.today()
    made_of = f"{source.programme.id}\n{gemeente.id}\n{printable(path.name)}\n{day}\n{packed}"
    more = {"timesheet": fingerprint(made_of.encode()), "gemeente": gemeente.id, "day": day}
    origin = source_of(source, printable(source.name), fingerprint(source.text), __version__)
    title = f"Urenstaat {gemeente.label}. {source.title}"
    sheet = replace(origin, packed=packed, more={**more, "name": printable(path.name)})
    save(workbook(table, sheet, title), path, sources=read)
    return export_report([table], printable(path), source)


def _one(programme: Programme, named: Sequence[str]) -> Named:
    """The municipality that is named, or the only one. Raises `UsageProblem`."""
    known = [it for it in names.gemeenten(programme) if not named or it.id in named]
    if len(known) != 1:
        raise UsageProblem("Een urenstaat is van één gemeente; noem die met --gemeente.")
    return known[0]


def _check_kind(kind: str, ending: str, files: Sequence[str]) -> None:
    """Raises `UsageProblem` where what is to be written cannot be of this kind."""
    options.among("Onbekende soort", kind, KINDS)
    if kind == TIMESHEET and ending != ".xlsx":
        raise UsageProblem("Een urenstaat eindigt op .xlsx; alleen zo komt zij terug.")
    if kind == TIMESHEET:
        several.one_of(files)


def fingerprint(text: bytes) -> str:
    """The SHA-256 of a document, by which an import knows that it did not change."""
    import hashlib

    return hashlib.sha256(text).hexdigest()


@dataclass(slots=True)
class _Destination:
    """The file or folder that is written. What goes into a folder is `held` until it is much, since
    a folder is made anew each time, with all that was in it."""

    path: Path
    read: Sequence[str]
    force: bool
    held: dict[str, bytes] = made(default_factory=dict)

    def take(self, content: bytes | Mapping[str, bytes]) -> None:
        """Writes a file, or holds those of a folder."""
        if isinstance(content, bytes):
            save(content, self.path, sources=self.read)
            return
        self.held.update(content)
        if sum(map(len, self.held.values())) > MUCH:
            self.finish()

    def finish(self) -> None:
        """Writes what is held. Raises `UsageProblem` where something is there already."""
        from uvp_cli.files.writing import write_folder

        for name in self.held:
            check_free(self.path / name, sources=self.read, force=self.force, new="de export")
        if self.held:
            write_folder(self.path, self.held, sources=self.read)
        self.held.clear()


def _check_form(path: Path, *, folder: bool) -> None:
    """Raises `UsageProblem` where a folder is to come in the place of a file, or the reverse."""
    from uvp_cli.files.writing import is_there

    if is_there(path) and path.is_dir() is not folder:
        there, wanted = ("een bestand", "een map") if folder else ("een map", "een bestand")
        raise UsageProblem(
            f"'{printable(path)}' is al {there}, en deze export wordt {wanted}; kies een andere "
            "naam."
        )
