"""JSON, for programs: the report's contract."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, TextIO

from uvp_cli.render.cells import escaped, figure
from uvp_cli.reports.tables import Report


def write(report: Report, stream: TextIO) -> None:
    """Writes the contract of `report`, indented, with a newline at the end."""
    dump(report.contract, stream)


def dump(value: Any, stream: TextIO) -> None:
    """Writes `value` as JSON; numbers are exact to their digits, and of text only control and
    direction characters are escaped."""
    stream.write(escaped(json.dumps(value, ensure_ascii=False, indent=2, default=_number)))
    stream.write("\n")


def _number(value: Any) -> int | float:
    if isinstance(value, Decimal):
        return figure(value)
    raise TypeError(f"geen JSON: {value!r}")
