"""Composing nodes from the parser's events, without recursion and within the bounds."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, NoReturn

import yaml

from uvp_cli.document import bounds, catalogue, syntax
from uvp_cli.document.events import events, start_of
from uvp_cli.document.findings import Diagnostic, Location, Rule, shorten
from uvp_cli.document.nodes import Mapping, Node, Position, Scalar, Sequence, end_of
from uvp_cli.values import dataclass

_DIRECTIVE = re.compile("^%", re.MULTILINE)


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
        """For each anchor where it stood first."""
        self.nodes = 0
        self.repeated = 0

    def compose(self, text: str) -> Node | None:
        """The root node, or what stands before the place where the YAML breaks."""
        directives = list(islice(_DIRECTIVE.finditer(text), bounds.MAX_DIRECTIVES + 1))
        if len(directives) > bounds.MAX_DIRECTIVES:
            at = end_of(text[: directives[-1].start()])
            most = bounds.MAX_DIRECTIVES
            message = f"Dit document heeft meer dan {most} regels die met % beginnen."
            self._report(catalogue.TOO_MANY_NODES, at, message, "Verwijder deze regels.")
            return None
        try:
            for event in events(text):
                if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                    hint = "Zet elk programma in een eigen bestand."
                    message = "Hier begint een tweede document."
                    self._report(catalogue.SECOND_DOCUMENT, start_of(event), message, hint)
                    break
                self._take(event)
        except _Stop:
            # Refused: what stands in it is not looked at further.
            self.stack.clear()
            self.root = None
        except yaml.YAMLError as error:
            self._report(catalogue.SYNTAX, *syntax.explained(error, text))
            self.complete = False
        while self.stack:
            self._attach(self.stack.pop().node)
        return self.root

    def _take(self, event: yaml.Event) -> None:
        end: Any = event.end_mark
        match event:
            case yaml.ScalarEvent(value=value):
                at = self._checked_start(event)
                plain = not event.style and (event.tag is None or bool(value))
                if "uvp:" in value:
                    self.quoted.append((at.line, end.line + 1))
                self._add(
                    Scalar(at, value, plain, 1 + len(value) // bounds.LONG_TEXT), event.anchor
                )
            case yaml.CollectionStartEvent():
                at = self._checked_start(event)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                self._open(Mapping(at) if is_mapping else Sequence(at), event.anchor)
            case yaml.CollectionEndEvent():
                opened = self.stack.pop()
                self._add(opened.node, opened.anchor)
            case yaml.AliasEvent(anchor=str(anchor)):
                self._add_alias(anchor, start_of(event))

    def _checked_start(self, event: Any) -> Position:
        """Where a node starts; a tag, or an anchor that is taken, is reported there.

        YAML 1.2 lets an anchor move on, PyYAML does not.
        """
        at = start_of(event)
        if event.tag is not None:
            message = f"De tag '{shorten(event.tag)}' is niet toegestaan."
            self._report(catalogue.TAG, at, message, "Laat de tag weg.")
        if event.anchor and (first := self.first_use.setdefault(event.anchor, at)) != at:
            message = f"Het anker &{shorten(event.anchor)} bestaat al, op regel {first.line}."
            self._report(catalogue.SYNTAX, at, message, "Geef het een andere naam.", first)
        return at

    def _open(self, node: Sequence | Mapping, anchor: str | None) -> None:
        self._check_depth(node)
        self.stack.append(_Open(node, anchor))
        if anchor:
            self.anchors.pop(anchor, None)

    def _check_depth(self, node: Node, at: Position | None = None) -> None:
        """Refuses a node that would reach below the deepest level allowed."""
        if len(self.stack) + node.height > bounds.MAX_DEPTH:
            message = f"Dit document is dieper genest dan {bounds.MAX_DEPTH} niveaus."
            hint = "Controleer het inspringen."
            self._refuse(catalogue.TOO_DEEP, at or node.at, message, hint)

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
        """Why an alias repeats nothing."""
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

    def _take_key(self, parent: _Open, mapping: Mapping, key: Node) -> None:
        parent.keep = False
        if not isinstance(key, Scalar):
            parent.key = Scalar(key.at, "", plain=True)
            hint = "Schrijf een gewoon woord als sleutel."
            self._report(catalogue.KEY_NOT_TEXT, key.at, "Deze sleutel is geen tekst.", hint)
            return
        parent.key = key
        if key.plain and key.value == "<<":
            message = "Samenvoegen met << is niet toegestaan."
            self._report(catalogue.MERGE, key.at, message, "Schrijf de sleutels uit.")
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


def _grow(parent: Sequence | Mapping, child: Node) -> None:
    """Counts `child` in the size and height of the node that it stands in."""
    parent.size += child.size
    parent.height = max(parent.height, child.height + 1)
