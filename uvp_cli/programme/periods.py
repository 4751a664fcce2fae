"""The days that a user means with words of time: "mei", "Q2", "week 41", "nu t/m december".

Words are read into moments (`_moment`), which come back every year unless they say in which,
and placed in the programme that is asked. What has no place there is refused in words, and
nothing is ever answered for another year than was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches

from uvp_cli import dutch
from uvp_cli.programme import names, points
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import SIZES, Days, NamedDays, between, days_of, later
from uvp_cli.programme.refusal import Refusal
from uvp_cli.values import dataclass

EXAMPLES = (
    "mei, mei t/m juli, 2026-05, kwartaal 2, eerste halfjaar, week 41, zomer, deze maand of nu"
)
WORDS = (
    ("nu", "deze maand"),
    ("vandaag", ""),
    *((month, "") for month in dutch.MONTHS),
    *((f"q{number}", f"{number}e kwartaal") for number in range(1, 5)),
    *((f"h{number}", f"{number}e halfjaar") for number in (1, 2)),
    *((season, "") for season in points.SEASONS),
)
"""The words that can be asked for, each with its meaning where that is another."""


class UnclearPeriod(Refusal):
    """Words of time that mean nothing, or nothing in this programme; the message is for users.

    `month` (yyyy-mm) is where they lie in another programme, if that is sure; `is_time` says that
    they do mean a time.
    """

    def __init__(self, message: str, month: str | None = None, *, is_time: bool = True) -> None:
        super().__init__(message)
        self.month = month
        self.is_time = is_time


@dataclass(frozen=True, slots=True)
class Calendar:
    """The time that words are about: the months (yyyy-mm) of a programme from `first` to `last`,
    the day of `today`, and the periods that the programme names, with their months (1 to 12).

    `year` is the one of those months that alone is asked about, if any; `runs` says in Dutch who
    has those months. Where `several` programmes are asked together, a season is that of the year,
    and not what one of them calls so.
    """

    first: str
    last: str
    today: str
    named: Callable[[], Mapping[str, tuple[int, ...]]]
    year: str | None = None
    runs: str = "dit programma loopt"
    several: bool = False

    @property
    def months(self) -> tuple[str, ...]:
        """All months that can be asked for."""
        return between(self.first, self.last)

    @property
    def days(self) -> Days:
        """The first and the last day that can be asked for."""
        return days_of(self.first, self.last)

    @property
    def span(self) -> str:
        """The months of the programme in Dutch."""
        return dutch.month_span(self.first, self.last)

    @property
    def runs_from_to(self) -> str:
        """The programme and its months in Dutch: dit programma loopt van mei t/m juli 2026."""
        return f"{self.runs} {dutch.from_to(self.first, self.last)}"


def calendar(programmes: Sequence[Programme], today: str, year: str | None = None) -> Calendar:
    """The calendar of programmes that are asked together, or of a year of them."""
    first = min(programme.period.from_ for programme in programmes)
    last = max(programme.period.last for programme in programmes)
    if year:
        first, last = max(first, f"{year}-01"), min(last, f"{year}-12")

    def named() -> dict[str, tuple[int, ...]]:
        months_of: dict[str, tuple[int, ...]] = {}
        for period in (item.period for programme in programmes for item in programme.planning):
            if period:
                own = months_of.get(period.name, ())
                months_of[period.name] = tuple(dict.fromkeys((*own, *period.months)))
        return months_of

    if len(programmes) > 1:
        return Calendar(
            first, last, today, named, year, "deze programma's lopen samen", several=True
        )
    return Calendar(first, last, today, named, year)


def own(programme: Programme) -> list[names.Named]:
    """The periods that a programme names, in the letters of the programme and in small ones."""
    called = {item.period.name for item in programme.planning if item.period}
    return [names.Named(name, "", (name, name.lower())) for name in sorted(called)]


def read(texts: Iterable[str], calendar: Calendar) -> NamedDays:
    """The days that all of these texts together mean. Raises `UnclearPeriod`."""
    return _together([piece for text in texts for piece in _pieces(text, calendar)], calendar)


def read_range(first: str | None, last: str | None, calendar: Calendar) -> NamedDays:
    """The days from what one text means up to and including another; an end that is not said is
    the programme's. Raises `UnclearPeriod`."""
    begin, end = (_one(text, calendar) if text else None for text in (first, last))
    return _together([_between(begin, end, calendar)], calendar)


# Moments.


@dataclass(frozen=True, slots=True)
class _Moment:
    """Days that come back every year, or are of one `year`: `in_year` gives them.

    `typed` is how they were called, and `name` what else than their months they are called.
    `now` says that they depend on today.
    """

    typed: str
    name: str
    year: int | None
    in_year: Callable[[int], list[Days]]
    now: bool = False

    def all_in(self, calendar: Calendar) -> list[Days]:
        """Every time that the days come, around the calendar as well as in it."""
        around = range(int(calendar.first[:4]) - 1, int(calendar.last[:4]) + 2)
        years = [self.year] if self.year else around
        return [days for year in years for days in self.in_year(year)]

    def within(self, calendar: Calendar) -> list[Days]:
        """Every time that the days come in the calendar. Raises `UnclearPeriod` for none."""
        inside = [days for days in self.all_in(calendar) if _overlap(days, calendar.days)]
        if not inside:
            elsewhere = self.all_in(calendar)
            if not elsewhere:
                raise UnclearPeriod(f"{self.typed} bestaat {_never(self, calendar)}.")
            month = elsewhere[0][0][:7] if self.year else None
            raise UnclearPeriod(_outside(self, calendar), month)
        return inside


@dataclass(frozen=True, slots=True)
class _Piece:
    """Days with what they are called besides their months, if anything."""

    days: list[Days]
    name: str = ""


def _one(text: str, calendar: Calendar) -> _Moment:
    """The one moment that a text names. Raises `UnclearPeriod`."""
    words, typed = points.words_of(_plain(text)), _as_typed(text.strip())
    return _moment(words, typed, calendar) or _resolved(words, typed, calendar)


def _as_typed(words: str) -> str:
    """Words with the signs that they stand for."""
    return words.replace(f" {points.DASH} ", "-").replace("tm ", "t/m ")


def _pieces(text: str, calendar: Calendar) -> list[_Piece]:
    """The piece that a text names, or each that it sums up. Raises `UnclearPeriod`."""
    whole, typed = points.words_of(_plain(text)), text.strip()
    if both := re.fullmatch("((?:na|vanaf|sinds) .+?) (?:en )?((?:voor|tot|tm) .+)", whole):
        return [_common([_piece(part, part, calendar) for part in both.groups()], typed)]
    parts = [] if _moment(whole, typed, calendar) else points.parts_of(_plain(text))
    return [_piece(part, typed, calendar) for part in parts or [whole]]


_WEEKDAY = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
_MONTH = "|".join(points.MONTHS)
_PLAIN = (
    # "Tussen mei en juli" is one stretch of time, not two months.
    (r"^\s*tussen (.+?) en ", r"\1 t/m "),
    (r" of ", " en "),
    (rf"\b(?:op )?(?:{_WEEKDAY}) (?=\d)", ""),
    (r"\b(2\d{3})(?=[qhk]\d)", r"\1 "),
    # 11.05.26 and 11-5-2026; 2026-5
    (r"\b(\d\d?)([-./])(\d\d?)\2(?:20)?(\d\d)\b", r"\1-\3-20\4"),
    (r"\b(2\d{3})[-/](\d)(?![-/\d])", r"\1-0\2"),
    (r"\beinde (?=van\b|\d|dit\b|volgend)", "eind "),
    (rf"\b({_MONTH}) (?=(?:{_MONTH})\b)", r"\1 en "),
    (r"\b(deze|dit|vorige|vorig) en (\w+) (week|maand|kwartaal|jaar)\b", r"\1 \3 en \2 \3"),
)
"""Wordings for the same as others, whatever the letter case."""
_DAY, _OF = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])"
_SLASHED = rf"(?<![/.\w]){_DAY}/{_OF}(?![/.\w])"
_DASHED = rf"(?<![-/.\w]){_DAY}-{_OF}(?![-/.\w])"


def _plain(text: str) -> str:
    """A text in words that are known. 5/7 is a day, and so are 31-5 and what begins or ends a
    stretch; 5-7 are the months from May to July. Raises `UnclearPeriod` for 7-5, which may be a day
    or months in the wrong order."""
    for pattern, plainer in _PLAIN:
        text = re.sub(f"(?i){pattern}", plainer, text)
    text = re.sub(_SLASHED, _dated, text)
    pairs = [(int(day), int(month)) for day, month in re.findall(_DASHED, text)]
    is_stretch = re.search(r"\bt\s*/\s*m\b|\btot\b|\b(?:vanaf|voor|na)\b", text, re.IGNORECASE)
    if is_stretch or any(day > len(dutch.MONTHS) for day, _ in pairs):
        return re.sub(_DASHED, _dated, text)
    for day, month in pairs:
        if day > month:
            first, last = dutch.MONTHS[month - 1], dutch.MONTHS[day - 1]
            raise UnclearPeriod(
                f"{day}-{month} kan een dag zijn, of maanden. Schrijf {day}/{month} voor {day} "
                f"{first}, of {first} t/m {last}."
            )
    return text


def _dated(match: re.Match[str]) -> str:
    """A day and the number of its month, with the month in letters."""
    return f"{match[1]} {dutch.MONTHS[int(match[2]) - 1]}"


def _common(pieces: Sequence[_Piece], typed: str) -> _Piece:
    """The days that all of the pieces have. Raises `UnclearPeriod` where there are none."""
    ends = [(piece.days[0][0], piece.days[-1][1]) for piece in pieces]
    first, last = max(first for first, _ in ends), min(last for _, last in ends)
    if first > last:
        raise UnclearPeriod(f"Er is geen tijd {typed}.")
    return _Piece([(first, last)])


def _piece(words: str, typed: str, calendar: Calendar) -> _Piece:
    """The piece that words without "en" name. Raises `UnclearPeriod`."""
    said = typed if words == points.words_of(typed) else _as_typed(words)
    if moment := _moment(words, said, calendar):
        return _Piece(moment.within(calendar), moment.name)
    if ends := _ends(words, date.fromisoformat(calendar.today)):
        begin, end = (_one(text, calendar) if text else None for text in ends)
        return _between(begin, end, calendar)
    if edge := re.fullmatch("(voor|na) (.+)", words):
        return _beyond(_one(edge[2], calendar), calendar, is_after=edge[1] == "na")
    # "5 t/m 11 oktober": the first is a day too.
    both = re.sub(_OF_BOTH, r"\1 \4 \2 \3 \4", words.removeprefix("van "))
    halves = [(both[: it.start()], both[it.end() :]) for it in re.finditer(_LINK, both)]
    for first, last in halves:
        # A date written 1-5-2026 has such dashes too.
        if len(halves) == 1 or (_moment(first, first, calendar) and _moment(last, last, calendar)):
            return _between(_one(first, calendar), _one(last, calendar), calendar)
    moment = _resolved(words, said, calendar)
    return _Piece(moment.within(calendar), moment.name)


_LINK = rf" (?:tm|tot|{points.DASH}) "
_OF_BOTH = rf"^(\d\d?) (tm|tot|{points.DASH}(?! \d\d? {points.DASH})) (\d\d?) ([a-z].*)$"


def _beyond(moment: _Moment, calendar: Calendar, *, is_after: bool) -> _Piece:
    """The days of the calendar before the first time that a moment comes, or after it. Raises
    `UnclearPeriod` where there are none."""
    (begin, end), *_ = moment.within(calendar)
    first, last = calendar.days
    days = (_day(end, 1), last) if is_after else (first, _day(begin, -1))
    if days[0] > days[1]:
        link = "na" if is_after else "voor"
        raise UnclearPeriod(f"Er is geen tijd {link} {moment.typed}; {calendar.runs_from_to}.")
    return _Piece([days])


def _ends(words: str, today: date) -> tuple[str | None, str | None] | None:
    """The first and the last of a stretch that is said otherwise than by both; None for an end
    that is the programme's."""
    if onwards := re.fullmatch("(?:vanaf|sinds) (.+?)(?: ev)?", words):
        return onwards[1], None
    # Who asks "tot mrt" means March too, as with --to; the title says "t/m maart".
    if until := re.fullmatch("(?:tm|tot) (.+)", words):
        return None, until[1]
    if re.fullmatch("(?:de )?rest van (?:het|dit) jaar", words):
        return "nu", "dit jaar"
    if months := re.fullmatch(rf"(?:de )?eerste ([1-9]|{'|'.join(_COUNTS)}) maanden", words):
        return "januari", dutch.MONTHS[_count(months[1]) - 1]
    is_all = re.fullmatch("(?:het )?(?:hele|heel) (?:jaar|programma)|alle maanden", words)
    return (None, None) if is_all else _several(words, today)


def _between(begin: _Moment | None, end: _Moment | None, calendar: Calendar) -> _Piece:
    """The days from one moment up to and with another, every time that the programme has both."""
    if begin is None and end is None:
        return _Piece([calendar.days], calendar.year or "")
    if begin is None or end is None:
        first = begin.within(calendar)[0][0] if begin else calendar.days[0]
        last = end.within(calendar)[0][1] if end else calendar.days[1]
        return _Piece([(first, last)])
    begins, ends = begin.within(calendar), end.within(calendar)
    spans: list[Days] = []
    for first, _ in begins:
        after = [last for _, last in ends if last >= first]
        if after and not (spans and first <= spans[-1][1]):
            spans.append((first, min(after)))
    if not spans:
        raise UnclearPeriod(_reversed(begin, end, calendar))
    return _Piece(spans)


def _moment(words: str, typed: str, calendar: Calendar) -> _Moment | None:
    words = re.sub("^(?:in|tijdens|gedurende) ", "", words)
    absolute = _absolute(words, date.fromisoformat(calendar.today))
    if absolute:
        moment = _moment(absolute, typed, calendar)
        return moment and replace(moment, typed=typed, name="", now=True)
    return _week(words, typed) or _named(words, typed, calendar) or _pointed(words, typed)


def _pointed(words: str, typed: str) -> _Moment | None:
    """The month, quarter, half year, year or day that words are."""
    words = " ".join(_ENGLISH.get(word, word) for word in words.split())
    point = points.point(words)
    if point is None:
        return None
    if point.first == point.last and point.day is None:
        typed = f"{dutch.MONTHS[point.first - 1]} {point.year or ''}".rstrip()

    def in_year(year: int) -> list[Days]:
        begin, after = point.in_year(year)
        if point.day is None:
            return [days_of(begin, later(after, -1))]
        day = f"{begin}-{point.day:02}"
        return [(day, day)] if dutch.day(day) else []

    size = point.last - point.first + 1
    name_of = {
        3: f"{point.last // 3}e kwartaal",
        6: f"{point.last // 6}e halfjaar",
        12: str(point.year),
    }
    # "Eind" alone says nothing; the seasons do.
    named = f"{point.name} {point.year}" if point.name in _OF_THE_YEAR else point.name
    return _Moment(typed, named or name_of.get(size, ""), point.year, in_year)


_OF_THE_YEAR = ("begin", "medio", "eind")


def _week(words: str, typed: str) -> _Moment | None:
    match = _WEEKS.fullmatch(words)
    if match is None:
        return None
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if not (0 < first <= 53 and 0 < last <= 53):
        return None
    year = match["year"] or match["of"]

    def in_year(of: int) -> list[Days]:
        monday = _monday(of, first)
        sunday = _monday(of + (last < first), last)
        if not (monday and sunday):
            return []
        return [(monday.isoformat(), (sunday + timedelta(days=6)).isoformat())]

    name = f"week {first}" if first == last else f"week {first} t/m {last}"
    return _Moment(typed, name, int(year) if year else None, in_year)


_WEEKS = re.compile(
    rf"(?:(?P<of>{points.BARE_YEAR}) ?(?:{points.DASH} )?)?(?:de )?(?:week|weken|wk|w) ?"
    rf"(?P<first>\d\d?)(?: (?:{points.DASH}|tm|tot) (?:week )?(?P<last>\d\d?))?"
    rf"(?: (?:van |in |{points.DASH} )?{points.YEAR})?"
)


def _monday(year: int, week: int) -> date | None:
    """The first day of an ISO week; None where the year has no such week."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _named(words: str, typed: str, calendar: Calendar) -> _Moment | None:
    """The period that the programme names so, or a season that it has a name for."""
    name, year = _without_year(words)
    if points.point(name) and (calendar.several or name not in points.SEASONS):
        return None
    for known, months in calendar.named().items():
        if name == names.fold(known) or words == names.fold(known):
            return _of_months(known, typed, months, None if words == names.fold(known) else year)
    if name in points.SEASONS:
        for known, months in calendar.named().items():
            if names.fold(known).startswith(name):
                return _of_months(known, typed, months, year)
    return None


def _without_year(words: str) -> tuple[str, int | None]:
    """Words without the year at their end, and that year."""
    match = re.fullmatch(rf"(?:de |het |in de )?(.+?)(?: (?:van |in )?{points.YEAR})?", words)
    return (match[1], int(match[2]) if match[2] else None) if match else (words, None)


def _of_months(name: str, typed: str, months: Sequence[int], year: int | None) -> _Moment:
    """A period of months; those with a lower number than the first are of the next year."""

    def in_year(of: int) -> list[Days]:
        further = (number - 1 + 12 * (number < months[0]) for number in months)
        dated = (later(f"{of:04}-01", count) for count in further)
        return _joined(days_of(month, month) for month in dated)

    return _Moment(typed, name, year, in_year)


def _resolved(words: str, typed: str, calendar: Calendar) -> _Moment:
    """The month, season or named period of which the words are the beginning, or a number. Raises
    `UnclearPeriod`."""
    name, year = _without_year(words)
    named = (names.Named(names.fold(name), name, (name,)) for name in calendar.named())
    known = [*names.months(), *named]
    if name not in names.SMALL_WORDS and names.fits(name, known) < names.NOTHING:
        label = names.resolve("periode", name, known).label
        whole = " ".join([points.words_of(label), *([str(year)] if year else [])])
        if moment := _moment(whole, typed, calendar):
            return moment
    raise UnclearPeriod(_unknown(typed, [named.label for named in known]), is_time=False)


# Today.

_STEPS = {
    **dict.fromkeys(("deze", "dit", "huidige"), 0),
    **dict.fromkeys(("volgende", "volgend", "komende", "komend", "aankomende", "aanstaande"), 1),
    **dict.fromkeys(("vorige", "vorig", "afgelopen"), -1),
}
_DAYS = {"vandaag": 0, "morgen": 1, "gisteren": -1}
_RELATIVE = re.compile(rf"(?:de |het )?({'|'.join(_STEPS)}) (week|{'|'.join(SIZES)})")
_COUNTS = {"twee": 2, "drie": 3, "vier": 4, "zes": 6}
_PLURALS = {"weken": "week", "maanden": "maand", "kwartalen": "kwartaal"}
_UNITS = {**_PLURALS, **{unit: unit for unit in _PLURALS.values()}, "jaar": "jaar"}
_SEVERAL = re.compile(
    rf"(?:de )?({'|'.join(_STEPS)}) ([1-9]\d?|{'|'.join(_COUNTS)}) ({'|'.join(_PLURALS)})"
)


_AHEAD = re.compile(rf"over ([1-9]\d?|een|{'|'.join(_COUNTS)}) ({'|'.join(_UNITS)})")
_OF_A_YEAR = re.compile(rf"(.+?) (?:(?:van )?({'|'.join(_STEPS)})|(van het)) jaar")
_COMING = re.compile(rf"(?:de |het )?({'|'.join(_STEPS)}) ({'|'.join(points.SEASONS)}|{_MONTH})")


def _absolute(words: str, today: date) -> str:
    """The name on any day of words that depend on today; empty for other words."""
    if words in _DAYS:
        return points.words_of(_day(today.isoformat(), _DAYS[words]))
    if match := _RELATIVE.fullmatch("deze maand" if words == "nu" else words):
        return _stepped(_STEPS[match[1]], match[2], today)
    if match := _AHEAD.fullmatch(words):
        return _stepped(_count(match[1]), _UNITS[match[2]], today)
    if match := _OF_A_YEAR.fullmatch(words):
        return f"{match[1]} {today.year + _STEPS[match[2] or 'dit']}"
    match = _COMING.fullmatch(words)
    return f"{match[2]} {_year_of(match[2], _STEPS[match[1]], today)}" if match else ""


def _year_of(name: str, step: int, today: date) -> int:
    """The year in which a month or season comes next, was last, or is now."""
    first, last = points.SEASONS.get(name) or (points.MONTHS[name],) * 2
    if step > 0:
        return today.year + (first <= today.month)
    return today.year - (step < 0 and last >= today.month)


def _count(word: str) -> int:
    """The number that a word or figures say."""
    return (_COUNTS | {"een": 1}).get(word) or int(word)


def _several(words: str, today: date) -> tuple[str, str] | None:
    """The names of the first and the last where words count from today: komende 3 maanden."""
    match = _SEVERAL.fullmatch(words)
    step = _STEPS[match[1]] if match else 0
    if not (match and step):
        return None
    furthest = step * _count(match[2])
    first, last = (_stepped(steps, _PLURALS[match[3]], today) for steps in sorted((step, furthest)))
    return first, last


def _stepped(step: int, unit: str, today: date) -> str:
    """The name of the week, month or more of them that is so many steps from that of today."""
    if unit == "week":
        year, week, _ = (today + timedelta(weeks=step)).isocalendar()
        return f"week {week} {year}"
    size = SIZES[unit]
    month = later(f"{today.year:04}-{today.month:02}", step * size)
    number = (int(month[5:]) - 1) // size + 1
    called = {1: dutch.MONTHS[number - 1], 3: f"q{number}", 6: f"h{number}", 12: ""}[size]
    return f"{called} {month[:4]}".strip()


# Words.


def _together(pieces: Sequence[_Piece], calendar: Calendar) -> NamedDays:
    """The days of all pieces, as far as the calendar goes, and what they are called."""
    every = _joined(days for piece in pieces for days in piece.days)
    clipped = tuple(_clipped(every, calendar))
    if not any(piece.name for piece in pieces):
        pieces = [_Piece(every)]
    words, dated = map(", ".join, zip(*(_called(piece, calendar) for piece in pieces), strict=True))
    return NamedDays(clipped, words, dated)


def _called(piece: _Piece, calendar: Calendar) -> tuple[str, str]:
    """The name of a piece, without and with its years."""
    days = _clipped(piece.days, calendar)
    if piece.name.isdigit():
        return piece.name, piece.name
    if piece.name and len(days) > 1 and not _whole_months(days):
        return f"{piece.name} van elk jaar", f"{piece.name} van elk jaar"
    words = _months_words(days, calendar)
    dated = _with_years(words, days)
    if not piece.name:
        return words, dated
    return f"{piece.name} ({words})", f"{piece.name} ({dated})"


def _months_words(days: Sequence[Days], calendar: Calendar) -> str:
    """The months of whole months, with their years only where others of that name are not meant;
    else the days."""
    dated = dutch.listing(map(_stretch, days))
    if not _whole_months(days):
        return dated
    months = [month for first, last in days for month in between(first[:7], last[:7])]
    numbers = {int(month[5:]) for month in months}
    every = [month for month in calendar.months if int(month[5:]) in numbers]
    if calendar.year or months != every:
        return dated
    return dutch.listing(dutch.month_runs(dict.fromkeys(int(month[5:]) for month in months)))


_SHORT = 4
"""The most spans that are written out, each with its year."""


def _whole_months(days: Iterable[Days]) -> bool:
    return all(day == days_of(day[0][:7], day[1][:7]) for day in days)


def _with_years(words: str, days: Sequence[Days]) -> str:
    """Words of months with the years that they are of, unless they have those."""
    if re.search(r"\d{4}", words) or not days:
        return words
    if len(days) == 1 and days[0][0][:4] != days[0][1][:4]:
        return _stretch(days[0])
    years = sorted({day[:4] for span in days for day in span})
    if len(years) == 1:
        return f"{words} {years[0]}"
    if len(days) <= _SHORT:
        return dutch.listing(map(_stretch, days))
    return f"{words} van {years[0]} t/m {years[-1]}"


def _stretch(days: Days) -> str:
    """Months or days with their years."""
    first, last = days
    begin, end = first[:7], last[:7]
    if days == days_of(begin, end):
        return dutch.month_of(end) if begin == end else dutch.month_span(begin, end)
    if first[:4] == last[:4]:
        return f"{dutch.day_span(*map(date.fromisoformat, days))} {last[:4]}"
    return f"{dutch.day_of(first)} t/m {dutch.day_of(last)}"


def _never(moment: _Moment, calendar: Calendar) -> str:
    """The words for a day or week that no year asked about has."""
    years = [calendar.first[:4], calendar.last[:4]]
    return "niet" if moment.year else f"niet in {' t/m '.join(dict.fromkeys(years))}"


def _outside(moment: _Moment, calendar: Calendar) -> str:
    if calendar.year:
        return f"{moment.typed} valt niet in {calendar.span}, en alleen dat is gevraagd."
    if not moment.now:
        return f"{moment.typed} hoort er niet bij; {calendar.runs_from_to}."
    (days,) = moment.all_in(calendar)
    is_over = days[0] > calendar.days[1]
    word, bound = ("t/m", calendar.last) if is_over else ("vanaf", calendar.first)
    when = f"{word} {dutch.month_of(bound)}"
    return f"{moment.typed} is {_stretch(days)}; {calendar.runs} {when}."


def _reversed(begin: _Moment, end: _Moment, calendar: Calendar) -> str:
    other = f" Bedoelt u {end.typed} t/m {begin.typed}?"
    if begin.year and end.year:
        return f"{begin.typed} komt na {end.typed}.{other}"
    return (
        f"{begin.typed} t/m {end.typed} gaat over het einde heen; {calendar.runs_from_to}."
        f"{'' if begin.year else other}"
    )


def _unknown(typed: str, known: Iterable[str]) -> str:
    """The message that words mean nothing, with the nearest that do, else with examples."""
    labels = {names.fold(label): label for label in (*known, *points.SEASONS)}
    near = get_close_matches(names.fold(typed), labels, n=2, cutoff=names.NEARER)
    if near:
        meant = dutch.listing((labels[name] for name in near), "of")
        return f"Onbekende periode '{typed}'. Bedoelde u {meant}?"
    own = [name for name in known if names.fold(name) not in dutch.MONTHS]
    also = f" Dit programma noemt ook {dutch.some(own, 3)}." if own else ""
    return f"Onbekende periode '{typed}'. Kies bijvoorbeeld {EXAMPLES}.{also}"


_ENGLISH = {
    word: dutch.MONTHS[number - 1]
    for number, words in names.ENGLISH_MONTHS.items()
    for word in words
}


# Days.


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _clipped(days: Iterable[Days], calendar: Calendar) -> list[Days]:
    first, last = whole = calendar.days
    return [(max(day[0], first), min(day[1], last)) for day in days if _overlap(day, whole)]


def _joined(days: Iterable[Days]) -> list[Days]:
    """Days in the order of time, those that touch as one."""
    joined: list[Days] = []
    for first, last in sorted(days):
        if joined and first <= _day(joined[-1][1], 1):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _day(day: str, steps: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=steps)).isoformat()
