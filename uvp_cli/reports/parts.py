"""A part of a programme, as answers that say where something stands name it."""

from __future__ import annotations

from typing import Any

from uvp_cli.programme.paths import Part
from uvp_cli.reports.show import KINDS


def title(part: Part) -> str:
    """What the part is called; of the whole programme only that it is that."""
    return "Het programma" if part.kind == "programme" else part.title


def heading(part: Part) -> str:
    """The part with what it is and its id: Actie: Veilig uitgaan [jeugd.veilig-uitgaan]."""
    if part.kind == "programme" or part.id in (None, part.title):
        return named(part)
    return f"{named(part)} [{part.id}]"


def named(part: Part) -> str:
    """The part with what it is, for who knows no ids: Actie: Veilig uitgaan."""
    return title(part) if part.kind == "programme" else f"{KINDS[part.kind]}: {part.title}"


def contract(part: Part) -> dict[str, Any]:
    """The part for programs."""
    return {"part": part.kind, "id": part.id, "title": part.title, "theme": part.theme}
