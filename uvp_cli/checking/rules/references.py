"""Rules about ids that point to something else in the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from difflib import get_close_matches
from itertools import islice
from typing import Any, Literal

from uvp_cli import dutch
from uvp_cli.checking.registers import EVERY, FOR_EVERY, MOST_NAMES, home_of
from uvp_cli.checking.rules import identity
from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths, reach
from uvp_cli.programme.model import Gemeente, Group, Party, Programme, Unit
from uvp_cli.programme.names import fold, theme_of_domain, unknown
from uvp_cli.values import dataclass

MOST_SHOWN = 8
"""Ids that advice lists; of the others it says how many there are."""
_Outside = tuple[KeyPath, str, str, KeyPath | None]
"""A place that names a municipality, its id, what is wrong and what says who it is for."""
_OUTSIDE = "Voeg de gemeente toe aan 'gemeenten:', of verwijder haar hier."


@check("UVP301", "Onbekende doelstelling")
def unknown_goal(programme: Programme) -> Iterator[Problem]:
    """Een actie of maatregel draagt bij aan doelstellingen die in het document staan.

    Fout:
        other_actions: [{id: overig.lamp, title: Lampen, goals: [zorg.doel-1]}]

    Goed:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            goals: [{id: zorg.doel-1, text: Meer zorg.}]
            actions: [{id: zorg.wijk, title: Wijkteam, goals: [zorg.doel-1]}]
    """
    goals = {goal.id: (goal.text,) for theme in programme.themes for goal in theme.goals}
    known = _Register("doelstelling", "goals", goals, _proper(programme))
    return _unknown(_listed(known, "goals", paths.led(programme)))


@check("UVP302", "Onbekende afdeling")
def unknown_department(programme: Programme) -> Iterator[Problem]:
    """Een afdeling in een capaciteitsrij of raming staat in de lijst `departments`, onder dezelfde
    id.

    Fout:
        departments: [{id: oov, name: OOV}]
        other_actions: [{id: overig.lamp, title: Lampen, capacity: {departments: [oovv]}}]

    Goed:
        departments: [{id: oov, name: OOV}]
        other_actions: [{id: overig.lamp, title: Lampen, capacity: {departments: [oov]}}]
    """
    return _in_capacity("afdeling", programme, "departments")


@check("UVP303", "Onbekende ketenpartner")
def unknown_partner(programme: Programme) -> Iterator[Problem]:
    """Een ketenpartner in een capaciteitsrij staat in de lijst `partners`, onder dezelfde id.

    Fout:
        partners: [{id: politie, name: Politie}]
        other_actions: [{id: overig.lamp, title: Lampen, capacity: {partners: [politei]}}]

    Goed:
        partners: [{id: politie, name: Politie}]
        other_actions: [{id: overig.lamp, title: Lampen, capacity: {partners: [politie]}}]
    """
    return _in_capacity("ketenpartner", programme, "partners")


@check("UVP304", "Onbekende gemeente")
def unknown_gemeente(programme: Programme) -> Iterator[Problem]:
    """Uitzonderingen, gewichten, lokale prioriteiten, ramingen en regels van de planning voor
    enkele gemeenten, besluiten, groepen en samenvoegingen zijn van gemeenten van dit programma.
    Waar iets voor enkele gemeenten is, mag ook een groep staan.

    Fout:
        gemeenten: [{id: noord, name: Noord}]
        allocation: {key: weights, weights: {noord: 2, nord: 1}}

    Goed:
        gemeenten: [{id: noord, name: Noord}]
        allocation: {key: weights, weights: {noord: 2}}
    """
    groups = {group.id: _members(group) for group in programme.groups}
    known = _Register("gemeente", "gemeenten", _names(programme.gemeenten), several=groups)
    several = _Register("gemeente", "reach", {**known.names, **_names(programme.groups)})
    references = [
        _Reference(known, ("allocation", "weights", name), name, at_key=True)
        for name in programme.allocation.weights
    ]
    references += [
        _Reference(several, (*at, "except", name), name, at_key=True)
        for at, reading in paths.readings(programme)
        for name in reading.except_
    ]
    references += _listed(known, "gemeenten", paths.listed("groups", programme))
    references += _single(known, "gemeente", paths.listed("areas", programme))
    for limited in (paths.limitable, paths.planning, paths.decisions):
        references += _listed(several, "gemeenten", limited(programme))
    references += _single(known, "merged_into", paths.listed("gemeenten", programme))
    return _unknown(references)


@check("UVP305", "Onbekende actie")
def unknown_action(programme: Programme) -> Iterator[Problem]:
    """Planning, geld, inleiding en andere teksten verwijzen naar acties die er zijn.

    Fout:
        other_actions: [{id: overig.lamp, title: Lampen}]
        planning: [{title: Lampen ophangen, month: 3, actions: [overig.lampen]}]

    Goed:
        other_actions: [{id: overig.lamp, title: Lampen}]
        planning: [{title: Lampen ophangen, month: 3, actions: [overig.lamp]}]
    """
    titles = {name: (title,) for name, title in paths.titles(programme).items()}
    known = _Register("actie", "actions", titles, _proper(programme))
    internal = _listed(known, "internal", [((), programme)])
    return _unknown([*_listed(known, "actions", paths.naming_actions(programme)), *internal])


@check("UVP306", "Onbekende verantwoordelijke")
def unknown_responsible(programme: Programme) -> Iterator[Problem]:
    """Wie in de planning verantwoordelijk is, of een actie of maatregel trekt, staat in `roles`,
    `departments`, `partners` of `gemeenten`; wie iets in portefeuille heeft, in `roles`.

    Fout:
        roles: [{id: allen, name: Allen}]
        planning: [{title: Evaluatie, month: 12, responsible: [alle]}]

    Goed:
        roles: [{id: allen, name: Allen}]
        planning: [{title: Evaluatie, month: 12, responsible: [allen]}]
    """
    parties = (*programme.roles, *programme.departments, *programme.partners)
    names = {**_names(parties), **_names(programme.gemeenten), **_names(programme.groups)}
    known = _Register("verantwoordelijke", "responsible", names)
    leaders = _Register("trekker", "responsible", names)
    holders = _Register("portefeuillehouder", "roles", _names(programme.roles))
    references = [
        *_listed(known, "responsible", paths.planning(programme)),
        *_listed(leaders, "owners", paths.led(programme)),
        *_listed(holders, "portfolio", paths.labelled(programme)),
    ]
    return _unknown(references)


@check("UVP307", "Gemeente doet hier niet mee")
def gemeente_outside_reach(programme: Programme) -> Iterator[Problem]:
    """Een thema, actie of maatregel met `gemeenten` is alleen voor die gemeenten; wat erin staat,
    een raming ervan of een regel van de planning erover noemt geen andere. Een gemeente die pas
    tijdens het programma uit een samenvoeging ontstaat, heeft alleen uren van acties die haar zo
    noemen: de andere uren zijn geraamd voor haar voorgangers.

    Fout:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            gemeenten: [noord]
            actions: [{id: zorg.wijk, title: Wijkteam, gemeenten: [zuid]}]

    Goed:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            gemeenten: [noord, zuid]
            actions: [{id: zorg.wijk, title: Wijkteam, gemeenten: [zuid]}]
    """
    known = {gemeente.id for gemeente in programme.gemeenten}
    for outside in (_actions_outside, _hours_outside, _planning_outside):
        for at, name, message, related in outside(programme):
            if name in known:
                # One of a group does not stand in the list itself.
                path = at[:-1] if programme.groups and at[-2] == "gemeenten" else at
                at_key = isinstance(path[-1], str)
                yield Problem(path, message, _OUTSIDE, at_key, related=related, about="id")


@check("UVP312", "Onbekend thema")
def unknown_theme(programme: Programme) -> Iterator[Problem]:
    """Een subthema noemt in `parent` de id van een thema dat in het document staat.

    Fout:
        themes:
          - {id: zorg, title: Zorg en Veiligheid}
          - {id: verward, parent: zorgen, title: Onbegrepen gedrag}

    Goed:
        themes:
          - {id: zorg, title: Zorg en Veiligheid}
          - {id: verward, parent: zorg, title: Onbegrepen gedrag}
    """
    titles = {theme.id: (theme.title, *theme.aliases) for theme in programme.themes}
    known = _Register("thema", "themes", titles)
    return _unknown(_single(known, "parent", paths.themes(programme)))


def _actions_outside(programme: Programme) -> Iterator[_Outside]:
    """The municipalities of measures, actions and themes that what they stand in is not for."""
    limited, path_of = reach.limits(programme), {it.id: at for at, it in paths.themes(programme)}
    inside: list[tuple[KeyPath, tuple[str, ...], str | None]] = []
    for path, theme in paths.themes(programme):
        inside.append((path, theme.gemeenten, theme.parent))
        actions = paths.listed("actions", theme, path)
        inside += [(at, action.gemeenten, theme.id) for at, action in actions]
    path_of |= {action.id: at for at, action in paths.actions(programme)}
    for path, work in paths.work(programme):
        if work.place:
            inside.append((path, work.own.gemeenten, work.action.id))
    for path, gemeenten, home in inside:
        own = limited.get(home or "")
        for index, name in enumerate(gemeenten):
            if own and home and name not in own:
                around = "De actie" if "measures" in path else "Het thema"
                message = f"{around} is niet voor de gemeente '{name}'."
                yield (*path, "gemeenten", index), name, message, (*path_of[home], "gemeenten")


def _hours_outside(programme: Programme) -> Iterator[_Outside]:
    """The municipalities of estimates and exceptions that the action is not for."""
    founders = tuple(gemeente.id for gemeente in reach.founders(programme))
    limited = reach.limits(programme)
    for path, work, estimate in paths.estimated(programme):
        whose = reach.of_work(work, limited)
        work_called = "maatregel" if work.place else "actie"
        for at, name in paths.listed("gemeenten", estimate, path):
            if whose and name not in whose:
                yield at, name, f"De {work_called} is niet voor de gemeente '{name}'.", None
        own = estimate.gemeenten or whose or founders
        for at, reading in paths.readings_of(path, estimate):
            for name in reading.except_:
                if name not in own:
                    message = f"Deze uren zijn niet voor de gemeente '{name}'."
                    yield (*at, "except", name), name, message, None


def _planning_outside(programme: Programme) -> Iterator[_Outside]:
    """The municipalities of planning items that their actions and theme are not for."""
    limited = reach.limits(programme)
    for path, item in paths.planning(programme):
        theme = theme_of_domain(item.domain, programme) if item.gemeenten else None
        own = reach.reach(item.actions, theme, limited)
        for at, name in paths.listed("gemeenten", item, path):
            if own and name not in own:
                about = "De acties van deze regel zijn" if item.actions else "Het thema is"
                yield at, name, f"{about} niet voor de gemeente '{name}'.", None


@check("UVP311", "Afdeling van een raming staat niet in de rij")
def department_outside_row(programme: Programme) -> Iterator[Problem]:
    """Uren van één afdeling (`department`) zijn van een afdeling die in de rij staat.

    Fout:
        departments: [{id: oov, name: OOV}, {id: boa, name: BOA}]
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              departments: [oov]
              hours: {cell: 20 uur BOA, estimates: [{hours: 20, per: joint, department: boa}]}

    Goed:
        departments: [{id: oov, name: OOV}, {id: boa, name: BOA}]
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              departments: [oov, boa]
              hours: {cell: 20 uur BOA, estimates: [{hours: 20, per: joint, department: boa}]}
    """
    for path, work, estimate in paths.estimated(programme):
        rows = (record.capacity for record in (work.own, work.action) if record.capacity)
        own = next((row.departments for row in rows if row.departments), ())
        if estimate.department and estimate.department not in own:
            message = f"De afdeling '{estimate.department}' staat niet in deze rij."
            hint = "Voeg haar toe aan 'departments:' van de rij."
            yield Problem((*path, "department"), message, hint)


@check("UVP308", "Onbekende eenheid")
def unknown_unit(programme: Programme) -> Iterator[Problem]:
    """De eenheid van een raming staat in de lijst `units`, onder dezelfde id.

    Fout:
        units: [{id: fte, name: fte, hours: 1360, source: Formatieplan}]
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              hours: {cell: "0,5 fte", estimates: [{amount: 0.5, unit: ftes, per: joint}]}

    Goed:
        …
              hours: {cell: "0,5 fte", estimates: [{amount: 0.5, unit: fte, per: joint}]}
    """
    known = _Register("eenheid", "units", _names(programme.units))
    return _unknown(_single(known, "unit", paths.readings(programme)))


@check("UVP309", "Onbekend gebied")
def unknown_area(programme: Programme) -> Iterator[Problem]:
    """Een gebied bij een thema, actie, maatregel of regel van de planning staat in de lijst
    `areas`, onder dezelfde id.

    Fout:
        areas: [{id: centrum, name: Centrum}]
        other_actions: [{id: overig.lamp, title: Lampen, areas: [haven]}]

    Goed:
        areas: [{id: centrum, name: Centrum}, {id: haven, name: Haven}]
        other_actions: [{id: overig.lamp, title: Lampen, areas: [haven]}]
    """
    known = _Register("gebied", "areas", _names(programme.areas))
    return _unknown(_listed(known, "areas", paths.placed(programme)))


@check("UVP310", "Onbekende prioriteit")
def unknown_priority(programme: Programme) -> Iterator[Problem]:
    """De prioriteit van een thema of actie staat in de lijst `priorities`, in dezelfde letters. Die
    lijst zegt ook de volgorde.

    Fout:
        priorities: [Hoog, Midden, Laag]
        other_actions: [{id: overig.lamp, title: Lampen, priority: hoog}]

    Goed:
        priorities: [Hoog, Midden, Laag]
        other_actions: [{id: overig.lamp, title: Lampen, priority: Hoog}]
    """
    known = _Register("prioriteit", "priorities", dict.fromkeys(programme.priorities, ()))
    return _unknown(_single(known, "priority", paths.labelled(programme)))


def _in_capacity(
    noun: str, programme: Programme, section: Literal["departments", "partners"]
) -> Iterator[Problem]:
    known = _Register(noun, section, _names(getattr(programme, section)))
    led = paths.led(programme)
    rows = (((*path, "capacity"), it.capacity) for path, it in led if it.capacity)
    return _unknown(_listed(known, section, rows))


@dataclass(frozen=True, slots=True)
class _Register:
    """The things that can be referred to: the `noun` for one, its kind as in `RefersTo`, and by id
    all that each goes by. `several` are the ids that stand for more of them, with which. An id that
    something should have had is reported there, not at each reference."""

    noun: str
    kind: str
    names: Mapping[str, tuple[str, ...]]
    proper: frozenset[str] = frozenset()
    several: Mapping[str, str] = field(default_factory=dict)


def _names(parts: Iterable[Party | Gemeente | Unit]) -> dict[str, tuple[str, ...]]:
    return {part.id: (part.name, *part.aliases) for part in parts}


def _proper(programme: Programme) -> frozenset[str]:
    return frozenset(proper for _, _, proper in identity.outside_themes(programme))


@dataclass(frozen=True, slots=True)
class _Reference:
    """A place that names something of a register: by its key there, or else by its value."""

    known: _Register
    path: KeyPath
    name: str
    at_key: bool = False


def _listed(
    known: _Register, key: str, placed: Iterable[tuple[KeyPath, Any]]
) -> Iterator[_Reference]:
    """The names in the lists under a key of these parts."""
    for path, part in placed:
        yield from (_Reference(known, at, name) for at, name in paths.listed(key, part, path))


def _single(
    known: _Register, key: str, placed: Iterable[tuple[KeyPath, Any]]
) -> Iterator[_Reference]:
    """The name under a key of these parts, where they have it."""
    for path, part in placed:
        if name := getattr(part, key):
            yield _Reference(known, (*path, key), name)


def _members(group: Group) -> str:
    """The municipalities of a group in words; one that names itself says nothing of them."""
    members = ", ".join(name for name in group.gemeenten if name != group.id)
    return f"haar gemeenten: {members}" if members else "de gemeenten zelf"


def _unknown(references: Iterable[_Reference]) -> Iterator[Problem]:
    """Each id that nothing has, at the first place that names it: an id that was changed leaves
    one thing to do, wherever it is named."""
    places: defaultdict[str, list[_Reference]] = defaultdict(list)
    named: set[str] = set()
    for reference in references:
        known, name = reference.known, reference.name
        named.add(name)
        if name not in known.names and name not in known.proper:
            places[name].append(reference)
    for name, (first, *others) in places.items():
        message = unknown(first.known.noun, name)
        if others:
            count = dutch.plural(len(others), "andere plaats", "andere plaatsen")
            message = f"{message}, hier en op {count}"
        hint = _hint(first, named if others else ())
        yield Problem(first.path, f"{message}.", hint, first.at_key, about="id")


def _hint(first: _Reference, named: Collection[str]) -> str:
    """The id that is meant, or those there are and where another one is added. An id that is like
    it and not `named` anywhere is what it was changed into."""
    known, name = first.known, first.name
    if name in known.several:
        return f"'{name}' is een groep. Noem hier {known.several[name]}."
    count = len(known.names)
    if count <= MOST_NAMES:
        called = [id_ for id_, names in known.names.items() if fold(name) in map(fold, names)]
        near = called if len(called) == 1 else get_close_matches(name, known.names, n=1)
        if named and near and near[0] not in named:
            return (
                f"Heet dit nu '{near[0]}'? Schrijf dat op al die plaatsen, of maak er weer "
                f"'{name}' van."
            )
        if len(called) == 1:
            return f"De id van {name} is {called[0]}; schrijf die."
        if near:
            return f"Bedoelt u '{near[0]}'?"
    more = f" en nog {dutch.number(count - MOST_SHOWN)}" if count > MOST_SHOWN else ""
    listed = ", ".join(islice(known.names, MOST_SHOWN)) or "geen"
    if fold(name) in EVERY:
        by_itself = known.kind == "reach" and not first.at_key
        return FOR_EVERY if by_itself else f"Bekend: {listed}{more}. Noem elk van hen."
    return f"Bekend: {listed}{more}. Voeg '{name}' zo nodig toe {home_of(known.kind)}."
