"""A programme as tables in a file or a folder: one module per kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uvp_cli.queries.tidy_columns import ExportTable
    from uvp_cli.reports.export import Source

ENDINGS = (".xlsx", ".ods", ".db", ".parquet", ".csv")
"""The kinds of export, by how the name ends."""
FOLDERS = ENDINGS[-2:]
"""The kinds that are a folder."""


def content(
    tables: Sequence[ExportTable], source: Source, ending: str, delimiter: str
) -> bytes | Mapping[str, bytes]:
    """The file; of a folder, each file by its name. `delimiter` is for CSV."""
    match ending:
        case ".xlsx":
            from uvp_cli.render.sheets import workbook

            return workbook.workbook(tables, source)
        case ".ods":
            from uvp_cli.render.sheets import opendocument

            return opendocument.spreadsheet(tables, source)
        case ".db":
            from uvp_cli.render.sheets import sqlite

            return sqlite.database(tables, source)
        case ".parquet":
            from uvp_cli.render.sheets import parquet

            return parquet.files(tables, source)
        case _:
            from uvp_cli.render.sheets import csv_folder

            return csv_folder.files(tables, source, delimiter)
