"""Rules about ids that point to something else in the document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Literal

from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths, reach
from uvp_cli.programme.model import Programme

MOST_NAMES = 300
"""With more names than this, comparing each with an unknown one takes too long."""


@check("UVP301", "Onbekende doelstelling")
def unknown_goal(programme: Programme) -> Iterator[Problem]:
    """Een actie draagt bij aan doelstellingen die in het document staan.

    Fout:
        other_actions: [{id: overig.lamp, title: Lampen, goals: [zorg.doel-1]}]

    Goed:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            goals: [{id: zorg.doel-1, text: Meer zorg.}]
            actions: [{id: zorg.wijk, title: Wijkteam, goals: [zorg.doel-1]}]
    """
    known = dict.fromkeys(goal.id for theme in programme.themes for goal in theme.goals)
    for path, action in paths.actions(programme):
        yield from _unknown("doelstelling", (*path, "goals"), action.goals, known)


@check("UVP302", "Onbekende afdeling")
def unknown_department(programme: Programme) -> Iterator[Problem]:
    """Een afdeling in een capaciteitsrij staat in de lijst `departments`, onder dezelfde id.

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
    """Uitzonderingen, gewichten, lokale prioriteiten en samenvoegingen zijn van gemeenten van dit
    programma.

    Fout:
        gemeenten: [{id: noord, name: Noord}]
        allocation: {key: weights, weights: {noord: 2, nord: 1}}

    Goed:
        gemeenten: [{id: noord, name: Noord}]
        allocation: {key: weights, weights: {noord: 2}}
    """
    known = dict.fromkeys(gemeente.id for gemeente in programme.gemeenten)
    tables: list[tuple[KeyPath, Iterable[str]]] = [
        (("allocation", "weights"), programme.allocation.weights)
    ]
    for path, estimate in paths.estimates(programme):
        for at, reading in paths.readings(path, estimate):
            tables.append(((*at, "except"), reading.except_))
    for path, named in tables:
        for name in named:
            if name not in known:
                yield _problem("gemeente", (*path, name), name, known, at_key=True)
    for path, record in paths.limitable(programme):
        yield from _unknown("gemeente", (*path, "gemeenten"), record.gemeenten, known)
    for index, gemeente in enumerate(programme.gemeenten):
        if gemeente.merged_into and gemeente.merged_into not in known:
            at = ("gemeenten", index, "merged_into")
            yield _problem("gemeente", at, gemeente.merged_into, known)


@check("UVP305", "Onbekende actie")
def unknown_action(programme: Programme) -> Iterator[Problem]:
    """Planning, geld, inleiding en de teksten van een thema verwijzen naar acties die er zijn.

    Fout:
        other_actions: [{id: overig.lamp, title: Lampen}]
        planning: [{title: Lampen ophangen, month: 3, actions: [overig.lampen]}]

    Goed:
        other_actions: [{id: overig.lamp, title: Lampen}]
        planning: [{title: Lampen ophangen, month: 3, actions: [overig.lamp]}]
    """
    known = dict.fromkeys(action.id for _, action in paths.actions(programme))
    for path, item in paths.planning(programme):
        yield from _unknown("actie", (*path, "actions"), item.actions, known)
    for index, passage in enumerate(programme.introduction):
        yield from _unknown("actie", ("introduction", index, "actions"), passage.actions, known)
    for path, theme in paths.themes(programme):
        for section in ("residents", "budget", "communication"):
            for index, passage in enumerate(getattr(theme, section)):
                yield from _unknown(
                    "actie", (*path, section, index, "actions"), passage.actions, known
                )


@check("UVP306", "Onbekende verantwoordelijke")
def unknown_responsible(programme: Programme) -> Iterator[Problem]:
    """Wie in de planning verantwoordelijk is, of een actie of maatregel trekt, staat in `roles`,
    `departments`, `partners` of `gemeenten`.

    Fout:
        roles: [{id: allen, name: Allen}]
        planning: [{title: Evaluatie, month: 12, responsible: [alle]}]

    Goed:
        roles: [{id: allen, name: Allen}]
        planning: [{title: Evaluatie, month: 12, responsible: [allen]}]
    """
    known = dict.fromkeys(
        party.id
        for section in (
            programme.roles,
            programme.departments,
            programme.partners,
            programme.gemeenten,
        )
        for party in section
    )
    for path, item in paths.planning(programme):
        yield from _unknown("verantwoordelijke", (*path, "responsible"), item.responsible, known)
    for path, record in paths.led(programme):
        if record.owner and record.owner not in known:
            yield _problem("trekker", (*path, "owner"), record.owner, known)


@check("UVP307", "Gemeente doet hier niet mee")
def gemeente_outside_reach(programme: Programme) -> Iterator[Problem]:
    """Een thema of actie met `gemeenten` is alleen voor die gemeenten; wat erin staat, noemt geen
    andere. Een gemeente die pas tijdens het programma uit een samenvoeging ontstaat, heeft alleen
    uren van acties die haar zo noemen: de andere uren zijn vastgesteld voor haar voorgangers.

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
    founders = {gemeente.id for gemeente in reach.founders(programme)}
    hint = "Voeg de gemeente toe aan 'gemeenten:', of verwijder haar hier."
    for path, theme in paths.themes(programme):
        for index, action in enumerate(theme.actions):
            for index_, name in enumerate(action.gemeenten):
                if theme.gemeenten and name in known and name not in theme.gemeenten:
                    where = (*path, "actions", index, "gemeenten", index_)
                    message = f"Het thema is niet voor de gemeente '{name}'."
                    yield Problem(where, message, hint, related=(*path, "gemeenten"), about="id")
    limited = reach.limits(programme)
    for path, action in paths.actions(programme):
        own = limited.get(action.id) or founders
        cell = action.capacity.hours if action.capacity else None
        for index, estimate in enumerate(cell.estimates if cell else ()):
            for where, reading in paths.readings(
                (*path, "capacity", "hours", "estimates", index), estimate
            ):
                for name in reading.except_:
                    if name in known and name not in own:
                        message = f"Deze uren zijn niet voor de gemeente '{name}'."
                        yield Problem(
                            (*where, "except", name), message, hint, at_key=True, about="id"
                        )


def _in_capacity(
    noun: str, programme: Programme, section: Literal["departments", "partners"]
) -> Iterator[Problem]:
    known = dict.fromkeys(party.id for party in getattr(programme, section))
    for path, action in paths.actions(programme):
        if action.capacity:
            named = getattr(action.capacity, section)
            yield from _unknown(noun, (*path, "capacity", section), named, known)


def _unknown(
    noun: str, path: KeyPath, named: tuple[str, ...], known: Collection[str]
) -> Iterator[Problem]:
    for index, name in enumerate(named):
        if name not in known:
            yield _problem(noun, (*path, index), name, known)


def _problem(
    noun: str, path: KeyPath, name: str, known: Collection[str], *, at_key: bool = False
) -> Problem:
    near = get_close_matches(name, known, n=1) if len(known) <= MOST_NAMES else []
    hint = (
        f"Bedoelt u '{near[0]}'?" if near else f"Bekend: {', '.join(islice(known, 8)) or 'geen'}."
    )
    return Problem(path, f"Onbekende {noun} '{name}'.", hint, at_key, about="id")
