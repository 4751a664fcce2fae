"""Points of time as people write them: "mei", "2e kwartaal 2027", "5-10-2026", "heel 2028".

A text is read into words, with one word for each thing, in which patterns find points of time.
The cells of durations and the periods that users ask for share these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from uvp_cli import dutch
from uvp_cli.programme.months import MonthSpan, later
from uvp_cli.programme.names import fold
from uvp_cli.values import dataclass

DASH = "streepje"
"""The word for a dash, which folding would lose."""
_IN_ORDER = ("1e 1ste eerste", "2e 2de tweede", "3e 3de derde", "4e 4de vierde")
ORDINALS = {word: number for number, words in enumerate(_IN_ORDER, 1) for word in words.split()}
_ORDINAL = "|".join(ORDINALS)
MONTHS = {
    word: number
    for names in (dutch.MONTHS, dutch.SHORT_MONTHS)
    for number, word in enumerate(names, start=1)
} | {"sept": 9}
_MONTH = "|".join(MONTHS)
SEASONS = {
    "voorjaar": (3, 5),
    "najaar": (9, 11),
    "lente": (3, 5),
    "zomer": (6, 8),
    "herfst": (9, 11),
    "winter": (12, 14),
}
"""The first and the last month of the seasons; those above 12 are of the next year."""
_PARTS = {"begin": (1, 3), "medio": (6, 7), "eind": (10, 12), "schooljaar": (8, 19)}
"""The same of what is only said of a year: "medio 2027", "schooljaar 2026-2027"."""


def _one_year(match: re.Match[str]) -> str:
    """A school year or a winter by the year in which it begins; other years as they stand."""
    return f"{match[1]} {match[2]}" if int(match[3]) == int(match[2]) + 1 else match[0]


def _two_years(match: re.Match[str]) -> str:
    """Years in full where the second comes after the first; 2026-13 means nothing."""
    century, first, link, last = match.groups()
    return f"{century}{first} {link} {century}{last}" if first < last else match[0]


Needed = tuple[Sequence[str], ...]
"""The pieces of which a text must hold one of each, for a pattern to be found in it. Compiling a
pattern takes a hundred times longer than looking for those."""
_DASHES = "-" + "".join(map(chr, range(0x2010, 0x2016)))
_Rules = Iterable[tuple[Needed, str, str | Callable[[re.Match[str]], str]]]
_LAYOUT: _Rules = (
    (("/",), r"(?i)\bt\s*/\s*m\b", "tm"),
    ((f"/{_DASHES}",), rf"(?<=\d{{4}})\s*/\s*(?=\d)|[{_DASHES}]", f" {DASH} "),
    (("'’",), r"['’](\d\d)\b(?!\d)", r"20\1"),
    (("/",), r"(?<=\d)\s*/\s*(?=(?:\d\d?\s*/\s*)?\d{4}\b)", f" {DASH} "),
)
"""Signs that folding would lose, and the words for them."""
_REWRITTEN: _Rules = (
    ((("t m", "tot en met"),), r"\bt m\b|\btot en met\b", "tm"),
    ((("laatste ",),), r"\blaatste (?=kwartaal\b|kw\b)", "4e "),
    ((("laatste ",),), r"\blaatste (?=helft\b|halfjaar\b)", "2e "),
    ((("e v", "en verder"),), r"\b(e v|en verder)\b", "ev"),
    ((("anderhalf jaar",),), r"\banderhalf jaar\b", "18 maanden"),
    ((("half jaar",),), r"\bhalf jaar\b", "halfjaar"),
    (
        (("continuering ", "doorlopend ", "periode ", "looptijd "),),
        r"^(continuering|doorlopend|periode|looptijd) (?=.)",
        "",
    ),
    # "2019-20" is two years, "2020-10" is a month.
    (((DASH, "tm"),), rf"\b(\d\d)(\d\d) ({DASH}|tm) (?!0|1[0-2])(\d\d)$", _two_years),
    (
        ((DASH,), ("schooljaar", "winter")),
        rf"\b(schooljaar|winter) (\d{{4}}) {DASH} (\d{{4}})\b",
        _one_year,
    ),
    # "Tot half mei" goes on in May; "eind mei" is May, but "tot eind mei" more than "tot mei".
    ((("tot half ", "tot medio "),), rf"\btot (?:half|medio) (?=(?:{_MONTH})\b)", "tm "),
    (
        (("begin ", "half ", "medio ", "eind "), tuple(MONTHS)),
        rf"(?<!tot )\b(?:begin|half|medio|eind) (?=(?:{_MONTH})\b)",
        "",
    ),
    # "2020-Q2" and "2020, 1e helft": the year stands behind; not in "Q4 2020 - Q2 2021".
    (
        ("qkh", " "),
        rf"(?:^|(?<=tm )|(?<=tot )|(?<=vanaf )|(?<=en )|(?<={DASH} ))(\d{{4}}) (?:{DASH} )?"
        rf"((?:[qkh]|kw) ?[1-4]|(?:{_ORDINAL}) (?:kwartaal|kw|helft|halfjaar))\b(?! \d{{4}})",
        r"\2 \1",
    ),
    # "1e en 2e kwartaal": the first is a quarter too.
    (
        (("kwartaal", "helft", "halfjaar"), (" en ", " tm ", " tot ", DASH)),
        rf"\b({_ORDINAL}) (?=(?:en|tm|tot|{DASH}) (?:{_ORDINAL}) (kwartaal|helft|halfjaar)\b)",
        r"\1 \2 ",
    ),
)
"""Wordings for the same, and the one that the patterns below know."""


def holds(text: str, needed: Needed) -> bool:
    """Whether a text has what a pattern cannot do without."""
    return all(any(map(text.__contains__, some)) for some in needed)


def _rewritten(text: str, rules: _Rules) -> str:
    for needed, pattern, plain in rules:
        if holds(text, needed):
            text = re.sub(pattern, plain, text)
    return text


def words_of(cell: str, comma: str = " ") -> str:
    """A cell without case and punctuation, with one word for each thing."""
    marked = _rewritten(cell, _LAYOUT).translate(dict.fromkeys(map(ord, ",;&+/"), comma))
    return _rewritten(fold(marked), _REWRITTEN)


def parts_of(cell: str) -> list[str]:
    """The words of each thing that a cell sums up; a year at the end is that of all, and so is the
    unit at the beginning: "kwartaal 1 en 2 van 2020"."""
    parts: list[str] = []
    for part in filter(None, words_of(cell, " en ").split(" en ")):
        before = parts[-1] if parts and part[0].isdigit() else ""
        unit = re.match(r"(week|weken|kwartaal|kw|halfjaar) (?=\d)", before)
        parts.append(f"{unit[0]}{part}" if unit else part)
    if not parts:
        return []
    year = re.search(r" \d{4}$", parts[-1])
    return [part if not year or re.search(r"\d{4}", part) else part + year[0] for part in parts]


@dataclass(frozen=True, slots=True)
class Point:
    """A month or more of a year, by their numbers; without a year it comes back every year.

    Months above 12 are of the next. `day` is the day of the month that is named, if any, and
    `name` what such a part of the year is called, where that is no month, quarter or half.
    """

    first: int
    last: int
    year: int | None
    day: int | None
    name: str = ""

    def in_year(self, year: int) -> MonthSpan:
        """The first month, and the first one after the last."""
        begin = f"{year:04}-01"
        return later(begin, self.first - 1), later(begin, self.last)


BARE_YEAR = r"(?:19|2[0-2])\d\d"
YEAR = rf"(?P<year>{BARE_YEAR})"
_OF = rf"(?: (?:van |in |{DASH} )?(?:het jaar )?{YEAR}| van het jaar)?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?P<number>0?[1-9]|1[0-2])"
_YEARS = ("19", "20", "21", "22")
POINTS: tuple[tuple[Needed, str, int], ...] = (
    (((DASH,), _YEARS), rf"{YEAR} {DASH} (?P<number>0[1-9]|1[0-2])(?: {DASH} {_DAY})?", 1),
    (((DASH,), _YEARS), rf"(?:{_DAY} {DASH} )?{_NUMBER} {DASH} {YEAR}", 1),
    ((tuple(MONTHS),), rf"(?:{_DAY} )?(?P<word>{_MONTH}){_OF}", 1),
    (("qk", "1234"), rf"(?:q|k|kw|kwartaal) ?(?P<number>[1-4]){_OF}", 3),
    ((("kw",),), rf"(?:het )?(?P<word>{_ORDINAL}) (?:kwartaal|kw){_OF}", 3),
    (("h", "12"), rf"(?:h|halfjaar ?)(?P<number>[12]){_OF}", 6),
    (
        (("helft", "halfjaar"),),
        rf"(?:de |het )?(?P<word>1e|1ste|eerste|2e|2de|tweede) (?:helft|halfjaar){_OF}",
        6,
    ),
    ((tuple(SEASONS),), rf"(?:de |het )?(?P<word>{'|'.join(SEASONS)}){_OF}", 0),
    (
        (tuple(_PARTS), _YEARS),
        rf"(?<!tot )(?:het )?(?P<word>{'|'.join(_PARTS)}) (?:van )?{YEAR}(?! {DASH} \d{{4}}$)",
        0,
    ),
    (
        (_YEARS,),
        rf"(?:het )?(?:(?:heel|geheel|hele|gehele) )?(?:het )?(?:(?:kalender)?jaar )?{YEAR}",
        12,
    ),
)
"""Patterns of what a cell may name, each with what it needs and with how many months that is; 0
where its word says it."""


def pointed(words: str) -> tuple[str, list[Point]]:
    """The words with "#0", "#1" … for the points of time in them, and those points."""
    points: list[Point] = []
    for needed, pattern, size in POINTS:
        while holds(words, needed) and (match := re.search(rf"(?<![#\w])(?:{pattern})\b", words)):
            words = f"{words[: match.start()]}#{len(points)}{words[match.end() :]}"
            points.append(_point(match.groupdict(), size))
    return words, points


def point(words: str) -> Point | None:
    """The point of time that the words are as a whole."""
    for needed, pattern, size in POINTS:
        if holds(words, needed) and (match := re.fullmatch(pattern, words)):
            return _point(match.groupdict(), size)
    return None


def _point(named: dict[str, str | None], size: int) -> Point:
    """The point of time of so many months that a pattern found."""
    word, year = named.get("word"), named.get("year")
    of_year = int(year) if year else None
    if not size:
        return Point(*(SEASONS | _PARTS)[word or ""], of_year, None, word or "")
    number = (MONTHS | ORDINALS)[word] if word else int(named.get("number") or 1)
    last = number * size
    day = named.get("day")
    return Point(last - size + 1, last, of_year, int(day) if day else None)
