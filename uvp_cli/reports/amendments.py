"""What colleagues changed in a sheet, as a list and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from uvp_cli import dutch
from uvp_cli.changes.amendments import Amendment
from uvp_cli.document.findings import render_path
from uvp_cli.programme.origin import Placed
from uvp_cli.reports.tables import Column, For, Kind, Report, Row, Table


def amendments_report(changes: Sequence[Amendment], loaded: Placed, *, written: bool) -> Report:
    """The changes, and whether they were `written` into the programme's file."""
    columns = (
        Column("path", "Sleutel", reader=For.PROGRAMS),
        Column("where", "Wat"),
        Column("before", "Was", Kind.VALUE),
        Column("after", "Wordt", Kind.VALUE),
        Column("place", "Plaats"),
    )
    rows = tuple(
        Row(
            (
                render_path(each.path),
                each.where,
                each.before,
                each.after,
                loaded.place(each.path),
            )
        )
        for each in changes
    )
    count = dutch.plural(len(changes), "wijziging", "wijzigingen")
    table = Table(
        title="Overgenomen uit de werkmap" if written else "Veranderd in de werkmap",
        subtitle=loaded.subtitle,
        columns=columns,
        rows=rows,
        notes=(f"{count}; {'geschreven' if written else 'nog niet geschreven'}.",) if rows else (),
        empty="Er is niets veranderd.",
    )
    contract = {
        "programme": loaded.programme.id,
        "file": loaded.file,
        "written": written,
        "changes": [_contract(each, loaded) for each in changes],
    }
    return Report(table, contract)


def _contract(change: Amendment, loaded: Placed) -> dict[str, Any]:
    return {
        "path": render_path(change.path),
        "where": change.where,
        "before": change.before,
        "after": change.after,
        "line": loaded.line(change.path),
    }
