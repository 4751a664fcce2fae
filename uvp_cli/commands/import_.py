"""`uvp import`: what colleagues changed in a workbook, back into the programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.loading import load_document, refuse
from uvp_cli.commands.shared.output import complain, end
from uvp_cli.commands.shared.parameters import argument
from uvp_cli.commands.shared.querying import output_in, respond
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.files import locate, writing
from uvp_cli.files.reading import Unread, content_of

if TYPE_CHECKING:
    from uvp_cli.changes.amendments import Amendment
    from uvp_cli.document.findings import Diagnostic
    from uvp_cli.document.nodes import Document
    from uvp_cli.programme.origin import Placed
    from uvp_cli.render.sheets.returned import Returned

NOTHING_WRITTEN = "Er is niets geschreven."


def import_(
    workbook: Annotated[
        str,
        argument("WERKMAP", "Een .xlsx die uvp export heeft gemaakt, en waarin iets is veranderd."),
    ],
    dry_run: options.DryRun = False,
    files: options.OneFile = None,
    year: options.Year = None,
    form: options.Format = "table",
    delimiter: options.Delimiter = None,
    no_pager: options.NoPager = False,
) -> None:
    """Neem over wat collega's in een export veranderden.

    Alleen de veranderde waarden komen in de YAML; commentaar, volgorde en alle
    andere regels blijven zoals ze zijn. Er wordt niets geschreven als het
    programma daarna niet zou kloppen, als het sinds de export is veranderd, of
    als er iets is veranderd wat niet kan: een kolom met een grijze kop, of een
    rij of waarde die erbij kwam of wegviel.

    Afsluitcode: 0 in orde, 1 er is iets wat niet kan, 3 de werkmap of het programma
    is niet te lezen.

    \b
    Voorbeelden:
      uvp import uvp2026.xlsx
      uvp import uvp2026.xlsx --dry-run
      uvp import uvp2026.xlsx --file data/uvp2026.yaml --format json
    """
    from uvp_cli.changes.amendments import Amendment, Objection, PassedOver, differences
    from uvp_cli.document import scalars
    from uvp_cli.queries import tidy
    from uvp_cli.render.sheets.layout import computed, shown
    from uvp_cli.reports.amendments import WORDS, amendments_report

    output = output_in(form, delimiter, no_pager)
    file = several.only(files, year=year)
    returned, remarks = _returned(workbook)
    loaded, document = load_document(file)
    _check_origin(returned, workbook, loaded, document)
    tables = tidy.tables(loaded.programme)
    found = list(differences(tables, returned.sheets, shown, computed(tables, loaded.state), WORDS))
    changes = [each for each in found if isinstance(each, Amendment)]
    objections = [each for each in found if isinstance(each, Objection)]
    places = scalars.replaceable(document)
    objections += [
        Objection(each.where, "staat in de YAML niet als losse waarde; wijzig het daar.")
        for each in changes
        if each.path not in places
    ]
    if objections:
        reasons = [f"{each.where}: {each.reason}" for each in objections]
        end(ExitCode.INVALID, *reasons, NOTHING_WRITTEN)
    text, suspect = _rewritten(document, changes, loaded.file)
    written = bool(changes) and not dry_run
    if written:
        writing.update(file, document.text, text)
    beside = [*(each.what for each in found if isinstance(each, PassedOver)), *remarks]
    report = amendments_report(changes, loaded, suspect, written=written, passed_over=beside)
    respond(report, output)


MAX_BYTES = 16 * 1024 * 1024
"""Bytes of a workbook that are read."""


def _returned(name: str) -> tuple[Returned, list[str]]:
    """What stands in the workbook, and the notes on its cells.

    Raises `UsageProblem`, or `typer.Exit` after saying why it cannot be read.
    """
    from uvp_cli.render.sheets.cell_notes import notes
    from uvp_cli.render.sheets.returned import NotOurs, read
    from uvp_cli.render.untrusted import Damaged, TooLarge

    path = Path(name)
    try:
        content = content_of(path, MAX_BYTES)
        return read(content), notes(content)
    except NotOurs:
        advice = "" if path.suffix.lower() == ".xlsx" else " Alleen een .xlsx komt terug."
        raise UsageProblem(
            f"'{name}' is geen werkmap die uvp export heeft gemaakt.{advice}"
        ) from None
    except TooLarge as error:
        end(ExitCode.UNREADABLE, f"'{name}' heeft {error}; is dit de goede werkmap?")
    except Damaged:
        advice = "bewaar of verstuur de werkmap opnieuw"
        end(ExitCode.UNREADABLE, f"'{name}' is beschadigd of niet helemaal; {advice}.")
    except Unread as error:
        end(ExitCode.UNREADABLE, str(error))


def _check_origin(returned: Returned, name: str, loaded: Placed, document: Document) -> None:
    """Raises `UsageProblem` where the workbook was not made of this document as it is now."""
    from uvp_cli.commands.export import fingerprint
    from uvp_cli.document import versions

    if versions.up_to_date(document) is not document:
        raise UsageProblem(
            f"{loaded.file} heeft een oudere opbouw. Werk het eerst bij met: uvp migrate"
        )
    if loaded.origin.startswith(locate.SHIPPED):
        raise UsageProblem("Het meegeleverde programma verandert niet. Noem het uwe met --file.")
    if returned.facts["sha256"] != fingerprint(document.text.encode()):
        raise UsageProblem(_other_origin(returned.facts, name, loaded, Path(document.name)))


def _other_origin(facts: Mapping[str, str], name: str, loaded: Placed, path: Path) -> str:
    """What a workbook was made of, where that is not the programme in the file at `path`."""
    from uvp_cli.document.findings import shorten

    file, programme = (shorten(facts.get(key, "?")) for key in ("file", "programme"))
    source = _source_of(facts, path)
    if source is not None:
        shown = locate.relative(source)
        return f"'{name}' is gemaakt van {shown}, niet van {loaded.file}. Geef --file {shown}."
    if programme != loaded.programme.id:
        return (
            f"'{name}' is gemaakt van {programme} (in {file}), en {loaded.file} is een ander "
            f"programma: {loaded.programme.id}. Noem het goede met --file."
        )
    return (
        f"{loaded.file} is veranderd nadat '{name}' ervan is gemaakt. Zet de versie van toen "
        "terug, bijvoorbeeld met git, en neem de werkmap daarin over; of maak een nieuwe export en "
        "breng de wijzigingen daarin aan."
    )


def _source_of(facts: Mapping[str, str], path: Path) -> Path | None:
    """The file in the same folder of which a workbook was made, as it is still there."""
    import codecs

    from uvp_cli.commands.export import fingerprint

    beside = [Path(each) for each in locate.siblings(path)]
    named = path.with_name(Path(facts.get("file", "")).name or path.name)
    for candidate in dict.fromkeys([named, *beside]):
        with suppress(OSError, ValueError):
            content = candidate.read_bytes() if candidate.is_file() else b""
            if fingerprint(content.removeprefix(codecs.BOM_UTF8)) == facts["sha256"]:
                return candidate
    return None


def _rewritten(
    document: Document, changes: Sequence[Amendment], name: str
) -> tuple[str, list[Diagnostic]]:
    """The text with other values, and what these make suspect, such as hours that are no longer
    those of their cell. Ends the command where it would not be a programme."""
    from uvp_cli.checking.check import check
    from uvp_cli.document.reading import parse
    from uvp_cli.document.scalars import Unwritable, rewritten

    values = {each.path: each.after for each in changes}
    try:
        text = rewritten(document, values)
    except Unwritable:
        reason = "De gewijzigde waarden zijn samen niet in de YAML te schrijven."
        end(ExitCode.INVALID, reason, NOTHING_WRITTEN)
    changed = parse(text, name)
    checked = check(changed)
    if checked.programme is None:
        cells = {changed.locate(each.path): each.where for each in changes}
        complain("Met deze wijzigingen klopt het programma niet; er is niets geschreven.")
        complain(
            *(
                f"{cells[each.location]}: {each.message} {each.hint or ''}".rstrip()
                for each in checked.diagnostics
                if each.location in cells
            )
        )
        refuse(checked)
    known = {(found.path, found.message) for found in check(document).diagnostics}
    return text, [
        found for found in checked.diagnostics if (found.path, found.message) not in known
    ]
