"""Words that stand behind no option: taken for what they mean, where that can be one thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uvp_cli.commands.shared import clock
from uvp_cli.commands.shared.dutch_help import known_options
from uvp_cli.commands.shared.output import complain
from uvp_cli.commands.shared.parameters import at_hand
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.programme.model import Programme

OTHERWISE = frozenset({"responsible", "owner", "portfolio"})
"""Options for what others name too: meant where nothing else is."""
BEGINNING = 2
"""The rank of a name up to which a word is that name: not by its initials or spelling."""
SHORT = 2
"""Letters that say nothing as the beginning of a name."""
YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word may be: the value of the option for `field`, of which it is the whole name
    (`rank` 0) or a beginning."""

    field: str
    value: str
    rank: int


def understood(
    words: Sequence[str],
    options: Mapping[str, str],
    typed: Mapping[str, Any],
    flag: str | None = None,
) -> list[str]:
    """The words with the option of each before it, which is said; or the `flag` that they are.

    `options` are those that the command has by their field, `typed` what stands behind them.
    Raises `UsageProblem` for a word that is nothing, or more than one thing.
    """
    programmes = list(at_hand(typed))
    together = " ".join(words)
    parts = [together] if _meanings(together, options, programmes) else words
    taken: list[str] = [flag] if flag else []
    for word in () if flag else parts:
        meaning = _only(word, _meanings(word, options, programmes), options, programmes)
        taken += [options[meaning.field], meaning.value]
    complain(f"Gelezen als: {' '.join(map(_quoted, taken))}")
    return taken


def together(words: Sequence[str], typed: Mapping[str, Any]) -> list[str]:
    """The words as one name, if something is called so; else each as a name of its own."""
    from uvp_cli.programme import names
    from uvp_cli.queries import subjects

    text = " ".join(words)
    for programme in at_hand(typed) if words[1:] else ():
        known = [*subjects.candidates(programme), *names.themes(programme)]
        if names.fits(text, known) <= BEGINNING:
            return [text]
    return [*words]


def command_for(words: Sequence[str]) -> list[str] | None:
    """The command that shows what the words name, or what is planned then; None for neither."""
    from uvp_cli.programme import names
    from uvp_cli.queries import subjects

    programmes = list(at_hand({}))
    known = [each for programme in programmes for each in subjects.candidates(programme)]
    text = " ".join(words)
    rank = names.fits(text, known)
    if rank == names.NOTHING and words[0].casefold() in names.LISTED_BY:
        text = " ".join(words[1:])
        rank = names.fits(text, known)
    if rank and _is_time(text, programmes):
        return _said("planning", "--month", text)
    return _said("show", text) if rank <= BEGINNING else None


def _said(*words: str) -> list[str]:
    complain(f"Gelezen als: uvp {' '.join(map(_quoted, words))}")
    return [*words]


def _only(
    word: str,
    meanings: Sequence[Meaning],
    options: Mapping[str, str],
    programmes: Sequence[Programme],
) -> Meaning:
    """What the word means. Raises `UsageProblem` where that is not one thing."""
    if len(meanings) == 1:
        return meanings[0]
    if not meanings:
        instead = planned_then(word, programmes) or _shown(word, programmes)
        raise UsageProblem(f"Onverwacht: {word}. {instead}{known_options(options.values())}")
    from uvp_cli import dutch

    ways = dutch.listing((f"{options[it.field]} {_quoted(it.value)}" for it in meanings), "of")
    raise UsageProblem(f"'{word}' kan meer dan één ding zijn. Bedoelt u {ways}?")


def planned_then(word: str, programmes: Sequence[Programme]) -> str:
    """What shows what is planned then, if the word says when."""
    if word.isdigit() or not _is_time(word, programmes):
        return ""
    return f"Wat er dan gepland is: uvp planning --month {_quoted(word)}. "


def _shown(word: str, programmes: Sequence[Programme]) -> str:
    """Where all about a thing stands, if the word names one."""
    from uvp_cli.programme import names
    from uvp_cli.queries import subjects

    known = [each for programme in programmes for each in subjects.candidates(programme)]
    is_name = names.fits(word, known) <= (BEGINNING if len(word) > SHORT else 0)
    return f"Alles daarover: uvp show {_quoted(word)}. " if is_name else ""


def _meanings(
    word: str, options: Collection[str], programmes: Sequence[Programme]
) -> list[Meaning]:
    """What the word may be: all that it fits best."""
    found = list(_all_meanings(word, options, programmes))
    ranks = [meaning.rank for meaning in found if meaning.field not in OTHERWISE]
    found = [meaning for meaning in found if meaning.field not in OTHERWISE or not ranks]
    best = min((meaning.rank for meaning in found), default=0)
    return list({it.field: it for it in found if it.rank == best}.values())


def _all_meanings(
    word: str, options: Collection[str], programmes: Sequence[Programme]
) -> Iterator[Meaning]:
    from uvp_cli.programme import names
    from uvp_cli.queries.naming import VOCABULARIES

    if "files" in options and (Path(word).suffix in locate.ENDINGS or Path(word).is_dir()):
        yield Meaning("files", word, 0)
    for programme in programmes:
        for field, vocabulary in VOCABULARIES.items():
            if field in options and field != "left_out":
                candidates = vocabulary.candidates(programme)
                parts = names.parted(word, candidates)
                rank = max(names.fits(part, candidates) for part in parts)
                if rank <= (0 if field == "goal" else BEGINNING):
                    yield Meaning(field, word, rank)
    yield from _times(word, options, programmes)
    if {"kind", "weight"} <= {*options}:
        yield from _points(word)
    if "by" in options:
        from uvp_cli.queries import breakdown, totals

        if names.fits(word, [*breakdown.dimensions(), *totals.groups()]) == 0:
            yield Meaning("by", word, 0)


def _points(word: str) -> Iterator[Meaning]:
    """Which open points the word may mean: of what kind, or what they may change."""
    from uvp_cli.programme import names
    from uvp_cli.reports import questions

    for field, known in (("kind", questions.kinds()), ("weight", questions.weights())):
        if names.fits(word, known) <= BEGINNING:
            yield Meaning(field, word, 0)


def _times(
    word: str, options: Collection[str], programmes: Sequence[Programme]
) -> Iterator[Meaning]:
    """When the word may say that something is, for the option that takes it."""
    if "month" in options and _is_time(word, programmes):
        yield Meaning("month", word, 0)
    elif "year" in options and YEAR.fullmatch(word):
        yield Meaning("year", word, 0)
    elif "at" in options and not word.isdigit() and _is_time(word, programmes):
        yield Meaning("at", word, 0)


def _is_time(word: str, programmes: Sequence[Programme]) -> bool:
    """Whether a word says when."""
    from uvp_cli.programme import periods

    if not programmes:
        return False
    try:
        periods.read((word,), periods.calendar(programmes, clock.today()))
    except periods.UnclearPeriod:
        return False
    return True


def _quoted(word: str) -> str:
    """A word as it is typed in a shell."""
    import shlex

    return word if word.isalnum() else shlex.quote(word)
