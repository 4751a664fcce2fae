"""From a document to a programme, with everything that is wrong on the way.

A document whose shape is wrong somewhere still has its rules checked: the parts
that do not fit are left out, and the paths of what is found are those of the
document as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import islice
from os import PathLike
from typing import Any, BinaryIO

from uvp_cli import dutch
from uvp_cli.checking import decisions, schema, suppressions
from uvp_cli.checking.rules import ADVICE, RULES
from uvp_cli.document import catalogue, versions
from uvp_cli.document.bounds import MAX_FINDINGS
from uvp_cli.document.findings import (
    Diagnostic,
    Finding,
    KeyPath,
    Location,
    Severity,
    Unreadable,
    lines_at,
    render_path,
)
from uvp_cli.document.nodes import Document
from uvp_cli.document.reading import read, read_stream
from uvp_cli.programme.model import Programme
from uvp_cli.values import dataclass

MAX_PLACED = 20 * MAX_FINDINGS
"""Findings of one step whose place is looked up, before the first ones in the file are kept."""
STAND_INS = {
    "version": versions.CURRENT,
    "id": "onbekend",
    "title": "onbekend",
    "period": {"from": "0001-01", "to": "9999-12"},
}
"""What stands in for a required value at the top that does not fit, so that the rest is checked."""
REGISTERS = ("gemeenten", "departments", "partners", "roles", "themes", "other_actions")
"""Sections whose ids the rest of a document refers to."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome for one document: a programme when it has no errors, and all findings.

    `lines` are the lines of the file, by number, at which something was found;
    `readable` is false when the file could not be read.
    """

    name: str
    programme: Programme | None
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[int, str] = field(default_factory=dict)
    readable: bool = True

    def narrowed(self, select: Sequence[str], ignore: Sequence[str]) -> Checked:
        """The same with only the findings whose code begins with one of `select`, if any are
        given, and with none of `ignore`."""
        kept = tuple(
            each
            for each in self.diagnostics
            if (not select or each.code.startswith(tuple(select)))
            and not each.code.startswith(tuple(ignore))
        )
        return replace(self, diagnostics=kept)

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


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
            self.unreadable += not result.readable and bool(result.diagnostics)
            yield result


def check_file(path: str | PathLike[str]) -> Checked:
    """Reads and checks a file; one that cannot be read is a finding too."""
    return _check_what(lambda: read(path))


def check_stream(stream: BinaryIO, name: str) -> Checked:
    """Reads and checks what comes from `stream`, called `name` in what is found."""
    return _check_what(lambda: read_stream(stream, name))


def _check_what(opens: Callable[[], Document]) -> Checked:
    try:
        return check(opens())
    except Unreadable as error:
        diagnostic = error.diagnostic
        return Checked(diagnostic.location.file, None, (diagnostic,), readable=False)


def check(document: Document, *, advise: bool = True) -> Checked:
    """The programme in `document`, and every finding sorted by place and code; only what makes
    it no programme, if not `advise`.

    An older document is read as one of the current version; a newer one cannot be judged.
    """
    newer = versions.newer(document.data)
    if newer is not None:
        return _checked(document, None, [*document.diagnostics, _place(newer, document)])
    document = versions.up_to_date(document)
    found = list(document.diagnostics)
    programme: Programme | None = None
    if document.root is not None:
        programme, misfits = schema.validate(document.data)
        _add(found, (each for each in misfits if _is_certain(each, document)), document)
        _add(found, _break_rules(programme, misfits, document), document)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        programme = None
    if programme is not None and not advise:
        return Checked(document.name, programme, ())
    if programme is not None:
        _add(found, (each for rule in ADVICE for each in rule(programme)), document)
    left = suppressions.apply(found, document)
    if programme is not None:
        left += decisions.undecided(document)
    return _checked(document, programme, left)


def _checked(
    document: Document, programme: Programme | None, found: Iterable[Diagnostic]
) -> Checked:
    """The outcome, with each finding once and in order."""
    left = tuple(_once(found))
    lines = lines_at(document.text, (each.location.line for each in left)) if left else {}
    return Checked(document.name, programme, left, lines)


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings in order; what an alias repeats elsewhere in the document only once."""
    once = list({_order(each): each for each in sorted(found, key=_order)}.values())
    if len(once) < MAX_FINDINGS:
        return once
    last = once[MAX_FINDINGS - 1]
    rule = catalogue.TOO_MANY_FINDINGS
    message = f"Dit document heeft minstens {dutch.number(MAX_FINDINGS)} bevindingen."
    hint = "De rest is weggelaten; los deze eerst op."
    # A large programme with nothing but warnings is still a valid one.
    is_valid = all(each.severity is not Severity.ERROR for each in once)
    severity = Severity.WARNING if is_valid else rule.severity
    return [*once[:MAX_FINDINGS], Diagnostic(last.location, rule.code, message, "", hint, severity)]


def _order(diagnostic: Diagnostic) -> tuple[Location, str, str]:
    return diagnostic.location, diagnostic.code, diagnostic.message


def _add(found: list[Diagnostic], findings: Iterable[Finding], document: Document) -> None:
    """Adds findings with their place, but for places where an earlier step found the cause."""
    taken = {diagnostic.location for diagnostic in found}
    placed = [_place(finding, document) for finding in islice(findings, MAX_PLACED)]
    found.extend(each for each in placed if each.location not in taken)


def _is_certain(finding: Finding, document: Document) -> bool:
    """Whether a misfit holds: a missing key may stand after the place where the YAML breaks."""
    return document.complete or finding.rule is not catalogue.MISSING_KEY


def _break_rules(
    programme: Programme | None, misfits: tuple[Finding, ...], document: Document
) -> Iterator[Finding]:
    """What breaks a rule in the parts that have the right shape, and would without the misfits."""
    rest = _Remainder(document.data)
    subject = programme or rest.fit(misfits)
    if subject is None:
        return
    for finding in (finding for rule in RULES for finding in rule(subject)):
        related = rest.original(finding.related) if finding.related else None
        placed = replace(finding, path=rest.original(finding.path), related=related)
        if not rest.explains(placed, complete=document.complete):
            yield placed


def _place(finding: Finding, document: Document) -> Diagnostic:
    """The finding with its line and column."""
    location: Location = document.locate(finding.path, key=finding.at_key)
    rule = finding.rule
    path = render_path(finding.path)
    related = document.locate(finding.related) if finding.related else None
    return rule.diagnose(location, finding.message, finding.hint, path=path, related=related)


class _Remainder:
    """What is left of a document without the parts whose shape is wrong."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self.left_out: set[KeyPath] = set()
        self.stand_ins: dict[Any, Any] = {}
        self.kept: dict[KeyPath, list[int]] = {}
        """For each list from which items were left out: the indices of the others."""

    def fit(self, misfits: tuple[Finding, ...]) -> Programme | None:
        """The largest programme that leaves out every misfit; None if nothing remains.

        A value that is left out makes its key missing, and a missing key takes
        the block that it belongs to along, so this ends at the top.
        """
        while misfits:
            for finding in misfits:
                path = self.original(finding.path)
                missing = finding.rule is catalogue.MISSING_KEY
                if missing and len(path) == 1 and path[0] in STAND_INS:
                    self.stand_ins[path[0]] = STAND_INS[str(path[0])]
                else:
                    self.left_out.add(path[:-1] if missing else path)
            if () in self.left_out:
                return None
            self.kept.clear()
            rest = self._without_left_out(self.data, ())
            programme, misfits = schema.validate({**rest, **self.stand_ins})
        return programme

    def original(self, path: KeyPath) -> KeyPath:
        """The path in the document of what stands at `path` in the remainder."""
        found: KeyPath = ()
        for step in path:
            kept = self.kept.get(found)
            found = (*found, kept[step] if kept is not None and isinstance(step, int) else step)
        return found

    def explains(self, finding: Finding, *, complete: bool) -> bool:
        """Whether what was left out, or was never read, may be what `finding` misses."""
        if not finding.absent:
            return False
        if not complete:
            return True
        path = finding.path
        if finding.rule.code.startswith("UVP3"):
            named = path[-1] if finding.at_key else _value_at(self.data, path)
            return self._lost_names is None or named in self._lost_names
        return path[:-1] in self._lost_from or path in self._lost_within

    @cached_property
    def _lost_names(self) -> frozenset[str] | None:
        """What the parts left out may have held the id of; None where that may be anything."""
        if any(
            path[-1] in ("goals", "actions") or (len(path) == 1 and path[0] in REGISTERS)
            for path in self.left_out
        ):
            return None
        parts = (_value_at(self.data, path) for path in self.left_out)
        return frozenset(name for part in parts for name in _names(part))

    @cached_property
    def _lost_from(self) -> frozenset[KeyPath]:
        """The lists and mappings from which something was left out."""
        return frozenset(left[:-1] for left in self.left_out)

    @cached_property
    def _lost_within(self) -> frozenset[KeyPath]:
        """The parts that were left out, and all that they stand in."""
        return frozenset(left[:end] for left in self.left_out for end in range(len(left) + 1))

    def _without_left_out(self, node: Any, path: KeyPath) -> Any:
        if isinstance(node, dict):
            return {
                key: self._without_left_out(value, (*path, key))
                for key, value in node.items()
                if (*path, key) not in self.left_out
            }
        if isinstance(node, list):
            kept = [index for index in range(len(node)) if (*path, index) not in self.left_out]
            if len(kept) < len(node):
                self.kept[path] = kept
            return [self._without_left_out(node[index], (*path, index)) for index in kept]
        return node


def _names(part: Any) -> Iterator[str]:
    """What a part of the document may have been the id of: its own texts, and every id in it."""
    own = part.values() if isinstance(part, dict) else [part]
    yield from (each.casefold() for each in own if isinstance(each, str))
    yield from (each for each in _ids(part) if isinstance(each, str))


def _ids(node: Any) -> Iterator[Any]:
    """Every id in a part of the document."""
    if isinstance(node, dict):
        if "id" in node:
            yield node["id"]
        for value in node.values():
            yield from _ids(value)
    elif isinstance(node, list):
        for value in node:
            yield from _ids(value)


def _value_at(data: Any, path: KeyPath) -> Any:
    """The value at `path`; None if there is none."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
