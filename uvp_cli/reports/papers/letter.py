"""A letter to the council of one municipality, in which every figure has its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import account
from uvp_cli.reports.hours_words import OTHER_KEY, theme_title
from uvp_cli.reports.papers.figures import ALL, ANY, PREFIX, bound, figures
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
)

_Figure = Callable[[str], Inline]


def letter(loaded: Loaded, gemeente: str) -> Paper:
    """The letter to the council of the municipality with this id."""
    known = figures(loaded.programme)
    return _letter(loaded.programme, gemeente, lambda name: bound(known, name))


def template(loaded: Loaded) -> Paper:
    """The letter with the names of the figures where they will stand, to be changed at will."""
    return _letter(loaded.programme, ANY, lambda name: f"{{{PREFIX}{name}}}")


def _letter(programme: Programme, gemeente: str, figure: _Figure) -> Paper:
    return Paper(
        title="Raadsinformatiebrief",
        subtitle=programme.title,
        blocks=tuple(_blocks(programme, gemeente, figure)),
        month=programme.period.from_,
        contents=False,
    )


def _blocks(programme: Programme, gemeente: str, figure: _Figure) -> Iterator[Block]:
    hours = f"hours.{gemeente}"
    yield Paragraph(("Aan de gemeenteraad van ", figure(f"name.{gemeente}")))
    yield Paragraph(("Datum: ", Blank("Datum", "[vul de datum in]")))
    yield Heading(1, "Onderwerp")
    yield Paragraph(
        (figure("programme.title"), ": wat ", figure(f"name.{gemeente}"), " eraan bijdraagt")
    )
    yield Heading(1, "Kern")
    yield Paragraph(
        (
            "Met deze brief informeren wij u over het ",
            figure("programme.title"),
            ". Het loopt over ",
            figure("programme.period"),
            " en heeft ",
            figure("count.themes"),
            " thema’s met ",
            figure("count.goals"),
            " doelstellingen. Onze gemeente voert ",
            figure(f"count.{gemeente}.actions"),
            " acties uit.",
        )
    )
    yield Heading(1, "Wat het vraagt")
    yield Paragraph(
        (
            "Het programma raamt voor onze gemeente ",
            figure(f"{hours}.total"),
            " uur. Afhankelijk van hoe het programma wordt gelezen, is dat ten minste ",
            figure(f"{hours}.low"),
            " en ten hoogste ",
            figure(f"{hours}.high"),
            " uur. Voor alle gemeenten samen is het ",
            figure(f"hours.{ALL}.total"),
            " uur.",
        )
    )
    yield Listing(
        (
            ("Eigen uren: ", figure(f"{hours}.own")),
            ("Aandeel in gezamenlijke uren: ", figure(f"{hours}.shared")),
            ("Uren op aanname: ", figure(f"{hours}.assumed")),
        )
    )
    yield Paragraph((figure(f"assumptions.{gemeente}"),))
    yield _by_theme(programme, gemeente, figure)
    yield Heading(1, "Geld")
    yield Paragraph(("Bekend is nu ", figure(f"budget.{gemeente}.total"), " voor onze gemeente."))
    yield Heading(1, "Wat nog open is")
    yield Paragraph(
        (
            "Voor onze gemeente staan nog ",
            figure(f"count.{gemeente}.questions"),
            " open vragen in het programma, zoals ontbrekende gegevens en tegenstrijdigheden.",
        )
    )
    yield Heading(1, "Vervolg")
    yield Paragraph(
        (
            "Op de maandplanning staan voor onze gemeente ",
            figure(f"count.{gemeente}.planning"),
            " onderdelen. Wij houden u op de hoogte.",
        )
    )
    yield Paragraph(("Het college van burgemeester en wethouders",))


def _by_theme(programme: Programme, gemeente: str, figure: _Figure) -> Grid:
    themes = account(programme, None if gemeente == ANY else gemeente).by_theme
    rows = [
        Line(
            (
                (theme_title(programme, theme),),
                (figure(f"hours.{gemeente}.theme.{theme or OTHER_KEY}"),),
            )
        )
        for theme in themes
    ]
    total = Line((("Totaal",), (figure(f"hours.{gemeente}.total"),)), "total")
    return Grid("Uren per thema", ("Thema", "Uren"), (False, True), (*rows, total))
