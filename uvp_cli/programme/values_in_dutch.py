"""The words by which people call the values that a key can have."""

from __future__ import annotations

from collections.abc import Mapping

_DUTCH_FOR: Mapping[str, str] = {
    "actions": "acties",
    "adopted": "vastgesteld",
    "ambiguity": "dubbelzinnig, onduidelijk",
    "amount": "bedrag",
    "assumption": "aanname",
    "delayed": "uitgesteld, verschoven",
    "done": "afgerond, gedaan, gereed, klaar",
    "dropped": "geschrapt, vervallen",
    "equal": "gelijk",
    "expense": "kosten, uitgaven",
    "gemeente": "per gemeente",
    "goals": "doelen, doelstellingen",
    "higher": "hoger, meer, stijgend",
    "incidental": "eenmalig, incidenteel",
    "income": "baten, inkomsten, opbrengsten",
    "inconsistency": "tegenstrijdig, tegenstrijdigheid",
    "joint": "alle gemeenten samen, gezamenlijk, regio, samen, totaal",
    "local": "lokaal",
    "lower": "dalend, lager, minder",
    "max": "hooguit, maximaal",
    "min": "minimaal, ten minste",
    "missing": "ontbreekt, ontbrekend",
    "none-needed": "geen, niet nodig",
    "performance": "prestatie",
    "period": "periode",
    "person": "per persoon, persoon",
    "planned": "gepland, nog niet begonnen",
    "regional": "regionaal",
    "regular": "bestaand, regulier",
    "started": "begonnen, bezig, in uitvoering, loopt, lopend",
    "structural": "structureel",
    "title": "titel",
    "unknown": "onbekend",
    "weights": "gewicht, gewichten, inwoners, inwonertal",
}
"""For words that a key can have what they are called in Dutch."""
WORDS: Mapping[str, str] = {
    dutch: word for word, called in _DUTCH_FOR.items() for dutch in called.split(", ")
}
"""Of each of those words the value that it is for."""
