"""A programme with the file that it was read from, as every title says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.document.findings import KeyPath
    from uvp_cli.programme.model import Programme


@dataclass(frozen=True, slots=True)
class Loaded:
    """A programme and the file that it came from, named as the user would."""

    programme: Programme
    origin: str

    @property
    def subtitle(self) -> str:
        """The programme's title and its file, for beneath a table's own title."""
        return f"{self.programme.title} ({self.origin})"


@dataclass(frozen=True, slots=True)
class Undecided:
    """A comment that says what must still be decided: its line and its question (None where it
    has none), above what stands at `path`."""

    line: int
    path: KeyPath
    question: str | None


@dataclass(frozen=True, slots=True)
class Placed(Loaded):
    """A programme with the place of everything in it: `line` gives the line of a path.

    `undecided` are the comments about what must still be decided, in the order of the file.
    """

    file: str
    line: Callable[[KeyPath], int]
    undecided: tuple[Undecided, ...] = ()

    def place(self, path: KeyPath) -> str:
        """The file and line of what stands at `path`, as editors take it: data/uvp.yaml:310."""
        return f"{self.file}:{self.line(path)}"
