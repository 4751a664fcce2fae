"""The choices that a page offers, and the style that shows only what was chosen.

The style alone makes a choice work, also without JavaScript; the script keeps the choice in
the address. What can be chosen are ids and months, which hold nothing that a style or an
attribute could take for something else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.structure import in_order
from uvp_cli.values import dataclass

Marks = Mapping[str, Collection[str]]
"""For each choice, the values under which something is shown; always where it is left out."""

ELSEWHERE = "elders"
"""The mark of what is planned in a month, but not for a municipality: `2026-02.vaals`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from: its name in the address, and the values with their titles."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]


def choices(programme: Programme) -> tuple[Choice, ...]:
    """Everything that can be chosen in a programme."""
    months, titles = months_of(programme.period), structure.titles(programme)
    return (
        Choice("gemeente", "Gemeente", tuple((g.id, g.name) for g in programme.gemeenten)),
        Choice("thema", "Thema", tuple((it.id, titles[it.id]) for it in in_order(programme))),
        Choice("maand", "Maand", tuple((month, dutch.month_of(month)) for month in months)),
        Choice("partner", "Ketenpartner", tuple((p.id, p.name) for p in programme.partners)),
    )


def marks(
    *,
    themes: Collection[str],
    gemeenten: Collection[str] | None,
    months: Collection[str],
    partners: Iterable[str],
    elsewhere: Collection[str] = (),
) -> Marks:
    """The marks of something with these themes, in these months, for these municipalities.

    Without `gemeenten` it is for all, and shown whichever is chosen. `elsewhere` are the months
    in which it is planned, but not for a municipality.
    """
    return {
        **({} if gemeenten is None else {"gemeente": gemeenten}),
        "thema": themes,
        "maand": months,
        **({ELSEWHERE: sorted(elsewhere)} if elsewhere else {}),
        "partner": tuple(dict.fromkeys(partners)),
    }


def of_theme(programme: Programme, theme: str | None) -> Collection[str]:
    """The values for something with this theme: that and what it stands in. What has none is shown
    with no theme chosen."""
    return structure.lineage(programme).get(theme or "", ())


def offered(
    programme: Programme, marked: Iterable[Marks], *, gemeenten: bool = False
) -> tuple[Choice, ...]:
    """The choices where things are `marked`: only values that show something. With `gemeenten`
    every municipality, where what names none is for all of them."""
    everyone = {gemeente.id for gemeente in programme.gemeenten if gemeenten}
    used: dict[str, set[str]] = {"gemeente": everyone}
    for shown in marked:
        for name, values in shown.items():
            used.setdefault(name, set()).update(values)
    return tuple(
        replace(choice, values=tuple(one for one in choice.values if one[0] in used[choice.name]))
        for choice in choices(programme)
        if used.get(choice.name)
    )


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
