"""The places where a text was found, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme.origin import Placed
from uvp_cli.programme.paths import Part
from uvp_cli.queries.naming import EVERYTHING, Names
from uvp_cli.queries.search import Hit
from uvp_cli.reports import parts
from uvp_cli.reports.asked import narrowed
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.ours import origin_of, origins
from uvp_cli.reports.tables import Count, For, Report, Table, grouped
from uvp_cli.reports.terms import KEYS, WORDS, word

AROUND = 60
"""Characters of context on either side of a match, about."""


def search_report(
    hits: Sequence[Hit], placed: Placed, wanted: str, names: Names = EVERYTHING
) -> Report:
    """The texts in which `wanted` stands, part by part, each with its place in the file."""
    in_file = sorted(hits, key=lambda hit: placed.line(hit.part.path))
    by_part = grouped((hit.part, hit) for hit in in_file)
    ordered, facts = [*chain.from_iterable(by_part.values())], _facts(placed)
    table = Table(
        f"Gevonden met '{wanted}'{narrowed(placed.programme, names)}",
        placed.subtitle,
        tally=(Count("hits", "Plaatsen", len(hits), "plaats", "plaatsen"),),
        empty=f"'{wanted}' staat hier nergens.",
    )
    contract = {
        "programme": placed.programme.id,
        "file": placed.file,
        "search": wanted,
        "hits": [facts.contract(hit) for hit in ordered],
    }
    return Report(facts.fill(table, ordered, lambda hit: parts.heading(hit.part)), contract)


def where(path: KeyPath, part: Part) -> str:
    """Where in a part a text stands, in Dutch: inwoners, kanttekening."""
    own = path[len(part.path) :]
    steps = [word(own, at, part.kind, WORDS) for at, step in enumerate(own) if step in WORDS]
    if path[-1] == "id":
        steps.append("id")
    # A text is named by what it is a text of.
    return ", ".join(steps[:-1] if steps[1:] and path[-1] == "text" else steps)


def excerpt(text: str, begin: int, end: int) -> str:
    """The words around a match, with dots for what is left out."""
    first = text.rfind(" ", 0, max(begin - AROUND, 0)) + 1
    last = text.find(" ", end + AROUND)
    before = "… " if first else ""
    return f"{before}{text[first:]}" if last < 0 else f"{before}{text[first:last]} …"


def _key(hit: Hit) -> str:
    return [step for step in hit.path if isinstance(step, str)][-1]


def _facts(placed: Placed) -> Facts[Hit]:
    added = origins(placed.programme)

    def said(hit: Hit) -> str:
        return ", ".join(filter(None, (where(hit.path, hit.part), origin_of(hit.path, added))))

    return Facts.of(
        *parts.facts(lambda hit: hit.part, "Titel"),
        Fact("key", "Sleutel", _key, For.PROGRAMS, words=KEYS),
        Fact("text", "Tekst", lambda hit: hit.text, For.PROGRAMS),
        Fact("excerpt", "Tekst", lambda hit: excerpt(hit.text, hit.begin, hit.end), For.PEOPLE),
        Fact("where", "Waar", said, For.PEOPLE),
        Fact("match", "", lambda hit: hit.text[hit.begin : hit.end]),
        *parts.place_facts(placed, lambda hit: hit.path),
        order=("part", "id", "title", "theme", "key", "text", "match", "path", "line"),
    )
