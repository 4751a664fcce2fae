"""Rules about indicators: what a figure needs, and what does not go together in a series."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from uvp_cli.checking.rules.base import Problem, check, if_meant
from uvp_cli.document.findings import KeyPath, Severity
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme

SERIES = ("targets", "realised", "compare")
"""The keys of an indicator that hold figures of several years."""


@check("UVP509", "Cijfer van een indicator niet compleet")
def incomplete_level(programme: Programme) -> Iterator[Problem]:
    """Een nulmeting, streefwaarde of stand heeft een waarde om mee te rekenen, een cel met wat er
    letterlijk staat, of allebei. Een cel alleen is genoeg ("nnb"), een grens zonder waarde niet.
    Een peildatum valt in het jaar dat erbij staat.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            indicators: [{title: Kapotte lampen, realised: [{year: 2026}]}]

    Goed:
        …
            indicators: [{title: Kapotte lampen, realised: [{year: 2026, cell: nnb}]}]
    """
    for indicator_path, indicator in paths.indicators(programme):
        for path, level in paths.levels(indicator_path, indicator):
            if level.value is None and level.cell is None:
                hint = "Voeg 'value:' of 'cell:' toe."
                yield Problem(path, "Hier staat geen cijfer.", hint, about="part")
            elif level.value is None and level.bound:
                message = "Een grens zonder waarde zegt niets."
                hint = (
                    "Voeg 'value:' toe met het getal; wat er letterlijk staat, blijft in 'cell:'."
                )
                yield Problem((*path, "bound"), message, hint, about="part")
            if level.date and level.year and int(level.date[:4]) != level.year:
                message = f"De peildatum {level.date} valt niet in {level.year}."
                yield Problem((*path, "date"), message, "Laat alleen staan wat klopt.")


@check("UVP721", "Twee cijfers over hetzelfde jaar", Severity.WARNING)
def same_moment_twice(programme: Programme) -> Iterator[Problem]:
    """In een reeks staat van elk jaar, of van elke dag, één cijfer; anders weet niemand welk geldt.
    Bij een vergelijking geldt dat per gemeente, land of groep.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            indicators:
              - title: Kapotte lampen
                realised: [{year: 2025, value: 40}, {year: 2025, value: 38}]

    Goed:
        …
                realised: [{year: 2025, value: 38}]
    """
    for path, indicator in paths.indicators(programme):
        for key in SERIES:
            first: dict[Any, KeyPath] = {}
            for at, level in paths.listed(key, indicator, path):
                about = level.date or level.year
                known = first.setdefault((about, getattr(level, "with_", None)), at)
                if about and known != at:
                    message = f"Over {about} staat hier nog een cijfer."
                    hint = f"Laat staan welk geldt. {if_meant('UVP721')}"
                    yield Problem(at, message, hint, related=known)


@check("UVP722", "Streefwaarde van voor de nulmeting", Severity.WARNING)
def target_before_baseline(programme: Programme) -> Iterator[Problem]:
    """Een streefwaarde is van na de nulmeting. Staat er een eerder jaar bij, dan is een van beide
    jaren verkeerd, of was de streefwaarde die van een vorig programma.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            indicators:
              - title: Kapotte lampen
                baseline: {year: 2025, value: 40}
                targets: [{year: 2024, value: 30}]

    Goed:
        …
                targets: [{year: 2027, value: 30}]
    """
    for path, indicator in paths.indicators(programme):
        begin = indicator.baseline.in_year if indicator.baseline else None
        for at, target in paths.listed("targets", indicator, path):
            year = target.in_year
            if begin and year and year < begin:
                message = f"De streefwaarde is van {year}, de nulmeting van {begin}."
                hint = f"Neem het jaar over uit het programma. {if_meant('UVP722')}"
                yield Problem(at, message, hint, related=(*path, "baseline"))
