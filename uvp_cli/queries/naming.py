"""The names in a question: as the user typed them, and as ids in one programme or in many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import Named, UnclearName
from uvp_cli.programme.refusal import WrongKind
from uvp_cli.queries import subjects
from uvp_cli.queries.wanted import About
from uvp_cli.values import dataclass, field_names

Selection = TypeVar("Selection", bound=About)
Typed = Sequence[str] | None
"""The texts of an option that may be given more than once."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Something that users name: its Dutch noun, and what a programme has of it."""

    noun: str
    candidates: Callable[[Programme], Sequence[Named]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names(About):
    """The names in a question: as typed, as ids in one programme, or as what they are called.
    Nothing where the user named nothing of a kind. `left_out` are municipalities."""

    gemeente: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    goal: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    priority: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    portfolio: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()

    @classmethod
    def typed(  # noqa: PLR0913 (one for each kind of name)
        cls,
        *,
        gemeente: Typed = None,
        theme: Typed = None,
        department: Typed = None,
        partner: Typed = None,
        goal: Typed = None,
        level: Typed = None,
        priority: Typed = None,
        area: Typed = None,
        responsible: Typed = None,
        owner: Typed = None,
        portfolio: Typed = None,
    ) -> Names:
        """The names in options, each of which may be given more than once, or not at all."""
        return cls(
            gemeente=tuple(gemeente or ()),
            theme=tuple(theme or ()),
            department=tuple(department or ()),
            partner=tuple(partner or ()),
            goal=tuple(goal or ()),
            level=tuple(level or ()),
            priority=tuple(priority or ()),
            area=tuple(area or ()),
            responsible=tuple(responsible or ()),
            owner=tuple(owner or ()),
            portfolio=tuple(portfolio or ()),
        )

    def mapped(self, change: Callable[[Vocabulary, str], Iterable[str]]) -> Names:
        """These names, each replaced by what `change` makes of its vocabulary and itself."""

        def changed(field: str) -> tuple[str, ...]:
            vocabulary = VOCABULARIES[field]
            texts = (text for name in getattr(self, field) for text in change(vocabulary, name))
            return tuple(dict.fromkeys(texts))

        return Names(**{field: changed(field) for field in field_names(Names)})

    def narrow(self, selection: Selection) -> Selection:
        """The selection, but of what these names (ids) are about."""
        about = {kind: getattr(self, kind) for kind in field_names(About)}
        return replace(selection, **about) if any(about.values()) else selection

    @property
    def named(self) -> tuple[tuple[Vocabulary, str], ...]:
        """Every name that is there, with its vocabulary."""
        return tuple(
            (vocabulary, name)
            for field, vocabulary in VOCABULARIES.items()
            for name in getattr(self, field)
        )


EVERYTHING = Names()
"""Nothing named, so that nothing is left out."""
VOCABULARIES: Mapping[str, Vocabulary] = {
    "gemeente": Vocabulary("gemeente", names.reach),
    "left_out": Vocabulary("gemeente", names.reach),
    "theme": Vocabulary("thema", names.themes),
    "department": Vocabulary("afdeling", names.departments),
    "partner": Vocabulary("ketenpartner", names.partners),
    "goal": Vocabulary("doelstelling", names.goals),
    "level": Vocabulary("niveau", names.levels),
    "priority": Vocabulary("prioriteit", names.priorities),
    "area": Vocabulary("gebied", names.areas),
    "responsible": Vocabulary("verantwoordelijke", names.parties),
    "owner": Vocabulary("verantwoordelijke", names.parties),
    "portfolio": Vocabulary("portefeuillehouder", names.portfolio_holders),
    "subject": Vocabulary("id of naam", subjects.candidates),
}
"""The vocabulary from which each field of `Names` takes its names."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The meaning of names in several programmes, by their files.

    `ids` has the programmes that know every name; `unknown` has the others, with what each does
    not know, in Dutch. `called` are the names as the newest programme prints them.
    """

    ids: Mapping[str, Names]
    unknown: Mapping[str, str]
    called: Names


def in_programme(typed: Names, programme: Programme) -> Names:
    """The names as ids in a programme, with all that stands in what they mean. Raises
    `UnclearName`."""

    def ids(vocabulary: Vocabulary, name: str) -> Iterator[str]:
        candidates = vocabulary.candidates(programme)
        for part in names.parted(name, candidates):
            if names.fits(part, candidates) == names.NOTHING:
                _check_kind(vocabulary, part, programme)
                raise UnclearName(
                    names.unknown_of(vocabulary.noun, part, candidates, _in_text(part, programme))
                )
            yield from names.resolve(vocabulary.noun, part, candidates).meant

    return typed.mapped(ids)


def in_programmes(
    typed: Names, files: Sequence[str], known: Mapping[Vocabulary, Mapping[str, Sequence[Named]]]
) -> Agreed:
    """The meaning of the names, decided once over all programmes together.

    `known` has the candidates of each vocabulary by file, the newest programme last. A programme
    answers that knows a name of each kind that was named. Raises `UnclearName` where none does,
    or where a name could be more than one thing.
    """

    def parts(vocabulary: Vocabulary, name: str) -> tuple[str, ...]:
        return names.parted(name, [*chain.from_iterable(known[vocabulary].values())])

    single = typed.mapped(parts)
    meanings = {
        (vocabulary, name): names.agree(vocabulary.noun, name, known[vocabulary])
        for vocabulary, name in single.named
    }

    def in_file(file: str) -> Names:
        def ids(vocabulary: Vocabulary, name: str) -> tuple[str, ...]:
            id_ = meanings[vocabulary, name][1].get(file)
            candidates = known[vocabulary][file] if id_ else ()
            return next((it.meant for it in candidates if it.id == id_), ())

        return single.mapped(ids)

    ids = {file: in_file(file) for file in files}
    able = {file: names for file, names in ids.items() if _kinds(names) == _kinds(single)}
    missing = {
        file: [_quoted(*pair) for pair in single.named if file not in meanings[pair][1]]
        for file in files
        if file not in able
    }
    if not able:
        everything = dict.fromkeys(chain.from_iterable(missing.values()))
        raise UnclearName(f"Geen enkel programma kent dit alles: {dutch.listing(everything)}.")
    return Agreed(
        able,
        {file: dutch.listing(quoted) for file, quoted in missing.items()},
        single.mapped(lambda vocabulary, name: (meanings[vocabulary, name][0],)),
    )


def _kinds(names: Names) -> set[str]:
    """The fields in which something is named."""
    return {field for field in field_names(Names) if getattr(names, field)}


def _in_text(name: str, programme: Programme) -> str:
    """The command that finds a word in the texts of the programme; empty where it is in none."""
    wanted = names.fold(name)
    if len(wanted) < _TELLING:
        return ""
    # A mistake alone needs these.
    import shlex  # noqa: PLC0415

    from uvp_cli.queries import search  # noqa: PLC0415

    in_words = re.compile(rf"\b{re.escape(wanted)}\b")
    if any(in_words.search(names.fold(text)) for _, text in search.texts(programme)):
        return f"In de tekst staat het wel: uvp search {shlex.quote(name)}"
    return ""


_TELLING = 3
"""Letters below which it says nothing that a word stands somewhere."""


def _quoted(vocabulary: Vocabulary, name: str) -> str:
    """A name as it was typed, with its noun where that says more than that it is a name."""
    return f"'{name}'" if vocabulary == VOCABULARIES["subject"] else f"{vocabulary.noun} '{name}'"


def _check_kind(vocabulary: Vocabulary, name: str, programme: Programme) -> None:
    """Raises `WrongKind` where the whole name is that of something of another kind."""
    for kind in _KINDS:
        other = VOCABULARIES[kind]
        candidates = other.candidates(programme)
        if names.fits(name, candidates) == 0:
            meant = names.resolve(other.noun, name, candidates)
            unknown = names.unknown(vocabulary.noun, name)
            message = f"{unknown}. {meant.label} is een {other.noun}"
            cards = VOCABULARIES["subject"].candidates(programme)
            has_card = any(card.id == meant.id for card in cards)
            raise WrongKind(message, kind, meant.id, has_card=has_card)


_KINDS = (
    *("gemeente", "theme", "department", "partner", "responsible"),
    *("goal", "level", "priority", "area"),
)
"""The fields of `Names` of which something may be named elsewhere."""
