"""Advice on a key that does not exist where it stands: the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from itertools import takewhile
from typing import Any

from uvp_cli.checking import shape
from uvp_cli.checking.advice import forms
from uvp_cli.checking.advice.slot import BLANK, Slot
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
"""The words that can only stand for each key."""
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
_ACTIONS = (
    "Hoort een actie bij geen thema, dan staat zij onder 'other_actions:'; zet een andere bij haar "
    "thema."
)
_SAID_OTHERWISE: Mapping[str, str] = {
    **dict.fromkeys(("actions", "actie", "acties"), _ACTIONS),
    **dict.fromkeys(("themes", "subthema", "subthemas", "subthema s", "subthemes"), _SUBTHEME),
    "fte": "Zet het aantal in 'amount:' en fte in 'unit:'; hoeveel uren dat is, staat in 'units:'.",
}
"""Advice on words for which no key stands by itself; the first key that it names must be there."""
_FTE = "fte"
"""A word that is written for a key with a number, and is a unit."""
_SLIP = 0.85
_ALIKE = 0.7
"""As alike as two words must be to take one for a slip of the other, and where nothing else is
likely."""
_COMMON = 6
"""A key that more kinds of blocks have than this says nothing of where it belongs."""


def advice(slot: Slot) -> str:
    """Advice on a key that does not exist here."""
    text = split_text(slot)
    if text is not None:
        form = forms.filled(replace(slot, path=slot.path[:-1], value=text))
        return f"Bedoelt u tekst met een dubbele punt? Schrijf dan {flow(form)}."
    wanted, otherwise = meant(slot), _SAID_OTHERWISE.get(fold(slot.key), "")
    if wanted and f"'{wanted[0]}:'" in otherwise:
        return otherwise
    if fold(slot.key) == _FTE and isinstance(slot.value, str | int | float):
        slot = replace(slot, value=f"{slot.value} {_FTE}".replace(".", ","))
    there = value_at(slot.data, slot.path[:-1]) or ()
    free = next((key for key in wanted if key not in there), None)
    if free:
        return f"Bedoelt u '{free}'?{_in_form(replace(slot, path=(*slot.path[:-1], free)))}"
    if wanted:
        return f"De sleutel '{wanted[0]}' staat hier al; zet daarin alles bij elkaar."
    homes = [*_empty(slot), *_homes(slot)]
    home = next((home for home in homes if _takes(home, slot)), next(iter(homes), None))
    if home:
        return f"De sleutel '{home.key}' hoort {home.where}. {_line(home, slot)}"
    return f"Deze sleutel kent uvp niet. Bewaar wat er staat in {slot.keep_in()}."


def _in_form(slot: Slot) -> str:
    """The form for a value that stands alone where a list or a block is meant."""
    kind = slot.node.get("type")
    if kind == "array" and not isinstance(slot.value, list):
        return f" Dat is een lijst. {forms.listed(slot)}"
    if kind != "object" or isinstance(slot.value, dict | list):
        return ""
    value, choice = forms.fitting(slot)
    return f" Schrijf {slot.key}: {flow(value)}.{choice}"


def split_text(slot: Slot) -> str | None:
    """The prose in a list of which a colon made a key and a value, where a block has no more."""
    *above, key = slot.path
    block = value_at(slot.data, tuple(above))
    is_prose = str(key)[:1].isupper() or " " in str(key)
    is_item = bool(above) and isinstance(above[-1], int)
    if not (is_prose and is_item and isinstance(block, dict) and len(block) == 1):
        return None
    return f"{key}: {block[key]}" if isinstance(block[key], str | int | float) else None


def meant(slot: Slot) -> list[str]:
    """The keys of this block that may be meant, the likeliest first."""
    here = shape.keys(slot.block)
    otherwise = re.findall(r"(\w+):", _SAID_OTHERWISE.get(fold(slot.key), ""))[:1]
    known = [key for key in (*otherwise, *named(slot.key, slot.root)) if key in here]
    if not known and any(_empty(slot)):
        return []
    likely = known or get_close_matches(slot.key, here, n=1, cutoff=_SLIP)
    if likely or any(_homes(slot)):
        return likely
    return get_close_matches(slot.key, here, n=1, cutoff=_ALIKE)


def answered(slot: Slot) -> list[str]:
    """The keys of this block that are no longer missing for who follows the advice."""
    return shape.keys(slot.block) if split_text(slot) is not None else meant(slot)


def named(key: str, root: shape.Root = "programme") -> list[str]:
    """The keys that a word stands for, itself among them; else those of the word that it is a
    slip of."""
    word, known = fold(key), [*shape.every_key(root), *DUTCH]
    if word not in known:
        word = next(iter(get_close_matches(word, known, n=1, cutoff=_SLIP)), word)
    return [key, word, *DUTCH.get(word, "").split()]


@dataclass(frozen=True, slots=True)
class _Home:
    """A place where a key belongs, in words, and the keys that lead there from a known block."""

    key: str
    where: str
    there: KeyPath
    further: KeyPath = ()

    def slot_of(self, slot: Slot) -> Slot:
        """The slot of the key where it belongs, with what stands under it now."""
        return replace(slot, path=(*self.there, *self.further, self.key))


def _homes(slot: Slot) -> Iterator[_Home]:
    """Each key that may be meant and stands elsewhere: inside this block, around it, or else
    anywhere."""
    whole, known = shape.at((), slot.root), shape.every_key(slot.root)
    for key in named(slot.key, slot.root):
        blocks = {id(block) for _, block in shape.homes(whole, key)}
        if key not in known or len(blocks) > _COMMON:
            continue
        for path in _ways(slot.block, key):
            yield _Home(key, _inside(path), slot.path[:-1], path)
        for end in reversed(range(1, len(slot.path) - 1)):
            if key in shape.keys(shape.at(slot.path[:end], slot.root)):
                yield _Home(key, f"hoger, {_inside(slot.path[:end])}", slot.path[:end])
        for path in _ways(whole, key):
            yield _Home(key, _inside(path) if path else "bovenaan het document", (), path)


def _empty(slot: Slot) -> Iterator[_Home]:
    """The homes of a key in a block beside it that has nothing in it: the key is indented too
    little."""
    here = slot.path[:-1]
    beside = value_at(slot.data, here)
    for name in beside if isinstance(beside, dict) else ():
        if beside[name] is None and slot.key in shape.keys(shape.at((*here, name), slot.root)):
            yield _Home(slot.key, _inside((name,)), here, (name,))


def _ways(block: Any, key: str) -> list[KeyPath]:
    """The ways from a block to a key: a unit, and what is in no theme, is meant last."""
    ways = (path for path, _ in shape.homes(block, key))
    return sorted(ways, key=lambda path: not {"units", "other_actions"}.isdisjoint(path))


def _takes(home: _Home, slot: Slot) -> bool:
    """Whether what stands here can stand where a key belongs; of one of a few words, that word."""
    target = home.slot_of(slot)
    if isinstance(slot.value, list) and slot.value:
        return isinstance(slot.value[0], dict) == ("properties" in target.item.node)
    return "enum" not in target.node or forms.fitting(target)[0] != BLANK


def _line(home: _Home, slot: Slot) -> str:
    """The line to write where a key belongs, with what stands here."""
    there, further = home.there, [*home.further]
    while further and isinstance(value_at(slot.data, (*there, further[0])), dict):
        there = (*there, further.pop(0))
    if home.key in (value_at(slot.data, there) or ()) and not further:
        return "Die staat daar al; zet daarin alles bij elkaar."
    target = home.slot_of(slot)
    value, choice = forms.fitting(target)
    written: dict[str, Any] = {home.key: value}
    inner, block = list(takewhile(lambda step: step != 0, reversed(further))), target.path[:-1]
    for step in inner:
        needed = [
            key for key in shape.at(block, slot.root).get("required", ()) if key not in written
        ]
        written, block = {str(step): {**dict.fromkeys(needed, BLANK), **written}}, block[:-1]
    if further and not inner and home.there != slot.path[:-1]:
        # An item of its own, with the title of what the key stands under.
        here = value_at(slot.data, slot.path[:-1])
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
