"""The programme's tables as a folder of CSV files."""

from __future__ import annotations

import io
from collections.abc import Sequence

from uvp_cli.queries.tidy_columns import ExportTable
from uvp_cli.render.answers import csv_text
from uvp_cli.render.sheets import layout
from uvp_cli.reports import tables
from uvp_cli.reports.export import Source

EXPORT = "export"
"""The file that says what was exported, also that it is a part or a concept."""


def files(tidy: Sequence[ExportTable], source: Source, delimiter: str = ",") -> dict[str, bytes]:
    """The content of each file, by its name, written as every answer in CSV."""
    dialect = csv_text.BY_DELIMITER[delimiter]
    about = (tables.Column("field", "Gegeven"), tables.Column("text", "Tekst"))
    facts = tuple(map(tables.Row, source.facts.items()))
    written = {f"{EXPORT}.csv": _file(tables.Table("Export", "", about, facts), dialect)}
    return written | {f"{table.name}.csv": _file(_table(table, dialect), dialect) for table in tidy}


def _file(table: tables.Table, dialect: csv_text.Dialect) -> bytes:
    text = io.StringIO()
    csv_text.write(tables.Report(table), text, dialect)
    return text.getvalue().encode()


def _table(table: ExportTable, dialect: csv_text.Dialect) -> tables.Table:
    """The table, with cells as those of a workbook where its headings are in Dutch."""
    columns = tuple(tables.Column(column.key, column.title) for column in table.columns)
    cells = [row.cells for row in table.rows]
    if dialect.dutch:
        cells = [tuple(map(layout.said, row.cells, table.columns)) for row in table.rows]
    return tables.Table(table.title, "", columns, tuple(map(tables.Row, cells)))
