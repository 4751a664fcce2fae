"""The hours that there are, as they are typed: 90, 400 uur per kwartaal, 1,5 fte van 1360 uur."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import chain

from uvp_cli import dutch
from uvp_cli.exits import UsageProblem
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import SIZES
from uvp_cli.queries.breakdown import Dimension
from uvp_cli.queries.capacity import AvailableHours

_NUMBER = r"[0-9][0-9.,]*"
_SAID = re.compile(
    rf"(?P<count>{_NUMBER})\s*(?P<unit>uur|uren|u|fte|fte's|personen|persoon|mensen|medewerkers?)?"
    rf"(?:\s*(?:van|met|à|a|x|×|\*|=)\s*(?P<each>{_NUMBER})\s*(?:uur|uren|u)?)?"
    r"(?:\s*(?:per|/)\s*(?P<period>maand|kwartaal|half\s?jaar|jaar))?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*[,;]\s*(?=[^,;=0-9][^,;=]*=)")
"""The signs between capacities of more than one: before the name of the next."""
_HOURS = ("uur", "uren", "u")
EXAMPLES = "'1600 uur per jaar', '400 per kwartaal' of '1,5 fte van 1360 uur per jaar'"


def each(typed: Sequence[str]) -> list[str]:
    """The text of each capacity, also where several stand in one."""
    return [text.strip() for text in chain.from_iterable(map(_LISTED.split, typed))]


def per_month(typed: str, *, by_month: bool) -> Fraction:
    """The hours each month that a text says, perhaps behind a name and =. Raises `UsageProblem`.

    A number alone is a number of hours per month, where the answer is `by_month`.
    """
    said = _SAID.fullmatch(typed) or _SAID.fullmatch(typed.partition("=")[2].strip())
    if said is None:
        raise UsageProblem(
            f"--capacity '{typed}' is niet duidelijk. Schrijf bijvoorbeeld {EXAMPLES}."
        )
    unit = (said["unit"] or "uur").lower()
    hours = _figure(said["count"])
    if unit not in _HOURS and not said["each"]:
        raise UsageProblem(
            f"Zeg hoeveel uur dat is: --capacity '{typed} van 1360 uur per jaar'. Hoeveel uur een "
            "fte of een persoon heeft, verschilt per gemeente."
        )
    if said["each"]:
        hours *= _figure(said["each"])
    if unit in _HOURS and not said["period"] and not by_month:
        raise UsageProblem(
            f"Zeg waarvoor dat is: --capacity '{typed} per jaar', kwartaal of maand."
        )
    default = "maand" if unit in _HOURS else "jaar"
    period = re.sub(r"\s", "", said["period"] or default).lower()
    return hours / SIZES[period]


def is_capacity(typed: str) -> bool:
    """Whether a text is written as a capacity, perhaps behind a name and =."""
    return _SAID.fullmatch(typed.partition("=")[2].strip() or typed) is not None


def capacity(
    typed: Sequence[str], programme: Programme, by: Collection[Dimension]
) -> AvailableHours:
    """The hours of all texts; behind a name and = they are for that one alone.

    Raises `UsageProblem`.
    """
    every: Fraction | None = None
    of: dict[str, Fraction] = {}
    for text in each(typed):
        hours = per_month(text, by_month="month" in by)
        if not _SAID.fullmatch(text):
            meant = _meant(text.partition("=")[0].strip(), programme, by)
            if twice := [name for name in meant if name in of]:
                raise UsageProblem(f"Zeg --capacity van '{dutch.listing(twice)}' één keer.")
            of |= dict.fromkeys(meant, hours)
        elif every is not None:
            raise UsageProblem(
                "Zeg --capacity zonder naam één keer; voor een ander met naam: 'oov=90'."
            )
        else:
            every = hours
    return AvailableHours(every, of, tuple(typed))


def _meant(name: str, programme: Programme, by: Collection[Dimension]) -> tuple[str, ...]:
    if "gemeente" in by:
        return names.resolve("gemeente", name, names.reach(programme)).meant
    if "department" in by:
        return names.resolve("afdeling", name, names.departments(programme)).meant
    raise UsageProblem(f"--capacity '{name}=…' kan alleen met --by gemeente of --by department.")


def _figure(text: str) -> Fraction:
    """The number that is written in Dutch. Raises `UsageProblem`."""
    if re.fullmatch(r"[0-9]{1,7}(,[0-9]{1,2})?", text):
        return Fraction(text.replace(",", "."))
    figure = dutch.figure(text)
    whole = f" Schrijf {text.replace('.', '')}, zonder punt." if figure is not None else ""
    raise UsageProblem(f"--capacity heeft een getal als 1360 of 1,5, niet '{text}'.{whole}")
