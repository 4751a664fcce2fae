"""Dutch words and figures: months, days, numbers, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
SHORT_MONTHS = tuple("mrt" if month == "maart" else month[:3] for month in MONTHS)


def number(value: Decimal | int) -> str:
    """A number with Dutch separators and at most two decimals: 1.066 or 7,5."""
    return _written(f"{value:,.2f}".rstrip("0").rstrip("."))


def exact(value: Decimal | int) -> str:
    """A number with Dutch separators and all of its decimals: 1.066 or 33,333."""
    text = f"{value:,f}"
    return _written(text.rstrip("0").rstrip(".") if "." in text else text)


def figure(text: str) -> Decimal | None:
    """The number (0 or more) that somebody typed as in a Dutch spreadsheet: 25900, 25.900 or
    25900,5. None for anything else, such as 12.5, in which the point may separate thousands."""
    if not re.fullmatch(_FIGURE, text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


_FIGURE = r"([0-9]{1,9}|[1-9][0-9]{0,2}(\.[0-9]{3}){1,2})(,[0-9]{1,2})?"


def written(text: str) -> Decimal | None:
    """The number (0 or more) that stands in a Dutch text: 1.066, 1.066,5, 7,5 or 7.5. None for
    anything else, and for more figures than a programme has."""
    if re.fullmatch(_THOUSANDS, text):
        text = text.replace(".", "")
    return Decimal(text.replace(",", ".")) if re.fullmatch(_WRITTEN, text) else None


_THOUSANDS = r"[1-9][0-9]{0,2}(\.[0-9]{3}){1,3}(,[0-9]{1,6})?"
_WRITTEN = r"[0-9]{1,12}([.,][0-9]{1,6})?"


def span(low: Decimal, high: Decimal) -> str:
    """A range of numbers, or one number where both ends are the same: 922–1.066."""
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def day_span(first: date, last: date) -> str:
    """Days as people write them: 5 oktober, 5 t/m 11 oktober, 30 maart t/m 5 april."""
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]}"
    begin = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{begin} t/m {last.day} {MONTHS[last.month - 1]}"


def month_of(text: str) -> str:
    """A month written yyyy-mm in Dutch: januari 2026."""
    return f"{MONTHS[int(text[5:]) - 1]} {text[:4]}"


def month_span(first: str, last: str) -> str:
    """Months written yyyy-mm in Dutch, what is the same said once: mei t/m juli 2026, mei 2026."""
    if first == last:
        return month_of(first)
    begin = MONTHS[int(first[5:]) - 1] if first[:4] == last[:4] else month_of(first)
    return f"{begin} t/m {month_of(last)}"


def from_to(first: str, last: str) -> str:
    """As `month_span`, behind "loopt": van mei t/m juli 2026, in mei 2026."""
    return f"{'in' if first == last else 'van'} {month_span(first, last)}"


def day_of(text: str) -> str:
    """A date written yyyy-mm-dd in Dutch: 1 januari 2025."""
    return f"{int(text[8:])} {month_of(text[:7])}"


def day(text: str) -> str | None:
    """The date that somebody wrote as 2026-10-06, 6-10-2026 or 6 oktober 2026, as ISO text; None
    where there is no such day."""
    parts = re.fullmatch(_DAY, text.strip().lower())
    iso = text.strip()
    if parts:
        word, names = parts[2].rstrip("."), zip(MONTHS, SHORT_MONTHS, strict=True)
        known = [number for number, either in enumerate(names, 1) if word in either]
        number = int(word) if word.isdigit() else next(iter(known), 0)
        iso = f"{parts[3]}-{number:02}-{int(parts[1]):02}"
    try:
        return date.fromisoformat(iso).isoformat() if re.fullmatch(_ISO, iso) else None
    except ValueError:
        return None


# Compiled when they are needed first, since hardly any command line has a day or a figure.
_DAY = r"([0-9]{1,2})[-/ ]([0-9]{1,2}|[a-z]{3,9}\.?)[-/ ]([0-9]{4})"
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def euros(value: Decimal) -> str:
    """An amount in euros: € 5.000 or € 250,50."""
    text = number(value) if value == value.to_integral_value() else _written(f"{value:,.2f}")
    return f"€ {text}"


def _written(text: str) -> str:
    """A figure as Dutch writes it; what is nothing after rounding has no sign."""
    return (text if text.strip("-0.,") else text.lstrip("-")).translate(_SWAP)


_SWAP = str.maketrans(",.", ".,")


def listing(names: Iterable[str], last: str = "en") -> str:
    """Names as a sentence lists them: a, b en c; where one has a comma: a; b, c; en d. Empty for
    none."""
    *others, final = tuple(names) or ("",)
    if not others:
        return final
    mark = separator((*others, final))
    return f"{mark.join(others)}{mark if mark == '; ' else ' '}{last} {final}"


def some(names: Sequence[str], most: int, last: str = "en") -> str:
    """The first of these names as `listing`, with how many more there are; empty for none."""
    rest = len(names) - most
    either = "een ander" if rest == 1 else f"een van {number(rest)} andere"
    more = [either if last == "of" else f"nog {number(rest)}"] if rest > 0 else []
    return listing([*names[:most], *more], last)


def titles(names: Iterable[str]) -> str:
    """Names behind each other: a, b, c; where one has a comma: a; b, c; d."""
    listed = list(names)
    return separator(listed).join(listed)


def ended(text: str) -> str:
    """A text as one or more sentences that end, so that another can stand behind it."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def separator(names: Iterable[str]) -> str:
    """The mark between names: a comma, or a semicolon where one has a comma (not 7,5)."""
    return "; " if any(", " in name for name in names) else ", "


def moment_runs(
    moments: Iterable[tuple[int | None, int]], names: Sequence[str] = MONTHS
) -> list[str]:
    """Months with or without their years as `month_runs` has them, each with the year: juni t/m
    augustus 2027."""
    by_year: dict[int | None, list[int]] = {}
    for year, number in moments:
        by_year.setdefault(year, []).append(number)
    return [
        f"{run} {year}" if year else run
        for year, numbers in by_year.items()
        for run in month_runs(numbers, names)
    ]


def month_runs(numbers: Iterable[int], names: Sequence[str] = MONTHS) -> list[str]:
    """Months (1 to 12) by name; three or more that follow each other as one: januari t/m maart."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] % len(MONTHS) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts: list[str] = []
    for run in runs:
        named = [names[number - 1] for number in run]
        texts += [f"{named[0]} t/m {named[-1]}"] if len(run) > 2 else named
    return texts


def plural(count: Decimal | int, one: str, more: str) -> str:
    """A count with its noun: 1 fout, 2 fouten."""
    return f"{number(count)} {one if count == 1 else more}"


def counted(*counts: tuple[Decimal | int, str, str]) -> list[str]:
    """Each count that is not 0 with its noun."""
    return [plural(*count) for count in counts if count[0]]
