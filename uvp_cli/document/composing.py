"""Composing nodes from the parser's events, without recursion and within the bounds."""

from __future__ import annotations

import re
from dataclasses import field
from itertools import islice
from typing import Any, NoReturn

import yaml

from uvp_cli.document import bounds, catalogue
from uvp_cli.document.complaints import ESCAPE_ADVICE, explained, quoted
from uvp_cli.document.findings import Diagnostic, Location, Rule, shorten
from uvp_cli.document.nodes import Mapping, Node, Position, Scalar, Sequence, end_of, meaning
from uvp_cli.document.parser import events, start_of
from uvp_cli.values import dataclass

_DIRECTIVE = re.compile("^%", re.MULTILINE)
_NAME = re.compile(r"[&*][^\s,\[\]{}]+")
"""An anchor or alias as YAML 1.2 reads its name; PyYAML stops at other characters too."""
ODD_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""A space that is none for YAML, as a word processor or a page of the web has it."""
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#!][^\n\r]*)")
"""A comment that seems to belong to the text before it."""
_NO_COLON = re.compile(r"\s*[,}]")
_PAIR = re.compile(r"([a-z_]+) +([^\s,][^,]*)")
"""A key without a colon, and its value; or the rest of a text."""
_ONE = ("month", "quarter", "half", "year")
"""The keys of whole numbers of which somebody may write two."""
_WHOLE = re.compile(r"-?(\d+|[1-9]\d{0,2}(\.\d{3})+)")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?.*")
_YEAR = re.compile(r"(19|20)\d\d")
_STANDARD_TAG = re.compile("!<|!![a-z]")
CONTROL_CODE = re.compile(
    r"(?<!\\)((?:\\\\)*)(\\[abfv](?=[a-z])|(?<=[^A-Za-z][A-Za-z]:)\\[abefnrtv](?=[a-z]))"
)
"""A backslash in double quotes that makes a sign which nobody sees of the letter behind it, as in
the path of a file; a new line or tab only behind the letter of a drive."""
_QUOTES = frozenset({"“”", "„”", "‘’", "‚’", "«»", "””", "’’"})


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
    is_flow: bool = False
    bare: list[Scalar] = field(default_factory=list)
    """Keys without a colon, from a comma in text without quotes."""


class Composer:
    """Builds nodes from the events of a text called `name`, and adds to `findings`."""

    def __init__(self, name: str, findings: list[Diagnostic]) -> None:
        self.name = name
        self.findings = findings
        self.root: Node | None = None
        self.complete = True
        self.quoted: list[tuple[int, int]] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.first_use: dict[str, Position] = {}
        """The first position of each anchor."""
        self.nodes = 0
        self.repeated = 0
        self.text = ""
        self.end = 0
        """Where the last event ends."""

    def compose(self, text: str) -> Node | None:
        """The root node, or what stands before the place where the YAML breaks."""
        self.text = text
        directives = list(islice(_DIRECTIVE.finditer(text), bounds.MAX_DIRECTIVES + 1))
        if len(directives) > bounds.MAX_DIRECTIVES:
            at = end_of(text[: directives[-1].start()])
            most = bounds.MAX_DIRECTIVES
            message = f"Dit document heeft meer dan {most} regels die met % beginnen."
            self._report(catalogue.TOO_MANY_NODES, at, message, "Verwijder deze regels.")
            return None
        try:
            for event in events(text):
                if isinstance(event, yaml.DocumentStartEvent):
                    if self.root is not None:
                        hint = "Zet elk programma in een eigen bestand."
                        message = "Hier begint een tweede document."
                        self._report(catalogue.SECOND_DOCUMENT, start_of(event), message, hint)
                        break
                    self._check_version(event)
                self._take(event)
        except _Stop:
            # Refused: what stands in it is not looked at further.
            self.stack.clear()
            self.root = None
        except yaml.YAMLError as error:
            self._report(catalogue.SYNTAX, *explained(error, text))
            self._leave_out(error)
            self.complete = False
        while self.stack:
            self._attach(self.stack.pop().node)
        return self.root

    def _leave_out(self, error: Any) -> None:
        """Takes back the last value where the text breaks right behind it: more stands there."""
        if not error.problem_mark:
            return
        between = self.text[self.end : error.problem_mark.index]
        if not self.stack:
            self.root = None if not between.strip(" ") else self.root
            return
        node = self.stack[-1].node
        if between.strip(" ") or (isinstance(node, Mapping) and self.stack[-1].key):
            return
        if isinstance(node, Mapping) and node.entries:
            node.entries.popitem()
        elif isinstance(node, Sequence) and node.items:
            node.items.pop()

    def _take(self, event: Any) -> None:
        self.end = event.end_mark.index
        match event:
            case yaml.ScalarEvent():
                self._take_scalar(event)
            case yaml.CollectionStartEvent():
                at = self._checked_start(event)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                node = Mapping(at) if is_mapping else Sequence(at)
                self._check_depth(node)
                self.stack.append(_Open(node, event.anchor, is_flow=bool(event.flow_style)))
                if event.anchor:
                    self.anchors.pop(event.anchor, None)
            case yaml.CollectionEndEvent():
                opened = self.stack.pop()
                self._report_bare(opened)
                self._add(opened.node, opened.anchor)
            case yaml.AliasEvent(anchor=str(anchor)):
                self._check_name(event, start_of(event))
                self._add_alias(anchor, start_of(event))

    def _take_scalar(self, event: Any) -> None:
        at, value = self._checked_start(event), event.value
        plain = not event.style and (event.tag is None or bool(value))
        if plain and value:
            self._check_whole(event, at)
        if event.style == '"':
            self._check_escapes(self.text[event.start_mark.index : self.end], at)
        if event.style in ("|", ">"):
            # The line end after a block is layout; no text of a programme ends with one.
            value = value.rstrip("\n")
        if "uvp:" in value:
            self.quoted.append((at.line, event.end_mark.line + 1))
        scalar = Scalar(at, value, plain, 1 + len(value) // bounds.LONG_TEXT)
        if self._is_bare(event):
            self.stack[-1].bare.append(scalar)
        self._add(scalar, event.anchor)

    def _checked_start(self, event: Any) -> Position:
        """The start of a node; a tag, or an anchor that is taken, is reported there. YAML 1.2 lets
        an anchor move on, PyYAML does not."""
        at = start_of(event)
        if event.tag is not None:
            self._report_tag(event, at)
        if event.anchor and (first := self.first_use.setdefault(event.anchor, at)) != at:
            message = f"Het anker &{shorten(event.anchor)} bestaat al, op regel {first.line}."
            self._report(catalogue.SYNTAX, at, message, "Geef het een andere naam.", first)
        if event.anchor:
            self._check_name(event, at)
        if self.text[event.start_mark.index - 1 : event.start_mark.index] == "\t":
            message = "Voor deze waarde staat een tab; niet elk programma leest dat."
            self._report(catalogue.UNCLEAR_VALUE, at, message, "Zet er een spatie voor.")
        return at

    def _report_tag(self, event: Any, at: Position) -> None:
        """Reports a tag, or what became one since a text begins with an exclamation mark."""
        written = self.text[event.start_mark.index : event.end_mark.index]
        message, hint = f"De tag '{shorten(event.tag)}' is niet toegestaan.", "Laat de tag weg."
        if isinstance(event, yaml.ScalarEvent) and not _STANDARD_TAG.match(written):
            hint = f"Hoort het bij de tekst? Schrijf {quoted(written)}. Laat de tag anders weg."
        self._report(catalogue.TAG, at, message, hint)

    def _check_escapes(self, written: str, at: Position) -> None:
        """Reports a backslash in double quotes that makes a sign nobody means, as in a path."""
        if found := CONTROL_CODE.search(written):
            message = f"In dubbele aanhalingstekens is {found[2]} één teken, dat u niet ziet."
            self._report(catalogue.CONTROL_CHARACTER, at, message, ESCAPE_ADVICE)

    def _check_version(self, event: Any) -> None:
        """Reports a line %YAML or %TAG, by which other readers see something else."""
        if event.tags or event.version not in (None, (1, 2)):
            message = "Een regel met % laat andere programma's dit document anders lezen."
            self._report(catalogue.UNCLEAR_VALUE, start_of(event), message, "Verwijder die regel.")

    def _check_name(self, event: Any, at: Position) -> None:
        """Reports an anchor or alias whose name other readers take to be longer."""
        name = _NAME.search(self.text, event.start_mark.index)
        if name and name[0][1:] != event.anchor:
            message = f"Niet elk programma leest '{shorten(name[0])}' als dezelfde naam."
            hint = "Zet na de naam een spatie, en gebruik in de naam alleen letters en cijfers."
            self._report(catalogue.UNCLEAR_VALUE, at, message, hint)

    def _check_whole(self, event: Any, at: Position) -> None:
        """Warns where somebody may have meant more, or less, than the plain text of an event."""
        text = event.value
        rest = _CUT_OFF.match(self.text, event.end_mark.index)
        if rest and not rest[1].startswith("#uvp:"):
            message = f"De tekst houdt hier op: '{shorten(rest[1])}' telt als opmerking."
            # Within { } or [ ] the text goes on up to the next part.
            is_flow = bool(self.stack) and self.stack[-1].is_flow
            whole = f"{text} {re.split(r'[],}]', rest[1])[0].rstrip() if is_flow else rest[1]}"
            hint = (
                f"Hoort het erbij? Schrijf {quoted(whole)}. Is het een "
                "opmerking? Zet dan een spatie na #."
            )
            end, white = event.end_mark, rest.start(1) - rest.start()
            behind = Position(end.line + 1, end.column + 1 + white)
            self._report(catalogue.CUT_OFF, behind, message, hint)
        if len(text) > 1 and text[0] + text[-1] in _QUOTES:
            message = f"De tekens {text[0]} en {text[-1]} horen nu bij de tekst zelf."
            hint = f"Bedoelt u gewone aanhalingstekens? Schrijf {quoted(text[1:-1])}."
            self._report(catalogue.SMART_QUOTES, at, message, hint)

    def _check_depth(self, node: Node, at: Position | None = None) -> None:
        """Refuses a node that would reach below the deepest level allowed."""
        if len(self.stack) + node.height > bounds.MAX_DEPTH:
            message = f"Dit document is dieper genest dan {bounds.MAX_DEPTH} niveaus."
            self._refuse(catalogue.TOO_DEEP, at or node.at, message, "Controleer het inspringen.")

    def _add_alias(self, anchor: str, at: Position) -> None:
        target = self.anchors.get(anchor)
        if target is None:
            self._report(*self._no_target(anchor, at), "Schrijf de inhoud hier uit.")
            target = Scalar(at, "", plain=False)
        if isinstance(target, Scalar):
            # What is wrong with a repeated value is shown where it is repeated.
            target = Scalar(at, target.value, target.plain, target.size)
        self._check_depth(target, at)
        self.repeated += target.size
        if self.repeated > bounds.MAX_ALIAS_NODES:
            most = bounds.MAX_ALIAS_NODES
            message = f"De verwijzingen (*) herhalen samen meer dan {most} onderdelen."
            self._refuse(catalogue.TOO_MANY_NODES, at, message, "Schrijf de inhoud uit.")
        self._add(target, None)

    def _no_target(self, anchor: str, at: Position) -> tuple[Rule, Position, str]:
        """The finding of an alias that repeats nothing."""
        if any(frame.anchor == anchor for frame in self.stack):
            message = f"*{anchor} verwijst naar iets waar het zelf in staat."
            return catalogue.RECURSIVE_ALIAS, at, message
        return catalogue.SYNTAX, at, f"*{anchor} verwijst naar een anker dat er niet is."

    def _add(self, node: Node, anchor: str | None) -> None:
        """Puts a finished node in the list or mapping that it stands in, within bounds."""
        self.nodes += 1
        if self.nodes > bounds.MAX_NODES:
            message = f"Dit document telt meer dan {bounds.MAX_NODES} onderdelen."
            self._refuse(catalogue.TOO_MANY_NODES, node.at, message)
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

    def _is_bare(self, event: Any) -> bool:
        """Whether a value is a key between braces without a colon."""
        parent = self.stack[-1] if self.stack else None
        return (
            parent is not None
            and parent.is_flow
            and isinstance(parent.node, Mapping)
            and parent.key is None
            and _NO_COLON.match(self.text, event.end_mark.index) is not None
        )

    def _report_bare(self, parent: _Open) -> None:
        """Reports the keys without a colon that follow each other, as what they are likely to be:
        the rest of a text or number with a comma."""
        if not parent.bare or not isinstance(parent.node, Mapping):
            return
        first, words = parent.bare[0], ", ".join(key.value for key in parent.bare)
        parent.bare = []
        key, (_, last) = next(reversed(parent.node.entries.items()), (None, (None, None)))
        if last is None:
            if pair := _PAIR.fullmatch(words):
                self._read_pair(parent.node, first.at, pair)
            self._report_unpaired(first.at, words)
            return
        hint = "Zet tekst met een komma tussen aanhalingstekens."
        if isinstance(last, Scalar) and key in _ONE and words.isdecimal():
            hint = f"Hier hoort één getal: schrijf {last.value}, en voor {words} nog een regel."
        elif isinstance(last, Scalar) and _WHOLE.fullmatch(last.value) and words.isdecimal():
            whole = last.value.replace(".", "")
            hint = f"Bedoelt u één getal? Schrijf {whole}.{words}, met een punt."
            last.value = f"{whole}.{words}"
        elif isinstance(last, Scalar) and (pair := _PAIR.fullmatch(words)):
            text = quoted(f"{last.value}, {words}")
            key = f"Begint hier een sleutel? Zet een dubbele punt achter '{pair[1]}'."
            hint = f"Hoort het bij de tekst ervoor? Schrijf {text}. {key}"
            self._read_pair(parent.node, first.at, pair)
        elif isinstance(last, Scalar) and last.value:
            # The rest of a text: "0,5 fte" as well as "zorg, wonen". It is read so further on.
            is_joined = first.at.column == last.at.column + len(f"{last.value},")
            last.value += f",{words}" if is_joined else f", {words}"
            last.plain = False
            hint = f"Hoort het bij de tekst ervoor? Schrijf {quoted(last.value)}."
        message = f"De komma voor '{shorten(words)}' begint hier een nieuwe sleutel, zonder waarde."
        self._report(catalogue.COMMA, first.at, message, hint)

    def _read_pair(self, block: Mapping, at: Position, pair: re.Match[str]) -> None:
        """Reads on as if the colon were there, so that the key is not missed."""
        if pair[1] not in block.entries:
            value = Scalar(Position(at.line, at.column + pair.start(2)), pair[2], plain=True)
            block.entries[pair[1]] = (Scalar(at, pair[1], plain=True), value)

    def _report_unpaired(self, at: Position, words: str) -> None:
        """Reports what stands first between braces without a colon: no comma is before that."""
        name, _, value = words.partition(" ")
        hint = (
            f"Zet een dubbele punt achter de sleutel: {shorten(f'{name}: {value}')}"
            if value and "," not in words
            else "Zet achter een sleutel een dubbele punt en een waarde. Een lijst staat tussen "
            "[ en ], tekst met { tussen aanhalingstekens."
        )
        message = f"'{shorten(words)}' is een sleutel zonder waarde."
        self._report(catalogue.COMMA, at, message, hint)

    def _take_key(self, parent: _Open, mapping: Mapping, key: Node) -> None:
        parent.keep = False
        if key in parent.bare:
            parent.key = Scalar(key.at, "", plain=True)
            return
        self._report_bare(parent)
        if not isinstance(key, Scalar):
            parent.key = Scalar(key.at, "", plain=True)
            hint = "Schrijf een gewoon woord als sleutel."
            self._report(catalogue.KEY_NOT_TEXT, key.at, "Deze sleutel is geen tekst.", hint)
            return
        parent.key = key
        if key.plain and key.value == "<<":
            message = "Samenvoegen met << is niet toegestaan."
            self._report(catalogue.MERGE, key.at, message, "Schrijf de sleutels uit.")
        elif key.plain and (space := ODD_SPACE.search(key.value)):
            self._report(catalogue.CONTROL_CHARACTER, key.at, *about_space(space[0]))
        elif key.plain and (not isinstance(meaning(key.value), str) or _DATE.fullmatch(key.value)):
            message = f"De sleutel '{shorten(key.value)}' betekent niet in elk programma hetzelfde."
            hint = (
                f"Schrijf het jaar achter 'year:', zoals {{year: {key.value}, …}}."
                if _YEAR.fullmatch(key.value)
                else f'Zet er aanhalingstekens om: "{shorten(key.value)}".'
            )
            self._report(catalogue.UNCLEAR_VALUE, key.at, message, hint)
            parent.keep = key.value not in mapping.entries
        elif key.value in mapping.entries:
            first = mapping.entries[key.value][0].at
            message = f"De sleutel '{shorten(key.value)}' staat er al, op regel {first.line}."
            hint = "Verwijder een van beide of voeg ze samen."
            self._report(catalogue.DUPLICATE_KEY, key.at, message, hint, first)
        elif len(mapping.entries) == bounds.MAX_KEYS:
            message = f"Dit blok telt meer dan {bounds.MAX_KEYS} sleutels."
            self._refuse(catalogue.TOO_MANY_NODES, key.at, message)
        else:
            parent.keep = True

    def _refuse(self, rule: Rule, at: Position, message: str, hint: str | None = None) -> NoReturn:
        self._report(rule, at, message, hint)
        raise _Stop

    def _report(
        self,
        rule: Rule,
        at: Position,
        message: str,
        hint: str | None,
        other: Position | None = None,
    ) -> None:
        """Records a finding; `other` is where the other half of the trouble stands."""
        related = Location(self.name, *other) if other else None
        location = Location(self.name, *at)
        self.findings.append(rule.diagnose(location, message, hint, related=related))
        if len(self.findings) == bounds.MAX_FINDINGS:
            raise _Stop


def about_space(sign: str) -> tuple[str, str]:
    """A message and advice on a space that is none for YAML."""
    return (
        f"De spatie U+{ord(sign):04X} is voor YAML een letter, en geen gewone spatie.",
        "Vervang dit teken door een gewone spatie.",
    )


def _grow(parent: Sequence | Mapping, child: Node) -> None:
    """Counts `child` in the size and height of the node that it stands in."""
    parent.size += child.size
    if parent.height <= child.height:
        parent.height = child.height + 1
