"""Points of time as people write them: "mei", "2e kwartaal 2027", "5-10-2026", "heel 2028".

A text is read into words, with one word for each thing, and what in those is a point of time
is found by patterns. The cells of durations and the periods that users ask for share these.
"""

from __future__ import annotations

import re

from uvp_cli import dutch
from uvp_cli.programme.months import Span, later
from uvp_cli.programme.names import fold
from uvp_cli.values import dataclass

DASH = "streepje"
"""The word for a dash, which folding would lose."""
ORDINALS = {
    word: number
    for number, words in enumerate(
        ("1e 1ste eerste", "2e 2de tweede", "3e 3de derde", "4e 4de vierde"), start=1
    )
    for word in words.split()
}
_ORDINAL = "|".join(ORDINALS)
_LAYOUT = (
    (r"(?i)\bt\s*/\s*m\b", "tm"),
    (r"(?<=\d{4})\s*/\s*(?=\d)|[-\u2010-\u2015]", f" {DASH} "),
)
"""Signs that folding would lose, and the words for them."""
_REWRITTEN = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\bt m\b|\btot en met\b", "tm"),
        (r"\b(e v|en verder)\b", "ev"),
        (r"\banderhalf jaar\b", "18 maanden"),
        (r"\bhalf jaar\b", "halfjaar"),
        (r"^(continuering|doorlopend|periode|looptijd) (?=.)", ""),
        # "2019-20" is two years, "2020-10" is a month.
        (rf"\b(\d\d)(\d\d) ({DASH}|tm) (?!0|1[0-2])(\d\d)$", r"\1\2 \3 \1\4"),
        # "2020-Q2" and "2020, 1e helft": the year stands behind; not in "Q4 2020 - Q2 2021".
        (
            rf"(?:^|(?<=tm )|(?<=tot )|(?<=vanaf )|(?<=en )|(?<={DASH} ))(\d{{4}}) (?:{DASH} )?"
            rf"((?:[qkh]|kw) ?[1-4]|(?:{_ORDINAL}) (?:kwartaal|kw|helft|halfjaar))\b(?! \d{{4}})",
            r"\2 \1",
        ),
        # "1e en 2e kwartaal": the first is a quarter too.
        (
            rf"\b({_ORDINAL}) (?=(?:en|tm|tot|{DASH}) (?:{_ORDINAL}) (kwartaal|helft|halfjaar)\b)",
            r"\1 \2 ",
        ),
    )
)
"""What is said in more than one way, and the one way that the patterns below know."""


def words_of(cell: str, comma: str = " ") -> str:
    """A cell without case and punctuation, with one word for each thing."""
    for pattern, word in _LAYOUT:
        cell = re.sub(pattern, word, cell)
    words = fold(re.sub("[,;&+/]", comma, cell))
    for known, plain in _REWRITTEN:
        words = known.sub(plain, words)
    return words


def parts_of(cell: str) -> list[str]:
    """The words of what a cell sums up; a year at the end is that of all, and what is counted at
    the beginning too: "kwartaal 1 en 2 van 2020"."""
    parts: list[str] = []
    for part in filter(None, words_of(cell, " en ").split(" en ")):
        counted = (
            re.match(r"(week|weken|kwartaal|kw|halfjaar) (?=\d)", parts[-1]) if parts else None
        )
        parts.append(f"{counted[0]}{part}" if counted and part[0].isdigit() else part)
    if not parts:
        return []
    year = re.search(r" \d{4}$", parts[-1])
    return [part if not year or re.search(r"\d{4}", part) else part + year[0] for part in parts]


@dataclass(frozen=True, slots=True)
class Point:
    """A month or more of a year, by their numbers; without a year it comes back every year.

    `day` is the day of the month that is named, if any.
    """

    first: int
    last: int
    year: int | None
    day: int | None

    def in_year(self, year: int) -> Span:
        """The first month, and the first one after the last."""
        begin = f"{year:04}-01"
        return later(begin, self.first - 1), later(begin, self.last)


MONTHS = {
    word: number
    for names in (dutch.MONTHS, dutch.SHORT_MONTHS)
    for number, word in enumerate(names, start=1)
} | {"sept": 9}
YEAR = r"(?P<year>(?:19|2[0-2])\d\d)"
_OF = rf"(?: (?:van |in |{DASH} )?(?:het jaar )?{YEAR}| van het jaar)?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?P<number>0?[1-9]|1[0-2])"
POINTS: tuple[tuple[str, int], ...] = (
    (rf"{YEAR} {DASH} (?P<number>0[1-9]|1[0-2])(?: {DASH} {_DAY})?", 1),
    (rf"(?:{_DAY} {DASH} )?{_NUMBER} {DASH} {YEAR}", 1),
    (rf"(?:{_DAY} )?(?P<word>{'|'.join(MONTHS)}){_OF}", 1),
    (rf"(?:q|k|kw|kwartaal) ?(?P<number>[1-4]){_OF}", 3),
    (rf"(?:het )?(?P<word>{_ORDINAL}) (?:kwartaal|kw){_OF}", 3),
    (rf"(?:h|halfjaar ?)(?P<number>[12]){_OF}", 6),
    (rf"(?:de |het )?(?P<word>1e|1ste|eerste|2e|2de|tweede) (?:helft|halfjaar){_OF}", 6),
    (rf"(?:het )?(?:(?:heel|geheel|hele|gehele) )?(?:het )?(?:(?:kalender)?jaar )?{YEAR}", 12),
)
"""Patterns of what a cell may name, each with how many months that is."""


def pointed(words: str) -> tuple[str, list[Point]]:
    """The words with "#0", "#1" … for the points of time in them, and those points."""
    points: list[Point] = []
    for pattern, size in POINTS:
        while match := re.search(rf"(?<![#\w])(?:{pattern})\b", words):
            words = f"{words[: match.start()]}#{len(points)}{words[match.end() :]}"
            points.append(_point(match.groupdict(), size))
    return words, points


def point(words: str) -> Point | None:
    """The point of time that the words are as a whole."""
    for pattern, size in POINTS:
        if match := re.fullmatch(pattern, words):
            return _point(match.groupdict(), size)
    return None


def _point(named: dict[str, str | None], size: int) -> Point:
    """The point of time of so many months that a pattern found."""
    word, year = named.get("word"), named.get("year")
    number = (MONTHS | ORDINALS)[word] if word else int(named.get("number") or 1)
    last = number * size
    day = named.get("day")
    return Point(last - size + 1, last, int(year) if year else None, int(day) if day else None)
