"""The programme's tables as Parquet, one folder per table, partitioned by region and year.

More programmes can be written into the same folder, so that a whole country is one data set.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from uvp_cli.queries.tidy_columns import ExportCell, ExportTable, Type
from uvp_cli.reports.export import Source

_NUMBERS = frozenset({Type.HOURS, Type.EUROS, Type.NUMBER})


def files(tables: Sequence[ExportTable], source: Source) -> dict[str, bytes]:
    """The content of each file, by its place in the folder."""
    inside = f"region={source.region}/year={source.year}/{source.programme}.parquet"
    return {f"{table.name}/{inside}": _file(table, source) for table in tables}


def _file(table: ExportTable, source: Source) -> bytes:
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow.parquet import write_table  # type: ignore[import-untyped]

    fields = [(column.key, _type(column.type)) for column in table.columns]
    schema = pa.schema(fields, metadata=dict(source.facts))
    columns = [
        [_value(row.cells[index], column.type) for row in table.rows]
        for index, column in enumerate(table.columns)
    ]
    content = io.BytesIO()
    write_table(pa.table(columns, schema=schema), content)
    return content.getvalue()


def _type(type_: Type) -> Any:
    import pyarrow as pa

    if type_ in _NUMBERS:
        return pa.float64()
    others = {Type.WHOLE: pa.int32(), Type.FLAG: pa.bool_(), Type.DATE: pa.date32()}
    return others.get(type_, pa.string())


def _value(cell: ExportCell, type_: Type) -> Any:
    if isinstance(cell, Decimal):
        return float(cell)
    return date.fromisoformat(str(cell)) if type_ is Type.DATE and cell is not None else cell
