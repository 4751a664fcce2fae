"""Cells that somebody typed in a sheet, as their column means them, or why they cannot be that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.document.bounds import MAX_DIGITS
from uvp_cli.document.findings import shorten
from uvp_cli.programme import names, points
from uvp_cli.programme.months import PARTS
from uvp_cli.programme.values_in_dutch import WORDS
from uvp_cli.queries.tidy_columns import ExportCell, ExportColumn, Type

Words = Mapping[str, str]
"""The word that readers see for a value that is one of a few: "gezamenlijk" for joint."""
ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_NUMBERS = frozenset({Type.WHOLE, Type.HOURS, Type.EUROS, Type.NUMBER})
_WANTED = {
    Type.DATE: "een datum, zoals 6-10-2026",
    Type.MONTH: "een maand met het jaar, zoals oktober 2026",
    Type.WHOLE: "een heel getal, zoals 12",
    **dict.fromkeys(_NUMBERS - {Type.WHOLE}, "een getal, zoals 1500, 1.500 of 7,5"),
}
_PARTS = {
    "month": "een maand, zoals mei of 5",
    "quarter": "een kwartaal, zoals 2 of Q2",
    "half": "een halfjaar: 1 of 2",
}
_FORMS = {
    Type.DATE: re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    Type.MONTH: re.compile("[0-9]{4}-(0[1-9]|1[0-2])"),
}


def is_blank(cell: object) -> bool:
    """Whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def meant(cell: ExportCell, column: ExportColumn, words: Words) -> ExportCell:
    """A cell as the column means it, however it was typed: a number for figures and the names of
    months, ISO text for a date, the value for its word. What is none of those stays as it is."""
    if is_blank(cell):
        return None
    if column.type not in _NUMBERS and isinstance(cell, Decimal):
        cell = f"{cell.normalize():f}"
    if not isinstance(cell, str):
        return cell
    text = cell.strip()
    known = _known(text, column, words)
    return text if known is None else known


def _known(text: str, column: ExportColumn, words: Words) -> ExportCell:
    """The cell that a text stands for in this column; None where it is no such thing."""
    if size := PARTS.get(column.key):
        number = _month(text) if size == 1 else _part(text, size)
        return None if number is None else Decimal(number)
    if column.type in _NUMBERS:
        return dutch.figure(text)
    if column.type is Type.DATE:
        return dutch.day(text)
    if column.type is Type.MONTH:
        return _year_and_month(text)
    return _choice(text, column.choices, words)


def unfit(value: ExportCell, column: ExportColumn, words: Words) -> str:
    """Why a value, as it is `meant`, cannot stand in a column; nothing where it can."""
    if value in ERRORS:
        return f"bevat een formule met een fout ({value})."
    if not _is_fit(value, column):
        return f"kan niet '{quoted(value)}' zijn; {_wanted(column, words)}."
    digits = _digits(f"{value:f}") if isinstance(value, Decimal) else 0
    if not isinstance(value, Decimal) or digits <= MAX_DIGITS:
        return ""
    rounded = dutch.number(value)
    if _digits(rounded) > MAX_DIGITS:
        return f"telt {digits} cijfers; hooguit {MAX_DIGITS} mag."
    return f"telt {digits} cijfers; rond het af, bijvoorbeeld op {rounded}."


def quoted(cell: ExportCell) -> str:
    """A cell as a Dutch spreadsheet shows it, short enough for a message."""
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, Decimal):
        return dutch.exact(cell)
    return shorten(str(cell))


def _is_fit(value: ExportCell, column: ExportColumn) -> bool:
    if isinstance(value, bool) or (column.type in _NUMBERS) != isinstance(value, Decimal):
        return False
    if isinstance(value, Decimal):
        return column.type is not Type.WHOLE or value == value.to_integral_value()
    form = _FORMS.get(column.type)
    if form is not None:
        return form.fullmatch(str(value)) is not None
    return not column.choices or value in column.choices


def _wanted(column: ExportColumn, words: Words) -> str:
    if column.choices:
        return f"kies uit: {dutch.listing((words.get(c, c) for c in column.choices), 'of')}"
    return f"schrijf {_PARTS.get(column.key) or _WANTED.get(column.type, 'tekst')}"


def _choice(text: str, choices: tuple[str, ...], words: Words) -> str | None:
    """The value that a text names: by itself, by its word or that without its first ("per"), or
    by another word for it."""
    wanted = names.fold(text)
    for choice in choices:
        word = names.fold(words.get(choice, choice))
        if wanted in (names.fold(choice), word, word.removeprefix("per ")):
            return choice
    other = WORDS.get(wanted)
    return other if other in choices else None


def _month(text: str) -> int | None:
    try:
        return int(names.resolve("maand", text, names.months()).id)
    except names.UnclearName:
        return None


def _part(text: str, size: int) -> int | None:
    """The number of the quarter or half year, of so many months, that a text names."""
    if text.isdecimal():
        return int(text)
    point = points.point(points.words_of(text))
    if point is None or point.year or point.last - point.first + 1 != size:
        return None
    return point.last // size


def _year_and_month(text: str) -> str | None:
    """A month as 2026-10, of "oktober 2026", 10-2026 or the first day that a spreadsheet makes of
    it."""
    day = dutch.day(text)
    if day is not None:
        return day[:7] if day.endswith("-01") else None
    parts = re.fullmatch(r"(\w+)[ /-]([0-9]{4})", text)
    number = _month(parts[1]) if parts else None
    return None if parts is None or number is None else f"{parts[2]}-{number:02}"


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))
