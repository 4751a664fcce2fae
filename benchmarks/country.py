"""An invented country: every municipality in a programme, every year, in a folder.

python benchmarks/country.py FOLDER [GEMEENTEN] [PROGRAMMES] [YEARS]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from benchmarks.programmes import Region, invented

FIRST_YEAR = 2026
ACTIONS = 24
"""About as many as the shipped programme has."""
PLANNED = 30
BEGINNINGS = (
    "Aldor",
    "Brens",
    "Delf",
    "Ewol",
    "Fors",
    "Galm",
    "Holk",
    "Imbel",
    "Jorn",
    "Kelm",
    "Lomm",
    "Marsk",
    "Nolt",
    "Olsk",
    "Plern",
    "Quil",
    "Rolm",
    "Stelk",
    "Tolm",
)
ENDINGS = (
    "akkerveen",
    "beekrade",
    "burgwoude",
    "damshoorn",
    "drechtwaard",
    "eindehove",
    "gaardzijl",
    "havenrode",
    "heuvelmeer",
    "hofsdonk",
    "kerkwijde",
    "koogstede",
    "lanterdijk",
    "molenzand",
    "nesserwold",
    "oordermonde",
    "poortlake",
    "ravenschot",
)
"""Together the names of places that are not there."""


@dataclass(frozen=True, slots=True)
class Country:
    """How many municipalities make how many programmes a year, and for how many years."""

    gemeenten: int
    programmes: int
    years: int

    @property
    def files(self) -> int:
        """The programmes of all years."""
        return self.programmes * self.years


NETHERLANDS = Country(gemeenten=342, programmes=100, years=10)
"""As large as ours."""


def names(count: int) -> list[str]:
    """So many names of municipalities, each once. Raises ValueError where there are too few."""
    found = [first + last for first, last in islice(product(BEGINNINGS, ENDINGS), count)]
    if len(found) < count:
        raise ValueError(f"Er zijn maar {len(found)} namen.")
    return found


def regions(country: Country) -> list[Region]:
    """The municipalities, spread evenly over the regions that make a programme."""
    places = names(country.gemeenten)
    return [
        Region(
            f"regio-{number + 1:03}",
            f"Regio {number + 1}",
            {name.lower(): name for name in places[number :: country.programmes]},
        )
        for number in range(country.programmes)
    ]


def write(folder: Path, country: Country) -> Path:
    """The folder, with a file for every region and year: the same ones every time."""
    folder.mkdir(parents=True)
    for region in regions(country):
        for year in range(FIRST_YEAR, FIRST_YEAR + country.years):
            text = invented(region, year, ACTIONS, PLANNED)
            (folder / f"uvp-{region.id}-{year}.yaml").write_text(text, "utf-8")
    return folder


if __name__ == "__main__":
    sizes = map(int, sys.argv[2:])
    write(Path(sys.argv[1]), Country(*sizes) if len(sys.argv) > 2 else NETHERLANDS)
