"""An allocation key from a table that a municipality makes in a spreadsheet and saves as CSV.

    gemeente;inwoners;bron;peildatum
    Noord;12.345;CBS, inwoners per gemeente;1-1-2026
    Zuid;9876;;

One row for each municipality, by name or code. The source and the reference date
need to stand in one row only, so that they fit below the headings.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from uvp_cli import dutch
from uvp_cli.document import catalogue
from uvp_cli.document.findings import Diagnostic, Location, Rule, Unreadable, shorten, split_lines
from uvp_cli.programme import names
from uvp_cli.programme.model import Allocation, Programme
from uvp_cli.system import read_bounded, reason
from uvp_cli.values import dataclass

MAX_BYTES = 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 10_000, 200
"""Lines in which something stands, and cells in each: a country has some 350 municipalities."""
MAX_CELL = 5_000
"""Characters."""
MAX_FINDINGS = 50
MAX_SOURCE = 200
"""Characters of the source that a title and a note can show."""
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "gemeente": ("gemeente", "gemeentenaam", "gemeentecode", "code"),
    "gewicht": ("gewicht", "inwoners", "aantal inwoners"),
    "bron": ("bron",),
    "peildatum": ("peildatum",),
}
"""The columns that are needed, with what may stand above them; others are not read."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of a file: an allocation key where nothing is wrong, and all findings.

    `lines` are the lines of the file, by number, at which something was found.
    """

    allocation: Allocation | None
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Problem:
    """Something wrong in a row, at the cell with this index."""

    line: int
    cell: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a line that are needed, without the space around them, and their indices."""

    line: int
    cells: Mapping[str, str]
    indices: Mapping[str, int]

    def problem(self, column: str, message: str, hint: str) -> _Problem:
        return _Problem(self.line, self.indices[column], message, hint)


def read(path: Path, name: str, programme: Programme) -> KeyFile:
    """The key in the file at `path`, called `name` in findings. Raises `Unreadable`."""
    try:
        content = read_bounded(path, MAX_BYTES)
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        hint = "Kies 'equal', of de naam van een CSV-bestand met gewichten."
        raise _unreadable(catalogue.NOT_FOUND, name, "Dit bestand bestaat niet.", hint) from None
    except UnicodeDecodeError:
        hint = "Bewaar het in Excel als 'CSV UTF-8'."
        raise _unreadable(catalogue.NOT_UTF8, name, "Dit bestand is geen UTF-8.", hint) from None
    except (OSError, ValueError) as error:
        hint = "Noem een CSV-bestand dat u mag lezen."
        message = f"Dit bestand is niet te lezen: {reason(error, reading=True)}."
        raise _unreadable(catalogue.NOT_READABLE, name, message, hint) from None
    if len(content) > MAX_BYTES:
        raise _unreadable(catalogue.TOO_LARGE, name, "Dit bestand is groter dan 1 MB.", _SIZE_HINT)
    return parse(text, name, programme)


def parse(text: str, name: str, programme: Programme) -> KeyFile:
    """The key that `text` gives for the municipalities of `programme`."""
    lines = split_lines(text)
    headings = next((line for line in lines if line.strip(" ,;")), "")
    delimiter = "," if "," in headings and ";" not in headings else ";"
    problems: list[_Problem] = []
    weights: dict[str, Decimal] = {}
    rows = list(_rows(lines, delimiter, problems))
    if not problems:
        weights = _weights(rows, programme, problems)
        source = _only("bron", rows, problems)
        day = _only("peildatum", rows, problems)
    if problems:
        kept = sorted(problems, key=lambda problem: (problem.line, problem.cell))[:MAX_FINDINGS]
        findings = tuple(_diagnostic(problem, name, lines, delimiter) for problem in kept)
        return KeyFile(None, findings, {at.line: lines[at.line - 1] for at in kept})
    key = Allocation(
        key="weights", weights=weights, source=shorten(source, MAX_SOURCE), date=dutch.day(day)
    )
    return KeyFile(key, (), {})


def _rows(lines: Sequence[str], delimiter: str, problems: list[_Problem]) -> Iterator[_Row]:
    """The rows below the headings; lines without text are passed over."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    indices: dict[str, int] = {}
    line = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            problems += _excesses(stripped, line)
            if problems:
                return
            if any(stripped) and indices:
                # A line may end before its last columns.
                padded = [*stripped, *[""] * max(indices.values())]
                needed = {column: padded[index] for column, index in indices.items()}
                yield _Row(line, needed, indices)
            elif any(stripped):
                indices = _indices(stripped, line, problems)
                if problems:
                    return
            line = reader.line_num + 1
    except csv.Error:
        hint = "Kijk of elk aanhalingsteken in deze regel ook sluit."
        problems.append(_Problem(line, 0, "Deze regel is geen CSV.", hint))
    if not indices and not problems:
        problems.append(_Problem(1, 0, "Dit bestand is leeg.", _HEADING_HINT))


def _excesses(cells: Sequence[str], line: int) -> Iterator[_Problem]:
    """The problems of a row that has more than a table of municipalities ever has."""
    if line > MAX_ROWS and any(cells):
        most = dutch.number(MAX_ROWS)
        yield _Problem(line, 0, f"Dit bestand heeft meer dan {most} regels.", _SIZE_HINT)
    if len(cells) > MAX_COLUMNS:
        message = f"Deze regel heeft meer dan {dutch.number(MAX_COLUMNS)} kolommen."
        yield _Problem(line, MAX_COLUMNS, message, _SIZE_HINT)
    for index, cell in enumerate(cells[:MAX_COLUMNS]):
        if len(cell) > MAX_CELL:
            message = f"Deze cel telt meer dan {dutch.number(MAX_CELL)} tekens."
            yield _Problem(line, index, message, "Kijk of een aanhalingsteken hiervoor ook sluit.")


_SIZE_HINT = "Een verdeelsleutel heeft één regel per gemeente; is dit het goede bestand?"
_HEADING_HINT = "Begin met de kopregel: gemeente;gewicht;bron;peildatum"


def _indices(cells: Sequence[str], line: int, problems: list[_Problem]) -> dict[str, int]:
    """The index of each column that is needed."""
    indices: dict[str, int] = {}
    for index, cell in enumerate(cells):
        for column, headings in HEADINGS.items():
            if names.fold(cell) in headings:
                indices.setdefault(column, index)
    missing = [column for column in HEADINGS if column not in indices]
    if missing:
        verb = "ontbreekt" if len(missing) == 1 else "ontbreken"
        message = f"In de kop {verb} {dutch.listing(missing)}."
        problems.append(_Problem(line, 0, message, _HEADING_HINT))
    return indices


def _weights(
    rows: Sequence[_Row], programme: Programme, problems: list[_Problem]
) -> dict[str, Decimal]:
    """The weight of each municipality of the programme."""
    weights: dict[str, Decimal] = {}
    lines: dict[str, int] = {}
    unknown = False
    for row in rows:
        if len(problems) >= MAX_FINDINGS:
            return weights
        try:
            gemeente = names.one_gemeente(shorten(row.cells["gemeente"]), programme)
        except names.UnclearName as unclear:
            unknown = True
            hint = "Verbeter de naam, of verwijder deze regel."
            problems.append(row.problem("gemeente", str(unclear), hint))
            continue
        if gemeente.id in lines:
            message = f"{gemeente.label} staat al op regel {lines[gemeente.id]}."
            problems.append(row.problem("gemeente", message, "Verwijder een van beide regels."))
        lines.setdefault(gemeente.id, row.line)
        weights.setdefault(gemeente.id, _weight(row, problems))
    last = rows[-1].line if rows else 1
    missing = [gemeente.name for gemeente in programme.gemeenten if gemeente.id not in lines]
    if missing and not unknown:
        message = f"Er is geen regel voor {', '.join(missing)}."
        problems.append(_Problem(last, 0, message, "Geef elke gemeente een regel met een gewicht."))
    elif not problems and not any(weights.values()):
        message = "Alle gewichten zijn 0; zo is er niets te verdelen."
        problems.append(_Problem(last, 0, message, "Geef minstens één gemeente een gewicht."))
    return weights


def _weight(row: _Row, problems: list[_Problem]) -> Decimal:
    """The weight in a row; 0 beside a problem where it is none."""
    text = row.cells["gewicht"]
    weight = dutch.figure(text)
    if weight is None:
        wrong, hint = _not_a_number(text)
        problems.append(row.problem("gewicht", f"Het gewicht '{shorten(text)}' {wrong}.", hint))
    return weight or Decimal(0)


def _only(column: str, rows: Sequence[_Row], problems: list[_Problem]) -> str:
    """The text of this column, which stands in one row or is the same in several."""
    filled = [row for row in rows if row.cells[column]]
    if not filled:
        for row in rows[:1]:
            message = f"De {column} is niet ingevuld."
            hint = "Vul hem minstens één keer in, zodat de verdeling na te gaan is."
            problems.append(row.problem(column, message, hint))
        return ""
    first = dutch.day(filled[0].cells[column]) or filled[0].cells[column]
    for row in filled:
        if (dutch.day(row.cells[column]) or row.cells[column]) != first:
            message = f"De {column} is een andere dan die op regel {filled[0].line}."
            problems.append(row.problem(column, message, "Gebruik voor alle gemeenten dezelfde."))
        elif column == "peildatum" and dutch.day(first) is None:
            message = f"De peildatum '{shorten(first)}' is geen datum."
            problems.append(row.problem(column, message, "Schrijf jjjj-mm-dd of d-m-jjjj."))
    return first


def _not_a_number(text: str) -> tuple[str, str]:
    """The mistake in a weight, and how to write it."""
    if re.fullmatch(r"[0-9.,]+ ?%", text):
        return "is een percentage", "Schrijf het getal zonder procentteken."
    if re.fullmatch(r"[0-9]+\.[0-9]+", text):
        return "heeft een punt voor de decimalen", "Schrijf een komma, zoals in 25900,5."
    if re.fullmatch(r"[0-9.]+,[0-9]{3,}", text):
        # In English "25,900" is a whole number, so no number of decimals is safe to guess.
        hint = "Rond af, of neem alle gewichten even veel keer zo groot; alleen de verhouding telt."
        return "heeft meer dan twee decimalen", hint
    return "is geen getal van 0 of meer", "Schrijf bijvoorbeeld 25900, 25.900 of 25900,5."


def _diagnostic(problem: _Problem, name: str, lines: Sequence[str], delimiter: str) -> Diagnostic:
    line = lines[problem.line - 1]
    location = Location(name, problem.line, _column(line, problem.cell, delimiter))
    return Diagnostic(location, "", problem.message, hint=problem.hint)


def _column(line: str, cell: int, delimiter: str) -> int:
    """The column (from 1) where the cell with this index begins; at the end if it is not there."""
    begin, quoted = 0, False
    for index, character in enumerate(line):
        if not cell:
            break
        if character == '"' and (quoted or index == begin):
            quoted = not quoted
        elif character == delimiter and not quoted:
            begin, cell = index + 1, cell - 1
    return (len(line) if cell else begin) + 1


def _unreadable(rule: Rule, name: str, message: str, hint: str) -> Unreadable:
    return Unreadable(rule.diagnose(Location(name, 1, 1), message, hint))
