"""A letter to the council of one municipality, in which every figure has its name.

It is made for any programme: a sentence that does not hold is left out, and so is a chapter of
which none holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from uvp_cli.programme.annotations import AllocationKey
from uvp_cli.programme.origin import Placed
from uvp_cli.reports.hours_words import OTHER_KEY, theme_title
from uvp_cli.reports.ours import OUR_REACH, reads_reach
from uvp_cli.reports.papers import sentences
from uvp_cli.reports.papers.figures import ANY, PREFIX, bound, figures, meant
from uvp_cli.reports.papers.paper import (
    BREAK,
    Blank,
    Block,
    Grid,
    GridRow,
    Heading,
    Inline,
    Paper,
    PaperText,
    Paragraph,
)
from uvp_cli.reports.papers.parts import filled
from uvp_cli.reports.papers.sentences import Case
from uvp_cli.values import dataclass

_Figure = Callable[[str], Inline]
"""Gives for the name of a figure the figure, or in a template the name in braces."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the names of figures between braces, and when it is true. {name|one|more} is
    a figure with its noun; {het:name} a title with its article."""

    text: str
    holds: Callable[[Case], bool] = lambda _: True


def _has_hours(of: Case) -> bool:
    return of.account.said is not None


def _is_divided(of: Case, key: AllocationKey) -> bool:
    is_divided = _has_hours(of) and sentences.is_divided(of.account)
    return is_divided and of.programme.allocation.key == key


CAUSE = (
    Sentence("Met deze brief informeren wij u over {het:programme.title}."),
    Sentence(
        "Het is de uitwerking van {het:programme.framework}.",
        lambda of: bool(of.programme.frameworks),
    ),
)
CORE = (
    Sentence("Het programma geldt voor {programme.period}."),
    Sentence("Het programma is nog een concept.", lambda of: of.is_draft),
    Sentence("{programme.contents}"),
    Sentence(
        "Onze gemeente doet mee aan {count.gemeente.actions|actie|acties}.",
        lambda of: 0 < len(of.own.actions) < len(of.everything.actions),
    ),
    Sentence(
        "Onze gemeente doet aan geen van deze acties mee.",
        lambda of: bool(of.everything.actions) and not of.own.actions,
    ),
    Sentence(OUR_REACH, lambda of: reads_reach(of.programme)),
)
HOURS = (
    Sentence(
        "Op basis van het programma komen wij voor onze gemeente op een raming van "
        "{hours.gemeente.total} uur.",
        _has_hours,
    ),
    Sentence(
        "Gezamenlijke uren zijn daarbij gelijk over de gemeenten verdeeld.",
        lambda of: _is_divided(of, "equal"),
    ),
    Sentence(
        "Gezamenlijke uren zijn daarbij naar gewicht over de gemeenten verdeeld.",
        lambda of: _is_divided(of, "weights"),
    ),
    Sentence(
        "Afhankelijk van hoe het programma wordt gelezen, is dat tussen {hours.gemeente.low} en "
        "{hours.gemeente.high} uur.",
        lambda of: of.account.said is not None and of.account.said.low != of.account.said.high,
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
    Sentence("{unread.gemeente}", lambda of: sentences.has_unread(of.account)),
    Sentence(
        "Bij {count.gemeente.without_hours|actie|acties} noemt het programma geen uren.",
        lambda of: sentences.without_hours(of) > 0 and not _is_silent(of),
    ),
)


def _is_silent(of: Case) -> bool:
    """Whether nothing at all is said of hours of the municipality of the letter."""
    return not (of.account.entries or of.account.unread)


def _is_said_elsewhere(of: Case) -> bool:
    everyone = sentences.case(of.programme).account
    return bool(everyone.entries or everyone.unread)


PARTS = (
    Sentence("Eigen uren: {hours.gemeente.own}", lambda of: _part(of, "own")),
    Sentence(
        "Aandeel in gezamenlijke uren: {hours.gemeente.shared}", lambda of: _part(of, "shared")
    ),
    Sentence("Uren op aanname: {hours.gemeente.assumed}", lambda of: _part(of, "assumed")),
)
"""The parts that the hours add up from; one alone says nothing."""


def _part(of: Case, name: str) -> bool:
    totals = of.account.said
    return totals is not None and getattr(totals, name) not in {0, totals.hours}


ASSUMED = (Sentence("{assumptions.gemeente}", lambda of: bool(sentences.assumed(of.account))),)
MONEY = (Sentence("{money.gemeente}"),)
OPEN = (Sentence("{open.gemeente}", lambda of: bool(sentences.heavy(of.own.questions))),)
SEQUEL = (
    Sentence(
        "De maandplanning telt {count.planning|onderdeel|onderdelen}.",
        lambda of: bool(of.everything.planning),
    ),
    Sentence(
        "Voor onze gemeente gaat het om {count.gemeente.planning|onderdeel|onderdelen}.",
        lambda of: 0 < len(of.own.planning) < len(of.everything.planning),
    ),
    Sentence(
        "Geen daarvan is voor onze gemeente bedoeld.",
        lambda of: bool(of.everything.planning) and not of.own.planning,
    ),
)
CONTACT = Sentence("Contact: {programme.contact}", lambda of: bool(of.programme.contact))
SENTENCES = (CONTACT, *CAUSE, *CORE, *HOURS, *PARTS, *ASSUMED, *MONEY, *OPEN, *SEQUEL)
"""All that a letter can say besides its headings."""


def letter(loaded: Placed, gemeente: str) -> Paper:
    """The letter to the council of the municipality with this id."""
    known = figures(loaded.programme)
    of = sentences.case(loaded.programme, gemeente, is_draft=loaded.is_concept)
    return _letter(of, lambda name: bound(known, meant(name, gemeente)))


def template(loaded: Placed) -> Paper:
    """The letter with the names of the figures where they will stand, to be changed at will."""
    of = sentences.case(loaded.programme, is_draft=loaded.is_concept)
    return _letter(of, lambda name: f"{{{PREFIX}{name}}}")


def _letter(of: Case, figure: _Figure) -> Paper:
    blocks, month = tuple(_blocks(of, figure)), of.programme.period.from_
    return Paper("Raadsinformatiebrief", "", blocks, month, contents=False)


def _blocks(of: Case, figure: _Figure) -> Iterator[Block]:
    def said(choice: tuple[Sentence, ...]) -> PaperText:
        passage = " ".join(sentence.text for sentence in choice if sentence.holds(of))
        return _filled(passage, of, figure) if passage else ()

    def chapter(title: str, choice: tuple[Sentence, ...]) -> Iterator[Block]:
        if text := said(choice):
            yield Heading(1, title)
            yield Paragraph(text)

    yield Paragraph(_addressed(of, figure))
    yield from chapter("Aanleiding", CAUSE)
    yield from chapter("Kernboodschap", CORE)
    yield from chapter("Gevolgen voor uren en geld", HOURS)
    yield from _table(of, figure)
    yield from (Paragraph(text) for text in map(said, (ASSUMED, MONEY)) if text)
    yield Heading(1, "Vervolg")
    told = said((*OPEN, *SEQUEL))
    yield Paragraph((*told, *([" "] if told else []), Blank("Vervolg", "[vul aan wat volgt]")))
    college = _filled("Het college van burgemeester en wethouders van {name.gemeente}", of, figure)
    secretary, mayor = Blank("Secretaris", "[naam]"), Blank("Burgemeester", "[naam]")
    yield Paragraph((*college, BREAK, secretary, ", secretaris, en ", mayor, ", burgemeester"))


def _addressed(of: Case, figure: _Figure) -> PaperText:
    """To whom the letter is and what stands above it, each on its own line, and the salutation."""
    holder: PaperText = (Blank("Portefeuillehouder", "[vul de portefeuillehouder in]"),)
    if sentences.holders(of):
        holder = _filled("{portfolio.gemeente}", of, figure)
    # The programme of one municipality is its own; a title with a colon takes no second one.
    ending = ("," if ":" in of.programme.title else ":") + " gevolgen voor {name.gemeente}"
    return (
        *_filled("Aan de gemeenteraad van {name.gemeente}", of, figure),
        *(BREAK, "Datum: ", Blank("Datum", "[vul de datum in]", is_date=True)),
        *(BREAK, "Kenmerk: ", Blank("Kenmerk", "[vul het kenmerk of zaaknummer in]")),
        *(BREAK, "Portefeuillehouder: ", *holder),
        *(BREAK, "Bijlage: ", Blank("Bijlage", "[vul de bijlage in]")),
        *((BREAK, *_filled(CONTACT.text, of, figure)) if CONTACT.holds(of) else ()),
        *(BREAK, "Onderwerp: "),
        *_filled("{programme.title}" + (ending if of.is_shared else ""), of, figure),
        *(BREAK, BREAK, "Geachte leden van de raad,"),
    )


def _filled(passage: str, of: Case, figure: _Figure) -> PaperText:
    before = {
        "programme.title": sentences.article(of.programme.title, sentences.PROGRAMME),
        "programme.framework": sentences.article(sentences.framework(of.programme), sentences.PLAN),
    }
    return filled(passage, figure, before)


def _table(of: Case, figure: _Figure) -> Iterator[Block]:
    """The hours by theme, and what they add up from, where there is more than one of either."""

    def line(title: str, name: str, role: str = "data") -> GridRow:
        return GridRow(((title,), (figure(name),)), role)

    themes = [
        line(theme_title(of.programme, theme), f"hours.{ANY}.theme.{theme or OTHER_KEY}")
        for theme in of.account.by_theme
    ]
    parts = [part.text.removesuffix("}").split(": {") for part in PARTS if part.holds(of)]
    below = [line(f"waarvan {title[0].lower()}{title[1:]}", name) for title, name in parts]
    # One line says no more than the total.
    above, below = (lines if len(lines) > 1 else [] for lines in (themes, below))
    if above or below:
        lines = (*above, line("Totaal", f"hours.{ANY}.total", "total"), *below)
        yield Grid("Benodigde uren van onze gemeente", ("Waarvoor", "Uren"), (False, True), lines)
