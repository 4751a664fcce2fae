"""Words that stand behind no option: taken for what they mean, where that can be one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
    from uvp_cli.programme.names import Named

OTHERWISE = frozenset({"responsible", "owner", "portfolio"})
"""Options for what others name too: meant where nothing else is."""
BEGINNING, INITIALS = 2, 3
"""The rank of a name up to which a word is that name, and of its initials; see `names.Match`."""
NARROWING = ("gemeente", "theme", "department", "partner")
"""The fields of the options with which all that is written can be narrowed."""
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
    valued: Mapping[str, str],
    typed: Mapping[str, Any],
    flag: Callable[[Sequence[str]], str | None],
) -> list[str]:
    """The words with the option of each before it, or the flag that they are; which is said.

    `options` are those that the command is narrowed with by their field, and `valued` the fields
    of all that take a value by their names, with `typed` behind them; `flag` gives the option
    that words are alone. Raises `UsageProblem` for a word that is nothing, or more than one thing.
    """
    programmes = list(at_hand(typed))
    left, taken = [*words], list[str]()
    while left:
        count, said = _first(left, options, valued, programmes, flag)
        taken += said
        left = left[count:]
    complain(f"Gelezen als: {' '.join(map(_quoted, taken))}")
    return taken


def _first(
    words: Sequence[str],
    options: Mapping[str, str],
    valued: Mapping[str, str],
    programmes: Sequence[Programme],
    flag: Callable[[Sequence[str]], str | None],
) -> tuple[int, list[str]]:
    """How many words at the beginning are one thing, and what that is on a command line.

    Raises `UsageProblem`.
    """

    def meanings(text: str, fields: Mapping[str, str] = options) -> list[Meaning]:
        return _meanings(text, fields, programmes)

    for run in _runs(words):
        text = " ".join(run)
        if len(run) == 1 and (value := _value(words, valued, meanings)):
            return 1 + len(value), [f"--{text.casefold()}", " ".join(value)]
        if name := flag(run):
            return len(run), [name]
        if found := meanings(text):
            only = _only(text, found, options, programmes)
            return len(run), [options[only.field], only.value]
    if _is_small(words[0]) and words[1:]:
        return 1, []
    times = (text for text in map(" ".join, _runs(words)) if _is_time(text, programmes))
    _only(next(times, words[0]), (), options, programmes)
    return 0, []


def _value(
    words: Sequence[str], valued: Mapping[str, str], meanings: Callable[..., list[Meaning]]
) -> Sequence[str]:
    """What stands behind a word that an option is called, if that option takes it."""
    own = valued.get(words[0].casefold(), "")
    own = {"without": "left_out"}.get(own, own)
    runs = [*_runs(words[1:])] if own else []
    if fits := next((run for run in runs if meanings(" ".join(run), {own: ""})), None):
        return fits
    is_known = meanings(words[0]) or any(meanings(" ".join(run)) for run in runs)
    return () if is_known else words[1:2] if own else ()


def _is_small(word: str) -> bool:
    """Whether a word stands before what is meant, and means nothing itself."""
    from uvp_cli.programme.names import SMALL_WORDS

    return word.casefold() in SMALL_WORDS.union(("bij", "door", "met", "over", "per"))


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words from the first one on, the most together first."""
    return (words[:end] for end in range(len(words), 0, -1))


def together(words: Sequence[str], typed: Mapping[str, Any]) -> list[str]:
    """The words as one name, if something is called so, perhaps behind the word for what it is;
    else each as a name of its own."""
    from uvp_cli.programme import names
    from uvp_cli.queries import subjects

    for programme in at_hand(typed) if words[1:] else ():
        known = [*subjects.candidates(programme), *names.themes(programme)]
        for text in filter(None, (" ".join(words), _bare(words))):
            if names.fits(text, known) <= BEGINNING:
                return [text]
    return [*words]


def _bare(words: Sequence[str]) -> str:
    """What stands behind the word for what it is: gemeente Vaals. Empty without such a word."""
    from uvp_cli.programme import names

    kinds = {*names.LISTED_BY, "partner", "doel"}
    return " ".join(words[1:]) if words[0].casefold() in kinds else ""


def command_for(words: Sequence[str]) -> list[str] | None:
    """The command that shows what the words name, or what is planned then; None for neither."""
    from uvp_cli.programme import names

    programmes = list(at_hand({}))
    known = _subjects(programmes)
    text = " ".join(words)
    rank = names.fits(text, known)
    if rank == names.NOTHING and (bare := _bare(words)):
        text = bare
        rank = names.fits(text, known)
    if rank and _is_time(text, programmes):
        return _said("planning", "--month", text)
    if rank <= BEGINNING:
        return _said("show", text)
    are_names = all(
        names.fits(it, known) <= BEGINNING and not _is_time(it, programmes) for it in words
    )
    return _said("show", *words) if are_names else None


def instead(words: Sequence[str], commands: Collection[str]) -> str:
    """What may be meant by words of which one is a command, or some name something: a question;
    empty if that cannot be known."""
    from uvp_cli.programme import names

    programmes = list(at_hand({}))
    known = _subjects(programmes)
    command = next((word for word in words if word.casefold() in commands), None)
    left, meant = [word for word in words if word not in (command, "uvp")], list[str]()
    while left:
        runs = map(" ".join, _runs(left))
        clear = (it for it in runs if not _is_small(it))
        text = next((it for it in clear if _says(it, known, programmes)), "")
        meant += [text] if text else []
        left = left[len(text.split()) or 1 :]
    if command is None and meant:
        then = any(names.fits(it, known) and _is_time(it, programmes) for it in meant)
        command = "planning" if then else "show"
    told = "".join(f" {_quoted(each)}" for each in meant)
    return f" Bedoelt u uvp {command}{told}?" if command else ""


def _says(text: str, known: Sequence[Named], programmes: Sequence[Programme]) -> bool:
    """Whether a text names something or says when."""
    from uvp_cli.programme import names

    return names.fits(text, known) <= BEGINNING or _is_time(text, programmes)


def as_target(target: str, command: str, ending: str, fields: Collection[str]) -> str:
    """How to write what is about the thing that a target is called: a question; empty where it
    is called nothing, or more than one thing, of these fields."""
    from uvp_cli.programme import names

    found = _meanings(target, fields, list(at_hand({})))
    if len(found) != 1:
        return ""
    file = f"{names.slug(target)}{ending}"
    return f" Bedoelt u uvp {command} {file} --{found[0].field} {_quoted(target)}?"


def _subjects(programmes: Iterable[Programme]) -> list[Named]:
    """All that has a card in any of the programmes."""
    from uvp_cli.queries import subjects

    return [each for programme in programmes for each in subjects.candidates(programme)]


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

    known = _subjects(programmes)
    is_name = names.fits(word, known) <= (BEGINNING if len(word) > SHORT else 0)
    return f"Alles daarover: uvp show {_quoted(word)}. " if is_name else ""


def _meanings(
    word: str, options: Collection[str], programmes: Sequence[Programme]
) -> list[Meaning]:
    """What the word may be: all that it fits best, as the initials of a name if as nothing else."""
    most = 0 if _is_small(word) else INITIALS
    every = list(_all_meanings(word, options, programmes, most))
    found = [meaning for meaning in every if meaning.rank <= BEGINNING] or every
    ranks = [meaning.rank for meaning in found if meaning.field not in OTHERWISE]
    found = [meaning for meaning in found if meaning.field not in OTHERWISE or not ranks]
    best = min((meaning.rank for meaning in found), default=0)
    return list({it.field: it for it in found if it.rank == best}.values())


def _all_meanings(
    word: str, options: Collection[str], programmes: Sequence[Programme], most: int
) -> Iterator[Meaning]:
    """What the word may be, with a rank up to `most`."""
    from uvp_cli.programme import names
    from uvp_cli.queries.naming import VOCABULARIES

    if "files" in options and (Path(word).suffix in locate.ENDINGS or Path(word).is_dir()):
        yield Meaning("files", word, 0)
    for programme in programmes:
        for field, vocabulary in VOCABULARIES.items():
            if field in options:
                candidates = vocabulary.candidates(programme)
                parts = names.parted(word, candidates)
                rank = max(names.fits(part, candidates) for part in parts)
                if rank <= (0 if field == "goal" else most):
                    yield Meaning(field, word, rank)
    yield from _times(word, options, programmes)
    if {"kind", "weight"} <= {*options}:
        yield from _points(word)
    if "by" in options:
        from uvp_cli.queries import breakdown, totals

        if names.fits(word, names.choices({**breakdown.DIMENSIONS, **totals.GROUPS})) == 0:
            yield Meaning("by", word, 0)


def _points(word: str) -> Iterator[Meaning]:
    """Which open points the word may mean: of what kind, or what they may change."""
    from uvp_cli.programme import names
    from uvp_cli.reports import questions

    for field, known in (
        ("kind", questions.kinds()),
        ("weight", names.choices(questions.WEIGHT_WORDS)),
    ):
        if names.fits(word, known) <= BEGINNING:
            yield Meaning(field, word, 0)


def _times(
    word: str, options: Collection[str], programmes: Sequence[Programme]
) -> Iterator[Meaning]:
    """When the word may say that something is, for the option that takes it."""
    if "month" in options and _is_time(word, programmes, inside=YEAR.fullmatch(word) is not None):
        yield Meaning("month", word, 0)
    elif "year" in options and YEAR.fullmatch(word):
        yield Meaning("year", word, 0)
    elif "at" in options and not word.isdigit() and _is_time(word, programmes):
        yield Meaning("at", word, 0)


def _is_time(word: str, programmes: Sequence[Programme], *, inside: bool = False) -> bool:
    """Whether a word says when; only a time that the programmes have if it must be `inside`."""
    from uvp_cli.programme import periods

    if not programmes:
        return False
    try:
        periods.read((word,), periods.calendar(programmes, clock.today()))
    except periods.UnclearPeriod as unclear:
        return unclear.is_time and not inside
    return True


def _quoted(word: str) -> str:
    """A word as it is typed in a shell."""
    import shlex

    return word if word.isalnum() else shlex.quote(word)
