"""The forms of an answer, read by the programs that they are meant for."""

from __future__ import annotations

import io
import json
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.clients.test_exports import converted
from tests.clients.tools import npm_tool
from tests.commands.runner import DATA, ROOT, uvp
from tests.patience import HANGS
from tests.render.answers.test_html_page import HOSTILE_OUTLINE, HOSTILE_TABLE
from uvp_cli.render.answers import write
from uvp_cli.reports.tables import Column, Kind, Outline, Report, Row, Table

pytestmark = pytest.mark.slow

DUTCH = "--infilter=CSV:59,34,76,1,,1043"
"""How a Dutch spreadsheet opens CSV: a semicolon between cells, and a comma in figures."""
TABLE = Table(
    "T",
    "B",
    (Column("what", "Wat"), Column("hours", "Uren", Kind.HOURS), Column("year", "Jaar")),
    (
        Row(("Eén; twee", Decimal("1066.5"), 2026)),
        Row(('Het "net"\nwerk', Decimal("26.67"), None)),
        Row(("=1+1", Decimal(-7), 0)),
        Row(("@SUM(A1)", Decimal("0.1"), 1)),
        Row(("-3", None, None)),
        Row(("+31 43", Decimal(10), None)),
        Row(("\t=1+1", Decimal(10), None)),
    ),
)


def test_a_dutch_spreadsheet_opens_csv_with_a_semicolon(tmp_path: Path) -> None:
    text = io.StringIO()
    write(Report(TABLE), "csv", text, delimiter=";")
    path = tmp_path / "uren.csv"
    path.write_text(text.getvalue(), "utf-8", newline="")
    folder = converted(path, "xlsx", DUTCH)
    sheet = load_workbook(folder / "uren.xlsx").active
    assert sheet is not None
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        ["Wat", "Uren", "Jaar"],
        ["Eén; twee", 1066.5, 2026],
        ['Het "net" werk', 26.67, None],
        ["'=1+1", -7, 0],
        ["'@SUM(A1)", 0.1, 1],
        ["'-3", None, None],
        ["'+31 43", 10, None],
        ["'\t=1+1", 10, None],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_pages_are_valid_and_accessible(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for number, arguments in enumerate(
        (
            ("hours", "--gemeente", "vaals"),
            ("hours",),
            ("planning", "--search", "zeehond"),
            ("show",),
            ("show", "jeugd"),
            ("rules", "UVP301"),
        )
    ):
        file = () if arguments[0] == "rules" else ("--file", str(DATA))
        page = uvp(capsys, *arguments, "--format", "html", *file).out
        (tmp_path / f"{number}.html").write_text(page, "utf-8")
    contents: tuple[Table | Outline, ...] = (HOSTILE_TABLE, HOSTILE_OUTLINE)
    for number, content in enumerate(contents):
        with (tmp_path / f"vijandig-{number}.html").open("w", encoding="utf-8") as stream:
            write(Report(content), "html", stream)
    presets = [f"html-validate:{name}" for name in ("standard", "a11y", "document")]
    config = tmp_path / ".htmlvalidate.json"
    config.write_text(json.dumps({"root": True, "extends": presets}), "utf-8")
    done = subprocess.run(
        [npm_tool("html-validate"), "--config", config, *sorted(tmp_path.glob("*.html"))],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
