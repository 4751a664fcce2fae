"""Words that stand behind no option: taken for what they mean, where that can be one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uvp_cli import dutch
from uvp_cli.commands.shared import clock
from uvp_cli.commands.shared.dutch_help import known_options
from uvp_cli.commands.shared.loading import load, try_load
from uvp_cli.commands.shared.output import complain
from uvp_cli.commands.shared.parameters import at_hand, imported
from uvp_cli.commands.shared.runs import WordRun
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.system import printable
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
_NOUNS = "acties afdelingen doelen doelstellingen gemeenten ketenpartners partners themas"
ALL = frozenset({"alles", "alle thema s", *map("alle {}".format, _NOUNS.split())})
"""Words that narrow nothing, as `names.fold` leaves them."""
TITLED = frozenset({"gemeente", "left_out", "theme"})
"""The fields of what a word names that is cut short: other names begin with words that also mean
something else, such as "verschil"."""
ENDS = frozenset({"first", "last"})
"""The fields of the options that take an end of a time."""
TIMES = ENDS | {"month", "at", "date", "until"}
"""The fields of the options that take a time."""
TEXTS = frozenset({"search", "duration", "text", "cell", "source"})
"""The fields of the options that take any text."""
AMOUNTS = frozenset({"persons", "hours", "euros", "capacity"})
"""The fields of the options that take a number, perhaps with words."""
TARGETS = ("render.paper:ENDINGS", "render.sheets:ENDINGS")
"""The endings of what is written, besides those of an agenda."""
CLOSED: Mapping[str, Sequence[str]] = {
    "by": ("queries.breakdown:DIMENSIONS", "queries.totals:GROUPS"),
    "status": ("reports.standing:STATUSES",),
    "having": ("queries.actions:ASPECTS",),
    "lacking": ("queries.actions:ASPECTS",),
    "reading": ("queries.hours:READINGS",),
}
"""The fields of options that take one of a few words, with where those are."""
NAMED_SO = {"without": "left_out"}
"""The fields of options that name what another field does."""
UNTIL = frozenset({"tot", "t/m", "tm"})
"""Words between a beginning and an end."""
_LINKS = UNTIL | {"en", "met"}
YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A meaning of a word: the value of the option for `field`, of which it is the whole name
    (`rank` 0) or a beginning."""

    field: str
    value: str
    rank: int


class Nearby:
    """The programmes that a command with these options would ask, and what words mean in them."""

    def __init__(self, typed: Mapping[str, Any], *, sound: bool = False) -> None:
        self._typed = typed
        self._sound = sound

    @cached_property
    def programmes(self) -> list[Programme]:
        """The programmes without errors. Where all are to be `sound`, ends the command as it would
        end for one that is not."""
        if self._sound:
            return list(at_hand(self._typed, lambda file: load(file).programme))
        with suppress(UsageProblem):
            return list(at_hand(self._typed, try_load))
        return []

    @cached_property
    def subjects(self) -> list[Named]:
        """All that has a card in any of the programmes."""
        from uvp_cli.queries import subjects

        return [candidate for it in self.programmes for candidate in subjects.candidates(it)]

    def is_name(self, text: str) -> bool:
        """Whether the name of something that has a card is or begins with these words."""
        from uvp_cli.programme import names

        return names.has_words(text, self.subjects, first=True)

    def is_value(self, text: str, field: str) -> bool:
        """Whether a text means something for the option of this field."""
        if field in TIMES:
            return self.is_time(text)
        if field == "duration":
            from uvp_cli.queries.actions import ActionSelection, select

            wanted = ActionSelection(duration=(text,))
            return any(select(programme, wanted) for programme in self.programmes)
        if field == "capacity":
            from uvp_cli.commands.shared.capacity import is_capacity

            return is_capacity(text)
        return bool(self.meanings(text, {NAMED_SO.get(field, field)}))

    def rank(self, text: str) -> int:
        """The rank of a text as the name of something that has a card; see `names.fits`."""
        from uvp_cli.programme import names

        return names.fits(text, self.subjects)

    def is_time(self, word: str, *, inside: bool = False) -> bool:
        """Whether a word says when; only a time that the programmes have if it must be `inside`."""
        from uvp_cli.programme import periods

        if _is_small(word) or not self.programmes:
            return False
        try:
            periods.read((word,), periods.calendar(self.programmes, clock.today()))
        except periods.UnclearPeriod as unclear:
            return unclear.is_time and not inside
        return True

    def planned_then(self, word: str) -> str:
        """The advice to see what is planned then, if the word says when."""
        if word.isdigit() or not self.is_time(word):
            return ""
        return f"Wat er dan gepland is: uvp planning --month {_quoted(word)}. "

    def meanings(self, word: str, fields: Collection[str]) -> list[Meaning]:
        """The meanings of the word in these fields: all that it fits best, as initials of a name if
        as nothing else."""
        most = 0 if _is_small(word) else INITIALS
        meanings = list(self._all_meanings(word, fields, most))
        meanings = [it for it in meanings if it.rank <= BEGINNING] or meanings
        meanings = [it for it in meanings if it.field not in OTHERWISE] or meanings
        best = min((meaning.rank for meaning in meanings), default=0)
        return list({it.field: it for it in meanings if it.rank == best}.values())

    def _all_meanings(self, word: str, fields: Collection[str], most: int) -> Iterator[Meaning]:
        """The meanings of the word, with a rank up to `most`."""
        from uvp_cli.programme import names
        from uvp_cli.queries.naming import VOCABULARIES

        if "files" in fields and is_file(word):
            yield Meaning("files", word, 0)
        for programme in self.programmes:
            for field, vocabulary in VOCABULARIES.items():
                if field in fields:
                    candidates = vocabulary.candidates(programme)
                    parts = names.parted(word, candidates)
                    rank = max(names.fits(part, candidates) for part in parts)
                    if rank in (1, BEGINNING) and field not in TITLED:
                        whole = all(names.has_words(part, candidates) for part in parts)
                        rank = rank if whole else names.NOTHING
                    if rank <= (0 if field == "goal" else most):
                        yield Meaning(field, word, rank)
        yield from self._times(word, fields)
        if most and {"kind", "weight"} <= {*fields}:
            yield from _points(word)
        for field in (field for field in CLOSED if field in fields):
            known = [it for source in CLOSED[field] for it in names.choices(imported(source))]
            if names.fits(word, known) == 0:
                yield Meaning(field, word, 0)

    def _times(self, word: str, fields: Collection[str]) -> Iterator[Meaning]:
        """The times that the word may say, for the option that takes it."""
        is_year = YEAR.fullmatch(word) is not None
        if "month" in fields and self.is_time(word, inside=is_year):
            yield Meaning("month", word, 0)
        elif "year" in fields and is_year:
            yield Meaning("year", word, 0)
        elif "at" in fields and not word.isdigit() and self.is_time(word):
            yield Meaning("at", word, 0)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The command line that words are on: the `options` that the command is narrowed with by their
    field, the fields of all that take a value by their names (`valued`), the option that words are
    alone (`flag`), all options that it has (`known`), and the programmes that are `near`. It
    `notes` the words of its arguments, which then must be sure.
    """

    options: Mapping[str, str]
    valued: Mapping[str, str]
    flag: Callable[[Sequence[str]], str | None]
    known: Sequence[str]
    near: Nearby
    notes: bool
    is_made: bool = False

    def understood(self, runs: Iterable[WordRun], room: int) -> list[str] | None:
        """The whole line with the option of each word before it, or the flag that words are, which
        is said; the first words, as many as there is `room` for, are arguments. None if no more was
        to be understood.

        Raises `UsageProblem` for a word that is nothing, or more than one thing.
        """
        runs = [*runs]
        arguments = self._target(runs) if self.is_made else []
        options, said, loose = list[str](), list[str](), list[str]()
        with_ends = [*self._with_ends(runs)]
        is_parted = changed = len(with_ends) > len(runs)
        has_more = False
        for run in with_ends:
            count = self._completed(run)
            if count:
                run.value = " ".join((run.value, *run.words[:count]))
                del run.words[:count]
                said += run.typed
            more = arguments and run.words and self._more(" ".join(run.words), run.option, ())
            words = _without_links(run.words)
            own = [] if more else words[: max(room - len(arguments), 0)]
            left = [*filter(None, words[len(own) :])]
            self._check_sure(run, own, left, behind=bool(arguments))
            taken = self._taken(left, run)
            arguments += own
            options += (*run.typed, *taken)
            said += taken
            loose += taken
            has_more = has_more or bool(left)
            changed = changed or bool(count) or own != run.words
        if not changed:
            return None
        said = options if self._dated(options, loose) or is_parted else said
        if said or has_more:
            complain(f"Gelezen als: {' '.join(map(_quoted, said)) or 'alles'}")
        return [*options, *(["--", *arguments] if arguments else ())]

    def _target(self, runs: Iterable[WordRun]) -> list[str]:
        """The word that is called as what is written, which the runs have no more; if any."""
        endings = {".ics", *(ending for source in TARGETS for ending in imported(source))}
        for run in runs:
            for word in run.words:
                if Path(word).suffix.lower() in endings:
                    run.words.remove(word)
                    return [word]
        return []

    def _dated(self, line: list[str], loose: Sequence[str]) -> bool:
        """Whether the line has months of which a loose word is the year, which it is put behind."""
        years = [loose[at] for at in self._months(loose) if YEAR.fullmatch(loose[at])]
        months = [at for at in self._months(line) if line[at] not in years]
        dated = [f"{line[at]} {year}" for at in months for year in years[:1]]
        if len(years) != 1 or not months or not all(map(self.near.is_time, dated)):
            return False
        for at, month in zip(months, dated, strict=True):
            line[at] = month
        at = next(at for at in self._months(line) if line[at] == years[0])
        del line[at - 1 : at + 1]
        return True

    def _months(self, line: Sequence[str]) -> list[int]:
        """The places on a line of the values of the option that takes a month."""
        options = (self.valued.get(word.removeprefix("--")) for word in line[:-1])
        return [at for at, field in enumerate(options, 1) if field == "month"]

    def _completed(self, run: WordRun) -> int:
        """The number of words behind a value that are a part of it: the most that together with it
        mean something."""
        from uvp_cli.queries.naming import VOCABULARIES

        known = {*TIMES, *VOCABULARIES, *CLOSED, "duration", "capacity"}
        if known.isdisjoint((run.field, NAMED_SO.get(run.field))):
            return 0
        whole = (
            len(words)
            for words in _runs(run.words)
            if words[-1] and self.near.is_value(" ".join((run.value, *words)), run.field)
        )
        return next(whole, 0)

    def _with_ends(self, runs: Iterable[WordRun]) -> Iterator[WordRun]:
        """The runs, with one of its own for the end that words behind a beginning say."""
        for run in runs:
            yield run
            begun = [*takewhile(lambda word: word not in UNTIL, run.words)]
            end = [*dropwhile(_LINKS.__contains__, run.words[len(begun) :])]
            if run.field == "first" and "last" in self.options and end:
                run.words = begun
                yield WordRun(self.options["last"], "last", end[0], end[1:])

    def _check_sure(
        self, run: WordRun, own: Sequence[str], left: Sequence[str], *, behind: bool
    ) -> None:
        """Raises `UsageProblem` for words behind a value that may be a part of it: of a text all
        words may be, and where a note is made, those `behind` others that it is about."""
        is_text = run.field in TEXTS
        is_noted = self.notes and own and (behind or is_text)
        if is_noted and not behind and self.near.rank(" ".join(own)) == 0:
            return
        if run.field and (is_noted or (is_text and left)):
            quote = apart(run.option, run.value, run.words)
            raise UsageProblem(f"Onverwacht: {run.words[0]}. {quote}")

    def _taken(self, words: Sequence[str], run: WordRun) -> list[str]:
        """The words with the option of each before it, or the flag that they are."""
        left, taken, behind = [*words], list[str](), run.option
        while left:
            try:
                count, said, behind = self._first(left, behind)
            except UsageProblem as problem:
                own = [*takewhile(lambda word: not self.near.meanings(word, self.options), words)]
                if taken or not own or run.field not in AMOUNTS:
                    raise
                raise UsageProblem(f"{problem} {apart(run.option, run.value, own)}") from None
            taken += said
            left = left[count:]
        return taken

    def _first(self, words: Sequence[str], behind: str) -> tuple[int, list[str], str]:
        """The number of words at the beginning that are one thing, how that is typed, and the
        option that they are `behind` then, of those that were typed."""
        from uvp_cli.programme import names

        for run in _runs(words):
            text = " ".join(run)
            option = _OTHER_DASHES.sub("", text).casefold()
            if len(run) == 1 and (value := self._value([option, *words[1:]])):
                return 1 + len(value), [f"--{option}", " ".join(value)], f"--{option}"
            if name := self.flag([option] if len(run) == 1 else run):
                return len(run), [name], ""
            meanings = self.near.meanings(text, self.options)
            if own := self._more(text, behind, meanings):
                return len(run), [behind, own.value], behind
            if meanings:
                only = self._only(text, meanings)
                return len(run), [self.options[only.field], only.value], ""
            if names.fold(text) in ALL:
                return len(run), [], behind
        if _is_small(words[0]) and words[1:]:
            return 1, [], behind
        raise UsageProblem(self._unexpected(words))

    def _unexpected(self, words: Sequence[str]) -> str:
        """The message that words mean nothing for the command."""
        times = (text for text in map(" ".join, _runs(words)) if self.near.is_time(text))
        unknown = next(times, words[0])
        instead = self.near.planned_then(unknown) or self._shown(unknown)
        if not instead and (alike := self._alike(words)):
            return f"Onverwacht: {unknown}. Bedoelde u {dutch.listing(alike, 'of')}?"
        return f"Onverwacht: {unknown}. {instead}{known_options(self.known)}"

    def _more(self, text: str, behind: str, meanings: Sequence[Meaning]) -> Meaning | None:
        """The meaning of a text as one more of what stands before it, if it means nothing else
        better."""
        from uvp_cli.queries.naming import VOCABULARIES

        field = self.valued.get(behind.removeprefix("--"), "")
        field = NAMED_SO.get(field, field)
        is_known = field in (*VOCABULARIES, *CLOSED, "month", "files")
        own = self.near.meanings(text, {field}) if is_known else []
        sure = own and (not meanings or own[0].rank <= meanings[0].rank)
        return own[0] if sure else None

    def _alike(self, words: Sequence[str]) -> Sequence[str]:
        """The labels of what an option takes that is called nearly as the words."""
        from uvp_cli.programme import names
        from uvp_cli.queries.naming import VOCABULARIES

        known = [
            candidate
            for field in self.options
            if field in VOCABULARIES
            for programme in self.near.programmes
            for candidate in VOCABULARIES[field].candidates(programme)
        ]
        if not TIMES.isdisjoint(self.options):
            known += names.months()
        return next(filter(None, (names.alike(" ".join(run), known) for run in _runs(words))), ())

    def _value(self, words: Sequence[str]) -> Sequence[str]:
        """The words behind one that an option is called, if that option takes them."""
        own = self.valued.get(words[0], "")
        if not own or own in ENDS:  # "van mei" is said of May itself too
            return ()
        runs = [*_runs(words[1:])]
        if fits := next((run for run in runs if self.near.is_value(" ".join(run), own)), None):
            return fits
        if own in TEXTS:
            if words[2:]:
                quote = apart(f"--{words[0]}", words[1], words[2:])
                raise UsageProblem(f"Onverwacht: {words[2]}. {quote}")
            return words[1:]
        named = [*dropwhile(_is_small, words[1:])]
        runs = [words[:1], *_runs(named)]
        known = (self.near.meanings(" ".join(run), self.options) for run in runs)
        return () if any(known) else words[1:2]

    def _only(self, word: str, meanings: Sequence[Meaning]) -> Meaning:
        """The one meaning of the word. Raises `UsageProblem` where that is more than one thing."""
        if len(meanings) == 1:
            return meanings[0]
        told = (f"{self.options[it.field]} {_quoted(it.value)}" for it in meanings)
        ways = dutch.listing(told, "of")
        raise UsageProblem(f"'{word}' kan meer dan één ding zijn. Bedoelt u {ways}?")

    def _shown(self, word: str) -> str:
        """The advice where all about a thing stands, if the word names one."""
        return f"Alles daarover: uvp show {_quoted(word)}. " if self.near.is_name(word) else ""


def is_file(word: str) -> bool:
    """Whether a word is a file or folder that may have programmes: it is there, or called so."""
    return (bool(word) and Path(word).is_dir()) or (
        Path(word).suffix in locate.ENDINGS and (Path(word).exists() or len(word.split()) == 1)
    )


_OTHER_DASHES = re.compile(r"^[\u2013\u2014/](?=\w+$)")
"""The signs that people write before an option for its dashes: Word makes one dash of two."""


def apart(option: str, value: str, words: Sequence[str]) -> str:
    """The advice how to type words that may be a part of the value before them."""
    whole = _quoted(" ".join((value, *words)))
    return (
        f"Hoort het bij {option}, zet het dan tussen aanhalingstekens: {option} {whole}. Zo niet, "
        f"zet het dan vóór {option}."
    )


def _without_links(words: Sequence[str]) -> list[str]:
    """The words without such as "en" between two files."""
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return [
        it for one, it, other in around if not (_is_small(it) and is_file(one) and is_file(other))
    ]


def _is_small(word: str) -> bool:
    """Whether a word stands before what is meant, and means nothing itself."""
    from uvp_cli.programme.names import SMALL_WORDS

    return word.casefold() in SMALL_WORDS.union(("bij", "door", "met", "over", "per"))


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words from the first one on, the most together first."""
    return (words[:end] for end in range(len(words), 0, -1))


def together(words: Sequence[str], near: Nearby) -> list[str]:
    """The words as one name, if something is called so, perhaps behind the word for what it is;
    else each as a name of its own."""
    from uvp_cli.programme import names
    from uvp_cli.queries import subjects

    for programme in near.programmes if words[1:] else ():
        known = [*subjects.candidates(programme), *names.themes(programme)]
        for text in filter(None, (" ".join(words), _bare(words))):
            if names.fits(text, known) <= BEGINNING:
                return [text]
    return [*words]


def _bare(words: Sequence[str]) -> str:
    """The words behind that for a kind of thing: gemeente Vaals. Empty without such a word."""
    from uvp_cli.programme import names

    kinds = {*names.LISTED_BY, "partner", "doel"}
    return " ".join(words[1:]) if words[0].casefold() in kinds else ""


def command_for(words: Sequence[str]) -> list[str] | None:
    """The command that shows what the words name, or what is planned then; None for neither."""
    from uvp_cli.programme import names

    near, text = Nearby({}), " ".join(words)
    rank = near.rank(text)
    if rank == names.NOTHING and (bare := _bare(words)):
        text = bare
        rank = near.rank(text)
    if rank and near.is_time(text):
        return _said("planning", "--month", text)
    if rank <= BEGINNING:
        return _said("show", text)
    are_names = all(near.rank(it) <= BEGINNING and not near.is_time(it) for it in words)
    return _said("show", *words) if are_names else None


def instead(words: Sequence[str], commands: Collection[str]) -> str:
    """The question what words mean of which one is a command, or some name something;
    empty if that cannot be known."""
    near, words = Nearby({}), [word for text in words for word in text.split()]
    command = next((word for word in words if word.casefold() in commands), None)
    left, meant = [word for word in words if word not in (command, "uvp")], list[str]()
    while left:
        texts = (text for text in map(" ".join, _runs(left)) if not _is_small(text))
        names = (text for text in texts if near.is_name(text) or near.is_time(text))
        name = next(names, "")
        meant += [name] if name else []
        left = left[len(name.split()) or 1 :]
    if command is None and any(near.rank(name) and near.is_time(name) for name in meant):
        command = "planning"
        meant = [name for name in meant if near.meanings(name, (*NARROWING, "month"))]
    elif command is None and meant:
        command = "show"
    told = "".join(f" {_quoted(word)}" for word in meant)
    return f" Bedoelt u uvp {command}{told}?" if command else ""


def wrong_ending(
    target: str, command: str, noun: str, endings: Sequence[str], fields: Collection[str]
) -> UsageProblem:
    """The problem that a target ends in none of these endings; with how to write what is about the
    one thing, of these fields, that it is called."""
    from uvp_cli.programme import names

    shown, allowed = printable(target), dutch.listing(endings, "of")
    said = f"{noun} eindigt op {allowed}; '{shown}' doet dat niet."
    meanings = Nearby({}).meanings(target, fields)
    if len(meanings) == 1:
        file = f"{names.slug(target)}{endings[0]}"
        said += f" Bedoelt u uvp {command} {file} --{meanings[0].field} {_quoted(target)}?"
    return UsageProblem(said)


def _said(*words: str) -> list[str]:
    complain(f"Gelezen als: uvp {' '.join(map(_quoted, words))}")
    return [*words]


def _points(word: str) -> Iterator[Meaning]:
    """The open points that the word may mean: their kind, or what they may change."""
    from uvp_cli.programme import names
    from uvp_cli.reports import questions

    weights = names.choices(questions.WEIGHT_WORDS)
    for field, known in {"kind": questions.kinds(), "weight": weights}.items():
        if names.fits(word, known) <= BEGINNING:
            yield Meaning(field, word, 0)


def _quoted(word: str) -> str:
    """A word as it is typed in a shell."""
    import shlex

    return word if word.isalnum() else shlex.quote(word)
