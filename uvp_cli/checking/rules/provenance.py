"""Rules about who says it: who adopted a programme, and what in a document is ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from uvp_cli import dutch
from uvp_cli.checking.rules.base import Problem, check, if_meant
from uvp_cli.document.findings import KeyPath, Severity
from uvp_cli.programme import gaps, paths
from uvp_cli.programme.model import Programme

YEARS_BEFORE = 3
"""The years before a programme in which a decision about it may have been taken."""
MOST_MARKED = 4
"""The parts marked as ours for each that is not, from which on it is probably forgotten there."""
_LINKS = ("goals", "actions", "code")
"""The keys that are ours in most programmes: links, and what another register has."""
_LINKED = re.compile(r"\b(de koppeling|wij koppelen)\b", re.IGNORECASE)
_IN_WORDS = {
    "goals": _LINKED,
    "actions": _LINKED,
    "status": re.compile(r"\blezen (dat|dit) als\b", re.IGNORECASE),
}
"""The words of a remark by which a key is our reading."""


@check(gaps.RULE_OF["gemeente-without-decision"], "Vastgesteld zonder besluit", Severity.WARNING)
def gemeente_without_decision(programme: Programme) -> Iterator[Problem]:
    """Een programma dat is vastgesteld (`status: adopted`), zegt wie het in elke gemeente
    vaststelde. Zonder `gemeenten` geldt een besluit in alle.

    Fout:
        adoption: {status: adopted}

    Goed:
        adoption: {status: adopted, decisions: [{by: Gemeenteraad, date: 2025-12-16}]}
    """
    for path, gemeenten in gaps.gemeenten_without_decision(programme):
        named = dutch.listing(gemeente.name for gemeente in gemeenten)
        message = f"Er staat geen besluit van {named}."
        hint = "Voeg bij 'decisions:' toe wie het vaststelde, of schrijf status: concept."
        yield Problem((*path, "status"), message, hint)


@check("UVP718", "Besluit valt buiten de tijd van het programma", Severity.WARNING)
def decision_out_of_time(programme: Programme) -> Iterator[Problem]:
    """Een programma wordt vastgesteld voor of tijdens zijn looptijd; een besluit daarna, of jaren
    ervoor, is meestal een tikfout in de datum.

    Fout:
        adoption: {status: adopted, decisions: [{by: Gemeenteraad, date: 2052-12-16}]}

    Goed:
        adoption: {status: adopted, decisions: [{by: Gemeenteraad, date: 2025-12-16}]}
    """
    period = programme.period
    first, last = f"{int(period.from_[:4]) - YEARS_BEFORE:04}{period.from_[4:]}", period.last
    for path, decision in paths.decisions(programme):
        if decision.date and not first <= decision.date[:7] <= last:
            when = dutch.day_of(decision.date)
            runs = dutch.from_to(period.from_, last)
            message = f"Dit besluit is van {when}; het programma loopt {runs}."
            yield Problem((*path, "date"), message, f"Klopt het jaar? {if_meant('UVP718')}")


@check("UVP719", "Niet aangegeven wat van ons is", Severity.WARNING)
def derived_unlike_the_others(programme: Programme) -> Iterator[Problem]:
    """`derived` noemt de sleutels die door lezing zijn ingevuld, of toegevoegd: koppelingen en
    gemeentecodes. Staat een sleutel daar bij bijna alle andere onderdelen van dezelfde soort, of
    zegt een aanname erbij dat het onze lezing is, dan is hij hier waarschijnlijk vergeten. Noemt
    het programma haar hier wel zelf, zet er dan `# uvp: ignore UVP719 -- reden` boven. Een sleutel
    onder `derived` is ook ingevuld.

    Fout:
        other_actions: [{id: overig.lamp, title: Lampen}]
        planning: [{title: Lampen ophangen, month: 3, derived: [actions]}]

    Goed:
        other_actions: [{id: overig.lamp, title: Lampen}]
        planning: [{title: Lampen ophangen, month: 3, actions: [overig.lamp], derived: [actions]}]
    """
    marked: dict[tuple[type, str], dict[bool, list[KeyPath]]] = {}
    for path, record in paths.values(programme):
        if hasattr(record, "derived"):
            yield from _marks(path, record)
            for key in _LINKS:
                if getattr(record, key, None) and key not in _said_to_be_ours(record):
                    of_kind = marked.setdefault((type(record), key), {True: [], False: []})
                    of_kind[key in record.derived].append((*path, key))
    for of_kind in marked.values():
        if len(of_kind[True]) >= MOST_MARKED * max(len(of_kind[False]), 1):
            for path in of_kind[False]:
                message = f"'{path[-1]}' staat bij de andere onder 'derived'; hier niet."
                hint = f"Schrijf derived: [{path[-1]}]. {if_meant('UVP719')}"
                yield Problem(path, message, hint, at_key=True)


def _marks(path: KeyPath, record: Any) -> Iterator[Problem]:
    """Marks on keys that are not filled in, and readings that an assumption tells unmarked."""
    for index, key in enumerate(record.derived):
        if not getattr(record, key):
            message = f"Hier staat '{key}' als van ons, maar die sleutel is niet ingevuld."
            yield Problem((*path, "derived", index), message, "Vul haar in, of verwijder dit.")
    for key in _said_to_be_ours(record):
        message = f"Een aanname zegt dat '{key}' van ons is; onder 'derived' staat dat niet."
        hint = f"Schrijf derived: [{key}]. {if_meant('UVP719')}"
        yield Problem((*path, key), message, hint, at_key=True)


def _said_to_be_ours(record: Any) -> list[str]:
    """The keys that an assumption about the record says are ours, and that are not marked so."""
    assumed = [it.text for it in getattr(record, "remarks", ()) if it.kind == "assumption"]
    return [
        key
        for key, words in _IN_WORDS.items()
        if getattr(record, key, None)
        and key not in record.derived
        and any(words.search(text) for text in assumed)
    ]
