"""From a document to a programme, with everything that is wrong on the way.

A document whose shape is wrong somewhere still has its rules checked: the parts
that do not fit are left out, and the paths of what is found are those of the
document as it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from uvp_cli import dutch
from uvp_cli.checking import comments, shape
from uvp_cli.checking.remainder import Remainder
from uvp_cli.checking.rules import ADVICE, RULES, breaches, breaches_in
from uvp_cli.checking.rules.log import Logged
from uvp_cli.checking.rules.texts import shown
from uvp_cli.document import catalogue, logs, versions
from uvp_cli.document.bounds import MAX_BYTES, MAX_FINDINGS
from uvp_cli.document.findings import (
    Diagnostic,
    Finding,
    Location,
    Severity,
    Unreadable,
    lines_at,
    render_path,
)
from uvp_cli.document.nodes import Document
from uvp_cli.document.reading import read, read_bytes
from uvp_cli.programme.log import Log
from uvp_cli.programme.model import Programme
from uvp_cli.values import dataclass

MAX_PLACED = 20 * MAX_FINDINGS
"""Findings of one step whose place is looked up, before the first ones in the file are kept."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome for one document: a programme, or the log of one, when it has no errors, and all
    findings.

    `lines` are the lines of the file, by number, at which something was found;
    `readable` is false when the file could not be read.
    """

    name: str
    programme: Programme | None
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[int, str] = field(default_factory=dict)
    readable: bool = True
    log: Log | None = None

    @classmethod
    def unread(cls, error: Unreadable) -> Checked:
        """The outcome for a file that cannot be read."""
        return cls(error.diagnostic.location.file, None, (error.diagnostic,), readable=False)

    def narrowed(self, select: Sequence[str], ignore: Sequence[str]) -> Checked:
        """The same with only the findings whose code begins with one of `select`, if any are
        given, and with none of `ignore`.

        What leaves part of the document unread is always said, and so is that errors which were
        left out kept the rest from being found.
        """
        # Without a choice every code is wanted, as each begins with nothing.
        wanted, unwanted = tuple(select) or ("",), tuple(ignore)
        left = [
            finding
            for finding in self.diagnostics
            if _stops_reading(finding)
            or (finding.code.startswith(wanted) and not finding.code.startswith(unwanted))
        ]
        errors = _errors_in(self.diagnostics)
        if errors and not _errors_in(left):
            left = sorted((*left, _left_out(errors)), key=_order)
        return replace(self, diagnostics=tuple(left))

    def count(self, severity: Severity) -> int:
        """The number of findings of this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


def _errors_in(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [finding for finding in diagnostics if finding.severity is Severity.ERROR]


def _stops_reading(finding: Diagnostic) -> bool:
    """Whether there may be more than what was found: the file, its YAML or the list breaks off."""
    if finding.code == catalogue.TOO_MANY_FINDINGS.code:
        return True
    return finding.severity is Severity.ERROR and finding.code.startswith(("UVP0", "UVP1"))


def _left_out(errors: Sequence[Diagnostic]) -> Diagnostic:
    """A finding at the first of these errors: they are not shown, and nothing else was judged."""
    which = "een fout" if len(errors) == 1 else f"{dutch.number(len(errors))} fouten"
    return catalogue.ERRORS_LEFT_OUT.diagnose(
        errors[0].location,
        f"Niet gecontroleerd op wat u koos: dit document heeft {which} van een andere soort.",
        "Los die eerst op; u ziet ze zonder --select en --ignore.",
    )


@dataclass(slots=True)
class Tally:
    """Counts of what passed by: files, errors, warnings, and files that could not be read."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    unreadable: int = 0

    def counted(self, results: Iterable[Checked]) -> Iterator[Checked]:
        """The same results, counted one by one, so that none has to be kept."""
        for result in results:
            self.files += 1
            self.errors += result.count(Severity.ERROR)
            self.warnings += result.count(Severity.WARNING)
            self.unreadable += not result.readable
            yield result


def check_file(path: str | PathLike[str]) -> Checked:
    """Reads and checks a file; one that cannot be read is a finding too."""
    try:
        document = read(path)
    except Unreadable as error:
        return Checked.unread(error)
    return check(document, of=_beside(Path(path)) if logs.is_log(document.data) else None)


def check_stream(stream: BinaryIO, name: str, of: Programme | None = None) -> Checked:
    """Reads and checks what comes from `stream`, called `name` in what is found; a log against the
    programme that it is `of`."""
    try:
        return check(read_bytes(stream.read(MAX_BYTES + 1), name), of=of)
    except Unreadable as error:
        return Checked.unread(error)


def _beside(path: Path) -> Programme | None:
    """The programme that the log at `path` is of; None where that is not there or has errors."""
    try:
        return check(read(logs.beside(path)), advise=False).programme
    except Unreadable:
        return None


def check(document: Document, *, advise: bool = True, of: Programme | None = None) -> Checked:
    """The programme or the log in `document`, and every finding sorted by place and code; only
    what makes it none, if not `advise`.

    A log is held against the programme that it is `of`, where that is there. An older document is
    read as one of the current version; a newer one cannot be judged.
    """
    newer = versions.newer(document.data)
    if newer is not None:
        return _checked(document, [*document.diagnostics, _place(newer, document)])
    document = versions.up_to_date(document)
    diagnostics = list(document.diagnostics)
    whole: Programme | Log | None = None
    if document.root is not None:
        whole, misfits = shape.validate(document.data)
        if of and misfits:
            from uvp_cli.checking.misfits import with_id  # noqa: PLC0415 (only misfits need it)

            misfits = tuple(with_id(misfit, document.data, of) for misfit in misfits)
        diagnostics = _fitted(diagnostics, misfits, document)
        # A missing key may stand after the place where the YAML breaks.
        certain = (
            it for it in misfits if document.complete or it.rule is not catalogue.MISSING_KEY
        )
        _add(diagnostics, certain, document)
        _add(diagnostics, _break_rules(whole, misfits, document, of), document)
    if isinstance(whole, Programme) and logs.is_named(Path(document.name).name):
        diagnostics.append(_named_as_log(document.name))
    if _errors_in(diagnostics):
        whole = None
    if whole is not None and not advise:
        return _checked(document, (), _shown(whole, document))
    if whole is not None:
        _add(diagnostics, _breaches(whole, of, advice=True), document)
        whole = _shown(whole, document)
    left = comments.unsilenced(diagnostics, document)
    if isinstance(whole, Programme):
        left += comments.undecided(document)
    return _checked(document, left, whole)


def _named_as_log(name: str) -> Diagnostic:
    """The finding about a programme in a file that is called as a log."""
    message = "Dit is een programma, en het bestand heeft de naam van een logboek."
    hint = f"Geef het bestand een naam zonder {logs.MARK}, zoals uvp2026.yaml."
    return catalogue.NAMED_AS_LOG.diagnose(Location(name, 1, 1), message, hint)


def _shown(whole: Programme | Log, document: Document) -> Programme | Log:
    """The same with its texts as every answer shows them, on one line where they belong on one."""
    data = shown(document.data)
    return whole if data == document.data else shape.validate(data)[0] or whole


def _breaches(
    whole: Programme | Log, of: Programme | None, *, advice: bool = False
) -> Iterator[Finding]:
    """Every place that breaks a rule, or about which there is advice."""
    if isinstance(whole, Log):
        return breaches_in(Logged.of(whole, of), advice=advice)
    return breaches(ADVICE if advice else RULES, whole)


def _checked(
    document: Document, diagnostics: Iterable[Diagnostic], whole: Programme | Log | None = None
) -> Checked:
    """The outcome, with each finding once and in order."""
    ordered = tuple(_once(diagnostics))
    lines = lines_at(document.text, (finding.location.line for finding in ordered))
    programme = whole if isinstance(whole, Programme) else None
    log = whole if isinstance(whole, Log) else None
    return Checked(document.name, programme, ordered, lines, log=log)


def _once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings in order; what an alias repeats elsewhere in the document only once."""
    once = [*{_order(finding): finding for finding in sorted(diagnostics, key=_order)}.values()]
    if len(once) < MAX_FINDINGS:
        return once
    last = once[MAX_FINDINGS - 1]
    rule = catalogue.TOO_MANY_FINDINGS
    message = f"Dit document heeft minstens {dutch.number(MAX_FINDINGS)} bevindingen."
    hint = "De rest is weggelaten; los deze eerst op."
    # A large programme with nothing but warnings is still a valid one.
    severity = rule.severity if _errors_in(once) else Severity.WARNING
    return [*once[:MAX_FINDINGS], Diagnostic(last.location, rule.code, message, "", hint, severity)]


def _order(diagnostic: Diagnostic) -> tuple[Location, str, str]:
    return diagnostic.location, diagnostic.code, diagnostic.message


def _fitted(
    diagnostics: list[Diagnostic], misfits: Sequence[Finding], document: Document
) -> list[Diagnostic]:
    """The findings of reading, with advice on an unclear value that suits where it stands, and on
    an unclear key that of a block which is something else, such as years with amounts."""
    unclear = catalogue.UNCLEAR_VALUE.code
    if not any(finding.code == unclear for finding in diagnostics):
        return diagnostics
    hints: dict[str | Location, str | None] = {}
    for misfit in misfits[:MAX_PLACED]:
        if not misfit.at_key:
            hints[_place(misfit, document).location] = misfit.hint
            hints[render_path(misfit.path)] = misfit.hint
    return [
        replace(finding, hint=hints.get(finding.path or finding.location) or finding.hint)
        if finding.code == unclear
        else finding
        for finding in diagnostics
    ]


def _add(diagnostics: list[Diagnostic], findings: Iterable[Finding], document: Document) -> None:
    """Adds findings with their place, but for places where an earlier step found the cause."""
    explained = {error.location for error in _errors_in(diagnostics)}
    placed = [_place(finding, document) for finding in islice(findings, MAX_PLACED)]
    diagnostics.extend(finding for finding in placed if finding.location not in explained)


def _break_rules(
    whole: Programme | Log | None,
    misfits: tuple[Finding, ...],
    document: Document,
    of: Programme | None,
) -> Iterator[Finding]:
    """Each breach of a rule in the parts of the right shape that the misfits do not explain."""
    rest = Remainder(document.data)
    subject = whole or rest.fit(misfits)
    if subject is None:
        return
    for finding in _breaches(subject, of):
        if finding.about != "value" and not document.complete:
            continue
        related = rest.original(finding.related) if finding.related else None
        original = replace(finding, path=rest.original(finding.path), related=related)
        if not rest.explains(original):
            yield original


def _place(finding: Finding, document: Document) -> Diagnostic:
    location = document.locate(finding.path, key=finding.at_key)
    path = render_path(document.written(finding.path))
    related = document.locate(finding.related) if finding.related else None
    hint = finding.hint
    if related == location:
        location = document.locate(finding.path, alias=True)
        hint = "Een verwijzing (*) herhaalt dit; schrijf hier uit wat anders moet zijn."
    return finding.rule.diagnose(location, finding.message, hint, path=path, related=related)
