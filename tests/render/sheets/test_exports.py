"""What each form of an export holds, read back by the library of that form."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from tests.cases import cases
from tests.samples import HEAD, WHOLE, programme
from tests.workbooks import cell, opened, put, saved, under
from uvp_cli.changes.amendments import Objection, Sheets, differences
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import account
from uvp_cli.queries.tidy import tables
from uvp_cli.queries.tidy_columns import ExportRow, ExportTable, Type
from uvp_cli.queries.tidy_names import named
from uvp_cli.render import untrusted
from uvp_cli.render.sheets import (
    csv_folder,
    layout,
    opendocument,
    parquet,
    returned,
    sqlite,
    workbook,
)
from uvp_cli.render.untrusted import Damaged, TooLarge
from uvp_cli.reports.export import Source, source_of
from uvp_cli.reports.terms import VALUES

PROGRAMME = programme(WHOLE)
TABLES = tables(PROGRAMME)
READ = named(TABLES)
SOURCE = source_of(Loaded(PROGRAMME, "proef.yaml"), "proef.yaml", "0" * 64, "1.2.3")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@cache
def written() -> bytes:
    """The workbook of these tables."""
    return workbook.workbook(TABLES, SOURCE)


@cache
def read_book() -> Any:
    """That workbook as openpyxl reads it, for tests that only look."""
    return load_workbook(io.BytesIO(written()))


def table(name: str, of: tuple[ExportTable, ...] = TABLES) -> ExportTable:
    return next(each for each in of if each.name == name)


def test_the_source() -> None:
    expected = Source(
        "uvp-proef-2026", "proef", 2026, "proef.yaml", "0" * 64, "1.2.3", SOURCE.packed
    )
    assert expected == SOURCE


# Sheets


@cases(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_letters(index: int, letters: str) -> None:
    assert layout.column_letters(index) == letters


def test_the_summary_has_the_hours_of_each_municipality_and_theme() -> None:
    summary = layout.sheets(TABLES)[0]
    assert [each.title for each in summary.headings] == [
        *("Id", "Gemeente", "Jeugd en Veiligheid", "Overige acties"),
        *("Eigen", "Aandeel", "Op aanname", "Totaal", "Laag", "Hoog"),
    ]
    *each, total = summary.rows
    for gemeente, row in zip(PROGRAMME.gemeenten, each, strict=True):
        asked = account(PROGRAMME, gemeente.id)
        figures = [cell.value for cell in row if isinstance(cell, layout.Formula)]
        totals = asked.totals
        assert figures == [
            *(theme.hours for theme in asked.by_theme.values()),
            *(totals.own, totals.shared, totals.assumed, totals.hours, totals.low, totals.high),
        ]
    together = account(PROGRAMME).totals
    figures = [cell.value for cell in total if isinstance(cell, layout.Formula)]
    assert figures[2:] == [together.own, together.shared, together.assumed, together.hours]


def test_a_programme_without_hours_has_an_empty_summary() -> None:
    summary = layout.sheets(tables(programme()))[0]
    assert [each.title for each in summary.headings][2:4] == ["Eigen", "Aandeel"]
    assert all(
        cell.value is None
        for row in summary.rows
        for cell in row
        if isinstance(cell, layout.Formula)
    )


# Excel


def test_a_workbook_has_every_table_with_real_figures_dates_and_text() -> None:
    book = read_book()
    assert sorted(book.sheetnames) == sorted(["Overzicht", *(each.title for each in TABLES), "uvp"])
    for each in READ:
        rows = list(book[each.title].iter_rows(values_only=True))
        assert rows[0] == tuple(column.title for column in each.columns)
        kinds = [column.type for column in each.columns]
        assert [plain(row, kinds) for row in rows[1:]] == [in_dutch(row, each) for row in each.rows]


def in_dutch(row: ExportRow, table: ExportTable) -> tuple[Any, ...]:
    """The cells of a row as a sheet shows them."""
    return tuple(
        layout.said(cell, column) for cell, column in zip(row.cells, table.columns, strict=True)
    )


def plain(row: tuple[Any, ...], kinds: list[Type]) -> tuple[Any, ...]:
    """A row in which a real date is ISO text again, and a figure exact."""
    for value, kind in zip(row, kinds, strict=True):
        assert value is None or isinstance(value, date) is (kind is Type.DATE)
    return tuple(map(exact, row))


def exact(cell: Any) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return Decimal(repr(cell)) if isinstance(cell, float) else cell


def test_text_is_never_a_formula_and_totals_are() -> None:
    book = read_book()
    name = cell(book["Afdelingen"], "Naam")
    assert (name.value, name.data_type, name.number_format) == ("=Openbare Orde", "s", "@")
    formulas = [
        (sheet.title, each.value)
        for sheet in book
        for row in sheet.iter_rows()
        for each in row
        if each.data_type == "f"
    ]
    assert {title for title, _ in formulas} == {"Overzicht"}
    assert formulas[0][1] == (
        '=IF(COUNTIFS(Uren!$K$2:$K$13,">=0",Uren!$C$2:$C$13,"noord",Uren!$F$2:$F$13,"jeugd")=0,"",'
        'SUMIFS(Uren!$K$2:$K$13,Uren!$C$2:$C$13,"noord",Uren!$F$2:$F$13,"jeugd"))'
    )
    assert str(formulas[1][1]).endswith('Uren!$F$2:$F$13,"="))')
    assert formulas[-1][1] == (
        '=IF(COUNTIFS(Overzicht!$H$2:$H$4,">=0")=0,"",SUM(Overzicht!$H$2:$H$4))'
    )


def test_each_formula_has_its_outcome_beside_it() -> None:
    summary = layout.sheets(TABLES)[0]
    found = load_workbook(io.BytesIO(written()), data_only=True)["Overzicht"]
    rows = list(found.iter_rows(min_row=2, values_only=True))
    assert [tuple(map(exact, row)) for row in rows] == [
        tuple(cell.value if isinstance(cell, layout.Formula) else cell for cell in row)
        for row in summary.rows
    ]


def test_beside_each_id_of_something_else_stands_what_it_is_called() -> None:
    book = read_book()
    for each in TABLES:
        headings = [cell.value for cell in book[each.title][1]]
        referring = [column.title for column in each.columns if column.refers]
        assert not [title for title in referring if f"{title} (naam)" not in headings], each.title
    links = list(book["Acties - afdelingen"].iter_rows(max_row=2, values_only=True))
    assert links[0] == ("Actie", "Volgnummer", "Actie (naam)", "Afdeling", "Afdeling (naam)")
    parties = {row.cells[0]: row.cells[1] for row in table("departments").rows}
    assert links[1][4] == parties[str(links[1][3])]


def test_a_workbook_of_before_names_and_places_in_words_comes_back_too() -> None:
    older: Sheets = {
        sheet.title: [
            [column.title for column in sheet.columns],
            *(list(row.cells) for row in sheet.rows),
        ]
        for sheet in TABLES
    }
    assert not list(differences(READ, older, layout.shown, {}, VALUES))


def test_a_name_beside_an_id_cannot_be_changed_there() -> None:
    def rename(book: Any) -> None:
        put(book["Acties - afdelingen"], "Afdeling (naam)", "Anders")

    back = returned.read(changed(rename))
    [objection] = differences(READ, back.sheets, layout.shown, layout.computed(TABLES), VALUES)
    assert isinstance(objection, Objection)
    assert "Afdeling (naam)" in objection.where
    assert "is niet te wijzigen in de export" in objection.reason


def test_a_place_is_in_words() -> None:
    place = next(column for column in table("remarks").columns if column.key == "place")
    assert layout.shown("themes[0].actions[1].capacity", place) == "Thema 1, actie 2, capaciteit"
    assert layout.shown("introduction[1]", place) == "Inleiding 2"
    remarks = read_book()["Kanttekeningen"]
    places = [row.value for row in remarks[cell(remarks, "Plaats").column_letter]]
    assert not [each for each in places if each and "[" in each]


def test_a_sheet_is_easy_to_read() -> None:
    book = read_book()
    sheet = book["Acties"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", sheet.dimensions)
    assert max(each.width for each in sheet.column_dimensions.values()) <= layout.WIDEST
    colours = {cell.value: cell.fill.fgColor.rgb for cell in sheet[1]}
    assert (colours["Titel"], colours["Id"]) == ("FFDDEBF7", "FFD9D9D9")
    assert book["uvp"].sheet_state == "hidden"


def test_what_people_read_comes_first_and_what_is_empty_last() -> None:
    written_in_order = layout.sheets(TABLES)
    titles = [sheet.title for sheet in written_in_order]
    assert titles[:4] == ["Overzicht", "Uren", "Acties", "Planning"]
    kinds = [(not sheet.rows, " - " in sheet.title) for sheet in written_in_order]
    assert kinds == sorted(kinds)
    book = read_book()
    for sheet in written_in_order:
        tab = book[sheet.title].sheet_properties.tabColor
        assert (tab is not None and tab.rgb == "FFBFBFBF") is sheet.aside, sheet.title
    assert [sheet.title for sheet in written_in_order if sheet.drawn] == ["Overzicht"]


def test_the_summary_has_a_bar_for_each_municipality_with_a_part_for_each_theme() -> None:
    book = read_book()
    [chart] = book["Overzicht"]._charts
    assert (chart.type, chart.grouping) == ("bar", "stacked")
    assert [part.tx.strRef.f for part in chart.series] == ["'Overzicht'!C1", "'Overzicht'!D1"]
    assert {part.cat.numRef.f for part in chart.series} == {"'Overzicht'!$B$2:$B$4"}
    assert book["Overzicht"].column_dimensions["A"].hidden
    without: Any = load_workbook(io.BytesIO(workbook.workbook(tables(programme()), SOURCE)))
    assert not without["Overzicht"]._charts


def test_a_sheet_is_printed_across_with_its_headings_and_title_on_each_page() -> None:
    book = read_book()
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$1:$1")
        # With a column, LibreOffice takes a time that grows with the square of the sheets.
        beside = sheet.page_setup.fitToWidth > 1
        assert sheet.print_title_cols == ("$A:$A" if beside else None), sheet.title
        assert sheet.oddHeader.left.text == f"UVP Proef 2026: {sheet.title}"
        assert {cell.font.name for cell in sheet[1]} == {"Calibri"}
    assert book["Overzicht"].page_setup.fitToWidth == 1
    styles = part(opendocument.spreadsheet(TABLES, SOURCE), "styles.xml").decode()
    assert "UVP Proef 2026: <text:sheet-name>" in styles
    assert 'style:print-orientation="landscape"' in styles


def test_behind_a_name_stands_what_other_sheets_list_of_it() -> None:
    of = tables(
        programme(
            "roles: [{id: allen, name: Allen}]\ndepartments: [{id: oov, name: OOV}]\n"
            "planning:\n  - {title: Zomer, period: {name: Zomer, months: [7, 8]},"
            " responsible: [allen, oov]}\n  - {title: Later, month: 12}"
        )
    )
    planning = table("planning", named(of))
    listed = [index for index, each in enumerate(planning.columns) if each.key.endswith("_names")]
    assert [planning.columns[index].title for index in listed] == ["Maanden (namen)", "Wie (namen)"]
    assert [[row.cells[index] for index in listed] for row in planning.rows] == [
        ["juli en augustus", "Allen; OOV"],
        ["december", None],
    ]
    back = returned.read(workbook.workbook(of, SOURCE))
    assert not list(differences(named(of), back.sheets, layout.shown, layout.computed(of), VALUES))


def test_figures_are_shown_as_they_are_typed() -> None:
    book = read_book()
    assert cell(book["Ramingen"], "Uren").number_format == "General"
    # What nobody types is whole hours, or as it was worked out.
    assert cell(book["Overzicht"], "Jeugd en Veiligheid").number_format == "#,##0"
    assert cell(book["Uren"], "Eigen").number_format == "#,##0"
    assert cell(book["Uren"], "Op aanname").number_format == "General"
    assert cell(book["Financiën"], "Bedrag").number_format == "#,##0.00"


def test_a_spreadsheet_offers_what_can_be_chosen() -> None:
    book = read_book()
    estimates, money = book["Ramingen"], book["Financiën"]
    [listed] = estimates.data_validations.dataValidation
    assert str(listed.sqref) == under(estimates, "Grondslag")
    assert listed.formula1 == '"per gemeente,gezamenlijk,per persoon"'
    assert listed.error == "Kies uit: per gemeente, gezamenlijk, per persoon."
    offered = {str(each.sqref): each.formula1 for each in money.data_validations.dataValidation}
    assert offered == {
        under(money, "Soort"): (
            '"bedrag,geen extra middelen nodig,binnen bestaande budgetten,nog niet bekend"'
        ),
        under(money, "Post"): '"kosten,inkomsten,uit reserves"',
        under(money, "Grondslag"): '"per gemeente,gezamenlijk"',
        under(money, "Terugkerend"): '"structureel,incidenteel"',
    }
    assert not book["Maatregelen"].data_validations.dataValidation
    version = cell(book["Programma"], "Versie", row=1)
    assert (version.value, version.fill.fgColor.rgb) == ("Versie", "FFD9D9D9")


def test_a_workbook_comes_back_as_it_went() -> None:
    back = returned.read(written())
    assert back.facts == SOURCE.facts
    assert list(differences(READ, back.sheets, layout.shown, layout.computed(TABLES), VALUES)) == []


def test_control_characters_in_text_do_not_break_a_spreadsheet() -> None:
    text = "\\x07\\x1b[31m\\uFFFE ]]> <b>&amp;\\r"
    head = HEAD.replace("name: Noord,", f'name: "{text}",')
    hostile = tables(
        programme(WHOLE.replace("title: Jeugd en Veiligheid", f'title: "{text}"'), head)
    )
    back = returned.read(workbook.workbook(hostile, SOURCE))
    assert (
        list(
            differences(named(hostile), back.sheets, layout.shown, layout.computed(hostile), VALUES)
        )
        == []
    )
    ET.fromstring(part(opendocument.spreadsheet(hostile, SOURCE), "content.xml"))  # noqa: S314


def changed(change: Callable[[Any], None]) -> bytes:
    """The workbook as somebody saved it again."""
    book = opened(written())
    change(book)
    return saved(book)


def test_a_stray_format_in_a_far_corner_makes_no_cells() -> None:
    def stray(book: Any) -> None:
        book["Rollen"]["XFD1048576"].number_format = "0.00"

    found = returned.read(changed(stray)).sheets["Rollen"]
    assert found == [["Id", "Naam"], ["allen", "Allen"]]


@pytest.mark.parametrize(
    ("corner", "reason"),
    [
        ("XFD9", "op blad Rollen iets in kolom XFD, ver naast de tabel"),
        ("A1048576", "op blad Rollen meer dan 200.000 rijen"),
    ],
)
def test_a_cell_far_outside_the_table_is_refused_before_it_makes_cells(
    corner: str, reason: str
) -> None:
    def fill(book: Any) -> None:
        book["Rollen"][corner] = 1

    with pytest.raises(TooLarge, match=reason):
        returned.read(changed(fill))


def test_empty_rows_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned, "MAX_ROWS", 20)
    content = respelled(b"</sheetData>", b"<row/>" * 30 + b"</sheetData>")
    with pytest.raises(TooLarge, match="meer dan 20 rijen"):
        returned.read(content)


def respelled(old: bytes, new: bytes) -> bytes:
    """The workbook with something else in the text of its sheets."""
    content = io.BytesIO()
    with ZipFile(io.BytesIO(written())) as archive, ZipFile(content, "w", ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            data = archive.read(name)
            copy.writestr(name, data.replace(old, new) if "/sheet" in name else data)
    return content.getvalue()


@pytest.mark.parametrize(
    ("spelled", "read"),
    [
        (b"Al_x000D_\nlen", "Al\nlen"),
        (b"Al_x000d_len", "Al\nlen"),
        (b"Al_x0009_len", "Al\tlen"),
        (b"Al_x005F_x0041_len", "Al_x0041_len"),
        (b"Al_xD83D_len", "Al_xD83D_len"),
        (b"Al_x12_x005f_len", "Al_x12_len"),
    ],
)
def test_the_codes_of_a_spreadsheet_are_read_as_their_characters(spelled: bytes, read: str) -> None:
    sheets = returned.read(respelled(b"<t>Allen</t>", b"<t>" + spelled + b"</t>")).sheets
    assert sheets["Rollen"][1][1] == read


def test_a_shared_text_is_read_as_one_in_its_cell() -> None:
    """Excel and LibreOffice keep texts in a part of their own."""
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<si><t>x005F_ en _x005F_x0041_ en _x000D_</t></si></sst>"
    )
    [*found] = returned._strings(io.BytesIO(strings))
    assert [returned._decoded(text) for text in found] == ["x005F_ en _x0041_ en \n"]


def test_text_that_looks_like_a_code_goes_out_and_comes_back_as_it_was() -> None:
    texts = ["_x0041_", "a_x000d_b", "_x005F_x0043_", "__x0042__", "_x41_"]
    roles = ", ".join(f"{{id: r{number}, name: '{text}'}}" for number, text in enumerate(texts))
    content = workbook.workbook(tables(programme(f"roles: [{roles}]")), SOURCE)
    assert [row[1] for row in returned.read(content).sheets["Rollen"][1:]] == texts
    raw = [str(row[1].value) for row in load_workbook(io.BytesIO(content))["Rollen"].iter_rows(2)]
    assert [text for text in raw if "_x005F_x" not in text] == ["_x41_"]


def foreign() -> bytes:
    content = io.BytesIO()
    Workbook().save(content)
    return content.getvalue()


@cases(
    "content",
    [b"", b"geen zip", foreign(), opendocument.spreadsheet(TABLES, SOURCE)],
)
def test_another_file_is_not_ours(content: bytes) -> None:
    with pytest.raises(returned.NotOurs):
        returned.read(content)


def test_a_part_of_a_workbook_is_damaged() -> None:
    with pytest.raises(Damaged):
        returned.read(written()[:-2000])


def test_a_workbook_that_unpacks_without_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    content = written()
    monkeypatch.setattr(untrusted, "MAX_UNPACKED", 10 * len(content))
    assert returned.read(content).facts == SOURCE.facts
    bomb = io.BytesIO(content)
    with ZipFile(bomb, "a", ZIP_DEFLATED) as archive:
        archive.writestr("bom.xml", b" " * 10 * len(content))
    with pytest.raises(TooLarge):
        returned.read(bomb.getvalue())


# OpenDocument


def part(content: bytes, name: str) -> bytes:
    with ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def test_a_spreadsheet_has_the_same_cells() -> None:
    content = opendocument.spreadsheet(TABLES, SOURCE)
    root = ET.fromstring(part(content, "content.xml"))  # noqa: S314 (our own)
    found = {
        sheet.get(f"{TABLE}name"): [
            [cell_value(cell) for cell in row] for row in sheet.iter(f"{TABLE}table-row")
        ]
        for sheet in root.iter(f"{TABLE}table")
    }
    assert list(found) == [sheet.title for sheet in layout.sheets(TABLES)]
    assert set(found) == {"Overzicht", *(each.title for each in TABLES)}
    for each in READ:
        assert found[each.title] == [
            [column.title for column in each.columns],
            *(list(in_dutch(row, each)) for row in each.rows),
        ]


def cell_value(cell: ET.Element) -> Any:
    """A cell of OpenDocument as our tables have it."""
    match cell.get(f"{OFFICE}value-type"):
        case "float":
            return Decimal(cell.get(f"{OFFICE}value", ""))
        case "date":
            return cell.get(f"{OFFICE}date-value")
        case "boolean":
            return cell.get(f"{OFFICE}boolean-value") == "true"
        case "string":
            return "\n".join("".join(each.itertext()) for each in cell.iter(f"{TEXT}p"))
    return None


def test_a_spreadsheet_is_known_by_its_first_bytes_and_has_formulas() -> None:
    content = opendocument.spreadsheet(TABLES, SOURCE)
    with ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    text = part(content, "content.xml").decode()
    assert ";SUM([$Overzicht.$H$2:.$H$4]))" in text
    assert "table:target-range-address=\"'Thema''s'.$A$1:" in unescape(text)


def test_spaces_and_lines_are_kept_in_a_spreadsheet() -> None:
    cell = '" twee  spaties\\n\\ten een tab "'  # to the letter; around other texts it is layout
    of = tables(programme(f"adoption: {{status: concept, decisions: [{{by: A, cell: {cell}}}]}}"))
    text = part(opendocument.spreadsheet(of, SOURCE), "content.xml").decode()
    assert (
        '<text:p><text:s text:c="1"/>twee<text:s text:c="2"/>spaties</text:p>'
        '<text:p><text:tab/>en een tab<text:s text:c="1"/></text:p>'
    ) in text


# SQLite


def test_a_database_has_every_row_and_its_references_hold() -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(sqlite.database(TABLES, SOURCE))
    for each in TABLES:
        rows = connection.execute(f'SELECT * FROM "{each.name}"').fetchall()  # noqa: S608
        assert [tuple(map(exact, row)) for row in rows] == [row.cells for row in each.rows]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = connection.execute("PRAGMA foreign_key_list(exceptions)").fetchall()
    assert {(row[2], row[3], row[4]) for row in keys} == {
        ("estimates", "action", None),
        ("estimates", "estimate", None),
        ("gemeenten", "gemeente", None),
    }
    assert connection.execute("PRAGMA application_id").fetchone() == (sqlite.APPLICATION,)
    assert dict(connection.execute("SELECT * FROM export").fetchall()) == SOURCE.facts
    connection.close()


# Parquet


def test_parquet_has_every_row_with_the_types_of_the_columns() -> None:
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    files = parquet.files(TABLES, SOURCE)
    for each in TABLES:
        place = f"{each.name}/region=proef/year=2026/uvp-proef-2026.parquet"
        found = pq.read_table(io.BytesIO(files.pop(place)))
        kinds = [column.type for column in each.columns]
        rows = [tuple(row.values()) for row in found.to_pylist()]
        assert [plain(row, kinds) for row in rows] == [row.cells for row in each.rows]
        assert found.schema.metadata[b"uvp"] == b"1.2.3"
    assert not files


def test_a_folder_of_parquet_is_one_data_set_in_which_no_folder_hides_a_column(
    tmp_path: Path,
) -> None:
    import pyarrow.parquet as pq

    names = {
        part.partition("=")[0]
        for name in parquet.files(TABLES, SOURCE)
        for part in name.split("/")
        if "=" in part
    }
    assert names == {"region", "year"}
    for name, content in parquet.files(TABLES, SOURCE).items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(content)
    for each in TABLES:
        assert not names & {column.key for column in each.columns}
        found = pq.read_table(tmp_path / each.name)
        assert found.column_names == [*(column.key for column in each.columns), "region", "year"]
        assert found.num_rows == len(each.rows)


def test_an_empty_table_has_the_same_types() -> None:
    import pyarrow.parquet as pq

    def types(of: tuple[ExportTable, ...]) -> list[tuple[str, list[str]]]:
        files = parquet.files(of, SOURCE)
        return [
            (name, [str(each.type) for each in pq.read_schema(io.BytesIO(content))])
            for name, content in files.items()
        ]

    assert types(tables(programme())) == types(TABLES)


# CSV


def test_a_folder_of_csv_has_every_table_under_english_keys() -> None:
    files = csv_folder.files(TABLES, SOURCE)
    assert set(files) == {f"{each.name}.csv" for each in TABLES} | {"export.csv"}
    lines = list(csv.reader(io.StringIO(files["departments.csv"].decode())))
    assert lines == [["department", "name"], ["oov", "'=Openbare Orde"], ["inkoop", "Inkoop"]]
    lines = list(csv.reader(io.StringIO(files["exceptions.csv"].decode())))
    assert lines[2] == ["jeugd.uitgaan", "2", "1", "noord", "30.5"]


def test_a_folder_of_csv_says_of_what_it_is_and_that_it_is_a_part() -> None:
    part = replace(SOURCE, state="DEEL: met ketenpartner Politie", part="met ketenpartner Politie")
    lines = list(csv.reader(io.StringIO(csv_folder.files(TABLES, part)["export.csv"].decode())))
    assert lines[:2] == [["field", "text"], ["programme", "uvp-proef-2026"]]
    assert ["state", "DEEL: met ketenpartner Politie"] in lines
    dutch = csv_folder.files(TABLES, part, ";")["export.csv"].decode("utf-8-sig")
    assert dutch.startswith("Gegeven;Tekst")
