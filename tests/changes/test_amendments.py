from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.cases import cases
from tests.samples import WHOLE, programme
from uvp_cli.changes.amendments import (
    Addition,
    Amendment,
    Calculated,
    Difference,
    Objection,
    PassedOver,
    Removal,
    SheetCell,
    SheetGrid,
    as_exported,
    differences,
)
from uvp_cli.queries.tidy import tables
from uvp_cli.queries.tidy_columns import ExportTable
from uvp_cli.queries.tidy_names import named

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
    return list(differences(TABLES, grids(given), lambda cell, _: cell, {}))


def grids(given: Sheets) -> dict[str, SheetGrid]:
    """The rows as they stand on a sheet: the headings, and then what stands under each."""
    titles = {table.title: [column.title for column in table.columns] for table in TABLES}
    empty = {table.title for table in TABLES if not table.rows}
    found: dict[str, SheetGrid] = {}
    for title, rows in given.items():
        above = titles[title] if title in empty or not rows else []
        headings = list(dict.fromkeys([*above, *(each for row in rows for each in row)]))
        found[title] = [headings, *([row.get(each) for each in headings] for row in rows)]
    return found


def put(sheet: str, row: int, column: str, value: SheetCell) -> list[Difference]:
    """What is found when one cell was changed."""
    return found(lambda given: given[sheet][row].__setitem__(column, value))


def fixed(before: str) -> str:
    """What is said of a cell that cannot change."""
    return (
        f"is niet te wijzigen in de export; zet terug wat er stond ('{before}'), neem de rest "
        "over en wijzig dit daarna in de YAML."
    )


ADDED = (
    "is toegevoegd; dat kan alleen in de YAML. Bewaar de rij ergens anders, haal haar hier weg, "
    "neem de rest over en voeg haar daarna toe aan de YAML."
)
REMOVED = (
    "is verwijderd; dat kan alleen in de YAML. Zet de rij terug, neem de rest over en verwijder "
    "haar daarna uit de YAML."
)
TWICE = "staat er meer dan eens; laat alleen de kolom uit de export staan."


def test_what_comes_back_unchanged_has_no_differences() -> None:
    assert found(lambda _: None) == []


def test_rows_may_be_sorted_and_sheets_and_empty_cells_added() -> None:
    def sort(given: Sheets) -> None:
        given["Planning"].reverse()
        given["Eigen blad"] = [{"Notitie": "x"}]
        given["Planning"][0]["Bron"] = "  "

    assert found(sort) == [PassedOver("blad Eigen blad")]


@cases(
    ("sheet", "row", "column", "value", "where", "path", "after"),
    [
        (
            "Acties",
            0,
            "Titel",
            "Nieuw",
            "Acties, rij 2 (Veilig uitgaan), Titel",
            ("themes", 0, "actions", 0, "title"),
            "Nieuw",
        ),
        (
            "Acties",
            0,
            "Cel looptijd",
            Decimal(2026),
            "Acties, rij 2 (Veilig uitgaan), Cel looptijd",
            ("themes", 0, "actions", 0, "capacity", "duration", "cell"),
            "2026",
        ),
        (
            "Ramingen",
            1,
            "Uren",
            "7,5",
            "Ramingen, rij 3 (Veilig uitgaan: Samen), Uren",
            ("themes", 0, "actions", 0, "capacity", "hours", "estimates", 1, "hours"),
            Decimal("7.5"),
        ),
        (
            "Ramingen",
            1,
            "Uren",
            " 1.066 ",
            "Ramingen, rij 3 (Veilig uitgaan: Samen), Uren",
            ("themes", 0, "actions", 0, "capacity", "hours", "estimates", 1, "hours"),
            Decimal(1066),
        ),
        (
            "Ramingen",
            1,
            "Uren",
            Calculated(Decimal("1.066")),
            "Ramingen, rij 3 (Veilig uitgaan: Samen), Uren",
            ("themes", 0, "actions", 0, "capacity", "hours", "estimates", 1, "hours"),
            Decimal("1.066"),
        ),
        (
            "Uitzonderingen",
            1,
            "Uren",
            Decimal(31),
            "Uitzonderingen, rij 3 (Veilig uitgaan), Uren",
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
            "Planning, rij 2 (Uitgaan in mei), Laatste dag",
            ("planning", 0, "to"),
            "2026-05-09",
        ),
        (
            "Andere namen",
            0,
            "Andere naam",
            "MM",
            "Andere namen, rij 2 (Midden), Andere naam",
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


@cases(
    ("sheet", "row", "column", "value", "where", "reason"),
    [
        (
            "Uren",
            0,
            "Uren",
            Decimal(99),
            "Uren, rij 2 (Veilig uitgaan), Uren",
            fixed("10"),
        ),
        (
            "Acties - doelstellingen",
            0,
            "Doelstelling",
            "jeugd.doel-1",
            "Acties - doelstellingen, rij 2 (Veilig uitgaan), Doelstelling",
            fixed("jeugd.doel-2"),
        ),
        (
            "Acties",
            0,
            "Titel",
            " ",
            "Acties, rij 2 (Veilig uitgaan), Titel",
            "is leeggemaakt en moet er staan; zet terug wat er stond ('Veilig uitgaan').",
        ),
        (
            "Ramingen",
            0,
            "Uren",
            "tien",
            "Ramingen, rij 2 (Veilig uitgaan: Eigen), Uren",
            "kan niet 'tien' zijn; schrijf een getal, zoals 1500, 1.500 of 7,5.",
        ),
        (
            "Acties",
            0,
            "Titel",
            True,
            "Acties, rij 2 (Veilig uitgaan), Titel",
            "kan niet 'WAAR' zijn; schrijf tekst.",
        ),
        (
            "Acties",
            0,
            "Titel",
            "#REF!",
            "Acties, rij 2 (Veilig uitgaan), Titel",
            "bevat een formule met een fout (#REF!).",
        ),
        (
            "Acties",
            0,
            "Titel",
            Calculated(None),
            "Acties, rij 2 (Veilig uitgaan), Titel",
            "bevat een formule zonder uitkomst; open de werkmap in een rekenprogramma, bewaar haar "
            "daar en probeer het nog eens.",
        ),
        (
            "Acties",
            0,
            "Prioriteit",
            Calculated(None),
            "Acties, rij 2 (Veilig uitgaan), Prioriteit",
            "bevat een formule zonder uitkomst; open de werkmap in een rekenprogramma, bewaar haar "
            "daar en probeer het nog eens.",
        ),
        (
            "Ramingen",
            0,
            "Uren",
            "1.066,555",
            "Ramingen, rij 2 (Veilig uitgaan: Eigen), Uren",
            "kan niet '1.066,555' zijn; schrijf een getal, zoals 1500, 1.500 of 7,5.",
        ),
        (
            "Ramingen",
            0,
            "Uren",
            Decimal("33.333333333333336"),
            "Ramingen, rij 2 (Veilig uitgaan: Eigen), Uren",
            "telt 17 cijfers; rond het af, bijvoorbeeld op 33,33.",
        ),
        (
            "Ramingen",
            0,
            "Uren",
            Decimal("1e300"),
            "Ramingen, rij 2 (Veilig uitgaan: Eigen), Uren",
            "telt 301 cijfers; hooguit 15 mag.",
        ),
    ],
)
def test_what_cannot_be_taken_over(
    sheet: str, row: int, column: str, value: SheetCell, where: str, reason: str
) -> None:
    assert put(sheet, row, column, value) == [Objection(where, reason)]


def test_rows_columns_and_sheets_must_stay() -> None:
    assert found(lambda given: given.pop("Rollen")) == [
        Objection("Blad Rollen", "ontbreekt; zet het terug zoals het in de export stond.")
    ]
    assert found(lambda given: given["Doelstellingen"].pop(0)) == [
        Objection("Doelstellingen, Een doel.", REMOVED)
    ]
    assert found(lambda given: given["Doelstellingen"].append({"Id": "ik", "Tekst": "Ik"})) == [
        Objection(f"Doelstellingen, rij {len(sheets()['Doelstellingen']) + 2} (Ik)", ADDED)
    ]
    assert found(lambda given: given["Rollen"].append(given["Rollen"][0])) == [
        Objection(
            "Rollen, Allen",
            "staat er meer dan eens, op rij 2 en 3; laat alleen de rij staan die klopt.",
        )
    ]
    assert found(lambda given: given["Rollen"][0].pop("Naam")) == [
        Objection("Rollen, kolom Naam", "ontbreekt; zet de kop terug zoals die in de export stond.")
    ]


def test_an_empty_cell_is_filled_and_a_full_one_emptied() -> None:
    [filled] = put("Acties", 1, "Samenvatting", "Nieuw")
    assert filled == Amendment(
        "Acties, rij 3 (Lampen), Samenvatting",
        ("other_actions", 0, "summary"),
        None,
        "Nieuw",
    )
    [emptied] = put("Acties", 0, "Samenvatting", None)
    assert isinstance(emptied, Amendment)
    assert (emptied.path, emptied.after) == (("themes", 0, "actions", 0, "summary"), None)


def test_a_row_that_is_gone_is_removed() -> None:
    assert found(lambda given: given["Rollen"].pop()) == [
        Removal("Rollen, Allen", ("roles", 0), "Allen")
    ]
    [alias] = put("Andere namen", 0, "Andere naam", "")
    assert alias == Removal(
        "Andere namen, rij 2 (Midden), Andere naam", ("gemeenten", 1, "aliases", 0), "Midden"
    )
    assert put("Rollen", 0, "Id", "ieder") == [
        Removal("Rollen, Allen", ("roles", 0), "Allen"),
        Addition(
            "Rollen, rij 2 (Allen)",
            ("roles",),
            {"id": "ieder", "name": "Allen"},
            "Id: ieder; Naam: Allen",
        ),
    ]


@cases(
    ("sheet", "row", "path", "item"),
    [
        ("Rollen", {"Naam": "Iedereen & co"}, ("roles",), {"id": "iedereen-co"}),
        ("Planning", {"Titel": "Nieuw", "Maand": "juni"}, ("planning",), {"month": Decimal(6)}),
        ("Planning", {"Regel": Decimal(9), "Titel": "Nieuw"}, ("planning",), {"title": "Nieuw"}),
        (
            "Ramingen",
            {"Actie": "Veilig uitgaan", "Uren": "7,5", "Grondslag": "joint"},
            ("themes", 0, "actions", 0, "capacity", "hours", "estimates"),
            {"hours": Decimal("7.5"), "per": "joint"},
        ),
        (
            "Maatregelen",
            {"Actie": "Lampen", "Titel": "Eerste stap"},
            ("other_actions", 0, "measures"),
            {"title": "Eerste stap"},
        ),
        (
            "Indicatoren",
            {"Over": "LAMPEN", "Titel": "Licht", "Nulmeting": Decimal(3), "Eenheid": "lux"},
            ("other_actions", 0, "indicators"),
            {"title": "Licht", "unit": "lux", "baseline": {"value": Decimal(3)}},
        ),
    ],
)
def test_a_new_row_is_an_item_of_its_list(
    sheet: str, row: dict[str, SheetCell], path: tuple[str | int, ...], item: dict[str, object]
) -> None:
    [addition] = found(lambda given: given[sheet].append(row))
    assert isinstance(addition, Addition)
    assert addition.path == path
    assert addition.item.items() >= item.items()


def test_a_new_link_names_both_sides_as_people_do() -> None:
    name = next(each for each in TABLES if each.name == "partners").rows[0].cells[1]
    row: dict[str, SheetCell] = {"Actie": "Lampen", "Ketenpartner": name}
    [link] = found(lambda given: given["Acties - ketenpartners"].append(row))
    assert isinstance(link, Addition)
    assert (link.path, link.item) == (("other_actions", 0, "capacity", "partners"), "politie")


@cases(
    ("sheet", "row", "reason"),
    [
        (
            "Rollen",
            {"Naam": "Totaal"},
            "is geen regel van de tabel; vul haar aan, of haal haar weg.",
        ),
        (
            "Maatregelen",
            {"Titel": "Eerste stap"},
            "vul onder Actie in waar de rij bij hoort, zoals op blad Acties.",
        ),
        (
            "Maatregelen",
            {"Actie": "Niets", "Titel": "Eerste stap"},
            "Actie 'Niets' staat niet op blad Acties.",
        ),
        (
            "Acties - ketenpartners",
            {"Actie": "Lampen", "Ketenpartner": "Niemand"},
            "Ketenpartner 'Niemand' staat niet op blad Ketenpartners.",
        ),
        (
            "Ramingen",
            {"Actie": "Lampen", "Uren": "tien"},
            "Uren kan niet 'tien' zijn; schrijf een getal, zoals 1500, 1.500 of 7,5.",
        ),
    ],
)
def test_a_new_row_that_is_no_item_says_why(
    sheet: str, row: dict[str, SheetCell], reason: str
) -> None:
    [objection] = found(lambda given: given[sheet].append(row))
    assert isinstance(objection, Objection)
    assert objection.reason == reason


READ = named(TABLES)
ACTION = "jeugd.uitgaan"


def added(**rows: dict[str, SheetCell]) -> list[Difference]:
    """What is found with one new row on each of these sheets, as people read them."""
    given = sheets(READ)
    for title, row in rows.items():
        given[title.replace("_", " - ")].append(row)
    return list(differences(READ, grids(given), lambda cell, _: cell, {}))


def test_a_new_row_may_have_the_name_beside_an_id_alone() -> None:
    link = {"Actie (naam)": "Lampen", "Ketenpartner (naam)": "Politie, Noord"}
    [addition] = added(Acties_ketenpartners=dict(link))
    assert isinstance(addition, Addition)
    assert (addition.path[:2], addition.item) == (("other_actions", 0), "politie")


@cases(
    ("row", "item"),
    [
        ({"Wie (namen)": "OOV; politie"}, {"responsible": ["oov", "politie"]}),
        ({"Wie (namen)": "Politie, Noord"}, {"responsible": ["politie"]}),
        ({"Wie (namen)": "Zuid, allen, ZUID,"}, {"responsible": ["zuid", "allen"]}),
        ({"Acties (namen)": "Veilig uitgaan; overig.lamp"}, {"actions": [ACTION, "overig.lamp"]}),
        ({"Maanden (namen)": "juni"}, {"month": Decimal(6)}),
        ({"Maand": "juni", "Maanden (namen)": "juni"}, {"month": Decimal(6)}),
    ],
)
def test_a_new_row_may_list_what_it_names(
    row: dict[str, SheetCell], item: dict[str, object]
) -> None:
    [addition] = added(Planning={"Titel": "Nieuw", **row})
    assert isinstance(addition, Addition)
    assert addition.item == {"title": "Nieuw", **item}
    assert all(f"{title}: " in addition.after for title in row if title != "Maanden (namen)")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            {"Wie (namen)": "OOV; Niemand"},
            "Wie (namen): 'Niemand' staat niet op blad Rollen, Afdelingen, Ketenpartners, "
            "Gemeenten of Groepen.",
        ),
        (
            {"Maand": "mei", "Maanden (namen)": "juni"},
            "Maanden (namen) 'juni' is niet de maand van deze rij; zeg onder Maand, Kwartaal, "
            "Halfjaar of Periode wanneer het is, en laat dit leeg.",
        ),
    ],
)
def test_a_new_row_that_lists_what_is_not_there_says_so(
    row: dict[str, SheetCell], reason: str
) -> None:
    [objection] = added(Planning={"Titel": "Nieuw", **row})
    assert isinstance(objection, Objection)
    assert objection.reason == reason


def test_what_a_new_row_says_of_what_follows_from_others_is_told() -> None:
    [addition] = added(Planning={"Titel": "Nieuw", "Maand": "mei", "Thema": "jeugd"})
    assert isinstance(addition, Addition)
    assert addition.after == "Titel: Nieuw; Maand: 5; zonder Thema 'jeugd', dat elders uit volgt"


def test_a_new_row_gets_an_id_where_all_others_have_one() -> None:
    of = tables(programme(WHOLE.replace("{title: Zomer,", "{id: zomer, title: Zomer,")))
    for title, id_ in (("Nieuw overleg", "nieuw-overleg"), ("Zomer", None), ("???", None)):
        given = sheets(of)
        given["Planning"].append({"Titel": title, "Maand": "juni"})
        [addition] = differences(of, grids(given), lambda cell, _: cell, {})
        assert isinstance(addition, Addition)
        assert addition.item.get("id") == id_


@cases("typed", ["gedaan", "Klaar", "afgerond", "gereed", "done"])
def test_a_value_may_have_other_words_that_people_have_for_it(typed: str) -> None:
    [addition] = added(Maatregelen={"Actie": "Lampen", "Titel": "Stap", "Stand": typed})
    assert isinstance(addition, Addition)
    assert addition.item["status"] == "done"


def test_a_new_row_is_told_in_the_words_that_people_read() -> None:
    given = sheets()
    given["Maatregelen"].append({"Actie": "Lampen", "Titel": "Stap", "Stand": "gepland"})
    words = {"planned": "gepland"}
    [addition] = differences(TABLES, grids(given), lambda cell, _: cell, {}, words)
    assert isinstance(addition, Addition)
    assert addition.item == {"title": "Stap", "status": "planned"}
    assert addition.after == "Titel: Stap; Stand: gepland"


def test_a_new_row_with_an_id_and_the_name_of_another_is_neither() -> None:
    two: dict[str, SheetCell] = {"Actie": "overig.lamp", "Actie (naam)": "Veilig uitgaan"}
    [objection] = added(Acties_ketenpartners={**two, "Ketenpartner": "politie"})
    assert isinstance(objection, Objection)
    assert objection.reason == (
        "Actie 'overig.lamp' is niet 'Veilig uitgaan', dat ernaast staat; laat een van beide leeg."
    )


def test_a_new_row_may_name_another_new_row() -> None:
    new, link = added(
        Ketenpartners={"Naam": "Halt"},
        Acties_ketenpartners={"Actie": "Lampen", "Ketenpartner": "Halt"},
    )
    assert isinstance(new, Addition)
    assert isinstance(link, Addition)
    assert (new.item, link.item) == ({"id": "halt", "name": "Halt"}, "halt")


def test_a_row_cannot_come_in_what_is_not_there_yet() -> None:
    owner = replace(next(each for each in READ if each.name == "actions"), grows=True)
    tables_of = tuple(owner if each.name == "actions" else each for each in READ)
    given = sheets(READ)
    given["Acties"].append({"Id": "overig.nieuw", "Titel": "Nieuw"})
    given["Maatregelen"].append({"Actie": "Nieuw", "Titel": "Stap"})
    reasons = [
        each.reason
        for each in differences(tables_of, grids(given), lambda cell, _: cell, {})
        if isinstance(each, Objection)
    ]
    assert reasons == [
        "Actie 'Nieuw' komt er met deze werkmap pas bij; neem die eerst over, maak een nieuwe "
        "export en vul dit daarin aan."
    ]


def on(
    sheet: str, *rows: list[SheetCell], computed: dict[str, SheetGrid] | None = None
) -> list[Difference]:
    """What is found when a sheet holds these rows, of which the first has its headings."""
    given = {**grids(sheets()), sheet: rows}
    return list(differences(TABLES, given, lambda cell, _: cell, computed or {}))


def test_a_column_that_stands_there_twice_is_not_chosen_from() -> None:
    rows: list[list[SheetCell]] = [["Id", "Naam", "Naam"], ["allen", "Allen", "Iedereen"]]
    assert on("Rollen", *rows) == [Objection("Rollen, kolom Naam", TWICE)]


def test_what_stands_beside_a_table_is_passed_over_and_said() -> None:
    row: list[SheetCell] = ["allen", "Allen", None, "Wie is dit?"]
    assert on("Rollen", ["Id", "Naam", "  "], row, [None, None, " "], [None, "Totaal"]) == [
        PassedOver("Rollen, rij 2, naast de tabel: 'Wie is dit?'"),
        Objection(
            "Rollen, rij 4 (Totaal)", "is geen regel van de tabel; vul haar aan, of haal haar weg."
        ),
    ]
    assert found(lambda given: given["Rollen"][0].update(Notitie="x")) == [
        PassedOver("Rollen, kolom Notitie")
    ]
    lost = "ontbreekt; zet de kop terug zoals die in de export stond."
    assert on("Rollen") == [
        Objection("Rollen, kolom Id", lost),
        Objection("Rollen, kolom Naam", lost),
    ]


WORDS = {"gemeente": "per gemeente", "joint": "gezamenlijk", "person": "per persoon"}


@cases(
    ("sheet", "column", "value", "after"),
    [
        ("Planning", "Maand", "juni", Decimal(6)),
        ("Planning", "Maand", " Mrt", Decimal(3)),
        ("Planning", "Maand", "12", Decimal(12)),
        ("Planning", "Kwartaal", "Q2", Decimal(2)),
        ("Planning", "Kwartaal", "3e kwartaal", Decimal(3)),
        ("Planning", "Halfjaar", "eerste helft", Decimal(1)),
        ("Planning", "Laatste dag", "6-5-2026", "2026-05-06"),
        ("Planning", "Laatste dag", "06/05/2026", "2026-05-06"),
        ("Planning", "Laatste dag", "6 mei 2026", "2026-05-06"),
        ("Programma", "Eerste maand", "februari 2026", "2026-02"),
        ("Programma", "Eerste maand", "2-2026", "2026-02"),
        ("Programma", "Eerste maand", "2026-02-01", "2026-02"),
        ("Ramingen", "Grondslag", "gezamenlijk", "joint"),
        ("Ramingen", "Grondslag", "Per persoon", "person"),
        ("Ramingen", "Grondslag", "persoon ", "person"),
        ("Ramingen", "Grondslag", "joint", "joint"),
        ("Acties", "Titel", " Nieuw \n", "Nieuw"),
        ("Acties", "Titel", "Nieuw\u00a0", "Nieuw"),
    ],
)
def test_a_cell_is_read_as_people_write_it(
    sheet: str, column: str, value: str, after: str | Decimal
) -> None:
    given = sheets()
    given[sheet][0][column] = value
    [change] = differences(TABLES, grids(given), lambda cell, _: cell, {}, WORDS)
    assert isinstance(change, Amendment)
    assert change.after == after


def test_another_word_or_a_space_for_the_same_is_no_change() -> None:
    given = sheets()
    given["Ramingen"][0]["Grondslag"] = "per gemeente"
    given["Acties"][0]["Titel"] = "Veilig uitgaan "
    given["Planning"][0]["Maand"] = "mei"
    assert list(differences(TABLES, grids(given), lambda cell, _: cell, {}, WORDS)) == []


@cases(
    ("sheet", "column", "value", "wanted"),
    [
        ("Planning", "Maand", "zomer", "schrijf een maand, zoals mei of 5"),
        ("Planning", "Kwartaal", "mei", "schrijf een kwartaal, zoals 2 of Q2"),
        ("Planning", "Halfjaar", "Q2", "schrijf een halfjaar: 1 of 2"),
        ("Planning", "Laatste dag", "31-2-2026", "schrijf een datum, zoals 6-10-2026"),
        ("Planning", "Laatste dag", "eind mei", "schrijf een datum, zoals 6-10-2026"),
        ("Programma", "Eerste maand", "mei", "schrijf een maand met het jaar, zoals oktober 2026"),
        ("Ramingen", "Grondslag", "iedereen", "kies uit: per gemeente, gezamenlijk of per persoon"),
        ("Thema's", "Nummer", "1,5", "schrijf een heel getal, zoals 12"),
    ],
)
def test_what_a_column_cannot_hold_says_what_it_can(
    sheet: str, column: str, value: str, wanted: str
) -> None:
    given = sheets()
    given[sheet][0][column] = value
    [objection] = differences(TABLES, grids(given), lambda cell, _: cell, {}, WORDS)
    assert isinstance(objection, Objection)
    assert objection.where.startswith(f"{sheet}, rij 2 (")
    assert objection.reason == f"kan niet '{value}' zijn; {wanted}."


SUMMARY: SheetGrid = [
    ["Id", "Gemeente", "Totaal"],
    ["noord", "Noord", Calculated(Decimal(3))],
    [None, "Totaal", Calculated(Decimal(3))],
]


@cases(
    ("rows", "expected"),
    [
        (SUMMARY, []),
        ([SUMMARY[0], SUMMARY[2], [], SUMMARY[1]], []),
        ([SUMMARY[0], ["noord", "Noord", Calculated(None)], [None, "Totaal", Decimal(3), ""]], []),
        (
            [SUMMARY[0], ["noord", "Het Noorden", Decimal(4)], SUMMARY[2]],
            [
                Objection("Overzicht, rij 2, Gemeente", fixed("Noord")),
                Objection("Overzicht, rij 2, Totaal", fixed("3")),
            ],
        ),
        (
            [*SUMMARY[:2], ["zuid", "Zuid"], [*SUMMARY[2], "Klopt dit?"]],
            [
                Objection("Overzicht, rij 3", ADDED),
                PassedOver("Overzicht, rij 4, naast de tabel: 'Klopt dit?'"),
            ],
        ),
        (SUMMARY[:2], [Objection("Overzicht, Totaal", REMOVED)]),
    ],
)
def test_what_is_computed_does_not_change(rows: SheetGrid, expected: list[Difference]) -> None:
    assert on("Overzicht", *map(list, rows), computed={"Overzicht": SUMMARY}) == expected


@cases("number", [Decimal(99), "#REF!", True, "9a"])
def test_a_row_under_another_number_is_not_taken_for_a_new_one(number: SheetCell) -> None:
    [objection] = put("Planning", 0, "Regel", number)
    assert objection == Objection(
        "Planning, rij 2 (Uitgaan in mei), Regel",
        "is niet te wijzigen in de export; zet terug wat er stond ('1').",
    )


@pytest.mark.parametrize(("number", "said"), [("#REF!", "een fout (#REF!)"), (True, "'WAAR'")])
def test_a_new_row_has_no_error_for_a_number(number: SheetCell, said: str) -> None:
    row = {"Regel": number, "Titel": "Nieuw", "Maand": Decimal(5)}
    [objection] = found(lambda given: given["Planning"].append(row))
    assert isinstance(objection, Objection)
    assert objection.where == "Planning, rij 4 (Nieuw), Regel"
    assert said in objection.reason


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("!!!", "krijgt geen id, want in '!!!' staat geen letter van a tot z of cijfer."),
        ("Полиция", "krijgt geen id"),
        ("Allen!", "heet zoals wat er al staat, met id 'allen'; kies een andere naam."),
    ],
)
def test_a_new_party_has_a_name_of_its_own(name: str, said: str) -> None:
    [objection] = found(lambda given: given["Rollen"].append({"Id": None, "Naam": name}))
    assert isinstance(objection, Objection)
    assert objection.reason.startswith(said)


def test_what_a_workbook_of_before_says_of_indicators_is_passed_over() -> None:
    sheet: Mapping[str, SheetGrid] = {
        "Indicatoren": [["Actie", "Indicator", "Titel"], ["jeugd.a", 1, "A"]]
    }
    figures = "indicators: [{title: A, realised: [{value: 3}]}]"
    known = {table.name: table for table in tables(programme(figures))}
    assert as_exported([known["indicators"], known["indicator_points"]], sheet) == (
        replace(known["indicator_points"], rows=()),
    )


def test_a_heading_of_before_is_that_of_now() -> None:
    def before(given: Sheets) -> None:
        for rows in given.values():
            for row in rows:
                for now in [key for key in row if key.endswith(" onze lezing")]:
                    noun, *_ = now.split()
                    row[f"{noun} afgeleid"] = row.pop(now)

    assert found(before) == []
