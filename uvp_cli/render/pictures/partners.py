"""Partners against themes: who is named in how many actions of which theme."""

from __future__ import annotations

from collections.abc import Sequence

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.parties import Involved
from uvp_cli.render.pictures.grid import Form, Key, grid
from uvp_cli.render.pictures.svg import Picture, picture
from uvp_cli.reports.hours_words import OTHER
from uvp_cli.reports.parties import parties_report


def by_theme(partners: Sequence[Involved], loaded: Loaded, name: str = "ketenpartners") -> Picture:
    """The partners that `parties.involve` gives."""
    programme = loaded.programme
    columns: dict[Key, str] = {
        theme.id: theme.title for theme in structure.in_order(programme) if not theme.parent
    }
    if programme.other_actions:
        columns[None] = OTHER
    rows: dict[Key, str] = {partner.party.id: partner.party.name for partner in partners}
    counts = {partner.party.id: partner.by_theme for partner in partners}
    table = parties_report(partners, loaded, "partner").table
    figure = grid(rows, columns, lambda row, column: counts[row or ""][column], Form(112, "acties"))
    return picture(name, figure, _described(partners), table)


def _described(partners: Sequence[Involved]) -> str:
    most = dutch.titles(
        f"{partner.party.name} ({dutch.plural(len(partner.actions), 'actie', 'acties')})"
        for partner in partners[:3]
        if partner.actions
    )
    first = f"Het vaakst genoemd: {most}. " if most else ""
    return f"{first}Het getal is het aantal acties."
