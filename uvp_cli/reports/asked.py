"""What was asked for, in the words of a title and in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import Named
from uvp_cli.queries.naming import VOCABULARIES
from uvp_cli.queries.wanted import About, Wanted, ids

WORDS: Mapping[str, str] = {
    "gemeente": "voor {}",
    "theme": "thema {}",
    "department": "met afdeling {}",
    "partner": "met ketenpartner {}",
    "goal": "voor doelstelling {}",
    "owner": "met trekker {}",
    "portfolio": "in portefeuille van {}",
    "responsible": "waaraan {} meedoet",
    "level": "niveau {}",
    "priority": "prioriteit {}",
    "area": "in {}",
}
"""The words for each kind that a question can be about, in their order."""


def phrases(programme: Programme, asked: About, **own: str) -> list[str]:
    """The words for each kind that something was asked of: "thema Jeugd of Zorg". `own` are those
    of an answer that says it otherwise."""
    found = []
    for kind, words in {**WORDS, **own}.items():
        if ids(wanted := getattr(asked, kind)):
            known, link = VOCABULARIES[kind].candidates, "en" if kind == "gemeente" else "of"
            found.append(words.format(called(programme, wanted, known, link)))
    return found


def quoted(texts: Wanted) -> str:
    """The texts that were looked for, any of which will do."""
    return dutch.listing((f"'{text}'" for text in ids(texts)), "of")


def called(
    programme: Programme,
    wanted: Wanted,
    known: Callable[[Programme], Iterable[Named]],
    conjunction: str = "en",
) -> str:
    """What the wanted things are called, in the order of the document; nothing where none are. What
    stands in another that is wanted goes without saying."""
    if known in (names.gemeenten, names.reach):
        return dutch.listing(names.together(programme, ids(wanted)), conjunction) if wanted else ""
    asked = ids(wanted)
    labels = {
        named.id: named.label
        for named in known(programme)
        if named.id in asked and named.within not in asked
    }
    return dutch.listing(labels.values(), conjunction) if labels else ""


def narrowed(programme: Programme, asked: About, *more: str) -> str:
    """What narrows an answer, for behind its title; nothing where nothing does."""
    return "".join(f", {part}" for part in (*phrases(programme, asked), *more))


def told(wanted: Wanted) -> str | list[str] | None:
    """What is wanted as JSON data: null for all, the one id, or a list of several."""
    named = ids(wanted)
    return list(named) if len(named) > 1 else next(iter(named), None)
