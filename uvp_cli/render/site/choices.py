"""The choices that a page offers, and the style that shows only what was chosen.

The style alone makes a choice work, also without JavaScript; the script keeps the choice in
the address. What can be chosen are ids and months, which hold nothing that a style or an
attribute could take for something else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.structure import in_order
from uvp_cli.render.cells import visible
from uvp_cli.render.site import links
from uvp_cli.values import dataclass

Marks = Mapping[str, Collection[str]]
"""The values of each choice under which something is shown; a choice left out never hides it."""

NO_THEME = "zonder_thema"
"""The choice of what stands in no theme; no id has such a line in it."""
ELSEWHERE = "elders"
"""The mark of what is planned in a month, but not for a municipality: `2026-02.vaals`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from: its name in the address, and the values with their titles."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]


def choices(programme: Programme, *names: str) -> tuple[Choice, ...]:
    """Everything that can be chosen in a programme, or what has these `names`: the same values on
    every page, since nothing is an answer too."""
    months, titles = months_of(programme.period), structure.titles(programme)
    themes = [(theme.id, titles[theme.id]) for theme in in_order(programme)]
    every = (
        Choice("gemeente", "Gemeente", tuple((g.id, g.name) for g in programme.gemeenten)),
        Choice("thema", "Thema", (*themes, (NO_THEME, "Zonder thema")) if themes else ()),
        Choice("maand", "Maand", tuple((month, dutch.month_of(month)) for month in months)),
        Choice("partner", "Ketenpartner", tuple((p.id, p.name) for p in programme.partners)),
    )
    return tuple(one for one in every if one.values and (not names or one.name in names))


def script(programme: Programme) -> str:
    """The choices as the script knows them: each value with its title, and its page if any."""
    pages = {
        "gemeente": lambda name: links.page("gemeente", name),
        "thema": lambda name: "" if name == NO_THEME else links.theme(programme, name),
        "partner": lambda name: links.page("partner", name),
    }
    known = {
        choice.name: {
            value: [visible(title), pages[choice.name](value) if choice.name in pages else ""]
            for value, title in choice.values
        }
        for choice in choices(programme)
    }
    return f"var uvpKeuze={json.dumps(known, separators=(',', ':'))};\n"


def for_whom(programme: Programme, gemeenten: Collection[str]) -> Marks:
    """The marks of something for these municipalities; none where it is for all, and so is shown
    whichever is chosen."""
    return {} if len(gemeenten) == len(programme.gemeenten) else {"gemeente": gemeenten}


def of_theme(programme: Programme, theme: str | None) -> Collection[str]:
    """The values for something with this theme: that and what it stands in, or that it has none."""
    return structure.lineage(programme).get(theme or "", (NO_THEME,))


def attributes(shown: Marks) -> dict[str, str]:
    """The attributes of something that is shown under these choices."""
    return {f"data-{name}": " ".join(values) for name, values in shown.items()}


def style(programme: Programme, marked: Iterable[Marks] = ()) -> str:
    """CSS that hides what does not match the chosen value, or the chosen pair."""
    pairs = sorted({pair for shown in marked for pair in shown.get(ELSEWHERE, ())})
    rules = (rule for choice in choices(programme) for rule in _rules(choice))
    return "".join(f"{rule}\n" for rule in (*rules, *map(_both, pairs)))


def _both(pair: str) -> str:
    """The rule for a month and a municipality for which something is not planned in it."""
    month, _, gemeente = pair.partition(".")
    chosen = "".join(
        f':has(#kies-{name} [value="{value}"]:checked)'
        for name, value in (("gemeente", gemeente), ("maand", month))
    )
    return f'main{chosen} [data-{ELSEWHERE}~="{pair}"]{{display:none}}'


def _rules(choice: Choice) -> Iterator[str]:
    name = choice.name
    for chosen, _ in choice.values:
        page = f'main:has(#kies-{name} [value="{chosen}"]:checked)'
        yield f'{page} [data-{name}]:not([data-{name}~="{chosen}"]){{display:none}}'
        if name == "gemeente":
            yield f"{page} .samen{{display:none}}"
            yield f'{page} [data-van~="{chosen}"]{{display:inline}}'
