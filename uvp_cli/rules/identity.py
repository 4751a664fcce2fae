"""Rules about ids and names."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli import paths
from uvp_cli.diagnostics import KeyPath
from uvp_cli.model import Programme
from uvp_cli.rules.base import Problem, check


@check("UVP401", "Dubbele id")
def duplicate_id(programme: Programme) -> Iterator[Problem]:
    """Een id noemt één ding in het hele document, zodat een verwijzing nooit twee kanten op kan.

    Fout:
        departments: [{id: oov, name: OOV}]
        partners: [{id: oov, name: Buurtpreventie}]

    Goed:
        departments: [{id: oov, name: OOV}]
        partners: [{id: buurtpreventie, name: Buurtpreventie}]
    """
    first: dict[str, KeyPath] = {}
    for path, name in paths.identified(programme):
        if first.setdefault(name, path) != path:
            message = f"De id '{name}' bestaat al."
            hint = "Geef elk onderdeel een eigen id."
            yield Problem(path, message, hint, related=first[name])


@check("UVP402", "Dubbele naam")
def duplicate_name(programme: Programme) -> Iterator[Problem]:
    """Een naam of andere schrijfwijze hoort bij één gemeente, afdeling, ketenpartner, rol of thema.

    Fout:
        partners:
          - {id: politie, name: Politie, aliases: [BT]}
          - {id: boa, name: Toezichthouders, aliases: [BT]}

    Goed:
        partners:
          - {id: politie, name: Politie, aliases: [BT]}
          - {id: boa, name: Toezichthouders}
    """
    for section in ("gemeenten", "departments", "partners", "roles", "themes"):
        owners: dict[str, tuple[str, KeyPath]] = {}
        key = "title" if section == "themes" else "name"
        for index, record in enumerate(getattr(programme, section)):
            place = (section, index)
            named: list[tuple[KeyPath, str]] = [((*place, key), getattr(record, key))]
            named += [((*place, "aliases", i), alias) for i, alias in enumerate(record.aliases)]
            for path, name in named:
                owner, first = owners.setdefault(name, (record.id, path))
                if owner != record.id:
                    message = f"De naam '{name}' hoort al bij '{owner}'."
                    hint = "Voeg beide samen, of geef ze verschillende namen."
                    yield Problem(path, message, hint, related=first)


@check("UVP403", "Id hoort niet bij het thema")
def id_outside_theme(programme: Programme) -> Iterator[Problem]:
    """Ids binnen een thema beginnen met de id van dat thema en een punt.

    Fout:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            goals: [{id: jeugd.doel-1, text: Meer zorg.}]

    Goed:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            goals: [{id: zorg.doel-1, text: Meer zorg.}]
    """
    for path, name in paths.identified(programme):
        match path:
            case ("themes", int(at), _, _, *_) if not name.startswith(
                f"{programme.themes[at].id}."
            ):
                theme = programme.themes[at].id
                message = f"De id '{name}' begint niet met '{theme}.'."
                hint = f"Schrijf: {theme}.{name.rpartition('.')[2]}"
                yield Problem(path, message, hint)
