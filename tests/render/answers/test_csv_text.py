from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from uvp_cli.render import answers
from uvp_cli.render.answers.csv_text import CSV, EXCEL, TSV, Dialect, write
from uvp_cli.reports.tables import Cell, Column, For, Kind, Outline, Report, Row, Table


def written(content: Table | Outline, dialect: Dialect = CSV) -> str:
    stream = io.StringIO(newline="")
    write(Report(content), stream, dialect)
    return stream.getvalue()


def cell(value: Cell) -> str:
    """One cell as a program reads it back."""
    table = Table("T", "B", (Column("a", "A"), Column("b", "B")), (Row((value, "x")),))
    header, line = csv.reader(io.StringIO(written(table), newline=""))
    assert header == ["a", "b"]
    assert line[1] == "x"
    return line[0]


def test_a_table_gives_data_rows_under_english_keys() -> None:
    table = Table(
        title="Uren",
        subtitle="Bron",
        columns=(
            Column("action", "Id", reader=For.PROGRAMS),
            Column("title", "Actie"),
            Column("basis", "Grondslag", reader=For.PEOPLE),
            Column("hours", "Uren", Kind.HOURS),
            Column("assumed", "Aanname", reader=For.PROGRAMS),
        ),
        rows=(
            Row(("Jeugd",), "section"),
            Row(("jeugd.a", "Eén, twee", "per gemeente", Decimal("26.67"), False), marks=(1,)),
            Row(("jeugd.b", 'Het "net"', "gezamenlijk", Decimal("10.00"), True)),
            Row((None, "Subtotaal", None, Decimal("36.67"), None), "subtotal"),
            Row((None, "Totaal", None, Decimal("36.67"), None), "total"),
        ),
        footnotes=("Noot.",),
        notes=("Opmerking.",),
    )
    assert written(table) == (
        "action,title,hours,assumed\n"
        'jeugd.a,"Eén, twee",26.67,false\n'
        'jeugd.b,"Het ""net""",10,true\n'
    )


def test_a_table_without_rows_still_has_its_header() -> None:
    assert written(Table("T", "B", (Column("a", "A"), Column("b", "B")), ())) == "a,b\n"


@cases(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ("gewoon", "gewoon"),
        ("met\nregel", "met regel"),
        ("met\r\n  regel\n", "met regel"),
        ("een lijst:\n- a\n- b", "een lijst:\n- a\n- b"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (1066, "1066"),
        (-3, "-3"),
        (Decimal("1066.5"), "1066.5"),
        (Decimal("0.1"), "0.1"),
        (Decimal("33.33"), "33.33"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-7.5"), "-7.5"),
        ((), ""),
        (("Politie",), "Politie"),
        (("Politie", "Halt, Zuid\n"), "Politie | Halt, Zuid"),
    ],
)
def test_a_cell_is_written_for_programs(value: Cell, text: str) -> None:
    assert cell(value) == text


@cases("start", ["=", "+", "-", "@", "\t"])
def test_text_that_a_spreadsheet_takes_for_a_formula_is_guarded(start: str) -> None:
    assert cell(f"{start}SUM(A1)") == f"'{start}SUM(A1)"
    assert cell((f"{start}SUM(A1)", "x")) == f"'{start}SUM(A1) | x"


def test_text_that_begins_with_a_carriage_return_is_guarded() -> None:
    assert written(Outline("A", text="\r=1+1")) == 'part,field,text\nA,,"\'\n=1+1"\n'
    assert cell("\r=1+1") == "'=1+1"


@cases("text", ["10-20", "a=b", "mail@adres", " =1", "'aanhaling"])
def test_other_text_is_not_guarded(text: str) -> None:
    assert cell(text) == text


def test_an_outline_gives_one_line_per_fact() -> None:
    outline = Outline(
        "Thema: Jeugd",
        "Bron",
        (("Id", "jeugd"), ("Inhoud", "=1+1")),
        (
            Outline(
                "Acties",
                children=(
                    Outline("Uitgaan", fields=(("Uren", "10"), ("Looptijd", "1 jaar"))),
                    Outline("Toolbox"),
                ),
            ),
        ),
    )
    assert written(outline) == (
        "part,field,text\n"
        "Thema: Jeugd,Id,jeugd\n"
        "Thema: Jeugd,Inhoud,'=1+1\n"
        "Thema: Jeugd > Acties > Uitgaan,Uren,10\n"
        "Thema: Jeugd > Acties > Uitgaan,Looptijd,1 jaar\n"
        "Thema: Jeugd > Acties > Toolbox,,Toolbox\n"
    )


def test_text_as_it_is_is_one_fact() -> None:
    outline = Outline("UVP301", children=(Outline("Fout", text="a: 1\n=b"),))
    assert written(outline) == 'part,field,text\nUVP301 > Fout,,"a: 1\n=b"\n'


FIGURES = Table(
    "T",
    "B",
    (Column("a", "A"), Column("b", "B", Kind.HOURS), Column("c", "C")),
    (
        Row(("Eén; twee, drie", Decimal("26.67"), "1.066,5")),
        Row(("versie 1.2", Decimal("1066.5"), ("a", "b.c"))),
        Row(("=1.5", Decimal(-7), True)),
    ),
)


def test_excel_gets_a_mark_semicolons_and_figures_with_a_comma() -> None:
    assert written(FIGURES, EXCEL) == (
        '\ufeffA;B;C\n"Eén; twee, drie";26,67;1.066,5\nversie 1.2;1066,5;a | b.c\n\'=1.5;-7;ja\n'
    )


def test_tsv_has_tabs_between_cells() -> None:
    assert written(FIGURES, TSV) == (
        "a\tb\tc\nEén; twee, drie\t26.67\t1.066,5\nversie 1.2\t1066.5\ta | b.c\n'=1.5\t-7\ttrue\n"
    )


@cases(
    ("text", "line"),
    [
        ("een\ttwee", "een twee"),
        ("een\ntwee", "een twee"),
        ("een\r\ntwee", "een twee"),
        ("een\rtwee", "een twee"),
        ("\t=1+1", "' =1+1"),
        ('"net" zo', '"""net"" zo"'),
    ],
)
def test_a_cell_of_tsv_is_on_one_line(text: str, line: str) -> None:
    table = Table("T", "B", (Column("a", "A"),), (Row((text,)),))
    assert written(table, TSV) == f"a\n{line}\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3))
def test_every_dialect_reads_back_as_the_same_cells(texts: list[str]) -> None:
    table = Table("T", "B", (Column("a", "A"), Column("b", "B")), (Row(("x", " ".join(texts))),))
    (_, plain), (_, excel), (_, tsv) = (
        csv.reader(
            io.StringIO(written(table, each).removeprefix("\ufeff"), newline=""),
            delimiter=each.delimiter,
        )
        for each in (CSV, EXCEL, TSV)
    )
    assert excel == plain
    assert tsv == [re.sub(r"[\t\n]", " ", cell) for cell in plain]


UNSAFE = "\x00\x1b[31m\x7f\x85\x9b\u202e\u2066\u200b\ufeff"


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_a_format_for_programs_sends_no_control_characters_when_it_is_printed(form: str) -> None:
    text = f"Eén {UNSAFE} 👩\u200d👧"
    columns = (Column("title", "Titel"),)
    stream = io.StringIO()
    answers.write(Report(Table("T", "", columns, (Row((text,)),)), {"title": text}), form, stream)
    assert not set(UNSAFE) & set(stream.getvalue()) - set("[31m")
    assert "👩\u200d👧" in stream.getvalue()
    if form == "json":
        assert json.loads(stream.getvalue()) == {"title": text}
    else:
        assert r"Eén \x00\x1b[31m\x7f\x85\x9b\u202e\u2066\u200b\ufeff" in stream.getvalue()
