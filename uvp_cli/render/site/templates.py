"""The templates of the site, and what they can ask."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from uvp_cli import dutch
from uvp_cli.programme.names import fold
from uvp_cli.render import templates
from uvp_cli.render.cells import columns_for, visible, words
from uvp_cli.render.pictures import strips, svg
from uvp_cli.render.site import links
from uvp_cli.reports import adoption, hours_words, parts, planning
from uvp_cli.reports.show import FOR_MAKERS
from uvp_cli.reports.tables import For, Table, key_of
from uvp_cli.reports.terms import REMARKS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

STYLED = (2, 3, 4)
"""The columns from which the style can align figures to the right."""
ASIDE = {*REMARKS, "derived", "readers"}
"""The keys of facts that stand aside."""


def render(name: str, context: Mapping[str, Any]) -> str:
    """The page that the template `name` makes of the context."""
    return _environment().get_template(name).render(context)


@cache
def _environment() -> Environment:
    environment = templates.environment(__package__)
    environment.globals |= {
        "columns": _columns,
        "as_list": _as_list,
        "cell": lambda row, table, index: words(row.cells[index], table.columns[index]),
        "tail": _tail,
        "gathered": _gathered,
        "linked": _linked,
        "links": links,
        "inline": svg.inline,
        "key": strips.key,
        "key_of_assumed": strips.key_of_assumed,
        "key_of_range": strips.key_of_range,
        "about": parts.named,
        "standing": adoption.standing,
        "planning": planning,
        "dutch": dutch,
        "hours_words": hours_words,
        "month_names": lambda moments: ", ".join(dutch.moment_runs(moments)),
    }
    return environment


def _linked(
    text: str, parties: Iterable[str], words: Mapping[str, Iterable[tuple[str, str]]]
) -> Markup:
    """A text in which each of the `words` for these parties, the longest first, leads to a page."""
    from markupsafe import Markup, escape

    called = {word: page for party in parties for word, page in words[party]}
    page_of = {fold(word): page for word, page in called.items()}
    any_of = "|".join(map(re.escape, sorted(called, key=len, reverse=True)))
    pieces = re.split(rf"(?<!\w)({any_of})(?!\w)", text, flags=re.IGNORECASE) if any_of else [text]
    return Markup("").join(
        Markup('<a href="{}">{}</a>').format(page_of[fold(piece)], visible(piece))
        if index % 2 and fold(piece) in page_of
        else escape(visible(piece))
        for index, piece in enumerate(pieces)
    )


def _gathered(
    fields: Iterable[tuple[str, str]], skip: Container[str] = (), *, aside: bool = False
) -> dict[str, list[str]]:
    """The facts under each label, which a list may name once, but for those with a key to `skip`;
    or what stands `aside`: remarks, and that something is our reading. What is said for readers
    takes the place of the note for the maker before it."""
    facts: dict[str, list[str]] = {}
    for label, fact in fields:
        key = key_of(label)
        if key != "makers" and key not in skip and (key in ASIDE) is aside:
            facts.setdefault(FOR_MAKERS if key == "readers" else label, []).append(fact)
    return facts


def _columns(table: Table) -> list[tuple[int, bool]]:
    """The columns for people, each with whether it holds figures that the style leaves alone."""
    tail = _tail(table)
    return [
        (index, numeric and not 0 < tail <= number)
        for number, (index, numeric) in enumerate(_numeric(table), start=1)
    ]


CARDS = {2: "kaart", 7: "kaart-breed", 10: "kaart-altijd"}
"""The class by which a table with more columns than so many becomes a list of each of its rows."""


def _as_list(columns: Sequence[object]) -> str:
    """The class by which a table with these columns becomes a list where it would not fit."""
    return next((name for most, name in reversed(CARDS.items()) if len(columns) > most), "")


def _numeric(table: Table) -> list[tuple[int, bool]]:
    """The columns that people get, each with whether it holds figures."""
    return [(index, column.kind.numeric) for index, column in columns_for(For.PEOPLE, table)]


def _tail(table: Table) -> int:
    """The column, counted from 1, from which on all hold figures; the style aligns those at once.
    Only the second to the fourth, for which the style has a rule; else 0."""
    kinds = [numeric for _, numeric in _numeric(table)]
    figures = len(list(takewhile(bool, reversed(kinds))))
    first = len(kinds) - figures + 1
    return first if figures and first in STYLED else 0
