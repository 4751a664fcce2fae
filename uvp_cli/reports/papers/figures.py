"""Every figure of a programme under a name, by which a letter and the programme are compared.

docs/rapport.md lists the names. `_all` is all municipalities together: no id begins with `_`.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from uvp_cli import budget, dutch, excerpt, questions
from uvp_cli.hours import account
from uvp_cli.model import Programme
from uvp_cli.reports.hours import OTHER_KEY, figures_contract
from uvp_cli.reports.paper import Bound

PREFIX = "uvp:"
"""What every name in a letter begins with, so that other fields of a house style stay alone."""
ALL = "_all"
LONGEST = 64
"""The most characters that Word takes in a tag."""
ANY = "gemeente"
"""In a template: the municipality that the letter is for."""


def figures(programme: Programme) -> dict[str, str]:
    """The text of each figure by its name, without the prefix."""
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
    return ".".join(gemeente if part == ANY else part for part in name.split("."))


def _figures(programme: Programme) -> Iterator[tuple[str, str]]:
    yield "programme.title", programme.title
    yield "programme.period", _period(programme)
    yield from _counts(programme)
    everyone = [(each.id, each.name) for each in programme.gemeenten]
    for gemeente, name in ((ALL, "alle gemeenten samen"), *everyone):
        one = None if gemeente == ALL else gemeente
        yield f"name.{gemeente}", name
        yield from _hours(programme, gemeente, one)
        yield f"budget.{gemeente}.total", dutch.euros(budget.add_up(programme, one).total)
        own = excerpt.take(programme, one)
        for key in ("actions", "planning", "questions"):
            yield f"count.{gemeente}.{key}", dutch.number(len(getattr(own, key)))


def _period(programme: Programme) -> str:
    first, last = programme.period.from_, programme.period.last
    whole_year = (first[5:], last[5:]) == ("01", "12") and first[:4] == last[:4]
    return first[:4] if whole_year else f"{dutch.month_of(first)} t/m {dutch.month_of(last)}"


def _counts(programme: Programme) -> Iterator[tuple[str, str]]:
    themes = programme.themes
    yield "count.themes", dutch.number(len(themes))
    yield "count.goals", dutch.number(sum(len(theme.goals) for theme in themes))
    yield "count.planning", dutch.number(len(programme.planning))
    yield "count.questions", dutch.number(len(questions.ask(programme)))


def _hours(programme: Programme, gemeente: str, one: str | None) -> Iterator[tuple[str, str]]:
    found = account(programme, one)
    for key, hours in figures_contract(found.totals).items():
        yield f"hours.{gemeente}.{'total' if key == 'hours' else key}", dutch.number(hours)
    for theme, totals in found.by_theme.items():
        yield f"hours.{gemeente}.theme.{theme or OTHER_KEY}", dutch.number(totals.hours)
