"""A slot of a document in which something does not fit, and what can be known of it."""

from __future__ import annotations

import re
from typing import Any

from uvp_cli.checking import shape
from uvp_cli.document.findings import A_KEY, Composed, KeyPath
from uvp_cli.document.nodes import value_at
from uvp_cli.programme.months import PARTS
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A path in the plain `data` of a document, with the value that stands there or may come."""

    path: KeyPath
    value: Any
    data: Any

    @property
    def is_item(self) -> bool:
        """Whether the value is an item of a list, which has no key."""
        return bool(self.path) and isinstance(self.path[-1], int)

    @property
    def key(self) -> str:
        """The last key on the way here; empty at the top."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def root(self) -> shape.Root:
        """The kind of the whole document."""
        return shape.root_of(self.data)

    @property
    def node(self) -> shape.SchemaNode:
        """The shape of what may stand here."""
        return shape.at(self.path, self.root)

    @property
    def block(self) -> shape.SchemaNode:
        """The shape of the block that the value belongs to."""
        return shape.at(self.path[:-1], self.root)

    @property
    def item(self) -> Slot:
        """The same value as the item of the list that belongs here."""
        return Slot((*self.path, 0), self.value, self.data)

    @property
    def is_scoped(self) -> bool:
        """Whether an id here begins with that of a theme, and so may be longer."""
        return bool(self.node.get("maxLength", 0) > _UNSCOPED)

    @property
    def scope(self) -> str:
        """The beginning of ids here: that of the theme and a point, if it has one."""
        match self.path:
            case ("themes", int(), _, *_):
                theme = value_at(self.data, (*self.path[:2], "id"))
                return f"{theme}." if isinstance(theme, str) else ""
            case ("other_actions", *_):
                return "overig."
        return ""

    def otherwise(self) -> Composed:
        """The Dutch for doing without what stands here; empty where that cannot be."""
        if self.is_item:
            return Composed(", of verwijder dit onderdeel")
        if self.key in self.block.get("required", ()):
            return Composed("")
        return Composed(", of laat ", A_KEY, " weg")

    def keep_in(self) -> str:
        """The Dutch for where to keep words that do not fit: a key for text near by, a comment."""
        near = [shape.at(self.path[:end], self.root) for end in range(1, len(self.path))][-_NEAR:]
        if self.key in PARTS and "cells" in shape.keys(self.block):
            return "'when:' onder 'cells:'"
        known = {key for node in near for key in shape.keys(node)} - {self.key}
        # Of a block around this one only what stands there: elsewhere nobody would look for it.
        around = [value_at(self.data, self.path[:end]) for end in range(len(self.path) - 1)]
        there = {key for block in around if isinstance(block, dict) for key in block}
        own = next((node for node in reversed(near) if "properties" in node), {})
        known &= {*shape.keys(own), *there}
        known -= {"unit"} if "enum" in self.node else set()
        words = ("source",) if self.key == "year" else _FOR_WORDS
        free = next((key for key in words if key in known), None)
        return f"'{free}:'" if free else "een opmerking achter #"


_UNSCOPED = 60
"""As long as an id may be that does not begin with that of a theme."""
_NEAR = 3
"""Blocks and lists, from the nearest, in which a key for words is looked for."""
_FOR_WORDS = ("cell", "unit", "text", "summary", "note", "label", "source")
"""Keys for free text, the first of which suits best what belongs to their subject."""
BLANK = "…"
"""Stands for what is still to be filled in."""
LONGEST = 80
"""Characters of what stands there that advice repeats; nobody should copy half of a text."""


def is_slug(text: str, *, scoped: bool) -> bool:
    """Whether text has the form of an id, or of one that begins with that of a theme."""
    return re.fullmatch(rf"[a-z0-9]+([-{'.' * scoped}][a-z0-9]+)*", text) is not None
