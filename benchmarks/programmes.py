"""Programmes to measure with: copies of the shipped one, and invented ones of any size."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent.parent / "data" / "uvp2026.yaml"
MISTAKES = (
    ("per: gemeente", "per: gemeentee"),
    ("partners: [", "partners: [politei, "),
    ("title: ", "titel: "),
    ("hours: ", "hours: -"),
    ("month: ", "month: 1"),
    ("id: ", "id: Één "),
)
"""What stands in the programme, and what is made of it in one place."""
LOGGED = "version: 1\nprogress_of: uvp-heuvelland-2026\nentries:\n" + "".join(
    f"- {{date: 2026-{month:02}-10, about: {about}, gemeente: vaals, hours: {month}}}\n"
    for month in range(1, 13)
    for about in ("jeugd.veilig-uitgaan", "ondermijning.act", "mei.meetmoment-limburgse-norm")
)
"""What a year of work on the shipped programme may have noted."""
SEED = 2026
THEMES = {
    "jeugd": "Jeugd en Veiligheid",
    "zorg": "Zorg en Veiligheid",
    "ondermijning": "Ondermijnende criminaliteit",
    "fysiek": "Fysieke Veiligheid",
}
DEPARTMENTS = {"oov": "Openbare Orde en Veiligheid", "handhaving": "Handhaving"}
PARTNERS = {"politie": "Politie", "riec": "RIEC", "brandweer": "Brandweer"}
ESTIMATES: tuple[dict[str, Any], ...] = (
    {"hours": 10, "per": "gemeente"},
    {"hours": 240, "per": "joint"},
    {"hours": 7.5, "per": "gemeente"},
    {
        "hours": 80,
        "per": "gemeente",
        "assumption": "De cel noemt geen grondslag.",
        "alternatives": [{"hours": 80, "per": "joint"}],
    },
)
"""The estimates that actions have in turn."""
MOST_NUMBERED = 999
"""The highest number that an action can have."""


@dataclass(frozen=True, slots=True)
class Region:
    """Municipalities that make programmes together, each by its id with its name."""

    id: str
    name: str
    gemeenten: dict[str, str]


def copies(folder: Path, count: int) -> Path:
    """A folder with the shipped programme `count` times."""
    return _written(folder, (DATA.read_text("utf-8") for _ in range(count)))


def spoilt_copies(folder: Path, count: int) -> Path:
    """As `copies`, with mistakes scattered over them: the same ones every time."""
    text = DATA.read_text("utf-8")
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    return _written(folder, (spoilt(text, chance) for _ in range(count)))


def spoilt(text: str, chance: random.Random) -> str:
    """`text` with none to three mistakes."""
    for _ in range(chance.randrange(4)):
        right, wrong = chance.choice(MISTAKES)
        places = [at for at in range(len(text)) if text.startswith(right, at)]
        at = chance.choice(places)
        text = text[:at] + wrong + text[at + len(right) :]
    return text


def invented(region: Region, year: int, actions: int, planned: int = 0) -> str:
    """The text of a programme with so many actions and lines in the month planning."""
    themes = list(THEMES)
    members = list(region.gemeenten)
    numbers = range(actions)
    programme = {
        "version": 2,
        "id": f"uvp-{region.id}-{year}",
        "title": f"UVP {region.name} {year}",
        "period": {"from": f"{year}-01", "to": f"{year}-12"},
        "region": {"id": region.id, "name": region.name},
        "gemeenten": _named(region.gemeenten),
        "departments": _named(DEPARTMENTS),
        "partners": _named(PARTNERS),
        "themes": [
            {
                "id": theme,
                "title": title,
                "goals": [{"id": f"{theme}.doel-1", "text": f"Minder zorgen over {title}."}],
                "actions": [
                    _action(theme, number, members) for number in numbers[place :: len(themes)]
                ],
            }
            for place, (theme, title) in enumerate(THEMES.items())
        ],
        "planning": [_planning_item(number, number % actions) for number in range(planned)],
    }
    return yaml.dump(programme, Dumper=_Dumper, sort_keys=False, allow_unicode=True)


class _Dumper(yaml.CSafeDumper):
    """Writes what is the same twice twice, as people do, instead of with an alias."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (PyYAML asks it of each value)
        return True


def _named(names: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": id_, "name": name} for id_, name in names.items()]


def _action(theme: str, number: int, members: Sequence[str]) -> dict[str, Any]:
    estimate = ESTIMATES[number // len(THEMES) % len(ESTIMATES)]
    if number % 8 == 0:
        estimate = {**estimate, "except": {members[number % len(members)]: 20}}
    return {
        "id": f"{theme}.actie-{number}",
        "title": f"Actie {number} in de wijk",
        **({"number": number + 1} if number < MOST_NUMBERED else {}),
        "summary": "Wat er gebeurt en met wie; de nadruk ligt op het voorjaar en de zomer.",
        "goals": [f"{theme}.doel-1"],
        "capacity": {
            "departments": ["oov", "handhaving"][: 1 + number % 2],
            "hours": {"cell": _cell(estimate), "estimates": [estimate]},
            "partners": list(PARTNERS)[: 1 + number % 3],
            "duration": {"cell": "Doorlopend"},
        },
        "source": f"rij {number}",
    }


def _cell(estimate: dict[str, Any]) -> str:
    """An hours cell that says what the estimate says."""
    basis = "gezamenlijk" if estimate["per"] == "joint" else "per gemeente"
    apart = "".join(f", {hours} voor {name}" for name, hours in estimate.get("except", {}).items())
    return f"{estimate['hours']} uur {basis}{apart}".replace(".", ",")


def _planning_item(number: int, action: int) -> dict[str, Any]:
    theme = list(THEMES)[action % len(THEMES)]
    return {
        "title": f"Bijeenkomst {number}",
        "month": number % 12 + 1,
        "responsible": ["oov"],
        "domain": THEMES[theme],
        "actions": [f"{theme}.actie-{action}"],
    }


def _written(folder: Path, texts: Iterator[str]) -> Path:
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"uvp{number:05}.yaml").write_text(text, "utf-8")
    return folder
