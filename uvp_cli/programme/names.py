"""The thing that a user means with a typed name: "valkenburg", "mrt", "POLITIE", "GM0981"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.model import Action, Gemeente, Party, Programme, Region, Theme
from uvp_cli.programme.refusal import Refusal
from uvp_cli.values import dataclass

MAX_SUGGESTIONS = 8
MAX_LISTED = 12
LISTED_BY = {
    **dict.fromkeys(("actie", "id of naam", "onderdeel", "thema"), "Alle namen en ids: uvp show"),
    "afdeling": "Alle namen: uvp departments",
    "code": "Alle codes: uvp rules",
    "doelstelling": "Alle teksten en ids: uvp goals",
    "gemeente": "Alle namen: uvp show",
    "ketenpartner": "Alle namen: uvp partners",
    "verantwoordelijke": "Wie er in de planning staat: uvp planning",
}
"""The command that lists all of a kind where a message cannot, and as which part of them; of other
kinds it can."""
NEUTER = frozenset({"gebied", "gewicht", "niveau", "onderdeel", "thema"})
"""Kinds with "het": an unknown one is "onbekend"."""
NOUNS = {
    "theme": "thema",
    "ambition": "ambitie",
    "goal": "doelstelling",
    "action": "actie",
    "measure": "maatregel",
    "indicator": "indicator",
    "gemeente": "gemeente",
    "department": "afdeling",
    "partner": "ketenpartner",
    "role": "verantwoordelijke",
    "unit": "eenheid",
    "area": "gebied",
    "group": "groep gemeenten",
    "planning": "planningsitem",
}
"""The Dutch noun for each kind of thing in a programme."""
LEVELS = {"regional": "regionaal", "district": "district", "local": "lokaal"}
"""The Dutch word for each level, the widest first."""
NOTHING = 5
"""The rank of what answers to nothing; see `Match`."""
NEAR, NEARER = 0.66, 0.75
"""The likeness, as difflib reckons it, from which a short and a long name are suggested: less is a
guess."""
SMALL_WORDS = frozenset({"aan", "de", "den", "der", "en", "het", "in", "of", "te", "van", "voor"})
"""Words that the initials of a name may pass over."""

OTHER = "other_actions"
"""The id of what is outside the themes, where a theme is asked for; no id has an underscore."""
OTHER_TITLE = "Overige acties"
"""The name of that."""
EVERYONE = frozenset({"allen", "iedereen", "allemaal", "alle partijen", "alle betrokkenen"})
"""Names that programmes have for everyone together, as `fold` compares them."""

File = TypeVar("File")
"""Whatever tells programmes apart that are asked together."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be named: `label` is how it is printed.

    It answers to its `names` and to their beginnings, and to `exact` as a whole. `members` are what
    it stands for, where that is not itself alone. `code` is that of a municipality, empty where it
    has none; None for anything else. `text` is what it says, where it has no name but its id.
    `within` is the id of what it is a part of: who names that, names this as well. `noun` is the
    Dutch word for its kind, where it stands among things of other kinds.
    """

    id: str
    label: str
    names: tuple[str, ...]
    exact: tuple[str, ...] = ()
    code: str | None = None
    text: str = ""
    members: tuple[str, ...] = ()
    within: str | None = None
    noun: str = ""

    @property
    def meant(self) -> tuple[str, ...]:
        """The ids that are meant by it."""
        return self.members or (self.id,)


class UnclearName(Refusal):
    """A name that means nothing, or more than one thing; the message is for the user."""


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """`text` without case, accents, punctuation, extra space and what cannot be seen, for
    comparing."""
    return " ".join(re.split(r"[\W_]+", _letters(text))).strip()


def slug(text: str, longest: int = 50) -> str:
    """Text as the id that somebody would give it."""
    words = fold(text).encode("ascii", "ignore").decode().split()
    return "-".join(words)[:longest].rstrip("-")


def rest_of(name: str, beginning: str) -> str | None:
    """The rest of a name behind its beginning; None where it begins otherwise, case and accents
    aside."""
    size = len(beginning)
    return name[size:] if _letters(name[:size]) == _letters(beginning) else None


def contains(text: str, search: str | None) -> bool:
    """Whether `search` stands in `text`; text without a letter or figure stands nowhere."""
    wanted = fold(search or "")
    return wanted in fold(text) if wanted else not search


def sought(text: str) -> str:
    """A text as it is sought: without the signs around it, which stand for nothing."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", unicodedata.normalize("NFC", text))


def find_text(wanted: str, text: str) -> tuple[int, int] | None:
    """The first place of `wanted` in `text` as `fold` compares them: begin and end."""
    folded = fold(wanted)
    if not folded or folded not in fold(text):
        return None
    letters: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        for letter in re.sub(r"[\W_]", " ", _letters(character)):
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                origins.append(at)
    begin = "".join(letters).find(folded)
    end = origins[begin + len(folded) - 1] + 1
    while end < len(text) and not _letters(text[end]):
        end += 1
    return origins[begin], end


def _letters(text: str) -> str:
    """`text` without case, accents and characters that take no room, such as a soft hyphen."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", folded).casefold()
    return "".join(c for c in plain if unicodedata.category(c) not in _WITHOUT_ROOM)


_WITHOUT_ROOM = frozenset({"Mn", "Me", "Cf"})
"""Categories of Unicode: marks on another character; soft hyphens, joiners and directions."""


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that answers to what was typed: by which folded name, and how well.

    `rank` 0 is as a whole, 1 by the beginning of the name, 2 by that of a word in it, 3 by its
    initials, 4 in another spelling or behind the word for what it is: Eysden, gemeente Vaals. Where
    it is a word within names that none begins with, be it in plural, ranks 1 and 2 are one: 1.
    """

    name: str
    thing: Named
    rank: int


def resolve(kind: str, typed: str, candidates: Sequence[Named]) -> Named:
    """The candidate that `typed` names: its id, a whole name, or an unambiguous beginning. `kind`
    is the Dutch noun for messages. Raises `UnclearName`, with suggestions."""
    things = {match.thing.id: match.thing for match in _best(typed, candidates, kind)}
    if not things:
        _check_one(kind, typed, candidates)
        raise UnclearName(unknown_of(kind, typed, candidates))
    return _only(typed, things)


def agree(
    kind: str, typed: str, known: Mapping[File, Sequence[Named]]
) -> tuple[str, dict[File, str]]:
    """The name of the thing that `typed` names in several programmes, each with its candidates, and
    its id in each that knows it.

    A whole name in one of them comes before a beginning in another. A municipality is the same
    by its code, else by its id; anything else by its id, or because it is called the same.
    Raises `UnclearName` where it means nothing in any, or more than one thing.
    """
    best = {file: _best(typed, candidates, kind) for file, candidates in known.items()}
    matches = [match for own in best.values() for match in own]
    if not matches:
        everything = [candidate for candidates in known.values() for candidate in candidates]
        _check_one(kind, typed, everything)
        raise UnclearName(_unknown(kind, typed, everything, "deze programma's kennen er geen"))
    rank = min(match.rank for match in matches)
    meanings = _meanings([match for match in matches if match.rank == rank])
    if len(meanings) > 1:
        raise UnclearName(_unclear(typed, [meaning[0].thing for meaning in meanings]))
    (meaning,) = meanings
    ids: dict[File, str] = {}
    for file, candidates in known.items():
        things = [match.thing for match in best[file] if match.rank == rank] or [
            candidate
            for candidate in candidates
            if _belongs(Match("", candidate, NOTHING), meaning)
        ]
        if things:
            ids[file] = _only(typed, {thing.id: thing for thing in things}).id
    return meaning[-1].thing.label, ids


def _check_one(kind: str, typed: str, candidates: Sequence[Named]) -> None:
    """Raises `UnclearName` where several are named that are each something, and one is wanted."""
    several = parted(typed, candidates)
    if len(several) > 1 and all(fits(part, candidates) < NOTHING for part in several):
        raise UnclearName(f"Hier past één {kind}, en '{typed}' noemt er meer.")


def fits(typed: str, candidates: Sequence[Named]) -> int:
    """The rank of the candidate that best answers to `typed`, as in `Match`; `NOTHING` for none."""
    return min((match.rank for match in _best(typed, candidates)), default=NOTHING)


def has_words(typed: str, candidates: Sequence[Named], *, first: bool = False) -> bool:
    """Whether what is typed stands in the name of a candidate as whole words, or in plural; only
    as the `first` words of it, if so."""
    words = re.compile(rf"{'' if first else '(.* )?'}{re.escape(fold(typed))}(s|e?n)?( .*)?")
    names = (name for it in candidates for name in (it.id, *it.names, *it.exact))
    return bool(fold(typed)) and any(words.fullmatch(fold(name)) for name in names)


def parted(typed: str, candidates: Sequence[Named]) -> tuple[str, ...]:
    """The names in `typed`, unless it is one as a whole: those between its commas, and where each
    of them is one thing, those that "en" or a sign links."""
    if not re.search(_LINKS, typed) or fits(typed, candidates) < NOTHING:
        return (typed,)
    parts = tuple(filter(None, map(str.strip, typed.split(","))))
    if len(parts) > 1:
        return tuple(name for part in parts for name in parted(part, candidates))
    return _linked(typed, candidates) or (typed,)


def _linked(typed: str, candidates: Sequence[Named]) -> tuple[str, ...]:
    """The names that "en" or a sign links, each as long as it can be and of one thing; none where
    a part is of none or more."""
    for end, begin in [(len(typed), len(typed)), *_links(typed)]:
        name, rest = typed[:end], typed[begin:]
        if len({it.thing.id for it in _best(name, candidates)}) == 1:
            more = _linked(rest, candidates) if rest else ()
            return (name, *more) if more or not rest else ()
    return ()


def _links(typed: str) -> list[tuple[int, int]]:
    """Where each link between names begins and ends, the last first."""
    return [link.span() for link in re.finditer(_LINKS, typed)][::-1]


_LINKS = r"\s+en\s+|\s*[,;/&+]\s*"
"""The links between names that are typed together."""


def near(typed: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known names that are so near to the typed one that it may be a slip."""
    if len(typed) < _SPELLABLE:
        return []
    cutoff = NEAR if len(typed) < _LONG else NEARER
    return get_close_matches(typed, list(known), n=most, cutoff=cutoff)


def forms(name: str) -> tuple[str, ...]:
    """The ways in which a name is compared: as `fold` gives it, and first with "en" for &."""
    return tuple(dict.fromkeys((fold(name.replace("&", " en ")), fold(name))))


def _best(typed: str, candidates: Sequence[Named], kind: str = "") -> list[Match]:
    """The candidates that `typed` fits best, if any. `kind` is their Dutch noun."""
    ways = (_fitting(typed, wanted, candidates, kind) for wanted in forms(typed))
    return next(filter(None, ways), [])


def _fitting(typed: str, wanted: str, candidates: Sequence[Named], kind: str) -> list[Match]:
    """The candidates that one of the `forms` of what is typed fits best."""
    for candidate in candidates:
        if candidate.id == typed.strip().casefold():
            return [Match(wanted, candidate, 0)]
    if not wanted:
        return []
    names = [
        (it, candidate) for candidate in candidates for it in chain(*map(forms, candidate.names))
    ]
    exact = [(fold(name), candidate) for candidate in candidates for name in candidate.exact]
    labels = [(fold(candidate.label), candidate) for candidate in candidates]
    itself = re.compile(rf"{re.escape(wanted)}(s|e?n)?\b")
    within = any(f" {wanted} " in f" {name} " for name, _ in names)
    anywhere = within and not any(itself.match(name) for name, _ in names)

    def begins(name: str) -> bool:
        return name.startswith(wanted) or (anywhere and f" {wanted}" in name)

    ways = (
        (Match(name, thing, 0) for name, thing in names + exact if name == wanted),
        (Match(name, thing, 1) for name, thing in names if begins(name)),
        (Match(name, thing, 2) for name, thing in names if f" {wanted}" in name),
        (Match(name, thing, 3) for name, thing in names if wanted in _initials(name)),
        (Match(name, thing, 4) for name, thing in names + labels if _respelt(name, wanted, kind)),
    )
    return next((matches for matches in map(list, ways) if matches), [])


def _initials(name: str) -> tuple[str, ...]:
    """The initials of a folded name of more than one word: with its small words and without."""
    words = name.split()
    main = [word for word in words if word not in SMALL_WORDS]
    return tuple("".join(word[0] for word in some) for some in (words, main) if len(some) > 1)


def _respelt(name: str, wanted: str, kind: str) -> bool:
    """Whether a folded name is what is wanted, but for its spelling and the word for its kind."""
    plain = wanted.removeprefix(f"{kind} ") if kind else wanted
    return name == plain or (len(plain) >= _SPELLABLE and _modern(name).startswith(_modern(plain)))


def _modern(name: str) -> str:
    """A folded name in one of the ways in which it may be spelt: Eysden and Eijsden are one."""
    return name.replace("ij", "y").replace("ck", "k").replace("sch", "s").replace("ae", "aa")


_SPELLABLE, _LONG = 3, 5
"""Letters below which two spellings of a beginning say nothing, and from which a name is long."""


def _only(typed: str, things: Mapping[str, Named]) -> Named:
    """The only one of the things that `typed` can be, by id. Raises `UnclearName`."""
    if len(things) > 1:
        raise UnclearName(_unclear(typed, list(things.values())))
    (thing,) = things.values()
    return thing


def _meanings(matches: Sequence[Match]) -> list[list[Match]]:
    """The matches in groups that are one thing."""
    meanings: list[list[Match]] = []
    # Where some have a code and others have not, those with a code say what is what.
    for match in sorted(dict.fromkeys(matches), key=lambda match: not match.thing.code):
        meaning = next((known for known in meanings if _belongs(match, known)), None)
        if meaning is None:
            meanings.append([match])
        else:
            meaning.append(match)
    return meanings


def _belongs(match: Match, meaning: Sequence[Match]) -> bool:
    """Whether a match is what the others are: by their codes, where it and any of them has one."""
    coded = [other for other in meaning if other.thing.code] if match.thing.code else []
    return any(_same(match, other) for other in coded or meaning)


def _same(one: Match, other: Match) -> bool:
    """Whether two matches, perhaps in different programmes, are one thing."""
    if one.thing.code and other.thing.code:
        return one.thing.code == other.thing.code
    is_gemeente = one.thing.code is not None or other.thing.code is not None
    return one.thing.id == other.thing.id or (not is_gemeente and one.name == other.name)


def meant(kind: str, typed: str | None, candidates: Sequence[Named]) -> str | None:
    """The id of what `typed` names; None where nothing is. Raises `UnclearName`."""
    return resolve(kind, typed, candidates).id if typed is not None else None


def region(programme: Programme) -> Region:
    """The region of a programme: the one it names, else the one that its id is about, as its title
    writes it. The id `uvp-noord-2026` is about `noord`."""
    words = programme.id.split("-")
    left = "-".join(word for word in words if not re.fullmatch("uvp|[0-9]{4}", word))
    about = left or programme.id
    titled = re.search(rf"\b{about.replace('-', '[- ]')}\b", programme.title, re.IGNORECASE)
    return programme.region or Region(id=about, name=titled[0] if titled else about)


def choices(words: Mapping[Any, str]) -> list[Named]:
    """The few things that can be chosen, each by its word, also in plural, and by its key."""
    plurals = ("n", "en", "s", "'s")
    return [
        Named(key, word, (word, key), tuple(f"{word}{plural}" for plural in plurals))
        for key, word in words.items()
    ]


def gemeenten(programme: Programme) -> list[Named]:
    """The municipalities of a programme."""
    return [_gemeente(gemeente) for gemeente in programme.gemeenten]


def _gemeente(gemeente: Gemeente) -> Named:
    code = gemeente.code or ""
    # Registers and spreadsheets write 0981 or 981 for GM0981.
    digits = code.removeprefix("GM")
    exact = (digits, digits.lstrip("0")) if digits.strip("0") else ()
    known = (gemeente.id, gemeente.name, *gemeente.aliases, *filter(None, [code]))
    return Named(gemeente.id, gemeente.name, known, exact, code=code)


def reach(programme: Programme) -> list[Named]:
    """The municipalities of a programme, and the groups by which it calls more of them."""
    groups = (replace(_party(group), members=group.gemeenten) for group in programme.groups)
    return [*gemeenten(programme), *groups]


def one_gemeente(typed: str, programme: Programme) -> Named:
    """The municipality that is named. Raises `UnclearName`, also for a group of them: what is of a
    group is of none of its municipalities."""
    single = gemeenten(programme)
    groups = [named for named in reach(programme) if named.members]
    if fits(typed, groups) < fits(typed, single):
        group = resolve("groep", typed, groups)
        raise UnclearName(
            f"'{typed}' is de groep {group.label}. Noem één gemeente: {', '.join(group.members)}."
        )
    return resolve("gemeente", typed, single)


def together(programme: Programme, wanted: Collection[str]) -> list[str]:
    """The names of municipalities (ids): more of them that are a group by its name."""
    left, called = set(wanted), []
    for group in programme.groups:
        if len(group.gemeenten) > 1 and left.issuperset(group.gemeenten):
            left.difference_update(group.gemeenten)
            called.append(group.name)
    return [*called, *(one.name for one in programme.gemeenten if one.id in left)]


def themes(programme: Programme) -> list[Named]:
    """The themes of a programme; a number names one too. What is outside them is one beside."""
    inside = structure.inside(programme)
    return [
        *(_theme(theme, inside[theme.id]) for theme in structure.in_order(programme)),
        *([Named(OTHER, OTHER_TITLE, (OTHER_TITLE,))] if programme.other_actions else ()),
    ]


def _theme(theme: Theme, members: tuple[str, ...]) -> Named:
    numbered = by_number(theme)
    if isinstance(theme.number, str):
        # The beginning of 2.1 is that of 2.10 as well.
        numbered = (*numbered, theme.number)
    number = (str(theme.number),) if isinstance(theme.number, int) else ()
    named = (theme.id, theme.title, *theme.aliases, *number)
    return Named(theme.id, theme.title, named, numbered, members=members, within=theme.parent)


def by_number(theme: Theme) -> tuple[str, ...]:
    """The names of a theme by its number."""
    return (f"thema {theme.number}", f"hoofdstuk {theme.number}") if theme.number else ()


def goals(programme: Programme) -> list[Named]:
    """The goals of a programme; words of its text name one too."""
    return [
        Named(goal.id, goal.id, (goal.id, goal.text), text=goal.text)
        for theme in programme.themes
        for goal in theme.goals
    ]


def units(programme: Programme) -> list[Named]:
    """The units of a programme, in which cells may count."""
    return [
        Named(unit.id, unit.name, (unit.id, unit.name, *filter(None, [unit.plural]), *unit.aliases))
        for unit in programme.units
    ]


def departments(programme: Programme) -> list[Named]:
    """The departments of a programme."""
    return [_party(party) for party in programme.departments]


def partners(programme: Programme) -> list[Named]:
    """The partners of a programme."""
    return [_party(party) for party in programme.partners]


def parties(programme: Programme) -> list[Named]:
    """Everyone who can be responsible: roles, departments, partners, municipalities, and groups of
    them, of which each does what the group does."""
    roles = [_party(party) for party in programme.roles]
    groups = programme.groups
    single = [
        replace(one, members=(one.id, *(group.id for group in groups if one.id in group.gemeenten)))
        for one in gemeenten(programme)
    ]
    others = [*departments(programme), *partners(programme)]
    return [*roles, *others, *single, *(_party(group) for group in groups)]


def areas(programme: Programme) -> list[Named]:
    """The areas of a programme."""
    return [_party(area) for area in programme.areas]


def priorities(programme: Programme) -> list[Named]:
    """The priorities of a programme, the most urgent first."""
    return [Named(priority, priority, (priority,)) for priority in programme.priorities]


def levels(programme: Programme) -> list[Named]:
    """The levels that a programme gives its themes and actions, the widest first."""
    actions = [action for theme in programme.themes for action in theme.actions]
    said = {theme.level for theme in programme.themes}
    said |= {action.level for action in (*actions, *programme.other_actions)}
    return [Named(level, word, (word, level)) for level, word in LEVELS.items() if level in said]


def portfolio_holders(programme: Programme) -> list[Named]:
    """The roles that hold the portfolio of a theme or an action."""
    parts: list[Theme | Action] = [*programme.themes, *programme.other_actions]
    for theme in programme.themes:
        parts += theme.actions
    holding = {name for part in parts for name in part.portfolio}
    return [_party(role) for role in programme.roles if role.id in holding]


def everyone(programme: Programme) -> frozenset[str]:
    """The ids of the roles that mean everyone, such as "Allen"."""
    return frozenset(
        role.id
        for role in programme.roles
        if any(fold(name) in EVERYONE for name in (role.name, *role.aliases))
    )


def months() -> list[Named]:
    """The months by number, Dutch and English name, and their abbreviations."""
    return [
        Named(str(at), name, (name,), (*ENGLISH_MONTHS.get(at, ()), str(at), f"{at:02}"))
        for at, name in enumerate(dutch.MONTHS, start=1)
    ]


ENGLISH_MONTHS = {
    1: ("january",),
    2: ("february",),
    3: ("march", "mar", "mrt"),
    5: ("may",),
    6: ("june",),
    7: ("july",),
    8: ("august",),
    10: ("october", "oct"),
}
"""Names of a month that no beginning of its Dutch name covers."""


def theme_of_domain(domain: str | None, programme: Programme) -> str | None:
    """The id of the theme whose title or alias is `domain`, letter case aside."""
    if domain is None:
        return None
    wanted = forms(domain)[0]
    for theme in programme.themes:
        if wanted in (forms(name)[0] for name in (theme.title, *theme.aliases)):
            return theme.id
    return None


def _unclear(typed: str, things: Sequence[Named]) -> str:
    """The message for a name that more than one thing answers to: the labels, with the id behind
    those that are the same, or where that is the same too, the code; and the noun where the kinds
    are not the same."""
    titles = [thing.label.removesuffix(f" ({thing.id})") for thing in things]
    ids, meant = [thing.id for thing in things], []
    for thing, title in zip(things, titles, strict=True):
        told = thing.code if thing.code and ids.count(thing.id) > 1 else thing.id
        nouns = [it.noun for it, other in zip(things, titles, strict=True) if other == title]
        noun = f"{thing.noun} " if len(set(nouns)) > 1 else ""
        meant.append(f"{title} ({noun}{told})" if nouns[1:] else thing.label)
    choice = dutch.some(meant, MAX_SUGGESTIONS, "of")
    return f"'{typed}' is niet duidelijk genoeg. Bedoelde u {choice}?"


def _party(party: Party) -> Named:
    return Named(party.id, party.name, (party.id, party.name, *party.aliases))


def unknown(kind: str, typed: str) -> str:
    """The beginning of a message for a name that nothing of a kind answers to."""
    return f"{'Onbekend' if kind in NEUTER else 'Onbekende'} {kind} '{typed}'"


def unknown_of(kind: str, typed: str, candidates: Iterable[Named], elsewhere: str = "") -> str:
    """The message for a name that nothing in a programme answers to; where no other name is near,
    with what to do `elsewhere`."""
    known = tuple(candidates)
    message = _unknown(kind, typed, known, "dit programma kent er geen")
    if not elsewhere or alike(typed, known):
        return message
    return f"{message.removesuffix('.')}. {elsewhere}"


def alike(typed: str, candidates: Iterable[Named]) -> tuple[str, ...]:
    """The labels of what is called nearly the same."""
    labels = {fold(name): candidate.label for candidate in candidates for name in candidate.names}
    return tuple(dict.fromkeys(labels[name] for name in near(fold(typed), labels, 3)))


def _unknown(kind: str, typed: str, candidates: Collection[Named], none: str) -> str:
    """The message for a name that nothing answers to, with the nearest or all candidates, or
    that there are `none`."""
    message = unknown(kind, typed)
    if labels := alike(typed, candidates):
        return f"{message}. Bedoelde u {dutch.listing(labels, 'of')}?"
    known = dict.fromkeys(candidate.label for candidate in candidates)
    if not known:
        return f"{message}: {none}."
    if kind in LISTED_BY and len(known) > MAX_LISTED:
        return f"{message}. {LISTED_BY[kind]}"
    return f"{message}. Kies uit: {dutch.titles(known)}."
