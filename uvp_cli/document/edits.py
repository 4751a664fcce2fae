"""Putting comments and keys into the text of a document, and taking parts out of it.

All else stays as it is, to the letter: other values are for `scalars.py`. Every edit has its
place in the text by the path of what it is about, so that all of them are made at once. Then the
text is read again, and must differ in what was asked alone.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field
from itertools import islice
from typing import Any, NamedTuple

from uvp_cli.document import comments
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import Document, value_at
from uvp_cli.document.places import Span, Splice, spans, spliced
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import WIDTH, Unchangeable, flow, read_again, written_new
from uvp_cli.values import dataclass

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COMMA = re.compile("(?:[ \t\r\n]|#[^\r\n]*)*,[ \t]*")
"""The end of an item between brackets that another one follows."""


@dataclass(frozen=True, slots=True)
class Edits:
    """The changes in a document, by path.

    `comments` come on lines of their own above what they are about, each with its #, unless they
    stand there; `settled` are those that go from there. `keys` have a text, or a few keys with
    texts, as their value; each comes behind the key that its path names. `removed` are items of
    lists, and keys; what is above an item and about nothing else goes along. `filled` are values
    where there were none, with the blocks that they need around them, and `added` are items behind
    the last of a list.
    """

    comments: Mapping[KeyPath, tuple[str, ...]] = field(default_factory=dict)
    keys: Mapping[KeyPath, tuple[str, str | Mapping[str, str]]] = field(default_factory=dict)
    removed: frozenset[KeyPath] = frozenset()
    settled: Mapping[KeyPath, tuple[str, ...]] = field(default_factory=dict)
    filled: Mapping[KeyPath, Any] = field(default_factory=dict)
    added: Mapping[KeyPath, tuple[Any, ...]] = field(default_factory=dict)


def edited(document: Document, edits: Edits) -> str:
    """The text of a document without findings, with these edits. Raises `Unchangeable`."""
    try:
        changed = spliced(document.text, _Text(document).splices(edits))
    except (KeyError, ValueError):
        raise Unchangeable from None
    again = parse(changed, document.name)
    if again.diagnostics or again.data != _with(document.data, edits):
        raise Unchangeable
    return changed


def _with(data: Any, edits: Edits) -> Any:
    """A copy of plain data as the edits leave it."""
    changed = copy.deepcopy(data)
    for path, (key, value) in edits.keys.items():
        _at(changed, path[:-1])[key] = value
    for path, value in edits.filled.items():
        _fill(changed, path, read_again(value))
    for path, items in edits.added.items():
        _fill(changed, path, [*(value_at(changed, path) or ()), *map(read_again, items)])
    # From the end, so that the places of the others stay what they are.
    order = {path: [str(step).zfill(9) for step in path] for path in edits.removed}
    for path in sorted(edits.removed, key=order.__getitem__, reverse=True):
        del _at(changed, path[:-1])[path[-1]]
    return changed


def _at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _fill(data: Any, path: KeyPath, value: Any) -> None:
    """Puts a value where there was none, with blocks around it where there are none either."""
    for step in path[:-1]:
        if isinstance(step, str) and data.get(step) is None:
            data[step] = {}
        data = data[step]
    data[path[-1]] = value


class _Text:
    """The text of a document, with where everything stands in it."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.spans = spans(document)
        self.data = document.data
        self.newline = "\r\n" if "\r\n" in document.text else "\n"

    def splices(self, edits: Edits) -> Iterator[Splice]:
        """Every edit in its place. Raises KeyError where something has none of its own."""
        for path, lines in edits.comments.items():
            yield self._comment(path, lines)
        yield from self._settled(edits.settled)
        for path, (key, value) in edits.keys.items():
            yield self._key(path, key, value)
        lists = defaultdict(set)
        for path in edits.removed:
            if isinstance(path[-1], int):
                lists[path[:-1]].add(path[-1])
            else:
                yield self._without_key(self.spans[path])
        for path, gone in lists.items():
            if path not in edits.added or len(gone) < len(_at(self.data, path)):
                yield from self._removals(path, gone)
        yield from self._insertions(edits)

    def _insertions(self, edits: Edits) -> Iterator[Splice]:
        """New items and values; of those that come in the same place, the deepest first."""
        inside: dict[KeyPath, Any] = {}
        for path, items in edits.added.items():
            if value_at(self.data, path):
                inside[path] = [*items]
            else:
                self._gather(inside, path, [*items])
        for path, value in edits.filled.items():
            self._gather(inside, path, value)
        for path in sorted(inside, key=len, reverse=True):
            content = inside[path]
            old = _at(self.data, path)
            steps = old if isinstance(old, dict) else range(len(old))
            left = [step for step in steps if (*path, step) not in edits.removed]
            if isinstance(content, list):
                yield self._items(path, content, left)
            else:
                yield from self._values(path, content, left)

    def _gather(self, inside: dict[KeyPath, Any], path: KeyPath, value: Any) -> None:
        """Puts a value among those for the same block, which is the nearest one that is there."""
        end = next(end for end in reversed(range(len(path))) if value_at(self.data, path[:end]))
        _fill(inside.setdefault(path[:end], {}), path[end:], value)

    def _items(self, path: KeyPath, items: list[Any], left: list[Any]) -> Splice:
        """Items behind the last that is left of the list at a path, or instead of all of it."""
        whole = self.spans[path]
        if not left:
            return Splice(whole.start, whole.end, flow(items))
        last = self.spans[*path, left[-1]]
        if last.in_flow:
            return Splice(last.end, last.end, "".join(f", {flow(item)}" for item in items))
        indent = whole.start - self._line_begin(whole.start)
        end = self._line_end(last.end)
        return Splice(end, end, "".join(self._as_item(item, indent) for item in items))

    def _values(self, path: KeyPath, values: dict[str, Any], left: list[Any]) -> Iterator[Splice]:
        """Keys with their values behind the last that is left of the block at a path; where a key
        is there without a value, that comes behind it."""
        for key, value in values.items():
            if key in left:
                yield self._instead(self.spans[*path, key], value)
        new = {key: value for key, value in values.items() if key not in left}
        last = self.spans[*path, left[-1]]
        if last.in_flow:
            pairs = (f", {key}: {flow(value)}" for key, value in new.items())
            yield Splice(last.end, last.end, "".join(pairs))
        else:
            indent = last.begin - self._line_begin(last.begin)
            end = self._line_end(last.end)
            yield Splice(end, end, self._as_keys(new, indent))

    def _instead(self, empty: Span, value: Any) -> Splice:
        """A value where there was none; the blocks of a list each on lines below its key."""
        if isinstance(value, list) and isinstance(value[0], dict) and not empty.in_flow:
            start = len(self.text[: empty.start].rstrip(" "))
            indent = empty.begin - self._line_begin(empty.begin)
            items = "".join(self._as_item(item, indent + 2) for item in value)
            return Splice(start, empty.end, items)
        space = " " if empty.start == empty.end else ""
        return Splice(empty.start, empty.end, f"{space}{flow(value)}")

    def _as_item(self, item: Any, indent: int) -> str:
        """An item on a line of its own, or on more where it is long."""
        space = f"{self.newline}{' ' * indent}- "
        line = flow(item)
        if not isinstance(item, dict) or indent + len(line) < WIDTH:
            return space + line
        return space + self._as_keys(item, indent + 2).lstrip()

    def _as_keys(self, values: dict[str, Any], indent: int) -> str:
        """Each key with its value on a line of its own, and the blocks of a list below it."""
        lines = []
        for key, value in values.items():
            lines.append(f"{self.newline}{' ' * indent}{key}:")
            if isinstance(value, list) and any(isinstance(item, dict) for item in value):
                lines += [self._as_item(item, indent + 2) for item in value]
            else:
                lines.append(f" {flow(value)}")
        return "".join(lines)

    def _comment(self, path: KeyPath, lines: tuple[str, ...]) -> Splice:
        """Lines above what stands at a path, or above the brackets that it stands in. Those that
        stand there already are not repeated."""
        begin = self._line_of(path)
        indent = " " * self._indent(begin)
        there = {self._line(at).strip() for at in self._comments_above(begin)}
        new = [line for line in lines if line not in there]
        return Splice(begin, begin, "".join(f"{indent}{line}{self.newline}" for line in new))

    def _settled(self, settled: Mapping[KeyPath, tuple[str, ...]]) -> Iterator[Splice]:
        """Comments above what stands at these paths taken out of the text, each once."""
        taken: set[int] = set()
        for path, lines in settled.items():
            above = list(self._comments_above(self._line_of(path)))
            for line in lines:
                same = (at for at in above if at not in taken and self._line(at).strip() == line)
                for begin in islice(same, 1):
                    taken.add(begin)
                    yield Splice(begin, self._next_line(begin))

    def _line_of(self, path: KeyPath) -> int:
        """The begin of the line above which a comment is about what stands at a path."""
        while path not in self.spans or self.spans[path].in_flow:
            path = path[:-1]
        return self._line_begin(self.spans[path].begin)

    def _comments_above(self, at: int) -> Iterator[int]:
        """The begin of each line of comment above a line, up to one that holds something else."""
        while at:
            at = self._line_begin(at - 1)
            if self._is_comment(at):
                yield at
            elif not self._is_blank(at):
                return

    def _key(self, path: KeyPath, key: str, value: str | Mapping[str, str]) -> Splice:
        """A key with its value, behind the key at `path`; or its value where the key is there."""
        span = self.spans[path]
        is_plain = isinstance(value, str) and not span.in_flow
        written = written_new(value, in_flow=False) if is_plain else flow(value)
        there = self.spans.get((*path[:-1], key))
        if there:
            space = " " if there.start == there.end else ""
            return Splice(there.start, there.end, f"{space}{written}")
        added = f"{key}: {written}"
        if span.in_flow:
            return Splice(span.end, span.end, f", {added}")
        column = span.begin - self._line_begin(span.begin)
        line_end = self._line_end(span.end)
        return Splice(line_end, line_end, f"{self.newline}{' ' * column}{added}")

    def _without_key(self, span: Span) -> Splice:
        """A key, which is not the only one, with its value taken out of the text."""
        if not span.in_flow:
            begin, end = self._line_begin(span.begin), self._next_line(span.end)
            # Behind a dash, the next key takes its place.
            column = span.begin - begin
            is_first = bool(self.text[begin : span.begin].strip())
            return Splice(span.begin, end + column) if is_first else Splice(begin, end)
        comma = _COMMA.match(self.text, span.end)
        if comma:
            return Splice(span.begin, comma.end())
        before = len(self.text[: span.begin].rstrip(" ,"))
        return Splice(before, span.end)

    def _removals(self, path: KeyPath, gone: set[int]) -> Iterator[Splice]:
        """Items of the list at `path` taken out of the text."""
        count = len(_at(self.data, path))
        whole = self.spans[path]
        items = [self.spans[*path, index] for index in range(count)]
        if items[0].in_flow:
            if len(gone) == count:
                yield Splice(whole.start, whole.end, "[]")
            else:
                yield from self._from_flow(items, gone)
            return
        if len(gone) == count:
            colon = self.text.index(":", whole.begin + len(str(path[-1])))
            yield Splice(colon + 1, colon + 1, " []")
        yield from self._from_block(whole, items, gone)

    def _from_flow(self, items: list[Span], gone: set[int]) -> Iterator[Splice]:
        """Items between brackets, each with the comma behind it; the last, with that before it."""
        last = max(set(range(len(items))) - gone)
        for index in gone:
            if index < last:
                comma = _COMMA.match(self.text, items[index].end)
                yield Splice(items[index].start, comma.end() if comma else items[index].end)
        if last + 1 < len(items):
            between = self.text[items[last].end : items[last + 1].start]
            # A comment behind the comma stays, and with it the comma, which may be the last.
            begin = items[last].end if between.strip(" ") == "," else items[last + 1].start
            yield Splice(begin, items[-1].end)

    def _from_block(self, whole: Span, items: list[Span], gone: set[int]) -> Iterator[Splice]:
        """Items on lines of their own, each with the lines above that are about it alone."""
        column = whole.start - self._line_begin(whole.start)
        blocks: list[_Lines] = []
        above = self._next_line(whole.begin)
        for item in items:
            blocks.append(self._lines(item, above, column))
            above = blocks[-1].end
        taken = 0
        for first, last in _paragraphs(blocks):
            block = range(first, last + 1)
            if not gone.issuperset(block):
                yield from (Splice(blocks[at].begin, blocks[at].end) for at in block if at in gone)
                continue
            begin, end = blocks[first].lead, blocks[last].end
            if gone.issuperset(range(first)) and last + 1 < len(blocks):
                end = self._after_blank_lines(end)
            else:
                begin = max(self._before_blank_lines(begin), taken)
            taken = end
            yield Splice(begin, end)

    def _lines(self, item: Span, above: int, column: int) -> _Lines:
        """The lines of an item, of which the dash stands in this column."""
        begin = self._line_begin(item.start)
        while self.text[begin : begin + column + 1] != f"{' ' * column}-":
            begin = self._line_begin(begin - 1)
            if begin < above:
                raise Unchangeable
        # What is said to uvp is about the item alone.
        while begin > above and comments.is_alone(
            self._line(before := self._line_begin(begin - 1))
        ):
            begin = before
        lead = begin
        while lead > above and self._is_comment(before := self._line_begin(lead - 1)):
            lead = before
        end = self._next_line(item.end)
        while self._is_comment(end) and self._indent(end) > column:
            end = self._next_line(end)
        return _Lines(lead, begin, end)

    def _after_blank_lines(self, at: int) -> int:
        while at < len(self.text) and self._is_blank(at):
            at = self._next_line(at)
        return at

    def _before_blank_lines(self, at: int) -> int:
        while at and self._is_blank(before := self._line_begin(at - 1)):
            at = before
        return at

    def _line_begin(self, at: int) -> int:
        """The begin of the line that `at` is on; its own break belongs to it."""
        at = max(at, 0)
        if self.text[at - 1 : at + 1] == "\r\n":
            at -= 1
        while at and not _BREAK.match(self.text, at - 1):
            at -= 1
        return at

    def _line_end(self, at: int) -> int:
        line_break = _BREAK.search(self.text, at)
        return line_break.start() if line_break else len(self.text)

    def _next_line(self, at: int) -> int:
        line_break = _BREAK.search(self.text, at)
        return line_break.end() if line_break else len(self.text)

    def _line(self, begin: int) -> str:
        return self.text[begin : self._line_end(begin)]

    def _is_blank(self, begin: int) -> bool:
        return not self._line(begin).strip()

    def _is_comment(self, begin: int) -> bool:
        return self._line(begin).lstrip().startswith("#")

    def _indent(self, begin: int) -> int:
        line = self._line(begin)
        return len(line) - len(line.lstrip())


class _Lines(NamedTuple):
    """The begin and end of an item of a list, in whole lines; `lead` with the comment above."""

    lead: int
    begin: int
    end: int


def _paragraphs(blocks: list[_Lines]) -> Iterator[tuple[int, int]]:
    """The first and last item of each run without a comment or an empty line in between. What
    stands above a run is about all of it."""
    first = 0
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if following is None or following.lead < following.begin or following.begin > block.end:
            yield first, index
            first = index + 1
