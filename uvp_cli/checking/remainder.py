"""What is left of a document without the parts whose shape is wrong.

Its rules are checked too; what one of them misses may be in the parts that were left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from uvp_cli.checking import shape
from uvp_cli.document import catalogue, logs, versions
from uvp_cli.document.findings import Finding, KeyPath
from uvp_cli.document.nodes import value_at
from uvp_cli.programme.log import Log
from uvp_cli.programme.model import Programme
from uvp_cli.values import dataclass

STAND_INS = {
    "version": versions.CURRENT,
    "id": "onbekend",
    "title": "onbekend",
    "period": {"from": "0001-01", "to": "9999-12"},
}
"""What stands in for a required value at the top that does not fit, so that the rest is checked."""
LOG_STAND_INS = {"version": 1, "progress_of": "onbekend"}
"""The same in a log."""
REGISTERS = ("gemeenten", "units", "departments", "partners", "roles", "themes", "other_actions")
"""Sections whose ids the rest of a document refers to."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Where a document lacks the parts whose shape is wrong.

    `ids` are those that the parts may have held, in whatever place; None where that may be
    any id. `around` are the lists and mappings that the parts stood in, and `within` are the
    parts themselves and everything that they are inside of.
    """

    ids: frozenset[str] | None
    around: frozenset[KeyPath]
    within: frozenset[KeyPath]


class Remainder:
    """What is left of the plain data of a document; at first all of it."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self.left_out: set[KeyPath] = set()
        self.stand_ins: dict[Any, Any] = {}
        self.kept: dict[KeyPath, list[int]] = {}
        """For each list from which items were left out: the indices of the others."""

    def fit(self, misfits: tuple[Finding, ...]) -> Programme | Log | None:
        """The largest programme or log that leaves out every misfit; None if nothing remains.

        A value that is left out makes its key missing, and a missing key takes
        the block that it belongs to along, so this ends at the top.
        """
        whole: Programme | Log | None = None
        stand_ins = LOG_STAND_INS if logs.is_log(self.data) else STAND_INS
        while misfits:
            for finding in misfits:
                path = self.original(finding.path)
                missing = finding.rule is catalogue.MISSING_KEY
                if missing and len(path) == 1 and path[0] in stand_ins:
                    self.stand_ins[path[0]] = stand_ins[str(path[0])]
                else:
                    self.left_out.add(path[:-1] if missing else path)
            if () in self.left_out:
                return None
            self.kept.clear()
            rest = self._without_left_out(self.data, ())
            whole, misfits = shape.validate({**rest, **self.stand_ins})
        return whole

    def original(self, path: KeyPath) -> KeyPath:
        """The path in the document of what stands at `path` in the remainder."""
        original: KeyPath = ()
        for step in path:
            kept = self.kept.get(original)
            original = (*original, kept[step] if kept and isinstance(step, int) else step)
        return original

    def lost(self) -> Lost:
        """Where the document lacks what was left out."""
        return Lost(
            ids=self._lost_ids(),
            around=frozenset(path[:-1] for path in self.left_out),
            within=frozenset(path[:end] for path in self.left_out for end in range(len(path) + 1)),
        )

    def explains(self, finding: Finding, lost: Lost) -> bool:
        """Whether what was left out may be what a finding misses."""
        path = finding.path
        match finding.about:
            case "value":
                # What stands in for a value is not in the document.
                return path[0] in self.stand_ins
            case "part":
                return path[:-1] in lost.around or path in lost.within
            case "id":
                named = path[-1] if finding.at_key else value_at(self.data, path)
                return lost.ids is None or named in lost.ids

    def _lost_ids(self) -> frozenset[str] | None:
        if any(
            path[-1] in ("goals", "actions") or (len(path) == 1 and path[0] in REGISTERS)
            for path in self.left_out
        ):
            return None
        parts = (value_at(self.data, path) for path in self.left_out)
        return frozenset(name for part in parts for name in _names(part))

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
    yield from (name.casefold() for name in own if isinstance(name, str))
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
