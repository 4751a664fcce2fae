from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.samples import WHOLE, programme
from uvp_cli.changes.amendments import (
    Amendment,
    Calculated,
    Difference,
    Grid,
    Objection,
    SheetCell,
    differences,
)
from uvp_cli.queries.tidy import tables
from uvp_cli.queries.tidy_columns import ExportTable

Sheets = dict[str, list[dict[str, SheetCell]]]
TABLES = tables(programme(WHOLE))


def sheets(of: tuple[ExportTable, ...] = TABLES) -> Sheets:
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
    return list(differences(TABLES, grids(given), lambda cell: cell, {}))


def grids(given: Sheets) -> dict[str, Grid]:
    """The rows as they stand on a sheet: the headings, and then what stands under each."""
    titles = {table.title: [column.title for column in table.columns] for table in TABLES}
    found: dict[str, Grid] = {}
    for title, rows in given.items():
        headings = list(dict.fromkeys(each for row in rows for each in row)) or titles[title]
        found[title] = [headings, *([row.get(each) for each in headings] for row in rows)]
    return found


def put(sheet: str, row: int, column: str, value: SheetCell) -> list[Difference]:
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
            "Ramingen",
            1,
            "Uren",
            " 1.066 ",
            "Ramingen, jeugd.uitgaan 2, Uren",
            ("themes", 0, "actions", 0, "capacity", "hours", "estimates", 1, "hours"),
            Decimal(1066),
        ),
        (
            "Ramingen",
            1,
            "Uren",
            Calculated(Decimal("1.066")),
            "Ramingen, jeugd.uitgaan 2, Uren",
            ("themes", 0, "actions", 0, "capacity", "hours", "estimates", 1, "hours"),
            Decimal("1.066"),
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
    value: SheetCell,
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
            "kan niet 'tien' zijn; schrijf een getal, zoals 1500, 1.500 of 7,5.",
        ),
        (
            "Acties",
            0,
            "Titel",
            True,
            "Acties, jeugd.uitgaan, Titel",
            "kan niet 'WAAR' zijn; schrijf tekst.",
        ),
        (
            "Acties",
            0,
            "Titel",
            "#REF!",
            "Acties, jeugd.uitgaan, Titel",
            "bevat een formule met een fout (#REF!).",
        ),
        (
            "Acties",
            0,
            "Titel",
            Calculated(None),
            "Acties, jeugd.uitgaan, Titel",
            "bevat een formule zonder uitkomst; open de werkmap in een rekenprogramma, bewaar haar "
            "daar en probeer het nog eens.",
        ),
        (
            "Ramingen",
            0,
            "Uren",
            "1.066,555",
            "Ramingen, jeugd.uitgaan 1, Uren",
            "kan niet '1.066,555' zijn; schrijf een getal, zoals 1500, 1.500 of 7,5.",
        ),
        (
            "Ramingen",
            0,
            "Uren",
            Decimal("33.333333333333336"),
            "Ramingen, jeugd.uitgaan 1, Uren",
            "telt 17 cijfers; rond het af, bijvoorbeeld op 33,33.",
        ),
        (
            "Ramingen",
            0,
            "Uren",
            Decimal("1e300"),
            "Ramingen, jeugd.uitgaan 1, Uren",
            "telt 301 cijfers; hooguit 15 mag.",
        ),
    ],
)
def test_what_cannot_be_taken_over(
    sheet: str, row: int, column: str, value: SheetCell, where: str, reason: str
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


def on(
    sheet: str, *rows: list[SheetCell], computed: dict[str, Grid] | None = None
) -> list[Difference]:
    """What is found when a sheet holds these rows, of which the first has its headings."""
    given = {**grids(sheets()), sheet: rows}
    return list(differences(TABLES, given, lambda cell: cell, computed or {}))


def test_a_column_that_stands_there_twice_is_not_chosen_from() -> None:
    rows: list[list[SheetCell]] = [["Id", "Naam", "Naam"], ["allen", "Allen", "Iedereen"]]
    assert on("Rollen", *rows) == [Objection("Rollen, kolom Naam", "staat er meer dan eens.")]


def test_what_stands_beside_or_under_a_table_is_said() -> None:
    stray = "staat iets onder geen enkele kop; haal dit weg."
    row: list[SheetCell] = ["allen", "Allen", None, "Wie is dit?"]
    assert on("Rollen", ["Id", "Naam", "  "], row, [None, None, " "], [None, "Totaal"]) == [
        Objection("Rollen, rij 2, naast de tabel", stray),
        Objection("Rollen, rij 4", "is toegevoegd."),
    ]
    assert on("Rollen") == [
        Objection("Rollen, kolom Id", "ontbreekt."),
        Objection("Rollen, kolom Naam", "ontbreekt."),
    ]


SUMMARY: Grid = [
    ["Id", "Gemeente", "Totaal"],
    ["noord", "Noord", Calculated(Decimal(3))],
    [None, "Totaal", Calculated(Decimal(3))],
]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (SUMMARY, []),
        ([SUMMARY[0], SUMMARY[2], [], SUMMARY[1]], []),
        ([SUMMARY[0], ["noord", "Noord", Calculated(None)], [None, "Totaal", Decimal(3), ""]], []),
        (
            [SUMMARY[0], ["noord", "Het Noorden", Decimal(4)], SUMMARY[2]],
            [
                ("rij 2, Gemeente", "is niet te wijzigen in de export; doe dat in de YAML."),
                ("rij 2, Totaal", "is niet te wijzigen in de export; doe dat in de YAML."),
            ],
        ),
        (
            [*SUMMARY[:2], ["zuid", "Zuid"], [*SUMMARY[2], "Klopt dit?"]],
            [
                ("rij 3", "is toegevoegd."),
                ("rij 4, naast de tabel", "staat iets onder geen enkele kop; haal dit weg."),
            ],
        ),
        (SUMMARY[:2], [("Totaal", "is verwijderd.")]),
    ],
)
def test_what_is_computed_does_not_change(rows: Grid, expected: list[tuple[str, str]]) -> None:
    found = on("Overzicht", *map(list, rows), computed={"Overzicht": SUMMARY})
    assert found == [Objection(f"Overzicht, {where}", reason) for where, reason in expected]
