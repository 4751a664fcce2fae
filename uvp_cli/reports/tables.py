"""A table and an outline as values, free of any format: made from queries, taken by renderers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal, TypeVar, cast

from uvp_cli import dutch
from uvp_cli.values import dataclass

K = TypeVar("K")
V = TypeVar("V")
Mark = Literal["kept", "removed", "added"]
Role = Literal["data", "shown", "section", "subtotal", "total"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in pieces: what was kept, what was removed from it and what was added."""

    pieces: tuple[tuple[Mark, str], ...]


Cell = str | int | Decimal | bool | tuple[str, ...] | Wording | None


class Kind(StrEnum):
    """The kind of values in a column; it decides alignment and how a cell is written."""

    TEXT = "text"
    VALUE = "value"
    """Text, or a figure with all its digits: what is to be taken to the letter."""
    HOURS = "hours"
    EUROS = "euros"
    NUMBER = "number"

    @property
    def numeric(self) -> bool:
        """Whether the column holds figures to compare with those above and below."""
        return self not in (Kind.TEXT, Kind.VALUE)


class For(StrEnum):
    """The readers of a column: people, programs (CSV), or both."""

    EVERYONE = "everyone"
    PEOPLE = "people"
    PROGRAMS = "programs"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its English key for programs and its Dutch title for people."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    reader: For = For.EVERYONE


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; `marks` are the footnotes the row refers to. Only data
    rows go to programs; one that is shown is among them for people alone. A section row has one
    cell, its heading."""

    cells: tuple[Cell, ...]
    role: Role = "data"
    marks: tuple[int, ...] = ()


def row(
    columns: Iterable[Column],
    cells: Mapping[str, Cell],
    role: Role = "data",
    marks: tuple[int, ...] = (),
) -> Row:
    """A row of these cells, each under the key of its column; the others are empty."""
    return Row(tuple(cells.get(column.key) for column in columns), role, marks)


def sections(rows: Iterable[tuple[str, Row]]) -> Iterator[Row]:
    """Rows in the given order, with each heading once above those that stand beneath it."""
    for heading, group in groupby(rows, key=itemgetter(0)):
        yield Row((heading,), "section")
        yield from (row for _, row in group)


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The values of each key, in the order in which the keys first come."""
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


class Footnotes:
    """Texts numbered in the order in which they are first referred to."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts, each in the place of its number."""
        return tuple(self._numbers)

    def mark(self, *texts: str | None) -> tuple[int, ...]:
        """The number of each text as a mark, in order; None is no text."""
        known = dict.fromkeys(text for text in texts if text is not None)
        return tuple(self._numbers.setdefault(text, len(self._numbers) + 1) for text in known)


class Inner(str):
    """The title of a row that is a part of one above it; people see a dash before it."""

    __slots__ = ()


class ChosenValue(str):
    """A value that is one of a few, as programs read it; `said` is the Dutch for it."""

    __slots__ = ("said",)
    said: str

    @classmethod
    def of(cls, value: str, words: Mapping[Any, str]) -> ChosenValue:
        """The value with its Dutch in `words`, or itself where these have none."""
        choice = cls(value)
        choice.said = words.get(value, value)
        return choice


class Label(str):
    """The label of a fact on a card by which something is chosen; `key` says what is beneath it,
    whatever it and those beside it are called."""

    __slots__ = ("key",)
    key: str

    @classmethod
    def of(cls, key: str, text: str) -> Label:
        """The label `text` with this key."""
        label = cls(text)
        label.key = key
        return label


def key_of(label: str) -> str:
    """The key of a label; empty where nothing is chosen by it."""
    return label.key if isinstance(label, Label) else ""


class Counting(str):
    """A note that says how much of something there is. Beneath several programmes together it says
    of which it is true, since "3 acties" of each is not 3 in all."""

    __slots__ = ()


class Explaining(str):
    """A note on `words`, which stands only where one of them is printed: as the title of a column,
    or, in lower case or figures, at the beginning of a cell."""

    __slots__ = ("words",)
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str, *words: str) -> Explaining:
        """The note `text` on these words."""
        made = cls(text)
        made.words = words
        return made


def explained(
    notes: Iterable[str], columns: Iterable[Column], rows: Iterable[Row]
) -> tuple[str, ...]:
    """The notes but for those on words that are not printed in these columns and rows."""
    titles = {column.title for column in columns if column.reader is not For.PROGRAMS}
    cells = {cell for row in rows for cell in row.cells if isinstance(cell, str)}

    def is_printed(word: str) -> bool:
        is_title = word[:1].isupper()
        return word in titles if is_title else any(cell.startswith(word) for cell in cells)

    return tuple(
        text
        for text in notes
        if not isinstance(text, Explaining) or any(map(is_printed, text.words))
    )


@dataclass(frozen=True, slots=True)
class Count:
    """One total of a table: its key, title and number, and the words for it in a note.

    `one` stands behind the number 1, `more` behind any other, and `before` in front of it;
    without words no note says it. It is `silent`, and shown as nothing, where the programme does
    not say it, which is not 0.
    """

    key: str
    title: str
    number: int | Decimal
    one: str = ""
    more: str = ""
    kind: Kind = Kind.NUMBER
    before: str = ""
    silent: bool = False


def note(tally: Iterable[Count]) -> Counting:
    """A tally as the note under a table: 4 acties, 440 uur voor Vaals."""
    worded = (
        (count.before, dutch.number(count.number), count.one if count.number == 1 else count.more)
        for count in tally
        if _words(count)
    )
    return Counting(f"{', '.join(' '.join(filter(None, words)) for words in worded)}.")


def added(tallies: Iterable[tuple[Count, ...]]) -> tuple[Count, ...] | None:
    """The tallies together; None where the words for the same key are not the same."""
    sums: dict[str, Count] = {}
    for count in (count for tally in tallies for count in tally):
        known = sums.get(count.key, replace(count, number=0))
        if _words(known) and _words(count) and _words(known) != _words(count):
            return None
        worded = count if _words(count) else known
        number, silent = known.number + count.number, known.silent and count.silent
        sums[count.key] = replace(worded, number=number, silent=silent)
    return tuple(sums.values())


def _words(count: Count) -> str:
    return count.before + count.more


def bare(tally: Iterable[Count]) -> tuple[Count, ...]:
    """A tally without words, which adds up whatever it is said of."""
    return tuple(replace(count, one="", more="", before="") for count in tally)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what a table comes to, so that it can be divided: the value of each dimension that
    it counts under, by its key, with what that is called."""

    of: Mapping[str, tuple[str | None, str]]
    tally: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table. `footnotes` are numbered from 1; `notes` are not.

    `tally` holds the totals of the rows, so that answers about several programmes can be added
    up; a note that says them in words stands among the notes too. Where it can be divided by more
    than its programme, `pieces` are the parts of it, and `splits` the dimensions by which a row is
    in more than one of them, so that only euros can be divided. A note about how much there
    is of something is `Counting`. `advice` is what to type next, for readers at a command line.

    `empty` stands in place of rows; of a programme that says nothing, `empty_of_more` says it of
    several together. `bars` is the key of the column whose figures a screen with room for it also
    shows as bars, one behind each data row. `heading` belongs above the rows before the first
    section row, and is left out where the title says it. `whose` are the words of the title that
    say whose all this is, if it `is_of_all` everything there is.
    """

    title: str
    subtitle: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    footnotes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    empty: str = "Niets gevonden."
    empty_of_more: str = ""
    bars: str | None = None
    tally: tuple[Count, ...] = ()
    pieces: tuple[Piece, ...] = ()
    splits: frozenset[str] = frozenset()
    heading: str = ""
    whose: str = ""
    is_of_all: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A heading with labelled facts and what lies beneath it: a card or a tree.

    `text` is shown line by line as it is, such as a piece of a document. `key` tells a branch
    from those beside it, whatever its title says, as that of a `Label` tells a fact; neither is
    shown.
    """

    title: str
    subtitle: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    children: tuple[Outline, ...] = ()
    text: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer in one line, for above the tables that lead to it."""

    title: str
    subtitle: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to a question: for people as a table or outline, for programs as JSON data.

    `contract` holds dicts, lists, text, numbers (`Decimal` included), booleans
    and None; docs/json.md describes it. Where there is a `verdict`, people get the content and
    the `details` beneath it. An `objection` is why the command ends with 1 all the same.
    """

    content: Table | Outline
    contract: dict[str, Any] = field(default_factory=dict)
    verdict: Verdict | None = None
    details: tuple[Table, ...] = ()
    objection: str = ""

    @property
    def table(self) -> Table:
        """The content of a report that is a table. Raises `TypeError` where it is none."""
        if isinstance(self.content, Outline):
            raise TypeError("A card is no table.")
        return self.content

    @property
    def outline(self) -> Outline:
        """The content of a report that is an outline."""
        return cast("Outline", self.content)


def noted(report: Report, notes: Iterable[str]) -> Report:
    """A report with notes beneath its table, where that has rows."""
    if more := tuple(notes):
        table = report.content
        if isinstance(table, Table) and table.rows:
            return replace(report, content=replace(table, notes=(*table.notes, *more)))
    return report
