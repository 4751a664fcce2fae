"""The changes between two programmes: by id, not by line.

Parts that people know by name (themes, goals, actions, …) are matched by id; under another id, by
their content, or else by a title that is the only one. A planning item often has no id: it is
matched by its title and month, else by what is most alike. Then the contents of two matched parts
are compared value by value.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import partial
from operator import attrgetter, itemgetter
from typing import Any, Literal, NamedTuple

from uvp_cli.changes.matching import Matching, Pair, only, out_of_order
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme.log import Entry, Log
from uvp_cli.programme.model import Measure, PlanningItem, Programme
from uvp_cli.programme.months import name_of
from uvp_cli.programme.names import fold
from uvp_cli.programme.paths import NAMING, Part, Parts, contents, values
from uvp_cli.values import dataclass

ChangeKind = Literal["removed", "added", "renamed", "moved", "changed"]
KINDS: Mapping[ChangeKind, str] = {
    "removed": "verwijderd",
    "added": "toegevoegd",
    "renamed": "hernoemd",
    "moved": "verplaatst",
    "changed": "gewijzigd",
}
"""Each thing that can happen to a part with its Dutch name, the most striking first.

A part that is removed or added is that with all it holds; one that is renamed has another id,
and its other changes stand apart; one that is moved belongs to another theme, or stands in
another order.
"""
REFERENCES = NAMING | {"parent", "goals", "actions", "internal", "weights", "except"}
"""The keys that hold ids of other parts."""
_SECTIONS = (
    *("gemeenten", "units", "departments", "partners", "roles", "groups", "areas", "themes"),
    *("ambitions", "goals", "actions", "other_actions", "measures", "planning"),
)
"""The keys that hold parts which people know by name."""
_ORDER = (
    *("gemeente", "unit", "department", "partner", "role", "group", "area"),
    *("ambition", "goal", "measure", "action", "theme", "planning", "programme"),
)
"""The kinds of parts, each after those to whose ids it may refer."""
NotedEntries = Mapping[ChangeKind, tuple[Entry, ...]]
"""The entries that came into the logs of a programme or went, in the order of the logs."""
Renamed = Mapping[str, str]
"""The new id of each part that has another, by its old id: an id names one thing in a programme."""


@dataclass(frozen=True, slots=True)
class Side:
    """A change in one of the two programmes: the value at `key` in a part, or all of the part. Of a
    part that was renamed the value is its id; of one that was moved, None."""

    part: Part
    key: KeyPath = ()
    value: Any = None

    def inner(self, step: str | int, value: Any) -> Side:
        """A value within this one."""
        return Side(self.part, (*self.key, step), value)

    @property
    def path(self) -> KeyPath:
        """The path to it in the document."""
        return (*self.part.path, *self.key)


@dataclass(frozen=True, slots=True)
class Change:
    """One change, as it was and as it is; None for a part that is not there at all."""

    kind: ChangeKind
    before: Side | None
    after: Side | None

    @property
    def side(self) -> Side:
        """The side that names the change best: as it is, or else as it was."""
        return next(side for side in (self.after, self.before) if side)


def noted_between(before: Sequence[Log], after: Sequence[Log]) -> NotedEntries:
    """The entries in only one of two versions of the logs, whatever their order or the log that
    they stand in; nothing where neither version has a log."""
    if not (before or after):
        return {}
    old, new = (tuple(entry for log in logs for entry in log.entries) for logs in (before, after))
    return {"removed": _only_in(old, new), "added": _only_in(new, old)}


def _only_in(entries: Sequence[Entry], others: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries without as many of the same as there are among others."""
    left = Counter(others)
    only = []
    for entry in entries:
        if not left[entry]:
            only.append(entry)
        left[entry] -= left[entry] > 0
    return tuple(only)


class _Known(NamedTuple):
    """A part that people know by name, and its place among all of them in the document."""

    part: Part
    value: Any
    rank: int

    @property
    def whole(self) -> Side:
        """All of it as one side of a change."""
        return Side(self.part, (), self.value)


class _Planned(NamedTuple):
    """A planning item with its content by field; its methods are keys to match it by."""

    item: PlanningItem
    content: Mapping[str, Hashable]

    def but(self, field: str = "") -> Hashable:
        """All that the item holds, without one field."""
        return tuple(content for name, content in self.content.items() if name != field)

    def title(self) -> str:
        """The title of the item, whatever its case and accents."""
        return _title(self.item)

    def title_and_time(self) -> Hashable:
        """The title of the item, and what its time is called."""
        return self.title(), name_of(self.item)


def compare(old: Programme, new: Programme) -> tuple[Change, ...]:
    """Every change from `old` to `new`, once, in the order of the document."""
    return _Comparison(old, new).changes()


def renames(changes: Iterable[Change]) -> Renamed:
    """The new ids of the parts that were renamed."""
    return {
        str(change.before.part.id): str(change.after.part.id)
        for change in changes
        if change.kind == "renamed" and change.before and change.after
    }


class _Comparison:
    """Two programmes, of which the parts are matched one kind after another. An id that is renamed
    is the same id where another part refers to it."""

    def __init__(self, old: Programme, new: Programme) -> None:
        self._old, self._new = _by_kind(old), _by_kind(new)
        self._renamed: dict[str, str] = {}

    def changes(self) -> tuple[Change, ...]:
        """The changes, in the order of the parts in the document."""
        ranked: list[tuple[int, Change]] = []
        pairs: list[tuple[_Known, _Known]] = []
        for kind in _ORDER:
            old, new = self._old[kind], self._new[kind]
            matching = self._match(kind, old, new)
            gone, come = [old[at] for at in matching.removed], [new[at] for at in matching.added]
            ranked += [(known.rank, Change("removed", known.whole, None)) for known in gone]
            ranked += [(known.rank, Change("added", None, known.whole)) for known in come]
            pairs += [(old[at], new[other]) for at, other in matching.pairs]
        for before, after in pairs:
            ranked += [(after.rank, change) for change in self._between(before, after)]
        ranked += _moves(pairs)
        return tuple(change for _, change in sorted(ranked, key=itemgetter(0)))

    def _match(self, kind: str, old: Sequence[_Known], new: Sequence[_Known]) -> Matching:
        """Matches the parts of one kind. Learns which of them were renamed."""
        values = [known.value for known in old], [known.value for known in new]
        if kind == "planning":
            matching = self._match_planning(*values)
        elif kind == "programme":
            matching = Matching(*values)
            matching.by(type)
        else:
            matching = Matching(*values)
            matching.by(attrgetter("id"))
            matching.by_origin(attrgetter("id"), lambda part: getattr(part, "continues", None))
            matching.by(partial(self._content, but="id"))
            if matching.removed and matching.added:
                matching.by(only(_title, values))
            if kind == "measure":
                matching.by_neighbour(_likeness_of_measures)
        for at, other in matching.pairs:
            before, after = old[at].part.id, new[other].part.id
            if kind != "programme" and before and after and before != after:
                self._renamed[before] = after
        return matching

    def _match_planning(self, old: Iterable[PlanningItem], new: Iterable[PlanningItem]) -> Matching:
        """Pairs items by id and by content, and those without an id by what they share."""
        matching = Matching(list(map(self._planned, old)), list(map(self._planned, new)))
        matching.by_ends(_Planned.but)
        matching.by(attrgetter("item.id"))
        matching.by(partial(_Planned.but, field="id"))
        # From here on the keys that say most about an item come first.
        matching.by(_Planned.title_and_time, _may_be_one)
        matching.by(_Planned.title, _may_be_one)
        for field in fields(PlanningItem):
            matching.by(partial(_Planned.but, field=field.name), _may_be_one)
        matching.by_neighbour(_likeness_of_items)
        return matching

    def _planned(self, item: PlanningItem) -> _Planned:
        names = [field.name for field in fields(item)]
        content = {name: self._content(getattr(item, name), name.rstrip("_")) for name in names}
        return _Planned(item, content)

    def _between(self, before: _Known, after: _Known) -> Iterator[Change]:
        """The changes in a part that is in both programmes."""
        if before.part.kind != "programme" and before.part.id != after.part.id:
            kind: ChangeKind = "renamed" if before.part.id and after.part.id else "changed"
            key: KeyPath = () if kind == "renamed" else ("id",)
            yield Change(kind, *(Side(it.part, key, it.part.id) for it in (before, after)))
        yield from self._differences(before.whole, after.whole)

    def _differences(self, old: Side, new: Side) -> Iterator[Change]:
        """The values that differ, each at its own place."""
        before, after = old.value, new.value
        if is_dataclass(before) and type(before) is type(after):
            for (key, was), (_, is_) in zip(contents(before), contents(after), strict=True):
                # The id of a part has been compared with the part itself.
                is_name = key == "id" and not new.key and new.part.kind != "programme"
                if not (is_name or _are_parts(key, was, is_)):
                    yield from self._differences(old.inner(key, was), new.inner(key, is_))
        elif isinstance(before, dict) and isinstance(after, dict):
            key = str(new.key[-1])
            old_names = {self._current(key, name): name for name in before}
            for name in dict.fromkeys((*old_names, *after)):
                old_name = old_names.get(name, name)
                yield from self._differences(
                    old.inner(old_name, before.get(old_name)), new.inner(name, after.get(name))
                )
        elif _holds_records(before) or _holds_records(after):
            yield from self._items(old, new)
        elif self._content(before, _key(old)) != self._content(after, _key(new)):
            yield Change("changed", old, new)

    def _items(self, old: Side, new: Side) -> Iterator[Change]:
        """The differences in a list of records that people do not know by name."""
        before, after = old.value, new.value
        matching = Matching(before, after)
        matching.by_ends(self._content)
        matching.by(lambda record: getattr(record, "id", None))
        matching.by(self._content)
        matching.by_neighbour(_likeness)
        places_now = [other for _, other in matching.pairs]
        if places_now != sorted(places_now):
            yield Change("moved", Side(old.part, old.key), Side(new.part, new.key))
        for at in matching.removed:
            yield Change("changed", old.inner(at, before[at]), Side(new.part, new.key))
        for at, other in matching.pairs:
            yield from self._differences(old.inner(at, before[at]), new.inner(other, after[other]))
        for at in matching.added:
            yield Change("changed", Side(old.part, old.key), new.inner(at, after[at]))

    def _content(self, value: Any, key: str = "", *, but: str = "") -> Hashable:
        """A value as one that can be looked up; the parts within it and `but` are left out."""
        if is_dataclass(value):
            return tuple(
                self._content(content, name)
                for name, content in contents(value)
                if name != but and not _are_parts(name, content)
            )
        if isinstance(value, tuple):
            return tuple(self._content(item, key) for item in value)
        if isinstance(value, dict):
            return frozenset((self._current(key, name), of) for name, of in value.items())
        known: Hashable = self._current(key, value) if isinstance(value, str) else value
        return known

    def _current(self, key: str, name: str) -> str:
        """The text under `key`; where it is the id of a part, the id that this has now."""
        return self._renamed.get(name, name) if key in REFERENCES else name


def _by_kind(programme: Programme) -> Mapping[str, list[_Known]]:
    """The parts that people know by name in a programme, itself included."""
    parts = Parts(programme)
    by_kind: defaultdict[str, list[_Known]] = defaultdict(list)
    for rank, (path, value) in enumerate(_known(programme, ())):
        part = parts.at(path)
        if isinstance(value, Measure):
            part = Part(path, "measure", value.id, value.title, part.theme, part.title)
        by_kind[part.kind].append(_Known(part, value, rank))
    return by_kind


def _known(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    yield path, value
    for section in _SECTIONS:
        records = getattr(value, section, ())
        if _are_parts(section, records):
            for at, record in enumerate(records):
                yield from _known(record, (*path, section, at))


def _are_parts(key: str, *values: Any) -> bool:
    """Whether what stands under `key` are parts, which are compared as themselves."""
    return key in _SECTIONS and any(map(_holds_records, values))


def _holds_records(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def _key(side: Side) -> str:
    """The key under which a value stands, whether or not in a list."""
    return next((step for step in reversed(side.key) if isinstance(step, str)), "")


def _moves(pairs: Sequence[tuple[_Known, _Known]]) -> Iterator[tuple[int, Change]]:
    """The parts that now belong to another theme or stand in another order. The order of the
    planning counts within a month: that an item changed month is said already."""
    path_now = {before.part.path: after.part.path for before, after in pairs}
    homes: defaultdict[Hashable, dict[Pair, tuple[_Known, _Known]]] = defaultdict(dict)
    for before, after in pairs:
        if not after.part.path:
            continue
        *parent, section, at = before.part.path
        *parent_now, section_now, at_now = after.part.path
        home: Hashable = (path_now.get(tuple(parent)), section)
        home_now: Hashable = (tuple(parent_now), section_now)
        if section == "planning":
            home, home_now = name_of(before.value), name_of(after.value)
        if home == home_now:
            homes[section, home][int(at), int(at_now)] = before, after
        elif section != "planning":
            yield after.rank, Change("moved", Side(before.part), Side(after.part))
    for staying in homes.values():
        labels = {pair: _label(*parts) for pair, parts in staying.items()}
        for pair in out_of_order(list(staying), labels.__getitem__):
            before, after = staying[pair]
            yield after.rank, Change("moved", Side(before.part), Side(after.part))


def _label(before: _Known, after: _Known) -> list[tuple[str, str]]:
    """The names of two matched parts, whichever of them is the old one."""
    return sorted((known.part.id or "", known.part.title) for known in (before, after))


def _title(part: Any) -> str:
    """The title or name of a part, whatever its case and accents; of a goal its text."""
    title = next(getattr(part, key) for key in ("title", "name", "text") if hasattr(part, key))
    return fold(title) or str(title)


def _may_be_one(old: _Planned, new: _Planned) -> bool:
    """Two items that each have an id of their own are not the same one."""
    return old.item.id is None or new.item.id is None


def _likeness_of_items(old: _Planned, new: _Planned) -> float:
    """The share of words that two titles have in common, if that is half or more."""
    share = _shared(old.title(), new.title())
    return share if share >= 0.5 and _may_be_one(old, new) else 0


def _likeness_of_measures(old: Measure, new: Measure) -> float:
    """The share of words that two titles have in common; two ids are two measures."""
    return 0 if old.id and new.id else _shared(_title(old), _title(new))


def _likeness(old: Any, new: Any) -> float:
    """The share of words that are the same in two records, and 1, since they may be one."""
    return 1 + _shared(_all_text(old), _all_text(new))


def _all_text(record: Any) -> str:
    return " ".join(str(value) for _, value in values(record) if isinstance(value, str | Decimal))


def _shared(text: str, other: str) -> float:
    """The share of words that two texts have in common."""
    words, others = set(text.split()), set(other.split())
    return len(words & others) / max(len(words), len(others), 1)
