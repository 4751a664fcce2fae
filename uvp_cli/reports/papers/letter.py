"""A letter to the council of one municipality, in which every figure has its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries import budget, excerpt
from uvp_cli.queries.hours import account
from uvp_cli.reports.hours_words import OTHER_KEY, theme_title
from uvp_cli.reports.papers.figures import ANY, PREFIX, bound, figures, meant
from uvp_cli.reports.papers.paper import (
    Blank,
    Block,
    Bound,
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
    "{programme.period} en heeft {count.themes|thema|thema’s} met "
    "{count.goals|doelstelling|doelstellingen}. Onze gemeente voert "
    "{count.gemeente.actions|actie|acties} uit."
)
EFFORT = (
    "Het programma raamt voor onze gemeente {hours.gemeente.total} uur. Afhankelijk van hoe het "
    "programma wordt gelezen, is dat ten minste {hours.gemeente.low} en ten hoogste "
    "{hours.gemeente.high} uur. Voor alle gemeenten samen is het {hours._all.total} uur."
)
NO_EFFORT = "Het programma noemt voor onze gemeente geen uren."
HOURS = (
    "Eigen uren: {hours.gemeente.own}",
    "Aandeel in gezamenlijke uren: {hours.gemeente.shared}",
    "Uren op aanname: {hours.gemeente.assumed}",
)
MONEY = "Bekend is nu {budget.gemeente.total} voor onze gemeente."
NO_MONEY = "Het programma noemt voor onze gemeente nog geen bedrag."
OPEN = (
    "Het programma heeft voor onze gemeente nog {count.gemeente.questions|open vraag|open vragen}, "
    "zoals ontbrekende gegevens en tegenstrijdigheden."
)
NOTHING_OPEN = "Het programma heeft voor onze gemeente geen open vragen."
SEQUEL = (
    "De maandplanning heeft voor onze gemeente {count.gemeente.planning|onderdeel|onderdelen}. Wij "
    "houden u op de hoogte."
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
    if gemeente is None or account(programme, gemeente).said:
        yield from chapter("Wat het vraagt", EFFORT)
        yield Listing(tuple(_filled(item, figure) for item in HOURS))
        yield Paragraph(_filled("{assumptions.gemeente}", figure))
        yield _by_theme(programme, gemeente, figure)
    else:
        yield from chapter("Wat het vraagt", NO_EFFORT)
    silent = gemeente and budget.add_up(programme, gemeente).said is None
    yield from chapter("Geld", NO_MONEY if silent else MONEY)
    settled = gemeente and not excerpt.take(programme, gemeente).questions
    yield from chapter("Wat nog open is", NOTHING_OPEN if settled else OPEN)
    yield from chapter("Vervolg", SEQUEL)
    yield Paragraph(("Het college van burgemeester en wethouders",))


def _filled(passage: str, figure: _Figure) -> Text:
    """The passage with a figure for each name between braces, and its noun: {name|one|more}."""

    def pieces() -> Iterator[Inline]:
        # The odd pieces are names.
        for number, piece in enumerate(re.split(r"{(.+?)}", passage)):
            name, *nouns = piece.split("|")
            shown = figure(name) if number % 2 else piece
            yield shown
            if nouns:
                is_one = isinstance(shown, Bound) and shown.text == "1"
                yield f" {nouns[0] if is_one else nouns[1]}"

    return tuple(filter(None, pieces()))


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
