"""The names in a question: as the user typed them, and as ids in one programme or in many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import Named, UnclearName
from uvp_cli.queries import subjects
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Something that users name: its Dutch noun, and what a programme has of it."""

    noun: str
    candidates: Callable[[Programme], Sequence[Named]]


GEMEENTE = Vocabulary("gemeente", names.gemeenten)
THEME = Vocabulary("thema", names.themes)
DEPARTMENT = Vocabulary("afdeling", names.departments)
PARTNER = Vocabulary("ketenpartner", names.partners)
GOAL = Vocabulary("doelstelling", names.goals)
RESPONSIBLE = Vocabulary("verantwoordelijke", names.parties)
SUBJECT = Vocabulary("id of naam", subjects.candidates)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names in a question: as typed, as ids in one programme, or as what they are called.

    None, or nothing, where the user named nothing. `left_out` are municipalities.
    """

    gemeente: str | None = None
    left_out: tuple[str, ...] = ()
    theme: str | None = None
    department: str | None = None
    partner: str | None = None
    goal: str | None = None
    responsible: str | None = None
    subject: str | None = None

    def mapped(self, change: Callable[[Vocabulary, str], str]) -> Names:
        """These names, each replaced by what `change` makes of its vocabulary and itself."""

        def one(vocabulary: Vocabulary, name: str | None) -> str | None:
            return None if name is None else change(vocabulary, name)

        return Names(
            gemeente=one(GEMEENTE, self.gemeente),
            left_out=tuple(change(GEMEENTE, name) for name in self.left_out),
            theme=one(THEME, self.theme),
            department=one(DEPARTMENT, self.department),
            partner=one(PARTNER, self.partner),
            goal=one(GOAL, self.goal),
            responsible=one(RESPONSIBLE, self.responsible),
            subject=one(SUBJECT, self.subject),
        )

    @property
    def named(self) -> tuple[tuple[Vocabulary, str], ...]:
        """Every name that is there, with its vocabulary."""
        pairs: list[tuple[Vocabulary, str]] = []

        def note(vocabulary: Vocabulary, name: str) -> str:
            pairs.append((vocabulary, name))
            return name

        self.mapped(note)
        return tuple(pairs)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What names mean in several programmes, by their files.

    `ids` has the programmes that know every name; `unknown` has the others, with what each does
    not know, in Dutch. `called` are the names as the newest programme prints them.
    """

    ids: Mapping[str, Names]
    unknown: Mapping[str, str]
    called: Names


def in_programme(typed: Names, programme: Programme) -> Names:
    """The names as ids in a programme. Raises `UnclearName`."""
    return typed.mapped(
        lambda vocabulary, name: (
            names.resolve(vocabulary.noun, name, vocabulary.candidates(programme)).id
        )
    )


def in_programmes(
    typed: Names,
    files: Sequence[str],
    known: Mapping[Vocabulary, Mapping[str, Sequence[Named]]],
) -> Agreed:
    """What the names mean, decided once over all programmes together.

    `known` has the candidates of each vocabulary by file, the newest programme last. Raises
    `UnclearName` where no programme knows every name, or a name could be more than one thing.
    """
    meanings = {
        (vocabulary, name): names.agree(vocabulary.noun, name, known[vocabulary])
        for vocabulary, name in typed.named
    }
    missing: dict[str, list[str]] = {}
    for (vocabulary, name), (_, ids) in meanings.items():
        for file in files:
            if file not in ids:
                missing.setdefault(file, []).append(_quoted(vocabulary, name))
    if len(missing) == len(files):
        everything = dict.fromkeys(what for some in missing.values() for what in some)
        raise UnclearName(f"Geen enkel programma kent dit alles: {dutch.listing(everything)}.")

    def there(file: str) -> Names:
        return typed.mapped(lambda vocabulary, name: meanings[vocabulary, name][1][file])

    return Agreed(
        {file: there(file) for file in files if file not in missing},
        {file: dutch.listing(what) for file, what in missing.items()},
        typed.mapped(lambda vocabulary, name: meanings[vocabulary, name][0]),
    )


def _quoted(vocabulary: Vocabulary, name: str) -> str:
    """A name as it was typed, with its noun where that says more than that it is a name."""
    return f"'{name}'" if vocabulary == SUBJECT else f"{vocabulary.noun} '{name}'"
