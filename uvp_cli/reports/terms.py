"""The Dutch for the keys of the document, and for its values that are one of a few."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from uvp_cli.programme.names import LEVELS, NOUNS

if TYPE_CHECKING:
    from uvp_cli.document.findings import KeyPath

WORDS = {
    "abbreviation": "afkorting",
    "adoption": "vaststelling",
    "aliases": "andere naam",
    "allocation": "verdeling",
    "amounts": "bedrag per jaar",
    "areas": "gebieden",
    "assumption": "aanname",
    "baseline": "nulmeting",
    "budget": "geld",
    "by": "door",
    "code": "gemeentecode",
    "compare": "vergelijking",
    "communication": "communicatie",
    "contact": "contact",
    "coverage": "dekking",
    "date": "peildatum",
    "decisions": "besluit",
    "department": "afdeling",
    "departments": "afdelingen",
    "domain": "domein",
    "duration": "looptijd",
    "edition": "versie",
    "extended_to": "verlengd tot en met",
    "for_readers": "aanname voor lezers",
    "frameworks": "meerjarenplannen",
    "from": "begin",
    "gemeenten": "gemeenten",
    "hours": "uren",
    "indicators": "indicator",
    "introduction": "inleiding",
    "label": "onderdeel",
    "line": "begrotingsregel",
    "measures": "maatregel",
    "merged_into": "opgegaan in",
    "name": "naam",
    "note": "toelichting",
    "owners": "trekkers",
    "parent": "valt onder",
    "partners": "ketenpartners",
    "period": "looptijd",
    "plural": "meervoud",
    "portfolio": "portefeuille",
    "priorities": "prioriteiten",
    "priority": "prioriteit",
    "realised": "gerealiseerd",
    "region": "regio",
    "remarks": "kanttekening",
    "residents": "inwoners",
    "responsible": "verantwoordelijk",
    "source": "bron",
    "summary": "samenvatting",
    "targets": "streefwaarden",
    "text": "tekst",
    "title": "titel",
    "to": "einde",
    "unit": "eenheid",
    "units": "eenheden",
    "when": "wanneer",
    "with": "met",
}
"""Keys that say something to whoever finds a text beneath them."""
KEYS = {
    **WORDS,
    "actions": "acties",
    "alternatives": "andere lezing",
    "amount": "aantal",
    "ambitions": "ambities",
    "better": "beter",
    "bound": "grens",
    "budget": "financiën",
    "capacity": "capaciteit",
    "cell": "cel",
    "cells": "cellen",
    "continues": "vervolg van",
    "derived": "onze lezing",
    "estimates": "raming",
    "euros": "bedrag",
    "except": "uitzondering",
    "goals": "doelstellingen",
    "half": "halfjaar",
    "id": "id",
    "key": "verdeelsleutel",
    "gemeente": "gemeente",
    "groups": "groepen",
    "kind": "soort",
    "level": "niveau",
    "month": "maand",
    "months": "maanden",
    "number": "nummer",
    "internal": "niet voor ketenpartners",
    "other_actions": "overige acties",
    "per": "grondslag",
    "recurring": "structureel of incidenteel",
    "planning": "planning",
    "quarter": "kwartaal",
    "roles": "rollen",
    "status": "stand",
    "themes": "thema's",
    "value": "getal",
    "version": "versie",
    "week": "week",
    "weights": "gewichten",
    "year": "jaar",
}
"""Every key of the model, in Dutch."""
WHOLE = "Hele programma"
"""The heading of all that belongs to no theme but to the whole programme."""
KINDS = {kind: noun.capitalize() for kind, noun in NOUNS.items()}
"""The Dutch for each kind of thing in a programme."""
PARTS = {kind: word.lower() for kind, word in {"programme": "Programma", **KINDS}.items()}
"""The Dutch for each kind of part, in a cell."""
PER = {"gemeente": "per gemeente", "joint": "gezamenlijk", "person": "per persoon"}
REMARKS = {
    "assumption": "Aanname",
    "missing": "Ontbreekt",
    "inconsistency": "Tegenstrijdig",
    "ambiguity": "Op meer manieren te lezen",
}
BETTER = {"lower": "lager", "higher": "hoger"}
INDICATORS = {"effect": "effect", "performance": "prestatie"}
BOUNDS = {"max": "hooguit", "min": "ten minste"}
STATUS = {"planned": "gepland", "started": "bezig", "done": "gereed"}
BUDGET = {
    "amount": "Bedrag",
    "none-needed": "Geen extra middelen nodig",
    "regular": "Binnen bestaande budgetten",
    "unknown": "Nog niet bekend",
}
VALUES: Mapping[str, str] = {
    **PER,
    **STATUS,
    **BETTER,
    **INDICATORS,
    **BOUNDS,
    **{value: word.lower() for value, word in {**BUDGET, **REMARKS}.items()},
    **LEVELS,
    "adopted": "vastgesteld",
    "equal": "gelijk",
    "weights": "naar gewicht",
    "expense": "kosten",
    "income": "inkomsten",
    "reserve": "uit reserves",
    "structural": "structureel",
    "incidental": "incidenteel",
    "department": "afdeling",
    "partner": "ketenpartner",
    "role": "rol",
    "group": "groep",
    "introduction": "inleiding",
    "residents": "inwoners",
    "communication": "communicatie",
    "targets": "streefwaarde",
    "realised": "gerealiseerd",
    "compare": "vergelijking",
}
"""The Dutch for each value that is one of a few, wherever it stands in a programme."""
CHOICES = frozenset(("better", "bound", "key", "kind", "level", "per", "recurring", "status"))
"""The keys whose value is one of a few."""
TIMES = frozenset(("date", "extended_to", "from", "to"))
"""The keys whose value is a day (yyyy-mm-dd) or a month (yyyy-mm)."""
_WHOLE = ("capacity", "estimates")
"""Keys that say nothing beside what stands in them, unless there is more than one."""


_ONE = {
    **{f"{kind}s": noun for kind, noun in NOUNS.items()},
    "decisions": "besluit",
    "frameworks": "meerjarenplan",
    "gemeenten": "gemeente",
    "groups": "groep",
    "other_actions": "overige actie",
    "owners": "trekker",
    "priorities": "prioriteit",
    "roles": "rol",
    "targets": "streefwaarde",
}
"""The word for one of a list where that is another than for all of it."""
_WITHIN: Mapping[tuple[str, str], str] = {
    ("decisions", "date"): "datum",
    ("planning", "period"): "periode",
}
"""The Dutch for a key where it is another beneath this key, or in a part of this kind."""
_STEP = r"(\w+)(?:\[(\d+)\])?"


def at(path: str) -> str:
    """A path as people call it: themes[0].actions[1].capacity is Thema 1, actie 2, capaciteit."""
    steps = re.findall(_STEP, path)
    keys = [key for key, _ in steps]
    said = (
        f"{_ONE.get(key) or KEYS.get(key, key)} {int(number) + 1}" if number else word(keys, index)
        for index, (key, number) in enumerate(steps)
    )
    text = ", ".join(said)
    return text[:1].upper() + text[1:]


def word(
    path: Sequence[str | int], index: int, kind: str = "", words: Mapping[str, str] = KEYS
) -> str:
    """The Dutch for a step of a path, that may begin in a part of this kind."""
    above = next((step for step in reversed(path[:index]) if isinstance(step, str)), kind)
    step = str(path[index])
    return _WITHIN.get((above, step)) or words.get(step, step)


def called(key: KeyPath, kind: str = "") -> str:
    """The Dutch for a key of a part of this kind: "Uren", "Uren, raming 2, aanname"."""
    said: list[str] = []
    for index, step in enumerate(key):
        further = key[index + 1 :]
        if isinstance(step, int):
            if step or not further:
                said[-1:] = [f"{said[-1] if said else ''} {step + 1}".strip()]
            continue
        named = word(key, index, kind)
        is_first = further[:1] in ((), (0,)) or isinstance(further[0], str)
        if further and step in _WHOLE and is_first:
            continue
        if named not in said:
            said.append(named)
    text = ", ".join(said)
    return text[:1].upper() + text[1:]
