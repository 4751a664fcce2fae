"""The templates of the site, and what they can ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from uvp_cli import dutch
from uvp_cli.render import templates
from uvp_cli.render.cells import chosen, words
from uvp_cli.render.site import links
from uvp_cli.reports import hours_words, parts, planning
from uvp_cli.reports.tables import For, Table

if TYPE_CHECKING:
    from jinja2 import Environment

STYLED = (2, 3, 4)
"""The columns from which the style can align figures to the right."""


def render(name: str, context: Mapping[str, Any]) -> str:
    """The page that the template `name` makes of the context."""
    return _environment().get_template(name).render(context)


@cache
def _environment() -> Environment:
    environment = templates.environment(__package__)
    environment.globals |= {
        "columns": _columns,
        "cell": lambda row, table, index: words(row.cells[index], table.columns[index]),
        "numeric": _alone,
        "tail": _tail,
        "gathered": _gathered,
        "links": links,
        "about": parts.named,
        "who": planning.who,
        "when": planning.when,
        "days": planning.days,
        "number": dutch.number,
        "nothing_counted": hours_words.nothing_counted,
        "euros": dutch.euros,
        "span": dutch.span,
        "plural": dutch.plural,
        "month_of": dutch.month_of,
        "month_names": lambda months: ", ".join(dutch.month_runs(months)),
    }
    return environment


def _gathered(fields: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The facts under each label, which a list may name once."""
    facts: dict[str, list[str]] = {}
    for label, fact in fields:
        facts.setdefault(label, []).append(fact)
    return facts


def _columns(table: Table) -> list[int]:
    """The columns that people get."""
    return chosen(table, For.PEOPLE)


def _numeric(table: Table) -> list[bool]:
    """Whether each column that people get holds figures."""
    return [table.columns[index].kind.numeric for index in _columns(table)]


def _tail(table: Table) -> int:
    """From which column on, counted from 1, all hold figures; the style aligns those at once.

    Only from the second to the fourth on, for which the style has a rule; else 0.
    """
    kinds = _numeric(table)
    first = len(kinds) + 1
    while first > 1 and kinds[first - 2]:
        first -= 1
    return first if first <= len(kinds) and first in STYLED else 0


def _alone(table: Table, index: int) -> bool:
    """Whether a column holds figures that the style does not align with others."""
    number = _columns(table).index(index) + 1
    return table.columns[index].kind.numeric and not 0 < _tail(table) <= number
