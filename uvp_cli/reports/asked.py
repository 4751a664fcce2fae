"""What was asked for, in the words of a title and in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import Named
from uvp_cli.queries.labels import Labels
from uvp_cli.queries.naming import Names
from uvp_cli.queries.wanted import Wanted, ids

Kind = tuple[str, Wanted, Callable[[Programme], Iterable[Named]]]
"""Words with a place for names, such as "thema {}"; the wanted ids; and what they are among."""


def phrases(programme: Programme, *kinds: Kind) -> list[str]:
    """The words for each kind that something was asked of: "thema Jeugd of Zorg"."""
    return [
        words.format(called(programme, wanted, known, "en" if known is names.gemeenten else "of"))
        for words, wanted, known in kinds
        if ids(wanted)
    ]


def labelled(asked: Labels) -> tuple[Kind, ...]:
    """The kinds of labels that were asked for, with their words."""
    return (
        ("niveau {}", asked.level, names.levels),
        ("prioriteit {}", asked.priority, names.priorities),
        ("in {}", asked.area, names.areas),
    )


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
    if known is names.gemeenten:
        return dutch.listing(names.together(programme, ids(wanted)), conjunction) if wanted else ""
    asked = ids(wanted)
    labels = {
        named.id: named.label
        for named in known(programme)
        if named.id in asked and named.within not in asked
    }
    return dutch.listing(labels.values(), conjunction) if labels else ""


def narrowed(programme: Programme, asked: Names) -> str:
    """What narrows an answer, for behind its title; nothing where nothing does."""
    parts = phrases(
        programme,
        ("voor {}", asked.gemeente, names.gemeenten),
        ("thema {}", asked.theme, names.themes),
        ("met afdeling {}", asked.department, names.departments),
        ("met ketenpartner {}", asked.partner, names.partners),
    )
    return "".join(f", {part}" for part in parts)


def told(wanted: Wanted) -> str | list[str] | None:
    """What is wanted as JSON data: null for all, the one id, or a list of several."""
    named = ids(wanted)
    return list(named) if len(named) > 1 else next(iter(named), None)
