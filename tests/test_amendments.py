from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.samples import WHOLE, programme
from uvp_cli.amendments import Amendment, Difference, Objection, differences
from uvp_cli.tidy import Cell, TidyTable, tables

Sheets = dict[str, list[dict[str, Cell]]]
TABLES = tables(programme(WHOLE))


def sheets(of: tuple[TidyTable, ...] = TABLES) -> Sheets:
    """What the tables look like when they come back unchanged."""
    return {
        table.title: [
            {
                column.title: Decimal(cell) if type(cell) is int else cell
                for column, cell in zip(table.columns, row.cells, strict=True)
            }
            for row in table.rows
        ]
        for table in of
    }


def found(change: Callable[[Sheets], object]) -> list[Difference]:
    """What is found when `change` was made in the sheets."""
    given = sheets()
    change(given)
    return list(differences(TABLES, given, lambda cell: cell))


def put(sheet: str, row: int, column: str, value: Cell) -> list[Difference]:
    """What is found when one cell was changed."""
    return found(lambda given: given[sheet][row].__setitem__(column, value))


def test_what_comes_back_unchanged_has_no_differences() -> None:
    assert found(lambda _: None) == []


def test_rows_may_be_sorted_and_sheets_and_empty_cells_added() -> None:
    def sort(given: Sheets) -> None:
        given["Planning"].reverse()
        given["Eigen blad"] = [{"Notitie": "x"}]
        given["Planning"][0]["Bron"] = "  "

    assert found(sort) == []


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "where", "path", "after"),
    [
        (
            "Acties",
            0,
            "Titel",
            "Nieuw",
            "Acties, jeugd.uitgaan, Titel",
            ("themes", 0, "actions", 0, "title"),
            "Nieuw",
        ),
        (
            "Acties",
            0,
            "Cel looptijd",
            Decimal(2026),
            "Acties, jeugd.uitgaan, Cel looptijd",
            ("themes", 0, "actions", 0, "capacity", "duration", "cell"),
            "2026",
        ),
        (
            "Ramingen",
            1,
            "Uren",
            "7,5",
            "Ramingen, jeugd.uitgaan 2, Uren",
            ("themes", 0, "actions", 0, "capacity", "hours", "estimates", 1, "hours"),
            Decimal("7.5"),
        ),
        (
            "Uitzonderingen",
            1,
            "Uren",
            Decimal(31),
            "Uitzonderingen, jeugd.uitgaan 2 1 noord, Uren",
            (
                *("themes", 0, "actions", 0, "capacity", "hours", "estimates", 1),
                *("alternatives", 0, "except", "noord"),
            ),
            Decimal(31),
        ),
        (
            "Planning",
            0,
            "Laatste dag",
            "2026-05-09",
            "Planning, 1, Laatste dag",
            ("planning", 0, "to"),
            "2026-05-09",
        ),
        (
            "Andere namen",
            0,
            "Andere naam",
            "MM",
            "Andere namen, midden 1, Andere naam",
            ("gemeenten", 1, "aliases", 0),
            "MM",
        ),
    ],
)
def test_a_changed_cell_leads_to_its_place(
    sheet: str,
    row: int,
    column: str,
    value: Cell,
    where: str,
    path: tuple[str | int, ...],
    after: str | Decimal,
) -> None:
    [change] = put(sheet, row, column, value)
    assert isinstance(change, Amendment)
    assert (change.where, change.path, change.after) == (where, path, after)


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "where", "reason"),
    [
        (
            "Uren",
            0,
            "Uren",
            Decimal(99),
            "Uren, jeugd.uitgaan 1 noord, Uren",
            "is niet te wijzigen in de export; doe dat in de YAML.",
        ),
        (
            "Acties - doelstellingen",
            0,
            "Doelstelling",
            "jeugd.doel-1",
            "Acties - doelstellingen, jeugd.uitgaan 1, Doelstelling",
            "is niet te wijzigen in de export; doe dat in de YAML.",
        ),
        (
            "Acties",
            1,
            "Samenvatting",
            "Nieuw",
            "Acties, overig.lamp, Samenvatting",
            "was leeg; voeg dit zelf toe aan de YAML.",
        ),
        (
            "Acties",
            0,
            "Samenvatting",
            None,
            "Acties, jeugd.uitgaan, Samenvatting",
            "is leeggemaakt; verwijder dit zelf uit de YAML.",
        ),
        (
            "Ramingen",
            0,
            "Uren",
            "tien",
            "Ramingen, jeugd.uitgaan 1, Uren",
            "kan niet 'tien' zijn.",
        ),
        ("Acties", 0, "Titel", True, "Acties, jeugd.uitgaan, Titel", "kan niet 'True' zijn."),
        (
            "Acties",
            0,
            "Titel",
            "#REF!",
            "Acties, jeugd.uitgaan, Titel",
            "bevat een formule met een fout (#REF!).",
        ),
    ],
)
def test_what_cannot_be_taken_over(
    sheet: str, row: int, column: str, value: Cell, where: str, reason: str
) -> None:
    assert put(sheet, row, column, value) == [Objection(where, reason)]


def test_rows_columns_and_sheets_must_stay() -> None:
    assert found(lambda given: given.pop("Rollen")) == [Objection("Blad Rollen", "ontbreekt.")]
    assert found(lambda given: given["Rollen"].pop()) == [
        Objection("Rollen, allen", "is verwijderd.")
    ]
    assert found(lambda given: given["Rollen"].append({"Id": "ik", "Naam": "Ik"})) == [
        Objection("Rollen, ik", "is toegevoegd.")
    ]
    assert found(lambda given: given["Rollen"].append(given["Rollen"][0])) == [
        Objection("Rollen, allen", "staat er meer dan eens.")
    ]
    assert found(lambda given: given["Rollen"][0].pop("Naam")) == [
        Objection("Rollen, kolom Naam", "ontbreekt.")
    ]
    assert found(lambda given: given["Rollen"][0].update(Notitie="x")) == [
        Objection("Rollen, kolom Notitie", "is toegevoegd.")
    ]
    assert put("Rollen", 0, "Id", "ieder") == [
        Objection("Rollen, allen", "is verwijderd."),
        Objection("Rollen, ieder", "is toegevoegd."),
    ]
