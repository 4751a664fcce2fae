"""Which key is meant by one that does not exist where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import takewhile
from typing import Any

from uvp_cli.checking import shape
from uvp_cli.checking.advice import forms
from uvp_cli.checking.advice.place import BLANK, Place
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import value_at
from uvp_cli.document.scalars import flow
from uvp_cli.programme.names import fold
from uvp_cli.values import dataclass

_WORDS_FOR: Mapping[str, str] = {
    "abbreviation": "afkorting",
    "actions": "actie, acties",
    "adoption": "vaststelling",
    "aliases": "andere namen",
    "allocation": "verdeling",
    "alternatives": "alternatieven, andere lezingen",
    "ambitions": "ambitie, ambities",
    "amount": "aantal",
    "amounts": "bedrag per jaar, bedragen",
    "areas": "gebied, gebieden, kern, kernen, wijk, wijken",
    "assumption": "aanname",
    "baseline": "nulmeting",
    "better": "beter",
    "bound": "grens",
    "budget": "begroting, financiën, geld, middelen",
    "by": "door",
    "capacity": "capaciteit",
    "cell": "cel",
    "cells": "cellen",
    "code": "code, gemeentecode",
    "contact": "contactgegevens, inlichtingen",
    "communication": "communicatie",
    "compare": "benchmark, vergelijking",
    "continues": "voortzetting",
    "coverage": "dekking",
    "date": "peildatum",
    "decisions": "besluit, besluiten",
    "departments": "afdelingen",
    "derived": "afgeleid, onze lezing, toegevoegd",
    "domain": "domein",
    "duration": "duur",
    "estimates": "raming, ramingen",
    "euros": "bedrag",
    "except": "uitzondering, uitzonderingen",
    "extended_to": "verlengd tot en met",
    "for_readers": "voor lezers",
    "frameworks": "kader, meerjarenplan, meerjarenplannen",
    "from": "begin, bestaat vanaf, eerste dag, eerste maand, start, van, vanaf",
    "goals": "doel, doelen, doelstelling, doelstellingen",
    "groups": "groep, groepen",
    "half": "halfjaar",
    "hours": "fte, uren, uur",
    "indicators": "indicator, indicatoren",
    "internal": "intern, vertrouwelijk",
    "introduction": "inleiding",
    "key": "sleutel",
    "kind": "kosten of inkomsten, soort kanttekening",
    "label": "onderdeel",
    "level": "niveau",
    "line": "begrotingsregel",
    "measures": "maatregel, maatregelen",
    "merged_into": "opgegaan in",
    "month": "maand",
    "months": "maanden",
    "note": "noot",
    "number": "nummer",
    "other_actions": "overige acties",
    "owners": "eigenaar, trekker, trekkers",
    "parent": "hoofdthema, valt onder",
    "partners": "ketenpartner, ketenpartners, partner",
    "per": "grondslag",
    "period": "periode",
    "planning": "maandplanning, planning",
    "plural": "meervoud",
    "portfolio": "portefeuille, portefeuillehouder, portefeuillehouders",
    "priorities": "prioriteiten",
    "priority": "prioriteit",
    "quarter": "kwartaal",
    "realised": "gerealiseerd, realisatie, resultaat",
    "recurring": "incidenteel, structureel, structureel of incidenteel, terugkerend",
    "region": "regio",
    "remarks": "kanttekening, kanttekeningen, opmerkingen",
    "responsible": "verantwoordelijken",
    "roles": "rollen",
    "source": "bron",
    "status": "stand, status",
    "summary": "samenvatting",
    "targets": "streefwaarde, streefwaarden",
    "themes": "thema's",
    "to": "bestaat tot en met, deadline, eind, einde, laatste dag, laatste maand, tot",
    "units": "eenheden",
    "value": "waarde",
    "week": "week, weeknummer",
    "weights": "gewichten",
    "with": "land, met, waarmee",
    "year": "jaar",
}
"""For keys the words that can only stand for that one."""
DUTCH: Mapping[str, str] = {
    **{fold(word): key for key, words in _WORDS_FOR.items() for word in words.split(", ")},
    "afdeling": "departments department",
    "beschrijving": "summary text note",
    "date": "from date",
    "datum": "from date",
    "description": "summary text note",
    "eenheid": "unit units",
    "gemeente": "gemeenten gemeente",
    "inkomsten": "kind budget",
    "inwoners": "residents weights",
    "kosten": "euros budget",
    "looptijd": "duration period",
    "naam": "name title label",
    "name": "title label",
    "omschrijving": "summary text title note",
    "opmerking": "note remarks text",
    "reserve": "kind budget",
    "soort": "kind status",
    "tekst": "text summary",
    "text": "summary note label",
    "thema": "themes domain",
    "titel": "title name label",
    "title": "name label",
    "toelichting": "note assumption text summary",
    "verantwoordelijke": "responsible owners",
    "verdeelsleutel": "key allocation",
    "versie": "version edition",
    "wanneer": "when month",
}
"""Words that somebody may write for a key, with the keys that they can stand for."""
_SUBTHEME = "Zet een subthema zelf in de lijst met thema's, met 'parent:' en de id van dit thema."
_SAID_OTHERWISE: Mapping[str, str] = {
    **dict.fromkeys(("themes", "subthema", "subthemas", "subthema s", "subthemes"), _SUBTHEME),
    "fte": "Zet het aantal in 'amount:' en fte in 'unit:'; hoeveel uren dat is, staat in 'units:'.",
}
"""What no key says by itself, with how to say it; the first key that it names must be there."""
_FTE = "fte"
"""What is written for a key with a number, and is a unit."""
_SLIP = 0.85
_ALIKE = 0.7
"""As alike as two words must be to take one for a slip of the other, and where nothing else is
likely."""


_COMMON = 6
"""A key that more kinds of blocks have than this says nothing of where it belongs."""


def advice(place: Place) -> str:
    """What to write instead of a key that does not exist here."""
    text = split_text(place)
    if text is not None:
        form = forms.filled(Place(place.path[:-1], text, place.data))
        return f"Bedoelt u tekst met een dubbele punt? Schrijf dan {flow(form)}."
    wanted, otherwise = meant(place), _SAID_OTHERWISE.get(fold(place.key), "")
    if wanted and f"'{wanted[0]}:'" in otherwise:
        return otherwise
    if fold(place.key) == _FTE and isinstance(place.value, str | int | float):
        place = Place(place.path, f"{place.value} {_FTE}".replace(".", ","), place.data)
    there = value_at(place.data, place.path[:-1]) or ()
    free = next((key for key in wanted if key not in there), None)
    if free:
        one = Place((*place.path[:-1], free), place.value, place.data)
        return f"Bedoelt u '{free}'?{_in_form(one)}"
    if wanted:
        return f"De sleutel '{wanted[0]}' staat hier al; zet daarin alles bij elkaar."
    homes = list(_homes(place))
    home = next((home for home in homes if _takes(home, place)), next(iter(homes), None))
    if home:
        return f"De sleutel '{home.key}' hoort {home.where}. {_line(home, place)}"
    return f"Deze sleutel kent uvp niet. Bewaar wat er staat in {place.keep_in()}."


def _in_form(meant: Place) -> str:
    """How to write a value that stands alone where a list or a block is meant."""
    kind = meant.node.get("type")
    if kind == "array" and not isinstance(meant.value, list):
        return f" Dat is een lijst. {forms.listed(meant)}"
    if kind != "object" or isinstance(meant.value, dict | list):
        return ""
    value, choice = forms.fitting(meant)
    return f" Schrijf {meant.key}: {flow(value)}.{choice}"


def split_text(place: Place) -> str | None:
    """The prose in a list of which a colon made a key and a value, where a block has no more."""
    *above, key = place.path
    there = value_at(place.data, tuple(above))
    is_prose = str(key)[:1].isupper() or " " in str(key)
    is_item = bool(above) and isinstance(above[-1], int)
    is_all = isinstance(there, dict) and len(there) == 1
    after = there[key] if is_prose and is_item and is_all else None
    return f"{key}: {after}" if isinstance(after, str | int | float) else None


def meant(place: Place) -> list[str]:
    """The keys of this block that may be meant, the likeliest first."""
    here = shape.keys(place.block)
    otherwise = re.findall(r"(\w+):", _SAID_OTHERWISE.get(fold(place.key), ""))[:1]
    known = [key for key in (*otherwise, *named(place.key, place.root)) if key in here]
    slip = get_close_matches(place.key, here, n=1, cutoff=_SLIP)
    if known or slip or any(True for _ in _homes(place)):
        return known or slip
    return get_close_matches(place.key, here, n=1, cutoff=_ALIKE)


def answered(place: Place) -> list[str]:
    """The keys of this block that are no longer missing for who follows the advice."""
    return shape.keys(place.block) if split_text(place) is not None else meant(place)


def named(key: str, root: shape.Root = "programme") -> list[str]:
    """The keys that a word stands for, itself among them; else those of the word that it is a
    slip of."""
    word, known = fold(key), [*shape.every_key(root), *DUTCH]
    if word not in known:
        word = next(iter(get_close_matches(word, known, n=1, cutoff=_SLIP)), word)
    return [key, word, *DUTCH.get(word, "").split()]


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a key belongs: in words, and as the keys that lead there from a block that is there."""

    key: str
    where: str
    there: KeyPath
    further: KeyPath = ()


def _homes(place: Place) -> Iterator[_Home]:
    """Each key that may be meant and stands elsewhere: inside this block, around it, or else
    anywhere."""
    for key in filter(shape.every_key(place.root).__contains__, named(place.key, place.root)):
        if len({id(block) for _, block in shape.homes(shape.at((), place.root), key)}) > _COMMON:
            continue
        for path in _ways(place.block, key):
            yield _Home(key, _inside(path), place.path[:-1], path)
        for end in reversed(range(1, len(place.path) - 1)):
            if key in shape.keys(shape.at(place.path[:end], place.root)):
                yield _Home(key, f"hoger, {_inside(place.path[:end])}", place.path[:end])
        for path in _ways(shape.at((), place.root), key):
            yield _Home(key, _inside(path) if path else "bovenaan het document", (), path)


def _ways(block: Any, key: str) -> list[KeyPath]:
    """The ways from a block to a key: a unit, and what is in no theme, is meant last."""
    ways = (path for path, _ in shape.homes(block, key))
    return sorted(ways, key=lambda path: not {"units", "other_actions"}.isdisjoint(path))


def _takes(home: _Home, place: Place) -> bool:
    """Whether what stands here can stand where a key belongs; of one of a few words, that word."""
    target = Place((*home.there, *home.further, home.key), place.value, place.data)
    return "enum" not in target.node or forms.fitting(target)[0] != BLANK


def _line(home: _Home, place: Place) -> str:
    """What to write where a key belongs, with what stands here."""
    there, further = home.there, [*home.further]
    while further and isinstance(value_at(place.data, (*there, further[0])), dict):
        there = (*there, further.pop(0))
    if home.key in (value_at(place.data, there) or ()) and not further:
        return "Die staat daar al; zet daarin alles bij elkaar."
    target = Place((*home.there, *home.further, home.key), place.value, place.data)
    value, choice = forms.fitting(target)
    written: dict[str, Any] = {home.key: value}
    inner, block = list(takewhile(lambda step: step != 0, reversed(further))), target.path[:-1]
    for step in inner:
        needed = [
            key for key in shape.at(block, place.root).get("required", ()) if key not in written
        ]
        written, block = {str(step): {**dict.fromkeys(needed, BLANK), **written}}, block[:-1]
    if further and not inner and home.there != place.path[:-1]:
        # An item of its own, with the title of what the key stands under.
        here = value_at(place.data, place.path[:-1])
        needed = [key for key in target.block.get("required", ()) if key != home.key]
        return f"Schrijf {flow({**{key: here.get(key, BLANK) for key in needed}, **written})}."
    ((key, value),) = written.items()
    return f"Schrijf {'' if inner else 'daar '}{key}: {flow(value)}.{choice}"


def _inside(path: KeyPath) -> str:
    """The way to a block in words."""
    words = []
    for step, after in zip(path, (*path[1:], ""), strict=True):
        if isinstance(step, str):
            within = "bij een onderdeel van" if isinstance(after, int) else "onder"
            words.append(f"{within} '{step}:'")
    return ", ".join(words)
