"""From a document to a programme, with everything that is wrong on the way.

A document whose shape is wrong somewhere still has its rules checked: the parts
that do not fit are left out, and the paths of what is found are those of the
document as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from uvp_cli import dutch
from uvp_cli.checking import comments, layout, shape
from uvp_cli.checking.remainder import Remainder
from uvp_cli.checking.rules import ADVICE, RULES, breaches, breaches_in
from uvp_cli.checking.rules.log import Logged
from uvp_cli.document import catalogue, logs, versions
from uvp_cli.document.bounds import MAX_FINDINGS
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
from uvp_cli.document.reading import read, read_stream
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
        kept = tuple(
            finding
            for finding in self.diagnostics
            if _stops_reading(finding)
            or (
                (not select or finding.code.startswith(tuple(select)))
                and not finding.code.startswith(tuple(ignore))
            )
        )
        errors = [
            diagnostic for diagnostic in self.diagnostics if diagnostic.severity is Severity.ERROR
        ]
        if errors and not any(diagnostic.severity is Severity.ERROR for diagnostic in kept):
            kept = tuple(sorted((*kept, _left_out(errors)), key=_order))
        return replace(self, diagnostics=kept)

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


def _stops_reading(finding: Diagnostic) -> bool:
    """Whether there may be more than what was found: the file, its YAML or the list breaks off."""
    if finding.code == catalogue.TOO_MANY_FINDINGS.code:
        return True
    return finding.severity is Severity.ERROR and finding.code.startswith(("UVP0", "UVP1"))


def _left_out(errors: Sequence[Diagnostic]) -> Diagnostic:
    """That these errors are not shown, and what that means: at the first of them."""
    which = "een fout" if len(errors) == 1 else f"{dutch.number(len(errors))} fouten"
    return catalogue.ERRORS_LEFT_OUT.diagnose(
        errors[0].location,
        f"Niet gecontroleerd op wat u koos: dit document heeft {which} van een andere soort.",
        "Los die eerst op; u ziet ze zonder --select en --ignore.",
    )


@dataclass(slots=True)
class Tally:
    """What passed by: files, errors, warnings, and files that could not be read."""

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
    return _check_what(lambda: read(path), Path(path))


def check_stream(stream: BinaryIO, name: str, of: Programme | None = None) -> Checked:
    """Reads and checks what comes from `stream`, called `name` in what is found; a log against the
    programme that it is `of`."""
    return _check_what(lambda: read_stream(stream, name), of=of)


def _check_what(
    opens: Callable[[], Document], path: Path | None = None, of: Programme | None = None
) -> Checked:
    try:
        document = opens()
    except Unreadable as error:
        return Checked.unread(error)
    if of is None and path and logs.is_log(document.data):
        of = _beside(path)
    return check(document, of=of)


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
        _add(diagnostics, (misfit for misfit in misfits if _is_certain(misfit, document)), document)
        _add(diagnostics, _break_rules(whole, misfits, document, of), document)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
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


def _shown(whole: Programme | Log, document: Document) -> Programme | Log:
    """The same with its texts as every answer shows them, on one line where they belong on one."""
    data = layout.shown(document.data)
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
    left = tuple(_once(diagnostics))
    lines = (
        lines_at(document.text, (diagnostic.location.line for diagnostic in left)) if left else {}
    )
    programme = whole if isinstance(whole, Programme) else None
    log = whole if isinstance(whole, Log) else None
    return Checked(document.name, programme, left, lines, log=log)


def _once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings in order; what an alias repeats elsewhere in the document only once."""
    once = list(
        {_order(diagnostic): diagnostic for diagnostic in sorted(diagnostics, key=_order)}.values()
    )
    if len(once) < MAX_FINDINGS:
        return once
    last = once[MAX_FINDINGS - 1]
    rule = catalogue.TOO_MANY_FINDINGS
    message = f"Dit document heeft minstens {dutch.number(MAX_FINDINGS)} bevindingen."
    hint = "De rest is weggelaten; los deze eerst op."
    # A large programme with nothing but warnings is still a valid one.
    is_valid = all(diagnostic.severity is not Severity.ERROR for diagnostic in once)
    severity = Severity.WARNING if is_valid else rule.severity
    return [*once[:MAX_FINDINGS], Diagnostic(last.location, rule.code, message, "", hint, severity)]


def _order(diagnostic: Diagnostic) -> tuple[Location, str, str]:
    return diagnostic.location, diagnostic.code, diagnostic.message


def _fitted(
    diagnostics: list[Diagnostic], misfits: Sequence[Finding], document: Document
) -> list[Diagnostic]:
    """What reading found, with advice on an unclear value that suits the place where it stands, and
    on an unclear key that of a block which is something else, such as years with amounts."""
    if not any(diagnostic.code == catalogue.UNCLEAR_VALUE.code for diagnostic in diagnostics):
        return diagnostics
    hints: dict[str | Location, str | None] = {}
    for misfit in misfits[:MAX_PLACED]:
        if not misfit.at_key:
            hints |= dict.fromkeys(
                (_place(misfit, document).location, render_path(misfit.path)), misfit.hint
            )
    return [
        replace(
            diagnostic, hint=hints.get(diagnostic.path or diagnostic.location) or diagnostic.hint
        )
        if diagnostic.code == catalogue.UNCLEAR_VALUE.code
        else diagnostic
        for diagnostic in diagnostics
    ]


def _add(diagnostics: list[Diagnostic], findings: Iterable[Finding], document: Document) -> None:
    """Adds findings with their place, but for places where an earlier step found the cause."""
    taken = {
        diagnostic.location for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR
    }
    placed = [_place(finding, document) for finding in islice(findings, MAX_PLACED)]
    diagnostics.extend(diagnostic for diagnostic in placed if diagnostic.location not in taken)


def _is_certain(finding: Finding, document: Document) -> bool:
    """Whether a misfit holds: a missing key may stand after the place where the YAML breaks."""
    return document.complete or finding.rule is not catalogue.MISSING_KEY


def _break_rules(
    whole: Programme | Log | None,
    misfits: tuple[Finding, ...],
    document: Document,
    of: Programme | None,
) -> Iterator[Finding]:
    """What breaks a rule in the parts that have the right shape, and would without the misfits."""
    rest = Remainder(document.data)
    subject = whole or rest.fit(misfits)
    if subject is None:
        return
    lost = rest.lost()
    for finding in _breaches(subject, of):
        if finding.about != "value" and not document.complete:
            continue
        related = rest.original(finding.related) if finding.related else None
        original = replace(finding, path=rest.original(finding.path), related=related)
        if not rest.explains(original, lost):
            yield original


def _place(finding: Finding, document: Document) -> Diagnostic:
    """The finding with its line and column."""
    location: Location = document.locate(finding.path, key=finding.at_key)
    rule = finding.rule
    path = render_path(document.written(finding.path))
    related = document.locate(finding.related) if finding.related else None
    return rule.diagnose(location, finding.message, finding.hint, path=path, related=related)
