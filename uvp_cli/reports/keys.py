"""The keys of the document as people read them: capacity.hours.estimates[0].hours is Uren."""

from __future__ import annotations

from uvp_cli.document.findings import KeyPath
from uvp_cli.reports.search import WORDS

KEYS = {
    **WORDS,
    "actions": "acties",
    "alternatives": "andere lezing",
    "ambitions": "ambities",
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
    "id": "id",
    "key": "verdeelsleutel",
    "kind": "soort",
    "month": "maand",
    "months": "maanden",
    "number": "nummer",
    "other_actions": "overige acties",
    "per": "grondslag",
    "planning": "planning",
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
_WHOLE = ("capacity", "estimates")
"""Keys that say nothing beside what stands in them, unless there is more than one."""


def called(key: KeyPath) -> str:
    """What stands under a key of a part: "Uren", "Uren, raming 2, aanname"."""
    said: list[str] = []
    for place, step in enumerate(key):
        further = key[place + 1 :]
        if isinstance(step, int):
            if step or not further:
                said[-1:] = [f"{said[-1] if said else ''} {step + 1}".strip()]
            continue
        word = KEYS.get(step, step)
        is_first = further[:1] in ((), (0,)) or isinstance(further[0], str)
        if further and step in _WHOLE and is_first:
            continue
        if word not in said:
            said.append(word)
    text = ", ".join(said)
    return text[:1].upper() + text[1:]
