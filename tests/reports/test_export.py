from __future__ import annotations

from decimal import Decimal

from tests.samples import WHOLE, placed
from uvp_cli.changes.amendments import Amendment
from uvp_cli.queries.tidy import tables
from uvp_cli.reports.amendments import amendments_report
from uvp_cli.reports.export import export_report
from uvp_cli.reports.tables import Table

LOADED = placed(WHOLE)
CHANGE = Amendment(
    "Gemeenten, noord, Naam", ("gemeenten", 0, "name"), "Noord", "Het [b]Noorden[/b]"
)


def test_the_tables_that_were_written() -> None:
    written = tables(LOADED.programme)[:3]
    report = export_report(written, "uvp.db", LOADED)
    content = report.content
    assert isinstance(content, Table)
    assert content.title == "Geschreven naar uvp.db"
    assert [row.cells for row in content.rows] == [
        ("Programma", "programme", 1),
        ("Gemeenten", "gemeenten", 3),
        ("Besluiten", "decisions", 0),
        ("Totaal", None, 4),
    ]
    assert content.notes == ("3 tabellen; wat erin staat, staat in docs/tabellen.md.",)
    assert report.contract["tables"][2] == {"table": "decisions", "rows": 0}


def test_changes_with_their_place() -> None:
    more = Amendment(
        "Ramingen, a 1, Uren", ("allocation", "weights", "noord"), Decimal(2), Decimal(3)
    )
    report = amendments_report([CHANGE, more], LOADED, written=True)
    content = report.content
    assert isinstance(content, Table)
    assert content.title == "Overgenomen uit de werkmap"
    assert [row.cells[1:] for row in content.rows] == [
        ("Gemeenten, noord, Naam", *("Noord", "Het [b]Noorden[/b]") * 2, "proef.yaml:6"),
        ("Ramingen, a 1, Uren", *(2, 3) * 2, "proef.yaml:16"),
    ]
    assert content.notes == ("2 wijzigingen; geschreven.",)
    assert report.contract == {
        "programme": "uvp-proef-2026",
        "file": "proef.yaml",
        "written": True,
        "changes": [
            {
                "path": "gemeenten[0].name",
                "where": "Gemeenten, noord, Naam",
                "before": "Noord",
                "after": "Het [b]Noorden[/b]",
                "line": 6,
            },
            {
                "path": "allocation.weights.noord",
                "where": "Ramingen, a 1, Uren",
                "before": 2,
                "after": 3,
                "line": 16,
            },
        ],
        "passed_over": [],
    }


def test_what_is_passed_over_is_said_also_where_nothing_changed() -> None:
    what = [f"blad {number}" for number in range(1, 11)]
    report = amendments_report([], LOADED, written=False, passed_over=what)
    assert isinstance(report.content, Table)
    says = f"Niet overgenomen: {'; '.join(what[:8])}; en nog 2."
    assert report.content.empty == f"Er is niets veranderd. {says}"
    assert report.contract["passed_over"] == what
    changed = amendments_report([CHANGE], LOADED, written=True, passed_over=what).content
    assert isinstance(changed, Table)
    assert changed.notes == ("1 wijziging; geschreven.", says)


def test_nothing_written_and_nothing_changed() -> None:
    shown = amendments_report([CHANGE], LOADED, written=False).content
    assert isinstance(shown, Table)
    assert (shown.title, shown.notes) == (
        "Veranderd in de werkmap",
        ("1 wijziging; nog niet geschreven.",),
    )
    empty = amendments_report([], LOADED, written=False).content
    assert isinstance(empty, Table)
    assert (empty.rows, empty.notes, empty.empty) == ((), (), "Er is niets veranderd.")
