"""Every query in every form: the examples in the help, on the programme in this repository."""

from __future__ import annotations

import csv
import importlib
import io
import pkgutil
import re
from functools import cache
from typing import Literal, get_args, get_origin

import pytest
from rich.cells import cell_len

import uvp_cli
from tests.cases import cases
from tests.commands.queries import ASKED, QUERIES, examples
from tests.commands.runner import ROOT, process, uvp
from tests.render.answers.test_html_page import Reader
from tests.years import YEAR
from uvp_cli.cli import run
from uvp_cli.commands.shared import output
from uvp_cli.render import answers
from uvp_cli.reports.tables import Cell, ChosenValue, For, Outline, Report

WIDTHS = (20, 25, 30, 35, 40, 50, 60, 70, 80, 100, 120)


@pytest.fixture(params=ASKED, scope="module")
def reports(
    request: pytest.FixtureRequest,
) -> list[Report]:
    """The answers to the examples of a query."""
    found: list[Report] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setattr(output, "send", lambda report, *_, **__: found.append(report))
        for example in examples(request.param):
            assert run(example) == 0, example
    assert found
    return found


def written(report: Report, form: str, delimiter: str = ",", width: int | None = None) -> str:
    stream = io.StringIO()
    answers.write(report, form, stream, width, delimiter)
    return stream.getvalue()


def test_every_answer_can_be_written_in_every_format(reports: list[Report]) -> None:
    for report in reports:
        assert all(written(report, form).endswith("\n") for form in answers.FORMATS)


def test_what_answers_in_a_format_is_a_query() -> None:
    assert {"hours", "planning", "show", "rules"} <= set(QUERIES)


_HYPHENS = re.compile(r"(?<=\w-)(?=\w)")
_HYPHENS_AND_SLASHES = re.compile(r"(?<=\w-)(?=\w)|(?<=[\w-]/)(?=\w)")
_NAME = re.compile(r"/.*\.\w|:/|/\d|^/|/$")
"""What tells the name of a file, an address or a fraction from words with a slash between them."""


def breakable(word: str) -> list[str]:
    """The parts of a word that may stand on lines of their own."""
    return (_HYPHENS if _NAME.search(word) else _HYPHENS_AND_SLASHES).split(word)


def parts(text: str) -> set[str]:
    """The words of a text, in the parts that may stand on lines of their own.

    Without the colon behind a label and the guides of a tree.
    """
    found = {part.strip(":") for word in text.split() for part in breakable(word)}
    return {part for part in found if part.strip("│├└─")}


def titles(report: Report) -> set[str]:
    """The words in the titles of columns, of which cards show those that they need."""
    if isinstance(report.content, Outline):
        return set()
    return parts(" ".join(column.title for column in report.content.columns))


@pytest.mark.slow
def test_no_word_is_cut_and_no_line_too_long_on_any_terminal(reports: list[Report]) -> None:
    for report in reports:
        wanted = parts(written(report, "table", width=1000)) - titles(report)
        for width in WIDTHS:
            shown = written(report, "table", width=width)
            assert wanted <= parts(shown), width
            long = [line for line in shown.splitlines() if cell_len(line) > width]
            # Only a word for which there is no room at all, and an example that is shown as it is.
            assert all(len(parts(line)) == 1 or is_literal(line, report) for line in long), width


def is_literal(line: str, report: Report) -> bool:
    """Whether a line is from a text that is shown line by line as it is."""
    content = report.content
    return isinstance(content, Outline) and any(
        child.text and line.strip("│├└─ ") in child.text for child in content.children
    )


@pytest.mark.slow
def test_each_is_a_whole_page(reports: list[Report]) -> None:
    for report in reports:
        reader = Reader(written(report, "html"))
        assert {"main", "title"} <= set(reader.tags)
        assert reader.tags.count("table") + reader.tags.count("h1") == 1


def rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def flat(line: list[str]) -> list[str]:
    """Cells on one line each."""
    return [re.sub(r"[\t\n]", " ", cell) for cell in line]


def test_tsv_and_csv_have_the_same_rows(reports: list[Report]) -> None:
    for report in reports:
        plain = rows(written(report, "csv"), ",")
        if not any(plain):
            continue  # a chart is for people; in these forms the table behind it is written
        tsv = written(report, "tsv")
        assert rows(tsv, "\t") == [flat(line) for line in plain]
        assert all(line.count("\t") == len(plain[0]) - 1 for line in tsv.splitlines())


@cache
def in_code() -> frozenset[str]:
    """Every value that is one of a few, in any type of ours."""
    found: set[str] = set()
    for module in pkgutil.walk_packages(uvp_cli.__path__, "uvp_cli."):
        if not module.name.endswith("__main__"):
            held = vars(importlib.import_module(module.name)).values()
            each = (inner for thing in held for inner in (thing, *get_args(thing)))
            found |= {str(it) for of in each if get_origin(of) is Literal for it in get_args(of)}
    return frozenset(found)


def unsaid(report: Report) -> set[str]:
    """The columns for programs that hold nothing but values of a few, and not their Dutch."""
    if isinstance(report.content, Outline):
        return set()
    data = [row for row in report.content.rows if row.role == "data"]
    of_column = {
        column.key: [it for row in data for it in texts_in(row.cells[index])]
        for index, column in enumerate(report.content.columns)
        if column.reader is not For.PEOPLE
    }
    return {
        key
        for key, cells in of_column.items()
        if cells
        and in_code().issuperset(cells)
        and not all(isinstance(it, ChosenValue) for it in cells)
    }


def texts_in(cell: Cell) -> tuple[str, ...]:
    """The texts in a cell."""
    return tuple(it for it in (cell if isinstance(cell, tuple) else (cell,)) if isinstance(it, str))


ALIKE = {"", "id", "effect", "planning", "district", "indicator"}
"""Values whose Dutch is the same word."""


def assert_in_dutch(report: Report) -> None:
    """What is one of a few values has its Dutch in an answer."""
    assert not unsaid(report)
    assert {it for it, said in chosen(report).items() if it == said} <= ALIKE


def test_no_two_columns_of_a_spreadsheet_are_called_alike(reports: list[Report]) -> None:
    for report in reports:
        if not isinstance(report.content, Outline):
            columns = [it for it in report.content.columns if it.reader is not For.PEOPLE]
            assert len({it.title for it in columns}) == len(columns)


def test_a_value_that_is_one_of_a_few_has_its_dutch(reports: list[Report]) -> None:
    for report in reports:
        assert_in_dutch(report)


@pytest.mark.parametrize(
    "query", ["planning", "progress", "questions", "search a", "indicators", "budget --by soort"]
)
def test_what_stands_in_a_log_and_in_other_programmes_too(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Report] = []
    monkeypatch.setattr(output, "send", lambda report, *_, **__: found.append(report))
    assert run([*query.split(), "-f", str(YEAR)]) == 0
    assert found
    for report in found:
        assert_in_dutch(report)


NUMBER = re.compile(r"-?\d+\.\d+")


def chosen(report: Report) -> dict[str, str]:
    """The Dutch for the values in an answer that are one of a few."""
    content = report.content
    cells = () if isinstance(content, Outline) else (it for row in content.rows for it in row.cells)
    each = (it for cell in cells for it in (cell if isinstance(cell, tuple) else (cell,)))
    return {it: it.said for it in each if isinstance(it, ChosenValue)}


def test_excel_gets_the_same_rows_with_a_decimal_comma(reports: list[Report]) -> None:
    for report in reports:
        said = {**chosen(report), "true": "ja", "false": "nee"}
        plain = rows(written(report, "csv"), ",")
        text = written(report, "csv", ";")
        assert text.startswith("\ufeff")
        found = rows(text.removeprefix("\ufeff"), ";")
        assert len(found[0]) == len(plain[0])  # of which the titles are for people
        for ours, theirs in zip(plain[1:], found[1:], strict=True):
            for before, after in zip(ours, theirs, strict=True):
                words = {before, " | ".join(said.get(it, it) for it in before.split(" | "))}
                assert after in words or after == before.replace(".", ","), before
                assert after in words or NUMBER.fullmatch(before)


@cases(
    ("arguments", "message"),
    [
        (["--delimiter", ";"], "--delimiter kan alleen samen met --format csv."),
        (
            ["--format", "tsv", "--delimiter", ","],
            "--delimiter kan alleen samen met --format csv.",
        ),
        (
            ["--format", "csv", "--scheidingsteken", "|"],
            "Onbekend scheidingsteken '|'. Kies , of ';'.",
        ),
        (
            ["--format", "pdf"],
            "Onbekend formaat 'pdf'. Kies uit: table, json, csv, tsv, md, html.",
        ),
    ],
)
def test_a_form_that_cannot_be_ends_with_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    found = uvp(capsys, "rules", *arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err == f"{message}\nHulp: uvp rules --help\n"


@pytest.mark.parametrize("form", ["tsv", "html"])
def test_forms_are_utf8_everywhere(form: str) -> None:
    found = process("show", "--format", form, variables={"PYTHONIOENCODING": "cp1252"})
    assert "barrières" in found.stdout.decode("utf-8")


def test_the_delimiter_reaches_standard_output() -> None:
    found = process("planning", "-m", "mei", "--format", "csv", "--delimiter", ";")
    assert found.stdout.startswith(b"\xef\xbb\xbfMaand;Periode;Wat;")
