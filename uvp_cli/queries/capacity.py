"""The hours that there are, as somebody says it (90, 400 uur per kwartaal, 1,5 fte van 1360 uur),
held against the hours that are needed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from itertools import chain
from math import ceil, floor

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import SIZES, months_of
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries.breakdown import Breakdown, Dimension
from uvp_cli.queries.spreading import Key
from uvp_cli.values import dataclass

_NUMBER = r"[0-9][0-9.,]*"
_SAID = re.compile(
    rf"(?P<count>{_NUMBER})\s*(?P<unit>uur|uren|u|fte|fte's|personen|persoon|mensen|medewerkers?)?"
    rf"(?:\s*(?:van|met|à|a|x|×|\*|=)\s*(?P<each>{_NUMBER})\s*(?:uur|uren|u)?)?"
    r"(?:\s*(?:per|/)\s*(?P<period>maand|kwartaal|half\s?jaar|jaar))?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*[,;]\s*(?=[^,;=0-9][^,;=]*=)")
"""What stands between capacities of more than one: before the name of the next."""
_HOURS = ("uur", "uren", "u")
WHOSE: tuple[Dimension, ...] = ("gemeente", "department")
"""What can have a capacity of its own."""
EXAMPLES = "'1600 uur per jaar', '400 per kwartaal' of '1,5 fte van 1360 uur per jaar'"


@dataclass(frozen=True, slots=True)
class AvailableHours:
    """The hours that there are each month, for everyone (None where that is not said) or for a
    municipality or department by its id; `said` is how it was typed."""

    per_month: Fraction | None = None
    of: Mapping[str, Fraction] = field(default_factory=dict)
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """Hours that are needed (None where the programme says nothing of them) and available."""

    needed: Fraction | None
    available: Fraction

    @property
    def is_over(self) -> bool:
        """Whether more is needed than there is."""
        return self.needed is not None and self.needed > self.available

    @property
    def short(self) -> Fraction | None:
        """How many hours there are too few; None where that cannot be known."""
        return None if self.needed is None else max(self.needed - self.available, Fraction(0))

    @property
    def percentage(self) -> int | None:
        """What part of the available hours is needed, above 100 where there are too few; None
        where that cannot be known."""
        if self.needed is None or not self.available:
            return None
        exact = 100 * self.needed / self.available
        return ceil(exact) if self.is_over else floor(exact)


def balance(breakdown: Breakdown, capacity: AvailableHours, key: tuple[Key, ...]) -> Balance | None:
    """A cell against the capacity of its municipality or department, before any rounding; None
    where nobody says that capacity."""
    whose = [name for by, name in zip(breakdown.by, key, strict=True) if by in WHOSE]
    monthly = capacity.of.get(whose[0] or "") if whose else None
    if monthly is None and whose != [None]:
        monthly = capacity.per_month
    if monthly is None:
        return None
    if breakdown.indicative:
        return Balance(Fraction(breakdown.exact.get(key, 0), breakdown.whole), monthly)
    figures = breakdown.cells.get(key)
    needed = Fraction(figures.hours) if figures else None
    return Balance(needed, monthly * len(months_of(breakdown.together.programme.period)))


def per_month(typed: str, *, by_month: bool) -> Fraction:
    """The hours each month that a text says. Raises `Refusal`.

    A number alone is a number of hours per month, where the answer is `by_month`.
    """
    said = _SAID.fullmatch(typed.strip())
    if said is None:
        raise Refusal(f"--capacity '{typed}' is niet duidelijk. Schrijf bijvoorbeeld {EXAMPLES}.")
    unit = (said["unit"] or "uur").lower()
    hours = _figure(said["count"])
    if unit not in _HOURS and not said["each"]:
        raise Refusal(
            f"Zeg hoeveel uur dat is: --capacity '{typed} van 1360 uur per jaar'. Hoeveel uur een "
            "fte of een persoon heeft, verschilt per gemeente."
        )
    if said["each"]:
        hours *= _figure(said["each"])
    if unit in _HOURS and not said["period"] and not by_month:
        raise Refusal(f"Zeg waarvoor dat is: --capacity '{typed} per jaar', kwartaal of maand.")
    default = "maand" if unit in _HOURS else "jaar"
    period = re.sub(r"\s", "", said["period"] or default).lower()
    return hours / SIZES[period]


def capacity(
    typed: Sequence[str], programme: Programme, by: Collection[Dimension]
) -> AvailableHours:
    """What texts say together; behind a name and = it is for that one alone. Raises `Refusal`."""
    every: Fraction | None = None
    of: dict[str, Fraction] = {}
    told: set[tuple[str, ...]] = set()
    for text in chain.from_iterable(map(_LISTED.split, typed)):
        whole = _SAID.fullmatch(text.strip())
        name, mark, said = ("", "", text) if whole else text.partition("=")
        hours = per_month(said.strip(), by_month="month" in by)
        if mark:
            meant = _meant(name.strip(), programme, by)
            if meant in told:
                raise Refusal(f"Zeg --capacity van '{name.strip()}' één keer.")
            told.add(meant)
            of |= dict.fromkeys(meant, hours)
        elif every is not None:
            raise Refusal("Zeg --capacity zonder naam één keer; voor een ander met naam: 'oov=90'.")
        else:
            every = hours
    return AvailableHours(every, of, tuple(typed))


def _meant(name: str, programme: Programme, by: Collection[Dimension]) -> tuple[str, ...]:
    if "gemeente" in by:
        return names.resolve("gemeente", name, names.reach(programme)).meant
    if "department" in by:
        return names.resolve("afdeling", name, names.departments(programme)).meant
    raise Refusal(f"--capacity '{name}=…' kan alleen met --by gemeente of --by department.")


def _figure(text: str) -> Fraction:
    """The number that is written in Dutch. Raises `Refusal`."""
    if re.fullmatch(r"[0-9]{1,7}(,[0-9]{1,2})?", text):
        return Fraction(text.replace(",", "."))
    figure = dutch.figure(text)
    whole = f" Schrijf {text.replace('.', '')}, zonder punt." if figure is not None else ""
    raise Refusal(f"--capacity heeft een getal als 1360 of 1,5, niet '{text}'.{whole}")
