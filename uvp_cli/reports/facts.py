"""The facts that a list gives of its things: column, cell and contract in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar

from uvp_cli.programme.names import LEVELS
from uvp_cli.reports.tables import (
    Cell,
    ChosenValue,
    Column,
    Footnotes,
    For,
    Kind,
    Row,
    Table,
    note,
    sections,
)
from uvp_cli.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """One fact about a thing: its key for programs, its title for people and its value.

    Without a title it has no column. The JSON contract holds every fact but those for people,
    as `json` gives it and otherwise the value itself. An `optional` fact has no column where no
    thing in the list has a value; `silence` stands for it where others have. The contract of a
    thing without a value leaves it out too; where that is not what it goes by, `of` says which
    things have the fact. `words` are the Dutch for values that are one of a few.
    """

    key: str
    title: str
    get: Callable[[T], Any]
    reader: For = For.EVERYONE
    kind: Kind = Kind.TEXT
    json: Callable[[T], Any] | None = None
    optional: bool = False
    of: Callable[[T], object] | None = None
    silence: str | None = None
    words: Mapping[Any, str] | None = None

    def cell(self, thing: T) -> Cell:
        """The value as a cell: texts for several."""
        value: Cell = self.get(thing)
        if value is None:
            return self.silence
        if isinstance(value, tuple):
            return tuple(map(self._said, value))
        return self._said(value) if isinstance(value, str) and self.words else value

    def _said(self, value: object) -> str:
        return str(value) if self.words is None else ChosenValue.of(str(value), self.words)

    def says(self, thing: T) -> bool:
        """Whether it says anything of the thing; 0 does."""
        value = self.get(thing)
        return bool(value) or (value == 0 and value is not False)

    def is_of(self, thing: T) -> bool:
        """Whether the contract of the thing has this fact."""
        return bool(self.of(thing)) if self.of else not self.optional or self.says(thing)

    def contract(self, thing: T) -> Any:
        """The value as JSON data: a list for several."""
        value = self.json(thing) if self.json else self.get(thing)
        return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Facts(Generic[T]):
    """The facts of a list in the order of its columns. `order` has the keys of the JSON contract,
    where it has others or in another order."""

    facts: tuple[Fact[T], ...]
    order: tuple[str, ...] = ()

    @classmethod
    def of(cls, *facts: Fact[T], order: tuple[str, ...] = ()) -> Facts[T]:
        """These facts."""
        return cls(facts, order)

    def about(self, things: Iterable[T]) -> Facts[T]:
        """These facts without the optional ones that say nothing of any of the things."""
        listed = list(things)
        facts = (it for it in self.facts if not it.optional or any(map(it.says, listed)))
        return Facts(tuple(facts), self.order)

    def for_programs(self) -> Facts[T]:
        """The facts that programs get, for them alone."""
        facts = (fact for fact in self.facts if fact.reader is not For.PEOPLE)
        return Facts(tuple(replace(fact, reader=For.PROGRAMS) for fact in facts), self.order)

    def beside(self, key: str, *more: Fact[T]) -> Facts[T]:
        """These facts with more of them behind the one with this key, or at the end."""
        keys = [fact.key for fact in self.facts]
        end = keys.index(key) + 1 if key in keys else len(keys)
        return Facts((*self.facts[:end], *more, *self.facts[end:]), self.order)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table."""
        return tuple(
            Column(fact.key, fact.title, fact.kind, fact.reader)
            for fact in self.facts
            if fact.title
        )

    def row(self, thing: T, marks: tuple[int, ...] = ()) -> Row:
        """The row of one thing."""
        return Row(tuple(fact.cell(thing) for fact in self.facts if fact.title), marks=marks)

    def fill(
        self,
        table: Table,
        things: Iterable[T],
        heading: Callable[[T], str] | None = None,
        footnotes: Callable[[T], Iterable[str]] = lambda _: (),
    ) -> Table:
        """The table with a row for each thing, beneath its heading and with its footnotes. What its
        tally says stands before its notes; both only where there is anything."""
        numbered, listed = Footnotes(), list(things)
        rows = [self.row(thing, numbered.mark(*footnotes(thing))) for thing in listed]
        notes = (*([note(table.tally)] if table.tally else []), *table.notes)
        return replace(
            table,
            columns=self.columns,
            rows=tuple(sections(zip(map(heading, listed), rows, strict=True)) if heading else rows),
            footnotes=numbered.texts,
            notes=notes if rows else (),
        )

    def contract(self, thing: T) -> dict[str, Any]:
        """The thing as JSON data."""
        data = {
            fact.key: fact.contract(thing)
            for fact in self.facts
            if fact.reader is not For.PEOPLE and fact.is_of(thing)
        }
        return {key: data[key] for key in self.order or data if key in data}


LABELS: tuple[Fact[Any], ...] = (
    Fact(
        *("level", "Niveau", lambda it: tuple(LEVELS[level] for level in it.labels.level)),
        json=lambda it: it.labels.level,
        optional=True,
    ),
    Fact("priority", "Prioriteit", lambda it: it.labels.priority, optional=True),
    Fact(
        *("areas", "Gebied", lambda it: it.labels.where),
        json=lambda it: it.labels.area,
        optional=True,
    ),
)
"""The level, priority and areas of things with `labels`, where anything in the list has any."""
