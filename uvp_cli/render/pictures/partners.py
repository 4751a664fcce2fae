"""Partners against themes: who is named in how many actions of which theme."""

from __future__ import annotations

from collections.abc import Sequence

from uvp_cli import dutch
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.parties import Involved
from uvp_cli.render.pictures.grid import Form, Key, grid
from uvp_cli.render.pictures.svg import Picture, picture, tabled
from uvp_cli.reports.hours_words import OTHER
from uvp_cli.reports.parties import parties_report


def by_theme(found: Sequence[Involved], loaded: Loaded, name: str = "ketenpartners") -> Picture:
    """What `parties.involve` finds of the partners."""
    programme = loaded.programme
    columns: dict[Key, str] = {theme.id: theme.title for theme in programme.themes}
    if programme.other_actions:
        columns[None] = OTHER
    rows: dict[Key, str] = {each.party.id: each.party.name for each in found}
    counts = {each.party.id: each.by_theme for each in found}
    table = tabled(parties_report(found, loaded, "partner"))
    figure = grid(rows, columns, lambda row, column: counts[row or ""][column], Form(112, "acties"))
    return picture(name, figure, _described(found), table)


def _described(found: Sequence[Involved]) -> str:
    most = ", ".join(
        f"{each.party.name} ({dutch.plural(len(each.actions), 'actie', 'acties')})"
        for each in found[:3]
        if each.actions
    )
    first = f"Het vaakst genoemd: {most}. " if most else ""
    return f"{first}Het getal is het aantal acties. Alle cijfers staan ook in de tabel."
