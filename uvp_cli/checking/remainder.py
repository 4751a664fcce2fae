"""The rest of a document without the parts whose shape is wrong.

Its rules are checked too; what one of them misses may be in the parts that were left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from uvp_cli.checking import shape
from uvp_cli.document import catalogue, logs, versions
from uvp_cli.document.findings import Finding, KeyPath
from uvp_cli.document.nodes import value_at
from uvp_cli.programme.log import Log
from uvp_cli.programme.model import Programme

STAND_INS = {
    "version": versions.CURRENT,
    "id": "onbekend",
    "title": "onbekend",
    "period": {"from": "0001-01", "to": "9999-12"},
}
"""The values that stand in for required ones at the top, so that the rest is checked."""
LOG_STAND_INS = {"version": 1, "progress_of": "onbekend"}
"""The same in a log."""
REGISTERS = ("gemeenten", "units", "departments", "partners", "roles", "themes", "other_actions")
"""Sections whose ids the rest of a document refers to."""


class Remainder:
    """The rest of the plain data of a document; at first all of it."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self.left_out: set[KeyPath] = set()
        self.stand_ins: dict[Any, Any] = {}
        self.kept: dict[KeyPath, list[int]] = {}
        """The indices of the other items, for each list from which some were left out."""

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

    def explains(self, finding: Finding) -> bool:
        """Whether what `fit` left out may be what a finding misses."""
        path = finding.path
        match finding.about:
            case "value":
                # What stands in for a value is not in the document.
                return path[0] in self.stand_ins
            case "part":
                return path[:-1] in self._around or path in self._within
            case "id":
                named = path[-1] if finding.at_key else value_at(self.data, path)
                return self._lost_ids is None or named in self._lost_ids

    @cached_property
    def _around(self) -> set[KeyPath]:
        """The lists and mappings that the parts which were left out stood in."""
        return {path[:-1] for path in self.left_out}

    @cached_property
    def _within(self) -> set[KeyPath]:
        """The parts that were left out, and everything that they are inside of."""
        return {path[:end] for path in self.left_out for end in range(len(path) + 1)}

    @cached_property
    def _lost_ids(self) -> set[str] | None:
        """The ids that these parts may have held, in whatever place; None where that may be any."""
        if any(
            path[-1] in ("goals", "actions") or (len(path) == 1 and path[0] in REGISTERS)
            for path in self.left_out
        ):
            return None
        parts = (value_at(self.data, path) for path in self.left_out)
        return {name for part in parts for name in _names(part)}

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
    """The ids that a part of the document may have held: its own texts, and every id in it."""
    own = part.values() if isinstance(part, dict) else [part]
    yield from (name.casefold() for name in own if isinstance(name, str))
    yield from _ids(part)


def _ids(node: Any) -> Iterator[str]:
    if isinstance(node, dict) and isinstance(node.get("id"), str):
        yield node["id"]
    if isinstance(node, dict | list):
        for value in node.values() if isinstance(node, dict) else node:
            yield from _ids(value)
