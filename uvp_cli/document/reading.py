"""Reading YAML: bytes to text, to nodes with a line and column, to plain data.

The only room that reads YAML, and where every bound on a hostile document lives.
A file that cannot be read at all raises `Unreadable`; what is wrong in a file
that can be read becomes a `Diagnostic`, and the rest is still read.

Plain values follow the part of YAML on which YAML 1.1 and 1.2 agree. What they
read differently (`no`, `010`, `1:30`) is refused with advice, so that an editor
and this tool never see two different documents. Dates stay text.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import field, replace
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from uvp_cli.document import catalogue
from uvp_cli.document.findings import (
    Diagnostic,
    KeyPath,
    Location,
    Rule,
    render_path,
    shorten,
    split_lines,
)
from uvp_cli.values import dataclass

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 50
MAX_NODES = 500_000
MAX_KEYS = 1_000
"""Keys in one mapping; the largest legitimate one has a weight for every municipality."""
MAX_ALIAS_NODES = 10_000
"""Nodes that all aliases together may repeat."""
LONG_TEXT = 100
"""Characters of text that count as another node, so that repeating text is bounded too."""
MAX_DIGITS = 15
"""Longest number; a binary float, as JSON readers use, is exact up to here."""
MAX_CONTROL_FINDINGS = 10
MAX_DIRECTIVES = 10
"""Lines that begin with %; the parser compares each with every other."""
MAX_FINDINGS = 1_000
"""Findings about one document; whoever has more is not helped by the rest."""


class Unreadable(Exception):
    """The file cannot be read at all; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(slots=True)
class Scalar:
    """A single value; `plain` when it is written without quotes."""

    line: int
    column: int
    value: str
    plain: bool
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    size: int = 1
    """Nodes in it, itself included, with what aliases repeat; long text counts for more."""
    height: int = 1
    """Levels of lists and mappings in it, itself included."""


@dataclass(slots=True)
class Mapping:
    """Keys with their nodes, in the order of the file."""

    line: int
    column: int
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    size: int = 1
    height: int = 1


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document: plain data, the place of everything in it, and YAML findings.

    `complete` is false when reading stopped before the end, so that what stands
    further on is unknown.
    """

    name: str
    text: str
    root: Node | None
    data: Any
    diagnostics: tuple[Diagnostic, ...]
    complete: bool = True
    quoted: tuple[tuple[int, int], ...] = ()
    """First and last lines of texts that look as if they hold a comment for uvp."""

    def locate(self, path: KeyPath, *, key: bool = False) -> Location:
        """Where the value at `path` stands, or its key; as near as can be if it is absent."""
        node: Node | None = self.root
        place: Node | None = node
        for step in path:
            if isinstance(node, Mapping) and step in node.entries:
                name, node = node.entries[str(step)]
                place = name if key or _is_empty(node) else node
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                place = node = node.items[step]
            else:
                break
        if place is None:
            return Location(self.name, 1, 1)
        if isinstance(place, Mapping) and place.entries:
            place = next(iter(place.entries.values()))[0]
        return Location(self.name, place.line, place.column)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a value stands in the text: from `start` up to `end`.

    `style` is how it is written: plain (nothing), with ' or ", or as a block with | or >.
    """

    start: int
    end: int
    style: str
    in_flow: bool
    """Whether it stands between brackets, where a comma ends it."""
    anchored: bool
    """Whether it has a name, by which it may be repeated elsewhere."""


def extents(document: Document) -> dict[tuple[int, int], Extent]:
    """Every value (and key) of a document without findings, by its line and column.

    What an alias repeats is not among them.
    """
    import yaml

    found = {}
    in_flow = [False]
    for event in _events(document.text):
        if isinstance(event, yaml.CollectionStartEvent):
            in_flow.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            in_flow.pop()
        elif isinstance(event, yaml.ScalarEvent):
            mark: Any = event.start_mark
            end = _end(event, document.text)
            found[mark.line + 1, mark.column + 1] = Extent(
                mark.index, end, event.style or "", in_flow[-1], event.anchor is not None
            )
    return found


def first_anchor(document: Document) -> int | None:
    """The line of the first anchor or alias in a document without findings, if there is one."""
    named = (each for each in _events(document.text) if getattr(each, "anchor", None) is not None)
    return next((each.start_mark.line + 1 for each in named), None)


def _end(event: Any, text: str) -> int:
    """Where a value ends in the text."""
    end: int = event.end_mark.index
    if getattr(event, "style", None) in ("|", ">"):
        # To the parser, empty lines behind a block are part of it.
        begin = event.start_mark.index
        return int(begin + len(text[begin:end].rstrip(" \t\r\n")))
    return end


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in the text, with all that is in it: from `start` up to `end`.

    `begin` is where its key begins; of what has no key, the same as `start`.
    """

    begin: int
    start: int
    end: int
    in_flow: bool
    """Whether it stands between brackets."""


@dataclass(slots=True)
class _Around:
    """A list or mapping whose end has not been seen yet; `step` is what comes next in it.

    In a mapping that is None while a key must come.
    """

    path: KeyPath
    begin: int
    start: int
    is_flow: bool
    step: str | int | None
    key: int = 0


def spans(document: Document) -> dict[KeyPath, Span]:
    """Where everything in a document without findings stands, by its path.

    What an alias repeats stands elsewhere; only the alias itself is among them.
    """
    import yaml

    found = {}
    around: list[_Around] = []
    end = 0
    for event in _events(document.text):
        if isinstance(event, yaml.CollectionEndEvent):
            ended = around.pop()
            if ended.is_flow:
                end = _end(event, document.text)
            in_flow = bool(around) and around[-1].is_flow
            found[ended.path] = Span(ended.begin, ended.start, end, in_flow)
        elif isinstance(event, yaml.NodeEvent):
            mark: Any = event.start_mark
            outer = around[-1] if around else None
            if outer and outer.step is None:
                outer.step, outer.key = str(getattr(event, "value", "")), mark.index
                continue
            path, begin = _step(outer, mark.index)
            if isinstance(event, yaml.CollectionStartEvent):
                first = 0 if isinstance(event, yaml.SequenceStartEvent) else None
                around.append(_Around(path, begin, mark.index, bool(event.flow_style), first))
            else:
                end = _end(event, document.text)
                found[path] = Span(begin, mark.index, end, bool(outer and outer.is_flow))
    return found


def _step(outer: _Around | None, start: int) -> tuple[KeyPath, int]:
    """The path of what starts here, and where its key begins; `outer` goes on to what is next."""
    if outer is None or outer.step is None:
        return (), start
    step, is_item = outer.step, isinstance(outer.step, int)
    outer.step = step + 1 if isinstance(step, int) else None
    return (*outer.path, step), start if is_item else outer.key


def read(path: str | os.PathLike[str]) -> Document:
    """The document in the file at `path`. Raises `Unreadable`."""
    name = name_of(path)
    return parse(decode(_read_bytes(Path(path), name), name), name)


def name_of(path: str | os.PathLike[str]) -> str:
    r"""The path as it can be printed: one of bytes that are no text with those bytes as \xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_stream(stream: BinaryIO, name: str) -> Document:
    """The document in `stream`, called `name` in what is found. Raises `Unreadable`."""
    return parse(decode(_bounded(stream, name), name), name)


def decode(content: bytes, name: str) -> str:
    """UTF-8 bytes as text, without a byte order mark. Raises `Unreadable` at the bad byte."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(
            _finding(catalogue.NOT_UTF8, name, 1, 1, "Dit bestand is UTF-16.", _SAVE_AS_UTF8)
        )
    marked = content.removeprefix(codecs.BOM_UTF8)
    try:
        return marked.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(marked[: error.start].decode("utf-8"))
        message = f"Dit bestand is geen UTF-8: byte 0x{marked[error.start]:02X} hoort hier niet."
        raise Unreadable(
            _finding(catalogue.NOT_UTF8, name, line, column, message, _SAVE_AS_UTF8)
        ) from None


def parse(text: str, name: str) -> Document:
    """`text` as a document called `name`. Never raises: what is wrong is a diagnostic."""
    findings: list[Diagnostic] = []
    clean = _without_control_characters(text, name, findings)
    composer = _Composer(name, findings)
    root = composer.compose(clean)
    if root is not None and _is_empty(root):
        root = None
    if root is None and not findings:
        findings.append(
            _finding(catalogue.EMPTY, name, 1, 1, "Dit document is leeg.", "Begin met: version: 1")
        )
    data = _plain(root, (), name, findings) if root is not None else None
    if len(findings) >= MAX_FINDINGS:
        root = data = None
    return Document(
        name, text, root, data, tuple(findings), composer.complete, tuple(composer.quoted)
    )


_SAVE_AS_UTF8 = "Sla het bestand op als UTF-8."


def _read_bytes(path: Path, name: str) -> bytes:
    """At most `MAX_BYTES` of a file. Raises `Unreadable`."""
    try:
        if path.is_dir():
            raise Unreadable(
                _finding(
                    catalogue.NOT_READABLE,
                    name,
                    1,
                    1,
                    "Dit is een map, geen programma.",
                    "Noem het bestand zelf, of zet er een programma in.",
                )
            )
        with path.open("rb") as stream:
            return _bounded(stream, name)
    except FileNotFoundError:
        hint = "Controleer de naam en de map."
        raise Unreadable(
            _finding(catalogue.NOT_FOUND, name, 1, 1, "Dit bestand bestaat niet.", hint)
        ) from None
    except (OSError, ValueError) as error:
        reason = (
            "u hebt geen leesrechten" if isinstance(error, PermissionError) else "lezen mislukt"
        )
        message = f"Dit bestand is niet te lezen: {reason}."
        raise Unreadable(_finding(catalogue.NOT_READABLE, name, 1, 1, message, None)) from None


def _bounded(stream: BinaryIO, name: str) -> bytes:
    """All of `stream`, if that is no more than `MAX_BYTES`. Raises `Unreadable`."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        message = f"Dit bestand is groter dan {MAX_BYTES // 1024 // 1024} MB."
        hint = "Een programma is hooguit enkele MB; is dit het goede bestand?"
        raise Unreadable(_finding(catalogue.TOO_LARGE, name, 1, 1, message, hint))
    return content


# YAML lists what it allows; the same said of what it does not takes far less time to compile.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def _without_control_characters(text: str, name: str, findings: list[Diagnostic]) -> str:
    """`text` with each character that YAML forbids reported and replaced by a space."""
    for count, match in enumerate(_CONTROL.finditer(text)):
        if count == MAX_CONTROL_FINDINGS:
            break
        line, column = _position(text[: match.start()])
        message = f"Onzichtbaar stuurteken U+{ord(match[0]):04X}."
        findings.append(
            _finding(
                catalogue.CONTROL_CHARACTER, name, line, column, message, "Verwijder dit teken."
            )
        )
    return _CONTROL.sub(" ", text)


def _position(before: str) -> tuple[int, int]:
    """Line and column, both from 1, of what comes after the text `before`."""
    lines = split_lines(before)
    return len(lines), len(lines[-1]) + 1


class _Stop(Exception):
    """Reading further makes no sense; the finding has been recorded."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen yet."""

    node: Sequence | Mapping
    anchor: str | None
    key: Scalar | None = None
    keep: bool = True
    """Whether the value that comes next is kept; not after a key that was refused."""


class _Composer:
    """Builds nodes from YAML events, without recursion and within the bounds."""

    def __init__(self, name: str, findings: list[Diagnostic]) -> None:
        self.name = name
        self.findings = findings
        self.root: Node | None = None
        self.complete = True
        self.quoted: list[tuple[int, int]] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.named: dict[str, Scalar] = {}
        """For each anchor where it stood first."""
        self.nodes = 0
        self.repeated = 0

    def compose(self, text: str) -> Node | None:
        """The root node, or what stands before the place where the YAML breaks."""
        import yaml

        directives = list(islice(_DIRECTIVE.finditer(text), MAX_DIRECTIVES + 1))
        if len(directives) > MAX_DIRECTIVES:
            line, column = _position(text[: directives[-1].start()])
            message = f"Dit document heeft meer dan {MAX_DIRECTIVES} regels die met % beginnen."
            self._report(catalogue.TOO_MANY_NODES, line, column, message, "Verwijder deze regels.")
            return None
        try:
            for event in _events(text):
                if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                    self._report_second_document(event)
                    break
                self._take(event)
        except _Stop:
            # Refused: what stands in it is not looked at further.
            self.stack.clear()
            self.root = None
        except yaml.YAMLError as error:
            problem = str(getattr(error, "problem", None) or error)
            line, column = _syntax_place(error, problem, text)
            self._report(
                catalogue.SYNTAX, line, column, *_explain_syntax(problem, text, line, column)
            )
            self.complete = False
        while self.stack:
            self._attach(self.stack.pop().node)
        return self.root

    def _report_second_document(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        hint = "Zet elk programma in een eigen bestand."
        message = "Hier begint een tweede document."
        self._report(catalogue.SECOND_DOCUMENT, line, column, message, hint)

    def _take(self, event: Any) -> None:
        kind = type(event).__name__
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if kind == "ScalarEvent":
            self._check_tag(event, line, column)
            self._check_anchor(event.anchor, line, column)
            tagged_nothing = event.tag is not None and not event.value
            plain = not event.style and not tagged_nothing
            if "uvp:" in event.value:
                self.quoted.append((line, event.end_mark.line + 1))
            node = Scalar(line, column, event.value, plain, size=1 + len(event.value) // LONG_TEXT)
            self._add(node, event.anchor)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._check_tag(event, line, column)
            self._check_anchor(event.anchor, line, column)
            opened = (Mapping if kind == "MappingStartEvent" else Sequence)(line, column)
            self._open(opened, event.anchor)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._close()
        elif kind == "AliasEvent":
            self._add_alias(event.anchor, line, column)

    def _open(self, node: Sequence | Mapping, anchor: str | None) -> None:
        self._check_depth(node, node.line, node.column)
        self.stack.append(_Open(node, anchor))
        if anchor:
            self.anchors.pop(anchor, None)

    def _check_depth(self, node: Node, line: int, column: int) -> None:
        """Refuses a node that would reach below the deepest level allowed."""
        if len(self.stack) + node.height > MAX_DEPTH:
            message = f"Dit document is dieper genest dan {MAX_DEPTH} niveaus."
            self._report(catalogue.TOO_DEEP, line, column, message, "Controleer het inspringen.")
            raise _Stop

    def _close(self) -> None:
        opened = self.stack.pop()
        self._add(opened.node, opened.anchor)

    def _add_alias(self, anchor: str, line: int, column: int) -> None:
        target = self.anchors.get(anchor)
        if target is None:
            open_anchors = {frame.anchor for frame in self.stack}
            rule, what = (
                (catalogue.RECURSIVE_ALIAS, f"*{anchor} verwijst naar iets waar het zelf in staat.")
                if anchor in open_anchors
                else (catalogue.SYNTAX, f"*{anchor} verwijst naar een anker dat er niet is.")
            )
            self._report(rule, line, column, what, "Schrijf de inhoud hier uit.")
            target = Scalar(line, column, "", plain=False)
        if isinstance(target, Scalar):
            # What is wrong with a repeated value is shown where it is repeated.
            target = Scalar(line, column, target.value, target.plain, target.size)
        self._check_depth(target, line, column)
        self.repeated += target.size
        if self.repeated > MAX_ALIAS_NODES:
            message = f"De verwijzingen (*) herhalen samen meer dan {MAX_ALIAS_NODES} onderdelen."
            self._report(catalogue.TOO_MANY_NODES, line, column, message, "Schrijf de inhoud uit.")
            raise _Stop
        self._add(target, None)

    def _add(self, node: Node, anchor: str | None) -> None:
        """Puts a finished node in the list or mapping that it stands in, within bounds."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            message = f"Dit document telt meer dan {MAX_NODES} onderdelen."
            self._report(catalogue.TOO_MANY_NODES, node.line, node.column, message, None)
            raise _Stop
        if anchor:
            self.anchors[anchor] = node
        self._attach(node)

    def _attach(self, node: Node) -> None:
        if not self.stack:
            self.root = node if self.root is None else self.root
            return
        parent = self.stack[-1]
        if isinstance(parent.node, Sequence):
            parent.node.items.append(node)
            _grow(parent.node, node)
        elif parent.key is None:
            self._take_key(parent, parent.node, node)
        else:
            if parent.keep:
                parent.node.entries[parent.key.value] = (parent.key, node)
                _grow(parent.node, node)
            parent.key = None

    def _take_key(self, parent: _Open, mapping: Mapping, key: Node) -> None:
        parent.keep = False
        if not isinstance(key, Scalar):
            parent.key = Scalar(key.line, key.column, "", plain=True)
            hint = "Schrijf een gewoon woord als sleutel."
            self._report(
                catalogue.KEY_NOT_TEXT, key.line, key.column, "Deze sleutel is geen tekst.", hint
            )
            return
        parent.key = key
        if key.plain and key.value == "<<":
            message = "Samenvoegen met << is niet toegestaan."
            self._report(catalogue.MERGE, key.line, key.column, message, "Schrijf de sleutels uit.")
        elif key.value in mapping.entries:
            first = mapping.entries[key.value][0]
            message = f"De sleutel '{shorten(key.value)}' staat er al, op regel {first.line}."
            hint = "Verwijder een van beide of voeg ze samen."
            self._report(catalogue.DUPLICATE_KEY, key.line, key.column, message, hint, first)
        elif len(mapping.entries) == MAX_KEYS:
            message = f"Dit blok telt meer dan {MAX_KEYS} sleutels."
            self._report(catalogue.TOO_MANY_NODES, key.line, key.column, message, None)
            raise _Stop
        else:
            parent.keep = True

    def _check_tag(self, event: Any, line: int, column: int) -> None:
        if event.tag is not None:
            message = f"De tag '{shorten(event.tag)}' is niet toegestaan."
            self._report(catalogue.TAG, line, column, message, "Laat de tag weg.")

    def _check_anchor(self, anchor: str | None, line: int, column: int) -> None:
        """Refuses a name that is taken: YAML 1.2 lets it move on, PyYAML does not."""
        if not anchor:
            return
        first = self.named.setdefault(anchor, Scalar(line, column, anchor, plain=True))
        if (first.line, first.column) != (line, column):
            message = f"Het anker &{shorten(anchor)} bestaat al, op regel {first.line}."
            hint = "Geef het een andere naam."
            self._report(catalogue.SYNTAX, line, column, message, hint, first)

    def _report(  # noqa: PLR0913, PLR0917 (a diagnostic has this many parts)
        self,
        rule: Rule,
        line: int,
        column: int,
        message: str,
        hint: str | None,
        other: Scalar | None = None,
    ) -> None:
        """Records a finding; `other` is where the other half of the trouble stands."""
        related = Location(self.name, other.line, other.column) if other else None
        finding = _finding(rule, self.name, line, column, message, hint)
        self.findings.append(replace(finding, related=related))
        if len(self.findings) == MAX_FINDINGS:
            raise _Stop


def _grow(parent: Sequence | Mapping, child: Node) -> None:
    """Counts `child` in the size and height of the node that it stands in."""
    parent.size += child.size
    parent.height = max(parent.height, child.height + 1)


def _events(text: str) -> Iterator[Any]:
    """What the parser reads, in order. Raises `YAMLError` where the YAML breaks.

    PyYAML's own parser reads half a character, and trips over numbers that are too
    large in an escape or a version; libyaml refuses these itself.

    From its release 0.2.6 on, libyaml looks past a thousand brackets before it tells of the
    first, and breaks off there. What stands before that place tells of all but the last.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    event: Any = None
    told = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.ScalarEvent):
                event.value.encode()
            yield event
            told += 1
    except yaml.MarkedYAMLError as error:
        if error.problem_mark and _TOO_NESTED in str(error.problem):
            yield from islice(_events(text[: error.problem_mark.index]), told, None)
        raise
    except (ValueError, OverflowError) as error:
        raise yaml.MarkedYAMLError(problem=str(error), problem_mark=event.start_mark) from error


_TOO_NESTED = "maximum nesting depth"
"""How libyaml says that it will not follow brackets any deeper."""
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_SWITCHES = frozenset({"yes", "no", "on", "off", "<<"})
_ODD_NUMBER = re.compile(
    r"[-+]?(0[0-9_]+|[0-9]+_[0-9_]*|0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+"
    r"|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*"
    r"|([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9_]+)e[-+]?[0-9]+|\.inf)|\.nan|=",
    re.IGNORECASE,
)
"""Numbers that YAML 1.1 and 1.2, or their readers, do not all read alike."""


def plain(node: Node) -> Any:
    """The node as plain data, where what is wrong in it has been found before."""
    return _plain(node, (), "", [])


def _plain(node: Node, path: KeyPath, name: str, findings: list[Diagnostic]) -> Any:
    """The node as dicts, lists, text, numbers, booleans and None."""
    if isinstance(node, Mapping):
        return {
            key: _plain(value, (*path, key), name, findings)
            for key, (_, value) in node.entries.items()
        }
    if isinstance(node, Sequence):
        return [
            _plain(item, (*path, index), name, findings) for index, item in enumerate(node.items)
        ]
    return _plain_scalar(node, path, name, findings) if node.plain else node.value


def _plain_scalar(node: Scalar, path: KeyPath, name: str, findings: list[Diagnostic]) -> Any:
    text = node.value
    lower = text.lower()
    if lower in _WORDS and text in (lower, lower.upper(), lower.capitalize()):
        return _WORDS[lower]
    if _INTEGER.fullmatch(text) or _DECIMAL.fullmatch(text):
        digits = sum(character.isdigit() for character in text)
        if digits <= MAX_DIGITS:
            return float(text) if "." in text else int(text)
        rule, message = (
            catalogue.LONG_NUMBER,
            f"Dit getal telt {digits} cijfers; hooguit {MAX_DIGITS} mag.",
        )
        hint = "Schrijf een korter getal, of zet aanhalingstekens om tekst."
    elif lower in _SWITCHES or _ODD_NUMBER.fullmatch(text):
        rule, message = (
            catalogue.UNCLEAR_VALUE,
            f"'{shorten(text)}' betekent niet in elk programma hetzelfde.",
        )
        hint = (
            f'Bedoelt u tekst? Schrijf dan "{shorten(text)}". '
            "Bedoelt u een getal of ja/nee? Schrijf dan een gewoon getal, true of false."
        )
    else:
        return text
    if len(findings) < MAX_FINDINGS:
        place = render_path(path)
        findings.append(_finding(rule, name, node.line, node.column, message, hint, place))
    return text


def _is_empty(node: Node) -> bool:
    """Whether a node takes no room in the file, so that its key must point to it."""
    return isinstance(node, Scalar) and node.plain and node.value == ""


_SYNTAX: tuple[tuple[str, str, str | None], ...] = (
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt die niet kan.",
        "Zet tekst met een dubbele punt tussen aanhalingstekens, en controleer het inspringen.",
    ),
    (
        "could not find expected ':'",
        "Hier ontbreekt een dubbele punt na de sleutel.",
        "Schrijf: sleutel: waarde",
    ),
    (
        "did not find expected key",
        "Hier wordt een sleutel verwacht.",
        "Controleer het inspringen van deze regel en de regels erboven.",
    ),
    (
        "did not find expected '-' indicator",
        "Hier wordt een nieuw lijstonderdeel verwacht.",
        "Begin de regel met een streepje, even ver ingesprongen als de vorige onderdelen.",
    ),
    (
        "block sequence entries are not allowed",
        "Een lijstonderdeel kan hier niet beginnen.",
        "Zet het streepje op een eigen regel, onder de sleutel.",
    ),
    (
        "did not find expected ',' or ']'",
        "Deze lijst is niet afgesloten.",
        "Voeg een , of ] toe; zet tekst met [ ] { } , tussen aanhalingstekens.",
    ),
    (
        "did not find expected ',' or '}'",
        "Dit blok is niet afgesloten.",
        "Voeg een , of } toe; zet tekst met [ ] { } , tussen aanhalingstekens.",
    ),
    (
        "unexpected end of stream",
        "Wat hier begint, wordt nergens afgesloten.",
        "Sluit tekst af met een aanhalingsteken, een lijst met ] en een blok met }.",
    ),
    (
        "unknown escape character",
        "Dit teken kan niet na een backslash staan.",
        "Schrijf \\\\ voor een backslash, of gebruik enkele aanhalingstekens.",
    ),
    ("undefined alias", "Deze verwijzing (*) heeft geen anker (&).", "Schrijf de inhoud uit."),
    ("undefined tag handle", "Deze tag is onbekend.", "Laat de tag weg."),
    (
        "cannot start any token",
        "Met dit teken kan geen waarde beginnen.",
        "Zet de waarde tussen aanhalingstekens.",
    ),
    (
        "while scanning a block scalar",
        "Dit tekstblok is niet goed ingesprongen.",
        "Laat alle regels van het blok evenveel inspringen.",
    ),
    (
        "comment or line break",
        "Na | of > hoort de tekst op de volgende regel.",
        "Begin een nieuwe regel.",
    ),
    (
        "expected <document start>",
        "Na het einde van het document staat nog iets.",
        "Verwijder dit.",
    ),
    (
        "did not find expected <document start>",
        "Hier staat iets wat niet kan.",
        "Controleer het inspringen.",
    ),
)


def _syntax_place(error: Any, problem: str, text: str) -> tuple[int, int]:
    """Where to look: where the parser stopped, or where what it was reading began.

    The beginning is what helps when something is never closed, or when a key
    lacks its colon: the parser only notices further on.
    """
    context: Any = getattr(error, "context_mark", None)
    mark: Any = getattr(error, "problem_mark", None) or context
    if mark is None:
        return 1, 1
    last = len(split_lines(text.rstrip())) - 1
    if context and ("end of stream" in problem or "expected ':'" in problem or mark.line > last):
        mark = context
    if mark.line > last:
        return _position(text.rstrip())
    return mark.line + 1, mark.column + 1


def _explain_syntax(problem: str, text: str, line: int, column: int) -> tuple[str, str | None]:
    """The parser's message in Dutch, with advice."""
    lines = split_lines(text)
    here = lines[line - 1] if line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or here[column - 1 : column] == "\t":
        return "Deze regel springt in met een tab.", "Gebruik spaties in plaats van tabs."
    for english, message, hint in _SYNTAX:
        if english in problem:
            return message, hint
    return "Dit is geen geldige YAML.", "Controleer het inspringen en de leestekens op deze regel."


def _finding(  # noqa: PLR0913, PLR0917 (a diagnostic has this many parts)
    rule: Rule, name: str, line: int, column: int, message: str, hint: str | None, path: str = ""
) -> Diagnostic:
    return Diagnostic(Location(name, line, column), rule.code, message, path, hint, rule.severity)
