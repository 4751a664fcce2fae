"""The subject of a question, in the words of a title and in JSON."""

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


def phrases(programme: Programme, about: About, **own: str) -> list[str]:
    """The words for each kind that a question is about: "thema Jeugd of Zorg". `own` are those of
    an answer that says it otherwise."""
    parts = []
    for kind, words in {**WORDS, **own}.items():
        if wanted := ids(getattr(about, kind)):
            known, link = VOCABULARIES[kind].candidates, "en" if kind == "gemeente" else "of"
            parts.append(words.format(called(programme, wanted, known, link)))
    return parts


def quoted(texts: Wanted) -> str:
    """The texts that were looked for, any of which will do."""
    return dutch.listing((f"'{text}'" for text in ids(texts)), "of")


def called(
    programme: Programme,
    wanted: Wanted,
    known: Callable[[Programme], Iterable[Named]],
    conjunction: str = "en",
) -> str:
    """The names of the wanted things, in the order of the document; nothing where none are. One
    that stands in another that is wanted goes without saying."""
    own = ids(wanted)
    if known in (names.gemeenten, names.reach):
        labels = names.together(programme, own)
    else:
        things = [thing for thing in known(programme) if thing.id in own]
        labels = list({it.id: it.label for it in things if it.within not in own}.values())
    return dutch.listing(labels, conjunction)


def whose(programme: Programme, about: About) -> str:
    """The words of a title for the municipalities that a question is about; empty for all."""
    named = called(programme, about.gemeente, names.gemeenten)
    return f" voor {named}" if named else ""


def narrowed(programme: Programme, about: About, *more: str) -> str:
    """The words of all that narrows an answer, for behind its title."""
    return "".join(f", {part}" for part in (*phrases(programme, about), *more))


def told(wanted: Wanted) -> str | list[str] | None:
    """The wanted ids as JSON data: null for all, the one id, or a list of several."""
    own = ids(wanted)
    return list(own) if len(own) > 1 else next(iter(own), None)
