"""Every figure of a programme, and of how it stood on a day, under a name, by which a letter and
the programme are compared.

docs/rapport.md lists the names. `_all` is all municipalities together: no id begins with `_`. The
day of a figure of progress is in its name, so that a document says to which day it is to be held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import sha256

from uvp_cli import dutch
from uvp_cli.programme.log import PROGRESS
from uvp_cli.programme.model import Programme
from uvp_cli.queries import hours, questions
from uvp_cli.queries.hours import Account
from uvp_cli.queries.logbook import Logbook
from uvp_cli.queries.progress import Progress, added, progress
from uvp_cli.reports.hours import figures_contract
from uvp_cli.reports.hours_words import OTHER_KEY, theme_title
from uvp_cli.reports.papers import sentences
from uvp_cli.reports.papers.paper import Bound
from uvp_cli.reports.papers.sentences import Case
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
"""The text in place of a figure where the programme names none: "geen uur"."""
STATUSES = {key: PROGRESS[key] for key in ("done", "started", "delayed", "dropped")}
"""The Dutch for each status, in the order in which a report counts them."""
_DAY = re.compile(r"^uvp:progress\.([0-9]{4}-[0-9]{2}-[0-9]{2})\.")


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
    return {name: KeyFigure(text, label) for name, text, label in _figures(programme)}


def tag_of(name: str) -> str:
    """The tag of the figure with this name; Word takes no longer ones, so those are shortened."""
    tag = PREFIX + name
    short = f"{tag[: LONGEST - 9]}~{sha256(name.encode()).hexdigest()[:8]}"
    return tag if len(tag) <= LONGEST else short


def bound(known: dict[str, str], name: str) -> Bound:
    """The figure with this name."""
    return Bound(tag_of(name), known[name])


def meant(name: str, gemeente: str) -> str:
    """The name with the municipality of the letter where a template leaves it open."""
    kind, _, rest = name.partition(".")
    first, dot, last = rest.partition(".")
    return f"{kind}.{gemeente}{dot}{last}" if first == ANY else name


def _hours_text(amount: Decimal | None) -> str:
    return NO_HOURS if amount is None else dutch.number(amount)


def _money_text(amount: Decimal | None) -> str:
    return NO_MONEY if amount is None else dutch.euros(amount)


def days(tags: Iterable[str]) -> list[str]:
    """The days (yyyy-mm-dd) that these tags of figures are about."""
    return sorted({match[1] for match in map(_DAY.match, tags) if match})


def progress_figures(programme: Programme, book: Logbook) -> dict[str, KeyFigure]:
    """The figures of all together and of each municipality on the day of the logbook."""
    return {
        f"progress.{book.day}.{gemeente or ALL}.{name}": KeyFigure(
            text, f"{label} {who} op {book.day}"
        )
        for gemeente, who in _whose(programme)
        for name, text, label in _standing(progress(programme, book, gemeente))
    }


def _whose(programme: Programme) -> Iterator[tuple[str | None, str]]:
    """The id and name of each municipality, after those of all together."""
    yield None, "alle gemeenten samen"
    yield from ((gemeente.id, gemeente.name) for gemeente in programme.gemeenten)


_Named = Iterator[tuple[str, str, str]]
"""The name of each figure, its text and what it is."""


def _figures(programme: Programme) -> _Named:
    yield "programme.title", programme.title, "titel van het programma"
    first, last = programme.period.from_, programme.period.last
    whole_year = (first[5:], last[5:]) == ("01", "12") and first[:4] == last[:4]
    period = first[:4] if whole_year else term(programme.period)
    yield "programme.period", period, "looptijd van het programma"
    plan = sentences.framework(programme)
    yield "programme.framework", plan, "meerjarenplan van het programma"
    if programme.contact:
        yield "programme.contact", programme.contact, "contact voor vragen"
    yield "programme.contents", sentences.contents(programme), "wat het programma bevat"
    yield from _counts(programme)
    for gemeente, name in _whose(programme):
        yield from _of(sentences.case(programme, gemeente), gemeente or ALL, name)


def _of(of: Case, key: str, name: str) -> _Named:
    """The figures of one municipality or of all together; `key` stands for them in their names."""
    yield f"name.{key}", name, f"naam van {name}"
    yield from _hours(of.account, key, name)
    yield f"budget.{key}.total", _money_text(of.money.said), f"bekend geld voor {name}"
    for counted, noun in COUNTED.items():
        count = dutch.number(len(getattr(of.own, counted)))
        yield f"count.{key}.{counted}", count, f"{noun} voor {name}"
    silent = dutch.number(sentences.without_hours(of))
    yield f"count.{key}.without_hours", silent, f"aantal acties zonder uren voor {name}"
    assumptions = sentences.assumptions(of.account)
    yield f"assumptions.{key}", assumptions, f"aannames bij de uren van {name}"
    yield f"persons.{key}", sentences.persons(of.account), f"uren per persoon van {name}"
    yield f"unread.{key}", sentences.unread(of.account), f"niet getelde uren van {name}"
    yield f"money.{key}", sentences.money(of), f"kosten van {name}"
    yield f"open.{key}", sentences.points(of), f"open punten van {name}"
    holders = sentences.holders(of) or "niet genoemd"
    yield f"portfolio.{key}", holders, f"portefeuillehouder voor {name}"


def _counts(programme: Programme) -> _Named:
    themes = programme.themes
    for key, number, noun in (
        ("themes", sum(not theme.parent for theme in themes), "thema's"),
        ("goals", sum(len(theme.goals) for theme in themes), "doelstellingen"),
        ("planning", len(programme.planning), "onderdelen van de hele planning"),
        ("questions", len(questions.ask(programme)), "open punten van het geheel"),
    ):
        yield f"count.{key}", dutch.number(number), f"aantal {noun}"


def _hours(account: Account, key: str, name: str) -> _Named:
    for part, amount in figures_contract(account.said).items():
        figure = f"hours.{key}.{'total' if part == 'hours' else part}"
        yield figure, _hours_text(amount), f"{HOURS[part]} van {name}"
    for theme in hours.account(account.programme).by_theme:
        label = f"uren van {name}, {theme_title(account.programme, theme)}"
        totals = account.by_theme.get(theme)
        text = _hours_text(totals.hours if totals else None)
        yield f"hours.{key}.theme.{theme or OTHER_KEY}", text, label


def _standing(progress: Progress) -> _Named:
    lines = progress.lines
    yield "actions", dutch.number(len(lines)), "aantal acties voor"
    for status, word in STATUSES.items():
        count = sum(line.status == status for line in lines)
        yield status, dutch.number(count), f"aantal acties met status {word} voor"
    silent = sum(line.status is None for line in lines)
    yield "silent", dutch.number(silent), "aantal acties zonder status voor"
    yield "late", dutch.number(sum(line.late for line in lines)), "aantal acties te laat voor"
    total = added(line.amounts for line in lines)
    for part in ("hours", "low", "high"):
        planned = getattr(total.planned, part, None)
        yield f"planned.{part}", _hours_text(planned), "geraamde uren voor"
    yield "expected", _hours_text(total.due), "tot dan verwachte uren voor"
    yield "used", _hours_text(total.used), "bijgehouden uren voor"
    unplanned = _hours_text(total.unplanned)
    yield "unplanned", unplanned, "bijgehouden uren van acties zonder geraamde uren voor"
    noted = sum(line.amounts.used is not None for line in lines)
    yield "noted", dutch.number(noted), "aantal acties met bijgehouden uren voor"
    hours = _hours_text(progress.undivided.used)
    yield "unshared", hours, "niet verdeelde uren, genoteerd zonder gemeente, voor"
    yield "money", _money_text(progress.total.money), "bekend bedrag voor"
    yield "spent", _money_text(total.spent), "uitgegeven bedrag voor"
    money = _money_text(progress.undivided.spent)
    yield "unshared_money", money, "niet verdeelde uitgaven, genoteerd zonder gemeente, voor"
