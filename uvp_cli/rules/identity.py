"""Rules about ids and names."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli.diagnostics import Finding, KeyPath, Rule
from uvp_cli.model import Programme
from uvp_cli.rules import paths

DUPLICATE_ID = Rule("UVP401", "Dubbele id")
DUPLICATE_NAME = Rule("UVP402", "Dubbele naam")
ID_OUTSIDE_THEME = Rule("UVP403", "Id hoort niet bij het thema")


def duplicate_id(programme: Programme) -> Iterator[Finding]:
    """An id names one thing in the whole document, so that `uvp show ID` is clear."""
    first: dict[str, KeyPath] = {}
    for path, name in paths.identified(programme):
        if first.setdefault(name, path) != path:
            message = f"De id '{name}' bestaat al."
            yield Finding(DUPLICATE_ID, path, message, "Geef elk onderdeel een eigen id.")


def duplicate_name(programme: Programme) -> Iterator[Finding]:
    """A name or alias means one municipality, department, partner, role or theme."""
    for section in ("gemeenten", "departments", "partners", "roles", "themes"):
        owners: dict[str, str] = {}
        for index, record in enumerate(getattr(programme, section)):
            own_name = record.title if section == "themes" else record.name
            key = "title" if section == "themes" else "name"
            named: list[tuple[KeyPath, str]] = [((section, index, key), own_name)]
            named += [
                ((section, index, "aliases", place), alias)
                for place, alias in enumerate(record.aliases)
            ]
            for path, name in named:
                owner = owners.setdefault(name, record.id)
                if owner != record.id:
                    message = f"De naam '{name}' hoort al bij '{owner}'."
                    hint = "Voeg beide samen, of geef ze verschillende namen."
                    yield Finding(DUPLICATE_NAME, path, message, hint)


def id_outside_theme(programme: Programme) -> Iterator[Finding]:
    """Ids inside a theme begin with the id of that theme."""
    for path, theme in paths.themes(programme):
        for section in ("ambitions", "goals", "actions"):
            for index, record in enumerate(getattr(theme, section)):
                if not record.id.startswith(f"{theme.id}."):
                    message = f"De id '{record.id}' begint niet met '{theme.id}.'."
                    hint = f"Schrijf: {theme.id}.{record.id.rpartition('.')[2]}"
                    yield Finding(ID_OUTSIDE_THEME, (*path, section, index, "id"), message, hint)
