"""A letter to the council of one municipality, in which every figure has its name.

It is made for any programme: a sentence that does not hold is left out, and so is a chapter of
which none holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from uvp_cli.programme.origin import Placed
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
from uvp_cli.reports.papers.parts import filled
from uvp_cli.reports.papers.sentences import (
    PLAN,
    PROGRAMME,
    Case,
    article,
    assumed,
    case,
    framework,
    heavy,
    holders,
    is_divided,
    without_hours,
)
from uvp_cli.values import dataclass

_Figure = Callable[[str], Inline]
"""Gives for the name of a figure the figure, or in a template the name in braces."""


def _always(_: Case) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the names of figures between braces, and when it is true.

    {name|one|more} is a figure with its noun; {het:name} a title with its article.
    """

    text: str
    holds: Callable[[Case], bool] = _always


def _has_hours(of: Case) -> bool:
    return of.account.said is not None


def _is_wide(of: Case) -> bool:
    totals = of.account.said
    return totals is not None and totals.low != totals.high


def _is_divided(of: Case, *, equally: bool) -> bool:
    """Whether hours that count are by a share, and those shares are equal or not."""
    is_equal = of.programme.allocation.key == "equal"
    return _has_hours(of) and is_divided(of.account) and is_equal is equally


def _takes_some(of: Case) -> bool:
    return 0 < len(of.own.actions) < len(of.everything.actions)


def _has_own_planning(of: Case) -> bool:
    return 0 < len(of.own.planning) < len(of.everything.planning)


CORE = (
    Sentence("Met deze brief informeren wij u over {het:programme.title}."),
    Sentence(
        "Het is de uitwerking van {het:programme.framework}.",
        lambda of: bool(of.programme.frameworks),
    ),
    Sentence("Het geldt voor {programme.period}."),
    Sentence("Het programma is nog een concept.", lambda of: of.is_draft),
    Sentence("{programme.contents}"),
    Sentence("Onze gemeente doet mee aan {count.gemeente.actions|actie|acties}.", _takes_some),
    Sentence(
        "Onze gemeente doet aan geen van deze acties mee.",
        lambda of: bool(of.everything.actions) and not of.own.actions,
    ),
)
HOURS = (
    Sentence(
        "Op basis van het programma komen wij voor onze gemeente op een raming van "
        "{hours.gemeente.total} uur.",
        _has_hours,
    ),
    Sentence(
        "Gezamenlijke uren zijn daarbij gelijk over de gemeenten verdeeld.",
        lambda of: _is_divided(of, equally=True),
    ),
    Sentence(
        "Gezamenlijke uren zijn daarbij naar gewicht over de gemeenten verdeeld.",
        lambda of: _is_divided(of, equally=False),
    ),
    Sentence(
        "Afhankelijk van hoe het programma wordt gelezen, is dat tussen {hours.gemeente.low} en "
        "{hours.gemeente.high} uur.",
        _is_wide,
    ),
    Sentence(
        "Voor alle gemeenten samen is het {hours._all.total} uur.",
        lambda of: _has_hours(of) and of.is_shared,
    ),
    Sentence(
        "Het programma noemt voor onze gemeente geen uren die op te tellen zijn.",
        lambda of: not _has_hours(of) and bool(of.account.entries or of.account.unread),
    ),
    Sentence(
        "Het programma noemt voor onze gemeente geen uren.",
        lambda of: _is_silent(of) and _is_said_elsewhere(of),
    ),
    Sentence(
        "Het programma noemt geen uren.", lambda of: _is_silent(of) and not _is_said_elsewhere(of)
    ),
    Sentence("{persons.gemeente}", lambda of: bool(of.account.per_person)),
    Sentence("{unread.gemeente}", lambda of: bool(of.account.unread or of.account.unconverted)),
    Sentence(
        "Bij {count.gemeente.without_hours|actie|acties} noemt het programma geen uren.",
        lambda of: without_hours(of) > 0 and not _is_silent(of),
    ),
)


def _is_silent(of: Case) -> bool:
    """Whether nothing at all is said of hours for who the letter is to."""
    return not (of.account.entries or of.account.unread)


def _is_said_elsewhere(of: Case) -> bool:
    everyone = case(of.programme).account
    return bool(everyone.entries or everyone.unread)


PARTS = (
    Sentence("Eigen uren: {hours.gemeente.own}", lambda of: _part(of, "own")),
    Sentence(
        "Aandeel in gezamenlijke uren: {hours.gemeente.shared}", lambda of: _part(of, "shared")
    ),
    Sentence("Uren op aanname: {hours.gemeente.assumed}", lambda of: _part(of, "assumed")),
)
"""What the hours add up from; a list of one says nothing."""


def _part(of: Case, name: str) -> bool:
    totals = of.account.said
    return totals is not None and getattr(totals, name) not in {0, totals.hours}


ASSUMED = (Sentence("{assumptions.gemeente}", lambda of: bool(assumed(of.account))),)
MONEY = (Sentence("{money.gemeente}"),)
OPEN = (Sentence("{open.gemeente}", lambda of: bool(heavy(of.own.questions))),)
SEQUEL = (
    Sentence(
        "De maandplanning telt {count.planning|onderdeel|onderdelen}.",
        lambda of: bool(of.everything.planning),
    ),
    Sentence(
        "Voor onze gemeente gaat het om {count.gemeente.planning|onderdeel|onderdelen}.",
        _has_own_planning,
    ),
    Sentence(
        "Geen daarvan is voor onze gemeente bedoeld.",
        lambda of: bool(of.everything.planning) and not of.own.planning,
    ),
)
SENTENCES = (*CORE, *HOURS, *PARTS, *ASSUMED, *MONEY, *OPEN, *SEQUEL)
"""All that a letter can say besides its headings."""


def letter(loaded: Placed, gemeente: str) -> Paper:
    """The letter to the council of the municipality with this id."""
    known = figures(loaded.programme)
    of = case(loaded.programme, gemeente, is_draft=loaded.is_concept)
    return _letter(of, lambda name: bound(known, meant(name, gemeente)))


def template(loaded: Placed) -> Paper:
    """The letter with the names of the figures where they will stand, to be changed at will."""
    of = case(loaded.programme, is_draft=loaded.is_concept)
    return _letter(of, lambda name: f"{{{PREFIX}{name}}}")


def _letter(of: Case, figure: _Figure) -> Paper:
    return Paper(
        title="Raadsinformatiebrief",
        subtitle=of.programme.title,
        blocks=tuple(_blocks(of, figure)),
        month=of.programme.period.from_,
        contents=False,
    )


def _blocks(of: Case, figure: _Figure) -> Iterator[Block]:
    def chapter(title: str, sentences: tuple[Sentence, ...]) -> Iterator[Block]:
        said = _said(sentences, of, figure)
        if said:
            yield Heading(1, title)
            yield Paragraph(said)

    yield Paragraph(_filled("Aan de gemeenteraad van {name.gemeente}", of, figure))
    yield Paragraph(("Datum: ", Blank("Datum", "[vul de datum in]")))
    if holders(of):
        yield Paragraph(_filled("Portefeuillehouder: {portfolio.gemeente}", of, figure))
    yield Heading(1, "Onderwerp")
    # The programme of one municipality is its own; a title with a colon takes no second one.
    ending = ("," if ":" in of.programme.title else ":") + " gevolgen voor {name.gemeente}"
    subject = "{programme.title}" + (ending if of.is_shared else "")
    yield Paragraph(_filled(subject, of, figure))
    yield from chapter("Kern", CORE)
    yield from chapter("Benodigde uren", HOURS)
    parts = tuple(_filled(part.text, of, figure) for part in PARTS if part.holds(of))
    if len(parts) > 1:
        yield Listing(parts)
    if said := _said(ASSUMED, of, figure):
        yield Paragraph(said)
    if len(of.account.by_theme) > 1:
        yield _by_theme(of, figure)
    yield from chapter("Financiën", MONEY)
    yield from chapter("Nog te verduidelijken", OPEN)
    yield from chapter("Planning", SEQUEL)
    signed = "Het college van burgemeester en wethouders van {name.gemeente}"
    yield Paragraph(_filled(signed, of, figure))


def _said(sentences: tuple[Sentence, ...], of: Case, figure: _Figure) -> Text:
    """The sentences that are true, behind each other."""
    true = (sentence.text for sentence in sentences if sentence.holds(of))
    return _filled(" ".join(true), of, figure)


def _filled(passage: str, of: Case, figure: _Figure) -> Text:
    """The passage with a figure for each name between braces."""
    before = {
        "programme.title": article(of.programme.title, PROGRAMME),
        "programme.framework": article(framework(of.programme), PLAN),
    }
    return filled(passage, figure, before)


def _by_theme(of: Case, figure: _Figure) -> Grid:
    rows = [
        Line(
            (
                (theme_title(of.programme, theme),),
                (figure(f"hours.{ANY}.theme.{theme or OTHER_KEY}"),),
            )
        )
        for theme in of.account.by_theme
    ]
    total = Line((("Totaal",), (figure(f"hours.{ANY}.total"),)), "total")
    return Grid("Uren per thema", ("Thema", "Uren"), (False, True), (*rows, total))
