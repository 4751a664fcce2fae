"""A letter to the council of one municipality, in which every figure has its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import account
from uvp_cli.reports.hours_words import OTHER_KEY, theme_title
from uvp_cli.reports.papers.figures import ANY, PREFIX, bound, figures, meant
from uvp_cli.reports.papers.paper import (
    Blank,
    Block,
    Grid,
    Heading,
    Inline,
    Line,
    Listing,
    Paper,
    Paragraph,
    Text,
)

CORE = (
    "Met deze brief informeren wij u over het {programme.title}. Het loopt over "
    "{programme.period} en heeft {count.themes} thema’s met {count.goals} doelstellingen. Onze "
    "gemeente voert {count.gemeente.actions} acties uit."
)
EFFORT = (
    "Het programma raamt voor onze gemeente {hours.gemeente.total} uur. Afhankelijk van hoe het "
    "programma wordt gelezen, is dat ten minste {hours.gemeente.low} en ten hoogste "
    "{hours.gemeente.high} uur. Voor alle gemeenten samen is het {hours._all.total} uur."
)
HOURS = (
    "Eigen uren: {hours.gemeente.own}",
    "Aandeel in gezamenlijke uren: {hours.gemeente.shared}",
    "Uren op aanname: {hours.gemeente.assumed}",
)
OPEN = (
    "Voor onze gemeente staan nog {count.gemeente.questions} open vragen in het programma, zoals "
    "ontbrekende gegevens en tegenstrijdigheden."
)
SEQUEL = (
    "Op de maandplanning staan voor onze gemeente {count.gemeente.planning} onderdelen. Wij houden "
    "u op de hoogte."
)

_Figure = Callable[[str], Inline]
"""Gives for the name of a figure the figure, or in a template the name in braces."""


def letter(loaded: Loaded, gemeente: str) -> Paper:
    """The letter to the council of the municipality with this id."""
    known = figures(loaded.programme)
    return _letter(loaded.programme, gemeente, lambda name: bound(known, meant(name, gemeente)))


def template(loaded: Loaded) -> Paper:
    """The letter with the names of the figures where they will stand, to be changed at will."""
    return _letter(loaded.programme, None, lambda name: f"{{{PREFIX}{name}}}")


def _letter(programme: Programme, gemeente: str | None, figure: _Figure) -> Paper:
    return Paper(
        title="Raadsinformatiebrief",
        subtitle=programme.title,
        blocks=tuple(_blocks(programme, gemeente, figure)),
        month=programme.period.from_,
        contents=False,
    )


def _blocks(programme: Programme, gemeente: str | None, figure: _Figure) -> Iterator[Block]:
    def chapter(title: str, passage: str) -> Iterator[Block]:
        yield Heading(1, title)
        yield Paragraph(_filled(passage, figure))

    yield Paragraph(_filled("Aan de gemeenteraad van {name.gemeente}", figure))
    yield Paragraph(("Datum: ", Blank("Datum", "[vul de datum in]")))
    yield from chapter("Onderwerp", "{programme.title}: wat {name.gemeente} eraan bijdraagt")
    yield from chapter("Kern", CORE)
    yield from chapter("Wat het vraagt", EFFORT)
    yield Listing(tuple(_filled(item, figure) for item in HOURS))
    yield Paragraph(_filled("{assumptions.gemeente}", figure))
    yield _by_theme(programme, gemeente, figure)
    yield from chapter("Geld", "Bekend is nu {budget.gemeente.total} voor onze gemeente.")
    yield from chapter("Wat nog open is", OPEN)
    yield from chapter("Vervolg", SEQUEL)
    yield Paragraph(("Het college van burgemeester en wethouders",))


def _filled(passage: str, figure: _Figure) -> Text:
    """The passage with a figure for each name between braces."""
    # The odd pieces are names.
    pieces = enumerate(re.split(r"{(.+?)}", passage))
    return tuple(figure(piece) if number % 2 else piece for number, piece in pieces if piece)


def _by_theme(programme: Programme, gemeente: str | None, figure: _Figure) -> Grid:
    rows = [
        Line(
            (
                (theme_title(programme, theme),),
                (figure(f"hours.{ANY}.theme.{theme or OTHER_KEY}"),),
            )
        )
        for theme in account(programme, gemeente).by_theme
    ]
    total = Line((("Totaal",), (figure(f"hours.{ANY}.total"),)), "total")
    return Grid("Uren per thema", ("Thema", "Uren"), (False, True), (*rows, total))
