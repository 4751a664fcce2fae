"""Every figure of a programme under a name, by which a letter and the programme are compared.

docs/rapport.md lists the names. `_all` is all municipalities together: no id begins with `_`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.queries import hours, questions
from uvp_cli.queries.hours import Account
from uvp_cli.reports.hours import figures_contract
from uvp_cli.reports.hours_words import OTHER_KEY, theme_title
from uvp_cli.reports.papers import sentences
from uvp_cli.reports.papers.paper import Bound
from uvp_cli.reports.show import term
from uvp_cli.values import dataclass

PREFIX = "uvp:"
"""The beginning of every name in a letter, so that other fields of a house style stay alone."""
ALL = "_all"
LONGEST = 64
"""The most characters that Word takes in a tag."""
ANY = "gemeente"
"""In a template: the municipality that the letter is for."""

HOURS = {
    "own": "eigen uren",
    "shared": "aandeel in gezamenlijke uren",
    "assumed": "uren op aanname",
    "hours": "uren in totaal",
    "low": "laagste uren",
    "high": "hoogste uren",
}
COUNTED = {
    "actions": "aantal acties",
    "planning": "aantal onderdelen van de planning",
    "questions": "aantal open punten",
}
"""The Dutch for the figures of each municipality."""
NO_HOURS, NO_MONEY = "geen", "geen bedrag"
"""What stands in place of a figure where the programme names none: "geen uur"."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The text of a figure, and what it is, for readers who do not know its name."""

    text: str
    label: str


def figures(programme: Programme) -> dict[str, str]:
    """The text of each figure by its name, without the prefix."""
    return {name: figure.text for name, figure in labelled(programme).items()}


def labelled(programme: Programme) -> dict[str, KeyFigure]:
    """Each figure by its name, with what it is, such as "eigen uren van Vaals"."""
    return dict(_figures(programme))


def tag_of(name: str) -> str:
    """The tag of the figure with this name; Word takes no longer ones, so those are shortened."""
    tag = PREFIX + name
    if len(tag) <= LONGEST:
        return tag
    return f"{tag[: LONGEST - 9]}~{sha256(name.encode()).hexdigest()[:8]}"


def bound(known: dict[str, str], name: str) -> Bound:
    """The figure with this name."""
    return Bound(tag_of(name), known[name])


def meant(name: str, gemeente: str) -> str:
    """The name with the municipality of the letter where a template leaves it open."""
    kind, _, rest = name.partition(".")
    first, dot, last = rest.partition(".")
    return f"{kind}.{gemeente}{dot}{last}" if first == ANY else name


def hours_text(amount: Decimal | None) -> str:
    """A number of hours, or what stands in its place where there is none."""
    return NO_HOURS if amount is None else dutch.number(amount)


def money_text(amount: Decimal | None) -> str:
    """An amount in euros, or what stands in its place where there is none."""
    return NO_MONEY if amount is None else dutch.euros(amount)


def _figures(programme: Programme) -> Iterator[tuple[str, KeyFigure]]:
    yield "programme.title", KeyFigure(programme.title, "titel van het programma")
    first, last = programme.period.from_, programme.period.last
    whole_year = (first[5:], last[5:]) == ("01", "12") and first[:4] == last[:4]
    period = first[:4] if whole_year else term(programme.period)
    yield "programme.period", KeyFigure(period, "looptijd van het programma")
    plan = KeyFigure(sentences.framework(programme), "meerjarenplan van het programma")
    yield "programme.framework", plan
    if programme.contact:
        yield "programme.contact", KeyFigure(programme.contact, "contact voor vragen")
    yield "programme.contents", KeyFigure(sentences.contents(programme), "wat het programma bevat")
    yield from _counts(programme)
    yield from _of(programme, None, ALL, "alle gemeenten samen")
    for gemeente in programme.gemeenten:
        yield from _of(programme, gemeente.id, gemeente.id, gemeente.name)


def _of(
    programme: Programme, gemeente: str | None, key: str, name: str
) -> Iterator[tuple[str, KeyFigure]]:
    """The figures of a municipality, or of all together; `key` stands for it in their names."""
    yield f"name.{key}", KeyFigure(name, f"naam van {name}")
    of = sentences.case(programme, gemeente)
    yield from _hours(of.account, key, name)
    known = money_text(of.money.said)
    yield f"budget.{key}.total", KeyFigure(known, f"bekend geld voor {name}")
    for counted, noun in COUNTED.items():
        count = dutch.number(len(getattr(of.own, counted)))
        yield f"count.{key}.{counted}", KeyFigure(count, f"{noun} voor {name}")
    silent = dutch.number(sentences.without_hours(of))
    yield f"count.{key}.without_hours", KeyFigure(silent, f"aantal acties zonder uren voor {name}")
    for said, text, label in (
        ("assumptions", sentences.assumptions(of.account), "aannames bij de uren van"),
        ("persons", sentences.persons(of.account), "uren per persoon van"),
        ("unread", sentences.unread(of.account), "niet getelde uren van"),
        ("money", sentences.money(of), "kosten van"),
        ("open", sentences.points(of), "open punten van"),
        ("portfolio", sentences.holders(of) or "niet genoemd", "portefeuillehouder voor"),
    ):
        yield f"{said}.{key}", KeyFigure(text, f"{label} {name}")


def _counts(programme: Programme) -> Iterator[tuple[str, KeyFigure]]:
    themes = programme.themes
    for key, number, noun in (
        ("themes", sum(not theme.parent for theme in themes), "thema's"),
        ("goals", sum(len(theme.goals) for theme in themes), "doelstellingen"),
        ("planning", len(programme.planning), "onderdelen van de hele planning"),
        ("questions", len(questions.ask(programme)), "open punten van het geheel"),
    ):
        yield f"count.{key}", KeyFigure(dutch.number(number), f"aantal {noun}")


def _hours(account: Account, key: str, name: str) -> Iterator[tuple[str, KeyFigure]]:
    for part, amount in figures_contract(account.said).items():
        shown = KeyFigure(hours_text(amount), f"{HOURS[part]} van {name}")
        yield f"hours.{key}.{'total' if part == 'hours' else part}", shown
    for theme in hours.account(account.programme).by_theme:
        label = f"uren van {name}, {theme_title(account.programme, theme)}"
        totals = account.by_theme.get(theme)
        shown = KeyFigure(hours_text(totals.hours if totals else None), label)
        yield f"hours.{key}.theme.{theme or OTHER_KEY}", shown
