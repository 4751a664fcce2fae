"""Where a programme was read from, as every title says it."""

from __future__ import annotations

from dataclasses import dataclass

from uvp_cli.model import Programme


@dataclass(frozen=True, slots=True)
class Loaded:
    """A programme and the file that it came from, named as the user would."""

    programme: Programme
    origin: str

    @property
    def subtitle(self) -> str:
        """The programme's title and its file, for beneath a table's own title."""
        return f"{self.programme.title} ({self.origin})"
