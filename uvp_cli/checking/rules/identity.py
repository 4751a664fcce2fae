"""Rules about ids and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import names, paths, structure
from uvp_cli.programme.model import Gemeente, Programme


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
            yield Problem(path, message, "Geef elk onderdeel een eigen id.", related=first[name])


_LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТХІЈЅавеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧορυν",
    "ABEKMHOPCTXIJSaBeopcyxijsABEZHIKMNOPTYXopuv",
)
"""Cyrillic and Greek letters, and the Latin ones from which nobody can tell them."""


@check("UVP402", "Dubbele naam")
def duplicate_name(programme: Programme) -> Iterator[Problem]:
    """Een naam of andere schrijfwijze hoort bij één gemeente, afdeling, ketenpartner, rol, thema of
    prioriteit. Hoofdletters, accenten, leestekens, spaties en tekens die niet te zien zijn tellen
    niet mee, en & is hetzelfde als "en": ook een vraag als `uvp hours -g vaals` let daar niet op.
    Een Griekse of Cyrillische letter telt als de gewone letter waarop zij lijkt.

    Fout:
        partners:
          - {id: politie, name: Politie, aliases: [BT]}
          - {id: boa, name: Toezichthouders, aliases: [BT]}

    Goed:
        partners:
          - {id: politie, name: Politie, aliases: [BT]}
          - {id: boa, name: Toezichthouders}
    """
    for section in ("gemeenten", "departments", "partners", "roles", "themes", "priorities"):
        owners: dict[str, tuple[str, str, KeyPath]] = {}
        if section == "themes" and programme.other_actions:
            others = (names.OTHER, names.OTHER_TITLE, (names.OTHER,))
            owners[names.fold(names.OTHER_TITLE)] = others
        for own, path, name in _named(section, programme):
            key_of_name = names.forms(name.translate(_LOOK_ALIKES))[0] or name
            owner, same, first = owners.setdefault(key_of_name, (own, name, path))
            if owner != own:
                message = f"De naam '{name}' hoort al bij '{owner}'."
                if same != name:
                    whose = f" van '{owner}'" if owner != same else ""
                    message = f"De naam '{name}' lijkt te veel op '{same}'{whose}."
                hint = "Voeg beide samen, of geef ze verschillende namen."
                yield Problem(path, message, hint, related=first)


def _named(section: str, programme: Programme) -> Iterator[tuple[str, KeyPath, str]]:
    """The names of what a section lists, each with the id of what it names and its path; a priority
    has no id but its name."""
    key = "title" if section == "themes" else "name"
    for path, record in paths.listed(section, programme):
        if isinstance(record, str):
            yield record, path, record
            continue
        yield record.id, (*path, key), getattr(record, key)
        yield from ((record.id, at, alias) for at, alias in paths.listed("aliases", record, path))


@check("UVP403", "Id hoort niet bij het thema")
def id_outside_theme(programme: Programme) -> Iterator[Problem]:
    """Ids binnen een thema beginnen met de id van dat thema en een punt.

    Fout:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            goals: [{id: jeugd.doel-1, text: Meer zorg.}]

    Goed:
        …
            goals: [{id: zorg.doel-1, text: Meer zorg.}]
    """
    outside: defaultdict[int, list[tuple[KeyPath, str, str]]] = defaultdict(list)
    for path, name, proper in outside_themes(programme):
        outside[int(path[1])].append((path, name, proper))
    for at, parts in outside.items():
        theme = programme.themes[at].id
        begins = {name.partition(".")[0] for _, name, _ in parts}
        is_renamed = len(parts) > 1 and len(begins) == 1 and len(parts) == _count(programme, at)
        if is_renamed and all("." in name for _, name, _ in parts):
            (begin,) = begins
            message = f"De ids in dit thema beginnen met '{begin}.', niet met '{theme}.'."
            hint = f"Schrijf hier weer {begin}, of begin elke id in dit thema met '{theme}.'."
            yield Problem(("themes", at, "id"), message, hint)
            continue
        for path, name, proper in parts:
            yield Problem(path, f"De id '{name}' begint niet met '{theme}.'.", f"Schrijf: {proper}")


def outside_themes(programme: Programme) -> Iterator[tuple[KeyPath, str, str]]:
    """Each id within a theme that does not begin with that of the theme, and how it should be."""
    for path, name in paths.identified(programme):
        match path:
            case ("themes", int(at), _, _, *_) if not name.startswith(
                f"{programme.themes[at].id}."
            ):
                yield path, name, f"{programme.themes[at].id}.{name.rpartition('.')[2]}"


def _count(programme: Programme, at: int) -> int:
    """The number of parts of a theme that have an id."""
    return sum(
        path[:2] == ("themes", at) and len(path) > len(("themes", at, "id"))
        for path, _ in paths.identified(programme)
    )


@check("UVP405", "Thema staat niet onder een ander")
def impossible_parent(programme: Programme) -> Iterator[Problem]:
    """Subthema's staan in de lijst van thema's en noemen in `parent` het thema waar zij onder
    vallen. Hooguit drie thema's staan zo onder elkaar, en geen thema valt onder zichzelf.

    Fout:
        themes:
          - {id: zorg, parent: verward, title: Zorg en Veiligheid}
          - {id: verward, parent: zorg, title: Onbegrepen gedrag}

    Goed:
        themes:
          - {id: zorg, title: Zorg en Veiligheid}
          - {id: verward, parent: zorg, title: Onbegrepen gedrag}
    """
    above = structure.lineage(programme)
    title_of = {theme.id: theme.title for theme in programme.themes}
    in_circle: set[str] = set()
    for path, theme in paths.themes(programme):
        own, at = above[theme.id], (*path, "parent")
        parents = {other.parent for other in programme.themes if other.id in own}
        if theme.parent and theme.id in parents:
            if theme.id not in in_circle:
                inside = " > ".join(title_of[name] for name in reversed(own))
                message = f"Deze thema's vallen in een kring onder elkaar: {inside}."
                yield Problem(at, message, "Laat 'parent:' weg bij het bovenste thema.")
            in_circle.update(own)
        elif len(own) > structure.LEVELS and in_circle.isdisjoint(own):
            message = f"Dit thema is het {len(own)}e onder elkaar; hooguit {structure.LEVELS} mag."
            yield Problem(at, message, f"Laat het onder '{own[2]}' vallen.")


@check("UVP404", "Dubbele gemeentecode")
def duplicate_code(programme: Programme) -> Iterator[Problem]:
    """Een gemeentecode hoort bij één gemeente: daaraan is zij in elk programma te herkennen.

    Alleen een gemeente die tijdens het programma ophoudt, en een die daarna begint, mogen dezelfde
    code hebben.

    Fout:
        gemeenten:
          - {id: noord, name: Noord, code: GM0001}
          - {id: zuid, name: Zuid, code: GM0001}

    Goed:
        gemeenten:
          - {id: noord, name: Noord, code: GM0001}
          - {id: zuid, name: Zuid, code: GM0002}
    """
    owners: defaultdict[str, list[tuple[KeyPath, Gemeente]]] = defaultdict(list)
    for path, gemeente in paths.listed("gemeenten", programme):
        if gemeente.code is None:
            continue
        earlier = owners[gemeente.code]
        other_path, other = next((it for it in earlier if _coexist(gemeente, it[1])), ((), None))
        if other:
            message = f"De gemeentecode '{gemeente.code}' hoort al bij '{other.id}'."
            hint = "Zoek de code op bij het CBS; elke gemeente heeft een eigen code."
            yield Problem((*path, "code"), message, hint, related=(*other_path, "code"))
        earlier.append((path, gemeente))


def _coexist(one: Gemeente, other: Gemeente) -> bool:
    """Whether there is a month in which both municipalities exist."""
    begin = max(one.from_ or "", other.from_ or "")
    return begin <= min(one.to or "9999-12", other.to or "9999-12")
