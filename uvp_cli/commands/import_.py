"""`uvp import`: what colleagues changed in a workbook, back into the programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.loading import load_document, refuse
from uvp_cli.commands.shared.output import complain, end
from uvp_cli.commands.shared.parameters import argument, flag, option
from uvp_cli.commands.shared.querying import question_of, respond
from uvp_cli.commands.shared.timesheets import taken
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.files import locate, writing
from uvp_cli.files.reading import Unread, content_of
from uvp_cli.programme.origin import Placed

if TYPE_CHECKING:
    from uvp_cli.changes.amendments import Objection, RowChange
    from uvp_cli.changes.merging import Version
    from uvp_cli.document.findings import Diagnostic
    from uvp_cli.document.nodes import Document
    from uvp_cli.render.sheets.returned import Returned

NOTHING_WRITTEN, NOT_TAKEN = "Er is niets geschreven.", "Dit is niet overgenomen."
MAX_CHANGES = 2_000
"""Differences that are looked at; a colleague makes some dozens."""


def import_(
    workbook: str = argument(
        "WERKMAP", "Een .xlsx die uvp export heeft gemaakt, en waarin iets is veranderd."
    ),
    dry_run: bool = options.DRY_RUN,
    partial: bool = flag("--partial --gedeeltelijk", "Neem over wat kan, en noem de rest."),
    who: str | None = option(
        "--log --logboek WIE", "Van een urenstaat: in welk logboek; anders dat van de gemeente."
    ),
    files: list[str] | None = options.ONE_FILE,
    year: str | None = options.YEAR,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Neem over wat collega's in een export veranderden.

    Veranderde, ingevulde en leeggemaakte cellen onder een blauwe kop, en rijen die
    erbij kwamen of wegvielen, komen in de YAML; commentaar, volgorde en alle andere
    regels blijven zoals ze zijn. Is het programma sinds de export veranderd, dan komt
    erbij wat niet botst; van wat botst ziet u beide waarden. Er wordt niets geschreven
    als het programma daarna niet zou kloppen, of als er iets is wat niet kan; met
    --partial komt de rest er toch in.

    De uren uit een urenstaat komen in het logboek van de gemeente, op de laatste dag
    van de maand. Levert een collega haar nog eens in, dan komt erbij wat nieuw is, en
    verbetert wat anders is de eerdere notitie.

    Afsluitcode: 0 in orde, 1 er is iets wat niet kan, 3 de werkmap of het programma
    is niet te lezen.

    \b
    Voorbeelden:
      uvp import uvp2026.xlsx
      uvp import uvp2026.xlsx --dry-run
      uvp import uren.xlsx --dry-run
      uvp import uvp2026.xlsx --file data/uvp2026.yaml --format json
    """
    from uvp_cli.reports.amendments import amendments_report

    question = question_of(form, delimiter, no_pager, files=files, year=year)
    file = several.only(question.files, year=question.year)
    returned, remarks = _returned(workbook)
    if "timesheet" in returned.facts:
        sheet = taken(returned, workbook, file, who)
        _end_if(sheet.objections, unless=partial)
        entries, log = sheet.noted(dry_run=dry_run)
        written = bool(entries) and not dry_run
        passed = [*sheet.beside, *remarks]
        respond(
            amendments_report(entries, log, written=written, passed_over=passed), question.output
        )
        _end_if(sheet.objections, NOT_TAKEN)
        return
    if who:
        raise UsageProblem("--log hoort bij een urenstaat.")
    loaded, document = load_document(file)
    then = _then(returned, workbook, loaded, document)
    changes, objections, beside = _compared(returned, then, loaded, document)
    _end_if(objections, unless=partial)
    text, suspect = _rewritten(document, changes, loaded.file) if changes else (document.text, [])
    written = bool(changes) and not dry_run
    if written:
        writing.update(file, document.text, text)
    report = amendments_report(
        changes, loaded, suspect, written=written, passed_over=[*beside, *remarks]
    )
    respond(report, question.output)
    _end_if(objections, NOT_TAKEN)


def _end_if(
    objections: Sequence[Objection], rest: str = NOTHING_WRITTEN, *, unless: bool = False
) -> None:
    """Ends the command after saying what cannot be taken over, if anything."""
    if objections and not unless:
        reasons = (f"{objection.where}: {objection.reason}" for objection in objections)
        end(ExitCode.INVALID, *reasons, rest)


def _compared(
    returned: Returned, then: Version, loaded: Placed, document: Document
) -> tuple[list[RowChange], list[Objection], list[str]]:
    """The changes in the workbook that can be made in the document as it is now; the objections
    to others; and what is beside the tables."""
    from uvp_cli.changes.amending import unwritable
    from uvp_cli.changes.amendments import Objection, PassedOver, as_exported, differences
    from uvp_cli.changes.merging import Version, merged
    from uvp_cli.queries import tidy
    from uvp_cli.queries.tidy_names import named
    from uvp_cli.render.sheets.layout import computed, shown
    from uvp_cli.reports.terms import VALUES

    is_now = then.data is document.data
    state = loaded.state if is_now else returned.facts.get("state", "")
    summary = computed(then.tables, state)
    tables = named(then.tables)
    tables = as_exported(tables, returned.sheets) if then.is_older else tables
    all_differences = differences(tables, returned.sheets, shown, summary, VALUES)
    differing = [*islice(all_differences, MAX_CHANGES + 1)]
    if len(differing) > MAX_CHANGES:
        places = f"meer dan {dutch.number(MAX_CHANGES)} plaatsen"
        doubt = f"De werkmap verschilt op {places} van het programma; is dit de goede werkmap?"
        end(ExitCode.INVALID, doubt, NOTHING_WRITTEN)
    beside = [it.what for it in differing if isinstance(it, PassedOver)]
    objections = [it for it in differing if isinstance(it, Objection)]
    changes = [it for it in differing if not isinstance(it, PassedOver | Objection)]
    now = Version(tidy.tables(loaded.programme), document.data)
    brought = [*merged(changes, then, now)]
    objections += [change for change in brought if isinstance(change, Objection)]
    possible = [change for change in brought if not isinstance(change, Objection)]
    loose = {change.where: change for change in unwritable(document, possible)}
    objections += loose.values()
    return [change for change in possible if change.where not in loose], objections, beside


MAX_CULPRITS = 50
"""Changes of which it is tried whether they can be written, where all together cannot."""
MAX_BYTES = 16 * 1024 * 1024
"""Bytes of a workbook that are read."""


def _returned(name: str) -> tuple[Returned, list[str]]:
    """The content of the workbook, and the notes on its cells. Raises `UsageProblem`, or
    `typer.Exit` after saying why it cannot be read."""
    from uvp_cli.render.sheets.returned import NotOurs, notes, read
    from uvp_cli.render.untrusted import Damaged, TooLarge

    path = Path(name)
    try:
        content = content_of(path, MAX_BYTES)
        if not content:
            end(ExitCode.UNREADABLE, f"'{name}' is leeg; bewaar of verstuur de werkmap opnieuw.")
        return read(content), notes(content)
    except NotOurs:
        said = f"'{name}' is geen werkmap die uvp export heeft gemaakt."
        if path.suffix.lower() != ".xlsx":
            said = f"'{name}' komt niet terug; dat kan alleen een .xlsx van uvp export."
        raise UsageProblem(said) from None
    except TooLarge as error:
        end(ExitCode.UNREADABLE, f"'{name}' heeft {error}; is dit de goede werkmap?")
    except Damaged:
        advice = "bewaar of verstuur de werkmap opnieuw"
        end(ExitCode.UNREADABLE, f"'{name}' is beschadigd of niet helemaal; {advice}.")
    except Unread as error:
        end(ExitCode.UNREADABLE, str(error))


def _then(returned: Returned, name: str, loaded: Placed, document: Document) -> Version:
    """The programme as the workbook was made of it: this document, or what it was before. Raises
    `UsageProblem` where it was made of another."""
    from uvp_cli.changes.merging import Version
    from uvp_cli.commands.export import fingerprint
    from uvp_cli.document import versions
    from uvp_cli.queries import tidy

    if part := returned.facts.get("part"):
        raise UsageProblem(
            f"'{name}' is een deel van een programma ({part}): de rest ontbreekt. Neem een export "
            "van het hele programma over, zonder --theme, --department of --partner."
        )
    if versions.up_to_date(document) is not document:
        raise UsageProblem(
            f"{loaded.file} heeft een oudere opbouw. Werk het eerst bij met: uvp migrate"
        )
    if loaded.origin.startswith(locate.SHIPPED):
        raise UsageProblem("Het meegeleverde programma verandert niet. Noem het uwe met --file.")
    if returned.facts["sha256"] == fingerprint(document.text.encode()):
        return Version(tidy.tables(loaded.programme), document.data)
    if reason := _other_origin(returned.facts, name, loaded, Path(document.name)):
        raise UsageProblem(reason)
    carried = _carried(returned, name)
    if carried is None:
        raise UsageProblem(
            f"{loaded.file} is veranderd nadat '{name}' ervan is gemaakt. Zet de versie van toen "
            "terug, bijvoorbeeld met git, en neem de werkmap daarin over; of maak een nieuwe "
            "export en breng de wijzigingen daarin aan."
        )
    return carried


def _carried(returned: Returned, name: str) -> Version | None:
    """The programme that the workbook carries along; None without one."""
    from uvp_cli.changes.merging import Version
    from uvp_cli.checking.check import check
    from uvp_cli.document import versions
    from uvp_cli.document.reading import parse
    from uvp_cli.programme.packed import Unpackable, unsqueezed
    from uvp_cli.queries import tidy

    with suppress(Unpackable):
        document = parse(unsqueezed(returned.packed), name)
        current = versions.up_to_date(document)
        if programme := check(document).programme:
            # The cells of a workbook say of which version its document was.
            then = replace(programme, version=document.data["version"])
            return Version(tidy.tables(then), current.data, is_older=current is not document)
    return None


def _other_origin(facts: Mapping[str, str], name: str, loaded: Placed, path: Path) -> str | None:
    """The message where a workbook was not made of the programme in the file at `path`."""
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
    return None


def _source_of(facts: Mapping[str, str], path: Path) -> Path | None:
    """The file in the same folder of which a workbook was made, as it is still there."""
    import codecs

    from uvp_cli.commands.export import fingerprint

    beside = [Path(sibling) for sibling in locate.siblings(path)]
    named = path.with_name(Path(facts.get("file", "")).name or path.name)
    for candidate in dict.fromkeys([named, *beside]):
        with suppress(OSError, ValueError):
            content = candidate.read_bytes() if candidate.is_file() else b""
            if fingerprint(content.removeprefix(codecs.BOM_UTF8)) == facts["sha256"]:
                return candidate
    return None


def _rewritten(
    document: Document, changes: Sequence[RowChange], name: str
) -> tuple[str, list[Diagnostic]]:
    """The text with other values, and what these make suspect, such as hours that are no longer
    those of their cell. Ends the command where it would not be a programme."""
    from uvp_cli.changes.amending import amended, landed, unwritable_alone
    from uvp_cli.checking.check import check
    from uvp_cli.document.findings import render_path
    from uvp_cli.document.reading import parse
    from uvp_cli.document.scalars import Unchangeable

    try:
        text = amended(document, changes)
    except Unchangeable:
        reason = "De gewijzigde waarden zijn samen niet in de YAML te schrijven."
        culprits = unwritable_alone(document, changes[:MAX_CULPRITS])
        reasons = [f"{culprit.where}: {culprit.reason}" for culprit in culprits]
        end(ExitCode.INVALID, *(reasons or [reason]), NOTHING_WRITTEN)
    changed = parse(text, name)
    checked = check(changed)
    if checked.programme is None:
        complain("Met deze wijzigingen klopt het programma niet; er is niets geschreven.")
        for path, where in landed(document.data, changes).items():
            place = render_path(path)
            for diagnostic in checked.diagnostics:
                if diagnostic.path == place or diagnostic.path.startswith(
                    (f"{place}.", f"{place}[")
                ):
                    complain(f"{where}: {diagnostic.message} {diagnostic.hint or ''}".rstrip())
        refuse(checked)
    known = {(found.path, found.message) for found in check(document).diagnostics}
    return text, [
        found for found in checked.diagnostics if (found.path, found.message) not in known
    ]
