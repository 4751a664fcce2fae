"""A programme with the file that it was read from, as every title says it.

A concept is a programme that says so (`adoption`), or whose file has comments about what must
still be decided. Whatever is made of one says CONCEPT: a title is taken from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.document.findings import KeyPath
    from uvp_cli.programme.model import Programme


@dataclass(frozen=True, slots=True)
class Loaded:
    """A programme and the file that it came from, named as the user would.

    `to_decide` is how many comments in the file say what must still be decided. `part` says of
    a part of a programme what it is about, and `gemeente` for which municipality (id) alone it is.
    """

    programme: Programme
    origin: str
    to_decide: int = field(default=0, kw_only=True)
    part: str = field(default="", kw_only=True)
    gemeente: str | None = field(default=None, kw_only=True)

    @property
    def is_concept(self) -> bool:
        """Whether the programme was not adopted, or is not finished."""
        adoption = self.programme.adoption
        return self.to_decide > 0 or (adoption is not None and adoption.status == "concept")

    @property
    def state(self) -> str:
        """CONCEPT, with how much is to be decided, and of what it is a part; empty for a whole
        programme that is no concept."""
        part = f"DEEL: {self.part}" if self.part else ""
        left = f": nog {dutch.plural(self.to_decide, 'punt', 'punten')} te beslissen"
        concept = f"CONCEPT{left if self.to_decide else ''}" if self.is_concept else ""
        return "; ".join(filter(None, (concept, part)))

    @property
    def title(self) -> str:
        """The programme's title, marked where it is a concept."""
        return self.marked(self.programme.title)

    @property
    def subtitle(self) -> str:
        """The programme's title and its file, for beneath a table's own title."""
        return f"{self.programme.title} ({'; '.join(filter(None, (self.origin, self.state)))})"

    def marked(self, title: str) -> str:
        """The title of something made of this programme, which says so where it is a concept."""
        return f"CONCEPT: {title}" if self.is_concept else title


@dataclass(frozen=True, slots=True)
class Undecided:
    """A comment that says what must still be decided: its line and its question (None where it
    has none), above what stands at `path`."""

    line: int
    path: KeyPath
    question: str | None


@dataclass(frozen=True, slots=True)
class Placed(Loaded):
    """A programme with the place of everything in it: `line` gives the line of a path. `sha256` is
    the fingerprint of the file's text, without byte order mark.

    `undecided` are the comments about what must still be decided, in the order of the file.
    """

    file: str
    line: Callable[[KeyPath], int]
    undecided: tuple[Undecided, ...] = ()
    sha256: str = ""

    def place(self, path: KeyPath) -> str:
        """The file and line of what stands at `path`, as editors take it: data/uvp.yaml:310."""
        return f"{self.file}:{self.line(path)}"
