"""The programme's tables as an SQLite database, for Datasette, DuckDB and the like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from uvp_cli.queries.tidy_columns import ExportTable, Type
from uvp_cli.render.cells import figure
from uvp_cli.reports.export import Source

APPLICATION = 0x757670
"""The letters `uvp`, by which SQLite and `file` tell what a database is for."""
_TYPES = {
    **dict.fromkeys((Type.WHOLE, Type.FLAG), "INTEGER"),
    **dict.fromkeys((Type.HOURS, Type.EUROS, Type.NUMBER), "REAL"),
}


def database(tables: Sequence[ExportTable], source: Source) -> bytes:
    """The file. References are foreign keys; numbers are whole or floating, dates ISO text."""
    import sqlite3

    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("CREATE TABLE export (field TEXT PRIMARY KEY, text TEXT)")
        connection.executemany("INSERT INTO export VALUES (?, ?)", source.facts.items())
        by_name = {table.name: table for table in tables}
        for table in tables:
            parts = (*_columns(table), *_references(table, by_name))
            connection.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})")
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(
                f"INSERT INTO {_quoted(table.name)} VALUES ({marks})",  # noqa: S608 (our own names)
                (
                    [figure(cell) if isinstance(cell, Decimal) else cell for cell in row.cells]
                    for row in table.rows
                ),
            )
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _columns(table: ExportTable) -> Iterator[str]:
    for column in table.columns:
        yield f"{_quoted(column.key)} {_TYPES.get(column.type, 'TEXT')}"
    yield f"PRIMARY KEY {_listed([column.key for column in table.columns[: table.key]])}"


def _references(table: ExportTable, by_name: dict[str, ExportTable]) -> Iterator[str]:
    """The foreign keys: the first columns as one, where they repeat the key of another table."""
    first = 0
    if table.part_of:
        first = by_name[table.part_of].key
        own = [column.key for column in table.columns[:first]]
        yield f"FOREIGN KEY {_listed(own)} REFERENCES {_quoted(table.part_of)}"
    for column in table.columns[first:]:
        if column.refers:
            yield f"FOREIGN KEY {_listed([column.key])} REFERENCES {_quoted(column.refers)}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _listed(names: Sequence[str]) -> str:
    return f"({', '.join(_quoted(name) for name in names)})"
